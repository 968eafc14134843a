"""Lists of entries: a page of rows, how many there are, and where the next page begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.ledger.filters import Filter
from communique.ledger.paging import Total, count_up_to, page_of_entries
from communique.ledger.store import Kept
from communique.web.asked import Listed
from communique.web.site import Site


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of entries of one kind; `after` begins the next one."""

    kind: str
    entries: Sequence[Kept]
    total: Total
    after: str | None


def listing(site: Site, asked: Listed, wanted: Filter) -> Listing:
    """A page of the entries that the filter takes, those of the latest documents first."""
    found = page_of_entries(site.ledger, wanted, after=asked.after, limit=asked.limit)
    return Listing(wanted.kinds[0], found.rows, total_of(site, wanted), found.after)


def total_of(site: Site, wanted: Filter) -> Total:
    """How many there are, counted up to a bound, and kept until the ledger changes."""
    return site.remember(("total", wanted), lambda: count_up_to(site.ledger, wanted))
