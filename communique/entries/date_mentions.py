"""A date or period named in a text, as the other modules see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique.period import first_day


@dataclass(slots=True)
class DateMention:
    """A date or period in tokens `start` to `stop`; `iso` is `None` where nothing in the document settles it.

    `kind`: day, weekday, today, week, month, year, interval, season, decade, to_date, fiscal (`iso` needs the country,
    see `fiscal_period`), before (`a year earlier`: relative to the period spoken of, see `period_before`), since, past
    (`over the last five years`), within (`within two weeks`), ago, duration (`three years`: no date at all).
    `link`: the word before it by its sense, by, from, since, in, on, versus, or "". `edge`: start, middle or end of
    what is named, or "". `passed`: it lies wholly before the document's date. `year` and `back` serve the kinds fiscal
    (year of its first month, or minus the single label) and before (the year named, and `year`, `period` or `same`).
    `start` does not include the link; `lead` does.
    """

    start: int
    stop: int
    iso: str | None
    kind: str
    link: str = ""
    edge: str = ""
    passed: bool = False
    year: int | None = None
    back: str = ""
    lead: int = -1


def as_day(iso: str | None) -> date | None:
    """The day, or the first day of a coarser period, that an ISO string names; `None` for anything else."""
    return first_day(iso) if iso else None


def months_on(year: int, month: int, ahead: int) -> str:
    """The month `ahead` months behind a month of a year, as ISO 8601."""
    total = year * 12 + month - 1 + ahead
    return f"{total // 12:04}-{total % 12 + 1:02}"
