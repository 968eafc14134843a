"""Phrases of one class of the word data, looked up at, or right before, a given token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from communique.text.tokens import split_words
from communique.words.load import Group, load_words

_Table = dict[str, tuple[tuple[int, ...], dict[tuple[str, ...], Group]]]


class Lexicon:
    """The phrases of a class by their first word and by their last: lengths, the longest first, and all of them."""

    __slots__ = ("_first", "_last", "firsts", "words")

    def __init__(self, groups: Sequence[Group]) -> None:
        spelt = {split_words(word): group for group in reversed(groups) for word in group.words}
        self.words = frozenset(tokens[0] for tokens in spelt if len(tokens) == 1)
        self._first = _table(spelt, 0)
        self._last = _table(spelt, -1)
        self.firsts = frozenset(self._first)

    def at(self, words: list[str], i: int) -> tuple[int, Group] | None:
        """The token behind the longest phrase that begins at token `i`, and its group; `None` where there is none."""
        if i >= len(words):
            return None
        known = self._first.get(words[i])
        if known is None:
            return None
        for length in known[0]:
            tokens = tuple(words[i : i + length])
            group = known[1].get(tokens)
            if group is not None and len(tokens) == length:
                return i + length, group
        return None

    def before(self, words: list[str], i: int) -> tuple[int, Group] | None:
        """The first token of the longest phrase that ends right before token `i`, and its group, or `None`."""
        if i < 1:
            return None
        known = self._last.get(words[i - 1])
        if known is None:
            return None
        for length in known[0]:
            tokens = tuple(words[max(0, i - length) : i])
            group = known[1].get(tokens)
            if group is not None and len(tokens) == length:
                return i - length, group
        return None


def _table(spelt: dict[tuple[str, ...], Group], end: int) -> _Table:
    """The phrases by the word at one of their ends."""
    table: dict[str, dict[tuple[str, ...], Group]] = {}
    for tokens, group in spelt.items():
        table.setdefault(tokens[end], {})[tokens] = group
    return {word: (tuple(sorted({len(t) for t in found}, reverse=True)), found) for word, found in table.items()}


@cache
def lexicon(language: str, *classes: str) -> Lexicon:
    """The phrases of these classes of a language's word data; empty where it has none."""
    words = load_words(language)
    return Lexicon([group for cls in classes for group in words.of(cls)])


class Roles(dict[str, frozenset[str]]):
    """The small words of a language by the part that they play; none where the language has none."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


@cache
def roles(language: str) -> Roles:
    """The small words of a language's `roles.toml`, by name."""
    return Roles({group["name"]: frozenset(group.words) for group in load_words(language).of("role")})


@cache
def sided(language: str, cls: str, side: str) -> Lexicon:
    """The phrases of a class whose groups have this `side`."""
    return Lexicon([group for group in load_words(language).of(cls) if group.get("side") == side])
