"""Inputs on their way into the ledger: what is known already, what was read, what failed; kept in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from communique.compare.versions import is_correction
from communique.errors import InputError
from communique.ledger.failing import forget_failures_of, note_failure
from communique.ledger.finding import (
    Known,
    find_all_known,
    find_documents,
    find_known,
    find_latest_from,
    find_removal,
)
from communique.ledger.origins import find_of_page
from communique.ledger.saving import Keeper, Rows, add_sources
from communique.ledger.store import Ledger
from communique.ledger.visits import note_visit
from communique.read.files import Skipped

_NAMED = 500  # documents and failures that a batch names; more are only counted, so that memory does not grow
_LONGEST = 1_000  # characters of a place, as an index holds them


@dataclass(slots=True)
class Item:
    """An input: what to call it, where it came from, its bytes' SHA-256; what is known of it, and what came of reading.

    `place` tells it from others where it fails.
    """

    name: str
    place: str
    source: str | None = None
    sha256: str = ""
    known: Known | None = None
    result: Rows | InputError | None = None

    @property
    def sources(self) -> list[str]:
        """Where it came from, if from anywhere."""
        return [self.source] if self.source else []

    @property
    def is_news(self) -> bool:
        """Whether anything must be written for it."""
        return self.result is not None or self.known is None or not self.known.sources.issuperset(self.sources)


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of an origin that has been gone through as a whole, begun at a time."""

    origin: str
    since: str


@dataclass(frozen=True, slots=True)
class Seen:
    """An address that a watched list named, after what it held: it need not be read again until it is modified."""

    address: str
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an input: `read`, `known`, `removed` or `failed`, with the document's id or a sentence."""

    what: str
    id: str | None = None
    entries: int = 0
    sentence: str = ""


@dataclass(slots=True)
class Batch:
    """What came of reading many inputs: numbers, the ids of the first documents, a sentence for the first failures.

    `removed` are inputs that a person took out of the ledger, each with the reason: they are not read again.
    """

    read: int = 0
    known: int = 0
    entries: int = 0
    failed: int = 0
    documents: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    skipped: Skipped = field(default_factory=Skipped)
    interrupted: bool = False

    @property
    def all_named(self) -> bool:
        """Whether `documents` holds the ids of all documents of the batch."""
        return self.read + self.known <= _NAMED

    def add(self, outcome: Outcome) -> None:
        """Count what became of an input."""
        self.read += outcome.what == "read"
        self.known += outcome.what == "known"
        self.failed += outcome.what == "failed"
        self.entries += outcome.entries
        if outcome.id and len(self.documents) < _NAMED:
            self.documents.append(outcome.id)
        told = {"failed": self.failures, "removed": self.removed}.get(outcome.what)
        if told is not None and len(told) < _NAMED:
            told.append(outcome.sentence)


def look_up(ledger: Ledger, items: Sequence[Item]) -> None:
    """Note of each item which document it is, where the ledger knows its bytes."""
    with ledger.reading() as connection:
        known = find_all_known(connection, [item.sha256 for item in items if item.sha256])
    for item in items:
        item.known = known.get(item.sha256)


def keep_items(ledger: Ledger, items: Sequence[Item | Finished | Seen], *, again: bool = False) -> list[Outcome]:
    """Keep what was read, in one transaction and in this order; what became of each, once it is kept."""
    there = [item for item in items if isinstance(item, Item)]
    if len(there) == len(items) and not any(item.is_news for item in there):
        return [_known_before(ledger, item) for item in there]
    return ledger.together(lambda keeper: list(keep_all(keeper, items, again)))


def _known_before(ledger: Ledger, item: Item) -> Outcome:
    assert item.known is not None
    if item.known.removed and (removal := ledger.removal(item.known.id)):
        return Outcome("removed", sentence=f"{item.name}: {removal}")
    return Outcome("known", item.known.id)


def keep_all(keeper: Keeper, items: Sequence[Item | Finished | Seen], again: bool) -> Iterable[Outcome]:
    """Keep what was read in an open transaction, in this order; what became of each."""
    for item in items:
        if isinstance(item, Finished):
            forget_failures_of(keeper.connection, item.origin, item.since)
        elif isinstance(item, Seen):
            note_visit(keeper.connection, item.address, item.modified)
        else:
            yield _keep(keeper, item, again)


def _keep(keeper: Keeper, item: Item, again: bool) -> Outcome:
    """Keep one input, as the ledger is now: what came before it in this transaction counts."""
    connection, result = keeper.connection, item.result
    if isinstance(result, InputError):
        note_failure(connection, item.place[:_LONGEST], result)
        return Outcome("failed", sentence=str(result))
    known = find_known(connection, item.sha256) or (_same_article(keeper, result) if result else None)
    if known and (removal := find_removal(connection, known)):
        return Outcome("removed", sentence=f"{item.name}: {removal}")
    if known and not (again and result and known == result.document.id):
        add_sources(connection, known, {*item.sources, *(result.document.sources if result else ())})
        return Outcome("known", known)
    if result is None:  # it was known when it was looked up, and nobody takes a document out for good
        raise InputError(f"{item.name} went out of the ledger while it was read: read it again.", item.source)
    if not known and result.document.replaces is None:
        result = replace(result, document=replace(result.document, replaces=_replaced(keeper, result, item.source)))
    keeper.save(result, again=again)
    return Outcome("read", result.document.id, len(result.entries))


def _same_article(keeper: Keeper, rows: Rows) -> str | None:
    """The id of the document that is this article already, come by another address of its page."""
    came = rows.came
    if came is None or came.key is None:
        return None
    found = find_of_page(keeper.connection, came.key)
    return next((each.id for each in found if each.came.alike == came.alike), None)


def _replaced(keeper: Keeper, rows: Rows, source: str | None) -> str | None:
    """The id of the version that a new document from the same place, or of the same page, corrects."""
    old = find_latest_from(keeper.connection, source) if source else None
    if old and is_correction(rows.document, old):
        return old.id
    if rows.came is None or rows.came.key is None:
        return None
    earlier = next((each.id for each in find_of_page(keeper.connection, rows.came.key) if each.counts), None)
    if earlier is None:
        return None
    return earlier if is_correction(rows.document, next(find_documents(keeper.connection, [earlier]))) else None
