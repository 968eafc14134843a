"""The words met so far in a language: what each is by itself, worked out once and kept from text to text.

A text is cut at its spaces and line breaks, and each piece ("ministers,", "US$50bn") is looked up as a whole: its
tokens, their place in it, their word classes and their shape. Only a piece never met before is taken apart.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, chain, compress
from sys import intern
from typing import Final, NamedTuple

from communique.text.quotes import MARKS
from communique.text.sentences import ENDERS
from communique.text.tags import tag_lexicon
from communique.text.tokens import TOKEN, TOKEN_INSIDE, lower
from communique.words.load import Words, key_of

# The shape of a token, a byte: whether it begins with a capital, with an ASCII digit or with a letter that is not all
# of it; whether the gap before it is more than one space; whether it is a mark that may end a sentence or open a
# quotation; whether it is a phrase of the word data by itself, or the first or the second word of a longer one.
CAPITAL: Final = 1 << 0
DIGITS: Final = 1 << 1
LETTERS: Final = 1 << 2
WIDE: Final = 1 << 3
MARK: Final = 1 << 4
ALONE: Final = 1 << 5
OPENS: Final = 1 << 6
FOLLOWS: Final = 1 << 7
_MOST: Final = 1 << 15  # pieces that are kept; when so many are known, all are forgotten
_LONGEST: Final = 40  # code points of a piece that is worth keeping
_APOSTROPHES: Final = ("'", "’", "ʼ")
_MARKS: Final = frozenset(",.;:")

# A run of a text between two spaces: its tokens, the gap before and the length of each in turn, their word classes and
# shapes; whether it ends with a token, and the gap behind the last. The first gap counts the space before the piece.
# Plain tuples, which the collector of cycles passes over.
_Numbers = tuple[int, ...]
_Piece = tuple[tuple[str, ...], _Numbers, _Numbers, bytes, bool, int]


class Tokens(NamedTuple):
    """The tokens of a text, side by side: words in lower case, start, end, word classes and shape of each."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[int]
    shapes: bytes


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
        return (word,), (1, len(word)), (self._tags[word],), bytes((self._shape(word, piece[0], ""),)), True, 0

    def _word_and_mark(self, piece: str, mark: str) -> _Piece:
        """A piece that is one word and a mark behind it."""
        word = intern(lower(piece))
        shapes = bytes((self._shape(word, piece[0], ""), self._shape(mark, mark, "")))
        return (word, mark), (1, len(word), 0, 1), (self._tags[word], self._tags[mark]), shapes, True, 0

    def _read(self, text: str, pattern: re.Pattern[str], low: str, before: int) -> _Piece:
        """A text taken apart; `before` is the width of what stands before it."""
        parts = pattern.split(low)
        if len(parts) == 1:
            return (), (), (), b"", False, len(low)
        edges = list(accumulate(map(len, parts)))
        words = tuple(map(intern, parts[1::2]))
        gaps = (" " * before + parts[0], *parts[2:-1:2])
        widths = (before + edges[0], *map(len, parts[1:-1]))
        tags = tuple(map(self._tags.__getitem__, words))
        starts = map(text.__getitem__, edges[:-1:2])
        return words, widths, tags, bytes(map(self._shape, words, starts, gaps)), not parts[-1], len(parts[-1])

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
            | (0 if letter else DIGITS * ("0" <= word < ":") | MARK * (word in ENDERS or word in MARKS))
        )

    def split(self, text: str) -> Tokens:
        """The tokens of a text."""
        if len(text.lower()) != len(text) or text.startswith(_APOSTROPHES):  # what only the whole text can tell
            pieces = [self._read(text, TOKEN, lower(text), 0)]
        else:
            pieces = self._pieces(text)
        if not pieces:
            return Tokens([], [], [], [], b"")
        words, widths, tags, shapes, _, _ = zip(*pieces, strict=True)
        edges = list(accumulate(chain.from_iterable(widths)))
        tokens, classes = list(chain.from_iterable(words)), list(chain.from_iterable(tags))
        return Tokens(tokens, edges[::2], edges[1::2], classes, b"".join(shapes))

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
            found[0] = _behind_gap(found[0], waiting)
            pieces += found
            waiting = behind
        return pieces


def _joined(pieces: list[_Piece]) -> tuple[list[_Piece], int]:
    """The pieces with what stands behind the tokens of one, or is all of it, counted to the gap of the next."""
    joined: list[_Piece] = []
    waiting = 0
    for piece in pieces:
        if not piece[0]:
            waiting += 1 + piece[5]
            continue
        joined.append(_behind_gap(piece, waiting) if waiting else piece)
        waiting = piece[5]
    return joined, waiting


def _behind_gap(piece: _Piece, gap: int) -> _Piece:
    """A piece behind a gap that is wider than one space by so much, or that is a line break."""
    words, widths, tags, shapes, whole, behind = piece
    return words, (widths[0] + gap, *widths[1:]), tags, bytes((shapes[0] | WIDE,)) + shapes[1:], whole, behind


@cache
def _which(bits: int) -> bytes:
    """For each shape 1 where it has one of the bits, else 0."""
    return bytes(shape & bits != 0 for shape in range(256))


def having(shapes: bytes, bits: int) -> list[int]:
    """The tokens whose shape has one of the bits."""
    return list(compress(range(len(shapes)), shapes.translate(_which(bits))))


def count_having(shapes: bytes, bits: int) -> int:
    """How many tokens have a shape with one of the bits."""
    return shapes.translate(_which(bits)).count(1)


def opening(shapes: bytes) -> list[int]:
    """The tokens that are a phrase, or are followed by what is the second word of one that they may begin."""
    alone, opens, behind = (shapes.translate(_which(bits)) for bits in (ALONE, OPENS, FOLLOWS))
    first, second = int.from_bytes(opens, "little"), int.from_bytes(behind[1:], "little")  # a byte a token
    found = int.from_bytes(alone, "little") | first & second
    return list(compress(range(len(shapes)), found.to_bytes(len(shapes), "little")))


@cache
def vocabulary(words: Words) -> Vocabulary:
    """The vocabulary of a language, one for all its texts."""
    return Vocabulary(words)
