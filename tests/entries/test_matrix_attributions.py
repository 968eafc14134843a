"""Matrices of attributions: verbs of saying in each position, sources, headlines, and what is no statement."""

from __future__ import annotations

import pytest

from tests.entries.laying import HEADLINE
from tests.entries.test_statements import drawn, statements
from tests.tables import each

LEAD = (
    "Trade Minister Ana Sol received Bo Li, Governor of Harju County, in Lima on Monday. Eva Roe, head of the Export "
    "Board, was there.\n\n"
)
VERBS = (
    *("said", "noted", "stressed", "added", "pointed out", "recalled", "warned", "conceded", "told reporters"),
    *("predicted", "explained", "replied", "reiterated", "let it be known", "is reported to have said", "joked"),
)
A, B, E, BOARD = "Ana Sol", "Bo Li", "Eva Roe", "Export Board"
ROSE = "exports rose by 5 percent"
DOUBLE = "trade would double"


def said(text: str) -> list[list[str]]:
    return [[mode[0], who, words.strip("“”")] for mode, who, words in drawn(statements(HEADLINE + LEAD + text))]


@each("verb", VERBS)
@each(
    ("frame", "found"),
    [
        ("The minister {} that trade grew.", [["i", A, "trade grew"]]),
        ("Trade grew by 5 percent, the minister {}.", [["i", A, "Trade grew by 5 percent"]]),
        ("Trade, the minister {}, grew by 5 percent.", [["i", A, "Trade … grew by 5 percent"]]),
        ("“We will sell more milk,” the minister {}.", [["d", A, "We will sell more milk,"]]),
        ("The minister {}: “We will sell more milk.”", [["d", A, "We will sell more milk."]]),
    ],
)
def test_verbs_of_saying_in_each_position(verb: str, frame: str, found: list[list[str]]) -> None:
    told = said(frame.format(verb))
    assert [one[:2] for one in told] == [one[:2] for one in found]


@each(
    ("text", "who", "words"),
    [
        ("According to data from the Export Board, " + ROSE + ".", BOARD, ROSE),
        ("According to the latest figures of the Export Board, " + ROSE + ".", BOARD, ROSE),
        ("According to figures released by the Export Board, " + ROSE + ".", BOARD, ROSE),
        ("According to Export Board data, " + ROSE + ".", BOARD, ROSE),
        ("Export Board data show that " + ROSE + ".", BOARD, ROSE),
        ("Milk exports rose by 5 percent, Export Board data show.", BOARD, "Milk exports rose by 5 percent"),
        ("The Statistical Office – Lima reports that " + ROSE + ".", "Statistical Office – Lima", ROSE),
        ("In Governor Li's view, " + DOUBLE + ".", B, DOUBLE),
        ("By the governor's account, " + DOUBLE + ".", B, DOUBLE),
        ("In the minister's words, " + DOUBLE + ".", A, DOUBLE),
        ("Governor Li was quoted by the agency as saying that " + DOUBLE + ".", B, DOUBLE),
        ("As was emphasised by the governor, " + DOUBLE + ".", B, DOUBLE),
        ("According to the minister's office, " + DOUBLE + ".", "the minister's office", DOUBLE),
        ("The minister was told that " + DOUBLE + ".", "", DOUBLE),
        ("The minister was told by the governor that " + DOUBLE + ".", B, DOUBLE),
        ("As was noted at the meeting, " + DOUBLE + ".", "", DOUBLE),
        ("The minister and the governor said that " + DOUBLE + ".", "The minister and the governor", DOUBLE),
        ("The two sides shared the recognition that " + DOUBLE + ".", "The two sides", DOUBLE),
        ("The board's head said that " + DOUBLE + ".", E, DOUBLE),
        ("Having noted that " + DOUBLE + ", the minister left.", A, DOUBLE),
    ],
)
def test_sources(text: str, who: str, words: str) -> None:
    assert said(text) == [["i", who, words]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The minister noted that trade had grown, to which the governor replied that a port would be built.",
            [["i", A, "trade had grown"], ["i", B, "a port would be built"]],
        ),
        (
            "According to the minister, the town has 41 ships, and this is “too few, and they need to be mended”.",
            [["d", A, "too few, and they need to be mended"], ["i", A, "the town has 41 ships"]],
        ),
        ("– Trade has grown. It pays, Sol said.", [["d", A, "Trade has grown. It pays"]]),
        ("– Trade has grown. We build a port, said Governor Li.", [["d", B, "Trade has grown. We build a port"]]),
        ("“It is late,” the governor marvelled.", [["d", B, "It is late,"]]),
    ],
)
def test_two_who_speak_and_speech_behind_dashes(text: str, found: list[list[str]]) -> None:
    assert sorted(said(text)) == sorted(found)


def test_what_goes_on_behind_the_verb_is_said_too() -> None:
    (one,) = statements(HEADLINE + LEAD + "The port would be enlarged, Li said, but it had no crane.")
    assert [piece.text for piece in one.evidence] == ["The port would be enlarged", "it had no crane"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say that trade would double.",
        "The minister did not announce a date.",
        "Neither the minister nor the governor said that trade would double.",
        "No official said that trade would double.",
        "The minister expressed her appreciation for the warm welcome.",
        "The governor expressed appreciation for the hospitality extended to his delegation.",
        "The minister and the governor agreed that a port would be built.",
        "The two ministers signed and exchanged notes under which Peru will extend a loan for ports.",
        "The minister opened the exhibition “We Trade With the North”.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Governor Harkness Concludes Trade Mission, Announces Wheat Purchase", []),
        ("Minister Pledges Port, Visits Railway", []),
        ("Peru Announces New Port, Says It Will Buy Wheat", [["indirect", "Peru", "It Will Buy Wheat"]]),
        ("Wheat Sales to Double, Says Ann Harkness", [["indirect", "Ann Harkness", "Wheat Sales to Double"]]),
        (
            "Governor Harkness Visits Lima, Says Wheat Sales to Double",
            [["indirect", "Ann Harkness", "Wheat Sales to Double"]],
        ),
    ],
)
def test_headlines_of_several_deeds(title: str, found: list[list[str]]) -> None:
    body = "Governor Ann Harkness met Trade Minister Bo Li in Lima on Monday to see the port and the railway.\n"
    assert drawn(statements(f"{title}\n\nLIMA, 14 May 2024\n\n{body}")) == found
