"""Days of the week and runs of them: last Friday, Tuesday and Wednesday, from Friday 26 to Sunday 28 May."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from communique.entries.cardinals import is_digits
from communique.entries.date_days import Core
from communique.entries.date_mentions import as_day
from communique.entries.date_parts import PartReader
from communique.text.page import Match, Page
from communique.text.tags import ADV, AUX, CONJ, DET, MODAL, POSS, PREP, REL, SUB, TIME, TO

_WEEK: Final = 7
_NO_THING: Final = PREP | CONJ | AUX | MODAL | ADV | SUB | REL | TO | TIME  # words that are no thing of a weekday
_FAR_GLUE: Final = 3  # tokens between a weekday and its date
_LONGEST_RUN: Final = 31  # days
_RUN: Final = len("2023-05-26/2023-05-28")


class WeekdayReader(PartReader):
    """Dates that a weekday begins."""

    def __init__(self, page: Page, published: str | None) -> None:
        super().__init__(page, published)
        self.weekdays: dict[int, int] = {}
        self.dated: dict[int, str | None] = {}  # the day that a weekday was last written with: Saturday 18 January

    def weekday(self, match: Match) -> Core | None:
        """On Tuesday, last Friday; a weekday that stands before a date belongs to it, and so does a run of days."""
        core = self.day_written(match)
        if core is not None:
            return self.run_of_written(core)
        if match.group.get("short") or not self.page.is_capital(match.start) or self.now is None or not self.exact:
            return None
        if self.page.is_a(match.stop, "weekdayname") and self.page.is_capital(match.stop):
            return None  # Thursday Island, the Friday Mosque
        if self._is_of_each_week(match):
            return None
        picked = self.lex["pick"].before(self.words, match.start)
        last = self.weekday_to(match, match.stop)
        dated = as_day(self.dated.get(match.group["number"])) if picked is None else None
        if dated is not None and abs((dated - self.now).days) < _WEEK:
            return self.run_from(match.start, dated, match, last)
        offset = (picked[1]["offset"] if picked else 0) or self.weekday_side(match)  # will open this Saturday
        back = (self.now.isoweekday() - match.group["number"]) % _WEEK
        if offset > 0 and (picked or back):  # the document's own weekday is its own day
            back = back - _WEEK
        elif picked is not None and offset < 0:
            back = back or _WEEK
        elif last is not None and not offset and self.run_of(match, last) > back and self.tells_past(match.start):
            back += _WEEK  # the run that is over: were here from Tuesday to Thursday
        return self.run_from(picked[0] if picked else match.start, self.now - timedelta(days=back), match, last)

    def _is_of_each_week(self, match: Match) -> bool:
        """Whether a weekday only says which one a thing is: the Saturday market, not the Friday talks."""
        page, i, j = self.page, match.start - 1, match.stop
        if not page.tag(i) & (DET | POSS) or self.lex["pick"].before(self.words, match.start) is not None:
            return False
        if j >= page.size or not self.words[j].isalpha() or page.is_capital(j) or page.tags[j] & _NO_THING:
            return False
        return not page.match_at("encounter", j) and not page.is_a(j, "meetnoun") and not page.is_a(j, "eventopened")

    def day_written(self, match: Match) -> Core | None:
        """The date behind a weekday: Saturday 18 January, Friday | 26 | to Sunday 28 May."""
        j = match.stop
        while j < self.page.size and self.words[j] in self.role["weekday_link"] and j < match.stop + _FAR_GLUE:
            j += 1
        if j >= self.page.size or not self.same_paragraph(match.start, j):
            return None
        month = self.page.match_at("month", j)
        core = self.digits(j) if is_digits(self.words[j]) else self.month(month) if month else None
        if core is not None and core.kind == "day":
            self.dated[match.group["number"]] = core.iso
        if core is not None:
            run = core.kind == "interval" and core.iso is not None and len(core.iso) == _RUN
            return replace(core, start=match.start) if core.kind == "day" or run else None
        return self.day_before_run(match, j)

    def day_before_run(self, match: Match, i: int) -> Core | None:
        """The run from the day of a month at token `i`, whose month the last day has: Friday 26 | to Sunday 28 May."""
        day = self.day_number(i)
        stop = self.past_suffix(i + 1)
        end = self.end_of_run(stop) if day is not None else None
        last = self.day_written(end) if end is not None else None
        if day is None or last is None or last.kind != "day" or last.iso is None or last.iso.startswith("-"):
            return None
        first = date.fromisoformat(last.iso)
        if day >= first.day:
            return None
        return self.joined_days(Core(match.start, stop, first.replace(day=day).isoformat(), "day"), last)

    def run_of_written(self, core: Core) -> Core:
        """A date, or the run of days that goes on from it: Friday 26 May to | Sunday 28 May."""
        end = self.end_of_run(core.stop) if core.kind == "day" and core.iso and not core.iso.startswith("-") else None
        last = self.day_written(end) if end is not None else None
        return self.joined_days(core, last) if last is not None and last.kind == "day" else core

    def end_of_run(self, i: int) -> Match | None:
        """The weekday that "to" or "and" at token `i` leads to."""
        joint = self.lex["range_word"].at(self.words, i) if i < self.page.size else None
        return self.page.match_at("weekday", joint[0]) if joint is not None else None

    def joined_days(self, core: Core, last: Core) -> Core:
        """The run from one day to another; two days that "and" joins are one where they follow each other."""
        one, other = as_day(core.iso), as_day(last.iso)
        if one is None or other is None or last.iso is None or "/" in last.iso:
            return core
        days = (other - one).days
        apart = self.words[core.stop] in self.role["joint"] and not self.is_between(core.start)
        if not 0 < days <= (1 if apart else _LONGEST_RUN):
            return core
        return replace(core, stop=last.stop, iso=f"{one}/{other}", kind="interval")

    def run_from(self, start: int, first: date, match: Match, last: Match | None) -> Core:
        """The weekday `match`, which is the day `first`, or the run of days from it to another."""
        if last is None:
            return Core(start, match.stop, first.isoformat(), "weekday")
        return Core(start, last.stop, f"{first}/{first + timedelta(days=self.run_of(match, last))}", "interval")

    def run_of(self, match: Match, last: Match) -> int:
        """How many days a weekday is before another."""
        return int(last.group["number"] - match.group["number"]) % _WEEK

    def weekday_to(self, match: Match, i: int) -> Match | None:
        """The weekday that a run of days ends with: from Monday to | Friday, Tuesday and | Wednesday."""
        stop = i + self.page.is_a(i, "daypart")
        joint = self.lex["range_word"].at(self.words, stop)
        last = self.page.match_at("weekday", joint[0]) if joint is not None else None
        if last is None or last.group.get("short") or not self.page.is_capital(last.start):
            return None
        if self.words[stop] in self.role["joint"] and not self.is_between(match.start):
            if not self.page.is_a(stop, "joiner"):
                return None  # on Tuesday or Wednesday
            return last if self.run_of(match, last) == 1 and not self.page.is_possessive(last.stop) else None
        return last if self.run_of(match, last) else None

    def weekday_side(self, match: Match) -> int:
        """1 for a weekday to come, 0 for one past; where its sentence has no tense, as the same day was read before."""
        number = match.group["number"]
        side = 1 if self.is_ahead(match.start) else 0
        if not side and number in self.weekdays:
            first, last = self.page.sentences[self.page.sentence_of[match.start]]
            verbs = self.page.language.verbs
            past = any(form == "past" for j in range(first, last) for _, form in verbs.get(self.words[j], ()))
            side = 0 if past else self.weekdays[number]
        self.weekdays[number] = side
        return side
