"""What a user can ask of every list: one table for the command line, the pages and the API."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asking:
    """A filter: the field of `ledger.filters.Filter` that it sets, its option, what stands for its value, its help."""

    name: str
    option: str
    metavar: str | None
    help: str
    example: str = ""


ASKING = (
    Asking("area", "--area", "AREA", "A country or region, by ISO 3166 code or a part of the name.", "KE"),
    Asking("person", "--person", "NAME", "A person or organisation, by a part of the name.", "Wanjiru"),
    Asking("period", "--period", "ISO", "A day, month, year or interval, such as 2023-01/2023-07.", "2024"),
    Asking("versions", "--all-versions", None, "Also what a corrected version has replaced."),
    Asking("rejected", "--rejected", None, "Also what people rejected, merged away or split."),
)
# What lists of some kinds can be narrowed by too.
FURTHER = (
    Asking("actor", "--actor", "NAME", "Who is to act: a part of the name, or an ISO 3166 code.", "Ministry"),
    Asking("sector", "--sector", "HS", "Goods, by the beginning of an HS code, such as 87 or 8702.", "87"),
    Asking("due", "--due", "ISO", "When it is due: a day, month, year or interval.", "2025"),
    Asking("indicator", "--indicator", "NAME", "What is counted, such as exports or trade_turnover.", "exports"),
    Asking("unit", "--unit", "UNIT", "The unit, such as USD, percent or t.", "USD"),
    Asking("other", "--with", "AREA", "The other side, by ISO 3166 code or a part of the name.", "US-MN"),
)
HELP = {each.name: each for each in (*ASKING, *FURTHER)}
