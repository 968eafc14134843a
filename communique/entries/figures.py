"""Figures: the quantities that a document asserts about the world, with what each counts, when, and who says it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from communique.entries.context import Context
from communique.entries.figure_accounts import Accounts
from communique.entries.figure_areas import Owners
from communique.entries.figure_clauses import Change, Surroundings
from communique.entries.figure_dating import Dating, Told
from communique.entries.figure_goods import Flows
from communique.entries.figure_home import paper_of
from communique.entries.figure_lists import Lists
from communique.entries.figure_periods import Periods
from communique.entries.figure_rows import SHARES, Draft, Rows
from communique.entries.figure_sides import TRADE
from communique.entries.figure_subjects import Subjects
from communique.entries.figure_topics import Topics
from communique.entries.lexicon import lexicon
from communique.entries.numbers import find_quantities
from communique.entries.quantities import Quantity
from communique.kinds import Area, Figure, entry_id
from communique.text.page import Match

_AMOUNTS: Final = frozenset({"money", "measure", "count"})
_NEAR_TRADE: Final = 2  # paragraphs from trade to a list of buyers
_LONGEST_ROW: Final = 20  # quantities of one sentence that are read together


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
        self.subjects = Subjects(self.topics)
        self.accounts = Accounts(self.topics)
        self.told = Rows(self.around, self.periods, self.topics)
        self.lists = Lists(self.around, self.topics)
        self.flows = Flows(self.topics, self.lists)
        self.owners = Owners(context, self.periods, self.topics, self.lists)
        self.trade: tuple[Area, ...] = ()
        self.trade_at = -1
        self.dating = Dating(self.told, self.subjects, self.lists)
        self.told_trade: Draft | None = None  # the latest figure of trade
        self.levels = lexicon(self.page.language.language, "level_verb")

    def find(self) -> list[tuple[Figure, str]]:
        """All figures, in the order of the text."""
        found: list[tuple[Figure, str]] = []
        earlier: list[Draft] = []
        paragraph = -1
        for row in self.rows():
            here = self.page.paragraph_of[row[0].start]
            if here != paragraph:
                earlier = earlier[-1:] if here == paragraph + 1 else []
                paragraph = here
            floor = 0
            self.lists.read(row)
            for q in row:
                draft = self.draft(q, row, earlier, floor)
                if draft is None:
                    continue
                earlier.append(draft)
                self.dating.note(draft, here)
                self.told_trade = draft if draft.indicator in TRADE else self.told_trade
                floor = q.last
                found.append((self.figure(draft), draft.rule))
        return found

    def rows(self) -> list[list[Quantity]]:
        """The quantities of each sentence that is no boilerplate."""
        rows: list[list[Quantity]] = []
        last = -1
        named = {place.country for place in self.context.places if place.country}
        paper = paper_of(self.context)
        above = self.context.title[0] if self.context.title else 0  # rates of exchange, the weather, the market
        for q in find_quantities(self.page, self.context.dates, self.periods.home, named, paper):
            if self.context.skipped and self.context.skipped[self.page.paragraph_of[q.start]] or q.start < above:
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

    def draft(self, q: Quantity, row: Sequence[Quantity], earlier: list[Draft], floor: int) -> Draft | None:
        """What a quantity says, or `None` where it is no figure."""
        q = self.told.with_unit(q, earlier)
        change = self.change(q, earlier, floor)
        named = self.named(q, change, row) if q.start not in self.told.counted else None
        before = self.carried(q, change, named, earlier)
        goes_on = named is None and self.told_trade is not None and (before is None or before.goods is not None)
        goes_on = goes_on and not self.periods.market.is_quoted(q)
        flow = self.flows.of(q, self.told_trade, change is not None) if goes_on else None
        if named is None and before is not None:
            named = before.indicator, before.found
            self.accounts.carry(q, before.q)
        if flow is not None:
            named, before = (flow.indicator, None), self.told_trade
            self.dating.goes_on(self.page.paragraph_of[q.start])  # the same trade, by its goods
        led = earlier[-1].change if earlier and floor == earlier[-1].q.last else None
        if not self.around.is_figure(q, change, named[0] if named else None, led):
            return None
        measure = self.measure(q, change)
        rule = f"{measure} of {named[0]}" if named else f"{measure} in own words"
        indicator, found = named if named is not None else (self.topics.own_words(q, change), None)
        if named is None and (q.sort == "price" or q.sort == "money" and self.accounts.tells_price(q)):
            indicator = self.accounts.price(q, indicator)
        if (
            measure == "share"
            and found is None
            and not self.around.reads(q.last, "of")
            and self.topics.is_rate(indicator)
        ):
            measure = "level"
        period = self.dating.period(Told(q, change, indicator, found, measure), row, earlier, floor)
        areas = before.areas if flow and before else self.areas(q, indicator, measure, before, found, earlier)
        sign = self.sign(q, found, measure, indicator)
        pace = self.pace(q, found, earlier, floor) if indicator in TRADE else None
        own_goods = flow.goods if flow else before.goods if before else None
        return Draft(q, change, indicator, found, measure, period, areas, rule, sign, pace, own_goods)

    def named(self, q: Quantity, change: Change | None, row: Sequence[Quantity]) -> tuple[str, Match | None] | None:
        """The indicator that the words beside a quantity name, with those words, or `None`."""
        named = self.lists.indicator(q) or self.accounts.indicator(q, change, traded=self.told_trade is not None)
        return named or self.topics.indicator(self.lists.tail(q), change, row)

    def pace(self, q: Quantity, found: Match | None, earlier: list[Draft], floor: int) -> str | None:
        """The words of the average that a quantity is, its own or those of the figure that it goes on about."""
        own = self.subjects.pace(q, floor, found)
        last = earlier[-1] if earlier else None
        if own is not None or last is None or last.pace is None or found != last.found:
            return own
        return last.pace if self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start] else None

    def change(self, q: Quantity, earlier: list[Draft], floor: int) -> Change | None:
        """The change that a quantity tells of, by its own words or with those of its list or of the one before it."""
        own = self.around.change_of(q, max(floor, self.around.sentence(q.start)[0]))
        own = own or self.lists.change(q)
        if own is None and earlier and earlier[-1].change is not None and self.lists.follows(earlier[-1].q, q):
            return Change(earlier[-1].change.sign, q.first, q.last)
        return own or self.told.joined(q, earlier)

    def measure(self, q: Quantity, change: Change | None) -> str:
        """Level, change, share or rank."""
        if q.sort == "rank":
            return "rank"
        if change is not None or q.sort in ("multiple", "factor"):
            return "change"
        return "share" if q.sort in SHARES else "change" if q.sort == "pp" else "level"

    def sign(self, q: Quantity, found: Match | None, measure: str, indicator: str) -> int:
        """-1 for the level of a deficit, also where a balance is told to be one: the balance was a deficit of $2 bn."""
        if found is None or measure != "level" or indicator != "trade_balance":
            return 1
        told = self.around.reads(q.first - 1, "of") and self.around.reads(q.first - 2, "deficit_noun")
        return -1 if told else int(found.group.get("sign", 1))

    def carried(
        self, q: Quantity, change: Change | None, named: tuple[str, Match | None] | None, earlier: list[Draft]
    ) -> Draft | None:
        """The earlier figure of the paragraph that this one goes on about, or `None`."""
        if named is not None or not earlier or q.sort == "rank" or q.noun is not None:
            return None
        if q.start in self.told.counted:
            return self.told.counted[q.start]
        last = earlier[-1]
        if self.topics.numbered(q, change) is not None and self.around.segment(q.start)[0] > last.q.start:
            return None  # the number of firms
        if self.topics.grown(q, change, self.around.sentence(q.start)[1]) is not None:
            return None  # and 5 per cent growth in outward cargo
        if self.told_trade is not None and self.lists.shares_trade(q):
            near = self.page.paragraph_of[q.start] - self.page.paragraph_of[self.told_trade.q.start]
            return self.told_trade if near <= _NEAR_TRADE else None
        if self.page.paragraph_of[last.q.start] != self.page.paragraph_of[q.start]:
            return last if self.topics.is_part_of_that(q) or change and self.topics.opens_with_this(q) else None
        same = self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start]
        if q.sort == "plain" and last.q.unit != "1" and last.change is None:
            return None
        if (
            q.sort in ("measure", "count", "money", "price")
            and last.q.sort != q.sort
            and change is None
            and last.change is None
        ):
            traded = last.indicator in TRADE and {q.sort, last.q.sort} == {"money", "measure"}
            return last if traded and self.topics.is_plain_head(q) else None
        if self.topics.is_plain_head(q) and last.indicator in TRADE:
            return last
        if q.sort == "measure" and last.found is None and (q.unit != last.q.unit or self.around.reads(q.last, "of")):
            return None  # 30 cm of snow and 12 mm of rain
        if last.found is None and q.sort in SHARES and self.around.reads(q.last, "of") and change is None:
            if not (self.topics.is_part_of_that(q) or self.around.reads(q.last + 1, "them_its")):
                return None  # one in three of our engineers
        whole = self.whole_of(q, earlier) if change is None and q.sort in SHARES else None
        if whole is not None:
            return whole
        anaphoric = self.topics.is_anaphoric(q, last.q.last if same else 0)
        if self.topics.has_own_noun(q, last.q.last) and not anaphoric:
            return None
        return last if same or anaphoric or change is not None else None

    def whole_of(self, q: Quantity, earlier: list[Draft]) -> Draft | None:
        """The amount told of before that a bare share is one of: $97 million. Wheat alone made up 80 percent."""
        words, last = self.page.words, earlier[-1]
        behind = self.page.word(q.last)
        if behind.isalnum() and behind not in self.around.role["and"]:
            return None
        if self.topics.part_verbs.before(words, q.first) is None:
            same = self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start] and last.measure == "share"
            listed = same and last.q.sort in SHARES and self.around.reads(q.first - 1, "for_at")
            return last if listed and self.around.whole_at(last.q) is None else None
        here = self.page.paragraph_of[q.start]
        told = (d for d in reversed(earlier) if d.measure == "level" and d.q.sort in _AMOUNTS)
        return next((d for d in told if self.page.paragraph_of[d.q.start] == here), None)

    def areas(
        self,
        q: Quantity,
        indicator: str,
        measure: str,
        before: Draft | None,
        found: Match | None,
        earlier: list[Draft],
    ) -> tuple[Area, ...]:
        """Whose figure it is; one that goes on about an earlier one keeps its areas unless it names two of its own."""
        own = self.told.place_of(q) if q.start in self.told.counted else None
        if own is not None:
            return (self.context.area_of(own),)
        here = self.page.paragraph_of[q.start]
        again = self.trade_at == here or indicator not in ("exports", "imports")
        latest = self.trade if again or self.trade and self.topics.opens_as_part(q) else ()
        areas = self.owners.areas(q, indicator, measure, latest, found)
        market = self.dating.quoted_at == here and (q.sort == "price" or self.periods.market.is_quoted(q))
        if market and not self.owners.named(*self.around.sentence(q.start), None):
            return ()  # what an exchange quotes is no country's
        whole = self.lists.twins.get(q.start)
        if whole is not None and earlier and earlier[-1].q.start == whole.start:
            return earlier[-1].areas
        listed = self.lists.place(q) is not None and (indicator in TRADE or self.lists.shares_trade(q))
        if before is not None and len(areas) < max(2, len(before.areas)) and not listed:
            areas = before.areas
        if indicator in TRADE and len(areas) == 2 and (measure != "rank" or self.owners.is_pair(*areas)):
            self.trade, self.trade_at = areas, here
        return areas

    # --- the entry

    def figure(self, draft: Draft) -> Figure:
        """The entry that a draft comes to."""
        q, change = draft.q, draft.change
        low, high = self.around.changed(q, change) if change is not None else (q.low, q.high)
        if draft.sign < 0 and not (high is not None and high < 0):
            low, high = _minus(high), _minus(low)
        first, last = self.stated(draft)
        start = min(self.around.segment(q.start)[0], first)
        start = self.skip_marks(start, first)
        who = self.context.speaker_at(q.start)
        evidence = self.context.evidence(start, last)
        indicator = draft.pace or draft.indicator
        tail = self.lists.tail(q) if draft.measure == "share" else q
        subject = None if draft.pace else self.lists.subject(q)
        if subject is None and not draft.pace:
            subject = self.subjects.subject(tail, draft.found, draft.measure) or self.accounts.subject(q)
        if subject is None and draft.goods is not None:
            subject = self.page.slice(*draft.goods)
            subject = subject if subject.isupper() else subject[:1].lower() + subject[1:]
        stated = self.page.slice(first, last)
        return Figure(
            id=entry_id("figure", self.document, evidence.start, evidence.end, stated, q.unit),
            document=self.document,
            evidence=(evidence,),
            indicator=indicator,
            subject=subject if subject is None or subject.lower() != indicator else None,
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

    def stated(self, draft: Draft) -> tuple[int, int]:
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
