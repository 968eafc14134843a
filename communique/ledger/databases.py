"""Which database a ledger is in, by what the user names."""

from __future__ import annotations

from pathlib import Path

from communique.ledger.dialect import Database
from communique.ledger.sqlite import File

_SERVERS = ("postgresql://", "postgres://", "postgresql+psycopg://")


def find_database(place: str | Path) -> Database:
    """A file, or a PostgreSQL database where the place is the URL of one. Raises `LedgerError`."""
    if isinstance(place, str) and place.startswith(_SERVERS):
        from communique.ledger.postgresql import Server  # only here: its dialect costs start-up time

        return Server.named(place)
    return File(Path(place))
