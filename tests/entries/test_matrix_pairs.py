"""Two bodies that are met together by their noun, and those that are called by their letters, act under their names."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from tests.tables import each

PAIRS = [
    (
        "Remo Technical University\nNEWS\n\nGuests at our University\n7 May 2025\n\nThe Minister of Education of Peru, Bo "
        "Li, and the Rector of Lima Maritime Academy, Prof. Juan Paz, visited our Rector Ana Sol on 6 May 2025.\n\n",
        ["the two universities", "the universities", "both universities"],
        ["Remo Technical University", "Lima Maritime Academy"],
    ),
    (
        "Pilots meet in Hamar\n\n12 November 2024\n\nA delegation of the Port of Callao, headed by its "
        "Director General, Juan Paz, was received in Hamar by Ana Sol, Director General of the Hamar Ports Authority. "
        "State Secretary Ion Vlad of the Ministry of Transport of Norway took part.\n\n",
        ["the two ports", "the two administrations", "both ports"],
        ["Port of Callao", "Hamar Ports Authority"],
    ),
    (
        "Chambers meet in Hamar\n\n12 November 2024\n\nAna Sol, president of the Hamar Chamber of Commerce, met Juan Paz, "
        "president of the Lima Chamber of Trade, on 11 November. The Ambassador of Peru, Bo Li, was there.\n\n",
        ["the two chambers", "both chambers", "both organisations", "the two bodies"],
        ["Hamar Chamber of Commerce", "Lima Chamber of Trade"],
    ),
    (
        "Museums meet in Hamar\n\n12 November 2024\n\nThe Minister of Culture of Peru, Bo Li, opened a show in Hamar on 11 "
        "November. The National Museum of Weaving and the Cusco Textile Museum lent the looms.\n\n",
        ["the two museums", "both museums", "the museums"],
        ["National Museum of Weaving", "Cusco Textile Museum"],
    ),
    (
        "Firms meet in Hamar\n\n12 November 2024\n\nThe Minister of Trade of Peru, Bo Li, visited Hamar on 11 November. "
        "Kraft Holdings and the Lima company Andes Foods took part.\n\n",
        ["the two companies", "both companies", "the two firms"],
        ["Kraft Holdings", "Andes Foods"],
    ),
    (
        "Deputies meet in Lima\n\n12 November 2024\n\nAna Sol, Convener of the Peru-Norway Friendship Group, met a "
        "delegation of the Norway-Peru Friendship Group led by Juan Paz in Lima on 11 November. The Ambassador of Norway, "
        "Ole Berg, was there.\n\n",
        ["the two friendship groups", "the two groups"],
        ["Peru-Norway Friendship Group", "Norway-Peru Friendship Group"],
    ),
]
ACTS = [
    "{S} will exchange ten trainees in 2026.",
    "{S} agreed to exchange ten trainees in 2026.",
    "It was agreed that {s} would exchange ten trainees in 2026.",
    "Under the deal, {s} are to exchange ten trainees in 2026.",
    "Mr Paz said {s} should exchange ten trainees in 2026.",
    "At the meeting, {s} decided\n\n- to exchange ten trainees in 2026.",
]
MET = "Guests from Peru in Hamar\n\nHAMAR, 12 November 2024 – The Minister of Trade of Peru, Bo Li, visited Hamar. "
LETTERS = [
    ("He met Ana Sol, Director General of the Maritime Ports Administration (MPA). ", "MPA"),
    ("Juan Paz, head of the Lima Institute of Fibre (LIF), came with him. ", "LIF"),
    ("Ana Sol, CEO of Nordic Rail Freight (NRF), was at the table. ", "NRF"),
    ("The Peru-Norway Parliamentary Friendship Group (PFG) gave a lunch. ", "PFG"),
    ("The rector of the Technical University of Halden (TUH), Ana Sol, spoke. ", "TUH"),
]
TRAINS = [
    "{S} will train ten pilots in 2025.",
    "He asked {s} to train ten pilots in 2025.",
    "Ms Sol said that {s} would train ten pilots in 2025.",
    "a) {s} is to train ten pilots in 2025;",
]


def _actors(text: str) -> list[str]:
    told = [entry.to_json() for entry in read_text(text + "\n").entries]
    return [actor["name"] for one in told if one["kind"] == "commitment" for actor in one["actors"]]


@each(("head", "phrase", "names"), [(h, one, n) for h, some, n in PAIRS for one in some])
@each("frame", ACTS)
def test_two_bodies(head: str, phrase: str, names: list[str], frame: str) -> None:
    assert sorted(_actors(head + frame.format(s=phrase, S=phrase[0].upper() + phrase[1:]))) == sorted(names)


@each(("met", "letters"), LETTERS)
@each("frame", TRAINS)
@each("article", ["", "the "])
def test_letters(met: str, letters: str, frame: str, article: str) -> None:
    who = article + letters
    name = met.partition(" (")[0].removeprefix("The ").rpartition(" the ")[2].rpartition("CEO of ")[2]
    assert _actors(MET + met + frame.format(s=who, S=who[0].upper() + who[1:])) == [name]


TRAPS = [
    ("The University of Oslo and Remo Academy sent books, and so did Lund College. The two universities will meet.", 0),
    ("The two port authorities are to exchange ten pilots in 2025.", 1),
]


@pytest.mark.parametrize(("text", "count"), TRAPS)
def test_of_whom_two_are_not_told(text: str, count: int) -> None:
    assert len(_actors(MET + text)) == count
