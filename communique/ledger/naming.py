"""The names in a ledger: areas and people, how often each is named, and with whom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, and_, func, or_, select

from communique.kinds import READ_KINDS
from communique.ledger.filters import Filter, entry_conditions
from communique.ledger.rows import fold
from communique.ledger.store import Ledger
from communique.ledger.tables import document, entry, entry_area, entry_person

MOST = 20_000  # names that a list knows, those named most often


@dataclass(frozen=True, slots=True)
class Named:
    """An area or a person: the name, an area's ISO 3166 code, and how many entries name it."""

    name: str
    code: str | None
    count: int


def areas_named(ledger: Ledger) -> list[Named]:
    """The areas that entries are of, those named most often first; subdivisions apart from their countries."""
    key = func.coalesce(entry_area.c.code, entry_area.c.name).label("key")
    query = select(key, func.max(entry_area.c.code), func.min(entry_area.c.entry), func.count())
    query = query.group_by(key).order_by(func.count().desc(), key).limit(MOST)
    with ledger.reading() as connection:
        rows = list(connection.execute(query))
    written = _as_written(ledger, [row[2] for row in rows])
    return [Named(_of_code(written.get(row[2]), row[1], row[0]), row[1], row[3]) for row in rows]


def people_named(ledger: Ledger) -> list[Named]:
    """The people and organisations in entries, those named most often first."""
    query = select(entry_person.c.name, func.min(entry_person.c.entry), func.count()).group_by(entry_person.c.name)
    query = query.join(entry, entry.c.key == entry_person.c.entry).where(entry.c.kind != "judgement")
    with ledger.reading() as connection:
        rows = list(connection.execute(query.order_by(func.count().desc(), entry_person.c.name).limit(MOST)))
    written = _as_written(ledger, [row[1] for row in rows])
    return [Named(_of_name(written.get(row[1]), row[0]), None, row[2]) for row in rows]


def area_called(ledger: Ledger, asked: str) -> Named | None:
    """The area with this code or exactly this name; `None` where no entry is of it."""
    match = or_(entry_area.c.code == asked.upper(), entry_area.c.name == fold(asked))
    query = select(entry_area.c.entry, entry_area.c.code, entry_area.c.name).where(match).limit(1)
    with ledger.reading() as connection:
        row = connection.execute(query).first()
        if row is None and len(asked) == 2:  # a country of which only parts are named
            parts = select(entry_area.c.entry).where(entry_area.c.code.startswith(f"{asked.upper()}-")).limit(1)
            return Named(asked.upper(), asked.upper(), 0) if connection.execute(parts).first() else None
    if row is None:
        return None
    written = _as_written(ledger, [row.entry]).get(row.entry)
    return Named(_of_code(written, row.code, row.code or row.name, asked), row.code, 0)


def person_called(ledger: Ledger, asked: str) -> Named | None:
    """The person or organisation with exactly this name; `None` where no entry names it."""
    query = select(entry_person.c.entry).where(entry_person.c.name == fold(asked)).limit(1)
    with ledger.reading() as connection:
        row = connection.execute(query).first()
    return Named(_of_name(_as_written(ledger, [row.entry]).get(row.entry), fold(asked)), None, 0) if row else None


def partners(ledger: Ledger, area: Named, limit: int = 30) -> list[Named]:
    """The areas that are in the same entries as an area, those most often; its own parts and wholes left out."""
    own, other = entry_area.alias(), entry_area.alias()
    mine = own.c.code == area.code if area.code else own.c.name == fold(area.name)
    query = select(other.c.code, func.min(other.c.entry), func.count()).join(own, own.c.entry == other.c.entry)
    query = query.where(mine, other.c.code.is_not(None), other.c.code != (area.code or ""))
    if area.code:
        query = query.where(func.substr(other.c.code, 1, 2) != area.code[:2])
    with ledger.reading() as connection:
        rows = list(connection.execute(query.group_by(other.c.code).order_by(func.count().desc()).limit(limit)))
    written = _as_written(ledger, [row[1] for row in rows])
    return [Named(_of_code(written.get(row[1]), row[0], row[0]), row[0], row[2]) for row in rows]


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
    one, other = entry_area.alias(), entry_area.alias()
    query = select(one.c.code, other.c.code, func.count()).join(other, other.c.entry == one.c.entry)
    query = query.join(entry, entry.c.key == one.c.entry).where(entry.c.kind.in_(("meeting", "commitment")))
    query = query.where(one.c.code < other.c.code, entry.c.hidden.is_(None))
    query = query.where(func.substr(one.c.code, 1, 2) != func.substr(other.c.code, 1, 2))
    if code:
        query = query.where(or_(one.c.code == code, other.c.code == code))
    query = query.group_by(one.c.code, other.c.code).order_by(func.count().desc(), one.c.code, other.c.code)
    with ledger.reading() as connection:
        return [Pair(*row) for row in connection.execute(query.limit(limit))]


def roles_of(ledger: Ledger, name: str, limit: int = 400) -> list[tuple[str, str | None, str | None, str | None]]:
    """The roles in which a person is named: role, area's name and code, the day of the latest document that says so."""
    wanted = fold(name)
    keys = select(entry_person.c.entry).where(entry_person.c.name == wanted)
    query = select(entry.c.record, document.c.published).join(document, document.c.id == entry.c.document)
    query = query.where(entry.c.key.in_(keys), *entry_conditions(Filter(kinds=READ_KINDS)))
    found: dict[str, tuple[str, str | None, str | None, str | None]] = {}
    with ledger.reading() as connection:
        for row in connection.execute(query.order_by(document.c.day.desc()).limit(limit)):
            for each in _people_in(json.loads(row.record)):
                if fold(each.get("name") or "") == wanted and each.get("role"):
                    area = each.get("represents") or {}
                    found.setdefault(fold(each["role"]), (each["role"], area.get("name"), area.get("code"),
                                                         row.published))  # fmt: skip
    return list(found.values())


def counts_naming(ledger: Ledger, table: Table, condition: Any) -> dict[str, int]:
    """How many entries of each kind name an area or a person."""
    keys = select(table.c.entry).where(condition)
    query = select(entry.c.kind, func.count()).where(and_(entry.c.key.in_(keys), entry.c.hidden.is_(None)))
    with ledger.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query.group_by(entry.c.kind)) if row[0] != "judgement"}


def counts_of_area(ledger: Ledger, area: Named) -> dict[str, int]:
    """How many entries of each kind are of an area, its parts not counted."""
    own = entry_area.c.code == area.code if area.code else entry_area.c.name == fold(area.name)
    return counts_naming(ledger, entry_area, own)


def counts_of_person(ledger: Ledger, person: Named) -> dict[str, int]:
    """How many entries of each kind name a person."""
    return counts_naming(ledger, entry_person, entry_person.c.name == fold(person.name))


def _as_written(ledger: Ledger, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """For entries by key all that they name, as it is written there."""
    found: dict[int, list[dict[str, Any]]] = {}
    with ledger.reading() as connection:
        for first in range(0, len(keys), 500):
            query = select(entry.c.key, entry.c.record).where(entry.c.key.in_(keys[first : first + 500]))
            for row in connection.execute(query):
                found[row.key] = list(_named_in(json.loads(row.record)))
    return found


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


def _of_code(written: list[dict[str, Any]] | None, code: str | None, default: str, asked: str = "") -> str:
    for each in written or ():
        same = each.get("code") == code if code else fold(each["name"]) == fold(asked or default)
        if same and "role" not in each:
            return str(each["name"])
    return default


def _of_name(written: list[dict[str, Any]] | None, folded: str) -> str:
    return next((str(each["name"]) for each in written or () if fold(each["name"]) == folded), folded)
