"""Stays of a party at a place: who led it in its clause or behind, of other years, and to come without a name."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

PAPER = """Guests come south for a look at the milk

By Ann Tapper
The Northland Times, Invercargill | Thursday, 14 March 2024

{told}

The hay was dry and the rolls were warm.
"""
Told = list[tuple[str, str | None, str | None, list[str]]]


def met(told: str) -> Told:
    found = [one for one in read_text(PAPER.format(told=told)).entries if isinstance(one, Meeting)]
    return [(m.form, m.date, m.place, sorted(p.name or str(p.role) for p in m.participants)) for m in found]


PARTIES = [
    "A delegation from Los Lagos",
    "Seventeen farmers and officials from Los Lagos",
    "A 17-strong party from Los Lagos",
    "A group of Chilean farmers",
    "A Chilean trade mission",
    "Our friends from Los Lagos",
    "Two dozen growers from southern Chile",
]
LED = [
    ", led by Governor Claudio Oyarzun,",
    " led by Claudio Oyarzun, governor of Los Lagos,",
    " under Governor Claudio Oyarzun",
    ", with Governor Claudio Oyarzun at its head,",
]
STAYED = [
    "spent Tuesday and Wednesday in Southland",
    "was in Southland on Tuesday and Wednesday",
    "visited Southland on Tuesday and Wednesday",
    "toured Southland on Tuesday and Wednesday",
    "came to Southland on Tuesday and Wednesday",
    "stayed in Southland from 12 to 13 March",
    "made a two-day visit to Southland on 12 and 13 March",
    "travelled to Southland on 12 and 13 March",
    "passed two days in Southland, 12 and 13 March",
]
LATER = [
    "It was led by Governor Claudio Oyarzun.",
    "They were led by the region's governor, Claudio Oyarzun.",
    "Governor Claudio Oyarzun led the party.",
    "At their head was Governor Claudio Oyarzun.",
    "Seventeen people made the trip, led by the region's governor, Claudio Oyarzun.",
    "Their leader was Claudio Oyarzun, governor of Los Lagos.",
    "With them came Governor Claudio Oyarzun.",
    "Leading the visitors was the governor of Los Lagos, Claudio Oyarzun.",
]
STAY: Told = [("visit", "2024-03-12/2024-03-13", "Southland", ["Claudio Oyarzun"])]


@each(("stayed", "led"), list(product(STAYED, LED)))
def test_a_party_with_its_leader_stays(stayed: str, led: str) -> None:
    for party in PARTIES:
        assert met(f"{party}{led} {stayed}.") == STAY


@each(("later", "parted"), list(product(LATER, [" ", "\n\n"])))
def test_the_leader_of_a_party_is_named_behind(later: str, parted: str) -> None:
    for party, stayed in product(PARTIES[:4], STAYED):
        assert met(f"{party} {stayed}.{parted}{later}") == STAY


OURS = [
    "A Southland party",
    "A party from Southland",
    "Our twinning party",
    "Forty people from Southland",
    "A group of Southland councillors",
]
LED_THEN = [" led by then mayor Frank Tull", ", headed by Mayor Frank Tull,", ", with Mayor Frank Tull at its head,"]
THEN = [
    ("went to Osorno in 1998", "1998"),
    ("had gone to Osorno in 1998", "1998"),
    ("travelled to Osorno in June 2019", "2019-06"),
    ("spent a week in Osorno in October 2022", "2022-10"),
    ("was in Osorno in May last year", "2023-05"),
    ("visited Osorno in September 2023", "2023-09"),
]


@each(("told", "led"), list(product(THEN, LED_THEN)))
def test_a_party_of_an_earlier_year(told: tuple[str, str], led: str) -> None:
    for party in OURS:
        text = f"It is not the first time. {party}{led} {told[0]} and came home with a plaque."
        assert met(text) == [("visit", told[1], "Osorno", ["Frank Tull"])]


TO_COME = [
    ("will visit Osorno in October", "2024-10"),
    ("is due in Osorno from 10 to 12 May", "2024-05-10/2024-05-12"),
    ("is to spend a week in Osorno in October", "2024-10"),
    ("is scheduled to visit Osorno in late October", "2024-10"),
    ("is expected in Osorno on 3 October", "2024-10-03"),
    ("flies to Osorno on 3 October", "2024-10-03"),
    ("sets off for Osorno on 3 October", "2024-10-03"),
]
BODIES = ["A Southland team", "A party of Southland farmers", "The Friendship Group", "The STC"]


@pytest.mark.parametrize("told", TO_COME)
def test_a_party_or_a_body_is_to_come(told: tuple[str, str]) -> None:
    for party in BODIES:
        assert [one[:3] for one in met(f"{party} {told[0]}.")] == [("visit", told[1], "Osorno")]


@pytest.mark.parametrize(
    "told",
    [
        "The guests will travel to Gore on Saturday.",
        "The delegation is due to tour dairy plants in Gore next month.",
        "A technical team is due to tour dairy plants in Gore next month.",
        "A delegation from Los Lagos came to Southland for the milk.",
        "The party in Osorno was noisy on Tuesday.",
        "Exports from Los Lagos went to Japan in 2023. Governor Claudio Oyarzun was in charge.",
        "A team from Los Lagos may visit Southland in October.",
        "“A team from Los Lagos will visit Southland in October,” she wrote.",
    ],
)
def test_no_stay_of_a_party(told: str) -> None:
    assert met(told) == []
