"""The commands that show what reports say together: a sentence, an example, and a call into the rooms.

Imports of rooms stand in the commands, so that help and errors of usage come at once.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from communique.doors import console, ledger_option, open_ledger
from communique.settings import load_settings

if TYPE_CHECKING:
    from communique.kinds import Document
    from communique.ledger.store import Ledger
    from communique.upkeep import Upkeep

_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")


@click.command()
@_json_option
@ledger_option
def compare(as_json: bool, ledger: str | None) -> None:
    """Compare all reports of the ledger.

    Which reports tell of the same encounter, which figures agree, which cannot all hold, and what follows from them;
    follow-ups of commitments are brought up to date too.

    \b
    Example:
      communique compare
    """
    from communique.report.comparison import comparison_plain, comparison_view

    with open_ledger(load_settings(), ledger) as opened:
        kept, documents = _bring_up(opened)
        made = kept.comparison
        if as_json:
            told = comparison_plain(made.stories, made.reconciliations, made.differences)
            click.echo(json.dumps(told | {"followups": [each.to_json() for each in kept.followups]}))
        else:
            console().print(comparison_view(made.stories, made.reconciliations, documents, made.differences))
            click.echo(kept.said)


@click.command()
@click.argument("areas", nargs=-1, required=True, metavar="AREA [AREA]")
@_json_option
@ledger_option
def series(areas: tuple[str, ...], as_json: bool, ledger: str | None) -> None:
    """Line up the figures of an area or a pair of areas.

    AREA is an ISO 3166 code or a name. Each quantity with its values by period, as intervals, with their sources;
    values that only follow from others are marked.

    \b
    Example:
      communique series BY RU-KDA
    """
    from communique.compare.series import find_series
    from communique.ledger.filters import Filter
    from communique.report.series import series_plain, series_view

    with open_ledger(load_settings(), ledger) as opened:
        kept, documents = _bring_up(opened)
        made = kept.comparison
        figures = [kept.entry for kept in opened.kept(Filter(kinds=("figure",)))]
        found = find_series(documents.values(), figures, made.reconciliations, areas)
        if not found:
            raise click.ClickException(
                f"No figure of {' and '.join(areas)} is in this ledger: 'communique list figure' shows those there are."
            )
        if as_json:
            click.echo(json.dumps(series_plain(found)))
        else:
            console().print(series_view(found, documents))


def _bring_up(opened: Ledger) -> tuple[Upkeep, dict[str, Document]]:
    from communique.upkeep import bring_up_to_date

    return bring_up_to_date(opened), {each.id: each for each in opened.documents()}


def show_comparison(opened: Ledger, *, brief: bool) -> None:
    """Bring the comparison up to date and show it; `brief` leaves out what stands within one report."""
    from communique.report.comparison import comparison_view

    kept, documents = _bring_up(opened)
    made = kept.comparison
    told = [each for each in made.reconciliations if not brief or each.verdict == "conflict" or len(each.documents) > 1]
    console().print(comparison_view(made.stories, told, documents, () if brief else made.differences))


def compared(opened: Ledger) -> list[Any]:
    """The comparison as last brought up to date, as one line of the report; empty where nothing was compared."""
    from rich.text import Text

    from communique.ledger.filters import Filter
    from communique.report.comparison import comparison_line

    found = [kept.entry for kept in opened.kept(Filter(kinds=("story", "reconciliation")))]
    stories = [each for each in found if each.kind == "story"]
    others = [each for each in found if each.kind == "reconciliation"]
    return [Text(f"\nCompared: {comparison_line(stories, others)}")] if found else []


COMMANDS = (compare, series)
