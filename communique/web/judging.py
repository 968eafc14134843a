"""Deciding about entries in the browser: what the buttons do, and one thing after the other on the page of review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from communique.errors import JudgementError, UsageError
from communique.kinds import Judgement
from communique.ledger import judgements
from communique.ledger.keeping import Reviewer
from communique.ledger.paging import Total, waiting_first
from communique.ledger.store import Kept
from communique.web.asked import Waiting
from communique.web.editing import changed_fields
from communique.web.forms import form_of, local, reviewer_name, words
from communique.web.page import Page, site_of
from communique.web.single import Quote, Single, entries_with_ids, quotes, single
from communique.web.site import Site

READ = "read"  # the version of an entry that nobody has judged
_PASSED = 150  # entries that can be passed over in one review


@dataclass(frozen=True, slots=True)
class Review:
    """What waits for a person: the entry whose turn it is, of a follow-up its commitment too, and how many wait."""

    single: Single | None
    commitment: Kept | None
    commitment_quotes: Sequence[Quote]
    waiting: Total
    done: Judgement | None
    next: str
    skipping: str


def show_review(site: Site, asked: Waiting) -> Review:
    """The first entry that waits and was not passed over."""
    passed = [id for id in (asked.skip or "").split(",") if id]
    wanted = asked.filter(*((asked.kind,) if asked.kind else ()))
    ids, total = waiting_first(site.ledger, wanted, limit=len(passed) + 1)
    turn = next((id for id in ids if id not in passed), None)
    kept = site.ledger.get(turn) if turn else None
    here = {name: value for name, value in asked.said().items() if name != "done"}
    skipping = {**here, "skip": ",".join([*passed, turn or ""][-_PASSED:])}
    commitment = None
    if isinstance(kept, Kept) and kept.entry.kind == "followup":
        commitment = entries_with_ids(site, [kept.entry.commitment]).get(kept.entry.commitment)
    return Review(
        single(site, kept) if isinstance(kept, Kept) else None,
        commitment,
        list(quotes(site, commitment.entry)) if commitment else [],
        total,
        _done(site, asked.done),
        f"/review?{urlencode(here)}" if here else "/review",
        f"/review?{urlencode(skipping)}",
    )


def _done(site: Site, id: str | None) -> Judgement | None:
    kept = entries_with_ids(site, [id]).get(id) if id else None
    return kept.entry if kept and isinstance(kept.entry, Judgement) else None


def seen(version: str) -> str | None:
    """The last judgement that somebody saw, from the version that a form or a call names."""
    return None if version == READ else version


def decide(site: Site, id: str, act: str, by: Reviewer, version: str, given: dict[str, Any]) -> Judgement:
    """Keep a decision about an entry. Raises `JudgementError` where somebody else judged since the version seen."""
    ledger, last = site.ledger, seen(version)
    match act:
        case "confirm":
            return judgements.confirm(ledger, id, by, seen=last)
        case "reject":
            return judgements.reject(ledger, id, by, seen=last)
        case "edit":
            return judgements.edit(ledger, id, given["fields"], by, seen=last)
        case "rate":
            return judgements.rate(ledger, id, given["status"], by, on=given.get("on"), seen=last)
        case "merge":
            return judgements.merge(ledger, [id, *given["others"]], by, seen=last)
        case "note":
            return judgements.note(ledger, id, by, seen=last)
        case "assign":
            owner, reminder = given.get("owner"), given.get("reminder")
            return judgements.assign(ledger, id, by, owner=owner, reminder=reminder, seen=last)
        case "undo":
            return judgements.undo(ledger, given["judgement"], by, seen=last)
    raise UsageError(f"There is no decision {act!r}.")


async def _judge(request: Request, id: str) -> Response:
    """What a button of an entry's page or of the review does; goes back to where it came from."""
    form, site = await form_of(request), site_of(request)
    by = Reviewer(reviewer_name(request), words(form, "note") or None, words(form, "source") or None)
    act, to = words(form, "act"), local(words(form, "next"), f"/entries/{id}")
    made = await run_in_threadpool(_decided, site, id, act, by, form)
    joined = "&" if "?" in to else "?"
    return RedirectResponse(f"{to}{joined}done={made.id}" if to.startswith("/review") else to, 303)


def _decided(site: Site, id: str, act: str, by: Reviewer, form: FormData) -> Judgement:
    kept = site.ledger.get(id)
    if not isinstance(kept, Kept):
        raise UsageError(f"{id} is a document: only entries are judged.")
    version = words(form, "version")
    if not version:
        raise JudgementError("The form does not say which version it is about: open the page again.")
    given: dict[str, Any] = {
        "status": words(form, "status"), "on": words(form, "on") or None, "judgement": words(form, "judgement"),
        "others": [each for each in form.getlist("other") if isinstance(each, str) and each],
        "owner": words(form, "owner"), "reminder": words(form, "reminder"),
    }  # fmt: skip
    if act == "edit":
        said = {name[2:]: value for name, value in form.items() if name.startswith("f-") and isinstance(value, str)}
        given["fields"] = changed_fields(kept.entry, said)
    return decide(site, kept.id, act, by, version, given)


def add_judging(app: FastAPI) -> None:
    """Give the app the address that all buttons go to."""
    app.add_api_route("/entries/{id}/judge", _judge, methods=["POST"], include_in_schema=False)


PAGES = (Page("/review", "Review", "review.html", show_review, Waiting),)
