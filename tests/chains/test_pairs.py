"""Pairs of a promise and a later sentence: how many are followed as a reader would follow them."""

from __future__ import annotations

import pytest

from tests.chains.among import counts
from tests.chains.pairs import misses


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("pairs", 0.84),
        ("pairs2", 0.73),
        ("pairs3", 0.83),
        ("pairs4", 0.88),
        ("pairs5", 0.6),
        ("pairs6", 0.84),
        ("pairs7", 0.92),
        ("pairs8", 0.8),
        ("pairs9", 0.93),
        ("pairs10", 0.7),
    ],
)
def test_pairs_are_followed(name: str, least: float) -> None:
    wrong, number = misses(name)
    assert number > 25
    assert (number - len(wrong)) / number >= least, "\n".join(wrong)


def test_passages_among_other_news() -> None:
    gold, right, made, lines = counts()
    assert gold >= 70
    assert right / gold >= 0.65 and right / made >= 0.93, "\n".join(lines)
