"""One box over everything: hits by kind with the words marked, and facets by kind and year."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.ledger.filters import Filter
from communique.ledger.search import Found, find
from communique.web.asked import Searched
from communique.web.page import Page
from communique.web.site import Site


@dataclass(frozen=True, slots=True)
class Search:
    """What was searched for and what was found; `everywhere` is what the search finds in all kinds, for the facets."""

    q: str
    found: Found | None
    everywhere: Found | None


def show_search(site: Site, asked: Searched) -> Search:
    """What the words are found in; nothing where nothing is asked."""
    if not asked.q:
        return Search("", None, None)
    wanted: Filter = asked.filter(*((asked.kind,) if asked.kind else ()))
    found = find(site.ledger, asked.q, wanted, limit=asked.limit)
    everywhere = find(site.ledger, asked.q, replace(wanted, kinds=()), limit=1) if asked.kind else found
    return Search(asked.q, found, everywhere)


PAGES = (Page("/search", "Search", "search.html", show_search, Searched),)
