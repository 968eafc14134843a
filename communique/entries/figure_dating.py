"""When a figure is of: by its own date, by the one that it says anew, or by what was told before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from communique.entries.dates import period_before
from communique.entries.figure_clauses import Change
from communique.entries.figure_comparisons import USED
from communique.entries.figure_lists import Lists
from communique.entries.figure_rows import SHARES, Draft, Rows
from communique.entries.figure_sides import TRADE
from communique.entries.figure_subjects import Subjects
from communique.entries.quantities import Quantity
from communique.period import last_day, year_before
from communique.text.page import Match

_PAIR: Final = 2
_BULLETS: Final = "•·–—-*►▪"  # each item of a list has a period of its own


@dataclass(slots=True)
class Told:
    """What is known of a figure before its period: the quantity, its change, what it is of, how it is counted."""

    q: Quantity
    change: Change | None
    indicator: str
    found: Match | None
    measure: str


class Dating:
    """The periods of the figures of one document, in the order of the text."""

    def __init__(self, rows: Rows, subjects: Subjects, lists: Lists) -> None:
        self.rows, self.subjects, self.lists = rows, subjects, lists
        self.around, self.periods, self.topics = rows.around, rows.periods, rows.topics
        self.page = rows.page
        self.row: Sequence[Quantity] = ()  # the quantities of the sentence being read
        self.quoted_at = -1  # the latest paragraph with what a market quotes
        self.latest: str | None = None  # the period of the latest trade told of
        self.latest_at = -2  # its paragraph
        self.latest_goods: str | None = None  # and its goods
        self.reviewed: str | None = None  # the latest of all periods of levels told of
        self.told_period: str | None = None  # the period of the latest level told of

    def note(self, draft: Draft, paragraph: int) -> None:
        """Keep the period of a figure for those that go on about it."""
        if draft.period is None:
            return
        trade = draft.indicator in TRADE
        own = (draft.measure == "level" or trade) and self.is_own(draft.q)
        if own and draft.measure == "level":
            self.told_period = draft.period
            last, known = last_day(draft.period), last_day(self.reviewed or "")
            if last is not None and (known is None or last >= known):
                self.reviewed = draft.period
        if own and trade and self.tells_period(draft) and not self.periods.is_alone(draft.q, draft.period):
            self.latest, self.latest_at, self.latest_goods = draft.period, paragraph, self.goods(draft)
        elif trade and draft.period == self.latest:
            self.latest_at = paragraph  # the same period is still being told of

    def goes_on(self, paragraph: int) -> None:
        """Take in that a paragraph goes on about the trade told of before it, whatever stands between the two."""
        self.latest_at = max(self.latest_at, paragraph - 1)
        self.latest_goods = None

    def period(self, told: Told, row: Sequence[Quantity], earlier: list[Draft], floor: int) -> str | None:
        """The period of a figure of a sentence with these quantities, behind the figures `earlier`; `floor`: where the
        one before it in the sentence ends, or 0."""
        self.row, q = row, told.q
        period = self.own_period(told, row, earlier)
        base = self.rows.base(q, earlier) if told.measure == "level" and earlier else None
        if base is not None:
            period = self.periods.compared_to(base.q, base.period)
        led = bool(earlier) and floor == earlier[-1].q.last and earlier[-1].change is not None
        before = self.around.follows_to(q) or self.around.is_result(q.first - 2, self.around.segment(q.start)[0])
        if led and told.measure in ("level", "share") and before and self.periods.is_years(period):
            period = period[-4:]
        own = self.lists.place_in_run(q)
        if own is not None:
            period = self.respective(q, *own) or period
        if told.measure == "change" and self.periods.is_years(period):
            start, stop = self.around.sentence(q.start)
            if self.periods.years_run(self.around.context.dates_in(start, stop), period) is not None:
                period = period[-4:]
        if period is None and floor and self.page.words[q.first - 1] == "(" and earlier[-1].change is not None:
            period = self.periods.compared_to(earlier[-1].q, earlier[-1].period)  # rose 3% from that of 2022 ($5 bn)
        if period is None and q.role == "from" and floor:
            period = year_before(earlier[-1].period) if earlier[-1].period else None
        return period

    def respective(self, q: Quantity, n: int, many: int) -> str | None:
        """The period that is the quantity's own as the n-th of many: in 2022 and 2023, $5 and $7 respectively."""
        context = self.around.context
        told = [d for d in context.dates_in(*self.around.sentence(q.start)) if d.kind in USED and d.iso]
        if len(told) == 1 and many == _PAIR and self.periods.is_years(told[0].iso):
            years = told[0].iso.split("/")
            joined = not self.around.role["and"].isdisjoint(self.page.words[told[0].start : told[0].stop])
            return years[n] if joined and int(years[1]) == int(years[0]) + 1 else None
        kinds = {when.kind for when in told}
        return told[n].iso if len(told) == many and len(kinds) == 1 else None

    def own_period(self, told: Told, row: Sequence[Quantity], earlier: list[Draft]) -> str | None:
        """The period that the sentence gives a figure, or that it has from an earlier one."""
        q, is_change = told.q, told.measure == "change"
        whole = self.lists.twins.get(q.start)
        if whole is not None and earlier and earlier[-1].q.start == whole.start and earlier[-1].measure == told.measure:
            if earlier[-1].period is not None:
                return earlier[-1].period
        if self.lists.twins:
            q, row = self.lists.as_one(q, row)
        period, given = self.periods.of(q, row, is_change, told.indicator in TRADE)
        return period if given else self.kept_period(told, earlier)

    def kept_period(self, told: Told, earlier: list[Draft]) -> str | None:
        """The period of an earlier figure that one without a date of its own goes on about, or `None`."""
        q, indicator, measure, change = told.q, told.indicator, told.measure, told.change
        goods = self.subjects.subject(q, told.found, measure)
        pending = self.periods.pending
        if self.reviewed is not None and self.periods.is_reviewed(q):
            return period_before(pending, self.reviewed) if pending is not None else self.reviewed
        alone = not earlier or self.page.sentence_of[earlier[-1].q.start] != self.page.sentence_of[q.start]
        if measure == "share" and alone and self.names_whole(q) and self.periods.is_now(q):
            return None
        period = None
        if self.keeps_period(q, indicator, change, earlier):
            own = (d for n, d in enumerate(earlier) if self.is_own(d.q) and not self.joins_held(earlier, n))
            period = next((d.period for d in reversed([*own])), None)
        if period is None and indicator in TRADE and measure in ("level", "change"):
            here = self.page.paragraph_of[q.start]
            near = here - self.latest_at <= 1 and self.page.words[self.page.paragraphs[here][0]][0] not in _BULLETS
            period = self.latest if near and self.latest_goods in (None, goods) else None
        if period is None and earlier and self.periods.refers_back(q):
            period = next((d.period for d in reversed(earlier) if d.period and self.is_own(d.q)), None)
        if period is None and self.periods.goes_on(q):
            said = (d.period for d in reversed(earlier) if d.period and self.is_own(d.q))
            period = next(said, None) or self.told_period
        if period is not None and q.role == "from":
            return year_before(period)  # grew from $5 million to $7 million, of which only the second is of that year
        if period is None and measure in ("level", "change"):
            period = self.introduced(q)
        period = period or (self.quoted_on(q, measure) if q.sort != "rank" else None)
        if period is None and pending is not None and self.periods.is_year_ago(pending):
            return year_before((self.around.context.published or "")[:4])
        return period_before(pending, period) if pending is not None else period

    def introduced(self, q: Quantity) -> str | None:
        """The period of the line above a list whose item a quantity stands in: "In August, compared with July:"."""
        words, paragraphs = self.page.words, self.page.paragraphs
        here = self.page.paragraph_of[q.start]
        if words[paragraphs[here][0]][0] not in _BULLETS:
            return None
        while here and words[paragraphs[here][0]][0] in _BULLETS:
            here -= 1
        start, stop = paragraphs[here]
        if words[stop - 1] != ":":
            return None
        dates = (d for d in self.around.context.dates_in(start, stop) if d.link != "versus" and d.kind in USED)
        return next((d.iso for d in dates), None)

    def quoted_on(self, q: Quantity, measure: str) -> str | None:
        """The document's day for what a market quotes, and for the prices and moves told with it."""
        here, today = self.page.paragraph_of[q.start], self.periods.market.quoted_on(q)
        if today is not None:
            self.quoted_at = here
            return today
        priced = any(other.sort == "price" for other in self.row)
        told = measure == "change" or q.sort == "money" and (priced or self.around.follows_to(q))
        if self.quoted_at < 0 or not (q.sort == "price" or told and (priced or self.quoted_at == here)):
            return None
        return self.around.context.published

    def names_whole(self, q: Quantity) -> bool:
        """Whether a share is one of something that the sentence names anew: 46% of what companies sell there."""
        return self.around.reads(q.last, "of") and not self.topics.is_part_of_that(q)

    def keeps_period(self, q: Quantity, indicator: str, change: Change | None, earlier: list[Draft]) -> bool:
        """Whether a figure without a period of its own has that of the figure before it."""
        if not earlier or q.sort == "rank":
            return False
        last = earlier[-1]
        if self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start]:
            if self.periods.is_own_of_whole(last.q.start - 2, last.q):
                return False  # of the 31 agreements signed last year, 23
            if self.topics.is_part_of_that(q) or last.change is not None and self.around.follows_to(q):
                return True  # 1.3 million tonnes, but 40 per cent of it rotted; fell by 4 per cent to 398,000 units
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
            or self.topics.opens_as_part(q)
            or self.periods.goes_on(q)
            or self.is_led_to(q, last)
            or self.is_of_trade(q, last)
            or change is not None
            and q.sort in SHARES
            and indicator not in TRADE
            or (change is not None or self.topics.is_anaphoric(q))
            and indicator == last.indicator
        )

    def is_of_trade(self, q: Quantity, last: Draft) -> bool:
        """Whether a weight told in the past goes on about trade: 9 t went abroad. Peru took 2 t."""
        next_line = self.page.sentence_of[q.start] - self.page.sentence_of[last.q.start] == 1
        told = next_line and last.indicator in TRADE and last.measure == "level" and not self.periods.is_now(q)
        weight = q.unit == last.q.unit and q.sort == last.q.sort and q.sort not in ("money", "count", "rank", "price")
        return told and weight and q.sort not in SHARES

    def is_led_to(self, q: Quantity, last: Draft) -> bool:
        """Whether a change led to a level of what is no money: handled 68 million tonnes. Boxes fell to 20,000."""
        if self.page.within("contrast", self.around.sentence(q.start)[0], q.first):
            return True  # Containers went the other way: 700,200 TEU
        dear = q.sort in ("money", "price") or last.q.sort in ("money", "price")
        return not dear and self.around.follows_to(q) and self.around.is_moved(q.first - 2)

    def joins_held(self, earlier: list[Draft], n: int) -> bool:
        """Whether a figure only joins one that another is held against: from $79 a week ago and $96 in April."""
        if not n or not self.around.reads(earlier[n].q.first - 1, "and"):
            return False
        one, other = earlier[n - 1], earlier[n]
        same = self.page.sentence_of[one.q.start] == self.page.sentence_of[other.q.start]
        return same and one.q.sort == other.q.sort and self.periods.is_compared(one.q)

    def tells_period(self, draft: Draft) -> bool:
        """Whether what follows may be of the same period: a level, or a change of all trade within a year."""
        if draft.measure != "change":
            return draft.measure == "level"
        whole = not (self.periods.is_years(draft.period) or (draft.period or "").startswith("--"))
        return whole and self.lists.subject(draft.q) is None and self.goods(draft) is None

    def goods(self, draft: Draft) -> str | None:
        """The goods that a figure is of; none of an average."""
        return None if draft.pace else self.subjects.subject(draft.q, draft.found, draft.measure)

    def is_own(self, q: Quantity) -> bool:
        """Whether a level is not only what another one is held against."""
        periods = self.periods
        if q.role == "from" or periods.is_compared(q) or periods.is_recorded(q) or periods.led_back(q, ()):
            return False
        if periods.before_bracket(q) is not None or periods.is_dated_in_bracket(q):
            return False
        return periods.told_when(q, self.around.sentence(q.start)[0]) is None
