"""Periods told by a date named before: since then, on that occasion, that year."""

from __future__ import annotations

from typing import Final

from communique.entries.dates import DateMention
from communique.entries.figure_comparisons import USED
from communique.entries.figure_other_dates import OtherDates
from communique.entries.quantities import Quantity
from communique.text.page import Match

_LAUNCH: Final = 8  # tokens from "since" to the date of what it names
_MONTH: Final = 7  # letters of 2024-05


class LookingBack(OtherDates):
    """The dates of one document that its sentences go back to."""

    def told_back(self, q: Quantity) -> str | None:
        """The period of a quantity whose sentence points at a date told before it, or `None`."""
        start, stop = self.around.sentence(q.start)
        for match in self.page.within("time_back", start, stop):
            if any(d.lead <= match.stop and d.stop > match.stop for d in self.context.dates_in(match.start, stop)):
                continue  # has since 2019
            if match.start and self.around.reads(match.start - 1, "of"):
                continue  # the first quarter of the same year
            if self.is_parted(match, q):
                continue
            when = self.latest_before(match.start, start)
            of_day = match.group["grain"] == "time" and when is not None and when.kind in ("day", "weekday")
            if when is not None and when.iso is not None and not of_day:
                return self.seen_from(match, when.iso)
        return self.since_launch(q, start)

    def is_year_ago(self, when: DateMention) -> bool:
        """Whether a year is counted back from the document's day: a year ago; not a year earlier."""
        return when.back == "year" and self.around.reads(when.stop - 1, "ago_word")

    def is_parted(self, match: Match, q: Quantity) -> bool:
        """Whether a new clause with a verb begins between a pointer and a quantity."""
        near = range(match.stop, q.first) if match.stop <= q.first else range(q.last, match.start)
        return any(self.around.divides(j) for j in near if self.words[j] in self.around.parting)

    def latest_before(self, i: int, start: int) -> DateMention | None:
        """The latest past date before token `i` in its sentence, else in the sentence before it."""
        number = self.page.sentence_of[start]
        first = self.page.sentences[max(0, number - 1)][0]
        found = [d for d in self.context.dates_in(first, i) if d.kind in USED and d.iso and d.stop <= i]
        found = [d for d in found if d.link != "versus" and not (d.iso or "").startswith("--")]
        return found[-1] if found else None

    def seen_from(self, match: Match, iso: str) -> str | None:
        """A date as a pointer takes it: its year, its month, what has passed since, or itself."""
        grain, begins = match.group["grain"], iso.partition("/")[0]
        if grain == "since":
            now = self.context.published or ""
            return f"{begins}/{now[: len(begins)]}" if now[: len(begins)] > begins else None
        if grain == "year":
            return begins[:4]
        if grain == "month":
            return begins[:_MONTH] if len(begins) >= _MONTH else None
        return iso

    def since_launch(self, q: Quantity, start: int) -> str | None:
        """The time since an event whose date stands with it: since its launch in 2019, since it opened in May 2021.

        It ends with the document, or with the end that the sentence tells: by the end of February.
        """
        since = self.around.role["since_word"]
        if since.isdisjoint(self.page.known):
            return None
        stop = self.around.segment(q.start)[1]
        for j in [*range(start, q.first - 2), *range(q.last, stop - 2)]:
            if self.words[j] not in since:
                continue
            far = min(q.first if j < q.first else stop, j + _LAUNCH)
            near = self.context.dates_in(j + 2, far)
            when = next((d for d in near if d.link in ("in", "") and d.kind in USED and d.passed), None)
            if when is None or not when.iso or "," in self.words[j : when.start]:
                continue
            if j < q.first and self.context.clauses.has_finite(j + 1, when.lead):
                continue
            now = (self.context.published or "")[: len(when.iso)]
            told = self.context.dates_in(start, stop)
            ends = [d.iso for d in told if d.link == "by" and d.passed and d.iso and len(d.iso) == len(when.iso)]
            now = ends[0] if ends else now
            return f"{when.iso}/{now}" if now > when.iso and "/" not in when.iso else None
        return None
