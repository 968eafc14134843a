"""Looking at sources again and again: what is new in them is read, compared and linked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from communique.errors import InputError
from communique.fetch.addresses import hide_login
from communique.fetch.fetching import Fetcher
from communique.fetch.links import Guest, Visited
from communique.gather.raw import Link, Raw
from communique.intake import Batch, Finished, Seen
from communique.ledger.following import unlinked
from communique.ledger.store import Ledger
from communique.ledger.visits import is_visited, last_looks, note_look
from communique.pipeline import Choices, keep_chunks
from communique.settings import Settings
from communique.stream import Stream
from communique.upkeep import Upkeep, bring_up_to_date
from communique.watch.plan import Source

_SLOWER = 4  # doublings of the time between two looks at a source that cannot be looked at
_LIST = re.compile(r"\.xml(?:\.gz)?(?:$|\?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """What came of looking at a source: what was read, and why it could not be looked at.

    `failed` is how often in a row that has been so, `before` how often until then.
    """

    source: Source
    batch: Batch
    error: InputError | None = None
    failed: int = 0
    before: int = 0


class Watcher:
    """Looks at sources, remembers when, and tells which are due."""

    def __init__(
        self,
        ledger: Ledger,
        settings: Settings,
        fetcher: Fetcher,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._ledger, self._settings, self._fetcher, self._clock = ledger, settings, fetcher, clock

    def due(self, plan: Sequence[Source]) -> tuple[list[Source], float]:
        """The sources that are to be looked at now, and in how many seconds the next one is.

        A source that was looked at in the future, by a clock that was set back, is due; one that was missed for long,
        by a clock that was set forward or a machine that slept, is due once.
        """
        looks, now = last_looks(self._ledger), self._clock()
        left = {source: self._left(source, looks.get(str(source)), now) for source in plan}
        waiting = [seconds for seconds in left.values() if seconds > 0]
        return [source for source in plan if left[source] <= 0], min(waiting, default=0.0)

    def _left(self, source: Source, look: tuple[str, int] | None, now: datetime) -> float:
        if look is None:
            return 0.0
        at = datetime.fromisoformat(look[0])
        if at > now:
            return 0.0
        every = timedelta(seconds=source.every * 2 ** min(look[1], _SLOWER))
        return (at + every - now).total_seconds()

    def look(self, source: Source) -> Look:
        """Look at a source now, and read what is new in it. Raises `LedgerError`."""
        batch, errors = Batch(), list[InputError]()
        before = last_looks(self._ledger).get(str(source), ("", 0))[1]
        choices = Choices(language=source.language)
        with Stream(self._ledger, self._settings, again=False) as stream:
            batch.skipped = stream.skipped
            if source.kind == "folder":
                chunks = stream.chunks([source.place])
            else:
                chunks = stream.chunked(self._open(source, stream, errors))
            keep_chunks(self._ledger, chunks, choices, self._settings, batch)
        failed = before + 1 if errors else 0
        if not batch.interrupted:
            note_look(self._ledger, str(source), self._clock().isoformat(timespec="seconds"), failed)
        return Look(source, batch, errors[0] if errors else None, failed, before)

    def _open(
        self, source: Source, stream: Stream, errors: list[InputError]
    ) -> Iterator[Raw | InputError | Finished | Seen]:
        """The new documents of a source on the web; why it could not be looked at goes to `errors`."""
        guest = Guest(self._fetcher, stream.limits, stream.skipped, wanted=_Wanted(self._ledger, source))
        for found in guest.open([Link(source.place)]):
            if not isinstance(found, Visited):
                yield found
                continue
            yield from stream.finished(found.url)
            if not found.listed:
                errors += [found.error] if found.error else []
            elif not found.is_list and not (found.error and found.error.passing):
                yield Seen(found.url, found.modified)

    def catch_up(self, read: int) -> Upkeep | None:
        """Compare and link what was read, now or before the last watch ended; `None` where there is nothing."""
        return bring_up_to_date(self._ledger) if read or unlinked(self._ledger) else None


class _Wanted:
    """Which of the addresses that a source lists are to be read."""

    def __init__(self, ledger: Ledger, source: Source) -> None:
        self._ledger, self._source, self._left = ledger, source, source.most

    def __call__(self, link: Link) -> bool:
        """Whether this one is."""
        if _LIST.search(link.url):
            return True
        dated = (link.modified or link.said.published or "")[:10]
        if self._source.only not in link.url or (dated and dated < self._source.since) or self._left < 1:
            return False
        if is_visited(self._ledger, hide_login(link.url), link.modified):
            return False
        self._left -= 1
        return True
