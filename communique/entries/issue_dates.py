"""The season or month of a newsletter's issue, by which the days of a page without a date have their year."""

from __future__ import annotations

from typing import Final

from communique.entries.date_reader import DateReader
from communique.entries.dates import DateMention
from communique.entries.lines import is_body
from communique.text.page import Page

_LINES: Final = 6  # lines of a masthead
_LONGEST_LINE: Final = 10  # tokens of the line that tells the issue
_LEAD: Final = 60  # tokens of the lead that may tell its day
_FULL: Final = 10  # characters of a day: 2025-04-09
_WHOLE: Final = 7  # characters of a month with its year: 2025-04


def issue_month(page: Page) -> str | None:
    """The month (the middle one of a season) that a short line at the head of the page tells: Spring 2025, No. 14."""
    lines = page.paragraphs[:_LINES]
    if not lines:
        return None
    for when in DateReader(page, None).mentions(end := lines[-1][1]):
        if when.start >= end:
            break
        first, stop = lines[page.paragraph_of[when.start]]
        if stop - first <= _LONGEST_LINE and (month := _month_of(when)) is not None:
            return month
    return _month_of_lead(page)


def _month_of_lead(page: Page) -> str | None:
    """The month of the first full day that the lead of a page without a date tells: hosted a mission on 12 May 2026."""
    lead = next(((a, b) for a, b in page.paragraphs[: _LINES + 1] if is_body(page, a, b)), None)
    if lead is None:
        return None
    stop = min(lead[1], lead[0] + _LEAD)
    days = (when.iso for when in DateReader(page, None).mentions(stop) if lead[0] <= when.start < stop and when.iso)
    return next((day[:_WHOLE] for day in days if len(day) == _FULL and day[0].isdigit()), None)


def _month_of(when: DateMention) -> str | None:
    if when.iso is None or when.link or when.iso.startswith("-"):
        return None
    if when.kind == "month" and len(when.iso) == _WHOLE:
        return when.iso
    return _middle(when.iso) if when.kind == "season" else None


def _middle(season: str) -> str:
    """The month behind the first one of a season, which is written as an interval of months."""
    year, month = int(season[:4]), int(season[5:7])
    return f"{year + month // 12:04}-{month % 12 + 1:02}"
