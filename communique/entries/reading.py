"""One document read: its text in, the document and its entries out."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from communique.entries.boilerplate import mark_skipped
from communique.entries.commitments import find_commitments
from communique.entries.context import Context
from communique.entries.dates import find_dates
from communique.entries.documents import find_outlet, find_published, find_title
from communique.entries.figure_periods import settle_fiscal_years
from communique.entries.figures import find_figures
from communique.entries.hubs import find_hubs
from communique.entries.meetings import find_announced, find_encounters, find_meetings, set_parties
from communique.entries.places import find_places, load_gazetteer
from communique.entries.referents import find_people
from communique.entries.reports_of_action import find_told
from communique.entries.statements import find_said, find_statements
from communique.kinds import Document, Entry, document_id
from communique.passages import Told
from communique.text.clauses import Clauses
from communique.text.page import lay_out
from communique.words.load import load_words

DEFAULT_LANGUAGE = "en"


@dataclass(slots=True)
class Reading:
    """What one document gave: the document, its entries in the order of the text, and how they were found.

    `rules` names for each entry id the rule that spoke; `unclear` holds what could not be made out, as
    (start, end, sentence for a person) over the document's text.
    """

    document: Document
    entries: list[Entry] = field(default_factory=list)
    rules: dict[str, str] = field(default_factory=dict)
    unclear: list[tuple[int, int, str]] = field(default_factory=list)
    context: Context | None = field(default=None, repr=False, compare=False)

    @property
    def told(self) -> Told | None:
        """What the document tells of earlier commitments; worked out when the ledger asks."""
        return find_told(self.context, self.document.id, self.entries) if self.context else None


def read_text(
    text: str,
    *,
    content: bytes | None = None,
    source: str | None = None,
    language: str | None = None,
    published: str | None = None,
) -> Reading:
    """Read a report's text.

    `content` is the bytes it was decoded from (the text itself in UTF-8 where not given), `source` a path or URL,
    `language` a BCP 47 tag where the user sets it, `published` an ISO date for a text that does not give its own.
    """
    with _no_collection():
        return _read(text, content, source, language, published)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep Python's collector of cycles out of the way: reading makes many objects that live until it ends."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(text: str, content: bytes | None, source: str | None, language: str | None, published: str | None) -> Reading:
    raw = text.encode("utf-8", "surrogatepass") if content is None else content
    tongue = language or DEFAULT_LANGUAGE
    context = _lay_out(text, tongue, published)
    key = document_id(raw)
    document = Document(
        id=key,
        title=context.page.slice(*context.title) if context.title else None,
        published=context.published,
        outlet=find_outlet(context.page, context.title),
        language=tongue,
        sources=(source,) if source else (),
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
    )
    return _find_entries(context, document)


def _lay_out(text: str, tongue: str, published: str | None) -> Context:
    """The page with all that entries are made of: dates, places, people, what is said, the sides."""
    words = load_words(tongue)
    page = lay_out(text, words)
    context = Context(page, Clauses(page))
    context.skipped = mark_skipped(page)
    context.title = find_title(page, context.skipped)
    context.published = find_published(page) or published
    if context.title:
        context.skipped[page.paragraph_of[context.title[0]]] = False
    context.dates = find_dates(page, context.published)
    context.places = find_places(page, load_gazetteer(tongue))
    context.place_of = {place.start: place for place in context.places}
    find_people(context)
    find_said(context)
    return context


def _unclear(context: Context) -> list[tuple[int, int, str]]:
    """What could not be made out: the document's date, whose words a quotation is, who "he" is that says something."""
    page = context.page
    notes = []
    if page.words and not context.published:
        notes.append((0, 0, "The text gives no date of its own; dates such as “last year” stay open."))
    for said in context.said:
        start, stop = page.starts[said.start], page.ends[said.stop - 1]
        if said.mode == "direct" and said.who is None:
            notes.append((start, stop, "Nobody is named as the speaker of these words."))
        elif said.who and said.who.kind == "person" and not said.who.name and not said.who.role:
            notes.append((start, stop, "It is not clear who says this."))
    return notes


def _find_entries(context: Context, document: Document) -> Reading:
    """The entries of each kind, in the order of the text."""
    encounters = find_encounters(context)
    set_parties(context, encounters)
    settle_fiscal_years(context)
    encounters += find_announced(context)
    found: list[tuple[Entry, str]] = []
    found += find_meetings(context, document.id, encounters)
    found += find_statements(context, document.id)
    found += find_figures(context, document.id)
    found += find_commitments(context, document.id)
    found += find_hubs(context, document.id)
    reading = Reading(document, unclear=sorted({*context.unclear, *_unclear(context)}), context=context)
    for entry, rule in found:
        if entry.id not in reading.rules:
            reading.rules[entry.id] = rule
            reading.entries.append(entry)
    return reading
