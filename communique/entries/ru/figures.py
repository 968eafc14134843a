"""Figures of a Russian report: the common reader by word data, with what Russian grammar tells of clauses and cases."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from communique.entries.quantities import Quantity
from communique.entries.ru.amounts import with_units
from communique.entries.ru.context import RussianContext
from communique.entries.ru.figure_areas import FigureAreas
from communique.entries.ru.figure_pairs import is_numbered, is_pair
from communique.entries.ru.grammar import DASHES, STOPS
from communique.entries.ru.quantities import RussianQuantities
from communique.entries.word_figures import TRADE, Draft, Span
from communique.kinds import Figure
from communique.text.page import Match
from communique.text.russian import FIRST, FUTR, GEN, PAST

_INDEX: Final = Decimal(100)
_HALF: Final = Decimal(50)  # percent of the level before, behind "к": no growth is told so
_ANSWER: Final = 3  # tokens of an answer before its percentage
_RATE: Final = 5  # tokens from "темп роста" to its percentage
_PAPER: Final = 4  # tokens from a paper to what it is about
_MANY: Final = 50  # seats that are counted, and are no place in a ranking


def find_figures(context: RussianContext, document: str) -> list[tuple[Figure, str]]:
    """Every figure of the document with the name of the rule that found it, in the order of the text."""
    quantities = RussianQuantities(context.grammar, context.dates, _home(context)).read()
    return _Figures(context, document).find(with_units(context, quantities))


def _home(context: RussianContext) -> str | None:
    """The country that reports: the first place named, which is mostly the dateline's or the outlet's."""
    title = context.title[1] if context.title else 0
    named = [p for p in context.places if p.country]
    head = [p for p in named if p.start < title + 12]
    return (head or named)[0].country if named else None


class _Figures(FigureAreas):
    # --- is it asserted

    def is_figure(self, q: Quantity, row: Sequence[Quantity]) -> bool:
        """No amounts of what is only wished for, no counts of people at a table without a noun, no targets."""
        if q.sort == "fraction" and q.last < len(self.words) and self.page.is_a(q.last, "timenoun"):
            return False  # уже четверть века
        along = q.first - (self.words[q.first] not in self.sets.along_word)
        if q.sort == "count" and self.words[along] in self.sets.along_word and (along < q.first or q.hedge != "least"):
            return False  # группы по двадцать человек
        if q.sort == "count" and q.noun is not None:
            noun = self.words[q.noun[1] - 1]
            if noun in self.sets.seat_noun and q.high is not None and q.high >= _MANY:
                return True
            if noun in self.page.language.wordset("abstract_noun", "counter_noun"):
                return False
            if q.low is not None and q.low <= 3 and noun in self.page.language.wordset("side_noun"):
                return False  # двух городов, трех стран
            if is_pair(self.grammar, q, noun) or is_numbered(self.grammar, q):
                return False
        return not self._is_condition(q)

    def _is_condition(self, q: Quantity) -> bool:
        """Whether a quantity is the threshold of a condition: если …; при условии, что не менее половины …"""
        start, stop = self.grammar.clause(q.start)
        if self.words[start] in self.sets.if_word or start > 0 and self.words[start - 1] in self.sets.if_word:
            return not self._is_contrast(start, stop)
        return self.words[start] in self.sets.that_word and bool(self.page.within("condition", start - 4, start))

    def _is_contrast(self, start: int, stop: int) -> bool:
        """Whether "если" only sets a year against another: если в 2023 году он составлял 290 млн, то …"""
        if not self.sets.if_not.isdisjoint(self.words[start:stop]):
            return False
        past = any(self.grammar.pos(k) == "VERB" and self.grammar.bits(k) & PAST for k in range(start, stop))
        return past and any(d.passed for d in self.context.dates_in(start, stop))

    def is_target(self, q: Quantity, indicator: str, measure: str) -> bool:
        """Whether a quantity belongs to what is to be done: only money to be spent is a figure then."""
        if q.sort == "multiple" and self.grammar.pos(q.start) == "INFN":
            return True
        start, stop = self.grammar.clause(q.start)
        while start > 0 and self.words[start - 1] == ")":
            start = self.grammar.clause(max(0, start - 3))[0]  # увеличить перевозки (МТК) в полтора раза
        to_come = self._is_to_come(start, min(stop, max(q.first, q.start + 1)))
        to_come = to_come or self._is_still_to_come(q, stop) or self._is_agreed_on(q, start)
        if not to_come and not self._is_infinitive(start, q):
            return False
        if q.sort != "money" or measure != "level":
            return True
        goal = any(self.page.is_a(k, "targetverb") for k in range(start, q.first)) or bool(
            self.page.within("targetverb", start, q.first)
        )
        return goal or indicator in TRADE or self.words[q.first - 1] in self.sets.until_word

    def _is_to_come(self, start: int, stop: int) -> bool:
        """Whether a verb in the future or a word of intent stands in tokens `start` to `stop`."""
        for k in range(start, stop):
            if self.grammar.parts[k] == "VERB" and self.grammar.bits(k) & FUTR:
                if self.words[k] not in self.sets.exceed_verb:
                    return True
            elif self.words[k] in self.sets.intent_word:
                return True
        return False

    def _is_still_to_come(self, q: Quantity, stop: int) -> bool:
        """Whether a verb behind tells of a count to come: два судна передадим весной, 50 врачей приедут в мае."""
        coming, counted = self.grammar.verbs(FUTR), q.sort in ("count", "measure")
        for k in coming[bisect_left(coming, q.last) : bisect_left(coming, stop)]:
            if (counted or self.grammar.bits(k) & FIRST) and self.words[k] not in self.sets.exceed_verb:
                return True
        return False

    def _is_agreed_on(self, q: Quantity, start: int) -> bool:
        """Whether a count is of a deed that a word of force governs: договорились о поставке 20 автобусов."""
        counted = q.sort in ("count", "measure") and self.words[q.first - 1] in self.sets.deed_noun
        return counted and bool(self.page.within("force", start, q.first))

    def _is_infinitive(self, start: int, q: Quantity) -> bool:
        """Whether an infinitive that is no mere complement of a told deed governs the quantity."""
        for k in range(q.first - 1, start - 1, -1):
            if self.grammar.parts[k] == "INFN":
                before = next((j for j in range(k - 1, start - 1, -1) if self.grammar.is_finite(j)), None)
                return before is None or self.words[before] not in self.sets.enabling_verb
            if self.grammar.parts[k] == "VERB":
                return False
        return False

    # --- the clause, the change, the measure

    def clause(self, q: Quantity) -> Span:
        """The clause around a quantity, at least as wide as the quantity itself."""
        start, stop = self.grammar.clause(q.start)
        return min(start, q.first), max(stop, q.last)

    def change(self, q: Quantity, row: Sequence[Quantity], start: int, stop: int) -> int | None:
        """1 for growth, -1 for decline; an index of growth and a percentage "к" a period are changes too."""
        if q.sort == "percent" and self._is_index(q, start):
            return 1
        found = super().change(q, row, start, stop)
        if found is None:
            found = self._sign(q)
        if found is None and q.sort in ("percent", "fraction"):
            found = self._by_dash(q, row) or self._against(q, row) or self._parted(q, row)
        if found is None and q.sort == "pp":
            return 1
        return found

    def is_rate(self, verb: Match, q: Quantity) -> bool:
        """Not where it is what something came to: ставка снижена до 5 %."""
        return self.words[q.first - 1] not in self.sets.until_word and super().is_rate(verb, q)

    def _sign(self, q: Quantity) -> int | None:
        """The sign that is written before a percentage: +18,3 % к 2022 году."""
        sign = self.words[q.first - 1] if q.first and q.sort in ("percent", "pp") else ""
        if sign in self.sets.plus_word or q.sort in ("percent", "pp") and q.low is not None and q.low < 0:
            return 1  # плюс 8 %; минус 15 %, which is below zero as it stands
        if sign == "+" or self.page.slice(q.start, q.start + 1).startswith("+"):
            return 1
        opened = q.first > 1 and self.words[q.first - 2] == "("
        return -1 if opened and sign in DASHES and self.page.touches(q.first) else None

    def _against(self, q: Quantity, row: Sequence[Quantity]) -> int | None:
        """The way of the change that a percentage is set against: прибавил 2 % против 11 %."""
        earlier = [o for o in row if o.last <= q.first]
        if not earlier or earlier[-1].sort != q.sort or self.words[q.first - 1] not in self.sets.against_word:
            return None
        one = earlier[-1]
        start, stop = self.clause(one)
        change = self.change(one, row, start, stop)
        return change if change is not None and self.measure(one, change, start, stop) == "change" else None

    def _parted(self, q: Quantity, row: Sequence[Quantity]) -> int | None:
        """The way of a change that other words part from "на 9 %": вырос, по сравнению с маем, на 9 %; or was asked."""
        if not self.is_by(q):
            return None
        low, _ = self.page.sentences[self.page.sentence_of[q.start]]
        if q.first - low <= _ANSWER and low:  # Насколько вырос поток? На треть.
            low, _ = self.page.sentences[self.page.sentence_of[low - 1]]
        told = self.page.within("change", low, q.first)
        free = told and not any(o.start >= told[-1].stop and o.last <= q.first for o in row)
        return int(told[-1].group["sign"]) if free else None

    def _by_dash(self, q: Quantity, row: Sequence[Quantity]) -> int | None:
        """What a dash stands for before a percentage: рост — 27 %; экспорт вырос на 5 %, а импорт — лишь на 3 %."""
        low, _ = self.grammar.bounds(q.start)
        dash = next((k for k in range(q.first - 1, max(low, q.first - 4), -1) if self.grammar.is_dash(k)), None)
        if dash is None or any(o.start > dash and o.stop <= q.first for o in row):
            return None
        verbs = self.page.within("change", low if self.is_by(q) else max(low, dash - 4), dash)
        if not verbs or not self.is_by(q) and any(o.start >= verbs[-1].stop and o.stop <= dash for o in row):
            return None
        return int(verbs[-1].group["sign"])

    def _is_index(self, q: Quantity, start: int) -> bool:
        """Whether a percentage is the whole, of which 100 is the level before: темп роста — 124,8 %."""
        if self.is_by(q):
            return False
        low, _ = self.grammar.bounds(q.start)
        near = max(low, min(start, q.first - _RATE))
        rate = any(m.stop <= q.first for m in self.page.within("growthrate", near, q.first))
        behind = q.last + self.grammar.is_dash(q.last)  # 103,9 % — к октябрю
        toward = not self.sets.toward_word.isdisjoint(self.words[behind : behind + 1])
        if q.low is None or q.low <= (_HALF if toward and self._is_whole(q, low) else 90):
            return False
        return rate or toward

    def _is_whole(self, q: Quantity, low: int) -> bool:
        """Whether no word of change stands before a percentage, so that it is what is left: 61 % к прошлому году."""
        return not self.page.within("change", low, q.first)

    def measure(self, q: Quantity, change: int | None, start: int, stop: int) -> str:
        """A percentage that a clause with "доля" or a genitive behind it names is a share."""
        if q.sort in ("percent", "fraction") and change is not None and not self.is_by(q):
            if self.comparative(q.last, stop) is None and any(self.page.within("share", start, q.first)):
                if not self._is_index(q, start):
                    return "share"
        return super().measure(q, change, start, stop)

    def ends(self, draft: Draft) -> tuple[Decimal | None, Decimal | None]:
        """The interval; of an index less 100."""
        start, _ = self.clause(draft.q)
        if draft.q.sort == "percent" and draft.measure == "change" and self._is_index(draft.q, start):
            low, high = draft.q.low, draft.q.high
            return (None if low is None else low - _INDEX), (None if high is None else high - _INDEX)
        return super().ends(draft)

    # --- topics

    def indicator(self, q: Quantity, row: Sequence[Quantity], start: int, stop: int) -> tuple[str, Match | None] | None:
        """By the clause; where that names none, by the words of the sentence before the quantity."""
        set_off = q.first > start and self.words[q.first - 1] == ","
        near = stop if set_off else next((k for k in range(q.last, stop) if self.words[k] == ","), stop)
        found: tuple[str, Match | None] | None = self._of_share(q, stop) or self._beside_dash(q, row, start)
        found = found or super().indicator(q, row, start, near)
        if found is not None and found[0] in TRADE and q.sort == "money" and found[1] is not None:
            found = self._signed_for(q, start, found[1]) or found
        if found is None and q.noun is None and q.sort != "rank":
            first, _ = self.grammar.bounds(q.start)
            earlier = [o for o in row if o.last <= q.first]
            low = max(first, earlier[-1].last) if earlier else first
            found = super().indicator(q, row, low, start) if low < start else None
        if found is not None and found[0] == "trade_turnover" and found[1] is not None:
            return self._balance(found[1]) or found
        return found

    def _beside_dash(self, q: Quantity, row: Sequence[Quantity], start: int) -> tuple[str, Match] | None:
        """The topic that only a dash parts from a quantity: экспорт – 80 млн; 80 млн – импорт."""
        if q.noun is not None or q.sort == "rank":
            return None
        if q.first and self.grammar.is_dash(q.first - 1):
            earlier = [o.last for o in row if o.last <= q.first]
            low = max(self.grammar.bounds(q.start)[0], *earlier) if earlier else self.grammar.bounds(q.start)[0]
            match = next(reversed(self.page.within("indicator", low, q.first)), None)
        elif self.grammar.is_dash(q.last):
            match = self.page.match_at("indicator", q.last + 1)
            told = self.page.within("indicator", start, q.first)
            match = None if told or match is None or self.grammar.is_dash(match.stop) else match
        else:
            return None
        named = match is not None and match.group["name"] in TRADE and self.fits(match, q)
        return (match.group["name"], match) if match is not None and named else None

    def _signed_for(self, q: Quantity, start: int, trade: Match) -> tuple[str, Match] | None:
        """The paper whose subject trade only is: соглашение о поставке 40 машин на сумму 5,6 млн."""
        if trade.stop > q.first or self.words[q.first - 1] not in self.sets.on_word | self.sets.sum_lead:
            return None
        for k in range(trade.start - 1, max(start, trade.start - _PAPER) - 1, -1):
            if self.words[k] in self.sets.deal_noun:
                led = self.grammar.pos(k + 1) == "PREP" and self.words[k + 1] not in self.sets.with_word
                return ("contracts", trade) if led else None
        return None

    def _of_share(self, q: Quantity, stop: int) -> tuple[str, Match] | None:
        """The topic whose share a percentage is, in the genitive right behind it: 85 % экспорта и 75 % импорта."""
        match = self.page.match_at("indicator", q.last) if q.sort in ("percent", "fraction") and q.last < stop else None
        if match is None or match.group["name"] not in TRADE or not self.grammar.has_case(q.last, GEN) or self.is_by(q):
            return None
        return match.group["name"], match

    def _balance(self, trade: Match) -> tuple[str, Match] | None:
        """The balance right before the trade that it is of: сальдо внешней торговли, дефицит торговли."""
        for match in self.page.within("indicator", trade.start - 2, trade.start):
            if match.group["name"] == "trade_balance" and match.stop == trade.start:
                return "trade_balance", match
        return None

    def own_words(self, q: Quantity, start: int, stop: int) -> str:
        """The noun counted, or the noun phrase before the quantity."""
        if q.noun is not None and self.words[q.noun[0]] in self.sets.counter_person and q.noun[0] + 1 == q.noun[1]:
            low = self.grammar.bounds(q.start)[0]
            named = (k for k in range(low, q.first) if self.words[k] in self.sets.measured_noun)
            k = next((k for k in named if self.grammar.can_be_subject(k)), None)
            if k is not None:
                return self.page.slice(k, self.grammar.phrase_end(k, q.first)).lower()
        if q.noun is not None:
            end = self.grammar.phrase_end(q.noun[1], min(stop, q.noun[1] + 5), genitive=True)
            return self.page.slice(q.noun[0], max(end, q.noun[1])).lower()
        if q.sort == "rank":
            for k in range(q.last, min(stop, q.last + 6)):
                if self.words[k] in self.sets.along_word | self.sets.among_word:
                    end = k + 1
                    while end < stop and self.grammar.is_nominal(end) and end < k + 5:
                        end += 1
                    return self.page.slice(k + 1, end).lower() if end > k + 1 else "rank"
        k = q.first
        if k > 0 and self.grammar.is_dash(k - 1) and start == k:
            start, k = self.grammar.clause(k - 2)[0], k - 1  # протяжённость дороги – 340 километров
        while k > start and not self._can_be_named(k - 1, start):
            k -= 1
        if k > start:
            first = k - 1
            while first > start and self.grammar.pos(first - 1) == "ADJF":
                first -= 1
            end = self.grammar.phrase_end(first, q.first)
            if end > first and not self._is_date(first) and self.grammar.pos(first) != "NPRO":
                return self.page.slice(first, end).lower()
            found = super().own_words(q, start, stop)
            return found if found != "quantity" else self._first_noun(start, q.first) or found
        return super().own_words(q, start, stop)

    def _can_be_named(self, k: int, start: int) -> bool:
        """Whether token `k` can be the noun that a figure is of: no genitive of the noun before it, no time."""
        if not self.grammar.can_be_subject(k) or self.page.is_a(k, "timenoun"):
            return False
        return not (k > start and self.grammar.is_genitive(k) and self.grammar.pos(k - 1) == "NOUN")

    def _first_noun(self, start: int, stop: int) -> str | None:
        """The noun phrase in the nominative that opens a clause: число туристов."""
        for k in range(start, stop):
            if self.grammar.can_be_subject(k) and self.grammar.pos(k) == "NOUN" and not self._is_date(k):
                return self.page.slice(k, self.grammar.phrase_end(k, stop)).lower()
        return None

    def _is_date(self, k: int) -> bool:
        return any(d.start <= k < d.stop for d in self.context.dates_in(max(0, k - 6), k + 1))

    def subject(self, draft: Draft) -> str | None:
        """Goods behind the unit or the word for production and trade: 10,7 млн тонн пшеницы, экспорт молока."""
        q = draft.q
        stop = self.clause(q)[1]
        if q.sort == "measure" or draft.measure == "share":
            end = self.grammar.phrase_end(q.last, min(stop, q.last + 8), genitive=True)
            if end > q.last and q.last not in self.context.place_of:
                return self.page.slice(q.last, end)
        found = draft.found
        if found is not None and draft.indicator in ("exports", "imports", "production", "trade_turnover"):
            end = self.grammar.phrase_end(found.stop, min(self.clause(q)[1], found.stop + 6), genitive=True)
            places = self.context.places_in(found.stop, end)
            word = self.page.word(found.stop)
            bare = word in self.sets.home_word or word in self.sets.sides_word
            if end > found.stop and not places and not self._is_date(found.stop) and not bare:
                return self.page.slice(found.stop, end)
        return None

    # --- what the words before say

    def is_anaphoric(self, q: Quantity) -> bool:
        """Also of a share with "этой суммы", "этого объема" behind it."""
        start, _ = self.page.sentences[self.page.sentence_of[q.start]]
        if q.sort == "percent" and self.words[start] in self.sets.more_word:
            return True  # Еще 28 % пришлось на грузовики
        if q.sort in ("percent", "fraction") and self._is_of_that_whole(start, q.first):
            return True
        pointed = q.last + 1 < len(self.words) and self.page.is_a(q.last, "demonstrative")
        return pointed and self.words[q.last + 1] in self.sets.whole_noun or super().is_anaphoric(q)

    def _is_of_that_whole(self, start: int, stop: int) -> bool:
        """Whether the whole of a share is what was just told: доля области в этом объёме."""
        wholes = (k for k in range(start + 1, stop) if self.words[k] in self.sets.whole_noun)
        return any(self.page.is_a(k - 1, "demonstrative") for k in wholes)

    # --- the words

    def stated(self, draft: Draft) -> Span:
        """The quantity with its hedge, a verb of reaching before it, "больше" behind it."""
        q = draft.q
        first, last = q.first, q.last
        if draft.measure == "change" and self.comparative(last, len(self.words)):
            last += 1
        if first > 0 and self.words[first - 1] in self.sets.on_word and draft.measure == "change":
            first -= 1
        return first, last

    def evidence_start(self, q: Quantity) -> int:
        """The clause's first token, or the beginning of a sentence that an inserted clause parts."""
        start, _ = self.grammar.clause(q.start)
        low, _ = self.grammar.bounds(q.start)
        while start > low and self.words[start - 1] not in STOPS and not self._has_verb(start, q.first):
            back = next((k for k in range(start - 2, low - 1, -1) if self.words[k] in self.sets.clause_join), low - 1)
            start = back + 1
        return start

    def _has_verb(self, start: int, stop: int) -> bool:
        return any(self.grammar.is_finite(k) for k in range(start, stop))
