"""Copies of one text: the same runs of words, however the page around them differs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from zlib import crc32

from communique.kinds import Document

RUN = 7  # words in a shingle
SKETCH = 12  # shingles that stand for a text when candidates are looked for
LEAST = 30  # shingles below which a text is too short to be told a copy
SHARE = 0.75  # of the shorter text's shingles that the longer one holds

_WORD = re.compile(r"\w+")


def shingles(text: str, run: int = RUN) -> frozenset[int]:
    """All runs of so many words of a text, each as one number; the same on any machine."""
    words = _WORD.findall(text.casefold())
    joined = (" ".join(words[i : i + run]) for i in range(len(words) - run + 1))
    return frozenset(crc32(run_of_words.encode("utf-8", "surrogatepass")) for run_of_words in joined)


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """The part of the smaller set that the larger one holds, 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def find_originals(documents: Iterable[Document]) -> dict[str, str]:
    """For each document the id that stands for its text: its own, or the earliest of those that it copies.

    Earlier goes by date, then by id; a chain of copies has one original.
    """
    texts = {document.id: shingles(document.text) for document in documents}
    order = sorted(documents, key=lambda document: (document.published or "9999", document.id))
    place = {document.id: number for number, document in enumerate(order)}
    originals = {document.id: document.id for document in order}
    for a, b in sorted(_candidates(texts), key=lambda pair: sorted((place[pair[0]], place[pair[1]]))):
        if min(len(texts[a]), len(texts[b])) >= LEAST and containment(texts[a], texts[b]) >= SHARE:
            _join(originals, place, a, b)
    return {one: _root(originals, one) for one in originals}


def _candidates(texts: Mapping[str, frozenset[int]]) -> set[tuple[str, str]]:
    """Pairs of texts that share one of the shingles that stand for either."""
    holders: dict[int, list[str]] = defaultdict(list)
    for one, text in texts.items():
        for shingle in sorted(text)[:SKETCH]:
            holders[shingle].append(one)
    pairs: set[tuple[str, str]] = set()
    for group in holders.values():
        near = [*pairwise(group), *((group[0], other) for other in group[2:])]
        pairs.update((min(pair), max(pair)) for pair in near)
    return pairs


def _root(originals: dict[str, str], one: str) -> str:
    while originals[one] != one:
        one = originals[one]
    return one


def _join(originals: dict[str, str], place: dict[str, int], a: str, b: str) -> None:
    first, second = sorted((_root(originals, a), _root(originals, b)), key=lambda one: place[one])
    originals[second] = first
