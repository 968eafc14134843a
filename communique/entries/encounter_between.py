"""Encounters that a noun tells with "between" or by whom it brought together: a dinner in Riga between A and B."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_telling import Telling
from communique.entries.encounter_unreal import Unreal
from communique.entries.people_around import distinct
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.words.load import Group

_PAIR: Final = 2
_NEAR_NOUN: Final = 8  # tokens between the noun or "brought" and somebody
_NEAR_CALL: Final = 2  # tokens of "telephone" before its noun
_BETWEEN: Final = Group("encounter", (), {"form": "meeting", "by": "between"})
_CALL: Final = Group("encounter", (), {"form": "call", "by": "between"})


class Between:
    """Reads such nouns of one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings, telling: Telling, unreal: Unreal) -> None:
        language = around.page.language
        self.around, self.telling, self.unreal = around, telling, unreal
        self.page, self.words, self.context = around.page, around.words, around.context
        self.both = language.wordset("partylink", both=True)
        self.nouns, self.bringing = language.sets["meetnoun"], language.sets["uniting"]

    def find(self, first: int, stop: int) -> Encounter | None:
        """The encounter that a noun of a sentence tells, where two people stand behind it."""
        for i in range(first, stop):
            if self.words[i] not in self.nouns or self.page.match_at("encounter", i) or self.around.is_quoted(i):
                continue
            one = self._between(i, stop) or self._brought(i, first, stop)
            if one is not None:
                return one
        return None

    def _between(self, i: int, stop: int) -> Encounter | None:
        """ "Monday's dinner in Riga between A and B": only a place and a day stand between the noun and its link."""
        link = self.around.with_when(i + 1, stop)
        if link >= stop or self.words[link] not in self.both:
            return None
        return self._of(i, link + 1, self.around.people_behind(Match(i, link + 1, _BETWEEN), stop))

    def _brought(self, i: int, first: int, stop: int) -> Encounter | None:
        """ "A dinner in Riga brought A and B together", "brought together A and B"."""
        verb = self.around.with_when(i + 1, stop)
        if verb >= stop or self.words[verb] not in self.bringing or self.around.people_in(first, i):
            return None
        begin = verb + 1 + self.page.is_a(verb + 1, "jointly")
        people = self.around.people_behind(Match(i, begin, _BETWEEN), stop)
        together = begin > verb + 1 or people and self.page.is_a(people[-1].stop, "jointly")
        return self._of(i, begin, people) if together else None

    def _of(self, i: int, begin: int, behind: list[Mention]) -> Encounter | None:
        people = distinct([m.who for m in behind if m.who])
        called = self.page.has_a("callnoun", max(0, i - _NEAR_CALL), i + 1)
        match = Match(i, begin, _CALL if called else _BETWEEN)
        if len(people) < _PAIR or behind[0].start - begin > _NEAR_NOUN or self.unreal.holds(match):
            return None
        one = self.telling.encounter(match, "between", people, behind)
        placed = self.around.place(*self.around.sentence(i))
        one.place = None if called else one.place or placed
        return one if one.date or one.place else None
