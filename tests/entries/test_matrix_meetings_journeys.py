"""Encounters told by a journey: what it was or is for, whose guest somebody was, who is host where it goes."""

from __future__ import annotations

from itertools import product

import pytest

from tests.entries.met_beside import Told, beside
from tests.tables import each

KOLAR, OYARO = ["Marta Kolar", "Rita Mwangi"], ["Rita Mwangi", "Tunde Oyaro"]
HOST, ABROAD = "Kenyan Finance Minister Rita Mwangi", "Austrian Finance Minister Rita Mwangi"


GOES = ["flies on to", "travels on to", "will be in", "continues to", "is due in", "heads for", "will travel to"]
AIMS = ["for talks with", "to see", "to meet", "to call on", "to discuss dairy with", "for a meeting with"]
WAS = ["was in", "had been in", "had stopped in", "had flown to", "came from Vienna, where he was"]


@each(("goes", "aim"), list(product(GOES, AIMS)))
def test_a_journey_to_come_and_what_for(goes: str, aim: str) -> None:
    told = [("meeting", "2024-05-21", "Nakuru", KOLAR)]
    assert beside(f"Kolar {goes} Nakuru on 21 May {aim} {HOST}.") == told
    assert beside(f"The Slovenian minister {goes} Nakuru on 21 May {aim} {HOST}.") == told


@each(("was", "aim"), list(product(WAS, [aim for aim in AIMS if "discuss" not in aim])))
def test_a_journey_of_before_and_what_for(was: str, aim: str) -> None:
    place = "" if "Vienna" in was else " Vienna"
    told = [("meeting", "2024-05-10", "Vienna", OYARO)]
    assert beside(f"Oyaro {was}{place} on Friday {aim} {ABROAD}.") == told


PARTICIPLES = [
    ("Oyaro spoke of milk, having been in Vienna on Friday to see {B}.", "meeting"),
    ("Having met {B} in Vienna on Friday, Oyaro spoke of milk.", "meeting"),
    ("After talks with {B} in Vienna on Friday, Oyaro spoke of milk.", "meeting"),
    ("Oyaro came to Bled fresh from talks with {B} in Vienna on Friday.", "meeting"),
    ("Oyaro came from Vienna, where on Friday he had met {B}.", "meeting"),
    ("On Friday, in Vienna, Oyaro had been the guest of {B}.", "visit"),
    ("Oyaro was the guest on Friday of {B} in Vienna.", "visit"),
    ("On Friday Oyaro was in Vienna as a guest of {B}.", "visit"),
    ("On Friday Oyaro was in Vienna as {B}'s guest.", "visit"),
]


@pytest.mark.parametrize(("text", "form"), PARTICIPLES)
def test_whom_somebody_had_seen_before(text: str, form: str) -> None:
    assert beside(text.format(B=ABROAD)) == [(form, "2024-05-10", "Vienna", OYARO)]


GOING = [
    "Kolar is due in Nakuru on 21 May",
    "Kolar has accepted an invitation to Nakuru on 21 May",
    "Kolar will be in Nakuru on 21 May",
    "She travels to Nakuru on 21 May",
]
HOSTS = [
    "will be her host",
    "will receive her",
    "is to receive her",
    "is expecting her",
    "awaits her",
    "will welcome her",
    "will act as host",
]


@each(("going", "host"), list(product(GOING, HOSTS)))
def test_who_will_be_host(going: str, host: str) -> None:
    for whom in ("Governor Rita Mwangi", "Kenya's Finance Minister, Rita Mwangi,"):
        assert beside(f"{going}, where {whom} {host}.") == [("visit", "2024-05-21", "Nakuru", KOLAR)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kolar is awaited in Nakuru on 21 May by Governor Rita Mwangi.",
            ("visit", "2024-05-21", "Nakuru", KOLAR),
        ),
        (
            "She led a mission to Nairobi in 2022, where Oyaro's predecessor, Rita Mwangi, looked after the party.",
            ("visit", "2022", "Nairobi", KOLAR),
        ),
        (
            "It goes back to the trip that Kolar made to Nairobi in 2022, when Oyaro's predecessor, Rita Mwangi, was host.",
            ("visit", "2022", "Nairobi", KOLAR),
        ),
        (
            "She has already spoken to Kenyan Finance Minister Rita Mwangi over the phone, on Friday evening.",
            ("call", "2024-05-10", None, KOLAR),
        ),
    ],
)
def test_other_hosts(text: str, told: Told) -> None:
    assert beside(text) == [told]


def test_two_places_of_one_journey() -> None:
    text = "Kolar is to speak in Lamu on 19 May and in Nakuru on 21 May, where Governor Rita Mwangi is to receive her."
    assert beside(text) == [("meeting", "2024-05-21", "Nakuru", KOLAR)]


@pytest.mark.parametrize(
    "text",
    [
        "Kolar regularly travels to Nakuru to see Governor Rita Mwangi.",
        "Kolar would like to travel to Nakuru on 21 May to see Governor Rita Mwangi.",
        "Kolar cancelled a trip to Nakuru on 21 May to see Governor Rita Mwangi.",
        "Kolar was glad to see Governor Rita Mwangi in office.",
        "Oyaro was ambassador in Vienna in 2019, where Rita Mwangi was his deputy.",
        "The guest of honour at the fair on 21 May will be Kenya.",
        "The ministry has spoken to Governor Rita Mwangi of its plans.",
    ],
)
def test_journeys_without_an_encounter(text: str) -> None:
    assert beside(text) == []
