"""The fiscal year of the country that reports, as an interval of months."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Final

from communique.entries.date_mentions import DateMention, as_day, months_on
from communique.words.load import FOLDER


@cache
def _fiscal_starts() -> dict[str, tuple[int, bool]]:
    with open(FOLDER / "world" / "fiscal.toml", "rb") as data:
        groups = tomllib.load(data)["fiscal_start"]
    return {code: (g["month"], g.get("named") == "start") for g in groups for code in g["codes"]}


def fiscal_start(code: str) -> tuple[int, bool]:
    """The first month of the fiscal year of an ISO 3166 code, and whether a single label names the year it begins."""
    starts = _fiscal_starts()
    country = code.partition("-")[0]
    wild = f"{country}-*" if "-" in code else country
    return starts.get(code) or starts.get(wild) or starts.get(country) or (1, False)


def fiscal_period(mention: DateMention, code: str | None, published: str | None = None) -> str | None:
    """The months that a fiscal mention covers in the country with this code; `None` where that is not known."""
    if mention.kind != "fiscal" or code is None:
        return mention.iso
    month, by_start = fiscal_start(code)
    if month == 1 and mention.year is not None and ":" not in mention.back:
        return mention.iso or f"{abs(mention.year):04}"
    begins = mention.year
    if begins is None:
        now = as_day(published)
        if now is None:
            return None
        begins = now.year - (now.month < month) + _OFFSETS[mention.back.partition(":")[0]]
    elif begins < 0:
        begins = -begins if by_start or month == 1 else -begins - 1
    if month == 1 and ":" not in mention.back:
        return f"{begins:04}"
    first, last = 0, 11
    if ":" in mention.back:
        part = mention.back.partition(":")[2]
        first, last = (int(n) - 1 for n in part.lstrip("m").split("-"))
        if part.startswith("m"):  # months by their calendar numbers
            first, last = ((n - month + 1) % 12 for n in (first, last))
            if first > last:
                return None
    return "/".join(months_on(begins, month, n) for n in (first, last))


_OFFSETS: Final = {"": 0, "0": 0, "-1": -1, "1": 1, "-2": -2}
