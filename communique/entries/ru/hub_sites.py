"""Bases of a Russian report that no table of places has: Омский речной порт, терминал «Достык», a town by a capital."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.context import RussianContext
from communique.entries.ru.nominatives import nominative
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import ACC, CASES, NOM, STRANGE

_NEAR: Final = 20  # tokens between a site and the word for what it is
_BACK: Final = 3  # paragraphs back to a site that a bare noun means
_NAME: Final = 5  # tokens of a name in quotation marks


class Sites:
    """Tells the sites and unknown towns of one document; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets

    def area(self, match: Match, low: int) -> Area | None:
        """The site or unknown town that the clause before a word for a base is about."""
        first = max(low, match.start - _NEAR)
        for k in range(match.start - 1, first - 1, -1):
            same = self.page.quote_of[k] == self.page.quote_of[match.start]
            if same and self.page.is_a(k, "base_site") and self._is_free(k):
                return self._named(k) or self._inside(k) or self._told_before(k)
        return next((area for k in range(first, match.start) if (area := self._town(k, match.start))), None)

    def _is_free(self, k: int) -> bool:
        """Whether a noun is a subject or an object: in the nominative or accusative behind no preposition."""
        start = self._begin(k)
        led = self.grammar.pos(start - 1) == "PREP" and self.page.sentence_of[start - 1] == self.page.sentence_of[k]
        return bool(self.grammar.bits(k) & (NOM | ACC)) and not led

    def _begin(self, k: int) -> int:
        """Where the adjectives of a noun begin: международный морской порт."""
        start, sentence = k, self.page.sentence_of[k]
        while start > 0 and self.page.sentence_of[start - 1] == sentence:
            agrees = self.grammar.bits(start - 1) & self.grammar.bits(k) & CASES
            if self.grammar.pos(start - 1) in ("ADJF", "PRTF") and agrees and not self._is_pointing(start - 1):
                start -= 1
            elif self.words[start - 1] == "-" and self.page.touches(start - 1) and start > 1:
                start -= 2
            else:
                break
        return start

    def _is_pointing(self, k: int) -> bool:
        return self.page.is_a(k, "demonstrative") or self.page.is_a(k, "whose_word")

    def _named(self, k: int) -> Area | None:
        """A site with its name: порт Танжер-Мед, терминал «Достык», Омский речной порт, станция Достык."""
        start, stop = self._begin(k), k + 1
        number = self.page.quote_of[stop] if stop < self.page.size else -1
        if number >= 0 and self.page.quotes[number].start == stop:
            quote = self.page.quotes[number]
            stop = quote.stop if quote.closed and quote.stop - stop <= _NAME else stop
        elif self.page.is_capital(stop) and stop not in self.context.mention_of and self.grammar.pos(stop) != "PREP":
            place = self.context.place_of.get(stop)
            stop = place.stop if place else stop + 1
            while self.page.word(stop) == "-" and self.page.touches(stop) and self.page.is_capital(stop + 1):
                stop += 2
        if stop == k + 1 and not any(self._names_place(j) for j in range(start, k)):
            return None
        name = nominative(self.grammar, start, stop)
        return Area(name if self._names_place(start) else name[:1].lower() + name[1:], None)

    def _names_place(self, k: int) -> bool:
        """Whether an adjective is of a place by its capital: Омский, Актауский."""
        of_place = self.grammar.pos(k) == "ADJF" and self.words[k].endswith(tuple(self.sets.place_ending))
        return self.page.is_capital(k) and (of_place or not self.grammar.opens_sentence(k))

    def _inside(self, k: int) -> Area | None:
        """The town in which a site stands: порт в Актау."""
        led = self.page.word(k + 1) in self.sets.in_word
        place = self.context.place_of.get(k + 2) if led else None
        return self.context.area_of(place) if place and place.form == "noun" else None

    def _told_before(self, k: int) -> Area | None:
        """The site with a name that a bare noun means: посетит порт Туркменбаши. … Порт станет воротами."""
        if self._begin(k) < k or self.grammar.is_genitive(k + 1) and not self.page.is_capital(k + 1):
            return None
        low = self.page.paragraphs[max(0, self.page.paragraph_of[k] - _BACK)][0]
        for j in range(self.grammar.sentence(k)[0] - 1, low - 1, -1):
            same = self.words[j] == self.words[k] or self.grammar.forms[j].startswith(self.words[k])  # порта
            if same and (area := self._named(j) or self._inside(j)):
                return area
        return None

    def _town(self, k: int, at: int) -> Area | None:
        """A place that no table has, as the subject before a base at token `at`: Хачмаз должен стать узлом."""
        page, grammar = self.page, self.grammar
        if not page.is_capital(k) or k in self.context.mention_of or page.is_capital(k + 1):
            return None
        if page.quote_of[k] != page.quote_of[at] or k in self.context.place_of:
            return None
        if grammar.pos(k) not in ("NOUN", "UNKN") or not grammar.bits(k) & NOM or page.match_at("organisation", k):
            return None
        opens = grammar.opens_sentence(k)
        before = "" if opens else grammar.pos(k - 1)
        if before in ("PREP", "NOUN", "ADJF") or page.is_capital(k - 1) and not opens:
            return None
        if opens and not grammar.bits(k) & STRANGE and not self._is_told_elsewhere(k):
            return None
        acts = any(grammar.is_finite(j) or grammar.is_dash(j) for j in range(k + 1, at))
        same_clause = grammar.clause(k) == grammar.clause(at - 1) or self.words[k + 1] == ","
        return Area(nominative(grammar, k, k + 1), None) if acts and same_clause else None

    def _is_told_elsewhere(self, k: int) -> bool:
        """Whether a word stands with its capital within another sentence."""
        same = (j for j in self.page.capitals if j != k and self.words[j] == self.words[k])
        return any(not self.grammar.opens_sentence(j) for j in same)
