"""Dates and periods: every way that reports name a day, a month, a year or a stretch of time, as ISO 8601.

Reading starts only from digits and from words of time, goes through the text once, and resolves what is relative
against the document's date. What a phrase means is word data; here stands how the pieces combine.
"""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from communique.entries.cardinals import count_before, is_digits
from communique.entries.lexicon import Lexicon, lexicon
from communique.period import first_day, last_day, month_range, season, year_before
from communique.text.page import Match, Page
from communique.words.load import FOLDER

_ANCHORS = (
    "month", "weekday", "season", "year_word", "before", "to_date", "today", "near", "part", "fiscal",
    "edge_alone", "time_unit",
)  # fmt: skip
_YEARS = range(1990, 2050)
_WIDE_YEARS = range(1700, 2101)
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
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


def find_dates(page: Page, published: str | None) -> list[DateMention]:
    """Every date and period of the page, in the order of the text, none inside another.

    `published` is the document's own date (ISO, a day where it is to settle "today"), or `None`.
    """
    return _Reader(page, published).read()


def as_day(iso: str | None) -> date | None:
    """The day, or the first day of a coarser period, that an ISO string names; `None` for anything else."""
    return first_day(iso) if iso else None


# --- the fiscal year of a country


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
    if month == 1 and mention.year is not None:
        return mention.iso or f"{abs(mention.year):04}"
    begins = mention.year
    if begins is None:
        now = as_day(published)
        if now is None:
            return None
        begins = now.year - (now.month < month) + _OFFSETS[mention.back.partition(":")[0]]
    elif begins < 0:
        begins = -begins if by_start else -begins - 1
    if month == 1 and ":" not in mention.back:
        return f"{begins:04}"
    first, last = 0, 11
    if ":" in mention.back:
        first, last = (int(n) - 1 for n in mention.back.partition(":")[2].split("-"))
    return "/".join(_months_on(begins, month, n) for n in (first, last))


_OFFSETS = {"": 0, "0": 0, "-1": -1, "1": 1, "-2": -2}


def _months_on(year: int, month: int, ahead: int) -> str:
    total = year * 12 + month - 1 + ahead
    return f"{total // 12:04}-{total % 12 + 1:02}"


# --- what others ask of the dates


def period_before(mention: DateMention, period: str | None) -> str | None:
    """What a mention of kind `before` means in a sentence about `period`, or `None`."""
    if period is None:
        return None
    if mention.back == "period":
        return _previous(period)
    if mention.year is not None:
        parts = period.split("/")
        width = int(parts[-1][:4]) - int(parts[0][:4])
        return "/".join(f"{mention.year + n * width:04}{part[4:]}" for n, part in enumerate(parts))
    return year_before(period)


def _previous(period: str) -> str | None:
    """The stretch of months just as long that ends right before this one; `None` for days and for no year."""
    first, last = first_day(period), last_day(period)
    if first is None or last is None or period.count("-") > 2:
        return None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 12 and first.month == 1:
        return year_before(period)
    a, b = _months_on(first.year, first.month, -months), _months_on(first.year, first.month, -1)
    return a if a == b else f"{a}/{b}"


_NO_DUE = frozenset({"before", "since", "past", "duration", "to_date", "ago", "decade"})


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
    known = lexicon(page.language.language, "titled")
    return when.link in ("by", "in", "") and known.before(page.words, when.lead) is not None


_DAY_KINDS = ("day", "today", "weekday")


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


# --- reading


@dataclass(frozen=True, slots=True)
class _Core:
    """What one reading step found: tokens, ISO or `None`, kind, and for months without a year their numbers."""

    start: int
    stop: int
    iso: str | None
    kind: str
    year: int | None = None
    back: str = ""


class _Reader:
    """One pass over the words of time of a page."""

    def __init__(self, page: Page, published: str | None) -> None:
        self.page, self.words = page, page.words
        self.now = as_day(published)
        self.exact = published is not None and len(published) >= 10
        language = page.language.language
        self.lex: dict[str, Lexicon] = {
            cls: lexicon(language, cls)
            for cls in (
                "link", "range_word", "date_glue", "edge", "pick", "window", "ago", "first", "bare_year", "day_suffix",
                "future_sign", "hedge", "unit", "scale", "same_word", "run_to",
            )
        }  # fmt: skip
        self.steps: dict[str, Callable[[Match], _Core | None]] = {
            "month": self.month, "weekday": self.weekday, "season": self.season, "year_word": self.year_word,
            "before": self.before, "to_date": self.to_date, "today": self.today, "near": self.near, "part": self.part,
            "fiscal": self.fiscal, "edge_alone": self.edge_alone,
            "time_unit": self.time_unit,
        }  # fmt: skip
        self.month_first: bool | None = None

    def read(self) -> list[DateMention]:
        """All mentions, from anchor to anchor."""
        anchors: list[tuple[int, Match | None]] = [
            (match.start, match) for cls in _ANCHORS for match in self.page.of(cls)
        ]
        anchors += [(i, None) for i, word in enumerate(self.words) if "0" <= word < ":"]
        anchors.sort(key=lambda anchor: (anchor[0], anchor[1] is None, anchor[1] and -anchor[1].stop or 0))
        found: list[DateMention] = []
        reach = 0
        for i, match in anchors:
            if i < reach:
                continue
            core = self.digits(i) if match is None else self.steps[match.group.cls](match)
            if core is None or core.start < reach:
                continue
            mention = self.place(core, reach)
            found.append(mention)
            reach = mention.stop
        return found

    # --- digits

    def digits(self, i: int) -> _Core | None:
        """A date that begins with digits: 26.09.2023, 2023-09-19, 10/14/2025, 19 September 2023, 2022, 2023-24."""
        word = self.words[i]
        if "." in word:
            return self.dotted(i)
        if not word.isdecimal():
            return None
        number = int(word) if len(word) <= 4 else -1
        numeric = self.numeric(i, number)
        if numeric is not None:
            return numeric
        if len(word) == 4:
            return self.years(i, number)
        if 1 <= number <= 31 and len(word) <= 2:
            return self.day_first(i, number)
        return None

    def dotted(self, i: int) -> _Core | None:
        """26.09.2023 and 26.09.23, day first; 2023.09.26."""
        parts = self.words[i].split(".")
        if len(parts) != 3 or not all(part.isdecimal() for part in parts):
            return None
        a, b, c = map(int, parts)
        if len(parts[0]) == 4:
            return self.whole_day(i, i + 1, a, b, c)
        if len(parts[2]) == 4 or len(parts[2]) == 2 and len(parts[1]) == 2:
            return self.whole_day(i, i + 1, c if c > 99 else 2000 + c, b, a)
        return None

    def numeric(self, i: int, a: int) -> _Core | None:
        """2023-09-19, 14/10/2025 and 10/14/2025, 09-05-2024."""
        words, page = self.words, self.page
        if i + 4 >= len(words) or words[i + 1] not in "-/." or words[i + 3] != words[i + 1]:
            return None
        if not all(page.touches(j) for j in range(i + 1, i + 5)):
            return None
        middle, last = words[i + 2], words[i + 4]
        if not (middle.isdecimal() and last.isdecimal() and len(middle) <= 2):
            return None
        b, c = int(middle), int(last)
        if len(words[i]) == 4 and len(last) <= 2:
            return self.whole_day(i, i + 5, a, b, c)
        if len(last) != 4 or len(words[i]) > 2:
            return None
        if b > 12 or a <= 12 and self.writes_month_first():
            a, b = b, a
        return self.whole_day(i, i + 5, c, b, a)

    def writes_month_first(self) -> bool:
        """Whether the document writes "October 18, 2024" and never "18 October", as one does where 10/3 is 3 October."""
        if self.month_first is None:
            after = before = 0
            for match in self.page.of("month"):
                after += match.stop < len(self.words) and self.day_number(match.stop) is not None
                before += match.start > 0 and self.day_number(match.start - 1) is not None
            self.month_first = after > 0 and not before
        return self.month_first

    def whole_day(self, start: int, stop: int, year: int, month: int, day: int) -> _Core | None:
        if year not in _WIDE_YEARS or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        return _Core(start, stop, f"{year:04}-{month:02}-{day:02}", "day")

    def day_number(self, i: int) -> int | None:
        """The day of a month that token `i` is, if it can be one."""
        word = self.words[i]
        return int(word) if len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31 else None

    def day_first(self, i: int, day: int) -> _Core | None:
        """19 September 2023, 19th of September, 20 and 21 February, 15-18 October 2024."""
        j = self.past_suffix(i + 1)
        last: int | None = None
        joint = self.lex["range_word"].at(self.words, j)
        if joint is not None and joint[0] < len(self.words):
            last = self.day_number(joint[0])
            if last is not None:
                j = self.past_suffix(joint[0] + 1)
        j = self.past_glue(j)
        month = self.month_at(j)
        if month is None or last is not None and last <= day:
            return None
        match, stop = month
        if match.group.get("short") and not self.page.is_capital(match.start):
            return None
        year, stop = self.year_after(stop)
        return self.days(i, stop, year, match.group["number"], day, last)

    def past_suffix(self, i: int) -> int:
        """The token behind the "th" of "19th"."""
        found = self.lex["day_suffix"].at(self.words, i) if i < len(self.words) and self.page.touches(i) else None
        return found[0] if found else i

    def past_glue(self, i: int) -> int:
        """The token behind a word that only joins the parts of a date."""
        found = self.lex["date_glue"].at(self.words, i)
        return found[0] if found and found[0] < len(self.words) else i

    def month_at(self, i: int) -> tuple[Match, int] | None:
        """The month at token `i` and the token behind it and its full stop."""
        match = self.page.match_at("month", i)
        if match is None:
            return None
        stop = match.stop
        if match.group.get("short") and stop < len(self.words) and self.words[stop] == "." and self.page.touches(stop):
            stop += 1
        return match, stop

    def days(self, start: int, stop: int, year: int | None, month: int, day: int, last: int | None) -> _Core | None:
        """A day or a run of days of one month, its year guessed from the document's date where it has none."""
        if year is None and self.now is None:
            known = f"--{month:02}-{day:02}"
            return _Core(start, stop, known if last is None else None, "day")
        if year is None:
            year = self.nearest_year(start, month, day)
        core = self.whole_day(start, stop, year, month, day)
        if core is None or last is None:
            return core
        end = self.whole_day(start, stop, year, month, last)
        return replace(core, iso=f"{core.iso}/{end.iso}", kind="interval") if end else core

    # --- years

    def is_year(self, i: int, years: range = _YEARS) -> int | None:
        """The year that token `i` is, if it can be one and is no count of things."""
        if i >= len(self.words):
            return None
        word = self.words[i]
        if len(word) != 4 or not word.isdecimal() or int(word) not in years:
            return None
        return int(word)

    def years(self, i: int, number: int) -> _Core | None:
        """2022, 2014-2020, 2023-24, 2023/24, between 2019 and 2023, the 1990s."""
        words, page = self.words, self.page
        if self.is_year(i, _WIDE_YEARS) is None:
            return None
        if i + 1 < len(words) and words[i + 1] == "s" and page.touches(i + 1) and number % 10 == 0:
            return _Core(i, i + 2, f"{number}/{number + 9}", "decade")
        linked = self.lex["link"].before(words, i)
        if number not in _YEARS and linked is None or self.counts_things(i):
            return None
        joint = self.lex["range_word"].at(words, i + 1)
        if joint is not None and joint[0] < len(words):
            core = self.year_range(i, number, joint[0])
            if core is not None:
                return core
        return _Core(i, i + 1, f"{number:04}", "year")

    def year_range(self, i: int, number: int, j: int) -> _Core | None:
        """Two years from token `i` to token `j`, or a year of two calendar years such as 2023-24."""
        words, page = self.words, self.page
        tight = page.touches(i + 1) and page.touches(j)
        if tight and len(words[j]) == 2 and words[j].isdecimal():
            end = number - number % 100 + int(words[j])
            if end == number + 1:
                return _Core(i, j + 1, f"{number}/{end}", "fiscal", number)
            return _Core(i, j + 1, f"{number}/{end}", "interval") if end > number else None
        end_year = self.is_year(j)
        if end_year is None or end_year <= number or words[j - 1] == "and" and not self.is_between(i):
            return None
        if tight and words[i + 1] == "/" and end_year == number + 1:
            return _Core(i, j + 1, f"{number}/{end_year}", "fiscal", number)
        return _Core(i, j + 1, f"{number}/{end_year}", "interval")

    def is_between(self, i: int) -> bool:
        """Whether "between" stands right before token `i`."""
        return i > 0 and self.words[i - 1] == "between"

    def counts_things(self, i: int) -> bool:
        """Whether the four digits at token `i` count: after a hedge or a currency mark, before a unit."""
        words = self.words
        if i and (words[i - 1] in "$€£¥₹" or self.page.touches(i) and words[i - 1] in "-#/."):
            return self.lex["edge"].before(words, i) is None
        following = words[i + 1] if i + 1 < len(words) else ""
        if following == "%" or self.lex["unit"].at(words, i + 1) or self.lex["scale"].at(words, i + 1):
            return True
        hedged = self.lex["hedge"].before(words, i)
        round_count = words[i].endswith("00") and following.endswith("s") and len(following) > 3
        return following.isalpha() and (hedged is not None and self.lex["link"].before(words, i) is None or round_count)

    def year_after(self, i: int) -> tuple[int | None, int]:
        """The year that follows at token `i`, over at most two joining words, and the token behind it."""
        j = i
        for _ in range(3):
            year = self.is_year(j, _WIDE_YEARS)
            if year is not None and (year in _YEARS or j > i) and not self.counts_things(j):
                return year, j + 1
            match = self.page.match_at("year_word", j)
            if match is not None and self.now:
                return self.now.year + match.group["offset"], match.stop
            glue = self.lex["date_glue"].at(self.words, j)
            if glue is None or self.words[j] == "." or not self.same_paragraph(i - 1, glue[0]):
                break
            if self.words[j] not in (",",):
                bare = self.lex["bare_year"].at(self.words, glue[0])
                if bare is not None and self.now:
                    return self.now.year, bare[0]
            j = glue[0]
        return None, i

    def same_paragraph(self, i: int, j: int) -> bool:
        """Whether both tokens exist and stand in one paragraph."""
        return j < len(self.words) and self.page.paragraph_of[max(i, 0)] == self.page.paragraph_of[j]

    def nearest_year(self, i: int, month: int, day: int) -> int:
        """The year of a day without one: up to nine months back and three ahead, or eleven where the future shows."""
        assert self.now is not None
        link = self.lex["link"].before(self.words, i)
        ahead = link is not None and link[1]["sense"] == "by" and self.words[i - 1] != "to" or self.is_future(i)
        for year in (self.now.year, self.now.year + 1, self.now.year - 1):
            day_there = min(day, calendar.monthrange(year, month)[1])
            distance = (date(year, month, day_there) - self.now).days
            if -31 <= distance < 334 if ahead else -274 <= distance <= 91:
                return year
        return self.now.year

    def is_future(self, i: int, *, whole: bool = False) -> bool:
        """Whether the sentence speaks of what is to come before token `i`, or anywhere near it where `whole`."""
        first, last = self.page.sentences[self.page.sentence_of[i]]
        known = self.lex["future_sign"]
        stop = min(last, i + _LOOK_BACK) if whole else i
        return any(known.at(self.words, j) for j in range(max(first, i - _LOOK_BACK), stop))

    # --- months

    def month(self, match: Match) -> _Core | None:
        """October 18, 2024; January-July 2023; March of last year; last September; May 2024."""
        number = match.group["number"]
        i, stop = match.start, self.month_at(match.start)[1]  # type: ignore[index]
        if not self.is_month(match, stop):
            return None
        picked = self.lex["pick"].before(self.words, i)
        day = self.day_behind(i, stop)
        if day is not None:
            return self.month_day(i, number, *day)
        ranged = self.month_range_at(i, stop, number) or self.run_to(i, stop, number)
        if ranged is not None:
            return ranged
        year, stop = self.year_after(stop)
        if year is None and picked is not None and self.now is not None:
            return self.picked_month(picked[0], stop, number, picked[1]["offset"])
        if year is None:
            if match.group.get("short"):
                return None
            if self.now is None:
                return _Core(i, stop, f"--{number:02}", "month")
            year = self.nearest_year(i, number, 15)
        return _Core(i, stop, f"{year:04}-{number:02}", "month")

    def is_month(self, match: Match, stop: int) -> bool:
        """Whether a word that may be another word or a name is a month here."""
        group, i = match.group, match.start
        if not (group.get("wary") or group.get("short")):
            return True
        if not self.page.is_capital(i):
            return False
        after = self.words[stop] if stop < len(self.words) else ""
        if is_digits(after) and (self.is_year(stop) or self.day_number(stop)):
            return True
        if group.get("short"):
            joint = self.lex["range_word"].at(self.words, stop)
            return joint is not None and joint[0] < len(self.words) and self.page.match_at("month", joint[0]) is not None
        joint = self.lex["range_word"].at(self.words, stop)
        if joint is not None and self.page.match_at("month", joint[0]) and self.words[stop] != "and":
            return True
        if i == 0:
            return False
        if self.lex["run_to"].before(self.words, i) is not None:
            return True
        timely = self.lex["link"].before(self.words, i) or self.lex["pick"].before(self.words, i)
        edge = self.lex["edge"].before(self.words, i)
        listed = self.words[i - 1] in ("and", "or") and i > 1 and self.page.match_at("month", i - 2) is not None
        if timely or edge or listed or self.words[i - 1] in ("between", "of", "early", "-", "–"):
            year, _ = self.year_after(stop)
            capital = stop < len(self.words) and self.page.is_capital(stop) and self.page.match_at("month", stop) is None
            named = capital and after.isalpha() and timely is not None and timely[1].get("sense") in ("by", "versus", "from")
            return year is not None or not named
        year, behind = self.year_after(stop)
        return year is not None and behind > stop

    def day_behind(self, i: int, stop: int) -> tuple[int, int | None, int] | None:
        """Day, last day of a run or `None`, and the token behind them, for the month in tokens `i` to `stop`."""
        if stop >= len(self.words) or not self.same_paragraph(i, stop):
            return None
        day = self.day_number(stop)
        if day is None:
            return None
        j = self.past_suffix(stop + 1)
        last = None
        joint = self.lex["range_word"].at(self.words, j)
        if joint is not None and joint[0] < len(self.words) and self.page.match_at("month", joint[0]) is None:
            last = self.day_number(joint[0])
            if last is not None and last > day:
                j = self.past_suffix(joint[0] + 1)
            else:
                last = None
        year, end = self.year_after(j) if j < len(self.words) and self.words[j] in (",", ".") or self.is_year(j) else (None, j)
        if year is None and end == j and self.counts_behind(i, j):
            return None
        return day, last, j

    def counts_behind(self, i: int, j: int) -> bool:
        """Whether the number before token `j` counts what follows: "in May 20 companies opened", "May 5 per cent"."""
        if j >= len(self.words):
            return False
        word = self.words[j]
        if word == "%" or self.lex["unit"].at(self.words, j) or self.lex["scale"].at(self.words, j):
            return True
        month_only = i > 0 and self.words[i - 1] in ("in", "of", "by")
        return month_only and word.isalpha() and word.endswith("s") and len(word) > 4

    def month_day(self, i: int, number: int, day: int, last: int | None, stop: int) -> _Core | None:
        year, stop = self.year_after(stop)
        return self.days(i, stop, year, number, day, last)

    def month_range_at(self, i: int, stop: int, number: int) -> _Core | None:
        """January-July 2023, from March to June, between January and May, November 2023 to January 2024."""
        first_year, j = self.year_after(stop)
        joint = self.lex["range_word"].at(self.words, j)
        if joint is None:
            return None
        other = self.month_at(joint[0])
        if other is None or self.words[j] == "and" and not (self.is_between(i) or other[0].group["number"] == number + 1):
            return None
        if self.day_behind(other[0].start, other[1]) is not None:
            return None
        year, end = self.year_after(other[1])
        last = other[0].group["number"]
        if year is None:
            if self.now is None:
                return _Core(i, end, None, "interval")
            year = first_year if first_year is not None else self.nearest_year(i, last, 15)
        begins = first_year if first_year is not None else year - (number > last)
        if (begins, number) == (year, 1) and last == 12:
            return _Core(i, end, f"{year:04}", "year")
        return _Core(i, end, f"{begins:04}-{number:02}/{year:04}-{last:02}", "interval")

    def run_to(self, i: int, stop: int, number: int) -> _Core | None:
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
        return _Core(found[0], end, f"{_months_on(year, number, 1 - months)}/{year:04}-{number:02}", "interval")

    def picked_month(self, start: int, stop: int, number: int, offset: int) -> _Core:
        assert self.now is not None
        year = self.now.year
        if offset < 0:
            year -= number >= self.now.month
        elif offset > 0:
            year += number <= self.now.month
        return _Core(start, stop, f"{year:04}-{number:02}", "month")

    # --- seasons, parts and relative years

    def season(self, match: Match) -> _Core | None:
        """Spring 2024, the fall of 2025, this autumn, next spring; "in summer" of the document's own year."""
        name, i = match.group["name"], match.start
        year, stop = self.year_after(match.stop)
        if year is not None and stop > match.stop:
            return _Core(i, stop, season(name, year), "season")
        if self.now is None:
            return None
        picked = self.lex["pick"].before(self.words, i)
        if picked is not None:
            return _Core(picked[0], match.stop, self.picked_season(name, picked[1]["offset"]), "season")
        link = self.lex["link"].before(self.words, i - (i > 0 and self.words[i - 1] == "the"))
        if link is None or link[1]["sense"] not in ("in", "by") or not self.is_future(i):
            return None
        return _Core(i, match.stop, self.picked_season(name, 1), "season")

    def picked_season(self, name: str, offset: int) -> str:
        """The season that lies `offset` from now: -1 the latest that is over, 0 this year's, 1 the next to begin."""
        assert self.now is not None
        spans = [season(name, self.now.year + n) for n in (-1, 0, 1, 2)]
        if offset == 0:
            return next(s for s in spans[1 if name != "winter" else 0 :] if last_day(s) >= self.now or name != "winter")  # type: ignore[operator]
        if offset < 0:
            return [s for s in spans if last_day(s) < self.now][-1]  # type: ignore[operator]
        return next(s for s in spans if first_day(s) > self.now)  # type: ignore[operator]

    def part(self, match: Match) -> _Core | None:
        """The first half of 2024, Q3 of this year, H1; only with a year or behind a word of time."""
        return self.part_of_year(match.start, match.stop, match.group["first"], match.group["last"])

    def part_of_year(self, start: int, stop: int, first: int, last: int) -> _Core | None:
        """Months `first` to `last` of the year, or fiscal year, that follows at token `stop`."""
        fiscal = self.fiscal_after(stop)
        if fiscal is not None:
            return replace(fiscal, start=start, iso=None, back=f"{fiscal.back}:{first}-{last}")
        year, end = self.year_after(stop)
        if year is None and end == stop:
            link = self.lex["link"].before(self.words, start - (start > 0 and self.words[start - 1] == "the"))
            behind = self.words[stop] if stop < len(self.words) else "."
            if link is None or behind in ("of", "a", "-") or link[1]["sense"] not in ("in", "by", "versus"):
                return None
            if self.now is None:
                return _Core(start, stop, None, "interval")
            year = self.now.year - (first > self.now.month and not self.is_future(start))
        return _Core(start, end, month_range(year, first, last) if year is not None else None, "interval")

    def fiscal_after(self, i: int) -> _Core | None:
        """The fiscal year that follows at token `i`, over joining words."""
        for _ in range(3):
            match = self.page.match_at("fiscal", i)
            if match is not None:
                return self.fiscal(match)
            word = self.is_year(i)
            if word is not None:
                core = self.years(i, word)
                return core if core is not None and core.kind == "fiscal" else None
            step = self.lex["date_glue"].at(self.words, i) or self.lex["pick"].at(self.words, i)
            if step is None:
                return None
            i = step[0]
        return None

    def year_word(self, match: Match) -> _Core | None:
        """This year, last year, next year."""
        iso = f"{self.now.year + match.group['offset']:04}" if self.now else None
        return _Core(match.start, match.stop, iso, "year")

    def before(self, match: Match) -> _Core | None:
        """A year earlier, the same period of last year, the corresponding months of 2022."""
        group = match.group
        year, stop, back = None, match.stop, group["back"]
        if group.get("same"):
            stop = self.behind_same(stop)
            named, end = self.year_after(match.stop)
            if named is not None and end >= stop:
                relative = self.is_year(end - 1) is None
                year, stop = (None if relative else named), end
            if stop == match.stop and match.stop - match.start == 2:
                back = "same"
        return _Core(match.start, stop, None, "before", year, back)

    def behind_same(self, i: int) -> int:
        """The token behind "of the previous year" or "last year", where one follows."""
        for j in (i, self.past_glue(i), self.past_glue(self.past_glue(i))):
            match = self.page.match_at("before", j) or self.page.match_at("year_word", j)
            if match is not None:
                return match.stop
        return i

    def to_date(self, match: Match) -> _Core | None:
        """Since the beginning of the year, so far this year: the document's year."""
        return _Core(match.start, match.stop, f"{self.now.year:04}" if self.now else None, "to_date")

    # --- fiscal years

    def fiscal(self, match: Match) -> _Core | None:
        """FY 2023-24, fiscal year 2024, financial year 2023/24, the current financial year."""
        i, stop = match.start, match.stop
        j = self.past_glue(stop) if stop < len(self.words) and self.words[stop] in ("of", ".", "ending", "ended") else stop
        number = self.is_year(j)
        if number is not None:
            core = self.years(j, number)
            stop = core.stop if core else j + 1
            return _Core(i, stop, None, "fiscal", number if core and core.kind == "fiscal" else -number)
        if j < len(self.words) and len(self.words[j]) == 2 and self.words[j].isdecimal() and self.words[i].startswith("f"):
            label = 2000 + int(self.words[j])
            if j + 2 < len(self.words) and self.words[j + 1] in "-/" and self.words[j + 2].isdecimal():
                return _Core(i, j + 3, None, "fiscal", label)
            return _Core(i, j + 1, None, "fiscal", -label)
        picked = self.lex["pick"].before(self.words, i)
        if picked is not None and len(self.words[i:stop]) > 1:
            return _Core(picked[0], stop, None, "fiscal", None, str(picked[1]["offset"]))
        before = self.words[i - 1] if i and stop > i + 1 else ""
        if before == "current":
            return _Core(i - 1, stop, None, "fiscal", None, "0")
        return _Core(i - 1, stop, None, "before", None, "year") if before in ("previous", "preceding", "prior") else None

    # --- days and weeks around the document's date

    def today(self, match: Match) -> _Core | None:
        """Today, yesterday, tomorrow."""
        offset = match.group["offset"]
        iso = (self.now + timedelta(days=offset)).isoformat() if self.now and self.exact else None
        kind = "day" if match.group.get("part") else "today"
        return _Core(match.start, match.stop, iso, kind, back=str(offset) if offset else "")

    def near(self, match: Match) -> _Core:
        """Last week, this month, next quarter, this decade."""
        return self.around(match.start, match.stop, match.group["unit"], match.group["offset"])

    def around(self, start: int, stop: int, unit: str, offset: int) -> _Core:
        """The week, month, quarter, year or decade that lies `offset` from the document's."""
        if self.now is None:
            return _Core(start, stop, None, unit)
        if unit == "week":
            monday = self.now - timedelta(days=self.now.weekday() - 7 * offset)
            return _Core(start, stop, f"{monday}/{monday + timedelta(days=6)}", "week")
        if unit == "month":
            return _Core(start, stop, _months_on(self.now.year, self.now.month, offset), "month")
        if unit == "quarter":
            first = self.now.month - (self.now.month - 1) % 3
            ends = (_months_on(self.now.year, first, 3 * offset + n) for n in (0, 2))
            return _Core(start, stop, "/".join(ends), "interval")
        if unit == "year":
            return _Core(start, stop, f"{self.now.year + offset:04}", "year")
        first = self.now.year // 10 * 10 + 10 * offset
        return _Core(start, stop, f"{first}/{first + 9}", "decade")

    def weekday(self, match: Match) -> _Core | None:
        """On Tuesday, last Friday; a weekday that stands before a date belongs to it."""
        j = match.stop
        while j < len(self.words) and self.words[j] in (",", ".", "the") and j < match.stop + 3:
            j += 1
        if j < len(self.words) and self.same_paragraph(match.start, j):
            month = self.page.match_at("month", j)
            core = self.digits(j) if is_digits(self.words[j]) else self.month(month) if month else None
            if core is not None and core.kind == "day":
                return replace(core, start=match.start)
        if match.group.get("short") or not self.page.is_capital(match.start) or self.now is None or not self.exact:
            return None
        picked = self.lex["pick"].before(self.words, match.start)
        offset = picked[1]["offset"] if picked else 1 if self.is_future(match.start, whole=True) else 0
        back = (self.now.isoweekday() - match.group["number"]) % 7
        if offset > 0 and (picked or back):  # the document's own weekday is its own day
            back = back - 7
        elif picked is not None and offset < 0:
            back = back or 7
        start = picked[0] if picked else match.start
        return _Core(start, match.stop, (self.now - timedelta(days=back)).isoformat(), "weekday")

    def edge_alone(self, match: Match) -> _Core:
        """By year-end, by the end of the decade, the middle of the year 2026."""
        unit, at = match.group["unit"], match.group["at"]
        year, stop = self.year_after(match.stop) if unit == "year" else (None, match.stop)
        core = self.around(match.start, stop, unit, 0)
        if year is not None:
            core = replace(core, iso=f"{year:04}")
        iso, kind = _at_edge(core.iso, core.kind, at)
        return replace(core, iso=iso, kind=kind)

    # --- windows

    def time_unit(self, match: Match) -> _Core | None:
        """Within two weeks, the first seven months of 2023, over the past decade, three years ago; or a duration."""
        words, group = self.words, match.group
        i, unit = match.start, group["unit"]
        first, count = self.count_left(i)
        run = self.lex["run_to"].at(words, first)
        month = self.page.match_at("month", run[0]) if run is not None else None
        if month is not None:
            return self.month(month)
        if unit == "month" and count is not None and count == int(count) <= 12:
            part = self.months_of_year(first, match.stop, int(count))
            if part is not None:
                return part
        times = int(group.get("times", 1)) * (count if count is not None else 1)
        window = self.lex["window"].before(words, first)
        if window is None and first > 1 and words[first - 1] in ("about", "around", "approximately", "roughly", "just", "only"):
            window = self.lex["window"].before(words, first - 1)
        bare = count is None and (words[i].endswith("s") or unit == "day" or bool(window and window[1].get("loose")))
        if window is not None and not bare:
            loose = window[1].get("loose")
            late = match.stop < len(words) and words[match.stop] in ("'", "time", "later")
            if not loose or late or self.is_future(first):
                return self.window(window[0], match.stop, unit, times, window[1]["toward"])
        ago = self.lex["ago"].at(words, match.stop)
        if ago is not None and count is not None:
            return self.window(first, ago[0], unit, times, 0)
        if count is None or unit == "quarter":
            return None
        return _Core(first, match.stop, None, "duration")

    def count_left(self, i: int) -> tuple[int, int | None]:
        """First token and value of the number before token `i`, a hyphen or an adjective of time between allowed."""
        words = self.words
        stop = i - 1 if i and words[i - 1] == "-" else i
        known = count_before(self.page, stop)
        if known is not None and known[1] == int(known[1]):
            return known[0], int(known[1])
        if known is not None:
            return known[0], None
        if stop and words[stop - 1] in ("a", "an", "one"):
            return stop - 1, 1
        return i, None

    def months_of_year(self, first: int, stop: int, count: int) -> _Core | None:
        """The first (or last) `count` months of the year that follows, or "seven months of 2023"."""
        cue = self.lex["first"].before(self.words, first)
        year, end = self.year_after(stop)
        same = self.lex["same_word"].before(self.words, cue[0] if cue else first)
        if same is not None:
            named = self.is_year(end - 1) is not None
            return _Core(same[0], max(end, self.behind_same(stop)), None, "before", year if named else None, "year")
        fiscal = self.fiscal_after(stop)
        if cue is None and (year is None and fiscal is None or end == stop and fiscal is None or count == 1 and year is None):
            return None
        start = cue[0] if cue else first
        months = (13 - count, 12) if cue and cue[1].get("from_end") else (1, count)
        if cue is not None and cue[1].get("from_end") and year is None:
            return None
        if cue is None and self.words[stop : stop + 1] not in (["of"], ["in"]):
            return None
        return self.part_of_year(start, stop, *months)

    def window(self, start: int, stop: int, unit: str, times: int, toward: int) -> _Core:
        """So many units from the document's date, at their own grain: weeks to a day, months to a month."""
        kind = {1: "within", -1: "past", 0: "ago"}[toward]
        if self.now is None or unit in ("hour", "century"):
            return _Core(start, stop, None, "duration")
        sign = 1 if toward > 0 else -1
        there = self.moved(unit, sign * times)
        if there is None or toward >= 0:
            return _Core(start, stop, there, kind)
        now = self.now.isoformat()[: len(there)]
        return _Core(start, stop, f"{there}/{now}", kind)

    def moved(self, unit: str, times: int) -> str | None:
        """The document's date moved by so many units, at the unit's grain; `None` out of the calendar."""
        assert self.now is not None
        try:
            if unit in ("day", "week"):
                return (self.now + timedelta(days=times * (7 if unit == "week" else 1))).isoformat()
            if unit in ("month", "quarter"):
                return _months_on(self.now.year, self.now.month, times * (3 if unit == "quarter" else 1))
            return f"{date(self.now.year + times * (10 if unit == 'decade' else 1), 1, 1).year:04}"
        except (OverflowError, ValueError):
            return None

    # --- what stands around

    def place(self, core: _Core, reach: int) -> DateMention:
        """The mention of a core: its article, edge and link to the left, and how it lies to the document's date."""
        words = self.words
        start, iso, kind, edge = core.start, core.iso, core.kind, ""
        while start > reach and words[start - 1] in ("the", "in", "calendar") and (kind not in ("today", "weekday")) and (
            words[start - 1] != "in" or self.lex["edge"].before(words, start - 1)
        ):
            start -= 1
        found = self.lex["edge"].before(words, start)
        if found is None and start > reach + 1 and words[start - 1] == "of":
            found = self.lex["edge"].before(words, start)
        if found is not None and found[0] >= reach and kind not in ("before", "duration", "past"):
            start, edge = found[0], found[1]["at"]
            iso, kind = _at_edge(iso, kind, edge)
            if start > reach and words[start - 1] == "the":
                start -= 1
        lead, link = start, ""
        linked = self.lex["link"].before(words, start)
        if linked is not None and linked[0] >= reach:
            lead, link = linked[0], linked[1]["sense"]
        if link == "since" and iso and self.now is not None and kind in ("day", "month", "year"):
            iso, kind = f"{iso}/{self.now.isoformat()[: len(iso)]}", "since"
        last = last_day(iso) if iso else None
        passed = last is not None and self.now is not None and last < self.now
        return DateMention(start, core.stop, iso, kind, link, edge, passed, core.year, core.back, lead)


def _at_edge(iso: str | None, kind: str, edge: str) -> tuple[str | None, str]:
    """The period that the end, start or middle of another one is, at its grain: mid-2026 is `2026-06`."""
    if iso is None:
        return iso, kind
    if kind == "decade":
        first = int(iso[:4])
        return f"{ {'start': first, 'middle': first + 5, 'end': first + 10}[edge]:04}", "year"
    if edge == "middle" and kind == "year":
        return f"{iso}-06", "month"
    return iso, kind


def signature(mention: DateMention) -> dict[str, Any]:
    """A mention's fields that tests and explanations show."""
    return {"iso": mention.iso, "kind": mention.kind, "link": mention.link}
