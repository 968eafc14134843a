"""One office of two places and the two who hold it: премьер-министры Армении и Грузии Арам Григорян и …"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.places import Place
from communique.entries.ru.names import Written, hint_of
from communique.entries.ru.nominatives import singular
from communique.entries.ru.offices import Office, Offices
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import PLUR

_RANKS: Final = frozenset(("president", "premier", "minister", "viceminister", "governor", "mayor", "vicepremier"))
_DEPUTIES: Final = frozenset(
    ("vicepremier", "viceminister", "vicegovernor", "vicemayor", "deputy")
)  # several of one place
Named = tuple[Office, Written]


class OfficePairs:
    """Reads the offices in the plural that two people hold, each for a place of its own; positions are tokens."""

    def __init__(self, offices: Offices) -> None:
        self.offices, self.context, self.page = offices, offices.context, offices.context.page

    def read(self, match: Match) -> tuple[Named, Named] | None:
        """Both holders of the office at a title in the plural, the first place for the first; else `None`."""
        if not self.offices.head_bits(match.start) & PLUR:
            return None
        office = self.offices.office(match)
        places = [p for p in self.context.places_in(match.stop, office.stop) if p.form == "noun"]
        if not places and office.area is None:
            return self._shared(office)
        if len(places) == 1 and office.rank in _DEPUTIES:
            return self._shared(office, of=office.area)
        if len(places) != 2 or places[1].stop != office.stop or not self._joins(places[0].stop, places[1].start):
            return None
        names = self._names(office)
        if names is None:
            return None
        for i in range(office.start, names[1].stop):
            self.offices.taken[i] = 1
        first, second = names
        own = [self._of(office, place) for place in places]
        return (replace(own[0], stop=office.title_stop), first), (replace(own[1], start=second.start), second)

    def _shared(self, office: Office, of: Area | None = None) -> tuple[Named, Named] | None:
        """Both who hold an office whose place no words tell, or are deputies of one: президенты Котов и Перес."""
        names = self._names(office)
        if names is None or office.rank not in (_DEPUTIES if of else _RANKS):
            return None
        for i in range(office.start, names[1].stop):
            self.offices.taken[i] = 1
        title = self._title(office, office.stop)
        own = replace(office, area=of, words=title, plural=False)
        return (own, names[0]), (replace(own, start=names[1].start), names[1])

    def _title(self, office: Office, stop: int) -> str:
        """The words of an office up to a token with its noun in the singular: министр иностранных дел."""
        grammar, page = self.context.grammar, self.page
        noun = next((k for k in range(office.head, stop) if grammar.pos(k) == "NOUN"), stop - 1)
        while noun + 2 < stop and page.words[noun + 1] == "-" and page.touches(noun + 1):
            noun += 2  # премьер-министры
        return " ".join([singular(grammar, office.start, noun + 1), *page.slice(noun + 1, stop).split()])

    def _names(self, office: Office) -> tuple[Written, Written] | None:
        hint = hint_of(self.offices.head_bits(office.head))
        first = self.offices.names.read(office.stop, hint, titled=True)
        if first is None or not self._joins(first.stop, first.stop + 1):
            return None
        second = self.offices.names.read(first.stop + 1, hint, titled=True)
        return (first, second) if second else None

    def _joins(self, k: int, stop: int) -> bool:
        return stop == k + 1 and self.page.is_a(k, "and_word")

    def _of(self, office: Office, place: Place) -> Office:
        """The office for one of the places, its words in the singular."""
        first = self.context.places_in(office.title_stop, office.stop)[0].start
        title = self._title(office, office.title_stop)
        words = [title, self.page.slice(office.title_stop, first), self.page.slice(place.start, place.stop)]
        return replace(office, area=Area(place.base, place.code), words=" ".join(" ".join(words).split()), plural=False)
