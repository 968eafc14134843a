"""A brief of an area or a period, for the printer or for a word processor."""

from __future__ import annotations

from io import BytesIO
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import Response

from communique.report.brief import Brief, make_brief
from communique.web.asked import Asked, words
from communique.web.commitments import settle
from communique.web.page import Page, site_of
from communique.web.site import Site

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Briefed(Asked):
    """What the brief is of."""

    area: str | None = words("area", "Area")
    period: str | None = words("period", "Period")


def show_brief(site: Site, asked: Briefed) -> Brief | None:
    """The brief asked for; nothing where nothing is asked."""
    if not asked.area and not asked.period:
        return None
    return _brief(site, asked)


def _brief(site: Site, asked: Briefed) -> Brief:
    settle(site)
    return make_brief(site.ledger, asked.area, asked.period, site.today, settle=False)


def add_brief(app: FastAPI) -> None:
    """Give the app the brief as a document."""
    app.add_api_route(
        "/brief.docx",
        _send_docx,
        methods=["GET"],
        summary="A brief for a word processor",
        operation_id="brief_docx",
        tags=["take along"],
        response_class=Response,
        responses={200: {"content": {_DOCX: {}}}, 400: {"description": "Neither an area nor a period is given."}},
    )


def _send_docx(request: Request, asked: Annotated[Briefed, Query()]) -> Response:
    """The brief as a .docx file."""
    from communique.report.brief_docx import write_docx  # only here: start-up

    site, out = site_of(request), BytesIO()
    write_docx(_brief(site, asked), out)
    return Response(out.getvalue(), media_type=_DOCX,
                    headers={"Content-Disposition": 'attachment; filename="brief.docx"'})  # fmt: skip


PAGES = (Page("/brief", "Brief", "brief.html", show_brief, Briefed),)
