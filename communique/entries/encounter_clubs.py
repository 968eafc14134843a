"""The guests of a club, a chamber or a committee, as its newsletter tells of them: we had the pleasure of hosting."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_telling import Telling
from communique.entries.people_around import distinct
from communique.entries.surroundings import Surroundings
from communique.text.page import Match

_HOSTING: Final = frozenset(("host", "greet", "ours"))
_FAR_LEADER: Final = 2  # sentences behind a delegation in which "it was led by" stands
_FAR_HOST: Final = 5  # sentences behind the guests in which somebody gives them a lunch
_FAR_VERB: Final = 6  # tokens between who gives a lunch and its word
_FAR_GUEST: Final = 4  # tokens between a word of hosting and "them"


class Clubs:
    """Reads who were the guests of whoever's newsletter a page is; positions are tokens."""

    def __init__(self, around: Surroundings, telling: Telling) -> None:
        language = around.page.language
        self.around = around
        self.page = around.page
        self.context = around.context
        self.telling = telling
        self.prepositions = language.sets["preposition"]
        self.us = language.sets["first_person"]
        self.guests = language.wordset("personpronoun", case="object") | language.sets["those_hosted"]
        self.meals = language.sets["hostmeal"]

    def hosts(self, match: Match) -> bool:
        """Whether "we" of a newsletter, or the chamber of which a page tells, receive somebody."""
        if match.group["by"] not in _HOSTING or not match.start:
            return False
        if self._is_body(match.start):
            return True
        ours = match.group["by"] == "ours" or self.page.words[match.start - 1] in self.us
        return bool(ours and self.context.club)

    def _is_body(self, i: int) -> bool:
        """Whether a club, a chamber or a committee stands right before token `i`: the Chamber welcomed."""
        i -= self.page.is_a(i - 1, "auxiliary")
        k = i - 1
        if not self.page.is_a(k, "clubword"):
            return False
        while k > 0 and self.page.is_capital(k - 1) and not self.page.is_a(k - 1, "definite"):
            k -= 1
        return self.page.is_a(k - 1, "definite") or self.page.words[k - 1] in self.us

    def hosted(self, match: Match) -> Encounter | None:
        """The visit of those who were hosted, with those who gave them a dinner; `None` where nobody is named."""
        stop = self.around.sentence(match.start)[1]
        guests = [m for m in self.around.people_in(match.stop, stop) if m.who is not None and m.who.name]
        guests = [m for m in guests[:1] if self._is_guest(match, m)] and guests
        guests = guests or self._led(match)
        if not guests:
            return None
        hosts = [m for m in self._giving(match) if m.who is not None]
        people = distinct([m.who for m in (*guests, *hosts) if m.who is not None])
        one = self.telling.encounter(match, "host", people, [m for m in guests if m.start < stop])
        one.spans += [(m.start, self.around.sentence(m.start)[1]) for m in hosts]
        one.hosted = True
        one.form, one.place = "visit", self.around.place(match.stop, stop)
        return one

    def _is_guest(self, match: Match, who: Mention) -> bool:
        """Whether it is somebody who is received, no plan of theirs: the guest himself, or one of a group of guests."""
        between = range(match.stop, who.start)
        if self.page.is_possessive(who.stop):
            return False
        if any(self.page.is_a(i, "guestgroup") for i in between):
            return True
        return self.prepositions.isdisjoint(self.page.words[match.stop : who.start])

    def _led(self, match: Match) -> list[Mention]:
        """Who leads the delegation: "a delegation of 26 firms. It was led by X"."""
        line = self.page.sentence_of[match.start]
        for first, end in self.page.sentences[line : line + 1 + _FAR_LEADER]:
            for mention in self.around.people_in(max(first, match.stop), end):
                if self.around.led.before(self.page.words, mention.start) is not None:
                    return [mention]
        return []

    def _giving(self, match: Match) -> list[Mention]:
        """Who received the guests too: "Mayor X welcomed them", "our Provost, Y, gave a lunch for them"."""
        line, found = self.page.sentence_of[match.start], list[Mention]()
        for first, end in self.page.sentences[line + 1 : line + 1 + _FAR_HOST]:
            verbs = {m.start for m in self.page.within("encounter", first, end) if m.group["by"] in _HOSTING}
            verbs |= {i for i in range(first, end) if self.page.words[i] in self.meals}
            for i in sorted(verbs):
                if self.guests.isdisjoint(self.page.words[i + 1 : min(end, i + _FAR_GUEST)]):
                    continue
                near = [m for m in self.around.people_in(first, i) if i - m.stop <= _FAR_VERB and m.who and m.who.name]
                found += near[-1:]
        return found
