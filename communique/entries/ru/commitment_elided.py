"""Clauses of a Russian sentence that lack the verb of the one before: служба предоставит катер, институт — датчики."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from communique.entries.ru.commitment_reach import Candidate, Reach
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import Span
from communique.entries.ru.phrases import Phrases
from communique.text.russian import FIRST

_FAR_ELIDED: Final = 24  # tokens from a verb to the clause that lacks it
_ELIDED: Final = 4  # tokens of a clause without a verb of its own: , институт — датчики


class Elided:
    """Finds what one more will do by the verb before; positions are tokens."""

    def __init__(self, context: RussianContext, reach: Reach, phrases: Phrases) -> None:
        self.grammar, self.words, self.sets = context.grammar, context.page.words, context.grammar.sets
        self.reach, self.phrases = reach, phrases

    def after(self, first: Candidate) -> Iterator[Candidate]:
        """What the next of two will do by the same verb: служба предоставит катер, институт — датчики."""
        high = self.grammar.bounds(first.cue)[1]
        found = self.next_without_verb(first.cue, high) if first.who == "subject" else None
        if found is not None and not self.grammar.bits(first.cue) & FIRST:
            start, dash = found
            end = self.reach.action_end(dash + 1, None, high)
            yield replace(first, start=start, stop=end, action=(dash + 1, end), cue=dash)

    def end_before(self, k: int, end: int, high: int) -> int:
        """The end of what the verb at a token has, before a clause that lacks its verb."""
        other = self.next_without_verb(k, high)
        return min(end, other[0] - 1) if other is not None else end

    def next_without_verb(self, k: int, high: int) -> Span | None:
        """Who is told behind a comma before a dash and an object, all without a verb, and the dash."""
        for comma in range(k + 1, min(high - _ELIDED + 1, k + _FAR_ELIDED)):
            if self.words[comma] != ",":
                continue
            start = comma + 1 + (self.words[comma + 1] in self.sets.but_word)
            one = self.phrases.at(start, high)
            if one is None or not one.acts or not one.stands("nomn") or not self.grammar.is_dash(one.stop):
                continue
            given = self.phrases.at(one.stop + 1, high)
            if given is None or given.prep or not given.stands("accs"):
                continue
            end = self.reach.action_end(one.stop + 1, None, high)
            if not any(self.grammar.is_finite(j) or self.grammar.pos(j) == "INFN" for j in range(k + 1, end)):
                return start, one.stop
        return None
