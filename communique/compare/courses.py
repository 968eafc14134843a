"""How far the promised deed has come, told by its noun or by what is done to the thing: begun, prepared, over."""

from __future__ import annotations

from itertools import pairwise

from communique.compare.likeness import is_deed_named
from communique.compare.owners import FACTS
from communique.compare.parts import FITS
from communique.compare.traits import find_heads
from communique.compare.turns import Turns
from communique.compare.vocabulary import tokens


class Courses(Turns):
    """One passage beside one commitment: is its deed begun, is the thing being got ready?"""

    def _is_deed_done(self) -> bool:
        """Whether the deed promised is told by its noun to be over: the training of the nurses was completed."""
        over = self.passage.verb in self.known.set_of("completing_verb") and self.passage.bearing in FACTS
        over = over or self.passage.cue.casefold() in self.known.phrases_of("taking_place") and not self._is_denied()
        return over and self._is_named_deed() or self._is_in_force()

    def _is_denied(self) -> bool:
        return self.passage.bearing == "contradicts"

    def _is_named_deed(self) -> bool:
        """Whether the subject is the deed promised, done to the thing: the vaccination of the cattle."""
        return is_deed_named(self.promised, self.told) and bool(self.told.doers & self.promised.heads or self.points)

    def _is_in_force(self) -> bool:
        """Whether a deed that was to hold from a day on is told to have begun: the exchange of data began."""
        return self._is_deed_begun() and self._is_from_day()

    def _is_kept_since(self) -> bool:
        """Whether what was to be done from a day on has been done since: have been sending each other the data."""
        if self.passage.bearing != "progresses" or not self.passage.active or self._works_named():
            return False
        since = self.known.set_of("since_word") & {w.casefold() for w in tokens(self.passage.text)}
        return bool(since) and self.fit >= FITS and self._is_from_day() and not self.promised.numbers

    def _is_deed_begun(self) -> bool:
        """Whether the deed promised is told by its noun to have begun: the vaccination of the herds started."""
        if self.promised.verb in self.known.set_of("begin_verb") or self.passage.bearing not in FACTS:
            return False
        return self.passage.verb in self.known.set_of("begin_verb") and self._is_named_deed()

    def _is_from_day(self) -> bool:
        """Whether it was to be done from a day on: exchange data from January 2024."""
        if not self.commitment.due:
            return False
        words = [w.casefold() for piece in self.commitment.evidence for w in tokens(piece.text)]
        times = self.known.months | self.known.set_of("time_noun", "whole")
        spans = zip(words, words[1:], [*words[2:], ""], strict=False)
        from_ = self.known.set_of("from_word")
        return any(a in from_ and (b in times or c in times or b[:1].isdigit()) for a, b, c in spans)

    def _is_worked_on(self) -> bool:
        """Whether something is being done to the very thing, or for it: the books are being printed.

        Not what is done to a thing that is there already, or only with words.
        """
        if self.passage.bearing != "progresses" or "abolish" in self.promised.acts or self.told.indefinite:
            return False
        idle = self.known.set_of(
            "looking_verb", "losing_verb", "debating_verb", "using_verb", "stopping_verb", "charging_verb",
            "viewing_verb", "drop_verb", "delay_verb", "greeting_verb", "trading_verb", "work_verb", "yielding_verb",
        )  # fmt: skip
        things = self.promised.heads - self.promised.names - self.promised.parties | self.promised.deed_nouns
        if self.passage.active:
            readied = self.passage.verb in self.known.set_of("preparing_verb") - idle
            return readied and bool(set(find_heads(tokens(self.passage.rest), self.language)[:1]) & things)
        made = self.passage.verb in self.known.set_of("procuring_verb", "step_verb", "preparing_verb", "approve_verb")
        return (self.passage.verb not in idle or made) and self.told.first_head in things

    def _is_at_work_on(self) -> bool:
        """Whether somebody works on it: authors are working on the guide."""
        words = tokens(self.passage.rest)
        if not self.passage.active or self.passage.verb not in self.known.set_of("toiling_verb"):
            return False
        things = self.promised.heads - self.promised.names | self.promised.deed_nouns
        for n, (word, after) in enumerate(pairwise(words)):
            if word.casefold() in self.known.set_of("about_word") and after.casefold() in self.known.definite:
                return bool(set(find_heads(words[n + 1 :], self.language)[:1]) & things)
        return False
