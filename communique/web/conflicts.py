"""Conflicts: figures that cannot all hold, with the smallest set of them, their sentences and the arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.kinds import Document, Reconciliation
from communique.ledger.store import Kept
from communique.report.comparison import say_derived
from communique.web.asked import Asked, Compared
from communique.web.figures import figures_by_id
from communique.web.listing import Listing, listing
from communique.web.page import Page
from communique.web.single import Quote, Single, documents_of, find, quotes, single
from communique.web.site import Site


@dataclass(frozen=True, slots=True)
class Side:
    """A figure of a comparison, with the sentence that states it."""

    kept: Kept
    quotes: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class Row:
    """A comparison in a list, with its figures."""

    kept: Kept
    figures: Sequence[Kept]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """A page of comparisons of one verdict."""

    listing: Listing
    rows: Sequence[Row]
    documents: Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class OneConflict:
    """A comparison: its figures side by side, the scale on which they are drawn, and what follows for others."""

    single: Single
    sides: Sequence[Side]
    follows: Sequence[str]


def show_conflicts(site: Site, asked: Compared) -> Conflicts:
    """The comparisons asked for: conflicts, where nothing else is asked."""
    found = listing(site, asked, asked.filter())
    ids = tuple(id for kept in found.entries for id in kept.entry.figures)
    figures = figures_by_id(site, ids) if ids else {}
    rows = [Row(each, [figures[id] for id in each.entry.figures if id in figures]) for each in found.entries]
    documents = documents_of(site, {id for each in found.entries for id in each.entry.documents})
    return Conflicts(found, rows, documents)


def show_conflict(site: Site, asked: Asked, id: str) -> OneConflict:
    """One comparison with its figures."""
    kept = find(site, "reconciliation", id)
    entry: Reconciliation = kept.entry
    sides = [Side(each, tuple(quotes(site, each.entry))) for each in figures_by_id(site, entry.figures).values()]
    return OneConflict(single(site, kept), sides, [say_derived(each) for each in entry.derived])


PAGES = (
    Page("/conflicts", "Conflicts", "conflicts.html", show_conflicts, Compared),
    Page("/conflicts/{id}", "Comparison", "conflict.html", show_conflict),
)
