"""The commands about what was gathered: reading again what was kept, and what could not be read."""

from __future__ import annotations

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

    with progress(origins) as step:
        batch = read_paths(opened, origins, Choices(allow_private=allow_private), load_settings(), step, jobs=jobs)
    print_batch(opened, batch, opened.database.option)
    leave(batch)


COMMANDS = (failures, reread)
