"""Passages tied to a commitment because the stretch that they stand in is about it, whatever words they use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from communique.compare.blocks import Index
from communique.compare.focus import Evidence, Scene, Stretches
from communique.compare.likeness import APPLIED, OFFERED, against, is_elsewhere, together
from communique.compare.traits import Traits, find_heads, weigh
from communique.compare.vocabulary import Vocabulary, tokens, vocabulary
from communique.kinds import Document
from communique.passages import Passage

TIED = 0.5  # how much two reports must have of parties in common
_REPORTS = 12  # earlier reports that are looked at, those that share most first
_SURE = 1.0  # evidence of the sentence alone from which a link is applied
_AGAINST = 0.15  # what speaks against it from which it is another thing
_CLAUSE = 0.3  # evidence of a clause from which it speaks of the commitment itself


@dataclass(frozen=True, slots=True)
class Focused:
    """A passage in a stretch about a commitment; `points`: its clause only points back to what it is about."""

    id: str
    evidence: Evidence
    clause: float
    points: bool
    traits: Traits

    @property
    def score(self) -> float:
        """As sure as the evidence is, on the scale of likeness."""
        sure = self.evidence.whole >= _SURE or self.evidence.own >= 0.75
        return round(APPLIED + min(0.2, 0.05 * self.evidence.whole), 4) if sure else OFFERED + 0.05


class Focus:
    """Finds what the passages of one document are about among the commitments of earlier reports."""

    def __init__(
        self,
        index: Index,
        document: Document,
        read: list[tuple[Passage, Traits]],
        may: Callable[[Traits, str], bool],
        root: Callable[[str], str],
    ) -> None:
        self.index = index
        self.document = document
        self.language = document.language
        self.known: Vocabulary = vocabulary(document.language)
        self.stretches = Stretches(document.text, document.language)
        self.may = may
        self.pointing = self.known.set_of("pointing")
        self.root = root
        self.scene = self._scene(read) if document.text and read else Scene()

    def _scene(self, read: list[tuple[Passage, Traits]]) -> Scene:
        """The commitments of the earlier reports of the same parties, each said first."""
        near: Counter[str] = Counter()
        for _, traits in read:
            near.update(self.index.traits[id].document for id in self.index.near(traits) if self.may(traits, id))
        some = read[0][1]
        ids = [id for report, _ in near.most_common(_REPORTS) for id in self.index.of_document(report)]
        mine = (self.index.traits[id] for id in ids if self.root(id) == id and self.may(some, id))
        return Scene.of(one for one in mine if together(one, some) >= TIED)

    def find(self, passage: Passage, traits: Traits) -> Focused | None:
        """What the stretch of a passage is about, if the passage itself speaks of it or points back to it."""
        evidence = self.scene.about(self.stretches.at(passage.start)) if self.scene.profiles else None
        if evidence is None:
            return None
        promised = self.index.traits[evidence.id]
        points = self._points(passage)
        clause = self._theme(passage, promised)
        if clause < _CLAUSE and not points or self._is_another(promised, traits):
            return None
        return Focused(evidence.id, evidence, clause, points, self._seen(promised, traits, points))

    def _theme(self, passage: Passage, promised: Traits) -> float:
        """How much of what a commitment acts on is named by what a passage speaks of: its subject or its object."""
        rest = tokens(passage.rest)
        stop = next((n for n, w in enumerate(rest) if w.casefold() in self.known.prepositions and n), len(rest))
        words = weigh(["", *tokens(passage.subject), ".", *rest[:stop]], self.language, {})
        own = {c: w for c, w in promised.core.items() if c not in promised.parties and c not in promised.names}
        return sum(min(w, own[c]) for c, w in words.items() if c in own) + self._is_deed(passage, promised)

    def _is_deed(self, passage: Passage, promised: Traits) -> bool:
        """Whether the subject of a passage is the deed promised: the loan."""
        words = tokens(passage.subject)
        definite = self.known.set_of("total_article") - self.known.set_of("indefinite")
        if not words or words[0].casefold() not in definite:
            return False
        return bool(promised.deed_nouns & set(find_heads(words, self.language)[:1]))

    def _points(self, passage: Passage) -> bool:
        """Whether what a passage speaks of is only pointed to: it, both, the second one."""
        low = [w.casefold() for w in tokens(passage.subject)]
        first = next((w for w in low if w not in self.known.set_of("determiner") or w in self.pointing), "")
        own = [w for w in low if w[0].isalpha() and w not in self.known.small | self.known.empty and w not in self.known.numbers]
        return first in self.pointing and not own

    def _is_another(self, promised: Traits, traits: Traits) -> bool:
        """Whether a passage names other countries alone, another place, or a thing of another kind."""
        return against(promised, traits) >= _AGAINST or is_elsewhere(promised, traits)

    def _seen(self, promised: Traits, traits: Traits, points: bool) -> Traits:
        """The traits of a passage with what it points back to as its own."""
        if not points:
            return traits
        return replace(traits, heads=traits.heads | promised.heads)
