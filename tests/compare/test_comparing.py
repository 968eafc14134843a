"""The comparison as a whole: the seeds' numbers, what one more document touches, and how the work grows."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest

from communique.compare.comparing import Comparison, compare
from communique.kinds import Document, Entry, Figure, document_id, entry_id, from_json
from tests.compare.building import document, figure
from tests.compare.bundles import FLOWS, World, change_of, figure_of
from tests.shared import gold
from tests.timing import least_seconds


def read_gold() -> tuple[list[Document], list[Entry]]:
    """The gold of the seed reports as documents and entries."""
    documents, entries = [], []
    for path, told in gold():
        text = path.read_text(encoding="utf-8")
        one = document_id(text.encode())
        about: dict[str, Any] = {**told["document"], "kind": "document", "id": one, "text": text, "sha256": one}
        documents.append(from_json({**about, "sources": [path.name]}))
        for number, entry in enumerate(told["entries"]):
            entries.append(from_json({**entry, "id": entry_id(entry["kind"], one, number), "document": one}))
    return documents, entries


def krasnodar() -> Comparison:
    """The two reports of one meeting, with their figures by hand."""
    a, b = document("seed 0", published="2023-09-26"), document("seed 1", published="2023-09-19")
    change: dict[str, Any] = {"measure": "change", "unit": "percent"}
    months, before = "2023-01/2023-07", "2022-01/2022-07"
    quarter = figure(
        a, "trade_turnover", "BY RU-KDA", months, "about 25", since=before, words="|a quarter more", **change
    )
    told = [
        figure(a, "trade_turnover", "BY RU-KDA", "2022", "over 556e6", words="exceeded |$556 million"),
        figure(a, "trade_turnover", "BY RU-KDA", "2022", "under 60", since="2021", **change),
        figure(a, "trade_turnover", "BY RU-KDA", months, "exact 340e6"),
        from_json({**quarter.to_json(), "low": 22.5, "high": 27.5}),  # a fraction word reaches a tenth each way
        figure(b, "trade_turnover", "RU-KDA BY", "2022", "exact 60", since="2021", **change),
        figure(b, "trade_turnover", "RU-KDA BY", "2022", "under 557e6"),
        figure(b, "trade_turnover", "RU-KDA BY", months, "over 337e6"),
        figure(b, "trade_turnover", "RU-KDA BY", months, "exact 24.8", since=before, **change),
        figure(b, "trade_turnover", "BY RU-KRS", None, "range 205e6 210e6"),
    ]
    return compare([a, b], told)


WANTED = {
    ("level", "2022"): ("agree", 556e6, 557e6),
    ("change", "2022"): ("agree", 59.5, 60),
    ("level", "2023-01/2023-07"): ("agree when rounded", 337e6, 338e6),
    ("change", "2023-01/2023-07"): ("agree", 24.75, 24.85),
}
FOLLOWS = {"2021": (347.5e6, 349.2e6), "2022-01/2022-07": (269.9e6, 271e6)}


def check_krasnodar(found: Comparison) -> None:
    told = [e for e in found.reconciliations if {area.code for area in e.areas} == {"BY", "RU-KDA"}]
    assert {(e.measure, e.period): (e.verdict, e.low, e.high) for e in told} == WANTED
    derived = {d.period: d for e in told for d in e.derived}
    assert derived.keys() == FOLLOWS.keys()
    for period, (low, high) in FOLLOWS.items():
        assert (derived[period].low, derived[period].high) == pytest.approx((low, high), rel=5e-4)
        assert len(derived[period].from_) == 4


def test_krasnodar_by_hand() -> None:
    found = krasnodar()
    check_krasnodar(found)
    explained = {(e.measure, e.period): e.explanation for e in found.reconciliations}
    assert "$556 to 557 million" in explained["level", "2022"]
    assert "2021: about $347.5 to 349.2 million" in explained["level", "2022"]
    assert "rounded, $335 to 345 million" in explained["level", "2023-01/2023-07"]


def test_krasnodar_by_gold() -> None:
    documents, entries = read_gold()
    found = compare(documents, entries)
    check_krasnodar(found)
    assert sorted(len(story.documents) for story in found.stories) == [1, 2]


def test_evidence_says_its_document() -> None:
    for entry in krasnodar().entries:
        assert {piece.document for piece in entry.evidence} <= set(getattr(entry, "documents"))  # noqa: B009
        assert entry.evidence and entry.document is None


def test_entries_survive_json() -> None:
    for entry in krasnodar().entries:
        assert from_json(entry.to_json()) == entry


# --- growth ------------------------------------------------------------------------------------------------------------


def many(count: int) -> tuple[list[Document], list[Figure]]:
    """So many series, each of ten true figures in two documents."""
    rng = random.Random(5)
    documents, figures = [], []
    for number in range(count):
        world = World.draw(rng)
        world.areas = f"A{number:05} B{number:05}"
        homes = [document(f"series {number}, report {n}", published="2025-05-05") for n in range(2)]
        told: dict[str, Figure] = {}
        while len(told) < 10:
            indicator, period, home = rng.choice(FLOWS), rng.choice(list(world.exports)), rng.choice(homes)
            later = int(period[:4]) > world.years[0]
            one = change_of(rng, world, home, indicator, period) if later and rng.random() < 0.3 else None
            one = one or figure_of(rng, world, home, indicator, period)
            told[one.id] = one
        documents += homes
        figures += told.values()
    return documents, figures


def seconds(documents: list[Document], figures: list[Figure]) -> float:
    """The least processor time of three comparisons."""
    return least_seconds(lambda: compare(documents, figures))


def test_the_work_grows_about_as_the_figures_do() -> None:
    small, large = many(40), many(240)
    compare(*small)  # words and caches are loaded once
    assert seconds(*large) / seconds(*small) < 6 * 1.8


def test_one_more_document_touches_its_own_series_only() -> None:
    documents, figures = many(60)
    before = compare(documents, figures)
    assert before.anew == 60
    late = document("late", published="2025-06-06")
    more = [figure(late, "exports", "A00007 B00007", "2016", "exact 5e8")]
    after = compare([*documents, late], [*figures, *more], before)
    assert after.anew == 1
    whole = compare([*documents, late], [*figures, *more])
    assert [e.to_json() for e in after.entries] == [e.to_json() for e in whole.entries]
    again = compare([*documents, late], [*figures, *more], after)
    assert again.anew == 0 and again.entries == after.entries


@pytest.mark.soak
def test_a_hundred_thousand_figures_in_ten_thousand_series() -> None:
    documents, figures = many(10_000)
    start = time.process_time()
    found = compare(documents, figures)
    spent = time.process_time() - start
    assert not [e for e in found.reconciliations if e.verdict == "conflict"]
    part = many(1_000)
    assert spent / seconds(*part) < 10 * 1.8
