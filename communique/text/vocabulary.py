"""The words met so far in a language: what each is by itself, worked out once and kept from text to text.

A text is cut at its spaces, and each piece ("ministers,", "US$50bn") is looked up as a whole: its tokens, their place
in it, their word classes and their shape. Only a piece never met before is taken apart.
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
from communique.words.load import Words

# The shape of a token: whether it begins with a capital, with an ASCII digit or with a letter that is not all of it;
# whether the gap before it is more than one space; whether it may end a sentence or open a quotation; whether a
# phrase of the word data begins with it.
CAPITAL, DIGITS, LETTERS, WIDE, ENDER, QUOTE, OPENS = (1 << n for n in range(7))
_MOST = 1 << 15  # pieces that are kept; when so many are known, all are forgotten
_LONGEST = 40  # code points of a piece that is worth keeping
_APOSTROPHES = ("'", "’", "ʼ")


class Piece(NamedTuple):
    """A run of a text between two spaces: its tokens, gap and length of each in turn, word classes, shapes.

    The first gap counts the space before the piece. `whole`: it ends with a token; else `behind` is the gap after it.
    """

    words: tuple[str, ...]
    widths: tuple[int, ...]
    tags: tuple[int, ...]
    shapes: tuple[int, ...]
    whole: bool
    behind: int


class Tokens(NamedTuple):
    """The tokens of a text, side by side: words in lower case, start, end, word classes and shape of each."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[int]
    shapes: list[int]


class Vocabulary(dict[str, Piece]):
    """The pieces of texts that are known; `split` reads a text by them."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._tags = tag_lexicon(words.language)
        self._phrases = words.phrases

    def __missing__(self, piece: str) -> Piece:
        known = self._read(piece, TOKEN_INSIDE, lower(piece), 1)
        if len(piece) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[piece] = known
        return known

    def _read(self, text: str, pattern: re.Pattern[str], low: str, before: int) -> Piece:
        """A text taken apart; `before` is the width of what stands before it."""
        parts = pattern.split(low)
        edges = list(accumulate(map(len, parts)))
        words = tuple(map(intern, parts[1::2]))
        widths = list(map(len, parts[:-1]))
        if widths:
            widths[0] += before
        gaps = (" " * before + parts[0], *parts[2:-1:2]) if words else ()
        shapes = tuple(
            self._shape(word, text[start], gap) for word, start, gap in zip(words, edges[:-1:2], gaps, strict=True)
        )
        tags, ends = self._tags, bool(words) and not parts[-1]
        return Piece(words, tuple(widths), tuple([tags[word] for word in words]), shapes, ends, len(parts[-1]))

    def _shape(self, word: str, first: str, gap: str) -> int:
        return (
            CAPITAL * first.isupper()
            | DIGITS * ("0" <= word < ":")
            | LETTERS * (len(word) > 1 and word[0].isalpha())
            | WIDE * (gap != " " and gap != "")
            | ENDER * (word in ENDERS)
            | QUOTE * (word in MARKS)
            | OPENS * (word in self._phrases)
        )

    def split(self, text: str) -> Tokens:
        """The tokens of a text."""
        low = lower(text)
        if text[:1] in _APOSTROPHES or len(text.lower()) != len(text):  # what only the whole text can tell
            pieces = [self._read(text, TOKEN, low, 0)]
        else:
            pieces = list(map(self.__getitem__, text.split(" ")))
            first = pieces[0]
            if first.widths:
                pieces[0] = first._replace(widths=(first.widths[0] - 1, *first.widths[1:]))
        if False in [piece[4] for piece in pieces]:
            pieces = _joined(pieces)
        edges = list(accumulate(chain.from_iterable([piece[1] for piece in pieces])))
        return Tokens(
            list(chain.from_iterable([piece[0] for piece in pieces])),
            edges[::2],
            edges[1::2],
            list(chain.from_iterable([piece[2] for piece in pieces])),
            list(chain.from_iterable([piece[3] for piece in pieces])),
        )


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces with what stands behind the tokens of one, or is all of it, counted to the gap of the next."""
    joined: list[Piece] = []
    waiting = 0
    for number, piece in enumerate(pieces):
        if not piece.words:
            waiting += (number > 0) + piece.behind
            continue
        if waiting:
            widths = (piece.widths[0] + waiting, *piece.widths[1:])
            piece = piece._replace(widths=widths, shapes=(piece.shapes[0] | WIDE, *piece.shapes[1:]))
        joined.append(piece)
        waiting = piece.behind
    return joined


@cache
def vocabulary(words: Words) -> Vocabulary:
    """The vocabulary of a language, one for all its texts."""
    return Vocabulary(words)
