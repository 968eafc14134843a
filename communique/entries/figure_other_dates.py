"""Dates beside a quantity that are no period of it: a dateline's, what a record is since, another act's."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.dates import DateMention
from communique.entries.figure_clauses import Surroundings
from communique.entries.figure_comparisons import USED, Comparisons
from communique.entries.lexicon import lexicon
from communique.entries.quantities import Quantity
from communique.text.tags import AUX, CLAUSE, CONJ, ING, MODAL, NOUN, PART, PAST, PREP, THIRD, VERB

_DATELINE: Final = 12
_ACT: Final = 7  # tokens from a verb to its date
_ASIDE: Final = 10  # tokens from a date to the end of the aside that it stands in
_RECORD: Final = 6  # tokens from "the first" or "the largest" to its "since"


class OtherDates(Comparisons):
    """The dates of one document that are no period of a quantity."""

    def __init__(self, context: Context, around: Surroundings) -> None:
        super().__init__(context, around)
        self.relative = lexicon(self.page.language.language, "relative").words
        self.nouns = context.page.language.sets["noun_verb"]

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
        if self.words[when.stop : when.stop + 1] != [","] or self.around.reads(when.lead - 1, "staged"):
            return False
        start, _ = self.around.spoken(when.start)
        j = when.lead
        while j > start and self.words[j - 1] != ",":
            j -= 1
        if j == start or j >= when.lead:
            return False
        forms = {form for _, form in self.page.language.verbs.get(self.words[j], ())}
        return "participle" in forms or self.words[j] in self.relative

    def is_elsewhere(self, when: DateMention, q: Quantity) -> bool:
        """Whether a date is that of another act than the quantity's, or of who tells it."""
        if when.kind == "year" and self.words[when.start - 1] in self.role["dated_name"]:
            return self.page.is_capital(when.start - 1)  # the Vision 2030 programme
        return self.is_another_act(when, q) or self.is_said_apart(when, q) or self.is_of_telling(when, q)

    def is_another_act(self, when: DateMention, q: Quantity) -> bool:
        """Whether a date before a quantity is that of another act: opened in May 2021 and employs | 214 people."""
        if when.stop > q.first or when.link == "since":
            return False
        start, _ = self.around.spoken(when.start)
        verb = self.dated_verb(when, start)
        if verb is None:
            return False
        if self.around.reads(start, "of") and "," in self.words[when.stop : q.first]:
            return True  # Of the 31 agreements signed last year, 23 …
        return self.is_aside(verb, when, q, start) or self.is_then_now(verb, when, q)

    def dated_verb(self, when: DateMention, start: int) -> int | None:
        """The past verb or participle that a date stands behind in its part of the clause: | reopened | in May."""
        tags = self.page.tags
        for j in range(when.lead - 1, max(start, when.lead - _ACT) - 1, -1):
            if self.words[j] in ",;:(" or self.around.reads(j, "and"):
                return None
            if tags[j] & (PAST | PART) and not tags[j] & AUX:
                return j
        return None

    def is_aside(self, verb: int, when: DateMention, q: Quantity, start: int) -> bool:
        """Whether the verb only describes the subject in passing: reopened in May after repairs, the line can take."""
        if self.around.reads(verb, "staged"):
            return False  # the fair, held in June, drew 4,000 people
        k = verb
        while k > start and (self.page.tags[k - 1] & AUX or self.words[k - 1].endswith("ly")):
            k -= 1
        relative = k > start and self.words[k - 1] in self.relative
        k -= relative
        if not relative and (k != verb and k > start or not self.page.tags[verb] & PART):
            return False
        if k > start and self.words[k - 1] != ",":
            return False
        for j in range(when.stop, min(when.stop + _ASIDE, q.first)):
            if self.words[j] == ",":
                return not self.opens_list(j + 1)
            if self.context.clauses.is_finite(j):
                return False
        return False

    def opens_list(self, i: int) -> bool:
        """Whether another of the same acts follows: opened in 2019, expanded in 2021 and …"""
        return bool(self.page.tags[i] & (PAST | CONJ)) and not self.page.tags[i] & AUX

    def is_then_now(self, verb: int, when: DateMention, q: Quantity) -> bool:
        """Whether a verb of the present is joined to a dated one of the past, and the quantity behind it."""
        tags = self.page.tags
        if not tags[verb] & PAST and not tags[verb - 1] & AUX:
            return False
        for j in range(when.stop, q.first - 1):
            if self.words[j] == ";":
                return any(self.is_present(k) for k in range(j + 1, q.first))
            if self.words[j] != "," and not self.around.reads(j, "and"):
                continue
            k = self.context.clauses.skip_adverbs(j + 1, q.first)
            if k < q.first and self.is_present(k):
                return True
        return False

    def is_present(self, i: int) -> bool:
        """Whether a verb of the present, or of what can be, stands at token `i`: employs, has cost, can take."""
        tag = self.page.tags[i]
        if tag & MODAL or self.around.reads(i, "is_has"):
            return True
        return bool(tag & THIRD) and not tag & PREP and self.context.clauses.is_finite(i) and self.is_verb(i)

    def is_verb(self, j: int) -> bool:
        """Whether a form in -s at token `j` is a verb: sells, accounts for; not delegates, nor exports."""
        bases = {base for base, _ in self.page.language.verbs.get(self.words[j], ())}
        return bases.isdisjoint(self.nouns) or self.page.word(j + 1) in self.role["verb_tail"]

    def is_own_of_whole(self, i: int, whole: Quantity) -> bool:
        """Whether the date behind a whole is its own alone: 23 | of the 31 agreements signed last year."""
        return self.around.reads(i, "of") and bool(self.page.tags[min(whole.last, self.page.size - 1)] & PART)

    def is_of_telling(self, when: DateMention, q: Quantity) -> bool:
        """Whether a date before a quantity is only that of the telling: told reporters in May that …"""
        said_of = self.context.said_of
        if when.link == "versus" or when.stop > q.first or q.start >= len(said_of):
            return False
        if said_of[q.start] < 0 or said_of[when.start] == said_of[q.start]:
            return False
        tags, start = self.page.tags, self.around.sentence(when.start)[0]
        if when.lead <= start + 1:  # In May he told reporters that …
            told = self.tells(range(when.stop, min(when.stop + _ACT, q.first)))
            return told is not None and self.context.said_of[when.start] < 0
        if tags[start] & ING and not tags[start] & NOUN and when.link == "in":
            return "," in self.words[when.stop : when.stop + 2]  # Speaking in March, she said …
        return self.tells(range(when.lead - 1, max(start, when.lead - _ACT) - 1, -1)) is not None

    def tells(self, near: range) -> int | None:
        """The first verb of telling at these tokens, up to a mark or "that", or `None`."""
        tags = self.page.tags
        for j in near:
            if self.words[j] in ",;:" or self.around.reads(j, "that"):
                return None
            if tags[j] & CLAUSE and tags[j] & VERB:
                return j
        return None

    def is_said_apart(self, when: DateMention, q: Quantity) -> bool:
        """Whether a date stands in words of which the quantity is no part: told 200 guests that in May …"""
        said_of = self.context.said_of
        if when.start < q.last or when.start >= len(said_of):
            return False
        tags = self.page.tags
        if any(self.around.reads(j, "that") and tags[j - 1] & CLAUSE for j in range(q.last + 1, when.lead)):
            return True
        dated, counted = said_of[when.start], said_of[q.start]
        return dated >= 0 and dated != counted
