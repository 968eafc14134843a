"""What a figure takes over from the figures before it in its sentence: a unit, a change that goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from communique.entries.figure_clauses import Change, Surroundings
from communique.entries.figure_periods import Periods
from communique.entries.figure_sides import TRADE
from communique.entries.figure_topics import Topics
from communique.entries.lexicon import lexicon
from communique.entries.places import Place
from communique.entries.quantities import DASHES, HUNDRED, Quantity
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import BE, HAVE

SHARES: Final = frozenset({"percent", "fraction"})
_RATIOS: Final = SHARES | {"multiple", "factor", "pp"}
_HALF: Final = Decimal("0.5")
_LONGEST_NAME: Final = 3  # words of the goods in a list of changes
_FAR_BASE: Final = 5  # tokens from a change, or the level that it led to, to the link before the level it came from
_DASHED: Final = 3  # tokens before a number of a list with dashes: a name, the dash, "by"
_LONGEST_DASHED: Final = 12  # tokens of a name in a list with dashes
_LONGEST_GAP: Final = 8  # tokens between two changes told with one verb


@dataclass(slots=True)
class Draft:
    """A figure in the making: what later ones of the paragraph may carry on."""

    q: Quantity
    change: Change | None
    indicator: str
    found: Match | None
    measure: str
    period: str | None
    areas: tuple[Area, ...]
    rule: str
    sign: int = 1
    pace: str | None = None  # the words of the average of a day or month that it is
    goods: tuple[int, int] | None = None  # what trade it is of that a report goes on about (tokens)


class Rows:
    """The figures of one sentence, or paragraph, as they follow each other."""

    def __init__(self, around: Surroundings, periods: Periods, topics: Topics) -> None:
        self.around, self.periods, self.topics = around, periods, topics
        self.page, self.words = around.page, around.words
        self.priced = bool(around.role["price_word"] & self.page.known)
        self.units = lexicon(self.page.language.language, "unit")
        self.counted: dict[int, Draft] = {}  # by the first token of a bare number: the figure that counts the same

    def with_unit(self, q: Quantity, earlier: list[Draft]) -> Quantity:
        """A large bare number of trade as money, where the figure before it was: exports rose to 1.2 billion."""
        if q.sort == "money" and earlier and earlier[-1].q.sort == "price" and self.is_held_there(q, earlier[-1]):
            return replace(q, sort="price", unit=earlier[-1].q.unit)
        if q.sort == "money" and self.priced and (unit := self.price_unit(q)) is not None:
            return replace(q, sort="price", unit=f"{q.unit}/{unit}")
        if q.sort == "money" and self.words[q.stop - 1] in self.around.role["cents"] and earlier:
            unit = earlier[-1].q.unit.partition("/")[0]
            same = self.page.sentence_of[earlier[-1].q.start] == self.page.sentence_of[q.start]
            return replace(q, unit=unit) if same and earlier[-1].q.sort in ("money", "price") else q
        plain = q.sort == "plain" and bool(earlier)
        if plain and q.low is not None and q.low == q.high and q.low >= HUNDRED and self.is_measured_on(q, earlier[-1]):
            return replace(q, sort="measure", unit=earlier[-1].q.unit, low=q.low - _HALF, high=q.low + _HALF)
        counted = next((d for d in reversed(earlier) if d.q.unit == "1" or d.change), None) if plain else None
        if counted is not None and self.is_counted_on(q, counted, earlier[-1]):
            self.counted[q.start] = counted
            return replace(q, sort="count")
        if q.sort != "plain" or q.low == q.high:
            return q
        if earlier and earlier[-1].q.sort in ("money", "measure", "price") and self.is_held_there(q, earlier[-1]):
            return replace(q, sort=earlier[-1].q.sort, unit=earlier[-1].q.unit)
        last = next((d for d in reversed(earlier) if d.q.sort not in _RATIOS), None)
        if last is not None and last.q.sort == "measure" and self.is_next_place(q, last):
            return replace(q, sort=last.q.sort, unit=last.q.unit)
        if last is None or last.q.sort != "money" or last.indicator not in TRADE:
            return q
        found = self.topics.indicator(q, None, [q])
        told = found is not None and found[0] in TRADE
        return replace(q, sort="money", unit=last.q.unit) if told else q

    def is_measured_on(self, q: Quantity, last: Draft) -> bool:
        """Whether a bare number is measured as the one before it: 4,000 tonnes, up from 3,100."""
        if last.q.sort != "measure" or last.q.unit == "1" or q.role and q.role != "to":
            return False
        same = self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start]
        part = same and self.page.is_a(q.first - 1, "relative") and last.q.last + 1 <= q.first - 2
        if part and self.words[q.first - 2] in self.around.role["of"]:
            return True  # 41,000 tonnes, of which 12,000
        if self.is_held_there(q, last) or self.is_next_place(q, last):
            return True
        gap = self.words[last.q.last : q.first]
        joined = gap and (gap[-1] == "," or gap[-1] in self.around.role["and"] or gap[-1] == "(")
        dated = self.periods.is_dated_behind(q) and self.is_unbroken(last.q.last, q.first)
        return bool(joined and dated)

    def is_next_place(self, q: Quantity, last: Draft) -> bool:
        """Whether a list of places goes on with the next one: 1.8 million tonnes and Mali with 1.5 million."""
        if self.page.sentence_of[last.q.start] != self.page.sentence_of[q.start]:
            return False
        joint = q.first - 1 - (self.words[q.first - 1] in self.around.role["with"] | frozenset("("))
        place = next((p for p in self.around.context.places_in(joint - 3, joint + 1) if p.stop == joint + 1), None)
        if place is not None and place.form == "noun":
            return True
        gap = self.words[last.q.last : q.first]  # sugar for 11.2 million and corn for 2.8 million
        joined = 2 < len(gap) <= _LONGEST_NAME + 2 and (gap[0] == "," or gap[0] in self.around.role["and"])
        names = [word for word in gap[1:-1] if word not in self.around.role["and"]]
        return joined and gap[-1] in self.around.role["for_at"] and all(map(str.isalpha, names))

    def price_unit(self, q: Quantity) -> str | None:
        """The unit that a clause tells the price of before the sum: the export price per kilogram climbed to $3.1."""
        start, prices = self.around.segment(q.start)[0], self.around.role["price_word"]
        for j in range(start, q.first - 2):
            if self.around.words[j] in prices and self.around.reads(j + 1, "per"):
                unit = self.units.at(self.words, j + 2)
                return str(unit[1]["unit"]) if unit is not None and unit[0] <= q.first else None
        return None

    def is_counted_on(self, q: Quantity, counted: Draft, last: Draft) -> bool:
        """Whether a number without a noun counts what the figure before it does: Britons (279,000), at 620,000 or 27%.

        Only in the same sentence, or where nothing else stands behind the verb: today there are 2,300.
        """
        if self.is_part_counted(q, counted):
            return True
        if q.low is None or q.low < HUNDRED or q.role:
            return False
        words, role = self.words, self.around.role
        before, behind = self.page.word(q.first - 1), self.page.word(q.last)
        if self.page.sentence_of[counted.q.start] == self.page.sentence_of[q.start]:
            if before == "(" and behind == ")":
                if last is counted and last.change is not None and last.q.sort == "percent":
                    return last.q.last == q.first - 1  # grew by 22.4% (5,468,000)
                return counted.q.unit == "1" and self.place_of(q) is not None
            if before in role["with"]:
                return counted.q.unit == "1" and last is counted and self.place_of(q) is not None
            if before in role["and"] and behind in role["in"] and counted.q.noun is not None and last is counted:
                return self.page.word(counted.q.last) in role["in"]  # 5,000 workers in Boise and more than 11,000 in …
            if before in role["at_level"]:
                again = q.last + (behind == ",")
                return words[q.first - 2] == "," or self.page.word(again) in role["or"]
            return last is counted and last.q.unit == "1" and self.periods.is_compared(q)
        there = self.page.word(q.first - 2) in role["there"] and before in role["are"] | role["was"]
        return counted.q.noun is not None and there and (behind in ".,;" or behind in role["and"])

    def is_part_counted(self, q: Quantity, counted: Draft) -> bool:
        """Whether a number tells of some of what its sentence counted: 31 mills, and five are new."""
        same = self.page.sentence_of[counted.q.start] == self.page.sentence_of[q.start]
        if not same or counted.q.noun is None or counted.measure != "level" or q.role or q.low is None:
            return False
        before, role, tags = self.page.word(q.first - 1), self.around.role, self.page.tags
        if before in role["are"] | role["was"] and self.page.word(q.first - 2) in role["there"]:
            return not self.page.word(q.last).isalpha() or self.around.reads(q.last, "today")
        fewer = counted.q.low is not None and q.low < counted.q.low
        joined = before in (",", ";") or before in role["and"] or before in self.around.dividers
        held = bool(tags[min(q.last, self.page.size - 1)] & (BE | HAVE))
        some = self.around.reads(q.last, "of") and self.page.is_a(q.last + 1, "relative")
        return fewer and joined and (held or some)

    def place_of(self, q: Quantity) -> Place | None:
        """The place right before a number of a list, or its bracket or "with": Britons (279,000), Germans with …"""
        if self.words[q.first - 1] != "(" and not self.around.reads(q.first - 1, "with"):
            return None
        near = self.around.context.places_in(max(0, q.first - _LONGEST_NAME - 1), q.first)
        return next((place for place in near if place.stop == q.first - 1 and place.code), None)

    def is_held_there(self, q: Quantity, last: Draft) -> bool:
        """Whether the figure before it in the sentence is held against a quantity: 25.8 million tons, from 25.4."""
        same = self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start]
        return same and self.periods.is_compared(q)

    def joined(self, q: Quantity, earlier: list[Draft]) -> Change | None:
        """The change that goes on: a decrease of 4.2% or £57 million."""
        if not earlier:
            return None
        last = earlier[-1]
        if last.change is None:
            told = next((d for d in reversed(earlier[-3:]) if d.change is not None), None)
            by = q.sort in SHARES and not self.around.role["by"].isdisjoint(self.words[q.first - 1 : q.first + 1])
            shared = told is not None and by and self.is_unbroken(told.q.last, q.first)
            shared = shared or told is not None and self.leads_on(q, told)
            return Change(told.change.sign, q.first, q.last) if shared and told and told.change else None
        if last.change.index or q.start in self.counted:
            return None
        gap = self.words[last.change.last : q.first]
        again = gap in (["or"], [",", "or"]) or gap == ["("] and not self.periods.is_dated_behind(q)
        again = again or gap == ["and"] and q.sort == last.q.sort == "percent"
        role = self.around.role
        again = (
            again or len(gap) == 3 and gap[0] in role["in"] and gap[2] in role["and"]
        )  # 35% in volume and 58% in value
        again = again or self.is_parallel(q, gap) or self.is_listed(q, last) or self.is_growth_then(q, last)
        if again or self.is_alike(q, last) or self.is_dashed(q, last) or self.leads_on(q, last):
            return Change(last.change.sign, q.first, q.last)
        return None

    def base(self, q: Quantity, earlier: list[Draft]) -> Draft | None:
        """The change whose starting level a quantity without a date of its own is: up 4% to $5 million, from $4.8."""
        here = self.page.sentence_of[q.start]
        near = [d for d in earlier[-2:] if self.page.sentence_of[d.q.start] == here]
        if not near or not self.periods.is_compared(q) or near[-1].change is None and len(near) < 2:
            return None
        held = self.periods.held_by(q)
        start = held[0] if held is not None else q.first
        if start - near[-1].q.last > _FAR_BASE or self.periods.is_dated_behind(q):
            return None
        return next((d for d in reversed(near) if d.change is not None and d.q.sort != q.sort), None)

    def leads_on(self, q: Quantity, last: Draft) -> bool:
        """Whether a share between a change and its own new level is one too: rose 10% to 17 tons and B, 17% to 9."""
        led = self.around.leads_to(q) and q.sort == "percent"
        return led and self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start]

    def is_alike(self, q: Quantity, last: Draft) -> bool:
        """Whether a share goes on as the one before it did: by 2% against the dollar, 6% against the euro and 14% …"""
        if q.sort not in SHARES or last.q.sort not in SHARES or not q.first or not self.is_joint(q.first - 1):
            return False
        role, tails = self.around.role, [self.words[one.last : one.last + 1] for one in (last.q, q)]
        known = self.page.language.sets["preposition"] | role["compared"]
        if tails[0] != tails[1] or tails[0][0] in role["of"] or tails[0][0] not in known:
            return False
        return self.is_unbroken(last.q.last, q.first)

    def is_joint(self, i: int) -> bool:
        return self.words[i] == "," or self.words[i] in self.around.role["and"]

    def is_dashed(self, q: Quantity, last: Draft) -> bool:
        """Whether a list goes on with a name, a dash and its number: sales fell by 5%, grain and flour - by 8%."""
        if q.sort not in SHARES or last.q.sort != q.sort or q.first < _DASHED or self.around.reads(q.last, "of"):
            return False
        by = self.words[q.first - 1] in self.around.role["by"]
        dash = q.first - 1 - by
        start = self.behind_date(last.q.last, q.first)
        if self.words[dash] not in DASHES or self.page.touches(dash) or not self.is_joint(start):
            return False
        verbs = self.page.language.verbs
        told = any(form == "past" for word in self.words[start:dash] for _, form in verbs.get(word, ()))
        return dash - start <= _LONGEST_DASHED and not told

    def behind_date(self, i: int, stop: int) -> int:
        """The token behind a date at token `i`, or `i`."""
        dates = self.around.context.dates_in(i, stop)
        return dates[0].stop if dates and dates[0].lead == i else i

    def is_unbroken(self, start: int, stop: int) -> bool:
        """Whether one sentence runs on over these tokens without a verb of its own."""
        if self.page.sentence_of[start] != self.page.sentence_of[stop]:
            return False
        verbs = self.page.language.verbs
        return not any(
            self.around.divides(j)
            or any(
                form == "past" or form == "s" and base not in self.topics.nouns
                for base, form in verbs.get(self.words[j], ())
            )
            and self.words[j] not in self.topics.nouns
            and self.words[j] not in self.around.role["recorded"] | self.around.role["step"]
            for j in range(start, stop)
        )

    def is_listed(self, q: Quantity, last: Draft) -> bool:
        """Whether a list of goods goes on with only a name and a number: sales were up 11.2%, footwear 9.8%."""
        if q.sort != "percent" or last.q.sort != "percent" or self.around.reads(q.last, "of"):
            return False
        start = last.change.last if last.change else last.q.last
        gap = self.words[self.behind_date(start, q.first) : q.first]
        names = gap[1:] if gap and (gap[0] == "," or gap[0] in self.around.role["and"]) else []
        names = names[1:] if names and names[0] in self.around.role["and"] else names
        names = names[:-1] if len(names) > 1 and names[-1] in self.around.role["by"] else names
        if not 0 < len(names) <= _LONGEST_NAME or not self.is_unbroken(last.q.last, q.first):
            return False
        return all(name.isalpha() and name not in self.topics.closed for name in names)

    def is_growth_then(self, q: Quantity, last: Draft) -> bool:
        """Whether growth is held against that of another period: grew by 5.7 percent, compared with 3.1 percent."""
        if q.sort != "percent" or last.q.sort != "percent" or not self.periods.is_versus(q):
            return False
        return self.page.sentence_of[last.q.start] == self.page.sentence_of[q.start]

    def is_parallel(self, q: Quantity, gap: list[str]) -> bool:
        """Whether a quantity shares the verb of the change before it: gas fell by 5 and power by 8 percent."""
        role, verbs = self.around.role, self.page.language.verbs
        if gap[:1] == ["("] and ")" in gap:
            gap = gap[gap.index(")") + 1 :]  # grew by 22.4% (5,468,000), imports by 13.7%
        if q.sort not in SHARES or not 2 < len(gap) < _LONGEST_GAP or gap[-1] not in role["by"]:
            return False
        if gap[0] in role["in"]:  # fell by 5% in exports and in imports by 8%
            gap = gap[next((k for k, word in enumerate(gap) if word in role["and"]), 0) :]
        joined = gap[0] in role["and"] or gap[0] == ","
        told = any(
            form == "past" or form == "s" and base not in self.topics.nouns and not word.endswith("ies")
            for word in gap
            for base, form in verbs.get(word, ())
        )
        return joined and not told
