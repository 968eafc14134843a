"""All that differs between databases: here SQLite."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Table,
    bindparam,
    column,
    create_engine,
    event,
    func,
    literal_column,
    select,
)
from sqlalchemy import table as named_table
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import FromClause

from communique.errors import LedgerError

APPLICATION_ID = 0x636F6D71  # "comq", in the header of the file, tells a ledger from another program's database
_HEADER = b"SQLite format 3\0"
MARK_START, MARK_END = "\x02", "\x03"  # around the words that a search found

# Placeholders of the migrations' statements.
DDL = {"key": "INTEGER PRIMARY KEY", "number": "REAL", "compact": "WITHOUT ROWID", "wide": "INTEGER"}

_TOKENIZER = "porter unicode61 remove_diacritics 2"


def search_ddl() -> list[str]:
    """The statements that make the full-text index, kept up to date by triggers on the tables themselves."""
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


def fill_standings() -> list[str]:
    """The statements that give the entries of an older ledger their facets and standings; none where there was none."""
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
    # names are folded in Python; here all of the entry's people and areas stand for its actors until it is read again
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


def make_engine(path: Path, busy_seconds: int) -> Engine:
    """An engine on a ledger's file, made where it does not exist; one writer at a time, the others wait for it."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # the driver would begin transactions by itself, and none for DDL
        connection.execute("PRAGMA synchronous = NORMAL")  # a kill loses nothing; a power cut the last commits at most
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def check_file(path: Path) -> bool:
    """Whether there is a database at `path` with something in it. Raises `LedgerError` for what is none."""
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except FileNotFoundError:
        return False
    except IsADirectoryError as error:
        raise LedgerError(
            f"{path} is a folder, not a ledger: name a file, such as {path / 'communique.db'}."
        ) from error
    except OSError as error:
        raise LedgerError(f"The ledger {path} cannot be opened: {error.strerror}.") from error
    if header and header != _HEADER:
        raise LedgerError(f"{path} is not a ledger: name another file with --ledger; this one was not touched.")
    return bool(header)


Error = (DBAPIError, sqlite3.Error)  # all that a database may raise


def use_write_ahead(connection: Connection) -> None:
    """Let readers read while one process writes; stays with the file. Outside of a transaction only."""
    driver: Any = connection.connection.driver_connection
    if driver.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        driver.execute("PRAGMA journal_mode = WAL")


def application_id(connection: Connection) -> int:
    """The mark of the program that made the file; 0 where none was set."""
    return int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())


def mark_as_ledger(connection: Connection) -> None:
    """Put our mark into the file's header."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def insert_new(table: Table) -> Insert:
    """An insert that leaves rows alone that are there already."""
    return insert(table).on_conflict_do_nothing()


def next_key(connection: Connection, table: Table) -> int:
    """The first free key of a table; holds in a write transaction, in which nobody else writes."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.key), 0))).scalar_one()) + 1


def find_words(table: Table, match: str) -> tuple[FromClause, ColumnElement[bool], ColumnElement[float]]:
    """For `document` or `entry`: the table joined with its index, the condition that the words stand, the rank."""
    name = f"{table.name}_search"
    index = named_table(name, column("rowid"), column("rank"))
    joined = table.join(index, index.c.rowid == table.c.key)
    return joined, literal_column(name).op("MATCH")(bindparam("match", match)), index.c.rank


def mark_words(connection: Connection, table: Table, match: str, keys: Sequence[int]) -> dict[int, str]:
    """By key, the text with `MARK_START` and `MARK_END` around what was found; for a document an excerpt."""
    name = f"{table.name}_search"
    index = named_table(name, column("rowid"))
    if table.name == "document":
        marked = f"snippet({name}, -1, char(2), char(3), '…', 24)"
    else:
        marked = f"highlight({name}, 0, char(2), char(3))"
    query = select(index.c.rowid, literal_column(marked)).where(index.c.rowid.in_(keys))
    found = connection.execute(query.where(literal_column(name).op("MATCH")(bindparam("match", match))))
    return {row[0]: row[1] for row in found}


def match_words(words: str) -> str | None:
    """A user's words in the index's own language: all must stand, "phrases" as they are, `word*` as a beginning."""
    parts = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', words):
        cleaned = (phrase or word).replace("\0", "")
        if re.search(r"\w", cleaned):
            parts.append(f'"{cleaned.rstrip("*") if word else cleaned}"' + ("*" if word.endswith("*") else ""))
    return " ".join(parts) or None


def failure(path: Path, error: DBAPIError | sqlite3.Error) -> LedgerError:
    """The sentence for what a database could not do."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(cause, "sqlite_errorname", ""))
    match name.split("_")[1:2]:
        case ["FULL"]:
            said = f"The disk is full: the ledger {path} is whole, but nothing more can be kept; make room and go on."
        case ["IOERR"]:
            said = f"The ledger {path} cannot be written or read ({name}): look at the disk; what was kept is whole."
        case ["BUSY"] | ["LOCKED"]:
            said = f"The ledger {path} has been in use by another process for too long: try again when it is done."
        case ["READONLY"] | ["PERM"] | ["AUTH"]:
            said = f"The ledger {path} may not be written by this user: change its permissions, or copy it elsewhere."
        case ["CANTOPEN"]:
            said = f"The ledger {path} cannot be opened: check that its folder is there and may be written."
        case ["NOTADB"]:
            said = f"{path} is not a ledger: name another file with --ledger."
        case ["CORRUPT"]:
            said = f"The ledger {path} is damaged: put a copy in its place, or read the reports into a new one."
        case _:
            said = f"The ledger {path} could not be used: {cause}."
    return LedgerError(said)
