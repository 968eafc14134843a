"""Whether a passage tells of a step on the way to what a commitment is about, or that the plan of it was dropped."""

from __future__ import annotations

from itertools import pairwise

from communique.compare.aids import is_aid
from communique.compare.focus import TELLS, Evidence
from communique.compare.surroundings import Surroundings
from communique.compare.traits import Traits, find_heads
from communique.compare.vocabulary import concepts_of, tokens
from communique.passages import Passage

OWN = 1.0  # evidence of a sentence itself that it names what was promised
_UNDONE = ("delays", "contradicts")


class Steps(Surroundings):
    """The passages of one document beside the commitments of earlier reports: is a step told of?"""

    def _is_step(self, passage: Passage, promised: Traits, evidence: Evidence) -> bool:
        """Whether a sentence about a thing to be made tells of a step before it: the land, the tender, the drawings."""
        making = promised.verb in self.known.set_of("creating_verb", "paying_verb", "founding_verb")
        if making and (self._is_fitted(passage, evidence) or self._is_in_hand(passage, evidence)):
            return True
        if making and self._is_planned(passage, evidence):
            return True
        if self._is_drafted(passage, promised, evidence):
            return True
        step = self._verb(passage) in self.known.set_of("approve_verb") and passage.bearing not in _UNDONE
        found = self._verb(passage) in self.known.set_of("step_verb") and passage.bearing in ("fulfils", "progresses")
        step = step or found and not passage.active  # suitable premises were found; not: a study finds
        if not making or not step or evidence.own < TELLS:
            return False
        return bool(self._heads(passage) & self.steps)

    def _is_planned(self, passage: Passage, evidence: Evidence) -> bool:
        """Whether somebody has finished a plan or a paper for it: has completed a business plan for the company."""
        done = self.known.set_of("completing_verb", "drafting_verb", "preparing_verb")
        if not passage.active or passage.verb not in done or passage.bearing in _UNDONE or evidence.own < TELLS:
            return False
        plans = self.steps | concepts_of(self.language, "plan_noun")
        return evidence.is_sure and bool(set(find_heads(self._object(passage), self.language)[:1]) & plans)

    def _is_drafted(self, passage: Passage, promised: Traits, evidence: Evidence) -> bool:
        """Whether the law that something needs is on its way: as for the recognition, the decree has been drafted."""
        if passage.verb not in self.known.set_of("drafting_verb") or passage.bearing in _UNDONE or evidence.own < TELLS:
            return False
        lawful = promised.acts & {"sign", "recognise", "abolish"}
        laws = concepts_of(self.language, "law_noun")
        return bool(lawful and set(find_heads(tokens(passage.subject), self.language)[:1]) & laws)

    def _is_fitted(self, passage: Passage, evidence: Evidence) -> bool:
        """Whether what it is built or fitted out with came: tools and benches came in January, a bulldozer levelled."""
        if passage.bearing not in ("fulfils", "progresses") or not evidence.is_sure:
            return False
        if max(evidence.own, evidence.before) < TELLS:
            return False
        pieces = concepts_of(self.language, "equipment", "component")
        if set(find_heads(tokens(passage.subject), self.language)[:1]) & concepts_of(self.language, "builder_noun"):
            return bool(self.known.acts.get(passage.verb, frozenset()) & {"make"})  # the contractor has erected pillars
        came = passage.verb in self.known.set_of("approve_verb", "step_verb", "coming_verb", "set_out_verb")
        return came and bool(set(find_heads(tokens(passage.subject), self.language)[:1]) & pieces)

    def _is_prepared(self, passage: Passage, promised: Traits, evidence: Evidence) -> bool:
        """Whether something is done for the thing promised itself: they have viewed rooms for the trade office."""
        if evidence.own >= TELLS and is_aid(passage, promised, self.language):
            return True
        making = promised.verb in self.known.set_of("creating_verb", "paying_verb", "founding_verb")
        if not making or evidence.own < OWN or passage.verb not in self.known.set_of("step_verb"):
            return False
        words = [*tokens(passage.subject), ".", *tokens(passage.rest)]
        ahead = self.known.set_of("for_word")
        for n, (word, after) in enumerate(pairwise(words)):
            if word.casefold() in ahead and after.casefold() in self.definite:
                if set(find_heads(words[n + 2 :], self.language)[:1]) & promised.heads:
                    return True
        return False

    def _is_idea_dropped(self, passage: Passage, evidence: Evidence) -> bool:
        """Whether a plan to do it is dropped: the region has dropped the plan to have Norwegian taught."""
        if passage.verb not in self.known.set_of("drop_verb") or evidence.own < OWN:
            return False
        words = tokens(passage.rest) if tokens(passage.rest) else tokens(passage.subject)
        ideas = self.known.set_of("proposal_noun", "plan_noun")
        return len(words) > 1 and words[0].casefold() in self.definite and words[1].casefold() in ideas

    def _heads(self, passage: Passage) -> set[str]:
        """The nouns of what a passage speaks of: its subject and its object."""
        subject, object_ = tokens(passage.subject), self._object(passage)
        return {*find_heads(subject, self.language)[:1], *find_heads(object_, self.language)[:1]}
