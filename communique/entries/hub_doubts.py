"""What makes a passage about a base no hub: it is denied, it is over, it is asked, or it is a base for crime or war."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.text.clauses import Span
from communique.text.tags import BE, DET, NEG, PAST, SUB, TO
from communique.words.load import forms_of

_BACK: Final = 8  # tokens before a claim in which a verb denies it


class Doubts:
    """Tells the claims of one document that are none."""

    def __init__(self, context: Context) -> None:
        language = context.page.language
        self.page = context.page
        self.clauses = context.clauses
        self.tags = context.page.tags
        self.words = context.page.words
        self.denying = forms_of(language, language.wordset("hubdenial", of="claim"))
        self.ending = forms_of(language, language.wordset("hubdenial", of="state"))
        self.past = language.sets["hubpast"]
        self.once = language.sets["hubonce"]
        self.used = language.sets["hubused"]
        self.turns = language.sets["hubcontrast"]
        self.crimes = language.sets["hubcrime"]

    def is_void(self, span: Span, start: int, at: int) -> bool:
        """Whether the claim of tokens `span`, whose noun phrase begins at `start` with its word at `at`, is no hub."""
        left = min(span[0], start)
        return (
            not self.crimes.isdisjoint(self.words[left : span[1]])
            or self._is_negated(left, start, at)
            or self._is_over(left, start, at)
            or self._is_asked(left)
            or self._is_supposed(left, at)
            or self._is_dropped(span[1])
        )

    def _is_negated(self, left: int, start: int, at: int) -> bool:
        """Whether a negation stands before the word, or a verb of denying before the claim."""
        for k in range(left, at):
            if self.tags[k] & NEG and not self._is_outweighed(k, at):
                return True
            if self.words[k] in self.ending and (k < start - 1 or not self.page.tag(k + 1) & DET):
                return True
        first = self.clauses.bounds(left)[0]
        told = left - 1
        if told > first and self.tags[told] & SUB or self.page.is_a(told, "complementiser"):
            told -= 1
        return not self.denying.isdisjoint(self.words[max(first, told - _BACK) : left])

    def _is_outweighed(self, k: int, at: int) -> bool:
        """Whether the negation at token `k` denies nothing: not only a market; no rival but; no better springboard."""
        if self.page.has_a("hubonly", k, k + 3) or self.page.has_a("hubcontrast", k + 1, at):
            return True
        if self.page.is_a(k + 1, "hublimit"):
            return True  # no less than 3,000 ships
        return self.page.has_a("hubbetter", k + 1, at)

    def _is_over(self, left: int, start: int, at: int) -> bool:
        """Whether what is said was so once: was once the gateway, used to be, the former gateway, lost its role."""
        for k in range(left, at):
            word = self.words[k]
            if word in self.past:
                return True
            if word in self.once and (self.tags[k - 1] & BE or self.page.tag(k + 1) & (PAST | DET) or k == start - 1):
                return True
            if word in self.used and self.page.tag(k + 1) & TO and not self.tags[k - 1] & BE:
                return True
        return False

    def _is_asked(self, left: int) -> bool:
        """Whether the sentence is a question that proposes nothing."""
        first, stop = self.page.sentences[self.page.sentence_of[left]]
        if "?" not in self.words[left:stop]:
            return False
        first = max(first, self.clauses.bounds(left)[0])
        return not self.page.match_at("hubproposal", first)

    def _is_supposed(self, left: int, at: int) -> bool:
        """Whether the clause only supposes what it says: if Walvis Bay were the gateway to Zambia."""
        first = self.clauses.bounds(left)[0]
        supposed = self.page.is_a(first, "hubsupposed")
        return supposed and any(self.tags[k] & PAST and self.clauses.is_finite(k) for k in range(first, at))

    def _is_dropped(self, stop: int) -> bool:
        """Whether the sentence goes on to say that nothing came of it: …, but the plan was dropped."""
        end = self.page.sentences[self.page.sentence_of[stop - 1]][1]
        turn = next((k for k in range(stop, end) if self.words[k] in self.turns), None)
        return turn is not None and self.page.has_a("hubdropped", turn, end)
