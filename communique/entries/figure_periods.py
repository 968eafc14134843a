"""Which period a quantity of a sentence covers, and which one a change is relative to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from communique.entries.context import Context
from communique.entries.dates import DateMention, period_before
from communique.entries.figure_back import LookingBack
from communique.entries.figure_clauses import Surroundings
from communique.entries.figure_comparisons import USED
from communique.entries.lexicon import lexicon
from communique.entries.quantities import Quantity
from communique.period import month_range, year_before
from communique.words.load import Words

_TOLD: Final = frozenset(("same", "told"))  # what goes back to the period told of before
_UNDATED: Final = frozenset({"interval", "past", "fiscal", "season", "quarter"})
_NEXT, _WITH, _ALIKE = 4, 6, 11  # tokens to the next quantity of a run that shares a date
_NEAR_SAME: Final = 4  # tokens between a level and "the same period of 2024"
_NEAR_LEVEL: Final = 6  # tokens of a date before "figure of"
_ONE_YEAR: Final = 4  # characters of a year
_YEARS: Final = frozenset({"year", "fiscal", "interval"})
_VERB: Final = 6  # tokens before a quantity in which its verb stands


def settle_fiscal_years(context: Context) -> None:
    """Give the fiscal years among the document's dates their months: of the country named, else of who reports."""
    if not any(d.kind == "fiscal" for d in context.dates):
        return
    periods = Periods(context, Surroundings(context))
    context.dates = [replace(d, iso=periods.iso(d)) if d.kind == "fiscal" else d for d in context.dates]


@cache
def _weather(language: Words) -> frozenset[str]:
    """The units of the weather."""
    return frozenset(group["unit"] for group in language.of("unit") if group.get("weather"))


class Periods(LookingBack):
    """The periods of the sentences of one document."""

    def __init__(self, context: Context, around: Surroundings) -> None:
        super().__init__(context, around)
        language = context.page.language
        self.to_come = lexicon(language.language, "to_come")
        self.since = language.wordset("link", sense="since")
        self.weather = _weather(language)
        self.pending: DateMention | None = None  # "a year earlier" of a sentence without a period of its own

    def of(self, q: Quantity, row: Sequence[Quantity], is_change: bool, is_trade: bool) -> tuple[str | None, bool]:
        """The period of a quantity of a sentence with these quantities, and whether the sentence gives it."""
        start, stop = self.around.sentence(q.start)
        self.pending = None
        dates = [d for d in self.context.dates_in(start, stop) if self.is_used(d, start)]
        dates = [d for d in dates if not self.is_elsewhere(d, q)]
        dates = [d for d in dates if d.kind != "since" or not self.is_apart(d, q)]
        if is_change and self.is_since_event(q, dates):
            return None, True
        if not is_change and self.is_last_total(q, start):
            return (year_before(self.context.published[:4]) if self.context.published else None), True
        step = self.step_behind(q) if is_change else None
        dates = [d for d in dates if d is not step and not (is_change and self.is_level_of(d, q))]
        of_level = not is_change and q.first > 2 and self.page.words[q.first - 2] in self.role["level_noun"]
        named = self.level_of(q) if of_level else None
        if named is not None:
            return self.flow(named, is_trade), True
        launched = None if is_change else self.since_launch(q, start)
        if launched is not None:
            return launched, True
        behind = self.right_behind(q, row, dates)
        if behind is not None and not (self.around.follows_to(q) and self.is_step(behind, row)):
            return self.flow(behind, is_trade), True
        if not is_change and (self.holds_now(q) or self.is_today(q, start)):
            return None, True
        back = None if is_change else self.told_back(q)
        if back is not None:
            return back, True
        same = None if is_change else self.same_later(q, row)
        if same is not None:
            return same, True
        told = self._against_another(q, row, dates, is_change, is_trade)
        return told if told is not None else self._by_head(q, row, dates, is_change, is_trade)

    def _against_another(
        self, q: Quantity, row: Sequence[Quantity], dates: list[DateMention], is_change: bool, is_trade: bool
    ) -> tuple[str | None, bool] | None:
        """The period that is told against another one: a year earlier, then, from; `None` where none is."""
        owned = self.owned_by(q)
        if owned is not None:
            base = self.head(q, row, [d for d in dates if d.stop < owned.start], is_trade)
            return (period_before(owned, self.iso(base)) if base is not None else None), base is not None
        then = self.told_when(q, self.around.sentence(q.start)[0])
        if then is not None:
            base = self.head(q, row, [d for d in dates if d.stop < then.start], is_trade)
            if then.kind != "before":
                return self.iso(then), True
            self.pending = None if base is not None else then
            return (period_before(then, self.iso(base)) if base is not None else None), base is not None
        back = None if is_change else self.led_back(q, row)
        if back is not None:
            base = self.head(q, row, [d for d in dates if d.stop < back.start and not self.is_step(d, row)], True)
            self.pending = None if base is not None else back
            return (period_before(back, self.flow(base, is_trade)) if base else None), base is not None
        if is_change is False and q.role == "from":
            base = self.head(q, row, [d for d in dates if not self.is_step(d, row)], is_trade)
            period = self.iso(base) if base is not None else None
            return (period[:4] if self.is_years(period) else year_before(period or "")), base is not None
        if not is_change and self.is_from_before(q, row, dates):
            base = self.head(q, row, [d for d in dates if d.stop < q.first], is_trade)
            period = self.iso(base) if base is not None else None
            return (year_before(period) if period and self.is_one_year(period) else None), base is not None
        earlier = self.year_earlier(q, row)
        if earlier is not None:
            base = self.head(q, row, [d for d in dates if not self.is_tied(d, q, row, dates)], True)
            self.pending = None if base is not None else earlier
            return (period_before(earlier, self.flow(base, is_trade)) if base else None), base is not None
        bracketed = self.before_bracket(q)
        if bracketed is not None:
            own = [d for d in dates if not self.is_step(d, row)]
            base = self.head(q, row, own, True) if bracketed.kind == "before" else None
            return (period_before(bracketed, self.iso(base)) if base else self.iso(bracketed)), True
        return None

    def _by_head(
        self, q: Quantity, row: Sequence[Quantity], dates: list[DateMention], is_change: bool, is_trade: bool
    ) -> tuple[str | None, bool]:
        """The period of the clause, else of the sentence, of those dates that are tied to no other quantity."""
        if self.is_held(q) and not is_change:
            return None, True
        free = [d for d in dates if not self.is_tied(d, q, row, dates) and not self.is_step(d, row)]
        if self.is_cost_to_come(q):
            return None, True
        head = self.head(q, row, free, is_trade)
        if head is None and is_change and self.is_undated(q, row):
            return None, True
        if head is None:
            head = self.shared(q, row, free)
            if head is not None and head.kind in _YEARS and head.passed and not is_trade and self.is_now(q):
                return None, True  # employs 1,900 people and had sales of €612 million in 2023
        if head is None:
            return None, self.is_undated(q, row)
        period = self.flow(head, is_trade)
        return (period[-4:] if q.role == "to" and period and self.is_years(period) else period), True

    def same_later(self, q: Quantity, row: Sequence[Quantity]) -> str | None:
        """The period that a level rose to its own from: from 5 t in January-March 2023 to | 7 t in that of 2024."""
        behind = self.context.dates_in(q.last, min(q.last + _NEAR_SAME, self.around.segment(q.start)[1]))
        then = next((d for d in behind if d.kind == "before" and d.year is not None), None)
        before = [other for other in row if other.last <= q.first]
        if then is None or q.role != "to" or not before or before[-1].role != "from":
            return None
        told = [d for d in self.context.dates_in(before[-1].last, q.first) if d.kind in USED and d.iso]
        return period_before(then, self.iso(told[0])) if told else None

    def is_from_before(self, q: Quantity, row: Sequence[Quantity], dates: Sequence[DateMention]) -> bool:
        """Whether a level without a date is where the one before it rose from: to $340 million last year from $310."""
        found = self.held_by(q)
        if found is None or found[1]["sense"] != "from":
            return False
        if self.context.dates_in(q.last, self.around.segment(q.start)[1]):
            return False
        before = [other for other in row if other.last < q.first]
        if not before or (before[-1].unit, before[-1].sort) != (q.unit, q.sort) or q.unit == "1":
            return False
        return any(before[-1].last <= d.start < q.first for d in dates)

    @staticmethod
    def is_one_year(period: str) -> bool:
        return len(period) == _ONE_YEAR

    def level_of(self, q: Quantity) -> DateMention | None:
        """The date whose level a quantity is: compared to the first quarter 2022 figure of $1.2 billion."""
        at = q.first - 2
        if at < 1 or not self.around.reads(at + 1, "of") or not self.around.reads(at, "level_noun"):
            return None
        near = self.context.dates_in(max(0, at - _NEAR_LEVEL), at)
        return next((d for d in near if d.stop == at and d.kind in USED and d.iso), None)

    def is_tied(self, when: DateMention, q: Quantity, row: Sequence[Quantity], dates: Sequence[DateMention]) -> bool:
        """Whether a date stands right behind another quantity that is only held against one."""
        return any(
            (self.is_compared(other) or self.is_second_sum(other, row)) and self.right_behind(other, row, dates) is when
            for other in row
            if other is not q
        )

    def is_second_sum(self, q: Quantity, row: Sequence[Quantity]) -> bool:
        """Whether a bracket tells again what another quantity is held against: from $5 million (€4 million) in 2023."""
        if self.words[q.first - 1] != "(":
            return False
        return any(other.last == q.first - 1 and self.is_compared(other) for other in row)

    def is_undated(self, q: Quantity, row: Sequence[Quantity]) -> bool:
        """Whether the clause names a period that nothing dates: in the first seven months, in the last 12 months."""
        start = max([self.around.segment(q.start)[0], *(other.last for other in row if other.last <= q.first)])
        for when in self.context.dates_in(start, q.first):
            lasting = when.kind == "duration" and not when.link
            if when.iso is None and (when.link == "in" or lasting):
                past = not self.role["past_word"].isdisjoint(self.words[when.start : when.stop])
                return when.kind in _UNDATED or when.kind == "duration" and past
        return False

    def is_alone(self, q: Quantity, period: str | None) -> bool:
        """Whether the period of a quantity is only a part of what is told of: in June alone, in the last month."""
        start, stop = self.around.sentence(q.start)
        near = (d for d in self.context.dates_in(start, stop) if d.iso == period)
        return any(d.kind == "past" or self.around.reads(d.stop, "alone") for d in near)

    def is_last_total(self, q: Quantity, start: int) -> bool:
        """Whether the sentence opens with what the quantity is of the year before: last year's total was …"""
        near = [d for d in self.context.dates_in(start, min(start + 2, q.first)) if d.kind == "before"]
        return any(d.back == "year" and self.words[d.stop - 1] in self.role["level_noun"] for d in near)

    def is_since_event(self, q: Quantity, dates: Sequence[DateMention]) -> bool:
        """Whether a change runs from something of no known date: "tripled since the agreement took effect"."""
        words = self.page.words
        if q.stop >= len(words) or words[q.stop] not in self.since:
            return False
        return not any(q.stop < d.start <= q.stop + 3 for d in dates)

    def flow(self, when: DateMention, is_trade: bool) -> str | None:
        """The period of a mention; trade "by the end of September" is that of the year up to then."""
        if when.kind == "month" and self.is_week_of(when):
            return None
        period = self.iso(when)
        until = when.link == "by" and when.passed and self.around.reads(when.lead, "until")
        if (
            is_trade
            and when.kind == "month"
            and (when.edge == "end" or until)
            and period
            and not period.startswith("--")
        ):
            return month_range(int(period[:4]), 1, int(period[5:7]))
        return period

    def is_week_of(self, when: DateMention) -> bool:
        """Whether a month only says which week is meant: the second week of September, September's third week."""
        weeks = self.role["week_noun"]
        if when.lead > 1 and self.words[when.start - 1] in self.role["of"] and self.words[when.start - 2] in weeks:
            return True
        possessive = self.words[when.stop : when.stop + 1] != [] and self.words[when.stop] in self.role["possessive"]
        return possessive and not weeks.isdisjoint(self.words[when.stop + 1 : when.stop + 3])

    def refers_back(self, q: Quantity) -> bool:
        """Whether the sentence compares with "the same period" of another year, so that its own was named before."""
        start, stop = self.around.sentence(q.start)
        return any(d.kind == "before" and d.back == "same" for d in self.context.dates_in(start, stop))

    def is_now(self, q: Quantity) -> bool:
        """Whether the verb right before the quantity stands in the present: employs 1,900 people, makes up 46%."""
        start, _ = self.around.segment(q.start)
        verbs = self.page.language.verbs
        for j in range(q.first - 1, max(start, q.first - _VERB) - 1, -1):
            word = self.words[j]
            forms = {form for _, form in verbs.get(word, ())}
            if "past" in forms or "participle" in forms or word in self.role["was"]:
                return False
            if word in self.role["is_has"] or "s" in forms and self.is_verb(j):
                return True
        return False

    def goes_on(self, q: Quantity) -> bool:
        """Whether the clause opens with "in the same period": that of the figure before it."""
        start, _ = self.around.sentence(q.start)
        return any(
            d.kind == "before" and d.back in _TOLD and d.link != "versus" for d in self.context.dates_in(start, q.first)
        )

    def is_reviewed(self, q: Quantity) -> bool:
        """Whether the clause is of the period that the report is about: in the quarter under review."""
        start, stop = self.around.sentence(q.start)
        if any(d.back == "told" and d.link != "versus" for d in self.context.dates_in(start, q.first)):
            return True
        behind = next((d for d in self.context.dates_in(q.last, stop) if d.back == "told"), None)  # 7 tonnes in the …
        if behind is None or behind.link == "versus":
            return False
        return not any(word[0].isdigit() or word in ",;" for word in self.words[q.last : behind.start])

    # --- where the period stands

    def right_behind(self, q: Quantity, row: Sequence[Quantity], dates: Sequence[DateMention]) -> DateMention | None:
        """The date behind the quantity, no other quantity and no new segment between them."""
        limit = min([other.first for other in row if other.first >= q.last], default=1 << 60)
        words, opening = self.words, self.around.parting | self.role["and"]
        for when in dates:
            if when.start < q.last:
                continue
            near = range(q.last, when.start)
            if when.start >= limit or any(self.around.divides(j) or self.turns(j) for j in near if words[j] in opening):
                return None
            comma = [j for j in range(q.last, when.start) if self.words[j] == ","]
            if comma and not self.closes(comma, when):
                return None
            if self.around.reads(when.stop, "colon") and "(" in self.words[q.last : when.start]:
                return None  # 410,000 t (2023: 385,000 t)
            return when
        return None

    def turns(self, j: int) -> bool:
        """Whether a new act begins at token `j`: "… and hopes to bring"."""
        if self.words[j] not in self.role["and"]:
            return False
        return self.to_come.at(self.words, j + 1) is not None or self.around.reads(j + 1, "aiming")

    def closes(self, commas: list[int], when: DateMention) -> bool:
        """Whether a date behind a comma still belongs to what is before it: ", in 2023," but not ", and in 2024 …"."""
        behind = commas[-1] + 1
        return when.lead == behind and self.words[behind] not in self.role["and"] and not self.opens_clause(when)

    def opens_clause(self, when: DateMention) -> bool:
        """Whether the date opens what follows: "$5 million, in 2023 it was $4 million"."""
        after = self.words[when.stop] if when.stop < len(self.words) else "."
        return after not in self.role["behind_date"]

    def head(
        self, q: Quantity, row: Sequence[Quantity], dates: Sequence[DateMention], is_trade: bool
    ) -> DateMention | None:
        """The latest date before the quantity; from an earlier segment only one that opens it, or for trade any."""
        start, _ = self.around.segment(q.start)
        opening, _ = self.around.sentence(q.start)
        best = None
        for when in dates:
            if when.start >= q.first:
                break
            if self.is_inserted(when):
                continue
            if when.kind in ("day", "weekday") and not self.has_day(q, when):
                if self.around.official or self.is_reported_on(when):
                    continue
            if not is_trade and when.lead > opening + 1 and self.turns_to_another(when.stop, q.first):
                continue
            if not is_trade and when.kind == "year" and when.passed and when.link != "since" and self.is_now(q):
                continue
            if when.start >= start or is_trade or not any(other.start < when.start for other in row):
                best = when
        return best

    def has_day(self, q: Quantity, when: DateMention) -> bool:
        """Whether a quantity of officials is one of a day: the weather, a price, what there was "as of 1 October"."""
        return q.unit in self.weather or q.sort == "price" or when.link == "on"

    def is_reported_on(self, when: DateMention) -> bool:
        """Whether a day is that of the telling: the ministry reported on Wednesday that …"""
        return self.around.reads(when.stop, "that")

    def is_cost_to_come(self, q: Quantity) -> bool:
        """Whether a sum only says what something to come will cost: will open an office in 2025, at a cost of …"""
        return (
            q.sort == "money"
            and self.around.official
            and self.words[q.first - 1] in self.role["cost_link"]
            and self.around.is_to_come(q, None)
        )

    def turns_to_another(self, start: int, stop: int) -> bool:
        """Whether a clause with a subject of its own begins between two tokens: ", and the number has risen"."""
        words = self.words
        return any(
            words[j] == "," and words[j + 1] in self.role["and"] and words[j + 2] in self.role["noun_opener"]
            for j in range(start, stop - 2)
        )

    def shared(self, q: Quantity, row: Sequence[Quantity], dates: Sequence[DateMention]) -> DateMention | None:
        """The date behind a run of quantities that share it: rose 12.4 per cent to $18.2 billion in 2023."""
        at = q.last
        for other in sorted((o for o in row if o.first >= q.last), key=lambda o: o.first):
            step = sum(d.stop - d.start for d in self.context.dates_in(at, other.first))  # 14.2% year-on-year to …
            if other.first - at - step > self.reach_to(other, q, at) or any(
                self.around.divides(j) or self.words[j] == "," and not self.goes_on_to(j + 1)
                for j in range(at, other.first)
            ):
                return None
            behind = self.right_behind(other, row, dates)
            if behind is not None and self.is_own_of_whole(at, other):
                return None
            if behind is not None:
                inside = "(" in self.words[at : other.first] and ")" not in self.words[other.last : behind.start]
                return None if inside else behind  # down 30% ($24 million in May 2022)
            at = other.last
        return None

    def reach_to(self, other: Quantity, q: Quantity, at: int) -> int:
        """How many tokens may stand before another quantity that shares its date, the more the more they are alike."""
        if self.words[other.first - 1] in self.role["and"] and other.unit == q.unit:
            return _ALIKE  # 14,000 tons went to one port and 8,000 tons to the other in May
        if self.words[at] in self.role["and"] and other.unit == q.unit:
            if not self.context.clauses.has_finite(at, other.first):
                return _ALIKE  # rose by 12% and those of coffee by 8% in 2024
        return _WITH if self.words[at] in self.role["with"] else _NEXT

    def goes_on_to(self, i: int) -> bool:
        """Whether the same statement goes on at token `i` behind a comma: ", or 9 per cent", ", to $121 million"."""
        return self.words[i] in self.role["or"] or self.words[i] in self.role["to"]

    def holds_now(self, q: Quantity) -> bool:
        """Whether the verb right before the quantity is said of the present: now stands at 44."""
        if q.sort == "count" and self.around.reads(q.last, "today"):
            return True  # there are 31 today
        if self.around.reads(q.last, "now") or self.around.reads(q.last + 1, "present_word"):
            return self.around.follows_to(q) or self.around.reads(
                q.first, "to"
            )  # from $36 million in 2014 to $50 million at present
        start, _ = self.around.segment(q.start)
        return not self.role["now"].isdisjoint(self.words[max(start, q.first - 4) : q.first])

    def is_today(self, q: Quantity, start: int) -> bool:
        """Whether "today" behind every date before the quantity says of when it is, and not of when it was said."""
        said = self.role["today"] | self.role["now"]
        if said.isdisjoint(self.words[start : q.first]):
            return False
        first = max([start, *(d.stop for d in self.context.dates_in(start, q.first) if d.kind in USED)])
        opening = self.around.parting | self.role["and"] | {","}
        days = (j for j in range(first, q.first) if self.words[j] in said)
        return any(j == start or self.words[j - 1] in opening for j in days)
