"""Documents found again, with a connection in hand: by their bytes, by where they came from, by id."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from communique.kinds import Document
from communique.ledger.tables import document, judgement, source, subject

_OF_BYTES = select(document.c.id).where(document.c.sha256 == bindparam("sha256"))
_FROM_PLACE = (
    select(document.c.id)
    .where(document.c.id.in_(select(source.c.document).where(source.c.source == bindparam("path"))))
    .where(document.c.replaced == 0, document.c.removed == 0)
    .order_by(document.c.key.desc())
)


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the ledger holds: its id, where it came from, and whether a person took it out of all lists."""

    id: str
    sources: frozenset[str]
    removed: bool


def find_known(connection: Connection, sha256: str) -> str | None:
    """The id of the document with these bytes, or `None`."""
    return connection.execute(_OF_BYTES, {"sha256": sha256}).scalar_one_or_none()


def find_all_known(connection: Connection, hashes: Sequence[str]) -> dict[str, Known]:
    """By SHA-256, the documents with these bytes, those that there are."""
    query = select(document.c.id, document.c.sha256, document.c.removed).where(document.c.sha256.in_(hashes))
    rows = connection.execute(query).all()
    sources: dict[str, set[str]] = {row.id: set() for row in rows}
    if rows:
        for id, path in connection.execute(select(source).where(source.c.document.in_(list(sources)))):
            sources[id].add(path)
    return {row.sha256: Known(row.id, frozenset(sources[row.id]), bool(row.removed)) for row in rows}


def find_latest_from(connection: Connection, path: str) -> Document | None:
    """The document that came from this path or URL and is not replaced by a later version, the last one read."""
    id = connection.execute(_FROM_PLACE, {"path": path}).scalars().first()
    return next(find_documents(connection, [id])) if id else None


def find_removal(connection: Connection, id: str) -> str | None:
    """Who took a document out of every list, when and why, in a sentence; `None` where nobody did."""
    removed = select(judgement.c.id, judgement.c.record, document.c.sha256).join(subject)
    removed = removed.join(document, document.c.id == subject.c.entry)
    removed = removed.where(document.c.id == id, document.c.removed == 1, judgement.c.what == "removed")
    row = connection.execute(removed.where(judgement.c.active == 1).order_by(judgement.c.key.desc())).first()
    if row is None:
        return None
    made = json.loads(row.record)
    return (
        f"The document {id} (SHA-256 {row.sha256}) was taken out of every list by {made['by']} on {made['at'][:10]}: "
        f"{made['note']} To take that back: communique undo {row.id}"
    )


def find_documents(connection: Connection, ids: Sequence[str]) -> Iterator[Document]:
    """The documents with these ids and their sources, by id."""
    sources: dict[str, list[str]] = {}
    for id, path in connection.execute(select(source).where(source.c.document.in_(ids))):
        sources.setdefault(id, []).append(path)
    for row in connection.execute(select(document).where(document.c.id.in_(ids)).order_by(document.c.id)):
        yield Document(
            id=row.id,
            title=row.title,
            published=row.published,
            outlet=row.outlet,
            language=row.language,
            sources=tuple(sorted(sources.get(row.id, ()))),
            text=row.text,
            sha256=row.sha256,
            replaces=row.replaces,
        )
