"""Adding reports: files dropped on a page and addresses named on it are read behind it, and it shows how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from communique.errors import UnknownEntryError, UsageError
from communique.kinds import READ_KINDS, Document
from communique.ledger.filters import Filter
from communique.ledger.paging import count_up_to
from communique.web.asked import Asked
from communique.web.forms import form_of, words
from communique.web.jobs import Job, Jobs
from communique.web.page import Page
from communique.web.single import documents_of
from communique.web.site import Site

MOST = 200  # files at once
MOST_ADDRESSES = 20  # addresses at once
_DETAILED = 25  # documents of an upload whose entries are counted by kind


@dataclass(frozen=True, slots=True)
class Upload:
    """The page to upload on: the largest text in megabytes, and how many addresses at once at most."""

    max_mb: int
    most: int = MOST_ADDRESSES


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of an upload is, and what was read; `counts` are of entries by kind, by document."""

    job: Job
    documents: Mapping[str, Document]
    counts: Mapping[str, Mapping[str, int]]


def show_upload(site: Site, asked: Asked) -> Upload:
    """The page to upload on."""
    return Upload(site.settings.max_mb)


def show_progress(site: Site, asked: Asked, id: str) -> Progress:
    """How far an upload is."""
    job = site.jobs.find(id) if isinstance(site.jobs, Jobs) else None
    if job is None:
        raise UnknownEntryError(f"There is no upload {id!r}; uploads are forgotten when the server stops.")
    counts = {id: _counts(site, id) for id in job.documents[:_DETAILED]}
    return Progress(job, documents_of(site, job.documents), counts)


def _counts(site: Site, id: str) -> dict[str, int]:
    """How many entries of each kind a document gave."""
    found = {kind: count_up_to(site.ledger, Filter(kinds=(kind,), documents=(id,))).count for kind in READ_KINDS}
    return {kind: count for kind, count in found.items() if count}


async def _take(request: Request) -> Response:
    form = await form_of(request, files=MOST)
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    jobs: Jobs = request.app.state.site.jobs
    addresses = words(form, "addresses").split()
    if not files and not addresses:
        raise UsageError("Nothing was chosen: choose a file or more, drop them on the page, or name an address.")
    if len(addresses) > MOST_ADDRESSES:
        raise UsageError(f"{len(addresses):,} addresses are too many at once: name at most {MOST_ADDRESSES}.")
    named = [(each.filename or "", each.file) for each in files]
    try:
        job = await run_in_threadpool(jobs.add, named, addresses)
    finally:
        await form.close()
    return RedirectResponse(f"/uploads/{job.id}", 303)


def add_uploading(app: FastAPI) -> None:
    """Give the app the address that files and addresses are sent to."""
    app.add_api_route("/upload", _take, methods=["POST"], include_in_schema=False)


PAGES = (
    Page("/upload", "Upload", "upload.html", show_upload),
    Page("/uploads/{id}", "Reading", "progress.html", show_progress),
)
