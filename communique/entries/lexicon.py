"""Phrases of one class of the word data, looked up at, or right before, a given token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from communique.text.tokens import split_words
from communique.words.load import Group, load_words

_Table = dict[str, tuple[tuple[tuple[str, ...], Group], ...]]


class Lexicon:
    """The phrases of a class, the longest first, by their first word and by their last."""

    __slots__ = ("_first", "_last", "words")

    def __init__(self, groups: Sequence[Group]) -> None:
        self._first: _Table = {}
        self._last: _Table = {}
        spelt = [(split_words(word), group) for group in groups for word in group.words]
        self.words = frozenset(tokens[0] for tokens, _ in spelt if len(tokens) == 1)
        for tokens, group in sorted(spelt, key=lambda pair: -len(pair[0])):
            self._first[tokens[0]] = (*self._first.get(tokens[0], ()), (tokens, group))
            self._last[tokens[-1]] = (*self._last.get(tokens[-1], ()), (tokens, group))

    def at(self, words: list[str], i: int) -> tuple[int, Group] | None:
        """The token behind the longest phrase that begins at token `i`, and its group; `None` where there is none."""
        if i >= len(words):
            return None
        for tokens, group in self._first.get(words[i], ()):
            stop = i + len(tokens)
            if stop == i + 1 or tuple(words[i:stop]) == tokens:
                return stop, group
        return None

    def before(self, words: list[str], i: int) -> tuple[int, Group] | None:
        """The first token of the longest phrase that ends right before token `i`, and its group, or `None`."""
        if i < 1:
            return None
        for tokens, group in self._last.get(words[i - 1], ()):
            start = i - len(tokens)
            if start == i - 1 or start >= 0 and tuple(words[start:i]) == tokens:
                return start, group
        return None


@cache
def lexicon(language: str, *classes: str) -> Lexicon:
    """The phrases of these classes of a language's word data; empty where it has none."""
    words = load_words(language)
    return Lexicon([group for cls in classes for group in words.of(cls)])


@cache
def sided(language: str, cls: str, side: str) -> Lexicon:
    """The phrases of a class whose groups have this `side`."""
    return Lexicon([group for group in load_words(language).of(cls) if group.get("side") == side])
