"""The commands that show what reports say together: a sentence, an example, and a call into the rooms.

Imports of rooms stand in the commands, so that help and errors of usage come at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from communique.doors import console, ledger_option, open_ledger
from communique.settings import load_settings

if TYPE_CHECKING:
    from communique.compare.series import Series
    from communique.kinds import Document, Reconciliation, Story
    from communique.ledger.store import Ledger

_PAGE = 500  # documents that are asked for at a time
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
    from communique.upkeep import bring_up_to_date

    with open_ledger(load_settings(), ledger) as opened:
        kept = bring_up_to_date(opened)
        made = kept.comparison
        if as_json:
            told = comparison_plain(made.stories, made.reconciliations, made.differences)
            click.echo(json.dumps(told | {"followups": [each.to_json() for each in kept.followups]}))
        else:
            documents = _documents(opened, made.stories, made.reconciliations)
            view = comparison_view(
                made.stories, made.reconciliations, documents, made.differences, encounters=made.encounters
            )
            console().print(view)
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
    from communique.compare.series import find_series, is_of
    from communique.ledger.filters import Filter
    from communique.ledger.following import briefs
    from communique.report.series import series_plain, series_view
    from communique.upkeep import bring_up_to_date

    with open_ledger(load_settings(), ledger) as opened:
        made = bring_up_to_date(opened).comparison
        figures = [each for each in opened.entries(Filter(kinds=("figure",))) if is_of(each.areas, areas)]
        about = briefs(opened, {each.document for each in figures})
        found = find_series(about, figures, made.reconciliations, areas)
        if not found:
            raise click.ClickException(
                f"No figure of {' and '.join(areas)} is in this ledger: 'communique list figure' shows those there are."
            )
        if as_json:
            click.echo(json.dumps(series_plain(found)))
        else:
            console().print(series_view(found, _documents(opened, found=found)))


def _documents(
    opened: Ledger,
    stories: Iterable[Story] = (),
    reconciliations: Iterable[Reconciliation] = (),
    found: Iterable[Series] = (),
) -> dict[str, Document]:
    """The documents that are named beside what is shown."""
    from communique.ledger.filters import Filter

    ids = {id for story in stories if len(story.documents) > 1 for id in story.documents}
    ids |= {id for entry in reconciliations for id in entry.documents}
    ids |= {id for each in found for row in each.rows for id in row.documents}
    pages = (sorted(ids)[start : start + _PAGE] for start in range(0, len(ids), _PAGE))
    return {each.id: each for page in pages for each in opened.documents(Filter(documents=tuple(page)))}


def show_comparison(opened: Ledger, *, brief: bool) -> None:
    """Bring the comparison up to date and show it; `brief` leaves out what stands within one report."""
    from communique.report.comparison import comparison_view
    from communique.upkeep import bring_up_to_date

    made = bring_up_to_date(opened).comparison
    documents = _documents(opened, made.stories, made.reconciliations)
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
