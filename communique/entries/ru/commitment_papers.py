"""Papers that a Russian report lists behind the words that they were signed: each is an agreement of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.ru.commitment_reach import Candidate
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS, Span
from communique.text.page import Match
from communique.text.russian import NOM

_MOST: Final = 40  # lines of a list
_HEAD: Final = 8  # tokens of a line before its paper


class Papers:
    """Finds the lists of signed papers of one document; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets

    def listed(self, signings: list[Match], stop: int) -> Iterator[Candidate]:
        """The papers listed behind the sentence to token `stop` if that tells of documents signed without names."""
        if not any(map(self._tells, signings)):
            return
        for low, high in self._lines(stop):
            yield from self._of_line(low, high)

    def _tells(self, match: Match) -> bool:
        """Whether "documents" are what is signed: состоялась церемония подписания документов; подписаны: …"""
        low, high = self.grammar.bounds(match.start)
        if self.words[high - 1] == ":" and high <= match.stop + 2:
            return True
        return any(self.words[k] in self.sets.papers_noun and self.grammar.is_plural(k) for k in range(low, high))

    def _lines(self, stop: int) -> Iterator[Span]:
        """The sentences behind a sentence that list something: in its paragraph one, then the lines of a list."""
        if stop >= len(self.words):
            return
        number, sentence = self.page.sentence_of[stop], self.page.sentences
        if self.words[stop - 1] != ":" and self.page.paragraph_of[stop] == self.page.paragraph_of[stop - 1]:
            if self._opens_list(*sentence[number]):
                yield sentence[number]
            return
        for low, high in self.page.sentences[number : number + _MOST]:
            if next(self._items(low, min(high, low + _HEAD)), None) is not None:
                yield low, high
            elif self.words[high - 1] != ";":
                return

    def _opens_list(self, low: int, high: int) -> bool:
        """Whether a sentence lists what the one before told of: в их числе – …; среди них …"""
        return any(self.words[k] in self.sets.list_opener for k in range(low, min(high, low + 4)))

    def _items(self, low: int, high: int) -> Iterator[Match]:
        """The papers of a line that open it or stand behind a mark or "и", and are no genitive."""
        for paper in self.page.within("paper", low, high):
            k = paper.start
            while k > low and self.grammar.pos(k - 1) == "ADJF":
                k -= 1
            first = not any(self.words[j][0].isalpha() for j in range(low, k))
            joint = first or self.words[k - 1] in self.sets.list_joint or not self.words[k - 1][0].isalnum()
            if joint and self.grammar.bits(paper.start) & NOM:
                yield paper

    def _of_line(self, low: int, high: int) -> Iterator[Candidate]:
        """One agreement for each paper of a line."""
        papers = list(self._items(low, high))
        for n, paper in enumerate(papers):
            end = papers[n + 1].start if n + 1 < len(papers) else high
            while end > paper.stop and (self.words[end - 1] in self.sets.list_joint or self.words[end - 1] in STOPS):
                end -= 1
            if end > paper.stop + 1:
                action = (paper.start, end)
                yield Candidate("firm", "agreement", "papers", *action, action, paper.start, "listed paper")
