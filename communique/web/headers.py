"""What goes with every answer and what is refused before any page sees it: headers, names of the host, sizes."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "content-security-policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
UPLOADS = ("/upload", "/api/documents")  # where large bodies are taken
_LONGEST_ADDRESS = 4000  # bytes of a path or a query
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class Guarded:
    """The app with its headers; refuses addresses that are too long, bodies that are too large and foreign hosts.

    `hosts` are the names by which a browser may call the server; `None` allows all, where a password is asked for.
    Without that check a page elsewhere could have its own name point to this machine and read the ledger.
    """

    def __init__(self, app: ASGIApp, *, largest: int, uploads: int, hosts: frozenset[str] | None = LOOPBACK) -> None:
        self._app, self._largest, self._uploads, self._hosts = app, largest, uploads, hosts

    def _limit(self, scope: Scope) -> int:
        return self._uploads if scope["path"] in UPLOADS else self._largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headed = _with_headers(send, scope)
        if said := self._refusal(scope):
            await PlainTextResponse(said[1], said[0])(scope, receive, headed)
            return
        await self._app(scope, _bounded(receive, self._limit(scope)), headed)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        if self._hosts is not None and _name(headers.get("host", "")) not in self._hosts:
            return 400, "This server answers to localhost only: open it under the address that it was started with."
        if len(scope.get("raw_path") or b"") > _LONGEST_ADDRESS or len(scope["query_string"]) > _LONGEST_ADDRESS:
            return 414, "This address is too long."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._limit(scope):
            return 413, f"More than {self._limit(scope):,} bytes are not taken at once."
        return None


def _name(host: str) -> str:
    """The name in a `Host` header, without its port."""
    return host[: host.rindex("]") + 1] if "]" in host else host.partition(":")[0].lower()


def _with_headers(send: Send, scope: Scope) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-cache")
            if "server" in headers:
                del headers["server"]
        await send(message)

    return sending


class TooLargeError(Exception):
    """A body that did not say how long it is, and is too long."""


def _bounded(receive: Receive, largest: int) -> Receive:
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message: Any = await receive()
        taken += len(message.get("body", b""))
        if taken > largest:
            raise TooLargeError
        return dict(message)

    return receiving
