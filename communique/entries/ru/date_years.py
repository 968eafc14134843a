"""Years and parts of years of a Russian text, by number or relative to now."""

from __future__ import annotations

import re
from typing import Final

from communique.entries.date_mentions import DateMention, months_on
from communique.entries.ru.date_spans import Spans
from communique.entries.ru.date_words import ALL_MONTHS, YEAR
from communique.entries.ru.grammar import Grammar, Span
from communique.period import month_range, season

_DAY_RANGE: Final = 21  # characters of a span of days
_WINTER: Final = 4  # the month until which "this winter" is the one that was
_CURRENT: Final = frozenset(("year", "month", "quarter", "week", "decade"))  # what "к концу …" can mean of now


class Years(Spans):
    """Each method answers for one way to begin a year or a part of one at token `i`."""

    def year(self, i: int) -> DateMention | None:
        """В 2023 году, 2021–2023 годы, 2023/2024, к 2030-му."""
        word = self.words[i]
        if not YEAR.match(word):
            return None
        stop = self.skip_ending(i + 1)
        words = self.words
        if stop + 1 < len(words) and words[stop] in self.sets.year_range_join and YEAR.match(words[stop + 1]):
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
            return DateMention(i, i + 2, self.week(offset), "week")
        if noun in self.sets.weekend_noun and self.grammar.is_plural(i) and offset <= 0:
            return DateMention(i, i + 2, self.weekend(offset), "week")
        if noun in self.seasons:
            year = self.now.year + offset if self.now else None
            if self.now and year and not offset and self.seasons[noun] == "winter":
                year += self.now.month > _WINTER  # этой зимой
            return DateMention(i, i + 2, season(self.seasons[noun], year) if year else None, "season")
        if noun in self.sets.quarter_or_half and self.now:
            size = 3 if noun in self.sets.quarter_noun else 6
            number = (self.now.month - 1) // size + offset
            first = months_on(self.now.year, 1, number * size)
            return DateMention(
                i, i + 2, month_range(int(first[:4]), int(first[5:]), int(first[5:]) + size - 1), "quarter"
            )
        return None

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
        if words[i] in self.sets.half_noun and before in self.sets.end_noun and self.now:
            first = 1 if self.now.month <= 6 else 7  # до конца полугодия
            return DateMention(i, i + 1, f"{self.now.year}-{first + 5:02}", "month")
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
            "week": self.week(0),
            "decade": str(year // 10 * 10 + 10),
        }[unit]
        return DateMention(i, i + 1, iso, "year" if unit in ("year", "decade") else "month")

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
        if number * size > ALL_MONTHS:
            return None
        if year is None and stop < len(words) and words[stop] in self.year_words:
            stop += 1
        first, last = (number - 1) * size + 1, number * size
        if year is None and self.now:
            begun = first < self.now.month or self.future(i)
            year = self.now.year if begun else self.now.year - 1
            year += last < self.now.month and self.is_ahead(i)  # в ноябре: в первом квартале откроем
        return DateMention(i, stop, month_range(year, first, last) if year else None, "quarter")


def give_year(grammar: Grammar, dates: list[DateMention], title: Span | None) -> None:
    """Give days and months that nothing dates the one year that the headline names: форум «Сибирь-2024»."""
    lost = [one for one in dates if one.iso and "--" in one.iso]
    if not lost or title is None:
        return
    years = [k for k in range(*title) if YEAR.match(grammar.words[k])]
    if len(years) != 1 or any(grammar.page.is_a(k, "result_word") for k in range(*title)):
        return
    named = next((one for one in dates if one.start <= years[0] < one.stop), None)
    days = named is not None and len(named.iso or "") == _DAY_RANGE  # на неделю 16–20 июня 2025 года
    if named is not None and (named.kind == "interval" and not days or named.link not in ("", "in", "on")):
        return  # к 2030 году, 2025–2030
    for one in lost:
        one.iso = re.sub("--", f"{grammar.words[years[0]]}-", one.iso or "")
