"""How each commitment stands, kept beside it, so that lists need not follow all of them.

A row says what holds whatever the day is: the status but for the clock, the day on which the date ends, and whether the
passing of that day makes it overdue. What a follow-up or a judgement touches is marked stale, and worked out anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from communique.kinds import Commitment, Entry
from communique.ledger.filters import RUNNING
from communique.ledger.listing import relist
from communique.ledger.rows import Row, link_rows
from communique.ledger.tables import entry, entry_link, standing
from communique.period import last_day

Value = TypeVar("Value")
MANY = 500  # keys in one question


@dataclass(frozen=True, slots=True)
class State:
    """How a commitment stands whatever the day is; `due` is ISO, `head` the commitment that it only says again."""

    id: str
    status: str
    due: str | None
    clock: bool
    head: str | None = None
    moved: bool = False


def first_state(one: Commitment) -> State:
    """How a commitment stands of which no more is known than itself."""
    clock = one.status in RUNNING and one.force != "conditional" and one.due is not None
    return State(one.id, one.status, one.due, clock)


def standing_row(state: State, key: int, *, stale: bool = False) -> Row:
    """The state as a row of `standing`."""
    last = last_day(state.due or "")
    return {
        "entry": key,
        "id": state.id,
        "status": state.status,
        "due": state.due,
        "last_day": last.isoformat() if last else None,
        "clock": int(state.clock and last is not None),
        "head": state.head,
        "moved": int(state.moved),
        "stale": int(stale),
    }


def standing_rows(one: Entry, key: int) -> list[Row]:
    """The rows of `standing` for an entry: one for a commitment."""
    return [standing_row(first_state(one), key)] if isinstance(one, Commitment) else []


BESIDE = ((entry_link, link_rows), (standing, standing_rows))
# ^ what is kept beside entries: each table, and what makes its rows of an entry and its key

_IS_FOLLOWUP = func.coalesce(entry.c.kind, "") == "followup"  # said so, no database looks for it in the index of kinds


# What is stale


def stale_by_followups(connection: Connection, followups: ColumnElement[bool]) -> None:
    """Mark what these follow-ups (a condition on `entry`) are about, and what their documents promise."""
    query = select(entry.c.key, entry.c.document, entry.c.record).where(_IS_FOLLOWUP, followups)
    rows = [(row.key, row.document, json.loads(row.record)["bearing"]) for row in connection.execute(query)]
    keys = [key for key, _, _ in rows]
    documents = list({id for _, id, bearing in rows if bearing not in ("fulfils", "progresses", "contradicts")})
    for some in _pages(keys):
        about = select(entry_link.c.target).where(entry_link.c.entry.in_(some))
        connection.execute(update(standing).where(standing.c.id.in_(about)).values(stale=1))
    for page in _pages(documents):
        own = select(entry.c.key).where(entry.c.kind == "commitment", entry.c.document.in_(page))
        connection.execute(update(standing).where(standing.c.entry.in_(own)).values(stale=1))


def stale_where_followed(connection: Connection, ids: Sequence[str]) -> None:
    """Mark those of these commitments that follow-ups are about."""
    for some in _pages(ids):
        linked = select(entry_link.c.target).where(entry_link.c.target.in_(some))
        connection.execute(update(standing).where(standing.c.id.in_(linked)).values(stale=1))


def stale_commitments(connection: Connection, keys: Sequence[int]) -> None:
    """Mark the commitments with these keys."""
    for some in _pages(keys):
        connection.execute(update(standing).where(standing.c.entry.in_(some)).values(stale=1))


def stale_ids(connection: Connection, limit: int) -> list[str]:
    """The ids of at most `limit` commitments that are to be looked at again."""
    query = select(standing.c.id).where(standing.c.stale == 1).order_by(standing.c.entry).limit(limit)
    return list(connection.execute(query).scalars())


def keep_states(connection: Connection, asked: Sequence[str], states: Iterable[State]) -> None:
    """Keep how commitments stand; those asked for that have no state any more are stale no longer."""
    query = select(standing.c.id, standing.c.entry).where(standing.c.id.in_(asked))
    keys = {row.id: row.entry for row in connection.execute(query)}
    connection.execute(update(standing).where(standing.c.id.in_(asked)).values(stale=0))
    rows = {state.id: standing_row(state, keys[state.id]) for state in states if state.id in keys}
    if rows:
        connection.execute(delete(standing).where(standing.c.id.in_(list(rows))))
        connection.execute(standing.insert(), list(rows.values()))
        relist(connection, [row["entry"] for row in rows.values()], documents=False)


def _pages(listed: Sequence[Value]) -> Iterator[Sequence[Value]]:
    return (listed[first : first + MANY] for first in range(0, len(listed), MANY))
