"""Several encounters of one person: verbs joined in a sentence, the next stop, the day before, hosts told later."""

from __future__ import annotations

import pytest

from tests.entries.test_matrix_meetings import told
from tests.tables import each

A, M, S, K = (
    "Governor Dale Whitcomb",
    "Mayor Petra Lang",
    "Secretary Tunde Oyaro",
    "Slovenian Trade Minister Marta Kolar",
)
WITH_M = ["Dale Whitcomb", "Petra Lang"]
WITH_S = ["Dale Whitcomb", "Tunde Oyaro"]
WITH_K = ["Dale Whitcomb", "Marta Kolar"]
MET = ("meeting", "2024-05-13", "Bled", WITH_M)

JOINED = [
    (
        "{A} paid a courtesy call on {M} in the afternoon and flies to Manila on Friday for a meeting with {S}.",
        [("meeting", "2024-05-14", None, WITH_M), ("meeting", "2024-05-17", "Manila", WITH_S)],
    ),
    (
        "{A} met {M} on Monday and flies to Manila on Friday for talks with {S}.",
        [("meeting", "2024-05-13", None, WITH_M), ("meeting", "2024-05-17", "Manila", WITH_S)],
    ),
    (
        "{A} called on {M} on Monday before flying to Manila to meet {S}.",
        [("meeting", "2024-05-13", None, WITH_M), ("meeting", None, "Manila", WITH_S)],
    ),
    (
        "{A} was received by {M} in Bled on Monday and visited Riga on Tuesday with {K}.",
        [MET, ("visit", "2024-05-14", "Riga", WITH_K)],
    ),
    (
        "{A} held talks with {M} in Bled on Monday and was received the next day in Riga by {K}.",
        [MET, ("meeting", "2024-05-14", "Riga", WITH_K)],
    ),
    (
        "{A} met {M} in Bled on Monday, three days after receiving {K} in Graz.",
        [MET, ("meeting", "2024-05-10", "Graz", WITH_K)],
    ),
    (
        "{A} met {M} in Bled on Monday and will travel to Riga on Friday.",
        [MET, ("visit", "2024-05-17", "Riga", ["Dale Whitcomb"])],
    ),
    (
        "{A} met {M} in Bled on Monday. From Bled he goes on to Manila for talks with {S} on Friday.",
        [MET, ("meeting", "2024-05-17", "Manila", WITH_S)],
    ),
    (
        "{A} met {M} in Bled on Monday. His next stop is Manila, where {S} will receive him on Friday.",
        [MET, ("meeting", "2024-05-17", "Manila", WITH_S)],
    ),
    (
        "{A} met {M} in Bled on Monday. Mayor Lang is to visit Graz in June.",
        [MET, ("visit", "2024-06", "Graz", ["Petra Lang"])],
    ),
    (
        "{A} met {M} in Bled on Monday. Next month, Mayor Lang plans to visit Graz.",
        [MET, ("visit", "2024-06", "Graz", ["Petra Lang"])],
    ),
]


@pytest.mark.parametrize(("text", "found"), JOINED, ids=lambda value: str(value)[:60])
def test_each_encounter_of_a_journey(text: str, found: list[tuple[str, str | None, str | None, list[str]]]) -> None:
    read = told(text.format(A=A, M=M, S=S, K=K))
    assert sorted(read, key=str) == sorted(found, key=str)


HOSTS = [
    "The Mayor, Petra Lang, showed him the castle.",
    "Mayor Petra Lang showed him round the castle.",
    "Mayor Petra Lang accompanied the guest to the mill.",
    "Mayor Petra Lang took him to the mill.",
    "Mayor Petra Lang was waiting on the platform.",
    "Mayor Petra Lang saw him off at the airport.",
]


@each("host", HOSTS)
@each("place", ["Bled", "Kostrena"])
def test_a_host_told_in_the_next_sentence(place: str, host: str) -> None:
    assert told(f"{A} visited {place} on Monday. {host}") == [("visit", "2024-05-13", place, WITH_M)]


NO_HOSTS = [
    "Mayor Petra Lang had not met him.",
    "Mayor Petra Lang thanked him in a letter.",
    "Mayor Petra Lang was in Graz.",
]


@pytest.mark.parametrize("text", NO_HOSTS)
def test_somebody_who_was_no_host(text: str) -> None:
    assert told(f"{A} visited Bled on Monday. {text}") == [("visit", "2024-05-13", "Bled", ["Dale Whitcomb"])]


def test_a_visit_and_the_day_before_in_another_town() -> None:
    text = f"{K} visited Kostrena today. Yesterday in Riga, Kolar held a meeting with {S}."
    assert told(text) == [
        ("visit", "2024-05-14", "Kostrena", ["Marta Kolar"]),
        ("meeting", "2024-05-13", "Riga", ["Marta Kolar", "Tunde Oyaro"]),
    ]


EACH = [
    "{A} met {M} in Bled on Monday and {K} in Riga on Friday.",
    "{A} met with {M} on Monday in Bled and with {K} on Friday in Riga.",
    "{A} was received by {M} in Bled on Monday and by {K} in Riga on Friday.",
]


@pytest.mark.parametrize("text", EACH)
def test_each_has_a_day_of_its_own(text: str) -> None:
    read = told(text.format(A=A, M=M, K=K))
    assert read == [MET, ("meeting", "2024-05-10", "Riga", WITH_K)]


RETURNED = [
    ("Mayor Lang will be his guest in Graz in June.", "Graz"),
    ("Mayor Lang is to be his guest in June.", None),
    ("Mayor Lang will return the visit in June.", None),
]


@pytest.mark.parametrize(("text", "place"), RETURNED)
def test_a_visit_that_is_returned(text: str, place: str | None) -> None:
    read = told(f"{A} met {M} in Bled on Monday. {text}")
    assert read == [MET, ("visit", "2024-06", place, WITH_M)]
