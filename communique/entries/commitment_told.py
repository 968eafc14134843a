"""Constructions of what somebody asks, offers or proposes: verbs with a person, nouns of force, objects, events."""

from __future__ import annotations

from itertools import islice
from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_terms import Terms
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import (
    ADJ,
    ADV,
    AUX,
    BASE,
    BE,
    CLAUSE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NEG,
    NOUN,
    NUM,
    PAST,
    POSS,
    PREP,
    PRON,
    REL,
    STOP,
    SUB,
    TIME,
    TO,
    VERB,
)  # fmt: skip

_NO_OBJECT: Final = PREP | CONJ | COMMA | STOP | AUX
_FAR: Final = 26  # tokens in which a clause that is proposed shows its verb
_BESIDE: Final = 9  # tokens of what is planned, behind "with"
_WITH_NOUN: Final = ("person", "deadline", "dated", "assured")  # forms that ask for more than their word
_NEAR_VERB: Final = 4  # tokens of a verb group
_JOINED: Final = 6  # tokens behind a subject after which a verb of force is a later predicate of it


class Told(Terms):
    """Reads these constructions of one document into candidates."""

    def _beside(self, i: int) -> Span | None:
        """What is planned at token `i` beside another thing, without a verb: …, with production | slated for May."""
        first, _ = self.clauses.bounds(i)
        for k in range(i - 1, max(first, i - _BESIDE), -1):
            if self.words[k] in self.accompanying and self.tags[k - 1] & COMMA:
                return (k + 1, i) if k + 1 < i else None
            if self.tags[k] & (COMMA | AUX) or self.clauses.is_break(k):
                return None
        return None

    def _is_awaited(self, subject: Span, start: int, stop: int) -> bool:
        """Whether what is expected on a day is a decision, a delivery, an opening or somebody in a place."""
        head = self.clauses.first_of(PREP | COMMA, subject[0] + 1, subject[1]) - 1
        there = self.page.tag(start) & PREP and self.page.is_capital(start + 1)
        comes = self.words[head] in self.agents and there and start + 1 not in self.page.at.get("month", {})
        return bool((comes or self.words[head] in self.awaited) and self.context.dates_in(start, stop))

    def _person(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        if not cue.group.get("fixed") and not self._is_verb_use(cue):
            return None
        if cue.group.get("direct") and not self._tells_to(cue.stop, end):
            return None
        group = self._group_start(cue.start)
        passive = any(self.tags[k] & BE for k in range(group, cue.start)) and not self.tags[cue.start] & ING
        if passive and cue.group.get("foreseen") and cue.stop < len(self.tags) and not self.tags[cue.stop] & TO:
            return self._event(Match(cue.start, cue.stop, self.awaiting))
        told_later = self.context.said_at(cue.start) is None and self._had(group, cue.start)
        if self._is_negated(group, cue.start) or told_later:
            return None
        found = self._addressed(cue, end)
        asked_us = found is not None and found[0] is not None and self.words[found[0][0]] in self.speakers
        if asked_us and not passive and self._is_history(group, cue):
            return None  # our growers asked me to open doors
        teller = self.clauses.subject_before(group)
        if cue.group["type"] == "instruction" and found is not None and not passive and self._lays(teller, found[0]):
            cue = Match(cue.start, cue.stop, self.laying)  # it obliges the parties to
        if cue.group.get("paper") and (found is None or passive or not self._lays(teller, found[0])):
            return None if passive else self._binds_own(cue, group, end)
        if found is None and cue.group.get("wish") and not passive:
            return self._wished_thing(cue, teller, group)
        if found is None:
            return self._invited_to(cue, teller, group, end) or self._asked_for(cue, teller, group, passive=passive)
        told, verb = found
        if told is not None and told[0] == told[1]:
            told = None  # asked help to clear the mines
        if told is None and self._comes_later(cue.start, self.clauses.bounds(cue.start)[0]):
            return None
        told_to = cue.group.get("direct") and passive and teller is not None and self._can_act(teller)
        if cue.group.get("strict") and (told is None or passive) and not told_to:
            return None
        if cue.group.get("strict") and cue.group.get("duty") is None and cue.group.get("fixed"):
            if cue.group["type"] == "proposal" and told is not None and not self._can_act(told):
                return None  # the need for efforts to reach a truce
        if cue.group.get("foreseen") and told is not None and not self._can_act(told):
            return None  # expects the plant to employ 340 people
        subject = teller if passive else told
        left = subject[0] if passive and subject else group if teller is None else min(teller[0], group)
        if teller and cue.start - teller[1] > _JOINED:
            left = group
        return self._build("told", cue, verb, subject, left, governor=None if passive else teller)

    def _tells_to(self, i: int, end: int) -> bool:
        """Whether nothing but who is told stands from token `i` to the next "to"."""
        stops = (k for k in range(i, end) if self.tags[k] & (TO | PREP | SUB | REL | COMMA | CLAUSE | STOP))
        return any(self.tags[k] & TO for k in islice(stops, 1))

    def _lays(self, teller: Span | None, told: Span | None) -> bool:
        """Whether a paper lays something on a side: the agreement commits Peru, not: the plan requires money."""
        if told is None or told[0] >= told[1] or not (self._can_act(told) or self._is_of_sides(*told)):
            return False
        return self._is_of_paper(teller) or self._is_told_paper(teller)

    def _seen(self, cue: Match) -> Candidate | None:
        """What a paper is to bring somebody to do: the deal would see Peru supply 200 buses."""
        teller = self.clauses.subject_before(cue.start)
        if not self._is_of_paper(teller):
            return None
        _, end = self.clauses.bounds(cue.start)
        for k in range(cue.stop + 1, min(end, cue.stop + _FAR)):
            if self.tags[k] & BASE and not self.tags[k - 1] & (DET | PREP | ADJ | CONJ):
                told = self._trim(cue.stop, k)
                left = teller[0] if teller else cue.start
                return (
                    self._build("told", cue, k, told, left, governor=teller) if told and self._can_act(told) else None
                )
            if self.clauses.is_break(k):
                return None
        return None

    def _comes_later(self, i: int, first: int) -> bool:
        """Whether the noun at token `i` is what somebody is yet to get: will get an invitation to join."""
        k = i - 1
        while k > first and self.tags[k] & (DET | ADJ):
            k -= 1
        return k > 0 and self.words[k] in self.receiving and bool(self.tags[k - 1] & (MODAL | TO | ADV))

    def _invited_to(self, cue: Match, teller: Span | None, group: int, end: int) -> Candidate | None:
        """An invitation to a place or an event, without a verb: invited food producers to the exhibition."""
        if self.clauses.base(cue.start) != "invite":
            return None
        stop = self.clauses.clause_end(cue.start)
        passive = any(self.tags[k] & BE for k in range(group, cue.start))
        if passive and any(self.tags[k] & MODAL for k in range(group, cue.start)):
            return None  # will be invited: somebody is to invite them
        to = next((k for k in range(cue.stop + (not passive), stop) if self.tags[k] & TO), None)
        if to is None or to + 1 >= stop:
            return None
        told = teller if passive else self._trim(cue.stop, to)
        if passive:
            teller = None
        left = teller[0] if teller and cue.start - teller[1] <= 4 else group
        return Candidate("invited", "soft", "proposal", cue, told, [(cue.start, stop)], left, stop, governor=teller)

    def _clause(self, cue: Match) -> Candidate | None:
        """A proposal or agreement that somebody do something: the subject and its verb follow."""
        group = self._group_start(cue.start)
        if self._is_negated(group, cue.start) or self._had(group, cue.start):
            return None
        if cue.group["type"] == "agreement" and self._is_wished(cue.start):
            return None
        return self._that_they_do(cue, group)

    def _that_they_do(self, cue: Match, group: int) -> Candidate | None:
        """The clause behind a cue, with or without "that": proposed Peru join the fund."""
        _, end = self.clauses.bounds(cue.start)
        at = self.page.at.get("force", {})
        meant = self.words[cue.stop - 1] in self.that
        for k in range(cue.stop, min(end, cue.stop + _FAR)):
            match = at.get(k)
            if match is not None and match.group["form"] == "modal":
                self.changed[k] = cue
                return None
            if self.tags[k] & CLAUSE and self.tags[k - 1] & CONJ and self.clauses.is_finite(k):
                return None  # proposed a window and said that the agency would
            settles = match is not None and match.group["type"] == "agreement" and bool(self.tags[k] & BASE)
            forceful = match is not None and match.group["form"] not in _WITH_NOUN and not settles
            if forceful and meant and self._may_do(cue.stop, k, end):
                return self._they_do(cue, group, k)
            if forceful or self.clauses.is_break(k):
                break
            after = self.page.tag(k + 1) if k > cue.stop and self.tags[k] & REL else 0
            if after & HAVE or after & BE and not after & BASE:
                return None  # suggested an exchange of data on cars that have been stolen
            if k > cue.stop and (settles or self._is_subjunctive(k, end)):
                return self._they_do(cue, group, k)
        near = range(cue.stop + 1, min(end, cue.stop + _FAR)) if meant else ()
        verb = next((k for k in near if self._may_do(cue.stop, k, end)), None)
        return self._they_do(cue, group, verb) if verb is not None else None

    def _they_do(self, cue: Match, group: int, verb: int) -> Candidate | None:
        """The candidate of a clause that is proposed, whose verb stands at token `verb`."""
        teller = self.clauses.subject_before(group)
        left = teller[0] if teller and group - teller[1] <= _JOINED else group
        return self._build("that they do", cue, verb, self._trim(cue.stop, verb), left, governor=teller)

    def _may_do(self, start: int, k: int, end: int) -> bool:
        """Whether what may be a noun says at token `k` what those named from `start` on do: that they | import."""
        if k <= start or k + 1 >= end or self.page.is_capital(k):
            return False
        unknown = not self.tags[k] and self.tags[k + 1] & (DET | ADJ | NUM) and not self.words[k].endswith("s")
        if not self.tags[k] & BASE and not (unknown and self.words[k].isalpha()):
            return False
        if self.tags[k - 1] & (DET | ADJ | POSS | PREP | CONJ | COMMA) and not self.tags[k - 1] & PRON:
            return False
        if self.tags[k + 1] & (STOP | COMMA | AUX | MODAL) or self.words[k + 1] in self.genitive_links:
            return False
        acts = self._can_act((start, k)) or self._is_of_sides(start, k)
        return acts and not self.clauses.has_finite(k + 2, self.clauses.clause_end(k))

    def _is_of_sides(self, start: int, stop: int) -> bool:
        """Whether a noun phrase is of a side or of what both have: the Peruvian side, the festivals of the cities."""
        head = self.clauses.first_of(PREP | COMMA, start + 1, stop) - 1
        return self.words[head] in self.side_nouns

    def _gerund(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        if cue.stop >= end:
            return None
        group = cue.start if self.tags[cue.start] & (BE | HAVE) else self._group_start(cue.start)
        if self._is_negated(group, cue.start) or cue.group.get("copula") and not self._has_copula(group, cue.start):
            return None
        if cue.group.get("status") and not self._is_progressive(group, cue.start):
            return None
        if self.tags[cue.start] & NOUN and not self.tags[cue.start] & PAST and self._is_noun_use(cue.start):
            return None
        if self.tags[cue.start] & ING and self._had(group, cue.start):
            return None  # had been looking forward to
        if cue.group["type"] == "agreement" and (self._is_wished(cue.start) or self._is_joined_infinitive(cue.start)):
            return None  # (will allow them) to meet and agree on
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb >= end:
            return None
        if cue.group.get("ahead") and not self._is_ahead(verb, end):
            return None  # announced the opening of an office, but no day
        opens = self._opens_object(verb, end) or verb + 1 < end and self.page.is_capital(verb + 1)  # to meeting Li
        is_verb = bool(self.tags[verb] & ING) and not (self.tags[verb] & NOUN and not opens)
        is_verb = is_verb and self.words[verb] not in self.describing
        if not is_verb and self.words[cue.stop - 1] == "to" and self.tags[verb] & BASE:
            is_verb = not self.tags[verb] & NOUN or verb + 1 < end and not self.tags[verb + 1] & _NO_OBJECT
        if not is_verb and cue.group.get("both") and self._opens_actor(cue.stop):
            told = self._that_they_do(cue, group) or self._suggested_to(cue, group, end)
            if told is not None:
                return told
        subject, relative, narrows = self._subject(group)
        if narrows or not is_verb and not self._is_deed(cue, verb, end):
            return None
        left = subject[0] if subject and group - subject[1] <= _JOINED else group
        if is_verb and cue.group["type"] == "proposal" and self._is_valued(verb, end):
            return None
        if is_verb:
            return self._build("doing", cue, verb, subject, left, relative=relative)
        stop = self.clauses.clause_end(verb)
        group_ = cue.group
        wished = not group_.get("deed") and self._is_new_thing(cue, verb, end)
        if wished and not self._is_for_sides(verb, stop):
            return Candidate("aimed at", "soft", "proposal", cue, None, [(verb, stop)], left, stop, governor=subject)
        return Candidate("deed", group_["force"], group_["type"], cue, subject, [(verb, stop)], left, stop)

    def _is_ahead(self, start: int, end: int) -> bool:
        """Whether a day to come stands in the clause behind token `start`, and no verb of its own."""
        if self.words[start] in self.that or self.clauses.has_finite(start, self.clauses.clause_end(start)):
            return False
        stop, published = self.clauses.clause_end(start), self.context.published or ""
        days = self.context.dates_in(start, min(stop, end))
        return any(day.iso and not day.passed and day.link != "since" and day.iso > published for day in days)

    def _there(self, cue: Match) -> Candidate | None:
        """An event, or a thing set up, that will be from a day on: there will be a youth camp in July."""
        stop = self.clauses.clause_end(cue.start)
        if cue.stop >= stop or not self.tags[cue.stop] & (DET | NUM) and self.words[cue.stop] not in self.cardinals:
            return None
        last = self.clauses.first_of(PREP | COMMA | REL | TIME | TO, cue.stop + 1, stop)
        if not self.names_event(last - 1) and self.words[last - 1] not in self.deeds or self.tags[cue.stop] & NEG:
            return None
        if not self._is_ahead(last, stop):
            return None
        return Candidate(
            "scheduled", cue.group["force"], cue.group["type"], cue, (cue.stop, last), [(cue.stop, stop)], cue.start,
            stop, passive=True,
        )  # fmt: skip

    def _is_wished(self, i: int) -> bool:
        """Whether a verb of agreeing at token `i` only says what is wanted: urged them to | agree on."""
        if not self.tags[i] & BASE or self.tags[i] & PAST:
            return False
        k = self.clauses.skip_adverbs_back(i - 1, 0)
        if self.tags[k] & TO:
            return True
        modal = self.page.match_at("force", k) if self.tags[k] & MODAL else None
        if modal is None:
            return False
        return modal.group["force"] == "soft" or bool(self.context.dates_in(i, self.clauses.clause_end(i)))

    def _is_joined_infinitive(self, i: int) -> bool:
        """Whether a verb is joined to an infinitive before it in the clause: to review progress and | agree on."""
        k = self.clauses.skip_adverbs_back(i - 1, 0)
        if not self.tags[i] & BASE or self.tags[i] & PAST or k < 1 or not self.tags[k] & CONJ:
            return False
        first, _ = self.clauses.bounds(i)
        return any(self.tags[n] & TO and self.tags[n + 1] & BASE for n in range(max(first, k - _FAR), k - 1))

    def _is_valued(self, verb: int, end: int) -> bool:
        """Whether a deed is only said to be worth something: considers developing the port a priority."""
        return any(
            self.words[k] in self.valued and any(self.tags[n] & DET for n in range(max(verb + 2, k - 3), k))
            for k in range(verb + 3, end)
        )

    def _suggested_to(self, cue: Match, group: int, end: int) -> Candidate | None:
        """ "Suggested the governor to enter these markets": who is to act stands between the cue and "to"."""
        found = self._addressed(cue, end)
        if found is None or found[0] is None:
            return None
        somebody = any(mention.form in ("name", "role") for mention in self.context.mentions_in(*found[0]))
        if not somebody and not self._can_act(found[0]):
            return None
        teller = self.clauses.subject_before(group)
        left = teller[0] if teller and cue.start - teller[1] <= _JOINED else group
        return self._build("told", cue, found[1], found[0], left, governor=teller)

    def _noun(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        verb = self._infinitive_at(cue.stop, end)
        return self._owned(cue, verb) if verb is not None else None

    def _owner(self, cue: Match) -> Candidate | None:
        """A noun of force whose owner stands behind it: the willingness of growers to supply the mill."""
        before = self.words[max(0, cue.start - _NEAR_VERB) : cue.start]
        if cue.group.get("link") and not self.serving.isdisjoint(before):
            return None  # in the common interest of both nations
        _, end = self.clauses.bounds(cue.start)
        found = self._addressed(cue, end)
        if found is None or found[0] is None or self._is_negated(max(0, cue.start - 2), cue.start):
            return None
        return self._build("infinitive", cue, found[1], found[0], cue.start)

    def _noun_gerund(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb >= end:
            return None
        gerund = self.tags[verb] & ING and not (self.tags[verb] & NOUN and not self._opens_object(verb, end))
        if not gerund and (cue.group.get("talked") or not self._is_deed(cue, verb, end)):
            return None
        if cue.group.get("duty"):
            return self._build("impersonal", cue, verb, None, cue.start) if gerund and self._is_stressed(cue) else None
        return self._owned(cue, verb)

    def _is_stressed(self, cue: Match) -> bool:
        """Whether somebody says that there is a need: stressed the need to, not: felt, reduced the need to."""
        first, _ = self.clauses.bounds(cue.start)
        verb = self._verb_before(cue.start - 1, first)
        return verb is not None and bool(self.tags[verb] & CLAUSE) and not self._is_negated(verb - 2, verb)

    def _owned(self, cue: Match, verb: int) -> Candidate | None:
        """A noun of force with its owner (Japan's intention to), or the subject of the verb that it depends on."""
        start, _ = self.clauses.bounds(cue.start)
        k = cue.start - 1
        if k >= start and self.tags[k] & NEG:
            return None
        while k >= start and not self.tags[k] & (DET | POSS | PREP | VERB | COMMA) and cue.start - k < 4:
            k -= 1
        owner: Span | None = None
        finite = k
        if k >= start and (self.tags[k] & POSS or self.words[k] in ("'", "’") and self.page.touches(k)):
            owner = (self.clauses.phrase_start(k - 1, start), k)
            finite = owner[0] - 1
        elif k >= start and self.words[k] in self.owning:
            owner = (k, k + 1)
            finite = k - 1
        found = self._verb_before(finite, start)
        named = owner is not None and self.words[owner[0]] not in self.owning
        if cue.group.get("owned") and owner is None:
            return None
        if found is None:
            return self._as_subject(cue, verb, owner) if owner else None
        finite = found
        if not named and cue.group["form"] != "noun_gerund" and self.clauses.base(finite) in self.taking_up:
            return None  # welcomed her offer to
        teller = self.clauses.subject_before(self._group_start(finite))
        if self._is_negated(self._group_start(finite), finite) or self.clauses.base(finite) in self.dropping:
            return None
        if cue.group.get("talked") and self.clauses.base(finite) not in self.talk:
            return None
        left = teller[0] if teller and finite - teller[1] < 8 else finite
        return self._build("readiness", cue, verb, owner, left, governor=teller)

    def _as_subject(self, cue: Match, verb: int, owner: Span) -> Candidate | None:
        """A noun of force that is the subject of its sentence, up to its verb: Peru's plans to invest include."""
        one = self._build("readiness", cue, verb, owner, owner[0])
        if one is None:
            return None
        last = self.clauses.bounds(verb)[1]
        told = next((k for k in range(verb + 1, last) if self._tells(k)), last)
        if any(self.clauses.base(k) in self.dropping for k in range(told, min(last, told + _NEAR_VERB))):
            return None
        one.stop = min(one.stop, told)
        one.parts = [(a, min(b, one.stop)) for a, b in one.parts if a < one.stop]
        return one

    def _tells(self, k: int) -> bool:
        """Whether a finite verb at token `k` has no relative pronoun for its subject."""
        return self.clauses.is_finite(k) and not self.tags[k - 1] & REL

    def _is_progressive(self, group: int, i: int) -> bool:
        return any(self.tags[k] & BE for k in range(group, i))

    def _let(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb >= end or not self.tags[verb] & BASE or self.clauses.has(NEG, cue.stop, verb):
            return None
        if cue.start and self.tags[cue.start - 1] & (TO | MODAL):
            return None  # agreed to let us export
        if not self.exemplars.isdisjoint(self.words[verb : min(end, verb + _BESIDE)]):
            return None  # let's take steel for example
        return self._build("why not", cue, verb, None, cue.start)

    def _event(self, cue: Match) -> Candidate | None:
        group = self._group_start(cue.start)
        beside = self._beside(cue.start)
        if beside is None and not any(self.tags[k] & BE for k in range(group, cue.start)):
            return None
        subject, relative, narrows = (beside, False, False) if beside else self._subject(group)
        if subject is None or narrows or self._is_negated(group, cue.start):
            return None
        stop = self.clauses.clause_end(cue.start)
        if cue.group.get("awaited") and not self._is_awaited(subject, cue.stop, stop):
            return None
        if beside is not None and not self.context.dates_in(cue.stop, stop):
            return None
        return Candidate(
            "scheduled", cue.group["force"], cue.group["type"], cue, subject, [(cue.start, stop)], subject[0], stop,
            passive=True, relative=relative,
        )  # fmt: skip
