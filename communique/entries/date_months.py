"""Months: October 18, 2024; January-July 2023; March of last year; the June quarter."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.cardinals import is_digits
from communique.entries.date_days import Core, DayReader
from communique.entries.date_mentions import months_on
from communique.text.page import Match
from communique.text.tags import DET

_QUARTER: Final = 3  # months


class MonthReader(DayReader):
    """Months and what is counted in them."""

    def month(self, match: Match) -> Core | None:
        """October 18, 2024; January-July 2023; March of last year; last September; May 2024."""
        number = match.group["number"]
        i, stop = match.start, self.month_at(match.start)[1]  # type: ignore[index]
        if not self.is_month(match, stop):
            return None
        picked = self.lex["pick"].before(self.words, i)
        day = self.day_behind(i, stop)
        if day is not None:
            return self.run_of_days(self.month_day(i, number, *day))
        ranged = self.month_range_at(i, stop, number) or self.run_to(i, stop, number) or self.run_named(i, stop, number)
        if ranged is not None:
            return ranged
        year, stop = self.year_after(stop)
        if year is None and picked is not None and self.now is not None:
            return self.picked_month(picked[0], stop, number, picked[1]["offset"])
        if year is None:
            if match.group.get("short"):
                return None
            if self.now is None:
                return Core(i, stop, f"--{number:02}", "month")
            year = self.nearest_year(i, number, 15)
        return Core(i, stop, f"{year:04}-{number:02}", "month")

    def is_month(self, match: Match, stop: int) -> bool:
        """Whether a word that may be another word or a name is a month here."""
        group, i = match.group, match.start
        if not (group.get("wary") or group.get("short")):
            return True
        if not self.page.is_capital(i):
            return False
        after = self.page.word(stop)
        if is_digits(after) and (self.is_year(stop) or self.day_number(stop)):
            return True
        if group.get("short"):
            joint = self.lex["range_word"].at(self.words, stop)
            return joint is not None and joint[0] < self.page.size and self.page.match_at("month", joint[0]) is not None
        joint = self.lex["range_word"].at(self.words, stop)
        if joint is not None and self.page.match_at("month", joint[0]) and self.words[stop] not in self.role["joint"]:
            return True
        if i == 0:
            return False
        if self.lex["run_to"].before(self.words, i) is not None:
            return True
        timely = self.lex["link"].before(self.words, i) or self.lex["pick"].before(self.words, i)
        edge = self.lex["edge"].before(self.words, i)
        listed = self.words[i - 1] in self.role["and_or"] and i > 1 and self.page.match_at("month", i - 2) is not None
        if timely or edge or listed or self.words[i - 1] in self.role["month_cue"]:
            year, _ = self.year_after(stop)
            capital = stop < self.page.size and self.page.is_capital(stop) and self.page.match_at("month", stop) is None
            named = (
                capital
                and after.isalpha()
                and timely is not None
                and timely[1].get("sense") in ("by", "versus", "from")
            )
            return year is not None or not named
        year, behind = self.year_after(stop)
        return year is not None and behind > stop or self.is_of_encounter(i, stop)

    def is_of_encounter(self, i: int, stop: int) -> bool:
        """Whether a month stands between an article and the noun of an encounter: a March | call between."""
        if not self.page.tags[i - 1] & DET or stop >= self.page.size or self.page.is_capital(stop):
            return False
        return bool(self.page.within("encounter", stop, stop + 2))

    def day_behind(self, i: int, stop: int) -> tuple[int, int | None, int] | None:
        """Day, last day of a run or `None`, and the token behind them, for the month in tokens `i` to `stop`."""
        if stop >= self.page.size or not self.same_paragraph(i, stop):
            return None
        day = self.day_number(stop)
        if day is None:
            return None
        j = self.past_suffix(stop + 1)
        last = None
        behind, listed = self.behind_listed(j, day)
        joint = self.lex["range_word"].at(self.words, behind)
        if joint is not None and joint[0] < self.page.size and self.day_number(joint[0]) == listed + 1:
            j = behind  # May 12, 13 and 14
        joint = self.lex["range_word"].at(self.words, j)
        if joint is not None and joint[0] < self.page.size and self.page.match_at("month", joint[0]) is None:
            last = self.day_number(joint[0])
            if last is not None and last > day:
                j = self.past_suffix(joint[0] + 1)
            else:
                last = None
        year, end = (
            self.year_after(j) if j < self.page.size and self.words[j] in (",", ".") or self.is_year(j) else (None, j)
        )
        if year is None and end == j and self.counts_behind(i, j):
            return None
        return day, last, j

    def counts_behind(self, i: int, j: int) -> bool:
        """Whether the number before token `j` counts what follows: "in May 20 companies opened", "May 5 per cent"."""
        if j >= self.page.size:
            return False
        word = self.words[j]
        if word == "%" or self.lex["unit"].at(self.words, j) or self.lex["scale"].at(self.words, j):
            return True
        month_only = i > 0 and self.words[i - 1] in self.role["whole_month_cue"]
        return month_only and word.isalpha() and word.endswith("s") and len(word) > 4

    def month_day(self, i: int, number: int, day: int, last: int | None, stop: int) -> Core | None:
        year, stop = self.year_after(stop)
        return self.days(i, stop, year, number, day, last)

    def run_of_days(self, core: Core | None) -> Core | None:
        """A day, or the run that goes on from it into another month: between June 30 and July 6, June 30 - July 2."""
        if core is None or core.kind != "day" or core.iso is None or core.iso.startswith("-"):
            return core
        joint = self.lex["range_word"].at(self.words, core.stop)
        other = self.page.match_at("month", joint[0]) if joint is not None else None
        if other is None or self.words[core.stop] in self.role["joint"] and not self.is_between(core.start):
            return core
        stop = self.month_at(other.start)[1]  # type: ignore[index]
        day = self.day_behind(other.start, stop)
        last = self.month_day(other.start, other.group["number"], *day) if day is not None else None
        return self.joined(core, last) if last is not None and last.kind == "day" else core

    def joined(self, core: Core, other: Core) -> Core:
        """The run from one day to another; readers of runs know it."""
        return core

    def month_range_at(self, i: int, stop: int, number: int) -> Core | None:
        """January-July 2023, from March to June, between January and May, November 2023 to January 2024."""
        first_year, j = self.year_after(stop)
        joint = self.lex["range_word"].at(self.words, j)
        if joint is None:
            return None
        other = self.month_at(joint[0])
        if (
            other is None
            or self.words[j] in self.role["joint"]
            and not (self.is_between(i) or other[0].group["number"] == number + 1)
        ):
            return None
        if self.day_behind(other[0].start, other[1]) is not None:
            return None
        year, end = self.year_after(other[1])
        if year is None and other[1] < self.page.size and self.words[other[1]] in self.role["period_word"]:
            year, behind = self.year_after(other[1] + 1)
            end = behind if year is not None else end
        last = other[0].group["number"]
        fiscal = self.fiscal_label(other[1])
        if fiscal is not None:
            return replace(fiscal, start=i, back=f"{fiscal.back}:m{number}-{last}")
        label = self.year_range(end - 1, year, end + 1) if year is not None and end + 1 < self.page.size else None
        if (
            year is not None
            and label is not None
            and label.kind == "fiscal"
            and number > last
            and self.words[end] in "-/–"
        ):
            year, end = year + 1, label.stop  # April-January 2024-25
        if year is None:
            if self.now is None:
                return Core(i, end, None, "interval")
            year = first_year if first_year is not None else self.nearest_year(i, last, 15)
        begins = first_year if first_year is not None else year - (number > last)
        if (begins, number) == (year, 1) and last == 12:
            return Core(i, end, f"{year:04}", "year")
        return Core(i, end, f"{begins:04}-{number:02}/{year:04}-{last:02}", "interval")

    def fiscal_label(self, i: int) -> Core | None:
        """The fiscal year named at token `i` right behind months of it: July-October FY25; readers of years know it."""
        return None

    def run_to(self, i: int, stop: int, number: int) -> Core | None:
        """The year to June 2023, the three months ended March: so many months that end with this one."""
        found = self.lex["run_to"].before(self.words, i) or self.lex["run_to"].before(self.words, i - 1)
        if found is None:
            return None
        year, end = self.year_after(stop)
        if year is None:
            if self.now is None:
                return None
            year = self.nearest_year(i, number, 15)
        months = found[1]["months"]
        iso = f"{months_on(year, number, 1 - months)}/{year:04}-{number:02}" if months else None
        return Core(found[0], end, iso, "interval")

    def run_named(self, i: int, stop: int, number: int) -> Core | None:
        """The June quarter, the December half of 2023, the June 2024 quarter: so many months that end with this one."""
        inner = self.is_year(stop) if stop < self.page.size else None
        found = self.lex["run_named"].at(self.words, stop + (inner is not None))
        if found is None or number % _QUARTER:
            return None
        end = found[0]
        if inner is not None:
            first = months_on(inner, number, 1 - found[1]["months"])
            return Core(i, end, f"{first}/{inner:04}-{number:02}", "interval")
        year, behind = self.year_after(end + (self.words[end : end + 1] == ["of"]))
        if year is None and self.now is None:
            return None
        year, end = (self.nearest_year(i, number, 15), end) if year is None else (year, behind)
        first = months_on(year, number, 1 - found[1]["months"])
        return Core(i, end, f"{first}/{year:04}-{number:02}", "interval")

    def picked_month(self, start: int, stop: int, number: int, offset: int) -> Core:
        assert self.now is not None
        year = self.now.year
        if offset < 0:
            year -= number >= self.now.month
        elif offset > 0:
            year += number <= self.now.month
        return Core(start, stop, f"{year:04}-{number:02}", "month")
