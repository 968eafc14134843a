"""Forms that change something: each holds the token that goes with the cookie; and entering and leaving."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from communique.web.entrance import Gate, address_of
from communique.web.page import site_of
from communique.web.render import render

_FIELDS = 200


def gate_of(request: Request) -> Gate:
    """The gate of the site that a request is about."""
    found: Gate = request.app.state.gate
    return found


async def form_of(request: Request, *, files: int = 0) -> FormData:
    """What a form sent. Raises 403 where it does not hold the token that goes with the cookie."""
    form = await request.form(max_files=files, max_fields=_FIELDS)
    gate = gate_of(request)
    cookie = request.cookies.get(gate.cookie, "")
    if not cookie or not gate.is_token_for(cookie, words(form, "csrf")):
        raise HTTPException(403, "This form is too old, or did not come from our own page: open the page again.")
    return form


def words(form: FormData, name: str) -> str:
    """The words in a field of a form; empty where it has none."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


def local(address: str, default: str = "/") -> str:
    """An address on this site, or the default where it leads elsewhere."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if inside and address.isprintable() and "\\" not in address else default


def add_login(app: FastAPI) -> None:
    """Give the app the page on which people say who they are."""
    app.add_api_route("/login", _show_login, methods=["GET"], include_in_schema=False)
    app.add_api_route("/login", _log_in, methods=["POST"], include_in_schema=False)
    app.add_api_route("/logout", _log_out, methods=["POST"], include_in_schema=False)


def _show_login(request: Request, next: str = "/") -> Response:
    return render(request, "login.html", title="Enter", next=local(next), wrong="")


async def _log_in(request: Request) -> Response:
    form, gate = await form_of(request), gate_of(request)
    address, to = address_of(request), local(words(form, "next"))
    if gate.attempts.too_many(address):
        answer = render(request, "login.html", 429, title="Enter", next=to, wrong="Too many attempts: wait a minute.")
        answer.headers["retry-after"] = "60"
        return answer
    name = words(form, "name").strip()
    if gate.keys is None or not gate.keys.check_password(name, words(form, "password")):
        gate.attempts.failed(address)
        return render(request, "login.html", 403, title="Enter", next=to, wrong="Name and password do not match.")
    moved = RedirectResponse(to, 303)
    gate.give_cookie(moved, gate.enter(name))
    return moved


async def _log_out(request: Request) -> Response:
    await form_of(request)
    gate = gate_of(request)
    gate.leave(request.cookies.get(gate.cookie, ""))
    moved = RedirectResponse("/login", 303)
    moved.delete_cookie(gate.cookie, path="/", secure=gate.secure, httponly=True, samesite="strict")
    return moved


def reviewer_name(request: Request) -> str:
    """Who judges: who entered, or who started the site."""
    return str(getattr(request.state, "who", None) or site_of(request).options.reviewer or "reviewer")
