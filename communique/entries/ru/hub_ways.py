"""Bases of a Russian report that no word names: через Баку товары идут в Иран; из Баку работаем на рынки Ирана."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from communique.entries.places import Place
from communique.entries.ru.context import RussianContext
from communique.kinds import Area
from communique.text.russian import ACC, FUTR, GEN, NOM, PAST

_NEAR: Final = 12  # tokens between a verb and the places that it goes with
_OBJECT: Final = 4  # tokens between a verb and its object
_BACK: Final = 30  # tokens between "откуда" and the place that it points back to


@dataclass(frozen=True, slots=True)
class Way:
    """A place from or through which others are reached, in tokens `start` to `stop`."""

    area: Area
    serves: tuple[Area, ...]
    start: int
    stop: int
    planned: bool


class Ways:
    """Finds the ways of one document; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets

    def find(self) -> Iterator[Way]:
        """All ways, in the order of the text."""
        for match in self.page.of("hubgoing"):
            k = match.start
            if self.page.sentences and not self._is_void(k):
                way = self._of_verb(k)
                if way is not None and way.serves:
                    yield way

    def _is_void(self, k: int) -> bool:
        """Whether a verb is denied, asked, tells of the past or of no clause."""
        low, high = self.grammar.sentence(k)
        told = self.grammar.is_finite(k) or self.grammar.pos(k) == "INFN"
        if not told or self.words[k - 1] in self.sets.not_word or self.words[high - 1] == "?" or k == low:
            return True
        return bool(self.grammar.bits(k) & PAST)

    def _of_verb(self, k: int) -> Way | None:
        """The way that a verb of going or serving tells of."""
        low, high = self.grammar.clause(k)
        planned = self._is_planned(k)
        serves, stop = self._served(k, low, high)
        if not serves:
            return None
        for base in self._bases(k, low, serves):
            if base.kind == "region" and not base.code:
                continue
            start = min(base.start, low)
            area = self.context.area_of(base)
            others = [one for one in serves if (one.code or one.name) != (area.code or area.name)]
            if self._reaches(k, low, high, others, base):
                return Way(area, tuple(others), start, stop, planned or self._is_to_come(base, k))
        return None

    def _is_planned(self, k: int) -> bool:
        """Whether a verb is in the future, or what is wanted or possible."""
        low, _ = self.grammar.clause(k)
        opens = any(self.words[n] in self.sets.so_that for n in (low, low - 1))
        near = range(low, k)
        be = any(self.words[n] in self.sets.be_verb and self.grammar.bits(n) & FUTR for n in near)
        wished = self.grammar.pos(k) == "INFN" and any(self.page.is_a(n, "hubplan") for n in near)
        would = any(self.words[n] in self.sets.would_word for n in near)
        return opens or be or wished or would or bool(self.grammar.bits(k) & FUTR)

    def _is_to_come(self, base: Place, k: int) -> bool:
        """Whether what stands in a place is only to be set up: откроют склад, откуда …"""
        low = self.grammar.clause(base.start)[0]
        plans = self.page.language.wordset("hubplan", "making_word")
        return low < self.grammar.clause(k)[0] and any(
            self.words[n] in plans and not self.grammar.bits(n) & PAST for n in range(low, base.stop)
        )

    def _served(self, k: int, low: int, high: int) -> tuple[list[Area], int]:
        """The areas behind a verb, with a preposition of direction or as what is served, and where they end."""
        found: list[Area] = []
        stop, linked = k, False
        direct = self.words[k] in self.sets.serving_deed
        for n in range(k + 1, high):
            if self.words[n] in self.sets.goal_word:
                linked = True
            place = self.context.place_of.get(n)
            if place is not None and place.start == n and place.form == "noun" and (linked or direct):
                if self.grammar.has_case(place.stop - 1, ACC | GEN | NOM) and not self._is_left(place):
                    found.append(self.context.area_of(place))
                    stop = place.stop
            elif self.grammar.pos(n) == "PREP" and self.words[n] not in self.sets.goal_word:
                linked = False
        return found, stop

    def _is_left(self, place: Place) -> bool:
        """Whether a place is where something comes from or goes through."""
        return self.words[place.start - 1] in self.sets.leaving_word | self.sets.through_word

    def _bases(self, k: int, low: int, serves: list[Area]) -> Iterator[Place]:
        """The places through or from which a verb leads, or that "откуда" points back to."""
        limit = min(self.grammar.clause(k)[1], k + _NEAR)
        for place in self.context.places_in(low, limit):
            lead = self._lead(place, low)
            if place.form == "noun" and lead in self.sets.through_word | self.sets.leaving_word:
                yield place
        there = next((n for n in range(max(0, low - 1), limit) if self.words[n] in self.sets.from_there), None)
        if there is not None:
            back = self.context.places_in(max(self._paragraph(k), there - _BACK), there)
            if back and back[-1].form == "noun":
                yield back[-1]
            inside = [p for p in back if p.form == "noun" and self._lead(p, low) in self.sets.in_word]
            yield from inside[-1:]
        if self._opens_way(k):
            yield from (p for p in self.context.places_in(low, k) if p.form == "noun" and self._is_subject(p, low))
        if self.words[k] in self.sets.serving_deed:
            yield from (p for p in self.context.places_in(low, k) if self._is_of_site(p))

    def points_back(self, k: int) -> bool:
        """Whether a clause behind token `k` goes on about the place: , откуда …; , с которой …"""
        if self.words[k + 1 : k + 2] and self.words[k + 1] in self.sets.from_there:
            return True
        which = self.words[k] == "," and k + 2 < len(self.words) and self.page.is_a(k + 2, "which_word")
        return which and self.words[k + 1] in self.sets.leaving_word | self.sets.through_word

    def _opens_way(self, k: int) -> bool:
        """Whether a verb opens a way: открывает дорогу на рынки Азии."""
        opens = self.words[k] in self.sets.opening_deed
        return opens and not self.sets.access_noun.isdisjoint(self.words[k + 1 : k + _OBJECT])

    def _is_subject(self, place: Place, low: int) -> bool:
        """Whether a place opens a clause in the nominative, or is named behind a noun for a port that does."""
        k = place.start - (self.words[place.start - 1] in self.sets.port_noun and place.start > low)
        return self.grammar.has_case(k, NOM) and self.grammar.pos(k - 1) not in ("PREP", "NOUN")

    def _lead(self, place: Place, low: int) -> str:
        """The preposition before a place, with a noun for what it is between: через порт Баку."""
        k = place.start - 1
        if k > low and self.words[k] in self.sets.port_noun:
            k -= 1
        if k > low + 1 and self.words[k] in self.sets.in_word and self.words[k - 1] in self.sets.sited_noun:
            k -= 2  # с площадки в Томске
        return self.words[k]

    def _is_of_site(self, place: Place) -> bool:
        """Whether a place is where a store or centre stands: склад в Томске."""
        led = self.words[place.start - 1] in self.sets.in_word
        return place.form == "noun" and led and self.words[place.start - 2] in self.sets.site_store

    def _paragraph(self, k: int) -> int:
        return self.page.paragraphs[self.page.paragraph_of[k]][0]

    def _reaches(self, k: int, low: int, high: int, serves: list[Area], base: Place) -> bool:
        """Whether goods or a business are told of, and where they go is a market, a region or several."""
        if not serves or base.code and any(one.code == base.code for one in serves):
            return False
        if self.words[k] in self.sets.serving_deed or self._opens_way(k):
            return True
        if self.words[k] in self.sets.opening_deed:
            return False
        freight = any(
            self.words[n] in self.sets.freight_noun or self.page.match_at("goods", n) is not None
            for n in range(low, high)
        )
        market = any(self.words[n] in self.sets.market_noun for n in range(k, high))
        if self.words[k] in self.sets.working_deed:
            return market or len(serves) > 1
        through = any(self.words[n] in self.sets.through_word for n in range(low, high))
        return freight and (through or market or len(serves) > 1)
