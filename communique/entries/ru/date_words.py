"""What all readers of Russian dates share: the tables of words, numbers, years, and whether a clause looks ahead."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from communique.entries.ru.grammar import Grammar, Span
from communique.text.russian import FIRST, FUTR, PAST, PRES, readings
from communique.text.vocabulary import CAPITAL, LETTERS

YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")
ALL_MONTHS: Final = 12
_LETTER: Final = CAPITAL | LETTERS  # one of these has what begins with a letter, unless that is all of it
_TOLD: Final = ("VERB", "PRTF")  # договоренностям, достигнутым в мае


def _was_done(form: str) -> bool:
    """Whether an adjective can be the participle of what was done: договорённостям, достигнутым в мае."""
    return any(one.pos == "PRTF" and one.bits & PAST for one in readings(form))


class DateWords:
    """The tables of one page; positions are tokens."""

    def __init__(self, grammar: Grammar, now: date | None) -> None:
        self.grammar, self.page, self.words, self.now = grammar, grammar.page, grammar.words, now
        self.coarse = False  # whether `now` is only a month
        self.sets, table = grammar.sets, grammar.sets.table
        self.months, self.seasons = table("month", "number"), table("season", "name")
        self.weekdays, self.todays = table("weekday", "number"), table("today", "offset")
        self.picks, self.romans = table("yearpick", "offset"), table("roman", "number")
        self.ordinals, self.cardinals = table("ordinal", "value"), table("cardinal", "value")
        self.edges, self.links = table("edge", "name"), table("link", "sense")
        self.units, self.lengths = table("time_unit", "unit"), table("time_unit", "days")
        self.year_words = self.page.language.wordset("yearword")

    def number(self, i: int, most: int) -> int | None:
        """The whole number in digits at token `i`, up to `most`."""
        page = self.page
        if not 0 <= i < page.size or page.shapes[i] & _LETTER:
            return None
        word = page.words[i]
        return int(word) if word.isdecimal() and len(word) <= 4 and 1 <= int(word) <= most else None

    def year_behind(self, i: int) -> tuple[int | None, int]:
        """The year behind a day or month at token `i`, and where it ends."""
        words = self.words
        if i < len(words) and YEAR.match(words[i]):
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

    def future(self, i: int) -> bool:
        """Whether the clause speaks of what is to come."""
        start, stop = self.grammar.sentence(i)
        if self.asked(start, i):
            return True
        start, stop = self._own(i) or (start, stop)
        return any(
            self.page.is_a(k, "tocome")
            and not self._befell(k)
            or self.grammar.pos(k) == "VERB"
            and self.grammar.bits(k) & FUTR
            for k in range(start, stop)
        )

    def _own(self, i: int) -> Span | None:
        """The clause of what stands at token `i` where it tells only what was: провели во вторник звонок, а теперь …"""
        start, stop = self.grammar.clause(i)
        verbs = [self.grammar.bits(k) for k in range(start, stop) if self.grammar.pos(k) == "VERB"]
        return (start, stop) if any(b & PAST for b in verbs) and not any(b & FUTR for b in verbs) else None

    def _befell(self, k: int) -> bool:
        """Whether a word tells what was, by its past: состоялась, был принят."""
        past = self.grammar.pos(k) == "VERB" and self.grammar.bits(k) & PAST
        return bool(past) and self.words[k] in self.sets.befalling_verb

    def asked(self, start: int, i: int) -> bool:
        """Whether a word of force governs what stands at token `i`: пригласил на выставку в мае."""
        for k in range(i - 1, start - 1, -1):
            if self.page.is_a(k, "force"):
                return True
            if self.grammar.pos(k) == "PRTS" and self.grammar.pos(k - 1) == "INFN":
                continue  # рейс должен быть открыт в мае
            if self.grammar.pos(k) == "PRTS" or self.grammar.pos(k) in _TOLD and self.grammar.bits(k) & PAST:
                return False
            if k == i - 2 and self.grammar.pos(k) == "ADJF" and _was_done(self.grammar.forms[k]):
                return False
        first = next((k for k in range(start, i) if self.words[k][0].isalnum()), i)
        return first < i and self.grammar.pos(first) == "INFN"  # – согласовать в декабре сертификаты

    def is_ahead(self, i: int) -> bool:
        """Whether what stands at token `i` is to come for certain: a verb of its own clause says so."""
        start, stop = self.grammar.clause(i)
        verbs = [k for k in range(start, stop) if self.grammar.parts[k] == "VERB"]
        told = any(self.grammar.bits(k) & FUTR or self._is_own_plan(k) for k in verbs)
        return told or self.asked(self.grammar.sentence(i)[0], i)

    def _is_own_plan(self, k: int) -> bool:
        """Whether a verb in the present tells what who speaks does on a day to come: в мае запускаем линию."""
        bits = self.grammar.bits(k)
        return bits & FIRST > 0 and bits & PRES > 0 and self.words[k] not in self.sets.state_verb

    def count_word(self, i: int) -> int | None:
        """A small whole number in digits or one word at token `i`."""
        if i >= self.page.size:
            return None
        return self.number(i, 99) or self.cardinals.get(self.words[i])

    def has_year(self, i: int) -> bool:
        return self.year_behind(i)[1] > i

    def is_result(self, i: int) -> bool:
        """Whether "по итогам" or "по результатам" ends with token `i`."""
        return i > 0 and self.words[i] in self.sets.result_word and self.words[i - 1] in self.sets.along_word

    def since_year_start(self, i: int) -> bool:
        return self.page.match_at("since_new_year", i) is not None

    def week(self, offset: int) -> str | None:
        if not self.now:
            return None
        first = self.now - timedelta(days=self.now.weekday()) + timedelta(weeks=offset)
        return f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}"

    def weekend(self, offset: int) -> str | None:
        """Saturday and Sunday of the week so many on from the one that is now."""
        if not self.now:
            return None
        saturday = self.now + timedelta(days=5 - self.now.weekday(), weeks=offset)
        return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
