"""Days and years in digits and words, and the year of what is named without one."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from communique.entries.date_mentions import months_on
from communique.entries.date_tenses import WIDE_YEARS, Tenses
from communique.text.page import Match
from communique.text.tags import ADV, AUX, COMMA, CONJ, DET, MODAL, PAST, PREP, PRON, STOP

_BEHIND_DAY: Final = DET | PREP | PRON | AUX | MODAL | PAST | ADV | CONJ | STOP | COMMA  # a day is no floor before
_YEARS: Final = range(1990, 2050)
_SOON: Final = 7  # days between what is told and the day of the report
_AHEAD: Final = 31  # days between the day of a page and a day to come that it names
_MONTH_AHEAD: Final = 31  # days; a day farther ahead is no day of what happened


@dataclass(slots=True)
class Core:
    """What one reading step found: tokens, ISO or `None`, kind, and for months without a year their numbers."""

    start: int
    stop: int
    iso: str | None
    kind: str
    year: int | None = None
    back: str = ""


class DayReader(Tenses):
    """Days and years: the parts of dates that have a number of their own."""

    # --- digits

    def spaced(self, i: int, day: int) -> Core | None:
        """A day written with spaces behind its full stops: 17. 5. 2022."""
        words = self.words[i : i + 5]
        if len(words) < 5 or words[1] != "." or words[3] != "." or not (words[2].isdecimal() and words[4].isdecimal()):
            return None
        month, year = int(words[2]), int(words[4])
        if len(words[4]) != 4 or year not in _YEARS or not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        return Core(i, i + 5, f"{year:04}-{month:02}-{day:02}", "day")

    def digits(self, i: int) -> Core | None:
        """A date that begins with digits: 26.09.2023, 2023-09-19, 10/14/2025, 19 September 2023, 2022, 2023-24."""
        word = self.words[i]
        if "." in word:
            return self.dotted(i)
        if not word.isdecimal():
            return None
        length = len(word)
        number = int(word) if length <= 4 else -1
        numeric = self.numeric(i, number)
        if numeric is not None:
            return numeric
        if length == 4:
            return self.years(i, number)
        spaced = self.spaced(i, number)
        if spaced is not None:
            return spaced
        if 1 <= number <= 31 and length <= 2:
            return self.day_first(i, number) or self.day_alone(i, number)
        return None

    def dotted(self, i: int) -> Core | None:
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

    def numeric(self, i: int, a: int) -> Core | None:
        """2023-09-19, 14/10/2025 and 10/14/2025, 09-05-2024, 09/December/2024."""
        words, page = self.words, self.page
        if i + 4 >= page.size or words[i + 1] not in "-/." or words[i + 3] != words[i + 1]:
            return None
        if not all(page.touches(j) for j in range(i + 1, i + 5)):
            return None
        middle, last = words[i + 2], words[i + 4]
        named = self.page.match_at("month", i + 2)
        if named is not None and last.isdecimal() and len(last) == 4 and len(words[i]) <= 2:
            return self.whole_day(i, i + 5, int(last), named.group["number"], a)
        if not (middle.isdecimal() and last.isdecimal() and len(middle) <= 2):
            return None
        b, c = int(middle), int(last)
        if len(words[i]) == 4 and len(last) <= 2:
            return self.whole_day(i, i + 5, a, b, c)
        if len(last) != 4 or len(words[i]) > 2:
            return None
        if b > 12 or a <= 12 and self.is_month_first(c, a, b):
            a, b = b, a
        return self.whole_day(i, i + 5, c, b, a)

    def is_month_first(self, year: int, a: int, b: int) -> bool:
        """Whether 11/10/2016 is 10 November: the days that the text names by their month say so, or its style."""
        month_first, day_first = self.follows_named(year, a, b), self.follows_named(year, b, a)
        if month_first != day_first:
            return month_first
        ahead = self.follows_named(year, b, a, -_AHEAD) and not self.follows_named(year, a, b, -_AHEAD)
        return self.writes_month_first() and not ahead  # 08/04, where the text tells what is to come on April 24

    def follows_named(self, year: int, month: int, day: int, least: int = 0) -> bool:
        """Whether a day is one that the text names by its month ("October 10"), or comes soon behind one.

        With a `least` below zero it may come so many days before one, too: what the text tells is to come.
        """
        if self.whole_day(0, 0, year, month, day) is None:
            return False
        for match in self.page.of("month"):
            for number in (self.day_number(i) for i in (match.start - 1, match.stop) if 0 <= i < self.page.size):
                named = self.whole_day(0, 0, year, match.group["number"], number) if number else None
                if named and least <= (date(year, month, day) - date.fromisoformat(str(named.iso))).days <= _SOON:
                    return True
        return False

    def writes_month_first(self) -> bool:
        """Whether the document writes "October 18" and never "18 October", as one does where 10/3 is 3 October."""
        if self.month_first is None:
            after = before = 0
            for match in self.page.of("month"):
                after += match.stop < self.page.size and self.day_number(match.stop) is not None
                before += match.start > 0 and self.day_number(match.start - 1) is not None
            self.month_first = after > 0 and not before
        return self.month_first

    def whole_day(self, start: int, stop: int, year: int, month: int, day: int) -> Core | None:
        if year not in WIDE_YEARS or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        return Core(start, stop, f"{year:04}-{month:02}-{day:02}", "day")

    def day_number(self, i: int) -> int | None:
        """The day of a month that token `i` is, if it can be one."""
        word = self.words[i]
        return int(word) if len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31 else None

    def day_first(self, i: int, day: int) -> Core | None:
        """19 September 2023, 19th of September, 20 and 21 February, 15-18 October 2024."""
        j, listed = self.behind_listed(self.past_suffix(i + 1), day)
        last: int | None = listed if listed > day else None
        joint = self.lex["range_word"].at(self.words, j)
        if joint is not None and joint[0] < self.page.size:
            last = self.day_number(joint[0])
            if last is not None:
                j = self.past_suffix(joint[0] + 1)
        j = self.past_glue(j)
        month = self.month_at(j) if self.same_paragraph(i, j) else None
        if month is None or last is not None and last <= day:
            return None
        match, stop = month
        if match.group.get("short") and not self.page.is_capital(match.start):
            return None
        year, stop = self.year_after(stop)
        if year is None and last is None and self.is_dated(stop):
            return None  # Issue 14 October 25, 2024
        return self.days(i, stop, year, match.group["number"], day, last)

    def day_alone(self, i: int, day: int) -> Core | None:
        """A day without its month: on the 22nd, of the month told last; on the 4th of this month."""
        stop = self.past_suffix(i + 1)
        if stop == i + 1 or i < 2 or self.words[i - 1] not in self.role["the"] or stop >= self.page.size:
            return None
        linked = self.lex["link"].before(self.words, i - 1)
        if linked is None or linked[1]["sense"] not in ("on", "in", "by", "from"):
            return None
        if self.page.is_a(i - 2, "eventlink"):
            return None  # at the 14th Forum
        month, end = self.month_of_day, stop
        if self.words[stop] in self.role["of"]:
            match = self.page.match_at("near", stop + 1)
            if match is None or match.group["unit"] != "month" or self.now is None:
                return None
            month, end = months_on(self.now.year, self.now.month, match.group["offset"]), match.stop
        elif not (
            self.page.is_capital(stop) or self.page.tags[stop] & _BEHIND_DAY or not self.words[stop][0].isalpha()
        ):
            return None  # on the 11th floor
        if month is None:
            return None
        return self.whole_day(i, end, int(month[:4]), int(month[5:7]), day)

    def behind_listed(self, i: int, day: int) -> tuple[int, int]:
        """The token behind days that follow each other in a list, and the last of them: 12 |, 13 and 14 May."""
        while self.page.word(i) == "," and i + 1 < self.page.size and self.day_number(i + 1) == day + 1:
            i, day = self.past_suffix(i + 2), day + 1
        return i, day

    def is_dated(self, i: int) -> bool:
        """Whether a day and a year stand at token `i`, behind the month that they belong to."""
        if i >= self.page.size or self.day_number(i) is None:
            return False
        return self.year_after(self.past_suffix(i + 1))[0] is not None

    def past_suffix(self, i: int) -> int:
        """The token behind the "th" of "19th"."""
        found = self.lex["day_suffix"].at(self.words, i) if i < self.page.size and self.page.touches(i) else None
        return found[0] if found else i

    def past_glue(self, i: int) -> int:
        """The token behind a word that only joins the parts of a date."""
        found = self.lex["date_glue"].at(self.words, i)
        return found[0] if found and found[0] < self.page.size else i

    def month_at(self, i: int) -> tuple[Match, int] | None:
        """The month at token `i` and the token behind it and its full stop."""
        match = self.page.match_at("month", i)
        if match is None:
            return None
        stop = match.stop
        if match.group.get("short") and stop < self.page.size and self.words[stop] == "." and self.page.touches(stop):
            stop += 1
        return match, stop

    def days(self, start: int, stop: int, year: int | None, month: int, day: int, last: int | None) -> Core | None:
        """A day or a run of days of one month, its year guessed from the document's date where it has none."""
        if year is None and self.now is None:
            known = f"--{month:02}-{day:02}"
            return Core(start, stop, known if last is None else None, "day")
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
        if i >= self.page.size:
            return None
        word = self.words[i]
        if len(word) != 4 or not word.isdecimal() or int(word) not in years:
            return None
        return int(word)

    def years(self, i: int, number: int) -> Core | None:
        """2022, 2014-2020, 2023-24, 2023/24, between 2019 and 2023, the 1990s."""
        words, page = self.words, self.page
        if self.is_year(i, WIDE_YEARS) is None:
            return None
        if i + 1 < page.size and words[i + 1] in self.role["decade_mark"] and page.touches(i + 1) and number % 10 == 0:
            return Core(i, i + 2, f"{number}/{number + 9}", "decade")
        linked = self.lex["link"].before(words, i)
        if number not in _YEARS and linked is None or self.counts_things(i):
            return None
        if linked is None and not self.role["numbered_noun"].isdisjoint(words[max(0, i - 2) : i]):
            return None  # flight LA 2041
        joint = self.lex["range_word"].at(words, i + 1)
        if joint is not None and joint[0] < page.size:
            core = self.year_range(i, number, joint[0])
            if core is not None:
                return core
        last = self.last_of_years(i, number) if linked is not None else i
        if last > i:
            return Core(i, last + 1, f"{number:04}/{words[last]}", "interval")
        return Core(i, i + 1, f"{number:04}", "year")

    def last_of_years(self, i: int, number: int) -> int:
        """The last token of years listed one after the other from token `i` on (2024 and 2025), or `i` itself."""
        words, k = self.words, i
        while self.is_year(k + 2) == number + 1 and (words[k + 1] == "," or words[k + 1] in self.role["joint"]):
            k, number = k + 2, number + 1
            if words[k - 1] != ",":
                each = any(word in self.role["respectively"] for word in words[k + 1 : k + 3])
                return i if each else k  # sold 4 and 5 tonnes in 2024 and 2025, respectively
        return i

    def year_range(self, i: int, number: int, j: int) -> Core | None:
        """Two years from token `i` to token `j`, or a year of two calendar years such as 2023-24."""
        words, page = self.words, self.page
        tight = page.touches(i + 1) and page.touches(j)
        if tight and len(words[j]) == 2 and words[j].isdecimal():
            end = number - number % 100 + int(words[j])
            if end == number + 1 and not self.is_season(j + 1):
                return Core(i, j + 1, f"{number}/{end}", "fiscal", number)
            return Core(i, j + 1, f"{number}/{end}", "interval") if end > number else None
        end_year = self.is_year(j)
        if end_year == number + 1 and tight and (match := self.page.match_at("fiscal", j + 1)) is not None:
            return Core(i, match.stop, f"{number}/{end_year}", "fiscal", number)  # 2017-2018FY
        if end_year is None or end_year <= number or words[j - 1] in self.role["joint"] and not self.is_between(i):
            return None
        if tight and words[i + 1] == "/" and end_year == number + 1 and not self.is_season(j + 1):
            return Core(i, j + 1, f"{number}/{end_year}", "fiscal", number)
        return Core(i, j + 1, f"{number}/{end_year}", "interval")

    def is_season(self, i: int) -> bool:
        """Whether two years before token `i` are those of a harvest or of a school: the 2024/25 sugar season."""
        return not self.role["other_year"].isdisjoint(self.words[i : i + 2])

    def is_between(self, i: int) -> bool:
        """Whether "between" stands right before token `i`."""
        return i > 0 and self.words[i - 1] in self.role["between"]

    def counts_things(self, i: int) -> bool:
        """Whether the four digits at token `i` count: after a hedge or a currency mark, before a unit."""
        words = self.words
        if i and (words[i - 1] in "$€£¥₹" or self.page.touches(i) and words[i - 1] in "-#/."):
            return self.lex["edge"].before(words, i) is None
        following = words[i + 1] if i + 1 < self.page.size else ""
        if following and self.page.paragraph_of[i] != self.page.paragraph_of[i + 1]:
            following = ""  # "27 July 2023" above the headline "Meters for Sacaba"
        if following == "%" or following and (self.lex["unit"].at(words, i + 1) or self.lex["scale"].at(words, i + 1)):
            return True
        hedged = self.lex["hedge"].before(words, i)
        round_count = words[i].endswith("00") and following.endswith("s") and len(following) > 3
        return following.isalpha() and (hedged is not None and self.lex["link"].before(words, i) is None or round_count)

    def year_after(self, i: int) -> tuple[int | None, int]:
        """The year that follows at token `i`, over at most two joining words, and the token behind it."""
        j = i
        for _ in range(3):
            year = self.is_year(j, WIDE_YEARS)
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
        return j < self.page.size and self.page.paragraph_of[max(i, 0)] == self.page.paragraph_of[j]

    def nearest_year(self, i: int, month: int, day: int) -> int:
        """The year of a day without one: up to nine months back and three ahead, or eleven where the future shows."""
        assert self.now is not None
        link = self.lex["link"].before(self.words, i)
        ahead = (
            link is not None
            and (
                bool(link[1].get("ahead"))
                or link[1]["sense"] == "by"
                and self.words[i - 1] not in self.role["to"]
                and not (self.words[i - 1] in self.role["until"] and self.tells_past(i))
            )
            or self.is_future(i)
            or self.opens_plan(i)
        )
        if not ahead and self.year_named[0] == self.page.sentence_of[i]:
            return self.year_named[1]
        for year in (self.now.year, self.now.year + 1, self.now.year - 1):
            day_there = min(day, calendar.monthrange(year, month)[1])
            distance = (date(year, month, day_there) - self.now).days
            if -31 <= distance < 334 if ahead else -274 <= distance <= 91:
                past = not ahead and distance > _MONTH_AHEAD and self.has_past_verb(i)
                return year - past
        return self.now.year
