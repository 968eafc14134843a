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
HELP = {each.name: each for each in ASKING}
