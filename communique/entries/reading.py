"""One document read: its text in, the document and its entries out."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from communique.entries.boilerplate import mark_skipped
from communique.entries.commitments import find_commitments
from communique.entries.context import Context
from communique.entries.dates import find_dates
from communique.entries.figure_periods import settle_fiscal_years
from communique.entries.figures import find_figures
from communique.entries.hubs import find_hubs
from communique.entries.meetings import find_announced, find_encounters, find_meetings, set_parties
from communique.entries.places import find_places, load_gazetteer
from communique.entries.referents import find_people
from communique.entries.reports_of_action import find_told
from communique.entries.settling import Settled, is_written_in, settle
from communique.entries.statements import find_said, find_statements
from communique.kinds import READ_KINDS, Document, Entry, document_id
from communique.passages import Told
from communique.said import NOTHING, Said
from communique.text.clauses import Clauses
from communique.text.languages import find_language, split_languages
from communique.text.page import lay_out
from communique.words.load import languages, load_words

DEFAULT_LANGUAGE = "en"
_SMALLEST = ("determiner", "preposition", "conjunction", "auxiliary", "pronoun")


Teller = Callable[[Any, str, list[Entry]], Told]


@dataclass(slots=True)
class Reading:
    """What one document gave: the document, its entries in the order of the text, and how they were found.

    `rules` names for each entry id the rule that spoke; `unclear` holds what could not be made out, as
    (start, end, sentence for a person) over the document's text; `settled` says by what the document got its title,
    day, outlet and language.
    """

    document: Document
    entries: list[Entry] = field(default_factory=list)
    rules: dict[str, str] = field(default_factory=dict)
    unclear: list[tuple[int, int, str]] = field(default_factory=list)
    settled: dict[str, str] = field(default_factory=dict)
    context: Context | None = field(default=None, repr=False, compare=False)
    teller: Teller | None = field(default=None, repr=False, compare=False)

    @property
    def told(self) -> Told | None:
        """What the document tells of earlier commitments; worked out when the ledger asks."""
        return self.teller(self.context, self.document.id, self.entries) if self.context and self.teller else None

    def add(self, other: Reading) -> None:
        """Take in what the same document says in another language."""
        rest = [entry for entry in other.entries if entry.id not in self.rules]
        self.entries = sorted([*self.entries, *rest], key=lambda entry: READ_KINDS.index(entry.kind))
        self.rules |= {entry.id: other.rules[entry.id] for entry in rest}
        self.unclear += [note for note in other.unclear if note[1]]


def read_text(
    text: str,
    *,
    content: bytes | None = None,
    source: str | None = None,
    language: str | None = None,
    published: str | None = None,
    said: Said = NOTHING,
) -> Reading:
    """Read a report's text.

    `content` is the bytes it was decoded from (the text itself in UTF-8 where not given), `source` a path or URL,
    `language` a BCP 47 tag where the user sets it, `published` an ISO date for a text that does not give its own, and
    `said` what the metadata of the page or table that it came from say of it.
    """
    raw = text.encode("utf-8", "surrogatepass") if content is None else content
    tongue = language or _tongue(text, said)
    document = Document(
        id=document_id(raw),
        title=said.title,
        published=said.published or published,
        outlet=said.outlet,
        language=tongue,
        sources=tuple(sorted({each for each in (source, said.url) if each})),
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
    )
    if _base(tongue) not in languages():
        note = f"The text is in another language ({tongue}), for which there are no words: nothing was read in it."
        return Reading(document, unclear=[(0, 0, note)], settled=dict(said.by))
    with _no_collection():
        return _read(document, said, published, mixed=language is None)


def _base(tongue: str) -> str:
    return tongue.split("-")[0].lower()


def _tongue(text: str, said: Said) -> str:
    """The language of the metadata, unless the text is plainly in the one read by default; else that of the text."""
    if not said.language:
        return find_language(text)
    named = said.language
    if named.split("-")[0].lower() == DEFAULT_LANGUAGE:
        return named
    smallest = load_words(DEFAULT_LANGUAGE).wordset(*_SMALLEST)
    return DEFAULT_LANGUAGE if is_written_in(text, smallest) else named


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


def _read(document: Document, said: Said, published: str | None, *, mixed: bool) -> Reading:
    """Read a document; where paragraphs are in another language there are words for, those in that language."""
    base = _base(document.language)
    parts = split_languages(document.text, base) if mixed else {base: document.text}
    reading = _read_part(document, said, published, base, parts[base])
    for other, text in parts.items():
        if other != base and other in languages():
            day = reading.document.published
            reading.add(_read_part(document, NOTHING, day, other, text))
    return reading


def _read_part(document: Document, said: Said, published: str | None, base: str, text: str) -> Reading:
    """What the paragraphs in one language say; in `text` those in the others are blank."""
    if base != DEFAULT_LANGUAGE:
        return _read_other(document, said, published, base, text)
    context, settled = _lay_out(text, base, said, published)
    return _note(_find_entries(context, document), settled)


def _read_other(document: Document, said: Said, published: str | None, base: str, text: str) -> Reading:
    """A text in another language: Russian by its own reader, the rest by what word data alone give."""
    if base == "ru":
        from communique.entries.ru import reading as reader  # nothing Russian is loaded for an English text
    else:
        from communique.entries import plain as reader  # type: ignore[no-redef]
    context, settled = reader.lay_out(text, base, said, published)
    reading = Reading(document, unclear=_unclear(context), context=context, teller=reader.find_told)
    return _note(_gather(reading, reader.find_entries(context, document.id)), settled)


def _note(reading: Reading, settled: Settled) -> Reading:
    """The reading with what the document is called, when and by whom it was published."""
    reading.document = replace(
        reading.document, title=settled.title, published=settled.published, outlet=settled.outlet
    )
    reading.settled = settled.by
    if settled.note:
        reading.unclear.insert(0, (0, 0, settled.note))
    return reading


def _lay_out(text: str, tongue: str, said: Said, published: str | None) -> tuple[Context, Settled]:
    """The page with all that entries are made of: dates, places, people, what is said, the sides."""
    page = lay_out(text, load_words(tongue))
    context = Context(page, Clauses(page))
    context.skipped = mark_skipped(page)
    settled = settle(page, context.skipped, said, published)
    context.title, context.published = settled.span, settled.published
    if context.title:
        context.skipped[page.paragraph_of[context.title[0]]] = False
    context.dates = find_dates(page, context.published)
    context.places = find_places(page, load_gazetteer(tongue))
    context.place_of = {place.start: place for place in context.places}
    find_people(context)
    find_said(context)
    return context, settled


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
    unclear = sorted({*context.unclear, *_unclear(context)})
    return _gather(Reading(document, unclear=unclear, context=context, teller=find_told), found)


def _gather(reading: Reading, found: list[tuple[Entry, str]]) -> Reading:
    """The reading with its entries, each once, with the rule that found it."""
    for entry, rule in found:
        if entry.id not in reading.rules:
            reading.rules[entry.id] = rule
            reading.entries.append(entry)
    return reading
