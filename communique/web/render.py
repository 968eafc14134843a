"""Templates: all text is escaped, and what would act on a screen instead of showing is replaced."""

from __future__ import annotations

import re
import secrets
from typing import Any, get_args

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup
from pydantic.fields import FieldInfo

from communique import __version__
from communique.ledger.fields import STATUSES
from communique.report import phrases, reader
from communique.report.series import say_value
from communique.web import addresses, wording
from communique.web.asked import Asked
from communique.web.editing import edit_fields
from communique.web.page_parts import NAVIGATION, FormField

_ISO = re.compile(r"\b\d{4}(?:-\d\d){1,2}(?:/\d{4}(?:-\d\d){0,2})?\b")  # as steps of a history name days


def _finish(value: Any) -> Any:
    """What is put into a page: `None` is nothing, and words are made safe to show, but for marked-up ones."""
    if value is None:
        return ""
    return phrases.safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _make_environment() -> Environment:
    made = Environment(
        loader=PackageLoader("communique.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finish,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in ("say_interval", "say_change", "one_line"):
        made.filters[name] = getattr(phrases, name)
    for name in ("say_figure", "say_period", "say_indicator", "say_areas", "say_people", "say_person", "say_place",
                 "say_list", "say_why", "say_unit", "shown", "kind_name", "language_name", "label",
                 "choice"):  # fmt: skip
        made.filters[name] = getattr(wording, name)
    for name in ("is_foreign", "english_name", "english_goods", "english_role", "place_name"):
        made.filters[name] = getattr(reader, name)
    made.filters["amount"] = lambda entry: phrases.say_interval(entry.low, entry.high, entry.unit)
    made.filters["say_value"] = say_value
    made.filters["bare"] = lambda number: "" if number is None else f"{number:,.15g}".replace("-", "\u2212")
    made.filters["dated"] = lambda sentence: _ISO.sub(lambda match: wording.say_period(match[0]), sentence)
    made.filters["count"] = lambda number: f"{number:,}"
    for name in ("address", "address_of", "area_address", "person_address", "with_query"):
        made.globals[name] = getattr(addresses, name)
    made.globals["form_fields"] = form_fields
    made.globals["said_fields"] = wording.said_fields
    made.globals["tongue"] = wording.tongue
    made.globals["edit_fields"] = edit_fields
    made.globals["STATUSES"] = STATUSES
    return made


def form_fields(asked: Asked) -> list[FormField]:
    """The fields of the filter form, each with what is asked now."""
    hidden = ("after", "limit", "skip", "done")
    return [
        FormField(name, info.title or name, _sort(info), info.description or "", getattr(asked, name),
                  tuple(_choices(info)), str((info.examples or [""])[0]), info.default is not None)
        for name, info in sorted(type(asked).model_fields.items(), key=lambda one: one[0] != "q") if name not in hidden
    ]  # fmt: skip


def _sort(info: FieldInfo) -> str:
    if _choices(info):
        return "choice"
    return "box" if info.annotation is bool else "words"


def _choices(info: FieldInfo) -> list[str]:
    """The values that a `Literal` allows; empty for other fields."""
    flat = [value for part in (info.annotation, *get_args(info.annotation)) for value in get_args(part)]
    return [value for value in flat if isinstance(value, str)]


_environment = _make_environment()


def template_names() -> list[str]:
    """The names of all templates."""
    return _environment.list_templates(extensions=["html"])


def load_template(name: str) -> Template:
    """A template, made ready once."""
    return _environment.get_template(name)


def csrf(request: Request) -> Markup:
    """The field that every form which changes something holds; its cookie is set with the answer."""
    gate, state = request.app.state.gate, request.state
    cookie = request.cookies.get(gate.cookie) or getattr(state, "new_cookie", None)
    if not cookie:
        cookie = state.new_cookie = secrets.token_urlsafe(32)
    return Markup('<input type="hidden" name="csrf" value="{}">').format(gate.token_for(cookie))


def render(request: Request, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """A template as a response."""
    site = request.app.state.site
    made = load_template(template).render(
        request=request,
        site=site,
        version=__version__,
        navigation=NAVIGATION,
        here=request.scope["path"],
        who=getattr(request.state, "who", None),
        changeable=not site.options.read_only,
        csrf=csrf,
        **shown,
    )
    answer = HTMLResponse(made, status)
    if cookie := getattr(request.state, "new_cookie", None):
        request.app.state.gate.give_cookie(answer, cookie)
    return answer
