"""What a document says of itself, and which of its lines are no part of the report."""

from __future__ import annotations

from typing import Any

import pytest

from communique.entries import reading
from tests.entries.laying import cases, lay_out_whole
from tests.tables import each


@each("case", cases(__file__), ids=lambda case: case["text"][:40])
def test_reads_the_head(case: dict[str, Any]) -> None:
    document = reading.read_text(case["text"]).document
    found = [document.title or "", document.published or "", document.outlet or ""]
    assert found == [case["title"], case["published"], case["outlet"]]


@pytest.mark.parametrize(
    "case", [case for case in cases(__file__) if "skipped" in case], ids=lambda case: case["text"][:40]
)
def test_leaves_out_what_is_no_report(case: dict[str, Any]) -> None:
    context = lay_out_whole(case["text"])
    page = context.page
    skipped = [page.slice(*span) for span, skip in zip(page.paragraphs, context.skipped, strict=True) if skip]
    assert set(case["skipped"]) <= set(skipped)
    assert not any(
        line in skipped for line in (case["title"], page.slice(*max(page.paragraphs, key=lambda p: p[1] - p[0])))
    )


def test_a_date_given_by_the_user_counts_where_the_text_has_none() -> None:
    assert reading.read_text("It rained in Oslo.", published="2024-05-14").document.published == "2024-05-14"
    own = reading.read_text(
        "OSLO, 3 March 2023. It rained in Oslo all day long and nobody came out.", published="2024-05-14"
    )
    assert own.document.published == "2023-03-03"
