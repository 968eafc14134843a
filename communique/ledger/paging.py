"""Lists a page at a time, by key: the next page begins after the last row of this one, however long the list is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_

from communique.errors import UsageError
from communique.kinds import Document
from communique.ledger.filters import Filter, document_conditions, entry_conditions
from communique.ledger.judgements import UNDECIDED, WAITING
from communique.ledger.standings import status_on
from communique.ledger.store import Kept, Ledger, kept_query
from communique.ledger.tables import document, entry, judgement, standing, subject

Row = TypeVar("Row")
COUNTED = 1000  # entries of a filtered list that are counted; beyond it is said that there are more
_AFTER = re.compile(r"([0-9T:.Z+-]{0,32})~([A-Za-z0-9]{1,32})\Z")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, and after which key the next page begins; `None` where this is the last one."""

    rows: tuple[Row, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Total:
    """How many there are; `more` where there are more than were counted."""

    count: int
    more: bool = False


def page_of_entries(ledger: Ledger, wanted: Filter, *, after: str | None = None, limit: int = 50) -> Page[Kept]:
    """Entries of the filter's kinds, those of the latest documents first, after a key that an earlier page gave."""
    place = (entry.c.day, entry.c.key)
    query = kept_query().add_columns(*place).where(*entry_conditions(wanted))
    query = _after(query, place, after, number=True)
    query = query.order_by(*(each.desc() for each in place)).limit(limit + 1)
    with ledger.reading() as connection:
        rows = list(connection.execute(query))
    kept = tuple(Kept(*row[:-2]) for row in rows[:limit])
    return Page(kept, f"{rows[limit - 1].day}~{rows[limit - 1].key}" if len(rows) > limit else None)


def page_by_due(ledger: Ledger, wanted: Filter, *, after: str | None = None, limit: int = 50) -> Page[Kept]:
    """Commitments with a date, the earliest date that counts first."""
    place = (standing.c.last_day, standing.c.entry)
    query = kept_query().join(standing, standing.c.entry == entry.c.key).add_columns(*place)
    _, *conditions = entry_conditions(wanted)  # without the kind, all of which is here, the index of days is gone by
    query = query.where(*conditions, standing.c.last_day.is_not(None))
    query = _after(query, place, after, number=True, down=False).order_by(*place).limit(limit + 1)
    with ledger.reading() as connection:
        rows = list(connection.execute(query))
    kept = tuple(Kept(*row[:-2]) for row in rows[:limit])
    return Page(kept, f"{rows[limit - 1][-2]}~{rows[limit - 1][-1]}" if len(rows) > limit else None)


def ids_by_due(ledger: Ledger, wanted: Filter) -> list[str]:
    """The ids of all these commitments, the earliest date that counts first, those without a date last."""
    query = select(entry.c.id).join(document, document.c.id == entry.c.document)
    query = query.join(standing, standing.c.entry == entry.c.key).where(*entry_conditions(wanted))
    order = (standing.c.last_day.is_(None), standing.c.last_day, entry.c.id)
    with ledger.reading() as connection:
        return list(connection.execute(query.order_by(*order)).scalars())


def standings_of(ledger: Ledger, ids: Sequence[str], day: str) -> dict[str, tuple[str, str | None, bool]]:
    """For these commitments the status on a day (ISO), the date that counts, and whether it was moved."""
    query = select(standing.c.id, status_on(day), standing.c.due, standing.c.moved).where(standing.c.id.in_(ids))
    with ledger.reading() as connection:
        return {row[0]: (row[1], row[2], bool(row[3])) for row in connection.execute(query)}


def count_standings(ledger: Ledger, wanted: Filter, day: str) -> dict[str, int]:
    """How many of these commitments there are of each status on a day (ISO)."""
    status = status_on(day).label("status")
    joined = standing.join(entry, entry.c.key == standing.c.entry).join(document, document.c.id == entry.c.document)
    query = select(status, func.count()).select_from(joined).where(*entry_conditions(wanted)).group_by(status)
    with ledger.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def waiting_first(ledger: Ledger, wanted: Filter, *, limit: int = 1) -> tuple[list[str], Total]:
    """The first entries that wait for a person, in the order of `judgements.waiting`, and how many wait."""
    judged = (
        select(subject.c.current).join(judgement).where(judgement.c.active == 1, judgement.c.what.not_in(UNDECIDED))
    )
    ids: list[str] = []
    count = 0
    for kind in wanted.kinds or tuple(WAITING):
        conditions = [*entry_conditions(replace(wanted, kinds=(kind,))), entry.c.id.not_in(judged)]
        if kind == "followup":
            conditions.append(entry.c.status == "offered")
        query = select(entry.c.id).outerjoin(document, document.c.id == entry.c.document).where(*conditions)
        first = query.order_by(entry.c.day.desc(), entry.c.key.desc()).limit(limit)
        some = query.limit(COUNTED + 1 - count).subquery()
        with ledger.reading() as connection:
            if len(ids) < limit:
                ids += connection.execute(first).scalars()
            if count <= COUNTED:
                count += connection.execute(select(func.count()).select_from(some)).scalar_one()
        if len(ids) >= limit and count > COUNTED:
            break
    return ids[:limit], Total(min(count, COUNTED), count > COUNTED)


def page_of_documents(ledger: Ledger, wanted: Filter, *, after: str | None = None, limit: int = 50) -> Page[Document]:
    """Documents without their texts, the latest first, after a key that an earlier page gave."""
    columns = [document.c[name] for name in ("id", "title", "published", "outlet", "language", "sha256", "replaces")]
    query = select(*columns).where(*document_conditions(wanted))
    query = _after(query, (document.c.day, document.c.id), after, number=False)
    query = query.order_by(document.c.day.desc(), document.c.id.desc()).limit(limit + 1)
    with ledger.reading() as connection:
        rows = list(connection.execute(query))
    found = tuple(
        Document(row.id, row.title, row.published, row.outlet, row.language, (), "", row.sha256, row.replaces)
        for row in rows[:limit]
    )
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(found, f"{last.published or ''}~{last.id}" if last else None)


def count_up_to(ledger: Ledger, wanted: Filter, most: int = COUNTED) -> Total:
    """How many entries a filter takes, or that there are more than `most`."""
    joined = entry.outerjoin(document, document.c.id == entry.c.document)
    some = select(literal(1)).select_from(joined).where(*entry_conditions(wanted)).limit(most + 1).subquery()
    with ledger.reading() as connection:
        count = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return Total(min(count, most), count > most)


def count_documents(ledger: Ledger, wanted: Filter, most: int = COUNTED) -> Total:
    """How many documents a filter takes, or that there are more than `most`."""
    some = select(literal(1)).select_from(document).where(*document_conditions(wanted)).limit(most + 1).subquery()
    with ledger.reading() as connection:
        count = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return Total(min(count, most), count > most)


def _after(
    query: Select[Any],
    place: tuple[ColumnElement[Any], ColumnElement[Any]],
    after: str | None,
    *,
    number: bool,
    down: bool = True,
) -> Select[Any]:
    if not after:
        return query
    match = _AFTER.match(after)
    if not match or (number and (not match[2].isdecimal() or len(match[2]) > 18)):
        raise UsageError(f"{after!r} is no place in this list: begin at its first page.")
    key: Any = int(match[2]) if number else match[2]
    here, there = tuple_(*place), tuple_(literal(match[1]), literal(key))
    return query.where(here < there if down else here > there)
