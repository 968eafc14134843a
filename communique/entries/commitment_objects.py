"""Constructions of force with a thing as their object: asked Peru for 40 slots, promised us a window."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_arranged import Arranged
from communique.entries.commitment_candidates import Candidate
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import (
    ADJ,
    ADV,
    BE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    NOUN,
    NUM,
    PART,
    PAST,
    PREP,
    PRON,
    REL,
    STOP,
    TIME,
    TO,
    VERB,
)  # fmt: skip

_HEARER: Final = 12  # tokens of those to whom a thing is given
_THING: Final = 6  # tokens of a thing up to its head
_BESIDE: Final = 9  # tokens of what is planned, behind "with"
_NEAR_VERB: Final = 4  # tokens of a verb group
_JOINED: Final = 6  # tokens behind a subject after which a verb of force is a later predicate of it


class Objects(Arranged):
    """Reads these constructions of one document into candidates."""

    def _asked_for(self, cue: Match, teller: Span | None, group: int, *, passive: bool) -> Candidate | None:
        """A thing that somebody is asked for, or that is requested: asked Dublin for two officers, requested slots."""
        asked = self.words[cue.start] in self.asking
        if passive or cue.group["type"] != "proposal" or not asked and self.words[cue.start] not in self.requesting:
            return None
        stop = self.clauses.clause_end(cue.start)
        link = next(
            (k for k in range(cue.stop, min(stop - 1, cue.stop + _BESIDE)) if self.words[k] in self.forwords), None
        )
        told = self._trim(cue.stop, link) if asked and link is not None else None
        first = link + 1 if asked and link is not None else cue.stop
        if asked and (told is None or not self._can_act(told)) or self._asks_for_idle(first, stop):
            return None
        perfect = any(self.tags[k] & HAVE for k in range(group, cue.start))
        gift = self._names_gift(first, stop) or asked and (self._is_thing(first, stop) or self._is_aid(first, stop))
        if not gift or not perfect and self._is_history(group, cue):
            return None
        left = teller[0] if teller and cue.start - teller[1] <= _JOINED else group
        rule = "told" if asked else "aimed at"
        return Candidate(rule, "soft", "proposal", cue, told, [(first, stop)], left, stop, governor=teller)

    def _wished_thing(self, cue: Match, teller: Span | None, group: int) -> Candidate | None:
        """A thing that somebody who acts wants to have by a day: wants a second runway by 2030."""
        stop = self.clauses.clause_end(cue.start)
        if teller is None or not self._can_act(teller) or cue.stop >= stop:
            return None
        named = self.words[cue.stop] in self.indefinite or bool(self.tags[cue.stop] & NUM)
        if not named or not any(one.iso for one in self.context.dates_in(cue.stop, stop)):
            return None
        left = teller[0] if cue.start - teller[1] <= _JOINED else group
        return Candidate("aimed at", "soft", "pledge", cue, teller, [(cue.stop, stop)], left, stop)

    def _object(self, cue: Match) -> Candidate | None:
        if not self._is_verb_use(cue) and not self._is_headline(cue.start):
            return None
        stop = self.clauses.clause_end(cue.start)
        if stop <= cue.stop or self.tags[cue.stop] & PREP or self._asks_for_idle(cue.stop, stop):
            return None
        if cue.stop + 1 < stop and self.tags[cue.stop] & PRON and self.tags[cue.stop + 1] & (PREP | COMMA):
            return None  # asked for this for years
        if self.tags[cue.stop] & DET and not self.idle.isdisjoint(self.words[cue.stop + 1 : cue.stop + 2]):
            return None
        first = self._behind_hearer(cue.stop, stop) if cue.group.get("heard") or cue.group.get("money") else cue.stop
        thing = self._behind_receiver(cue.stop, stop) if self._is_given(cue) else None
        first = first if thing is None else thing
        told = thing is not None or first > cue.stop and self._names_gift(first, stop)
        counted = any(self.tags[k] & NUM for k in range(cue.stop, min(stop, cue.stop + 4)))
        told = told or bool(cue.group.get("money")) and self._is_aid(cue.stop, stop)
        if cue.group.get("money") and not counted and not told:
            group = self._group_start(cue.start)
            return None if self._is_negated(group, cue.start) else self._binds_own(cue, group, stop)
        if cue.group.get("heard") and thing is None and not self._names_gift(first, stop):
            if not self._is_aid(cue.stop, stop):
                return None
        if (
            cue.group.get("given")
            and thing is None
            and self.given.isdisjoint(self.words[cue.stop : min(stop, cue.stop + 5)])
            and not (self._is_given(cue) and self._is_aid(cue.stop, stop))
        ):
            return None
        group = self._group_start(cue.start)
        subject, _, narrows = self._subject(group)
        if narrows or self._is_nobody(subject) or self._is_negated(group, cue.start):
            return None
        if self._is_history(group, cue):
            return None
        left = subject[0] if subject else group
        if self.tags[cue.start] & PART and any(self.tags[k] & BE for k in range(group, cue.start)):
            if cue.group["type"] != "proposal":
                return self._promised_by(cue, subject, left, stop)
        addressed = self._addressed(cue, stop) if cue.group["type"] == "proposal" else None
        if addressed is not None and addressed[0] is not None and self._can_act(addressed[0]):
            return self._build("told", cue, addressed[1], addressed[0], left, governor=subject)
        called = cue.group["type"] == "proposal"
        return Candidate(
            "aimed at", cue.group["force"], cue.group["type"], cue, None if called else subject, [(first, stop)],
            left, stop, governor=subject if called else None, hearer=(cue.stop, first) if first > cue.stop else None,
        )  # fmt: skip

    def _is_given(self, cue: Match) -> bool:
        """Whether a thing is told as offered or promised now, not as what somebody offers at all times."""
        gives = any(cue.group.get(name) for name in ("given", "heard", "money"))
        return gives and (bool(self.tags[cue.stop - 1] & (PAST | ING)) or self._is_headline(cue.start))

    def _promised_by(self, cue: Match, hearer: Span | None, left: int, stop: int) -> Candidate | None:
        """What somebody is promised by whom "by" names: the district was promised | a clinic by the ministry."""
        by = next((k for k in range(cue.stop, stop - 1) if self.words[k] in self.bywords), None)
        doer = self._trim(by + 1, stop) if by is not None else None
        if by is None or doer is None or not self._can_act(doer):
            return None
        return Candidate(
            "aimed at", cue.group["force"], cue.group["type"], cue, doer, [(cue.stop, by)], left, stop, hearer=hearer
        )

    def _behind_hearer(self, i: int, stop: int) -> int:
        """Where what is promised begins behind to whom it is: promised us | a window, the Foynes Group | a fund."""
        if not self._opens_actor(i) or self.words[i] in self.that:
            return i
        for k in range(i + 1, min(stop, i + _BESIDE)):
            if self.tags[k] & (PREP | COMMA | CONJ | TO) or self.tags[k] & VERB and not self.tags[k] & NOUN:
                return i
            if self.words[k] in self.indefinite or self.tags[k] & NUM:
                return k
        return i

    def _is_history(self, group: int, cue: Match) -> bool:
        """Whether what was asked for is told as past by who speaks, or as what came before: we asked for jobs."""
        if cue.group["type"] != "proposal" or not self.tags[cue.start] & PAST:
            return False
        said = self.context.said_at(cue.start)
        return said is not None and (said.mode == "direct" or self._had(group, cue.start))

    def _names_gift(self, i: int, stop: int) -> bool:
        """Whether what is promised is a thing or a number of things: land for a depot, 50 buses, no swift action."""
        near = range(i, min(stop, i + _JOINED))
        counted = self.page.word(i) in self.cardinals
        things = self.given | self.deeds | self.cardinals
        named = (self.words[k] in things or self.tags[k] & NUM for k in near)
        return (counted or any(named)) and not any(self.tags[k] & REL for k in near)

    def _is_aid(self, i: int, stop: int) -> bool:
        """Whether help with something that is told begins at token `i`: his ministry's help in training nurses."""
        near = range(i, min(stop - 1, i + _THING))
        aid = next((k for k in near if self.words[k] in self.helps), stop)
        behind = self.clauses.first_of(PREP | COMMA | CONJ | REL | STOP, aid, stop)
        plain = all(not self.tags[k] & (PREP | VERB & ~NOUN | COMMA) for k in range(i, min(aid, stop)))
        return aid < stop and plain and behind == aid + 1 and bool(self.tags[behind] & PREP)

    def _asks_for_idle(self, i: int, stop: int) -> bool:
        """Whether what is called for is nothing to look up: cooperation, increased efforts, their welcome."""
        head = self.clauses.first_of(PREP | COMMA | REL | STOP, i, min(stop, i + _NEAR_VERB)) - 1
        return self.page.word(i) in self.idle or head >= i and self.words[head] in self.idle

    def _binds_own(self, cue: Match, group: int, end: int) -> Candidate | None:
        """What somebody binds those to that they lead: the governor committed the region to compensate families."""
        if not any(self.clauses.base(k) in self.binding for k in range(cue.start, cue.stop)):
            return None
        found, teller = self._addressed(cue, end), self.clauses.subject_before(group)
        told = found[0] if found is not None else None
        if found is None or told is None or teller is None or not self.tags[told[0]] & DET:
            return None
        if not self._can_act(told) or not self._can_act(teller):
            return None
        one = self._build("infinitive", cue, found[1], told, teller[0] if group - teller[1] <= _JOINED else group)
        if one is not None:
            one.type = "pledge"
        return one

    def _is_thing(self, i: int, end: int) -> bool:
        """Whether a thing, or so many, that can be looked up begins at token `i`: an office free of charge, ten trucks.

        Not: a chance, an apology, a swift conclusion.
        """
        counted = self.page.tag(i) & NUM or self.page.word(i) in self.cardinals
        if not counted and self.page.word(i) not in self.indefinite or self.page.word(i + 1) in self.scales:
            return False
        stop = self.clauses.first_of(PREP | COMMA | CONJ | REL | STOP | TIME, i + 1, min(end, i + _THING))
        while stop > i + 1 and self.tags[stop - 1] & (ADV | ADJ) and not self._is_known_thing(stop - 1):
            stop -= 1  # an office free of charge
        head = stop - 1
        if head <= i or not self.words[head].isalpha() or self.page.is_capital(i + 1):
            return False
        if self._is_known_thing(head):
            return True
        return self.words[head] not in self.no_things and not self.words[head].endswith(self.abstract_endings)

    def _is_known_thing(self, k: int) -> bool:
        return self.words[k] in self.given or self.words[k] in self.deeds or self.words[k] in self.built_nouns

    def _behind_receiver(self, i: int, stop: int) -> int | None:
        """Where a thing begins that is given, behind to whom: (offered) her staff | an office."""
        if self._is_thing(i, stop):
            return i
        if not self._opens_actor(i) or self.words[i] in self.that or self.words[i] in self.indefinite:
            return None
        for k in range(i + 1, min(stop, i + _HEARER)):
            if self.tags[k] & (COMMA | CONJ | TO | PREP | TIME):
                return None
            if self.words[k] in self.indefinite or self.tags[k] & NUM or self.words[k] in self.cardinals:
                return k if self._is_thing(k, stop) else None
        return None
