"""Commitments by what may link a passage to them: a word of what is acted on, with where or with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from heapq import nsmallest

from communique.compare.likeness import covered
from communique.compare.scripts import Script, event_of, scripts
from communique.compare.traits import Traits
from communique.compare.traits_promised import of_commitment
from communique.compare.traits_told import of_passage
from communique.compare.vocabulary import tokens, vocabulary
from communique.kinds import Commitment, Document
from communique.passages import Passage, Told

_PEOPLE = 8  # people of a document that may link it to another one
_NEAREST = 150  # commitments that a passage is compared with, those that share most blocks with it
_MOST = 400  # commitments of one block that are looked at, the latest first
_FEW = 8  # commitments that act on such a thing, among which one may still be alone
_TWIN = 0.6  # how much two commitments of one document share that are the same
_TELLS = 0.5  # weight above which a word makes a block
_COMMON = 50  # reports from which a name tells nothing of what a later one is about
_NAMED = 3  # names that two reports share where nothing else says that they are of one matter

Key = tuple[str, str]


@dataclass(slots=True)
class Index:
    """Commitments by what may link a passage to them."""

    traits: dict[str, Traits] = field(default_factory=dict)
    commitments: dict[str, Commitment] = field(default_factory=dict)
    blocks: dict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))
    things: dict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))
    twins: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, float]] = field(default_factory=dict)
    kin: dict[str, dict[str, list[tuple[str, float]]]] = field(default_factory=dict)
    scripts: dict[str, tuple[Script, ...]] = field(default_factory=dict)
    reports: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    named: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def scripts_of(self, id: str, language: str) -> tuple[Script, ...]:
        """The scripts that a commitment is of."""
        if id not in self.scripts:
            text = " ".join(piece.text for piece in self.commitments[id].evidence)
            self.scripts[id] = scripts(language).of(self.traits[id], text)
        return self.scripts[id]

    def event(self, id: str, passage: Passage, language: str) -> str | None:
        """What a passage tells by an event of the scripts of a commitment: its bearing; `None` where by none."""
        promised = self.traits[id]
        if not passage.verb or passage.verb == promised.verb or passage.behind:
            return None
        first = next(iter(tokens(passage.rest)), "").casefold()
        if first in vocabulary(language).auxiliaries:
            return None  # tickets already sold will be refunded
        return event_of(self.scripts_of(id, language), passage, language)

    def add(self, commitment: Commitment, traits: Traits) -> None:
        """Make a commitment findable."""
        self.traits[commitment.id] = traits
        self.commitments[commitment.id] = commitment
        self.reports[traits.document].append(commitment.id)
        for name in names_of(traits):
            reports = self.named[name]
            if traits.document not in reports[-1:]:
                reports.append(traits.document)
        for key in keys(traits):
            self.blocks[key].append(commitment.id)
        places = {code[:2] for code in traits.all_areas}
        others = [self.things[head, country] for head in traits.heads for country in places]
        twin = next((one for some in others for one in some[-_FEW:] if self._is_twin(self.traits[one], traits)), None)
        if twin is not None:
            self.twins[commitment.id] = twin
            return
        for some in others:
            some.append(commitment.id)

    def _is_twin(self, one: Traits, other: Traits) -> bool:
        """Whether two commitments of one document are the same said twice."""
        return one.document == other.document and covered(one, other) > _TWIN

    def of_document(self, document: str) -> list[str]:
        """The ids of the commitments of a document."""
        return self.reports.get(document, [])

    def naming(self, names: Iterable[str], traits: Traits) -> Counter[str]:
        """The reports before these traits whose promises give some of these names, by how many; few tell nothing.

        A name that stands in very many reports tells nothing either.
        """
        shared: Counter[str] = Counter()
        for name in names:
            reports = self.named.get(name, ())
            if len(reports) <= _COMMON:
                shared.update(reports)
        return Counter({one: n for one, n in shared.items() if n >= _NAMED and self._is_before(one, traits)})

    def _is_before(self, document: str, traits: Traits) -> bool:
        own = self.reports.get(document, [])
        return bool(own) and is_earlier(self.traits[own[0]], traits)

    def near(self, traits: Traits, least: int = 1) -> list[str]:
        """The ids of commitments of earlier documents that share at least so many blocks with these traits."""
        shared: Counter[str] = Counter()
        for key in keys(traits, wide=True):
            shared.update(self.blocks.get(key, ())[-_MOST:])
        earlier = [id for id, count in shared.items() if count >= least and is_earlier(self.traits[id], traits)]
        return nsmallest(_NEAREST, earlier, key=lambda one: (-shared[one], one))

    def alone(self, id: str, traits: Traits, first: Mapping[str, str]) -> bool:
        """Whether no other earlier commitment of these parties acts on the thing that both name.

        `first` gives for a commitment that says another one again that one's id.
        """
        own = self.traits[id]
        countries = {code[:2] for code in own.all_areas & traits.all_areas}
        countries |= {code[:2] for code in own.all_areas} & {code[:2] for code in traits.all_areas}
        for head in own.heads & (traits.heads | set(traits.core)):
            for country in countries:
                others = self.things.get((head, country), [])
                if len(others) <= _FEW and all(self._is_same(one, id, traits, first) for one in others):
                    return True
        return False

    def _is_same(self, one: str, id: str, traits: Traits, first: Mapping[str, str]) -> bool:
        """Whether another commitment is this one said again, or comes later than what is told."""
        own = self.twins.get(id, id)
        if one == own or first.get(one, one) == first.get(own, own):
            return True
        return not is_earlier(self.traits[one], traits)


def is_earlier(one: Traits, other: Traits) -> bool:
    """Whether traits come from an earlier document: by its day, then its id; not where either has no day."""
    if one.day is None or other.day is None or one.document == other.document:
        return False
    return (one.day, one.document) < (other.day, other.document)


def names_of(traits: Traits) -> frozenset[str]:
    """The names that traits give, those of the sides too."""
    return traits.names | traits.parties


def keys(traits: Traits, *, wide: bool = False) -> set[Key]:
    """The blocks of a commitment or, `wide`, all in which a passage looks: a word of it, with where or with whom."""
    words = set(traits.heads) | {traits.root} - {""} | {c for c, w in traits.core.items() if w > _TELLS}
    if wide:
        words |= {c for c, w in traits.wide.items() if w > _TELLS}
    where = {code[:2] for code in traits.all_areas}
    where |= {traits.outlet.casefold()} if traits.outlet else set()
    found = {(word, place) for word in words for place in where}
    where |= {f"~{name}" for name in traits.names - traits.parties}  # a town that only the two name
    people = sorted(traits.all_people)[:_PEOPLE]
    return found | {(word, person) for word in (words if wide else traits.heads) for person in people}


def key_numbers(
    commitments: Iterable[Commitment], told: Told, document: Document, known: dict[str, Traits] | None = None
) -> dict[str, set[int]]:
    """The blocks of one document as numbers, the same on any machine: those `promised`, and those `told` in.

    `known` learns the traits of the commitments, by id.
    """
    promised: set[Key] = set()
    looked: set[Key] = set()
    for one in commitments:
        traits = of_commitment(one, document, told)
        if known is not None:
            known[one.id] = traits
        promised |= keys(traits) | _name_keys(traits)
        looked |= keys(traits, wide=True)
    for passage in told.passages:
        traits = of_passage(passage, document, told)
        looked |= keys(traits, wide=True) | _name_keys(traits)
    return {"promised": {_number(key) for key in promised}, "told": {_number(key) for key in looked}}


def _name_keys(traits: Traits) -> set[Key]:
    """The names alone, by which a report that uses other words is tied to an earlier one."""
    return {("", name) for name in names_of(traits)}


def _number(key: Key) -> int:
    return int.from_bytes(blake2b("\x1f".join(key).encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
