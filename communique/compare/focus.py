"""What a stretch of a later report is about: which of the commitments of one earlier report of the same parties.

A report tells of one matter after the other, and names it once; what follows only points back to it. So the words of a
sentence and, less and less, of those before it in its paragraph are held against the words of each commitment of one
earlier report. A word tells the more, the fewer of those commitments share it. The one that is told of most, by some
distance, is what the stretch is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from communique.compare.counted import Number, find_numbers
from communique.compare.traits import PLAIN, Traits, weigh
from communique.compare.vocabulary import tokens
from communique.kinds import Commitment

TELLS = 0.65  # evidence from which a stretch is about a commitment
_SURE = 1.0  # evidence from which it is plain,
_FAR = 0.5  # unless the next one has less than this share of it
AHEAD = 1.35  # how many times as much it must be as for any other
_BACK, _ON = 0.7, 0.35  # what a word one sentence earlier, and one sentence later, still tells
_REACH = 4  # sentences before and behind that are looked at
_NEARBY, _NAMED = 0.4, 0.8  # share of the weight of a commitment's words beside what it acts on, and of names
_NUMBER = 0.6  # what a number tells
_FEW = 2  # a number up to this tells nothing
_YEARS = range(1900, 2101)
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“«(\[]*[^\W\d_a-z\u0430-\u044f\u0451]|\d)")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much a stretch tells of a commitment: in all, by its own sentence alone, by what stands before it alone.

    `rival` is what it tells of the commitment that it tells second most of.
    """

    id: str
    whole: float
    own: float
    before: float
    rival: float = 0.0

    @property
    def is_sure(self) -> bool:
        """Whether it is plain what the stretch is about."""
        return self.whole >= _SURE or self.own >= TELLS or self.rival <= _FAR * self.whole


@dataclass(slots=True)
class Scene:
    """The commitments of one earlier report, each with what its words tell among them."""

    profiles: dict[str, dict[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, weights: Mapping[str, Mapping[str, float]]) -> Scene:
        """The scene of commitments, each with the weights of its words."""
        count: dict[str, int] = {}
        for words in weights.values():
            for concept in words:
                count[concept] = count.get(concept, 0) + 1
        return cls({id: {c: w / count[c] for c, w in words.items()} for id, words in weights.items()})

    def evidence(self, here: Stretch) -> list[Evidence]:
        """What a stretch tells of each commitment, the most first."""
        found = [
            Evidence(id, _told(profile, here.words), _told(profile, here.own), _told(profile, here.before))
            for id, profile in self.profiles.items()
        ]
        return sorted(found, key=lambda one: (-one.whole, one.id))

    def about(self, here: Stretch) -> Evidence | None:
        """The commitment that a stretch is about; `None` where it is about none, or about two alike."""
        found = self.evidence(here)
        if not found or found[0].whole < TELLS:
            return None
        rival = found[1].whole if len(found) > 1 else 0.0
        return None if found[0].whole < AHEAD * rival else replace(found[0], rival=rival)


def words_of(one: Traits, commitment: Commitment, language: str) -> dict[str, float]:
    """The words of a commitment's own sentence and its numbers with their weights; what it acts on weighs most."""
    said = count_words(" ".join(piece.text for piece in commitment.evidence), language)
    near = {c: w * (_NAMED if w > PLAIN else _NEARBY) for c, w in said.items() if not c.startswith("=")}
    acted = {c: w for c, w in one.core.items() if c in said or c not in one.wide}
    numbers = {c: w for c, w in said.items() if c.startswith("=")}
    return {**near, **acted, **numbers}


def count_words(text: str, language: str) -> dict[str, float]:
    """The words of a text with their weights, and its numbers as words."""
    words = tokens(text)
    found = weigh(["", *words], language, {})
    found.update({f"={n.value:g}": _NUMBER for n in find_numbers(words, language) if _is_telling(n)})
    return found


def _is_telling(number: Number) -> bool:
    return number.value > _FEW and number.value not in _YEARS


def _told(profile: dict[str, float], words: dict[str, float]) -> float:
    return sum(w * min(1.0, words[c]) for c, w in profile.items() if c in words)


@dataclass(slots=True)
class Stretch:
    """A sentence with what stands around it: all words with their weights, those of the sentence, those before it."""

    words: dict[str, float]
    own: dict[str, float]
    before: dict[str, float]


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
        return [(a, b) for a, b in pairwise(marks) if a < b]

    def at(self, place: int) -> Stretch:
        """The stretch of the sentence in which a place lies."""
        for spans in self.paragraphs:
            if spans[-1][1] > place:
                n = next(n for n, (_, stop) in enumerate(spans) if stop > place)
                return self._stretch(spans, n)
        return Stretch({}, {}, {})

    def _stretch(self, spans: list[Span], n: int) -> Stretch:
        own = self._weigh(spans[n])
        words, before = dict(own), dict[str, float]()
        for k in range(max(0, n - _REACH), min(len(spans), n + _REACH)):
            share = _BACK ** (n - k) if k < n else _ON ** (k - n)
            for concept, weight in self._weigh(spans[k]).items():
                words[concept] = max(words.get(concept, 0.0), share * weight)
                if k < n:
                    before[concept] = max(before.get(concept, 0.0), share * weight)
        return Stretch(words, own, before)

    def _weigh(self, span: Span) -> dict[str, float]:
        if span not in self._weights:
            self._weights[span] = count_words(self.text[slice(*span)], self.language)
        return self._weights[span]
