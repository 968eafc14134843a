"""Paragraphs and sentences, as runs of tokens."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from communique.words.load import Words

ENDERS: Final = frozenset(".!?…。")
_CLOSERS: Final = frozenset("”\"'’»)]“")
_LABEL: Final = re.compile(r"[^\W\d]{1,4}\) ")  # of an item: a) to build a mill
_LABELLED: Final = re.compile(r"[^\W\d_][^\W\d]{2,12}( [^\W\d]{1,4})?: ?\d")  # a short label and a number
_WRAP_MIN, _WRAP_MAX = 45, 110
_INSIDE_ADDRESS: Final = frozenset(("@", ".", "/", "-", "_"))  # before a word of an address: www.trade.Gov
_LONG_WORD: Final = 4  # code points of a word before a full stop with no blank behind it
_LONGEST: Final = 400  # tokens; what has no end by then is cut, so that no rule ever looks at more


def split_paragraphs(text: str, starts: list[int], ends: list[int], wide: list[int]) -> list[tuple[int, int]]:
    """Runs of tokens between line breaks; the lines of a hard-wrapped block are one paragraph.

    `wide` are the tokens with more than one space before them.
    """
    breaks = [i for i in wide if i and _breaks(text, ends[i - 1], starts[i])]
    wrapped = _is_wrapped(text)
    lines = [starts[i] for i in (0, *breaks[:-1])] if breaks else []
    kept = [
        i for i, line in zip(breaks, lines, strict=True) if not _is_soft(text, line, ends[i - 1], starts[i], wrapped)
    ]
    edges = [0, *kept, len(starts)] if starts else []
    return list(pairwise(edges))


def _breaks(text: str, left: int, right: int) -> bool:
    gap = text[left:right]
    return len(gap) > 0 and not gap.isspace() or "\n" in gap or "\r" in gap or "\u2029" in gap or "\x0c" in gap


def _is_wrapped(text: str) -> bool:
    """Whether the text is set to a width: most lines inside its blocks end near the longest one."""
    lines = list(map(str.rstrip, text[:20_000].splitlines()))
    inner = [len(a) for a, b in pairwise(lines) if a and b]
    if len(inner) < 4:
        return False
    longest = max(map(len, lines))
    return longest <= _WRAP_MAX and sum(n > longest - 16 for n in inner) >= 0.6 * len(inner)


def _is_soft(text: str, line: int, left: int, right: int, wrapped: bool) -> bool:
    """Whether a line break only wraps the line from `line` to `left`: the sentence plainly goes on behind it."""
    gap = text[left:right]
    if gap.count("\n") + gap.count("\u2029") != 1:
        return False
    before, after = text[left - 1], text[right]
    if after.islower() and before not in ".:;!?" and not _LABEL.match(text, right):
        return not _LABELLED.match(text, right)  # updated on:2024-05-09
    width = left - line
    if not wrapped or after in "•*-–—▪●" or width < _WRAP_MIN:
        return False
    return before not in '.:!?”"' or width > _WRAP_MIN + 10


def split_sentences(
    text: str,
    starts: list[int],
    ends: list[int],
    words: list[str],
    marks: list[int],
    paragraphs: list[tuple[int, int]],
    language: Words,
) -> list[tuple[int, int]]:
    """Runs of tokens that are sentences; marks that close a quotation or a bracket stay with the sentence before.

    `marks` are tokens, all that are one of `ENDERS` among them.
    """
    abbreviations, openers = language.sets["abbreviation"], language.sets["sentence_opener"]
    units = language.sets["abbreviated_unit"]
    sentences: list[tuple[int, int]] = []
    enders = iter([*[i for i in marks if words[i] in ENDERS], len(words)])
    i = next(enders)
    for start, last in paragraphs:
        stop = start
        while i < last:
            if i >= stop:
                if i - start >= _LONGEST:
                    start = _cut(sentences, start, i)
                stop = _sentence_stop(text, words, starts, ends, i, last)
                if stop >= last or _ends_here(text, starts, ends, words, i, stop, abbreviations, openers, units):
                    sentences.append((start, stop))
                    start = stop
            i = next(enders)
        if last - start >= _LONGEST:
            start = _cut(sentences, start, last)
        if start < last:
            sentences.append((start, last))
    return sentences


def _cut(sentences: list[tuple[int, int]], start: int, stop: int) -> int:
    """Add sentences of the greatest length while the tokens without an end mark hold any; where the rest starts."""
    while stop - start >= _LONGEST:
        sentences.append((start, start + _LONGEST))
        start += _LONGEST
    return start


def _sentence_stop(text: str, words: list[str], starts: list[int], ends: list[int], i: int, last: int) -> int:
    """The token behind an end mark and the marks that close with it."""
    stop = i + 1
    while stop < last and (words[stop] in ENDERS or words[stop] in _CLOSERS) and starts[stop] == ends[stop - 1]:
        if words[stop] == "“" and text[ends[stop] : ends[stop] + 1].isalnum():
            break  # It was dear.“That is all,” she said: no German closing mark
        stop += 1
    return stop


def _runs_on(text: str, starts: list[int], ends: list[int], i: int, abbreviations: frozenset[str]) -> bool:
    """Whether a sentence ends at the full stop of token `i` with no blank behind it: "… both countries.I look …"."""
    before, following = text[starts[i - 1] : ends[i - 1]] if i else "", text[starts[i + 1] : ends[i + 1]]
    if text[starts[i]] != "." or len(before) < _LONG_WORD or starts[i] != ends[i - 1] or before in abbreviations:
        return False
    plain = before.isdigit() or before.isalpha() and (before.islower() or following == "(")
    if not plain or text[max(0, starts[i - 1] - 1) : starts[i - 1]] in _INSIDE_ADDRESS:
        return False
    opens = following in ("(", "I") or following[0].isupper() and following[1:].islower()
    return opens and text[ends[i + 1] : ends[i + 1] + 1] != "."


def _ends_here(
    text: str, starts: list[int], ends: list[int], words: list[str], i: int, stop: int, abbreviations: frozenset[str],
    openers: frozenset[str], units: frozenset[str],
) -> bool:  # fmt: skip
    """Whether an end mark at token `i` ends a sentence, given the token `stop` behind it."""
    if starts[stop] == ends[stop - 1] and words[stop] not in "“«„":
        return stop == i + 1 and _runs_on(text, starts, ends, i, abbreviations)  # not 7:54, www.president.gov.by
    following = text[starts[stop]]
    if following.islower():
        return False
    before = words[i - 1] if i and starts[i] == ends[i - 1] else ""
    if before in abbreviations and words[i - 2 : i - 1] == ["("] and words[i + 1 : i + 2] == [")"]:
        return False  # Dasho (Dr.) Tandi Dorji
    if words[i] != "." or stop > i + 1:
        return True
    quoted = stop + 1 < len(words) and words[stop] in "“«„" and text[starts[stop + 1]].isupper()
    if quoted and before in units and i > 1 and (words[i - 2][0].isdigit() or words[i - 2] in abbreviations):
        return True  # вложит 1,2 млрд руб. «Мы …
    if before in abbreviations:  # 5 млн. В порту …, but: им. В. Ленина
        return words[stop] in openers and following.isupper() and words[stop + 1 : stop + 2] != ["."]
    return not (len(before) == 1 and before.isalpha() and text[starts[i - 1]].isupper() and following.isupper())
