"""Whether a passage tells of another thing than the one promised: one more, a bought one, or somebody else's."""

from __future__ import annotations

from itertools import pairwise

from communique.compare.likeness import countries_of
from communique.compare.parts import Parts
from communique.compare.traits import is_name
from communique.compare.vocabulary import concept_of, tokens

_NAMES = 4  # words of a subject that is only a name


class Others(Parts):
    """One passage beside one commitment: is it another thing that it tells of?"""

    def is_another(self, parties: frozenset[str]) -> bool:
        """Whether it tells of another thing: a new one, of another number, by somebody who was no party."""
        new = self.told.indefinite & self.promised.heads
        if self._is_one_more() or self.is_by_others() or self._is_bought() or self._is_of_another_place(parties):
            return True
        if not new or self.told.doers & ((self.promised.heads - new) | parties | self.promised.agents):
            return False
        mine, theirs = ({n.value for n in one.numbers if n.value > 1} for one in (self.promised, self.told))
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def _is_of_another_place(self, parties: frozenset[str]) -> bool:
        """Whether a place or body by a name that the promise does not know does it to a new thing: Mombasa opened a
        tile factory."""
        subject = tokens(self.passage.subject)
        behind = tokens(self.passage.rest)[:1]
        if not self.passage.active or not 0 < len(subject) <= _NAMES or not self._is_new(behind):
            return False
        names = [w for w in subject if w[:1].isupper() and w.casefold() not in self.known.small]
        plain = [w for w in subject if w[:1].islower() and w.casefold() not in self.known.small]
        own = {concept_of(w, self.language) for w in names}
        known = self.promised.parties | self.promised.names | self.promised.agents | self.promised.scene | parties
        return bool(names) and not plain and not own & (known | self.told.persons)

    def _is_new(self, behind: list[str]) -> bool:
        """Whether what stands behind a verb is told as new: a factory, four boats."""
        first = behind[0].casefold() if behind else ""
        return first in self.known.set_of("indefinite") or first in self.known.numbers or first[:1].isdigit()

    def is_idle(self) -> bool:
        """Whether a verb without a subject of its own tells nothing of it: from Amhara comes less good news."""
        idle = self.passage.verb in self.known.set_of("inert_verb") and " " not in self.passage.cue
        return idle and self.passage.active and not self.passage.subject and not self.told.heads & self.promised.heads

    def _is_bought(self) -> bool:
        """Whether what was to be made or given is told to be bought abroad."""
        bought = self.known.set_of("purchase_verb")
        abroad = countries_of(self.told.said_areas) - countries_of(self.promised.all_areas)
        return self.told.verb in bought and self.promised.verb not in bought and bool(abroad)

    def is_by_others(self) -> bool:
        """Whether somebody whom the promise does not know does it to what is not told to be the promised thing."""
        doing = self.passage.active or self.passage.bearing == "progresses"
        subject = ["", *tokens(self.passage.subject)]
        nouns = self.known.set_of("body_noun")
        if (
            not doing
            or self.passage.bearing in ("delays", "contradicts")
            or nouns.isdisjoint(map(str.casefold, subject))
        ):
            return False
        bodies = nouns | self.known.generic | self.known.small
        subject.append("")
        names = {w for n, w in enumerate(subject[:-1]) if is_name(subject, n) or n == 1 and is_name(subject, n + 1)}
        own = {concept_of(w, self.language) for w in names if w.casefold() not in bodies}
        known = self.promised.parties | self.promised.names | self.promised.agents | self.told.persons
        if not own and self._is_outsider(subject):
            own = {""}
        if not own or own & known:
            return False
        object_ = tokens(self.passage.rest)[:1]
        return not object_ or object_[0].casefold() not in self.known.definite

    def _is_one_more(self) -> bool:
        """Whether it names one more of the things promised: the bids for a second bridge."""
        articles, more = self.known.set_of("indefinite"), self.known.set_of("more")
        things = self.promised.heads | set(self.promised.core)
        counted = any(n.value > 1 for n in self.promised.numbers)
        for n, (word, after) in enumerate(pairwise(self.words)):
            new = (
                word in articles
                and after in more - self.known.set_of("new_word")
                or word in self.known.set_of("one_more")
            )
            if (
                new
                and not counted
                and concept_of(" ".join(self.words[n + 1 + (word in articles) :][:1]), self.language) in things
            ):
                return True
        return False

    def _is_outsider(self, subject: list[str]) -> bool:
        """Whether a body without a name does it that the promise does not speak of: the social security institute."""
        bodies = {concept_of(w, self.language) for w in subject if w.casefold() in self.known.set_of("outsider_noun")}
        return bool(bodies) and bodies.isdisjoint(
            set(self.promised.core) | set(self.promised.wide) | self.promised.scene
        )
