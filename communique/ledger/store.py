"""A ledger: documents and their entries kept, and found again."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, FromClause, Select, Table, func, select, update

from communique.errors import LedgerError, UnknownEntryError
from communique.kinds import KINDS, Document, Entry, from_json
from communique.ledger import dialect, listing, migrations, overlay, places
from communique.ledger.databases import find_database
from communique.ledger.dialect import Database
from communique.ledger.filters import (
    LISTED_DOCUMENTS,
    LISTED_ENTRIES,
    Filter,
    document_conditions,
    entry_conditions,
    narrow,
    narrow_documents,
)
from communique.ledger.finding import find_documents, find_known, find_latest_from, find_removal
from communique.ledger.memory import Memory
from communique.ledger.saving import Keeper, add_entries, add_sources, delete_entries, make_rows
from communique.ledger.tables import (
    document,
    entry,
    source,
    state,
    unclear,
)
from communique.passages import Told
from communique.said import Came

_PAGE = 200  # documents fetched at a time, so that memory does not grow with their number
Done = TypeVar("Done")
_NOWHERE = "\U0010ffff"  # above all ids
_VERSION = select(state.c.value).where(state.c.name == "version")
_NEXT_VERSION = update(state).values(value=state.c.value + 1).where(state.c.name == "version")


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it is kept: a line of contract JSON, the rule that spoke, and what is needed to name its document."""

    line: str
    id: str
    document: str | None
    rule: str | None
    title: str | None
    published: str | None
    outlet: str | None
    source: str | None

    @property
    def entry(self) -> Any:
        """The entry as a typed value of its kind."""
        return from_json(json.loads(self.line))


@dataclass(frozen=True, slots=True)
class Unclear:
    """What could not be made out in a document: code points `start` to `end`, a sentence for a person, the words."""

    document: str
    start: int
    end: int
    sentence: str
    words: str


class Ledger:
    """An open ledger; use it in a `with` statement. All its errors are `LedgerError` or `UnknownEntryError`."""

    def __init__(self, engine: Engine, database: Database, busy_seconds: int) -> None:
        self._engine = engine
        self._busy_seconds = busy_seconds
        self._memory = Memory()
        self.database = database

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, busy_seconds: int = 60) -> Ledger:
        """Open the ledger at `path`, brought to the present shape; `create` makes it where there is none.

        `path` is a file, or the URL of a PostgreSQL database (postgresql://…).
        """
        database = find_database(path)
        if not database.exists() and not create:
            raise _no_ledger(database)
        ledger = cls(database.make_engine(busy_seconds), database, busy_seconds)
        ledger._prepare(create=create)
        return ledger

    @property
    def path(self) -> Path | None:
        """The ledger's file; `None` for one on a server."""
        return self.database.path

    def close(self) -> None:
        """Close the file; needed only outside of a `with` statement."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # Saving

    def save(
        self,
        read: Document,
        entries: Sequence[Entry],
        *,
        rules: Mapping[str, str] | None = None,
        unclear: Sequence[tuple[int, int, str]] = (),
        told: Told | None = None,
        came: Came | None = None,
        again: bool = False,
    ) -> bool:
        """Keep a document with its entries, all or nothing; whether anything but its sources is new.

        `told` is what later documents are followed by; without it the document has no passages. `came` is how it came,
        where that is more than a plain text.
        A document that is known only gets the new sources, unless `again`: then what was read from it is replaced.
        A lost connection is made anew and the document kept again, which does nothing where it was kept.
        """
        rows = make_rows(read, entries, rules or {}, unclear, told, came)
        return self.together(lambda keeper: keeper.save(rows, again=again))

    def together(self, action: Callable[[Keeper], Done]) -> Done:
        """Do with a `Keeper` what belongs together: in one transaction, all or nothing.

        It is done again where the connection was lost, and so must bear that.
        """
        return self._again_if_lost(partial(self._together, action))

    def _together(self, action: Callable[[Keeper], Done]) -> Done:
        memory, self._memory = self._memory, Memory()  # whoever writes at the same time begins with nothing
        with self.writing() as connection:
            version = int(connection.execute(_VERSION).scalar_one())
            if memory.version != version:
                memory = Memory(version)
            keeper = Keeper(connection, memory)
            done = action(keeper)
            keeper.flush()
        memory.version = version + 1
        self._memory = memory
        return done

    def add_source(self, id: str, path: str) -> None:
        """Note that the document came from this path or URL too."""
        with self.reading() as connection:
            there = connection.execute(select(source).where(source.c.document == id, source.c.source == path)).first()
        if not there:
            with self.writing() as connection:
                add_sources(connection, id, (path,))

    def save_entries(self, entries: Sequence[Entry]) -> None:
        """Keep further entries, such as follow-ups; one whose id is known takes the place of the old one."""
        with self.writing() as connection:
            delete_entries(connection, entry.c.id.in_([each.id for each in entries]))
            add_entries(connection, entries)
            overlay.settle(connection, {each.kind for each in entries}, [each.id for each in entries])

    def replace_entries(self, kind: str, entries: Sequence[Entry], *, gone: Sequence[str] | None = None) -> None:
        """Keep these entries of a kind instead of those with the ids `gone`, or of all there are where it is `None`."""
        with self.writing() as connection:
            old = [each.id for each in entries] + list(gone or ())
            delete_entries(connection, entry.c.kind == kind if gone is None else entry.c.id.in_(old))
            add_entries(connection, entries)
            overlay.settle(connection, (kind,), [each.id for each in entries])

    # Finding

    def known(self, sha256: str) -> str | None:
        """The id of the document with these bytes, or `None`."""
        with self.reading() as connection:
            return find_known(connection, sha256)

    def latest_from(self, path: str) -> Document | None:
        """The document that came from this path or URL and is not replaced by a later version, the last one read."""
        with self.reading() as connection:
            return find_latest_from(connection, path)

    def find_id(self, prefix: str) -> str:
        """The id of the document or entry that alone begins so. Raises `UnknownEntryError` for none or several."""
        with self.reading() as connection:
            ids = [id for table in (document, entry) for id in _ids_from(connection, table, prefix)]
        if prefix in ids or len(ids) == 1:
            return prefix if prefix in ids else ids[0]
        if not ids:
            raise UnknownEntryError(f"No entry has the id {prefix!r}: 'communique list KIND' and 'search' show ids.")
        some = ", ".join(ids[:4]) + (" …" if len(ids) > 4 else "")
        raise UnknownEntryError(f"More than one id begins with {prefix!r}: {some}; give more of it.")

    def get(self, prefix: str) -> Document | Kept:
        """The document or entry with this id, or the only one whose id begins so. Raises `UnknownEntryError`."""
        id = self.find_id(prefix)
        with self.reading() as connection:
            row = connection.execute(kept_query(entry).where(entry.c.id == id)).one_or_none()
            self._refuse_removed(connection, row.document if row else id)
        return Kept(*row) if row else self.document(id)

    def removal(self, id: str) -> str | None:
        """Who took a document out of every list, when and why, in a sentence; `None` where nobody did."""
        with self.reading() as connection:
            return find_removal(connection, id)

    def _refuse_removed(self, connection: Connection, id: str | None) -> None:
        if id and (said := find_removal(connection, id)):
            raise UnknownEntryError(said)

    def document(self, id: str) -> Document:
        """The document with exactly this id. Raises `UnknownEntryError`."""
        with self.reading() as connection:
            for each in find_documents(connection, [id]):
                return each
        raise UnknownEntryError(f"No document has the id {id!r}.")

    def added_since(self, since: str) -> list[str]:
        """The ids of the documents that came in at or after a time (ISO 8601 in UTC, or a day), the first one first."""
        query = select(document.c.id).where(document.c.added >= since, document.c.removed == 0)
        with self.reading() as connection:
            return list(connection.execute(query.order_by(document.c.added, document.c.key)).scalars())

    def documents(self, wanted: Filter | None = None) -> Iterator[Document]:
        """The documents, by id; a page at a time, so that memory does not grow with their number."""
        wanted, after = wanted or Filter(), ""
        query = select(document.c.id).select_from(LISTED_DOCUMENTS).order_by(document.c.id).limit(_PAGE)
        while True:
            with self.reading() as connection:
                some = query.where(document.c.id > after, *document_conditions(connection, wanted))
                ids = list(connection.execute(some).scalars())
                page = list(find_documents(connection, ids))
            yield from page
            if len(ids) < _PAGE:
                return
            after = ids[-1]

    def kept(self, wanted: Filter | None = None) -> Iterator[Kept]:
        """The entries: by document and place in it, then those that span documents by kind and id."""
        wanted = wanted or Filter()
        with self.reading() as connection:
            query = kept_query().where(*entry_conditions(connection, wanted))
            read = query.where(entry.c.document.is_not(None)).order_by(entry.c.document, entry.c.position, entry.c.id)
            spanning = query.where(entry.c.document.is_(None)).order_by(entry.c.kind, entry.c.id)
            for part in (read, spanning):
                for row in connection.execution_options(yield_per=500).execute(part):
                    yield Kept(*row)

    def newest(self, wanted: Filter, limit: int, *, by_deadline: bool = False) -> list[Kept]:
        """At most `limit` entries that were read, those of the latest documents first, or the earliest dates first."""
        order = entry.c.last_day if by_deadline else document.c.published.desc().nulls_last()
        query = kept_query().where(entry.c.document.is_not(None))
        query = query.order_by(order, entry.c.document, entry.c.position).limit(limit)
        with self.reading() as connection:
            query = query.where(*entry_conditions(connection, wanted))
            return [Kept(*row) for row in connection.execute(query)]

    def entries(self, wanted: Filter | None = None) -> Iterator[Any]:
        """The entries as typed values, in the order of `kept`."""
        return (each.entry for each in self.kept(wanted))

    def unclear(self, wanted: Filter | None = None) -> Iterator[Unclear]:
        """What could not be made out, in the documents that the filter takes."""
        words = func.substr(document.c.text, unclear.c.start + 1, unclear.c.end - unclear.c.start)
        query = select(unclear.c.document, unclear.c.start, unclear.c.end, unclear.c.sentence, words)
        joined = unclear.join(LISTED_DOCUMENTS, document.c.id == unclear.c.document)
        query = query.select_from(joined)
        with self.reading() as connection:
            query = query.where(*document_conditions(connection, wanted or Filter()))
            for row in connection.execute(query.order_by(unclear.c.document, unclear.c.position)):
                yield Unclear(*row)

    def counts(self, wanted: Filter | None = None) -> dict[str, int]:
        """How many entries of each kind there are, documents among them; kinds that there are none of are left out."""
        wanted = wanted or Filter()
        found: dict[str, int] = {}
        with self.reading() as connection:
            if not wanted.kinds:
                found["document"] = places.count(connection, narrow_documents(connection, wanted))
            for kind in sorted(wanted.kinds or KINDS):
                found.setdefault(kind, places.count(connection, narrow(connection, replace(wanted, kinds=(kind,)))))
        return {kind: count for kind, count in found.items() if count}

    # The database

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one write transaction, all or nothing; only one process writes at a time."""
        with self._told(), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection
            connection.execute(_NEXT_VERSION)

    def version(self) -> int:
        """A number that is another one after each change of the ledger, whoever makes it."""
        with self.reading() as connection:
            return int(connection.execute(_VERSION).scalar_one())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for questions, whose errors are sentences; one view of the ledger until it ends."""
        with self._told(), self._engine.connect() as connection:
            yield connection

    def _again_if_lost(self, action: Callable[[], Done]) -> Done:
        """Do what may be done twice; again where the connection was lost, as long as a busy ledger is waited for."""
        until, pause = time.monotonic() + self._busy_seconds, 0.1
        while True:
            try:
                return action()
            except LedgerError as error:
                cause = error.__cause__
                if not isinstance(cause, dialect.Error) or not self.database.lost(cause) or time.monotonic() > until:
                    raise
            time.sleep(pause)
            pause = min(2 * pause, 5.0)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the database says into a sentence for the user."""
        try:
            yield
        except dialect.Error as error:
            raise self.database.failure(error) from error

    def _prepare(self, *, create: bool) -> None:
        """Bring the ledger to the present shape, at the same time perhaps as another process."""
        with self._told():
            with self.reading() as connection:
                current = migrations.is_current(connection, self.database) and listing.is_listed(connection)
                if not current and not create and migrations.is_new(connection, self.database):
                    raise _no_ledger(self.database)
            if not current:
                with self.writing() as connection:
                    migrations.migrate(connection, self.database)
                    if not listing.is_listed(connection):
                        listing.list_all(connection)
            _retry(self._settle, self._busy_seconds)

    def _settle(self) -> None:
        with self._engine.connect() as connection:
            self.database.settle(connection)


def _no_ledger(database: Database) -> LedgerError:
    return LedgerError(
        f"There is no ledger at {database} yet: make one with 'communique read PATH… --ledger {database.option}', "
        "or see one with 'communique demo'."
    )


def _retry(action: Callable[[], None], seconds: float) -> None:
    """Try again while another process holds the file: the change of journal does not wait by itself."""
    until = time.monotonic() + seconds
    while True:
        try:
            return action()
        except dialect.Error as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)


def kept_query(entries: FromClause = LISTED_ENTRIES) -> Select[Any]:
    """The question for entries as they are kept, joined with their documents; those in lists, or `entry` for all."""
    joined = entries.outerjoin(document, document.c.id == entry.c.document)
    first = select(func.min(source.c.source)).where(source.c.document == entry.c.document).scalar_subquery()
    titles = (document.c.title, document.c.published, document.c.outlet, first)
    return select(entry.c.record, entry.c.id, entry.c.document, entry.c.rule, *titles).select_from(joined)


def _ids_from(connection: Connection, table: Table, prefix: str) -> list[str]:
    query = select(table.c.id).where(table.c.id >= prefix, table.c.id <= prefix + _NOWHERE)
    return list(connection.execute(query.order_by(table.c.id).limit(5)).scalars())
