"""Quantities: numbers in digits and words with their hedge, currency or unit, as the intervals that they assert.

Reading starts only from digit tokens and from number words that the page's one scan has found; around each, currency,
scale word, unit, range and hedge are looked up in the word data. Nothing here knows what a number is about.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter
from typing import ClassVar, Final

from communique.entries.cardinals import digits_at, is_digits, small_words_at
from communique.entries.date_mentions import DateMention
from communique.entries.number_multiples import MultipleReader, mirrored
from communique.entries.quantities import DASHES, HUNDRED, ONE, Measure, Number, Quantity
from communique.interval import bounds
from communique.text.page import Match, Page
from communique.words.load import Group

__all__ = ["Quantity", "QuantityReader", "find_quantities"]

_AT: Final = itemgetter(0)
_LEVEL: Final = 6  # tokens of "the current average level of"
_ANCHORS: Final = ("held_multiple", "cardinal", "fraction", "multiple", "dozen", "scale")


def find_quantities(
    page: Page,
    dates: Sequence[DateMention],
    country: str | None = None,
    named: Collection[str] = (),
    paper: str | None = None,
) -> list[Quantity]:
    """Every quantity of the page outside its dates, in the order of the text.

    `country` is the ISO 3166 code of who reports, for marks that several countries share ($, ¥, pounds, rupees);
    `named` are those of the countries that the text names, for marks that are none of who reports (dinars); `paper`
    is that of the paper which its masthead or dateline names, whose money is meant before anybody's.
    """
    return QuantityReader(page, dates, country, named, paper).read()


class QuantityReader(MultipleReader):
    """One pass over the numbers of a page; `anchors` are the classes of words that numbers begin with."""

    anchors: ClassVar[tuple[str, ...]] = _ANCHORS

    def read(self) -> list[Quantity]:
        """All quantities, from anchor to anchor; ranks first, for their numbers count nothing."""
        ranks = self.ranks()
        classes = sorted(self.anchors, key="multiple".__ne__)  # of what stands at one token these come first
        anchors: list[tuple[int, Match | None]] = [(m.start, m) for cls in classes for m in self.page.of(cls)]
        anchors += [(i, None) for i in self.page.digits]
        anchors.sort(key=_AT)
        found: list[Quantity] = []
        self.reach = 0
        for i, match in anchors:
            if i < self.reach or self.taken[i]:
                continue
            if match is not None and match.group.cls == "multiple":
                quantities = [self.multiple(match)]
            elif match is not None and match.group.cls == "held_multiple":
                quantities = [self.multiple(match)] if self.holds_level(match) else []
            else:
                quantities = self.at(i)
            for quantity in quantities:
                found.append(quantity)
                self.reach = max(self.reach, quantity.last)
        self.share_units(found)
        return sorted(found + ranks, key=lambda q: q.start) if ranks else found

    def at(self, i: int) -> list[Quantity]:
        """The quantities that begin at a number: none, one, or the two ends of a change."""
        number = self.number(i)
        if number is None:
            return []
        if self.is_name(number):
            self.reach = max(number.stop, self.chain_end(number.stop))
            return []
        return self.quantities(number)

    # --- quantities

    def quantities(self, number: Number) -> list[Quantity]:
        """What a number says with all that stands around it."""
        other = self.second(number)
        if other is not None:
            first, last = other
            if self.goes_from(first):
                return self.two_levels(first, last)
            return self.ranged(first, last)
        times = self.times(number)
        if times is not None:
            return [times]
        measure = self.measure(number)
        return [self.hedged(number, measure)] if measure is not None else []

    def second(self, number: Number) -> tuple[Number, Number] | None:
        """The two numbers of a range or of "from … to …", scale shared, where this number is the first."""
        words = self.words
        own = self.unit_behind(number)
        j = own.stop if own is not None else number.stop
        joint = self.lex["range_join"].at(words, j)
        if joint is None and (k := self.behind_date(j)) != j and self.goes_from(number):
            j, joint = k, self.lex["range_join"].at(words, k)  # rose from 640 in 2021 to 1,150
        if joint is None or joint[0] >= self.page.size or number.fraction or self.taken[joint[0]]:
            return None
        word = words[j]
        hedged = self.hedge_before.at(words, joint[0]) if self.goes_from(number) else None
        behind = hedged[0] if hedged is not None else joint[0]  # from $4 million to in excess of $12 million
        if behind >= self.page.size:
            return None
        start = behind + self.is_sign(behind)
        mark = self.money_mark(start)
        first_of_two = mark[0] if mark else start
        if first_of_two >= self.page.size or not (
            is_digits(words[first_of_two]) or self.lex["cardinal"].at(words, first_of_two)
        ):
            return None
        if word in DASHES and self.page.touches(j) != self.page.touches(joint[0]) or self.is_chain(j):
            return None
        other = self.number(first_of_two)
        if other is None or other.fraction:
            return None
        opened = self.lex["range_open"].before(words, self.signed_start(number)) or self.from_level(number)
        cue = words[opened[0]] if opened else ""
        if word in self.role["and"] and cue not in self.role["opens_pair"]:
            return None
        shared = number
        if other.scaled and not number.scaled and 0 < number.value < other.value:
            ratio = other.value / self.unscaled(other).value
            shared = replace(number, value=number.value * ratio, place=(number.place or ONE) * ratio, scaled=True)
        if word in ("to", "through") and own is not None and not cue and (own.sort != "money" or self.is_step(number)):
            return None
        unit = self.unit_behind(other)
        if (
            own is not None
            and unit is not None
            and own.unit != (unit.unit.partition("/")[0] if own.sort == "money" else unit.unit)
            or own is not None
            and own.sort != "money"
            and unit is None
        ):
            return None
        values = [self.signed_value(n) for n in (shared, other)]
        if values[0] >= values[1] and values[0] >= 0 and cue not in self.role["from"]:
            return None
        if word in self.role["or"] and other.value - shared.value > shared.value:
            return None
        return shared, other

    def behind_date(self, i: int) -> int:
        """The token behind a date at token `i`, "in" before it allowed; `i` where there is none."""
        k = i + (i < self.page.size and self.words[i] in self.role["in"])
        if not self.taken[k] or k >= self.page.size:
            return i
        while k < self.page.size and self.taken[k]:
            k += 1
        return k

    def is_sign(self, i: int) -> bool:
        """Whether token `i` is the sign of a number behind it: to minus 5, to plus 2, to −5."""
        word = self.words[i]
        if word in self.role["minus"] or word in self.role["plus"] and word.isalpha():
            return True
        return word in "+-−–" and self.page.touches(i + 1) and not self.page.touches(i)

    def signed_start(self, number: Number) -> int:
        """The first token of a number with its currency mark and sign."""
        start = self.money_start(number)
        return start - (start > 0 and (self.is_negative(start) or self.is_sign(start - 1)))

    def signed_value(self, number: Number) -> Decimal:
        """The value of a number, below zero behind a minus."""
        return -number.value if self.is_negative(self.money_start(number)) else number.value

    def is_step(self, number: Number) -> bool:
        """Whether the number is by how much something changed: rose by $5 million to $7 million."""
        start = self.money_start(number)
        return start > 0 and (
            self.words[start - 1] in self.role["by"]
            or self.page.match_at("change", start - 1) is not None
            or self.words[start - 1] in self.role["of"]
            and any(m.group["sign"] for m in self.page.within("change", max(0, start - _LEVEL - 2), start))
        )

    def unscaled(self, number: Number) -> Number:
        read = digits_at(self.page, number.start) if not number.words else small_words_at(self.page, number.start)
        return Number(number.start, number.stop, read.value, read.place) if read else number

    def goes_from(self, first: Number) -> bool:
        """Whether "from" stands before the number and the sentence tells of a change: rose from 2.6 to 3.1."""
        start = self.signed_start(first)
        opened = self.lex["range_open"].before(self.words, start) or self.from_level(first)
        if opened is None or self.words[opened[0]] not in self.role["from"]:
            return False
        if self.from_level(first) is not None:
            return True
        low = max(self.page.sentences[self.page.sentence_of[start]][0], opened[0] - 14)
        found = (self.page.match_at(cls, j) for j in range(low, opened[0]) for cls in ("change", "multiple"))
        return any(match is not None and match.group.get("sign") != 0 for match in found)

    def from_level(self, number: Number) -> tuple[int, Group] | None:
        """ "From" before the level that a number is: from the current level of $311 million."""
        words = self.words
        i = j = self.signed_start(number)
        while j > 0 and i - j < _LEVEL and words[j - 1] in self.role["level_link"]:
            j -= 1
        if j == i or self.role["current_level"].isdisjoint(words[j:i]):
            return None
        return self.lex["range_open"].before(words, j)

    def two_levels(self, first: Number, last: Number) -> list[Quantity]:
        """The levels that a change goes from and to, each with its own or the shared unit."""
        measure = self.measure(last)
        own = self.unit_behind(first) or self.measure_before(first)
        if measure is None:
            return []
        if own is None:
            own = replace(measure, start=first.start, stop=first.stop, noun=None)
        elif measure.sort == "price" and own.sort == "money":
            own = replace(own, unit=measure.unit, sort="price")
        pair = []
        begun = "" if self.from_level(first) is not None else "from"
        for number, unit, role in ((first, own, begun), (last, measure, "to")):
            quantity = self.hedged(number, unit)
            pair.append(replace(quantity, role=role))
        return pair

    def ranged(self, first: Number, last: Number) -> list[Quantity]:
        """A range as said: 205 to 210 million dollars."""
        measure = self.measure(last) or None
        own = self.measure_before(first)
        if own is not None and (measure is None or measure.sort in ("plain", "count")):
            measure = replace(own, stop=measure.stop if measure and measure.sort == "plain" else last.stop)
        if measure is None or measure.sort == "plain" or measure.sort == "count" and not measure.noun:
            return []
        start = self.signed_start(first)
        opened = self.lex["range_open"].before(self.words, start)
        hedged = self.hedge_before.before(self.words, start)
        left = opened[0] if opened else hedged[0] if hedged and hedged[1]["hedge"] == "about" else start
        low, high = sorted((self.signed_value(first) * measure.times, self.signed_value(last) * measure.times))
        if measure.sort in ("percent", "pp") and last.fraction:
            low, high = low * HUNDRED, high * HUNDRED
        return [
            Quantity(
                start, measure.stop, left, measure.stop, low, high, "range", measure.unit, measure.sort,
                "", measure.noun, first.words, measure.kitchen, first.start,
            )
        ]  # fmt: skip

    def hedged(self, number: Number, measure: Measure) -> Quantity:
        """The quantity of a number and its measure under the hedge that stands around them."""
        start, stop = min(measure.start, self.money_start(number)), max(measure.stop, number.stop)
        first, last, hedge = self.hedge(start, stop, number.stop)
        if hedge == "exact" and number.fraction:
            hedge = "about"
        x, place = number.value * measure.times, number.place
        if measure.sort in ("count", "plain") and not number.scaled and (place is None or place >= 1):
            place = None
        elif place is not None:
            place = place * measure.times
        elif number.words and not number.fraction and measure.sort not in ("count", "plain"):
            place = measure.times
        negative = self.is_negative(start)
        if negative and hedge == "exact":
            first, _, hedge = self.hedge(start - 1, stop, number.stop)  # around minus 8 degrees
        low, high = mirrored(bounds(hedge, x, place, words=number.words), negative)
        first = min(first, start - negative)
        return Quantity(
            start, stop, first, last, low, high, hedge, measure.unit, measure.sort,
            "", measure.noun, number.words, measure.kitchen, number.start,
        )  # fmt: skip

    def is_negative(self, i: int) -> bool:
        """Whether a minus stands before token `i`: -5 °C, minus 5 per cent."""
        if not i:
            return False
        if self.words[i - 1] in self.role["minus"]:
            return True
        if self.words[i - 1] not in "-−–" or not self.page.touches(i):
            return False
        return not self.page.touches(i - 1) or i > 1 and self.words[i - 2] == "("

    # --- what numbers in a row share

    def share_units(self, found: list[Quantity]) -> None:
        """Give a plain number the unit of the next in a row: by 5.1 and 9.3 per cent respectively."""
        for n in range(len(found) - 2, -1, -1):
            one, other = found[n], found[n + 1]
            gap = self.words[one.last : other.first]
            if gap == ["("] and self.is_anew_in_dollars(one, other):
                found[n + 1] = replace(other, unit="USD")
            joined = 0 < len(gap) < 3 and all(word in self.role["and_or"] for word in gap)
            joined = joined and not (gap[0] == "," and gap[-1] in self.role["or"])  # 620,000, or 27 per cent
            if one.sort == "plain" and joined and other.sort in ("percent", "pp", "measure"):
                value = digits_at(self.page, one.number) if is_digits(self.words[one.number]) else None
                if value is not None:
                    low, high = bounds(one.hedge, value.value, value.place)
                    found[n] = replace(one, unit=other.unit, sort=other.sort, low=low, high=high)
            elif one.sort == "plain" and joined and "." in self.words[one.number]:
                found[n] = self.scaled_as(one, other)

    def is_anew_in_dollars(self, one: Quantity, other: Quantity) -> bool:
        """Whether a bare $ in brackets says a sum anew that has another dollar's mark: NZ$4.6 billion ($3.2 billion).

        The same sum in two amounts is in two currencies.
        """
        if one.sort != "money" or other.sort != "money" or one.unit != other.unit or one.unit == "USD":
            return False
        return self.words[other.start] == "$" and self.words[one.start] != "$" and one.number > one.start

    def scaled_as(self, one: Quantity, other: Quantity) -> Quantity:
        """A number with decimals under the scale of the next in a row: 71.53 and 8.23 million."""
        value = digits_at(self.page, one.number)
        behind = digits_at(self.page, other.number) if is_digits(self.words[other.number]) else None
        scale = self.lex["scale"].at(self.words, behind.stop) if behind is not None else None
        if value is None or scale is None or scale[1].get("value") is None:
            return one
        times = Decimal(scale[1]["value"])
        low, high = bounds(one.hedge, value.value * times, value.place * times if value.place is not None else None)
        return replace(one, unit=other.unit, sort=other.sort, low=low, high=high)
