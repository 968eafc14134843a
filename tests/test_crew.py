"""Work shared out among processes: in order, bounded, and whatever becomes of the processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from communique.crew import Crew, Fallen
from communique.errors import CommuniqueError
from tests.shared import CHECKOUT


def double(items: list[int]) -> list[int]:
    """Twice each number; 13 ends the process, 17 never ends, 19 takes a while."""
    for item in items:
        if item == 13:
            os.kill(os.getpid(), signal.SIGKILL)
        if item == 17:
            time.sleep(600)
        if item == 19:
            time.sleep(0.5)
    return [2 * item for item in items]


def map_all(tasks: list[list[int]], count: int = 2, seconds: float = 60) -> list[tuple[int, list[int | Fallen]]]:
    with Crew(double, count, lambda _: seconds) as crew:
        return [each for done in crew.map(enumerate(tasks)) for each in done]


def test_results_come_in_the_order_of_the_tasks() -> None:
    tasks = [[19], [1, 2], [], [3], *([number] for number in range(20, 60))]
    assert map_all(tasks) == [(n, [2 * item for item in task]) for n, task in enumerate(tasks)]


def test_an_item_that_brings_its_process_down_costs_nothing_but_itself() -> None:
    done = dict(map_all([[1, 13, 2], [3], [13], [4, 5]]))
    assert done[0][0] == 2 and done[0][2] == 4 and isinstance(done[0][1], Fallen)
    assert done[1] == [6] and isinstance(done[2][0], Fallen) and done[3] == [8, 10]


def test_an_item_that_never_ends_is_given_up() -> None:
    done = dict(map_all([[1], [17, 2], [3]], seconds=0.7))
    assert done[0] == [2] and done[1][1] == 4 and done[2] == [6]
    assert isinstance(done[1][0], Fallen) and "more than 1 seconds" in done[1][0].reason


def test_no_more_tasks_are_taken_than_can_be_done_soon() -> None:
    taken = 0

    def tasks() -> Iterator[tuple[int, list[int]]]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number, [number + 100]

    with Crew(double, 2, lambda _: 60) as crew:
        for done in crew.map(tasks()):
            assert taken <= done[0][0] + 1 + 2 * 4


def test_processes_that_cannot_be_started_are_told_in_a_sentence() -> None:
    with pytest.raises(CommuniqueError, match="--jobs 1"), Crew(_Gone(), 1, lambda _: 60) as crew:  # type: ignore[type-var]
        list(crew.map([(0, [1])]))


class _Gone:
    """A function that can be packed and not unpacked."""

    def __call__(self, items: list[int]) -> list[int]:
        return items

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return _fail, ("in the other process",)


def _fail(why: str) -> None:
    raise RuntimeError(why)


PARENT = """
import sys, time
from communique.crew import Crew
from tests.test_crew import double
with Crew(double, 2, lambda _: 60) as crew:
    for done in crew.map((n, [n + 100]) for n in range(10**9)):
        if done[-1][0] >= 5:
            print(*(worker.process.pid for worker in crew._workers), flush=True)
            time.sleep(60)
"""


def test_processes_end_when_the_one_that_started_them_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent:
        pids = [int(word) for word in parent.stdout.readline().split()]
        parent.kill()
    assert len(pids) == 2
    until = time.monotonic() + 20
    while any(_runs(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(_runs(pid) for pid in pids)


def _runs(pid: int) -> bool:
    """Whether a process is there and is not merely waiting to be buried."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
