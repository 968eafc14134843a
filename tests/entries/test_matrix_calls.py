"""Calls: told by a headline, by a plain verb, by a noun; and what only looks like one."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

DAY = "2026-03-04"
GUEST = "Prime Minister Tomas Okello of Kenya"
HEADLINES = (
    f"Readout of President Rosa Lindqvist’s Call with {GUEST}",
    f"Readout of President Rosa Lindqvist Call with {GUEST}",
    "President Lindqvist’s Call with Prime Minister Okello",
    "Phone Call between President Lindqvist and Prime Minister Okello",
    "Telephone conversation with Prime Minister of Kenya Tomas Okello",
    "President Lindqvist Calls Prime Minister Okello",
)
NEUTRAL = (
    f"President Rosa Lindqvist spoke today with {GUEST}. They discussed trade.",
    f"President Rosa Lindqvist today spoke to {GUEST} and thanked him for his partnership.",
    f"President Rosa Lindqvist and {GUEST} spoke today about dairy exports.",
    f"Today, President Rosa Lindqvist had a conversation with {GUEST}.",
    f"{GUEST} and President Rosa Lindqvist spoke today about dairy exports.",
)
CALLS = (
    f"Today, President Rosa Lindqvist held a call with His Excellency {GUEST}, in which Okello congratulated her.",
    f"President Rosa Lindqvist called {GUEST} today to congratulate him on the harvest.",
    "President Rosa Lindqvist called Prime Minister Tomas Okello today to express her condolences.",
    f"Today, President Rosa Lindqvist called and congratulated {GUEST} on his victory.",
    f"President Rosa Lindqvist received a call from {GUEST} on Wednesday.",
    f"{GUEST} called President Rosa Lindqvist this morning and thanked her for the vaccines.",
)
MEETINGS = (
    f"President Rosa Lindqvist spoke with {GUEST} on March 4 to discuss milk.",
    f"President Rosa Lindqvist spoke today to {GUEST}.",
    f"Assistant to the President for Economic Affairs Rosa Lindqvist met today with {GUEST}.",
    f"Deputy Assistant to the President and Senior Director for Africa Rosa Lindqvist met {GUEST} on March 4.",
    f"President Rosa Lindqvist called on {GUEST} today to discuss tea.",
)
NONE = (
    f"President Rosa Lindqvist called {GUEST} a friend of her country.",
    f"President Rosa Lindqvist called on {GUEST} to open the market.",
    f"President Rosa Lindqvist spoke to reporters about {GUEST}.",
    "President Rosa Lindqvist called Prime Minister Tomas Okello’s decision wise.",
    "President Rosa Lindqvist called the harvest a success.",
    f"President Rosa Lindqvist and {GUEST} spoke at the ceremony.",
    f"President Rosa Lindqvist and {GUEST} spoke to reporters.",
)


def _meetings(headline: str, body: str) -> list[tuple[str, str | None, list[str | None]]]:
    entries = read_text(f"{headline}\n\nMarch 4, 2026\n\n{body}\n").entries
    met = [entry for entry in entries if isinstance(entry, Meeting)]
    return [(one.form, one.date, sorted(str(who.name) for who in one.participants)) for one in met]


@each("headline", HEADLINES)
@each("body", NEUTRAL)
def test_headline_tells_that_it_was_a_call(headline: str, body: str) -> None:
    assert _meetings(headline, body) == [("call", DAY, ["Rosa Lindqvist", "Tomas Okello"])]


@pytest.mark.parametrize("body", CALLS)
def test_call_by_a_plain_verb_or_noun(body: str) -> None:
    assert _meetings("Dairy exports", body) == [("call", DAY, ["Rosa Lindqvist", "Tomas Okello"])]


@pytest.mark.parametrize("body", MEETINGS)
def test_talk_that_is_no_call(body: str) -> None:
    assert _meetings("Dairy exports", body) == [("meeting", DAY, ["Rosa Lindqvist", "Tomas Okello"])]


@pytest.mark.parametrize("body", NONE)
def test_what_is_no_encounter(body: str) -> None:
    assert _meetings("Dairy exports", body) == []


def test_first_name_in_two_forms_is_one_president() -> None:
    body = f"President Joseph M. Sol of Chile met today with {GUEST}. President Joe Sol thanked him."
    assert _meetings("President Joe Sol’s Meeting with Prime Minister Okello", body) == [
        ("meeting", DAY, ["Joseph M. Sol", "Tomas Okello"])
    ]


def test_two_presidents_of_one_surname_stay_two() -> None:
    body = "President Jonas Sol of Chile met President Joana Sol of Peru today."
    assert _meetings("A meeting", body) == [("meeting", DAY, ["Joana Sol", "Jonas Sol"])]
