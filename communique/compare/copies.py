"""Copies of one text: the same runs of words, however the page around them differs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
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


_last_shingles = lru_cache(maxsize=2)(shingles)  # a text is held against several, one after the other


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """The part of the smaller set that the larger one holds, 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


@dataclass(slots=True)
class Texts:
    """What is kept of the texts from one comparison to the next: a sketch of each, and which pairs are copies."""

    sketches: dict[str, tuple[int, ...]] = field(default_factory=dict)
    judged: dict[tuple[str, str], bool] = field(default_factory=dict)

    def copy(self) -> Texts:
        """The same, to go on with."""
        return Texts(dict(self.sketches), dict(self.judged))


def find_originals(documents: Sequence[Document], texts: Texts) -> dict[str, str]:
    """For each document the id that stands for its text: its own, or the earliest of those that it copies.

    Earlier goes by date, then by id; a chain of copies has one original. `texts` grows by what is new.
    """
    by_id = {document.id: document for document in documents}
    for one, document in by_id.items():
        if one not in texts.sketches:
            texts.sketches[one] = sketch(document.text)
    order = sorted(by_id.values(), key=lambda document: (document.published or "9999", document.id))
    place = {document.id: number for number, document in enumerate(order)}
    originals = {document.id: document.id for document in order}
    for pair in sorted(_candidates(by_id, texts.sketches)):
        if pair not in texts.judged:
            texts.judged[pair] = is_copy(by_id[pair[0]].text, by_id[pair[1]].text)
        if texts.judged[pair]:
            _join(originals, place, *pair)
    return {one: _root(originals, one) for one in originals}


def is_copy(a: str, b: str) -> bool:
    """Whether most of the shorter text, if it is one at all, stands in the longer one."""
    one, two = _last_shingles(a), _last_shingles(b)
    return min(len(one), len(two)) >= LEAST and containment(one, two) >= SHARE


def _candidates(ids: Iterable[str], sketches: Mapping[str, tuple[int, ...]]) -> set[tuple[str, str]]:
    """Pairs of texts that share one of the shingles that stand for either."""
    holders: dict[int, list[str]] = defaultdict(list)
    for one in sorted(ids):
        for shingle in sketches[one]:
            holders[shingle].append(one)
    pairs: set[tuple[str, str]] = set()
    for group in holders.values():
        pairs.update(shared_pairs(group))
    return pairs


def sketch(text: str) -> tuple[int, ...]:
    """The shingles that stand for a text when copies of it are looked for."""
    return tuple(sorted(shingles(text))[:SKETCH])


def shared_pairs(holders: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of texts to be looked at of all that share a shingle, given in the order of ids: each with the next,
    and with the first."""
    yield from pairwise(holders)
    yield from ((holders[0], other) for other in holders[2:])


def _root(originals: dict[str, str], one: str) -> str:
    while originals[one] != one:
        one = originals[one]
    return one


def _join(originals: dict[str, str], place: dict[str, int], a: str, b: str) -> None:
    first, second = sorted((_root(originals, a), _root(originals, b)), key=lambda one: place[one])
    originals[second] = first
