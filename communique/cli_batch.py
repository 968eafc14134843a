"""What the commands that read many inputs share: --jobs, the progress bar, the last screen.

Imports of rooms stand in the functions, so that help and errors of usage come at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from communique.doors import console

if TYPE_CHECKING:
    from communique.intake import Batch
    from communique.ledger.store import Ledger

_LONG = 10  # inputs from which on a progress bar is worth its lines
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


@contextmanager
def progress(paths: Sequence[str]) -> Iterator[Callable[[], None]]:
    """A progress bar on a terminal where there is much to read."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from communique.read.files import find_paths

    total = sum(1 for _ in find_paths(paths))
    if total < _LONG:
        yield lambda: None
        return
    from communique.report.table import make_progress

    with make_progress() as shown:
        task = shown.add_task("Reading", total=total)
        yield lambda: shown.advance(task)


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
