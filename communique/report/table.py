"""Lists of entries as tables, and the console that shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from communique.kinds import Document
from communique.ledger.store import Kept
from communique.report.phrases import (
    one_line,
    say_areas,
    say_figure,
    say_indicator,
    say_interval,
    say_people,
    say_period,
    say_person,
)

_PIPED_WIDTH = 140
_MEASURED = 1000  # rows of a list that its columns' widths are taken from; further ones are written as they come

Column = tuple[str, Callable[[Any], str]]

COLUMNS: dict[str, tuple[Column, ...]] = {
    "document": (
        ("published", lambda e: say_period(e.published)),
        ("outlet", lambda e: e.outlet or ""),
        ("title", lambda e: e.title or ""),
        ("source", lambda e: e.source or ""),
    ),
    "meeting": (
        ("date", lambda e: say_period(e.date)),
        ("form", lambda e: e.form),
        ("place", lambda e: e.place or ""),
        ("who", lambda e: say_people(e.participants)),
    ),
    "statement": (
        ("speaker", lambda e: say_person(e.speaker)),
        ("mode", lambda e: e.mode),
        ("what was said", lambda e: e.content),
    ),
    "figure": (
        ("what", say_indicator),
        ("areas", lambda e: say_areas(e.areas)),
        ("period", lambda e: say_period(e.period)),
        ("amount", say_figure),
        ("as said", lambda e: e.stated),
        ("hedge", lambda e: e.hedge),
        ("speaker", lambda e: say_person(e.speaker, role=False)),
    ),
    "commitment": (
        ("force", lambda e: e.force),
        ("type", lambda e: e.type),
        ("who", lambda e: say_areas(e.actors)),
        ("what is to be done", lambda e: e.action),
        ("due", lambda e: say_period(e.due)),
        ("condition", lambda e: e.condition or ""),
        ("status", lambda e: e.status),
    ),
    "hub": (
        ("place", lambda e: e.area.name),
        ("status", lambda e: e.status),
        ("serves", lambda e: say_areas(e.serves)),
        ("speaker", lambda e: say_person(e.speaker)),
    ),
    "story": (
        ("documents", lambda e: str(len(e.documents))),
        ("date", lambda e: say_period(e.meeting.get("date"))),
        ("who", lambda e: ", ".join(p.get("name") or p.get("role") or "" for p in e.meeting.get("participants") or ())),
    ),
    "reconciliation": (
        ("verdict", lambda e: e.verdict),
        ("what", say_indicator),
        ("areas", lambda e: say_areas(e.areas)),
        ("period", lambda e: say_period(e.period)),
        ("amount", lambda e: "" if e.verdict == "conflict" else say_interval(e.low, e.high, e.unit)),
        ("why", lambda e: e.explanation),
    ),
    "followup": (
        ("commitment", lambda e: e.commitment),
        ("bearing", lambda e: e.bearing),
        ("state", lambda e: e.state),
        ("due", lambda e: say_period(e.due)),
        ("why", lambda e: e.explanation),
    ),
    "judgement": (
        ("entry", lambda e: e.entry),
        ("change", lambda e: ", ".join(f"{k}: {v}" for k, v in e.change.items())),
        ("by", lambda e: e.by),
        ("at", lambda e: e.at),
        ("note", lambda e: e.note or ""),
    ),
}


def make_console(file: TextIO | None = None, *, stderr: bool = False) -> Console:
    """A console that shows text as it is; where it is no terminal, without colour and of one width."""
    console = Console(file=file, stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console = Console(
            file=file, stderr=stderr, markup=False, highlight=False, emoji=False, color_system=None, width=_PIPED_WIDTH
        )
    return console


def make_progress() -> Progress:
    """A progress bar over bytes with the fields `documents` and `rate` (a second), on standard error."""
    said = TextColumn("{task.fields[documents]:,} documents, {task.fields[rate]:,.0f}/s")
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), said, TimeRemainingColumn())
    return Progress(*columns, console=make_console(stderr=True), transient=True)


def plain_table() -> Table:
    """A table without lines, whose cells are folded and never cut."""
    return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), header_style="bold")


def put(console: Console, renderable: RenderableType, *, soft_wrap: bool = False) -> None:
    """Print something; where there is no terminal, without blanks at the ends of lines."""
    if console.is_terminal:
        console.print(renderable, soft_wrap=soft_wrap)
        return
    with console.capture() as captured:
        console.print(renderable, soft_wrap=soft_wrap)
    console.file.write("".join(line.rstrip() + "\n" for line in captured.get().splitlines()))


def show_list(console: Console, kind: str, entries: Iterable[Document | Kept]) -> int:
    """Show entries of a kind and return how many: as a table, or where there is no terminal, a whole line each."""
    rows = (_cells(kind, each) for each in entries)
    first = list(islice(rows, _MEASURED))
    headers = ["id", *(header for header, _ in COLUMNS[kind])]
    if not first:
        return 0
    if console.is_terminal:
        first += rows
        console.print(_table(headers, first))
        return len(first)
    widths = _widths([headers, *first])
    count = -1  # the headers
    for row in chain([headers], first, rows):
        console.file.write(_line(row, widths))
        count += 1
    return count


def _table(headers: list[str], rows: list[list[str]]) -> Table:
    table = plain_table()
    for header in headers:
        table.add_column(header, overflow="fold", no_wrap=header == "id")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def text_lines(rows: list[list[str]]) -> Iterator[str]:
    """The rows as lines, in columns as wide as their widest cell."""
    widths = _widths(rows)
    return (_line(row, widths) for row in rows)


def _widths(rows: list[list[str]]) -> list[int]:
    return [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]


def _line(row: list[str], widths: list[int]) -> str:
    padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
    return "  ".join(padded).rstrip() + "\n"


def _cells(kind: str, each: Document | Kept) -> list[str]:
    entry = each.entry if isinstance(each, Kept) else each
    return [entry.id, *(one_line(value(entry)) for _, value in COLUMNS[kind])]
