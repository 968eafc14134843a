"""Our own gold reports: what is read of them is not worse than it ever was (see tests/floors.py)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import floors
from tests.score import likeness, overlap, pair, right, same_condition, same_indicator, same_party
from tests.tables import each

SETS = floors.sets()


@pytest.mark.parametrize("name", SETS)
def test_scores_are_not_below_their_floors(name: str) -> None:
    known = floors.load().get(name)
    if not SETS[name] or known is None:
        pytest.skip(
            "no such reports beside the checkout" if not SETS[name] else "no floors yet: python -m tests.floors --raise"
        )
    assert floors.digests(SETS[name]) == known["gold"], "the gold has changed: python -m tests.floors --raise"
    assert floors.fallen(known["scores"], floors.measure(SETS[name])) == []


@each("name", SETS)
def test_gold_stands_in_its_text(name: str) -> None:
    for report, gold in SETS[name]:
        text = report.read_text(encoding="utf-8")
        for entry in json.loads(gold.read_text(encoding="utf-8"))["entries"]:
            assert all(text[piece["start"] : piece["end"]] == piece["text"] for piece in entry["evidence"]), gold


def test_a_set_of_one_kind_has_floors_for_that_kind_alone(tmp_path: Path) -> None:
    text, gold = tmp_path / "one.txt", tmp_path / "one.json"
    text.write_text("5 May 2024\n\nMinister Ana Sol of Peru met Ambassador Bo Li of Oman in Riga.\n", "utf-8")
    gold.write_text('{"entries": []}', "utf-8")
    assert "statement" in floors.measure([(text, gold)])
    (tmp_path / "KINDS").write_text("meeting\n", "utf-8")
    assert set(floors.measure([(text, gold)])) == {"meeting"}


def test_floors_are_lowered_only_on_purpose() -> None:
    floor, score = {"hub": {"found": 0.9, "right": 0.5}}, {"hub": {"found": 0.8, "right": 0.6}}
    assert floors.moved(floor, score, lower=False) == {"hub": {"found": 0.9, "right": 0.6}}
    assert floors.moved(floor, score, lower=True) == score
    assert floors.fallen(floor, score) == ["hub found: 0.800 is below its floor 0.900"]


def said(start: int, end: int, mode: str = "direct", speaker: str = "Ana Sol") -> dict[str, object]:
    return {"evidence": [{"start": start, "end": end}], "mode": mode, "speaker": {"name": speaker}}


def test_the_scorer_pairs_the_most_alike_and_asks_for_the_fields() -> None:
    gold, near, same = said(0, 10), said(0, 9), said(0, 10, speaker="Bo Li")
    assert overlap(gold, near, union=True) == 0.9
    assert likeness("statement", gold, said(5, 15)) == 0.0
    assert pair("statement", [gold], [near, same]) == [(gold, same)]
    assert (right("statement", gold, near), right("statement", gold, same)) == (True, False)


def test_the_scorer_compares_names_and_codes() -> None:
    assert same_party({"name": "Krasnodar Territory"}, {"name": "Krasnodar Krai", "code": "RU-KDA"})
    assert not same_party({"name": "Perm Territory"}, {"name": "Krasnodar Territory"})
    assert same_indicator({"indicator": "tourists"}, {"indicator": "tourist arrivals"})
    assert not same_indicator({"indicator": "exports"}, {"indicator": "imports"})
    assert same_condition({"condition": "if the road is built"}, {"condition": "if the road is built by May"})
    assert not same_condition({"condition": "if the road is built"}, {"condition": None})
