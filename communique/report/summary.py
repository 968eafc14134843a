"""The report on one screen: who met whom, the figures, the commitments, the hubs, and what could not be made out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.kinds import Commitment, Entry, Figure, Hub, Meeting
from communique.ledger.filters import Filter
from communique.ledger.store import Kept, Ledger, Unclear
from communique.report.phrases import (
    one_line,
    say_areas,
    say_counts,
    say_figure,
    say_indicator,
    say_people,
    say_period,
    say_person,
)
from communique.report.table import put

_SHOWN = {"meeting": 5, "figure": 12, "commitment": 12, "hub": 5, "unclear": 3}
_LOOKED_AT = 300  # entries of the latest documents among which the ones to show are chosen
_MAIN_INDICATORS = ("trade_turnover", "exports", "imports", "trade_balance", "contracts", "funding")
_FORCES = {"firm": 0, "conditional": 1, "soft": 2}


@dataclass(frozen=True, slots=True)
class Summary:
    """What the report shows: counts by kind, and of each kind the entries that matter most."""

    counts: dict[str, int]
    meetings: Sequence[tuple[Meeting, Kept]]
    figures: Sequence[tuple[Figure, Kept]]
    commitments: Sequence[tuple[Commitment, Kept]]
    hubs: Sequence[tuple[Hub, Kept]]
    unclear: Sequence[Unclear]
    all_unclear: int


def summarise(ledger: Ledger, wanted: Filter) -> Summary:
    """The report's content; a filter by area, person or period narrows each of its parts."""
    unclear = list(islice(ledger.unclear(wanted), _LOOKED_AT))
    return Summary(
        counts=ledger.counts(wanted),
        meetings=_chosen(ledger, wanted, "meeting", _meeting_rank),
        figures=_chosen(ledger, wanted, "figure", _figure_rank),
        commitments=_chosen(ledger, wanted, "commitment", _commitment_rank),
        hubs=_chosen(ledger, wanted, "hub", lambda hub: hub.status != "planned"),
        unclear=unclear[: _SHOWN["unclear"]],
        all_unclear=len(unclear),
    )


def _chosen(ledger: Ledger, wanted: Filter, kind: str, rank: Callable[[Any], Any]) -> list[tuple[Any, Kept]]:
    """The entries of a kind that matter most, those of the latest documents first where they matter alike."""
    looked_at = ledger.newest(replace(wanted, kinds=(kind,)), _LOOKED_AT)
    if kind == "commitment":
        dated = replace(wanted, kinds=(kind,), dated=True)
        looked_at = list({each.id: each for each in [*ledger.newest(dated, _LOOKED_AT), *looked_at]}.values())
    pairs = [(each.entry, each) for each in looked_at]
    said: dict[str, tuple[Any, Kept]] = {}
    for pair in sorted(pairs, key=lambda pair: rank(pair[0])):
        said.setdefault(_sameness(pair[0]), pair)
    return list(said.values())[: _SHOWN[kind]]


def _sameness(entry: Entry) -> str:
    """What is shown once though several documents say it."""
    match entry:
        case Commitment():
            return f"{say_areas(entry.actors)} {entry.action} {entry.due}".casefold()
        case Hub():
            return f"{entry.area.code or entry.area.name} {entry.status}"
    return entry.id


def _meeting_rank(meeting: Meeting) -> tuple[bool, bool]:
    named = [person for person in meeting.participants if person.name]
    return len(named) < 2, meeting.date is None


def _figure_rank(figure: Figure) -> tuple[bool, bool, bool]:
    return figure.indicator not in _MAIN_INDICATORS, figure.period is None, not figure.areas


def _commitment_rank(commitment: Commitment) -> tuple[bool, str, int]:
    return commitment.due is None, commitment.due or "", _FORCES.get(commitment.force, 3)


def show_summary(summary: Summary, *, more: Iterable[RenderableType] = ()) -> RenderableType:
    """The report for a console; `more` are further parts, such as what a comparison found."""
    parts: list[RenderableType] = [
        _counted(summary.counts),
        *_part("Who met whom", summary.meetings, _meeting_row, summary.counts.get("meeting", 0), "meeting"),
        *_part("Figures", summary.figures, _figure_row, summary.counts.get("figure", 0), "figure"),
        *_part("Commitments", summary.commitments, _commitment_row, summary.counts.get("commitment", 0), "commitment"),
        *_part("Hubs", summary.hubs, _hub_row, summary.counts.get("hub", 0), "hub"),
        *_unclear_part(summary),
        *more,
    ]
    return Group(*parts)


def _counted(counts: dict[str, int]) -> Text:
    return Text((say_counts(counts) or "Nothing was found") + ".")


def _part(
    heading: str,
    pairs: Sequence[tuple[Any, Kept]],
    row: Callable[[Any, Kept], tuple[str, ...]],
    count: int,
    kind: str,
) -> list[RenderableType]:
    if not pairs:
        return []
    table = Table.grid(padding=(0, 2), expand=False)
    for entry, kept in pairs:
        table.add_row(Text(entry.id[:8], style="dim"), *(Text(one_line(cell)) for cell in row(entry, kept)))
    table.columns[0].no_wrap = True
    left = count - len(pairs)
    beside = Text(f"and {left:,} more: communique list {kind}", style="dim")
    return [Text(), Text(heading, style="bold"), table, *([beside] if left > 0 else [])]


def _meeting_row(meeting: Meeting, kept: Kept) -> tuple[str, ...]:
    when = say_period(meeting.date) or (f"reported {say_period(kept.published)}" if kept.published else "")
    what = f"{meeting.form}, {meeting.place}" if meeting.place else meeting.form
    return when, say_people(meeting.participants), what


def _figure_row(figure: Figure, kept: Kept) -> tuple[str, ...]:
    return say_figure(figure), say_indicator(figure), say_areas(figure.areas), say_period(figure.period), figure.stated


def _commitment_row(commitment: Commitment, kept: Kept) -> tuple[str, ...]:
    due = f"by {say_period(commitment.due)}" if commitment.due else ""
    who = say_areas(commitment.actors) or say_person(commitment.speaker, role=False)
    action = commitment.action + (f" [{commitment.condition}]" if commitment.condition else "")
    return due, f"{commitment.force} {commitment.type}", who, action


def _hub_row(hub: Hub, kept: Kept) -> tuple[str, ...]:
    return (
        hub.area.name,
        hub.status,
        f"for {say_areas(hub.serves)}" if hub.serves else "",
        say_person(hub.speaker, role=False),
    )


def _unclear_part(summary: Summary) -> list[RenderableType]:
    if not summary.unclear:
        return []
    table = Table.grid(padding=(0, 2))
    for note in summary.unclear:
        table.add_row(Text(note.document[:8], style="dim"), Text(one_line(note.sentence)), Text(_short(note.words)))
    left = summary.all_unclear - len(summary.unclear)
    beside = [Text(f"and {left:,} more: communique explain PATH", style="dim")] if left > 0 else []
    return [Text(), Text("What could not be made out", style="bold"), table, *beside]


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= 90 else line[:88].rsplit(" ", 1)[0] + " …"


def print_summary(console: Console, summary: Summary, *, more: Iterable[RenderableType] = ()) -> None:
    """Print the report, with further parts."""
    put(console, show_summary(summary, more=more))
