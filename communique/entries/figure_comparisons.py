"""What a quantity is held against: the period that a change is relative to, and levels of another time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeGuard

from communique.entries.context import Context
from communique.entries.dates import DateMention, fiscal_period, fiscal_start, period_before, session_before
from communique.entries.figure_clauses import Surroundings
from communique.entries.figure_home import country_of_dateline, home_of, told_sides
from communique.entries.figure_markets import Market
from communique.entries.lexicon import lexicon
from communique.entries.places import Place
from communique.entries.quantities import Quantity
from communique.period import year_before
from communique.words.load import Group

USED: Final = frozenset(
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
_ACCOUNT: Final = 3  # tokens of the name of an account
_BEHIND: Final = 4  # tokens from a quantity to a date right behind it
_WITH: Final = 6  # tokens between a change and what it is relative to
_ONE_SIDED: Final = frozenset({"exports", "imports"})
_TO_LEVEL: Final = 10  # tokens of where a change led, with the year that it is relative to
_STEP: Final = 9  # tokens from a change to what it is relative to
_YEAR: Final = 4  # characters of a year
_MONTHS: Final = 15  # characters of a run of months in ISO 8601
_DAY: Final = 10  # characters of a day in ISO 8601


class Comparisons:
    """The comparisons that the sentences of one document make."""

    def __init__(self, context: Context, around: Surroundings) -> None:
        self.context, self.page, self.words, self.around = context, context.page, context.page.words, around
        self.versus = lexicon(self.page.language.language, "link")
        self.bridge = lexicon(self.page.language.language, "hedge_bridge")
        self.role = around.role
        self.market = Market(context, around)
        self.steps = self.role["step"] | self.role["loose_step"]
        self.code: str | None = None
        self.accounts = bool(self.page.of("account"))
        self.held: dict[int, tuple[int, Group] | None] = {}  # by the first token of a quantity
        self.told = told_sides(context)
        self.home = home_of(context, self.told)
        self._reporter: str | None = None  # once asked for
        self.prepositions = context.page.language.sets["preposition"]

    def is_years(self, period: str | None) -> TypeGuard[str]:
        """Whether a period runs over several years, so that a level of it is that of its first or last one."""
        return period is not None and len(period) == 9 and "/" in period

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
        near = near or self.exporting(when)
        if near:
            self.code = near[-1].code
        who = self.context.speaker_at(when.start)
        spoken = who.area.code if who is not None and who.area is not None else None
        code = self.code or (spoken if spoken and fiscal_start(spoken)[0] != 1 else None) or self.reporter()
        if code is None:
            return when.iso
        if code == "US" and self.is_run_together(when):
            code = next((a.code for a in self.told if a.code and fiscal_start(a.code)[0] in (4, 7)), code)
        if when.iso is not None and (fiscal_start(code)[0] == 1 or "-" in when.iso):
            return when.iso  # already settled
        return fiscal_period(when, code, self.context.published)

    def is_run_together(self, when: DateMention) -> bool:
        """Whether a fiscal year is told by two years or without its noun, as in Asia: 2022-23, this fiscal."""
        words = self.words[when.start : when.stop]
        return any(word in "-–—/" for word in words) or words[-1] in self.role["fiscal_alone"]

    def exporting(self, when: DateMention) -> list[Place]:
        """The country whose exports or imports a sentence tells of by a fiscal year: Kenya shipped $5 million."""
        start = self.around.sentence(when.start)[0]
        found = [m.start for m in self.page.within("indicator", start, when.start) if m.group["name"] in _ONE_SIDED]
        if not found:
            return []
        near = [p for p in self.context.places_in(start, found[0]) if p.code and p.kind == "country"]
        owns = [p for p in near if found[0] - p.stop <= 1 and not self.around.reads(p.start - 1, "partner_cue")]
        return [p for p in owns if fiscal_start(str(p.code))[0] != 1]

    def reporter(self) -> str | None:
        """The code of whoever reports by a fiscal year: the publishing side, else the country of the dateline."""
        if self._reporter is None:
            abroad = not self.home or fiscal_start(self.home)[0] == 1
            code = country_of_dateline(self.context) if abroad else ""
            self._reporter = code if code and fiscal_start(code)[0] != 1 else self.home or ""
        return self._reporter or None

    def is_level_of(self, when: DateMention, q: Quantity) -> bool:
        """Whether a date before a change only names what it is relative to: exceeded that of 2022 by 4 percent."""
        i = when.start
        if when.stop > q.first or i < 2 or self.words[i - 1] not in self.role["of"]:
            return False
        return self.words[i - 2] in self.role["level_noun"] and self.words[q.first - 1] in self.role["by"]

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
        known = self.held
        if q.first not in known:
            found = self.versus.before(self.words, q.first)
            if found is None and (bridge := self.bridge.before(self.words, q.first)) is not None:
                found = self.versus.before(self.words, bridge[0])
            if found is None and self.accounts and self.around.reads(q.first - 1, "of"):
                found = self.behind_account(q.first - 1)
            known[q.first] = found
        return known[q.first]

    def behind_account(self, i: int) -> tuple[int, Group] | None:
        """The link before an account that ends before token `i`: against a loss of $12 million."""
        account = next((m for m in self.page.within("account", max(0, i - _ACCOUNT), i) if m.stop == i), None)
        if account is None:
            return None
        return self.versus.before(self.words, account.start - self.around.reads(account.start - 1, "article"))

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
            if (
                when.kind != "before"
                or when.link == "versus"
                or when.year is None
                and when.back not in ("year", "season")
            ):
                return None
            if self.words[when.stop - 1] in self.role["level_noun"]:
                return None  # last year's total was $5 million
            opens = when.link == "in" or when.lead <= start + 1
            return when if opens and not any(when.stop <= other.start < q.start for other in row) else None
        return None

    def is_recorded(self, q: Quantity) -> bool:
        """Whether a participle says that the number was counted at another time: the 143,039 recorded a year ago."""
        behind = q.last + self.around.reads(q.last, "level_noun")
        return behind < self.page.size and self.words[behind] in self.role["recorded"]

    def is_dated_in_bracket(self, q: Quantity) -> bool:
        """Whether a bracket holds the quantity and a date of its own: down 30.6 percent ($24 million in May 2022)."""
        return q.first > 0 and self.words[q.first - 1] == "(" and self.is_dated_behind(q)

    def is_dated_behind(self, q: Quantity) -> bool:
        """Whether a date stands right behind the quantity: $498 million in May, $4 million a year earlier."""
        stop = self.around.sentence(q.start)[1]
        near = self.context.dates_in(q.last, min(q.last + _BEHIND, stop))
        if q.sort == "percent":  # down $223 million (18 percent) from August 2023
            near = [d for d in near if ")" not in self.words[q.last : d.start]]
        return any(d.kind in USED or d.kind == "before" for d in near)

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
        return next((d for d in near if d.stop == q.first - 1 and d.kind in USED | {"before"}), None)

    def step_over_level(self, i: int, stop: int) -> DateMention | None:
        """The year that a change is relative to behind where it led: up 3 percent | to $330 million over 2023."""
        when = next(iter(self.context.dates_in(i, min(i + _TO_LEVEL, stop))), None)
        if when is None or when.kind not in ("year", "fiscal"):
            return None
        link = when.lead if when.lead < when.start else when.start - 1
        led = self.words[link] in self.role["over_on"] and "," not in self.words[i:link]
        return when if led and any(word[0].isdigit() for word in self.words[i:link]) else None

    def step_behind(self, q: Quantity) -> DateMention | None:
        """The date that a change right before it is relative to: down 8.5% on 2022, up 4 points from June."""
        end = self.around.sentence(q.start)[1]
        compared = self.around.lex["comparative"].at(self.words, q.last)
        last = compared[0] if compared is not None else q.last
        if compared is None and self.around.reads(last, "to"):
            return self.step_over_level(last, end)
        if q.sort in ("multiple", "factor") and self.around.reads(last, "the"):
            last += 2 * self.around.reads(last + 1, "level_noun")  # three times the figure for 2019
        of_level = q.sort in ("multiple", "factor") and self.words[last - 1] in self.role["level_noun"]
        for when in self.context.dates_in(last, min(last + _STEP, end)):
            if self.is_from_to(when):
                return when if last == when.lead - 1 and self.around.reads(last, "than") else None
            if when.kind == "ago" and q.sort in ("multiple", "factor") and self.holds_as(last, when.start):
                return when  # twice as much as they did a decade ago
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
            if q.sort in ("multiple", "factor") and self.is_level_dated(when, between):
                return when  # double the 2018 total
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

    def is_level_dated(self, when: DateMention, between: Sequence[str]) -> bool:
        """Whether a date behind these words stands before the level that it dates: the | 2018 total."""
        owned = when.stop + self.around.reads(when.stop, "possessive")
        return self.around.reads(owned, "level_noun") and all(word in self.role["level_opener"] for word in between)

    def holds_as(self, start: int, stop: int) -> bool:
        """Whether "as" stands in these tokens, and no mark."""
        words = self.words[start:stop]
        return not self.role["as_step"].isdisjoint(words) and not any(word in ",;(" for word in words)

    def begun(self, q: Quantity, stop: int) -> DateMention | None:
        """The date of the level that a change starts from: tripled from $17 million in 2018 to $51 million in 2021."""
        if not self.around.reads(q.last, "from"):
            return None
        for when in self.context.dates_in(q.last + 2, min(q.last + _STEP, stop)):
            between = self.words[q.last + 1 : when.start]
            numbered = any(word[0].isdigit() for word in between)
            return when if numbered and self.role["to"].isdisjoint(between) and when.kind in USED else None
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
            if held and when.kind in USED or self.market.is_close(when):
                return self.iso(when)
        if period is not None and period == self.market.day:
            return session_before(period)
        run = self.years_run(dates, period) if period and len(period) == _YEAR else None
        if run is not None:
            return run[:_YEAR]
        if period and len(period) == _MONTHS and any(d.iso == period and self.is_begun(d) for d in dates):
            return period[: _MONTHS // 2]
        if period is None or "/" in period and self.is_run(period) and not self.is_season(dates, period):
            return period.split("/")[0] if period else None
        return year_before(period) if len(period) != 10 else None

    def years_run(self, dates: Sequence[DateMention], period: str | None) -> str | None:
        """The years of a change that runs from one to this or its last one: rose by 7% between 2018 and 2022."""
        runs = (d.iso for d in dates if d.iso and self.is_years(d.iso) and period in (d.iso, d.iso[-_YEAR:]))
        return next((run for run in runs if any(d.iso == run and self.is_span(d) for d in dates)), None)

    def is_span(self, when: DateMention) -> bool:
        """Whether a run of years is told by its ends: between 2018 and 2022, from 2018 to 2022; not in 2018-2022."""
        return self.is_between(when) or self.is_from_to(when)

    def is_season(self, dates: Sequence[DateMention], period: str) -> bool:
        """Whether two years are those of a harvest: in the 2023/24 sugar season."""
        seasons = (d.stop for d in dates if d.iso == period)
        return any(not self.role["other_year"].isdisjoint(self.words[i : i + 2]) for i in seasons)

    def is_from_to(self, when: DateMention) -> bool:
        """Whether a run of months or years stands behind "from" with its "to": not up 9% from January-May 2023."""
        if self.role["to"].isdisjoint(self.words[when.start : when.stop]):
            return False
        return self.around.reads(when.lead, "from") or self.around.reads(when.start - 1, "from")

    def is_between(self, when: DateMention) -> bool:
        """Whether a change runs from the first month of a stretch to its last: rose by 7% between July and August."""
        return when.start > 0 and self.words[when.start - 1] in self.role["between"]

    def is_begun(self, when: DateMention) -> bool:
        """Whether a change runs from the first month of a stretch: between July and August, since January."""
        return when.kind == "since" or self.is_between(when)

    def is_run(self, period: str) -> bool:
        """Whether the period runs over several years: a change since 2015 is relative to 2015."""
        first, last = period.split("/")
        return len(first) == 4 and len(last) == 4

    def told_when(self, q: Quantity, start: int) -> DateMention | None:
        """The date that the clause of a quantity hangs on: less than in the previous year, when shipments were …"""
        for when in reversed(self.context.dates_in(start, q.first)):
            behind = when.stop + (self.words[when.stop] == ",")
            if self.words[behind] in self.role["when"] and behind < q.first and when.kind in USED | {"before"}:
                return when
            return None
        return None

    def owned_by(self, q: Quantity) -> DateMention | None:
        """The earlier year whose quantity it is: 5.8 per cent lower than the previous year's 26.06 million tonnes."""
        if q.first < 2 or self.words[q.first - 1] not in self.role["possessive"]:
            return None
        near = self.context.dates_in(max(0, q.first - 6), q.first)
        return next((d for d in near if d.kind == "before" and d.stop == q.first - 1), None)
