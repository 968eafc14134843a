"""Multiples: doubled, 1.4-fold, by a factor of three, twice the 2018 total; and the hedges around numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from communique.entries.cardinals import is_digits
from communique.entries.number_ranks import RankReader
from communique.entries.quantities import HUNDRED, Number, Quantity
from communique.interval import Bounds, bounds
from communique.text.page import Match
from communique.words.load import Group

_TO_DATE: Final = 3  # tokens from "total" to its date
_TO_ANY: Final = 6  # tokens from "twice" to the "of" of a date
_TO_LEVEL: Final = 5  # tokens from "twice" to "total"


class MultipleReader(RankReader):
    """The multiples of a page."""

    def times(self, number: Number) -> Quantity | None:
        """1.4-fold, 1.6 times, 2x, multiplied by four: a change, the factor less one."""
        words, j = self.words, number.stop
        if number.fraction or number.scaled:
            return None
        if self.factors_here and self.is_factor(number):
            return self.of_factor(number, number.stop, "factor")
        dashed = self.is_dash(j)
        found = self.lex["times_word"].at(words, j + dashed)
        if found is None or words[j + dashed] == "x" and not self.page.touches(j):
            return None
        return self.of_factor(number, found[0], "multiple" if words[found[0] - 1] in self.role["fold"] else "factor")

    def of_factor(self, number: Number, stop: int, sort: str) -> Quantity:
        """The change that a factor up to token `stop` comes to."""
        first, last, hedge = self.hedge(number.start, stop)
        if number.words:
            hedge = "about" if hedge == "exact" else hedge
            low, high = bounds(hedge, (number.value - 1) * HUNDRED, None, words=True)
        else:
            ends = bounds(hedge, number.value, number.place)
            low, high = (None if end is None else (end - 1) * HUNDRED for end in ends)
        return Quantity(number.start, stop, first, last, low, high, hedge, "percent", sort, number=number.start)

    def is_factor(self, number: Number) -> bool:
        """Whether something is multiplied by the number: multiplied by four, by a factor of almost three."""
        first, _, _ = self.hedge(number.start, number.stop)
        return self.lex["factor_lead"].before(self.words, first) is not None and self.counted(number) is None

    def multiple(self, match: Match) -> Quantity:
        """Doubled, tripled, halved, half as much again: the change that the word says."""
        x = Decimal(match.group["change"])
        first, last, hedge = self.hedge(match.start, match.stop)
        hedge = "about" if hedge == "exact" else hedge
        low, high = mirrored(bounds(hedge, abs(x), None, words=True), x < 0)
        return Quantity(
            match.start, match.stop, first, last, low, high, hedge, "percent", "multiple", number=match.start
        )

    def holds_level(self, match: Match) -> bool:
        """Whether a level of another time stands behind the word: twice the 2018 total, half last year's figure."""
        words, i, dated = self.words, match.stop, False
        part = bool(match.group.get("part"))  # half of the total in 2023 is a share
        if part and i < self.page.size and words[i] in self.role["of"]:
            return False
        j = i
        while j < min(self.page.size, i + _TO_LEVEL):
            if self.taken[j]:
                dated = True
            elif words[j] in self.role["level_noun"]:
                return dated or not part and (self.is_dated(j + 1) or self.is_any_level(i))
            elif words[j] not in self.role["level_opener"]:
                return not part and self.is_any_level(i)
            j += 1
        return False

    def is_any_level(self, i: int) -> bool:
        """Whether any noun, or a sum, and its date stand from token `i` on: (double) the tonnage of a year earlier."""
        if i >= self.page.size or self.words[i] not in self.role["the"]:
            return False
        for j in range(i + 1, min(self.page.size, i + _TO_ANY)):
            if self.words[j] in self.role["of"] and self.is_dated(j + 1):
                return True
            if self.taken[j] or not self.words[j][0].isalnum() and self.words[j] not in "$€£¥":
                return False
        return False

    def is_dated(self, i: int) -> bool:
        """Whether a date stands close behind a level that ends before token `i`: twice the number recorded in 2019."""
        for j in range(i, min(self.page.size, i + _TO_DATE)):
            if self.taken[j]:
                return True
            if not self.words[j].isalpha():
                return False
        return False

    # --- hedges

    def hedge(self, start: int, stop: int, number_stop: int | None = None) -> tuple[int, int, str]:
        """First and last token with the hedge around tokens `start` to `stop`, and the hedge."""
        first, hedge = self.before(start)
        last = stop
        ends = (stop, number_stop) if number_stop is not None and number_stop != stop else (stop,)
        for end in ends:
            after = self.hedge_after.at(self.words, end) or self.dashed_hedge(end)
            opened = after is not None and (self.opens_number(after[0]) or self.is_than(after[0]))
            if after is not None and not self.taken[end] and not opened:
                last = max(stop, after[0])
                hedge = after[1]["hedge"] if hedge == "exact" else hedge
                break
        return first, last, hedge

    def is_than(self, i: int) -> bool:
        """Whether "than" at token `i` makes the hedge before it the next number's: 5 million and more than 3."""
        return i < self.page.size and self.words[i] in self.role["than"]

    def opens_number(self, i: int) -> bool:
        """Whether a number begins at token `i`, so that the hedge before it is its own: jobs and over $18 billion."""
        return i < self.page.size and (is_digits(self.words[i]) or self.money_before.at(self.words, i) is not None)

    def dashed_hedge(self, end: int) -> tuple[int, Group] | None:
        return self.hedge_after.at(self.words, end + 1) if self.is_dash(end) else None

    def before(self, start: int) -> tuple[int, str]:
        """The first token of the hedges before token `start` and what they come to."""
        first, hedge = start, "exact"
        for _ in range(3):
            found = self.hedge_before.before(self.words, first)
            if found is None:
                bridge = self.lex["hedge_bridge"].before(self.words, first)
                found = self.hedge_before.before(self.words, bridge[0]) if bridge else None
                if found is not None and found[1]["hedge"] == "exact":
                    found = None
            if (
                found is None
                or found[1]["hedge"] == "none"
                or self.is_than_share(*found)
                or self.taken[found[0]]
                or not self.same_sentence(found[0], start)
            ):
                break
            if found[1]["hedge"] == "exact":
                first = found[0]
                continue
            degree = self.lex["hedge_degree"].before(self.words, found[0]) if "small" in found[1] else None
            return (degree[0], found[1]["small"]) if degree else (found[0], found[1]["hedge"])
        return first, hedge

    def is_than_share(self, i: int, group: Group) -> bool:
        """Whether "more than" at token `i` belongs to the share before it: 31.2% more than the 143,039 of July."""
        behind = i > 0 and self.words[i - 1] in self.role["share_end"] and self.words[i] not in self.role["to"]
        return behind and group["hedge"] in ("over", "most")  # but up 5% to over $40 million


def mirrored(interval: Bounds, negative: bool) -> Bounds:
    """The interval, or its mirror image below zero."""
    low, high = interval
    if not negative:
        return interval
    return (None if high is None else -high), (None if low is None else -low)
