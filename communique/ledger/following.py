"""What following keeps: passages by document, keys that find documents to compare, what was linked."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, select, union, update

from communique.kinds import Commitment, Document, Followup, from_json
from communique.ledger import dialect
from communique.ledger.finding import find_documents
from communique.ledger.tables import document, entry, entry_link, told, told_key
from communique.passages import Told, told_from_json

if TYPE_CHECKING:
    from communique.ledger.store import Ledger

_PAGE = 900  # ids in one question
_EVER = "9999-12-31"
_LATEST = 400  # documents of one key that are looked at, the latest ones, as following looks at so many promises of one
_CURRENT = (document.c.replaced == 0, document.c.removed == 0)


def forget_told(connection: Connection, id: str) -> None:
    """Forget what a document tells, before it is read again."""
    connection.execute(delete(told_key).where(told_key.c.document == id))
    connection.execute(delete(told).where(told.c.document == id))


def unlinked(ledger: Ledger) -> list[str]:
    """The ids of the documents whose follow-ups have not been looked for; none of replaced or removed ones."""
    query = select(told.c.document).join(document, document.c.id == told.c.document)
    with ledger.reading() as connection:
        return list(connection.execute(query.where(told.c.linked == 0, *_CURRENT).order_by(told.c.document)).scalars())


def find_told(ledger: Ledger, ids: Collection[str]) -> Iterator[Told]:
    """What these documents tell."""
    with ledger.reading() as connection:
        for some in _pages(ids):
            for record in connection.execute(select(told.c.record).where(told.c.document.in_(some))).scalars():
                yield told_from_json(json.loads(record))


def briefs(ledger: Ledger, ids: Collection[str] | None = None) -> Iterator[Document]:
    """These documents, or all current ones, with all but their texts and sources."""
    columns = [document.c[name] for name in ("id", "title", "published", "outlet", "language", "sha256", "replaces")]
    with ledger.reading() as connection:
        for some in [None] if ids is None else _pages(ids):
            query = (
                select(*columns).where(*_CURRENT) if some is None else select(*columns).where(document.c.id.in_(some))
            )
            for row in connection.execute(query.order_by(document.c.id)):
                yield Document(
                    row.id, row.title, row.published, row.outlet, row.language, (), "", row.sha256, row.replaces
                )


def documents_by_id(ledger: Ledger, ids: Collection[str]) -> Iterator[Document]:
    """These documents with their texts."""
    with ledger.reading() as connection:
        for some in _pages(ids):
            yield from find_documents(connection, some)


def published_days(ledger: Ledger) -> list[date]:
    """The days on which current documents were published, in order, one for each document."""
    query = select(document.c.published, func.count()).where(document.c.published.is_not(None), *_CURRENT)
    with ledger.reading() as connection:
        days = connection.execute(query.group_by(document.c.published).order_by(document.c.published))
        return [one for day, count in days if len(day) == 10 for one in [date.fromisoformat(day)] * count]


def ids_by_day(ledger: Ledger, ids: Collection[str]) -> list[str]:
    """These documents, by the day of their publication, those without one first, then by id."""
    day = func.coalesce(document.c.published, "")
    with ledger.reading() as connection:
        every = connection.execute(select(document.c.id).where(*_CURRENT).order_by(day, document.c.id)).scalars()
        return [id for id in every if id in ids]


def count_documents(ledger: Ledger) -> int:
    """How many current documents there are."""
    with ledger.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(document).where(*_CURRENT)).scalar_one())


def count_undated(ledger: Ledger) -> int:
    """How many current documents give no day of their own, so that they follow nothing."""
    query = select(func.count()).select_from(document).where(document.c.published.is_(None), *_CURRENT)
    with ledger.reading() as connection:
        return int(connection.execute(query).scalar_one())


def near_documents(ledger: Ledger, keys: Collection[int], side: str, limit: int, until: str = _EVER) -> list[str]:
    """Current documents until a day that share keys on one side, `promised` or `told`: at most `limit`, the nearest.

    Of the documents that have a key only the latest are looked at, so that the time does not grow with their number.
    """
    with ledger.reading() as connection:
        shared = ledger.database.find_sharing(connection, keys, side, until, _LATEST)
        most = sorted(shared, key=lambda one: (-shared[one], one))[:limit]
        found: list[str] = []
        for page in _pages(most):
            found += connection.execute(select(document.c.id).where(document.c.id.in_(page), *_CURRENT)).scalars()
        return found


def keep_keys(ledger: Ledger, keys: Mapping[str, Mapping[str, Collection[int]]]) -> None:
    """Keep for documents the keys of each side, in the place of those kept before."""
    with ledger.writing() as connection:
        days: dict[str, str] = {}
        for some in _pages(keys):
            connection.execute(delete(told_key).where(told_key.c.document.in_(some)))
            query = select(document.c.id, document.c.published).where(document.c.id.in_(some))
            days |= {row.id: row.published or "" for row in connection.execute(query)}
        rows = [(key, side, days[id], id) for id, sides in keys.items() for side, own in sides.items() for key in own]
        dialect.insert_many(connection, told_key, sorted(rows))


def kept_keys(ledger: Ledger, ids: Collection[str], side: str) -> dict[str, set[int]]:
    """The keys that are kept for documents on one side."""
    found: dict[str, set[int]] = {id: set() for id in ids}
    with ledger.reading() as connection:
        for some in _pages(ids):
            query = select(told_key.c.document, told_key.c.key)
            query = query.where(told_key.c.document.in_(some), told_key.c.side == side)
            for id, key in connection.execute(query):
                found[id].add(key)
    return found


def mark_linked(ledger: Ledger, ids: Collection[str]) -> None:
    """Note that the follow-ups of these documents have been looked for."""
    with ledger.writing() as connection:
        for some in _pages(ids):
            connection.execute(update(told).where(told.c.document.in_(some)).values(linked=1))


def commitments_of(ledger: Ledger, documents: Collection[str]) -> Iterator[Commitment]:
    """The commitments of these documents, as judged, without those that people rejected or merged away."""
    yield from _entries(ledger, "commitment", documents, entry.c.hidden.is_(None))


def followups_in(ledger: Ledger, documents: Collection[str]) -> Iterator[Followup]:
    """The follow-ups that these documents hold, whatever became of them."""
    yield from _entries(ledger, "followup", documents)


def followups_to(ledger: Ledger, commitments: Collection[str]) -> Iterator[Followup]:
    """The follow-ups about these commitments in any document, looked up one page of links after the other."""
    with ledger.reading() as connection:
        for some in _pages(commitments):
            links = select(entry_link.c.entry).where(entry_link.c.target.in_(some))
            for keys in _pages(list(connection.execute(links).scalars())):
                for record in connection.execute(select(entry.c.record).where(entry.c.key.in_(keys))).scalars():
                    found = from_json(json.loads(record))
                    if isinstance(found, Followup):
                        yield found


def followups_about(ledger: Ledger, commitments: Collection[str]) -> Iterator[Followup]:
    """The follow-ups about these commitments, in documents that are neither replaced nor removed."""
    with ledger.reading() as connection:
        for some in _pages(commitments):
            about = select(entry_link.c.entry).where(entry_link.c.target.in_(some))
            query = select(entry.c.record).join(document, document.c.id == entry.c.document)
            query = query.where(entry.c.kind == "followup", entry.c.key.in_(about), entry.c.hidden.is_(None), *_CURRENT)
            for record in connection.execute(query.order_by(entry.c.id)).scalars():
                yield from_json(json.loads(record))


def commitments_by_id(ledger: Ledger, ids: Collection[str]) -> Iterator[Commitment]:
    """The commitments with these ids."""
    with ledger.reading() as connection:
        for some in _pages(ids):
            query = select(entry.c.kind, entry.c.record).where(entry.c.id.in_(some)).order_by(entry.c.id)
            for kind, record in connection.execute(query):
                if kind == "commitment":
                    yield from_json(json.loads(record))


def due_before(ledger: Ledger, day: str, since: str | None = None) -> list[str]:
    """The ids of commitments whose date, or one they were moved to, ends before a day (and not before `since`)."""
    own = select(entry.c.id).where(entry.c.kind == "commitment", entry.c.last_day < day)
    moved = select(entry_link.c.target).join(entry, entry.c.key == entry_link.c.entry)
    moved = moved.where(entry.c.kind == "followup", entry.c.last_day < day)
    if since:
        own, moved = own.where(entry.c.last_day >= since), moved.where(entry.c.last_day >= since)
    with ledger.reading() as connection:
        return list(connection.execute(union(own, moved)).scalars())


def _entries(ledger: Ledger, kind: str, documents: Collection[str], *where: Any) -> Iterator[Any]:
    with ledger.reading() as connection:
        for some in _pages(documents):
            query = select(entry.c.record).where(entry.c.kind == kind, entry.c.document.in_(some), *where)
            for record in connection.execute(query.order_by(entry.c.document, entry.c.position)).scalars():
                yield from_json(json.loads(record))


def _pages(ids: Iterable[Any]) -> Iterator[Sequence[Any]]:
    listed = list(ids)
    for start in range(0, len(listed), _PAGE):
        yield listed[start : start + _PAGE]
