"""What watching remembers: when each source was looked at last, and which of the addresses that it listed were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select

from communique.ledger.failing import time_now
from communique.ledger.tables import looked, visit

if TYPE_CHECKING:
    from communique.ledger.store import Ledger


def is_visited(ledger: Ledger, address: str, modified: str | None) -> bool:
    """Whether an address was read already as it was at that time, in the words of the list that names it."""
    query = select(visit.c.modified).where(visit.c.address == address)
    with ledger.reading() as connection:
        row = connection.execute(query).one_or_none()
    return row is not None and (modified is None or row.modified == modified)


def note_visit(connection: Connection, address: str, modified: str | None) -> None:
    """Note that an address was read."""
    connection.execute(delete(visit).where(visit.c.address == address))
    connection.execute(visit.insert().values(address=address, modified=modified, at=time_now()))


def last_looks(ledger: Ledger) -> dict[str, tuple[str, int]]:
    """For each source when it was last looked at (ISO 8601 in UTC), and how often in a row that failed."""
    with ledger.reading() as connection:
        return {row.source: (row.at, row.failed) for row in connection.execute(select(looked))}


def note_look(ledger: Ledger, source: str, at: str, failed: int) -> None:
    """Note that a source was looked at."""
    with ledger.writing() as connection:
        connection.execute(delete(looked).where(looked.c.source == source))
        connection.execute(looked.insert().values(source=source, at=at, failed=failed))
