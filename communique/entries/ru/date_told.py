"""Days of a Russian text that hang on a day told before: на следующий день, двумя днями ранее, за неделю до, пятого."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from communique.entries.date_mentions import DateMention, as_day
from communique.entries.ru.date_words import DateWords
from communique.entries.ru.grammar import Grammar
from communique.period import month_range
from communique.text.russian import GEN, INS, PAST

TOLD: Final = "told"  # the kind of such a day
_DAYS: Final = frozenset(("day", "today", "weekday", TOLD))
_TOLD = frozenset(_DAYS) | {"month"}
_FULL: Final = 10  # characters of a day with its year
_HEAD: Final = 4  # first paragraphs, one of which may be dated without a year
_LONGEST: Final = 24  # tokens of such a paragraph, or of a dateline
_MONTH: Final = 7  # characters of a month with its year
_LEAP: Final = 2000  # a year in which every day is
_DAY_NUMBERS: Final = range(1, 32)


def add_told_days(grammar: Grammar, dates: list[DateMention], published: str | None, body: int) -> list[DateMention]:
    """The dates with those that only a day told before settles; the body begins at token `body`."""
    found = _Told(grammar, dates, published, body).find()
    if published is None:
        _date_today(grammar, found, body)
    return found


def _date_today(grammar: Grammar, dates: list[DateMention], body: int) -> None:
    """Give "сегодня" the day without a year that dates the page: Нарва, 9 октября."""
    page, offsets = grammar.page, grammar.sets.table("today", "offset")
    head = [d for d in dates if d.iso and d.iso.startswith("--") and d.kind == "day"]
    head = [d for d in head if page.paragraph_of[d.start] < _HEAD and _dates_page(grammar, d)]
    now = as_day(f"{_LEAP}{(head[0].iso or '')[1:]}") if head else None
    for one in dates if now else ():
        if now and one.kind == "today" and one.iso is None and one.start >= body:
            day = now + timedelta(days=offsets.get(grammar.words[one.start], 0))
            one.iso = f"--{day.month:02}-{day.day:02}"


def _dates_page(grammar: Grammar, when: DateMention) -> bool:
    """Whether a day stands near the head of a paragraph with no verb before it."""
    start = grammar.page.paragraphs[grammar.page.paragraph_of[when.start]][0]
    return when.start - start < _LONGEST and not any(map(grammar.is_finite, range(start, when.start)))


class _Told(DateWords):
    """One pass over the tokens of the body; each method answers for one way to hang a day on another."""

    def __init__(self, grammar: Grammar, dates: list[DateMention], published: str | None, body: int) -> None:
        super().__init__(grammar, as_day(published) if published and len(published) == _FULL else None)
        self.month_of_page = as_day(published)
        self.dates, self.body = dates, body

    def find(self) -> list[DateMention]:
        """All dates in the order of the text."""
        self.found: list[DateMention] = []
        behind = self.body
        told = {one.start: one for one in self.dates}
        ends = {k for one in self.dates for k in range(one.start + 1, one.stop)}
        starts = self._starts()
        for k in sorted(told.keys() | starts):
            own = told.get(k)
            new = self._at(k, own) if k >= behind and k in starts and k not in ends else None
            if new:
                self.found.append(new)
                behind = new.stop
            elif own and k >= behind or own and k < self.body:
                self.found.append(own)
        return self.found

    def _starts(self) -> set[int]:
        """The tokens at which such a day may begin."""
        words = self.page.known
        found = {match.start for match in self.page.of("told_day")}
        if not words.isdisjoint(self.sets.shift_word) or not words.isdisjoint(self.sets.through_word):
            found |= {k for k, word in enumerate(self.words) if word in self.lengths or word in self.sets.through_word}
            found |= {k for k, word in enumerate(self.words) if word in self.cardinals}
        found |= {k for k, word in enumerate(self.words) if word in self.ordinals and self.grammar.bits(k) & GEN}
        found |= {k for k in self.page.digits if self.words[k + 1 : k + 2] == ["-"]}
        found |= {match.start for match in self.page.of("month_adjective")}
        return {k for k in found if k >= self.body}

    def _at(self, k: int, own: DateMention | None) -> DateMention | None:
        match = self.page.match_at("told_day", k)
        if match:
            return self._shifted(k, match.stop, int(match.group["offset"]))
        return self._counted(k) or self._ordinal(k) or self._adjective(k)

    def _base(self, k: int) -> date | None:
        """The day told last before token `k`, else that of the page."""
        days = [d for d in self.found if d.start >= self.body and d.kind in _DAYS and len(d.iso or "") == _FULL]
        days = [d for d in days if d.link != "by"]  # поручил до 1 июля подготовить план
        number = self.page.sentence_of[k]
        main = [d for d in days if self.page.sentence_of[d.start] == number or not self._is_aside(d.start)]
        return as_day((main or days)[-1].iso) if days else None

    def _is_aside(self, k: int) -> bool:
        """Whether a day only tells more of something else: напомнила, что 11 мая …; на прошедшем накануне форуме."""
        low = self.grammar.clause(k)[0]
        return self.page.is_a(low, "subordinator") or "PRTF" in (self.grammar.pos(k - 1), self.grammar.pos(low))

    def _shifted(self, start: int, stop: int, days: int) -> DateMention | None:
        base = self._base(start)
        base = base or (self.now if days < 0 else None)
        iso = (base + timedelta(days=days)).isoformat() if base else None
        return DateMention(start, stop, iso, TOLD, lead=start) if iso else None

    def _counted(self, k: int) -> DateMention | None:
        """Двумя днями ранее, неделей позже, за три дня до форума, через два дня after what was told."""
        words, i = self.words, k
        through = words[k] in self.sets.through_word
        ahead = k > 0 and words[k - 1] in self.sets.for_word
        i += through
        count = self.count_word(i)
        i += count is not None
        days = self.lengths.get(self.page.word(i))
        if days is None:
            return None
        days *= count or 1
        after = self.page.word(i + 1)
        if through:
            past = self._is_past(k) and not self.asked(self.grammar.sentence(k)[0], k)  # поручил через неделю сдать
            return self._shifted(k, i + 1, days) if past or after in self.sets.after_word else None
        if after in self.sets.later_word and (count or self.grammar.bits(i) & INS):
            return self._shifted(k, i + 2, days)
        if self.grammar.forms[i + 1 : i + 2] and self.grammar.forms[i + 1] in self.sets.earlier_form:
            return self._shifted(k, i + 2, -days)
        if ahead and after in self.sets.until_word:
            return self._shifted(k, i + 2, -days)
        return None

    def _is_past(self, k: int) -> bool:
        start, stop = self.grammar.clause(k)
        return any(self.grammar.pos(j) == "VERB" and self.grammar.bits(j) & PAST for j in range(start, stop))

    def _ordinal(self, k: int) -> DateMention | None:
        """Пятого числа, 21-го, девятого: of the month told last, else of that of the page."""
        day, stop = self.ordinals.get(self.words[k]), k + 1
        if day is None and self.page.word(k).isdecimal():
            day, stop = self.number(k, 31), self.skip_ending(k + 1)
        if day not in _DAY_NUMBERS or not self.grammar.forms[stop - 1].endswith(tuple(self.sets.ordinal_ending)):
            return None
        numbered = self.page.is_a(stop, "date_noun")
        if not numbered and (self._counts(stop) or not self._opens(k)):
            return None
        month = self._month(k)
        return DateMention(k, stop + numbered, f"{month}-{day:02}", TOLD, lead=k) if month else None

    def _counts(self, k: int) -> bool:
        """Whether token `k` may be a noun that an ordinal belongs to: первого заместителя."""
        return self.grammar.is_nominal(k) and not self.page.is_capital(k) and self.grammar.pos(k) != "NPRO"

    def _opens(self, k: int) -> bool:
        """Whether a clause begins at token `k`: 21-го к ним присоединился; , а девятого улетел."""
        before = self.words[k - 1] if k else "."
        return self.grammar.opens_sentence(k) or before in self.sets.list_join or self.grammar.clause(k)[0] == k

    def _month(self, k: int) -> str | None:
        before = (d.iso for d in reversed(self.found) if d.start >= self.body and d.iso and d.kind in _TOLD)
        iso = next((iso for iso in before if re.match(r"\d{4}-\d\d", iso)), None)
        if iso is None and self.month_of_page:
            iso = self.month_of_page.isoformat()
        return iso[:_MONTH] if iso else None

    def _adjective(self, k: int) -> DateMention | None:
        """Декабрьская встреча, майский визит: the last such month."""
        match = self.page.match_at("month_adjective", k)
        now = self.now or self.month_of_page
        if match is None or now is None or not self.page.match_at("encounter", k + 1):
            return None
        month = int(match.group["number"])
        year = now.year - (month > now.month)
        return DateMention(k, k + 1, month_range(year, month, month), "month", lead=k)
