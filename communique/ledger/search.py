"""Full-text search over documents and all kinds of entries, with what was found marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Table, func, literal, select

from communique.ledger.dialect import MARK_END, MARK_START, Term, read_terms
from communique.ledger.filters import LISTED_DOCUMENTS, LISTED_ENTRIES, Filter, document_conditions, entry_conditions
from communique.ledger.store import Ledger
from communique.ledger.tables import document, entry, listed

_MARKED = re.compile(f"({MARK_START}.*?{MARK_END})", re.DOTALL)


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
    wanted, terms = wanted or Filter(), read_terms(words)
    if not terms:
        return []
    hits: list[Hit] = []
    if not wanted.kinds or "document" in wanted.kinds:
        hits += _search_table(ledger, document, terms, wanted, limit)
    if wanted.kinds != ("document",):
        hits += sorted(_search_table(ledger, entry, terms, wanted, limit), key=lambda hit: hit.kind)
    return hits


def _search_table(ledger: Ledger, table: Table, terms: Sequence[Term], wanted: Filter, limit: int) -> Iterator[Hit]:
    columns: tuple[ColumnElement[Any], ...]
    joined, stands, rank = ledger.database.find_words(table, terms)
    if table is document:
        columns = (document.c.key, literal("document").label("kind"), document.c.id, document.c.id, document.c.title)
        joined = joined.join(listed, listed.c.key == -document.c.key)
    else:
        columns = (entry.c.key, entry.c.kind, entry.c.id, entry.c.document, document.c.title)
        joined = joined.join(listed, listed.c.key == entry.c.key)
        joined = joined.outerjoin(document, document.c.id == entry.c.document)
    narrowing = document_conditions if table is document else entry_conditions
    query = select(*columns).select_from(joined).where(stands).order_by(rank, table.c.id).limit(limit)
    with ledger.reading() as connection:
        query = query.where(*narrowing(connection, wanted))
        rows = connection.execute(query).all()
        marked = ledger.database.mark_words(connection, table, terms, [row[0] for row in rows])
    for key, kind, id, read, title in rows:
        yield Hit(kind, id, read, title, _pieces(marked.get(key, "")))


def _pieces(marked: str) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (piece.strip(MARK_START + MARK_END), piece.startswith(MARK_START)) for piece in _MARKED.split(marked) if piece
    )


LOOKED_AT = 2000  # hits among documents and among entries from which groups and facets are made
_RANKED = 5_000  # hits up to which all are ranked; of more the latest come first


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind: the best of them, how many there are, and whether there are more."""

    kind: str
    hits: tuple[Hit, ...]
    count: int
    more: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, by kind, and in which years; `many`: too many for ranking, so that the latest come first."""

    groups: tuple[Group, ...]
    years: tuple[tuple[str, int], ...]
    many: bool


def find(ledger: Ledger, words: str, wanted: Filter | None = None, *, limit: int = 10) -> Found:
    """The best `limit` hits of each kind, with how many there are of each kind and of each year."""
    wanted, terms = wanted or Filter(), read_terms(words)
    if not terms:
        return Found((), (), False)
    groups: list[Group] = []
    years: Counter[str] = Counter()
    several = False
    for table in (document, entry):
        if table is document and wanted.kinds and "document" not in wanted.kinds:
            continue
        if table is entry and wanted.kinds == ("document",):
            continue
        rows, many = _look(ledger, table, terms, wanted)
        several = several or many
        years.update(row.day[:4] for row in rows if row.day)
        groups += _groups(ledger, table, terms, rows, limit)
    return Found(tuple(groups), tuple(sorted(years.items(), reverse=True)), several)


def _look(ledger: Ledger, table: Table, terms: Sequence[Term], wanted: Filter) -> tuple[Sequence[Any], bool]:
    columns: tuple[ColumnElement[Any], ...]
    joined, stands, rank = ledger.database.find_words(table, terms)
    some = select(literal(1)).select_from(joined).where(stands).limit(_RANKED + 1).subquery()
    title, day = document.c.title, table.c.day.label("day")
    if table is document:
        columns = (document.c.key, literal("document").label("kind"), document.c.id, document.c.id.label("read"), title,
                   day)  # fmt: skip
        rest: FromClause = LISTED_DOCUMENTS
        joined = joined.join(listed, listed.c.key == -document.c.key)
    else:
        columns = (entry.c.key, entry.c.kind, entry.c.id, entry.c.document.label("read"), title, day)
        rest = LISTED_ENTRIES.outerjoin(document, document.c.id == entry.c.document)
        joined = joined.join(listed, listed.c.key == entry.c.key)
        joined = joined.outerjoin(document, document.c.id == entry.c.document)
    narrowing = document_conditions if table is document else entry_conditions
    with ledger.reading() as connection:
        conditions = narrowing(connection, wanted)
        many = connection.execute(select(func.count()).select_from(some)).scalar_one() > _RANKED
        query = select(*columns).where(*conditions).limit(LOOKED_AT)
        if many:
            latest = ledger.database.latest_words(table, terms, _RANKED)
            query = query.select_from(rest).where(table.c.key.in_(latest)).order_by(table.c.key.desc())
        else:
            query = query.select_from(joined).where(stands).order_by(rank)
        return connection.execute(query).all(), many


def _groups(ledger: Ledger, table: Table, terms: Sequence[Term], rows: Sequence[Any], limit: int) -> Iterator[Group]:
    by_kind: dict[str, list[Any]] = {}
    for row in rows:
        if row.kind != "judgement":
            by_kind.setdefault(row.kind, []).append(row)
    shown = [row.key for some in by_kind.values() for row in some[:limit]]
    with ledger.reading() as connection:
        marked = ledger.database.mark_words(connection, table, terms, shown)
    for kind, some in by_kind.items():
        hits = [Hit(kind, row.id, row.read, row.title, _pieces(marked.get(row.key, ""))) for row in some[:limit]]
        yield Group(kind, tuple(hits), len(some), len(rows) >= LOOKED_AT)
