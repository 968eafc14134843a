"""The addresses of charts: the series of an area or of two, by its place among them, in each theme and size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import Response
from pydantic import Field

from communique.errors import UnknownEntryError
from communique.ledger.filters import Filter
from communique.web.asked import Counted
from communique.web.figures import OneSeries, series_of
from communique.web.looks import Size, Theme, look
from communique.web.page import site_of
from communique.web.single import documents_of
from communique.web.site import Site


class Charted(Counted):
    """Which series of the figures asked for, and how it is drawn."""

    series: int = Field(0, ge=0, le=100, title="Series", description="Its place among the series, from 0.")
    theme: Theme = Field("light", title="Theme")
    size: Size = Field("wide", title="Size")


def add_charts(app: FastAPI) -> None:
    """Give the app the pictures of series."""
    app.add_api_route(
        "/figures.svg",
        _show_chart,
        methods=["GET"],
        summary="A series as a chart",
        operation_id="figures_chart",
        tags=["read"],
        response_class=Response,
        responses={200: {"content": {"image/svg+xml": {}}}, 404: {"description": "There is none."}},
    )


def _show_chart(request: Request, asked: Annotated[Charted, Query()]) -> Response:
    """The chart of a series as SVG."""
    site, wanted = site_of(request), asked.filter()
    found = series_of(site, wanted)
    if asked.series >= len(found):
        raise UnknownEntryError("There is no such series.")
    drawing = site.remember(
        ("chart", wanted, asked.series, asked.theme, asked.size), _drawer(site, found[asked.series], asked)
    )
    return Response(drawing, media_type="image/svg+xml")


def _drawer(site: Site, one: OneSeries, asked: Charted) -> Callable[[], str]:
    def draw() -> str:
        from communique.web.charts import draw_chart, make_chart  # only here: matplotlib takes half a second

        ids = [id for row in one.rows for id in row.figures]
        figures = {kept.id: kept.entry for kept in site.ledger.kept(Filter(ids=tuple(ids)))} if ids else {}
        documents = documents_of(site, {id for row in one.rows for id in row.documents})
        return draw_chart(make_chart(one.title, one.series, figures, documents), look(asked.theme, asked.size))

    return draw
