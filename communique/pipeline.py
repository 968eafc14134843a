"""The whole flow on one page: inputs are read, what was found is kept, and what failed is named."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from communique.compare.versions import is_correction
from communique.entries.reading import Reading, read_text
from communique.errors import InputError, LedgerError, UsageError
from communique.gather.gathering import gather, read_raw
from communique.gather.raw import Limits, Link
from communique.kinds import document_id
from communique.ledger.bytes import KeptBytes
from communique.ledger.origins import find_of_page
from communique.ledger.store import Ledger
from communique.period import span
from communique.read.files import Input, Skipped
from communique.said import Came
from communique.settings import Settings
from communique.words.load import languages

_NAMED = 500  # documents that a batch names; more are only counted, so that memory does not grow


@dataclass(frozen=True, slots=True)
class Choices:
    """How to read: known documents too (`again`), in a given language (BCP 47), published on a given ISO day.

    `keep`: the bytes as they came are kept, to be read again by a later version.
    """

    again: bool = False
    language: str | None = None
    published: str | None = None
    keep: bool = False

    def __post_init__(self) -> None:
        if self.language and self.language.split("-")[0].lower() not in languages():
            raise UsageError(f"There are no words for the language {self.language!r}, only for {_listed(languages())}.")
        if self.published and (len(self.published) != 10 or not span(self.published)):
            raise UsageError(f"{self.published!r} is no day: write it as 2023-09-19.")


@dataclass(slots=True)
class Batch:
    """What came of reading many inputs: numbers, the ids of the first documents, and a sentence for each failure.

    `removed` are inputs that a person took out of the ledger, each with the reason: they are not read again. `bytes` is
    where bytes are kept as they came, if they are.
    """

    read: int = 0
    known: int = 0
    entries: int = 0
    documents: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    skipped: Skipped = field(default_factory=Skipped)
    bytes: KeptBytes | None = None

    @property
    def all_named(self) -> bool:
        """Whether `documents` holds the ids of all documents of the batch."""
        return self.read + self.known <= _NAMED


def read_paths(
    ledger: Ledger,
    paths: Iterable[str],
    choices: Choices,
    settings: Settings,
    step: Callable[[], None] = lambda: None,
) -> Batch:
    """Read files, folders and `-` into a ledger, calling `step` after each; one that fails is named, the rest go on.

    Raises `LedgerError` where the ledger itself fails; what was read by then is kept.
    """
    batch = Batch(bytes=kept_bytes(ledger, settings) if choices.keep else None)
    for found in gather(paths, Limits(document_mb=settings.max_mb), batch.skipped):
        try:
            if isinstance(found, InputError):
                raise found
            if isinstance(found, Link):
                raise InputError(f"{found.url} is an address: save the page and read the file.", found.url)
            keep_input(ledger, read_raw(found), choices, batch)
        except InputError as error:
            batch.failures.append(str(error))
        step()
    return batch


def read_samples(ledger: Ledger, samples: Iterable[Input]) -> Batch:
    """Read the reports that come with the package."""
    batch = Batch()
    for found in samples:
        try:
            keep_input(ledger, found, Choices(), batch)
        except InputError as error:
            batch.failures.append(str(error))
    return batch


def keep_input(ledger: Ledger, found: Input, choices: Choices, batch: Batch) -> None:
    """Read one input into the ledger, unless its bytes are known. Raises `InputError` and `LedgerError`."""
    known = ledger.known(hashlib.sha256(found.content).hexdigest()) or _same_article(ledger, found)
    if known and (removal := ledger.removal(known)):
        batch.removed.append(f"{found.name}: {removal}")
        return
    if known and not (choices.again and known == document_id(found.content)):
        for source in {found.source, found.said.url} - {None}:
            ledger.add_source(known, str(source))
        batch.known += 1
    else:
        known = _keep_new(ledger, found, choices, batch)
    if len(batch.documents) < _NAMED:
        batch.documents.append(known)


def _keep_new(ledger: Ledger, found: Input, choices: Choices, batch: Batch) -> str:
    """Read an input whose bytes are not known, or are to be read again; the id of its document."""
    reading = read_input(found, choices)
    document = reading.document
    if not ledger.known(document.sha256):
        document = replace(document, replaces=_replaced(ledger, reading, found))
    if batch.bytes:
        batch.bytes.put(found.content)
    ledger.save(
        document,
        reading.entries,
        rules=reading.rules,
        unclear=reading.unclear,
        told=reading.told,
        came=_came(found, reading, choices),
        again=choices.again,
    )
    batch.read += 1
    batch.entries += len(reading.entries)
    return document.id


def _came(found: Input, reading: Reading, choices: Choices) -> Came | None:
    """How the input came, where more is to be known of it than that it is a text."""
    given = {name: said for name in ("language", "published") if (said := getattr(choices, name))}
    if found.came is None and not given:
        return None
    return replace(found.came or Came(found.name), by=reading.settled, given=given)


def _same_article(ledger: Ledger, found: Input) -> str | None:
    """The id of the document that is this article already, come by another address of its page."""
    came = found.came
    if came is None or came.key is None:
        return None
    return next((each.id for each in find_of_page(ledger, came.key) if each.came.alike == came.alike), None)


def kept_bytes(ledger: Ledger, settings: Settings) -> KeptBytes:
    """Where the bytes of this ledger's documents are kept: the folder that is set, else one beside its file."""
    return KeptBytes(Path(settings.kept or f"{ledger.path}.kept"))


def read_input(found: Input, choices: Choices) -> Reading:
    """Read one input; nothing is kept. Raises `InputError` for a text that brings the reader down."""
    try:
        return read_text(
            found.text,
            content=found.content,
            source=found.source,
            language=choices.language,
            published=choices.published,
            said=found.said,
        )
    except LedgerError:
        raise
    except Exception as error:  # a fault of ours must not cost the rest of the batch; it is named and counted
        fault = f"{type(error).__name__}: {error}".rstrip(": ")
        raise InputError(f"{found.name} brought the reader down ({fault}): please report it, with the text.") from error


def _replaced(ledger: Ledger, reading: Reading, found: Input) -> str | None:
    """The id of the version that a new document from the same place, or of the same page, corrects."""
    source = found.source
    old = ledger.latest_from(source) if source else None
    if old and is_correction(reading.document, old):
        return old.id
    key = found.came.key if found.came else None
    earlier = next((each.id for each in find_of_page(ledger, key) if each.counts), None) if key else None
    return earlier if earlier and is_correction(reading.document, ledger.document(earlier)) else None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
