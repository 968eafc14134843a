"""Figures: the quantities that a document asserts about the world, with what each counts, when, and who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from communique.entries.context import Context
from communique.entries.figure_areas import TRADE, Owners
from communique.entries.figure_clauses import Change, Surroundings
from communique.entries.figure_periods import Periods
from communique.entries.figure_topics import Topics
from communique.entries.lexicon import lexicon
from communique.entries.numbers import find_quantities
from communique.entries.quantities import Quantity
from communique.kinds import Area, Figure, entry_id
from communique.period import year_before
from communique.text.page import Match

_LONGEST_ROW: Final = 20  # quantities of one sentence that are read together
_LONGEST_GAP: Final = 8  # tokens between two changes told with one verb
_SHARES: Final = frozenset({"percent", "fraction"})


@dataclass(slots=True)
class _Draft:
    """A figure in the making: what later ones of the paragraph may carry on."""

    q: Quantity
    change: Change | None
    indicator: str
    found: Match | None
    measure: str
    period: str | None
    areas: tuple[Area, ...]
    rule: str
    sign: int = 1


def find_figures(context: Context, document_id: str) -> list[tuple[Figure, str]]:
    """Every figure of the document with the name of the rule that found it, in the order of the text."""
    return _Finder(context, document_id).find()


class _Finder:
    """One pass over the quantities, sentence by sentence; a paragraph's earlier figures help to read the later ones."""

    def __init__(self, context: Context, document_id: str) -> None:
        self.context, self.document, self.page = context, document_id, context.page
        self.around = Surroundings(context)
        self.periods = Periods(context, self.around)
        self.topics = Topics(context, self.around)
        self.owners = Owners(context, self.around, self.topics, self.periods.home)
        self.trade: tuple[Area, ...] = ()
        self.trade_at = -1
        self.levels = lexicon(self.page.language.language, "level_verb")

    def find(self) -> list[tuple[Figure, str]]:
        """All figures, in the order of the text."""
        found: list[tuple[Figure, str]] = []
        earlier: list[_Draft] = []
        paragraph = -1
        for row in self.rows():
            here = self.page.paragraph_of[row[0].start]
            if here != paragraph:
                earlier = earlier[-1:] if here == paragraph + 1 else []
                paragraph = here
            floor = 0
            for q in row:
                draft = self.draft(q, row, earlier, floor)
                if draft is None:
                    continue
                earlier.append(draft)
                floor = q.last
                found.append((self.figure(draft), draft.rule))
        return found

    def rows(self) -> list[list[Quantity]]:
        """The quantities of each sentence that is no boilerplate."""
        rows: list[list[Quantity]] = []
        last = -1
        for q in find_quantities(self.page, self.context.dates, self.periods.home):
            if self.context.skipped and self.context.skipped[self.page.paragraph_of[q.start]]:
                continue
            sentence = self.page.sentence_of[q.start]
            if sentence != last or len(rows[-1]) == _LONGEST_ROW:
                rows.append([])
                last = sentence
            rows[-1].append(q)
        return [row for row in rows if not self.is_recipe(row)]

    def is_recipe(self, row: Sequence[Quantity]) -> bool:
        """Whether a sentence lists ingredients behind a colon: "1 kg of beans, 3 onions, 700 ml of vinegar"."""
        words = self.page.words
        amounts = [q for q in row if q.sort == "measure" and self.around.reads(q.last, "of")]
        start, _ = self.around.sentence(row[0].start)
        return len(amounts) > 1 and any(q.kitchen for q in amounts) and ":" in words[start : row[0].start]

    # --- one figure

    def draft(self, q: Quantity, row: Sequence[Quantity], earlier: list[_Draft], floor: int) -> _Draft | None:
        """What a quantity says, or `None` where it is no figure."""
        q = self.with_unit(q, earlier)
        change = self.around.change_of(q, max(floor, self.around.sentence(q.start)[0])) or self.joined(q, earlier)
        named = self.topics.indicator(q, change, row)
        before = self.carried(q, change, named, earlier)
        if named is None and before is not None:
            named = before.indicator, before.found
        led = earlier[-1].change if earlier and floor == earlier[-1].q.last else None
        if not self.around.is_figure(q, change, named[0] if named else None, led):
            return None
        measure = self.measure(q, change)
        rule = f"{measure} of {named[0]}" if named else f"{measure} in own words"
        indicator, found = named if named is not None else (self.topics.own_words(q, change), None)
        period, given = self.periods.of(q, row, measure == "change", indicator in TRADE)
        if not given and self.keeps_period(q, indicator, change, earlier):
            period = next(
                (d.period for d in reversed(earlier) if d.q.role != "from" and not self.periods.is_compared(d.q)), None
            )
        if led is not None and measure == "level" and self.around.follows_to(q) and self.periods.is_years(period):
            period = period[-4:]
        if period is None and q.role == "from" and earlier:
            period = year_before(earlier[-1].period) if earlier[-1].period else None
        areas = self.areas(q, indicator, measure, before)
        return _Draft(q, change, indicator, found, measure, period, areas, rule, self.sign(found, measure, indicator))

    def with_unit(self, q: Quantity, earlier: list[_Draft]) -> Quantity:
        """A large bare number of trade as money, where the figure before it was: exports rose to 1.2 billion."""
        if q.sort != "plain" or q.low == q.high:
            return q
        last = next((d for d in reversed(earlier) if d.q.sort not in _SHARES), None)
        if last is None or last.q.sort != "money" or last.indicator not in TRADE:
            return q
        found = self.topics.indicator(q, None, [q])
        told = found is not None and found[0] in TRADE
        return replace(q, sort="money", unit=last.q.unit) if told else q

    def joined(self, q: Quantity, earlier: list[_Draft]) -> Change | None:
        """The change that goes on: a decrease of 4.2% or £57 million."""
        if not earlier or earlier[-1].change is None or earlier[-1].change.index:
            return None
        gap = self.page.words[earlier[-1].q.last : q.first]
        if gap in (["or"], [",", "or"]) or self.is_parallel(q, gap):
            return Change(earlier[-1].change.sign, q.first, q.last)
        return None

    def is_parallel(self, q: Quantity, gap: list[str]) -> bool:
        """Whether a quantity shares the verb of the change before it: gas fell by 5 and power by 8 percent."""
        role, verbs = self.around.role, self.page.language.verbs
        if q.sort not in _SHARES or not 2 < len(gap) < _LONGEST_GAP or gap[-1] not in role["by"]:
            return False
        joined = gap[0] in role["and"] or gap[0] == "," and gap[1] in role["and"]
        told = any(form in ("past", "s") for word in gap for _, form in verbs.get(word, ()) if not word.endswith("ies"))
        return joined and not told

    def measure(self, q: Quantity, change: Change | None) -> str:
        """Level, change, share or rank."""
        if q.sort == "rank":
            return "rank"
        if change is not None or q.sort in ("multiple", "factor"):
            return "change"
        return "share" if q.sort in _SHARES else "change" if q.sort == "pp" else "level"

    def sign(self, found: Match | None, measure: str, indicator: str) -> int:
        """-1 for the level of a deficit."""
        if found is None or measure != "level" or indicator != "trade_balance":
            return 1
        return int(found.group.get("sign", 1))

    def carried(
        self, q: Quantity, change: Change | None, named: tuple[str, Match | None] | None, earlier: list[_Draft]
    ) -> _Draft | None:
        """The earlier figure of the paragraph that this one goes on about, or `None`."""
        if named is not None or not earlier or q.sort == "rank" or q.noun is not None:
            return None
        last = earlier[-1]
        if self.page.paragraph_of[last.q.start] != self.page.paragraph_of[q.start]:
            return last if self.topics.is_part_of_that(q) else None
        same = self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start]
        if q.sort == "plain" and last.q.unit != "1" and last.change is None:
            return None
        if q.sort in ("measure", "count", "money") and last.q.sort != q.sort and change is None and last.change is None:
            return None
        anaphoric = self.topics.is_anaphoric(q)
        if self.topics.has_own_noun(q, last.q.last) and not anaphoric:
            return None
        return last if same or anaphoric or change is not None else None

    def keeps_period(self, q: Quantity, indicator: str, change: Change | None, earlier: list[_Draft]) -> bool:
        """Whether a figure without a period of its own has that of the figure before it."""
        if not earlier or q.sort == "rank":
            return False
        last = earlier[-1]
        if self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start]:
            near = indicator in TRADE or self.around.segment(q.start)[0] <= last.q.start
            return (
                near
                and not self.periods.is_compared(q)
                and (
                    indicator == last.indicator or change is not None or indicator in TRADE and last.indicator in TRADE
                )
            )
        trade = indicator in TRADE and last.indicator in TRADE
        if self.page.paragraph_of[last.q.start] != self.page.paragraph_of[q.start]:
            return self.periods.goes_on(q) or self.topics.is_part_of_that(q)
        return (
            trade
            or self.periods.goes_on(q)
            or (change is not None or self.topics.is_anaphoric(q))
            and indicator == last.indicator
        )

    def areas(self, q: Quantity, indicator: str, measure: str, before: _Draft | None) -> tuple[Area, ...]:
        """Whose figure it is; one that goes on about an earlier one keeps its areas unless it names two of its own."""
        here = self.page.paragraph_of[q.start]
        areas = self.owners.areas(
            q,
            indicator,
            measure,
            self.trade if self.trade_at == here or indicator not in ("exports", "imports") else (),
        )
        if before is not None and len(areas) < max(2, len(before.areas)):
            areas = before.areas
        if indicator in TRADE and len(areas) == 2:
            self.trade, self.trade_at = areas, here
        return areas

    # --- the entry

    def figure(self, draft: _Draft) -> Figure:
        """The entry that a draft comes to."""
        q, change = draft.q, draft.change
        low, high = self.around.changed(q, change) if change is not None else (q.low, q.high)
        if draft.sign < 0:
            low, high = _minus(high), _minus(low)
        first, last = self.stated(draft)
        start = min(self.around.segment(q.start)[0], first)
        start = self.skip_marks(start, first)
        who = self.context.speaker_at(q.start)
        evidence = self.context.evidence(start, last)
        stated = self.page.slice(first, last)
        return Figure(
            id=entry_id("figure", self.document, evidence.start, evidence.end, stated, q.unit),
            document=self.document,
            evidence=(evidence,),
            indicator=draft.indicator,
            subject=self.topics.subject(q, draft.found, draft.measure),
            measure=draft.measure,
            areas=draft.areas,
            period=draft.period,
            compared_to=self.periods.compared_to(q, draft.period) if draft.measure == "change" else None,
            unit=q.unit,
            stated=stated,
            hedge=q.hedge,
            low=_number(low),
            high=_number(high),
            speaker=who.person() if who is not None else None,
        )

    def stated(self, draft: _Draft) -> tuple[int, int]:
        """The tokens of the figure's own words: hedge or verb, number, unit, what is counted."""
        q, change = draft.q, draft.change
        first, last = q.first, q.last
        if change is not None:
            return min(first, change.first), max(last, change.last)
        if q.first == q.start:
            level = self.levels.before(self.page.words, first)
            if (
                level is not None
                and self.page.sentence_of[level[0]] == self.page.sentence_of[first]
                and len(self.page.words[level[0]]) > 3
            ):
                first = level[0]
        return first, last

    def skip_marks(self, start: int, first: int) -> int:
        """The first token of the clause that is no quotation mark, bullet or joining word."""
        words = self.page.words
        while start < first and (
            not words[start][0].isalnum()
            and words[start] not in "$€£¥₹("
            or words[start] in self.around.role["skip_open"]
        ):
            start += 1
        return start


def _minus(end: Decimal | None) -> Decimal | None:
    return None if end is None else -end


def _number(end: Decimal | None) -> float | None:
    """An end of an interval as JSON has it: a whole number without a fraction."""
    if end is None:
        return None
    whole = int(end)
    return whole if whole == end else float(end)
