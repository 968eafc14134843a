"""The names in a ledger: areas and people, how often each is named, and with whom."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, and_, case, func, literal, not_, or_, select

from communique.kinds import KINDS, READ_KINDS
from communique.ledger.filters import Filter, narrow
from communique.ledger.places import latest
from communique.ledger.rows import fold
from communique.ledger.store import Ledger
from communique.ledger.tables import document, entry, term
from communique.ledger.terms import AGAIN, ALL, DOCUMENT, KEYS, shelves_of

MOST = 20_000  # areas that a list knows, those named most often
_PAIRED = ("meeting", "commitment", "commitment+4")  # shelves whose pairs are shown
_CODES = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?>[A-Z]{2}(?:-[A-Z0-9]{1,3})?\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """An area or a person: the name, an area's ISO 3166 code, and how many entries name it."""

    name: str
    code: str | None
    count: int


def areas_named(ledger: Ledger) -> list[Named]:
    """The areas that entries are of, those named most often first; subdivisions apart from their countries."""
    key = case((term.c.code != "", term.c.code), else_=term.c.value).label("key")
    count = func.sum(term.c.count).label("number")
    query = select(key, term.c.code, count).where(_over_all("area")).group_by(key, term.c.code)
    with ledger.reading() as connection:
        rows = connection.execute(query.order_by(count.desc(), key).limit(MOST)).all()
        names = _written(connection, [row.code for row in rows if row.code])
        names |= {row.value: row.written for row in connection.execute(select(term).where(_over_all("area")))
                  if not row.code}  # fmt: skip
    return [Named(names.get(row.key, row.key), row.code or None, row.number) for row in rows]


def people_named(ledger: Ledger, part: str = "", after: tuple[int, str] | None = None, limit: int = 50) -> list[Named]:
    """The people and organisations in entries, those named most often first, then by name.

    `part` is the beginning of a word of the name; `after` the count and the folded name of the last row before.
    """
    query = select(term.c.written, term.c.count.label("number")).where(_over_all("person"), _is_name())
    if part:
        query = query.where((literal(" ", String) + term.c.value).contains(f" {fold(part)}", autoescape=True))
    if after:
        count, value = after
        query = query.where(term.c.count <= count, (term.c.count < count) | (term.c.value > value))
    with ledger.reading() as connection:
        rows = connection.execute(query.order_by(term.c.count.desc(), term.c.value).limit(limit)).all()
    return [Named(row.written, None, row.number) for row in rows]


def count_people(ledger: Ledger, part: str = "") -> int:
    """How many people and organisations there are, or those with this beginning of a word in their names."""
    query = select(func.count()).select_from(term).where(_over_all("person"), _is_name())
    if part:
        query = query.where((literal(" ", String) + term.c.value).contains(f" {fold(part)}", autoescape=True))
    with ledger.reading() as connection:
        return int(connection.execute(query).scalar_one())


def area_called(ledger: Ledger, asked: str) -> Named | None:
    """The area with this code or exactly this name; `None` where no entry is of it."""
    match = or_(and_(term.c.code == asked.upper(), term.c.code != ""), term.c.value == fold(asked))
    query = select(term).where(_over_all("area"), match).order_by(term.c.count.desc(), term.c.value).limit(1)
    with ledger.reading() as connection:
        row = connection.execute(query).first()
        if row is None:  # a country of which only parts are named
            parts = select(term.c.key).where(_over_all("within"), term.c.value == asked.upper())
            return Named(asked.upper(), asked.upper(), 0) if connection.execute(parts).first() else None
    return Named(row.written, row.code or None, 0)


def person_called(ledger: Ledger, asked: str) -> Named | None:
    """The person or organisation with exactly this name; `None` where no entry names it."""
    query = select(term.c.written).where(_over_all("person"), term.c.value == fold(asked))
    with ledger.reading() as connection:
        written = connection.execute(query).scalar_one_or_none()
    return Named(written, None, 0) if written is not None else None


def partners(ledger: Ledger, area: Named, limit: int = 30) -> list[Named]:
    """The areas that are in the same entries as an area, those most often; its own parts and wholes left out."""
    own = area.code or fold(area.name)
    query = select(term.c.value, term.c.count.label("number")).where(
        _over_all("pair"), term.c.value.startswith(f"{own}>", autoescape=True)
    )
    with ledger.reading() as connection:
        rows = connection.execute(query.order_by(term.c.count.desc(), term.c.value).limit(limit)).all()
        codes = [row.value.rpartition(">")[2] for row in rows]
        names = _written(connection, codes)
    return [Named(names.get(code, code), code, row.number) for code, row in zip(codes, rows, strict=True)]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two areas, by code, and how many meetings and commitments name both."""

    first: str
    second: str
    count: int


def pairs_named(ledger: Ledger, code: str | None, limit: int) -> list[Pair]:
    """The pairs of areas that meet or commit themselves together, the most frequent first; with `code` only its own.

    An area and a part of it are no pair.
    """
    count = func.sum(term.c.count).label("number")
    query = select(term.c.value, count).where(term.c.shelf.in_(_PAIRED), term.c.name == "pair", term.c.count > 0)
    if code:
        query = query.where(term.c.value.startswith(f"{code}>"))
    with ledger.reading() as connection:
        rows = connection.execute(query.group_by(term.c.value).order_by(count.desc(), term.c.value)).all()
    pairs = {tuple(sorted(row.value.split(">"))): int(row.number) for row in rows if _CODES.match(row.value)}
    return [Pair(first, second, count) for (first, second), count in pairs.items()][:limit]


def roles_of(ledger: Ledger, name: str, limit: int = 400) -> list[tuple[str, str | None, str | None, str | None]]:
    """The roles in which a person is named: role, area's name and code, the day of the latest document that says so."""
    wanted = fold(name)
    query = select(entry.c.key, entry.c.record, document.c.published)
    query = query.join(document, document.c.id == entry.c.document)
    found: dict[str, tuple[str, str | None, str | None, str | None]] = {}
    with ledger.reading() as connection:
        narrowed = narrow(connection, Filter(kinds=READ_KINDS, named=name))
        keys = [place % KEYS for place in latest(connection, narrowed, limit)]
        rows = {row.key: row for row in connection.execute(query.where(entry.c.key.in_(keys)))}
    for row in (rows[key] for key in keys if key in rows):
        for each in _people_in(json.loads(row.record)):
            if fold(each.get("name") or "") == wanted and each.get("role"):
                area = each.get("represents") or {}
                found.setdefault(fold(each["role"]), (each["role"], area.get("name"), area.get("code"),
                                                     row.published))  # fmt: skip
    return list(found.values())


def counts_of_area(ledger: Ledger, area: Named) -> dict[str, int]:
    """How many entries of each kind are of an area, its parts not counted."""
    return _counts(ledger, "area", term.c.code == area.code if area.code else term.c.value == fold(area.name))


def counts_of_person(ledger: Ledger, person: Named) -> dict[str, int]:
    """How many entries of each kind name a person."""
    return _counts(ledger, "person", term.c.value == fold(person.name))


def _counts(ledger: Ledger, name: str, which: ColumnElement[bool]) -> dict[str, int]:
    kinds = {
        shelf: shelf.partition("+")[0] for shelf in shelves_of(KINDS, AGAIN) if shelf not in (DOCUMENT, "judgement")
    }
    query = select(term.c.shelf, func.sum(term.c.count)).where(term.c.shelf.in_(kinds), term.c.name == name, which)
    counts: dict[str, int] = {}
    with ledger.reading() as connection:
        for shelf, count in connection.execute(query.group_by(term.c.shelf).order_by(term.c.shelf)):
            counts[kinds[shelf]] = counts.get(kinds[shelf], 0) + int(count)
    return {kind: count for kind, count in counts.items() if count}


def _over_all(name: str) -> ColumnElement[bool]:
    """Terms of this name over all kinds, that anything in lists has."""
    return and_(term.c.shelf == ALL, term.c.name == name, term.c.count > 0)


def _is_name() -> ColumnElement[bool]:
    """Not "the department" or "its partners": what is all small Latin letters names nobody."""
    return not_(and_(term.c.written == term.c.value, func.substr(term.c.value, 1, 1).between("a", "z")))


def _written(connection: Connection, codes: Sequence[str]) -> dict[str, str]:
    """The name that each of these codes of areas goes by most often."""
    query = select(term.c.code, term.c.written).where(_over_all("area"), term.c.code.in_(codes))
    rows = connection.execute(query.order_by(term.c.count, term.c.value.desc()))
    return {row.code: row.written for row in rows}


def _named_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _named_in(each)
    elif isinstance(value, dict):
        if isinstance(value.get("name"), str):
            yield value
        for name, each in value.items():
            if name not in ("evidence", "sectors"):
                yield from _named_in(each)


def _people_in(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (each for each in _named_in(record) if "role" in each)
