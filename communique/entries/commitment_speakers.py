"""Who says what somebody is to do."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_reader import Reader
from communique.entries.context import Context, Figurehead
from communique.text.tags import CONJ

_SPEAKS: Final = ("person", "group", "unnamed")


class Speakers(Reader):
    """Finds the speakers of one document's commitments."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.spoken = self.language.sets["spoken_pledge"]

    def speaker(self, one: Candidate, verb: int) -> Figurehead | None:
        """Who says so: the speaker of the words, else who tells, promises or proposes it."""
        who = self.context.speaker_at(verb) or self.context.speaker_at(one.cue.start) or self._speaker_before(one)
        if who is not None and self._speaks_jointly(who, one):
            return None
        if who is not None or one.type in ("agreement", "plan"):
            return who
        teller = one.governor
        if teller is None and self.clauses.base(one.cue.start) in self.spoken:
            teller = one.subject
        if teller is None:
            return None
        people = [m.who for m in self.context.mentions_in(*teller) if m.who is not None]
        speaks = _SPEAKS if one.governor else _SPEAKS[:1]
        return people[0] if people and people[0].kind in speaks else None

    def _speaks_jointly(self, who: Figurehead, one: Candidate) -> bool:
        """Whether somebody is only one of two who say it together: Li Na and her counterpart Park Jin pledged to."""
        span = one.governor or one.subject
        if one.rule == "told" and one.governor is None:
            span = self.clauses.bounds(one.cue.start)[0], one.cue.start
        if who.kind != "person" or span is None or span[0] > one.cue.start or not self.clauses.has(CONJ, *span):
            return False
        named = (m for m in self.context.mentions_in(*span) if m.who is not None and m.form != "pronoun")
        people = [m for m in named if m.who is not None and m.who.kind == "person"]
        pairs = ((a, b) for a, b in pairwise(people) if a.who is not b.who and self._are_joined(a.stop, b.start))
        return any(who is a.who or who is b.who for a, b in pairs)

    def _are_joined(self, start: int, stop: int) -> bool:
        """Whether the tokens between two that are named only join them: A | and her counterpart | B."""
        return self.clauses.has(CONJ, start, stop) and not self.clauses.has_finite(start, stop)

    def _speaker_before(self, one: Candidate) -> Figurehead | None:
        """Whose reported speech goes on in the sentence of a wish or an offer without a verb of saying of its own."""
        number = self.page.sentence_of[one.cue.start]
        if one.force == "firm" and not one.conditions or not number or one.governor is not None:
            return None
        start, stop = self.page.sentences[number - 1]
        said = self.context.said_at(stop - 2)
        if said is None or said.mode != "indirect" or self.page.paragraph_of[start] != self.page.paragraph_of[one.verb]:
            return None
        return said.who
