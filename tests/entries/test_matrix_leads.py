"""The items of a list below a lead-in without a colon, or with the particle before each: the two sides agreed – to."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from tests.tables import each

HEAD = (
    "Visitors from Peru in Baia Mare\n\nBAIA MARE, 3 March 2025 – Governor of Maramureș Ana Sol met Peru's Minister of "
    "Trade Bo Li in Baia Mare on 3 March.\n\n"
)
SIDES = ["Maramureș", "Peru"]
LEADS = [
    ("The two sides agreed", SIDES),
    ("The two sides agreed to", SIDES),
    ("The sides decided:", SIDES),
    ("It was agreed:", SIDES),
    ("It was agreed to:", SIDES),
    ("At the meeting the sides resolved", SIDES),
    ("The Governor promised", ["Maramureș"]),
    ("The Governor undertook to", ["Maramureș"]),
    ("Peru and Maramureș will", SIDES),
    ("Peru will:", ["Peru"]),
    ("The Minister proposed", SIDES),
    ("The Governor instructed the Department of Roads", ["Department of Roads"]),
    ("The Governor instructed the Department of Roads to:", ["Department of Roads"]),
    ("Maramureș plans", ["Maramureș"]),
    ("The City Administration and the Alpine Club agreed to", ["City Administration", "Alpine Club"]),
    ("The Minister called on the Governor to", ["Ana Sol"]),
]
ITEMS = [
    "open a reading room in Lima by the end of June",
    "exchange ten trainees in each semester starting from autumn 2025",
    "build a weather mast at Cusco in July",
]
MARKS = [["- "] * 3, ["• "] * 3, ["a) ", "b) ", "c) "], ["1. ", "2. ", "3. "]]


@each(("lead", "actors"), LEADS)
@each("marks", MARKS)
@each("end", [",", ";"])
@each("gap", ["\n", "\n\n"])
def test_items_below(lead: str, actors: list[str], marks: list[str], end: str, gap: str) -> None:
    to = "" if lead.rstrip(":").endswith((" to", " will")) else "to "
    lines = [f"{mark}{to}{item}" for mark, item in zip(marks, ITEMS, strict=True)]
    text = HEAD + lead + gap + f"{end}\n".join(lines) + ".\n"
    found = [one for one in (entry.to_json() for entry in read_text(text).entries) if one["kind"] == "commitment"]
    assert [one["due"] for one in found] == ["2025-06", "2025-09/2025-11", None]
    assert all(sorted(actor["name"] for actor in one["actors"]) == sorted(actors) for one in found)


TRAPS = [
    "Peru grows\n\n- maize,\n- potatoes,\n- beans.",
    "The Governor said\n\n- nothing of tariffs,\n- little of trade.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_other_lists(text: str) -> None:
    assert not [one for one in read_text(HEAD + text + "\n").entries if one.to_json()["kind"] == "commitment"]
