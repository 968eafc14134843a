"""Encounters beside the main one of which nobody is named: of offices, of bodies and at forums of the two sides."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting

LEAD = (
    "Talks in Tashkent\n\n13 May 2026\n\nPresident Sherzod Aliev of Uzbekistan received Prime Minister Levan Gela of "
    "Georgia in Tashkent on Tuesday, 12 May. They discussed trade.\n\n"
)
MAIN = ("meeting", "2026-05-12", "Tashkent", ["Levan Gela", "Sherzod Aliev"])
NOBODY = ["None", "None"]
BOTH = MAIN[3]
CASES = [
    ("Gela recalled the talks that the two leaders held in Batumi last June.", "meeting", "2025-06", "Batumi", BOTH),
    ("The talks the two leaders had in Batumi last June were recalled.", "meeting", "2025-06", "Batumi", BOTH),
    (
        "An Uzbek-Georgian business forum is to be held in Samarkand in October.",
        "forum",
        "2026-10",
        "Samarkand",
        NOBODY,
    ),
    ("The first Uzbek-Georgian business forum was held in Tbilisi in March.", "forum", "2026-03", "Tbilisi", NOBODY),
    ("The two trade ministers will meet in Tbilisi in December.", "meeting", "2026-12", "Tbilisi", NOBODY),
    (
        "The trade ministers of the two countries will meet in Tbilisi in December.",
        "meeting",
        "2026-12",
        "Tbilisi",
        NOBODY,
    ),
    ("The trade ministers of both countries met in Tbilisi in April.", "meeting", "2026-04", "Tbilisi", NOBODY),
    (
        "Uzbekistan and Georgia held the fifth session of their intergovernmental commission in Batumi in April.",
        "meeting",
        "2026-04",
        "Batumi",
        NOBODY,
    ),
]


def _meetings(text: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    met = [entry for entry in read_text(f"{LEAD}{text}\n").entries if isinstance(entry, Meeting)]
    return [(one.form, one.date, one.place, sorted(str(who.name) for who in one.participants)) for one in met]


@pytest.mark.parametrize(("text", "form", "day", "place", "people"), CASES)
def test_encounter_beside(text: str, form: str, day: str, place: str, people: list[str]) -> None:
    assert _meetings(text) == [MAIN, (form, day, place, people)]


def test_somebody_met_earlier_in_the_day_is_not_who_met_before() -> None:
    assert _meetings("Earlier in the day, Gela met with the speaker of the Uzbek parliament.") == [MAIN]
