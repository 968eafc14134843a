"""Shapes of clauses that carry a promise, each in a table of sentences and fillings, with like ones that carry none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from communique.entries.reading import read_text
from communique.kinds import Commitment
from tests.tables import each

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("commitment_shapes.toml").read_text(encoding="utf-8"))
_HEAD = _DATA["head"].strip() + "\n\n"
_CELLS = [
    (table, frame.replace(" {}", "{}").replace("{}", each if each.startswith(",") else f" {each}").strip())
    for table in _DATA["table"]
    for frame in table["sentences"]
    for each in table["fill"]
]


def _read(sentence: str) -> list[Commitment]:
    text = _HEAD + sentence[:1].upper() + sentence[1:] + "\n"
    found = [one for one in read_text(text).entries if isinstance(one, Commitment)]
    return [one for one in found if one.evidence[-1].start >= len(_HEAD)]


@each(("table", "sentence"), _CELLS, ids=lambda cell: cell if isinstance(cell, str) else "")
def test_reads_a_shape(table: dict[str, Any], sentence: str) -> None:
    (one,) = _read(sentence)
    assert one.force in table["force"]
    assert one.type in table.get("type", [one.type])
    if "acts" in table:
        assert [actor.code or actor.name for actor in one.actors] == [table["acts"]]


@each("sentence", _DATA["none"][0]["sentences"])
def test_reads_no_promise(sentence: str) -> None:
    assert _read(sentence) == []


@each(("who", "body"), _DATA["leaders"]["rows"])
def test_acts_for_the_body_led(who: str, body: str) -> None:
    for frame in _DATA["leaders"]["sentences"]:
        acting = [[actor.code or actor.name for actor in one.actors] for one in _read(frame.format(who))]
        assert acting == [[body]], frame
