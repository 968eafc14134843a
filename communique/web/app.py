"""The site put together: all pages with their twins, static files, and errors as pages or as JSON."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from communique import __version__
from communique.errors import CommuniqueError, JudgementError, LedgerError, UnknownEntryError, UsageError
from communique.web import (
    areas,
    briefing,
    commitments,
    conflicts,
    documents,
    figures,
    judging,
    meetings,
    others,
    overview,
    people,
    searching,
    uploading,
)
from communique.web.api import add_api
from communique.web.briefing import add_brief
from communique.web.chart_routes import add_charts
from communique.web.entrance import Entrance, Gate
from communique.web.forms import add_login
from communique.web.headers import LOOPBACK, Guarded, TooLargeError
from communique.web.jobs import Jobs
from communique.web.judging import add_judging
from communique.web.map_routes import add_map
from communique.web.page import Page, add_page
from communique.web.render import render
from communique.web.site import Site
from communique.web.taking import add_taking
from communique.web.uploading import add_uploading

_MODULES = (
    overview,
    commitments,
    figures,
    conflicts,
    areas,
    people,
    meetings,
    documents,
    searching,
    others,
    judging,
    uploading,
    briefing,
)
PAGES: tuple[Page, ...] = tuple(page for module in _MODULES for page in module.PAGES)
_STATUS: dict[type[Exception], int] = {UnknownEntryError: 404, UsageError: 400, JudgementError: 409, LedgerError: 503}
_AT_ONCE = 8  # pages that are made at the same time
_TEXTS = 5  # texts of the largest size that may be uploaded at once
_SAID = {404: "There is no such page.", 405: "This address takes no such request."}


@asynccontextmanager
async def _few_threads(app: FastAPI) -> AsyncIterator[None]:
    """Let few pages be made at once: more would only wait for each other, and hold connections to the ledger."""
    to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
    yield


def make_app(site: Site, gate: Gate | None = None) -> FastAPI:
    """The site as an ASGI app, with all its pages; `guard` puts headers, limits and the gate around it."""
    app = FastAPI(
        title="communique",
        version=__version__,
        summary="A ledger of official press reports.",
        openapi_url="/api",
        docs_url=None,
        redoc_url=None,
        lifespan=_few_threads,
    )
    app.state.site = site
    app.state.gate = gate or Gate()
    if not site.options.read_only:
        options = site.options
        site.jobs = Jobs(site.ledger, site.settings, compare=options.compare, allow_private=options.allow_private)
    add_taking(app)  # before the pages, whose ids would take the endings
    for page in PAGES:
        add_page(app, page)
    for add in (add_charts, add_map, add_brief, add_login, add_judging, add_uploading, add_api):
        add(app)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.add_exception_handler(CommuniqueError, _show_said)
    app.add_exception_handler(RequestValidationError, _show_invalid)
    app.add_exception_handler(HTTPException, _show_http)
    app.add_exception_handler(TooLargeError, _show_too_large)
    return app


def guard(app: FastAPI, site: Site, *, hosts: frozenset[str] | None = LOOPBACK) -> ASGIApp:
    """The app with its headers, limits and gate."""
    reviewer, read_only = site.options.reviewer, site.options.read_only
    inner = Entrance(app, app.state.gate, reviewer=reviewer, read_only=read_only)
    megabyte = 1_000_000
    return Guarded(inner, largest=megabyte, uploads=site.settings.max_mb * megabyte * _TEXTS, hosts=hosts)


def _show_said(request: Request, error: Exception) -> Response:
    """An error of our own: its sentence, with the status that goes with its class."""
    return show_error(request, _STATUS.get(type(error), 400), str(error))


def _show_invalid(request: Request, error: Exception) -> Response:
    """What was asked is not of its type: which field, and why."""
    if not isinstance(error, RequestValidationError):
        raise error
    said = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return show_error(request, 422, f"What was asked makes no sense: {said}.")


def _show_http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    known = error.detail if error.detail not in ("Not Found", "Method Not Allowed") else ""
    answer = show_error(request, error.status_code, known or _SAID.get(error.status_code, error.detail))
    answer.headers.update(error.headers or {})
    return answer


def _show_too_large(request: Request, error: Exception) -> Response:
    return show_error(request, 413, "This is more than is taken at once.")


def show_error(request: Request, status: int, sentence: str) -> Response:
    """An error as a page, or as JSON where JSON was asked for."""
    path = request.url.path
    if path.endswith(".json") or path.startswith("/api"):
        return JSONResponse({"error": sentence, "status": status}, status)
    return render(request, "error.html", status, title="Not found" if status == 404 else "Error", sentence=sentence)
