"""Groups of people told with whoever leads them, whatever noun they have: команда врачей под руководством мэра."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Mention
from communique.entries.ru.context import RussianContext
from communique.text.russian import GEN

_LONGEST: Final = 24  # tokens between a group and the words that say who leads it
_NO_GROUP: Final = ("encounter", "sitting", "occasion")
_LABEL: Final = 4  # tokens of "(руководитель делегации —"


class LedGroups:
    """Finds the groups of one page by the words for leading; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = self.page.words, self.grammar.sets
        self.by_leader: dict[int, int] = {}  # the noun for the group, by the token at which its leader begins
        for start, leader in self._leadings():
            noun = self._noun(start)
            if noun is not None:
                self.by_leader[leader] = noun

    def _leadings(self) -> Iterator[tuple[int, int]]:
        """Where words for leading begin, and where the leader does."""
        for cls in ("led_under", "headed_by"):
            for match in self.page.of(cls):
                own = self.grammar.forms[match.stop : match.stop + 1]
                yield match.start, match.stop + bool(own and own[0] in self.sets.possessive_form)
        for k, word in enumerate(self.words):
            if word == "(" and self.page.is_a(k + 1, "leader_noun"):
                dash = next((j for j in range(k + 2, k + 2 + _LABEL) if self.grammar.is_dash(j)), None)
                if dash is not None:
                    yield k, k + 1
                    yield k, dash + 1
        heads = {match.start for match in self.page.of("at_head")}
        if heads:
            for mention in self.context.mentions:
                if mention.stop in heads and self._is_with(mention):
                    yield mention.start - 1, mention.start

    def _is_with(self, mention: Mention) -> bool:
        return mention.start > 0 and self.words[mention.start - 1] in self.sets.with_word

    def _noun(self, stop: int) -> int | None:
        """The noun that heads the noun phrase ending before token `stop`, where it can be people."""
        low = max(self.grammar.sentence(stop)[0], stop - _LONGEST)
        head, k = None, stop - 1
        while k >= low:
            if self._is_aside(k) or head is None and self.page.is_a(k, "out_of_word"):
                k -= 1
                continue
            if self.grammar.pos(k) not in ("NOUN", "LATN"):
                break
            head = k
            k = self._before_adjectives(k, low)
            if self.page.is_a(k, "out_of_word") or self.page.is_a(head, "group_link"):
                k -= 1  # из Чили, в составе
            elif not self.grammar.bits(head) & GEN or self.grammar.pos(k) != "NOUN" and not self._is_aside(k):
                break
        if head is None or any(self.page.match_at(cls, head) for cls in _NO_GROUP):
            return None
        return None if self.page.is_capital(head) and head > low else head

    def _before_adjectives(self, k: int, low: int) -> int:
        """The token before a noun and the adjectives and numbers that stand before it."""
        k -= 1
        while k >= low and (self.grammar.pos(k) in ("ADJF", "PRTF", "NUMR") or self.words[k][0].isdigit()):
            k -= 1
        while k > low and self.words[k] == "-":
            k -= 2
        return k

    def _is_aside(self, k: int) -> bool:
        """Whether a token stands in a quotation or in the name of a place, or is a mark around one."""
        return self.page.quote_of[k] >= 0 or k in self.context.place_of
