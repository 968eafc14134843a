"""The day and the place of an encounter that other sentences give: the lead, a line that is a day, its session."""

from __future__ import annotations

from datetime import timedelta
from string import capwords
from typing import Final

from communique.entries.cardinals import count_before
from communique.entries.context import Figurehead
from communique.entries.date_mentions import months_on
from communique.entries.datelines import behind_dateline, over_shouted
from communique.entries.dates import as_day
from communique.entries.encounter import Encounter
from communique.entries.surroundings import Surroundings
from communique.words.load import Group

_Span = tuple[int, int]
_EARLY_LINE: Final = 6  # sentences of the body in which an encounter without a day has that of the lead
_FAR_SAME: Final = 15  # sentences before "earlier in the day" in which the day stands
_FAR_LEAD: Final = 5  # sentences before an encounter that may give its day
_RECENT_DAYS: Final = 45  # days before the document's date of a session that it is about
_FAR_SESSION: Final = 3  # sentences between a session's day and who chaired it
_DATE_LINES: Final = (1, 2)  # lines of a page that tell its own day
_DATELINES: Final = 8  # lines in which the dateline of a page stands
_FACE_TO_FACE: Final = frozenset(("meeting", "other", "signing", "forum"))
_LONGEST_DAY: Final = 6  # tokens of a line that is a day
_LONGEST_HEADING: Final = 12  # tokens of a line that is a day and a place
_FAR_HEADING: Final = 4  # lines between a day and what is told below it
_NEAR_MONTHS, _NEAR_NOUN = 6, 4  # tokens of "months after a telephone" before "call"
_WHOLE_DAY: Final = len("2023-06-30")
_FAR_STAY: Final = 5  # tokens behind "the second day of" in which a visit stands
_LEAP_YEAR: Final = "2024"  # for days of an unknown year
_MOST_MONTHS: Final = 36
_PARTED: Final = frozenset((",", ":", "-", "–", "—", "|"))  # between them


def _moved(iso: str | None, shift: Group) -> str | None:
    """The day, the month or the year that lies so far from a day: two days later, a month earlier, the year before."""
    if iso is None:
        return None
    bare = iso.startswith("--")
    day = as_day(f"{_LEAP_YEAR}{iso[1:]}" if bare else iso)
    if day is None:
        return None
    if shift.get("months"):
        return None if bare else months_on(day.year, day.month, int(shift["months"]))
    if shift.get("years"):
        return None if bare else f"{day.year + int(shift['years']):04}"
    if shift.get("week"):
        monday = day + timedelta(days=-7 - day.weekday())
        return None if bare else f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    moved = (day + timedelta(days=int(shift["days"]))).isoformat()
    return f"--{moved[5:]}" if bare else moved


def _is_run(iso: str | None) -> bool:
    """Whether a period is a run of days."""
    return iso is not None and len(iso) == 2 * _WHOLE_DAY + 1


def _nth_day(run: str, nth: int) -> str | None:
    """The day of a run of days with this number, from the end where it is below zero; `None` where it has fewer."""
    first, last = as_day(run[:_WHOLE_DAY]), as_day(run[-_WHOLE_DAY:])
    if first is None or last is None:
        return None
    day = first + timedelta(days=nth - 1) if nth > 0 else last + timedelta(days=nth + 1)
    return day.isoformat() if first <= day <= last else None


class Days:
    """Reads the days and places told before an encounter; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.context = around.context
        self.page = around.page
        self.words = around.words
        self._has_days = self._count_headings() > 1

    def _count_headings(self) -> int:
        """How many lines below the first are a day."""
        days = [when.start for when in self.context.dates if when.kind in ("day", "weekday")]
        numbers = {self.page.paragraph_of[i] for i in days} - {0}
        return sum([self._heading(n)[0] is not None for n in numbers])

    def _before(self, first: int) -> _Span | None:
        """The sentence before the one that begins at token `first`, if it is in the same paragraph."""
        page, line = self.page, self.page.sentence_of[first] - 1
        if line < 0 or page.paragraph_of[page.sentences[line][0]] != page.paragraph_of[first]:
            return None
        return page.sentences[line]

    def day_before(self, first: int) -> str | None:
        """The weekday of the sentence before: "… on Thursday agreed. The understanding was reached in a meeting"."""
        before = self._before(first)
        if before is None or self.page.is_a(first, "laterword"):
            return None
        if self.page.within("sameday", *before):
            return self.day_of_same(*before)
        dates = [when for when in self.context.dates_in(*before) if when.iso and when.passed is not None]
        days = [when for when in dates if when.kind in ("weekday", "today")]
        return days[0].iso if len(days) == 1 else None

    def day_of_same(self, first: int, stop: int) -> str | None:
        """The day told before, where the sentence says "later in the day"."""
        if not self.page.within("sameday", first, stop):
            return None
        line = self.page.sentence_of[first]
        for number in range(line - 1, max(-1, line - 1 - _FAR_SAME), -1):
            days = [w.iso for w in self.context.dates_in(*self.page.sentences[number]) if self.around.is_past_day(w)]
            if days:
                return days[-1]
        return self.context.published

    def day_of_later(self, first: int, stop: int) -> str | None:
        """The day that lies days after or before the one told before: two days later, the day before."""
        told = self.page.within("laterdays", first, stop)
        coarse = ("months", "years")  # of an encounter where they open its sentence: grew on the year before
        told = [m for m in told if m.start - first < 2 or not any(m.group.get(unit) for unit in coarse)]
        line = self.page.sentence_of[first]
        if told and (here := self._past_days(self.page.sentences[line][0], told[0].start)):
            return _moved(here[-1], told[0].group)  # on Monday in Accra; the following day in Lome
        for number in range(line - 1, max(-1, line - 1 - _FAR_SAME), -1) if told else ():
            days = self._past_days(*self.page.sentences[number])
            if days and told[0].group.get("near") and self._is_long_ago(days[-1]):
                continue
            if days:
                return _moved(days[-1], told[0].group)
        return None

    def day_of_stay(self, first: int, stop: int) -> str | None:
        """The day that is counted from those told before: on the second day | of the visit, on the last day."""
        for match in self.page.within("dayofstay", first, stop):
            if not self._is_of_stay(match.stop, stop):
                continue
            line = self.page.sentence_of[first]
            for number in range(line, max(-1, line - 1 - _FAR_SAME), -1):
                span = self.page.sentences[number]
                runs = [w.iso for w in self.context.dates_in(span[0], min(span[1], match.start)) if _is_run(w.iso)]
                if runs:
                    return _nth_day(str(runs[-1]), int(match.group["nth"]))
        return None

    def _is_of_stay(self, i: int, stop: int) -> bool:
        """Whether nothing, or a visit and the like, stands behind "of" at token `i`: the second day | of her visit."""
        if not self.page.is_a(i, "genitive"):
            return True
        return any(self.page.is_a(k, "staynoun") for k in range(i + 1, min(stop, i + 1 + _FAR_STAY)))

    def _past_days(self, first: int, stop: int) -> list[str]:
        """The days told in some tokens that are not to come."""
        dates = [w for w in self.context.dates_in(first, stop) if w.iso and self.around.is_past_day(w)]
        return [w.iso for w in dates if w.iso and not self.around.is_of_relative(stop, w)]

    def day_of_heading(self, first: int) -> str | None:
        """The day that is all of the line above a paragraph, as in an itinerary: "Friday, September 23"."""
        if told := self._run_in(first):
            return told
        if self.page.paragraph_of[first] < 2 or self.page.sentence_of[first] <= self._lead():
            return None
        number = self._heading_above(first)
        iso = self._heading(number)[0] if number is not None else None
        if iso == self.context.published and number in _DATE_LINES and not self._has_days:
            return None  # the day of the page, under a headline of a few words
        lead = self.page.paragraph_of[self.page.sentences[self._lead()][0]]
        return iso if number is not None and (iso != self.context.published or number > lead) else None

    def _run_in(self, first: int) -> str | None:
        """The day that is the first sentence of a paragraph: "Tuesday, 7 May. The ambassador met …"."""
        start = self.page.paragraphs[self.page.paragraph_of[first]][0]
        stop = self.page.sentences[self.page.sentence_of[start]][1]
        dates = self.context.dates_in(start, stop) if first >= stop <= start + _LONGEST_DAY else []
        whole = bool(dates) and dates[0].start <= start + 1 and dates[-1].stop >= stop - 1
        return dates[0].iso if whole and dates[0].kind in ("day", "weekday") else None

    def _heading_above(self, first: int) -> int | None:
        """The line with a day above the paragraph, or above those before it where the text has several such lines."""
        above = self.page.paragraph_of[first] - 1
        if above > 0 and self._heading(above)[0]:
            return above
        days = [n for n in range(max(1, above - _FAR_HEADING), above) if self._heading(n)[0]]
        return days[-1] if days and self._has_days else None

    def _heading(self, number: int) -> tuple[str | None, str | None]:
        """The day that a line is, and the place that it gives: "Friday, September 23", "• Monday (10), Hanoi"."""
        start, stop = self.page.paragraphs[number]
        start += not self.words[start][0].isalnum()
        dates = self.context.dates_in(start, stop) if stop - start <= _LONGEST_HEADING else []
        if not dates or dates[0].kind not in ("day", "weekday") or dates[0].start > start:
            return None, None
        if dates[-1].stop >= stop - 1 and stop - start <= _LONGEST_DAY:
            return dates[0].iso, None
        i = dates[-1].stop
        while i < stop and not self.words[i][0].isalpha():
            i += 1
        named = all(self.page.is_capital(k) or not self.words[k].isalpha() for k in range(i, stop))
        parted = i > dates[-1].stop and self.words[i - 1] in _PARTED
        place = self.page.slice(i, stop - (self.words[stop - 1] == ":"))
        return (dates[0].iso, place) if named and parted and i < stop else (None, None)

    def place_of_heading(self, first: int) -> str | None:
        """The place that the line above a paragraph gives with its day."""
        if self.page.sentence_of[first] <= self._lead():
            return None
        number = self._heading_above(first)
        return self._heading(number)[1] if number is not None else None

    def place_of_dateline(self, one: Encounter) -> str | None:
        """The town in front of the sentence of an encounter, or of the page where that says "here": RIGA, 5 May -"""
        if one.form not in _FACE_TO_FACE or one.passing or one.coming or one.implied:
            return None
        page = self.page
        for start, stop in one.spans:
            line = page.paragraph_of[start]
            opening = over_shouted(self.context, *page.paragraphs[line])
            if start < page.sentences[page.sentence_of[opening]][1] and (town := self._dateline(line)):
                return town
            if page.has_a("heretoken", start, stop):
                return next((town for n in range(min(line + 1, _DATELINES)) if (town := self._dateline(n))), None)
        return None

    def _dateline(self, line: int) -> str | None:
        """The town of the dateline that opens a paragraph."""
        start, stop = self.page.paragraphs[line]
        end = over_shouted(self.context, start, stop)
        stop = self.page.sentences[self.page.sentence_of[start]][1]
        end = behind_dateline(self.context, start, stop) if end == start and stop - start > 2 else end
        town = self.context.place_of.get(start) if end > start else None
        if town is None or town.form != "noun" or town.stop > end:
            return None
        name = self.context.area_of(town).name
        return capwords(name) if name.isupper() else name

    def day_of_lead(self, first: int, at: int, people: list[Figurehead]) -> str | None:
        """The one day of the sentences before, near the beginning or where these words were said in the encounter."""
        page, line = self.page, self.page.sentence_of[first]
        remark = bool(page.within("remark", first, at))
        if not remark and (line > _EARLY_LINE + self._lead() or self._is_elsewhen(first, at)):
            return None
        known = set(map(id, people))
        for number in range(line - 1, max(-1, line - 1 - _FAR_LEAD), -1):
            days = [w.iso for w in self.context.dates_in(*page.sentences[number]) if self.around.is_past_day(w)]
            if not days:
                continue
            span = page.sentences[number]
            if self._lasts(*span):
                return None  # returned on Saturday from a mission of 4 to 11 May, from a five-day mission
            told = remark or any(id(m.who) in known for m in self.context.mentions_in(*span))
            told = told or self._names_companies(span, people)
            return days[0] if len(set(days)) == 1 and (told or self._names_areas(span, people)) else None
        return None

    def _names_areas(self, span: _Span, people: list[Figurehead]) -> bool:
        """Whether a sentence names the areas of two of those who met: Pakistan and Ethiopia on Thursday agreed."""
        codes = {place.code for place in self.context.places_in(*span) if place.code}
        return len(codes & {who.area.code for who in people if who.area}) > 1

    def _lasts(self, first: int, stop: int) -> bool:
        """Whether a sentence tells of a journey of several days."""
        dates = self.context.dates_in(first, stop)
        if any(when.kind == "interval" and self.around.may_be_day(when) for when in dates):
            return True
        told = any(when.kind == "duration" for when in dates) and self.page.within("encounter", first, stop)
        return bool(told) and any(m.group["form"] == "visit" for m in told or ())

    def _names_companies(self, span: _Span, people: list[Figurehead]) -> bool:
        """Whether a sentence names the company that one of those who met heads: Selmoto said on Tuesday."""
        companies = {who.company.lower() for who in people if who.company}
        named = [m.who.name for m in self.context.mentions_in(*span) if m.who and m.who.name] if companies else []
        return any(name.lower() in companies for name in named)

    def _lead(self) -> int:
        """The first sentence of the body."""
        return self.page.sentence_of[self.context.title[1] - 1] + 1 if self.context.title else 0

    def _is_elsewhen(self, first: int, at: int) -> bool:
        dates = [when for when in self.context.dates_in(*self.around.sentence(first)) if when.kind != "duration"]
        told = any(when.iso and not self.around.is_of_relative(at, when) for when in dates)
        return self.page.is_a(first, "laterword") or told

    def months_off(self, at: int) -> str | None:
        """The month that lies so many months from the document's: five months after | a telephone call between."""
        told = [m for m in self.page.within("monthsafter", max(0, at - _NEAR_MONTHS), at) if at - m.stop < _NEAR_NOUN]
        found = count_before(self.page, told[0].start) if told and self.context.published else None
        if found is None or not 0 < found[1] <= _MOST_MONTHS:
            return None
        year, month = map(int, str(self.context.published).split("-")[:2])
        return months_on(year, month, int(found[1]) * int(told[0].group["side"]))

    def session_before(self, first: int, told: str | None) -> tuple[int, str | None, str | None] | None:
        """The sentence before, the day and the place of its session: "… was held on 12 March. It was chaired by"."""
        line, block = self.page.sentence_of[first], self.page.paragraph_of[first]
        for number in range(line - 1, max(-1, line - 1 - _FAR_SESSION), -1):
            before = self.page.sentences[number]
            sitting = self.page.within("sitting", *before) or self.page.within("jointbody", *before)
            day = self.around.day(sitting[0], *before) if sitting else None
            place = self.around.place(*before) if sitting else None
            if (day or place) and not self._is_long_ago(day) and (told is None or day in (None, told)):
                return (before[0] if self.page.paragraph_of[before[0]] == block else first), day, place
        return None

    def _is_long_ago(self, day: str | None) -> bool:
        """Whether a day is weeks before the document's, so that it is that of an earlier session."""
        when, now = as_day(day), as_day(self.context.published)
        return when is not None and now is not None and (now - when).days > _RECENT_DAYS
