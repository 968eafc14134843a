"""When a host may be asked again: one question at a time, so many seconds apart, later where it asks for that."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from communique.fetch.exchange import BrokenError

_DEAD = 3  # questions in a row without an answer, after which a host is left alone
_REST = 600.0  # seconds for which it is


class LeftAloneError(BrokenError):
    """A host that is not asked for a while, as it has not answered."""


class StoppedError(Exception):
    """The fetching was stopped while it waited."""


@dataclass(slots=True)
class _Host:
    """What is known of a host: when it may be asked, how often it failed in a row, until when it is left alone."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    next: float = 0.0
    failed: int = 0
    left_until: float = 0.0


class Pace:
    """Waits, for each host on its own; times are those of a clock that never goes back."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()

    @contextmanager
    def turn(self, host: str, seconds: float = 0.0) -> Iterator[None]:
        """The right to ask a host, with at least `seconds` to the next question.

        Raises `StoppedError`, and `LeftAloneError` for a host that has not answered.
        """
        known = self._host(host)
        with known.turn:
            if known.left_until > time.monotonic():
                raise LeftAloneError(f"has not answered {_DEAD} times and is left alone for some minutes")
            self.wait(known.next - time.monotonic())
            try:
                yield
            finally:
                known.next = max(known.next, time.monotonic() + max(self._seconds, seconds))

    def hold(self, host: str, seconds: float) -> None:
        """Ask a host no more for so long."""
        known = self._host(host)
        known.next = max(known.next, time.monotonic() + seconds)

    def note(self, host: str, answered: bool) -> None:
        """Note whether a host answered."""
        known = self._host(host)
        known.failed = 0 if answered else known.failed + 1
        if known.failed >= _DEAD:
            known.failed, known.left_until = 0, time.monotonic() + _REST

    def wait(self, seconds: float) -> None:
        """Let time pass. Raises `StoppedError` where that is wanted no more."""
        if self._stop.wait(max(seconds, 0.0)):
            raise StoppedError

    def stop(self) -> None:
        """End all waiting."""
        self._stop.set()

    def _host(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host())
