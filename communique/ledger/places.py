"""Rows of lists found in their order: begun where fewest can be, and read no further than the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, select

from communique.ledger.filters import Narrowed, status_on, within
from communique.ledger.tables import listed, posting

_DENSE = 30  # where at least one in so many rows of a shelf has the term, the order of dates is walked


def latest(connection: Connection, narrowed: Narrowed, limit: int, after: int | None = None) -> list[int]:
    """The places of at most `limit` rows, the latest first, those before the place `after`."""
    if narrowed.empty:
        return []
    if not narrowed.groups and len(narrowed.shelves) > 1:  # each shelf has its order, all together have none
        found = (latest(connection, replace(narrowed, shelves=(one,)), limit, after) for one in narrowed.shelves)
        return sorted((place for some in found for place in some), reverse=True)[:limit]
    column, query = _begin(narrowed)
    if after is not None:
        query = query.where(column < after)
    return list(connection.execute(query.order_by(column.desc()).limit(limit)).scalars())


def count(connection: Connection, narrowed: Narrowed, most: int | None = None) -> int:
    """How many rows there are, counted no further than `most`."""
    if narrowed.empty:
        return 0
    if len(narrowed.groups) == 1 and len(narrowed.groups[0].keys) == 1 and not narrowed.conditions:
        return min(narrowed.groups[0].count, most or narrowed.groups[0].count)
    some = _begin(narrowed)[1].limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def all_places(narrowed: Narrowed) -> Select[tuple[int]]:
    """The question for the places of all rows, in no order."""
    column, query = _begin(narrowed)
    return query.with_only_columns(column.label("place"))


def by_due(
    connection: Connection, narrowed: Narrowed, limit: int | None, after: tuple[int, int] | None = None
) -> list[tuple[int, int]]:
    """Commitments with a date, the earliest date that counts first: its last day as a number, and the key."""
    if narrowed.empty:
        return []
    dated = listed.c.due.is_not(None)
    query: Any = select(listed.c.due, listed.c.key)
    if limit is not None and _is_dense(connection, narrowed):
        held = (group.holds() for group in narrowed.groups)
        query = query.where(narrowed.on_shelves, *held, *narrowed.conditions, dated)
    else:
        query = _of(narrowed, query, (listed.c.due + 0).is_not(None))[1]  # a sum: rows are looked up by place
    if after is not None:
        later = (listed.c.due > after[0]) | (and_(listed.c.due == after[0], listed.c.key > after[1]))
        query = query.where(listed.c.due >= after[0], later)
    rows = connection.execute(query.order_by(listed.c.due, listed.c.key).limit(limit))
    return [(row.due, row.key) for row in rows]


def statuses(connection: Connection, narrowed: Narrowed, day: str) -> dict[str, int]:
    """How many commitments there are of each status on a day (ISO)."""
    if narrowed.empty:
        return {}
    status = status_on(day).label("status")
    query = _of(narrowed, select(status, func.count()), listed.c.status.is_not(None))[1]
    return {row[0]: row[1] for row in connection.execute(query.group_by(status))}


def _begin(narrowed: Narrowed) -> tuple[ColumnElement[int], Select[Any]]:
    """The question for places, begun with the rarest group of terms, or with the shelves where there is none."""
    if narrowed.groups and not narrowed.conditions:
        return posting.c.place, _posted(narrowed)
    return _of(narrowed, select(listed.c.place))


def _of(narrowed: Narrowed, query: Any, *more: ColumnElement[bool]) -> tuple[ColumnElement[int], Any]:
    """A question about rows of `listed`, of those that are asked for, and the column that they are ordered by.

    It begins with the postings, which lie in their order: an outer join keeps databases from turning that round, as
    long as only `coalesce` asks whether there is a row.
    """
    conditions = (narrowed.on_shelves, *narrowed.conditions, *more)
    if not narrowed.groups:
        return listed.c.place, query.where(*conditions)
    posted = _posted(narrowed).subquery()
    joined = posted.outerjoin(listed, and_(listed.c.place == posted.c.place, *conditions))
    return posted.c.place, query.select_from(joined).where(func.coalesce(listed.c.key, 0) != 0)


def _posted(narrowed: Narrowed) -> Select[Any]:
    """The places that have a term of each group, begun with the rarest group."""
    rare = min(narrowed.groups, key=lambda group: group.count)
    query = select(posting.c.place).where(within(posting.c.term, rare.keys))
    if len(rare.keys) > 1:
        query = query.distinct()
    return query.where(*(group.holds(posting.c.place) for group in narrowed.groups if group is not rare))


def _is_dense(connection: Connection, narrowed: Narrowed) -> bool:
    """Whether the terms are so frequent that walking the dates soon finds a page of rows."""
    if not narrowed.groups:
        return True
    most = min(group.count for group in narrowed.groups) * _DENSE
    some = select(literal(1)).select_from(listed).where(narrowed.on_shelves).limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one()) < most
