"""What the commands that read many inputs share: --jobs, the progress bar, the last screen.

Imports of rooms stand in the functions, so that help and errors of usage come at once.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from communique.doors import console

if TYPE_CHECKING:
    from communique.gather.gauge import Gauge
    from communique.intake import Batch
    from communique.ledger.store import Ledger

_LONG = 10  # inputs from which on a progress bar is worth its lines
_LARGE = 1_000_000  # bytes of them, likewise
_TOLD = 50  # failures that are told one by one
Command = TypeVar("Command", bound=Callable[..., Any])


def jobs_option(command: Command) -> Command:
    """`--jobs`, for all commands that read."""
    said = "Read in so many processes; else in one, and with much to read in one for each core."
    return click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help=said)(command)


def allow_private_option(command: Command) -> Command:
    """`--allow-private`, for all commands that fetch."""
    said = "Fetch addresses of this machine and its own network too."
    return click.option("--allow-private", is_flag=True, help=said)(command)


@dataclass(slots=True)
class Progress:
    """What reading reports to: `step` after each input, and the gauge that it moves on."""

    step: Callable[[], None] = lambda: None
    gauge: Gauge | None = None


@contextmanager
def progress(things: Sequence[str]) -> Iterator[Progress]:
    """A progress bar on a terminal where there is much to read: how far in the files, how many documents, how fast."""
    from communique.gather.gauge import Gauge, measure

    count, size = measure(things) if sys.stderr.isatty() else (0, 0)
    if count < _LONG and size < _LARGE:
        yield Progress()
        return
    from communique.report.table import make_progress

    gauge = Gauge()
    with make_progress() as shown:
        task = shown.add_task("Reading", total=size or None, documents=0, rate=0.0)
        begun, done = time.monotonic(), 0

        def step() -> None:
            nonlocal done
            done += 1
            rate = done / max(time.monotonic() - begun, 0.001)
            shown.update(task, completed=gauge.bytes, documents=done, rate=rate)

        yield Progress(step, gauge)


def print_batch(opened: Ledger, batch: Batch, where: str | Path | None) -> None:
    """The last screen of reading: the report of what was read, and a line for each failure."""
    from communique.ledger.filters import Filter
    from communique.report.summary import print_summary, summarise

    screen = console()
    if batch.documents:
        wanted = Filter(documents=tuple(batch.documents) if batch.all_named else ())
        print_summary(screen, summarise(opened, wanted))
        click.echo()
    known = f", {batch.known:,} known already" if batch.known else ""
    place = f"; the ledger is {where}" if where else ""
    if batch.interrupted:
        place += ". Interrupted: what was read is kept, and the same command goes on from here"
    said = [f"{batch.read:,} read{known}, {batch.failed:,} failed{place}."]
    if batch.skipped.endings:
        said.append(f"Left aside in folders: {batch.skipped}.")
    said += [f"Left out: {removal}" for removal in batch.removed]
    click.echo("\n".join(said))
    for failure in batch.failures[:_TOLD]:
        click.echo(f"Not read: {failure}", err=True)
    if batch.failed > _TOLD:
        click.echo(f"... and {batch.failed - _TOLD:,} more: communique failures", err=True)


def leave(batch: Batch) -> None:
    """Leave with 130 after Ctrl-C and with 1 where an input failed."""
    if batch.interrupted:
        sys.exit(130)
    if batch.failed:
        sys.exit(1)
