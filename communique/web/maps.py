"""A map of who works with whom: a place for each area, a line for each pair, rings and arrows for hubs.

Only coasts are drawn, never borders: where they run is not for a ledger to say. The projection is Natural Earth
(Šavrič, Patterson and Jenny 2011); a country stands at the middle of its subdivisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, radians
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.patches import FancyArrowPatch
from matplotlib.path import Path as Curve

from communique.web.drawing import HALO, as_svg, new_figure, text
from communique.web.looks import Look

_LAND = Path(__file__).parent / "world" / "land.tsv"
_FEW = 20  # lines that stand apart by themselves
_FONT = 11.0  # points of a name
_BEND = 0.18  # how far a line leaves its straight way, as a part of its length
_LEAST = 12.0  # degrees that a map shows at least
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """An area on the map: its code, name, place in degrees, how often it is named, and whether it is a hub."""

    code: str
    name: str
    lat: float
    lon: float
    count: int
    hub: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """Two areas, by code, and how many entries name both; `hub`: the first serves the second as a hub."""

    first: str
    second: str
    count: int
    hub: bool = False


@dataclass(frozen=True, slots=True)
class Atlas:
    """What a map shows; ties between spots only."""

    spots: tuple[Spot, ...]
    ties: tuple[Tie, ...]

    @property
    def description(self) -> str:
        """The map in words, its text alternative."""
        names = {spot.code: spot.name for spot in self.spots}
        pairs = [f"{names[tie.first]} and {names[tie.second]}, {tie.count:,}" for tie in self.ties if not tie.hub]
        hubs = [f"{names[tie.first]} for {names[tie.second]}" for tie in self.ties if tie.hub]
        said = [f"Areas named together, with the number of entries: {'; '.join(pairs)}." if pairs else ""]
        said.append(f"Hubs: {'; '.join(hubs)}." if hubs else "")
        return " ".join(filter(None, said)) or "No areas are named together."


def project(lat: float, lon: float) -> Point:
    """A place in degrees on the plane, by the polynomials of the Natural Earth projection, in radians."""
    phi = radians(lat)
    square = phi * phi
    fourth = square * square
    across = 0.8707 - 0.131979 * square + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth))
    up = phi * (1.007226 + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth)))
    return radians(lon) * across, up


def draw_map(atlas: Atlas, look: Look, title: str) -> str:
    """The map as SVG, of the part of the world where the areas lie."""
    height = look.width * (0.5 if look.width > 500 else 0.8)
    figure = new_figure(look, height)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    places = {spot.code: project(spot.lat, spot.lon) for spot in atlas.spots}
    box = _box(atlas.spots, look.width / height)
    axes.set_xlim(box[0], box[2])
    axes.set_ylim(box[1], box[3])
    land = PolyCollection(_land_in(box), facecolors=look.wash, edgecolors=look.rule, linewidths=0.6)
    land.set_rasterized(False)
    axes.add_collection(land, autolim=False)
    _draw_ties(axes, [tie for tie in atlas.ties if not tie.hub], places, box, look)
    for tie in (tie for tie in atlas.ties if tie.hub):
        _draw_service(axes, tie, places, look)
    _draw_spots(axes, atlas.spots, places, box, look, height)
    return as_svg(figure, title, atlas.description, look.paper)


@cache
def _land() -> list[list[Point]]:
    lines = _LAND.read_text(encoding="utf-8").splitlines()
    rings = [[tuple(map(float, point.split())) for point in line.split("\t")] for line in lines]
    return [[project(lat, lon) for lon, lat in ring] for ring in rings]


def _land_in(box: Box) -> list[list[Point]]:
    """The outlines of which anything may lie within a part of the world."""
    return [ring for ring, around in zip(_land(), _around(), strict=True) if _meet(around, box)]


@cache
def _around() -> list[Box]:
    return [(min(x for x, _ in ring), min(y for _, y in ring), max(x for x, _ in ring), max(y for _, y in ring))
            for ring in _land()]  # fmt: skip


def _box(spots: Sequence[Spot], shape: float) -> Box:
    """What is shown: all spots with room around them, in the shape of the picture (width by height)."""
    if not spots:
        spots = [Spot("", "", -50, -160, 0, False), Spot("", "", 70, 160, 0, False)]
    places = [project(spot.lat, spot.lon) for spot in spots]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    least = radians(_LEAST)
    wide = max(max(xs) - min(xs), least * cos(radians(spots[0].lat))) * 1.35
    high = max(max(ys) - min(ys), least / 2) * 1.45
    wide, high = max(wide, high * shape), max(high, wide / shape)
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _draw_ties(axes: Axes, ties: Sequence[Tie], places: Mapping[str, Point], box: Box, look: Look) -> None:
    """Bent lines, the thicker the more entries, thinner among many; all at once, for one by one takes long."""
    most = max((tie.count for tie in ties), default=1)
    scale = 1.6 if len(ties) > _FEW else 3.0
    point = (box[2] - box[0]) / look.width
    ordered = sorted(ties, key=lambda tie: tie.count)
    lines = PathCollection(
        [_bent(places[tie.first], places[tie.second], 4 * point) for tie in ordered],
        linewidths=[0.9 + scale * (tie.count / most) ** 0.5 for tie in ordered],
        edgecolors=look.value,
        facecolors="none",
        alpha=0.55,
        transform=axes.transData,
    )
    axes.add_collection(lines, autolim=False)


def _bent(one: Point, two: Point, short: float) -> Curve:
    """A line from one place to another, bent to the right, that begins and ends shortly before them."""
    x, y = two[0] - one[0], two[1] - one[1]
    middle = (one[0] + x / 2 + _BEND * y, one[1] + y / 2 - _BEND * x)
    cut = min(0.4, short / (hypot(x, y) or 1.0))
    points = [_on_bend(one, middle, two, *at) for at in ((cut, cut), (cut, 1 - cut), (1 - cut, 1 - cut))]
    return Curve(points, (Curve.MOVETO, Curve.CURVE3, Curve.CURVE3))


def _on_bend(one: Point, middle: Point, two: Point, first: float, second: float) -> Point:
    """The point of a quadratic curve that its two parameters name, as they do in de Casteljau's construction."""
    parts = ((1 - first) * (1 - second), first * (1 - second) + second * (1 - first), first * second)
    return (
        sum(part * point[0] for part, point in zip(parts, (one, middle, two), strict=True)),
        sum(part * point[1] for part, point in zip(parts, (one, middle, two), strict=True)),
    )


def _draw_service(axes: Axes, tie: Tie, places: Mapping[str, Point], look: Look) -> None:
    """An arrow from a hub to whom it serves."""
    axes.add_artist(
        FancyArrowPatch(
            places[tie.first],
            places[tie.second],
            connectionstyle="arc3,rad=-0.22",
            arrowstyle="-|>",
            mutation_scale=9,
            linewidth=1.3,
            linestyle="--",
            color=look.wrong,
            alpha=0.9,
            shrinkA=4,
            shrinkB=4,
        )
    )


def _draw_spots(
    axes: Axes, spots: Iterable[Spot], places: Mapping[str, Point], box: Box, look: Look, height: float
) -> None:
    """The areas named most often first; a name that finds no room is left out (the list beside the map has all)."""
    taken: list[Box] = []
    ordered = sorted(spots, key=lambda spot: (-spot.count, spot.code))
    at = {spot.code: _on_paper(places[spot.code], box, look.width, height) for spot in ordered}
    taken += [(x - 4, y - 4, x + 4, y + 4) for x, y in at.values()]
    _draw_dots(axes, [places[spot.code] for spot in ordered], look)
    _draw_rings(axes, [places[spot.code] for spot in ordered if spot.hub], look)
    for spot in ordered:
        name = text(spot.name, 32)
        if place := _room_for(name, at[spot.code], taken, look.width, height):
            left, foot = place
            spot_x = box[0] + left / look.width * (box[2] - box[0])
            spot_y = box[1] + foot / height * (box[3] - box[1])
            axes.text(spot_x, spot_y, name, fontsize=_FONT, color=look.ink, va="bottom", ha="left", zorder=6, gid=HALO)


def _draw_dots(axes: Axes, points: Sequence[Point], look: Look) -> None:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    axes.plot(xs, ys, "o", markersize=5.5, color=look.value, markeredgecolor=look.paper, zorder=5)


def _draw_rings(axes: Axes, points: Sequence[Point], look: Look) -> None:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    axes.plot(xs, ys, "o", markersize=11, color=look.wrong, fillstyle="none", zorder=5)


def _on_paper(place: Point, box: Box, width: float, height: float) -> Point:
    return (place[0] - box[0]) / (box[2] - box[0]) * width, (place[1] - box[1]) / (box[3] - box[1]) * height


def _room_for(name: str, at: Point, taken: list[Box], width: float, height: float) -> Point | None:
    """Where a name may begin so that it covers no other; the place is taken from then on."""
    wide, high = len(name) * _FONT * 0.61, _FONT * 1.2
    x, y = at
    sides = ((x + 8, y - high / 2), (x - 8 - wide, y - high / 2), (x - wide / 2, y + 8), (x - wide / 2, y - 8 - high),
             (x + 6, y + 5), (x + 6, y - 5 - high), (x - 6 - wide, y + 5), (x - 6 - wide, y - 5 - high))  # fmt: skip
    for left, foot in sides:
        one = (left, foot, left + wide, foot + high)
        inside = left >= 2 and foot >= 2 and one[2] <= width - 2 and one[3] <= height - 2
        if inside and not any(_meet(one, other) for other in taken):
            taken.append(one)
            return left, foot
    return None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
