"""Encounters told in passing: those who met, by "they" or "the two", on another occasion; the turn of a round."""

from __future__ import annotations

from itertools import product

import pytest

from tests.entries.met_beside import Told, beside
from tests.tables import each

BOTH, SIDES = ["Marta Kolar", "Tunde Oyaro"], ["None", "None"]
EARLIER, LATER = ("meeting", "2023-04", "Nairobi"), ("meeting", "2024-05-21", "Nakuru")


THEY = [
    "They",
    "The two",
    "The pair",
    "Both",
    "The two ministers",
    "Both ministers",
    "The ministers",
    "Kolar and Oyaro",
]
LAST = [
    "had last met in Nairobi in April 2023",
    "first met in Nairobi in April 2023, at a fair",
    "had last seen each other in Nairobi in April 2023",
    "had last sat down together in Nairobi in April 2023",
    "had last faced each other across a table in Nairobi in April 2023",
    "last talked face to face in Nairobi in April 2023",
    "had already gone over the tariffs in Nairobi in April 2023",
    "did so first in Nairobi in April 2023",
    "had last come together in April 2023, in Nairobi",
    "last got together in Nairobi in April 2023",
    "last quarrelled in Nairobi in April 2023",
]
AGAIN = [
    "will meet again in Nakuru on 21 May",
    "are to convene afresh in Nakuru on 21 May",
    "will see each other again on 21 May in Nakuru",
    "return to the table in Nakuru on 21 May",
    "will next sit down together in Nakuru on 21 May",
    "plan to meet again in Nakuru on 21 May",
    "agreed to meet again in Nakuru on 21 May",
    "are due to come together again in Nakuru on 21 May",
]
CALLS = [
    ("had spoken by telephone on 3 May", "2024-05-03"),
    ("last spoke on the phone on 3 May", "2024-05-03"),
    ("had already talked by video link on 3 May", "2024-05-03"),
    ("are to speak again by phone on 21 May", "2024-05-21"),
]


@each(("they", "last"), list(product(THEY, LAST)))
def test_they_met_before(they: str, last: str) -> None:
    assert beside(f"{they} {last}.") == [(*EARLIER, BOTH)]


@each(("they", "again"), list(product(THEY, AGAIN)))
def test_they_are_to_meet_again(they: str, again: str) -> None:
    assert beside(f"{they} {again}.") == [(*LATER, BOTH)]


@each(("they", "call"), list(product(THEY, CALLS)), ids=str)
def test_they_called_each_other(they: str, call: tuple[str, str]) -> None:
    assert beside(f"{they} {call[0]}.") == [("call", call[1], None, BOTH)]


NOUNS = [("meeting", "was"), ("encounter", "was"), ("round", "was"), ("talks", "were")]
TURNS = [
    "Their last {noun} {was} in Nairobi in April 2023.",
    "Their previous {noun}, in Nairobi in April 2023, ended without a text.",
    "The two ministers' last {noun} {was} in Nairobi in April 2023.",
    "At their last {noun}, in Nairobi in April 2023, they had quarrelled.",
]
BARE_TURNS = [
    "The previous {noun} {was} held in Nairobi in April 2023.",
    "The first {noun} {was} in Nairobi in April 2023.",
    "The last {noun} took place in April 2023 in Nairobi.",
]
TO_COME = [
    "The next {noun} {are} set for 21 May in Nakuru.",
    "The next {noun} will be held in Nakuru on 21 May.",
    "They agreed to hold the next {noun} in Nakuru on 21 May.",
    "The next {noun}, in Nakuru on 21 May, will deal with milk.",
]


@each(("noun", "turn"), list(product(NOUNS, TURNS)), ids=str)
def test_their_last_meeting(noun: tuple[str, str], turn: str) -> None:
    assert beside(turn.format(noun=noun[0], was=noun[1])) == [(*EARLIER, BOTH)]


@each(("noun", "turn"), list(product(NOUNS, BARE_TURNS)), ids=str)
def test_the_first_meeting(noun: tuple[str, str], turn: str) -> None:
    who = SIDES if noun[0] == "round" else BOTH
    assert beside(turn.format(noun=noun[0], was=noun[1])) == [(*EARLIER, who)]


@each(("noun", "turn"), list(product(NOUNS, TO_COME)), ids=str)
def test_the_next_meeting_is_of_nobody_named(noun: tuple[str, str], turn: str) -> None:
    are = {"was": "is", "were": "are"}[noun[1]]
    assert beside(turn.format(noun=noun[0], are=are)) == [(*LATER, SIDES)]
    assert beside(f"Their next {noun[0]} will be in Nakuru on 21 May.") == [(*LATER, BOTH)]


@each(
    ("text", "told"),
    [
        ("It followed a meeting of the two in Nairobi in April 2023.", (*EARLIER, BOTH)),
        ("It was their first contact since a round in Nairobi in April 2023.", (*EARLIER, BOTH)),
        ("Monday was calmer than a quarrelsome round in Nairobi in April 2023.", (*EARLIER, BOTH)),
        ("The draft was agreed at a meeting of the two ministers in Nairobi in April 2023.", (*EARLIER, BOTH)),
        ("The text was settled in a video conference between the two on 3 May.", ("call", "2024-05-03", None, BOTH)),
        ("The text was agreed in a call between them on 3 May.", ("call", "2024-05-03", None, BOTH)),
        ("A telephone conversation on 3 May between the two had helped.", ("call", "2024-05-03", None, BOTH)),
        ("Talks will resume in Nakuru on 21 May.", (*LATER, SIDES)),
        ("The talks continue in Nakuru on 21 May.", (*LATER, SIDES)),
        ("A second round will follow in Nakuru on 21 May.", (*LATER, SIDES)),
        ("A further meeting is planned for 21 May in Nakuru.", (*LATER, SIDES)),
        ("Number two will be in Nakuru on 21 May.", (*LATER, SIDES)),
        ("Round two is in Nakuru on 21 May.", (*LATER, SIDES)),
    ],
)
def test_other_turns(text: str, told: Told) -> None:
    assert beside(text) == [told]


@each(
    "text",
    [
        "They meet in Nairobi every April.",
        "They have met six times since 2020.",
        "The two would like to meet again in Nakuru on 21 May.",
        "The two ministers did not meet in Nairobi in April 2023.",
        "If the road is open, they will meet again in Nakuru on 21 May.",
        "They were due to meet in Nairobi in April 2023, but Kolar fell ill.",
        "The two ministries last amended the treaty in Nairobi in April 2023.",
        "They first proposed the tariff in Nairobi in April 2023.",
        "They last raised the duty in April 2023.",
        "The two had last competed in Nairobi in April 2023.",
        "The two first studied in Nairobi in 1990.",
        "Both were born in Nakuru, in April 1971.",
        "The farmers will meet again in Nakuru on 21 May.",
        "Kolar said that the farmers last met in Nairobi in April 2023.",
        "Experts will meet in Nakuru on 21 May.",
        "The two companies will meet again in Nakuru on 21 May.",
        "The two sides resume negotiations on ports in the second quarter of 2025.",
        "They want the road to reach Nakuru by 21 May.",
        "The pair of cranes was shipped to Nakuru on 3 May.",
        "No further meeting is planned in Nakuru on 21 May.",
        "The next round could be in Nakuru on 21 May.",
        "The first round of tariff cuts was in January.",
        "The second round of the election will be held in Kenya on 21 May.",
        "The next round of the tender is due in Nakuru on 21 May.",
        "The third edition of the fair will be held in Nakuru on 21 May.",
        "The last session of parliament was in Ljubljana in April.",
        "The next meeting of the farmers' union is in Nakuru on 21 May.",
        "Number two is the port of Lamu, in Kenya.",
        "Their last letter was sent in April 2023.",
        "Their last agreement was signed in Nairobi in April 2023 by their predecessors.",
        "Talks will resume when the duty is lifted.",
    ],
)
def test_no_other_meeting_of_theirs(text: str) -> None:
    assert beside(text) == []


DAYS = [
    ("The day before,", "2024-05-12"),
    ("On the eve of the talks", "2024-05-12"),
    ("The previous evening", "2024-05-12"),
    ("A day earlier", "2024-05-12"),
    ("Two days earlier", "2024-05-11"),
    ("Three days before,", "2024-05-10"),
    ("A week earlier", "2024-05-06"),
    ("That same evening", "2024-05-13"),
    ("Earlier in the day", "2024-05-13"),
    ("The next day", "2024-05-14"),
    ("The week before", "2024-05-06/2024-05-12"),
    ("A month earlier", "2024-04"),
    ("A year earlier", "2023"),
    ("On Sunday", "2024-05-12"),
]
MEETS = [
    "Mr Oyaro had met Mayor Anton Zupan in Celje.",
    "Mr Oyaro was received in Celje by Mayor Anton Zupan.",
    "Mr Oyaro called on Mayor Anton Zupan in Celje.",
]


def test_two_verbs_of_one_pair() -> None:
    text = "They first spoke over a video link on 3 May, and had sat together at the fair in Nairobi in April 2023."
    assert beside(text) == [("call", "2024-05-03", None, BOTH), (*EARLIER, BOTH)]


def test_since_when_they_had_not_met() -> None:
    assert beside("They had not faced one another since a stormy day in Nairobi in April 2023.") == [(*EARLIER, BOTH)]


def test_the_two_of_a_sentence_before_an_encounter_that_is_told_later() -> None:
    first = "Peruvian Mines Minister Igor Lah and Chilean Mines Minister Eva Rossi ended their quarrel. "
    again = "They had last faced each other in Nairobi in April 2023."
    assert beside(f"\n\n{first}{again}") == [(*EARLIER, ["Eva Rossi", "Igor Lah"])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was the second round; the first took place in Nairobi in April 2023.", (*EARLIER, SIDES)),
        ("It was their second meeting. The first one was held in Nairobi in April 2023.", (*EARLIER, BOTH)),
        ("The second round was short. A third is planned for 21 May in Nakuru.", (*LATER, SIDES)),
    ],
)
def test_a_number_stands_for_the_round(text: str, told: Told) -> None:
    assert beside(text) == [told]


def test_the_two_whom_the_sentence_names() -> None:
    text = "It was Kolar and Oyaro's first encounter since they quarrelled in Nairobi in April 2023."
    assert beside(text) == [(*EARLIER, BOTH)]


def test_a_call_that_two_agree_on_is_another_encounter() -> None:
    first = (
        "On Friday, Mines Minister Igor Lah of Peru and Mines Minister Eva Rossi of Chile concluded a round in Celje. "
    )
    found = beside(f"\n\n{first}Mr Lah and Ms Rossi also agreed to speak again by telephone on 21 May.")
    assert ("meeting", "2024-05-10") in [one[:2] for one in found]
    assert ("call", "2024-05-21", None, ["Eva Rossi", "Igor Lah"]) in found


DAYS_BEHIND = ["the day before", "on the eve of the talks", "the previous evening", "a day earlier"]
BEHIND = [
    "Oyaro, who arrived on Friday, met Mayor Anton Zupan in Celje {day}.",
    "Oyaro met Mayor Anton Zupan in Celje {day}.",
    "Oyaro, who has been in the country since Friday, was received in Celje {day} by Mayor Anton Zupan.",
]


@each(("day", "meets"), list(product(DAYS, MEETS)), ids=str)
def test_a_day_told_by_another(day: tuple[str, str], meets: str) -> None:
    assert beside(f"{day[0]} {meets}") == [("meeting", day[1], "Celje", ["Anton Zupan", "Tunde Oyaro"])]


@each(("day", "text"), list(product(DAYS_BEHIND, BEHIND)))
def test_the_day_of_arrival_is_not_that_of_the_meeting(day: str, text: str) -> None:
    told = [("meeting", "2024-05-12", "Celje", ["Anton Zupan", "Tunde Oyaro"])]
    assert beside(text.format(day=day)) == told


def test_the_previous_year_of_what_grew_is_no_day() -> None:
    text = "Oyaro told Austrian Finance Minister Anton Zupan that sales had grown on the previous year."
    assert "2023" not in [day for _, day, _, _ in beside(text)]
