"""Numbers, periods and lists in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from communique.compare.saying import say_interval, say_list, say_period
from communique.interval import Interval, fraction, point


def interval(low: float | None, high: float | None, inside: bool = False) -> Interval:
    ends = [None if end is None else fraction(end) for end in (low, high)]
    return Interval(*ends, inside and low is not None, inside and high is not None)


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (556e6, 557e6, "USD", "$556 to 557 million"),
        (950e6, 1.1e9, "USD", "$0.95 to 1.1 billion"),
        (-310e6, -300e6, "EUR", "−€310 to −300 million"),
        (5e12, 6e12, "KES", "KES 5 to 6 trillion"),
        (59.5, 60.5, "percent", "59.5 to 60.5 %"),
        (-3.0, -2.0, "pp", "−3 to −2 percentage points"),
        (10.65e6, 10.75e6, "t", "10.65 to 10.75 million t"),
        (12345.0, 12346.0, "1", "12,345 to 12,346"),
        (5e9, None, "USD", "more than $5 billion"),
        (None, 3.0, "1", "less than 3"),
        (None, None, "USD", "any number"),
    ],
)
def test_intervals(low: float | None, high: float | None, unit: str, said: str) -> None:
    assert say_interval(interval(low, high), unit) == said


def test_ends_that_are_in_and_points() -> None:
    assert say_interval(interval(5e9, None, True), "USD") == "at least $5 billion"
    assert say_interval(interval(None, 3, True), "1") == "at most 3"
    assert say_interval(point(25), "1") == "25"
    assert say_interval(Interval(Fraction(557, 2), Fraction(300)), "t", 4) == "278.5 to 300 t"


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2022", "2022"),
        ("2023-10", "October 2023"),
        ("2023-01/2023-07", "January–July 2023"),
        ("2023-04/2024-03", "April 2023–March 2024"),
        ("2020/2022", "2020–2022"),
        ("2023-09-19", "19 September 2023"),
        ("--10-16", "an unsaid period"),
        (None, "an unsaid period"),
    ],
)
def test_periods(iso: str | None, said: str) -> None:
    assert say_period(iso) == said


def test_lists() -> None:
    assert say_list(["a"]) == "a"
    assert say_list(["a", "b", "c"]) == "a, b and c"
    assert say_list([]) == ""
