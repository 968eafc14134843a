"""Lists kept ready: `listed`, `term` and `posting` follow from the other tables, in the transaction that changes these.

Whoever adds, changes, hides or removes entries or documents says so here (`list_new`, `relist`, `unlist`); nothing is
worked out when a page is asked for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, select

from communique.kinds import READ_KINDS, Entry, from_json
from communique.ledger import dialect
from communique.ledger.memory import Memory, Shelved
from communique.ledger.rows import entry_days
from communique.ledger.tables import document, entry, entry_link, listed, posting, standing, state, term
from communique.ledger.terms import (
    AGAIN,
    ALL,
    DOCUMENT,
    HIDDEN,
    KEYS,
    REPLACED,
    Term,
    Terms,
    counted_on_shelf,
    counted_over_all,
    day_number,
    entry_terms,
    is_posted,
    place_of,
    shelf_of,
)
from communique.period import first_day, last_day

VERSION = 1  # of what these tables hold; a ledger with another one is listed anew when it is opened
_STATE = "lists"
_MANY = 500  # keys in one question
_AT_ONCE = 2000  # entries listed at a time
_OF_DOCUMENTS = ("area", "person", "within")  # terms that a document has because its entries have them
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Stands:
    """How a commitment stands whatever the day is: the status but for the clock, the date that counts (ISO)."""

    status: str
    due: str | None
    clock: bool
    again: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A row to be listed: its key (of a document below zero), kind, why it is left out, day, own days and terms."""

    key: int
    kind: str
    off: int
    day: str
    days: tuple[str | None, str | None]
    terms: Terms
    stands: Stands | None = None


class ListedRow(NamedTuple):
    """A row of `listed`, its columns in their order."""

    key: int
    shelf: str
    place: int
    first: int | None
    last: int | None
    status: str | None
    due_from: int | None
    due: int | None
    clock: int | None
    terms: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A listing made ready for the ledger, which alone knows the keys of its terms; needs none, so any process can.

    `terms` are those on their shelves with their names as written, `posted` those of them under which it is posted.
    """

    row: ListedRow
    day: str
    terms: dict[Shelved, str]
    posted: list[Shelved]

    def keyed(self, key: int) -> Ready:
        """The same with another key."""
        return Ready(self.row._replace(key=key, place=place_of(self.day, abs(key))), self.day, self.terms, self.posted)


def listing_of(one: Entry, key: int, day: str, off: int = 0, stands: Stands | None = None) -> Listing:
    """An entry as it is to be listed."""
    terms = entry_terms(one)
    if stands is not None:
        terms[Term("standing", stands.status)] = ""
        off |= AGAIN if stands.again else 0
    return Listing(key, one.kind, off, day, entry_days(one), terms, stands)


def list_document(key: int, day: str, terms: Terms, *, replaced: bool = False) -> Listing:
    """A document as it is to be listed, with the terms of its entries."""
    own = {each: written for each, written in terms.items() if each.name in _OF_DOCUMENTS}
    return Listing(-key, DOCUMENT, REPLACED if replaced else 0, day, (None, None), own)


# Writing


def list_new(connection: Connection, listings: Sequence[Ready], memory: Memory) -> None:
    """List what is not listed yet; `memory` holds keys of terms."""
    _add(connection, _rows(connection, listings, memory))


def _settle(connection: Connection, keys: Collection[int], listings: Sequence[Listing]) -> None:
    """Let the rows with these keys be those of the listings; what is so already is left alone."""
    old: dict[int, ListedRow] = {}
    for some in pages(list(keys)):
        query = select(*listed.c).where(listed.c.key.in_(some))
        old |= {row.key: ListedRow(*row) for row in connection.execute(query)}
    made = _rows(connection, list(map(make_ready, listings)), Memory())
    new = {each.row.key: each.row for each in made}
    unlist(connection, [key for key, row in old.items() if new.get(key) != row])
    _add(connection, [each for each in made if old.get(each.row.key) != each.row])


@dataclass(frozen=True, slots=True)
class _Keyed:
    """A row of `listed` with the keys of its terms, and of those under which it is posted."""

    row: ListedRow
    terms: list[int]
    posted: list[int]


def _rows(connection: Connection, listings: Sequence[Ready], memory: Memory) -> list[_Keyed]:
    """The rows of `listed` with the keys of their terms; terms that are new are added."""
    wanted: dict[Shelved, str] = {}
    for each in listings:
        wanted |= each.terms
    keys = _term_keys(connection, wanted, memory)
    rows = []
    for each in listings:
        own = [keys[one] for one in each.terms]
        row = each.row._replace(terms=" ".join(map(str, own)))
        rows.append(_Keyed(row, own, [keys[one] for one in each.posted]))
    return rows


def _add(connection: Connection, rows: Sequence[_Keyed]) -> None:
    _count(connection, Counter(chain.from_iterable([each.terms for each in rows])))
    dialect.insert_many(connection, listed, [each.row for each in rows])
    dialect.insert_many(connection, posting, sorted([(key, each.row.place) for each in rows for key in each.posted]))


def unlist(connection: Connection, keys: Collection[int]) -> None:
    """Take rows out of all lists."""
    for some in pages(list(keys)):
        rows = connection.execute(
            select(listed.c.key, listed.c.place, listed.c.terms).where(listed.c.key.in_(some))
        ).all()
        counts = Counter[int]()
        gone = []
        for row in rows:
            terms = [int(each) for each in row.terms.split()]
            counts.subtract(terms)
            gone += [{"of": each, "at": row.place} for each in terms]
        _count(connection, counts)
        if gone:
            where = and_(posting.c.term == bindparam("of"), posting.c.place == bindparam("at"))
            connection.execute(delete(posting).where(where), gone)
        connection.execute(delete(listed).where(listed.c.key.in_([row.key for row in rows])))


def relist(connection: Connection, keys: Iterable[int], *, documents: bool = True) -> None:
    """List entries anew, as they and what they are about are now; with `documents` their documents too."""
    wanted = sorted(set(keys))
    touched: set[str] = set()
    for some in pages(wanted):
        rows = _entry_rows(connection, entry.c.key.in_(some))
        touched |= {row.document for row in rows if row.document and row.kind in READ_KINDS}
        _settle(connection, some, list(_listings(connection, rows)))
    if documents:
        relist_documents(connection, sorted(touched))


def relist_about(connection: Connection, ids: Collection[str]) -> None:
    """List the entries anew that are about these entries or documents."""
    relist(connection, keys_about(connection, list(ids)))


def relist_of(connection: Connection, id: str) -> None:
    """List a document anew with its entries, and what is about it or them."""
    rows = connection.execute(select(entry.c.key, entry.c.id).where(entry.c.document == id)).all()
    about = keys_about(connection, [id, *(row.id for row in rows)])
    relist(connection, {*(row.key for row in rows), *about})
    relist_documents(connection, [id])


def list_all(connection: Connection) -> None:
    """Make all lists anew from the other tables, a part at a time."""
    for table in (posting, term, listed):
        connection.execute(delete(table))
    last, after = 0, ""
    memory = Memory()
    while rows := _entry_rows(connection, entry.c.key > last, limit=_AT_ONCE):
        list_new(connection, list(map(make_ready, _listings(connection, rows))), memory)
        last = rows[-1].key
    query = select(document.c.id).order_by(document.c.id).limit(_MANY)
    while ids := list(connection.execute(query.where(document.c.id > after)).scalars()):
        relist_documents(connection, ids)
        after = ids[-1]
    connection.execute(delete(state).where(state.c.name == _STATE))
    connection.execute(state.insert().values(name=_STATE, value=VERSION))


def is_listed(connection: Connection) -> bool:
    """Whether the lists hold what this version puts there."""
    found = connection.execute(select(state.c.value).where(state.c.name == _STATE)).scalar_one_or_none()
    return found == VERSION


# What is to be listed


def _entry_rows(connection: Connection, which: ColumnElement[bool], limit: int | None = None) -> Sequence[Any]:
    columns = (
        entry.c.key, entry.c.id, entry.c.kind, entry.c.document, entry.c.day, entry.c.record, entry.c.hidden,
        func.coalesce(document.c.replaced, 0).label("replaced"), func.coalesce(document.c.removed, 0).label("removed"),
        standing.c.status, standing.c.due, standing.c.clock, standing.c.head,
    )  # fmt: skip
    joined = entry.outerjoin(document, document.c.id == entry.c.document)
    query = select(*columns).select_from(joined.outerjoin(standing, standing.c.entry == entry.c.key)).where(which)
    return connection.execute(query.order_by(entry.c.key).limit(limit)).all()


def _listings(connection: Connection, rows: Sequence[Any]) -> Iterator[Listing]:
    """The entries as they are to be listed; none for those that a removed document takes out of all lists."""
    targets = _targets(connection, [row.key for row in rows if row.kind not in READ_KINDS])
    for row in rows:
        about = targets.get(row.key, (0, 0, 0))
        replaced = row.replaced or about[0]
        hidden, removed = row.hidden is not None, bool(row.removed)
        if row.kind != "judgement":
            hidden, removed = hidden or about[1] > 0, removed or about[2] > 0
        if removed:
            continue
        stands = Stands(row.status, row.due, bool(row.clock), row.head is not None) if row.status is not None else None
        off = (REPLACED if replaced else 0) | (HIDDEN if hidden else 0)
        yield listing_of(from_json(json.loads(row.record)), row.key, row.day or "", off, stands)


def _targets(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """For entries that are about others: is any of these of a replaced version, hidden, removed."""
    other, home = entry.alias(), document.alias()
    named = document
    found: dict[int, tuple[int, int, int]] = {}
    for some in pages(keys):
        joined = entry_link.outerjoin(named, named.c.id == entry_link.c.target)
        joined = joined.outerjoin(other, other.c.id == entry_link.c.target).outerjoin(
            home, home.c.id == other.c.document
        )
        query = select(
            entry_link.c.entry,
            func.max(func.coalesce(named.c.replaced, 0)),
            func.max(func.coalesce(func.length(other.c.hidden), 0)),
            func.max(func.coalesce(named.c.removed, 0) + func.coalesce(home.c.removed, 0)),
        ).select_from(joined)
        query = query.where(entry_link.c.entry.in_(some)).group_by(entry_link.c.entry)
        found |= {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}
    return found


def keys_about(connection: Connection, ids: Sequence[str]) -> set[int]:
    """The keys of the entries that are about these entries or documents."""
    found: set[int] = set()
    for some in pages(ids):
        found |= set(connection.execute(select(entry_link.c.entry).where(entry_link.c.target.in_(some))).scalars())
    return found


def keys_named(connection: Connection, names: Sequence[str], values: Sequence[str]) -> list[int]:
    """The keys of all entries, in lists or not, that name one of these areas or people, folded as by `fold`."""
    query = select(posting.c.place).join(term, term.c.key == posting.c.term)
    query = query.where(term.c.name.in_(names), term.c.value.in_(values), ~term.c.shelf.like(f"{DOCUMENT}%"))
    return sorted({place % KEYS for place in connection.execute(query).scalars()})


def relist_documents(connection: Connection, ids: Sequence[str]) -> None:
    """List documents anew, where anything of them changed, with the terms of their entries that lists show."""
    for some in pages(ids):
        columns = (document.c.id, document.c.key, document.c.day, document.c.replaced, document.c.removed)
        rows = connection.execute(select(*columns).where(document.c.id.in_(some))).all()
        terms = _terms_of_documents(connection, some)
        listings = [
            list_document(row.key, row.day, terms.get(row.id, {}), replaced=bool(row.replaced))
            for row in rows
            if not row.removed
        ]
        _settle(connection, [-row.key for row in rows], listings)


def _terms_of_documents(connection: Connection, ids: Sequence[str]) -> dict[str, Terms]:
    joined = entry.join(listed, listed.c.key == entry.c.key)
    query = select(entry.c.document, listed.c.terms).select_from(joined)
    query = query.where(entry.c.document.in_(ids), entry.c.hidden.is_(None), entry.c.kind != "judgement")
    keys: dict[str, set[int]] = {}
    for id, terms in connection.execute(query):
        keys.setdefault(id, set()).update(int(each) for each in terms.split())
    known: dict[int, tuple[Term, str]] = {}
    for some in pages(sorted(set().union(*keys.values()))):
        rows = connection.execute(select(term).where(term.c.key.in_(some), term.c.name.in_(_OF_DOCUMENTS)))
        known |= {row.key: (Term(row.name, row.value, row.code), row.written) for row in rows if row.shelf != ALL}
    return {id: dict(known[key] for key in sorted(own) if key in known) for id, own in keys.items()}


# Rows


def _shelved(each: Listing) -> dict[Shelved, str]:
    """The terms of a row with the shelves on which they count; over all kinds only what lists show."""
    shelf = shelf_of(each.kind, each.off)
    found = {(shelf, *one): written for one, written in each.terms.items() if counted_on_shelf(one, each.kind)}
    if each.kind != DOCUMENT and each.off in (0, AGAIN):
        found |= {(ALL, *one): written for one, written in each.terms.items() if counted_over_all(one, each.kind)}
    return found


def make_ready(each: Listing) -> Ready:
    """The listing made ready for the ledger."""
    terms = _shelved(each)
    posted = [one for one in terms if one[0] != ALL and is_posted(one[1])]
    return Ready(_row(each), each.day, terms, posted)


def _row(each: Listing) -> ListedRow:
    """The row but for its terms."""
    stands = each.stands
    begins, ends = (first_day(stands.due), last_day(stands.due)) if stands and stands.due else (None, None)
    first, last = (day_number(day) or None for day in each.days)
    return ListedRow(
        key=each.key,
        shelf=shelf_of(each.kind, each.off),
        place=place_of(each.day, abs(each.key)),
        first=first,
        last=last,
        status=stands.status if stands else None,
        due_from=day_number(begins.isoformat()) if begins else None,
        due=day_number(ends.isoformat()) if ends else None,
        clock=int(stands.clock and ends is not None) if stands else None,
        terms="",
    )


def _term_keys(connection: Connection, wanted: Mapping[Shelved, str], memory: Memory) -> dict[Shelved, int]:
    """The keys of terms on their shelves; those that are new are made, with their names as they are written."""
    known = {one: key for one in wanted if (key := memory.find_term(one)) is not None}
    asked = [one for one in wanted if one not in known]
    found: dict[tuple[str, ...], int] = {}
    for some in pages(asked):
        found |= dialect.find_keys(connection, term, ("shelf", "name", "value", "code"), some)
    if new := [one for one in asked if one not in found]:
        first = dialect.next_key(connection, term)
        found |= {one: first + n for n, one in enumerate(new)}
        dialect.insert_many(connection, term, [(found[one], *one, wanted[one], 0) for one in new])
    for one in asked:
        known[one] = found[one]
        memory.note_term(one, found[one])
    return known


def _count(connection: Connection, counts: Mapping[int, int]) -> None:
    changed = [(count, key) for key, count in sorted(counts.items()) if count]
    dialect.change_many(connection, "UPDATE term SET count = count + ? WHERE key = ?", changed)


def pages(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Many values, as many at a time as fit into one question."""
    return (values[first : first + _MANY] for first in range(0, len(values), _MANY))
