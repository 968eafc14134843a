"""Runs of months and days in short: 8M-22, the nine-month figure, between 1 April and 30 June, (8M) within a date."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.cardinals import is_digits
from communique.entries.date_days import Core, DayReader
from communique.entries.date_mentions import DateMention
from communique.entries.date_months import MonthReader
from communique.period import month_range
from communique.text.page import Page

_MONTHS: Final = 12
_IN_BRACKET: Final = 10  # tokens between the brackets within a date
_CENTURY: Final = 2000


class RunReader(MonthReader):
    """Runs of months and days that are written in short, or that go back to one told of before."""

    def __init__(self, page: Page, published: str | None) -> None:
        super().__init__(page, published)
        self.told_runs: dict[int, str] = {}  # by how many months, those of one year
        self.told_month: str | None = None

    def note(self, mention: DateMention) -> None:
        """Keep a month or a run of months of one year, so that "the nine-month figure" may go back to it."""
        iso = mention.iso
        if iso is None or iso.startswith("--"):
            return
        if mention.kind == "month":
            self.told_month = iso
        elif mention.kind == "interval" and len(iso) == len("2023-01/2023-07") and iso[:4] == iso[8:12]:
            self.told_runs[int(iso[13:15]) - int(iso[5:7]) + 1] = iso

    def digits(self, i: int) -> Core | None:
        """A date that begins with digits, or 8M-22, 10M2022, 9M of 2023."""
        if i + 1 < self.page.size and self.words[i + 1][0] == "m" and (months := self.short_months(i)):
            return months
        core = super().digits(i)
        return self.run_on(core) if core is not None and core.kind == "day" else core

    def short_months(self, i: int) -> Core | None:
        """The first months of a year by their number and a capital M."""
        count = self.day_number(i) or 0
        mark, behind = self.words[i + 1][:1], self.words[i + 1][1:]
        if not (1 <= count <= _MONTHS and mark in self.role["month_mark"] and self.page.is_capital(i + 1)):
            return None
        if not self.page.touches(i + 1) or behind and not behind.isdecimal():
            return None
        year, stop = (self.short_year(behind), i + 2) if behind else self.year_of_months(i + 2)
        return Core(i, stop, month_range(year, 1, count), "interval") if year is not None else None

    def short_year(self, digits: str) -> int | None:
        """The year that two or four digits are."""
        if len(digits) not in (2, 4) or not digits.isdecimal():
            return None
        return int(digits) + _CENTURY * (len(digits) == 2)

    def year_of_months(self, i: int) -> tuple[int | None, int]:
        """The year at token `i`, behind a hyphen in two digits too, and the token behind it."""
        words = self.words
        joined = i + 1 < self.page.size and words[i] in "-–/'’" and self.page.touches(i) and self.page.touches(i + 1)
        if joined and words[i + 1].isdecimal():
            return self.short_year(words[i + 1]), i + 2
        return self.year_after(i)

    def over_bracket(self, i: int) -> int:
        """The token behind a short bracket at token `i`: eight months (8M) of 2022; `i` where there is none."""
        if i >= self.page.size or self.words[i] != "(":
            return i
        stop = min(i + _IN_BRACKET, self.page.size)
        return next((j + 1 for j in range(i + 1, stop) if self.words[j] == ")"), i)

    def run_so_far(self, first: int, stop: int, count: int) -> Core | None:
        """The nine-month figure, the seven-month period: the run told of before, or that up to the month told last."""
        if self.words[first + 1 : first + 2] != ["-"] or stop >= self.page.size:
            return None
        ends = stop + 1 < self.page.size and self.words[stop + 1] in self.role["run_end"]
        if self.words[stop] not in self.role["run_noun"] or ends or self.words[first - 1] in self.role["one"]:
            return None
        iso, month = self.told_runs.get(count), self.told_month
        if iso is None and month is not None and int(month[5:7]) == count:
            iso = month_range(int(month[:4]), 1, count)
        return Core(first, stop, iso, "interval") if iso is not None else None

    def run_on(self, core: Core) -> Core:
        """A day, or the run that goes on from it: between 1 April and 30 June 2018, from 5 May to 2 June."""
        joint = self.lex["range_word"].at(self.words, core.stop)
        if joint is None or joint[0] >= self.page.size or not is_digits(self.words[joint[0]]):
            return core
        if core.iso is None or core.iso.startswith("-"):
            return core
        if self.words[core.stop] in self.role["joint"] and not self.is_between(core.start):
            return core
        other = DayReader.digits(self, joint[0])
        return self.joined(core, other) if other is not None and other.kind == "day" else core

    def joined(self, core: Core, other: Core) -> Core:
        """The run from one day to another, whose year the first has too where it has none of its own."""
        if core.iso is None or other.iso is None:
            return core
        first = core.iso
        if self.is_year(core.stop - 1) is None:
            first = other.iso[:4] + first[4:]
            first = f"{int(first[:4]) - 1}{first[4:]}" if first > other.iso else first
        if first >= other.iso:
            return core
        return replace(core, stop=other.stop, iso=f"{first}/{other.iso}", kind="interval")
