"""Commitments: the list, and one commitment with its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.ledger.paging import Total, count_up_to, page_of_entries
from communique.ledger.store import Kept
from communique.report.following import Followed, follow_one
from communique.web.asked import Asked, Listed
from communique.web.page import Page
from communique.web.site import Site


@dataclass(frozen=True, slots=True)
class Commitments:
    """A page of commitments; `after` begins the next one."""

    commitments: Sequence[Kept]
    total: Total
    after: str | None


def show_commitments(site: Site, asked: Listed) -> Commitments:
    """The commitments asked for."""
    wanted = asked.filter("commitment")
    found = page_of_entries(site.ledger, wanted, after=asked.after, limit=asked.limit)
    return Commitments(
        found.rows, site.remember(("commitments", wanted), lambda: count_up_to(site.ledger, wanted)), found.after
    )


def show_commitment(site: Site, asked: Asked, id: str) -> Followed:
    """One commitment with its history up to today."""
    return follow_one(site.ledger, id, site.today)


PAGES = (
    Page("/commitments", "Commitments", "commitments.html", show_commitments, Listed),
    Page("/commitments/{id}", "Commitment", "commitment.html", show_commitment),
)
