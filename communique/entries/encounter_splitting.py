"""Several encounters of one person by one word: met separately with A and B, met A on Monday and B on Friday."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from communique.entries.context import Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_sides import Sides
from communique.entries.surroundings import Surroundings
from communique.text.page import Match

_NEAR_CALL: Final = 3  # tokens between an encounter and "separately"
_SEVERAL: Final = 3  # people of two encounters of one of them
_NEAR_DAY: Final = 3  # tokens between somebody and the day


def _with_next(met: list[Mention]) -> Iterator[tuple[Mention, Mention | None]]:
    """Each mention with the one behind it."""
    return zip_longest(met, met[1:])


class Splitting:
    """Splits such encounters of one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings, sides: Sides) -> None:
        language = around.page.language
        self.around, self.sides = around, sides
        self.page, self.words, self.context = around.page, around.words, around.context
        both = language.wordset("partylink", both=True)
        self.linked = language.sets["partylink"] - language.wordset("partylink", whole=True) - both

    def split(self, one: Encounter, match: Match) -> list[Encounter]:
        """The encounters that "met separately with A and B" or "had meetings with A and B" tell, else this one."""
        several = self.page.has_a("separately", max(0, match.start - _NEAR_CALL), match.stop + _NEAR_CALL)
        several = several or self._is_linked_again(one, match) or self._is_dated_each(one, match)
        hosts = [self.around.subject(match), *self.sides.with_visitor(match)] if several else []
        if len(one.people) < 3 or not any(who is one.people[0] for who in hosts):
            return [one]
        host, start = one.people[0], one.spans[0][0]
        stop = self.around.sentence(match.start)[1]
        met = [m for m in self.context.mentions_in(match.stop, stop) if any(m.who is who for who in one.people[1:])]
        ends = {id(m.who): m.stop for m in met}
        days = {id(m.who): self._day_behind(m.stop, other.start if other else stop) for m, other in _with_next(met)}
        places = {id(m.who): self.around.place(m.stop, self.around.with_when(m.stop, stop)) for m in met}
        return [
            replace(
                one,
                people=[host, guest],
                spans=[(start, ends.get(id(guest), one.spans[0][1]))],
                there=False,
                date=days.get(id(guest)) or one.date,
                place=places.get(id(guest)) or one.place,
            )
            for guest in one.people[1:]
        ]

    def _day_behind(self, start: int, stop: int) -> str | None:
        """The day right behind one of several who were met: with A on Monday and with B | on Tuesday."""
        end = max(start + _NEAR_DAY, self.around.with_when(start, stop))
        when = next(iter(self.context.dates_in(start, min(stop, end))), None)
        return when.iso if when is not None and self.around.may_be_day(when) else None

    def _is_dated_each(self, one: Encounter, match: Match) -> bool:
        """Whether each of those met has a day of its own: met A in Riga on Monday and B on Friday."""
        if len(one.people) < _SEVERAL:
            return False
        stop = self.around.sentence(match.start)[1]
        guests = {id(who) for who in one.people[1:]}
        met = [m for m in self.context.mentions_in(match.stop, stop) if id(m.who) in guests]
        ends = [(m.stop, self.around.with_when(m.stop, stop)) for m in met]
        days = [{w.iso for w in self.context.dates_in(*end) if self.around.may_be_day(w)} for end in ends]
        return len(met) == len(guests) and all(days) and len(set().union(*days)) == len(met)

    def _is_linked_again(self, one: Encounter, match: Match) -> bool:
        """Whether each of those met has a link of its own: held talks with A and with B."""
        if len(one.people) < 3 or self.words[match.stop - 1] not in self.linked:
            return False
        guests = {id(who) for who in one.people[1:]}
        met = [m for m in self.context.mentions_in(match.stop, one.spans[0][1]) if id(m.who) in guests]
        linked = [m for m in met if self.words[m.start - 1] in self.linked]
        return len(linked) == len(guests) == len(met)
