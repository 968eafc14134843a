"""Passages that report what became of something."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from communique.entries.reading import Reading, read_text
from communique.passages import told_from_json
from tests.tables import each

CASES = tomllib.loads(Path(__file__).with_suffix("").with_name("reports_of_action.toml").read_text())["case"]
HEAD = "Town news\n\nNairobi, 3 March 2030. "


def passages(reading: Reading) -> list[Any]:
    assert reading.told is not None
    return [p for p in reading.told.passages if not p.headline]


@each("case", CASES, ids=lambda case: case["text"])
def test_bearing(case: dict[str, Any]) -> None:
    found = [p for p in passages(read_text(HEAD + case["text"] + "\n")) if p.bearing != "expects"]
    assert [f"{p.bearing}: {p.cue}" for p in found] == case["found"]
    if "due" in case:
        assert found[0].due == case["due"]


def test_a_passage_is_its_sentence_and_survives_as_json() -> None:
    text = HEAD + "The governor said that two of the five schools in Embu were opened. They serve 900 children.\n"
    reading = read_text(text)
    assert reading.told is not None
    assert told_from_json(reading.told.to_json()) == reading.told
    for passage in reading.told.passages:
        assert text[passage.start : passage.end] == passage.text


def test_a_pronoun_points_to_the_sentence_before() -> None:
    reading = read_text(HEAD + "The ministry built a laboratory in Embu. It was opened on Monday.\n")
    assert passages(reading)[-1].before.endswith("The ministry built a laboratory in Embu.")
