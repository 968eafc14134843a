"""The first page: what is due and overdue, what conflicts, which series moved, and what came in last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from communique.compare.series import Row
from communique.kinds import Document
from communique.ledger.filters import RUNNING, Filter
from communique.ledger.paging import page_by_due, page_of_documents, page_of_entries
from communique.ledger.store import Kept
from communique.period import last_day, span
from communique.web.asked import Asked
from communique.web.commitments import Row as Stands
from communique.web.commitments import rows_of
from communique.web.figures import OneSeries, all_series
from communique.web.page import Page
from communique.web.site import Site

_FEW = 6
_LATEST = 200  # figures among which series that moved are looked for
_ALIKE = 3  # days by which two periods may differ in length and still be compared


@dataclass(frozen=True, slots=True)
class Change:
    """The last two comparable values of a series, which cannot be the same; `way` is `rose` or `fell`."""

    series: OneSeries
    before: Row
    now: Row
    way: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows; `counts` are of entries by kind, `due` what is due next, the earliest first."""

    counts: dict[str, int]
    due: Sequence[Stands]
    overdue: Sequence[Stands]
    conflicts: Sequence[Kept]
    changes: Sequence[Change]
    documents: Sequence[Document]
    commitments: Sequence[Stands]


def show_overview(site: Site, asked: Asked) -> Overview:
    """The overview of the whole ledger."""
    promised, conflicts = (
        Filter(kinds=("commitment",), heads=True),
        Filter(kinds=("reconciliation",), status="conflict"),
    )
    commitments = rows_of(site, page_of_entries(site.ledger, promised, limit=_FEW).rows)  # settles how they stand
    return Overview(
        counts=site.remember("counts", site.ledger.counts),
        due=_due_next(site),
        overdue=_by_due(site, "overdue"),
        conflicts=page_of_entries(site.ledger, conflicts, limit=_FEW).rows,
        changes=site.remember("changes", lambda: list(islice(_changes(site), _FEW))),
        documents=page_of_documents(site.ledger, Filter(), limit=_FEW).rows,
        commitments=commitments,
    )


def _due_next(site: Site) -> list[Stands]:
    """The commitments under way whose date is today or later, the earliest first."""
    from_today = f"{site.today.isoformat()}~0"
    found = [row for status in RUNNING for row in _by_due(site, status, from_today)]
    return sorted(found, key=lambda row: str(last_day(row.due or "")))[:_FEW]


def _by_due(site: Site, status: str, after: str | None = None) -> list[Stands]:
    wanted = Filter(kinds=("commitment",), heads=True, standing=status, on=site.today.isoformat())
    return rows_of(site, page_by_due(site.ledger, wanted, after=after, limit=_FEW).rows)


def _changes(site: Site) -> Iterator[Change]:
    """The series of the latest figures whose last value is above or below the one before it, the latest first."""
    found = [each for one in all_series(site, Filter(kinds=("figure",)), _LATEST) if (each := change_of(one))]
    yield from sorted(found, key=lambda each: each.now.period or "", reverse=True)


def change_of(one: OneSeries) -> Change | None:
    """How the level moved between the last two periods of the same length that have said values.

    Nothing where the two intervals overlap: they may be the same.
    """
    said = [row for row in one.rows if row.verdict not in ("derived", "conflict") and not row.compared_to]
    if one.series.measure != "level" or not said:
        return None
    now = said[-1]
    before = next((row for row in reversed(said[:-1]) if _as_long(row, now)), None)
    if before is None:
        return None
    if now.low is not None and before.high is not None and now.low > before.high:
        return Change(one, before, now, "rose")
    if now.high is not None and before.low is not None and now.high < before.low:
        return Change(one, before, now, "fell")
    return None


def _as_long(one: Row, two: Row) -> bool:
    """Whether both rows are of periods with a year, and these are of the same length."""
    first, second = span(one.period), span(two.period)
    if first is None or second is None:
        return False
    return abs((first[1] - first[0]).days - (second[1] - second[0]).days) <= _ALIKE


PAGES = (Page("/", "Overview", "overview.html", show_overview),)
