"""A weekday that only says which thing it is: no date of what is promised; one of an event is its date."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment

LEAD = "Talks\n\n12 May 2026\n\nGovernor Ana Sol of Peru's Piura Region met Governor Bo Li of Oman's Dhofar on Monday. "


def _due(text: str) -> list[str | None]:
    return [entry.due for entry in read_text(f"{LEAD}{text}\n").entries if isinstance(entry, Commitment)]


@pytest.mark.parametrize(
    "text",
    [
        "The two governors agreed to bring back the Saturday market.",
        "Governor Ana Sol pledged to restore a Friday flight to Riga.",
        "Governor Ana Sol promised to extend the Monday bus to Riga.",
        "Governor Ana Sol pledged to double the Sunday trains.",
    ],
)
def test_thing_of_a_weekday_has_no_day(text: str) -> None:
    assert _due(text) == [None]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Governor Ana Sol will open the plant on Saturday.", "2026-05-16"),
        ("Governor Ana Sol will open the plant Saturday.", "2026-05-16"),
        ("Governor Ana Sol will attend the Sunday fair.", "2026-05-17"),
        ("Governor Ana Sol will open the plant this Saturday.", "2026-05-16"),
    ],
)
def test_day_of_a_deed(text: str, due: str) -> None:
    assert _due(text) == [due]
