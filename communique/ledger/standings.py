"""How each commitment stands, kept beside it, so that lists need not follow all of them; and facets of all entries.

A row says what holds whatever the day is: the status but for the clock, the day on which the date ends, and whether the
passing of that day makes it overdue. What a follow-up or a judgement touches is marked stale, and worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, and_, case, delete, select, update

from communique.kinds import Commitment, Entry, Figure, Followup, Hub, Meeting, Reconciliation, Statement
from communique.ledger.rows import Row, area_rows, fold, link_rows, person_rows
from communique.ledger.tables import entry, entry_area, entry_facet, entry_link, entry_person, standing
from communique.period import last_day

Value = TypeVar("Value")
MANY = 500  # keys in one question
RUNNING = ("open", "in progress")


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


def facet_rows(one: Entry, key: int) -> list[Row]:
    """What entries are narrowed by beside area, person and period, as rows of `entry_facet`."""
    found = dict.fromkeys((name, value) for name, value in _facets(one) if value)
    return [{"name": name, "value": value, "entry": key} for name, value in found]


def _facets(one: Entry) -> Iterator[tuple[str, str]]:
    match one:
        case Commitment():
            yield from (("force", one.force), ("type", one.type))
            yield from (("sector", sector.code) for sector in one.sectors)
            for actor in one.actors:
                yield from (("actor", fold(actor.name)), ("actor", actor.code or ""))
        case Figure():
            yield from (("indicator", one.indicator), ("measure", one.measure), ("hedge", one.hedge))
        case Reconciliation():
            yield from (("indicator", one.indicator), ("verdict", one.verdict))
        case Meeting():
            yield "form", one.form
        case Statement():
            yield "mode", one.mode
        case Hub():
            yield "hub", one.status
        case Followup():
            yield "bearing", one.bearing


BESIDE = (
    (entry_area, area_rows), (entry_person, person_rows), (entry_link, link_rows), (entry_facet, facet_rows),
    (standing, standing_rows),
)  # fmt: skip
# ^ what is kept beside entries: each table, and what makes its rows of an entry and its key


def status_on(day: str) -> ColumnElement[str]:
    """The status on a day (ISO) as a column of questions that join `standing`."""
    late = and_(standing.c.clock == 1, standing.c.last_day < day)
    return case((late, "overdue"), else_=standing.c.status)


# What is stale


def stale_by_followups(connection: Connection, followups: ColumnElement[bool]) -> None:
    """Mark what these follow-ups (a condition on `entry`) are about, and what their documents promise."""
    query = select(entry.c.key, entry.c.document, entry_facet.c.value).where(entry.c.kind == "followup", followups)
    query = query.outerjoin(entry_facet, and_(entry_facet.c.entry == entry.c.key, entry_facet.c.name == "bearing"))
    rows = list(connection.execute(query))
    keys = [row.key for row in rows]
    documents = list({row.document for row in rows if row.value not in ("fulfils", "progresses", "contradicts")})
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


def _pages(listed: Sequence[Value]) -> Iterator[Sequence[Value]]:
    return (listed[first : first + MANY] for first in range(0, len(listed), MANY))
