"""Whether what was to be made or supplied is at work, used or peopled, which shows that it is there."""

from __future__ import annotations

from itertools import pairwise

from communique.compare.parts import NEAR
from communique.compare.stages import Stages
from communique.compare.traits import find_heads
from communique.compare.vocabulary import concept_of, tokens


class AtWork(Stages):
    """One passage beside one commitment: is the thing promised at work?"""

    def _is_at_work(self) -> bool:
        """Whether a thing that was to be made or supplied does, or is used for, what only a thing can that is there."""
        if self.promised.verb in self.known.set_of("creating_verb", "paying_verb", "staging_verb") and self.is_in_use():
            return True
        if self.promised.verb not in self.known.set_of("creating_verb", "paying_verb"):
            return False
        if self._is_regular() and self.told.doers & (self.promised.heads | set(self.promised.core)):
            return True
        if self._is_running() or self._is_given():
            return True
        being = self.passage.bearing == "progresses"  # are being treated on the two machines
        return self._is_doing() or (self.passage.active or being) and self._is_used() or self._is_peopled()

    def _is_running(self) -> bool:
        """Whether people have done since a day, or do again and again, what the promised thing is there for."""
        if self.points is None or self.passage.verb in self._working_verbs() or self._works_named():
            return False
        phrase = bool(self.passage.acts) and " " in self.passage.cue  # have been feeding the grid
        if self.passage.bearing not in ("progresses", "works") or not (self.passage.active or phrase):
            return False
        since = self.known.set_of("since_word") & {w.casefold() for w in tokens(self.passage.text)}
        return self._is_regular() or bool(since and self.passage.bearing == "progresses")

    def _is_given(self) -> bool:
        """Whether what was to be made is told to have been given: the clinic that Auckland has given to Sandakan."""
        given = self.passage.verb in self.known.set_of("donating_verb") and self.passage.bearing == "fulfils"
        made = "make" in self.promised.acts and self.told.heads & self.promised.heads
        return bool(given and made and not self.told.indefinite & self.promised.heads)

    def _is_regular(self) -> bool:
        """Whether it is told of as done again and again: a map has left the station every day, calls twice a week."""
        rest = [w.casefold() for w in tokens(self.passage.rest)]
        if self.known.set_of("daily_word") & set(rest):
            return True
        times = self.known.set_of("time_noun", "day_part")
        return any(
            w in self.known.set_of("often_word") and set(rest[n + 1 : n + 3]) & times for n, w in enumerate(rest)
        )

    def _is_doing(self) -> bool:
        """Whether the thing promised itself does something that is more than to be planned or begun."""
        if not self.passage.active or self.passage.verb in self.known.set_of("inert_verb", "begin_verb"):
            return False
        subject = [w.casefold() for w in tokens(self.passage.subject)]
        if self.known.set_of("relative") & set(subject[1:-1]):
            return False  # the laboratory that the province is setting up
        return bool(self.told.doers & self.promised.heads) and not self._works_named()

    def _is_peopled(self) -> bool:
        """Whether people do there what only a place that is there allows: forty girls train at the academy."""
        if not self.passage.active or self.passage.verb not in self.known.set_of("activity_verb"):
            return False
        rest = [w.casefold() for w in tokens(self.passage.rest)]
        for n, (word, after) in enumerate(pairwise(rest)):
            if word in self.known.set_of("activity_place") and after in self.known.definite:
                if set(find_heads(tokens(" ".join(rest[n + 1 :])), self.language)[:1]) & self.promised.heads:
                    return True
        return False

    def _is_used(self) -> bool:
        """Whether others do something on, in or with the new thing: they train on the new turf."""
        entering = self.passage.verb in self.known.set_of("entering_verb")
        if not entering and self.passage.verb in self.known.set_of("looking_verb", "inert_verb", "begin_verb"):
            return False
        rest = [w.casefold() for w in tokens(self.passage.rest)]
        for n, word in enumerate(rest):
            used = n and rest[n - 1] in self.known.set_of("using_word") and word in self.known.definite and not entering
            if used or word in self.known.set_of("new_word"):
                near = {concept_of(w, self.language) for w in rest[n + 1 : n + NEAR]}
                return bool(near & self.promised.heads)
        return False

    def _is_measured(self) -> bool:
        """Whether it counts the very thing that is promised by number: 410 tonnes of seed."""
        return any(len(x.of & y.of) > 1 for x in self.promised.numbers for y in self.told.numbers)

    def _works_named(self) -> bool:
        """Whether the subject is work on something, and not the thing itself."""
        first = self.words[: self.words.index(".")] if "." in self.words else self.words
        ends = self.known.prepositions | self.known.auxiliaries | self.known.small
        behind = [*first, ""][1:]
        doing = self.known.set_of("doing")
        return any(
            w in doing and (n in doing or n in ends or not n[:1].isalpha())
            for w, n in zip(first, behind, strict=bool(first))
        )

    def _of(self, phrase: str) -> set[str]:
        """What a phrase is of: the bidding for the store, not the readers in the library."""
        words, known = tokens(phrase), self.known
        found: set[str] = set()
        inside = False
        for word in words:
            low = word.casefold()
            if low in known.prepositions:
                inside = low in known.set_of("of_thing")
            elif inside:
                found.add(concept_of(word, self.language))
        return found
