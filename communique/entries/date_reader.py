"""How words of time combine: one pass over them, days around the document's own, windows, and what links them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter, itemgetter
from typing import Final

from communique.entries.cardinals import count_before
from communique.entries.date_days import Core
from communique.entries.date_mentions import DateMention, months_on
from communique.entries.date_weekdays import WeekdayReader
from communique.period import last_day, month_range
from communique.text.page import Match, Page
from communique.text.tags import TO
from communique.words.load import Group

_ANCHORS = (
    "month", "weekday", "season", "year_word", "before", "to_date", "today", "near", "part", "fiscal",
    "edge_alone", "time_unit", "year_after", "then_word",
)  # fmt: skip
_GIVEN: Final = 9  # tokens between a verb of giving and the time that is given
_YEAR: Final = 12  # months
_DAY: Final = len("2023-06-30")
_MONTH: Final = 28  # days that every month has
_LAST: Final = {"quarter": (10, 12), "month": (12, 12)}  # months of the last of a year
_DAYS: Final = frozenset(("day", "weekday", "today", "interval"))  # kinds that may be days
_START, _STOP = attrgetter("start"), attrgetter("stop")  # of a match
_AT: Final = itemgetter(0)  # where an anchor is


class DateReader(WeekdayReader):
    """One pass over the words of time of a page."""

    def __init__(self, page: Page, published: str | None) -> None:
        super().__init__(page, published)
        self.last: DateMention | None = None

    def mentions(self, stop: int | None = None) -> Iterator[DateMention]:
        """All mentions, from anchor to anchor, or those before token `stop`."""
        reach = 0
        for i, match in self.anchors():
            if i < reach:
                continue
            if stop is not None and i >= stop:
                return
            core = self.digits(i) if match is None else _STEPS[match.group.cls](self, match)
            if core is None or core.start < reach:
                continue
            mention = self.place(core, reach)
            if mention.kind == "year" and mention.link == "in" and mention.iso:
                self.year_named = self.page.sentence_of[mention.start], int(mention.iso)
            if mention.kind in ("month", "interval"):
                self.note(mention)
            last = (mention.iso or "").split("/")[-1]  # not: from May to June 2023
            if len(last) == _DAY and mention.kind in _DAYS:
                self.month_of_day = last[:-3]
            reach, self.last = mention.stop, mention
            yield mention

    def then(self, match: Match) -> Core | None:
        """The day to come that was told of last, in the same sentence or the one before: by then, until that date."""
        last, link = self.last, self.lex["link"].before(self.words, match.start)
        if last is None or self.now is None or link is None or link[1]["sense"] != "by":
            return None
        near = self.page.sentence_of[match.start] - self.page.sentence_of[last.start] <= 1
        end = last_day(last.iso) if last.iso and near else None
        return Core(match.start, match.stop, last.iso, last.kind) if end is not None and end >= self.now else None

    def anchors(self) -> list[tuple[int, Match | None]]:
        """The words of time and the digits that a mention may begin with, at one token the longest words first."""
        matches = self.page.matches
        words = sorted([m for cls in _ANCHORS if cls in matches for m in matches[cls]], key=_STOP, reverse=True)
        words.sort(key=_START)
        anchors: list[tuple[int, Match | None]] = [(match.start, match) for match in words]
        return sorted(anchors + [(i, None) for i in self.page.digits], key=_AT)

    # --- days and weeks around the document's date

    def today(self, match: Match) -> Core | None:
        """Today, yesterday, tomorrow."""
        offset = match.group["offset"]
        iso = (self.now + timedelta(days=offset)).isoformat() if self.now and self.exact else None
        kind = "day" if match.group.get("part") else "today"
        return Core(match.start, match.stop, iso, kind, back=str(offset) if offset else "")

    def near(self, match: Match) -> Core:
        """Last week, this month, next quarter, this decade."""
        unit, offset = match.group["unit"], match.group["offset"]
        if offset == -1 and unit in _LAST and match.stop < self.page.size:
            year, stop = self.year_after(match.stop) if self.words[match.stop] in self.role["of"] else (None, 0)
            if year is not None and stop > match.stop:  # the last quarter of 2023
                return Core(
                    match.start, stop, month_range(year, *_LAST[unit]), "interval" if unit == "quarter" else unit
                )
        return self.around(match.start, match.stop, unit, offset)

    def around(self, start: int, stop: int, unit: str, offset: int) -> Core:
        """The week, month, quarter, year or decade that lies `offset` from the document's."""
        if self.now is None or not self.exact and unit in ("week", "weekend"):
            return Core(start, stop, None, unit)
        if unit == "week":
            monday = self.now - timedelta(days=self.now.weekday() - 7 * offset)
            return Core(start, stop, f"{monday}/{monday + timedelta(days=6)}", "week")
        if unit == "weekend":
            saturday = self.now + timedelta(days=5 - self.now.weekday() + 7 * offset)
            return Core(start, stop, f"{saturday}/{saturday + timedelta(days=1)}", "week")
        if unit == "month":
            return Core(start, stop, months_on(self.now.year, self.now.month, offset), "month")
        if unit == "quarter":
            first = self.now.month - (self.now.month - 1) % 3
            ends = (months_on(self.now.year, first, 3 * offset + n) for n in (0, 2))
            return Core(start, stop, "/".join(ends), "interval")
        if unit == "year":
            return Core(start, stop, f"{self.now.year + offset:04}", "year")
        first = self.now.year // 10 * 10 + 10 * offset
        return Core(start, stop, f"{first}/{first + 9}", "decade")

    def edge_alone(self, match: Match) -> Core:
        """By year-end, by the end of the decade, the middle of the year 2026."""
        unit, at = match.group["unit"], match.group["at"]
        year, stop = self.year_after(match.stop) if unit == "year" else (None, match.stop)
        core = self.around(match.start, stop, unit, 0)
        if year is not None:
            core = replace(core, iso=f"{year:04}")
        iso, kind = at_edge(core.iso, core.kind, at)
        return replace(core, iso=iso, kind=kind)

    # --- windows

    def time_unit(self, match: Match) -> Core | None:
        """Within two weeks, the first seven months of 2023, over the past decade, three years ago; or a duration."""
        words, group = self.words, match.group
        i, unit = match.start, group["unit"]
        first, count = self.count_left(i)
        run = self.lex["run_to"].at(words, first)
        ended = self.run_ending(first, *run) if run is not None else None
        if ended is not None:
            return ended
        if unit == "month" and count is not None and count == int(count) <= 12:
            part = self.months_of_year(first, match.stop, int(count))
            if part is not None:
                return part
        counted = self.days_of_month(first, match.stop, count) if unit == "day" else None
        counted = counted or (self.months_ending(first, match.stop, count) if unit == "month" else None)
        if counted is not None:
            return counted
        times = int(group.get("times", 1)) * (count if count is not None else 1)
        window = self.lex["window"].before(words, first)
        if window is None and first > 1 and words[first - 1] in self.role["roughly"]:
            window = self.lex["window"].before(words, first - 1)
        bare = count is None and (words[i].endswith("s") or unit == "day" or bool(window and window[1].get("loose")))
        if window is not None and not bare:
            loose = window[1].get("loose")
            late = match.stop < self.page.size and words[match.stop] in self.role["time_to_come"]
            if not loose or late or self.is_future(first):
                if window[1].get("told"):
                    return Core(window[0], match.stop, None, "past")
                return self.window(window[0], match.stop, unit, times, window[1]["toward"])
        ago = self.lex["ago"].at(words, match.stop)
        if ago is not None and count is not None:
            return self.window(first, ago[0], unit, times, 0)
        hence = self.lex["hence"].at(words, match.stop) if count is not None else None
        if hence is not None:
            return self.window(first, hence[0], unit, times, 1)
        if count is None or unit == "quarter":
            return None
        if self.is_allotted(first, match.stop):
            return self.window(first, match.stop, unit, times, 1)
        return Core(first, match.stop, None, "duration")

    def is_allotted(self, first: int, stop: int) -> bool:
        """Whether somebody is given this time to do a thing: gave the contractor | a month | to restart it."""
        to = stop < self.page.size and bool(self.page.tag(stop) & TO)
        return to and not self.role["allotting"].isdisjoint(self.words[max(0, first - _GIVEN) : first])

    def run_ending(self, start: int, i: int, group: Group) -> Core | None:
        """The run from token `start` to the month, or the last day of a month, at token `i`: year to 31 March 2023."""
        month, day = self.page.match_at("month", i), self.day_number(i) if i < self.page.size else None
        core = self.month(month) if month is not None else self.day_first(i, day) if day is not None else None
        if (
            core is None
            or core.kind != "day"
            or core.iso is None
            or len(core.iso) != _DAY
            or core.iso[-2:] < str(_MONTH)
        ):
            return core if month is not None else None
        year, number = int(core.iso[:4]), int(core.iso[5:7])
        first = months_on(year, number, 1 - group["months"])
        return Core(start, core.stop, f"{first}/{core.iso[:7]}", "interval")

    def count_left(self, i: int) -> tuple[int, int | None]:
        """First token and value of the number before token `i`, a hyphen or an adjective of time between allowed."""
        words = self.words
        stop = i - 1 if i and words[i - 1] == "-" else i
        known = count_before(self.page, stop)
        if known is not None and known[1] == int(known[1]):
            return known[0], int(known[1])
        if known is not None:
            return known[0], None
        if stop and words[stop - 1] in self.role["one"]:
            return stop - 1, 1
        return i, None

    def months_of_year(self, first: int, stop: int, count: int) -> Core | None:
        """The first (or last) `count` months of the year that follows, or "seven months of 2023"."""
        cue = self.lex["first"].before(self.words, first)
        year, end = self.year_after(stop)
        if year is None and cue is None and (told := self.run_so_far(first, stop, count)) is not None:
            return told
        same = self.lex["same_word"].before(self.words, cue[0] if cue else first)
        if same is not None:
            named = self.is_year(end - 1) is not None or self.now is not None and year == self.now.year
            return Core(same[0], max(end, self.behind_same(stop)), None, "before", year if named else None, "year")
        fiscal = self.fiscal_after(stop)
        if cue is None and (
            year is None and fiscal is None or end == stop and fiscal is None or count == 1 and year is None
        ):
            return None
        start = cue[0] if cue else first
        months = (13 - count, 12) if cue and cue[1].get("from_end") else (1, count)
        if cue is not None and cue[1].get("from_end") and year is None:
            return None
        if cue is None and not (stop < self.page.size and self.words[stop] in self.role["months_of"]):
            return None
        return self.part_of_year(start, stop, *months)

    def days_of_month(self, first: int, stop: int, count: int | None) -> Core | None:
        """The first 20 days of June."""
        cue = self.lex["first"].before(self.words, first)
        if count is None or cue is None or cue[1].get("from_end") or self.words[stop : stop + 1] != ["of"]:
            return None
        match = self.page.match_at("month", stop + 1) or self.page.match_at("near", stop + 1)
        core = match and (self.month(match) if match.group.cls == "month" else self.near(match))
        if not core or core.kind != "month":
            return None
        dated = core.iso is not None and len(core.iso) == len("2023-06") and count <= _MONTH
        return Core(cue[0], core.stop, f"{core.iso}-01/{core.iso}-{count:02}" if dated else None, "interval")

    def months_ending(self, first: int, stop: int, count: int | None) -> Core | None:
        """The 12 months ending in September 2024."""
        if count is None or stop + 1 >= self.page.size or self.words[stop] not in self.role["ending"]:
            return None
        at = stop + 1
        while at < self.page.size and self.words[at] in self.role["ends_in"]:
            at += 1
        match, day = self.page.match_at("month", at), self.day_number(at) if at < self.page.size else None
        core = self.month(match) if match is not None else self.day_first(at, day) if day is not None else None
        if match is None and core is not None and (core.iso or "")[-2:] < str(_MONTH):
            return None  # the three months to 5 May
        if core is None or core.kind not in ("month", "day"):
            return replace(core, start=first) if core is not None and count == _YEAR else None
        year, _, month = (core.iso or "")[:7].rpartition("-")
        iso = f"{months_on(int(year), int(month), 1 - count)}/{year}-{month}" if year.isdecimal() else None
        return Core(first, core.stop, iso, "interval")

    def window(self, start: int, stop: int, unit: str, times: int, toward: int) -> Core:
        """So many units from the document's date, at their own grain: weeks to a day, months to a month."""
        kind = {1: "within", -1: "past", 0: "ago"}[toward]
        if self.now is None or unit in ("hour", "century"):
            return Core(start, stop, None, "duration")
        sign = 1 if toward > 0 else -1
        there = self.moved(unit, sign * times)
        if there is None or toward >= 0:
            return Core(start, stop, there, kind)
        now = self.now.isoformat()[: len(there)]
        if unit in ("month", "quarter"):  # as many whole months as are told
            now = months_on(self.now.year, self.now.month, -1)
        return Core(start, stop, f"{there}/{now}", kind)

    def moved(self, unit: str, times: int) -> str | None:
        """The document's date moved by so many units, at the unit's grain; `None` out of the calendar."""
        assert self.now is not None
        try:
            if unit in ("day", "week"):
                days = times * (7 if unit == "week" else 1)
                return (self.now + timedelta(days=days)).isoformat() if self.exact else None
            if unit in ("month", "quarter"):
                return months_on(self.now.year, self.now.month, times * (3 if unit == "quarter" else 1))
            return f"{date(self.now.year + times * (10 if unit == 'decade' else 1), 1, 1).year:04}"
        except (OverflowError, ValueError):
            return None

    # --- what stands around

    def place(self, core: Core, reach: int) -> DateMention:
        """The mention of a core: its article, edge and link to the left, and how it lies to the document's date."""
        words = self.words
        start, iso, kind, edge = core.start, core.iso, core.kind, ""
        while (
            start > reach
            and words[start - 1] in self.role["date_article"]
            and (kind not in ("today", "weekday"))
            and (words[start - 1] not in self.role["in"] or self.lex["edge"].before(words, start - 1))
        ):
            start -= 1
        found = self.lex["edge"].before(words, start)
        if found is not None and found[0] >= reach and kind not in ("before", "duration", "past"):
            start, edge = found[0], found[1]["at"]
            iso, kind = at_edge(iso, kind, edge)
            if start > reach and words[start - 1] in self.role["the"]:
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


_STEPS: dict[str, Callable[[DateReader, Match], Core | None]] = {
    "month": DateReader.month, "weekday": DateReader.weekday, "season": DateReader.season,
    "year_word": DateReader.year_word, "before": DateReader.before, "to_date": DateReader.to_date,
    "today": DateReader.today, "near": DateReader.near, "part": DateReader.part, "fiscal": DateReader.fiscal,
    "edge_alone": DateReader.edge_alone, "time_unit": DateReader.time_unit, "year_after": DateReader.next_year,
    "then_word": DateReader.then,
}  # fmt: skip  # by class, not bound to a reader: that would be a cycle, which only the collector could free


def at_edge(iso: str | None, kind: str, edge: str) -> tuple[str | None, str]:
    """The period that the end, start or middle of another one is, at its grain: mid-2026 is `2026-06`."""
    if iso is None:
        return iso, kind
    if kind == "decade":
        first = int(iso[:4])
        return f"{ {'start': first, 'middle': first + 5, 'end': first + 10}[edge]:04}", "year"
    if edge == "middle" and kind == "year":
        return f"{iso}-06", "month"
    return iso, kind
