"""What must or should be done, said of a thing: a line must be opened by June, work on the site should begin."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_claims import Claims
from communique.entries.context import Context
from communique.text.tags import BE, COMMA, DET, NUM, PART, PREP

_NAMED: Final = 4  # tokens in which a verb is told
_THING: Final = 4  # tokens of a thing up to the word that tells that it is new


class Duties(Claims):
    """The tests of what one document says is to be done with things."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.own_course = language.wordset("feast", "own_course")
        self.expecting = language.sets["expecting_modal"]
        self.beginning = language.wordset("opening_verb", "closing_verb")
        self.checkable, self.joint_words = language.sets["checkable_verb"], language.sets["of_both"]
        self.indefinite, self.definite = language.sets["indefinite"], language.sets["definite"]
        self.cardinals, self.idle_objects = language.sets["cardinal"], language.sets["idle_object"]
        self.no_duty = language.wordset("idle_object", "tie_noun")
        self.ready, self.ready_nouns = language.sets["ready_state"], language.sets["ready_noun"]
        self.companions = language.sets["companion_passive"]
        self.leading, self.led = language.sets["leading_passive"], language.sets["team_noun"]
        self.effects, self.effecting = language.sets["effect_verb"], language.sets["effecting_noun"]

    def _must_be_done(self, one: Candidate) -> bool:
        """Whether somebody says that a thing must be made, changed or ended so that it can be looked up."""
        if not one.passive or one.subject is None or self.context.speaker_at(one.cue.start) is None:
            return False
        start, stop = one.subject
        head = self.clauses.first_of(PREP, start + 1, stop) - 1
        done = next((k for k in range(one.verb, min(one.stop, one.verb + _NAMED)) if self._is_done(k)), None)
        if done is None or self.words[head] in self.no_duty or self.clauses.base(done) not in self.checkable:
            return False
        new = self.words[start] in self.indefinite
        return new or not (self.words[one.cue.start] in self.expecting and self.clauses.base(done) in self.beginning)

    def _is_done(self, i: int) -> bool:
        return bool(self.tags[i] & PART and not self.tags[i] & BE)

    def makes_new(self, verb: int, stop: int) -> bool:
        """Whether a verb makes or changes one thing, or so many: open a direct flight, sign two contracts."""
        if self.clauses.base(verb) not in self.checkable:
            return False
        start = verb + 1 + (verb + 1 < stop and not self.tags[verb + 1] & ~PREP and bool(self.tags[verb + 1]))
        if start >= stop:
            return False
        counted = self.tags[start] & NUM or self.words[start] in self.cardinals or self.words[start] in self.indefinite
        return bool(counted) or not self.joint_words.isdisjoint(self.words[start : min(stop, start + _THING)])

    def _should_be_done(self, one: Candidate, verb: str) -> bool:
        """Whether a thing is said to begin, open or be finished on a day: work on the site should begin in July."""
        if self.context.said_at(one.cue.start) is None or self.words[one.cue.start] not in self.expecting:
            return False
        if one.subject is None or not self.own_course.isdisjoint(self.words[slice(*one.subject)]):
            return False  # the rains should begin
        near = range(one.verb, min(one.stop, one.verb + _NAMED))
        finished = one.passive and any(self.clauses.base(k) in self.beginning for k in near)
        done = finished or verb in self.beginning or bool(self.tags[one.verb] & BE) and self._is_ready(one.verb)
        return done and any(when.iso and not when.passed for when in self.context.dates_in(one.verb, one.stop))

    def _is_ready(self, verb: int) -> bool:
        if not self.tags[verb] & BE:
            return False
        k = min(self.clauses.skip_adverbs(verb + 1, len(self.words) - 1), len(self.words) - 1)
        if self.tags[k] & PREP:
            return k + 1 < len(self.words) and self.words[k + 1] in self.ready_nouns
        return self.words[k] in self.ready

    def _effect(self, one: Candidate) -> str:
        """What a mission or a group is only said to bring about: this mission will help us to find new partners."""
        if one.rule not in ("modal", "infinitive") or one.subject is None:
            return ""
        if self.clauses.base(one.verb) not in self.effects:
            return ""
        first, stop = one.subject
        head = self.clauses.first_of(PREP | COMMA, first + 1, stop) - 1
        plain = self.tags[first] & DET
        return "an effect" if plain and self.words[head] in self.effecting else ""

    def _is_company(self, one: Candidate, verb: int, stop: int) -> bool:
        """Whether a passive only tells who comes along with a person: the minister will be joined by ten growers."""
        if one.subject is None:
            return False
        done = [self.clauses.base(k) for k in range(verb + 1, min(stop, verb + _NAMED))]
        head = self.clauses.first_of(PREP | COMMA, one.subject[0] + 1, one.subject[1]) - 1
        if not self.leading.isdisjoint(done) and self.words[head] in self.led:
            return True  # the delegation will be led by the minister
        if self.companions.isdisjoint(done):
            return False
        people = self.context.mentions_in(*one.subject)
        return any(m.who is not None and m.who.kind == "person" for m in people)
