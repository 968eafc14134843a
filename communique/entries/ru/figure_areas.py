"""Whose a figure of a Russian report is: both sides of trade, the place of its clause, what is counted, who says it."""

from __future__ import annotations

from typing import Final

from communique.entries.places import Place
from communique.entries.quantities import Quantity
from communique.entries.ru.figure_periods import FigurePeriods
from communique.entries.word_figures import TRADE, Draft
from communique.kinds import Area
from communique.text.russian import ACC

_COUNTED: Final = frozenset(("count", "fraction"))
_NUMBERS: Final = frozenset(("NUMB", "NUMR"))
_LEADS: Final = frozenset(("PREP", "NUMB", "NUMR"))


def _is_within(one: str | None, other: str | None) -> bool:
    """Whether one area is the other or a part of it, by their codes."""
    return bool(one and other) and (
        one == other or str(one).startswith(f"{other}-") or str(other).startswith(f"{one}-")
    )


class FigureAreas(FigurePeriods):
    """Tells whose the figures of one document are; positions are tokens."""

    def areas(self, q: Quantity, indicator: str, carried: Draft | None, start: int, stop: int) -> tuple[Area, ...]:
        """Whose figure it is: for trade both sides; else the place of the clause, the region meant, the speaker's."""
        if indicator in TRADE:
            return self._traders(q, indicator, carried, start, stop)
        if indicator == "contracts" and len(self.context.parties) == 2 and self._are_several(start, stop):
            return tuple(self.context.parties)
        if start == q.first > 1 and self.grammar.is_dash(start - 1):
            start = self.grammar.clause(start - 2)[0]  # население Ханоя – около 8,5 млн человек
        own = self._meant_side(start, stop) or self._of_both(q)
        if own:
            return own
        here = [self.context.area_of(p) for p in self.context.places_in(start, stop) if self._is_whose(p, q)]
        if way := self._on_its_way(q, start, stop):
            return way
        if here:
            apart = self._of_counted(q) if self._is_listed(q, start) else None
            return (apart or here[0],)
        if topic := self._of_topic(q, start):
            return (topic,)
        who = self.context.speaker_at(q.start)
        if who is not None and who.area is not None:
            return (who.area,)
        if carried is not None and carried.areas:
            return carried.areas
        if counted := self._of_counted(q):
            return (counted,)
        return self._home() if q.noun is None or q.sort not in _COUNTED or indicator == "production" else ()

    def _on_its_way(self, q: Quantity, start: int, stop: int) -> tuple[Area, ...]:
        """Both sides of goods that are sent: в Оман отгружено 200 машин, завод продал в Сербию 6 автобусов."""
        if self.sets.sending_verb.isdisjoint(self.words[start:stop]):
            return ()
        for place in self.context.places_in(start, stop):
            led = place.start > 0 and self.words[place.start - 1] in self.sets.in_or_on
            if led and place.form == "noun" and self.grammar.has_case(place.start, ACC):
                there = self.context.area_of(place)
                here = self.context.other_party(there) or next(iter(self._home()), None)
                return (here, there) if here and here != there else ()
        return ()

    def _of_topic(self, q: Quantity, start: int) -> Area | None:
        """The area whose adjective stands before what has the figure: грузооборот астраханских портов составил …"""
        for place in self.context.places_in(start, q.first):
            before = self.grammar.pos(place.start - 1)
            if (
                place.form == "adjective"
                and place.code
                and before not in _LEADS
                and self.grammar.is_nominal(place.stop)
            ):
                return self.context.area_of(place)
        return None

    def _are_several(self, start: int, stop: int) -> bool:
        """Whether several papers are told of, and not that of two firms: подписаны контракты на 3 млн."""
        deals = [k for k in range(start, stop) if self.words[k] in self.sets.deal_noun]
        return bool(deals) and all(self.grammar.is_plural(k) or self.grammar.pos(k - 1) in _NUMBERS for k in deals)

    def _of_both(self, q: Quantity) -> tuple[Area, ...]:
        """Both sides where what is counted is "двух стран", "обеих сторон"."""
        if q.noun is None or len(self.context.parties) != 2 or q.noun[1] + 1 >= len(self.words):
            return ()
        both = self.words[q.noun[1]] in self.sets.both_word and self.words[q.noun[1] + 1] in self.sets.sides_word
        return tuple(self.context.parties) if both else ()

    def _is_listed(self, q: Quantity, start: int) -> bool:
        """Whether what is counted is one of a list: советник посольства и представители шести предприятий."""
        return any(self.words[k] == "," or self.words[k] in self.sets.and_word for k in range(start, q.first))

    def _of_counted(self, q: Quantity) -> Area | None:
        """The area whose adjective what is counted has: 47 башкирских предприятий."""
        inside = self.context.places_in(*q.noun) if q.noun is not None else []
        return next((self.context.area_of(place) for place in inside if place.code), None)

    def _traders(self, q: Quantity, indicator: str, carried: Draft | None, start: int, stop: int) -> tuple[Area, ...]:
        """Both sides of trade; of a partner alone the reporting side with it."""
        found = super().areas(q, indicator, carried, start, stop)
        named = {a.code: a for a in map(self.context.area_of, self._countries(*self.grammar.bounds(q.start)))}
        home = self._home()
        if len(named) == 1 and home and not any(_is_within(code, home[0].code) for code in named):
            return (home[0], *named.values())
        if len(found) == 1 and len(self.context.parties) == 2:
            return tuple(self.context.parties)
        return found

    def _countries(self, start: int, stop: int) -> list[Place]:
        """The countries and regions that tokens name."""
        places = self.context.places_in(start, stop)
        return [p for p in places if p.code and p.kind != "city" and p.form != "adjective"]

    def _home(self) -> tuple[Area, ...]:
        """The side that the document is of: that of the first person in an office, else its first side."""
        first = next((who.area for who in self.context.people if who.area), None)
        return (first,) if first else tuple(self.context.parties[:1])

    def _meant_side(self, start: int, stop: int) -> tuple[Area, ...]:
        """The home side where a clause only says "регион", "область" or "городской бюджет"."""
        for k in range(start, stop):
            if self.words[k] not in self.sets.home_word or self.grammar.is_plural(k):
                continue
            if k not in self.context.place_of and k + 1 not in self.context.place_of and not self._ends_place(k):
                return self._home()
        return ()

    def _ends_place(self, k: int) -> bool:
        return any(p.start < k < p.stop for p in self.context.places_in(max(0, k - 3), k))

    def _is_whose(self, place: Place, q: Quantity) -> bool:
        """Whether a place of the clause can have the figure: no adjective of what is counted, nobody "из Монголии"."""
        if not place.code and place.kind != "city":
            return False
        before = self.words[place.start - 1] if place.start else ""
        return place.form != "adjective" and before not in self.sets.out_of_word
