"""Which places a passage about a base means: by "as", "is" or "becomes", by "make X a …", beside a comma, by "in X"."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.hub_reach import Reach, is_person_or_body
from communique.entries.places import Place
from communique.kinds import Area
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import (
    ADV,
    AUX,
    BE,
    COMMA,
    CONJ,
    DET,
    ING,
    MODAL,
    PART,
    PREP,
    PRON,
    TO,
    VERB,
)  # fmt: skip

_LONGEST_NAME: Final = 5
_BACK: Final = 16  # tokens that the verb of a hub is looked for to its left


class HubPlaces:
    """Finds the places that are a base in one document."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.page
        self.clauses = context.clauses
        self.tags = self.clauses.tags
        self.words = context.page.words
        language = context.page.language
        self.reach = Reach(context)
        self.verbs = {
            place: language.wordset("hubverb", place=place) for place in ("subject", "object", "inside", "given")
        }
        self.regions = language.sets["regionword"]
        self.seats = language.sets["hubseat"]
        self.own = language.sets["first_person"]
        self.hearers = language.sets["second_person"]
        self.founding = language.wordset("hubfounding")
        self.ours = language.wordset("hubwe")
        self.particles = language.sets["name_particle"]

    def _places(self, match: Match, start: int, first: int, stop: int) -> list[Area]:
        """The places that are the base: by "as", by "is" or "becomes", by "make X a …", beside a comma, by "in X"."""
        k = start - 1
        while k > first and (self.tags[k] & ADV or self._opens_quote(k)):
            k -= 1
        if k - 2 > first and self.tags[k - 1] & PREP and self._is_user(k):
            k -= 2  # Vietnam is for us the gateway
        word = self.words[k] if k >= first else ""
        if word in ("as", "into"):
            return self._before_as(k, first)
        if word in self.reach.genitive and k > first and self.words[k - 1] in self.founding:
            return self._inside(match, stop)  # the establishment of a hub in Egypt
        verb = self._verb_before(k, first)
        if word == "up" and k > first:
            k -= 1  # set up
        if k >= first and (self.tags[k] & BE or self._is_hub_verb(k) and self.tags[k] & VERB):
            return self._by_verb(match, k, first, stop)
        if k >= first and self.words[k] in ",–—-(":
            return self._areas_ending(k, first)
        ending = self._areas_ending(k + 1, first) or self._region((max(first, k - 1), k + 1))
        if ending and verb is not None and self.clauses.base(verb) in self.verbs["object"]:
            return ending
        return ending and [] or self._by_far_verb(match, k, verb, first)

    def _is_user(self, k: int) -> bool:
        """Whether token `k` says for whom a place is a base: for us, for them."""
        return self.words[k] in self.own or self.page.is_a(k, "personpronoun")

    def _by_far_verb(self, match: Match, k: int, verb: int | None, first: int) -> list[Area]:
        """A verb with more between: makes it a base, sees X as a friend and a gateway, offers firms a gate to."""
        near = self._verb_or_be(k, first) if verb is None else verb
        if near is None:
            return []
        base, between = self.clauses.base(near), range(near + 1, k + 1)
        if self.words[k] == "it" and k == near + 1 and base in self.verbs["object"]:
            return self._owner(near, first) or self._antecedent(near, first)
        joined = bool(self.tags[k] & CONJ) or self.words[k] in ("but", "also")
        if joined and base in self.verbs["object"]:
            passive = self.tags[near] & PART and self.tags[near - 1] & BE
            places = self.context.places_in(near + 1, k)
            direct = [
                p for p in places if p.form == "noun" and all(self.tags[n] & DET for n in range(near + 1, p.start))
            ]
            return self._subject_of(near, first) if passive else [self.context.area_of(direct[0])] if direct else []
        if joined and (self.tags[near] & BE or base in self.verbs["subject"]):
            return self._subject_of(near, first)
        if base in self.verbs["given"] and not any(self.tags[n] & (PREP | COMMA) for n in between):
            return self._subject_of(near, first)
        return []

    def _verb_or_be(self, k: int, first: int) -> int | None:
        """The nearest "is" before token `k` in its clause."""
        for n in range(k, max(first, k - _BACK) - 1, -1):
            if self.clauses.is_break(n):
                return None
            if self.tags[n] & BE:
                return n
        return None

    def _owner(self, verb: int, first: int) -> list[Area]:
        """The place whose position is the subject: Malta's position makes it a base."""
        subject = self.clauses.subject_before(self._group(verb, first))
        for place in self.context.places_in(*subject) if subject else ():
            behind = place.stop
            if place.form == "noun" and behind < len(self.words) and self.words[behind] in ("'s", "'"):
                return [self.context.area_of(place)]
        return []

    def _by_verb(self, match: Match, k: int, first: int, stop: int) -> list[Area]:
        base = self.clauses.base(k)
        if self.tags[k] & BE or base in self.verbs["subject"]:
            return self._subject_of(k, first)
        if base in self.verbs["object"] and self.tags[k] & PART and k > first and self.tags[k - 1] & (BE | ADV):
            return self._subject_of(k, first)  # is considered a gateway
        if base in self.verbs["inside"]:
            return self._inside(match, stop)
        return []

    def _before_as(self, k: int, first: int) -> list[Area]:
        """Behind "see X as", "X serves as", "X is seen as", "turn X into"."""
        verb = self._verb_before(k - 1, first)
        if verb is None:
            set_off = k - 1 > first and self.words[k - 1] == ","
            found = self._areas_ending(k - set_off, first)  # Kenya, as a gateway to East Africa, is
            return found or ([] if set_off else self._owner_before(k, first))
        base = self.clauses.base(verb)
        if base in self.verbs["subject"]:
            return self._subject_of(verb, first)
        before = verb - 1
        while before > first and self.tags[before] & ADV:
            before -= 1
        passive = self.tags[verb] & PART and self.tags[before] & BE
        here = next((n for n in range(verb + 1, k + 1) if self.words[n] in ("as", "into", "not")), k)
        found = self._areas_in(verb + 1, here) or self._region((verb + 1, here))
        if found and not passive:
            return found
        if not passive and "it" in self.words[verb + 1 : here]:
            return self._antecedent(verb, first)
        return self._subject_of(verb, first)

    def _owner_before(self, k: int, first: int) -> list[Area]:
        """The place whose position or market stands before "as": Peru's location and market as a gateway."""
        for place in reversed(self.context.places_in(max(first, k - _BACK), k)):
            owns = place.form == "noun" and place.stop < k and self.page.is_possessive(place.stop)
            if owns and not any(self.clauses.is_finite(n) for n in range(place.stop, k)):
                return [self.context.area_of(place)]
        return []

    def _verb_before(self, k: int, first: int) -> int | None:
        for n in range(k, max(first, k - _BACK) - 1, -1):
            if self.clauses.is_break(n):
                return None
            if self.tags[n] & VERB and self._is_hub_verb(n) and not self.tags[n - 1] & DET:
                return n
        return None

    def _subject_of(self, verb: int, first: int) -> list[Area]:
        """The places that are the subject of the verb at token `verb`; "it" and an interrupted quotation look back."""
        before = verb - 1
        while before > first and self.tags[before] & ADV:
            before -= 1
        if before >= first and self.tags[before] & TO:
            told = self._areas_ending(before, first)
            if told:
                return told
            if self.words[before - 1] == "it":
                return self._antecedent(before, first)
            outer = next((n for n in range(before - 1, first - 1, -1) if self.clauses.is_finite(n)), None)
            return self._subject_of(outer, first) if outer is not None and outer < verb else []
        if self.tags[verb] & ING and (doing := self._areas_ending(verb, first)):
            return doing  # with Oman serving as
        group = self._group(verb, first)
        subject = self.clauses.subject_before(group)
        if subject is None:
            return self._interrupted(group, first)
        if subject[1] - subject[0] == 1 and self.tags[subject[0]] & PRON:
            if self.words[subject[0]] in self.ours:
                return self._led(subject[0])
            a_person = self.words[subject[0]] in self.own or self.words[subject[0]] in self.hearers
            return [] if a_person else self._antecedent(subject[0], first)
        begin = subject[0]
        for place in self.context.places_in(*subject):
            if place.stop < subject[1] - 1 and self.words[place.stop] in ("'s", "'"):
                begin = place.stop + 1  # Oman's Port of Duqm
        return self._areas_in(begin, subject[1], head=True) or self._region(subject)

    def _led(self, i: int) -> list[Area]:
        """The area that whoever says "we" at token `i` leads or represents."""
        who = self.context.speaker_at(i)
        return [who.area] if who is not None and who.area is not None else []

    def _interrupted(self, group: int, first: int) -> list[Area]:
        """“Novi Sad,” he continued, “could serve …”: the subject ends the quotation before."""
        number = self.page.quote_of[group]
        if group - first > 1 or number < 1:
            return []
        before = self.page.quotes[number - 1]
        if self.page.paragraph_of[before.start] != self.page.paragraph_of[group]:
            return []
        last = before.stop - 1
        while last > before.start and (self.clauses.is_break(last) or self.tags[last] & COMMA):
            last -= 1
        return self._areas_ending(last + 1, before.start)

    def _antecedent(self, i: int, first: int) -> list[Area]:
        """What "it" means: the place that is the subject of the clause or the sentence before."""
        number = self.page.sentence_of[i]
        for n in (number, number - 1, number - 2):
            if n < 0 or self.page.paragraph_of[self.page.sentences[n][0]] != self.page.paragraph_of[i]:
                break
            start, stop = self.page.sentences[n]
            for k in range(start, min(stop, i)):
                if self.clauses.is_finite(k):
                    subject = self.clauses.subject_before(k)
                    found = self._areas_in(*subject, head=True) if subject else []
                    if found:
                        return found
        return []

    def _areas_in(self, start: int, stop: int, *, head: bool = False) -> list[Area]:
        """The places named in a noun phrase, A and B both; with `head`, only where they are its head."""
        found: list[Area] = []
        last = start
        for place in self.context.places_in(start, stop):
            if place.form != "noun" or place.stop > stop:
                continue
            behind = self.page.word(place.stop)
            if behind in ("'s", "'") and place.stop < stop:
                continue
            if found and not any(self.tags[k] & (CONJ | COMMA) for k in range(last, place.start)):
                continue
            if head and not found and place.start - start > 3:
                break
            found.append(self._seat(place, start) or Area(self.page.slice(place.start, place.stop), place.code))
            last = place.stop
        return found or self._named(start, stop)

    def _seat(self, place: Place, start: int) -> Area | None:
        """The Port of Charleston, where the place only closes a name with a capital."""
        seat = place.start - 2
        if seat < start or self.words[seat] not in self.seats or not self.page.is_capital(seat):
            return None
        return Area(self.page.slice(seat, place.stop), None)

    def _named(self, start: int, stop: int) -> list[Area]:
        """A place that no list knows, by its capitals: Port of Charleston, Novi Sad."""
        while start < stop and self.tags[start] & DET:
            start += 1
        if stop - start > 2 and self.words[start + 1] == "of" and self.words[start] in self.seats:
            if stop - start <= _LONGEST_NAME and self.page.is_capital(start) and self.page.is_capital(start + 2):
                return [Area(self.page.slice(start, stop), None)]
            start += 2
        if start >= stop or stop - start > _LONGEST_NAME or not self.page.is_capital(start) or self.tags[start] & PRON:
            return []
        if self.words[stop - 1] in self.seats:
            return [Area(self.page.slice(start, stop), None)]
        if is_person_or_body(self.context, start):
            return []
        if all(self.page.is_capital(k) or self.words[k] in self.particles for k in range(start, stop)):
            return [Area(self.page.slice(start, stop), None)]
        return []

    def _region(self, subject: Span) -> list[Area]:
        """ "Our region", "the country": the area of who speaks, or of the other side for "your"."""
        start, stop = subject
        if self.words[stop - 1] not in self.regions or stop - start > 3:
            return []
        if any(self.words[n] in self.reach.compass or n in self.context.place_of for n in range(start, stop - 1)):
            return []  # the western region is not where the speaker is from
        who = self.context.speaker_at(start)
        if who is None or who.area is None:
            return []
        if self.words[start] in self.hearers:
            other = self.context.other_party(who.area)
            return [other] if other else []
        told = (m.stop - 1 for m in self.context.mentions if m.who is who)
        if self.page.is_a(start, "definite") and any(self.page.is_a(i, "guestword") for i in told):
            host = self.context.other_party(who.area)
            return [host] if host else []  # "the region" of a guest is the host's
        return [who.area] if self.tags[start] & DET else []

    def _areas_ending(self, stop: int, first: int) -> list[Area]:
        """The place or places right before token `stop`."""
        for place in self.context.places_in(max(first, stop - _LONGEST_NAME), stop):
            if place.stop == stop and place.form == "noun":
                start = max(first, self.clauses.phrase_start(stop - 1, first))
                return self._areas_in(start, stop) or [Area(place.name, place.code)]
        k = stop
        while k > first and self.page.is_capital(k - 1) and self.words[k - 1].isalpha():
            k -= 1
        return self._named(k, stop) if k < stop else []

    def _inside(self, match: Match, stop: int) -> list[Area]:
        """The place that a hub is set up in: a logistics hub in Almaty."""
        for k in range(match.stop, min(stop, match.stop + 8)):
            if self.words[k] in ("in", "at", "near") and k + 1 < stop:
                n = k + 1 + bool(self.tags[k + 1] & DET)
                place = self.context.place_of.get(n)
                if place is not None and place.form == "noun":
                    return [Area(place.name, place.code)]
                seat = n + 1 < stop and self.words[n] in self.seats and self.words[n + 1] in self.reach.genitive
                e = n + 2 if seat else n
                while e < stop and self.page.is_capital(e) and self.words[e].isalpha():
                    e += 1
                return self._named(n, e) if e > n else []
        return []

    def _opens_quote(self, i: int) -> bool:
        """Whether token `i` is the mark that opens a quotation inside a sentence."""
        number = self.page.quote_of[i + 1] if i + 1 < len(self.words) else -1
        return (
            number >= 0
            and self.page.quotes[number].start == i
            and self.page.sentence_of[i - 1] == self.page.sentence_of[i]
        )

    def _is_hub_verb(self, k: int) -> bool:
        base = self.clauses.base(k)
        return any(base in verbs for verbs in self.verbs.values())

    def _group(self, k: int, first: int) -> int:
        if k - 3 > first and self.page.is_a(k - 1, "viewnoun") and self.tags[k - 3] & PREP:
            k -= 3  # should in her view become
        while k > first and self.tags[k - 1] & (AUX | MODAL | ADV) and not self.tags[k - 1] & (PRON | DET):
            k -= 1
        return k
