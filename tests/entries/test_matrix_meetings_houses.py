"""Guests of whoever's page it is, who received them, who told those who met something; the mission with one meeting."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

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


@each(("head", "hosted"), list(product(HEADS, HOSTED)))
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


UNIVERSITY = """Karadag Technical University
INTERNATIONAL RELATIONS OFFICE

Adjara Delegation Visited Our University
07.05.2025

The Rector of Batumi Maritime Academy, Prof. Dr. Giorgi Beridze, visited our Rector, Prof. Dr. Ayla Saran, in Trabzon \
on 6 May 2025.

{told}
"""
INVITED = [
    ("Prof. Dr. Beridze invited our Rector to the Forum in Batumi on 18-19 September. Our Rector accepted.", "forum"),
    (
        "Prof. Dr. Beridze invited our Rector to the Forum in Batumi on 18-19 September, and our Rector accepted.",
        "forum",
    ),
    ("Our Rector accepted the invitation of Prof. Dr. Beridze to Batumi on 18-19 September.", "visit"),
    ("At the invitation of Prof. Dr. Beridze, our Rector will visit Batumi on 18-19 September.", "visit"),
    ("Our Rector was invited by Prof. Dr. Beridze to Batumi on 18-19 September and accepted.", "visit"),
]


@pytest.mark.parametrize(("told", "form"), INVITED)
def test_our_rector_is_whoever_was_named_so(told: str, form: str) -> None:
    people = ["Ayla Saran", "Giorgi Beridze"]
    first, second = met(UNIVERSITY.format(told=told))
    assert first == ("visit", "2025-05-06", people)
    assert second == (form, "2025-09-18/2025-09-19", people)


OTHERS = [
    ("A Vietnamese buyers' team is scheduled to visit Wichita next June.", "2025-06", "Vietnamese buyers' team"),
    ("A delegation of Vietnamese millers will tour Wichita in October.", "2024-10", "delegation"),
    ("A Vietnamese delegation is due in Wichita on October 8.", "2024-10-08", "Vietnamese delegation"),
]


@pytest.mark.parametrize(("told", "day", "who"), OTHERS)
def test_another_party_is_not_the_one_told_of(told: str, day: str, who: str) -> None:
    assert met(RELEASE.format(told=told))[1:] == [("visit", day, [who])]


def test_a_visit_is_hosted_and_a_conference_is_announced() -> None:
    hosted = "Governor Dana Hollis will host a return visit led by Hanoi mayor Tran Quoc Vinh in Wichita in October."
    assert met(RELEASE.format(told=hosted))[1:] == [("visit", "2024-10", ["Dana Hollis", "Tran Quoc Vinh"])]
    forum = "A conference would be held in Riga on 5 October with the ministers of Romania, Georgia and Oman."
    people = ["Minister of Georgia", "Minister of Oman", "Minister of Romania"]
    assert met(RELEASE.format(told=forum))[1:] == [("forum", "2024-10-05", people)]


ASSEMBLY = """PROVINCIAL ASSEMBLY OF KHATLON
Press page - 19.06.2024

DEPUTIES FROM NORTH RHINE VISIT ASSEMBLY

A delegation of the Landtag headed by Vice-President Rainer Vogt was in Bokhtar on Monday and Tuesday. {told}
"""


def test_a_reception_of_no_day_is_of_the_stay() -> None:
    told = "On the first day the guests were received by the Chairman of the Assembly, Mr. Davlat Rahimov."
    people = ["Davlat Rahimov", "Rainer Vogt"]
    assert met(ASSEMBLY.format(told=told)) == [("visit", "2024-06-17/2024-06-18", people)]
    told = "On Monday the guests were received by the Chairman of the Assembly, Mr. Davlat Rahimov."
    assert ("meeting", "2024-06-17", people) in met(ASSEMBLY.format(told=told))
