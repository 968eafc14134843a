"""Meetings: who met whom, when, where and in what form; what is told twice is one encounter."""

from __future__ import annotations

from typing import Any

import pytest

from communique.entries.meetings import find_encounters, set_parties
from communique.entries.reading import read_text
from communique.kinds import Meeting, Person
from tests.entries.laying import HEADLINE, cases, lay_out


def meetings(text: str) -> list[Meeting]:
    return [entry for entry in read_text(text, published="2024-05-14").entries if isinstance(entry, Meeting)]


def label(person: Person) -> str | None:
    return person.name or person.role or (person.represents and person.represents.name)


@pytest.mark.parametrize("case", cases(__file__), ids=lambda case: case["text"][:60])
def test_finds_encounters(case: dict[str, Any]) -> None:
    found = [
        [one.form, one.date or "", one.place or "", [label(person) for person in one.participants]]
        for one in meetings(HEADLINE + case["text"])
    ]
    assert found == case["meetings"]


def test_what_the_document_is_about_comes_first() -> None:
    text = "After recent talks of the Presidents of Russia and Belarus in Sochi, Minister Ana Sol met Governor Bo Li today."
    assert [one.date for one in meetings(HEADLINE + text)] == ["2024-05-14", None]


def test_a_governor_who_met_many_has_as_many_encounters() -> None:
    names = ["Alda Berg", "Bruno Cruz", "Cecil Dahl", "Doris Egge", "Edgar Frost"]
    text = "".join(f"Governor Bo Li met Mayor {name} on {day} May. " for day, name in enumerate(names, 1))
    assert [one.date for one in meetings(HEADLINE + text)] == [f"2024-05-0{day}" for day in range(1, 6)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Minister of Trade of Peru Ana Sol met Governor of Idaho Bo Li.", ["PE", "US-ID"]),
        ("Trade of Peru with Chile grew. Peru sold more to Chile.", ["PE", "CL"]),
        ("It rained.", []),
    ],
)
def test_sides(text: str, sides: list[str]) -> None:
    reading = lay_out(text)
    set_parties(reading, find_encounters(reading))
    assert [area.code for area in reading.parties] == sides
