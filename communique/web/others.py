"""Entries of the other kinds: statements, hubs, stories, follow-ups and judgements; and any entry by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from communique.kinds import Document
from communique.ledger.store import Kept
from communique.web.addresses import FOLDERS, address
from communique.web.asked import Asked, Listed, Spoken
from communique.web.listing import Listing, listing
from communique.web.page import Moved, Page
from communique.web.single import Single, documents_of, entries_with_ids, find, single
from communique.web.site import Site


@dataclass(frozen=True, slots=True)
class OneEntry:
    """An entry of any kind, and the entries and documents that it is about."""

    single: Single
    about: Sequence[Kept]
    documents: Mapping[str, Document]


def show_statements(site: Site, asked: Spoken) -> Listing:
    """The statements asked for."""
    return listing(site, asked, asked.filter())


def lister(kind: str) -> Callable[[Site, Listed], Listing]:
    """What shows the list of a kind."""
    return lambda site, asked: listing(site, asked, asked.filter(kind))


def shower(kind: str) -> Callable[[Site, Asked, str], OneEntry]:
    """What shows one entry of a kind."""

    def show(site: Site, asked: Asked, id: str) -> OneEntry:
        kept = find(site, kind, id)
        entry = kept.entry
        about = [other for name in ("commitment", "entry") if (other := getattr(entry, name, None))]
        documents = documents_of(site, getattr(entry, "documents", ()))
        return OneEntry(single(site, kept), list(entries_with_ids(site, about).values()), documents)

    return show


def show_any(site: Site, asked: Asked, id: str) -> Moved:
    """Where the entry or document with this id stands."""
    found = site.ledger.get(id)
    kind = found.entry.kind if isinstance(found, Kept) else "document"
    return Moved(address(kind, found.id))


PAGES = (
    Page("/statements", "Statements", "statements.html", show_statements, Spoken),
    Page("/hubs", "Hubs", "hubs.html", lister("hub"), Listed),
    *(
        Page(f"/{FOLDERS[kind]}/{{id}}", kind.replace("followup", "follow-up").capitalize(), "entry.html", shower(kind))
        for kind in ("statement", "hub", "story", "followup", "judgement")
    ),
    Page("/entries/{id}", "Any entry", "entry.html", show_any),
)
