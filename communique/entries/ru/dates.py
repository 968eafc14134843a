"""Dates and periods of a Russian text: days, months, quarters, halves, years, relative and comparing ones."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import Final

from communique.entries.date_mentions import DateMention, as_day
from communique.entries.ru.date_words import ALL_MONTHS, YEAR
from communique.entries.ru.date_years import Years
from communique.entries.ru.grammar import Grammar
from communique.period import month_range, season, year_before
from communique.words.load import Group, Words

_YEAR_JOINTS = frozenset("/-–—")
_TENS: Final = (20, 30)
_DAY_NUMBERS: Final = range(1, 32)
_FULL: Final = 10  # characters of a day with its year


def find_dates(grammar: Grammar, published: str | None, start: int = 0, stop: int | None = None) -> list[DateMention]:
    """The dates and periods of the page, or of tokens `start` to `stop`; relative ones are resolved by `published`."""
    reader = _Reader(grammar, as_day(published))
    reader.coarse = published is not None and len(published) < _FULL
    return reader.read(start, len(grammar.words) if stop is None else stop)


@cache
def _openers(language: Words) -> frozenset[str]:
    """The words that a date may begin with, besides numbers in digits."""
    classes = ("month", "season", "weekday", "today", "yearpick", "roman", "ordinal", "cardinal", "yearword")
    return language.wordset(*classes, "time_unit", "date_opener", "term_adjective", "this_evening")


@cache
def _feasts(language: Words) -> dict[str, Group]:
    """The words that tell a feast with its day: победа."""
    return {word: group for group in language.of("feast_day") for word in group.words}


class _Reader(Years):
    """One pass over the tokens; each method answers for one way to begin a date at token `i`."""

    def __init__(self, grammar: Grammar, now: date | None) -> None:
        super().__init__(grammar, now)
        self.firsts = _openers(self.page.language)
        self.feasts = _feasts(self.page.language)

    def read(self, i: int, stop: int) -> list[DateMention]:
        """The mentions that begin in tokens `i` to `stop`, none inside another."""
        found: list[DateMention] = []
        words, firsts = self.words, self.firsts
        while i < stop:
            if words[i] not in firsts and not "0" <= words[i] < ":":
                i += 1
                continue
            mention = self.at(i)
            if mention is None:
                i += 1
                continue
            found.append(self.linked(mention))
            i = mention.stop
        return found

    def at(self, i: int) -> DateMention | None:
        """The date that begins at token `i`, or `None`."""
        if "0" <= self.words[i] < ":":
            return (
                self.numeric(i) or self.day(i) or self.day_range(i) or self.run_of_months(i) or self.part_of_year(i)
                or self.jubilee(i) or self.year(i) or self.ago(i) or self.duration(i)
            )  # fmt: skip
        return (
            self.spelt_day(i)
            or self.month(i) or self.run_of_months(i) or self.part_of_year(i) or self.relative_year(i) or self.season(i)
            or self.within(i) or self.since_start(i) or self.todays_word(i) or self.weekday(i) or self.decade(i)
            or self.ago(i) or self.duration(i) or self.new_year(i) or self.school_year(i) or self.feast(i)
        )  # fmt: skip

    # --- links

    def linked(self, mention: DateMention) -> DateMention:
        """The mention with the word before it, an edge (в конце) and whether it has passed."""
        start, edge = mention.start, mention.edge
        k = start - 1
        if k >= 0 and self.words[k] in self.edges:
            edge, k = self.edges[self.words[k]], k - 1
        link = mention.link
        if not link and k >= 0:
            two = " ".join(self.words[max(0, k - 1) : k + 1])
            by_result = self.is_result(k)
            link = self.links.get(two) or self.links.get(self.words[k], "")
            k -= 2 if two in self.links else 1 if link else 0
            if by_result:
                link = "in"
        iso = self._edged(mention.iso, edge)
        last = as_day(iso) if iso and not iso.startswith("--") else None
        passed = bool(last and self.now and last <= self.now)
        mention.iso, mention.edge, mention.link, mention.passed = iso, edge, link, passed
        mention.lead = min(k + 1, start)
        return mention

    def _edged(self, iso: str | None, edge: str) -> str | None:
        """The middle of a year is its June; the start and the end of a year or month are that year or month."""
        return f"{iso}-06" if iso and edge == "middle" and len(iso) == 4 else iso

    # --- days

    def numeric(self, i: int) -> DateMention | None:
        """19.09.2023, 19.09.23, 19/09/2023, 2023-09-19."""
        word = self.words[i]
        if self.words[i + 1 : i + 2] == ["/"] == self.words[i + 3 : i + 4] and YEAR.match(self.page.word(i + 4)):
            first, second = self.number(i, 31), self.number(i + 2, 12)
            iso = _iso(int(self.words[i + 4]), second, first) if first and second else None
            return DateMention(i, i + 5, iso, "day") if iso else None
        match = re.match(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z|(\d\d)\.(\d\d)\.(\d\d)\Z", word)
        if match:
            numbers = [int(part) for part in match.groups() if part]
            iso = _iso(numbers[2] if numbers[2] > 99 else 2000 + numbers[2], numbers[1], numbers[0])
            return DateMention(i, i + 1, iso, "day") if iso else None
        if not YEAR.match(word) or i + 4 >= len(self.words) or self.words[i + 1] != "-" or not self.page.touches(i + 1):
            return None
        month, day = self.number(i + 2, 12), self.number(i + 4, 31)
        if month and day and self.words[i + 3] == "-":
            return DateMention(i, i + 5, _iso(int(word), month, day), "day")
        return None

    def day(self, i: int) -> DateMention | None:
        """19 сентября, 1-го марта 2024 года."""
        day = self.number(i, 31)
        if day is None:
            return None
        k = self.skip_ending(i + 1)
        month = self.months.get(self.words[k]) if k < len(self.words) else None
        if month is None or self.page.sentence_of[k] != self.page.sentence_of[i]:
            return None
        year, stop = self.year_behind(k + 1)
        iso = _iso(year, month, day) if year else self.guess(month, day, i)
        return DateMention(i, stop, iso, "day") if iso else None

    def spelt_day(self, i: int) -> DateMention | None:
        """Двадцать шестого октября, третьего ноября: a day whose number is spelt."""
        tens = self.cardinals.get(self.words[i]) if self.words[i] not in self.months else None
        k = i + (tens in _TENS)
        day = self.ordinals.get(self.page.word(k)) if k < len(self.words) else None
        month = self.months.get(self.page.word(k + 1)) if day is not None else None
        if day is None or month is None or tens is not None and k == i:
            return None
        day += tens or 0
        if day not in _DAY_NUMBERS or not self.grammar.forms[k].endswith(tuple(self.sets.ordinal_ending)):
            return None
        year, stop = self.year_behind(k + 2)
        iso = _iso(year, month, day) if year else self.guess(month, day, i)
        return DateMention(i, stop, iso, "day") if iso else None

    def guess(self, month: int, day: int, i: int) -> str | None:
        """A day without a year: the nearest one, to come behind "до" and "к"."""
        if not self.now:
            return f"--{month:02}-{day:02}"
        years = [self.now.year - 1, self.now.year, self.now.year + 1]
        days = [date(y, month, day) for y in years if day <= monthrange(y, month)[1]]
        if not days:
            return None
        link = self.words[i - 1] if i else ""
        if link in self.sets.deadline_word or self.is_ahead(i):
            coming = [d for d in days if d >= self.now]
            return (coming or days)[0].isoformat()
        now = self.now
        return min(days, key=lambda d: abs((d - now).days)).isoformat()

    def feast(self, i: int) -> DateMention | None:
        """Ко Дню Победы, в День России: a feast that has its day."""
        group = self.feasts.get(self.page.word(i + 1)) if self.words[i] in self.sets.feast_noun else None
        if group is None or i == 0 or self.words[i - 1] not in self.sets.until_word_or_by | self.sets.in_word:
            return None
        year, stop = self.year_behind(i + 2)
        iso = _iso(year, group["month"], group["day"]) if year else self.guess(group["month"], group["day"], i)
        return DateMention(i, stop, iso, "day") if iso and self.page.is_capital(i) else None

    def jubilee(self, i: int) -> DateMention | None:
        """К 80-летию Победы: the day of a feast so many years on."""
        if self.page.word(i + 2) not in self.sets.jubilee_noun or self.words[i - 1] not in self.sets.until_word_or_by:
            return None
        group, count = self.feasts.get(self.page.word(i + 3)), self.number(i, 999)
        if group is None or count is None or not group.get("since"):
            return None
        return DateMention(i, i + 4, _iso(group["since"] + count, group["month"], group["day"]), "day")

    def day_range(self, i: int) -> DateMention | None:
        """19–21 сентября, 19 и 20 сентября, с 19 по 21 сентября."""
        first = self.number(i, 31)
        if first is None or i + 3 >= len(self.words) or self.words[i + 1] not in self.sets.day_range_join:
            return None
        last = self.number(i + 2, 31)
        month = self.months.get(self.words[i + 3])
        if last is None or month is None or last <= first:
            return None
        year, stop = self.year_behind(i + 4)
        low, high = (_iso(year, month, d) if year else self.guess(month, d, i) for d in (first, last))
        return DateMention(i, stop, f"{low}/{high}", "interval") if low and high else None

    # --- months and parts of a year

    def month(self, i: int) -> DateMention | None:
        """В сентябре 2023 года, в январе–июле, с января по июль 2024 года."""
        month = self.months.get(self.words[i])
        if month is None or self._is_unsure(i):
            return None
        words, stop, last = self.words, i + 1, month
        joined = stop + 1 < len(words) and words[stop] in self.sets.month_range_join and words[stop + 1] in self.months
        edged = stop + 2 < len(words) and words[stop] in self.sets.month_range_join and words[stop + 1] in self.edges
        if edged and words[stop + 2] in self.months and self.grammar.is_dash(stop):
            last, stop = self.months[words[stop + 2]], stop + 3  # в ноябре – начале декабря
        elif joined:
            last, stop = self.months[words[stop + 1]], stop + 2
            if words[i + 1] in self.sets.along_word and (i == 0 or words[i - 1] not in self.sets.with_word):
                return None
        year, stop = self.year_behind(stop)
        if year is None and self._parted(i):
            return None
        if year is None:
            if not self.now:
                return DateMention(i, stop, f"--{month:02}" if not joined else None, "month")
            year = self.month_year(month, last, i)
        iso = month_range(year, month, last)
        return DateMention(i, stop, iso, "interval" if joined else "month")

    def _is_unsure(self, i: int) -> bool:
        """Whether "май" may be a name: no year behind it and no "на" before it."""
        alone = self.grammar.forms[i] in self.sets.may_form and not self.has_year(i + 1)
        return alone and not (i and self.words[i - 1] in self.sets.on_word)

    def _parted(self, i: int) -> bool:
        """Whether the month's name is a surname or first name: Виктор Май, Август Иванов."""
        return self.page.is_capital(i) and i > self.grammar.sentence(i)[0]

    def month_year(self, first: int, last: int, i: int) -> int:
        """The year of a month without one: to come behind "до" and "к", else the last one that has begun."""
        assert self.now is not None
        link = self.words[i - 1] if i else ""
        if link in self.edges and i > 1:
            link = self.words[i - 2]
        year = self.now.year
        if self.picks.get(link, 0) > 0 and last <= self.now.month:
            return year + 1  # в следующем январе, said in January
        if self.is_ahead(i):
            return year if last >= self.now.month else year + 1
        if link in self.sets.until_word_or_by:
            return year if last >= self.now.month else year + 1
        if link in self.sets.in_word and first > self.now.month and self.future(i):
            return year
        return year if first <= self.now.month else year if self.future(i) else year - 1

    def run_of_months(self, i: int) -> DateMention | None:
        """За семь месяцев (этого года), за первые 9 месяцев, за 10 месяцев 2024 года: from January on."""
        k = i
        if self.words[k] in self.sets.first_or_past:
            k += 1
        months = self.count_word(k)
        if (
            months is None
            or k + 1 >= len(self.words)
            or self.words[k + 1] not in self.sets.month_noun
            or not 1 <= months <= 11
        ):
            return None
        year, stop = self.year_behind(k + 2)
        if year is None and self.since_year_start(k + 2):
            year, stop = (self.now.year if self.now else None), k + 2
        told = i > 0 and (self.words[i - 1] in self.sets.for_word or self.is_result(i - 1))
        if year is None and not told:
            return None
        if year is None and self.now:  # in January "за 10 месяцев" is of the year before
            year = self.now.year - (months > self.now.month and not self.future(i))
        iso = month_range(year, 1, months) if year else None
        return DateMention(i, stop, iso, "interval")

    # --- years

    def second_year(self, i: int, year: int) -> int | None:
        """The token behind the two years that one season runs over, the first at token `i`: зимой 2024/25 года."""
        told = self.words[i + 1 : i + 3]
        runs = len(told) == 2 and told[0] in _YEAR_JOINTS and told[1] in (str(year + 1), str(year + 1)[2:])
        return self.skip_year_word(i + 3) if runs and self.words[i] == str(year) else None

    def season(self, i: int) -> DateMention | None:
        """Весной 2025 года, осенью этого года, к лету."""
        name = self.seasons.get(self.words[i])
        if name is None or self._parted(i) and self.page.is_capital(i + 1):
            return None  # Весной Обрадович
        year, stop = self.year_behind(i + 1)
        if year is not None and (ends := self.second_year(i + 1, year)):
            return DateMention(i, ends, season(name, year + 1), "season")
        if year is None:
            if not self.now or self.words[i] not in self.sets.season_noun:
                return None
            begins = i > 0 and self.words[i - 1] in self.sets.with_word and self.future(i)  # с осени начнём
            if self.words[i - 1] not in self.sets.season_lead and not begins:
                if self.grammar.forms[i] not in self.sets.season_adverb:
                    return None
            last = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}[name]
            year = (
                self.now.year
                if last >= self.now.month or not self.future(i) and last < self.now.month
                else self.now.year + 1
            )
            ahead = self.future(i) or self.is_ahead(i) or self.words[i - 1] in self.sets.until_word_or_by
            running = (
                last - 2 <= self.now.month and self.words[i - 1] in self.sets.until_word_or_by
            )  # к осени, in autumn
            if last < self.now.month and ahead or last >= self.now.month and running and last > 2:
                year = self.now.year + 1
        return DateMention(i, stop, season(name, year), "season")

    # --- spans from now


def _iso(year: int, month: int, day: int) -> str | None:
    """An ISO day, or `None` where the calendar has none such."""
    if not 1 <= month <= ALL_MONTHS or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def year_earlier(iso: str | None) -> str | None:
    """The same period a year earlier."""
    return year_before(iso) if iso and len(iso) != 10 and not iso.startswith("--") else None
