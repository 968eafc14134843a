"""Documents: the list, and one document's text with every entry marked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from communique.errors import UnknownEntryError
from communique.kinds import Document, Entry, Story
from communique.ledger.filters import Filter
from communique.ledger.paging import Total, count_documents, page_of_documents
from communique.web.asked import Asked, Listed
from communique.web.marking import Note, Paragraph, mark
from communique.web.page import Page
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

    `paragraphs` and `notes` are its text as the page shows it.
    """

    document: Document
    entries: Sequence[Entry]
    stories: Sequence[Story]
    others: Mapping[str, Document]
    paragraphs: Sequence[Paragraph] = field(metadata={"page": True})
    notes: Sequence[Note] = field(metadata={"page": True})


def show_documents(site: Site, asked: Listed) -> Documents:
    """The documents asked for, the latest first."""
    wanted = asked.filter()
    found = page_of_documents(site.ledger, wanted, after=asked.after, limit=asked.limit)
    total = site.remember(("documents", wanted), lambda: count_documents(site.ledger, wanted))
    return Documents(found.rows, total, found.after)


def show_document(site: Site, asked: Asked, id: str) -> OneDocument:
    """One document, whole."""
    document = site.ledger.document(site.ledger.find_id(id))
    if said := site.ledger.removal(document.id):
        raise UnknownEntryError(said)
    wanted = Filter(documents=(document.id,), versions=True)
    entries = [one for one in site.ledger.entries(wanted) if one.kind != "judgement"]
    told = [
        one for one in site.ledger.entries(Filter(kinds=("story",), about=(document.id,))) if isinstance(one, Story)
    ]
    stories = [one for one in told if len(one.documents) > 1]
    others = documents_of(site, {id for one in stories for id in one.documents if id != document.id})
    paragraphs, notes = mark(document, entries)
    return OneDocument(document, entries, stories, others, paragraphs, notes)


PAGES = (
    Page("/documents", "Documents", "documents.html", show_documents, Listed),
    Page("/documents/{id}", "Document", "document.html", show_document),
)
