"""Figures: what a number is a figure of, its period, and what is none."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.entries.reading import read_text
from communique.kinds import Figure
from tests.tables import each

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("figures.toml").read_text(encoding="utf-8"))[
    "case"
]


def read(text: str, published: str = "2024-05-14") -> list[Figure]:
    return [e for e in read_text(text, published=published).entries if isinstance(e, Figure)]


@each("case", CASES, ids=lambda case: case["text"][:60])
def test_reads_figures(case: dict[str, Any]) -> None:
    found = read(case["text"], case.get("published", "2024-05-14"))
    assert len(found) == len(case["figures"]), [f.stated for f in found]
    for figure, wanted in zip(found, case["figures"], strict=True):
        words, measure, low, high, unit, hedge, period, compared, indicator = wanted
        assert words in figure.stated
        ends = ["" if end is None else pytest.approx(end, rel=1e-6) for end in (figure.low, figure.high)]
        assert [figure.measure, *ends, figure.unit, figure.hedge] == [measure, low, high, unit, hedge], words
        assert (figure.period or "") == period, words
        if compared:
            assert figure.compared_to == compared, words
        if indicator:
            assert figure.indicator == indicator, words
    for figure, areas in zip(found, case.get("areas", ()), strict=False):
        assert [area.code or area.name for area in figure.areas] == areas
    for figure, subject in zip(found, case.get("subjects", ()), strict=False):
        assert (figure.subject or "") == subject


def test_evidence_stands_in_the_text() -> None:
    for case in CASES:
        for figure in read(case["text"]):
            (piece,) = figure.evidence
            assert case["text"][piece.start : piece.end] == piece.text
            assert figure.stated in piece.text


def test_ids_are_stable_and_tell_figures_apart() -> None:
    text = CASES[3]["text"]
    ids = [f.id for f in read(text)]
    assert ids == [f.id for f in read(text)]
    assert len(set(ids)) == len(ids)


def test_both_sides_of_trade() -> None:
    (figure,) = read("Trade turnover between Belarus and Poland exceeded $556 million in 2022.")
    assert [area.code or area.name for area in figure.areas] == ["BY", "PL"]


@pytest.mark.parametrize(
    "club, area",
    [
        ("the Kirkbrae–Ibara Twinning Association", "Kirkbrae"),
        ("the Oslo-Lima Friendship Association", "Oslo"),
        ("the Sister-City Association of Hamar", None),  # no town of that name
    ],
)
def test_money_of_a_club_is_its_towns(club: str, area: str | None) -> None:
    (figure,) = read(f"Newsletter of {club}\nSpring 2025\n\nWhat a year\n\nWe raised $780 at the raffle.\n")
    assert [one.name for one in figure.areas] == ([area] if area else [])


def test_the_speaker_states_the_figure() -> None:
    text = "Talks in Tbilisi\n\n“Last year our trade reached $5 billion,” President of Serbia Ilija Perić said.\n"
    (figure,) = read(text)
    assert figure.speaker is not None
    assert figure.speaker.name == "Ilija Perić"
    assert figure.period == "2023"


# Texts that once broke a rule; most come from random words.
HURT = [
    "and 5 3.5 per cent of exports",
    "in the lakh in 00 largest dozen; one of 0 largest; ranks 10 13 largest",
    "from 0 to 5 million dollars, between 0 and 3 bn",
    "The Government has transferred more than ₹3.2 lakh crore to",
    "exports in February, a fifth more than in the same two months of 2023",
    "a jump of 21 per cent in July over the same period of 2023",
    "99999999999999999999999999999999999999999 tonnes and 1e9 % of 1.2.3",
    "½ Ⅳ ² ٣ ५ % of $ € ₹ 5½ % 1/0 of 3/4 of",
    "$",
    "5",
    "%",
    "−",
    "1-",
    "-1",
    "(+",
    "+%",
    "FY",
    "the first",
    "same period",
    "within",
    "between 5 and",
]


@each("text", HURT)
@each("published", ["2024-05-14", "2024-02-29", "2024", "0001-01-01", "9999-12-31"])
def test_nothing_breaks(text: str, published: str) -> None:
    for figure in read(text, published):
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert all(text[piece.start : piece.end] == piece.text for piece in figure.evidence)


def test_random_words_never_break_a_rule() -> None:
    words = " ".join(case["text"] for case in CASES).split() + " ".join(HURT).split()
    chance = random.Random(7)
    for _ in range(150):
        text = " ".join(chance.choices(words, k=chance.randint(1, 50)))
        for figure in read(text):
            assert figure.low is None or figure.high is None or figure.low <= figure.high
            assert all(text[piece.start : piece.end] == piece.text for piece in figure.evidence)


@pytest.mark.parametrize("copies", [1, 40])
def test_a_long_row_of_numbers_is_read_once(copies: int) -> None:
    text = "Exports rose " + "5 per cent, $3 million and " * copies + "more."
    assert len(read(text)) >= copies
