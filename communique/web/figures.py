"""Figures: the table, the series of an area or a pair of areas, and one figure with what it is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.compare.series import Row, Series, find_series
from communique.kinds import Document, Reconciliation
from communique.ledger.filters import Filter
from communique.ledger.paging import page_of_entries
from communique.ledger.store import Kept
from communique.report.series import title
from communique.web.asked import Asked, Counted
from communique.web.listing import Listing, listing
from communique.web.page import Page
from communique.web.single import Single, documents_of, find, single
from communique.web.site import Site

MOST = 600  # figures that series are made of, those of the latest documents
_SERIES = 12


@dataclass(frozen=True, slots=True)
class OneSeries:
    """A series with its name; `rows` in the order of periods."""

    title: str
    series: Series

    @property
    def rows(self) -> Sequence[Row]:
        """The rows of the series."""
        return self.series.rows

    @property
    def drawn(self) -> bool:
        """Whether a chart says more than a line of text: with two values or more, or a conflict."""
        return sum(row.low is not None or row.high is not None or row.verdict == "conflict" for row in self.rows) > 1


@dataclass(frozen=True, slots=True)
class Figures:
    """A page of figures; `series` where an area is asked for, made of the latest figures, at most `MOST`."""

    listing: Listing
    series: Sequence[OneSeries]
    documents: Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class OneFigure:
    """A figure, and the comparisons that it is part of."""

    single: Single
    reconciliations: Sequence[Reconciliation]


def show_figures(site: Site, asked: Counted) -> Figures:
    """The figures asked for, and with an area their series."""
    wanted = asked.filter()
    series = series_of(site, wanted) if asked.area and not asked.after else ()
    documents = documents_of(site, {id for one in series for row in one.rows for id in row.documents})
    return Figures(listing(site, asked, wanted), series, documents)


def series_of(site: Site, wanted: Filter) -> tuple[OneSeries, ...]:
    """The series of the figures that a filter takes, the fullest first, each of two periods or more."""
    return site.remember(("series", wanted), lambda: all_series(site, wanted)[:_SERIES])


def all_series(site: Site, wanted: Filter, most: int = MOST) -> tuple[OneSeries, ...]:
    """The series of two periods or more of the latest `most` figures that a filter takes, the fullest first."""
    kept = page_of_entries(site.ledger, wanted, limit=most).rows
    figures = [each.entry for each in kept]
    documents = documents_of(site, {each.document for each in kept})
    found = find_series(documents.values(), figures, about(site, [each.id for each in kept]))
    return tuple(OneSeries(title(one), one) for one in found if len(one.rows) > 1)


def about(site: Site, ids: Sequence[str]) -> list[Reconciliation]:
    """The comparisons that these entries are part of."""
    wanted = Filter(kinds=("reconciliation",), about=tuple(ids))
    return list(site.ledger.entries(wanted)) if ids else []


def show_figure(site: Site, asked: Asked, id: str) -> OneFigure:
    """One figure."""
    kept = find(site, "figure", id)
    return OneFigure(single(site, kept), about(site, [kept.id]))


def figures_by_id(site: Site, ids: Sequence[str]) -> dict[str, Kept]:
    """Figures by id, in the order given."""
    found = {kept.id: kept for kept in site.ledger.kept(Filter(ids=tuple(ids), versions=True, rejected=True))}
    return {id: found[id] for id in ids if id in found}


PAGES = (
    Page("/figures", "Figures", "figures.html", show_figures, Counted),
    Page("/figures/{id}", "Figure", "figure.html", show_figure),
)
