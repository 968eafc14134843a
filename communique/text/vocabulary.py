"""The words met so far in a language: what each is by itself, worked out once and kept from text to text.

A text is cut at its spaces and line breaks, and each piece ("ministers,", "US$50bn") is looked up as a whole: its
tokens, their place in it, their word classes and their shape. Only a piece never met before is taken apart.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, chain
from sys import intern
from typing import NamedTuple

from communique.text.quotes import MARKS
from communique.text.sentences import ENDERS
from communique.text.tags import tag_lexicon
from communique.text.tokens import TOKEN, TOKEN_INSIDE, lower
from communique.words.load import Words, key_of

# The shape of a token: whether it begins with a capital, with an ASCII digit or with a letter that is not all of it;
# whether the gap before it is more than one space; whether it may end a sentence or open a quotation; whether it is a
# phrase of the word data by itself, or the first or the second word of a longer one.
CAPITAL, DIGITS, LETTERS, WIDE, ENDER, QUOTE, ALONE, OPENS, FOLLOWS = (1 << n for n in range(9))
_MOST = 1 << 15  # pieces that are kept; when so many are known, all are forgotten
_LONGEST = 40  # code points of a piece that is worth keeping
_APOSTROPHES = ("'", "’", "ʼ")
_MARKS = frozenset(",.;:")

# A run of a text between two spaces: its tokens, the gap before and the length of each in turn, their word classes and
# shapes; whether it ends with a token, and the gap behind the last. The first gap counts the space before the piece.
# Plain tuples, which the collector of cycles passes over.
_Numbers = tuple[int, ...]
_Piece = tuple[tuple[str, ...], _Numbers, _Numbers, _Numbers, bool, int]


class Tokens(NamedTuple):
    """The tokens of a text, side by side: words in lower case, start, end, word classes and shape of each."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[int]
    shapes: list[int]


class Vocabulary(dict[str, _Piece]):
    """The pieces of texts that are known; `split` reads a text by them."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._tags = tag_lexicon(words.language)
        self._phrases = words.phrases
        self._key = key_of(words.language)

    def __missing__(self, piece: str) -> _Piece:
        if piece.isalpha():
            known = self._word(piece)
        elif piece[-1:] in _MARKS and piece[:-1].isalpha():
            known = self._word_and_mark(piece[:-1], piece[-1])
        else:
            known = self._read(piece, TOKEN_INSIDE, lower(piece), 1)
        if len(piece) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[piece] = known
        return known

    def _word(self, piece: str) -> _Piece:
        """A piece that is one word, which needs no pattern."""
        word = intern(lower(piece))
        return (word,), (1, len(word)), (self._tags[word],), (self._shape(word, piece[0], ""),), True, 0

    def _word_and_mark(self, piece: str, mark: str) -> _Piece:
        """A piece that is one word and a mark behind it."""
        word = intern(lower(piece))
        shapes = self._shape(word, piece[0], ""), self._shape(mark, mark, "")
        return (word, mark), (1, len(word), 0, 1), (self._tags[word], self._tags[mark]), shapes, True, 0

    def _read(self, text: str, pattern: re.Pattern[str], low: str, before: int) -> _Piece:
        """A text taken apart; `before` is the width of what stands before it."""
        parts = pattern.split(low)
        if len(parts) == 1:
            return (), (), (), (), False, len(low)
        edges = list(accumulate(map(len, parts)))
        words = tuple(map(intern, parts[1::2]))
        gaps = (" " * before + parts[0], *parts[2:-1:2])
        widths = (before + edges[0], *map(len, parts[1:-1]))
        tags = tuple(map(self._tags.__getitem__, words))
        starts = map(text.__getitem__, edges[:-1:2])
        return words, widths, tags, tuple(map(self._shape, words, starts, gaps)), not parts[-1], len(parts[-1])

    def _shape(self, word: str, first: str, gap: str) -> int:
        letter, phrases = first.isalpha(), self._phrases
        known = self._key(word) if self._key else word
        return (
            CAPITAL * first.isupper()
            | LETTERS * (letter and len(word) > 1)
            | WIDE * (gap != "" and gap != " ")
            | ALONE * (known in phrases.alone)
            | OPENS * (known in phrases.longer)
            | FOLLOWS * (known in phrases.seconds)
            | (0 if letter else DIGITS * ("0" <= word < ":") | ENDER * (word in ENDERS) | QUOTE * (word in MARKS))
        )

    def split(self, text: str) -> Tokens:
        """The tokens of a text."""
        if len(text.lower()) != len(text) or text.startswith(_APOSTROPHES):  # what only the whole text can tell
            pieces = [self._read(text, TOKEN, lower(text), 0)]
        else:
            pieces = self._pieces(text)
        edges = list(accumulate(chain.from_iterable([piece[1] for piece in pieces])))
        return Tokens(
            list(chain.from_iterable([piece[0] for piece in pieces])),
            edges[::2],
            edges[1::2],
            list(chain.from_iterable([piece[2] for piece in pieces])),
            list(chain.from_iterable([piece[3] for piece in pieces])),
        )

    def _pieces(self, text: str) -> list[_Piece]:
        """The pieces of a text, line by line."""
        pieces: list[_Piece] = []
        waiting = -1  # the gap so far; no space stands before the first piece
        for line in text.split("\n"):
            if not line:
                waiting += 1
                continue
            found = list(map(self.__getitem__, line.split(" ")))
            behind = 0
            if False in [piece[4] for piece in found]:
                found, behind = _joined(found)
            if not found:
                waiting += behind
                continue
            words, widths, tags, shapes, whole, _ = found[0]
            found[0] = words, (widths[0] + waiting, *widths[1:]), tags, (shapes[0] | WIDE, *shapes[1:]), whole, 0
            pieces += found
            waiting = behind
        return pieces


def _joined(pieces: list[_Piece]) -> tuple[list[_Piece], int]:
    """The pieces with what stands behind the tokens of one, or is all of it, counted to the gap of the next."""
    joined: list[_Piece] = []
    waiting = 0
    for words, widths, tags, shapes, whole, behind in pieces:
        if not words:
            waiting += 1 + behind
            continue
        if waiting:
            widths, shapes = (widths[0] + waiting, *widths[1:]), (shapes[0] | WIDE, *shapes[1:])
        joined.append((words, widths, tags, shapes, whole, behind))
        waiting = behind
    return joined, waiting


@cache
def vocabulary(words: Words) -> Vocabulary:
    """The vocabulary of a language, one for all its texts."""
    return Vocabulary(words)
