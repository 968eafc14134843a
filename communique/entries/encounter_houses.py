"""Guests of whoever's page it is: From Friday to Sunday we had with us 48 guests from Sète, led by their mayor, A."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Mention
from communique.entries.encounter import Encounter
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADV, AUX, DET, MODAL, NUM

_NEAR_GUEST: Final = 4  # tokens between a verb of hosting and its guest
_FAR_LEADER: Final = 24  # tokens between a verb of hosting and who leads its guests
_VERBS: Final = frozenset(("host", "greet", "ours"))


def leads(around: Surroundings, who: Mention) -> bool:
    """Whether "led by" stands before somebody, or before a title that no list knows: led by their rector, | A."""
    if around.is_led(who):
        return True
    words, i = around.words, who.start - 1
    if i < _NEAR_GUEST or words[i] != ",":
        return False
    near = range(i - 1, i - _NEAR_GUEST - 1, -1)
    return any(around.led.before(words, k) is not None for k in near) and not around.context.mentions_in(i - 3, i)


class Houses:
    """Reads whom a town, a club, a port or a university had as guests, on its own page; positions are tokens."""

    def __init__(self, around: Surroundings) -> None:
        language = around.page.language
        self.around = around
        self.page, self.words, self.context = around.page, around.words, around.context
        self.we = language.sets["ourselves"]
        self.own = language.sets["ownhouse"] | language.sets["definite"]

    def find(self) -> list[Encounter]:
        """The visits of guests whom the house received on a day, where somebody is named."""
        told = [*self.page.of("housedeed")]
        told += [m for m in self.page.of("encounter") if m.group["by"] in _VERBS]
        return [one for match in sorted(told, key=lambda m: m.start) if (one := self._received(match)) is not None]

    def _received(self, match: Match) -> Encounter | None:
        first, stop = self.around.sentence(match.start)
        if self.around.is_quoted(match.start) or self.around.is_skipped(match.start) or not self._is_ours(match, first):
            return None
        title = self.context.title[1] if self.context.title else 0
        guest = self._guest(match, stop) if first >= title else None
        day = self.around.day(match, first, stop) if guest is not None else None
        if guest is None or guest.who is None or day is None:
            return None
        span = (first, self.around.with_when(guest.stop, stop))
        place = self.around.place(match.stop, stop) or self.around.place(first, match.start)
        coming = bool(self.context.published and day > self.context.published)
        one = Encounter("visit", [guest.who], day, place, [span], coming, "guests of the house", coming=coming)
        one.hosted = True
        return one

    def _is_ours(self, match: Match, first: int) -> bool:
        """Whether "we", our town or the club stands right before a verb of hosting: the Town | had the pleasure of."""
        i = match.start
        while i > first and self.page.tags[i - 1] & (AUX | MODAL | ADV):
            i -= 1
        if i > first and self.words[i - 1] in self.we:
            return True
        k = i - 1
        if k <= first or not self.page.is_a(k, "housenoun"):
            return False
        while k > first and (self.page.is_capital(k - 1) or self.page.is_a(k - 1, "housenoun")):
            k -= 1
            if self.words[k] in self.own:
                return True
        return k > first and self.words[k - 1] in self.own

    def _guest(self, match: Match, stop: int) -> Mention | None:
        """Who was received: somebody right behind the verb, or who leads those who stand there."""
        people = [m for m in self.around.people_in(match.stop, stop) if m.who and m.who.name and m.who.kind == "person"]
        people = [m for m in people if m.start - match.stop <= _FAR_LEADER]
        if not people or any(self.around.is_verb_of_its_own(k) for k in range(match.stop, people[0].start)):
            return None
        if leads(self.around, people[0]):
            return people[0]
        near = people[0].start - match.stop <= _NEAR_GUEST
        small = all(self.page.tags[i] & (DET | NUM) or self.words[i] == "," for i in range(match.stop, people[0].start))
        return people[0] if near and small and not self.page.is_possessive(people[0].stop) else None
