"""What makes a passage about a base in a Russian report no hub: it is denied, it is over, it is only supposed."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.context import RussianContext
from communique.text.page import Match
from communique.text.russian import PAST

_BECOMES: Final = 4  # tokens of the verb group between "не" and the base


class Doubts:
    """Tells the words for a base of one document that make none; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.page, self.grammar, self.words = context.page, context.grammar, context.page.words
        self.sets = context.grammar.sets

    def is_void(self, match: Match) -> bool:
        """Whether the clause around a word for a base says that the place is none."""
        first = self.grammar.clause(match.start)[0]
        near = range(first, match.start)
        if self.page.is_a(match.stop, "hubground"):
            return True  # площадка под завод
        if self.page.is_a(match.start - 1, "hubpast") or any(self.page.is_a(k, "hubended") for k in near):
            return True  # бывший хаб; перестал быть хабом
        if self._is_supposed(first, match.start) or self._is_asked(match.start) or self._was_once(first, match.start):
            return True
        return any(self.words[k] in self.sets.not_word and self._denies(k, match.start) for k in near)

    def _denies(self, k: int, at: int) -> bool:
        """Whether "не" at token `k` denies the base at token `at`: не стал | хабом, не хаб; but: не только хаб."""
        if self.page.has_a("hubonly", k + 1, k + 2) or self._apart(k, at) > _BECOMES:
            return False
        inner = (n for n in range(k + 1, at) if not self._is_compound(n))
        return all(self.page.is_a(n, "hubbeing") or self.grammar.pos(n) == "ADJF" for n in inner)

    def _apart(self, k: int, at: int) -> int:
        """How many words stand between two tokens, a compound counted once."""
        return at - k - sum(self._is_compound(n) for n in range(k + 1, at))

    def _is_compound(self, k: int) -> bool:
        """Whether a token is a part of an adjective made of two: транспортно-логистический."""
        return self.words[k] == "-" or self.words[k + 1 : k + 2] == ["-"] and self.page.touches(k + 1)

    def _is_asked(self, at: int) -> bool:
        """Whether the sentence is a question."""
        return self.words[self.grammar.sentence(at)[1] - 1] == "?"

    def _was_once(self, first: int, at: int) -> bool:
        """Whether a place is only told to have been a base: был воротами; but: был и остаётся, был выбран."""
        told = [k for k in range(first, at) if self.grammar.is_finite(k)]
        return bool(told) and all(self.page.is_a(k, "hubwas") and self.grammar.bits(k) & PAST for k in told)

    def _is_supposed(self, first: int, at: int) -> bool:
        """Whether the clause begins with "если бы": если бы порт был хабом."""
        opens = self.words[first] in self.sets.if_word or first > 0 and self.words[first - 1] in self.sets.if_word
        return opens and self.page.has_a("hubwould", first, at)
