"""What the user named as a stream of small chunks, read by one process or by many, and put out in its order."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING

from communique.crew import Crew, Fallen
from communique.errors import CommuniqueError, InputError
from communique.fetch.addresses import hide_login
from communique.gather.gathering import gather
from communique.gather.gauge import Gauge
from communique.gather.needs import need
from communique.gather.raw import Found, Limits, Link, Raw
from communique.intake import Finished, Item, Seen, look_up
from communique.ledger.failing import failed_origins, time_now
from communique.ledger.saving import Rows
from communique.ledger.store import Ledger
from communique.read.files import STDIN, Skipped
from communique.settings import Settings

if TYPE_CHECKING:
    from communique.fetch.links import Guest, Opened

_ITEMS = 16  # inputs of a chunk
_BYTES = 250_000  # bytes of a chunk, from which on nothing is added
_WAIT = 1.0  # seconds for which a chunk waits to be filled
_MUCH = 100  # documents to read, or
_MANY_BYTES = 1_000_000  # bytes of them, from which on more than one process is worth its start
_SECONDS, _SECONDS_PER_MB = 120, 60  # how long reading a document may take before its process is given up

Reader = Callable[[list[Raw]], list[Rows | CommuniqueError]]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Inputs in their order, and the bytes of those among them that are to be read."""

    items: list[Item | Finished | Seen]
    unread: list[tuple[Item, Raw]]

    @property
    def raws(self) -> list[Raw]:
        """What is to be read."""
        return [raw for _, raw in self.unread]

    def one_by_one(self) -> Iterator[Chunk]:
        """The chunk in parts with one document to read in each, which can be kept as soon as it is read."""
        raw_of = {id(item): raw for item, raw in self.unread}
        some: list[Item | Finished | Seen] = []
        for item in self.items:
            some.append(item)
            if isinstance(item, Item) and id(item) in raw_of:
                yield Chunk(some, [(item, raw_of[id(item)])])
                some = []
        if some:
            yield Chunk(some, [])

    def with_results(self, results: Sequence[Rows | CommuniqueError | Fallen]) -> list[Item | Finished | Seen]:
        """The items, each that was read with what came of it. Raises what is no fault of an input."""
        for (item, raw), result in zip(self.unread, results, strict=True):
            item.result = _settled(raw, result)
        return self.items


class Stream:
    """What the user named, gathered into chunks: the items, and the bytes of those that are to be read.

    `skipped` counts what folders and archives held and was left aside.
    """

    def __init__(
        self,
        ledger: Ledger,
        settings: Settings,
        *,
        again: bool,
        allow_private: bool = False,
        gauge: Gauge | None = None,
    ) -> None:
        self._ledger, self._settings, self._again, self._allow_private = ledger, settings, again, allow_private
        self._gauge = gauge
        self.limits = Limits(document_mb=settings.max_mb)
        self.skipped = Skipped()
        self._failed = failed_origins(ledger)
        self._since = time_now()
        self._guest: Guest | None = None
        self._closing = ExitStack()

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._closing.close()

    def chunks(self, things: Iterable[str]) -> Iterator[Chunk]:
        """The chunks of what the user names, one after another."""
        return self.chunked(self._found(things))

    def chunked(self, stream: Iterable[Raw | InputError | Finished | Seen]) -> Iterator[Chunk]:
        """What was found in chunks; no more is held than the one being made."""
        some: list[Raw | InputError | Finished | Seen] = []
        size, begun = 0, time.monotonic()
        for found in stream:
            some.append(found)
            size += len(found.content) if isinstance(found, Raw) else 0
            if len(some) >= _ITEMS or size >= _BYTES or time.monotonic() - begun > _WAIT:
                yield self._chunk(some)
                some, size, begun = [], 0, time.monotonic()
        if some:
            yield self._chunk(some)

    def _found(self, things: Iterable[str]) -> Iterator[Raw | InputError | Finished | Seen]:
        """What is found, and where an origin in which something failed before has been gone through."""
        for thing in things:
            origin: str | None = None
            for found in self._opened(gather([thing], self.limits, self.skipped, self._gauge)):
                here = found.origin if isinstance(found, (Raw, InputError)) else found.url
                if here != origin:
                    yield from self.finished(origin)
                origin = here
                if isinstance(found, (Raw, InputError)):
                    yield found
            yield from self.finished(origin)
            yield from self.finished(hide_login(thing))

    def finished(self, origin: str | None) -> Iterator[Finished]:
        """The mark for an origin that has been gone through, where something failed in it before."""
        if origin in self._failed and origin != STDIN:
            self._failed.discard(origin)
            yield Finished(origin, self._since)

    def _opened(self, gathered: Iterator[Found]) -> Iterator[Opened]:
        """What was gathered, addresses replaced by what is at them."""
        for found in gathered:
            if isinstance(found, Link):
                try:
                    guest = self._make_guest(found.url)
                except InputError as error:
                    yield error
                else:
                    yield from guest.resolve(chain([found], gathered), 0)
            else:
                yield found

    def _make_guest(self, url: str) -> Guest:
        """Who fetches, made when the first address comes, as its libraries take time to load."""
        if self._guest is None:
            need("protego", hide_login(url))
            links = need("communique.fetch.links", hide_login(url))
            fetcher = self._closing.enter_context(links.make_fetcher(self._settings, allow_private=self._allow_private))
            self._guest = links.Guest(fetcher, self.limits, self.skipped)
        return self._guest

    def _chunk(self, some: Sequence[Raw | InputError | Finished | Seen]) -> Chunk:
        items = [_item(found) for found in some]
        look_up(self._ledger, [item for item in items if isinstance(item, Item)])
        pairs = zip(items, some, strict=True)
        unread = [(i, f) for i, f in pairs if isinstance(i, Item) and isinstance(f, Raw) and self._to_read(i)]
        return Chunk(items, unread)

    def _to_read(self, item: Item) -> bool:
        return item.known is None or (self._again and not item.known.removed)


def read_chunks(chunks: Iterator[Chunk], read: Reader, jobs: int | None) -> Iterator[list[Item | Finished | Seen]]:
    """Read chunks in `jobs` processes, or as many as are worth it; their items with what came of them, in order.

    They come one document at a time, so that what is kept at once is not lost when the next ends it all; of several
    processes all together that would have to wait for each other to be kept.
    """
    chunks = (part for chunk in chunks for part in chunk.one_by_one())
    if jobs is None:
        jobs, count, size = cores(), 0, 0
        while jobs > 1 and count < _MUCH and size < _MANY_BYTES:
            if (chunk := next(chunks, None)) is None:
                return
            yield chunk.with_results(read(chunk.raws))
            count, size = count + len(chunk.unread), size + sum(len(raw.content) for raw in chunk.raws)
    if jobs == 1:
        for chunk in chunks:
            yield chunk.with_results(read(chunk.raws))
    elif (first := next(chunks, None)) is not None:
        with Crew(read, jobs, _patience) as crew:
            for done in crew.map((chunk, chunk.raws) for chunk in chain([first], chunks)):
                yield [item for chunk, results in done for item in chunk.with_results(results)]


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _patience(raw: Raw) -> float:
    return _SECONDS + _SECONDS_PER_MB * len(raw.content) / 1e6


def _settled(raw: Raw, result: Rows | CommuniqueError | Fallen) -> Rows | InputError:
    """What came of reading, as it is kept. Raises what is no fault of the input."""
    if isinstance(result, Fallen):
        result = InputError(f"{raw.name} was not read: {result.reason}; please report it, with the file.")
    if isinstance(result, InputError):
        result.origin = result.origin or raw.origin
    elif isinstance(result, CommuniqueError):
        raise result
    return result


def _item(found: Raw | InputError | Finished | Seen) -> Item | Finished | Seen:
    if isinstance(found, (Finished, Seen)):
        return found
    if isinstance(found, InputError):
        return Item("", str(found), result=found)
    return Item(found.name, found.source or found.name, found.source, _hash(found.content))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
