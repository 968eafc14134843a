"""People: names by construction, with their offices and the areas that they speak for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.entries.laying import cases, lay_out, lay_out_whole
from tests.tables import each


@each("case", cases(__file__), ids=lambda case: case["text"][:60])
def test_finds_people(case: dict[str, Any]) -> None:
    found = [
        [who.name, who.role or "", (who.area.code or who.area.name) if who.area else ""]
        for who in lay_out(case["text"]).people
    ]
    assert found == case["people"]


def test_offices_of_people_without_an_area_are_of_the_paper() -> None:
    context = lay_out_whole("GOVERNMENT OF KENYA\n\nMinister opens port of Lamu\n\nMinister Ana Wanjiru opened it.")
    assert [(who.role, who.area and who.area.code) for who in context.people] == [("Minister of Kenya", "KE")]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "EMBASSY OF THE REPUBLIC OF KOREA IN GHANA\n\nAmbassador calls on the Speaker\n\n"
            "Ambassador Ana Sol called on the Speaker of Parliament, Bo Li, on March 11.",
            [("Ambassador of Republic of Korea", "KR"), ("Speaker of Parliament", None)],
        ),
        (
            "PRESIDENT OF THE REPUBLIC OF MALTA\n\nPresident visits Riga for talks on trade\n\n"
            "President Ana Sol is in Riga at the invitation of President Bo Li. Latvia sells timber.",
            [("President of Republic of Malta", "MT"), ("President of Latvia", "LV")],
        ),
    ],
)
def test_heads_and_envoys_are_of_the_paper_and_their_hosts_of_the_country_visited(
    text: str, offices: list[tuple[str, str | None]]
) -> None:
    context = lay_out_whole(text)
    assert [(who.role, who.area and who.area.code) for who in context.people] == offices


def test_a_crowd_of_one_surname_stays_a_crowd() -> None:
    names = ["Alda", "Bruno", "Cecil", "Doris", "Edgar", "Fanny", "Gustav", "Hilda"]
    text = " ".join(f"Minister {name} Tan spoke." for name in names) + " Tan left."
    context = lay_out(text)
    assert [who.name for who in context.people] == [f"{name} Tan" for name in names]


def test_a_verb_of_the_headline_is_no_name() -> None:
    context = lay_out_whole("Governor Concludes Trade Mission\n\nThe mission to Japan is over.")
    assert context.people == []


def test_a_surname_that_could_be_a_town_is_the_person_named_before() -> None:
    context = lay_out("Governor Ana Dayton led it. Dayton said trade grew. Firms from Dayton came. Dayton, Ohio, paid.")
    names = [context.page.slice(m.start, m.stop) for m in context.mentions if m.form == "name"]
    assert names == ["Governor Ana Dayton", "Dayton"]
    assert [place.name for place in context.places].count("Dayton") == 2


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Minister Bo Li received Ana Sol, Minister of Peru. The host leader said it was late.", "Bo Li"),
        ("Minister Bo Li received Ana Sol, Minister of Peru. The Peruvian guest said it was late.", "Ana Sol"),
        ("Minister Bo Li was received by President Ana Sol. The host said it was late.", "Ana Sol"),
        ("Prime Minister Bo Li met Ana Sol. During the visit, prime minister will hold talks.", "Bo Li"),
        ("Commerce Adviser Bo Li met Ambassador Ana Sol. The adviser said it was late.", "Bo Li"),
    ],
)
def test_hosts_guests_and_bare_offices_are_the_people_named(text: str, whom: str) -> None:
    last = [m for m in lay_out(text).mentions if m.form == "role"][-1]
    assert last.who is not None
    assert last.who.name == whom
