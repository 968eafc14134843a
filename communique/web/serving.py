"""The site on a port, or one page of it without a server."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import unquote

import uvicorn
from starlette.types import ASGIApp

from communique.web.app import guard, make_app
from communique.web.site import Site


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


def serve(site: Site, host: str, port: int) -> None:
    """Serve the site until it is stopped."""
    app = guard(make_app(site), site)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
