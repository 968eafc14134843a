"""Processes that share out work: a bounded number of tasks under way, results in the order of the tasks.

A process that dies or hangs costs one item: its task is done again item by item, and what brings a process down alone
comes back as `Fallen`. When the process that started them is gone, however it ended, they end too.
"""

from __future__ import annotations

import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, TypeVar

from communique.errors import CommuniqueError

_READY = "ready"
_AHEAD = 2  # tasks that a process holds: the one under way, and the next
_WINDOW = 4  # tasks for each process that may wait for an earlier one

P = TypeVar("P")
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Fallen:
    """An item that brought its process down: the reason, for a sentence."""

    reason: str


@dataclass(slots=True)
class _Task(Generic[P, T]):
    """A task with its results as they come, `left` of which are missing."""

    payload: P
    items: Sequence[T]
    results: list[Any]
    left: int


@dataclass(slots=True)
class _Share(Generic[P, T]):
    """The items of a task that a process is given together."""

    task: _Task[P, T]
    places: range

    @property
    def items(self) -> list[T]:
        return [self.task.items[place] for place in self.places]


@dataclass(slots=True)
class _Worker(Generic[P, T]):
    """A process, its end of the line, what it was given, and since when it has been at the first of that."""

    process: BaseProcess
    line: Connection
    ready: bool = False
    given: deque[_Share[P, T]] = field(default_factory=deque)
    since: float = 0.0


class Crew(Generic[T, R]):
    """`count` processes that do `function`, which takes items and gives as many results; use it in a `with` statement.

    `seconds` says how long an item may take at most. `function` and all that goes to and fro must be picklable.
    """

    def __init__(self, function: Callable[[list[T]], list[R]], count: int, seconds: Callable[[T], float]) -> None:
        self._function, self._count, self._seconds = function, count, seconds
        self._context = get_context("spawn")  # a fork would share locks and the ledger's connections
        self._workers: list[_Worker[Any, T]] = []

    def __enter__(self) -> Crew[T, R]:
        self._workers = [self._start() for _ in range(self._count)]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            self._end(worker)
        self._workers = []

    def map(self, tasks: Iterable[tuple[P, Sequence[T]]]) -> Iterator[list[tuple[P, list[R | Fallen]]]]:
        """Each task's payload with the results of its items, in the order of the tasks: all together that are done."""
        source = iter(tasks)
        under_way: deque[_Task[P, T]] = deque()
        waiting: deque[_Share[P, T]] = deque()
        more = True
        while more or under_way:
            if done := list(_take_done(under_way)):
                yield [(task.payload, task.results) for task in done]
            if more and self._has_room(len(under_way), waiting):
                if (following := next(source, None)) is None:
                    more = False
                    continue
                payload, items = following
                under_way.append(_Task(payload, items, [None] * len(items), len(items)))
                waiting.extend([_Share(under_way[-1], range(len(items)))] if items else ())
                self._hand_out(waiting)
                self._take_in(waiting, 0)
            elif under_way and under_way[0].left:
                self._hand_out(waiting)
                self._take_in(waiting, 1)

    def _has_room(self, under_way: int, waiting: deque[_Share[Any, T]]) -> bool:
        """Whether a further task may be begun."""
        return not waiting and under_way < _WINDOW * self._count and len(self._least().given) < _AHEAD

    def _least(self) -> _Worker[Any, T]:
        return min(self._workers, key=lambda worker: len(worker.given))

    def _hand_out(self, waiting: deque[_Share[P, T]]) -> None:
        """Give what waits to the processes that have least to do."""
        while waiting and len((worker := self._least()).given) < _AHEAD:
            share = waiting.popleft()
            if not worker.given:
                worker.since = time.monotonic()
            worker.given.append(share)
            try:
                worker.line.send(share.items)
            except OSError:  # it has died: that is seen when its line is read
                return

    def _take_in(self, waiting: deque[_Share[P, T]], seconds: float) -> None:
        """Take in what the processes have done, and put others in the place of those that died or hang."""
        for line in wait([worker.line for worker in self._workers], seconds):
            worker = next(each for each in self._workers if each.line is line)
            try:
                self._receive(worker, worker.line.recv())
            except (EOFError, OSError):
                self._replace(worker, waiting, "it brought the process down that read it")
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.ready and worker.given and now - worker.since > self._allowed(worker.given[0]):
                self._replace(
                    worker, waiting, f"reading it took more than {self._allowed(worker.given[0]):,.0f} seconds"
                )

    def _allowed(self, share: _Share[Any, T]) -> float:
        return sum(self._seconds(item) for item in share.items)

    def _receive(self, worker: _Worker[Any, T], said: Any) -> None:
        worker.since = time.monotonic()
        if said == _READY:
            worker.ready = True
            return
        share = worker.given.popleft()
        for place, result in zip(share.places, said, strict=True):
            share.task.results[place] = result
        share.task.left -= len(share.places)

    def _replace(self, worker: _Worker[Any, T], waiting: deque[_Share[Any, T]], reason: str) -> None:
        """Start another process for one that is gone, and see to what it was given."""
        if not worker.ready:
            raise CommuniqueError("Processes to read with cannot be started here: read with --jobs 1.")
        self._end(worker)
        self._workers[self._workers.index(worker)] = self._start()
        if not worker.given:
            return
        first, rest = worker.given[0], list(worker.given)[1:]
        waiting.extendleft(reversed(rest))
        if len(first.places) == 1:
            first.task.results[first.places[0]] = Fallen(reason)
            first.task.left -= 1
        else:
            waiting.extendleft(_Share(first.task, range(place, place + 1)) for place in reversed(first.places))

    def _start(self) -> _Worker[Any, T]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._function), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _end(self, worker: _Worker[Any, T]) -> None:
        worker.line.close()
        if worker.given or not worker.ready:
            worker.process.kill()
        worker.process.join(5)
        if worker.process.exitcode is None:
            worker.process.kill()
            worker.process.join()
        worker.process.close()


def _take_done(under_way: deque[_Task[P, T]]) -> Iterator[_Task[P, T]]:
    """The tasks that are done and wait for no earlier one."""
    while under_way and not under_way[0].left:
        yield under_way.popleft()


def _work(line: Connection, function: Callable[[list[T]], list[R]]) -> None:
    """What a process does until its line is closed; Ctrl-C is for the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inbox: queue.SimpleQueue[list[T]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(line, inbox), daemon=True).start()
    try:
        line.send(_READY)
        while True:
            line.send(function(inbox.get()))
    except OSError:  # nobody listens any more
        os._exit(0)


def _listen(line: Connection, inbox: queue.SimpleQueue[Any]) -> None:
    """Take tasks from the line at once, so that nobody waits for a full pipe; end where the line ends."""
    try:
        while True:
            inbox.put(line.recv())
    except (EOFError, OSError):
        os._exit(0)
