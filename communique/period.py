"""ISO 8601 days, months, years and intervals, both ends included."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


@lru_cache(maxsize=4096)
def first_day(iso: str) -> date | None:
    """The first day of a day, month, year or interval; `None` for anything else, such as `--10-16`."""
    match = _ISO.match(iso.split("/")[0])
    return _day(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None


@lru_cache(maxsize=4096)
def last_day(iso: str) -> date | None:
    """The last day of a day, month, year or interval; `None` for anything else."""
    match = _ISO.match(iso.split("/")[-1])
    if not match:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    if match[3] or not 1 <= month <= 12:
        return _day(year, month, int(match[3] or 1))
    return _day(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    """A day, or `None` where the calendar has none such, as for 31 April."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def span(iso: str | None) -> tuple[date, date] | None:
    """First and last day of a period, or `None` where it has no year."""
    if not iso:
        return None
    first, last = first_day(iso), last_day(iso)
    return (first, last) if first and last and first <= last else None


def year_before(iso: str) -> str | None:
    """The same period a year earlier (`2022-01/2022-07` for `2023-01/2023-07`); `None` without a year."""
    parts = iso.split("/")
    if not all(_ISO.match(part) for part in parts):
        return None
    shifted = [f"{int(part[:4]) - 1:04}{part[4:]}" for part in parts]
    return "/".join(part.replace("-02-29", "-02-28") for part in shifted)


def contains(outer: str | None, inner: str | None) -> bool:
    """Whether each day of `inner` lies in `outer`; false where either has no year."""
    a, b = span(outer), span(inner)
    return bool(a and b and a[0] <= b[0] and b[1] <= a[1])


def month_range(year: int, first: int, last: int) -> str:
    """The months `first` to `last` of a year as an interval, or the one month, or the year where it is whole."""
    if (first, last) == (1, 12):
        return f"{year:04}"
    if first == last:
        return f"{year:04}-{first:02}"
    return f"{year if first <= last else year - 1:04}-{first:02}/{year:04}-{last:02}"


def season(name: str, year: int) -> str:
    """The three months of a season of a year; winter is December of the year before to February."""
    first, last = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}[name]
    return month_range(year, first, last)
