"""The commands about what was gathered: reading again what was kept, and what could not be read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli_batch import allow_private_option, jobs_option, leave, print_batch, progress
from communique.doors import console as _console
from communique.doors import ledger_option
from communique.doors import open_ledger as _open
from communique.settings import load_settings

if TYPE_CHECKING:
    from communique.ledger.store import Ledger
    from communique.rereading import Reread


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--preview", is_flag=True, help="Only show what would change.")
@ledger_option
def reread(ids: tuple[str, ...], preview: bool, ledger: str | None) -> None:
    """Read again what the ledger holds, with this version.

    From the bytes as they came: those that 'communique read --keep' kept, the text itself where it came as plain text,
    or the file where it is still the same. What changed in the entries is shown: + added, - gone, ~ changed, with the
    fields before and after. What people decided stays. With ID only these documents.

    \b
    Example:
      communique reread --preview
    """
    from communique.pipeline import kept_bytes
    from communique.report.rereading import Tally, show_reread
    from communique.report.table import put
    from communique.rereading import reread as read_again

    settings, screen, tally = load_settings(), _console(), Tally()
    with _open(settings, ledger) as opened:
        wanted = [opened.find_id(id) for id in ids]
        for found in read_again(opened, kept_bytes(opened, settings), wanted, save=not preview):
            tally.add(found.differs, found.missing is not None, [change.what for change in found.changes])
            _tell(found)
            if found.differs and found.after is not None:
                put(screen, show_reread(found.before, found.after, found.fields, found.changes), soft_wrap=True)
    click.echo(tally.sentence(preview))


def _tell(found: Reread) -> None:
    if found.missing:
        click.echo(f"Not read again: {found.before.source or found.before.id}: {found.missing}", err=True)


@click.command()
@click.option("--retry", is_flag=True, help="Try again to read them.")
@click.option("--forget", is_flag=True, help="Forget those that are named, or all.")
@click.argument("things", nargs=-1, metavar="[THING]...")
@allow_private_option
@jobs_option
@ledger_option
def failures(
    retry: bool, forget: bool, things: tuple[str, ...], allow_private: bool, jobs: int | None, ledger: str | None
) -> None:
    """List what could not be read, and why.

    What has been read meanwhile is not listed any more. THING is a path or an address as it is listed; without one all
    are meant.

    \b
    Example:
      communique failures --retry
    """
    from communique.ledger.failing import failures as find
    from communique.ledger.failing import forget_failures
    from communique.report.failures import show_failures
    from communique.report.table import put

    with _open(load_settings(), ledger) as opened:
        wanted = [each for each in find(opened) if not things or {each.origin, each.place} & set(things)]
        if retry:
            _retry(opened, list(dict.fromkeys(each.origin for each in wanted if each.origin)), allow_private, jobs)
        elif forget:
            forget_failures(opened, [each.place for each in wanted])
            click.echo(f"{len(wanted):,} forgotten.")
        elif wanted:
            put(_console(), show_failures(wanted), soft_wrap=True)
        else:
            click.echo("Nothing has failed.", err=True)


def _retry(opened: Ledger, origins: list[str], allow_private: bool, jobs: int | None) -> None:
    from communique.pipeline import Choices, read_paths

    choices, settings = Choices(allow_private=allow_private), load_settings()
    with progress(origins) as shown:
        batch = read_paths(opened, origins, choices, settings, shown.step, jobs=jobs, gauge=shown.gauge)
    print_batch(opened, batch, opened.database.option)
    leave(batch)


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--once", is_flag=True, help="Look at every source once, now, and end; for cron.")
@allow_private_option
@ledger_option
def watch(file: str, once: bool, allow_private: bool, ledger: str | None) -> None:
    """Follow feeds, sitemaps, pages and folders.

    FILE says which, and how often; docs/gathering.md shows one. What is new in them is read, compared and linked, and
    'communique new' tells of it. Runs until Ctrl-C, and goes on where it was when it is started again.

    \b
    Example:
      communique watch sources.toml
    """
    from communique.gather.needs import need
    from communique.watch.plan import read_plan

    read_plan(Path(file))
    need("protego", "watch")
    from communique.fetch.links import make_fetcher
    from communique.watch.loop import Round, keep_watching
    from communique.watch.watching import Watcher

    settings = load_settings()
    fetcher = make_fetcher(settings, allow_private=allow_private, fresh=0.0)
    with _open(settings, ledger, create=True) as opened, fetcher:
        watcher = Watcher(opened, settings, fetcher)
        try:
            if not once:
                keep_watching(watcher, lambda: read_plan(Path(file)), _tell_when)
            read, failed = Round(watcher, click.echo).go(read_plan(Path(file)))
        except KeyboardInterrupt:
            click.echo("Ended; what was read is kept, and the next watch goes on from here.")
            return
    click.echo(f"{read:,} read, {failed:,} failed{_where_told(read)}.")


def _tell_when(said: str) -> None:
    click.echo(f"{datetime.now():%H:%M} {said}")


def _where_told(read: int) -> str:
    return f"; see 'communique new --since {datetime.now(UTC):%Y-%m-%d}'" if read else ""


COMMANDS = (failures, reread, watch)
