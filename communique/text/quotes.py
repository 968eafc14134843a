"""Runs of quoted words: nested, mixed, unclosed, and never beyond their paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from communique.words.load import Words

_CLOSE: Final = {"“": '”"', "„": '“”"', "«": "»", "‘": "’", "‹": "›", '"': '"”', "'": "'’", "”": "”"}
MARKS: Final = frozenset("“”„«»\"‘’'‹›")
_SINGLE: Final = "'‘"
_DOUBLED: Final = '“„"”'
_BEFORE_LETTER: Final = re.compile(r"”(?=[^\W\d_])")
_DEEPEST: Final = 8


@dataclass(slots=True)
class Quote:
    """A quotation: tokens `start` to `stop` (half open, marks included); `parent` is the quotation around it or -1.

    `closed` is false where the paragraph ended before the closing mark came.
    """

    start: int
    stop: int
    parent: int
    closed: bool = True


def find_quotes(
    text: str,
    starts: list[int],
    ends: list[int],
    words: list[str],
    marks: list[int],
    paragraphs: list[tuple[int, int]],
    language: Words,
) -> tuple[list[Quote], list[int]]:
    """All quotations in the order of their opening marks, and for each token the innermost one (-1: none).

    `marks` are tokens, all that are one of `MARKS` among them.
    """
    quote_of = [-1] * len(words)
    marks = [i for i in marks if words[i] in MARKS]
    if not marks:
        return [], quote_of
    pairing = _Pairing(text, starts, ends, words, tuple(language.sets["pluralending"]))
    at = 0
    for _, last in paragraphs:
        behind = bisect_right(marks, last - 1, lo=at)
        if behind > at:
            pairing.pair(marks[at:behind], last)
        at = behind
    for number, quote in enumerate(pairing.quotes):
        quote_of[quote.start : quote.stop] = [number] * (quote.stop - quote.start)
    return pairing.quotes, quote_of


def _count_turned(text: str) -> int:
    """How many paragraphs a closing mark opens."""
    if text.count("”") < 2:
        return 0
    at = (match.start() for match in _BEFORE_LETTER.finditer(text))
    return sum(not text[text.rfind("\n", 0, i) + 1 : i].strip(" \t") for i in at)


class _Pairing:
    """Pairs the marks of one text, paragraph by paragraph; positions are tokens."""

    def __init__(
        self, text: str, starts: list[int], ends: list[int], words: list[str], plurals: tuple[str, ...]
    ) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends
        self.words = words
        self.plurals = plurals
        self.quotes: list[Quote] = []
        self.open: list[int] = []
        self.turned = _count_turned(text) > 1

    def pair(self, marks: list[int], last: int) -> None:
        """Pair the marks of one paragraph, which ends before token `last`; what is left open ends with it."""
        self.open = []
        shown = list(map(self._mark, marks))
        doubles = [i for i, mark in zip(marks, shown, strict=True) if mark in '”"']
        singles = _Singles([i for i, mark in zip(marks, shown, strict=True) if mark in "’'‘"], self)
        for i, mark in zip(marks, shown, strict=True):
            opens = self._opens(i, mark)
            if mark == "”" and opens and i == doubles[-1] and not self.turned:
                continue  # a closing mark that slipped into the next paragraph
            if self.open and not opens and (self._closes_doubled(i, mark) or self._closes(i, mark, singles)):
                continue
            if opens and len(self.open) < _DEEPEST:
                self.quotes.append(Quote(i, last, self.open[-1] if self.open else -1))
                self.open.append(len(self.quotes) - 1)
        for k in self.open:
            self.quotes[k].closed = False
        self._drop_stray(last)

    def _mark(self, i: int) -> str:
        return self.text[self.starts[i]]

    def before(self, i: int) -> str:
        """The code point before token `i`, a space before the first."""
        return self.text[self.starts[i] - 1] if self.starts[i] else " "

    def _opener(self, k: int) -> str:
        return self._mark(self.quotes[k].start)

    def _closes(self, i: int, mark: str, singles: _Singles) -> bool:
        """Whether the mark at token `i` closes an open quotation; those inside it end before it."""
        level = next((k for k in reversed(self.open) if mark in _CLOSE[self._opener(k)]), None)
        if level is None or mark in "’'" and self._is_apostrophe(i, singles):
            return False
        while self.open[-1] != level:
            self.quotes[self.open.pop()].stop = i
        self.quotes[self.open.pop()].stop = i + 1
        return True

    def _closes_doubled(self, i: int, mark: str) -> bool:
        """Whether two single marks side by side close what a double one opened: “So typed.’’"""
        if mark not in "’'" or self.before(i) != mark or self._opener(self.open[0]) not in _DOUBLED:
            return False
        if self.open[-1] == len(self.quotes) - 1 and self.quotes[-1].start == i - 1:
            self.open.pop()
            self.quotes.pop()  # the first of the two marks opened nothing
        used = any(quote.stop == i for quote in self.quotes[-_DEEPEST:])  # the first one closed another quotation
        while len(self.open) > 1:
            self.quotes[self.open.pop()].stop = i - 1 + used
        self.quotes[self.open.pop()].stop = i + 1
        return True

    def _is_apostrophe(self, i: int, singles: _Singles) -> bool:
        """Whether a ’ that could close a ‘ is the possessive of a plural: a later one there closes better."""
        opener = self._opener(self.open[-1])
        if opener not in _SINGLE:
            return True
        if not self.plurals or not i or not self.words[i - 1].endswith(self.plurals) or self.before(i).isspace():
            return False
        return singles.closes_later(i, opener)

    def _opens(self, i: int, mark: str) -> bool:
        """Whether a mark looks like an opening one by what stands on its sides."""
        start, end = self.starts[i], self.ends[i]
        before = self.before(i)
        after = self.text[end] if end < len(self.text) else " "
        if mark in "«‹‘":
            return not before.isalnum()
        if mark in "“„":
            return not (before.isalnum() or before in ".,!?…") or after.isalnum() and before.isspace()
        if mark in "\"'":
            return not after.isspace() and (before.isspace() or before in "([{—–-:/“‘«")
        return mark == "”" and after.isalnum() and (before.isspace() or start == 0)  # ”So typed”

    def _drop_stray(self, last: int) -> None:
        """Forget what only looked like an opening: an unclosed ' or an opening with nothing behind it."""
        quotes = self.quotes
        for k in reversed(self.open):
            if self._opener(k) in _SINGLE or quotes[k].start + 1 >= last:
                gone = quotes.pop(k)
                for quote in quotes[k:]:
                    quote.parent = gone.parent if quote.parent == k else quote.parent - (quote.parent > k)


class _Singles:
    """The single marks of a paragraph: those that close a quotation for sure, and those that open one."""

    def __init__(self, marks: list[int], pairing: _Pairing) -> None:
        self.sure = [i for i in marks if pairing.text[pairing.starts[i]] in "’'" and pairing.before(i) in ".,!?…"]
        self.openers = [i for i in marks if pairing.text[pairing.starts[i]] == "‘"]

    def closes_later(self, i: int, opener: str) -> bool:
        """Whether a sure closing mark comes behind token `i` before another quotation opens."""
        later = bisect_right(self.sure, i)
        if later == len(self.sure):
            return False
        again = bisect_right(self.openers, i)
        return opener != "‘" or again == len(self.openers) or self.openers[again] > self.sure[later]
