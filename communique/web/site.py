"""What all pages of one server share: the ledger, the settings, and what was worked out and is still true."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from communique.errors import CommuniqueError
from communique.ledger.store import Ledger
from communique.settings import Settings

Value = TypeVar("Value")
_QUICK = 0.05  # seconds: what takes longer is worked out anew behind the page, which shows what was true before
_REST = 20  # times as long as it took, before something slow is worked out anew
_PAUSE = 0.05  # seconds between two goes of work behind the pages
_REMEMBERED = 200  # values at most


@dataclass(frozen=True, slots=True)
class Options:
    """How this server was started: `read_only` refuses every change, `reviewer` is who judges where nobody logs in.

    `compare`: reports are compared after an upload. `allow_private`: addresses of this machine and its own network may
    be named to be read.
    """

    read_only: bool = False
    reviewer: str = ""
    compare: bool = True
    allow_private: bool = False


class Memory:
    """Values worked out from the ledger, each with the version of the ledger that it is true of.

    What is quick is worked out anew as soon as the ledger changes; what is slow is served as it was and worked out
    anew in the background, one at a time, and not again before `_REST` times as long has passed. At most `_REMEMBERED`
    values are kept, the latest used ones.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, tuple[int, float, Any]] = OrderedDict()
        self._made: dict[Hashable, float] = {}
        self._lock = threading.Lock()
        self._slow = threading.Lock()  # held while something slow is worked out
        self._under_way: set[Hashable] = set()

    def get(self, key: Hashable, version: int, make: Callable[[], Value]) -> Value:
        """The value of `key`, of this version of the ledger or, where it is slow to make, of the last one made."""
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
        if known is not None and known[0] == version:
            return known[2]  # type: ignore[no-any-return]
        if known is None or known[1] < _QUICK:
            return self._make(key, version, make)
        with self._lock:
            rested = time.monotonic() - self._made[key] > known[1] * _REST
            begin = rested and key not in self._under_way
            if begin:
                self._under_way.add(key)
        if begin:
            threading.Thread(target=self._make_again, args=(key, version, make), daemon=True).start()
        return known[2]  # type: ignore[no-any-return]

    def _make(self, key: Hashable, version: int, make: Callable[[], Value]) -> Value:
        began = time.monotonic()
        value = make()
        with self._lock:
            self._known[key] = (version, time.monotonic() - began, value)
            self._made[key] = time.monotonic()
            self._known.move_to_end(key)
            while len(self._known) > _REMEMBERED:
                del self._made[self._known.popitem(last=False)[0]]
        return value

    def _make_again(self, key: Hashable, version: int, make: Callable[[], Value]) -> None:
        try:
            with self._slow:
                self._make(key, version, make)
        finally:
            with self._lock:
                self._under_way.discard(key)


class Behind:
    """Work that goes on behind the pages until it is done, in one thread at most."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def begin(self, work: Callable[[], int]) -> None:
        """Repeat the work until it finds nothing to do, unless that goes on already."""
        if self._lock.acquire(blocking=False):
            threading.Thread(target=self._go_on, args=(work,), daemon=True).start()

    def _go_on(self, work: Callable[[], int]) -> None:
        try:
            while work():
                time.sleep(_PAUSE)
        except CommuniqueError:
            return  # the next page begins it again
        finally:
            self._lock.release()


@dataclass(slots=True)
class Site:
    """One ledger shown; passed to every page."""

    ledger: Ledger
    settings: Settings
    options: Options = field(default_factory=Options)
    memory: Memory = field(default_factory=Memory)
    settling: Behind = field(default_factory=Behind)
    clock: Callable[[], date] = date.today
    jobs: Any = None  # `jobs.Jobs`, where uploads are read

    def remember(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """A value worked out from the ledger, kept until the ledger changes."""
        return self.memory.get(key, self.ledger.version(), make)

    @property
    def today(self) -> date:
        """The day by which deadlines are judged."""
        return self.clock()
