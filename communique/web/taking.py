"""Lists to take along: CSV, XLSX and JSON lines of any list as filtered, calendars, feeds, citations."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from typing import IO, Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse

from communique.errors import UnknownEntryError
from communique.kinds import Document
from communique.ledger.filters import Filter
from communique.ledger.paging import page_of_documents, page_of_entries, statuses_kept
from communique.ledger.search import Hit, search
from communique.ledger.store import Kept
from communique.report.atom import Item, make_feed
from communique.report.calendar import make_calendar
from communique.report.citation import cite, csl
from communique.report.export import write_csv, write_jsonl
from communique.report.phrases import one_line, safe
from communique.web.addresses import address, with_query
from communique.web.asked import Compared, Counted, Listed, Met, Narrowed, Promised, Searched, Spoken
from communique.web.commitments import settle_all
from communique.web.page import site_of

LISTS: dict[str, tuple[str, type[Narrowed]]] = {
    "commitments": ("commitment", Promised),
    "figures": ("figure", Counted),
    "conflicts": ("reconciliation", Compared),
    "meetings": ("meeting", Met),
    "statements": ("statement", Spoken),
    "hubs": ("hub", Listed),
    "documents": ("document", Listed),
}
FORMATS = (("csv", "CSV"), ("xlsx", "XLSX"), ("jsonl", "JSON lines"))
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson",
}
_IN_MEMORY = 4_000_000  # bytes of a file until it goes to the disk
_FEED = 50


def add_taking(app: FastAPI) -> None:
    """Give the app all that can be taken along; before the pages, whose ids would take the endings."""
    for folder, (kind, asked) in LISTS.items():
        for ending, _ in FORMATS:
            _add(app, f"/{folder}.{ending}", _lister(folder, kind, asked, ending), f"{folder} as {ending.upper()}",
                 _TYPES[ending])  # fmt: skip
        _add(app, f"/{folder}.atom", _feeder(folder, kind, asked), f"The latest {folder} as a feed",
             "application/atom+xml")  # fmt: skip
    _add(app, "/commitments.ics", _show_calendar, "Deadlines, announced events and reminders", "text/calendar")
    _add(app, "/search.atom", _show_search, "A search as a feed", "application/atom+xml")
    _add(app, "/documents/{id}.txt", _show_text, "The whole text of a document", "text/plain")
    _add(app, "/entries/{id}/citation.txt", _show_citation, "How an entry is cited", "text/plain")
    _add(app, "/entries/{id}/citation.json", _show_csl, "How an entry is cited, as CSL-JSON", "application/json")


def _add(app: FastAPI, path: str, endpoint: Callable[..., Response], summary: str, content: str) -> None:
    name = path.strip("/").replace("/", "_").replace(".", "_").replace("{", "").replace("}", "")
    found: dict[int | str, dict[str, Any]] = {200: {"content": {content.partition(";")[0]: {}}}}
    refused: dict[int | str, dict[str, Any]] = {
        400: {"description": "What was asked makes no sense."},
        404: {"description": "There is none."},
    }
    app.add_api_route(path, endpoint, methods=["GET"], summary=summary, operation_id=name, tags=["take along"],
                      response_class=Response, responses=found | refused)  # fmt: skip


def _lister(folder: str, kind: str, asking: type[Narrowed], ending: str) -> Callable[..., Response]:
    """The endpoint of a list in a format."""

    def show(request: Request, asked: Any) -> Response:
        file = _written(request, _wanted(request, asking, kind, asked), ending)
        name = f'attachment; filename="{folder}.{ending}"'
        return StreamingResponse(_pieces(file), media_type=_TYPES[ending], headers={"Content-Disposition": name})

    show.__annotations__["asked"] = Annotated[asking, Query()]
    return show


def _written(request: Request, wanted: Filter, ending: str) -> IO[bytes]:
    """The list in a file without a name, from its beginning; commitments as they stand today."""
    site = site_of(request)
    ledger = site.ledger
    statuses = {}
    if wanted.kinds == ("commitment",):
        settle_all(site)
        statuses = statuses_kept(ledger, site.today.isoformat())
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed once it is sent
    if ending == "xlsx":
        from communique.report.spreadsheet import write_xlsx  # only here: start-up

        write_xlsx(ledger, file, wanted, statuses)
    else:
        write = write_csv if ending == "csv" else write_jsonl
        encoding = "utf-8-sig" if ending == "csv" else "utf-8"
        wrapped = TextIOWrapper(file, encoding=encoding, newline="", write_through=True)
        write(ledger, wrapped, wanted, statuses)
        wrapped.detach()
    file.seek(0)
    return file


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(1 << 16):
            yield piece


def _show_calendar(request: Request, asked: Annotated[Narrowed, Query()]) -> Response:
    """The calendar of what the filter takes; a server that may change nothing keeps no new UIDs."""
    site = site_of(request)
    made = make_calendar(site.ledger, asked.filter(), keep=not site.options.read_only)
    return Response(made, media_type="text/calendar; charset=utf-8",
                    headers={"Content-Disposition": 'attachment; filename="commitments.ics"'})  # fmt: skip


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _show_search(request: Request, asked: Annotated[Searched, Query()]) -> Response:
    """The best hits of a search as a feed."""
    kinds = (asked.kind,) if asked.kind else ()
    hits = search(site_of(request).ledger, asked.q or "", asked.filter(*kinds), limit=_FEED) if asked.q else []
    ledger = site_of(request).ledger
    days = {each.id: each.published for each in ledger.documents(Filter(documents=tuple(
        {hit.document for hit in hits if hit.document}), versions=True))} if hits else {}  # fmt: skip
    items = (
        Item(hit.id, _title(hit), _words(hit), days.get(hit.document or ""), address(hit.kind, hit.id)) for hit in hits
    )
    page = with_query("/search", **asked.said())
    made = make_feed(f"communique: {asked.q or 'search'}", page, items, base=_base(request))
    return Response(made, media_type="application/atom+xml")


def _title(hit: Hit) -> str:
    return f"{hit.kind}: {one_line(hit.title)}" if hit.title else hit.kind


def _words(hit: Hit) -> str:
    return one_line("".join(piece for piece, _ in hit.pieces))


def _feeder(folder: str, kind: str, asking: type[Narrowed]) -> Callable[..., Response]:
    """The endpoint of a list as a feed."""

    def show(request: Request, asked: Any) -> Response:
        wanted, ledger = _wanted(request, asking, kind, asked), site_of(request).ledger
        if kind == "document":
            items = [_document_item(one) for one in page_of_documents(ledger, wanted, limit=_FEED).rows]
        else:
            items = [_entry_item(kept) for kept in page_of_entries(ledger, wanted, limit=_FEED).rows]
        said = {name: value for name, value in asked.said().items() if name not in ("after", "limit")}
        page = with_query(f"/{folder}", **said)
        narrowed = f" ({', '.join(map(str, said.values()))})" if said else ""
        made = make_feed(f"communique: {folder}{narrowed}", page, items, base=_base(request))
        return Response(made, media_type="application/atom+xml")

    show.__annotations__["asked"] = Annotated[asking, Query()]
    return show


def _document_item(one: Document) -> Item:
    return Item(
        one.id, one_line(one.title or one.id), one_line(one.outlet or ""), one.published, address("document", one.id)
    )


def _entry_item(kept: Kept) -> Item:
    words = " … ".join(piece.text for piece in kept.entry.evidence)
    kind = kept.entry.kind
    title = f"{kind}: {one_line(kept.title)}" if kept.title else kind
    return Item(kept.id, title, one_line(words), kept.published, address(kind, kept.id))


def _wanted(request: Request, asking: type[Narrowed], kind: str, asked: Any) -> Filter:
    """What a list is filtered by; of commitments as they stand today."""
    if asking is Promised:
        return asked.filter(on=site_of(request).today.isoformat(), heads=True)  # type: ignore[no-any-return]
    return asked.filter(kind) if asking is Listed else asked.filter()  # type: ignore[no-any-return]


def _show_text(request: Request, id: str) -> Response:
    """The whole text of a document, as it was read."""
    ledger = site_of(request).ledger
    document = ledger.document(ledger.find_id(id))
    if said := ledger.removal(document.id):
        raise UnknownEntryError(said)
    return PlainTextResponse(safe(document.text))


def _cited(request: Request, id: str) -> tuple[Any, Document]:
    found = site_of(request).ledger.get(id)
    if isinstance(found, Kept):
        entry = found.entry
        owner = found.document or next(iter(getattr(entry, "documents", ())), None)
        return entry, site_of(request).ledger.document(owner or "")
    return found, found


def _show_citation(request: Request, id: str) -> Response:
    """The citation of an entry or a document as a line of text."""
    entry, document = _cited(request, id)
    return PlainTextResponse(cite(entry, document, _base(request) + address(entry.kind, entry.id)) + "\n")


def _show_csl(request: Request, id: str) -> Response:
    """The citation of an entry or a document as CSL-JSON."""
    return JSONResponse([csl(*_cited(request, id))])
