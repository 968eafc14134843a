"""Which period a quantity of a sentence covers, and which one a change is relative to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final, TypeGuard

from communique.entries.context import Context
from communique.entries.dates import DateMention, fiscal_period, fiscal_start, period_before, session_before
from communique.entries.figure_clauses import Surroundings
from communique.entries.figure_home import home_of
from communique.entries.figure_markets import Market
from communique.entries.lexicon import lexicon
from communique.entries.quantities import Quantity
from communique.period import month_range, year_before
from communique.words.load import Group, Words

_USED = frozenset(
    {
        "day",
        "weekday",
        "month",
        "year",
        "interval",
        "season",
        "fiscal",
        "since",
        "past",
        "to_date",
        "decade",
        "week",
        "quarter",
        "ago",
    }
)
_UNDATED: Final = frozenset({"interval", "past", "fiscal", "season", "quarter"})
_DATELINE: Final = 12
_NEXT, _WITH, _ALIKE = 4, 6, 11  # tokens to the next quantity of a run that shares a date
_STEP: Final = 9  # tokens from a change to what it is relative to
_DAY: Final = 10  # characters of a day in ISO 8601
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


class Periods:
    """The periods of the sentences of one document."""

    def __init__(self, context: Context, around: Surroundings) -> None:
        self.context, self.page, self.words, self.around = context, context.page, context.page.words, around
        self.versus = lexicon(self.page.language.language, "link")
        self.to_come = lexicon(self.page.language.language, "to_come")
        self.bridge = lexicon(self.page.language.language, "hedge_bridge")
        self.role = around.role
        self.since = self.page.language.wordset("link", sense="since")
        self.market = Market(context, around)
        self.nouns = self.page.language.sets["noun_verb"]
        self.relative = lexicon(self.page.language.language, "relative").words
        self.steps = self.role["step"] | self.role["loose_step"]
        self.weather = _weather(self.page.language)
        self.code: str | None = None
        self.pending: DateMention | None = None  # "a year earlier" of a sentence without a period of its own
        self.home = home_of(context)
        self.prepositions = context.page.language.sets["preposition"]

    def of(self, q: Quantity, row: Sequence[Quantity], is_change: bool, is_trade: bool) -> tuple[str | None, bool]:
        """The period of a quantity of a sentence with these quantities, and whether the sentence gives it."""
        start, stop = self.around.sentence(q.start)
        self.pending = None
        dates = [d for d in self.context.dates_in(start, stop) if self.is_used(d, start)]
        if is_change and self.is_since_event(q, dates):
            return None, True
        if not is_change and self.is_last_total(q, start):
            return (year_before(self.context.published[:4]) if self.context.published else None), True
        step = self.step_behind(q) if is_change else None
        dates = [d for d in dates if d is not step and not (is_change and self.is_level_of(d, q))]
        behind = self.right_behind(q, row, dates)
        if behind is not None:
            return self.flow(behind, is_trade), True
        if self.holds_now(q) and not is_change:
            return None, True
        owned = self.owned_by(q)
        if owned is not None:
            base = self.head(q, row, [d for d in dates if d.stop < owned.start], is_trade)
            return (period_before(owned, self.iso(base)) if base is not None else None), base is not None
        then = self.told_when(q, start)
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
            if head is not None and head.kind == "year" and head.passed and not is_trade and self.is_now(q):
                return None, True  # employs 1,900 people and had sales of €612 million in 2023
        if head is None:
            return None, self.is_undated(q, row)
        period = self.flow(head, is_trade)
        return (period[-4:] if q.role == "to" and period and self.is_years(period) else period), True

    def is_tied(self, when: DateMention, q: Quantity, row: Sequence[Quantity], dates: Sequence[DateMention]) -> bool:
        """Whether a date stands right behind another quantity that is only held against one."""
        return any(
            self.is_compared(other) and self.right_behind(other, row, dates) is when for other in row if other is not q
        )

    def is_undated(self, q: Quantity, row: Sequence[Quantity]) -> bool:
        """Whether the clause names a period that nothing dates: in the first seven months, in the last 12 months."""
        start = max([self.around.segment(q.start)[0], *(other.last for other in row if other.last <= q.first)])
        for when in self.context.dates_in(start, q.first):
            if when.iso is None and when.link == "in":
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

    def is_years(self, period: str | None) -> TypeGuard[str]:
        """Whether a period runs over several years, so that a level of it is that of its first or last one."""
        return period is not None and len(period) == 9 and "/" in period

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

    def is_verb(self, j: int) -> bool:
        """Whether a form in -s at token `j` is a verb: sells, accounts for; not delegates, nor exports."""
        bases = {base for base, _ in self.page.language.verbs.get(self.words[j], ())}
        return bases.isdisjoint(self.nouns) or self.words[j + 1] in self.role["verb_tail"]

    def goes_on(self, q: Quantity) -> bool:
        """Whether the clause opens with "in the same period": that of the figure before it."""
        start, _ = self.around.sentence(q.start)
        return any(
            d.kind == "before" and d.back == "same" and d.link != "versus"
            for d in self.context.dates_in(start, q.first)
        )

    def is_used(self, when: DateMention, start: int) -> bool:
        """Whether a mention can be the period of a figure: no duration, no "today", no dateline, no comparison."""
        if self.market.is_contract_month(when) or self.market.is_close(when):
            return False
        if (
            when.kind not in _USED
            or when.link == "versus"
            or when.link == "since"
            and when.kind in ("day", "month", "year")  # since 2015, until a day that nothing tells
            or when.link == "by"
            and not when.passed
            and when.kind != "to_date"
        ):
            return False
        if when.kind == "interval" and when.iso is None:
            return False
        if when.start - start <= _DATELINE and when.kind == "day" and self.is_dateline(when, start):
            return False
        return not (
            when.start and self.words[when.start - 1] == "(" and when.kind == "interval" and self.after_fiscal(when)
        )

    def is_dateline(self, when: DateMention, start: int) -> bool:
        """Whether the date belongs to a dateline: MINSK, 19 September (BelTA) - …"""
        if self.page.sentences[self.page.sentence_of[when.start]][0] not in (
            p[0]
            for p in self.page.paragraphs[self.page.paragraph_of[when.start] : self.page.paragraph_of[when.start] + 1]
        ):
            return False
        for j in range(when.stop, min(when.stop + 8, len(self.words) - 1)):
            if self.words[j] in "-–—" and not (self.page.touches(j) and self.page.touches(j + 1)):
                return True
        return False

    def after_fiscal(self, when: DateMention) -> bool:
        """Whether the interval in brackets only explains the fiscal year before it."""
        before = self.context.dates_in(max(0, when.start - 8), when.start)
        return any(d.kind == "fiscal" for d in before)

    def iso(self, when: DateMention) -> str | None:
        """The period of a mention; a fiscal year is that of the country named before it, else of who reports."""
        if when.kind != "fiscal":
            return when.iso
        near = [
            p
            for p in self.context.places_in(max(0, when.start - 4), when.start)
            if p.code and (p.stop >= when.start or self.words[p.stop] in self.role["possessive"])
            if p.start and self.words[p.start - 1] not in self.prepositions  # bought from Brazil last fiscal year
        ]
        if near:
            self.code = near[-1].code
        who = self.context.speaker_at(when.start)
        spoken = who.area.code if who is not None and who.area is not None else None
        code = self.code or (spoken if spoken and fiscal_start(spoken)[0] != 1 else None) or self.home
        if code is None:
            return when.iso
        if when.iso is not None and (fiscal_start(code)[0] == 1 or "-" in when.iso):
            return when.iso  # already settled
        return fiscal_period(when, code, self.context.published)

    # --- where the period stands

    def right_behind(self, q: Quantity, row: Sequence[Quantity], dates: Sequence[DateMention]) -> DateMention | None:
        """The date behind the quantity, no other quantity and no new segment between them."""
        limit = min((other.first for other in row if other.first >= q.last), default=1 << 60)
        for when in dates:
            if when.start < q.last:
                continue
            if when.start >= limit or any(self.around.divides(j) or self.turns(j) for j in range(q.last, when.start)):
                return None
            comma = [j for j in range(q.last, when.start) if self.words[j] == ","]
            if comma and not self.closes(comma, when):
                return None
            return when
        return None

    def turns(self, j: int) -> bool:
        """Whether a new act begins at token `j`: "… and hopes to bring"."""
        return self.words[j] in self.role["and"] and self.to_come.at(self.words, j + 1) is not None

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

    def is_level_of(self, when: DateMention, q: Quantity) -> bool:
        """Whether a date before a change only names what it is relative to: exceeded that of 2022 by 4 percent."""
        i = when.start
        if when.stop > q.first or i < 2 or self.words[i - 1] not in self.role["of"]:
            return False
        return self.words[i - 2] in self.role["level_noun"] and self.words[q.first - 1] in self.role["by"]

    def owned_by(self, q: Quantity) -> DateMention | None:
        """The earlier year whose quantity it is: 5.8 per cent lower than the previous year's 26.06 million tonnes."""
        if q.first < 2 or self.words[q.first - 1] not in self.role["possessive"]:
            return None
        near = self.context.dates_in(max(0, q.first - 6), q.first)
        return next((d for d in near if d.kind == "before" and d.stop == q.first - 1), None)

    def told_when(self, q: Quantity, start: int) -> DateMention | None:
        """The date that the clause of a quantity hangs on: less than in the previous year, when shipments were …"""
        for when in reversed(self.context.dates_in(start, q.first)):
            behind = when.stop + (self.words[when.stop] == ",")
            if self.words[behind] in self.role["when"] and behind < q.first and when.kind in _USED | {"before"}:
                return when
            return None
        return None

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

    def is_inserted(self, when: DateMention) -> bool:
        """Whether the date only describes somebody in passing: "the fund, set up in 2016, manages …"."""
        if self.words[when.stop : when.stop + 1] != [","]:
            return False
        start, _ = self.around.spoken(when.start)
        j = when.lead
        while j > start and self.words[j - 1] != ",":
            j -= 1
        if j == start or j >= when.lead:
            return False
        forms = {form for _, form in self.page.language.verbs.get(self.words[j], ())}
        return "participle" in forms or self.words[j] in self.relative

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
            if behind is not None:
                inside = "(" in self.words[at : other.first] and ")" not in self.words[other.last : behind.start]
                return None if inside else behind  # down 30% ($24 million in May 2022)
            at = other.last
        return None

    def reach_to(self, other: Quantity, q: Quantity, at: int) -> int:
        """How many tokens may stand before another quantity that shares its date, the more the more they are alike."""
        if self.words[other.first - 1] in self.role["and"] and other.unit == q.unit:
            return _ALIKE  # 14,000 tons went to one port and 8,000 tons to the other in May
        return _WITH if self.words[at] in self.role["with"] else _NEXT

    def goes_on_to(self, i: int) -> bool:
        """Whether the same statement goes on at token `i` behind a comma: ", or 9 per cent", ", to $121 million"."""
        return self.words[i] in self.role["or"] or self.words[i] in self.role["to"]

    def is_compared(self, q: Quantity) -> bool:
        """Whether the quantity is what another is held against: against $96.5 million in January 2024."""
        found = self.held_by(q)
        return q.role == "from" or found is not None and found[1]["sense"] in ("versus", "from")

    def is_versus(self, q: Quantity) -> bool:
        """Whether "against", "compared with" or "than" stands before the quantity."""
        found = self.held_by(q)
        return found is not None and found[1]["sense"] == "versus"

    def held_by(self, q: Quantity) -> tuple[int, Group] | None:
        """The link before the quantity, over "the record high of": from the record high of $1.36 billion."""
        found = self.versus.before(self.words, q.first)
        if found is None and (bridge := self.bridge.before(self.words, q.first)) is not None:
            found = self.versus.before(self.words, bridge[0])
        return found

    def holds_now(self, q: Quantity) -> bool:
        """Whether the verb right before the quantity is said of the present: now stands at 44."""
        start, _ = self.around.segment(q.start)
        return not self.role["now"].isdisjoint(self.words[max(start, q.first - 4) : q.first])

    def is_held(self, q: Quantity) -> bool:
        """Whether the quantity is an earlier level that another is held against: down from $2.6 billion."""
        found = self.held_by(q)
        if found is None or q.role:
            return False
        return found[1]["sense"] == "versus" or found[1]["sense"] == "from" and self.around.is_change(found[0] - 1)

    def is_step(self, when: DateMention, row: Sequence[Quantity]) -> bool:
        return any(
            self.step_behind(q) is when for q in row if q.sort in ("percent", "pp", "fraction", "multiple", "factor")
        )

    # --- comparisons

    def year_earlier(self, q: Quantity, row: Sequence[Quantity]) -> DateMention | None:
        """ "A year earlier" right behind a level: against $410 million a year earlier."""
        if not (self.is_compared(q) or self.is_recorded(q) or self.is_listed(q, row)):
            return None
        limit = min((other.first for other in row if other.first >= q.last), default=1 << 60)
        end = self.around.sentence(q.start)[1]
        for when in self.context.dates_in(q.last, min(q.last + 6, end)):
            if when.kind == "before" and when.start < limit:
                return when
        return None

    def led_back(self, q: Quantity, row: Sequence[Quantity]) -> DateMention | None:
        """ "In the same period last year" before a level of its own clause: while a year earlier it was $4 million."""
        start, _ = self.around.segment(q.start)
        for when in reversed(self.context.dates_in(start, q.first)):
            if when.kind != "before" or when.link == "versus" or when.year is None and when.back != "year":
                return None
            if self.words[when.stop - 1] in self.role["level_noun"]:
                return None  # last year's total was $5 million
            opens = when.link == "in" or when.lead <= start + 1
            return when if opens and not any(when.stop <= other.start < q.start for other in row) else None
        return None

    def is_recorded(self, q: Quantity) -> bool:
        """Whether a participle says that the number was counted at another time: the 143,039 recorded a year ago."""
        behind = q.last + self.around.reads(q.last, "level_noun")
        return behind < len(self.words) and self.words[behind] in self.role["recorded"]

    def is_dated_in_bracket(self, q: Quantity) -> bool:
        """Whether a bracket holds the quantity and a date of its own: down 30.6 percent ($24 million in May 2022)."""
        return q.first > 0 and self.words[q.first - 1] == "(" and self.is_dated_behind(q)

    def is_dated_behind(self, q: Quantity) -> bool:
        """Whether a date stands right behind the quantity: $498 million in May, $4 million a year earlier."""
        stop = self.around.sentence(q.start)[1]
        near = self.context.dates_in(q.last, min(q.last + _NEXT, stop))
        return any(d.kind in _USED or d.kind == "before" for d in near)

    def is_listed(self, q: Quantity, row: Sequence[Quantity]) -> bool:
        """Whether the number joins one that is held against another: against $5 in May and $4 a year earlier."""
        if q.first < 2 or self.words[q.first - 1] not in self.role["and"]:
            return False
        before = [other for other in row if other.last < q.first]
        return bool(before) and self.is_compared(before[-1])

    def before_bracket(self, q: Quantity) -> DateMention | None:
        """The date right before the bracket that holds the quantity: than in the same period of 2023 ($907.1 mln)."""
        if not q.first or self.words[q.first - 1] != "(":
            return None
        near = self.context.dates_in(max(0, q.first - 12), q.first)
        return next((d for d in near if d.stop == q.first - 1 and d.kind in _USED | {"before"}), None)

    def step_behind(self, q: Quantity) -> DateMention | None:
        """The date that a change right before it is relative to: down 8.5% on 2022, up 4 points from June."""
        end = self.around.sentence(q.start)[1]
        compared = self.around.lex["comparative"].at(self.words, q.last)
        last = compared[0] if compared is not None else q.last
        if q.sort in ("multiple", "factor") and self.around.reads(last, "the"):
            last += 2 * self.around.reads(last + 1, "level_noun")  # three times the figure for 2019
        of_level = q.sort in ("multiple", "factor") and self.words[last - 1] in self.role["level_noun"]
        for when in self.context.dates_in(last, min(last + _STEP, end)):
            between = self.words[last : when.start]
            if between and between[0] in self.steps and self.is_level(between):
                return when  # compared to the value recorded in Q4 2023
            if len(between) >= _WITH:
                return None
            if between and between[0] in self.role["over_on"] and when.kind == "year" and "," not in between:
                return when  # 30% up over the record 2022
            if when.start == last and compared is not None and self.words[last - 1] in self.role["level_step"]:
                return when  # 11% below October 2023
            if between and between[0] in self.role["as_step"] and len(between) <= 2:
                return when  # half as much again as in 2022
            if between and between[0] in self.role["step"] and when.kind == "year" and "," not in between:
                return when  # 100,000 tons fewer than at this point in 2024
            if of_level and len(between) <= 4 and not any(word in ",;(" for word in between):
                return when  # twice the level recorded in 2019
            if when.lead < when.start and self.words[when.lead] in self.role["step"]:
                return when if len(between) <= 5 else None
            if (
                between
                and between[-1] in self.role["loose_step"]
                and len(between) <= (4 if between[-1] in self.role["of"] else 2)
                and when.kind in ("year", "month", "interval", "fiscal")
            ):
                return when
        return None

    def begun(self, q: Quantity, stop: int) -> DateMention | None:
        """The date of the level that a change starts from: tripled from $17 million in 2018 to $51 million in 2021."""
        if not self.around.reads(q.last, "from"):
            return None
        for when in self.context.dates_in(q.last + 2, min(q.last + _STEP, stop)):
            between = self.words[q.last + 1 : when.start]
            numbered = any(word[0].isdigit() for word in between)
            return when if numbered and self.role["to"].isdisjoint(between) and when.kind in _USED else None
        return None

    def is_level(self, words: list[str]) -> bool:
        """Whether words before a date name its level and no more: over the volume seen in March."""
        named = not self.role["level_noun"].isdisjoint(words)
        return named and not any(word in ",;()" for word in words)

    def compared_to(self, q: Quantity, period: str | None) -> str | None:
        """The period that a change is relative to: the one named, else the same period a year earlier."""
        start, stop = self.around.sentence(q.start)
        step = self.step_behind(q)
        if step is not None:
            then = self.iso(step) if step.kind != "before" else period_before(step, period)
            return year_before(then) if then == period and then and len(then) < _DAY else then
        begun = self.begun(q, stop)
        if begun is not None:
            return self.iso(begun)
        dates = self.context.dates_in(start, stop)
        start, stop = self.around.segment(q.start)
        dates = [d for d in dates if start <= d.start < stop] or [d for d in dates if d.start < start]
        nearest = sorted((d for d in dates if d.kind == "before"), key=lambda d: abs(d.start - q.start))
        if nearest:
            return period_before(nearest[0], period)
        for when in dates:
            held = when.link == "versus" or self.is_level_of(when, q)
            if held and when.kind in _USED or self.market.is_close(when):
                return self.iso(when)
        if period is not None and period == self.market.day:
            return session_before(period)
        if period is None or "/" in period and self.is_run(period):
            return period.split("/")[0] if period else None
        return year_before(period) if len(period) != 10 else None

    def is_run(self, period: str) -> bool:
        """Whether the period runs over several years: a change since 2015 is relative to 2015."""
        first, last = period.split("/")
        return len(first) == 4 and len(last) == 4
