"""What a Russian word of force governs where it does not stand behind it: an infinitive before it, a clause of aim."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.commitment_reach import Reach
from communique.entries.ru.commitment_sides import Sides
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import Span
from communique.entries.ru.people import cases_of
from communique.text.page import Match
from communique.text.russian import FUTR, NOM, PAST

_FAR: Final = 8  # tokens between a word of force and "чтобы"
_BEFORE: Final = frozenset(("CONJ", "ADVB", "PRCL"))  # what may stand before an infinitive that opens its clause
_NAME: Final = 8  # tokens of a body's name before a comma in it
_ITEM: Final = 30  # tokens of a line of a list before its infinitive


class Order:
    """Finds what words of force govern in other orders; positions are tokens."""

    def __init__(self, context: RussianContext, reach: Reach, sides: Sides) -> None:
        self.context, self.page, self.grammar, self.reach = context, context.page, context.grammar, reach
        self.sides = sides
        self.words, self.sets = context.page.words, context.grammar.sets

    def fronted(self, match: Match) -> Span | None:
        """The action before a word of force, whose infinitive opens the clause: построить цех планируется в мае."""
        low, _ = self.grammar.clause(match.start)
        head = low
        while head < match.start and self.grammar.pos(head) in _BEFORE:
            head += 1
        if head >= match.start - 1 or self.grammar.pos(head) != "INFN" or self.reach.is_denied(head):
            return None
        end = self._subject_start(match.start)
        return (head, end) if end > head + 1 else None

    def _subject_start(self, cue: int) -> int:
        """Where the subject right before a word of force begins, else the word: открыть рейс область намерена."""
        k = cue - 1
        while self.grammar.pos(k) in ("ADVB", "PRCL"):
            k -= 1
        inner = next((m for m in self.context.mentions_in(max(0, k - _FAR), k + 1) if m.stop == k + 1), None)
        if inner is not None and cases_of(self.context, inner) & NOM:
            return inner.start
        noun = self.grammar.pos(k) == "NOUN" and self.grammar.bits(k) & NOM
        if not noun or not self.sides.acts(self.words[k], self.grammar.bits(k)):
            return cue
        while self.grammar.pos(k - 1) == "ADJF" and self.grammar.bits(k - 1) & NOM:
            k -= 1
        return k

    def so_that(self, match: Match, stop: int) -> Span | None:
        """The clause of aim behind a word of force: нужно, чтобы перевозчики согласовали тариф."""
        for k in range(match.stop, min(stop, match.stop + _FAR)):
            if self.words[k] in self.sets.so_that:
                end = self.reach.action_end(k, None, stop)
                return (k + 1, end) if end > k + 2 and self._is_deed(k + 1, end) else None
            if self.grammar.is_finite(k) or self.words[k] in self.sets.that_word:
                return None
        return None

    def _is_deed(self, start: int, stop: int) -> bool:
        """Whether the verb of a clause of aim names something that can be looked up."""
        if self.grammar.pos(start) == "INFN" or any(self.grammar.pos(k) == "INFN" for k in range(start, stop)):
            if not any(self.grammar.is_finite(k) for k in range(start, stop)):
                return True  # высказался за то, чтобы до конца года создать комиссию
        verb = next(
            (k for k in range(start, stop) if self.grammar.pos(k) == "VERB" and self.grammar.bits(k) & (PAST | FUTR)),
            None,
        )
        return verb is not None and self.words[verb] not in self.page.language.wordset("fuzzyverb", "prediction")

    def is_by_law(self, i: int) -> bool:
        """Whether a clause tells what a law always demands: по закону поставщики обязаны …"""
        low = self.grammar.clause(i)[0]
        laws = self.sets.law_noun
        return any(self.words[k] in self.sets.by_paper and self.words[k + 1] in laws for k in range(low, i))

    def is_verb(self, k: int) -> bool:
        """Whether a finite verb stands at a token."""
        return self.grammar.is_finite(k) and not self.page.is_capital(k)

    def is_of_today(self, start: int, i: int) -> bool:
        """Whether a clause tells what can be done already: сейчас завод может выпускать."""
        today = any(self.words[k] in self.sets.present_word for k in range(start, i))
        return today and not self.page.is_a(i + 1, "would_word")

    def head_of_item(self, start: int, stop: int, *, noun: bool) -> int | None:
        """The infinitive of a line of a list, what tells when or who before it: 2) министерствам до мая открыть …

        Where it is a `noun` that is listed, the first word: – строительстве моста.
        """
        for k in range(start, min(stop, start + _ITEM)):
            if self.grammar.pos(k) == "INFN" or noun and self.grammar.is_nominal(k) and self.words[k].isalpha():
                return k
            if self.grammar.is_finite(k):
                break
        return None

    def in_name(self, k: int) -> bool:
        """Whether token `k` stands in the name of a body: министерству инвестиций, промышленности и торговли."""
        return any(m.start < k < m.stop for m in self.context.mentions_in(max(0, k - _NAME), k + 1))
