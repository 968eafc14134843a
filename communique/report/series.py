"""The series of an area or a pair of areas: a table with sources and a chart of the intervals by period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.compare.saying import NAMES, SCOPES, say_areas, say_interval, say_period
from communique.compare.series import Row, Series
from communique.interval import Interval, fraction
from communique.kinds import Document, plain
from communique.report.comparison import STYLES, name_of

WIDE = 40  # columns of a chart's line


def series_plain(series: Sequence[Series]) -> list[dict[str, Any]]:
    """The series as plain objects for JSON, one a quantity, with its rows in the order of periods."""
    return [
        {
            "indicator": one.indicator,
            "subject": one.subject,
            "areas": plain(one.areas),
            "measure": one.measure,
            "unit": one.unit,
            "scope": one.scope or None,
            "rows": [asdict(row) for row in one.rows],
        }
        for one in series
    ]


def series_view(series: Sequence[Series], documents: Mapping[str, Document]) -> RenderableType:
    """All series for a terminal, each as a table and, where two rows or more can be drawn, a chart."""
    if not series:
        return Text("No figures of these areas. `communique list figure` shows whose figures there are.")
    parts: list[RenderableType] = []
    for one in series:
        parts += [Text(title(one), style="bold"), _table(one, documents)]
        chart = chart_lines(one)
        parts += [*chart, Text("")] if chart else [Text("")]
    return Group(*parts)


def title(one: Series) -> str:
    """What a series is of: `exports of Kenya and Uganda: tea, change (percent)`."""
    name = NAMES.get(one.indicator, one.indicator)
    subject = f": {one.subject}" if one.subject else ""
    measure = "" if one.measure == "level" else f", {one.measure}"
    whose = f" of {say_areas(one.areas, one.indicator)}" if one.areas else ""
    return f"{name}{SCOPES[one.scope]}{whose}{subject}{measure}" + ("" if one.unit == "1" else f" ({one.unit})")


def _table(one: Series, documents: Mapping[str, Document]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("period", "value", "verdict", "said as", "sources"):
        table.add_column(heading, overflow="fold", header_style="dim")
    for row in one.rows:
        said = "; ".join(f"“{words}”" for words in dict.fromkeys(row.told))
        sources = "; ".join(name_of(document, documents) for document in row.documents)
        verdict = Text(row.verdict, style=STYLES.get(row.verdict, "dim"))
        table.add_row(say_when(row), say_value(row, one), verdict, said, sources)
    return table


def say_when(row: Row) -> str:
    """A row's period in words, and what it is compared with."""
    when = say_period(row.period) if row.period and not row.period.startswith("--") else row.period or "no year"
    return when + (f" against {say_period(row.compared_to)}" if row.compared_to else "")


def say_value(row: Row, one: Series) -> str:
    """A row's interval in words, with `about` where it follows from others; a dash where it has none."""
    if row.low is None and row.high is None:
        return "–"
    digits = 4 if row.verdict == "derived" else 6
    return ("about " if row.verdict == "derived" else "") + say_interval(_interval(row), one.unit, digits)


def _interval(row: Row) -> Interval:
    low, high = (None if end is None else fraction(end) for end in (row.low, row.high))
    return Interval(low, high, True, True)


# --- chart -----------------------------------------------------------------------------------------------------------


def chart_lines(one: Series) -> list[Text]:
    """A line a period: its interval as a bar on one scale from 0 or the least value; `[]` for fewer than two."""
    rows = [row for row in one.rows if row.low is not None and row.high is not None]
    if len(rows) < 2:
        return []
    least = min(0.0, *(row.low or 0.0 for row in rows))
    most = max(0.0, *(row.high or 0.0 for row in rows))
    names = [say_when(row) for row in rows]
    width = max(map(len, names))
    return [_line(row, name.ljust(width), one, least, most) for row, name in zip(rows, names, strict=True)]


def _line(row: Row, name: str, one: Series, least: float, most: float) -> Text:
    """The sure part, from 0 to the near end of the interval, as a thin line and the interval itself as a block."""
    low, high = (_column(end or 0.0, least, most) for end in (row.low, row.high))
    zero = _column(0.0, least, most)
    cells = [" "] * (WIDE + 1)
    for place in range(min(zero, low), max(zero, high) + 1):
        cells[place] = "─"
    for place in range(low, high + 1):
        cells[place] = "░" if row.verdict == "derived" else "█"
    line = Text(f"  {name} │")
    line.append("".join(cells).rstrip(), style=STYLES.get(row.verdict, "cyan"))
    line.append(f" {say_value(row, one)}", style="dim")
    return line


def _column(x: float, least: float, most: float) -> int:
    return round((x - least) / (most - least) * WIDE) if most > least else 0
