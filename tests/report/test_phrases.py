"""Values as a person says them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.kinds import Figure, Person
from communique.report.phrases import (
    one_line,
    safe,
    say_counts,
    say_figure,
    say_indicator,
    say_interval,
    say_period,
    say_person,
)
from tests.builders import MINISTER, make_document, make_entries
from tests.tables import each


def test_counts_are_said_in_words() -> None:
    assert say_counts({"story": 2, "figure": 1204, "hub": 1}) == "2 stories, 1,204 figures, 1 hub"
    assert (say_counts({"story": 1}), say_counts({})) == ("1 story", "")


@each(
    ("low", "high", "unit", "said"),
    [
        (556e6, 557e6, "USD", "$556 to 557 million"),
        (336.5e6, 337.5e6, "USD", "$336.5 to 337.5 million"),
        (1.4e9, 1.6e9, "EUR", "€1.4 to 1.6 billion"),
        (2e12, 2.1e12, "BYN", "BYN 2 to 2.1 trillion"),
        (950e6, 1.05e9, "USD", "$0.95 to 1.05 billion"),
        (24.75, 24.85, "percent", "24.75 to 24.85 %"),
        (25, 25, "1", "25"),
        (1200, 1200, "1", "1,200"),
        (1, 3, "1", "1 to 3"),
        (100, None, "1", "at least 100"),
        (None, 5e6, "t", "at most 5 million t"),
        (None, None, "USD", "any number"),
        (-1.6e9, -1.5e9, "USD", "−$1.6 to −1.5 billion"),
        (0, 0, "USD", "$0"),
        (1.5, 2.5, "pp", "1.5 to 2.5 percentage points"),
    ],
)
def test_intervals(low: float | None, high: float | None, unit: str, said: str) -> None:
    assert say_interval(low, high, unit) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"measure": "change", "low": 54, "high": 60, "unit": "percent"}, "up 54 to 60 %"),
        ({"measure": "change", "low": -6, "high": -5, "unit": "percent"}, "down 5 to 6 %"),
        ({"measure": "change", "low": -1, "high": 1, "unit": "percent"}, "−1 to 1 %"),
        ({"measure": "change", "low": None, "high": -5, "unit": "percent"}, "down at least 5 %"),
        ({"measure": "rank", "low": 1, "high": 3, "unit": "1"}, "rank 1 to 3"),
        ({}, "$556 to 557 million"),
    ],
)
def test_figures(change: dict[str, object], said: str) -> None:
    figure = make_entries(make_document())[3]
    assert isinstance(figure, Figure)
    assert say_figure(replace(figure, **change)) == said
    assert say_indicator(figure) == "trade turnover"


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        (None, ""),
        ("2022", "2022"),
        ("2023-10", "Oct 2023"),
        ("2023-09-19", "19 Sep 2023"),
        ("2023-01/2023-07", "Jan-Jul 2023"),
        ("2023-12/2024-02", "Dec 2023 to Feb 2024"),
        ("2015/2023", "2015 to 2023"),
        ("--10-16", "16 Oct"),
        ("--10", "Oct"),
        ("2023-W05", "2023-W05"),
    ],
)
def test_periods(iso: str | None, said: str) -> None:
    assert say_period(iso) == said


def test_people() -> None:
    assert say_person(MINISTER) == "Amina Wanjiru (Minister of Trade of Kenya)"
    assert say_person(MINISTER, role=False) == "Amina Wanjiru"
    assert say_person(Person(None, "an official")) == "an official"
    assert say_person(None) == ""


def test_what_would_act_on_a_terminal_is_shown_instead() -> None:
    hostile = "a\x1b[31mred\x07\x9b\u202egnp.exe\u2066x\r\n\tb"
    shown = safe(hostile)
    assert len(shown) == len(hostile)
    assert not set(shown) & set("\x1b\x07\x9b\u202e\u2066\r")
    assert one_line("a\n\t b\u00a0 c") == "a b c"
