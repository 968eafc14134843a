"""Lists a page at a time, by key: the next page begins after the last row of this one, however long the list is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, case, select

from communique.errors import UsageError
from communique.kinds import Document
from communique.ledger.filters import (
    Filter,
    narrow,
    narrow_documents,
)
from communique.ledger.judgements import UNDECIDED, WAITING
from communique.ledger.places import by_due, count, latest, statuses
from communique.ledger.store import Kept, Ledger, kept_query
from communique.ledger.tables import document, entry, judgement, listed, standing, subject
from communique.ledger.terms import KEYS, day_of_place, place_of

Row = TypeVar("Row")
COUNTED = 1000  # entries of a filtered list that are counted; beyond it is said that there are more
_AFTER = re.compile(r"(\d{4}(?:-\d\d){2}|)~(\d{1,9})\Z", re.ASCII)


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
    with ledger.reading() as connection:
        places = latest(connection, narrow(connection, wanted), limit + 1, _place_after(after))
        kept = _kept(connection, [place % KEYS for place in places[:limit]])
    return Page(kept, _token(places[limit - 1]) if len(places) > limit else None)


def page_by_due(ledger: Ledger, wanted: Filter, *, after: str | None = None, limit: int = 50) -> Page[Kept]:
    """Commitments with a date, the earliest date that counts first."""
    place = _place_after(after)
    begin = divmod(place, KEYS) if place is not None else None
    with ledger.reading() as connection:
        rows = by_due(connection, narrow(connection, wanted), limit + 1, begin)
        kept = _kept(connection, [key for _, key in rows[:limit]])
    return Page(kept, _token(rows[limit - 1][0] * KEYS + rows[limit - 1][1]) if len(rows) > limit else None)


def ids_by_due(ledger: Ledger, wanted: Filter, limit: int, *, counted: bool = True) -> tuple[list[str], int]:
    """The ids of the first of these commitments, the earliest date that counts first, and how many there are.

    Those without a date come last, the latest first. Where they are not to be counted the number is that of the ids.
    """
    with ledger.reading() as connection:
        narrowed = narrow(connection, wanted)
        keys = [key for _, key in by_due(connection, narrowed, limit)]
        if len(keys) < limit:
            undated = replace(narrowed, conditions=(*narrowed.conditions, listed.c.due.is_(None)))
            keys += [place % KEYS for place in latest(connection, undated, limit - len(keys))]
        ids = [each.id for each in _kept(connection, keys)]
        return ids, count(connection, narrowed) if counted else len(ids)


def standings_of(ledger: Ledger, ids: Sequence[str], day: str) -> dict[str, tuple[str, str | None, bool]]:
    """For these commitments the status on a day (ISO), the date that counts, and whether it was moved."""
    status = case((and_(standing.c.clock == 1, standing.c.last_day < day), "overdue"), else_=standing.c.status)
    query = select(standing.c.id, status, standing.c.due, standing.c.moved).where(standing.c.id.in_(ids))
    with ledger.reading() as connection:
        return {row[0]: (row[1], row[2], bool(row[3])) for row in connection.execute(query)}


def statuses_kept(ledger: Ledger, day: str) -> dict[str, str]:
    """The status of every commitment on a day (ISO), by id, as it is kept beside them."""
    status = case((and_(standing.c.clock == 1, standing.c.last_day < day), "overdue"), else_=standing.c.status)
    with ledger.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(select(standing.c.id, status)).all()}


def count_standings(ledger: Ledger, wanted: Filter, day: str) -> dict[str, int]:
    """How many of these commitments there are of each status on a day (ISO)."""
    with ledger.reading() as connection:
        return statuses(connection, narrow(connection, wanted), day)


def waiting_first(ledger: Ledger, wanted: Filter, *, limit: int = 1) -> tuple[list[str], Total]:
    """The first entries that wait for a person, in the order of `judgements.waiting`, and how many wait."""
    ids: list[str] = []
    waiting = 0
    with ledger.reading() as connection:
        for kind in wanted.kinds or tuple(WAITING):
            status = "offered" if kind == "followup" else wanted.status
            narrowed = narrow(connection, replace(wanted, kinds=(kind,), status=status))
            narrowed = replace(narrowed, conditions=(*narrowed.conditions, ~_is_judged()))
            if len(ids) < limit:
                keys = [place % KEYS for place in latest(connection, narrowed, limit - len(ids))]
                ids += [each.id for each in _kept(connection, keys)]
            if waiting <= COUNTED:
                waiting += count(connection, narrowed, COUNTED + 1 - waiting)
            if len(ids) >= limit and waiting > COUNTED:
                break
    return ids, Total(min(waiting, COUNTED), waiting > COUNTED)


def _is_judged() -> ColumnElement[bool]:
    """That a person has decided about a row of `listed`."""
    judged = select(entry.c.key).join(subject, subject.c.current == entry.c.id).join(judgement)
    return listed.c.key.in_(judged.where(judgement.c.active == 1, judgement.c.what.not_in(UNDECIDED)))


def page_of_documents(ledger: Ledger, wanted: Filter, *, after: str | None = None, limit: int = 50) -> Page[Document]:
    """Documents without their texts, the latest first, after a key that an earlier page gave."""
    columns = [document.c[name] for name in ("id", "title", "published", "outlet", "language", "sha256", "replaces")]
    with ledger.reading() as connection:
        places = latest(connection, narrow_documents(connection, wanted), limit + 1, _place_after(after))
        keys = [place % KEYS for place in places[:limit]]
        query = select(document.c.key, *columns).where(document.c.key.in_(keys))
        rows = {row.key: row for row in connection.execute(query)}
    found = tuple(
        Document(row.id, row.title, row.published, row.outlet, row.language, (), "", row.sha256, row.replaces)
        for row in (rows[key] for key in keys)
    )
    return Page(found, _token(places[limit - 1]) if len(places) > limit else None)


def count_up_to(ledger: Ledger, wanted: Filter, most: int = COUNTED) -> Total:
    """How many entries a filter takes, or that there are more than `most`."""
    with ledger.reading() as connection:
        return _total(count(connection, narrow(connection, wanted), most + 1), most)


def count_documents(ledger: Ledger, wanted: Filter, most: int = COUNTED) -> Total:
    """How many documents a filter takes, or that there are more than `most`."""
    with ledger.reading() as connection:
        return _total(count(connection, narrow_documents(connection, wanted), most + 1), most)


def _total(counted: int, most: int) -> Total:
    return Total(min(counted, most), counted > most)


def _kept(connection: Connection, keys: Sequence[int]) -> tuple[Kept, ...]:
    """Entries by their keys, in the order given."""
    query = kept_query(entry).add_columns(entry.c.key).where(entry.c.key.in_(keys))
    found = {row[-1]: Kept(*row[:-1]) for row in connection.execute(query)}
    return tuple(found[key] for key in keys)


def _token(place: int) -> str:
    return f"{day_of_place(place)}~{place % KEYS}"


def _place_after(after: str | None) -> int | None:
    """The place that a page begins after, from what the page before it said."""
    if not after:
        return None
    match = _AFTER.match(after)
    if not match:
        raise UsageError(f"{after!r} is no place in this list: begin at its first page.")
    return place_of(match[1], int(match[2]))
