"""All that differs between databases, as one interface; `sqlite` and `postgresql` are the two that keep it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Engine, Select, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import FromClause

from communique.errors import LedgerError

MARK_START, MARK_END = "\x02", "\x03"  # around the words that a search found
EXCERPT = 24  # words of a document that a search shows

Error = (DBAPIError, sqlite3.Error)  # all that a database may raise; psycopg's come wrapped


@dataclass(frozen=True, slots=True)
class Term:
    """What a user looks for: words that stand one after the other; `prefix` where only their beginning is given."""

    words: str
    prefix: bool = False


class Database(Protocol):
    """Where a ledger is kept: a file of SQLite or a schema of PostgreSQL."""

    @property
    def path(self) -> Path | None:
        """Its file, where it is one."""

    def __str__(self) -> str:
        """The place as a user may see it: never with a password."""

    @property
    def option(self) -> str:
        """What `--ledger` takes to name it."""

    def exists(self) -> bool:
        """Whether something is there. Raises `LedgerError` for what is no ledger's place."""

    def make_engine(self, busy_seconds: int) -> Engine:
        """An engine on it; one writer at a time, the others wait for it."""

    def settle(self, connection: Connection) -> None:
        """What a new ledger needs once, outside of a transaction."""

    def ddl(self, statement: str) -> str:
        """A migration's statement in this database's own words."""

    def search_ddl(self) -> list[str]:
        """The statements that make the full-text index, kept up to date by the database itself."""

    def fill_standings(self) -> list[str]:
        """The statements that give the entries of an older ledger their facets and standings; none without older."""

    def owner(self, connection: Connection) -> bool:
        """Whether these tables bear the mark of a ledger."""

    def mark_as_ledger(self, connection: Connection) -> None:
        """Put the mark of a ledger on its tables."""

    def find_words(
        self, table: Table, terms: Sequence[Term]
    ) -> tuple[FromClause, ColumnElement[bool], ColumnElement[float]]:
        """For `document` or `entry`: what to select from, that the words stand, the rank (least first)."""

    def latest_words(
        self, table: Table, terms: Sequence[Term], limit: int, among: Select[tuple[int]] | None = None
    ) -> Select[tuple[int]]:
        """The keys of the last `limit` rows in which the words stand; `among` are the keys that may be, all if none."""

    def mark_words(
        self, connection: Connection, table: Table, terms: Sequence[Term], keys: Sequence[int]
    ) -> dict[int, str]:
        """By key, the text with `MARK_START` and `MARK_END` around what was found; for a document an excerpt."""

    def find_sharing(
        self, connection: Connection, keys: Collection[int], side: str, until: str, most: int
    ) -> Mapping[str, int]:
        """By document, how many of these keys in `told_key` it has: of each key the `most` latest until a day."""

    def load(self, connection: Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
        """Add many rows, with all columns of the table in their order, by the database's fast path."""

    def settle_keys(self, connection: Connection, tables: Iterable[Table]) -> None:
        """After rows were loaded with their keys: let new rows have new ones."""

    def failure(self, error: DBAPIError | sqlite3.Error) -> LedgerError:
        """The sentence for what the database could not do."""

    def lost(self, error: DBAPIError | sqlite3.Error) -> bool:
        """Whether the connection was lost, so that trying again may help."""


def read_terms(words: str) -> tuple[Term, ...]:
    """A user's words: all must stand, "phrases" as they are, `word*` as a beginning."""
    terms = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', words):
        cleaned = (phrase or word).replace("\0", "")
        if re.search(r"\w", cleaned):
            terms.append(Term(cleaned.rstrip("*") if word else cleaned, prefix=word.endswith("*")))
    return tuple(terms)


def insert_new(connection: Connection, table: Table) -> Any:
    """An insert that leaves rows alone that are there already."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # only here: importing it costs start-up time

        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def insert_many(
    connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]], columns: Sequence[str] | None = None
) -> None:
    """Add many rows, with these columns or all of the table in their order, as they are."""
    if rows:
        names = [each.name for each in table.c] if columns is None else columns
        written = ", ".join(f'"{each}"' for each in names)
        values = ", ".join([_mark(connection)] * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({written}) VALUES ({values})", list(rows))


def find_keys(
    connection: Connection, table: Table, columns: Sequence[str], wanted: Sequence[tuple[str, ...]]
) -> dict[tuple[str, ...], int]:
    """The keys of rows by the values of some columns, each looked up by itself in their index."""
    if not wanted:
        return {}
    names = [f"w{n}" for n in range(len(columns))]
    values = ", ".join([f"({', '.join([_mark(connection)] * len(columns))})"] * len(wanted))
    same = " AND ".join(f'"{table.name}"."{each}" = {name}' for each, name in zip(columns, names, strict=True))
    said = ", ".join(names)
    query = (  # SQLite looks through all rows for values in a list, and through all of the left table of a CROSS JOIN
        f'WITH wanted ({said}) AS (VALUES {values}) SELECT {said}, "{table.name}".key'
        f' FROM wanted CROSS JOIN "{table.name}" WHERE {same}'
    )
    given = tuple(value for one in wanted for value in one)
    return {tuple(row[:-1]): row[-1] for row in connection.exec_driver_sql(query, given)}


def change_many(connection: Connection, statement: str, values: Sequence[tuple[Any, ...]]) -> None:
    """Do a statement, with `?` where values go, for each of these."""
    if values:
        connection.exec_driver_sql(statement.replace("?", _mark(connection)), list(values))


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


def next_key(connection: Connection, table: Table) -> int:
    """The first free key of a table; holds in a write transaction, in which nobody else writes."""
    return int(connection.exec_driver_sql(f"SELECT coalesce(max(key), 0) FROM {table.name}").scalar_one()) + 1
