"""Reading again what is in a ledger, from the bytes as they came, and telling what changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from communique.compare.rereading import Change, compare_readings
from communique.entries.reading import Reading
from communique.errors import InputError
from communique.gather.gathering import read_raw
from communique.gather.raw import Raw
from communique.kinds import READ_KINDS, Document
from communique.ledger.bytes import KeptBytes
from communique.ledger.filters import Filter
from communique.ledger.origins import all_ids, find_origin
from communique.ledger.overlay import read_records
from communique.ledger.store import Ledger
from communique.pipeline import Choices, read_input
from communique.said import Came


@dataclass(frozen=True, slots=True)
class Reread:
    """A document read again: as it was and as it is, what changed in its fields and in its entries.

    `missing` is why it could not be read again; then nothing else is there.
    """

    before: Document
    after: Document | None = None
    fields: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    missing: str | None = None

    @property
    def differs(self) -> bool:
        """Whether anything is not as it was."""
        return bool(self.fields or self.changes)


def reread(ledger: Ledger, kept: KeptBytes, ids: Iterable[str] = (), *, save: bool = True) -> Iterator[Reread]:
    """Read documents again (all of them where no ids are given), one after another; `save` keeps what is read now."""
    for id in ids or [id for id, _ in all_ids(ledger)]:
        yield _reread_one(ledger, kept, ledger.document(id), save=save)


def _reread_one(ledger: Ledger, kept: KeptBytes, document: Document, *, save: bool) -> Reread:
    came = find_origin(ledger, document.id)
    content = _content(kept, document, came)
    if content is None:
        return Reread(document, missing="its bytes were not kept: read it with --keep from where it came")
    try:
        reading = _read(document, came, content, telling=save)
    except InputError as error:
        return Reread(document, missing=str(error))
    records = [entry.to_json() for entry in reading.entries]
    changes = compare_readings(_records(ledger, document.id), records)
    after = replace(reading.document, replaces=document.replaces, sources=document.sources)
    fields = tuple(
        name
        for name in ("title", "published", "outlet", "language", "text")
        if getattr(after, name) != getattr(document, name)
    )
    if save:
        _save(ledger, after, reading, came)
    return Reread(document, after, fields, tuple(changes))


def _save(ledger: Ledger, after: Document, reading: Reading, came: Came | None) -> None:
    came = replace(came, by=reading.settled) if came else None
    ledger.save(
        after,
        reading.entries,
        rules=reading.rules,
        unclear=reading.unclear,
        told=reading.told,
        came=came,
        again=True,
    )


def _content(kept: KeptBytes, document: Document, came: Came | None) -> bytes | None:
    """The bytes as they came: those kept, the text itself where it came as that, or the file where it still is so."""
    content = kept.get(document.sha256)
    if content is not None:
        return content
    text = document.text.encode("utf-8", "surrogatepass")
    if hashlib.sha256(text).hexdigest() == document.sha256:
        return text
    for source in document.sources:
        try:
            found = load_bytes(source)
        except (InputError, OSError, ValueError):
            continue
        if found is not None and hashlib.sha256(found).hexdigest() == document.sha256:
            return found
    return None


def load_bytes(source: str) -> bytes | None:
    """The bytes of a file, where the source is one."""
    if "://" in source:
        return None
    with open(source, "rb") as file:
        return file.read(20 * 1_000_000 + 1)


def _read(document: Document, came: Came | None, content: bytes, *, telling: bool) -> Reading:
    came = came or Came(document.source or document.id)
    raw = Raw(came.name, document.source, content, came.said, came.media_type, came.charset)
    found = read_raw(raw)
    choices = Choices(language=came.given.get("language"), published=came.given.get("published"))
    return read_input(found, choices, telling=telling)


def _records(ledger: Ledger, id: str) -> list[dict[str, Any]]:
    """The entries of a document as they were read, whatever people decided of them since."""
    wanted = Filter(kinds=READ_KINDS, documents=(id,), versions=True, rejected=True)
    ids = [kept.id for kept in ledger.kept(wanted)]
    with ledger.reading() as connection:
        return list(read_records(connection, ids).values())
