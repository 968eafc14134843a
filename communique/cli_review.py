"""The command that goes through what waits for a person, one key each, and the terminal that the keys come from.

Imports of rooms stand in the command, so that help and errors of usage come at once.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from communique.cli_judging import reviewer
from communique.doors import console, filter_options, kind_named, ledger_option, make_filter, open_ledger
from communique.settings import load_settings


@click.command()
@click.option("--kind", metavar="KIND", help="Only this kind of entry.")
@filter_options
@click.option("--as", "name", metavar="NAME", help="Who judges; else COMMUNIQUE_REVIEWER, else who is logged in.")
@ledger_option
def review(kind: str | None, name: str | None, ledger: str | None, **asked: Any) -> None:
    """Go through what waits for a person.

    Follow-ups on offer first, then entries that nobody judged. One key each: c confirms, r rejects, e edits, s skips,
    u takes the last one back, q quits.

    \b
    Example:
      communique review --kind commitment --area KE
    """
    from communique.ledger import judgements
    from communique.report.phrases import say_change
    from communique.report.review import review as go_through

    by = reviewer(name=name)
    wanted = make_filter(kinds=(kind_named(kind),) if kind else (), **asked)
    with open_ledger(load_settings(), ledger) as opened:
        for id, each in judgements.astray(opened):
            click.echo(f"The words of {id} are not in the new version; judged by {each.by}: {say_change(each.change)}.")
        ids = judgements.waiting(opened, wanted)
        if not ids:
            click.echo("Nothing waits.")
            return
        done = go_through(opened, ids, by, _Terminal(), console())
        click.echo(f"{len(done.made):,} judged by {by.name}, {done.left:,} left.")


COMMANDS = (review,)


class _Terminal:
    """Keys and lines from the terminal; from a pipe or a file character by character, line ends aside."""

    def key(self) -> str:
        if sys.stdin.isatty():
            try:
                return _pressed()
            except (EOFError, KeyboardInterrupt):
                return ""
        while (key := sys.stdin.read(1)) in ("\n", "\r"):
            pass
        return key

    def line(self, prompt: str) -> str:
        click.echo(prompt, nl=False)
        return sys.stdin.readline().rstrip("\n")


def _pressed() -> str:
    """The next key of the terminal; keys pressed before it is asked for count, which `click.getchar` would drop."""
    try:
        import termios
        import tty
    except ImportError:  # Windows
        return click.getchar(echo=True)
    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    try:
        tty.setcbreak(number, termios.TCSADRAIN)
        key = os.read(number, 1).decode("ascii", "replace")
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)
    return key
