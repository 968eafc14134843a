"""Dates beside a quantity that are no period of it: a dateline's, what a record is since, another act's."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.dates import DateMention
from communique.entries.figure_clauses import Surroundings
from communique.entries.figure_comparisons import USED, Comparisons
from communique.entries.lexicon import lexicon
from communique.entries.quantities import Quantity

_DATELINE: Final = 12
_RECORD: Final = 6  # tokens from "the first" or "the largest" to its "since"


class OtherDates(Comparisons):
    """The dates of one document that are no period of a quantity."""

    def __init__(self, context: Context, around: Surroundings) -> None:
        super().__init__(context, around)
        self.relative = lexicon(self.page.language.language, "relative").words

    def is_used(self, when: DateMention, start: int) -> bool:
        """Whether a mention can be the period of a figure: no duration, no "today", no dateline, no comparison."""
        if self.market.is_contract_month(when) or self.market.is_close(when):
            return False
        if (
            when.kind not in USED
            or when.link == "versus"
            or when.link == "since"
            and when.kind in ("day", "month", "year")  # since 2015, until a day that nothing tells
            or when.link == "by"
            and not when.passed
            and when.kind != "to_date"
        ):
            return False
        if when.kind == "interval" and when.iso is None:
            return False
        if when.link == "since" and self.is_record(when):
            return False
        if when.start - start <= _DATELINE and when.kind == "day" and self.is_dateline(when, start):
            return False
        return not (
            when.start and self.words[when.start - 1] == "(" and when.kind == "interval" and self.after_fiscal(when)
        )

    def is_apart(self, since: DateMention, q: Quantity) -> bool:
        """Whether "since" dates another act than the quantity's: has a staff of six and has helped since 1988."""
        clauses = self.context.clauses
        if since.lead > q.first:
            joints = (j for j in range(q.last, since.lead) if self.words[j] in self.role["and"])
            return any(clauses.has_finite(j + 1, min(j + 3, since.lead)) for j in joints)
        near = range(q.first - 1, since.stop - 1, -1)
        inside = next((j for j in near if self.words[j] == "," or self.words[j] in self.relative), None)
        return inside is not None and (
            self.words[inside] in self.relative
            and self.words[inside - 1] == ","
            or self.around.reads(inside + 1, "with")
        )

    def is_record(self, when: DateMention) -> bool:
        """Whether something is only the first or largest since a date: the largest deficit since 2014."""
        near = range(max(2, when.lead - _RECORD), when.lead)
        return any(
            self.around.reads(j, "record_since")
            or self.around.reads(j, "first_since")
            and self.around.reads(j - 2, "for_at")
            or self.page.match_at("superlative", j) is not None
            for j in near
        )

    def is_dateline(self, when: DateMention, start: int) -> bool:
        """Whether the date belongs to a dateline: MINSK, 19 September (BelTA) - …"""
        if self.page.sentences[self.page.sentence_of[when.start]][0] not in (
            p[0]
            for p in self.page.paragraphs[self.page.paragraph_of[when.start] : self.page.paragraph_of[when.start] + 1]
        ):
            return False
        for j in range(when.stop, min(when.stop + 8, len(self.words) - 1)):
            if self.words[j] in "-–—" and not (self.page.touches(j) and self.page.touches(j + 1)):
                return True
        return False

    def after_fiscal(self, when: DateMention) -> bool:
        """Whether the interval in brackets only explains the fiscal year before it."""
        before = self.context.dates_in(max(0, when.start - 8), when.start)
        return any(d.kind == "fiscal" for d in before)

    def is_inserted(self, when: DateMention) -> bool:
        """Whether the date only describes somebody in passing: "the fund, set up in 2016, manages …"."""
        if self.words[when.stop : when.stop + 1] != [","]:
            return False
        start, _ = self.around.spoken(when.start)
        j = when.lead
        while j > start and self.words[j - 1] != ",":
            j -= 1
        if j == start or j >= when.lead:
            return False
        forms = {form for _, form in self.page.language.verbs.get(self.words[j], ())}
        return "participle" in forms or self.words[j] in self.relative
