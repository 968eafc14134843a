"""A page: an address, what may be asked, a function that gives a dataclass, and a template; and its JSON twin."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from communique.web.asked import Asked
from communique.web.plainly import as_plain
from communique.web.render import render
from communique.web.site import Site


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `show(site, asked, **path)` gives the dataclass that the template and the JSON twin show.

    `path` may hold parts in braces, such as `/figures/{id}`; each is given to `show` as a string.
    """

    path: str
    title: str
    template: str
    show: Callable[..., Any]
    asked: type[Asked] = Asked


@dataclass(frozen=True, slots=True)
class Moved:
    """What `show` gives where the thing has another address."""

    to: str


def site_of(request: Request) -> Site:
    """The site that a request is about."""
    found: Site = request.app.state.site
    return found


def add_page(app: FastAPI, page: Page) -> None:
    """Give the app the page and its JSON twin, the twin first: `{id}` would take its ending for a part of the id."""
    name = page.path.strip("/").replace("/", "_").replace("{", "by_").replace("}", "") or "overview"
    twin = "/overview.json" if page.path == "/" else f"{page.path}.json"
    app.add_api_route(
        twin,
        _endpoint(page, as_json=True),
        methods=["GET"],
        summary=page.title,
        operation_id=name,
        tags=["read"],
        responses={400: {"description": "What was asked makes no sense."}, 404: {"description": "There is none."}},
        response_class=JSONResponse,
    )
    app.add_api_route(page.path, _endpoint(page, as_json=False), methods=["GET"], include_in_schema=False)


def _endpoint(page: Page, *, as_json: bool) -> Callable[..., Response]:
    parts = [part[1:-1].partition(":")[0] for part in page.path.split("/") if part.startswith("{")]

    def endpoint(request: Request, asked: Any, **path: str) -> Response:
        if not as_json and (clean := _without_empty(request)):
            return RedirectResponse(clean, 303)
        view = page.show(site_of(request), asked, **path)
        if isinstance(view, Moved):
            return RedirectResponse(view.to + (".json" if as_json else ""), 303)
        if as_json:
            return JSONResponse(as_plain(view))
        return render(request, page.template, title=page.title, view=view, asked=asked, page=page)

    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    given = [
        inspect.Parameter("request", kind, annotation=Request),
        inspect.Parameter("asked", kind, annotation=Annotated[page.asked, Query()]),
        *(inspect.Parameter(part, kind, annotation=str) for part in parts),
    ]
    endpoint.__signature__ = inspect.Signature(given)  # type: ignore[attr-defined]
    return endpoint


def _without_empty(request: Request) -> str | None:
    """The address without the fields that a form sent empty, or `None` where it has none."""
    pairs = request.query_params.multi_items()
    kept = [(name, value) for name, value in pairs if value.strip()]
    if len(kept) == len(pairs):
        return None
    return request.url.path + (f"?{urlencode(kept)}" if kept else "")
