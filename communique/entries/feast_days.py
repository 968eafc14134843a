"""The day of a feast that a deadline names, in the year to come: by Christmas, before Easter."""

from __future__ import annotations

from datetime import date, timedelta

from communique.words.load import Group


def feast_after(group: Group, today: date) -> str:
    """The first day of a feast on or behind a day, by its fixed day or by the days that it lies from Easter."""
    here = _in_year(group, today.year)
    return (here if here >= today else _in_year(group, today.year + 1)).isoformat()


def _in_year(group: Group, year: int) -> date:
    if group.get("month"):
        return date(year, group["month"], group["day"])
    return _easter(year) + timedelta(days=group["behind_easter"])


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps = century // 4
    epact = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
