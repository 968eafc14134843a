"""How documents came: what was said of them before they were opened, and which are of one page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, select

from communique.ledger.tables import document, origin
from communique.said import Came

if TYPE_CHECKING:
    from communique.ledger.store import Ledger

_PAGE = 500
_OF_PAGE = (
    select(document.c.id, document.c.replaced, document.c.removed, origin.c.record)
    .join(origin, origin.c.document == document.c.id)
    .where(origin.c.key == bindparam("page"))
    .order_by(document.c.key.desc())
)


@dataclass(frozen=True, slots=True)
class OfPage:
    """A document of a page: its id, how it came, and whether it still counts."""

    id: str
    came: Came
    counts: bool


def keep_origin(connection: Connection, id: str, came: Came) -> None:
    """Note how a document came of which that is not noted yet."""
    record = json.dumps(came.to_json(), ensure_ascii=False)
    connection.execute(origin.insert(), [{"document": id, "key": came.key, "record": record}])


def forget_origin(connection: Connection, id: str) -> None:
    """Forget how a document came, before it is read again."""
    connection.execute(delete(origin).where(origin.c.document == id))


def find_origin(ledger: Ledger, id: str) -> Came | None:
    """How a document came; `None` for a plain text that came as itself."""
    with ledger.reading() as connection:
        record = connection.execute(select(origin.c.record).where(origin.c.document == id)).scalar_one_or_none()
    return Came.from_json(json.loads(record)) if record else None


def find_of_page(connection: Connection, key: str) -> list[OfPage]:
    """The documents of the page whose addresses share this key, the last one read first."""
    rows = connection.execute(_OF_PAGE, {"page": key})
    return [OfPage(row.id, Came.from_json(json.loads(row.record)), not (row.replaced or row.removed)) for row in rows]


def all_ids(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Id and SHA-256 of all documents that nobody removed, by id."""
    after = ""
    while True:
        query = select(document.c.id, document.c.sha256).where(document.c.id > after, document.c.removed == 0)
        with ledger.reading() as connection:
            rows = list(connection.execute(query.order_by(document.c.id).limit(_PAGE)))
        yield from ((row.id, row.sha256) for row in rows)
        if len(rows) < _PAGE:
            return
        after = rows[-1].id
