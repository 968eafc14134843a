"""Spans of a Russian text that are told from now: in two weeks, since the beginning of the year, a year ago."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Final

from communique.entries.date_mentions import DateMention, months_on
from communique.entries.ru.date_words import YEAR, DateWords
from communique.entries.ru.grammar import Grammar
from communique.text.russian import SING
from communique.words.load import Group, Words

_MIDDLE: Final = 6  # the month from which "the new year" is the next
_SCHOOL: Final = 9  # the month in which a school year begins


@cache
def _terms(language: Words) -> dict[str, Group]:
    """Adjectives of a term with how long it is: двухнедельный."""
    return {word: group for group in language.of("term_adjective") for word in group.words}


class Spans(DateWords):
    """Each method answers for one way to begin a span at token `i`."""

    def __init__(self, grammar: Grammar, now: date | None) -> None:
        super().__init__(grammar, now)
        self.terms = _terms(self.page.language)

    def within(self, i: int) -> DateMention | None:
        """В течение месяца, в месячный срок, через два года, в течение 30 дней: when it is to be done at the latest."""
        words = self.words
        if words[i] in self.terms:
            return self._term(i)
        if words[i] in self.sets.course_noun and i and words[i - 1] in self.sets.in_word:
            start, k = i - 1, i + 1
        elif words[i] in self.sets.through_word:
            start, k = i, i + 1
        else:
            return None
        picked = k < len(words) and words[k] in self.sets.coming_word
        k += picked
        count, unit = self._most(k)
        if count is not None and not picked and self.page.word(unit) in self.sets.coming_word:
            picked, unit = True, unit + 1  # в течение двух ближайших месяцев
        if unit >= len(words) or not self.now:
            return None
        kind, count = self.units.get(words[unit], ""), count or 1
        if k < len(words) and words[k] in self.sets.half_year:
            kind, count, unit = "month", 6, k
        iso = self._ahead(kind, self.lengths.get(words[unit]), count)
        if iso is None or words[i] in self.sets.course_noun and not picked and kind == "year" and self.has_year(unit):
            return None
        return DateMention(start, unit + 1, iso, "within", link="by" if words[i] in self.sets.course_noun else "in")

    def _most(self, k: int) -> tuple[int | None, int]:
        """The number at token `k`, of two that a hyphen joins the second, and where it ends: двух-трёх месяцев."""
        count = self.count_word(k)
        second = self.count_word(k + 2) if count is not None and self.page.word(k + 1) in self.sets.count_join else None
        return (second, k + 3) if second is not None else (count, k + (count is not None))

    def _ahead(self, unit: str, days: int | None, count: int) -> str | None:
        """So many years, months or times `days` days on from now."""
        assert self.now is not None
        if unit == "year":
            return str(self.now.year + count)
        if unit == "month":
            return months_on(self.now.year, self.now.month, count)
        return (self.now + timedelta(days=days * count)).isoformat() if days else None

    def _term(self, i: int) -> DateMention | None:
        """В двухнедельный срок, в месячный срок."""
        words, inside = self.words, i > 0 and self.words[i - 1] in self.sets.in_word
        if not inside or i + 1 >= len(words) or words[i + 1] not in self.sets.term_noun or not self.now:
            return None
        group = self.terms[words[i]]
        iso = self._ahead(group["unit"], group.get("days"), group["count"])
        return DateMention(i, i + 2, iso, "within", link="by")

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
            begun = self.picks[words[i + 1]] <= 0
            return DateMention(i, i + 3, str(year) if year else None, "to_date" if begun else "year")
        if words[i + 1] in self.sets.year_noun:
            return DateMention(i, i + 2, str(self.now.year) if self.now else None, "to_date")
        if YEAR.match(words[i + 1]) and self.now and int(words[i + 1]) == self.now.year:
            return DateMention(i, self.skip_year_word(i + 2), words[i + 1], "to_date")
        return None

    def todays_word(self, i: int) -> DateMention | None:
        """Сегодня, вчера, завтра."""
        offset = self.todays.get(self.words[i])
        if offset is None and self.words[i] in self.sets.this_evening and self.is_ahead(i):
            offset = 0
        if offset is None:
            return None
        iso = (self.now + timedelta(days=offset)).isoformat() if self.now and not self.coarse else None
        return DateMention(i, i + 1, iso, "today")

    def weekday(self, i: int) -> DateMention | None:
        """Во вторник, в минувшую пятницу: the last one, or the next behind words of what is to come."""
        number = self.weekdays.get(self.words[i])
        if number is None or not i or not self.now or self.coarse:
            return None
        picked = self.picks.get(self.words[i - 1], 0 if self.words[i - 1] in self.sets.coming_word else None)
        first = i - (picked is not None and i > 1)
        due = self.words[first - 1] in self.sets.deadline_word  # до пятницы
        if not due and self.words[first - 1] not in self.sets.in_word or picked is not None and picked > 0:
            return None  # в следующую пятницу: of this week or the next
        if self.words[i] in self.sets.wednesday_noun and self.grammar.forms[i] not in self.sets.wednesday_form:
            return None
        back = (self.now.weekday() - number) % 7
        when = self.now - timedelta(days=back or 7 * (picked == -1))
        if picked != -1 and (due or self.future(i) or self.words[i - 1] in self.sets.coming_word):
            when = self.now + timedelta(days=(number - self.now.weekday()) % 7)
        return DateMention(first, i + 1, when.isoformat(), "weekday")

    def decade(self, i: int) -> DateMention | None:
        """За последние пять лет, в ближайшие три года: a span without dates of its own."""
        if self.words[i] not in self.sets.recent_or_coming:
            return None
        count, k = self._most(i + 1)
        if k >= len(self.words) or not self.page.is_a(k, "timenoun"):
            return None
        if self.words[i] in self.sets.coming_word and self.now and self.words[k] in self.sets.year_noun and count:
            return DateMention(i, k + 1, str(self.now.year + count), "within", link="by")
        if count is None and self.words[i] in self.sets.coming_word:
            count = 6 if self.words[k] in self.sets.half_year else 1 if self.grammar.bits(i) & SING else None
        if self.words[i] in self.sets.coming_word and self.now and count:  # в ближайшие два месяца, в ближайший месяц
            unit = "month" if self.words[k] in self.sets.half_year else self.units.get(self.words[k], "")
            iso = self._ahead(unit, self.lengths.get(self.words[k]), count)
            return DateMention(i, k + 1, iso, "within", link="by")
        iso = None
        if self.words[i] in self.sets.recent_word and count and self.words[k] in self.sets.year_noun and self.now:
            iso = f"{self.now.year - count}/{self.now.year}"
        return DateMention(i, k + 1, iso, "past")

    def new_year(self, i: int) -> DateMention | None:
        """К Новому году, до нового года: by the end of this year; с нового года: from the first day of the next."""
        words = self.words
        if words[i] not in self.sets.new_word or not i or self.now is None:
            return None
        if words[i + 1 : i + 2] == [] or words[i + 1] not in self.sets.year_noun:
            return None
        if words[i - 1] in self.sets.with_word and self.future(i):
            return DateMention(i, i + 2, f"{self.now.year + 1}-01-01", "day")
        if words[i - 1] in self.sets.in_word and self.future(i) and self.now.month > _MIDDLE:
            return DateMention(i, i + 2, str(self.now.year + 1), "year")
        if words[i - 1] not in self.sets.until_word_or_by:
            return None
        return DateMention(i, i + 2, str(self.now.year), "year", edge="end")

    def school_year(self, i: int) -> DateMention | None:
        """К началу учебного года, к новому учебному году, с нового учебного года: its first month."""
        if self.words[i] not in self.sets.school_adjective or self.page.word(i + 1) not in self.sets.year_noun:
            return None
        k = i - 1
        opened = k > 0 and self.words[k] in self.sets.new_word | self.sets.beginning_noun
        before = self.page.word(k - 1) if opened else ""
        if not self.now or before not in self.sets.edge_preposition or not self.is_ahead(i) and not self.future(i):
            return None
        year = self.now.year + (self.now.month > _SCHOOL)
        return DateMention(k if self.words[k] in self.sets.new_word else i, i + 2, f"{year}-{_SCHOOL:02}", "month")

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
