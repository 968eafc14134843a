"""The words met so far in a language: what each is by itself, worked out once and kept from text to text.

A text is cut at its spaces and line breaks, and each piece ("ministers,", "US$50bn") is looked up as a whole: its
tokens, their place in it, their word classes and their shape. Only a piece never met before is taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, chain, compress
from operator import sub
from sys import intern
from typing import Any, Final, NamedTuple

from communique.text.quotes import MARKS
from communique.text.sentences import ENDERS
from communique.text.tags import tag_lexicon
from communique.text.tokens import TOKEN, TOKEN_INSIDE, lower
from communique.words.load import Phrases, Words, key_of

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
_FEW_OF: Final = 20  # one token in so many is looked for rather than all looked at
_LONGEST: Final = 40  # code points of a piece that is worth keeping
_NUMBERS: Final = tuple(range(1 << 12))  # of tokens, made once for all texts that have no more
_APOSTROPHES: Final = ("'", "’", "ʼ")
_LONGER_IN_LOWER_CASE: Final = "İ"  # the only letter of which lower case makes two code points
_MARKS: Final = frozenset(",.;:")

# A run of a text between two spaces, five values a token: the word, how far its end is from that of the token before,
# its length, its word classes, its shape. The first distance counts the space before the piece. It is empty for a piece
# that does not end with a token. Plain tuples of plain values, which the collector of cycles passes over.
_Piece = tuple[Any, ...]
_EACH: Final = 5
_STEP, _LENGTH, _TAGS, _SHAPE = range(1, _EACH)


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
        self._known = _shapes_of(words.phrases)
        self._key = key_of(words.language)
        self._shouted = {word.upper(): str(group["read"]) for group in words.of("shouted") for word in group.words}

    def __missing__(self, piece: str) -> _Piece:
        if piece in self._shouted:
            known = self._capitals(piece)
        elif piece.isalpha():
            known = self._word(piece)
        elif piece[-1:] in _MARKS and (piece[:-1].isalpha() or piece[:-1].isdigit() and piece.isascii()):
            known = self._word(piece[:-1]) + self._mark(piece[-1])
        elif piece.isdigit() and piece.isascii():
            known = self._word(piece)
        else:
            tokens, behind = self._read(piece, TOKEN_INSIDE, lower(piece), 1)
            known = () if behind else tokens
        if len(piece) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[piece] = known
        return known

    def _word(self, written: str) -> _Piece:
        """One word or number behind a space, which needs no pattern."""
        word, length, first = intern(lower(written)), len(written), written[0]
        shape = self._known.get(self._key(word) if self._key else word, 0)
        if first.isalpha():
            shape |= (CAPITAL if first.isupper() else 0) | (LETTERS if length > 1 else 0)
        else:
            shape |= DIGITS
        return word, 1 + length, length, self._tags[word], shape

    def _mark(self, mark: str) -> _Piece:
        """One of a few marks right behind a word."""
        return mark, 1, 1, self._tags[mark], self._shape(mark, mark, "")

    def _capitals(self, piece: str) -> _Piece:
        """A word in capitals that is read as another: HE Ana Sol is H.E., not "he"."""
        word = intern(self._shouted[piece])
        return word, 1 + len(piece), len(piece), self._tags[word], self._shape(word, piece[0], "")

    def _read(self, text: str, pattern: re.Pattern[str], low: str, before: int) -> tuple[_Piece, int]:
        """A text taken apart and the gap behind its last token; `before` is the width of what stands before it."""
        parts = pattern.split(low)
        if len(parts) == 1:
            return (), len(low)
        gaps = (" " * before + parts[0], *parts[2:-1:2])
        tokens: list[Any] = []
        at = -before
        for gap, low_word in zip(gaps, parts[1::2], strict=True):
            word, length = intern(low_word), len(low_word)
            at += len(gap)
            tokens += (word, len(gap) + length, length, self._tags[word], self._shape(word, text[at], gap))
            at += length
        return tuple(tokens), len(parts[-1])

    def _shape(self, word: str, first: str, gap: str) -> int:
        shape = CAPITAL if first.isupper() else 0
        if not first.isalpha():
            shape |= DIGITS if "0" <= word < ":" else MARK if word in ENDERS or word in MARKS else 0
        elif len(word) > 1:
            shape |= LETTERS
        if gap and gap != " ":
            shape |= WIDE
        return shape | self._known.get(self._key(word) if self._key else word, 0)

    def split(self, text: str) -> Tokens:
        """The tokens of a text."""
        if _LONGER_IN_LOWER_CASE in text or text.startswith(_APOSTROPHES):  # what only the whole text can tell
            pieces = [self._read(text, TOKEN, lower(text), 0)[0]]
        else:
            pieces = self._pieces(text)
        flat = list(chain.from_iterable(pieces))
        lengths = flat[_LENGTH::_EACH]
        ends = list(accumulate(flat[_STEP::_EACH]))
        starts = list(map(sub, ends, lengths))
        return Tokens(flat[::_EACH], starts, ends, flat[_TAGS::_EACH], bytes(flat[_SHAPE::_EACH]))

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
            if not all(found):
                found, behind = self._joined(line.split(" "))
            if not found:
                waiting += behind
                continue
            found[0] = _behind_gap(found[0], waiting)
            pieces += found
            waiting = behind
        return pieces

    def _joined(self, line: list[str]) -> tuple[list[_Piece], int]:
        """The pieces with what stands behind the tokens of one, or is all of it, counted to the gap of the next."""
        joined: list[_Piece] = []
        waiting = 0
        for piece in line:
            tokens, behind = self[piece], 0
            if not tokens:
                tokens, behind = self._read(piece, TOKEN_INSIDE, lower(piece), 1)
            if not tokens:
                waiting += 1 + behind
                continue
            joined.append(_behind_gap(tokens, waiting) if waiting else tokens)
            waiting = behind
        return joined, waiting


def _shapes_of(phrases: Phrases) -> dict[str, int]:
    """For each word that is a phrase or one of the first two of a longer one, the bits of its shape that say so."""
    known = dict.fromkeys(phrases.alone, ALONE)
    for bit, words in ((OPENS, phrases.longer), (FOLLOWS, phrases.seconds)):
        for word in words:
            known[word] = known.get(word, 0) | bit
    return known


def _behind_gap(piece: _Piece, gap: int) -> _Piece:
    """A piece behind a gap that is wider than one space by so much, or that is a line break."""
    word, step, length, tags, shape, *rest = piece
    return word, step + gap, length, tags, shape | WIDE, *rest


@cache
def _which(bits: int) -> bytes:
    """For each shape 1 where it has one of the bits, else 0."""
    return bytes(shape & bits != 0 for shape in range(256))


def having(shapes: bytes, bits: int) -> list[int]:
    """The tokens whose shape has one of the bits."""
    return _marked(shapes.translate(_which(bits)))


def _marked(marks: bytes) -> list[int]:
    """The tokens whose byte is 1; where they are few, the gaps between them are added up."""
    if marks.count(1) * _FEW_OF < len(marks):
        gaps = marks.split(b"\1")[:-1]
        return [at + number for number, at in enumerate(accumulate(map(len, gaps)))]
    return list(compress(_NUMBERS if len(marks) <= len(_NUMBERS) else range(len(marks)), marks))


def count_having(shapes: bytes, bits: int) -> int:
    """How many tokens have a shape with one of the bits."""
    return shapes.translate(_which(bits)).count(1)


def opening(shapes: bytes) -> Iterator[tuple[int, int]]:
    """The tokens that are a phrase, or are followed by what is the second word of one that they may begin (then 1)."""
    alone, opens, behind = (shapes.translate(_which(bits)) for bits in (ALONE, OPENS, FOLLOWS))
    paired = int.from_bytes(opens, "little") & int.from_bytes(behind[1:], "little")  # a byte a token
    marks = (int.from_bytes(alone, "little") | paired).to_bytes(len(shapes), "little")
    return zip(_marked(marks), compress(paired.to_bytes(len(shapes), "little"), marks), strict=True)


@cache
def vocabulary(words: Words) -> Vocabulary:
    """The vocabulary of a language, one for all its texts."""
    return Vocabulary(words)
