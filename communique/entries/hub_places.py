"""Which places a passage about a base means: by "as", "is" or "becomes", by "make X a …", beside a comma, by "in X"."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.hub_reach import Reach
from communique.entries.hub_turned import HubTurned
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import (
    ADV,
    AUX,
    BASE,
    BE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NEG,
    PART,
    PREP,
    PRON,
    REL,
    SUB,
    TO,
    VERB,
)

_NEAR: Final = 8  # tokens between a verb of having, or a relative pronoun, and the phrase
_BACK: Final = 16  # tokens that the verb of a hub is looked for to its left


class HubPlaces(HubTurned):
    """Finds the places that are a base in one document."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, Reach(context))
        language = context.page.language
        self.founding = language.wordset("hubfounding")
        self.frames = language.sets["hubframe"]
        self.leads = language.sets["hublike"]
        self.inside = language.wordset("hubin", inside=True)
        self.roles = language.sets["hubrole"]
        self.rivals = language.sets["hubrival"]
        self.selves = language.sets["hubself"]

    def _places(self, match: Match, start: int, first: int, stop: int) -> list[Area]:
        """The places that are the base: by "as", by "is" or "becomes", by "make X a …", beside a comma, by "in X"."""
        found = self._before(match, start, first, stop)
        return found or self._behind(match, start, first) or self._had(match, start, first, stop)

    def _before(self, match: Match, start: int, first: int, stop: int) -> list[Area]:
        """The places that stand before the phrase, or inside it."""
        k = start - 1
        while k > first and (self.tags[k] & ADV or self.words[k] in self.since or self._opens_quote(k)):
            k -= 1
        k = self._before_user(k, first)
        word = self.words[k] if k >= first else ""
        if word in self.leads:
            found = self._before_as(k, first)
            return found or (self._opening_as(match, first) if k == first else [])
        if k > first and self.tags[k] & TO and (found := self._home(k, first)):
            return found
        if word in self.reach.genitive and k > first and self.words[k - 1] in self.founding:
            return self._inside(match, stop)  # the establishment of a hub in Egypt
        if word in self.frames and k > first:
            return [] if match.group.get("near") and word not in self.reach.genitive else self._framed(k, first)
        if word in self.selves:
            return self._areas_ending(k - 1, first)  # Baku styles itself the doorway
        if word == ":":
            return self._before_colon(k)
        verb = self._verb_before(k, first)
        if k > first and self.page.is_a(k, "hubup"):
            k -= 1  # set up
        if k >= first and (self.tags[k] & BE or self._is_hub_verb(k) and self.tags[k] & VERB):
            return self._by_verb(match, k, first, stop)
        if k >= first and self.words[k] in ",–—-(":
            return self._areas_ending(k, first) or self._before_inserted(k, first)
        ending = self._areas_ending(k + 1, first) or self._region((max(first, k - 1), k + 1))
        if not ending and verb is not None and verb == k - 2 and self.words[k] in self.regions:
            ending = self._owner(verb, first)  # Oman's location makes the country a distribution point
        if ending and verb is not None and self.clauses.base(verb) in self.verbs["object"]:
            return ending
        if ending and verb is None and not self.clauses.has_finite(first, start) and self.tags[start] & DET:
            return ending  # Oman a gateway to East Africa, says the minister
        return ending and [] or self._by_far_verb(match, k, verb, first)

    def _framed(self, k: int, first: int) -> list[Area]:
        """Behind "lies at the", "plays the role of a": the subject, or the place before a comma."""
        if self.words[k] in self.reach.genitive:
            if self.words[k - 1] not in self.roles:
                return []
            return self._owner_before(k - 1, first) or self._subject_of_any(k - 1, first)
        if self.tags[k - 1] & COMMA:
            return self._areas_ending(k - 1, first)
        stands = self.tags[k - 1] & BE or self.clauses.base(k - 1) in self.verbs["stand"]
        return self._subject_of(k - 1, first) if stands else []

    def _subject_of_any(self, k: int, first: int) -> list[Area]:
        """The place that is the subject of the nearest verb before token `k`."""
        for n in range(k, max(first, k - _BACK) - 1, -1):
            if self.clauses.is_break(n):
                break
            if self.clauses.is_finite(n):
                return self._subject_of(n, first)
        return []

    def _before_colon(self, k: int) -> list[Area]:
        """Kenya: your springboard to East Africa; Eldoret has an airport: a base for South Sudan."""
        first = self.page.sentences[self.page.sentence_of[k]][0]
        place = self.context.place_of.get(first)
        if place is not None and place.form == "noun" and place.stop == k:
            return [self.context.area_of(place)]
        verb = next((n for n in range(first, k) if self.clauses.is_finite(n)), None)
        if verb is None or self.page.is_a(k + 1, "hubits"):
            return []
        return self._subject_of(verb, first)

    def _behind(self, match: Match, start: int, first: int) -> list[Area]:
        """Where the phrase comes first: our gateway to Africa is Tangier; no better gateway to Africa than Tangier."""
        end = self.clauses.bounds(start)[1]
        than = any(self.tags[k] & NEG for k in range(max(first, start - 2), match.start))
        before = start - 1
        if not (
            than or start == first or self.tags[before] & (COMMA | SUB) or self.page.is_a(before, "complementiser")
        ):
            return []
        for k in range(match.stop, min(end, match.stop + _BACK)):
            if self.clauses.is_break(k) or self.tags[k] & (COMMA | REL):
                return []
            if than and self.page.is_a(k, "hubthan"):
                return self._opening(k + 1, end)
            if self.clauses.is_finite(k):
                set_up = [] if than else self._set_up_in(k, end)
                if set_up:
                    return set_up
                be = next((n for n in range(k, min(end, k + 3)) if self.tags[n] & BE), None)
                return self._opening(be + 1, end) if be is not None and not than else []
        return []

    def _opening(self, i: int, end: int) -> list[Area]:
        """The places named from token `i` on, with nothing but a mark or a preposition behind them."""
        i = self.clauses.skip_adverbs(i, end)
        found, stop = self._name_at(i + self.page.is_a(i, "hubin"), end)
        closed = stop >= end or self.clauses.is_break(stop) or self.tags[stop] & (COMMA | CONJ | PREP)
        return found if closed else []

    def _had(self, match: Match, start: int, first: int, stop: int) -> list[Area]:
        """In Serbia we have our base for the Balkans; we found in Serbia a base for the Balkans."""
        end = self.clauses.bounds(start)[1]
        verb = next((k for k in range(start - 1, max(first, start - _NEAR) - 1, -1) if self._is_having(k)), None)
        if verb is None or not (self.reach.areas(match, start, end) or self.reach.beyond(match, end)):
            return []
        if self.words[first] in self.inside:
            return self._name_at(first + 1, verb)[0]
        return self._inside(match, stop)

    def _is_having(self, k: int) -> bool:
        return bool(self.tags[k] & HAVE) or self.clauses.base(k) in self.verbs["had"] and bool(self.tags[k] & VERB)

    def _before_inserted(self, k: int, first: int) -> list[Area]:
        """The object before what two commas set off: called Sohar, with its deep berths, the natural port of call."""
        if self.words[k] != ",":
            return []
        for n in range(k - 1, max(first, k - 2 * _BACK) - 1, -1):
            if self.clauses.is_break(n):
                break
            if self.clauses.base(n) in self.verbs["object"] and self.tags[n] & VERB:
                found, stop = self._name_at(n + 1, k)
                return found if stop < k and self.words[stop] == "," else []
        return []

    def _before_user(self, k: int, first: int) -> int:
        """The token before those for whom a place is a base: Vietnam is | for us the gateway, can be | for Mindelo."""
        user = next((n for n in range(k, max(first, k - 4), -1) if self.tags[n] & PREP), None)
        if user is None or user <= first or user == k or not self.tags[user - 1] & BE:
            return k
        named = all(self.page.is_capital(n) for n in range(user + 1, k + 1))
        return user - 1 if named or user == k - 1 and self._is_user(k) else k

    def _is_user(self, k: int) -> bool:
        """Whether token `k` says for whom a place is a base: for us, for them."""
        return self.words[k] in self.own or self.page.is_a(k, "personpronoun")

    def _by_far_verb(self, match: Match, k: int, verb: int | None, first: int) -> list[Area]:
        """A verb with more between: makes it a base, sees X as a friend and a gateway, offers firms a gate to."""
        near = self._verb_or_be(k, first) if verb is None else verb
        if near is None:
            return []
        base, between = self.clauses.base(near), range(near + 1, k + 1)
        if self.page.is_a(k, "hubit") and k == near + 1 and base in self.verbs["object"]:
            return self._owner(near, first) or self._antecedent(near, first)
        joined = bool(self.tags[k] & CONJ) or self.page.is_a(k, "hubalso")
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
        for k in range(*subject) if subject else ():
            if self.page.is_possessive(k) and self.page.is_capital(k - 1):
                return self._areas_ending(k, first)
        return []

    def _by_verb(self, match: Match, k: int, first: int, stop: int) -> list[Area]:
        base = self.clauses.base(k)
        if self.tags[k] & BE or base in self.verbs["subject"] or base in self.verbs["given"]:
            found = self._subject_of(k, first)
            return found or (self._inside(match, stop) if base in self.verbs["had"] else [])
        if base in self.verbs["object"] and self.tags[k] & PART and k > first and self.tags[k - 1] & (BE | ADV):
            return self._subject_of(k, first)  # is considered a gateway
        if base in self.verbs["inside"] or base in self.verbs["moved"]:
            return self._inside(match, stop, to=base in self.verbs["moved"])
        return []

    def _before_as(self, k: int, first: int) -> list[Area]:
        """Behind "see X as", "X serves as", "X is seen as", "turn X into"."""
        verb = self._verb_before(k - 1, first)
        if verb is None:
            set_off = k - 1 > first and self.words[k - 1] == ","
            if self.words[k - 1] in self.selves:
                found = self._subject_of_any(k - 1, first)  # Djibouti bills itself as
                return found or self._areas_ending(k - 2, first)
            rival = next((n for n in range(k - 1, max(first, k - _NEAR), -1) if self.words[n] in self.rivals), None)
            if rival is not None:
                return self._subject_of(rival, first)  # Mtwara competes with Dar es Salaam as
            headline = not set_off and self.tags[k - 1] & PART  # Sohar eyed as base
            found = self._areas_ending(k - bool(set_off or headline), first)  # Kenya, as a gateway to East Africa, is
            if self._opens_quote(first - 1) and first > 1:
                first = self.clauses.bounds(first - 2)[0]  # Oman's “location as a gateway
            return found or ([] if set_off else self._owner_before(k, first))
        base = self.clauses.base(verb)
        if base in self.verbs["subject"] or base in self.verbs["into"] or self.words[k - 1] in self.selves:
            place = self.context.place_of.get(verb + 1) if base in self.verbs["given"] else None
            given = [self.context.area_of(place)] if place is not None and place.stop == k else []
            if not given and self.page.has_a("hubas", verb, k):
                given = self._areas_ending(k, verb)[-1:]  # can serve as a gateway to Africa and Peru as one to
            return given or self._subject_of(verb, first)  # offered Sohar as a base
        before = verb - 1
        while before > first and self.tags[before] & ADV:
            before -= 1
        passive = self.tags[verb] & PART and self.tags[before] & BE
        here = next(
            (n for n in range(verb + 1, k + 1) if self.words[n] in self.leads or self.page.is_a(n, "hubnot")), k
        )
        named = self._areas_in(verb + 1, here, head=True) or self._region((verb + 1, here))
        found = named or self._of_site(verb + 1, here)
        if found and not passive:
            return found
        if not passive and here == verb + 2 and self.page.word(verb + 1) in self.own:
            return self._led(verb + 1)  # use us as your base
        if not passive and self.page.has_a("hubit", verb + 1, here):
            return self._antecedent(verb, first)
        used = self._used_by(verb, first) if here == verb + 1 and not passive else []
        return used or self._subject_of(verb, first)

    def _used_by(self, verb: int, first: int) -> list[Area]:
        """The place before a relative clause whose object it is: Cyprus, which Irish funds use as."""
        for n in range(verb - 1, max(first, verb - _NEAR) - 1, -1):
            if self.tags[n] & REL:
                return self._areas_ending(n - bool(self.tags[n - 1] & COMMA), first)
        return []

    def _owner_before(self, k: int, first: int) -> list[Area]:
        """The place whose position or market stands before "as": Peru's location and market as a gateway."""
        for n in range(k - 1, max(first, k - _BACK), -1):
            if self.clauses.is_finite(n) and not (self.page.is_possessive(n) or self.page.is_possessive(n - 1)):
                break
            if self.page.is_possessive(n) and self.page.is_capital(n - 1):
                return self._areas_ending(n, first)
        return []

    def _verb_before(self, k: int, first: int) -> int | None:
        for n in range(k, max(first, k - _BACK) - 1, -1):
            if self.clauses.is_break(n):
                return None
            noun = self.tags[n - 1] & DET and not self.tags[n - 1] & REL or self.page.is_possessive(n - 1)
            if self.tags[n] & VERB and self._is_hub_verb(n) and not noun:
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
            if self.page.is_a(before - 1, "hubit"):
                return self._antecedent(before, first)
            outer = next((n for n in range(before - 1, first - 1, -1) if self.clauses.is_finite(n)), None)
            return self._subject_of(outer, first) if outer is not None and outer < verb else []
        loose = self.tags[verb] & ING or self.tags[verb] & BASE and not self.tags[verb - 1] & (MODAL | AUX)
        if loose and (doing := self._areas_ending(verb, first)):
            return doing  # with Oman serving as, see Trieste become
        if self.tags[verb] & ING and before > first and self.words[before] in self.reach.genitive:
            return self._subject_of_any(before - 1, first)  # has every chance of becoming
        group = self._group(verb, first)
        subject = self.clauses.subject_before(group)
        if subject is None:
            return self._interrupted(group, first) or (self._outside_quote(group) if group == first else [])
        if subject[1] - subject[0] == 1 and self.tags[subject[0]] & PRON:
            if self.words[subject[0]] in self.ours:
                return self._led(subject[0])
            if self.words[subject[0]] in self.hearers:
                return self._hearer(subject[0])
            return [] if self.words[subject[0]] in self.own else self._antecedent(subject[0], first)
        begin = subject[0]
        for place in self.context.places_in(*subject):
            if place.stop < subject[1] - 1 and self.page.is_possessive(place.stop):
                begin = place.stop + 1  # Oman's Port of Duqm
        if begin > first and self.page.is_a(begin - 1, "hubthan"):
            begin = self.clauses.phrase_start(begin - 3, first)  # Accra rather than Lagos
            return self._areas_ending(subject[0] - 2, begin)
        found = self._areas_in(begin, subject[1], head=True) or self._region(subject)
        found = found or self._of_site(begin, subject[1]) or self._owning_seat(*subject)
        return found or self._site_told(*subject) or self._owning_asset(verb, first, subject)

    def _owning_asset(self, verb: int, first: int, subject: tuple[int, int]) -> list[Area]:
        """The place whose location is the subject of a verb: Malta's strategic location serves as a gateway."""
        if not self.page.is_a(subject[1] - 1, "hubsituation"):
            return []
        owned = next((k for k in range(*subject) if self.page.is_possessive(k)), None)
        if owned is not None and not self.page.is_capital(owned - 1):
            return self._region((owned - 2, owned)) if owned - subject[0] == 2 else []
        return self._owner(verb, first)

    def _hearer(self, i: int) -> list[Area]:
        """The area that "you" at token `i` leads: the other of the two sides."""
        who = self.context.speaker_at(i)
        other = self.context.other_party(who.area) if who is not None else None
        return [other] if other is not None else []

    def _owning_seat(self, start: int, stop: int) -> list[Area]:
        """The place whose port or airport a noun phrase names: Paita's port."""
        owned = self.words[stop - 1] in self.seats and self.page.is_possessive(stop - 2)
        return self._areas_ending(stop, start) if owned else []

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
