"""The address of the map: all areas of the ledger, or one with those that it is named with."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import Response
from pydantic import Field

import communique
from communique.ledger.filters import Filter
from communique.ledger.naming import Pair, areas_named, pairs_named
from communique.ledger.paging import page_of_entries
from communique.report.reader import place_name
from communique.web.asked import Asked
from communique.web.looks import Size, Theme, look
from communique.web.page import site_of
from communique.web.site import Site

MOST_PAIRS = 60
_MOST_HUBS = 200  # hubs that are looked at, the latest
_MOST_SERVED = 30  # arrows from hubs
_WORLD = Path(communique.__file__).parent / "words" / "world"


class Mapped(Asked):
    """Whose map it is, and how it is drawn."""

    area: str | None = Field(None, title="Area", description="ISO 3166; all areas where none is given.", max_length=6)
    theme: Theme = Field("light", title="Theme")
    size: Size = Field("wide", title="Size")


def add_map(app: FastAPI) -> None:
    """Give the app the map."""
    app.add_api_route(
        "/areas.svg",
        _show_map,
        methods=["GET"],
        summary="A map of who works with whom",
        operation_id="areas_map",
        tags=["read"],
        response_class=Response,
        responses={200: {"content": {"image/svg+xml": {}}}},
    )


def _show_map(request: Request, asked: Annotated[Mapped, Query()]) -> Response:
    """The map as SVG."""
    site = site_of(request)
    drawing = site.remember(("map", asked.area, asked.theme, asked.size), _drawer(site, asked))
    return Response(drawing, media_type="image/svg+xml")


def _drawer(site: Site, asked: Mapped) -> Callable[[], str]:
    def draw() -> str:
        from communique.web.maps import Atlas, Spot, Tie, draw_map  # only here: matplotlib takes half a second

        code = asked.area.upper() if asked.area else None
        pairs = pairs_named(site.ledger, code, MOST_PAIRS)
        hubs = _hubs(site, code)
        ties = [Tie(pair.first, pair.second, pair.count) for pair in pairs]
        ties += [Tie(first, second, 1, hub=True) for first, second in hubs]
        counts: dict[str, int] = {}
        for tie in ties:
            for one in (tie.first, tie.second):
                counts[one] = counts.get(one, 0) + tie.count
        at, names = coordinates(), _names(site)
        spots = tuple(
            Spot(one, names.get(one, at[one][0]), at[one][1], at[one][2], count, any(one == hub for hub, _ in hubs))
            for one, count in counts.items() if one in at
        )  # fmt: skip
        shown = {spot.code for spot in spots}
        kept = tuple(tie for tie in ties if tie.first in shown and tie.second in shown)
        return draw_map(Atlas(spots, kept), look(asked.theme, asked.size), "Who works with whom")

    return draw


def _names(site: Site) -> dict[str, str]:
    """The names of the ledger's areas by code, as the page lists them."""
    named = site.remember("areas", lambda: areas_named(site.ledger))
    return {one.code: place_name(one.name, one.code) for one in named if one.code}


def has_map(site: Site, code: str | None) -> bool:
    """Whether there are two areas to draw a line between."""
    return bool(site.remember(("pairs", code), lambda: _known_pairs(site, code)))


def _known_pairs(site: Site, code: str | None) -> list[Pair]:
    at = coordinates()
    return [pair for pair in pairs_named(site.ledger, code, MOST_PAIRS) if pair.first in at and pair.second in at]


def _hubs(site: Site, code: str | None) -> list[tuple[str, str]]:
    """Pairs of a hub and whom it serves, by code, of the latest hubs; not more than can be told apart."""
    wanted = Filter(kinds=("hub",), area=code)
    found = [kept.entry for kept in page_of_entries(site.ledger, wanted, limit=_MOST_HUBS).rows]
    pairs = ((hub.area.code, each.code) for hub in found for each in hub.serves if hub.area.code and each.code)
    return list(dict.fromkeys(pairs))[:_MOST_SERVED]


@cache
def coordinates() -> dict[str, tuple[str, float, float]]:
    """By ISO 3166 code the name and the place, in degrees, of each country and subdivision that has one."""
    found: dict[str, tuple[str, float, float]] = {}
    for name, own in (("countries.tsv", "name"), ("subdivisions.tsv", "english")):
        header, *lines = (_WORLD / name).read_text(encoding="utf-8").splitlines()
        columns = header.split("\t")
        for line in lines:
            row = dict(zip(columns, line.split("\t"), strict=True))
            if row["lat"]:
                found[row["code"]] = (
                    (row.get(own) or row["name"]).partition(";")[0],
                    float(row["lat"]),
                    float(row["lon"]),
                )
    return found
