"""Parts that make a whole."""

from __future__ import annotations

import pytest

from communique.compare.links import Link
from communique.compare.shares import Shares


def _link(text: str, part: str | None, *, start: int = 0, cue: str = "arrived") -> Link:
    return Link("c1", "d1", "progresses", 0.8, start, start + len(text), text, ("buses", "Osh"), cue, part=part)


@pytest.mark.parametrize(
    ("told", "text", "part", "bearing"),
    [
        ("7 of 12", "The other five arrived.", "5 of 12", "fulfils"),
        ("7 of 12", "Five more arrived.", "4 of 12", "progresses"),
        ("6 of 12", "Six of the twelve arrived.", "6 of 12", "progresses"),
        ("6 of 12", "The remaining six arrived.", "6 of 12", "fulfils"),
        (None, "Five arrived.", "5 of 12", "progresses"),
        ("7 of 20", "Five arrived.", "5 of 12", "progresses"),
    ],
)
def test_what_was_missing_makes_the_whole(told: str | None, text: str, part: str, bearing: str) -> None:
    shares = Shares()
    shares.learn("c1", told, "en")
    assert [link.bearing for link in shares.completed([_link(text, part)], "en")] == [bearing]


def test_two_parts_of_one_sentence_make_the_whole() -> None:
    text = "Four have left for Lorca, and four have come to Osh."
    halves = [_link(text, "4 of 8"), _link(text, "4 of 8", cue="come")]
    assert {link.bearing for link in Shares().completed(halves, "en")} == {"fulfils"}
    apart = [_link(text, "4 of 8"), _link(text, "4 of 8", start=80, cue="come")]
    assert {link.bearing for link in Shares().completed(apart, "en")} == {"progresses"}
