"""Full-text search over documents and all kinds of entries, with what was found marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, literal, select

from communique.kinds import KINDS
from communique.ledger import places
from communique.ledger.dialect import MARK_END, MARK_START, Term, read_terms
from communique.ledger.filters import Filter, Narrowed, narrow, narrow_documents
from communique.ledger.store import Ledger
from communique.ledger.tables import document, entry, listed
from communique.ledger.terms import KEYS

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

    "Words in quotation marks" stand one after the other; `word*` is a beginning. Grouped by kind, the best first; of
    very many hits the latest.
    """
    wanted, terms = wanted or Filter(), read_terms(words)
    hits: list[Hit] = []
    for table in _tables(wanted) if terms else ():
        rows = _look(ledger, table, terms, wanted, limit).rows
        marked = _marked(ledger, table, terms, rows)
        some = [_hit(row, marked) for row in rows]
        hits += sorted(some, key=lambda hit: hit.kind)
    return hits


def _tables(wanted: Filter) -> Iterator[Table]:
    """Where to look for the kinds that are wanted."""
    if not wanted.kinds or "document" in wanted.kinds:
        yield document
    if wanted.kinds != ("document",):
        yield entry


def _marked(ledger: Ledger, table: Table, terms: Sequence[Term], rows: Sequence[Any]) -> dict[int, str]:
    if not rows:
        return {}
    with ledger.reading() as connection:
        return ledger.database.mark_words(connection, table, terms, [row.key for row in rows])


def _hit(row: Any, marked: dict[int, str]) -> Hit:
    return Hit(row.kind, row.id, row.read, row.title, _pieces(marked.get(row.key, "")))


def _pieces(marked: str) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (piece.strip(MARK_START + MARK_END), piece.startswith(MARK_START)) for piece in _MARKED.split(marked) if piece
    )


LOOKED_AT = 1000  # hits among documents and among entries from which groups and facets are made
_RANKED = 5_000  # hits up to which all are ranked; of more the latest come first
_ALLOWED = 30_000  # rows that a filter takes up to which words are looked for among these
_AT_ONCE = 500  # hits asked in one question
_WALKED = 10_000  # hits that are asked, from the latest on, whether a filter that takes more has them


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


def stand(ledger: Ledger, words: str) -> bool:
    """Whether the words stand anywhere."""
    terms = read_terms(words)
    with ledger.reading() as connection:
        found = (connection.execute(ledger.database.latest_words(table, terms, 1)) for table in (document, entry))
        return bool(terms) and any(row.first() for row in found)


def find(ledger: Ledger, words: str, wanted: Filter | None = None, *, limit: int = 10) -> Found:
    """The best `limit` hits of each kind, with how many there are of each kind and of each year."""
    wanted, terms = wanted or Filter(), read_terms(words)
    if not terms:
        return Found((), (), False)
    groups: list[Group] = []
    years: Counter[str] = Counter()
    several, order = False, list(KINDS)
    for table in _tables(wanted):
        looked = _look(ledger, table, terms, wanted, LOOKED_AT)
        several = several or looked.many
        years.update(row.day[:4] for row in looked.rows if row.day)
        groups += _groups(ledger, table, terms, looked, limit)
    groups.sort(key=lambda group: order.index(group.kind))
    return Found(tuple(groups), tuple(sorted(years.items(), reverse=True)), several)


@dataclass(frozen=True, slots=True)
class _Looked:
    """Rows that were found; `many`: too many for ranking, so that the latest come first; `more`: there may be more."""

    rows: Sequence[Any]
    many: bool = False
    more: bool = False


def _look(ledger: Ledger, table: Table, terms: Sequence[Term], wanted: Filter, limit: int) -> _Looked:
    """At most `limit` rows in which the words stand and that the filter takes."""
    narrowing, words = narrow_documents if table is document else narrow, ledger.database.latest_words
    with ledger.reading() as connection:
        narrowed = narrowing(connection, wanted)
        if narrowed.empty:
            return _Looked(())
        keys = _keys(connection, words(table, terms, _WALKED))
        if len(keys) <= _RANKED:
            joined, stands, rank = ledger.database.find_words(table, terms)
            query = _rows(table, joined, narrowed).where(stands).order_by(rank, table.c.id)
            rows = connection.execute(_held(query, narrowed).limit(limit + 1)).all()
            return _Looked(rows[:limit], more=len(rows) > limit)
        few = _is_few(connection, narrowed)
        if few:
            keys = _keys(connection, words(table, terms, limit + 1, _allowed(narrowed)))
        rows = list(islice(_walk(connection, table, keys, narrowed), limit + 1))
        return _Looked(rows[:limit], many=True, more=not few or len(rows) > limit)


def _keys(connection: Connection, query: Select[Any]) -> list[int]:
    return [row[0] for row in connection.execute(query).all()]


def _is_few(connection: Connection, narrowed: Narrowed) -> bool:
    """Whether a filter takes so few rows that words are best looked for among them."""
    if narrowed.groups:
        return min(group.count for group in narrowed.groups) <= _ALLOWED
    return places.count(connection, narrowed, _ALLOWED + 1) <= _ALLOWED


def _walk(connection: Connection, table: Table, keys: Sequence[int], narrowed: Narrowed) -> Iterator[Any]:
    """The rows with these keys that a filter takes, in the order of the keys."""
    wanted = [set(map(str, group.keys)) for group in narrowed.groups]
    for first in range(0, len(keys), _AT_ONCE):
        some = keys[first : first + _AT_ONCE]
        query = _rows(table, table, narrowed).where(table.c.key.in_(some)).order_by(table.c.key.desc())
        for row in connection.execute(query).all():
            own = row.terms.split()
            if not any(group.isdisjoint(own) for group in wanted):
                yield row


def _held(query: Select[Any], narrowed: Narrowed) -> Select[Any]:
    return query.where(*(group.holds(wide=True) for group in narrowed.groups))


def _rows(table: Table, found: FromClause, narrowed: Narrowed) -> Select[Any]:
    """The question for rows of `found` that a filter takes, but for its groups of terms."""
    title, day = document.c.title, table.c.day.label("day")
    columns: tuple[ColumnElement[Any], ...]
    if table is document:
        columns = (document.c.key, literal("document").label("kind"), document.c.id, document.c.id.label("read"))
        joined = found.join(listed, listed.c.key == -document.c.key)
    else:
        columns = (entry.c.key, entry.c.kind, entry.c.id, entry.c.document.label("read"))
        joined = found.join(listed, listed.c.key == entry.c.key)
        joined = joined.outerjoin(document, document.c.id == entry.c.document)
    query = select(*columns, title, day, listed.c.terms).select_from(joined)
    return query.where(narrowed.looked_up, *narrowed.conditions)


def _allowed(narrowed: Narrowed) -> Select[tuple[int]]:
    """The keys of all rows that a filter takes."""
    found = places.all_places(narrowed).subquery()
    return select(found.c.place % KEYS)


def _groups(ledger: Ledger, table: Table, terms: Sequence[Term], looked: _Looked, limit: int) -> Iterator[Group]:
    by_kind: dict[str, list[Any]] = {}
    for row in looked.rows:
        if row.kind != "judgement":
            by_kind.setdefault(row.kind, []).append(row)
    marked = _marked(ledger, table, terms, [row for some in by_kind.values() for row in some[:limit]])
    for kind, some in by_kind.items():
        yield Group(kind, tuple(_hit(row, marked) for row in some[:limit]), len(some), looked.more)
