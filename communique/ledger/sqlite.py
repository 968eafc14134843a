"""A ledger in one file of SQLite."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    bindparam,
    column,
    create_engine,
    event,
    func,
    select,
)
from sqlalchemy import literal_column as literal
from sqlalchemy import table as named_table
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import FromClause

from communique.errors import LedgerError
from communique.ledger.dialect import EXCERPT, Term

APPLICATION_ID = 0x636F6D71  # "comq", in the header of the file, tells a ledger from another program's database
_HEADER = b"SQLite format 3\0"
_TOKENIZER = "porter unicode61 remove_diacritics 2"
_READING, _WRITING = 8_000, 64_000  # kilobytes of pages that a connection keeps in memory
_DDL = {"key": "INTEGER PRIMARY KEY", "number": "REAL", "compact": "WITHOUT ROWID", "wide": "INTEGER"}
_SHARING = (
    "SELECT document FROM told_key WHERE key = ? AND side = ? AND day > '' AND day <= ?"
    " ORDER BY day DESC, document DESC LIMIT ?"
)
_PAGES = 4_000  # of 4,096 bytes that wait before they go to the file itself, for then the disk is waited for


@dataclass(frozen=True, slots=True)
class File:
    """A ledger's file."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def option(self) -> str:
        """The path, as `--ledger` takes it."""
        return str(self.path)

    def exists(self) -> bool:
        """Whether there is a database with something in it. Raises `LedgerError` for what is none."""
        try:
            with self.path.open("rb") as file:
                header = file.read(len(_HEADER))
        except FileNotFoundError:
            return False
        except IsADirectoryError as error:
            raise LedgerError(
                f"{self} is a folder, not a ledger: name a file, such as {self.path / 'communique.db'}."
            ) from error
        except OSError as error:
            raise LedgerError(f"The ledger {self} cannot be opened: {error.strerror}.") from error
        if header and header != _HEADER:
            raise LedgerError(f"{self} is not a ledger: name another file with --ledger; this one was not touched.")
        return bool(header)

    def make_engine(self, busy_seconds: int) -> Engine:
        """An engine on the file, made where it does not exist; one writer at a time, the others wait for it."""
        if not self.path.parent.is_dir():
            raise LedgerError(f"The folder {self.path.parent} for the ledger does not exist: make it, or name another.")
        url = URL.create("sqlite", database=str(self.path))
        engine = create_engine(url, connect_args={"timeout": busy_seconds}, max_overflow=-1)

        @event.listens_for(engine, "connect")
        def prepare(connection: sqlite3.Connection, _: object) -> None:
            connection.isolation_level = None  # the driver would begin transactions by itself, and none for DDL
            # a kill loses nothing; a power cut the last commits at most
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES}")
            connection.execute("PRAGMA foreign_keys = ON")

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            writes = connection.get_execution_options().get("writes")
            connection.exec_driver_sql(f"PRAGMA cache_size = -{_WRITING if writes else _READING}")
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

        return engine

    def settle(self, connection: Connection) -> None:
        """Let readers read while one process writes; stays with the file."""
        driver: Any = connection.connection.driver_connection
        if driver.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            driver.execute("PRAGMA journal_mode = WAL")

    def ddl(self, statement: str) -> str:
        """A migration's statement, with SQLite's types."""
        return statement.format(**_DDL)

    def search_ddl(self) -> list[str]:
        """The full-text index, kept up to date by triggers on the tables themselves."""
        statements = []
        for table, columns in (("document", ("title", "text")), ("entry", ("words",))):
            names = ", ".join(columns)
            old, new = (", ".join(f"{side}.{column}" for column in columns) for side in ("old", "new"))
            index = f"{table}_search"
            remove = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.key, {old});"
            add = f"INSERT INTO {index} (rowid, {names}) VALUES (new.key, {new});"
            statements += [
                f"CREATE VIRTUAL TABLE {index} USING fts5"
                f" ({names}, content='{table}', content_rowid='key', tokenize='{_TOKENIZER}')",
                f"CREATE TRIGGER {index}_add AFTER INSERT ON {table} BEGIN {add} END",
                f"CREATE TRIGGER {index}_remove AFTER DELETE ON {table} BEGIN {remove} END",
                f"CREATE TRIGGER {index}_change AFTER UPDATE OF {names} ON {table} BEGIN {remove} {add} END",
            ]
        return statements

    def fill_standings(self) -> list[str]:
        """The statements that give the entries of an older ledger their facets and standings."""
        fields = {"force": ("commitment",), "type": ("commitment",), "indicator": ("figure", "reconciliation"),
                  "measure": ("figure",), "hedge": ("figure",), "verdict": ("reconciliation",), "form": ("meeting",),
                  "mode": ("statement",), "bearing": ("followup",)}  # fmt: skip
        insert_facet = "INSERT OR IGNORE INTO entry_facet (name, value, entry)"
        facets = [
            f"{insert_facet} SELECT '{name}', record ->> '$.{name}', key FROM entry WHERE kind IN ({kinds!s})"
            f" AND record ->> '$.{name}' IS NOT NULL"
            for name, some in fields.items()
            for kinds in [", ".join(f"'{kind}'" for kind in some)]
        ]
        facets.append(f"{insert_facet} SELECT 'hub', status, key FROM entry WHERE kind = 'hub' AND status IS NOT NULL")
        lists = (("sectors", "sector", "code"), ("actors", "actor", "code"))
        facets += [
            f"{insert_facet} SELECT '{name}', each.value ->> '$.{part}', entry.key FROM entry,"
            f" json_each(entry.record, '$.{field}') AS each"
            f" WHERE entry.kind = 'commitment' AND each.value ->> '$.{part}' IS NOT NULL"
            for field, name, part in lists
        ]
        # names are folded in Python; here all of the entry's people and areas are its actors until it is read again
        facets.append(
            f"{insert_facet} SELECT 'actor', named.name, entry.key FROM entry JOIN entry_person AS named"
            " ON named.entry = entry.key WHERE entry.kind = 'commitment'"
        )
        runs = "status IN ('open', 'in progress') AND record ->> '$.force' <> 'conditional' AND last_day IS NOT NULL"
        return [
            *facets,
            "INSERT INTO standing (entry, id, status, due, last_day, clock, head, moved, stale)"
            f" SELECT key, id, coalesce(status, 'open'), record ->> '$.due', last_day, {runs}, NULL, 0, 1"
            " FROM entry WHERE kind = 'commitment'",
        ]

    def owner(self, connection: Connection) -> bool:
        """Whether the file's header bears our mark."""
        return int(connection.exec_driver_sql("PRAGMA application_id").scalar_one()) == APPLICATION_ID

    def mark_as_ledger(self, connection: Connection) -> None:
        """Put our mark into the file's header."""
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    def find_words(
        self, table: Table, terms: Sequence[Term]
    ) -> tuple[FromClause, ColumnElement[bool], ColumnElement[float]]:
        """The table joined with its index, the condition that the words stand, the rank."""
        name = f"{table.name}_search"
        index = named_table(name, column("rowid"), column("rank"))
        joined = table.join(index, index.c.rowid == table.c.key)
        return joined, _matches(name, terms), index.c.rank

    def latest_words(
        self, table: Table, terms: Sequence[Term], limit: int, among: Select[tuple[int]] | None = None
    ) -> Select[tuple[int]]:
        """The keys of the last rows, in the index's own order."""
        name = f"{table.name}_search"
        index: Any = named_table(name, column("rowid"))
        query = select(index.c.rowid).where(_matches(name, terms)).order_by(index.c.rowid.desc()).limit(limit)
        # a sum: the words are looked for once, and not once for each key
        return query if among is None else query.where((index.c.rowid + 0).in_(among))

    def mark_words(
        self, connection: Connection, table: Table, terms: Sequence[Term], keys: Sequence[int]
    ) -> dict[int, str]:
        """By key, the words with marks around what was found; for a document an excerpt."""
        columns = (table.c.title, table.c.text) if table.name == "document" else (table.c.words,)
        query = select(table.c.key, *(func.coalesce(column, "") for column in columns)).where(table.c.key.in_(keys))
        rows = connection.execute(query).all()
        names = ", ".join(column.name for column in columns)
        marks = ", ".join("?" * (len(columns) + 1))
        marked = f"snippet(said, -1, char(2), char(3), '…', {EXCERPT})"
        if len(columns) == 1:
            marked = "highlight(said, 0, char(2), char(3))"
        # an index of these rows alone, for that of all is read from its beginning for a beginning of words
        with closing(sqlite3.connect(":memory:")) as own:
            own.execute(f"CREATE VIRTUAL TABLE said USING fts5 ({names}, tokenize='{_TOKENIZER}')")
            own.executemany(f"INSERT INTO said (rowid, {names}) VALUES ({marks})", [tuple(row) for row in rows])
            return dict(own.execute(f"SELECT rowid, {marked} FROM said WHERE said MATCH ?", (_said(terms),)))

    def find_sharing(
        self, connection: Connection, keys: Collection[int], side: str, until: str, most: int
    ) -> Mapping[str, int]:
        """By document, how many of these keys it has, one key after the other."""
        driver: Any = connection.connection.driver_connection
        shared: Counter[str] = Counter()
        for key in keys:
            shared.update(row[0] for row in driver.execute(_SHARING, (key, side, until, most)))
        return shared

    def load(self, connection: Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
        """Add many rows by one prepared statement."""
        places = ", ".join("?" * len(table.c))
        driver: Any = connection.connection.driver_connection
        driver.executemany(f'INSERT INTO "{table.name}" ({_columns(table)}) VALUES ({places})', rows)

    def settle_keys(self, connection: Connection, tables: Iterable[Table]) -> None:
        """Nothing: SQLite takes the next free key."""

    def failure(self, error: DBAPIError | sqlite3.Error) -> LedgerError:
        """The sentence for what SQLite could not do."""
        cause, it = error.orig if isinstance(error, DBAPIError) else error, f"The ledger {self}"
        name = str(getattr(cause, "sqlite_errorname", ""))
        match name.split("_")[1:2]:
            case ["FULL"]:
                said = f"The disk is full: the ledger {self} is whole, but holds nothing more; make room and go on."
            case ["IOERR"]:
                said = f"{it} cannot be written or read ({name}): look at the disk; what was kept is whole."
            case ["BUSY"] | ["LOCKED"]:
                said = f"{it} has been in use by another process for too long: try again when it is done."
            case ["READONLY"] | ["PERM"] | ["AUTH"]:
                said = f"{it} may not be written by this user: change its permissions, or copy it elsewhere."
            case ["CANTOPEN"]:
                said = f"{it} cannot be opened: check that its folder is there and may be written."
            case ["NOTADB"]:
                said = f"{self} is not a ledger: name another file with --ledger."
            case ["CORRUPT"]:
                said = f"{it} is damaged: put a copy in its place, or read the reports into a new one."
            case _:
                said = f"{it} could not be used: {cause}."
        return LedgerError(said)

    def lost(self, error: DBAPIError | sqlite3.Error) -> bool:
        """Never: a file has no connection to lose."""
        return False


def _columns(table: Table) -> str:
    return ", ".join(f'"{each.name}"' for each in table.c)


def _matches(name: str, terms: Sequence[Term]) -> ColumnElement[bool]:
    return literal(name).op("MATCH")(bindparam("match", _said(terms)))


def _said(terms: Sequence[Term]) -> str:
    """The terms as the full-text index takes them."""
    return " ".join(f'"{term.words}"' + ("*" if term.prefix else "") for term in terms)
