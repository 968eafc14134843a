"""Who telephoned whom, where a plain verb tells it: the president called the premier today to thank him."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_deeds import are_apart
from communique.entries.encounter_sides import Sides
from communique.entries.encounter_telling import Telling
from communique.entries.people_around import PEOPLE, distinct
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import AUX, BASE, CONJ, TO

_ENDS: Final = frozenset((".", ";"))


class Calls:
    """Reads such encounters of one page; positions are tokens."""

    def __init__(self, around: Surroundings, sides: Sides, telling: Telling) -> None:
        self.around, self.sides, self.telling = around, sides, telling
        self.page, self.words = around.page, around.words

    def told(self, match: Match) -> Encounter | None:
        """The call of somebody to one named person of another side, who stands right behind the verb.

        Called somebody something, or to account in the passive, is none: only a day, a purpose or what was done
        besides may follow.
        """
        if self.page.tags[match.start - 1] & AUX or not (guest := self._right_behind(match)):
            return self.pair(match) if match.group["form"] == "meeting" else None
        host = self.sides.subject(match)
        if host is None or not host.name or guest.who is None or not guest.who.name or not are_apart(host, guest.who):
            return None
        if match.group["form"] == "call" and not (self._is_left_so(guest) or self.telling.is_by_phone(match)):
            return None
        return self.telling.encounter(match, "verb", distinct([host, guest.who]), [guest])

    def pair(self, match: Match) -> Encounter | None:
        """The talk of two of different sides with each other: A and B spoke today about tea | to discuss it."""
        at = self.sides.joined_before(match)
        if len(at) != 2 or not self.sides.stand_before(match, at) or not are_apart(at[0], at[1]):
            return None
        stop = self.around.sentence(match.start)[1]
        i = self.around.with_when(match.start + 1, stop)
        ends = i > match.start + 1 and (i >= stop or self.words[i] in _ENDS) or self.page.is_a(i, "spokeof")
        if not ends and not self._is_purpose(i):
            return None
        return self.telling.encounter(Match(match.start, match.start + 1, match.group), "verb", at, [])

    def _right_behind(self, match: Match) -> Mention | None:
        near = match.stop + self.page.is_a(match.stop, "definite")
        told = self.around.context.mentions_in(match.stop, near + 1)
        people = (m for m in told if m.form in PEOPLE and m.who is not None and m.who.kind == "person")
        return next((m for m in people if not self.page.is_possessive(m.stop)), None)

    def _is_left_so(self, guest: Mention) -> bool:
        """Whether nothing is said of whoever was called: no "a friend", "brave", "responsible"."""
        stop = self.around.sentence(guest.start)[1]
        i = self.around.with_when(guest.stop, stop)
        ends = i >= stop or self.words[i] in _ENDS or bool(self.page.tags[i] & CONJ)
        return ends or i > guest.stop or self._is_purpose(i)

    def _is_purpose(self, i: int) -> bool:
        return bool(self.page.tag(i) & TO and self.page.tag(i + 1) & BASE)
