"""Days as metadata write them: ISO 8601 in its forms, RFC 2822, and day.month.year in digits."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"^(\d{4})-?(\d\d)-?(\d\d)(?!\d)|^(\d{4})[/.](\d\d?)[/.](\d\d?)(?!\d)")
_DIGITS = re.compile(r"^(\d\d?)[./](\d\d?)[./](\d{4})(?!\d)")
_EARLIEST, _LATEST = 1900, 2100


def iso_day(text: str) -> str | None:
    """The ISO day that a metadata value gives, or `None` where it is none or could be read two ways."""
    text = text.strip()[:60]
    if match := _ISO.match(text):
        year, month, day = (part for part in match.groups() if part)
        return _day(int(year), int(month), int(day))
    if match := _DIGITS.match(text):
        day, month, year = map(int, match.groups())
        if "/" in text[:6] and day <= 12 and month <= 12 and day != month:
            return None  # 03/04/2024 is April in London and March in New York
        return _day(year, month, day) or (_day(year, day, month) if "/" in text[:6] else None)
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _day(found.year, found.month, found.day)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None
