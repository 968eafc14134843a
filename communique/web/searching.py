"""One box over everything: hits by kind with the words marked, and facets by kind and year.

What is asked for by the name of goods is looked for by their names in the other languages too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.ledger.filters import Filter
from communique.ledger.search import Found, Group, find, stand
from communique.web.asked import Searched
from communique.web.page import Page
from communique.web.site import Site
from communique.words.goods import same_goods


@dataclass(frozen=True, slots=True)
class Search:
    """What was searched for and what was found; `everywhere` is what the search finds in all kinds, for the facets.

    `also` are the names of the same goods in other languages that something was found with.
    """

    q: str
    found: Found | None
    everywhere: Found | None
    also: Sequence[str] = ()


def show_search(site: Site, asked: Searched) -> Search:
    """What the words are found in; nothing where nothing is asked."""
    if not asked.q:
        return Search("", None, None)
    wanted: Filter = asked.filter(*((asked.kind,) if asked.kind else ()))
    found, also = _find(site, asked.q, wanted, asked.limit)
    everywhere = _find(site, asked.q, replace(wanted, kinds=()), 1)[0] if asked.kind else found
    return Search(asked.q, found, everywhere, also)


def _find(site: Site, q: str, wanted: Filter, limit: int) -> tuple[Found, list[str]]:
    """What is found with the words, and behind it what is found with other names of the same goods; and those names."""
    found, also = find(site.ledger, q, wanted, limit=limit), []
    for other in same_goods(q):
        if other.lower().startswith(q.lower()) or not stand(site.ledger, other):
            continue  # forms of one word are found together
        more = find(site.ledger, other, wanted, limit=limit)
        if joined := _joined(found, more, limit):
            also.append(other.rstrip("*"))
            found = joined
    return found, also


def _joined(one: Found, two: Found, limit: int) -> Found | None:
    """Both together, counted as far as they are known to differ; `None` where the second adds no hit to the first."""
    groups = {group.kind: group for group in one.groups}
    fresh = 0
    for group in two.groups:
        known = groups.get(group.kind, Group(group.kind, (), 0, False))
        seen = {hit.id for hit in known.hits}
        new = tuple(hit for hit in group.hits if hit.id not in seen)
        fresh += len(new)
        more = known.more or group.more or group.count > len(group.hits)
        groups[group.kind] = Group(group.kind, (known.hits + new)[:limit], known.count + len(new), more)
    if not fresh:
        return None
    years = Counter(dict(one.years)) | Counter(dict(two.years))
    return Found(tuple(groups.values()), tuple(sorted(years.items(), reverse=True)), one.many or two.many)


PAGES = (Page("/search", "Search", "search.html", show_search, Searched),)
