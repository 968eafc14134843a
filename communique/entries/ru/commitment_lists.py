"""Lines of Russian lists that tell who is to do what: the body in the dative before a colon, the subject above them."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.commitment_reach import Candidate, Reach
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import QUOTES, Span
from communique.entries.ru.phrases import Phrases

_LINES: Final = 12  # lines of a list
_MARKS: Final = 3  # tokens of the mark that opens a line: 1), –


class Lists:
    """Reads the lines of the lists of one document; positions are tokens."""

    def __init__(self, context: RussianContext, reach: Reach, phrases: Phrases) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets, self.reach, self.phrases = context.page.words, context.grammar.sets, reach, phrases

    def task(self, start: int, stop: int) -> Candidate | None:
        """What a line tells somebody to do: – Министерству строительства: заменить крышу. Срок – 20 августа."""
        first = self._behind_mark(start, stop)
        colon = next((k for k in range(first, stop) if self.words[k] == ":"), stop)
        if colon + 1 >= stop or self.grammar.pos(colon + 1) != "INFN":
            return None
        one = self.phrases.at(first, colon)
        if one is None or one.stop != colon or not one.acts or not one.stands("datv") or one.stands("nomn"):
            return None
        action = colon + 1, self.reach.action_end(colon + 1, None, stop)
        due = self._term(stop)
        return Candidate("firm", "instruction", "named", first, action[1], action, colon, "task in a list", due=due)

    def _behind_mark(self, start: int, stop: int) -> int:
        """Behind the mark that opens a line."""
        k = start
        while k < min(stop - 1, start + _MARKS) and not self.words[k][0].isalpha():
            k += 1
        return k

    def _term(self, start: int) -> str | None:
        """The day that the sentence behind calls the term: Срок — 20 августа."""
        if start >= len(self.words) or self.words[start] not in self.sets.term_noun:
            return None
        if self.page.paragraph_of[start] != self.page.paragraph_of[start - 1]:
            return None
        dates = self.context.dates_in(*self.grammar.sentence(start))
        return dates[0].iso if dates else None

    def above(self, k: int) -> Span | None:
        """The sentence, ended by a colon, above the list in a line of which token `k` stands."""
        paragraphs, number = self.page.paragraphs, self.page.paragraph_of[k]
        opens = self.words[paragraphs[number][0]]
        if not number or opens[0].isalpha() or opens in QUOTES or self.context.said_at(k) is not None:
            return None
        for before in range(number - 1, max(-1, number - _LINES), -1):
            start, stop = paragraphs[before]
            if self.words[start][0].isalpha():
                return self.grammar.sentence(stop - 1) if self.words[stop - 1] == ":" else None
        return None
