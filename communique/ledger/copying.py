"""One ledger made of another, of the same or of another database, and compared with it row by row."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from communique.errors import LedgerError
from communique.ledger.store import Ledger
from communique.ledger.tables import document, entry, judgement, metadata, migration

_AT_ONCE = 1000  # rows in memory
TABLES = tuple(table for table in metadata.sorted_tables if table is not migration)


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: rows by table; both ledgers give the same digest for each of them."""

    rows: dict[str, int]

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return self.rows[document.name]


def copy_ledger(source: Ledger, target: Ledger, step: Callable[[str], None] = lambda _: None) -> Copied:
    """Copy all of a ledger into a new one, all or nothing, calling `step` with each table's name.

    Raises `LedgerError` where the target holds something already, or where what was written does not read the same.
    """
    if _holds_anything(target):
        raise LedgerError(f"The ledger {target.database} is not empty: copy into a new one; nothing was changed.")
    rows: dict[str, int] = {}
    with source.reading() as old, target.writing() as new:
        for table in TABLES:
            step(table.name)
            new.execute(delete(table))  # what an empty ledger starts with
            rows[table.name], written = _copy_table(old, new, target, table)
            if _digest(_rows(new, table)) != (rows[table.name], written):
                raise LedgerError(f"The table {table.name} does not read as it was written: nothing was copied.")
        target.database.settle_keys(new, TABLES)
    return Copied(rows)


def _holds_anything(target: Ledger) -> bool:
    with target.reading() as connection:
        return any(connection.execute(select(table.c.key).limit(1)).first() for table in (document, entry, judgement))


def _copy_table(old: Connection, new: Connection, target: Ledger, table: Table) -> tuple[int, str]:
    """Write the rows of a table; their number and their digest."""
    seen = hashlib.sha256()
    count = 0

    def passing() -> Iterator[tuple[Any, ...]]:
        nonlocal count
        for row in _rows(old, table):
            count += 1
            seen.update(repr(row).encode("utf-8", "surrogatepass"))
            yield row

    target.database.load(new, table, passing())
    return count, seen.hexdigest()


def _digest(rows: Iterator[tuple[Any, ...]]) -> tuple[int, str]:
    seen, count = hashlib.sha256(), 0
    for row in rows:
        count += 1
        seen.update(repr(row).encode("utf-8", "surrogatepass"))
    return count, seen.hexdigest()


def _rows(connection: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows by their primary key, as plain tuples."""
    query = select(*table.c).order_by(*table.primary_key)
    with connection.execute(query, execution_options={"yield_per": _AT_ONCE}) as result:
        for row in result:
            yield tuple(row)
