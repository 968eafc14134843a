"""What the calendar has said: each event keeps its UID for ever, and counts how often it has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from communique.ledger.anchors import likeness
from communique.ledger.store import Ledger
from communique.ledger.tables import document
from communique.ledger.tables import event as table

_ALIKE = 0.5  # of the words, days and numbers aside: the same event in a later version of its document


@dataclass(frozen=True, slots=True)
class Event:
    """A span of whole days, both ends included: a deadline, a meeting or a reminder, and what is said of it.

    `state` is tentative, confirmed or cancelled.
    """

    entry: str
    what: str
    document: str | None
    first: date
    last: date
    summary: str
    words: str
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class Said:
    """An event as the calendar says it: its UID, the number of its changes, and the time (UTC) of the last one."""

    event: Event
    uid: str
    sequence: int
    changed: datetime


_FIELDS = tuple(one.name for one in fields(Event))


def settle_events(
    ledger: Ledger, events: Sequence[Event], now: datetime | None = None, *, keep: bool = True
) -> list[Said]:
    """The events with their UIDs, and those said before that are none any more, as cancelled; by UID.

    An event that moved, or is said in other words, or whose document was read again or corrected, is the same event.
    With `keep` off nothing is written, and the next call may say the same again as new.
    """
    at = (now or datetime.now(UTC)).replace(microsecond=0)
    with ledger.writing() if keep else ledger.reading() as connection:
        before = {row.uid: _said(row) for row in connection.execute(select(table))}
        uids = _find_uids(connection, events, before)
        said = {uid: _next(before.get(uid), uid, each, at) for uid, each in uids.items()}
        for uid in before.keys() - said.keys():
            said[uid] = _next(before[uid], uid, replace(before[uid].event, state="cancelled"), at)
        if keep:
            _keep(connection, [each for uid, each in said.items() if each != before.get(uid)])
    return [said[uid] for uid in sorted(said)]


def _next(old: Said | None, uid: str, event: Event, at: datetime) -> Said:
    if old is None:
        return Said(event, uid, 0, at)
    unchanged = replace(old.event, entry=event.entry, document=event.document) == event
    return Said(event, uid, old.sequence, old.changed) if unchanged else Said(event, uid, old.sequence + 1, at)


def _find_uids(connection: Connection, events: Sequence[Event], before: dict[str, Said]) -> dict[str, Event]:
    known = {(said.event.entry, said.event.what): uid for uid, said in before.items()}
    now = {(each.entry, each.what) for each in events}
    free = {uid for key, uid in known.items() if key not in now}
    versions = _replaced(connection) if free else {}
    found: dict[str, Event] = {}
    for each in events:
        uid = known.get((each.entry, each.what)) or _same(each, free, before, versions)
        free.discard(uid or "")
        found[uid or f"{each.what}-{each.entry}@communique"] = each
    return found


def _same(event: Event, free: set[str], before: dict[str, Said], versions: dict[str, str]) -> str | None:
    """The UID of the same event in an earlier reading or version of its document."""
    documents = {event.document}
    while (earlier := versions.get(event.document or "")) and earlier not in documents:
        documents.add(earlier)
        event = replace(event, document=earlier)
    scored = [
        (_likeness(before[uid].event, event), uid)
        for uid in free
        if before[uid].event.what == event.what and before[uid].event.document in documents
    ]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else None


def _likeness(first: Event, second: Event) -> float:
    def as_record(event: Event) -> dict[str, Any]:
        return {"evidence": [{"text": event.words}]}

    return likeness(as_record(first), as_record(second))


def _replaced(connection: Connection) -> dict[str, str]:
    query = select(document.c.id, document.c.replaces).where(document.c.replaces.is_not(None))
    return {row.id: row.replaces for row in connection.execute(query)}


def _said(row: Any) -> Said:
    days: dict[str, Any] = {"first": date.fromisoformat(row.first_day), "last": date.fromisoformat(row.last_day)}
    event = Event(entry=row.entry, what=row.what, **days, **json.loads(row.said))
    return Said(event, row.uid, row.sequence, datetime.fromisoformat(row.changed))


def _keep(connection: Connection, said: Iterable[Said]) -> None:
    rows = []
    for each in said:
        rest = {name: getattr(each.event, name) for name in _FIELDS}
        row = {"uid": each.uid, "entry": rest.pop("entry"), "what": rest.pop("what"), "sequence": each.sequence}
        row |= {f"{name}_day": rest.pop(name).isoformat() for name in ("first", "last")}
        row |= {"changed": each.changed.isoformat(), "cancelled": int(each.event.state == "cancelled")}
        rows.append(row | {"said": json.dumps(rest, ensure_ascii=False)})
    if rows:
        connection.execute(delete(table).where(table.c.uid == bindparam("old")), [{"old": row["uid"]} for row in rows])
        connection.execute(table.insert(), rows)
