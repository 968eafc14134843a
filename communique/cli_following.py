"""The commands that follow commitments and look ahead: each is a sentence, an example, and a call into a room.

Imports of rooms stand in the commands, so that help and errors of usage come at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from communique.doors import Command, console, filter_options, ledger_option, make_filter, open_ledger
from communique.errors import CommuniqueError, UsageError
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
    from communique.report.following import Wanted, follow_some
    from communique.report.histories import show_commitments
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
    from communique.report.following import follow_one
    from communique.report.histories import show_history
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
    from communique.report.following import Wanted, follow_all
    from communique.report.scoreboard import scoreboard as count
    from communique.report.scoreboard import show_scoreboard
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


@click.command()
@click.option("--since", required=True, metavar="DAY", help="From this day on, midnight UTC.")
@click.option("--until", metavar="DAY", help="How things stand on this day; else today.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@filter_options
@ledger_option
def new(since: str, until: str | None, as_json: bool, ledger: str | None, **asked: Any) -> None:
    """Show what came in and what changed.

    Documents with their entries, what bears on earlier commitments, commitments that stand otherwise now, what people
    judged, and reminders that are due.

    \b
    Example:
      communique new --since 2025-05-01
    """
    from communique.kinds import dumps
    from communique.report.news import find_news, print_news

    with open_ledger(load_settings(), ledger) as opened:
        news = find_news(opened, since, until, make_filter(**asked))
    if as_json:
        click.echo(dumps(news))
    else:
        print_news(console(), news)


@click.command()
@click.option("--output", metavar="FILE", required=True, help="The .ics file; - for the screen.")
@filter_options
@ledger_option
def calendar(output: str, ledger: str | None, **asked: Any) -> None:
    """Write deadlines and events as a calendar.

    Deadlines, announced events and reminders; months and seasons as spans of days. Each keeps its UID for ever, so
    that a calendar that has it already moves it where its date moves.

    \b
    Example:
      communique calendar --output commitments.ics
    """
    from communique.report.calendar import make_calendar

    with open_ledger(load_settings(), ledger) as opened:
        made = make_calendar(opened, make_filter(**asked))
    if output == "-":
        sys.stdout.buffer.write(made)
        return
    try:
        Path(output).write_bytes(made)
    except OSError as error:
        raise CommuniqueError(f"{output} cannot be written: {error.strerror or error}.") from error
    count = made.count(b"BEGIN:VEVENT")
    click.echo(f"{count:,} event{'s' if count != 1 else ''} written to {output}.", err=True)


COMMANDS: tuple[click.Command, ...] = (commitments, follow, scoreboard, new, calendar)
