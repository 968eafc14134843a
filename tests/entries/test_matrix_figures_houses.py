"""Figures of ports and universities: thousands parted by points, and periods that a change goes on about."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Figure

PAGE = """PORT OF KAVARNA | News and events

Kavarna and Baku agree on a timetable

12 November 2024

{told}
"""


def figures(told: str) -> list[tuple[float | None, float | None, str, str | None]]:
    found = [one for one in read_text(PAGE.format(told=told)).entries if isinstance(one, Figure)]
    return [(f.low, f.high, f.unit, f.period) for f in found]


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("The university has 31.500 students, and 1.240 of them are from abroad.", [31500, 1240]),
        ("The library holds 210.000 books and 3.400 journals.", [210000, 3400]),
        ("The port has 1.250 workers and 12.400 lockers.", [1250, 12400]),
    ],
)
def test_points_part_thousands(told: str, counts: list[int]) -> None:
    assert [low for low, *_ in figures(told)] == counts


@pytest.mark.parametrize(
    ("told", "low"),
    [
        ("The rates are 9.125 percent and 4.250 percent.", 9.125 - 0.0005),
        ("Trade was $3.475 billion and $1.205 billion.", 3474500000),
        ("The depth is 1.250 metres and the price 4,300 euros.", 1.2495),
    ],
)
def test_points_stand_before_decimals(told: str, low: float) -> None:
    assert figures(told)[0][0] == pytest.approx(low)


TOLD = "2024-01/2024-10"


@pytest.mark.parametrize(
    "told",
    [
        "Grain fell to 20.1 million tonnes, down 18%.",
        "Timber rose to 2.4 million tonnes.",
        "Containers went the other way: 700,200 TEU, an increase of 6.3%.",
        "Containers, by contrast, came to 700,200 TEU.",
    ],
)
def test_a_change_goes_on_about_the_period(told: str) -> None:
    found = figures(f"In the first ten months of 2024 the port handled 68.4 million tonnes. {told}")
    assert {period for *_, period in found} == {TOLD}
