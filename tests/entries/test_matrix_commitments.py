"""Constructions of what will, should or may be done: force, type, due and who acts, or nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from communique.entries.reading import read_text
from communique.kinds import Commitment
from tests.tables import each

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("matrix_commitments.toml").read_text(encoding="utf-8"))
_CELLS = [(report["head"].strip() + "\n\n", *row) for report in _DATA["report"] for row in report["rows"]]


@each("cell", _CELLS, ids=lambda cell: cell[1][:60])
def test_reads_a_construction(cell: tuple[Any, ...]) -> None:
    head, sentence, *entries = cell
    found = [one for one in read_text(f"{head}{sentence}\n").entries if isinstance(one, Commitment)]
    told = [one for one in found if one.evidence[-1].start >= len(head)]
    assert [
        [one.force, one.type, one.due or "", *sorted(actor.code or actor.name for actor in one.actors)] for one in told
    ] == entries
