"""Phrases of one class of the word data, looked up at, or right before, a given token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from communique.text.tokens import split_words
from communique.words.load import Group, Words, load_words

# By the word at one of their ends: the longer phrases by the word next to it, each with how many tokens it has, the
# longest first, and the group of the word alone.
_Longer = dict[str, list[tuple[int, tuple[str, ...], Group]]]
_Table = dict[str, tuple[_Longer, Group | None]]


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
        try:
            word = words[i]
        except IndexError:  # behind the last token
            return None
        if word not in self._first:
            return None
        longer, alone = self._first[word]
        if longer and i + 1 < len(words) and words[i + 1] in longer:
            for length, tokens, group in longer[words[i + 1]]:
                if length == 2 or tuple(words[i : i + length]) == tokens:
                    return i + length, group
        return None if alone is None else (i + 1, alone)

    def before(self, words: list[str], i: int) -> tuple[int, Group] | None:
        """The first token of the longest phrase that ends right before token `i`, and its group, or `None`."""
        if i <= 0 or words[i - 1] not in self._last:
            return None
        longer, alone = self._last[words[i - 1]]
        if i > 1 and words[i - 2] in longer:
            for length, tokens, group in longer[words[i - 2]]:
                if length == 2 or length <= i and tuple(words[i - length : i]) == tokens:
                    return i - length, group
        return None if alone is None else (i - 1, alone)


def _table(spelt: dict[tuple[str, ...], Group], end: int) -> _Table:
    """The phrases by the word at one of their ends."""
    table: _Table = {}
    beside = 1 if end == 0 else -2
    for tokens, group in sorted(spelt.items(), key=lambda pair: -len(pair[0])):
        longer, _ = table.setdefault(tokens[end], ({}, None))
        if len(tokens) == 1:
            table[tokens[end]] = longer, group
        else:
            longer.setdefault(tokens[beside], []).append((len(tokens), tokens, group))
    return table


@cache
def lexicon(language: str, *classes: str) -> Lexicon:
    """The phrases of these classes of a language's word data; empty where it has none."""
    words = load_words(language)
    return Lexicon([group for cls in classes for group in words.of(cls)])


@cache
def lexicons(language: str, *classes: str) -> dict[str, Lexicon]:
    """The phrases of each of these classes of a language's word data, by class."""
    return {cls: lexicon(language, cls) for cls in classes}


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


def both_sides(language: str, cls: str) -> tuple[Lexicon, Lexicon]:
    """The phrases of a class that stand before a number, and those that stand behind it."""
    return sided(language, cls, "before"), sided(language, cls, "after")


@cache
def longer_marks(language: Words, mark: str, code: str) -> tuple[str, ...]:
    """The longer marks of a currency that end with this one."""
    groups = (group for group in language.of("currency") if group.get("code") == code)
    return tuple(word for group in groups for word in group.words if word.endswith(mark) and word != mark)
