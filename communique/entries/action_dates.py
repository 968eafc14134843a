"""The date that something is moved to, or is now expected on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from communique.entries.context import Context
from communique.entries.dates import DateMention
from communique.period import first_day, last_day, season
from communique.text.tags import COMMA, DET, MODAL

_NO_NEW_DATE: Final = ("duration", "before", "since", "past", "to_date", "ago", "today")
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
Dated = tuple[int, str, str, str]
_OLD: Final = 5  # words before a date that may say it is the old one,
_ADJACENT: Final = 2  # of which only the last two may be "from": from the streets by 1 September
_POINTING: Final = 4  # first words of a sentence in which one points back
_WISHED = 10  # and before one that stands before what became of it: which it had wanted to bring to Seville in May


class NewDates:
    """Finds the new dates of one document."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.tags = context.clauses.tags
        language = context.page.language
        self.until = language.sets["new_date_lead"]
        self.at = language.sets["date_lead"]
        self.old_date = language.sets["old_date"]
        self.past = language.sets["past_be"]
        self.present = language.sets["present_be"]
        self.to = language.sets["of_infinitive"]
        self.hoping = language.sets["expecting"]
        self.wished = language.sets["wished"]
        self.wished_for = language.sets["promised_word"]
        self.starting = language.sets["from_word"]
        self.once = language.sets["once_word"]
        self.renewed = language.sets["renewed"]
        self.backward = language.sets["backward"]
        self.only = [tuple(words.split()) for group in language.of("no_earlier_phrase") for words in group.words]

    def moved_to(self, k: int, start: int, stop: int, *, same: bool = False) -> str | None:
        """The date that something is moved to: behind the cue, not yet past, behind "to" or "until" rather than not.

        Where the sentence has none, that of the next sentence of the paragraph which tells when it will be; with
        `same` only where that one's first words point back.
        """
        found = self.ahead(k, start, stop)
        number = self.page.sentence_of[start]
        stop = self.page.sentences[number][1] if number >= 0 else stop
        if found is None and stop < len(self.words) and self.page.paragraph_of[stop] == self.page.paragraph_of[start]:
            following = self.page.sentences[self.page.sentence_of[stop]]
            expects = any(self.tags[i] & MODAL or self.words[i] in self.hoping for i in range(*following))
            if same and not any(word in self.backward for word in self.words[following[0] : following[0] + _POINTING]):
                return None
            found = self.ahead(following[0], *following) if expects else None
        return found

    def ahead(self, k: int, start: int, stop: int) -> str | None:
        """The date behind a token (or else in its sentence) that is still to come and is not the old one."""
        best: tuple[int, str] | None = None
        for at, lead, iso, link in sorted(self._dates(start, stop)):
            before = self._clause_before(at, start)
            if link == "from" and "/" in iso:  # from May to September
                return iso.split("/")[1]
            wished = self._was_expected(self.words[max(start, at - (_WISHED if at < k else _OLD)) : at])
            renewed = any(a in self.renewed and (b in self.hoping or b in self.wished_for) for a, b in pairwise(before))
            new = any(self._ends_with(before, phrase) for phrase in self.only)
            old = (
                not new
                and any(word in self.old_date for word in before)
                or any(a in self.once and b in self.hoping for a, b in pairwise(before))
            )
            if lead not in self.until and not renewed and (old or wished):
                continue
            rank = (lead in self.until or lead in self.at) + (at > k)
            if best is None or rank > best[0]:
                best = rank, iso
        return best[1] if best else None

    def _ends_with(self, words: list[str], phrase: tuple[str, ...]) -> bool:
        """Whether words end with a phrase: will be possible | only from."""
        return tuple(words[-len(phrase) :]) == phrase

    def _clause_before(self, at: int, start: int) -> list[str]:
        """The words before a date that may say that it is the old one; not those of another clause."""
        first = max(start, at - _OLD)
        comma = next((n for n in range(at - 1, first - 1, -1) if self.tags[n] & COMMA), first - 1)
        near = self.words[comma + 1 : at]
        now = {w for a, w in pairwise(near) if a in self.present and w in self.old_date}  # is planned
        return [
            w for n, w in enumerate(near, -len(near)) if w not in now and (n >= -_ADJACENT or w not in self.starting)
        ]

    def shifted_to(self, k: int, stop: int) -> str | None:
        """The date behind a verb that stands behind "to" or "until" and is still to come."""
        for at, lead, iso, link in sorted(self._dates(k, stop)):
            if at > k and lead in self.until:
                return iso
            if at > k and link == "from" and "/" in iso:
                return iso.split("/")[1]  # from May to September
        return None

    def coming(self, k: int, stop: int) -> str | None:
        """The first date behind a verb, in its clause, that lies ahead of the report: on 22 November."""
        today = last_day(self.context.published or "")
        for at, lead, iso, _ in sorted(self._dates(k, stop)):
            first = first_day(iso)
            if at > k and lead in self.at and today is not None and first is not None and first > today:
                return iso
        return None

    def _was_expected(self, words: list[str]) -> bool:
        """Whether the words before a date say that it is the old one: was expected for March."""
        return any(
            a in self.past and (b in self.hoping or b in self.to) or a in self.wished and b in self.to
            for a, b in pairwise(words)
        )

    def _dates(self, start: int, stop: int) -> Iterator[Dated]:
        """The dates of a sentence that are not past: where each begins, the word before it, the date and its link."""
        today = last_day(self.context.published or "")
        covered: set[int] = set()
        for when in self.context.dates_in(start, stop):
            covered.update(range(when.start, when.stop))
            lead = self.words[when.lead if 0 <= when.lead < when.start else max(0, when.start - 1)]
            iso = (
                self._forward(when, today)
                if lead in self.until or when.link == "from"
                else None
                if when.passed
                else when.iso
            )
            last = last_day(iso or "")
            if iso == self.context.published:
                continue  # the dateline's
            if iso is not None and when.kind not in _NO_NEW_DATE and last is not None and not (today and last < today):
                yield when.start, lead, iso, when.link
        for match in self.page.within("season", start, stop):
            lead = self.words[match.start - 1 - (match.start > 1 and bool(self.tags[match.start - 1] & DET))]
            if match.start not in covered and lead in self.until and today is not None:
                yield match.start, lead, _next_season(match.group["name"], today), ""  # put off to the summer

    def _forward(self, when: DateMention, today: date | None) -> str | None:
        """A date without a year that something is moved to lies ahead: the third quarter, March."""
        given = any(len(word) == 4 and word.isdigit() for word in self.words[when.start : when.stop])
        last = last_day(when.iso or "")
        if when.iso is None or given or last is None or today is None or last >= today:
            return when.iso
        return _YEAR.sub(lambda year: str(int(year[0]) + today.year - last.year + (_behind(last, today))), when.iso)


def _behind(last: date, today: date) -> bool:
    """Whether a day of the year is already past."""
    return (last.month, last.day) < (today.month, today.day)


def _next_season(name: str, today: date) -> str:
    """The next season of a name that begins after a day."""
    spans = (season(name, today.year + n) for n in (0, 1, 2))
    return next(span for span in spans if (first_day(span) or today) > today)
