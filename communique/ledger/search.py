"""Full-text search over documents and all kinds of entries, with what was found marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, literal, select

from communique.ledger import dialect
from communique.ledger.filters import Filter, document_conditions, entry_conditions
from communique.ledger.store import Ledger
from communique.ledger.tables import document, entry

_MARKED = re.compile(f"({dialect.MARK_START}.*?{dialect.MARK_END})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: kind and id, the document, its title, and the words in pieces, (piece, found) each."""

    kind: str
    id: str
    document: str | None
    title: str | None
    pieces: tuple[tuple[str, bool], ...]

    def to_json(self) -> dict[str, Any]:
        """The hit as a plain object, its words in one string and what was found in a list."""
        words = "".join(piece for piece, _ in self.pieces)
        found = [piece for piece, is_found in self.pieces if is_found]
        return {"kind": self.kind, "id": self.id, "document": self.document, "title": self.title, "words": words,
                "found": found}  # fmt: skip


def search(ledger: Ledger, words: str, wanted: Filter | None = None, *, limit: int = 50) -> list[Hit]:
    """The best `limit` hits among documents and the best among entries in which all the words stand.

    "Words in quotation marks" stand one after the other; `word*` is a beginning. Grouped by kind, the best first.
    """
    wanted, match = wanted or Filter(), dialect.match_words(words)
    if match is None:
        return []
    hits: list[Hit] = []
    if not wanted.kinds or "document" in wanted.kinds:
        hits += _search_table(ledger, document, match, wanted, limit)
    if wanted.kinds != ("document",):
        hits += sorted(_search_table(ledger, entry, match, wanted, limit), key=lambda hit: hit.kind)
    return hits


def _search_table(ledger: Ledger, table: Table, match: str, wanted: Filter, limit: int) -> Iterator[Hit]:
    columns: tuple[ColumnElement[Any], ...]
    joined, stands, rank = dialect.find_words(table, match)
    if table is document:
        columns = (document.c.key, literal("document").label("kind"), document.c.id, document.c.id, document.c.title)
        conditions = document_conditions(wanted)
    else:
        columns = (entry.c.key, entry.c.kind, entry.c.id, entry.c.document, document.c.title)
        joined = joined.outerjoin(document, document.c.id == entry.c.document)
        conditions = entry_conditions(wanted)
    query = select(*columns).select_from(joined).where(stands, *conditions).order_by(rank, table.c.id).limit(limit)
    with ledger.reading() as connection:
        rows = connection.execute(query).all()
        marked = dialect.mark_words(connection, table, match, [row[0] for row in rows])
    for key, kind, id, read, title in rows:
        yield Hit(kind, id, read, title, _pieces(marked.get(key, "")))


def _pieces(marked: str) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (piece.strip(dialect.MARK_START + dialect.MARK_END), piece.startswith(dialect.MARK_START))
        for piece in _MARKED.split(marked)
        if piece
    )
