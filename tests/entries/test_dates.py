"""Dates and periods: every way of writing them, what is due when, and what must not be a date."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.entries.dates import DateMention, as_day, day_of, find_dates, find_due, fiscal_period, period_before
from communique.text.page import Page, lay_out
from communique.words.load import load_words
from tests.tables import each

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("dates.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = "2024-05-14"


def read(text: str, published: str | None = PUBLISHED) -> tuple[Page, list[DateMention]]:
    page = lay_out(text, load_words("en"))
    return page, find_dates(page, published or None)


@each("case", CASES, ids=lambda case: case["text"][:60])
def test_reads_dates(case: dict[str, Any]) -> None:
    page, dates = read(case["text"], case.get("published", PUBLISHED))
    found = [[page.slice(d.start, d.stop), d.iso or ""] for d in dates if d.kind != "duration"]
    assert found == case["dates"]


@each(
    "cls",
    [
        "month",
        "year_word",
        "before",
        "to_date",
        "today",
        "near",
        "part",
        "season",
        "edge_alone",
        "edge",
        "pick",
        "ago",
        "first",
        "window",
        "range_word",
        "date_glue",
        "link",
        "fiscal",
        "run_to",
        "year_after",
    ],
)
def test_examples_of_the_word_data(cls: str) -> None:
    groups = [group for group in load_words("en").of(cls) if group.get("example")]
    assert groups
    for group in groups:
        example = group["example"]
        _, dates = read(example["text"])
        if "before" in example:
            period = next(d.iso for d in dates if d.iso)
            assert period_before(next(d for d in dates if d.kind == "before"), period) == example["before"], example
        elif "sense" in example:
            assert dates[0].link == example["sense"], example
        elif "country" in example:
            assert fiscal_period(dates[0], example["country"], PUBLISHED) == example["iso"], example
        else:
            expected = example.get("isos") or [example["iso"]]
            assert [d.iso for d in dates if d.kind != "duration"] == expected, example


@each(
    ("text", "country", "expected"),
    [
        ("FY 2023-24", "IN", "2023-04/2024-03"),
        ("FY24", "IN", "2023-04/2024-03"),
        ("fiscal 2024", "JP", "2024-04/2025-03"),
        ("fiscal year 2024", "US", "2023-10/2024-09"),
        ("fiscal year 2024", "US-SC", "2023-07/2024-06"),
        ("the 2023-24 financial year", "AU-QLD", "2023-07/2024-06"),
        ("2023/24", "KE", "2023-07/2024-06"),
        ("2023/24", "RS", "2023/2024"),
        ("fiscal year 2024", "RS", "2024"),
        ("the current financial year", "IN", "2024-04/2025-03"),
        ("last fiscal year", "PK", "2022-07/2023-06"),
        ("the first quarter of FY 2024-25", "IN", "2024-04/2024-06"),
        ("the first half of fiscal 2024", "JP", "2024-04/2024-09"),
        ("FY 2023-24", None, None),
    ],
)
def test_fiscal_years_are_the_country_s(text: str, country: str | None, expected: str | None) -> None:
    _, dates = read(text)
    assert fiscal_period(dates[0], country, PUBLISHED) == expected


@each(
    ("text", "due"),
    [
        ("We will open two lanes by the end of June", "2024-06"),
        ("to draw up a list within a month", "2024-06"),
        ("the Days are due to take place in spring 2025", "2025-03/2025-05"),
        ("will be commissioned in the third quarter of this year", "2024-07/2024-09"),
        ("In 2025 we will open a school by 1 March 2026", "2026-03-01"),
        ("would waive its fee from 1 July", "2024-07-01"),
        ("we will sell more than last year", None),
        ("we will implement the strategy through 2030", None),
        ("we will act today", None),
        ("will replace what was built in 2015", None),
        ("will be done in the near future", None),
        ("will open it before the end of the decade", "2030"),
    ],
)
def test_due(text: str, due: str | None) -> None:
    page, dates = read(text)
    assert find_due(page, dates, 0, len(page.words)) == due


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("as he met with the Governor on 19 September", "2023-09-19"),
        ("met in Lima today", "2024-05-14"),
        ("held on 20 and 21 February", "2024-02-20/2024-02-21"),
        ("During their talks in April", "2024-04"),
        ("who has led the region since 2015", None),
        ("will hold the session in Perth in March 2025", "2025-03"),
    ],
)
def test_day_of_a_meeting(text: str, day: str | None) -> None:
    page, dates = read(text)
    assert day_of(dates, 0, len(page.words), PUBLISHED) == day


def test_mentions_never_overlap() -> None:
    text = " ".join(case["text"] for case in CASES)
    _, dates = read(text)
    assert all(a.stop <= b.start for a, b in itertools.pairwise(dates))
    assert all(d.start < d.stop for d in dates)


@pytest.mark.parametrize("text", ["from May to June 2023 and on the 22nd.", "in May or June 2023, and on the 22nd."])
def test_months_told_last_give_a_day_without_its_month_none(text: str) -> None:
    _, dates = read(text)
    assert [d.kind for d in dates] == ["interval"]


@pytest.mark.parametrize("period", ["2023", "2023-07", "2022-09-26", "2022-01/2022-07", "2023-10/2023-12"])
def test_a_year_before_keeps_the_grain(period: str) -> None:
    _, dates = read("than a year earlier")
    earlier = period_before(dates[0], period)
    assert earlier is not None
    assert len(earlier) == len(period)
    first, before = as_day(period), as_day(earlier)
    assert first and before and first.year - before.year == 1
