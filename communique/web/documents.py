"""Documents: the list, and one document's text, a part at a time where it is long, with every entry marked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import Field

from communique.errors import UnknownEntryError
from communique.kinds import Document, Entry, Story
from communique.ledger.filters import Filter
from communique.ledger.paging import Total, count_documents, page_of_documents
from communique.web.asked import Asked, Listed
from communique.web.marking import Note, Paragraph, mark
from communique.web.page import Page
from communique.web.parting import Part, Place, entries_in, entries_of, known_places, part_at, parts_of, places
from communique.web.single import documents_of
from communique.web.site import Site


@dataclass(frozen=True, slots=True)
class Documents:
    """A page of documents; `after` begins the next one."""

    documents: Sequence[Document]
    total: Total
    after: str | None


@dataclass(frozen=True, slots=True)
class OneDocument:
    """A document with its entries, and the stories that it tells with the other documents that tell them.

    `part` is the part of the text that is shown, `entries` those with words in it; `paragraphs` and `notes` are that
    part as the page shows it, `here` the entries whose words begin in it.
    """

    document: Document
    entries: Sequence[Entry]
    stories: Sequence[Story]
    others: Mapping[str, Document]
    part: Part
    paragraphs: Sequence[Paragraph] = field(metadata={"page": True})
    notes: Sequence[Note] = field(metadata={"page": True})
    here: frozenset[str] = field(metadata={"page": True})


def show_documents(site: Site, asked: Listed) -> Documents:
    """The documents asked for, the latest first."""
    wanted = asked.filter()
    found = page_of_documents(site.ledger, wanted, after=asked.after, limit=asked.limit)
    total = site.remember(("documents", wanted), lambda: count_documents(site.ledger, wanted))
    return Documents(found.rows, total, found.after)


class Reading(Asked):
    """Which part of a long text is read."""

    part: int | None = Field(None, title="Part", description="Of a long text, which part, from 1.", ge=1, le=1_000_000)
    at: str | None = Field(None, description="The part in which the words of this entry begin.", max_length=40)


def show_document(site: Site, asked: Reading, id: str) -> OneDocument:
    """One document: its text, or where that is long a part of it."""
    document = site.ledger.document(site.ledger.find_id(id))
    if said := site.ledger.removal(document.id):
        raise UnknownEntryError(said)
    parts = parts_of(document.text)
    if len(parts) == 1:
        entries = list(entries_of(site, document))
        placed = places(document, iter(entries))
    else:
        placed = known_places(site, document)
    part = _part(document, parts, placed, asked)
    if len(parts) > 1:
        entries = entries_in(site, document, part)
    told = [
        one for one in site.ledger.entries(Filter(kinds=("story",), about=(document.id,))) if isinstance(one, Story)
    ]
    stories = [one for one in told if len(one.documents) > 1]
    others = documents_of(site, {id for one in stories for id in one.documents if id != document.id})
    paragraphs, notes = mark(document, entries, part, {each.id: each.number for each in placed})
    here = frozenset(each.id for each in placed if part.start <= each.start < part.end)
    return OneDocument(document, entries, stories, others, part, paragraphs, notes, here)


def _part(document: Document, parts: Sequence[Part], placed: Sequence[Place], asked: Reading) -> Part:
    """The part asked for by its number or by an entry; the first where nothing is asked."""
    if asked.part is not None:
        if asked.part > len(parts):
            raise UnknownEntryError(f"The document {document.id} has {len(parts):,} parts, and no part {asked.part:,}.")
        return parts[asked.part - 1]
    start = next((each.start for each in placed if each.id == asked.at), 0)
    return part_at(parts, start)


PAGES = (
    Page("/documents", "Documents", "documents.html", show_documents, Listed),
    Page("/documents/{id}", "Document", "document.html", show_document, Reading),
)
