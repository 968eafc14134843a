"""The site on a port, or one page of it without a server."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from urllib.parse import unquote

import uvicorn
from starlette.types import ASGIApp

from communique.compare.vocabulary import vocabulary
from communique.web.app import guard, make_app
from communique.web.areas import show_areas
from communique.web.asked import Asked, Named, Promised
from communique.web.commitments import show_commitments
from communique.web.entrance import Gate
from communique.web.headers import LOOPBACK
from communique.web.overview import show_overview
from communique.web.people import show_people
from communique.web.render import load_template, template_names
from communique.web.site import Site
from communique.words.goods import same_goods
from communique.words.load import languages


def get(site: Site, path: str) -> tuple[int, str]:
    """The status and the body of one page, worked out without a server."""
    return asyncio.run(_get(guard(make_app(site), site), path))


async def _get(app: ASGIApp, address: str) -> tuple[int, str]:
    path, _, query = address.partition("?")
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": ("127.0.0.1", 0),
        "server": ("localhost", 80),
        "state": {},
    }
    status, body = 500, b""
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if asked:
            await asyncio.Event().wait()  # nobody hangs up; the app stops waiting when it has answered
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status, body
        status = message.get("status", status)
        body += message.get("body", b"")
        headers = dict(message.get("headers", ()))
        if 300 <= status < 400 and b"location" in headers:
            body = headers[b"location"] + b"\n"

    await app(scope, receive, send)
    return status, body.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen and how; `local`: on this machine only, `secure`: reached over HTTPS."""

    host: str
    port: int
    certificate: str | None = None
    key: str | None = None
    secure: bool = False
    local: bool = True


def serve(site: Site, listening: Listening, keys: Any = None) -> None:
    """Serve the site until it is stopped; with `keys` only to those who say who they are."""
    app = make_app(site, Gate(keys, listening.secure))
    guarded = guard(app, site, hosts=LOOPBACK if listening.local else None)
    warm(site)
    threading.Thread(target=warm_behind, daemon=True).start()
    uvicorn.run(
        guarded,
        host=listening.host,
        port=listening.port,
        ssl_certfile=listening.certificate,
        ssl_keyfile=listening.key,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=15,
        limit_concurrency=500,
        h11_max_incomplete_event_size=64_000,
    )


@contextmanager
def beside(site: Site) -> Iterator[str]:
    """The site on a free port of this machine, in a thread beside what asks it; its address."""
    server = uvicorn.Server(uvicorn.Config(guard(make_app(site), site), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def warm(site: Site) -> None:
    """Work out what the first pages need, so that the first visitor need not wait for it."""
    show_overview(site, Asked.model_validate({}))
    show_areas(site, Named.model_validate({}))
    show_people(site, Named.model_validate({}))
    show_commitments(site, Promised.model_validate({}))


def warm_behind() -> None:
    """Load what only some pages need, so that none of their visitors waits for it: templates, words, what draws."""
    for name in template_names():
        load_template(name)
    for language in languages():
        vocabulary(language)
    same_goods("bus")
    import_module("communique.web.maps")
    import_module("communique.web.charts").width_of("words", 11.0)  # the font takes as long as the rest
    gc.freeze()  # what was loaded stays: to look through it again costs some visitor a fifth of a second
