"""Bases in their forms: what is one, what is to be one, what is none, and which places they serve."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from communique.entries.reading import read_text
from communique.kinds import Hub
from tests.tables import each

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("hub_matrix.toml").read_text(encoding="utf-8"))
ROWS = [row for kind in ("existing", "planned", "none") for row in DATA[kind]]


def told(hub: Hub) -> str:
    """A hub in short: KE p [UG,RW]."""
    serves = ",".join(area.code or area.name for area in hub.serves)
    return f"{hub.area.code or hub.area.name} {hub.status[0]} [{serves}]"


@each(("passage", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_bases_in_their_forms(passage: str, wanted: str) -> None:
    read = read_text(f"{DATA['head']}\n\n{passage}\n").entries
    assert "; ".join(told(one) for one in read if isinstance(one, Hub)) == wanted
