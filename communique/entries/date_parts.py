"""Parts of years: seasons, halves and quarters, relative and fiscal years, and the same part of another year."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.date_days import Core
from communique.entries.date_runs import RunReader
from communique.entries.lexicon import lexicon
from communique.period import first_day, last_day, month_range, season
from communique.text.page import Match, Page
from communique.text.tags import ADV, AUX, MODAL, PAST, VERB

_PAST: Final = 8  # tokens before a bare season in which its verb stands
_FAR: Final = 3  # months still to come that a report does not tell of as over


class PartReader(RunReader):
    """Years by their words, and their parts."""

    def __init__(self, page: Page, published: str | None) -> None:
        super().__init__(page, published)
        small = ("preposition", "auxiliary", "conjunction", "subordinator", "determiner", "pronoun")
        self.closed = lexicon(page.language.language, *small).words

    # --- seasons, parts and relative years

    def season(self, match: Match) -> Core | None:
        """Spring 2024, the fall of 2025, this autumn, next spring; "in summer" of the document's own year."""
        name, i = match.group["name"], match.start
        year, stop = self.year_after(match.stop)
        if year is not None and stop > match.stop:
            ends = self.two_years(stop - 1, year)
            return Core(i, ends or stop, season(name, year + bool(ends)), "season")
        if self.now is None:
            return None
        picked = self.lex["pick"].before(self.words, i)
        if picked is not None:
            return Core(picked[0], match.stop, self.picked_season(name, picked[1]["offset"]), "season")
        lead = i - (i > 0 and self.words[i - 1] in self.role["the"])
        edge = self.lex["edge"].before(self.words, lead)  # by the end of the summer
        lead = lead if edge is None else edge[0]
        link = self.lex["link"].before(self.words, lead)
        if link is None or link[1]["sense"] not in ("in", "by") or self.tells_which(i, match.stop):
            return None
        due = link[1]["sense"] == "by" and not self.is_past(i)
        if due or self.is_future(i):
            return Core(i, match.stop, self.picked_season(name, 1), "season")
        told = link[1]["sense"] == "in" and link[0] < i - 1 and self.is_past(i)  # in the spring
        return Core(i, match.stop, self.picked_season(name, -1), "season") if told else None

    def two_years(self, i: int, year: int) -> int | None:
        """The token behind the two years that one season runs over, the first at token `i`: the winter of 2024-25."""
        joint = self.lex["range_word"].at(self.words, i + 1)
        both = self.year_range(i, year, joint[0]) if joint is not None and joint[0] < self.page.size else None
        return both.stop if both is not None and both.iso == f"{year}/{year + 1}" else None

    def tells_which(self, i: int, stop: int) -> bool:
        """Whether the season at token `i` only tells which thing is meant: to the autumn fair in Lima."""
        words, tags = self.words, self.page.tags
        if not i or words[i - 1] not in self.role["the"] or stop + 1 >= self.page.size:
            return False
        noun = words[stop].isalpha() and words[stop] not in self.closed and not self.page.is_capital(stop)
        acts = tags[stop] & PAST or tags[stop + 1] & (AUX | MODAL | VERB)  # in the spring work will begin
        return noun and not acts and not tags[stop] & ADV

    def is_past(self, i: int) -> bool:
        """Whether a verb in the past stands before token `i` in its sentence."""
        first, _ = self.page.sentences[self.page.sentence_of[i]]
        verbs = self.page.language.verbs
        return any(
            form == "past" for j in range(max(first, i - _PAST), i) for _, form in verbs.get(self.words[j], ())
        ) or not self.role["was"].isdisjoint(self.words[max(first, i - _PAST) : i])

    def picked_season(self, name: str, offset: int) -> str:
        """The season that lies `offset` from now: -1 the latest that is over, 0 this year's, 1 the next to begin."""
        assert self.now is not None
        spans = [season(name, self.now.year + n) for n in (-1, 0, 1, 2)]
        if offset == 0:
            return next(s for s in spans[1 if name != "winter" else 0 :] if last_day(s) >= self.now or name != "winter")  # type: ignore[operator]
        if offset < 0:
            return [s for s in spans if last_day(s) < self.now][-1]  # type: ignore[operator]
        return next(s for s in spans if first_day(s) > self.now)  # type: ignore[operator]

    def part(self, match: Match) -> Core | None:
        """The first half of 2024, Q3 of this year, H1; only with a year or behind a word of time."""
        return self.part_of_year(match.start, match.stop, match.group["first"], match.group["last"])

    def part_of_year(self, start: int, stop: int, first: int, last: int) -> Core | None:
        """Months `first` to `last` of the year, or fiscal year, that follows at token `stop`."""
        over = self.over_bracket(stop)
        if over > stop and (self.year_after(over)[0] is not None or self.fiscal_after(over) is not None):
            stop = over
        fiscal = self.fiscal_after(stop)
        if fiscal is not None:
            return replace(fiscal, start=start, iso=None, back=f"{fiscal.back}:{first}-{last}")
        year, end = self.year_after(stop)
        if year is None and end == stop:
            link = self.lex["link"].before(
                self.words, start - (start > 0 and self.words[start - 1] in self.role["the"])
            )
            behind = self.words[stop] if stop < self.page.size else "."
            linked = link is not None and link[1]["sense"] in ("in", "by", "versus") or self.is_end_by(start)
            if behind in self.role["part_goes_on"] or not (linked or last - first == 2 and self.is_label(start)):
                return None
            if self.now is None:
                return Core(start, stop, None, "interval")
            year = self.now.year - self.is_last_years(start, first, last)
        return Core(start, end, month_range(year, first, last) if year is not None else None, "interval")

    def is_end_by(self, start: int) -> bool:
        """Whether the end of a part of a year at token `start` is a deadline: by the end of | the third quarter."""
        first = start - (start > 0 and self.words[start - 1] in self.role["the"])
        edge = self.lex["edge"].before(self.words, first)
        if edge is None or edge[0] < 1:
            return False
        link = self.lex["link"].before(self.words, edge[0] - (self.words[edge[0] - 1] in self.role["the"]))
        return link is not None and link[1]["sense"] == "by"

    def is_last_years(self, start: int, first: int, last: int) -> bool:
        """Whether months `first` to `last`, told at token `start` without a year, were those of last year."""
        assert self.now is not None
        if first > self.now.month:
            return not self.is_future(start)
        return last - self.now.month >= _FAR and not self.is_future(start, whole=True)

    def is_label(self, i: int) -> bool:
        """Whether a quarter at token `i` is told by a label, alone before a noun too: Q1 or first-quarter sales."""
        return self.words[i] in self.role["part_label"] or self.page.word(i + 1) == "-"

    def fiscal_after(self, i: int) -> Core | None:
        """The fiscal year that follows at token `i`, over joining words."""
        for _ in range(5):
            match = self.page.match_at("fiscal", i)
            if match is not None:
                return self.fiscal(match)
            word = self.is_year(i)
            if word is not None:
                core = self.years(i, word)
                return core if core is not None and core.kind == "fiscal" else None
            step = self.lex["date_glue"].at(self.words, i) or self.lex["pick"].at(self.words, i)
            current = i < self.page.size and (
                self.words[i] in self.role["current"]
                or self.page.is_capital(i)
                and self.page.match_at("fiscal", i + 1) is not None
            )
            if step is None and not current:
                return None
            i = step[0] if step is not None else i + 1
        return None

    def fiscal_label(self, i: int) -> Core | None:
        """The fiscal year behind a run of months: July-October FY25, July-January period of the current fiscal."""
        core = self.fiscal_after(i + (i < self.page.size and self.words[i] in self.role["period_word"]))
        return core if core is not None and self.is_year(core.start) is None else None

    def year_word(self, match: Match) -> Core | None:
        """This year, last year, next year."""
        iso = f"{self.now.year + match.group['offset']:04}" if self.now else None
        return Core(match.start, match.stop, iso, "year")

    def next_year(self, match: Match) -> Core | None:
        """The following year, where the sentence has named one before."""
        sentence, year = self.year_named
        if sentence != self.page.sentence_of[match.start]:
            return None
        return Core(match.start, match.stop, f"{year + match.group['offset']:04}", "year")

    def before(self, match: Match) -> Core | None:
        """A year earlier, the same period of last year, the corresponding months of 2022."""
        group = match.group
        year, stop, back = None, match.stop, group["back"]
        if group.get("same"):
            stop = self.behind_same(stop)
            named, end = self.year_after(match.stop)
            if named is not None and end >= stop:
                this_year = self.now is not None and named == self.now.year
                relative = self.is_year(end - 1) is None and not this_year
                year, stop = (None if relative else named), end
            if stop == match.stop and (match.stop - match.start == 2 or group.get("told")):
                back = "told" if group.get("told") else "same"
        return Core(match.start, stop, None, "before", year, back)

    def behind_same(self, i: int) -> int:
        """The token behind "of the previous year" or "last year", where one follows."""
        for j in (i, self.past_glue(i), self.past_glue(self.past_glue(i))):
            match = self.page.match_at("before", j) or self.page.match_at("year_word", j) or self.fiscal_before(j)
            if match is not None:
                return match.stop
        return i

    def fiscal_before(self, i: int) -> Match | None:
        """The words of a fiscal year behind "last" or "the previous" at token `i`."""
        picked = self.lex["pick"].at(self.words, i)
        if picked is not None and picked[1]["offset"] < 0:
            return self.page.match_at("fiscal", picked[0])
        preceding = i < self.page.size and self.words[i] in self.role["preceding"]
        return self.page.match_at("fiscal", i + 1) if preceding else None

    def to_date(self, match: Match) -> Core | None:
        """Since the beginning of the year, so far this year: the document's year."""
        return Core(match.start, match.stop, f"{self.now.year:04}" if self.now else None, "to_date")

    # --- fiscal years

    def fiscal(self, match: Match) -> Core | None:
        """FY 2023-24, fiscal year 2024, financial year 2023/24, the current financial year."""
        i, stop = match.start, match.stop
        led = i - (
            i > 0 and self.page.is_capital(i - 1) and self.words[i - 1].isalpha()
        )  # the last Ethiopian fiscal year
        j = self.past_glue(stop) if stop < self.page.size and self.words[stop] in self.role["fiscal_link"] else stop
        number = self.is_year(j)
        if number is not None:
            core = self.years(j, number)
            stop = core.stop if core else j + 1
            return Core(i, stop, None, "fiscal", number if core and core.kind == "fiscal" else -number)
        if (
            j < self.page.size
            and len(self.words[j]) == 2
            and self.words[j].isdecimal()
            and self.words[i].startswith("f")
        ):
            label = 2000 + int(self.words[j])
            if j + 2 < self.page.size and self.words[j + 1] in "-/" and self.words[j + 2].isdecimal():
                return Core(i, j + 3, None, "fiscal", label)
            return Core(i, j + 1, None, "fiscal", -label)
        picked = self.lex["pick"].before(self.words, i) or self.lex["pick"].before(self.words, led)
        whole = stop > i + 1 or self.words[i] in self.role["fiscal_alone"] and not self.names_more(stop)
        if picked is not None and whole:
            return Core(picked[0], stop, None, "fiscal", None, str(picked[1]["offset"]))
        behind = self.lex["pick_behind"].at(self.words, stop)
        if behind is not None and whole:
            return Core(i, behind[0], None, "fiscal", None, str(behind[1]["offset"]))
        before = self.words[led - 1] if led and whole else ""
        if before in self.role["current"]:
            return Core(led - 1, stop, None, "fiscal", None, "0")
        return Core(i - 1, stop, None, "before", None, "year") if before in self.role["preceding"] else None

    def names_more(self, i: int) -> bool:
        """Whether a noun at token `i` makes "fiscal" before it an adjective: the current fiscal policy."""
        word = self.words[i] if i < self.page.size else "."
        return word.isalpha() and word not in self.closed
