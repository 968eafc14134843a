"""Dates and periods of a Russian text: days, months, quarters, halves, years, relative and comparing ones."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from communique.entries.date_mentions import DateMention, as_day, months_on
from communique.entries.ru.grammar import Grammar
from communique.period import month_range, season, year_before
from communique.words.load import Words

_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")
_ALL_MONTHS: Final = 12
_CURRENT = frozenset(("year", "month", "quarter", "week", "decade"))  # what "к концу …" can mean of now


def find_dates(grammar: Grammar, published: str | None, start: int = 0, stop: int | None = None) -> list[DateMention]:
    """The dates and periods of the page, or of tokens `start` to `stop`; relative ones are resolved by `published`."""
    return _Reader(grammar, as_day(published)).read(start, len(grammar.words) if stop is None else stop)


@cache
def _openers(language: Words) -> frozenset[str]:
    """The words that a date may begin with, besides numbers in digits."""
    classes = ("month", "season", "weekday", "today", "yearpick", "roman", "ordinal", "cardinal", "yearword")
    return language.wordset(*classes, "time_unit", "date_opener")


class _Reader:
    """One pass over the tokens; each method answers for one way to begin a date at token `i`."""

    def __init__(self, grammar: Grammar, now: date | None) -> None:
        self.grammar, self.page, self.words, self.now = grammar, grammar.page, grammar.words, now
        self.sets, table = grammar.sets, grammar.sets.table
        self.months, self.seasons = table("month", "number"), table("season", "name")
        self.weekdays, self.todays = table("weekday", "number"), table("today", "offset")
        self.picks, self.romans = table("yearpick", "offset"), table("roman", "number")
        self.ordinals, self.cardinals = table("ordinal", "value"), table("cardinal", "value")
        self.edges, self.links = table("edge", "name"), table("link", "sense")
        self.units, self.lengths = table("time_unit", "unit"), table("time_unit", "days")
        self.year_words = self.page.language.wordset("yearword")
        self.firsts = _openers(self.page.language)

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
        return (
            self.numeric(i) or self.day(i) or self.day_range(i) or self.month(i) or self.run_of_months(i)
            or self.part_of_year(i) or self.year(i) or self.relative_year(i) or self.season(i) or self.within(i)
            or self.since_start(i) or self.todays_word(i) or self.weekday(i) or self.decade(i) or self.ago(i)
            or self.duration(i)
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
            by_result = self._is_result(k)
            link = self.links.get(two) or self.links.get(self.words[k], "")
            k -= 2 if two in self.links else 1 if link else 0
            if by_result:
                link = "in"
        iso = self._edged(mention.iso, edge)
        last = as_day(iso) if iso and not iso.startswith("--") else None
        passed = bool(last and self.now and last <= self.now)
        return replace(mention, iso=iso, edge=edge, link=link, lead=min(k + 1, start), passed=passed)

    def _edged(self, iso: str | None, edge: str) -> str | None:
        """The middle of a year is its June; the start and the end of a year or month are that year or month."""
        return f"{iso}-06" if iso and edge == "middle" and len(iso) == 4 else iso

    # --- days

    def number(self, i: int, most: int) -> int | None:
        """The whole number in digits at token `i`, up to `most`."""
        word = self.words[i] if i < len(self.words) else ""
        return int(word) if word.isdecimal() and len(word) <= 4 and 1 <= int(word) <= most else None

    def year_behind(self, i: int) -> tuple[int | None, int]:
        """The year behind a day or month at token `i`, and where it ends."""
        words = self.words
        if i < len(words) and _YEAR.match(words[i]):
            return int(words[i]), self.skip_year_word(self.skip_ending(i + 1))
        if i < len(words) and words[i] in self.picks and i + 1 < len(words) and words[i + 1] in self.year_words:
            return (self.now.year + self.picks[words[i]] if self.now else None), self.skip_year_word(i + 1)
        return None, i

    def skip_ending(self, i: int) -> int:
        """Behind the ending of a number: 2024-й, 2024-м."""
        words = self.words
        glued = i + 1 < len(words) and words[i] == "-" and self.page.touches(i) and self.page.touches(i + 1)
        return (
            i + 2
            if glued and len(words[i + 1]) <= 3 and words[i + 1].isalpha() and words[i + 1] not in self.months
            else i
        )

    def skip_year_word(self, i: int) -> int:
        """Behind год, года, г. and гг."""
        words = self.words
        if i < len(words) and words[i] in self.year_words:
            i += 1
            inside = i + 1 < len(words) and self.page.sentence_of[i + 1] == self.page.sentence_of[i - 1]
            if (
                i < len(words)
                and words[i] == "."
                and len(self.grammar.forms[i - 1]) <= 2
                and self.page.touches(i)
                and inside
            ):
                i += 1
        return i

    def numeric(self, i: int) -> DateMention | None:
        """19.09.2023, 2023-09-19."""
        word = self.words[i]
        match = re.match(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z", word)
        if match:
            iso = _iso(int(match[3]), int(match[2]), int(match[1]))
            return DateMention(i, i + 1, iso, "day") if iso else None
        if (
            not _YEAR.match(word)
            or i + 4 >= len(self.words)
            or self.words[i + 1] != "-"
            or not self.page.touches(i + 1)
        ):
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

    def guess(self, month: int, day: int, i: int) -> str | None:
        """A day without a year: the nearest one, to come behind "до" and "к"."""
        if not self.now:
            return f"--{month:02}-{day:02}"
        years = [self.now.year - 1, self.now.year, self.now.year + 1]
        days = [date(y, month, day) for y in years if day <= monthrange(y, month)[1]]
        if not days:
            return None
        link = self.words[i - 1] if i else ""
        if link in self.sets.deadline_word:
            coming = [d for d in days if d >= self.now]
            return (coming or days)[0].isoformat()
        now = self.now
        return min(days, key=lambda d: abs((d - now).days)).isoformat()

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
        if joined:
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
        alone = self.grammar.forms[i] in self.sets.may_form and not self._has_year(i + 1)
        return alone and not (i and self.words[i - 1] in self.sets.on_word)

    def _has_year(self, i: int) -> bool:
        return self.year_behind(i)[1] > i

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
        if link in self.sets.until_word_or_by:
            return year if last >= self.now.month else year + 1
        if link in self.sets.in_word and first > self.now.month and self._future(i):
            return year
        return year if first <= self.now.month else year if self._future(i) else year - 1

    def _future(self, i: int) -> bool:
        """Whether the clause speaks of what is to come."""
        start, stop = self.grammar.sentence(i)
        return self._asked(start, i) or any(
            self.page.is_a(k, "tocome") or self.grammar.pos(k) == "VERB" and self.grammar.bits(k) & 1 << 13
            for k in range(start, stop)
        )

    def _asked(self, start: int, i: int) -> bool:
        """Whether the month belongs to an infinitive behind a word of force: пригласил посетить выставку в мае."""
        verb = next((k for k in range(i - 1, start, -1) if self.grammar.pos(k) == "INFN"), start)
        return any(self.page.is_a(k, "force") for k in range(start, verb))

    def count_word(self, i: int) -> int | None:
        """A small whole number in digits or one word at token `i`."""
        if i >= len(self.words):
            return None
        return self.number(i, 99) or self.cardinals.get(self.words[i])

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
        if year is None and self._since_year_start(k + 2):
            year, stop = (self.now.year if self.now else None), k + 2
        told = i > 0 and (self.words[i - 1] in self.sets.for_word or self._is_result(i - 1))
        if year is None and not told:
            return None
        year = year or (self.now.year if self.now else None)
        iso = month_range(year, 1, months) if year else None
        return DateMention(i, stop, iso, "interval")

    def _since_year_start(self, i: int) -> bool:
        return self.page.match_at("since_new_year", i) is not None

    def _is_result(self, i: int) -> bool:
        """Whether "по итогам" or "по результатам" ends with token `i`."""
        return i > 0 and self.words[i] in self.sets.result_word and self.words[i - 1] in self.sets.along_word

    def part_of_year(self, i: int) -> DateMention | None:
        """Первое полугодие, II квартал 2024 года, 1-й квартал, прошлый квартал."""
        words = self.words
        number = self.ordinals.get(words[i]) or self.romans.get(words[i])
        k = i + 1
        if number is None:
            number = self.number(i, 4)
            k = self.skip_ending(i + 1)
            if number is None:
                return None
        if k >= len(words) or words[k] not in self.sets.part_noun:
            return None
        size = 3 if words[k] in self.sets.quarter_noun else 6
        year, stop = self.year_behind(k + 1)
        if words[k] in self.sets.half_share and (year is None or number > 2):
            return None
        if number * size > _ALL_MONTHS:
            return None
        if year is None and stop < len(words) and words[stop] in self.year_words:
            stop += 1
        first, last = (number - 1) * size + 1, number * size
        if year is None and self.now:
            begun = first < self.now.month or self._future(i)
            year = self.now.year if begun else self.now.year - 1
        return DateMention(i, stop, month_range(year, first, last) if year else None, "quarter")

    # --- years

    def year(self, i: int) -> DateMention | None:
        """В 2023 году, 2021–2023 годы, 2023/2024, к 2030-му."""
        word = self.words[i]
        if not _YEAR.match(word):
            return None
        stop = self.skip_ending(i + 1)
        words = self.words
        if stop + 1 < len(words) and words[stop] in self.sets.year_range_join and _YEAR.match(words[stop + 1]):
            end = self.skip_year_word(self.skip_ending(stop + 2))
            if words[stop] not in self.sets.and_word and (end > stop + 2 or self.page.touches(stop)):
                return DateMention(i, end, f"{word}/{words[stop + 1]}", "interval")
            if words[stop] in self.sets.and_word and end > stop + 2:
                return DateMention(i, stop, word, "year")
        end = self.skip_year_word(stop)
        before = words[i - 1] if i else ""
        if end > i + 1 or before in self.sets.year_preposition and self._ends_alone(end):
            return DateMention(i, end, word, "year")
        if i and self.words[i - 1] in ("(",) and end < len(words) and words[end] == ")":
            return DateMention(i, end, word, "year")
        return None

    def _ends_alone(self, i: int) -> bool:
        """Whether nothing that a number could count stands at token `i`."""
        return i >= len(self.words) or not self.grammar.is_genitive(i) and self.words[i] not in ("%", "$")

    def relative_year(self, i: int) -> DateMention | None:
        """В этом году, в прошлом месяце, на следующей неделе, по итогам года."""
        words = self.words
        offset = self.picks.get(words[i])
        noun = words[i + 1] if i + 1 < len(words) else ""
        if offset is None:
            return self.plain_year(i)
        if noun in self.year_words:
            iso = f"{self.now.year + offset}" if self.now else None
            return DateMention(i, self.skip_year_word(i + 1), iso, "year")
        if noun in self.sets.month_noun:
            iso = months_on(self.now.year, self.now.month, offset) if self.now else None
            return DateMention(i, i + 2, iso, "month")
        if noun in self.sets.week_noun:
            return DateMention(i, i + 2, self._week(offset), "week")
        if noun in self.seasons:
            year = self.now.year + offset if self.now else None
            return DateMention(i, i + 2, season(self.seasons[noun], year) if year else None, "season")
        if noun in self.sets.quarter_or_half and self.now:
            size = 3 if noun in self.sets.quarter_noun else 6
            number = (self.now.month - 1) // size + offset
            first = months_on(self.now.year, 1, number * size)
            return DateMention(
                i, i + 2, month_range(int(first[:4]), int(first[5:]), int(first[5:]) + size - 1), "quarter"
            )
        return None

    def _week(self, offset: int) -> str | None:
        if not self.now:
            return None
        first = self.now - timedelta(days=self.now.weekday()) + timedelta(weeks=offset)
        return f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}"

    def plain_year(self, i: int) -> DateMention | None:
        """До конца года, по итогам года, к концу месяца: the one that is now."""
        words = self.words
        before = words[i - 1] if i else ""
        if words[i] in self.sets.half_noun and before in self.sets.result_or_for and self.now:
            half = (1, 6) if self.now.month >= 6 else (7, 12)
            year = self.now.year if self.now.month >= 6 else self.now.year - 1
            return DateMention(i, i + 1, month_range(year, *half), "quarter")
        if words[i] in self.sets.half_year and before in self.sets.for_word and self.now:
            year = self.now.year if self.now.month >= 6 else self.now.year - 1
            return DateMention(i, i + 1, month_range(year, 1, 6), "quarter")
        if self.units.get(words[i]) not in _CURRENT or not self.now:
            return None
        if before in self.edges and i > 1 and words[i - 2] in self.sets.edge_preposition:
            if before in self.sets.beginning_noun and words[i - 2] in self.sets.with_word:
                return DateMention(i, i + 1, str(self.now.year), "to_date") if words[i] in self.sets.year_noun else None
            return self._current(i, self.units[words[i]])
        if before in self.sets.result_noun and words[i] in self.sets.year_noun:
            year = self.now.year - (self.now.month <= 3)
            return DateMention(i, i + 1, str(year), "year")
        return None

    def _current(self, i: int, unit: str) -> DateMention | None:
        """The year, month, quarter, week or decade that is now."""
        assert self.now is not None
        year, month = self.now.year, self.now.month
        iso = {
            "year": str(year),
            "month": f"{year}-{month:02}",
            "quarter": month_range(year, (month - 1) // 3 * 3 + 1, (month - 1) // 3 * 3 + 3),
            "week": self._week(0),
            "decade": str(year // 10 * 10 + 10),
        }[unit]
        return DateMention(i, i + 1, iso, "year" if unit in ("year", "decade") else "month")

    def season(self, i: int) -> DateMention | None:
        """Весной 2025 года, осенью этого года, к лету."""
        name = self.seasons.get(self.words[i])
        if name is None:
            return None
        year, stop = self.year_behind(i + 1)
        if year is None:
            if not self.now or self.words[i] not in self.sets.season_noun:
                return None
            if self.words[i] in self.sets.season_noun and self.words[i - 1] not in self.sets.season_lead:
                if self.grammar.forms[i] not in self.sets.season_adverb:
                    return None
            last = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}[name]
            year = (
                self.now.year
                if last >= self.now.month or not self._future(i) and last < self.now.month
                else self.now.year + 1
            )
            if last < self.now.month and self._future(i):
                year = self.now.year + 1
        return DateMention(i, stop, season(name, year), "season")

    # --- spans from now

    def within(self, i: int) -> DateMention | None:
        """В течение месяца, в месячный срок, через два года, в течение 30 дней: when it is to be done at the latest."""
        words = self.words
        if words[i] in self.sets.course_noun and i and words[i - 1] in self.sets.in_word:
            start, k = i - 1, i + 1
        elif words[i] in self.sets.through_word:
            start, k = i, i + 1
        else:
            return None
        picked = k < len(words) and words[k] in self.sets.coming_word
        k += picked
        count = self.count_word(k)
        unit = k + (count is not None)
        if unit >= len(words) or not self.now:
            return None
        kind, count = self.units.get(words[unit], ""), count or 1
        if k < len(words) and words[k] in self.sets.half_year:
            kind, count, unit = "month", 6, k
        iso = self._ahead(kind, self.lengths.get(words[unit]), count)
        if iso is None or words[i] in self.sets.course_noun and not picked and kind == "year" and self._has_year(unit):
            return None
        return DateMention(start, unit + 1, iso, "within", link="by" if words[i] in self.sets.course_noun else "in")

    def _ahead(self, unit: str, days: int | None, count: int) -> str | None:
        """So many years, months or times `days` days on from now."""
        assert self.now is not None
        if unit == "year":
            return str(self.now.year + count)
        if unit == "month":
            return months_on(self.now.year, self.now.month, count)
        return (self.now + timedelta(days=days * count)).isoformat() if days else None

    def since_start(self, i: int) -> DateMention | None:
        """С начала года, с начала 2024 года."""
        words = self.words
        if (
            words[i] not in self.sets.beginning_noun
            or not i
            or words[i - 1] not in self.sets.with_word
            or i + 1 >= len(words)
        ):
            return None
        if words[i + 1] in self.picks and i + 2 < len(words) and words[i + 2] in self.sets.year_noun:
            year = self.now.year + self.picks[words[i + 1]] if self.now else None
            return DateMention(i, i + 3, str(year) if year else None, "to_date")
        if words[i + 1] in self.sets.year_noun:
            return DateMention(i, i + 2, str(self.now.year) if self.now else None, "to_date")
        if _YEAR.match(words[i + 1]) and self.now and int(words[i + 1]) == self.now.year:
            return DateMention(i, self.skip_year_word(i + 2), words[i + 1], "to_date")
        return None

    def todays_word(self, i: int) -> DateMention | None:
        """Сегодня, вчера, завтра."""
        offset = self.todays.get(self.words[i])
        if offset is None:
            return None
        iso = (self.now + timedelta(days=offset)).isoformat() if self.now else None
        return DateMention(i, i + 1, iso, "today")

    def weekday(self, i: int) -> DateMention | None:
        """Во вторник, в пятницу: the last one, or the next behind words of what is to come."""
        number = self.weekdays.get(self.words[i])
        if number is None or not i or self.words[i - 1] not in self.sets.in_word or not self.now:
            return None
        if self.words[i] in self.sets.wednesday_noun and self.grammar.forms[i] not in self.sets.wednesday_form:
            return None
        back = (self.now.weekday() - number) % 7
        when = self.now - timedelta(days=back)
        if self._future(i):
            when = self.now + timedelta(days=(number - self.now.weekday()) % 7)
        return DateMention(i, i + 1, when.isoformat(), "weekday")

    def decade(self, i: int) -> DateMention | None:
        """За последние пять лет, в ближайшие три года: a span without dates of its own."""
        if self.words[i] not in self.sets.recent_or_coming:
            return None
        count = self.count_word(i + 1)
        k = i + 1 + (count is not None)
        if k >= len(self.words) or not self.page.is_a(k, "timenoun"):
            return None
        if self.words[i] in self.sets.coming_word and self.now and self.words[k] in self.sets.year_noun and count:
            return DateMention(i, k + 1, str(self.now.year + count), "within", link="by")
        iso = None
        if self.words[i] in self.sets.recent_word and count and self.words[k] in self.sets.year_noun and self.now:
            iso = f"{self.now.year - count}/{self.now.year}"
        return DateMention(i, k + 1, iso, "past")

    def ago(self, i: int) -> DateMention | None:
        """Годом ранее, год назад, три года назад."""
        count = self.count_word(i) or 1
        k = i + (self.count_word(i) is not None)
        if (
            k + 1 >= len(self.words)
            or self.words[k] not in self.sets.year_noun
            or self.grammar.forms[k + 1] not in self.sets.ago_form
        ):
            return None
        iso = str(self.now.year - count) if self.now and count > 1 else None
        return DateMention(i, k + 2, iso, "before" if count == 1 else "ago", back="year")

    def duration(self, i: int) -> DateMention | None:
        """Три года, 45 дней, 2,5 часа: a number that is no figure."""
        words = self.words
        count = (
            re.match(r"\d+(?:[.,]\d+)?\Z", words[i]) or words[i] in self.cardinals or words[i] in self.sets.and_a_half
        )
        if not count:
            return None
        k = i + 1
        while k < len(words) and words[k] in self.cardinals:
            k += 1
        joined = (
            k + 2 < len(words)
            and words[k] in self.sets.duration_join
            and (words[k + 1][0].isdigit() or words[k + 1] in self.cardinals)
        )
        k += 2 * joined
        if k < len(words) and words[k] in self.sets.day_kind:
            k += 1
        if k < len(words) and self.page.is_a(k, "timenoun") and words[k] not in self.sets.quarter_or_half:
            return DateMention(i, k + 1, None, "duration")
        return None


def _iso(year: int, month: int, day: int) -> str | None:
    """An ISO day, or `None` where the calendar has none such."""
    if not 1 <= month <= _ALL_MONTHS or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def mentions_between(dates: list[DateMention], start: int, stop: int) -> Iterator[DateMention]:
    """The dates that begin in tokens `start` to `stop`."""
    return (d for d in dates if start <= d.start < stop)


def year_earlier(iso: str | None) -> str | None:
    """The same period a year earlier."""
    return year_before(iso) if iso and len(iso) != 10 and not iso.startswith("--") else None
