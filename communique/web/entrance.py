"""Who comes in: sessions and tokens, the rate of attempts, and whether a change was asked for on our own pages."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from communique.web.keys import Keys

_HOURS = 12  # that a session lasts
_SESSIONS = 1000  # at most; the one that was used longest ago goes first
_PER_MINUTE, _ALL_PER_MINUTE = 5, 60  # attempts that fail, from one address and from all
_SAFE = ("GET", "HEAD", "OPTIONS")


class Attempts:
    """Counts attempts to enter that failed, by address; at most so many a minute."""

    def __init__(self) -> None:
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def too_many(self, address: str) -> bool:
        """Whether this address, or all together, must wait."""
        since = time.monotonic() - 60
        with self._lock:
            recent = [sum(at > since for at in times) for times in self._failed.values()]
            own = sum(at > since for at in self._failed.get(address, ()))
        return own >= _PER_MINUTE or sum(recent) >= _ALL_PER_MINUTE

    def failed(self, address: str) -> None:
        """Note an attempt that failed."""
        with self._lock:
            self._failed.setdefault(address, deque(maxlen=_PER_MINUTE)).append(time.monotonic())
            self._failed.move_to_end(address)
            while len(self._failed) > _SESSIONS:
                self._failed.popitem(last=False)


@dataclass(slots=True)
class Gate:
    """Who is in. `keys` is `None` where nobody need say who they are; `secure`: the site is reached over HTTPS."""

    keys: Keys | None = None
    secure: bool = False
    attempts: Attempts = field(default_factory=Attempts)
    _sessions: OrderedDict[str, tuple[str, float]] = field(default_factory=OrderedDict)
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def cookie(self) -> str:
        """The name of our cookie; over HTTPS one that no other site of the same host can set."""
        return "__Host-communique" if self.secure else "communique"

    def enter(self, name: str) -> str:
        """Begin a session; the value of its cookie."""
        cookie = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[_digest(cookie)] = (name, time.monotonic() + _HOURS * 3600)
            while len(self._sessions) > _SESSIONS:
                self._sessions.popitem(last=False)
        return cookie

    def leave(self, cookie: str) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(_digest(cookie), None)

    def name_of(self, cookie: str) -> str | None:
        """Who is in with this cookie."""
        with self._lock:
            name, until = self._sessions.get(_digest(cookie), ("", 0.0))
        return name if name and until > time.monotonic() else None

    def token_for(self, cookie: str) -> str:
        """What a form must hold that is sent with this cookie."""
        return hmac.new(self._secret, cookie.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def is_token_for(self, cookie: str, token: str) -> bool:
        """Whether a form holds what it must, in constant time."""
        return hmac.compare_digest(self.token_for(cookie).encode(), token.encode("utf-8", "replace"))

    def give_cookie(self, response: Response, value: str) -> None:
        """Set our cookie: for this site only, out of reach of scripts."""
        response.set_cookie(
            self.cookie, value, max_age=_HOURS * 3600, path="/", secure=self.secure, httponly=True, samesite="strict"
        )


def _digest(cookie: str) -> str:
    return hashlib.sha256(cookie.encode("utf-8", "replace")).hexdigest()


class Entrance:
    """The app behind its gate: says who comes, and refuses what is not allowed.

    A change is refused where the site is read-only, or where a browser says that another site asked for it. Forms must
    hold a token too (`forms.form_of`), and the API takes only JSON, which no other site's form can send.
    """

    def __init__(self, app: ASGIApp, gate: Gate, *, reviewer: str, read_only: bool) -> None:
        self._app, self._gate, self._reviewer, self._read_only = app, gate, reviewer, read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            request = Request(scope)
            state = scope.setdefault("state", {})
            state["who"] = self._who(request)
            if refusal := self._refusal(request, state["who"]):
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _who(self, request: Request) -> str | None:
        if self._gate.keys is None:
            return self._reviewer
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            address = address_of(request)
            if self._gate.attempts.too_many(address):
                return None
            name = self._gate.keys.name_of(token.strip())
            if name is None:
                self._gate.attempts.failed(address)
            return name
        return self._gate.name_of(request.cookies.get(self._gate.cookie, ""))

    def _refusal(self, request: Request, who: str | None) -> Response | None:
        path = request.scope["path"]
        free = path == "/login" or path.startswith("/static/")
        if who is None and not free:
            return self._ask(request, path)
        if request.method in _SAFE:
            return None
        if self._read_only and path not in ("/login", "/logout"):
            return _refuse(request, 403, "This site is for reading only: nothing can be changed here.")
        if not is_own(request.headers):
            return _refuse(request, 403, "This was asked for by another site: open ours and do it there.")
        is_json = request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"
        if path.startswith("/api/") and not is_json:
            return _refuse(request, 415, "The API takes JSON: send it as application/json.")
        return None

    def _ask(self, request: Request, path: str) -> Response:
        """Ask who it is: a page for people, a header for programs."""
        if request.method in _SAFE and not path.endswith(".json") and not path.startswith("/api"):
            query = request.url.query
            return RedirectResponse(f"/login?next={quote(path + (f'?{query}' if query else ''), safe='')}", 303)
        if self._gate.attempts.too_many(address_of(request)):
            return _refuse(request, 429, "Too many attempts: wait a minute.", {"retry-after": "60"})
        said = "Say who you are: send a token, as Authorization: Bearer TOKEN."
        return _refuse(request, 401, said, {"www-authenticate": "Bearer"})


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""


def is_own(headers: Headers) -> bool:
    """Whether a browser says that our own page asked for this, or says nothing, as programs do."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _refuse(request: Request, status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
    path = request.scope["path"]
    if path.endswith(".json") or path.startswith("/api"):
        return JSONResponse({"error": sentence, "status": status}, status, headers)
    return Response(sentence, status, {"content-type": "text/plain; charset=utf-8", **(headers or {})})
