"""Dates and periods: every way that reports name a day, a month, a year or a stretch of time, as ISO 8601.

Reading starts only from digits and from words of time, goes through the text once, and resolves what is relative
against the document's date. What a phrase means is word data; how the pieces combine stands in `date_reader`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from communique.entries.date_mentions import DateMention, as_day, months_on
from communique.entries.date_reader import DateReader
from communique.entries.fiscal import fiscal_period, fiscal_start
from communique.entries.lexicon import lexicon
from communique.period import first_day, last_day, year_before
from communique.text.page import Page

__all__ = [
    "DateMention",
    "as_day",
    "day_of",
    "find_dates",
    "find_due",
    "fiscal_period",
    "fiscal_start",
    "period_before",
    "session_before",
]


def find_dates(page: Page, published: str | None) -> list[DateMention]:
    """Every date and period of the page, in the order of the text, none inside another.

    `published` is the document's own date (ISO, a day where it is to settle "today"), or `None`.
    """
    return list(DateReader(page, published).mentions())


def period_before(mention: DateMention, period: str | None) -> str | None:
    """What a mention of kind `before` means in a sentence about `period`, or `None`."""
    if period is None:
        return None
    if mention.back == "period":
        return _previous(period)
    if mention.back == "session":
        return session_before(period)
    if mention.back == "season":
        return year_before(period) if len(period) == len("2023/2024") else None
    if period.startswith("--"):
        return None if mention.year is None else f"{mention.year:04}{period[1:]}"
    if mention.year is not None:
        parts = period.split("/")
        width = int(parts[-1][:4]) - int(parts[0][:4])
        return "/".join(f"{mention.year + n * width:04}{part[4:]}" for n, part in enumerate(parts))
    return year_before(period)


def session_before(day: str) -> str | None:
    """The last day before this one on which markets deal, weekends left out; `None` for anything but a day."""
    here = as_day(day) if len(day) == 10 else None
    if here is None:
        return None
    back = {0: 3, 6: 2}.get(here.weekday(), 1)
    return (here - timedelta(days=back)).isoformat()


def _previous(period: str) -> str | None:
    """The stretch of months just as long that ends right before this one; `None` for days and for no year."""
    first, last = first_day(period), last_day(period)
    if first is None or last is None or period.count("-") > 2:
        return None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 12 and first.month == 1:
        return year_before(period)
    a, b = months_on(first.year, first.month, -months), months_on(first.year, first.month, -1)
    return a if a == b else f"{a}/{b}"


_NO_DUE: Final = frozenset({"before", "since", "past", "duration", "to_date", "ago", "decade"})


def find_due(page: Page, dates: list[DateMention], start: int, stop: int) -> str | None:
    """When the act of a clause (tokens `start` to `stop`) is due, at the grain of ruling 8, or `None`.

    A deadline ("by", "within") is preferred to a time ("in", "on"); what lies in the past, the span of a strategy and
    "today" are none.
    """
    best: tuple[int, str] | None = None
    for when in dates:
        if when.start >= stop:
            break
        if when.start < start or when.iso is None or when.kind in _NO_DUE or when.passed or when.link == "versus":
            continue
        if when.kind == "today" and not when.back or _titled(page, when):
            continue
        rank = 0 if when.link == "by" or when.kind == "within" else 1
        if best is None or rank < best[0]:
            best = rank, when.iso
    return best[1] if best else None


def _titled(page: Page, when: DateMention) -> bool:
    """Whether the date belongs to a title right before it: the strategy through 2030, the plan for 2024-2026."""
    if when.kind in ("day", "weekday", "week", "month"):
        return False  # a list before 1 June, and no plan of many years
    edges = lexicon(page.language.language, "edge")
    if when.link == "in" and any(edges.at(page.words, i) for i in range(when.start, when.stop)):
        return False  # sign a roadmap at the end of the year
    known = lexicon(page.language.language, "titled")
    return when.link in ("by", "in", "") and known.before(page.words, when.lead) is not None


_DAY_KINDS: Final = ("day", "today", "weekday")


def day_of(dates: list[DateMention], start: int, stop: int, published: str | None = None) -> str | None:
    """When an encounter told of in tokens `start` to `stop` takes place: the first day, else the finest period named.

    A period longer than a season, and what only compares, is no date of a meeting.
    """
    here = [d for d in dates if start <= d.start < stop and d.iso and d.link not in ("versus", "since")]
    for when in here:
        if when.kind in _DAY_KINDS or when.kind == "interval" and len(when.iso or "") > 15:
            return when.iso
    for kind in ("week", "ago", "month", "season", "within", "interval", "year"):
        for when in here:
            if when.kind == kind:
                return when.iso
    return None
