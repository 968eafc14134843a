"""Every kind of entry in the contract, as immutable values that turn into JSON and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, ClassVar, get_args, get_origin, get_type_hints

from communique.filling import filled_at_once


@filled_at_once
@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of a document's text: code points `start` to `end`, half open, so that `text[start:end]` is `text`.

    `document` is named only in entries that span documents.
    """

    start: int
    end: int
    text: str
    document: str | None = None


@filled_at_once
@dataclass(frozen=True, slots=True)
class Area:
    """A place: the name used for it and its ISO 3166-1 or -2 code, or `None` where it has none."""

    name: str
    code: str | None = None


@filled_at_once
@dataclass(frozen=True, slots=True)
class Person:
    """A person or an organisation that speaks or takes part: fullest name, role, and the area represented."""

    name: str | None
    role: str | None = None
    represents: Area | None = None


@filled_at_once
@dataclass(frozen=True, slots=True)
class Actor:
    """Who is to act, or for whom: a person, an organisation or an area (then with its ISO 3166 code)."""

    name: str
    code: str | None = None


@filled_at_once
@dataclass(frozen=True, slots=True)
class Sector:
    """Goods: an HS chapter or heading (2 or 4 digits) and the document's word for them."""

    code: str
    name: str


@filled_at_once
@dataclass(frozen=True, slots=True)
class Derived:
    """A value that follows from figures: `low` to `high` (ends rounded outwards) and the ids it follows `from_`."""

    indicator: str
    subject: str | None
    areas: tuple[Area, ...]
    measure: str
    period: str | None
    unit: str
    low: float | None
    high: float | None
    from_: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What all entries have: a stable id, the document read (`None` where several), and the words behind it."""

    kind: ClassVar[str] = ""
    id: str
    document: str | None
    evidence: tuple[Evidence, ...]

    def to_json(self) -> dict[str, Any]:
        """The entry as the contract's JSON object."""
        return {"kind": self.kind, **plain(self)}

    def __str__(self) -> str:
        words = " … ".join(piece.text for piece in self.evidence)
        return f"{self.kind} {self.id}: {words}"


@filled_at_once
@dataclass(frozen=True, slots=True)
class Document:
    """A report as read; `text` is the decoded input, unchanged, and all offsets count its code points."""

    kind: ClassVar[str] = "document"
    id: str
    title: str | None
    published: str | None
    outlet: str | None
    language: str
    sources: tuple[str, ...]
    text: str
    sha256: str
    replaces: str | None = None

    @property
    def source(self) -> str | None:
        """The first of the paths and URLs it came from, or `None` for text given directly."""
        return self.sources[0] if self.sources else None

    def to_json(self) -> dict[str, Any]:
        """The document as the contract's JSON object."""
        return {"kind": self.kind, "source": self.source, **plain(self)}


@filled_at_once
@dataclass(frozen=True, slots=True)
class Meeting(Entry):
    """An encounter between named parties; `form`: meeting, visit, forum, call, signing or other."""

    kind: ClassVar[str] = "meeting"
    date: str | None
    form: str
    place: str | None
    participants: tuple[Person, ...]


@filled_at_once
@dataclass(frozen=True, slots=True)
class Statement(Entry):
    """Somebody's words; `mode`: direct or indirect; `speaker` is `None` where the document does not say who."""

    kind: ClassVar[str] = "statement"
    mode: str
    speaker: Person | None
    content: str


@filled_at_once
@dataclass(frozen=True, slots=True)
class Figure(Entry):
    """A number asserted about the world, as the interval `low` to `high` in `unit` (`None`: unbounded)."""

    kind: ClassVar[str] = "figure"
    indicator: str
    subject: str | None
    measure: str
    areas: tuple[Area, ...]
    period: str | None
    compared_to: str | None
    unit: str
    stated: str
    hedge: str
    low: float | None
    high: float | None
    speaker: Person | None


@filled_at_once
@dataclass(frozen=True, slots=True)
class Commitment(Entry):
    """What somebody says will, should or may be done, with its force, type, actors and deadline."""

    kind: ClassVar[str] = "commitment"
    force: str
    type: str
    actors: tuple[Actor, ...]
    counterpart: Actor | None
    speaker: Person | None
    action: str
    due: str | None
    condition: str | None
    sectors: tuple[Sector, ...]
    status: str


@filled_at_once
@dataclass(frozen=True, slots=True)
class Hub(Entry):
    """A place said to serve (`existing`), or to be made to serve (`planned`), as a base for reaching others."""

    kind: ClassVar[str] = "hub"
    area: Area
    serves: tuple[Area, ...]
    status: str
    speaker: Person | None


@filled_at_once
@dataclass(frozen=True, slots=True)
class Story(Entry):
    """Documents that report the same encounter."""

    kind: ClassVar[str] = "story"
    documents: tuple[str, ...]
    meeting: dict[str, Any]


@filled_at_once
@dataclass(frozen=True, slots=True)
class Reconciliation(Entry):
    """One quantity that several figures bear on: agree, agree when rounded, or conflict, with the sentence why."""

    kind: ClassVar[str] = "reconciliation"
    documents: tuple[str, ...]
    indicator: str
    subject: str | None
    areas: tuple[Area, ...]
    measure: str
    period: str | None
    compared_to: str | None
    unit: str
    figures: tuple[str, ...]
    verdict: str
    strict: bool | None
    low: float | None
    high: float | None
    explanation: str
    derived: tuple[Derived, ...]


@filled_at_once
@dataclass(frozen=True, slots=True)
class Followup(Entry):
    """A later passage that bears on an earlier commitment; `part` is what is done where not all is, in its words."""

    kind: ClassVar[str] = "followup"
    commitment: str
    bearing: str
    explanation: str
    confidence: float
    state: str
    due: str | None
    part: str | None = None
    speaker: Person | None = None


@filled_at_once
@dataclass(frozen=True, slots=True)
class Judgement(Entry):
    """What a person decided about an entry, by whom, when (ISO 8601) and why."""

    kind: ClassVar[str] = "judgement"
    entry: str
    change: dict[str, Any]
    by: str
    at: str
    note: str | None
    source: str | None
    undoes: str | None


KINDS: dict[str, type] = {
    cls.kind: cls
    for cls in (Document, Meeting, Statement, Figure, Commitment, Hub, Story, Reconciliation, Followup, Judgement)
}
READ_KINDS = ("meeting", "statement", "figure", "commitment", "hub")


def document_id(content: bytes) -> str:
    """The id of the document that these bytes hold."""
    return id_of_digest(hashlib.sha256(content).hexdigest())


def id_of_digest(sha256: str) -> str:
    """The id of the document whose bytes have this SHA-256, in hexadecimal digits."""
    return "d" + sha256[:16]


def entry_id(kind: str, document: str, *key: object) -> str:
    """The id of an entry of `kind`, from its document and what tells it from the others there."""
    words = "\x1f".join((kind, document, *map(str, key)))
    return kind[0] + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@cache
def _names(cls: type) -> tuple[tuple[str, str], ...]:
    return tuple((f.name, f.name.rstrip("_")) for f in fields(cls))


def plain(value: Any) -> Any:
    """The value as JSON knows it: dataclasses as objects, tuples as lists."""
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    if isinstance(value, Evidence) and value.document is None:
        return {"start": value.start, "end": value.end, "text": value.text}
    if isinstance(value, Actor) and value.code is None:
        return {"name": value.name}
    if is_dataclass(value):
        cls: type = type(value)
        return {key: plain(getattr(value, name)) for name, key in _names(cls)}
    return value


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


@cache
def _maker(hint: Any) -> Callable[[Any], Any]:
    """What makes a value of this type out of plain JSON; worked out once, for ledgers hold many entries."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        make = _maker(arguments[0])
        return lambda value: None if value is None else tuple([make(each) for each in value])
    if origin is not None and type(None) in arguments:
        return _maker(next(each for each in arguments if each is not type(None)))
    if isinstance(hint, type) and is_dataclass(hint):
        return _object_maker(hint)
    return lambda value: value


def _object_maker(cls: type) -> Callable[[Any], Any]:
    parts = [(name, key, _maker(_hints(cls)[name])) for name, key in _names(cls)]

    def make(value: Any) -> Any:
        return value if value is None else cls(**{name: part(value[key]) for name, key, part in parts if key in value})

    return make


def from_json(record: dict[str, Any]) -> Any:
    """The entry or document that a JSON object of the contract describes; fields that it lacks take defaults.

    Raises `KeyError` for an unknown kind and `TypeError` where a needed field is missing.
    """
    return _maker(KINDS[record["kind"]])(record)


def dumps(record: Any) -> str:
    """One line of JSON for an entry, a document or a plain object."""
    value = record.to_json() if hasattr(record, "to_json") else record
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


AnyEntry = Document | Meeting | Statement | Figure | Commitment | Hub | Story | Reconciliation | Followup | Judgement
