"""Sentences that tell that things have come to be so."""

from __future__ import annotations

import pytest

from communique.compare.focus import Stretches
from communique.compare.nations import nations
from communique.compare.states import find_states
from communique.compare.vocabulary import concept_of
from communique.kinds import Document


def _document(text: str) -> Document:
    return Document(
        id="d1", title=None, published="2024-07-01", outlet=None, language="en", sources=(), text=text, sha256=""
    )


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("As of this month anybody who sells a wild bird risks prison.", "As of"),
        ("The reading room has readers at last.", "at last"),
        ("Since 1 May nobody asks for the eight percent.", "Since"),
        ("Ten clinics have panels on their roofs; in five, candles still burn.", ""),
        ("Since June nothing more has been heard of it.", None),
        ("The drivers still wait for the card.", None),
        ("The book will now be printed in June.", None),
        ("Buses carry people.", None),
    ],
)
def test_what_holds_since_a_day_is_a_state(sentence: str, cue: str | None) -> None:
    text = f"A paper\n\n{sentence}\n"
    found = list(find_states(Stretches(text, "en"), _document(text)))
    assert [one.cue for one in found] == ([] if cue is None else [cue])
    assert all(text[one.start : one.end] == one.text for one in found)


def test_what_is_called_after_a_country_is_known() -> None:
    known = nations("en")
    assert known[concept_of("Basotho", "en")] == known[concept_of("Lesotho", "en")] == "LS"
    assert concept_of("Harbour", "en") not in known
