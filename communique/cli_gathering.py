"""The commands about what was gathered: reading again what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.doors import console as _console
from communique.doors import ledger_option
from communique.doors import open_ledger as _open
from communique.settings import load_settings

if TYPE_CHECKING:
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


COMMANDS = (reread,)
