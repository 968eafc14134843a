"""Meetings: who met whom, when, where and in what form; what is told twice is one encounter."""

from __future__ import annotations

from typing import Any

import pytest

from communique.entries.meetings import find_encounters, set_parties
from communique.entries.reading import read_text
from communique.kinds import Meeting, Person
from tests.entries.laying import HEADLINE, cases, lay_out
from tests.tables import each


def meetings(text: str) -> list[Meeting]:
    return [entry for entry in read_text(text, published="2024-05-14").entries if isinstance(entry, Meeting)]


def label(person: Person) -> str | None:
    return person.name or person.role or (person.represents and person.represents.name)


@each("case", cases(__file__), ids=lambda case: case["text"][:60])
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
    ("headline", "text", "found"),
    [
        (
            "Minister meets envoy Li, Chilean counterpart",
            "Minister of Peru Ana Sol told Ambassador of Oman Bo Li at their meeting in Riga on May 13 that trade grew.",
            [["Riga", "Ana Sol", "Bo Li"]],
        ),
        (
            "Sol to meet Li for talks",
            "President of Peru Ana Sol will hold talks with President of Oman Bo Li in Riga on 20 May.",
            [["Riga", "Ana Sol", "Bo Li"]],
        ),
        (
            "Sol meets Li in Riga",
            "President of Peru Ana Sol, who is on a visit to Latvia, met President of Oman Bo Li on 13 May.",
            [["Riga", "Ana Sol", "Bo Li"]],
        ),
        (
            "President Sol received by Bo Li and Ida Berg",
            "President Ana Sol met Governor Bo Li. Minister Ida Berg spoke.",
            [["", "Ana Sol", "Ida Berg"], ["", "Ana Sol", "Bo Li"]],
        ),
    ],
)
def test_a_headline_tells_of_the_encounters_of_the_text(headline: str, text: str, found: list[list[str]]) -> None:
    told = [
        [one.place or "", *map(label, one.participants)] for one in meetings(f"{headline}\n\n14 May 2024\n\n{text}\n")
    ]
    assert told == found


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "From 7 to 12 October we had the pleasure of hosting Mayor Ana Sol. Mayor Bo Li gave a lunch for them.",
            ["visit", "2023-10-07/2023-10-12", ["Ana Sol", "Bo Li"]],
        ),
        (
            "We were delighted to host 26 firms on 12 September. They were led by Minister Ana Sol. Premier Bo Li gave "
            "a dinner for them.",
            ["visit", "2023-09-12", ["Ana Sol", "Bo Li"]],
        ),
        (
            "On 3 July it was our great pleasure to receive a group of 14 from our twin town, led by Mayor Ana Sol.",
            ["visit", "2023-07-03", ["Ana Sol"]],
        ),
    ],
)
def test_the_guests_of_a_newsletters_we_visit_it(text: str, found: list[Any]) -> None:
    head = "ITALIAN CHAMBER OF TRADE\nNewsletter No. 3, 20 October 2023\n\nFROM THE CHAIR\n\nDear members,\n\n"
    told = [entry for entry in read_text(head + text).entries if isinstance(entry, Meeting)]
    assert [[one.form, one.date, [who.name for who in one.participants]] for one in told] == [found]


@pytest.mark.parametrize(
    ("issue", "day"), [("Spring 2025", "2025-03-28"), ("June 2019", "2019-03-28"), ("Issue 7", "--03-28")]
)
def test_a_day_has_the_year_of_the_issue(issue: str, day: str) -> None:
    text = f"THE TWO TOWNS\n{issue}\n\nDear members,\n\nMayor Ana Sol met Mayor Bo Li in Oslo on 28 March.\n"
    told = [entry for entry in read_text(text).entries if isinstance(entry, Meeting)]
    assert [one.date for one in told] == [day]


def test_a_speech_at_a_forum_is_of_the_day_and_place_under_its_headline() -> None:
    text = (
        "Remarks by Minister Ana Sol at the opening of the Peru–Oman Business Forum\n\nRiga, 21 May 2024\n\n"
        "Ladies and gentlemen, it gives me great pleasure to be with you this morning, and I thank the Chamber for it.\n"
    )
    told = [entry for entry in read_text(text).entries if isinstance(entry, Meeting)]
    assert [(one.form, one.date, one.place) for one in told] == [("forum", "2024-05-21", "Riga")]
