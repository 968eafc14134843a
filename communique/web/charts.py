"""A series as a chart: for each period the interval that holds, and under it what each source said, as intervals.

All bars stand on one scale that includes zero. What a bound leaves open ends in an arrow; what follows from other
values is hatched; what cannot all hold is in the colour of conflict, each claim by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from communique.compare.series import Row, Series
from communique.kinds import Document, Figure
from communique.report.series import say_value
from communique.web.drawing import as_svg, new_figure, text, width_of
from communique.web.looks import Look
from communique.web.wording import say_period

MOST_ROWS = 40
_VOICES = 5  # what sources said that is drawn for a period
_LINE, _BAR, _GAP, _TOP, _FOOT = 17.0, 12.0, 16.0, 30.0, 8.0  # points
_SHARE = 0.992  # of the width that is drawn on
_HEAD, _SAID, _TICK = 13.0, 11.0, 11.0  # points of type
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand"))


@dataclass(frozen=True, slots=True)
class Voice:
    """What one source said of a period: its interval (`None` where open), its words and where they stand."""

    low: float | None
    high: float | None
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One period of a chart: its name, the interval that holds (none in a conflict), as words, and the voices."""

    period: str
    low: float | None
    high: float | None
    said: str
    verdict: str
    voices: tuple[Voice, ...]

    @property
    def sentence(self) -> str:
        """The bar in words."""
        return f"{self.period}: {self.said} ({self.verdict})"


@dataclass(frozen=True, slots=True)
class Chart:
    """A series ready to be drawn."""

    title: str
    unit: str
    bars: tuple[Bar, ...]

    @property
    def description(self) -> str:
        """The chart in words, its text alternative."""
        return f"{self.title}. " + "; ".join(bar.sentence for bar in self.bars) + "."


def make_chart(
    title: str, one: Series, figures: Mapping[str, Figure], documents: Mapping[str, Document], most: int = MOST_ROWS
) -> Chart:
    """The chart of a series, of its last `most` rows; `figures` and `documents` are those that the rows name."""
    bars = tuple(_bar(row, one, figures, documents) for row in one.rows[-most:])
    return Chart(title, one.unit, bars)


def _bar(row: Row, one: Series, figures: Mapping[str, Figure], documents: Mapping[str, Document]) -> Bar:
    named = () if row.verdict == "derived" else row.figures  # those that it follows from are of other quantities
    voices = tuple(
        Voice(one.low, one.high, one.stated, _source(documents.get(one.document or "")))
        for one in (figures[id] for id in named if id in figures)
    )
    said = "cannot all hold" if row.verdict == "conflict" else say_value(row, one)
    return Bar(_when(row), row.low, row.high, said, row.verdict, voices)


def _when(row: Row) -> str:
    """The period of a row as its table says it."""
    when = say_period(row.period) or "no year"
    return when + (f" against {say_period(row.compared_to)}" if row.compared_to else "")


def _source(document: Document | None) -> str:
    """Where a voice stands, shortly: the outlet, or else the title, and the day."""
    if document is None:
        return ""
    day = say_period(document.published) if document.published else ""
    return ", ".join(part for part in (document.outlet or document.title, day) if part)


def draw_chart(chart: Chart, look: Look) -> str:
    """The chart as SVG."""
    heights = [_LINE + _BAR + len(_shown(bar)) * _LINE + (_LINE if _left(bar) else 0) + _GAP for bar in chart.bars]
    height = _TOP + sum(heights) + _FOOT
    figure = new_figure(look, height)
    axes = figure.add_axes(((1 - _SHARE) / 2, 0, _SHARE, 1))
    least, most = _reach(chart)
    axes.set_xlim(least, most)
    axes.set_ylim(height, 0)
    _draw_scale(axes, chart.unit, look, height)
    top = _TOP
    for bar, high in zip(chart.bars, heights, strict=True):
        _draw_bar(axes, bar, top, (least, most), look)
        top += high
    return as_svg(figure, chart.title, chart.description)


def _shown(bar: Bar) -> Sequence[Voice]:
    """The voices that are drawn, not more than can be looked over; all of them where they cannot all hold."""
    return _distinct(bar) if bar.verdict == "conflict" else _distinct(bar)[:_VOICES]


def _left(bar: Bar) -> int:
    """How many voices are not drawn."""
    return len(_distinct(bar)) - len(_shown(bar))


def _distinct(bar: Bar) -> Sequence[Voice]:
    """The voices: the same words of several sources are one line."""
    seen: dict[tuple[float | None, float | None, str], Voice] = {}
    for voice in bar.voices:
        key = (voice.low, voice.high, voice.words)
        known = seen.get(key)
        source = f"{known.source}; {voice.source}" if known and voice.source not in known.source else voice.source
        seen[key] = Voice(voice.low, voice.high, voice.words, source if known is None or source else known.source)
    return tuple(seen.values())


def _reach(chart: Chart) -> tuple[float, float]:
    ends = [end for bar in chart.bars for end in (bar.low, bar.high) if end is not None]
    ends += [end for bar in chart.bars for voice in bar.voices for end in (voice.low, voice.high) if end is not None]
    least, most = min([0.0, *ends]), max([0.0, *ends])
    room = (most - least) * 0.06 or 1.0
    return (least - room if least < 0 else 0.0), most + room


def _draw_scale(axes: Axes, unit: str, look: Look, height: float) -> None:
    """Ticks above, thin lines down, and the unit at the last tick."""
    least, most = axes.get_xlim()
    scale, name = _scale(max(abs(least), abs(most)), unit)
    axes.xaxis.set_major_locator(_locator(4 if look.width < 500 else 6))
    ticks = [tick for tick in axes.get_xticks() if least <= tick <= most]
    axes.set_axis_off()
    for n, tick in enumerate(ticks):
        colour, width = (look.soft, 1.0) if tick == 0 else (look.rule, 0.7)
        axes.vlines(tick, _TOP - 6, height, color=colour, linewidth=width)
        last = n == len(ticks) - 1
        said = f"{tick / scale:,.10g}" + (f" {name}".rstrip() if last else "")
        where = "left" if tick == least else "right" if last else "center"
        axes.text(tick, _TOP - 9, said, fontsize=_TICK, color=look.soft, ha=where, va="baseline")


def _locator(count: int) -> MaxNLocator:
    return MaxNLocator(count, steps=[1, 2, 2.5, 5, 10])


def _scale(size: float, unit: str) -> tuple[float, str]:
    """By what the ticks are divided, and how the unit is written behind the last one."""
    if unit in ("percent", "percentage points"):
        return 1.0, "%" if unit == "percent" else "points"
    for scale, name in _SCALES:
        if size >= scale:
            return scale, f"{name} {unit}" if unit != "1" else name
    return 1.0, unit if unit != "1" else ""


def _draw_bar(axes: Axes, bar: Bar, top: float, reach: tuple[float, float], look: Look) -> None:
    colour = look.wrong if bar.verdict == "conflict" else look.value
    axes.text(reach[0], top, bar.period, fontsize=_HEAD, color=look.ink, va="top", ha="left", weight="bold")
    said = bar.said + (", derived" if bar.verdict == "derived" else "")
    wide = width_of(bar.period + "  ", _HEAD, bold=True) / (look.width * _SHARE)
    at = reach[0] + wide * (reach[1] - reach[0])
    axes.text(
        at, top, said, fontsize=_HEAD, color=colour if bar.verdict == "conflict" else look.ink, va="top", ha="left"
    )
    line = top + _LINE + 2
    if bar.low is not None or bar.high is not None:
        _draw_interval(axes, (bar.low, bar.high), line, _BAR - 2, reach, look, derived=bar.verdict == "derived")
    below = line + (_BAR if bar.verdict != "conflict" else 0)
    for n, voice in enumerate(_shown(bar)):
        _draw_voice(axes, voice, below + n * _LINE, reach, colour, look)
    if left := _left(bar):
        foot = below + len(_shown(bar)) * _LINE + _LINE / 2
        axes.text(
            reach[0], foot, f"and {left} more in the table", fontsize=_SAID, color=look.soft, va="center_baseline"
        )


def _draw_interval(
    axes: Axes,
    ends: tuple[float | None, float | None],
    top: float,
    thick: float,
    reach: tuple[float, float],
    look: Look,
    *,
    derived: bool,
) -> None:
    """From zero to the near end palely, from end to end strongly; never thinner than can be seen."""
    low, high = ends
    near = low if low is not None else high if high is not None else 0.0
    start, end = (low if low is not None else reach[0]), (high if high is not None else reach[1])
    axes.add_artist(Rectangle((min(0, near), top), abs(near), thick, facecolor=look.pale, linewidth=0))
    least = (reach[1] - reach[0]) * 3 / look.width
    wide = max(end - start, least)
    hatch = "////" if derived else None
    face = look.paper if derived else look.value
    axes.add_artist(
        Rectangle((start, top), wide, thick, facecolor=face, edgecolor=look.value, hatch=hatch, linewidth=1,
                  alpha=1 if None not in ends else 0.55)
    )  # fmt: skip
    _draw_arrows(axes, ends, top + thick / 2, reach, look.value)


def _draw_voice(axes: Axes, voice: Voice, top: float, reach: tuple[float, float], colour: str, look: Look) -> None:
    """A thin line from end to end with what was said beside it, on the side that has room."""
    if voice.low is None and voice.high is None:
        return
    start = voice.low if voice.low is not None else reach[0]
    end = voice.high if voice.high is not None else reach[1]
    middle = top + _LINE / 2
    ends = [x for x in (voice.low, voice.high) if x is not None]
    marks = [((x, middle - 3.5), (x, middle + 3.5)) for x in ends]
    lines = [((start, middle), (end, middle)), *marks]
    drawn = LineCollection(lines, colors=colour, linewidths=[2.0] + [1.5] * len(marks))
    axes.add_collection(drawn, autolim=False)
    _draw_arrows(axes, (voice.low, voice.high), middle, reach, colour)
    span = reach[1] - reach[0]
    before = (start - reach[0]) / span
    after = (reach[1] - end) / span
    room = look.width * max(before, after) - 10
    said = text(f"“{voice.words}” {voice.source}".strip(), 200)
    x, side = (start - span * 8 / look.width, "right") if before >= after else (end + span * 8 / look.width, "left")
    if (wide := width_of(said, _SAID)) > room:
        said = text(said, max(12, int(len(said) * room / wide) - 1))
    axes.text(x, middle, said, fontsize=_SAID, color=look.soft, va="center_baseline", ha=side)


def _draw_arrows(
    axes: Axes, ends: tuple[float | None, float | None], middle: float, reach: tuple[float, float], colour: str
) -> None:
    for end, x, mark in ((ends[0], reach[0], "<"), (ends[1], reach[1], ">")):
        if end is None:
            axes.plot((x,), (middle,), marker=mark, markersize=7, color=colour, clip_on=False)
