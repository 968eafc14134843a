"""Phrases that name several areas at once: the three countries, the presidents of Peru and Chile, Scottish firms."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.entries.commitment_areas import Areas, place_actor
from communique.entries.context import Context
from communique.entries.places import Place
from communique.kinds import Actor
from communique.text.clauses import Span
from communique.text.tags import COMMA, CONJ, DET, PART, PREP, REL
from communique.words.load import Words

_PAIR, _PAIR_NOUN = 2, 3  # the sides of a document; tokens of "two regional governments"
_ROW, _LONGEST_ROW, _ROW_BEHIND = 3, 160, 14  # places of a row; tokens that it is looked for before and behind


@cache
def _numbers(language: Words) -> dict[str, int]:
    """The value of each number in words."""
    return {word: int(group["value"]) for group in language.of("cardinal") for word in group.words}


_ENDS_HEAD: Final = PREP | COMMA | REL  # the words of a noun phrase up to its head


class Rows(Areas):
    """Resolves the rows of areas that noun phrases of one document name, count or point at."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.agents = language.sets["agent"]
        self.pair_areas = language.sets["pair_area"]
        self.genitive = language.sets["genitivelink"]
        self.pairs, self.charged = language.sets["pair_noun"], language.sets["in_charge"]
        self.numbers = _numbers(language)
        self.pointing = language.sets["plural_pointing"]
        self.of_both_sides = language.wordset("pair_area", "pair_body")
        self.pair_kinds = language.sets["pair_kind"]
        self.pair_words = language.sets["pair_word"]

    def _counted(self, start: int, stop: int) -> list[Actor] | None:
        """The places last listed in one row, where a phrase counts or points at them: the three countries, those."""
        head = self.head(start, stop)
        if self.words[head] not in self.pair_areas and self.words[head] not in self.pairs:
            return None
        number = next((self.numbers[w] for w in self.words[start:head] if w in self.numbers), 0)
        if number < _ROW and self.words[start] not in self.pointing:
            return None
        rows = self._rows(max(0, start - _LONGEST_ROW), min(len(self.words), stop + _ROW_BEHIND))
        fits = [row for row in rows if len(row) == number or not number and len(row) >= _ROW and row[0].stop <= start]
        return [place_actor(place, self.context) for place in fits[-1]] if fits else None

    def _is_of_two_sides(self, start: int, stop: int) -> bool:
        """Whether a phrase means the bodies of both sides: both councils, the two regional | governments."""
        both = self.words[start] in self.pair_words
        k = start + (not both and bool(self.tags[start] & DET) and stop - start > _PAIR)
        paired = self.numbers.get(self.words[k]) == _PAIR or both
        described = stop - k == _PAIR_NOUN and self.words[k + 1] in self.pair_kinds
        return paired and (stop - k == _PAIR or described)

    def _rows(self, start: int, stop: int) -> list[list[Place]]:
        """The places of a stretch of text in rows of what only commas and conjunctions part: A, B and C."""
        rows: list[list[Place]] = []
        for place in self.context.places_in(start, stop):
            end = rows[-1][-1].stop if rows else -1
            row = bool(rows) and end < place.start <= end + _ROW
            if row and all(self.tags[k] & (CONJ | COMMA | DET) for k in range(end, place.start)):
                rows[-1].append(place)
            else:
                rows.append([place])
        return rows

    def _led(self, start: int, stop: int) -> list[Actor] | None:
        """The areas whose leaders a phrase names: the presidents of Peru and Chile; Peru and Chile ministers."""
        head = self.head(start, stop)
        before = self._rows(start, stop - 1) if self.words[stop - 1] in self.pairs else []
        if len(before) == 1 and len(before[0]) > 1 and (before[0][0].start, before[0][-1].stop) == (start, stop - 1):
            return [place_actor(place, self.context) for place in before[0]]
        places = self._places_meant(head + 1, stop)
        if self.words[head] not in self.pairs or len(places) < 2 or self.words[head + 1] not in self.genitive:
            return None
        named = {k for place in places for k in range(place.start, place.stop)}
        between = (k for k in range(places[0].stop, places[-1].start) if k not in named)
        joined = all(self.tags[k] & (CONJ | COMMA | DET) for k in between)
        return [place_actor(place, self.context) for place in places] if joined else None

    def _of_two(self, start: int, stop: int) -> list[Actor] | None:
        """Those of two areas by one noun: Scottish and Japanese firms."""
        places = list(self.context.places_in(start, stop))
        if len(places) != 2 or {place.form for place in places} != {"adjective"} or places[0].start != start:
            return None
        one, other = places
        if other.start - one.stop != 1 or not self.tags[one.stop] & CONJ or other.stop >= stop:
            return None
        head = self.head(other.start, stop)
        if self.words[head] not in self.agents or head < other.stop:
            return None
        noun = self.page.slice(other.stop, head + 1)
        return [Actor(f"{place.name} {noun}", place.code) for place in places]

    def head(self, start: int, stop: int) -> int:
        """The head noun: the last word before the first preposition, comma or bracket behind the start."""
        for k in range(start + 1, stop):
            if self.tags[k] & _ENDS_HEAD or self.words[k] == "(":
                return k - 1
            if k + 1 < stop and self.tags[k] & PART and self.tags[k + 1] & PREP and k > start + 1:
                return k - 1  # goods produced in …
        return stop - 1

    def _is_of_portfolio(self, subject: Span) -> bool:
        """Whether several people are told by what they are in charge of, without an area: their Ministers of Health."""
        head = self.head(*subject)
        in_charge = head > subject[0] and self.words[head] in self.charged and self.words[head - 1] in self.pairs
        if in_charge:
            return subject[1] > head + 2  # their Ministers responsible for transport
        if self.words[head] not in self.pairs or self.words[head + 1 : head + 2] != ["of"] or head + 2 >= subject[1]:
            return False
        return not self.tags[head + 2] & DET and not self.context.places_in(head + 2, subject[1])
