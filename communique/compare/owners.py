"""Whose the thing is that a passage tells of: somebody else's own, a newcomer's, or many more than were promised."""

from __future__ import annotations

from itertools import pairwise

from communique.compare.counted import Number, find_numbers, find_people
from communique.compare.likeness import is_other_kind
from communique.compare.parts import Parts
from communique.compare.traits import find_heads
from communique.compare.vocabulary import concept_of, concepts_of, tokens

FACTS = ("fulfils", "progresses", "works")
_OWN = 3  # words behind "own" in which the thing stands
_SUBJECT = 5  # words before "itself" in which it is said who
BEYOND = 1.5  # how many times the number promised is one of another thing


class Owners(Parts):
    """One passage beside one commitment: whose is the thing that it tells of?"""

    def is_of_own(self) -> bool:
        """Whether somebody is told to do it for themselves who was not to: the city itself, its own meters."""
        if self.known.set_of("reflexive_word", "own_word").isdisjoint(self.words):
            return False
        actors = {concept_of(w, self.language) for actor in self.commitment.actors for w in tokens(actor.name)}
        selves = self._names_before_itself()
        if selves and actors:
            if not selves & actors:
                return True
            verbs = {self.passage.verb} if self.passage.verb else {self.known.base(w) for w in self.words}
            taken = verbs & self.known.set_of("obtain_verb", "purchase_verb")
            return bool(taken) and "supply" in self.promised.acts  # the giver itself received
        return self._has_own(self._names_of_subject(tokens(self.passage.subject)), actors)

    def _names_before_itself(self) -> set[str]:
        """The names of whom "itself" stands behind in its subject, or in a sentence without a verb."""
        reflexive = self.known.set_of("reflexive_word")
        if not reflexive & {w.casefold() for w in tokens(self.passage.subject)}:
            return set()
        words = tokens(self.passage.text)
        at = next((n for n, w in enumerate(words) if w.casefold() in reflexive), 0)
        return self._names_of_subject(words[max(0, at - _SUBJECT) : at])

    def _has_own(self, doers: set[str], actors: set[str]) -> bool:
        """Whether what is told of is said to be the own one of somebody else: 52,000 of its own meters."""
        own = self.known.set_of("own_word")
        low = [w.casefold() for w in tokens(f"{self.passage.subject} . {self.passage.rest}")]
        if own.isdisjoint(low) or own & {w.casefold() for w in tokens(self.commitment.action)}:
            return False
        if doers & (actors | self.promised.names) or self.passage.verb in self.known.set_of("obtain_verb"):
            return False  # has its own ward at last
        things = self.promised.heads - self.promised.names
        for n, (before, word) in enumerate(pairwise(low)):
            if word not in own or before not in self.known.set_of("of_it"):
                continue
            near = {concept_of(w, self.language) for w in low[n + 2 : n + 2 + _OWN]}
            if n and low[n - 1] in self.known.set_of("of_word"):
                near |= {concept_of(w, self.language) for w in low[max(0, n - _OWN) : n]}
            if things & near:
                return True
        return False

    def _names_of_subject(self, subject: list[str]) -> set[str]:
        """The names of who does it, without those of a place behind it: the city of Tampere; a hospital in Nakuru."""
        found: set[str] = set()
        of = self.known.set_of("of_word")
        for word in subject:
            if word.casefold() in self.known.prepositions and word.casefold() not in of:
                break
            if word[:1].isupper() and word.casefold() not in self.known.small:
                found.add(concept_of(word, self.language))
        return found

    def is_many_more(self) -> bool:
        """Whether it counts far more of the things, or people, than were promised: 120 of 45 kilometres."""
        if not self.told.numbers or not self.promised.numbers or self.passage.bearing == "contradicts":
            return False
        text = tokens(" ".join(piece.text for piece in self.commitment.evidence))
        totals = [n for n in self.promised.numbers if n.value > 1 and not self._is_money(n)]
        seats = [n for n in totals if n.of & self._seats()] + find_people(text, self.language)
        told = [n for n in self.told.numbers if not self._is_money(n)]
        given = {n.value for n in find_numbers(tokens(self.passage.text), self.language) if not self._is_rate(n)}
        if not (totals or seats) or given & {n.value for n in find_numbers(text, self.language)}:
            return False
        pairs = [(n, t) for n in told for t in totals if self._is_comparable(n, t)]
        if pairs:
            return all(n.value > BEYOND * t.value for n, t in pairs)
        return self._is_crowd([n for n in seats if n.value > 1 and not n.of & self._times()])

    def _is_rate(self, number: Number) -> bool:
        """Whether a number is a rate or counts times: 6 percent more than a year earlier."""
        return bool(number.of & (concepts_of(self.language, "percent_word") | self._times()))

    def _is_comparable(self, number: Number, total: Number) -> bool:
        """Whether two numbers count one kind of thing."""
        common = number.of & total.of
        return bool(common & (self.promised.heads - self.promised.names)) or bool(common & self._measures())

    def _is_crowd(self, totals: list[Number]) -> bool:
        """Whether many more people are told of than were to be taught or received: 7,400 adults have enrolled."""
        words = tokens(self.passage.subject)
        people = find_people(words, self.language)
        most = max((n.value for n in totals), default=0.0)
        return bool(people) and most > 0 and all(n.value > BEYOND * most for n in people)

    def is_other_kind_told(self) -> bool:
        """Whether a thing of another kind is told of, and not as the known one: held its jazz festival."""
        if self.passage.bearing not in FACTS or not is_other_kind(self.promised, self.told):
            return False
        words = tokens(f"{self.passage.subject} . {self.passage.rest}")
        new = self.known.set_of("indefinite", "own_determiner")
        for before, kind, word in zip(words, words[1:], words[2:], strict=False):
            thing = concept_of(word, self.language)
            if thing in self.promised.heads and self.told.kinds.get(thing) == concept_of(kind, self.language):
                return before.casefold() in new
        return False

    def is_by_newcomer(self) -> bool:
        """Whether a body that is told of as new does it, to what is not told as known: a firm has sold 4,000 meters."""
        subject = tokens(self.passage.subject)
        if not self.passage.active or len(subject) < 2 or subject[0].casefold() not in self.known.set_of("indefinite"):
            return False
        heads = set(find_heads(subject, self.language)[:1])
        bodies = {concept_of(w, self.language) for w in self.known.set_of("newcomer_noun")}
        if not heads & bodies or heads & (self.promised.core.keys() | self.promised.wide.keys()):
            return False
        rest = tokens(self.passage.rest)
        known = rest[:1] and rest[0].casefold() in self.known.definite | self.known.set_of("whole")
        if known and set(find_heads(rest, self.language)[:1]) & self.promised.heads:
            return False
        places = self.promised.names - self.promised.parties
        if places & (self.told.names | self.told.core.keys() | self.told.wide.keys()):
            return False
        return {n.value for n in self.promised.numbers if n.value > 1}.isdisjoint(n.value for n in self.told.numbers)
