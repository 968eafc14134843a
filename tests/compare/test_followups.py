"""Which later passages bear on which earlier commitments."""

from __future__ import annotations

import random
import sys

import pytest

from communique.compare.followups import Follower, find_followups
from communique.compare.likeness import APPLIED
from communique.compare.links import confidence
from communique.entries.reading import Reading, read_text
from communique.kinds import Commitment, Followup, Story
from tests.chains.many import later, make, one

FIRST = """Embu and Zeeland agree

Embu, 3 March 2024. Governor of Embu County Jane Mutua met with the Commissioner of Zeeland, Piet de Wit.

Jane Mutua said that Embu County will build five schools in Runyenjes by June 2025. Zeeland will deliver 40 tractors to
Embu County by December 2024, Piet de Wit announced.
"""


def follow(*texts: str, stories: tuple[Story, ...] = ()) -> tuple[list[Followup], list[Reading]]:
    readings = [read_text(text) for text in texts]
    commitments = [e for r in readings for e in r.entries if isinstance(e, Commitment)]
    told = [r.told for r in readings if r.told]
    return find_followups(commitments, told, [r.document for r in readings], stories), readings


def told(sentence: str, day: str = "9 May 2025") -> str:
    return f"News from Embu\n\nEmbu, {day}. Governor of Embu County Jane Mutua spoke to the press.\n\n{sentence}\n"


@pytest.mark.parametrize(
    ("sentence", "bearing", "part", "due"),
    [
        ("All five schools in Runyenjes have been opened, she said.", "fulfils", None, None),
        ("Two of the five schools in Runyenjes have been opened, she said.", "progresses", "Two of the five", None),
        ("Construction of the schools in Runyenjes is under way, she said.", "progresses", None, None),
        ("The schools in Runyenjes were put off until March 2026, she said.", "delays", None, "2026-03"),
        ("The plan for schools in Runyenjes has been scrapped, she said.", "contradicts", None, None),
        ("Zeeland has delivered the 40 tractors, she said.", "fulfils", None, None),
        ("So far 12 tractors from Zeeland have arrived, she said.", "progresses", "12 of 40", None),
    ],
)
def test_a_later_report_bears_on_its_commitment(sentence: str, bearing: str, part: str | None, due: str | None) -> None:
    found, readings = follow(FIRST, told(sentence))
    assert [(f.bearing, f.state, f.part, f.due) for f in found] == [(bearing, "applied", part, due)]
    promised = next(e for e in readings[0].entries if e.id == found[0].commitment)
    assert ("tractors" in str(promised)) == ("tractors" in sentence)
    assert found[0].explanation.endswith(".") and found[0].confidence >= 0.9


@pytest.mark.parametrize(
    "sentence",
    [
        "A school in Mombasa was closed, she said.",
        "The schools in Runyenjes will be opened, she said.",
        "Forty buses were delivered to Nairobi, she said.",
        "She opened a fair of tractors.",
    ],
)
def test_what_is_something_else_is_not_applied(sentence: str) -> None:
    assert [f for f in follow(FIRST, told(sentence))[0] if f.state == "applied" and f.bearing != "repeats"] == []


@pytest.mark.parametrize(
    "sentence", ["Launched the five schools in Runyenjes.", "“Started,” she said of the five schools."]
)
def test_a_passage_that_begins_with_its_verb_is_followed(sentence: str) -> None:
    assert len(follow(FIRST, told(sentence))[0]) <= 1


def test_an_earlier_report_and_one_without_a_date_bear_on_nothing() -> None:
    done = "All five schools in Runyenjes have been opened, she said."
    assert follow(FIRST, told(done, "9 May 2023"))[0] == []
    assert follow(FIRST, told(done).replace("Embu, 9 May 2025. ", ""))[0] == []


def test_the_same_encounter_can_only_say_it_again() -> None:
    later_report = told("All five schools in Runyenjes have been opened, she said.")
    readings = [read_text(FIRST), read_text(later_report)]
    ids = tuple(r.document.id for r in readings)
    assert follow(FIRST, later_report, stories=(Story("s", None, (), ids, {}),))[0] == []


def test_a_promise_said_again_is_tied_to_the_first_and_a_later_date_moves_it() -> None:
    again = told("Embu County will build five schools in Runyenjes by June 2025, Jane Mutua said.", "9 May 2024")
    moved = told("Embu County will build five schools in Runyenjes by June 2026, Jane Mutua said.", "9 May 2025")
    found, readings = follow(FIRST, again, moved)
    assert [(f.bearing, f.due) for f in found] == [("repeats", None), ("delays", "2026-06")]
    assert len({f.commitment for f in found}) == 1
    assert found[0].commitment in {e.id for e in readings[0].entries}


def test_the_order_of_reading_does_not_matter() -> None:
    texts = [FIRST, told("Two of the five schools in Runyenjes have been opened.", "2 May 2025"),
             told("All five schools in Runyenjes have been opened.", "9 July 2025")]  # fmt: skip
    expected = follow(*texts)[0]
    random.Random(4).shuffle(texts)
    assert sorted(f.id for f in follow(*texts)[0]) == sorted(f.id for f in expected)


def test_confidence_rises_with_the_score_and_says_doubt() -> None:
    assert confidence(0.95) > confidence(APPLIED) > confidence(APPLIED - 0.01) > confidence(0.3)
    assert confidence(0.95, ambiguous=True) < confidence(0.95)


def test_one_more_report_takes_little_more_work_among_many_commitments() -> None:
    def calls(count: int) -> int:
        made = list(make(count))
        document, tells = later(3)
        follower = Follower(
            [c for _, some, _ in made for c in some],
            [t for _, _, t in made] + [tells],
            [d for d, _, _ in made] + [document],
        )
        counted = 0

        def count_call(*_: object) -> None:
            nonlocal counted
            counted += 1

        sys.setprofile(count_call)
        try:
            found = follower.followups(frozenset([document.id]))
        finally:
            sys.setprofile(None)
        assert [(f.bearing, f.commitment) for f in found] == [("fulfils", one(3)[1][0].id)]
        return counted

    calls(8000)  # reads the word data and meets all words
    few, many = calls(4000), calls(8000)
    assert many < 1.5 * few, (few, many)
