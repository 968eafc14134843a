"""Figures by word data alone: what each quantity of a sentence is about, its measure and period, by the words near it.

For languages without a reader of clauses of their own; Russian adds what its grammar tells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from communique.entries.context import Context
from communique.entries.date_mentions import DateMention
from communique.entries.lexicon import Lexicon, lexicon
from communique.entries.quantities import Quantity
from communique.kinds import Area, Figure, entry_id
from communique.period import year_before
from communique.text.page import Match
from communique.words.load import Group

TRADE: Final = frozenset({"trade_turnover", "exports", "imports", "trade_balance"})
_SHARES: Final = frozenset({"percent", "fraction"})
_USED = frozenset(
    {"day", "month", "year", "interval", "season", "quarter", "to_date", "past", "week", "ago", "weekday", "since"}
)
_NEAR: Final = 7  # tokens between a change and its number
Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """A figure in the making: what later ones of the paragraph may carry on."""

    q: Quantity
    sign: int
    indicator: str
    found: Match | None
    measure: str
    period: str | None
    compared: str | None
    areas: tuple[Area, ...]
    named: bool


class WordFigures:
    """One pass over the quantities of a document; a paragraph's earlier figures help to read the later ones."""

    def __init__(self, context: Context, document: str) -> None:
        self.context, self.document, self.page = context, document, context.page
        self.words = self.page.words
        language = self.page.language.language
        self.lex: Callable[[str], Lexicon] = lambda cls: lexicon(language, cls)
        self.by = self.page.language.sets["by_word"]
        self.segments = lexicon(language, "segment")

    def find(self, quantities: Sequence[Quantity]) -> list[tuple[Figure, str]]:
        """The figures among these quantities with the name of the rule that found each, in the order of the text."""
        found: list[tuple[Figure, str]] = []
        earlier: list[Draft] = []
        paragraph = -1
        for row in self.rows(quantities):
            here = self.page.paragraph_of[row[0].start]
            if here != paragraph:
                earlier, paragraph = earlier[-1:] if here == paragraph + 1 else [], here
            for q in row:
                draft = self.draft(q, row, earlier)
                if draft is not None:
                    earlier.append(draft)
                    found.append((self.figure(draft), f"{draft.measure} of {draft.indicator}"))
        return found

    def rows(self, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
        """The quantities of each sentence that is no boilerplate."""
        rows: list[list[Quantity]] = []
        last = -1
        for q in quantities:
            if self.context.skipped and self.context.skipped[self.page.paragraph_of[q.start]]:
                continue
            if self.page.sentence_of[q.start] != last:
                rows.append([])
                last = self.page.sentence_of[q.start]
            rows[-1].append(q)
        return rows

    # --- one figure

    def draft(self, q: Quantity, row: Sequence[Quantity], earlier: list[Draft]) -> Draft | None:
        """What a quantity says, or `None` where it is no figure."""
        if q.sort == "plain" and q.role == "" or not self.is_figure(q, row):
            return None
        start, stop = self.clause(q)
        change = self.change(q, row, start, stop)
        named = self.indicator(q, row, start, stop)
        carried = self.carried(q, named, change, earlier)
        if named is None and carried is not None:
            named = carried.indicator, carried.found
        measure = self.measure(q, change, start, stop)
        indicator, found = named or (self.own_words(q, start, stop), None)
        if self.is_target(q, indicator, measure):
            return None
        period, given = self.period(q, row)
        same = carried or (earlier[-1] if earlier and self.goes_on(q, earlier[-1], indicator, change) else None)
        if not given and same is not None and period is None:
            period = same.period
        if q.role == "from" and period:
            period = year_before(period) if len(period) != 9 else period[:4]
        compared = self.compared(q, period) if measure == "change" else None
        areas = self.areas(q, indicator, carried, start, stop)
        sign = change if change is not None else 1
        if indicator == "trade_balance" and found is not None and measure == "level":
            sign = int(found.group.get("sign", 1))
        return Draft(q, sign, indicator, found, measure, period, compared, areas, carried is None)

    def is_figure(self, q: Quantity, row: Sequence[Quantity]) -> bool:
        """Whether a quantity is asserted at all; a language's own reader knows more."""
        return True

    def is_target(self, q: Quantity, indicator: str, measure: str) -> bool:
        """Whether a quantity belongs to what is to be done; a language's own reader knows more."""
        return False

    def clause(self, q: Quantity) -> Span:
        """The words around a quantity that speak of it: its sentence between semicolons and joining words."""
        start, stop = self.page.sentences[self.page.sentence_of[q.start]]
        low, high = start, stop
        for k in range(start, stop):
            if self.words[k] == ";" or self.segments.at(self.words, k) and k > start and self.words[k - 1] == ",":
                low, high = (k + 1, high) if k < q.first else (low, min(high, k))
        return low, high

    def change(self, q: Quantity, row: Sequence[Quantity], start: int, stop: int) -> int | None:
        """1 for growth, -1 for decline, `None` where the quantity is no change."""
        after = self.comparative(q.last, stop)
        if q.role:
            return None
        if after is not None and (q.sort in ("percent", "fraction", "multiple", "factor", "pp") or self.is_by(q)):
            return int(after["sign"])
        low = max([start, *(o.last for o in row if o.last <= q.first)])
        verb = next(reversed(self.page.within("change", low, q.first)), None) or (
            next(reversed(self.page.within("change", start, q.first)), None) if self.is_by(q) else None
        )
        if q.sort in ("multiple", "factor"):
            behind = next(iter(self.page.within("change", q.last, min(stop, q.last + 4))), None)
            near = verb or behind
            return int(near.group["sign"]) if near else 1
        if verb is None:
            if q.sort in _SHARES and (
                behind := next(iter(self.page.within("change", q.last, min(stop, q.last + 3))), None)
            ):
                return int(behind.group["sign"]) if q.first - start < 12 else None
            return None
        if self.is_by(q) or q.sort == "pp":
            return int(verb.group["sign"])
        if q.sort in _SHARES and self.is_rate(verb, q):
            return int(verb.group["sign"])
        return None

    def is_rate(self, verb: Match, q: Quantity) -> bool:
        """Whether a percentage tells how large a growth was: рост составил 5 %."""
        return q.first - verb.stop <= _NEAR

    def is_by(self, q: Quantity) -> bool:
        """Whether "by" stands before a quantity."""
        first = min(q.first, q.start)
        return (
            first > 0
            and (self.words[first - 1] in self.by or self.words[first] in self.by)
            or not self.by.isdisjoint(self.words[q.first : q.start])
        )

    def comparative(self, i: int, stop: int) -> Group | None:
        """The group of a word such as "more" right behind a quantity."""
        found = self.lex("comparative").at(self.words, i) if i < stop else None
        return found[1] if found else None

    def measure(self, q: Quantity, change: int | None, start: int, stop: int) -> str:
        """Level, change, share or rank."""
        if q.sort == "rank":
            return "rank"
        if change is not None or q.sort in ("multiple", "factor", "pp"):
            return "change"
        return "share" if q.sort in _SHARES else "level"

    # --- what about

    def indicator(self, q: Quantity, row: Sequence[Quantity], start: int, stop: int) -> tuple[str, Match | None] | None:
        """The indicator that the words beside a quantity name, with those words, or `None`."""
        low = start
        before = [m for m in self.page.within("indicator", low, q.first) if m.group["name"] and self.fits(m, q)]
        limit = min([stop, *(o.first for o in row if o.first >= q.last)])
        behind = [m for m in self.page.within("indicator", q.last, limit) if m.group["name"] and self.fits(m, q)]
        if q.noun is not None:
            near = [m for m in self.page.within("indicator", *q.noun) if m.group["name"] in ("visits", "contracts")]
            return (near[0].group["name"], near[0]) if near else None
        if before and behind and behind[0].start - q.last <= 1 and q.first - before[-1].stop > 6:
            return behind[0].group["name"], behind[0]
        if before:
            return before[-1].group["name"], before[-1]
        return (behind[0].group["name"], behind[0]) if behind and behind[0].start - q.last <= 8 else None

    def fits(self, match: Match, q: Quantity) -> bool:
        """Whether an indicator can have a quantity of this sort."""
        name = match.group["name"]
        if name in ("funding", "contracts"):
            return q.sort not in ("measure", "count", "rank")
        if name == "visits":
            return q.sort in ("count", "plain", "multiple", "percent", "factor")
        if name == "production":
            return q.sort != "count" and (q.sort != "money" or match.group.get("money", False))
        return q.sort not in ("count", "rank")

    def carried(self, q: Quantity, named: object, change: int | None, earlier: list[Draft]) -> Draft | None:
        """The earlier figure of the paragraph that this one goes on about, or `None`."""
        if named is not None or not earlier or q.sort in ("rank", "count"):
            return None
        last = earlier[-1]
        if self.page.paragraph_of[last.q.start] != self.page.paragraph_of[q.start] and change is None:
            return None
        if q.sort == "measure" and last.q.unit != q.unit:
            return None
        same = self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start]
        return last if same or change is not None or self.is_anaphoric(q) else None

    def is_anaphoric(self, q: Quantity) -> bool:
        """Whether the sentence goes on about what the one before it counted."""
        start, _ = self.page.sentences[self.page.sentence_of[q.start]]
        known = self.lex("anaphora")
        return any(known.at(self.words, k) for k in range(start, min(q.first, start + 6)))

    def goes_on(self, q: Quantity, last: Draft, indicator: str, change: int | None) -> bool:
        """Whether a figure without a period of its own has that of the figure before it."""
        if self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start]:
            return indicator == last.indicator or change is not None or indicator in TRADE and last.indicator in TRADE
        same = self.page.paragraph_of[last.q.start] == self.page.paragraph_of[q.start]
        return same and indicator in TRADE and last.indicator in TRADE

    def own_words(self, q: Quantity, start: int, stop: int) -> str:
        """A short lower-case noun phrase for what no indicator of the contract names."""
        if q.noun is not None:
            return self.page.slice(*q.noun).lower()
        return {"money": "amount", "percent": "share", "fraction": "share", "rank": "rank"}.get(q.sort, "quantity")

    def areas(self, q: Quantity, indicator: str, carried: Draft | None, start: int, stop: int) -> tuple[Area, ...]:
        """Whose figure it is: for trade both sides, else the place that the clause names."""
        found: dict[str, Area] = {}
        for place in self.context.places_in(*self.page.sentences[self.page.sentence_of[q.start]]):
            if place.code and not (indicator in TRADE and place.kind == "city"):
                found.setdefault(place.code, self.context.area_of(place))
        here = tuple(found.values())
        if indicator in TRADE:
            if len(here) >= 2:
                return here[:2]
            if carried is not None and len(carried.areas) == 2:
                return carried.areas
            return tuple(self.context.parties) if len(self.context.parties) == 2 else here
        if not here and carried is not None:
            return carried.areas
        return here[:1]

    # --- when

    def period(self, q: Quantity, row: Sequence[Quantity]) -> tuple[str | None, bool]:
        """The period of a quantity, and whether the sentence gives one."""
        start, stop = self.page.sentences[self.page.sentence_of[q.start]]
        dates = [d for d in self.context.dates_in(start, stop) if self.is_used(d, q)]
        limit = min([stop, *(o.first for o in row if o.first >= q.last)])
        behind = [d for d in dates if q.last <= d.lead < limit and not self.parted(q.last, d.lead)]
        before = [d for d in dates if d.start < q.first]
        if behind and (not before or behind[0].lead - q.last <= 1):
            return behind[0].iso, True
        if before:
            return before[-1].iso, True
        if not before and not behind and dates:
            shared = [d for d in dates if d.lead >= q.last]
            if shared and not self.parted(q.last, shared[0].lead):
                return shared[0].iso, True
        return None, False

    def parted(self, start: int, stop: int) -> bool:
        """Whether a mark stands between two tokens."""
        return any(self.words[k] in (",", ";", ":", "—", ".", "(") for k in range(start, stop))

    def is_used(self, when: DateMention, q: Quantity) -> bool:
        """Whether a date can be the period of a quantity."""
        if when.kind not in _USED or self.is_versus(when) or when.kind == "past" and when.iso is None:
            return False
        if when.link == "by" and not when.passed:
            return False
        return when.kind not in ("day", "weekday") or q.unit in ("Cel", "km/h", "m/s", "mm")

    def is_versus(self, when: DateMention) -> bool:
        """Whether a date is what a change is relative to."""
        lead = when.lead if when.lead >= 0 else when.start
        known = self.lex("versus")
        return any(known.before(self.words, k) is not None for k in (lead, when.start, lead + 1)) or any(
            known.at(self.words, k) is not None and self._spans(known, k, lead) for k in range(max(0, lead - 5), lead)
        )

    def _spans(self, known: Lexicon, k: int, lead: int) -> bool:
        found = known.at(self.words, k)
        return (
            found is not None
            and lead - found[0] <= 3
            and len(self.words[k]) > 1
            and not any(self.words[j] in (",", ";", ".") or "0" <= self.words[j] < ":" for j in range(found[0], lead))
        )

    def compared(self, q: Quantity, period: str | None) -> str | None:
        """The period that a change is relative to."""
        start, stop = self.page.sentences[self.page.sentence_of[q.start]]
        for when in self.context.dates_in(start, stop):
            if self.is_versus(when) and when.iso and when.kind in _USED:
                if self.is_same_months(when) and period:
                    return year_before(period)
                return when.iso
        return year_before(period) if period and len(period) != 10 else None

    def is_same_months(self, when: DateMention) -> bool:
        """Whether a year stands behind "the same period of": the months are those spoken of."""
        known = self.lex("yearago")
        return any(known.at(self.words, k) for k in range(max(0, when.start - 5), when.start + 1))

    # --- the entry

    def figure(self, draft: Draft) -> Figure:
        """The entry that a draft comes to."""
        q = draft.q
        low, high = self.ends(draft)
        first, last = self.stated(draft)
        start = min(self.evidence_start(q), first)
        while start < first and not self.words[start][0].isalnum() and self.words[start] not in "$€£":
            start += 1
        evidence = self.context.evidence(start, last)
        stated = self.page.slice(first, last)
        who = self.context.speaker_at(q.start)
        return Figure(
            id=entry_id("figure", self.document, evidence.start, evidence.end, stated, q.unit),
            document=self.document,
            evidence=(evidence,),
            indicator=draft.indicator,
            subject=self.subject(draft),
            measure=draft.measure,
            areas=draft.areas,
            period=draft.period,
            compared_to=draft.compared,
            unit=q.unit,
            stated=stated,
            hedge=q.hedge,
            low=_number(low),
            high=_number(high),
            speaker=who.person() if who is not None else None,
        )

    def evidence_start(self, q: Quantity) -> int:
        """The first token of a figure's words."""
        return self.clause(q)[0]

    def subject(self, draft: Draft) -> str | None:
        """What is counted; a language's own reader knows more."""
        return None

    def ends(self, draft: Draft) -> tuple[Decimal | None, Decimal | None]:
        """The interval, below zero for a decline."""
        low, high = draft.q.low, draft.q.high
        if draft.sign >= 0:
            return low, high
        if draft.q.sort in ("multiple", "factor") and draft.measure == "change":
            low, high = (None if end is None else _shrunk(end) for end in (low, high))
        return (None if high is None else -high), (None if low is None else -low)

    def stated(self, draft: Draft) -> Span:
        """The tokens of the figure's own words."""
        return draft.q.first, draft.q.last


def _shrunk(percent: Decimal) -> Decimal:
    """By how many percent something fell that fell by a factor: twofold (100 percent more) is half."""
    return (Decimal(100) - Decimal(10000) / (Decimal(100) + percent)).quantize(Decimal("0.0001"))


def _number(end: Decimal | None) -> float | None:
    """An end of an interval as JSON has it: a whole number without a fraction."""
    if end is None:
        return None
    whole = int(end)
    return whole if whole == end else float(end)
