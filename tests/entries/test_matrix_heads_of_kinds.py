"""Speakers told by the kind of body that they head, hearers behind a comma, and attributions amid what is told."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Statement
from tests.tables import each

PAGE = """Mayor of Mossel Bay hosts Turku deputy mayor

MOSSEL BAY, 14 October 2024 – Mayor Anita Fortuin received the Deputy Mayor of Turku, Heikki Laine, at the town hall on Monday. Piet Botha, chairman of the Mossel Bay Chamber, and Liisa Korpi, head of the Port of Turku, were also there.

{told}
"""


def statements(told: str) -> list[Statement]:
    return [one for one in read_text(PAGE.format(told=told)).entries if isinstance(one, Statement)]


def speaker(told: str) -> str | None:
    (one,) = statements(told)
    return one.speaker.name if one.speaker else None


@each(("kind", "name"), [("port", "Liisa Korpi"), ("chamber", "Piet Botha"), ("bank", None)])
@each("head", ["The {} chief", "The {} head", "The {}'s chief", "The head of the {}"])
@each("said", ["said it would begin in May", "told her hosts that it would begin in May"])
def test_heads_of_kinds_of_bodies(head: str, kind: str, name: str | None, said: str) -> None:
    assert speaker(f"{head.format(kind)} {said}.") == name


@pytest.mark.parametrize("head", ["The delegation head", "The head of the Turku delegation"])
def test_heads_of_a_delegation_lead_it(head: str) -> None:
    assert speaker(f"{head} said the port was shallow.") == "Heikki Laine"


@pytest.mark.parametrize("aside", ["who took over in 2021", "a chartered accountant", "a pilot who came in May"])
@pytest.mark.parametrize(
    "asked", ["urged Fortuin to come", "invited Fortuin to the fair", "told Fortuin that it rained"]
)
def test_whoever_is_asked_behind_a_comma_does_not_speak(aside: str, asked: str) -> None:
    assert speaker(f"Laine, {aside}, {asked}.") == "Heikki Laine"


@pytest.mark.parametrize(
    "tail", ["said", "said on Monday", "told reporters after the meeting", "noted at the weekend", "said in May"]
)
def test_attributions_amid_what_is_told(tail: str) -> None:
    (one,) = statements(f"The road north, Botha {tail}, is tarred throughout.")
    assert [piece.text for piece in one.evidence] == ["The road north", "is tarred throughout"]
    assert one.speaker is not None
    assert one.speaker.name == "Piet Botha"


@pytest.mark.parametrize(
    ("told", "content"),
    [
        ("Laine suggested studying a ferry.", "studying a ferry"),
        ("Laine suggested that the towns study a ferry.", "the towns study a ferry"),
        ("Laine ruled out paying for the quay.", "paying for the quay"),
    ],
)
def test_what_is_suggested_or_ruled_out(told: str, content: str) -> None:
    (one,) = statements(told)
    assert one.content == content


def test_numbers_suggest_nothing() -> None:
    assert statements("The figures suggested a slowdown.") == []
