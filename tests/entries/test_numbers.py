"""Quantities: hedges, ranges, words, currencies and units as exact intervals."""

from __future__ import annotations

import itertools
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from communique.entries.cardinals import parse_digits
from communique.entries.dates import find_dates
from communique.entries.numbers import Quantity, find_quantities
from communique.interval import HEDGES
from communique.text.page import Page, lay_out
from communique.words.load import load_words
from tests.tables import each

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("numbers.toml").read_text(encoding="utf-8"))[
    "case"
]


def read(text: str, country: str | None = None) -> tuple[Page, list[Quantity]]:
    page = lay_out(text, load_words("en"))
    return page, find_quantities(page, find_dates(page, "2024-05-14"), country)


def as_listed(page: Page, q: Quantity) -> list[Any]:
    ends = ["" if end is None else pytest.approx(float(end), abs=1e-5) for end in (q.low, q.high)]
    return [page.slice(q.first, q.last), *ends, q.unit, q.hedge]


@each("case", CASES, ids=lambda case: case["text"][:60])
def test_reads_quantities(case: dict[str, Any]) -> None:
    page, found = read(case["text"], case.get("country"))
    assert [as_listed(page, q) for q in found if q.sort != "plain"] == case["numbers"]


@pytest.mark.parametrize("cls", ["hedge", "unit", "currency", "fraction", "multiple", "superlative"])
def test_examples_of_the_word_data(cls: str) -> None:
    groups = [group for group in load_words("en").of(cls) if group.get("example")]
    assert groups
    for group in groups:
        example = group["example"]
        _, found = read(example["text"])
        q = found[0]
        ends = (None if q.low is None else float(q.low), None if q.high is None else float(q.high))
        for end, wanted in zip(ends, (example.get("low"), example.get("high")), strict=True):
            assert end == (None if wanted is None else pytest.approx(wanted, rel=1e-5)), example
        if cls == "hedge" and group["hedge"] != "none":
            assert q.hedge == group["hedge"], example
        if "unit" in example:
            assert q.unit == example["unit"], example


@pytest.mark.parametrize(
    ("token", "value", "place"),
    [
        ("1,234.5", "1234.5", "0.1"),
        ("1.234,5", "1234.5", "0.1"),
        ("12,34,567", "1234567", "1"),
        ("10,5", "10.5", "0.1"),
        ("1,234", "1234", "1"),
        ("1.50", "1.50", "0.01"),
        ("1.234.567", "1234567", "1"),
        ("0,75", "0.75", "0.01"),
    ],
)
def test_digits(token: str, value: str, place: str) -> None:
    assert parse_digits(token) == (Decimal(value), Decimal(place))


@pytest.mark.parametrize("token", ["10.1.2", "26.09.2023", "1,2,3", "1.2,3.4"])
def test_no_digits(token: str) -> None:
    assert parse_digits(token) is None


def test_quantities_never_overlap_and_are_intervals() -> None:
    text = ". ".join(case["text"] for case in CASES)
    _, found = read(text)
    assert all(a.last <= b.first for a, b in itertools.pairwise(found))
    for q in found:
        assert q.first <= q.start < q.stop <= q.last
        assert q.low is None or q.high is None or q.low <= q.high
        assert q.hedge in HEDGES
