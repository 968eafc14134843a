"""Commitments followed: lists with their status on a day, the history of one, what is due, and the scoreboard."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

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
from communique.report.phrases import one_line, say_areas, say_period, say_person
from communique.report.table import plain_table

OVERDUE_SHOWN = 5
FEW = 20  # rated commitments below which a share is told as a count and not in percent
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
    return sorted(found, key=lambda each: (each.standing.due is None, _last(each.standing.due), each.commitment.id))


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
    documents = _documents(ledger, everyone.values(), about)
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


def _documents(ledger: Ledger, commitments: Iterable[Commitment], followups: Iterable[Followup]) -> dict[str, Document]:
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


def _last(iso: str | None) -> str:
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


# On the screen


def show_commitments(followed: Sequence[Followed], *, total: int) -> RenderableType:
    """A table of commitments with their status, the first of `total`."""
    table = plain_table()
    for header in ("id", "status", "due", "first due", "force", "who", "what is to be done"):
        table.add_column(header, overflow="fold", no_wrap=header in ("id", "status"))
    for each in followed:
        table.add_row(*(Text(cell) for cell in _row(each)))
    left = total - len(followed)
    more = [Text(f"and {left:,} more: --limit {total}", style="dim")] if left > 0 else []
    return Group(table, *more)


def _row(each: Followed) -> tuple[str, ...]:
    one, stands = each.commitment, each.standing
    moved = say_period(stands.first_due) if stands.moved else ""
    again = f" (said {len(each.thread.again) + 1} times)" if each.thread.again else ""
    who = say_areas(one.actors) or say_person(one.speaker, role=False)
    return (
        one.id[:8], stands.status, say_period(stands.due), moved, one.force, who, one_line(one.action) + again,
    )  # fmt: skip


def show_history(ledger: Ledger, each: Followed) -> RenderableType:
    """The history of a commitment, sentence by sentence, how it stands, and what waits for review."""
    one, stands = each.commitment, each.standing
    parts: list[RenderableType] = [
        Text(f"commitment {one.id}", style="bold"),
        Text(f"{say_areas(one.actors) or 'nobody named'}: {one_line(one.action)}"),
        Text(f"{one.force} {one.type}{f', if: {one_line(one.condition)}' if one.condition else ''}", style="dim"),
        Text(),
    ]
    by_id = {f.id: f for f in each.thread.followups}
    documents = _documents(ledger, [one, *each.thread.again], by_id.values())
    for step in stands.steps:
        parts += _step(step.day, f"{step.sentence} [{step.status}]", by_id.get(step.followup or ""), one, documents)
    parts += [Text(), Text(f"On {say_period(stands.day)}: {stands.status}", style="bold"), _questions(each)]
    return Group(*parts, *_waiting(each, documents))


def _step(
    day: str, sentence: str, followup: Followup | None, one: Commitment, documents: Mapping[str, Document]
) -> list[RenderableType]:
    source = followup or (one if sentence.startswith("It was said first") else None)
    lines: list[RenderableType] = [Text(f"{say_period(day) or 'no date':<12} {sentence}")]
    if source is not None:
        words = one_line(" … ".join(piece.text for piece in source.evidence))
        lines.append(Text(f"{'':<12} “{words}”", style="italic"))
        where = _where(documents.get(source.document or ""))
        sure = f" · {followup.id[:8]} {followup.state}, {followup.confidence:.2f}" if followup else ""
        lines.append(Text(f"{'':<12} {where}{sure}", style="dim"))
    return lines


def _where(document: Document | None) -> str:
    if document is None:
        return ""
    return one_line(" · ".join(part for part in (document.title, document.outlet, document.id[:8]) if part))


def _questions(each: Followed) -> Table:
    """The three questions, kept apart, and what else is to be said of its standing."""
    stands = each.standing
    table = Table.grid(padding=(0, 2))
    table.add_row("the parties say", Text(stands.parties or "nothing read"))
    table.add_row("another side says", Text(stands.others or "nothing read"))
    first = say_period(stands.first_due)
    table.add_row(
        "against its first date", Text(f"{first}: {stands.against_first_date}" if first else "no date was given")
    )
    if stands.moved:
        table.add_row("the date that counts", Text(say_period(stands.due)))
    if stands.stage:
        table.add_row("the money is", Text(stands.stage))
    if stands.silent_since and stands.reports_since:
        said = f"nothing read about it since {say_period(stands.silent_since)}, in {_reports(stands.reports_since)}"
        table.add_row("silence", Text(said))
    return table


def _reports(count: int) -> str:
    return f"{count:,} report{'s' if count != 1 else ''}"


def _waiting(each: Followed, documents: Mapping[str, Document]) -> list[RenderableType]:
    offered = [f for f in each.thread.followups if f.state == "offered"]
    if not offered:
        return []
    lines: list[RenderableType] = [Text(), Text("Waits for review", style="bold")]
    for followup in offered:
        words = one_line(" … ".join(piece.text for piece in followup.evidence))
        lines.append(Text(f"{followup.id[:8]} {followup.bearing}, {followup.confidence:.2f}: “{words}”"))
        lines.append(Text(f"{'':<8} {one_line(followup.explanation)}", style="dim"))
    return lines


# What is due, for the report


def show_due(ledger: Ledger, day: date) -> list[RenderableType]:
    """What is due in the month of a day, and what is overdue, a few of each."""
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    near = follow_all(ledger, Wanted(day, due_before=following.isoformat()))
    month = day.strftime("%Y-%m")
    due = [e for e in near if _last(e.standing.due)[:7] == month and e.standing.status in ("open", "in progress")]
    overdue = [e for e in near if e.standing.status == "overdue"]
    latest = sorted(overdue, key=lambda e: _last(e.standing.due), reverse=True)
    return [
        *_due_part("Due this month", due, "--due-before " + following.isoformat()),
        *_due_part("Overdue", latest, "--status overdue"),
    ]


def _due_part(heading: str, followed: Sequence[Followed], options: str) -> list[RenderableType]:
    if not followed:
        return []
    table = Table.grid(padding=(0, 2))
    for each in followed[:OVERDUE_SHOWN]:
        id, _, due, _, force, who, what = _row(each)
        table.add_row(Text(id, style="dim"), Text(due), Text(force), Text(who), Text(what))
    left = len(followed) - OVERDUE_SHOWN
    beside = [Text(f"and {left:,} more: communique commitments {options}", style="dim")] if left > 0 else []
    return [Text(), Text(heading, style="bold"), table, *beside]


# The scoreboard


@dataclass(slots=True)
class Row:
    """The commitments of one actor or area: how many of each force, how they stand, how many are or were late."""

    name: str
    forces: dict[str, int] = field(default_factory=lambda: {"firm": 0, "soft": 0, "conditional": 0})
    statuses: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATUSES, 0))
    late: int = 0

    @property
    def rated(self) -> int:
        """How many are no longer open: kept, kept in part, not kept or overdue."""
        return sum(self.statuses[s] for s in ("fulfilled", "partly fulfilled", "not fulfilled", "overdue"))

    def to_json(self) -> dict[str, Any]:
        """As a plain object."""
        return {"name": self.name, **self.forces, "rated": self.rated, **self.statuses, "late": self.late}


def scoreboard(followed: Iterable[Followed], *, by: str = "area") -> list[Row]:
    """A row for each area, or for each actor, that is to act; one commitment of two sides counts for both."""
    rows: dict[str, Row] = {}
    for each in followed:
        for name in dict.fromkeys(_whose(each.commitment, by)):
            row = rows.setdefault(fold(name), Row(name))
            row.forces[each.commitment.force] = row.forces.get(each.commitment.force, 0) + 1
            row.statuses[each.standing.status] += 1
            row.late += each.standing.late is not None
    return sorted(rows.values(), key=lambda row: (-sum(row.forces.values()), row.name))


def _whose(one: Commitment, by: str) -> Iterator[str]:
    for actor in one.actors:
        if by == "actor" or actor.code:
            yield one_line(actor.name)
    speaker = one.speaker.represents if one.speaker else None
    if by == "area" and speaker and not any(actor.code for actor in one.actors):
        yield one_line(speaker.name)


def show_scoreboard(rows: Sequence[Row], *, limit: int) -> RenderableType:
    """The scoreboard for a console: counts, and shares only where enough are rated."""
    table = plain_table()
    for header in ("who", "firm", "soft", "conditional", "rated", "kept", "in part", "not kept", "overdue", "late"):
        table.add_column(header, justify="left" if header == "who" else "right")
    for row in rows[:limit]:
        kept = row.statuses["fulfilled"]
        share = f" ({kept / row.rated:.0%})" if row.rated >= FEW else ""
        cells = [row.name, *(str(row.forces.get(f, 0)) for f in ("firm", "soft", "conditional")), str(row.rated)]
        cells += [f"{kept}{share}", *(str(row.statuses[s]) for s in ("partly fulfilled", "not fulfilled", "overdue"))]
        table.add_row(*(Text(cell) for cell in (*cells, str(row.late))))
    note = (
        f"Shares are given from {FEW} rated commitments on. Late: kept or partly kept after the first date, or overdue."
    )
    return Group(table, Text(note, style="dim"))
