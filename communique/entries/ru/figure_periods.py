"""Periods of figures in a Russian report: amounts beside what they are compared with, since a year, what was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.entries.date_mentions import DateMention
from communique.entries.quantities import Quantity
from communique.entries.ru.context import RussianContext
from communique.entries.word_figures import TRADE, Draft, WordFigures
from communique.period import year_before
from communique.text.russian import ACC, PAST


class FigurePeriods(WordFigures):
    """What Russian adds to the periods that words alone tell; positions are tokens."""

    def __init__(self, context: RussianContext, document: str) -> None:
        super().__init__(context, document)
        self.grammar, self.sets = context.grammar, context.grammar.sets

    def draft(self, q: Quantity, row: Sequence[Quantity], earlier: list[Draft]) -> Draft | None:
        """What a quantity says; it goes on about what is told, and not about what that was compared with."""
        told = [draft for draft in earlier if not self._is_beside(draft.q)]
        draft = super().draft(q, row, told or earlier)
        if draft is not None and draft.indicator == "share" and draft.found is None and self._is_of_nothing(q, row):
            return None  # а сделали пока половину: of what nothing says
        if draft is not None and draft.period is None and earlier and self._is_same_year(q):
            draft.period = earlier[-1].period
        if draft is not None and told:
            self._carry_on(draft, told[-1], row)
        if draft is not None and q.role == "from" and (own := self._right_behind(q) or self._first_year(q)):
            draft.period = own  # с 10 млн в 2022 году до …
        if draft is not None and q.role == "to" and draft.period and len(draft.period) == len("2020/2025"):
            draft.period = draft.period[5:]  # за пять лет с 60 до 112
        elif draft is not None and q.role == "to" and told and told[-1].q.role == "from" and not self.period(q, row)[0]:
            before = told[-2] if len(told) > 1 and told[-2].indicator in TRADE else None
            here = before is not None and self.page.paragraph_of[before.q.start] == self.page.paragraph_of[q.start]
            draft.period = before.period if before is not None and here else None  # that of "from" is the year before
        return draft

    def _carry_on(self, draft: Draft, last: Draft, row: Sequence[Quantity]) -> None:
        """Give what a sentence leaves out as it goes on: за год вырос с 10 до 14; годом ранее было 9 млн."""
        q, page = draft.q, self.page
        if last.period is None or page.paragraph_of[last.q.start] != page.paragraph_of[q.start]:
            return
        told = last.q.role not in ("from", "to") and last.indicator in TRADE
        year = len(last.period) == len("2024") and len(self._over_years(q, row) or "") == len("2024")
        if q.role == "from" and told and year:
            draft.period = year_before(last.period)
        elif q.role == "to" and last.q.role == "from" and year:
            draft.period = str(int(last.period) + 1)
        elif (
            draft.found is None
            and q.noun is None
            and draft.measure == last.measure == "level"
            and told
            and q.unit == last.q.unit
        ):
            start = page.sentences[page.sentence_of[q.start]][0]
            when = [d for d in self.context.dates_in(start, q.first) if d.kind == "before" or self.is_same_months(d)]
            inside = {k for d in when for k in range(d.lead - 3, d.stop)}  # за тот же период 2023 года
            nouns = (k for k in range(start, q.first) if self.grammar.pos(k) in ("NOUN", "ADJF") and k not in inside)
            own = any(self.grammar.can_be_subject(k) and not page.is_a(k, "timenoun") for k in nouns)
            if when and not own and page.sentence_of[last.q.start] == page.sentence_of[q.start] - 1:
                draft.indicator, draft.found, draft.areas = last.indicator, last.found, last.areas
                draft.period = self._compared_with(when[0], last.period)

    def _first_year(self, q: Quantity) -> str | None:
        """The year that what grew began with: с 2020 по 2024 год вырос с 10 до 14 млн."""
        low = self.page.sentences[self.page.sentence_of[q.start]][0]
        dates = [d for d in self.context.dates_in(low, q.first) if d.iso]
        for one, other in pairwise(dates):
            if (
                one.link == "since"
                and other.start - one.stop <= 2
                and self.words[other.start - 1] in self.sets.along_word
            ):
                return one.iso
        return None

    def _is_of_nothing(self, q: Quantity, row: Sequence[Quantity]) -> bool:
        """Whether a fraction alone is what a verb of the past has as its object."""
        if q.sort != "fraction" or len(row) > 1 or self.grammar.is_genitive(q.last):
            return False
        k = q.first - 1
        while self.grammar.pos(k) in ("ADVB", "PRCL"):
            k -= 1
        return self.grammar.pos(k) == "VERB" and bool(self.grammar.bits(k) & PAST)

    def _is_same_year(self, q: Quantity) -> bool:
        """Whether "за тот же год" stands before an amount."""
        low = self.page.sentences[self.page.sentence_of[q.start]][0]
        same = (k for k in range(low + 1, q.first - 2) if self.words[k] in self.sets.that_pronoun)
        return any(self.page.is_a(k + 2, "timenoun") and self.words[k + 1] in self.sets.same_word for k in same)

    def _over_years(self, q: Quantity, row: Sequence[Quantity]) -> str | None:
        """The year that "за год" ends with of two values; the years up to now that "за пять лет" counts of others."""
        now, (low, high) = (self.context.published or "")[:4], self.grammar.clause(q.start)
        if not now or self.sets.for_word.isdisjoint(self.words[low:high]):
            return None
        if not any(self.grammar.bits(k) & PAST for k in range(low, high)):
            return None
        for k in range(low, high - 1):
            if self.words[k] not in self.sets.for_word:
                continue
            if self.words[k + 1] in self.sets.year_noun and self.grammar.has_case(k + 1, ACC):
                several = any(one.role == "from" for one in row)
                return now if several else None
            count = self._counted(k + 1)
            if count and k + 2 < high and self.words[k + 2] in self.sets.year_noun and q.sort == "count":
                return f"{int(now) - count}/{now}"
        return None

    def _counted(self, k: int) -> int | None:
        """A number of years at token `k`."""
        word = self.words[k]
        number = int(word) if word.isdecimal() and len(word) < 3 else self.sets.table("cardinal", "value").get(word)
        return int(number) if number and number > 1 else None

    def _right_behind(self, q: Quantity) -> str | None:
        """The year or other period that stands right behind an amount."""
        stop = self.page.sentences[self.page.sentence_of[q.start]][1]
        beside = [d for d in self.context.dates_in(q.last, min(stop, q.last + 3)) if d.lead - q.last <= 1]
        return beside[0].iso if beside and self.is_used(beside[0], q) else None

    def _is_beside(self, q: Quantity) -> bool:
        """Whether a quantity is only what another is compared with: (2 млн), против 2 млн."""
        before = self.words[q.first - 1] if q.first else ""
        return before == "(" or before in self.sets.against_word

    def period(self, q: Quantity, row: Sequence[Quantity]) -> tuple[str | None, bool]:
        """The period that the sentence gives; in an answer else the year that the question asks about."""
        found, given = super().period(q, row)
        if not found and (lasting := self._over_years(q, row)):
            return lasting, True
        if other := self._of_other(q, row, found):
            return other, True
        later = [o for o in row if o.first >= q.last and self.words[o.first - 1] in self.sets.with_word]
        if given and found and later and found == self._right_behind(later[0]) and not self._right_behind(q):
            return None, False  # упала до 4 млрд с 5 млрд в 2022 году
        begun = [o for o in row if o.role == "from" and o.last <= q.first] if q.role == "to" else []
        if begun and found and found == self._right_behind(begun[-1]) and not self._right_behind(q):
            return None, False  # с 40 млн в 2022 году до 78 млн
        if given and found and len(found) == 4 and q.sort in ("count", "measure", "money"):
            return self._since(q, found)
        if found or given or q.sort in ("count", "rank"):
            return found, given
        return self._asked(self.page.paragraph_of[q.start]), False

    def is_used(self, when: DateMention, q: Quantity) -> bool:
        """Also a day that something is counted on: по состоянию на 1 октября, на 1 января."""
        if super().is_used(when, q):
            return True
        if when.kind != "day" or not when.passed or q.sort not in ("count", "measure", "money"):
            return False
        k = when.start - 1
        if k < 0 or self.words[k] not in self.sets.on_word:
            return False
        return k == self.grammar.sentence(k)[0] or self.words[k - 1] in self.sets.as_of_noun

    def is_versus(self, when: DateMention) -> bool:
        """Not what "к концу года", "к началу года" count up to."""
        return not (when.edge and when.link == "by") and super().is_versus(when)

    def parted(self, start: int, stop: int) -> bool:
        """Whether a mark, or what the amount is compared with, stands between two tokens."""
        against = not self.sets.against_word.isdisjoint(self.words[start:stop])
        return against or super().parted(start, stop)

    def _of_other(self, q: Quantity, row: Sequence[Quantity], found: str | None) -> str | None:
        """The period of an amount that another is compared with: против 2 млн годом ранее; чем в 2023 году (2 млн)."""
        before = self.words[q.first - 1] if q.first else ""
        against = before in self.sets.against_word
        if before != "(" and not against:
            return self._year_earlier(q, row)
        start, stop = self.page.sentences[self.page.sentence_of[q.start]]
        dates = self.context.dates_in(start, stop)
        earlier = [o for o in row if o.last <= q.first]
        main = self.period(earlier[-1], row)[0] if earlier and against else found
        if against:
            beside = [d for d in dates if 0 <= d.lead - q.last <= 2 or 0 <= d.start - q.last <= 4]
        else:
            beside = [d for d in dates if d.stop == q.first - 1 and (self.is_versus(d) or d.kind == "before")]
        return self._compared_with(beside[0], main) if beside else None

    def _year_earlier(self, q: Quantity, row: Sequence[Quantity]) -> str | None:
        """The year before that of the amount before, where "годом ранее" leads to a level: а годом ранее – 290 млн."""
        earlier = [o for o in row if o.last <= q.first]
        if not earlier or q.sort not in ("money", "measure", "count") or self.is_by(q):
            return None
        lead = [d for d in self.context.dates_in(earlier[-1].last, q.first) if d.kind == "before"]
        main = (
            self.period(earlier[-1], row)[0]
            if lead and self.words[lead[-1].start - 1] not in self.sets.than_form
            else None
        )
        return year_before(main) if main else None

    def _compared_with(self, when: DateMention, main: str | None) -> str | None:
        """The period that is compared with the main one: a year before it, its months in another year, or its own."""
        if when.kind == "before":
            return year_before(main) if main else None
        if self.is_same_months(when) and main:
            named = re.fullmatch(r"\d{4}", when.iso or "")
            return re.sub(r"\d{4}(?=-|\Z)", named.group(), main) if named else year_before(main)
        return when.iso

    def _since(self, q: Quantity, year: str) -> tuple[str | None, bool]:
        """The years since the one that "с" opens, to that of the document; none where another clause tells it."""
        start, stop = self.page.sentences[self.page.sentence_of[q.start]]
        dates = [d for d in self.context.dates_in(start, stop) if d.start < q.first and d.iso == year]
        if not dates or self.words[dates[-1].start - 1] not in self.sets.with_word:
            return year, True
        if self.grammar.clause(dates[-1].start) != self.grammar.clause(q.start):
            return None, False
        now = (self.context.published or "")[:4]
        return (f"{year}/{now}" if year < now else year), True

    def _asked(self, number: int) -> str | None:
        """The last year that the question right before a paragraph names, none of it to come."""
        if not number:
            return None
        start, stop = self.page.paragraphs[number - 1]
        if self.words[stop - 1] != "?":
            return None
        named = [d for d in self.context.dates_in(start, stop) if d.kind == "year" and d.iso and d.link != "by"]
        published = self.context.published or "9999"
        return next((d.iso for d in reversed(named) if d.iso and d.iso <= published), None)
