"""The writing half of the API: decisions about entries and reports to read; the reading half are the pages' twins."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from fastapi import FastAPI, Path, Request
from pydantic import BaseModel, ConfigDict, Field, model_validator

from communique.errors import InputError, UsageError
from communique.kinds import Judgement
from communique.ledger.fields import STATUSES
from communique.ledger.judgements import last_judgement
from communique.ledger.keeping import Reviewer
from communique.ledger.store import Kept
from communique.pipeline import Choices, read_inputs
from communique.read.files import decode_input
from communique.web.asked import DAY
from communique.web.forms import reviewer_name
from communique.web.judging import READ, decide
from communique.web.page import site_of
from communique.web.plainly import as_plain

_DEEP, _LARGE = 12, 1e300
Id = Annotated[str, Path(description="The id of an entry, or its unique beginning.", max_length=40)]
Version = Annotated[
    str, Field(description="The last judgement about the entry that was seen, or 'read'.", max_length=40)
]


class Body(BaseModel):
    """What is sent: no more than is described, and no text that cannot be written down."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _sound(cls, given: Any) -> Any:
        _check(given, 0)
        return given


class Judging(Body):
    """What every decision carries."""

    version: Version
    note: str | None = Field(None, description="Why.", max_length=5000)
    source: str | None = Field(None, description="What that rests on.", max_length=5000)


class Editing(Judging):
    """Fields with their new values, as the contract has them."""

    fields: dict[str, Any]


class Rating(Judging):
    """How a commitment stands, and on which day."""

    status: Literal[STATUSES]  # type: ignore[valid-type]
    on: str | None = Field(None, pattern=DAY, description="The day; else today.")


class Merging(Judging):
    """The entries that become one with this one."""

    others: list[str] = Field(min_length=1, max_length=50)


class Assigning(Judging):
    """Who looks after it, and when to be reminded; empty words take either away."""

    owner: str | None = Field(None, max_length=200)
    reminder: str | None = Field(None, max_length=10)


class Report(Body):
    """A report to read."""

    text: str = Field(min_length=1, description="The report's text.")
    source: str | None = Field(None, description="Where it comes from: a path or an address.", max_length=2000)
    published: str | None = Field(None, pattern=DAY, description="The day, where the text does not give it.")
    language: str | None = Field(None, description="BCP 47, where it is not the default.", max_length=35)


class Decided(BaseModel):
    """A judgement that was kept, and the version that the entry has now."""

    judgement: dict[str, Any]
    version: str


class Current(BaseModel):
    """An entry as it stands, and the version that a decision about it must name."""

    entry: dict[str, Any]
    version: str


class Taken(BaseModel):
    """What came of a report: its id, whether it was known, and how many entries were read."""

    document: str
    known: bool
    entries: int


class Problem(BaseModel):
    """What is wrong, in a sentence."""

    error: str
    status: int


def _check(value: Any, depth: int) -> None:
    """Refuse what JSON can write and a database cannot keep."""
    if depth > _DEEP:
        raise ValueError("this is nested too deeply")
    match value:
        case str() if any("\ud800" <= c <= "\udfff" or c == "\0" for c in value):
            raise ValueError("text holds a lone surrogate or U+0000")
        case bool() | None:
            return
        case int() | float() if not math.isfinite(value) or abs(value) > _LARGE:
            raise ValueError("a number is out of bounds")
        case dict():
            for name, each in value.items():
                _check(name, depth + 1)
                _check(each, depth + 1)
        case list():
            for each in value:
                _check(each, depth + 1)


_SAID = {
    400: "What was asked makes no sense.",
    401: "Nobody is logged in.",
    403: "The site is for reading only, or another site asked.",
    404: "There is none.",
    409: "Somebody judged since the version that was named.",
    413: "Too large.",
    415: "This is not JSON.",
    422: "Not of the form described.",
    503: "The ledger cannot be used.",
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": said} for status, said in _SAID.items()
}


def show_current(request: Request, id: Id) -> Current:
    """An entry with its version."""
    site = site_of(request)
    kept = site.ledger.get(id)
    if not isinstance(kept, Kept):
        raise UsageError(f"{id} is a document: only entries have versions.")
    return Current(entry=as_plain(kept), version=last_judgement(site.ledger, kept.id) or READ)


def _decide(request: Request, id: str, act: str, asked: Judging, **given: Any) -> Decided:
    site = site_of(request)
    by = Reviewer(reviewer_name(request), asked.note, asked.source)
    found = site.ledger.find_id(id)
    made: Judgement = decide(site, found, act, by, asked.version, given)
    return Decided(judgement=made.to_json(), version=last_judgement(site.ledger, found) or READ)


def confirm(request: Request, id: Id, asked: Judging) -> Decided:
    """Say that an entry is right."""
    return _decide(request, id, "confirm", asked)


def reject(request: Request, id: Id, asked: Judging) -> Decided:
    """Say that an entry is wrong."""
    return _decide(request, id, "reject", asked)


def edit(request: Request, id: Id, asked: Editing) -> Decided:
    """Give fields of an entry other values."""
    return _decide(request, id, "edit", asked, fields=asked.fields)


def rate(request: Request, id: Id, asked: Rating) -> Decided:
    """Say how a commitment stands."""
    return _decide(request, id, "rate", asked, status=asked.status, on=asked.on)


def merge(request: Request, id: Id, asked: Merging) -> Decided:
    """Make several entries of one document one."""
    others = [site_of(request).ledger.find_id(each) for each in asked.others]
    return _decide(request, id, "merge", asked, others=others)


def note(request: Request, id: Id, asked: Judging) -> Decided:
    """Keep a note about an entry."""
    return _decide(request, id, "note", asked)


def assign(request: Request, id: Id, asked: Assigning) -> Decided:
    """Set who looks after an entry, and a reminder."""
    return _decide(request, id, "assign", asked, owner=asked.owner, reminder=asked.reminder)


def undo(request: Request, id: Id, asked: Judging) -> Decided:
    """Take a judgement back; the version is that of the entry that it is about."""
    ledger = site_of(request).ledger
    kept = ledger.get(id)
    if not isinstance(kept, Kept) or not isinstance(kept.entry, Judgement):
        raise UsageError(f"{id} is no judgement.")
    return _decide(request, kept.entry.entry, "undo", asked, judgement=kept.id)


def take_report(request: Request, asked: Report) -> Taken:
    """Read a report into the ledger; one that is known is not read again."""
    site = site_of(request)
    content = asked.text.encode()
    if len(content) > site.settings.max_mb * 1_000_000:
        raise InputError(f"The text is larger than the {site.settings.max_mb} MB that are taken.")
    choices = Choices(language=asked.language, published=asked.published)
    batch = read_inputs(site.ledger, [decode_input("The text", asked.source, content)], choices)
    if refused := [*batch.removed, *batch.failures]:
        raise InputError(refused[0])
    return Taken(document=batch.documents[0], known=bool(batch.known), entries=batch.entries)


def add_api(app: FastAPI) -> None:
    """Give the app the addresses of the API that are no page's twin."""
    known: dict[str, Any] = {"responses": PROBLEMS, "tags": ["write"]}
    app.add_api_route("/api/entries/{id}", show_current, methods=["GET"], responses=PROBLEMS, tags=["read"])
    for act in (confirm, reject, edit, rate, merge, note, assign):
        app.add_api_route(f"/api/entries/{{id}}/{act.__name__}", act, methods=["POST"], **known)
    app.add_api_route("/api/judgements/{id}/undo", undo, methods=["POST"], **known)
    app.add_api_route("/api/documents", take_report, methods=["POST"], **known)
