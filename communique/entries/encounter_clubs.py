"""The guests of a club, a chamber or a committee, as its newsletter tells of them: we had the pleasure of hosting."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_telling import Telling
from communique.entries.people_around import distinct
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADV, AUX, BE

_HOSTING: Final = frozenset(("host", "greet", "ours"))
_FAR_LEADER: Final = 2  # sentences behind a delegation in which "it was led by" stands
_FAR_HOST: Final = 5  # sentences behind the guests in which somebody gives them a lunch
_FAR_VERB: Final = 6  # tokens between who gives a lunch and its word
_OPENERS: Final = (",", "-", "–", "—", ":")  # before the subject of a sentence, behind a day or a dateline
_LONGEST_TOWN: Final = 6  # tokens of a town's name or its hall's
_WHOLE_DAY: Final = 10  # characters of a day
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
            return not self.page.is_a(match.stop - 1, "agentlink")  # the delegation | was received by
        ours = match.group["by"] == "ours" or self.page.words[match.start - 1] in self.us
        return bool(ours and self.context.club)

    def _is_body(self, i: int) -> bool:
        """Whether a club, a chamber or a body with a name stands right before token `i`: the Chamber welcomed."""
        first = self.around.sentence(i)[0]
        while i > first + 1 and self.page.tags[i - 1] & (ADV | AUX):
            if self.page.tags[i - 1] & BE:
                return False  # the delegation was | received
            i -= 1
        named = [m for m in self.context.mentions_in(first, i) if m.stop == i and m.form == "organisation"]
        if named and self._opens(named[0].start, first):
            return True
        k = i - 1
        if not self.page.is_a(k, "clubword"):
            return self._is_firm(i, first) or self._is_town(i, first)
        while k > 0 and self.page.is_capital(k - 1) and not self.page.is_a(k - 1, "definite"):
            k -= 1
        return self.page.is_a(k - 1, "definite") or self.page.words[k - 1] in self.us

    def _opens(self, k: int, first: int) -> bool:
        """Whether the subject of a sentence begins at token `k`, with its article: On Monday, the | Port of Riga."""
        k -= k > first and self.page.is_a(k - 1, "definite")
        return k == first or self.page.words[k - 1] in _OPENERS

    def _is_firm(self, i: int, first: int) -> bool:
        """Whether a company's name stands right before token `i`: Lough Foyle Foods | hosted."""
        k = i - 1
        if not self.page.is_a(k, "companyhead"):
            return False
        while k > first and self.page.is_capital(k - 1) and self.page.words[k - 1].isalpha():
            k -= 1
        return k < i - 1 and self._opens(k + self.page.is_a(k, "definite"), first)

    def _is_town(self, i: int, first: int) -> bool:
        """Whether a town's hall, or the town by its name behind "city of", stands right before token `i`."""
        k = i - 1
        while k > first and self.page.is_capital(k) and i - k < _LONGEST_TOWN:
            k -= 1
        if self.page.is_a(k, "genitive") and self.page.is_a(k - 1, "town_noun"):
            return self._opens(k - 1, first)  # the City of Campbell River
        hall = self.page.is_a(i - 1, "townseat") and self.page.is_a(i - 2, "town_noun")
        return hall and self._opens(k + (k > first) if self.page.is_capital(i - 1) else i - 2, first)

    def is_at_body(self, match: Match, *, dated: bool) -> bool:
        """Whether a body stands behind a word: called at | the Port of Riga; and a day, where it is to be `dated`."""
        first, stop = self.around.sentence(match.start)
        i = match.stop + (self.page.is_a(match.stop, "definite") or self.page.is_a(match.stop, "ownhouse"))
        named = [m for m in self.context.mentions_in(match.stop, i + 1) if m.form == "organisation"]
        if any(self.page.is_possessive(m.stop) for m in named) or self.page.is_possessive(i + 1):
            return False
        town = self.page.is_a(i, "town_noun") and (
            self.page.is_a(i + 1, "genitive") or self.page.is_a(i + 1, "townseat")
        )
        hall = self.page.is_a(i + 1, "town_noun") and self.page.is_a(i + 2, "townseat")
        firm = next((k for k in range(i, stop) if not self.page.is_capital(k)), stop)
        if not (named or town or hall or self.page.is_a(i, "housenoun") or self.page.is_a(firm - 1, "companyhead")):
            return False
        day = self.around.day(match, first, stop) if dated else None
        return not dated or day is not None and len(day) >= _WHOLE_DAY

    def guest_of(self, match: Match) -> Encounter | None:
        """The visit of whoever was the guest of a body: was the guest of | the Chamber on 5 May."""
        guest = self.around.subject(match)
        if guest is None or not guest.name:
            return None
        one = self.telling.encounter(match, "visit", [guest], [])
        one.hosted = True
        return one

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
        if self.page.is_possessive(who.stop) or self.page.is_a(who.stop, "appointlink"):
            return False  # welcomed A as its rector
        if any(self.page.is_a(i, "complementiser") for i in range(match.stop + 1, who.start + 1)):
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
