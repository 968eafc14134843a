"""Documents read: their texts in, the documents and their entries out."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from communique.entries.context import Context
from communique.entries.reports_of_action import find_told
from communique.entries.settling import Settled, is_written_in
from communique.entries.stages import STAGES, Work, pass_through
from communique.kinds import READ_KINDS, Document, Entry, id_of_digest
from communique.passages import Told
from communique.said import NOTHING, Said
from communique.text.languages import find_language, split_languages
from communique.words.load import languages, load_words

DEFAULT_LANGUAGE: Final = "en"
_SMALLEST: Final = ("determiner", "preposition", "conjunction", "auxiliary", "pronoun")


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
    tells: Told | None = field(default=None, repr=False, compare=False)
    untold: Given | None = field(default=None, repr=False, compare=False)  # the text, where nobody asked what it tells

    @property
    def told(self) -> Told | None:
        """What the document tells of earlier commitments; the text is read again where `Given.telling` did not ask."""
        if self.untold is not None:
            (again,) = read_texts([self.untold._replace(telling=True)])
            self.tells, self.untold = again.tells, None
        return self.tells

    def add(self, other: Reading) -> None:
        """Take in what the same document says in another language."""
        rest = [entry for entry in other.entries if entry.id not in self.rules]
        self.entries = sorted([*self.entries, *rest], key=lambda entry: READ_KINDS.index(entry.kind))
        self.rules |= {entry.id: other.rules[entry.id] for entry in rest}
        self.unclear += [note for note in other.unclear if note[1]]


class _Reader(NamedTuple):
    """How texts in a language are read: laid out, their entries found, what they tell of earlier commitments."""

    lay_out: Callable[[str, str, Said, str | None], tuple[Any, Settled]]
    find_entries: Callable[[Any, str], list[tuple[Entry, str]]]
    find_told: Teller


class Given(NamedTuple):
    """A text to read and what is known of it.

    `content` is the bytes it was decoded from (the text itself in UTF-8 where not given), `source` a path or URL,
    `language` a BCP 47 tag where the user sets it, `published` an ISO date for a text that does not give its own,
    `said` what the metadata of the page or table that it came from say of it, and `telling` whether what it tells of
    earlier commitments is wanted too.
    """

    text: str
    content: bytes | None = None
    source: str | None = None
    language: str | None = None
    published: str | None = None
    said: Said = NOTHING
    telling: bool = False


def read_text(
    text: str,
    *,
    content: bytes | None = None,
    source: str | None = None,
    language: str | None = None,
    published: str | None = None,
    said: Said = NOTHING,
    telling: bool = False,
) -> Reading:
    """Read a report's text; the arguments are those of `Given`."""
    return read_texts([Given(text, content, source, language, published, said, telling)])[0]


def read_texts(texts: Sequence[Given]) -> list[Reading]:
    """Read some reports side by side, which is faster than one after the other; what is found is the same.

    All of them are in memory at once: some tens are enough.
    """
    with _no_collection():
        return _read_all(texts)


def _read_all(texts: Sequence[Given]) -> list[Reading]:
    """Read some reports; of all that reading them took nothing but the readings is left when this ends."""
    documents: list[Document] = []
    parts: list[dict[str, str]] = []
    works: dict[int, Work] = {}
    for n, given in enumerate(texts):
        documents.append(document := _document(given))
        parts.append(part := _parts(given, document))
        if DEFAULT_LANGUAGE in part and _base(document.language) == DEFAULT_LANGUAGE:
            works[n] = Work(document, part[DEFAULT_LANGUAGE], DEFAULT_LANGUAGE, given.said, given.published)
    pass_through(list(works.values()), STAGES)
    return [
        _read(given, document, parts[n], works.get(n))
        for n, (given, document) in enumerate(zip(texts, documents, strict=True))
    ]


def _document(given: Given) -> Document:
    """The document as it is known before it is read."""
    text, said = given.text, given.said
    raw = text.encode("utf-8", "surrogatepass") if given.content is None else given.content
    digest = hashlib.sha256(raw).hexdigest()
    return Document(
        id=id_of_digest(digest),
        title=said.title,
        published=said.published or given.published,
        outlet=said.outlet,
        language=given.language or _tongue(text, said),
        sources=tuple(sorted({each for each in (given.source, said.url) if each})),
        text=text,
        sha256=digest,
    )


def _parts(given: Given, document: Document) -> dict[str, str]:
    """The text by language; empty where there are no words for the document's."""
    base = _base(document.language)
    if base not in languages():
        return {}
    return split_languages(document.text, base) if given.language is None else {base: document.text}


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
    """Keep Python's collector of cycles out of the way: reading makes many objects that live until it ends, no cycle.

    What is left of them when it sets in again is little, so that it hardly ever finds enough to look through.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(given: Given, document: Document, parts: dict[str, str], work: Work | None) -> Reading:
    """Read a document; where paragraphs are in another language there are words for, those in that language."""
    base = _base(document.language)
    if base not in parts:
        note = f"The text is in another language ({document.language}), for which there are no words"
        return Reading(document, unclear=[(0, 0, f"{note}: nothing was read in it.")], settled=dict(given.said.by))
    tell: Teller = find_told
    if work:
        reading, context = _reading(work), work.context
    else:
        reader = _reader(base)
        reading, context = _read_other(reader, document, given.said, given.published, base, parts[base])
        tell = reader.find_told
    for other, text in parts.items():
        if other != base and other in languages():
            reading.add(_read_part(document, reading.document.published, other, text))
    if len(parts) > 1:
        reading.entries = [_as_written(entry, document.text) for entry in reading.entries]
    if given.telling:
        reading.tells = tell(context, document.id, reading.entries)
    else:
        reading.untold = given
    return reading


def _as_written(entry: Entry, text: str) -> Entry:
    """An entry with its evidence as it stands in the document, where a stretch in another language was blank."""
    if all(piece.text == text[piece.start : piece.end] for piece in entry.evidence):
        return entry
    return replace(entry, evidence=tuple(replace(one, text=text[one.start : one.end]) for one in entry.evidence))


def _read_part(document: Document, published: str | None, base: str, text: str) -> Reading:
    """What the paragraphs in one language say; in `text` those in the others are blank."""
    if base != DEFAULT_LANGUAGE:
        return _read_other(_reader(base), document, NOTHING, published, base, text)[0]
    work = Work(document, text, base, NOTHING, published)
    pass_through([work], STAGES)
    return _reading(work)


def _reading(work: Work) -> Reading:
    """What an English text that has gone through all stages gives."""
    context = work.context
    unclear = sorted({*context.unclear, *_unclear(context)})
    return _note(_gather(Reading(work.document, unclear=unclear), work.found), work.settled)


def _read_other(
    reader: _Reader, document: Document, said: Said, published: str | None, base: str, text: str
) -> tuple[Reading, Context]:
    """A text in another language than English, and what was made out on the way."""
    context, settled = reader.lay_out(text, base, said, published)
    reading = _gather(Reading(document, unclear=_unclear(context)), reader.find_entries(context, document.id))
    return _note(reading, settled), context


def _reader(base: str) -> _Reader:
    """What reads a language: Russian has its own reader, the rest is read by what word data alone give."""
    if base == "ru":
        from communique.entries.ru import reading  # nothing Russian is loaded for an English text

        return _Reader(reading.lay_out, reading.find_entries, reading.find_told)
    from communique.entries import plain

    return _Reader(plain.lay_out, plain.find_entries, plain.find_told)


def _note(reading: Reading, settled: Settled) -> Reading:
    """The reading with what the document is called, when and by whom it was published."""
    reading.document = replace(
        reading.document, title=settled.title, published=settled.published, outlet=settled.outlet
    )
    reading.settled = settled.by
    if settled.note:
        reading.unclear.insert(0, (0, 0, settled.note))
    return reading


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


def _gather(reading: Reading, found: list[tuple[Entry, str]]) -> Reading:
    """The reading with its entries, each once, with the rule that found it."""
    for entry, rule in found:
        if entry.id not in reading.rules:
            reading.rules[entry.id] = rule
            reading.entries.append(entry)
    return reading
