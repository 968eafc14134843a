"""Which infinitives of a Russian report a word of force governs together: открыть цех, нанять людей и до мая …"""

from __future__ import annotations

from typing import Final

from communique.entries.ru.commitment_reach import Reach
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import DASHES
from communique.text.russian import ACC, FUTR

_OBJECT: Final = 5  # tokens of an object before its infinitive
_OBJECTS: Final = frozenset(("ADJF", "NOUN", "NUMR", "NUMB"))
_JOINED: Final = 9  # tokens between "и" and the infinitive that it joins, a date between


class Series:
    """Finds the infinitives that are joined in one document; positions are tokens."""

    def __init__(self, context: RussianContext, reach: Reach) -> None:
        self.context, self.page, self.grammar, self.reach = context, context.page, context.grammar, reach
        self.words, self.sets = context.page.words, context.grammar.sets
        self.idle = self.page.language.wordset("gosub")

    def heads(self, first: int, stop: int) -> list[int]:
        """An infinitive and those joined to it by "и", a comma or "а также"."""
        heads = [first]
        future = self.grammar.pos(first) == "VERB"
        behind = first
        for k in range(first + 1, stop):
            if k < behind:
                continue
            if self.words[k] == "," and (close := self._behind_relative(k, stop)):
                behind = close
                continue
            if self.words[k] in self.sets.joined_barrier or self.words[k] in (";", ":"):
                break
            if self.words[k] in DASHES and self.grammar.is_dash(k) and not self.reach.is_route(k):
                break
            part = self.grammar.parts[k]
            if part == "VERB" and not future or part == "PRTS":
                break
            same = part == "INFN" or future and part == "VERB" and self.grammar.bits(k) & FUTR
            if not same:
                continue
            j = k - 1
            while (
                j > first
                and self.grammar.pos(j) in ("ADVB", "PRCL", "CONJ")
                and self.words[j] not in self.sets.and_word_too
            ):
                j -= 1
            if (
                self.words[j] in self.sets.joiner
                or self.words[j] in self.sets.also_word
                or self._adverbial_join(j, first)
                or self.opening(k, first) < k
            ):
                if not any(self.words[i] in self.idle for i in range(max(first, j - 1), k)):
                    heads.append(k)
        return heads

    def _behind_relative(self, comma: int, stop: int) -> int:
        """The comma that ends the clause with "который" behind a comma; 0 where none begins or ends there."""
        opens = self.words[comma + 1 : comma + 3]
        if not any(word in self.sets.which_word for word in opens):
            return 0
        return next((k for k in range(comma + 2, stop) if self.words[k] == ","), 0)

    def opening(self, head: int, first: int) -> int:
        """Where the object begins that a comma parts from the infinitive before: начать весной, первый цех сдать."""
        comma = next((j for j in range(head - 1, max(first, head - _OBJECT), -1) if self.words[j] == ","), head)
        inner = range(comma + 1, head)
        objects = len(inner) > 0 and all(self.grammar.pos(j) in _OBJECTS for j in inner)
        sure = objects and self.grammar.has_case(comma + 1, ACC) and not self.grammar.is_genitive(head - 1)
        return comma + 1 if sure else head

    def _adverbial_join(self, j: int, first: int) -> bool:
        """Whether "и" stands a few words before an infinitive: и до июля обучить."""
        near = range(j, max(first, j - _JOINED), -1)
        joined = next((i for i in near if self.words[i] in self.sets.and_word_too), None)
        dated = joined is not None and any(
            d.start in range(joined, j + 1) for d in self.context.dates_in(joined, j + 1)
        )
        return self.grammar.pos(j) in ("NOUN", "NUMB") and joined is not None and (j - joined <= 4 or dated)
