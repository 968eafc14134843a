"""Guests of whoever's page it is, who received them, who told those who met something; the mission with one meeting."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting

HEADS = [
    "HOLSWORTHY TOWN COUNCIL\nTwinning Sub-Committee - Clerk's note of the Carantec weekend\n(posted 6 June 2023)",
    "TWINNING NEWS\nNewsletter of the Holsworthy Twinning Association\nJune 2023",
    "Rotary Club of Holsworthy\nThe President's letter, 6 June 2023",
]
HOSTED = [
    "the Town had the pleasure of",
    "we had the pleasure of hosting",
    "we had with us",
    "the Town welcomed",
    "we entertained",
    "the Town was host to",
    "the Club played host to",
    "we were joined by",
    "our town was glad to have",
    "we put up",
]
GUESTS = [
    "48 guests from Carantec, led by their Maire, Mme Solenn Kermeur",
    "a party of 48 from Carantec, led by the Mayor of Carantec, Solenn Kermeur",
    "our friends from Carantec under Mayor Solenn Kermeur",
    "the Mayor of Carantec, Mme Solenn Kermeur, and 47 of her townspeople",
]


def met(text: str) -> list[tuple[str, str | None, list[str]]]:
    found = [one for one in read_text(text).entries if isinstance(one, Meeting)]
    return [(m.form, m.date, sorted(p.name or str(p.role) for p in m.participants)) for m in found]


@pytest.mark.parametrize(("head", "hosted"), list(product(HEADS, HOSTED)))
def test_a_house_has_guests(head: str, hosted: str) -> None:
    for guests in GUESTS:
        text = f"{head}\n\nThe coach was late. From Friday 26 to Sunday 28 May {hosted} {guests}.\n\nIt did not rain.\n"
        assert met(text) == [("visit", "2023-05-26/2023-05-28", ["Solenn Kermeur"])]


RECEIVED = [
    "The Mayor, Cllr Tristan Brand, received them at the Town Hall.",
    "They were received at the Town Hall by the Mayor, Cllr Tristan Brand.",
    "The Mayor, Cllr Tristan Brand, welcomed the visitors at the Town Hall.",
    "The Mayor, Cllr Tristan Brand, told us that the roof was sound.",
    "The Mayor, Cllr Tristan Brand, who chairs the bench, told us that the roof was sound.",
    "The Mayor, Cllr Tristan Brand, briefed the guests on the roof.",
    "The Mayor, Cllr Tristan Brand, told the meeting that the roof was sound.",
    "Cllr Tristan Brand, the Mayor of Holsworthy, was sitting opposite.",
]


@pytest.mark.parametrize("received", RECEIVED)
def test_who_received_the_guests_or_spoke_to_them(received: str) -> None:
    told = f"From Friday 26 to Sunday 28 May the Town had the pleasure of {GUESTS[1]}. {received}"
    people = ["Solenn Kermeur", "Tristan Brand"]
    assert met(f"{HEADS[0]}\n\nThe coach was late. {told}\n") == [("visit", "2023-05-26/2023-05-28", people)]


@pytest.mark.parametrize(
    "told",
    [
        "On Friday 26 May the Town welcomed the news from Mayor Solenn Kermeur.",
        "On Friday 26 May the Town had the pleasure of a letter from Mayor Solenn Kermeur.",
        "The Town had the pleasure of 48 guests.",
        "Carantec had the pleasure of 48 guests, and Mayor Solenn Kermeur paid.",
    ],
)
def test_no_guests_of_a_house(told: str) -> None:
    assert met(f"{HEADS[0]}\n\nThe coach was late. {told}\n") == []


RELEASE = """FOR IMMEDIATE RELEASE
September 20, 2024

Governor Hollis Returns from Vietnam with Grain Deal

TOPEKA, Kan. - Governor Dana Hollis today concluded a six-day trade mission to Vietnam, where a miller signed for wheat.

{told}
"""


def test_the_one_meeting_of_a_mission_is_that_mission() -> None:
    one = "On Monday, the Governor met in Hanoi with Deputy Minister of Trade Phan Quoc Thinh."
    two = f"{one} On Tuesday she met in Hue with Governor Le Thi Chau."
    people = ["Dana Hollis", "Phan Quoc Thinh"]
    assert met(RELEASE.format(told=one)) == [("visit", "2024-09-15/2024-09-20", people)]
    assert met(RELEASE.format(told=two)) == [
        ("meeting", "2024-09-16", people),
        ("meeting", "2024-09-17", ["Dana Hollis", "Le Thi Chau"]),
    ]
