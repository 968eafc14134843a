"""Watching in the foreground or once: which sources are looked at when, and what is said of it, a line each."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from communique.errors import LedgerError, UsageError
from communique.watch.plan import Source
from communique.watch.watching import Look, Watcher

_TICK = 60.0  # seconds after which the clock and the file are looked at again
Tell = Callable[[str], None]


class Round:
    """Looks at sources one after another; what has been said is not said again."""

    def __init__(self, watcher: Watcher, tell: Tell) -> None:
        self._watcher, self._tell = watcher, tell
        self._told: set[str] = set()

    def go(self, sources: Sequence[Source]) -> tuple[int, int]:
        """Look at these sources, and compare and link what was read: how many documents, and how many failures."""
        read = failed = 0
        for source in sources:
            look = self._watcher.look(source)
            read, failed = read + look.batch.read, failed + look.batch.failed
            self._say(look)
            if look.batch.interrupted:
                raise KeyboardInterrupt
        if upkeep := self._watcher.catch_up(read):
            self._tell(upkeep.said)
        return read, failed

    def _say(self, look: Look) -> None:
        if look.error and not look.before:
            self._tell(f"{look.source}: {look.error}")
        elif look.before and not look.error:
            self._tell(f"{look.source}: answers again.")
        new = [failure for failure in look.batch.failures if failure not in self._told and failure != str(look.error)]
        if look.batch.read or new:
            failed = f", {len(new):,} failed" if new else ""
            self._tell(f"{look.source}: {look.batch.read:,} read{failed}.")
        for failure in new:
            self._tell(f"Not read: {failure}")
        self._told.update(look.batch.failures if len(self._told) < 10_000 else ())


def keep_watching(
    watcher: Watcher,
    load: Callable[[], tuple[Source, ...]],
    tell: Tell,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Look at each source when it is due, until Ctrl-C; the file is read again each time, so that it can be changed.

    What goes wrong with the file or the ledger is said, and tried again.
    """
    plan, round, wrong = load(), Round(watcher, tell), ""
    tell(f"Watching {len(plan)} source{'s' if len(plan) != 1 else ''}; Ctrl-C ends it.")
    while True:
        try:
            plan = load()
            due, seconds = watcher.due(plan)
            round.go(due)
            wrong = ""
        except (UsageError, LedgerError) as error:
            due, seconds = [], _TICK
            if str(error) != wrong:
                wrong = str(error)
                tell(wrong)
        if not due:
            wait(min(max(seconds, 1.0), _TICK))
