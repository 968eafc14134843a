"""Commitments: a board by status, a table, and one commitment with its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.compare.status import STATUSES
from communique.errors import LedgerError, UnknownEntryError, UsageError
from communique.kinds import Commitment, Document, Followup
from communique.ledger.paging import Total, count_standings, page_by_due, page_of_entries, standings_of
from communique.ledger.store import Kept
from communique.report.following import Followed, follow_one, settle_standings
from communique.web.asked import OnDay, Promised
from communique.web.listing import total_of
from communique.web.page import Page
from communique.web.single import Single, documents_of, find, single
from communique.web.site import Site

_AT_ONCE, _BEHIND = 12, 400  # commitments that are looked at again in one go


@dataclass(frozen=True, slots=True)
class Row:
    """A commitment in a list, with its status today, the date that counts, and whether it was moved."""

    kept: Kept
    status: str
    due: str | None
    moved: bool

    def to_json(self) -> dict[str, Any]:
        """As the contract's object with the status of today, and how it stands beside it."""
        entry: Commitment = self.kept.entry
        where = {name: getattr(self.kept, name) for name in ("title", "published", "outlet", "source")}
        return {**entry.to_json(), "status": self.status, "counts": self.due, "moved": self.moved, "where": where}


@dataclass(frozen=True, slots=True)
class Commitments:
    """A page of commitments as they stand on a day; `board` counts those of each status, `after` begins the next page.

    The board is of all that the other filters take, whatever status was asked for.
    """

    day: str
    board: Mapping[str, int]
    commitments: Sequence[Row]
    total: Total
    after: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a history: the day, what happened, the status after it, and the words that say so."""

    day: str
    sentence: str
    status: str
    followup: Followup | None
    words: str | None
    document: Document | None


@dataclass(frozen=True, slots=True)
class OneCommitment:
    """A commitment, how it stands on a day, step by step, what says it again, and what waits for review."""

    single: Single
    followed: Followed
    steps: Sequence[Step]
    again: Sequence[Commitment]
    offered: Sequence[Followup]
    documents: Mapping[str, Document]


def rows_of(site: Site, kept: Sequence[Kept]) -> list[Row]:
    """Commitments with how they stand today."""
    settle(site)
    stands = standings_of(site.ledger, [each.id for each in kept], site.today.isoformat())
    return [Row(each, *stands.get(each.id, (each.entry.status, each.entry.due, False))) for each in kept]


def settle(site: Site) -> None:
    """Work out how commitments stand that something happened to since: a few at once, many behind the pages."""
    try:
        settle_standings(site.ledger, site.today, limit=_AT_ONCE)
    except LedgerError:
        return  # a ledger that cannot be written to is shown as it is
    site.settling.begin(lambda: settle_standings(site.ledger, site.today, limit=_BEHIND))


def settle_all(site: Site) -> None:
    """Work out how all commitments stand that something happened to since, for what is taken along."""
    try:
        while settle_standings(site.ledger, site.today, limit=_BEHIND):
            pass
    except LedgerError:
        return  # a ledger that cannot be written to is taken as it is


def show_commitments(site: Site, asked: Promised) -> Commitments:
    """The commitments asked for, each with its status today."""
    settle(site)
    today = site.today.isoformat()
    wanted = asked.filter(on=today, heads=True)
    page = page_by_due if asked.order == "due" else page_of_entries
    found = page(site.ledger, wanted, after=asked.after, limit=asked.limit)
    counted = asked.model_copy(update={"status": None}).filter(on=today, heads=True)
    board = site.remember(("board", counted), lambda: count_standings(site.ledger, counted, today))
    rows = rows_of(site, found.rows)
    return Commitments(
        today, {status: board.get(status, 0) for status in STATUSES}, rows, total_of(site, wanted), found.after
    )


def show_commitment(site: Site, asked: OnDay, id: str) -> OneCommitment:
    """One commitment with its history up to a day."""
    kept = find(site, "commitment", id)
    try:
        followed = follow_one(site.ledger, kept.id, _day(asked.on) if asked.on else site.today)
    except UsageError as error:
        raise UnknownEntryError(str(error)) from error
    ids = [followed.commitment.document, *(each.document for each in (*followed.thread.followups,
                                                                        *followed.thread.again))]  # fmt: skip
    documents = documents_of(site, ids)
    offered = [each for each in followed.thread.followups if each.state == "offered"]
    steps = tuple(_steps(followed, documents))
    return OneCommitment(single(site, kept), followed, steps, followed.thread.again, offered, documents)


def _steps(followed: Followed, documents: Mapping[str, Document]) -> list[Step]:
    by_id = {each.id: each for each in followed.thread.followups}
    steps = []
    for step in followed.standing.steps:
        followup = by_id.get(step.followup or "")
        first = step.sentence.startswith("It was said first")
        source = followup or (followed.commitment if first else None)
        words = " … ".join(piece.text for piece in source.evidence) if source else None
        document = documents.get(source.document or "") if source else None
        steps.append(Step(step.day, step.sentence, step.status, followup, words, document))
    return steps


def _day(iso: str) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError as error:
        raise UsageError(f"{iso!r} is no day: write it as 2025-06-30.") from error


PAGES = (
    Page("/commitments", "Commitments", "commitments.html", show_commitments, Promised),
    Page("/commitments/{id}", "Commitment", "commitment.html", show_commitment, OnDay),
)
