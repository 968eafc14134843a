"""The day that a page's markup shows where its metadata give none, as htmldate finds it."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

from communique.gather.blocks import Element

_EARLIEST, _LATEST = "1990-01-01", "2100-01-01"

logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def shown_day(htmldate: Any, tree: Element, markup: bytes) -> str | None:
    """The ISO day of publication in marked places of the page, not by a search of its text; the tree stays as it is.

    `None` for a day that the page writes in a way that could be read two ways (03/04/2024).
    """
    try:
        found = htmldate.find_date(
            tree, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST
        )
        day = date.fromisoformat(found) if found else None
    except Exception:  # as in `MainText`
        return None
    if day is None or day.day <= 12 and day.day != day.month and _is_doubtful(day, markup):
        return None
    return day.isoformat()


def _is_doubtful(day: date, markup: bytes) -> bool:
    """Whether the page writes a day with slashes, which is another one in London than in New York."""
    numbers = ((day.day, day.month), (day.month, day.day))
    ways = [f"{a:{width}}/{b:{width}}/{day.year}" for a, b in numbers for width in ("", "02")]
    return any(way.encode() in markup for way in ways)
