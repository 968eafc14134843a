"""Areas: the list, and one area with its partners, figures, commitments and hubs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from communique.errors import UnknownEntryError
from communique.ledger.filters import Filter
from communique.ledger.naming import Named, area_called, areas_named, counts_of_area, partners
from communique.ledger.paging import page_of_entries
from communique.ledger.rows import fold
from communique.ledger.store import Kept
from communique.web.asked import Asked
from communique.web.asked import Named as NamedAsked
from communique.web.commitments import Row, rows_of
from communique.web.figures import OneSeries, series_of
from communique.web.map_routes import has_map
from communique.web.page import Page
from communique.web.site import Site

_FEW = 8


@dataclass(frozen=True, slots=True)
class Names:
    """A page of names, those named most often first; `after` begins the next page."""

    names: Sequence[Named]
    total: int
    after: str | None
    mapped: bool = field(default=False, metadata={"page": True})


@dataclass(frozen=True, slots=True)
class OneArea:
    """An area: with whom it is named, its series, and the latest of its entries; `counts` by kind."""

    area: Named
    counts: Mapping[str, int]
    partners: Sequence[Named]
    series: Sequence[OneSeries]
    commitments: Sequence[Row]
    figures: Sequence[Kept]
    hubs: Sequence[Kept]
    meetings: Sequence[Kept]
    mapped: bool = field(default=False, metadata={"page": True})


def show_areas(site: Site, asked: NamedAsked) -> Names:
    """The areas, those named most often first."""
    names = page_of_names(site.remember("areas", lambda: areas_named(site.ledger)), asked)
    return replace(names, mapped=not asked.name and not asked.after and has_map(site, None))


def page_of_names(everyone: Sequence[Named], asked: NamedAsked) -> Names:
    """A page of names that begin with what was asked for, after the one with the key `after`."""
    words = fold(asked.name or "")
    found = [one for one in everyone if not words or f" {words}" in f" {fold(one.name)}" or one.code == words.upper()]
    keys = [_key(one) for one in found] if asked.after else []
    start = keys.index(asked.after) + 1 if asked.after in keys else 0
    page = list(islice(found, start, start + asked.limit))
    more = len(found) > start + asked.limit
    return Names(page, len(found), _key(page[-1]) if more and page else None)


def _key(one: Named) -> str:
    return one.code or one.name


def show_area(site: Site, asked: Asked, name: str) -> OneArea:
    """One area, by its code or its name."""
    area = area_called(site.ledger, name)
    if area is None:
        raise UnknownEntryError(f"No entry is of an area {name!r}.")
    key = area.code or area.name
    commitments = page_of_entries(site.ledger, Filter(kinds=("commitment",), area=key, heads=True), limit=_FEW)
    figures, hubs, meetings = (
        page_of_entries(site.ledger, Filter(kinds=(kind,), area=key), limit=_FEW).rows
        for kind in ("figure", "hub", "meeting")
    )
    return OneArea(
        area,
        site.remember(("of area", key), lambda: counts_of_area(site.ledger, area)),
        site.remember(("partners", key), lambda: partners(site.ledger, area)),
        series_of(site, Filter(kinds=("figure",), area=key)),
        rows_of(site, commitments.rows),
        figures,
        hubs,
        meetings,
        mapped=area.code is not None and has_map(site, area.code),
    )


PAGES = (
    Page("/areas", "Areas", "areas.html", show_areas, NamedAsked),
    Page("/areas/{name}", "Area", "area.html", show_area),
)
