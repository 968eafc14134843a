"""Documents with what was read in them, kept many at a time: made into rows where they were read, written together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from communique import __version__
from communique.kinds import READ_KINDS, Commitment, Document, Entry
from communique.ledger import dialect, overlay
from communique.ledger.following import forget_told
from communique.ledger.listing import (
    Ready,
    Stands,
    list_document,
    list_new,
    listing_of,
    make_ready,
    relist,
    relist_about,
    relist_documents,
    relist_of,
    unlist,
)
from communique.ledger.memory import Memory
from communique.ledger.origins import forget_origin, keep_origin
from communique.ledger.rows import Row, entry_row
from communique.ledger.standings import BESIDE, first_state, stale_by_followups, stale_where_followed
from communique.ledger.tables import (
    document,
    entry,
    original,
    source,
    told,
    unclear,
)
from communique.passages import Told
from communique.said import Came

_KEY = select(document.c.key).where(document.c.id == bindparam("document"))


@dataclass(frozen=True, slots=True)
class Rows:
    """A document and what was read in it as rows of the tables; the entries' keys are counted from 0.

    `beside` holds the rows of the tables that `standings.BESIDE` names, in its order; `listings` how lists have the
    entries, `listing` how they have the document.
    """

    document: Document
    entries: list[Row]
    beside: tuple[list[Row], ...]
    listings: list[Ready]
    listing: Ready
    unclear: list[Row]
    told: str
    came: Came | None = None


def make_rows(
    read: Document,
    entries: Sequence[Entry],
    rules: Mapping[str, str],
    notes: Sequence[tuple[int, int, str]] = (),
    passages: Told | None = None,
    came: Came | None = None,
) -> Rows:
    """The rows of a document; needs no ledger, and so can be done by any process."""
    kept = entry_rows(entries, rules)
    for row in kept:
        row["day"] = read.published or row["last_day"] or ""
    doubts = [
        {"document": read.id, "position": position, "start": start, "end": end, "sentence": sentence}
        for position, (start, end, sentence) in enumerate(notes)
    ]
    record = json.dumps((passages or Told(read.id)).to_json(), ensure_ascii=False)
    listings = [
        listing_of(each, row["key"], row["day"], stands=_stands(each)) for each, row in zip(entries, kept, strict=True)
    ]
    terms = {one: written for each in listings for one, written in each.terms.items()}
    own = make_ready(list_document(0, read.published or "", terms))
    return Rows(read, kept, beside_rows(entries), list(map(make_ready, listings)), own, doubts, record, came)


def _stands(one: Entry) -> Stands | None:
    """How a commitment stands of which no more is known than itself."""
    if not isinstance(one, Commitment):
        return None
    state = first_state(one)
    return Stands(state.status, state.due, state.clock, again=False)


def entry_rows(entries: Sequence[Entry], rules: Mapping[str, str]) -> list[Row]:
    """Entries as rows of `entry`, without the day that overlay.date sets; keys and places are counted from 0."""
    return [
        entry_row(each, key, key if each.kind in READ_KINDS else overlay.LAST, rules.get(each.id))
        for key, each in enumerate(entries)
    ]


def beside_rows(entries: Sequence[Entry]) -> tuple[list[Row], ...]:
    """What is kept beside entries, as rows of its tables."""
    return tuple([row for key, each in enumerate(entries) for row in make(each, key)] for _, make in BESIDE)


class Keeper:
    """Keeps documents in an open write transaction; entries are written together, by `flush`.

    `memory` is what is remembered of the ledger as it is now.
    """

    def __init__(self, connection: Connection, memory: Memory) -> None:
        self.connection, self._memory = connection, memory
        if memory.judged is None:
            memory.judged = overlay.anything_judged(connection)
        self._judged = memory.judged
        self._keys: dict[str, int] = {}  # of the documents that wait
        self._waiting: list[Rows] = []
        self._anew = False  # whether something may be said already of what waits

    def save(self, rows: Rows, *, again: bool = False) -> bool:
        """Keep a document with its entries; whether anything but its sources is new.

        One that is known only gets the new sources, unless `again`: then what was read in it is replaced.
        """
        read = rows.document
        known = self.connection.execute(_KEY, {"document": read.id}).scalar_one_or_none()
        if known is None:
            self._keys[read.id] = _add_document(self.connection, read)
        elif again:
            self.flush()
            self._anew = True
            self._keys[read.id] = known
            _forget_reading(self.connection, read.id)
            _update_document(self.connection, read)
        add_sources(self.connection, read.id, read.sources)
        if known is not None and not again:
            return False
        if rows.came is not None:
            keep_origin(self.connection, read.id, rows.came)
        self._waiting.append(rows)
        return True

    def flush(self) -> None:
        """Write what waits."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        key = dialect.next_key(self.connection, entry)
        entries: list[Row] = []
        beside: tuple[list[Row], ...] = tuple([] for _ in BESIDE)
        for rows in waiting:
            base = key + len(entries)
            entries += [row | {"key": base + row["key"]} for row in rows.entries]
            for target, some in zip(beside, rows.beside, strict=True):
                target += [row | {"entry": base + row["entry"]} for row in some]
        insert(self.connection, entry, entries)
        for (table, _), some in zip(BESIDE, beside, strict=True):
            insert(self.connection, table, some)
        insert(self.connection, unclear, [row for rows in waiting for row in rows.unclear])
        insert(self.connection, told, [{"document": r.document.id, "linked": 0, "record": r.told} for r in waiting])
        if self._anew:
            stale_by_followups(self.connection, entry.c.key >= key)
            stale_where_followed(self.connection, [e["id"] for e in entries if e["kind"] == "commitment"])
            for rows in waiting:
                relist_of(self.connection, rows.document.id)
        else:
            self._list(waiting, key)
        if self._judged:
            for rows in waiting:
                overlay.carry(self.connection, rows.document.id)

    def _list(self, waiting: Sequence[Rows], key: int) -> None:
        """List documents and entries that nothing has been said of yet; the first entry has this key."""
        made: list[Ready] = []
        for rows in waiting:
            made += [each.keyed(key + each.row.key) for each in rows.listings]
            key += len(rows.entries)
            made.append(rows.listing.keyed(-self._keys[rows.document.id]))
        list_new(self.connection, made, self._memory)


def add_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    """Keep entries that are not read in one document, such as follow-ups."""
    if not entries:
        return
    key = dialect.next_key(connection, entry)
    insert(connection, entry, [row | {"key": key + row["key"]} for row in entry_rows(entries, {})])
    overlay.date(connection, entry.c.key >= key)
    for (table, _), some in zip(BESIDE, beside_rows(entries), strict=True):
        insert(connection, table, [row | {"entry": key + row["entry"]} for row in some])
    relist(connection, range(key, key + len(entries)))
    stale_by_followups(connection, entry.c.key >= key)
    stale_where_followed(connection, [each.id for each in entries if each.kind == "commitment"])


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows, all at once."""
    if rows:
        columns = list(rows[0])
        dialect.insert_many(connection, table, list(map(itemgetter(*columns), rows)), columns)


def add_sources(connection: Connection, id: str, paths: Iterable[str]) -> None:
    """Note where a document came from; what is noted already stays."""
    if rows := [{"document": id, "source": path} for path in paths]:
        connection.execute(dialect.insert_new(connection, source), rows)


def delete_entries(connection: Connection, which: Any) -> None:
    """Take entries out, with all that is kept beside them."""
    stale_by_followups(connection, which)
    keys = select(entry.c.key).where(which)
    rows = connection.execute(select(entry.c.key, entry.c.id, entry.c.document, entry.c.hidden).where(which)).all()
    unlist(connection, [row.key for row in rows])
    connection.execute(delete(original).where(original.c.id.in_(select(entry.c.id).where(which))))
    for table, _ in BESIDE:
        connection.execute(delete(table).where(table.c.entry.in_(keys)))
    connection.execute(delete(entry).where(which))
    relist_about(connection, [row.id for row in rows if row.hidden is not None])
    relist_documents(connection, sorted({row.document for row in rows if row.document}))


def _forget_reading(connection: Connection, id: str) -> None:
    """Remove what the reader found in a document; what others said of it stays."""
    delete_entries(connection, (entry.c.document == id) & entry.c.kind.in_(READ_KINDS))
    forget_origin(connection, id)
    connection.execute(delete(unclear).where(unclear.c.document == id))
    forget_told(connection, id)


def _add_document(connection: Connection, read: Document) -> int:
    """Keep a document; its key."""
    added = {"added": datetime.now(UTC).isoformat(timespec="seconds")}
    fixed = {"id": read.id, "sha256": read.sha256, "replaces": read.replaces}
    made = connection.execute(document.insert(), _reading_of(read) | fixed | added)
    if read.replaces:
        connection.execute(update(document).where(document.c.id == read.replaces).values(replaced=1))
        stale_by_followups(connection, entry.c.document == read.replaces)
        relist_of(connection, read.replaces)
    key: Any = made.inserted_primary_key
    return int(key[0])


def _update_document(connection: Connection, read: Document) -> None:
    """What reading again may see differently; the version that it replaces stays."""
    connection.execute(update(document).where(document.c.id == read.id).values(_reading_of(read)))
    overlay.date(connection, entry.c.document == read.id)


def _reading_of(read: Document) -> Row:
    """The columns of a document that its reading fills."""
    return {
        "title": read.title,
        "published": read.published,
        "day": read.published or "",
        "outlet": read.outlet,
        "language": read.language,
        "text": read.text,
        "reader": __version__,
    }
