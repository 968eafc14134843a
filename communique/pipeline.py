"""The whole flow on one page: inputs are read, what was found is kept, and what failed is named."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from communique.entries.reading import Given, Reading, read_texts
from communique.errors import CommuniqueError, InputError, LedgerError, UsageError
from communique.gather.gathering import read_raw
from communique.gather.gauge import Gauge
from communique.gather.raw import Raw
from communique.intake import Batch, Item, keep_items, look_up
from communique.ledger.bytes import KeptBytes
from communique.ledger.saving import Rows, make_rows
from communique.ledger.store import Ledger
from communique.period import span
from communique.read.files import Input
from communique.said import Came
from communique.settings import Settings
from communique.stream import Chunk, Stream, read_chunks
from communique.words.load import languages


@dataclass(frozen=True, slots=True)
class Choices:
    """How to read: known documents too (`again`), in a given language (BCP 47), published on a given ISO day.

    `keep`: the bytes as they came are kept, to be read again by a later version. `allow_private`: addresses of the own
    machine and network are fetched too.
    """

    again: bool = False
    language: str | None = None
    published: str | None = None
    keep: bool = False
    allow_private: bool = False

    def __post_init__(self) -> None:
        if self.language and self.language.split("-")[0].lower() not in languages():
            raise UsageError(f"There are no words for the language {self.language!r}, only for {_listed(languages())}.")
        if self.published and (len(self.published) != 10 or not span(self.published)):
            raise UsageError(f"{self.published!r} is no day: write it as 2023-09-19.")


def read_paths(
    ledger: Ledger,
    things: Iterable[str],
    choices: Choices,
    settings: Settings,
    step: Callable[[], None] = lambda: None,
    *,
    jobs: int | None = None,
    gauge: Gauge | None = None,
) -> Batch:
    """Read what the user names into a ledger, calling `step` after each; what fails is noted, the rest go on.

    `gauge` tells how far it has come. `jobs` is the number of processes that read: by default one, and one for each
    core once there is much to read; what is kept does not depend on it. Raises `LedgerError` where the ledger itself
    fails; what was read by then is kept, and the same call goes on from there, as it does after Ctrl-C (the batch is
    marked `interrupted`) or a kill.
    """
    batch = Batch()
    with Stream(ledger, settings, again=choices.again, allow_private=choices.allow_private, gauge=gauge) as stream:
        batch.skipped = stream.skipped
        keep_chunks(ledger, stream.chunks(things), choices, settings, batch, step, jobs=jobs)
    return batch


def keep_chunks(
    ledger: Ledger,
    chunks: Iterator[Chunk],
    choices: Choices,
    settings: Settings,
    batch: Batch,
    step: Callable[[], None] = lambda: None,
    *,
    jobs: int | None = 1,
) -> None:
    """Read chunks and keep them, one after another; after Ctrl-C the batch is marked `interrupted`."""
    read = partial(read_raws, choices=choices, kept=kept_bytes(ledger, settings) if choices.keep else None)
    try:
        for items in read_chunks(chunks, read, jobs):
            for outcome in keep_items(ledger, items, again=choices.again):
                batch.add(outcome)
                step()
    except KeyboardInterrupt:
        batch.interrupted = True


def read_samples(ledger: Ledger, samples: Iterable[Input]) -> Batch:
    """Read the reports that come with the package."""
    return read_inputs(ledger, samples, Choices())


def read_inputs(ledger: Ledger, inputs: Iterable[Input], choices: Choices) -> Batch:
    """Read texts that are at hand already into a ledger; one that fails is noted, the rest go on."""
    batch = Batch()
    for found in inputs:
        item = Item(found.name, found.source or found.name, found.source, hashlib.sha256(found.content).hexdigest())
        look_up(ledger, [item])
        if item.known is None:
            try:
                item.result = _rows_of(found, read_input(found, choices, telling=True), choices)
            except InputError as error:
                item.result = error
        for outcome in keep_items(ledger, [item]):
            batch.add(outcome)
    return batch


def read_raws(raws: Sequence[Raw], choices: Choices, kept: KeptBytes | None = None) -> list[Rows | CommuniqueError]:
    """Read documents; the rows of each, or why there are none. Needs no ledger: any process can do it."""
    return [_read_one(raw, choices, kept) for raw in raws]


def _read_one(raw: Raw, choices: Choices, kept: KeptBytes | None) -> Rows | CommuniqueError:
    """The rows of a document, its bytes kept where they are to be; or why there are none."""
    try:
        found, reading = read_document(raw, choices)
        rows = _rows_of(found, reading, choices)
        if kept:
            kept.put(raw.content)
    except CommuniqueError as error:
        return error
    except Exception as error:  # a fault in what opens it costs no other either
        return our_fault(raw.name, error)
    return rows


def read_document(raw: Raw, choices: Choices) -> tuple[Input, Reading]:
    """A document as it was opened and read. Raises `InputError`, and whatever a fault in what opens it raises."""
    found = read_raw(raw)
    return found, read_input(found, choices, telling=True)


def _rows_of(found: Input, reading: Reading, choices: Choices) -> Rows:
    """What was read in an input, as the ledger will keep it."""
    came = how_it_came(found, reading, choices)
    return make_rows(reading.document, reading.entries, reading.rules, reading.unclear, reading.told, came)


def how_it_came(found: Input, reading: Reading, choices: Choices) -> Came | None:
    """How the input came, where more is to be known of it than that it is a text."""
    given = {name: said for name in ("language", "published") if (said := getattr(choices, name))}
    if found.came is None and not given:
        return None
    return replace(found.came or Came(found.name), by=reading.settled, given=given)


def kept_bytes(ledger: Ledger, settings: Settings) -> KeptBytes:
    """Where the bytes of this ledger's documents are kept: the folder that is set, else one beside its file."""
    return KeptBytes(Path(settings.kept or f"{ledger.path}.kept"))


def read_input(found: Input, choices: Choices, *, telling: bool = False) -> Reading:
    """Read one input, nothing is kept; `telling` whether what it tells of earlier commitments will be asked for.

    Raises `InputError` for a text that brings the reader down.
    """
    try:
        return read_texts([_given(found, choices, telling)])[0]
    except LedgerError:
        raise
    except Exception as error:  # a fault of ours must not cost the rest of the batch; it is named and counted
        raise our_fault(found.name, error) from error


def _given(found: Input, choices: Choices, telling: bool) -> Given:
    return Given(found.text, found.content, found.source, choices.language, choices.published, found.said, telling)


def our_fault(name: str, error: Exception) -> InputError:
    """The sentence for a fault of the reader, which must cost no other input."""
    fault = f"{type(error).__name__}: {error}".rstrip(": ")
    return InputError(f"{name} brought the reader down ({fault}): please report it, with the text.")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
