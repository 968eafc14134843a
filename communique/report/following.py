"""Commitments followed: those that are wanted, each with all that bears on it and how it stands on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from communique.compare.status import STATUSES, Standing, Thread, day_of, standing, threads
from communique.errors import UsageError
from communique.kinds import Commitment, Document, Followup, plain
from communique.ledger.filters import RUNNING, Filter
from communique.ledger.following import (
    briefs,
    commitments_by_id,
    due_before,
    followups_about,
    followups_in,
    published_days,
)
from communique.ledger.judgements import ratings
from communique.ledger.paging import ids_by_due
from communique.ledger.rows import fold
from communique.ledger.standings import State, first_state, keep_states, stale_ids
from communique.ledger.store import Kept, Ledger
from communique.period import last_day, span

_TIED = ("repeats", "delays")
_SETTLED = 5000  # commitments whose standing is worked out anew at a time


@dataclass(frozen=True, slots=True)
class Followed:
    """A commitment, all that bears on it, and how it stands on a day."""

    commitment: Commitment
    thread: Thread
    standing: Standing

    def to_json(self) -> dict[str, Any]:
        """As an object of the contract with the status on the day, and how it stands beside it."""
        return {**self.commitment.to_json(), "status": self.standing.status, "standing": standing_plain(self.standing)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which commitments are wanted on a day; what is empty asks nothing.

    `status` is one of the contract's; `due_before` an ISO day that their date ends before; `actor` a part of the name
    of who is to act, or an ISO 3166 code; `area` and `falls` as in `Filter`.
    """

    day: date
    status: str | None = None
    due_before: str | None = None
    actor: str | None = None
    area: str | None = None
    falls: str | None = None

    def __post_init__(self) -> None:
        if self.status and self.status not in STATUSES:
            raise UsageError(f"There is no status {self.status!r}; it is one of {', '.join(STATUSES)}.")
        if self.due_before and last_day(self.due_before) is None:
            raise UsageError(f"{self.due_before!r} is no day: write it as 2025-06-30.")


def standing_plain(stands: Standing) -> dict[str, Any]:
    """How a commitment stands, as a plain object."""
    return {**plain(stands), "against_first_date": stands.against_first_date}


# Finding


def follow_all(ledger: Ledger, wanted: Wanted) -> list[Followed]:
    """The commitments wanted, the earliest date first; one that only says an earlier one again is part of that one."""
    found = [each for each in _followed(ledger, _candidates(ledger, wanted), wanted.day) if _is_wanted(each, wanted)]
    return sorted(found, key=lambda each: (each.standing.due is None, last_iso(each.standing.due), each.commitment.id))


def follow_some(
    ledger: Ledger,
    wanted: Wanted,
    limit: int,
    *,
    settle: bool = True,
    days: Sequence[date] | None = None,
    total: int | None = None,
) -> tuple[list[Followed], int]:
    """The first `limit` of the commitments wanted, the earliest date first, and how many there are.

    A status asked for on a day behind all that was read is looked up among those kept, however many there are; with
    `settle` off these are taken as they are, on any day. `days` are those of all documents and `total` is how many
    there are; both are looked up where they are not given.
    """
    days = published_days(ledger) if days is None else days
    if wanted.status is None or wanted.due_before or (settle and days and wanted.day < days[-1]):
        found = follow_all(ledger, wanted)
        return found[:limit], len(found)
    while settle and settle_standings(ledger, wanted.day, _SETTLED):
        pass
    asked = Filter(kinds=("commitment",), area=wanted.area, actor=wanted.actor, falls=wanted.falls, heads=True)
    asked = replace(asked, standing=wanted.status, on=wanted.day.isoformat())
    ids, counted = ids_by_due(ledger, asked, limit, counted=total is None)
    order = {id: n for n, id in enumerate(ids)}
    found = list(_followed(ledger, _listed(ledger, ids), wanted.day, days))
    return sorted(found, key=lambda each: order.get(each.commitment.id, limit)), counted if total is None else total


def _candidates(ledger: Ledger, wanted: Wanted) -> list[Commitment]:
    if wanted.due_before:
        ids = due_before(ledger, _day_behind(wanted.due_before))
        if not wanted.area:
            return _listed(ledger, ids)
        kept = set(ids)
        return [e for e in ledger.entries(Filter(kinds=("commitment",), area=wanted.area)) if e.id in kept]
    return list(ledger.entries(Filter(kinds=("commitment",), area=wanted.area)))


def _day_behind(iso: str) -> str:
    """The first day of a period: what is due before it ends before that day."""
    return f"{iso}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"[:10] if len(iso) == 7 else iso


def _listed(ledger: Ledger, ids: Collection[str]) -> list[Commitment]:
    """The commitments with these ids that are in lists."""
    found = list(commitments_by_id(ledger, ids))
    current = {document.id for document in briefs(ledger, {one.document or "" for one in found}) if document.id}
    return [one for one in found if one.document in current]


def _followed(
    ledger: Ledger, commitments: list[Commitment], day: date, days: Sequence[date] | None = None
) -> Iterator[Followed]:
    """These commitments, or the ones that they say again, each once, with their standing.

    `days` are those of all documents, looked up where they are not given.
    """
    everyone = {one.id: one for one in commitments}
    tied = [f for f in followups_in(ledger, {c.document or "" for c in commitments}) if f.bearing in _TIED]
    heads = {f.commitment for f in tied} - everyone.keys()
    everyone |= {one.id: one for one in commitments_by_id(ledger, heads)}
    rated = ratings(ledger, day.isoformat())
    asread = [replace(c, status=rated[c.id][0]) if c.id in rated else c for c in everyone.values()]
    about = list(followups_about(ledger, everyone))
    known = threads(asread, about)
    documents = documents_of(ledger, everyone.values(), about)
    days = published_days(ledger) if days is None else days
    seen: set[str] = set()
    for one in commitments:
        thread = known[one.id]
        said = day_of(documents.get(thread.head.document or ""))
        if thread.head.id in seen or said is not None and said > day:
            continue
        seen.add(thread.head.id)
        own = rated.get(thread.head.id, ("", ""))
        given = own[1] if own[1] and own[1] != own[0] else None
        yield Followed(everyone[thread.head.id], thread, standing(thread, day, documents, days, given))


def documents_of(
    ledger: Ledger, commitments: Iterable[Commitment], followups: Iterable[Followup]
) -> dict[str, Document]:
    """The documents that these stand in, by id, without their texts."""
    ids = {e.document for e in (*commitments, *followups) if e.document}
    return {document.id: document for document in briefs(ledger, ids)}


def _is_wanted(each: Followed, wanted: Wanted) -> bool:
    if wanted.status and each.standing.status != wanted.status:
        return False
    if wanted.due_before:
        last = last_day(each.standing.due or "")
        if last is None or last.isoformat() >= _day_behind(wanted.due_before):
            return False
    if wanted.falls and not _meets(each.standing.due, wanted.falls):
        return False
    return not wanted.actor or any(_is_actor(actor.name, actor.code, wanted.actor) for actor in each.commitment.actors)


def _meets(due: str | None, period: str) -> bool:
    """Whether a date meets a period."""
    own, asked = span(due), span(period)
    return own is not None and asked is not None and own[0] <= asked[1] and own[1] >= asked[0]


def _is_actor(name: str, code: str | None, asked: str) -> bool:
    if code and (code == asked.upper() or code.startswith(f"{asked.upper()}-")):
        return True
    return f" {fold(asked)}" in f" {fold(name)}"


def last_iso(iso: str | None) -> str:
    """The last day of an ISO period, as text that sorts; empty where there is none."""
    day = last_day(iso or "")
    return day.isoformat() if day else ""


def follow_one(ledger: Ledger, id: str, day: date) -> Followed:
    """One commitment with its standing, by its id, by that of an entry that says it again or of a follow-up."""
    found = ledger.get(id)
    entry = found.entry if isinstance(found, Kept) else found
    if isinstance(entry, Followup):
        entry = ledger.get(entry.commitment).entry  # type: ignore[union-attr]
    if not isinstance(entry, Commitment):
        raise UsageError(f"{id} is no commitment: 'communique commitments' shows their ids.")
    followed = next(_followed(ledger, [entry], day), None)
    if followed is None:
        raise UsageError(f"On {day.isoformat()} the commitment {id} had not been made yet.")
    return followed


def statuses_on(ledger: Ledger, day: date) -> dict[str, str]:
    """The status of every commitment on a day, by id; none for one made later."""
    everyone = list(ledger.entries(Filter(kinds=("commitment",), versions=True, rejected=True)))
    found: dict[str, str] = {}
    for each in _followed(ledger, everyone, day):
        for one in (each.thread.head, *each.thread.again):
            found[one.id] = each.standing.status
    return found


def settle_standings(ledger: Ledger, day: date, limit: int = 500) -> int:
    """Work out anew how at most `limit` commitments stand that something happened to; how many were looked at."""
    with ledger.reading() as connection:
        ids = stale_ids(connection, limit)
    if not ids:
        return 0
    found = list(commitments_by_id(ledger, ids))
    rated = ratings(ledger, day.isoformat())
    states = {state.id: state for each in _followed(ledger, found, day, ()) for state in _states(each, rated)}
    states |= {one.id: first_state(one) for one in found if one.id not in states}
    with ledger.writing() as connection:
        keep_states(connection, ids, states.values())
    return len(ids)


def _states(each: Followed, rated: Collection[str]) -> Iterator[State]:
    """How a commitment stands whatever the day is, and those that only say it again."""
    stands, head = each.standing, each.thread.head
    by_clock = stands.status == "overdue" and head.id not in rated
    status = stands.steps[-2].status if by_clock else stands.status
    runs = by_clock or (status in RUNNING and head.force != "conditional" and not stands.undated)
    clock = runs and head.id not in rated
    yield State(head.id, status, stands.due, clock, None, stands.moved)
    for one in each.thread.again:
        yield State(one.id, status, stands.due, clock, head.id, stands.moved)
