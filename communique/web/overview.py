"""The first page: what there is, what is due, what conflicts, and what came in last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.kinds import Document
from communique.ledger.filters import Filter
from communique.ledger.paging import page_of_documents, page_of_entries
from communique.ledger.store import Kept
from communique.web.asked import Asked
from communique.web.page import Page
from communique.web.site import Site

_FEW = 8


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows; `counts` are of entries by kind."""

    counts: dict[str, int]
    documents: Sequence[Document]
    conflicts: Sequence[Kept]
    commitments: Sequence[Kept]


def show_overview(site: Site, asked: Asked) -> Overview:
    """The overview of the whole ledger."""
    conflicts = Filter(kinds=("reconciliation",), status="conflict")
    return Overview(
        counts=site.remember("counts", site.ledger.counts),
        documents=page_of_documents(site.ledger, Filter(), limit=_FEW).rows,
        conflicts=page_of_entries(site.ledger, conflicts, limit=_FEW).rows,
        commitments=page_of_entries(site.ledger, Filter(kinds=("commitment",)), limit=_FEW).rows,
    )


PAGES = (Page("/", "Overview", "overview.html", show_overview),)
