"""Runs of days: weekdays that follow each other, with and without their dates, and days of a month in a list."""

from __future__ import annotations

import pytest

from tests.entries.laying import lay_out_whole
from tests.tables import each

RUNS = [
    ("He was there Tuesday and Wednesday.", "2023-05-30/2023-05-31"),
    ("He was there on Tuesday and Wednesday.", "2023-05-30/2023-05-31"),
    ("He was there from Tuesday to Thursday.", "2023-05-30/2023-06-01"),
    ("He was there Tuesday through Thursday.", "2023-05-30/2023-06-01"),
    ("He was there from Tuesday evening until Thursday morning.", "2023-05-30/2023-06-01"),
    ("He was there between Monday and Wednesday.", "2023-05-29/2023-05-31"),
    ("He came last Friday and Saturday.", "2023-06-02/2023-06-03"),
    ("They will meet next Tuesday and Wednesday.", "2023-06-13/2023-06-14"),
    ("He came from Friday 26 to Sunday 28 May.", "2023-05-26/2023-05-28"),
    ("He came on Friday 26 and Saturday 27 May.", "2023-05-26/2023-05-27"),
    ("He came on Friday, 26 May and Saturday, 27 May.", "2023-05-26/2023-05-27"),
    ("He came from Friday May 26 through Sunday May 28.", "2023-05-26/2023-05-28"),
    ("He came from Wed 31 May to Fri 2 June.", "2023-05-31/2023-06-02"),
    ("He came on Tuesday 12 to 14 March.", "2023-03-12/2023-03-14"),
    ("He came on 12, 13 and 14 May.", "2023-05-12/2023-05-14"),
    ("He came on 12, 13 May.", "2023-05-12/2023-05-13"),
    ("He came on May 12, 13 and 14.", "2023-05-12/2023-05-14"),
]


@each(("text", "iso"), RUNS)
def test_days_that_follow_each_other_are_one_run(text: str, iso: str) -> None:
    context = lay_out_whole(f"Talks on trade go on after a long pause\n6 June 2023\n\n{text}\n")
    assert [when.iso for when in context.dates[1:]] == [iso]


APART = [
    ("He was there on Tuesday and Thursday.", ["2023-06-06", "2023-06-01"]),
    ("He will be there on Tuesday or Wednesday.", ["2023-06-06", "2023-06-07"]),
    ("He missed Monday and Tuesday's sitting.", ["2023-06-05", "2023-06-06"]),
    ("In May 12, 13 and 14 firms joined.", ["2023-05"]),
]


@pytest.mark.parametrize(("text", "iso"), APART)
def test_days_apart_are_no_run(text: str, iso: list[str]) -> None:
    context = lay_out_whole(f"Talks on trade go on after a long pause\n6 June 2023\n\n{text}\n")
    assert [when.iso for when in context.dates[1:]] == iso
