"""What a stretch of a later report is about: which of the commitments of one earlier report of the same parties.

A report tells of one matter after the other, and names it once; what follows only points back to it. So the words of a
sentence and, less and less, of those before it in its paragraph are held against the words of each commitment of one
earlier report. A word tells the more, the fewer of those commitments share it. The one that is told of most, by some
distance, is what the stretch is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from communique.compare.traits import GENERIC, Traits, weigh
from communique.compare.vocabulary import tokens

TELLS = 0.75  # evidence from which a stretch is about a commitment
AHEAD = 1.35  # how many times as much it must be as for any other
_BACK, _ON = 0.7, 0.35  # what a word one sentence earlier, and one sentence later, still tells
_REACH = 4  # sentences before and behind that are looked at
_NEARBY = 0.4  # weight of a commitment's words beside what it acts on
_PARTY = 0.4  # and of those that name the parties
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“«(\[]*[^\W\d_a-zа-яё]|\d)")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much a stretch tells of a commitment: in all, and by the words of its last sentence alone."""

    id: str
    whole: float
    own: float


@dataclass(slots=True)
class Scene:
    """The commitments of one earlier report, each with what its words tell among them."""

    profiles: dict[str, dict[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, some: Iterable[Traits]) -> Scene:
        """The scene of the commitments with these traits."""
        weights = {one.id: _words(one) for one in some}
        count: dict[str, int] = {}
        for words in weights.values():
            for concept in words:
                count[concept] = count.get(concept, 0) + 1
        return cls({id: {c: w / count[c] for c, w in words.items()} for id, words in weights.items()})

    def evidence(self, here: Stretch) -> list[Evidence]:
        """What a stretch tells of each commitment, the most first."""
        found = [
            Evidence(id, _told(profile, here.words), _told(profile, here.own)) for id, profile in self.profiles.items()
        ]
        return sorted(found, key=lambda one: (-one.whole, one.id))

    def about(self, here: Stretch) -> Evidence | None:
        """The commitment that a stretch is about; `None` where it is about none, or about two alike."""
        found = self.evidence(here)
        if not found or found[0].whole < TELLS:
            return None
        rival = found[1].whole if len(found) > 1 else 0.0
        return None if found[0].whole < AHEAD * rival else found[0]


def _words(one: Traits) -> dict[str, float]:
    near = {c: _NEARBY * w for c, w in one.wide.items()}
    words = {**near, **one.core}
    return {c: w * (_PARTY if c in one.parties else 1.0) for c, w in words.items() if w > 0.3 * GENERIC}


def _told(profile: dict[str, float], words: dict[str, float]) -> float:
    return sum(min(w, 1.2) * min(1.0, words[c]) for c, w in profile.items() if c in words)


@dataclass(slots=True)
class Stretch:
    """A sentence with what stands around it: all words with their weights, and those of the sentence alone."""

    words: dict[str, float]
    own: dict[str, float]


class Stretches:
    """The sentences of one document, by paragraph."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self._weights: dict[Span, dict[str, float]] = {}

    @cached_property
    def paragraphs(self) -> list[list[Span]]:
        """The spans of the sentences of each paragraph."""
        return [self._split(*match.span()) for match in _PARAGRAPH.finditer(self.text)]

    def _split(self, start: int, stop: int) -> list[Span]:
        marks = [start, *(m.end() for m in _SENTENCE.finditer(self.text, start, stop)), stop]
        return [(a, b) for a, b in zip(marks, marks[1:], strict=False) if a < b]

    def at(self, place: int) -> Stretch:
        """The stretch of the sentence in which a place lies."""
        for spans in self.paragraphs:
            if spans[-1][1] > place:
                n = next(n for n, (_, stop) in enumerate(spans) if stop > place)
                return self._stretch(spans, n)
        return Stretch({}, {})

    def _stretch(self, spans: list[Span], n: int) -> Stretch:
        own = self._weigh(spans[n])
        words = dict(own)
        for k in range(max(0, n - _REACH), min(len(spans), n + _REACH)):
            share = _BACK ** (n - k) if k < n else _ON ** (k - n)
            for concept, weight in self._weigh(spans[k]).items():
                words[concept] = max(words.get(concept, 0.0), share * weight)
        return Stretch(words, own)

    def _weigh(self, span: Span) -> dict[str, float]:
        if span not in self._weights:
            self._weights[span] = weigh(["", *tokens(self.text[slice(*span)])], self.language, {})
        return self._weights[span]
