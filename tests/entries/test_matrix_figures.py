"""How numbers are said crossed with how they are written: each row of the contract's table, its words, its interval."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.entries.reading import read_text
from communique.kinds import Figure
from tests.tables import each

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("figure_matrix.toml").read_text(encoding="utf-8"))
AFTER = [(hedge, words) for hedge, rows in DATA["after"].items() for words in rows]
BEFORE = [(hedge, f"{words} ") for hedge, rows in DATA["before"].items() for words in rows]


def figures(*paragraphs: str) -> list[Figure]:
    """The figures of a report of these paragraphs."""
    text = "\n\n".join((DATA["head"], *paragraphs)) + "\n"
    return [entry for entry in read_text(text).entries if isinstance(entry, Figure)]


def ends(hedge: str, amount: list[Any]) -> tuple[float | None, float | None]:
    """The interval that the contract gives an amount under a hedge."""
    _, x, w, half, *_ = amount
    return {
        "exact": (x - half, x + half), "about": (x - w, x + w), "under": (x - w, x), "over": (x, x + w),
        "least": (x, None), "most": (None, x),
    }[hedge]  # fmt: skip


def check(hedge: str, written: list[str]) -> None:
    """Each of the amounts in its paragraph is one figure with the interval of the hedge."""
    paragraphs = [one[5].format(words) for one, words in zip(DATA["amounts"], written, strict=True)]
    read = figures(*paragraphs)
    assert [(one.hedge, one.unit) for one in read] == [(hedge, one[4]) for one in DATA["amounts"]], written
    for one, amount in zip(read, DATA["amounts"], strict=True):
        wanted = [None if end is None else pytest.approx(end) for end in ends(hedge, amount)]
        assert [one.low, one.high] == wanted, one.stated


@each(("hedge", "words"), BEFORE, ids=[words for _, words in BEFORE])
def test_hedges_before_every_amount(hedge: str, words: str) -> None:
    check(hedge, [words + amount[0] for amount in DATA["amounts"]])


@each(("hedge", "words"), AFTER, ids=[words for _, words in AFTER])
def test_hedges_behind_every_amount(hedge: str, words: str) -> None:
    check(hedge, [amount[0] + words for amount in DATA["amounts"]])


@each("row", DATA["money"]["sums"], ids=lambda row: row[0])
def test_sums_of_money(row: list[Any]) -> None:
    words, low, high, unit, hedge = row
    (one,) = figures(f"Trade between Kenya and Peru was worth {words} in 2024.")
    assert (one.low, one.high) == (pytest.approx(low), pytest.approx(high))
    assert (one.unit, one.hedge, one.period) == (unit, hedge, "2024")


@pytest.mark.parametrize("text", ["COP 29 was held in Baku.", "TRY 3 TIMES, THEY SAY", "SDG 17 is partnership."])
def test_codes_that_are_words_are_no_money(text: str) -> None:
    assert figures(text) == []


@each("case", DATA["told"]["cases"], ids=lambda case: case[0])
def test_what_is_told_and_of_when(case: list[Any]) -> None:
    sentence, wanted = case
    read = figures(sentence)
    assert len(read) == len(wanted), [one.stated for one in read]
    for one, (words, measure, low, high, unit, hedge, period, compared, indicator) in zip(read, wanted, strict=True):
        assert words in one.stated
        ends = [pytest.approx(end, rel=1e-6) for end in (low, high)]
        assert [one.measure, one.low, one.high, one.unit, one.hedge] == [measure, *ends, unit, hedge], words
        assert (one.period or "") == period, words
        assert not compared or one.compared_to == compared, words
        assert not indicator or one.indicator == indicator, words


@pytest.mark.parametrize("case", DATA["whose"]["cases"], ids=lambda case: case[0])
def test_whose_figures_they_are(case: list[Any]) -> None:
    passage, wanted = case
    assert sorted(area.code or area.name for area in figures(passage)[-1].areas) == wanted


@pytest.mark.parametrize("words", ["country", "city", "region"])
@pytest.mark.parametrize("who", ["Ms Wanjiru", "Mr Soto"])
def test_a_relative_clause_tells_of_the_area_of_who_is_told_of(who: str, words: str) -> None:
    (one,) = figures(f"{who}, whose {words} has 1.3 million inhabitants, said that ports were full.")
    assert [area.code for area in one.areas] == ["KE" if "Wanjiru" in who else "PE"]


@pytest.mark.parametrize("bound", ["over 50 workers", "more than 250 employees", "at least 10 hectares"])
@pytest.mark.parametrize("rule", ["must report twice a year", "have to publish accounts", "may apply by May"])
def test_a_rule_only_tells_whom_it_binds(bound: str, rule: str) -> None:
    assert figures(f"Firms with {bound} {rule}, Mr Soto said.") == []
