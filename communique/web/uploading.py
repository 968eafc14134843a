"""Uploading: files dropped on a page are read behind it, and the page shows how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from communique.errors import UnknownEntryError, UsageError
from communique.kinds import Document
from communique.web.asked import Asked
from communique.web.forms import form_of
from communique.web.jobs import Job, Jobs
from communique.web.page import Page
from communique.web.single import documents_of
from communique.web.site import Site

MOST = 200  # files at once


@dataclass(frozen=True, slots=True)
class Upload:
    """The page to upload on: the largest text in megabytes."""

    max_mb: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of an upload is, and what was read."""

    job: Job
    documents: Mapping[str, Document]


def show_upload(site: Site, asked: Asked) -> Upload:
    """The page to upload on."""
    return Upload(site.settings.max_mb)


def show_progress(site: Site, asked: Asked, id: str) -> Progress:
    """How far an upload is."""
    job = site.jobs.find(id) if isinstance(site.jobs, Jobs) else None
    if job is None:
        raise UnknownEntryError(f"There is no upload {id!r}; uploads are forgotten when the server stops.")
    return Progress(job, documents_of(site, job.documents))


async def _take(request: Request) -> Response:
    form = await form_of(request, files=MOST)
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    jobs: Jobs = request.app.state.site.jobs
    if not files:
        raise UsageError("No file was chosen: choose one or more, or drop them on the page.")
    named = [(each.filename or "", each.file) for each in files]
    try:
        job = await run_in_threadpool(jobs.add, named)
    finally:
        await form.close()
    return RedirectResponse(f"/uploads/{job.id}", 303)


def add_uploading(app: FastAPI) -> None:
    """Give the app the address that files are sent to."""
    app.add_api_route("/upload", _take, methods=["POST"], include_in_schema=False)


PAGES = (
    Page("/upload", "Upload", "upload.html", show_upload),
    Page("/uploads/{id}", "Reading", "progress.html", show_progress),
)
