"""Turn Natural Earth's land, as the npm package `world-atlas` carries it, into the outlines that maps are drawn with.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz package/land-110m.json
    python tools/build_land.py package/land-110m.json

Natural Earth is in the public domain; the package is under the ISC licence, which lies beside the outlines.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

LAND = Path(__file__).resolve().parent.parent / "communique" / "web" / "world" / "land.tsv"


def rings(topology: Any) -> Iterator[list[tuple[float, float]]]:
    """The outlines of all land, each as longitudes and latitudes in degrees (the TopoJSON format, version 1)."""
    (x_scale, y_scale), (x_start, y_start) = (topology["transform"][name] for name in ("scale", "translate"))
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = (list(accumulate(step[axis] for step in arc)) for axis in (0, 1))
        arcs.append([(x * x_scale + x_start, y * y_scale + y_start) for x, y in zip(xs, ys, strict=True)])
    for shape in topology["objects"]["land"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for polygon in polygons:
            for ring in polygon:
                points: list[tuple[float, float]] = []
                for n in ring:
                    points += (arcs[n] if n >= 0 else arcs[~n][::-1])[bool(points) :]
                yield _unrolled(points)


def _unrolled(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """An outline without leaps from one edge of the map to the other; one around a pole is closed along the pole."""
    turned, last, out = 0.0, points[0][0], []
    for x, y in points:
        turned += -360 if x - last > 180 else 360 if last - x > 180 else 0
        last = x
        out.append((x + turned, y))
    if abs(out[-1][0] - out[0][0]) > 180:
        pole = -90.0 if out[0][1] < 0 else 90.0
        out += [(out[-1][0], pole), (out[0][0], pole)]
    middle = (min(x for x, _ in out) + max(x for x, _ in out)) / 2
    shift = -360 * round(middle / 360)
    return [(x + shift, y) for x, y in out]


def main(source: str) -> None:
    """Write a line for each outline: its points, longitude and latitude with one digit after the point."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    lines = ["\t".join(f"{x:.1f} {y:.1f}" for x, y in ring) for ring in rings(topology)]
    LAND.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
