"""Inputs that could not be read: what, why, since when, and how it can be tried again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select, update

from communique.errors import InputError
from communique.ledger.tables import failure

if TYPE_CHECKING:
    from communique.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that failed: `place` tells it from others, `origin` is what to read to try it again, if that can be.

    `passing` where trying again may help with nothing changed; `first` and `last` are times, ISO 8601 in UTC.
    """

    place: str
    origin: str | None
    reason: str
    passing: bool
    first: str
    last: str
    tries: int


def note_failure(connection: Connection, place: str, error: InputError) -> None:
    """Note that an input failed, or failed once more."""
    now = time_now()
    said = {"origin": error.origin, "reason": str(error), "passing": int(error.passing), "last": now}
    again = update(failure).where(failure.c.place == place).values(**said, tries=failure.c.tries + 1)
    if not connection.execute(again).rowcount:
        connection.execute(failure.insert().values(place=place, first=now, tries=1, **said))


def forget_failures_of(connection: Connection, origin: str, before: str) -> None:
    """Forget what failed in an origin before a time, and not again when it was read as a whole since."""
    connection.execute(delete(failure).where(failure.c.origin == origin, failure.c.last < before))


def forget_failures(ledger: Ledger, places: Collection[str]) -> None:
    """Forget failures, whether or not they have been mended."""
    with ledger.writing() as connection:
        for place in places:
            connection.execute(delete(failure).where(failure.c.place == place))


def failures(ledger: Ledger) -> Iterator[Failure]:
    """The inputs that failed and have not been read since, by place."""
    with ledger.reading() as connection:
        for row in connection.execute(select(failure).order_by(failure.c.place)):
            yield Failure(row.place, row.origin, row.reason, bool(row.passing), row.first, row.last, row.tries)


def failed_origins(ledger: Ledger) -> set[str]:
    """What to read to try again all that failed."""
    with ledger.reading() as connection:
        return set(connection.execute(select(failure.c.origin).where(failure.c.origin.is_not(None))).scalars())


def time_now() -> str:
    """The time as it is noted: ISO 8601 in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
