"""The commands that follow commitments: each is a sentence, an example, and a call into a room.

Imports of rooms stand in the commands, so that help and errors of usage come at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from communique.doors import Command, console, ledger_option, open_ledger
from communique.errors import UsageError
from communique.settings import load_settings

if TYPE_CHECKING:
    from datetime import date


def as_of_option(command: Command) -> Command:
    """`--as-of`, for all commands that tell a status."""
    return click.option("--as-of", metavar="DAY", help="The day on which it is asked, as 2025-06-30; else today.")(
        command
    )


def day_asked(as_of: str | None) -> date:
    """The day of `--as-of`, or today. Raises `UsageError`."""
    from datetime import date

    if as_of is None:
        return date.today()
    try:
        return date.fromisoformat(as_of)
    except ValueError as error:
        raise UsageError(f"{as_of!r} is no day: write it as 2025-06-30.") from error


@click.command()
@click.option(
    "--status", metavar="STATUS", help="Open, in progress, fulfilled, partly fulfilled, not fulfilled or overdue."
)
@click.option("--due-before", metavar="DAY", help="Due before a day, by the date that counts.")
@click.option("--actor", metavar="NAME", help="Who is to act: a part of the name, or an ISO 3166 code.")
@click.option("--area", metavar="AREA", help="A country or region, by ISO 3166 code or a part of the name.")
@as_of_option
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, with the status on the day.")
@ledger_option
def commitments(as_of: str | None, limit: int, as_json: bool, ledger: str | None, **asked: Any) -> None:
    """List commitments with their status on a day.

    The earliest date first. What was said again is one commitment. 'communique compare' brings it up to date.

    \b
    Example:
      communique commitments --status overdue --as-of 2025-06-30
    """
    from communique.kinds import dumps
    from communique.report.following import Wanted, follow_some, show_commitments
    from communique.report.table import put

    if asked["status"]:
        asked["status"] = asked["status"].lower().replace("-", " ")
    wanted = Wanted(day_asked(as_of), **asked)
    with open_ledger(load_settings(), ledger) as opened:
        found, total = follow_some(opened, wanted, limit)
    if as_json:
        for each in found:
            click.echo(dumps(each.to_json()))
    elif found:
        put(console(), show_commitments(found, total=total))
    else:
        click.echo("No such commitment.", err=True)


@click.command()
@click.argument("id")
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="The commitment, its follow-ups and its standing as JSON.")
@ledger_option
def follow(id: str, as_of: str | None, as_json: bool, ledger: str | None) -> None:
    """Show the history of a commitment.

    Sentence by sentence, with its status after each step on a day, what the parties say, what another side says, and
    how it stands against its first date. ID is that of a commitment or of a follow-up, or its unique beginning.

    \b
    Example:
      communique follow c4e9a1
    """
    from communique.kinds import dumps
    from communique.report.following import follow_one, show_history
    from communique.report.table import put

    with open_ledger(load_settings(), ledger) as opened:
        found = follow_one(opened, id, day_asked(as_of))
        if as_json:
            followups = [each.to_json() for each in found.thread.followups]
            click.echo(dumps(found.to_json() | {"followups": followups}))
        else:
            put(console(), show_history(opened, found))


@click.command()
@click.option("--by", type=click.Choice(["area", "actor"]), default="area", show_default=True, help="A row for each.")
@click.option("--area", metavar="AREA", help="A country or region, by ISO 3166 code or a part of the name.")
@as_of_option
@click.option("--limit", type=click.IntRange(1), default=40, show_default=True, help="How many rows at most.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
@ledger_option
def scoreboard(by: str, area: str | None, as_of: str | None, limit: int, as_json: bool, ledger: str | None) -> None:
    """Count the commitments of each area or actor.

    How many are firm, soft and conditional, and how many were kept, kept in part, not kept, are overdue or late.

    \b
    Example:
      communique scoreboard --by actor
    """
    from communique.kinds import dumps
    from communique.report.following import Wanted, follow_all, show_scoreboard
    from communique.report.following import scoreboard as count
    from communique.report.table import put

    with open_ledger(load_settings(), ledger) as opened:
        rows = count(follow_all(opened, Wanted(day_asked(as_of), area=area)), by=by)
    if as_json:
        for row in rows[:limit]:
            click.echo(dumps(row.to_json()))
    elif rows:
        put(console(), show_scoreboard(rows, limit=limit))
    else:
        click.echo("No commitment found.", err=True)


COMMANDS: tuple[click.Command, ...] = (commitments, follow, scoreboard)
