"""Each case of cases.toml: stories, verdicts, intervals, figures, what follows, and no conflict beyond."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.compare.comparing import Comparison, compare
from communique.kinds import Document, Entry, Reconciliation
from tests.compare.building import document, figure, meeting, person, statement
from tests.tables import each

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


class Built:
    """A case's documents and entries, with the names that the case gives them."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.documents: dict[str, Document] = {}
        self.entries: list[Entry] = []
        self.figures: dict[str, str] = {}
        for told in case["documents"]:
            self._add(told)

    def _add(self, told: dict[str, Any]) -> None:
        home = document(told["name"], told.get("text", ""), told.get("published"))
        self.documents[told["name"]] = home
        people = [person(*(part.strip() for part in one.split("|"))) for one in told.get("people", ())]
        if people:
            form, place = told.get("form", "meeting"), told.get("place")
            self.entries.append(meeting(home, told.get("date"), *people, form=form, place=place))
        self.entries += [statement(home, words) for words in told.get("quotes", ())]
        for number, (indicator, areas, period, said, *more) in enumerate(told.get("figures", ())):
            said = said.replace("almost", "under")
            one = figure(home, indicator, areas, None if period == "__none__" else period, said, **(more or [{}])[0])
            self.figures[f"{told['name']}.{number}"] = one.id
            self.entries.append(one)

    def named(self, ids: tuple[str, ...]) -> list[str]:
        """The case's names of figures."""
        names = {one: name for name, one in self.figures.items()}
        return sorted(names[one] for one in ids)


@each("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    built = Built(case)
    found = compare(built.documents.values(), built.entries)
    if "stories" in case:
        names = {home.id: name for name, home in built.documents.items()}
        assert sorted(sorted(names[one] for one in story.documents) for story in found.stories) == sorted(
            case["stories"]
        )
    for wanted in case.get("expect", ()):
        check(built, found, wanted)
    conflicts = [entry for entry in found.reconciliations if entry.verdict == "conflict"]
    expected = [wanted for wanted in case.get("expect", ()) if wanted["verdict"] == "conflict"]
    assert len(conflicts) == len(expected), [entry.explanation for entry in conflicts]
    assert [difference.reason for difference in found.differences] == case.get("differences", [])


def check(built: Built, found: Comparison, wanted: dict[str, Any]) -> None:
    """One expected reconciliation."""
    period = None if wanted["period"] == "__none__" else wanted["period"]
    same = [
        entry
        for entry in found.reconciliations
        if (entry.indicator.removeprefix("the "), entry.measure, entry.period)
        == (wanted["indicator"], wanted["measure"], period)
        and built.named(entry.figures) == wanted["figures"]
    ]
    assert len(same) == 1, [(e.explanation, built.named(e.figures)) for e in found.reconciliations]
    entry = same[0]
    assert entry.verdict == wanted["verdict"], entry.explanation
    if entry.verdict == "conflict":
        assert (entry.low, entry.high, entry.strict) == (None, None, wanted["strict"]), entry.explanation
    elif "low" in wanted:
        assert (entry.low, entry.high) == pytest.approx((wanted["low"], wanted["high"]), rel=1e-9), entry.explanation
    for indicator, since, low, high in wanted.get("derived", ()):
        follows(entry, indicator, since, low, high)


def follows(entry: Reconciliation, indicator: str, period: str, low: float, high: float) -> None:
    """What must follow, to 6 digits, and from at least two figures."""
    [result] = [d for d in entry.derived if (d.indicator, d.period) == (indicator, period)]
    assert (result.low, result.high) == pytest.approx((low, high), rel=1e-6)
    assert len(result.from_) > 1


@each("case", CASES, ids=[case["name"] for case in CASES])
def test_order_of_documents_does_not_matter(case: dict[str, Any]) -> None:
    built = Built(case)
    documents, entries = list(built.documents.values()), list(built.entries)
    first = compare(documents, entries)
    random.Random(7).shuffle(entries)
    again = compare(documents[::-1], entries)
    assert [entry.to_json() for entry in first.entries] == [entry.to_json() for entry in again.entries]


@each("case", CASES, ids=[case["name"] for case in CASES])
def test_one_document_after_the_other_gives_the_same(case: dict[str, Any]) -> None:
    built = Built(case)
    known: list[Document] = []
    found: Comparison | None = None
    for home in built.documents.values():
        known.append(home)
        ids = {one.id for one in known}
        found = compare(known, [entry for entry in built.entries if entry.document in ids], found)
    whole = compare(known, built.entries)
    assert found is not None
    assert [entry.to_json() for entry in found.entries] == [entry.to_json() for entry in whole.entries]
    assert found.differences == whole.differences
