"""Changes: the words around a quantity that tell how much something rose or fell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from communique.entries.figure_stretches import Stretches
from communique.entries.quantities import HUNDRED, Quantity
from communique.interval import Bounds

_REACH: Final = 12
_TO_LEVEL: Final = 5  # tokens from "three times" to the date of what it is held against
_ADJECTIVES: Final = 2  # before a noun of growth
_INDEX: Final = 80  # percent: a level so near to the earlier one, or above it, is held against it
_INDEX_DATES: Final = frozenset({"before", "year", "month", "interval", "fiscal"})


@dataclass(slots=True)
class Change:
    """How a quantity changed: `sign`, and the tokens of the words that say so together with the number."""

    sign: int
    first: int
    last: int
    index: bool = False  # 106.3% of the year before: the number is the new level, not the change


class Changes(Stretches):
    """The changes that the quantities of one document tell of."""

    def change_of(self, q: Quantity, floor: int) -> Change | None:
        """The change that a quantity tells of, its words not before token `floor`; `None` for a level or a share."""
        signed = self.signed(q)
        if signed is not None:
            return signed
        before = self.change_before(q, floor)
        if q.sort == "multiple":
            behind = self.lex["comparative"].at(self.words, q.last) if before is None else None
            told = before.sign if before is not None else int(behind[1]["sign"]) if behind is not None else 1
            sign = -1 if q.high is not None and q.high < 0 else told
            return Change(
                sign, before.first if before is not None else q.first, behind[0] if behind and sign < 0 else q.last
            )
        if before is not None:
            return before
        return (
            self.change_behind(q)
            or self.outdone(q, floor)
            or (Change(1, q.first, q.last, True) if self.is_index(q) else None)
            or (Change(1, q.first, q.last) if q.sort == "factor" and self.holds_level(q) else None)
        )

    def holds_level(self, q: Quantity) -> bool:
        """Whether the level of another time stands behind a factor: three times | the 2018 total."""
        for when in self.context.dates_in(q.last, min(q.last + _TO_LEVEL, self.sentence(q.start)[1])):
            owned = when.stop + self.reads(when.stop, "possessive")
            between = self.words[q.last : when.start]
            return self.reads(owned, "level_noun") and all(word in self.role["level_opener"] for word in between)
        return False

    def is_index(self, q: Quantity) -> bool:
        """Whether a percentage is the level held against an earlier one: 106.3% compared to the same period."""
        if q.sort != "percent" or q.low is None or q.low < _INDEX:
            return False
        for when in self.context.dates_in(q.last, min(q.last + 9, self.sentence(q.start)[1])):
            if when.start < q.last or when.kind not in _INDEX_DATES:
                continue
            between = self.words[q.last : max(q.last, min(when.start, when.lead))]
            if not all(word in self.role["index_filler"] for word in between):
                return False
            opened = self.reads(q.last, "of_to")
            tail = self.words[when.stop : when.stop + 2]
            held = when.link == "versus" or when.kind == "before" and opened
            levels = [word for word in [*between, *tail[1:]] if word in self.role["level_noun"]]
            return held or opened and bool(levels)
        return False

    def change_before(self, q: Quantity, floor: int) -> Change | None:
        """Up 24.8%, fell sharply by 9.3%, an increase of 5%, the growth amounted to 5%."""
        if q.role == "from" or q.first == 0:
            return None
        at = self.before_adjective(q.first) if self.adjectives else q.first
        linked = self.lex["change_link"].before(self.words, at)
        j = linked[0] if linked is not None else q.first
        if linked is not None and j > 1 and self.words[j - 1] == "," and self.is_said_again(j - 2):
            j -= 1  # grew at a faster pace, of 28%; rose markedly, by 13.5%
        by = self.words[at - 1] in self.role["by_of"]
        changes = self.page.at.get("change", {})
        for k in range(j - 1, max(floor, j - (7 if linked else 3)) - 1, -1):
            match = changes.get(k)
            if match is not None and k and self.words[k - 1] == "-" and self.page.touches(k):
                continue  # paid-up capital
            if match is not None and match.stop <= q.first:
                lifted = match.stop == q.first and self.words[q.first - 1] in self.role["by"] and q.sort != "count"
                risen = (
                    q.sort in ("percent", "pp") and not self.reads(q.last, "of") and self.reads(match.start, "raised")
                )
                if not match.group["sign"] and lifted and (risen or self.leads_to(q)):
                    return Change(1, k, q.last)  # raised by Rs 210 to Rs 5,650
                if q.sort == "count" and self.reads(match.start, "grown_things") and self.reads(q.first - 1, "of"):
                    return None  # the expansion of 34 firms
                if not match.group["sign"]:
                    return None
                points = q.sort == "measure" and q.unit == "1"
                up = q.sort != "count" and self.words[k] in self.role["up_down"]
                direct = match.stop == q.first and (points or up or self.words[k] in self.role["moved"])
                money = q.sort in ("money", "price")
                if money and not (by or direct or match.stop == q.first and self.words[k] in self.role["up_down"]):
                    return None
                if q.sort in ("count", "measure", "plain") and not (by or direct):
                    return None
                if q.sort == "percent" and not linked and self.reads(q.first - 1, "the"):
                    return None  # cut the 12% duty
                if q.sort in ("percent", "fraction") and not linked and self.reads(q.last, "of"):
                    lost = self.words[k] in self.role["loses"] and self.reads(q.last + 1, "owners")
                    return Change(-1, k, q.last) if lost else None  # lost a third of their cows; grew a third of …
                return Change(match.group["sign"], self.article(k, floor), q.last)
            word = self.words[k]
            held = word in self.role["from"]  # a decrease from the record high of $5 million, down from 24.6 percent
            led = word in self.role["to"] and (not by or self.has_number(k + 1))  # but grants to clubs by 12%
            if held or word in ",;(" or led or word.isdigit() and not (by and self.context.dates_in(k, k + 1)):
                break
        return None

    def before_adjective(self, i: int) -> int:
        """Token `i`, or that of the article before an adjective of growth there: grown by a substantial 42%."""
        if i < 2 or self.words[i - 1] not in self.adjectives:
            return i
        return i - 2 if self.reads(i - 2, "article") else i

    def is_said_again(self, i: int) -> bool:
        """Whether the words up to token `i` tell a change that is only given in numbers behind a comma."""
        pace = self.reads(i, "pace_noun") or self.words[i].endswith("ly")
        return pace or any(m.stop == i + 1 for m in self.page.within("change", max(0, i - 2), i + 1))

    def leads_to(self, q: Quantity) -> bool:
        """Whether "to" and a new level stand behind the quantity: by Rs 210 to Rs 5,650."""
        return self.reads(q.last, "to") and self.has_number(q.last + 1)

    def has_number(self, i: int) -> bool:
        """Whether digits stand at token `i` or behind a currency mark there."""
        return any(word[0].isdigit() for word in self.words[i : i + 2])

    def outdone(self, q: Quantity, floor: int) -> Change | None:
        """By how much one thing exceeds another: surpassed that of the previous year by 4 percent."""
        if q.sort not in ("percent", "fraction") or not self.reads(q.first - 1, "by"):
            return None
        for k in range(q.first - 2, max(floor, q.first - _REACH) - 1, -1):
            if self.words[k] in ",;" or self.divides(k):
                return None
            if self.words[k] in self.role["outdone"]:
                return Change(1, k, q.last)
        return None

    def signed(self, q: Quantity) -> Change | None:
        """A percentage with its sign: (+8.4%), -2.1%."""
        if q.sort not in ("percent", "pp") or not q.start:
            return None
        if self.words[q.start - 1] == "+":
            return Change(1, q.start - 1, q.last)
        return Change(-1, q.first, q.last) if q.high is not None and q.high < 0 else None

    def article(self, k: int, floor: int) -> int:
        """Token `k`, or the article and adjectives of "an annual increase" before it."""
        j = k
        while j > floor and j > k - 3 and self.words[j - 1] in self.role["change_adjective"]:
            j -= 1
        return j

    def change_behind(self, q: Quantity) -> Change | None:
        """A quarter more, 5% higher, a 24.8 per cent increase, 1.6 times more."""
        if q.sort == "count" and q.noun is not None and self.reads(q.noun[1], "than"):
            held = self.lex["comparative"].at(self.words, q.noun[0])
            return Change(held[1]["sign"], q.first, q.noun[1] + 1) if held is not None else None  # 340 more people than
        led = q.last < self.page.size and self.words[q.last] in self.lex["growth_adjective"].firsts
        found = self.lex["comparative"].at(self.words, self.behind_adjectives(q.last) if led else q.last)
        if found is None or q.sort not in ("percent", "fraction", "factor", "pp") and not self.is_held_to(found[0]):
            return None
        if self.page.sentence_of[found[0] - 1] != self.page.sentence_of[q.start]:
            return None
        return Change(found[1]["sign"], q.first, found[0])

    def behind_adjectives(self, i: int) -> int:
        """The token behind the adjectives of growth at token `i`: a 27.3% positive growth."""
        known = self.lex["growth_adjective"]
        for _ in range(_ADJECTIVES):
            if i >= self.page.size or self.words[i] not in known.firsts or (found := known.at(self.words, i)) is None:
                break
            i = found[0]
        return i

    def is_held_to(self, i: int) -> bool:
        """Whether token `i` holds an amount against another: $1 billion lower than, lower compared to."""
        return self.reads(i, "than") or self.reads(i, "compared")

    def changed(self, q: Quantity, change: Change) -> Bounds:
        """The interval of a change, below zero for a fall; a fall "1.5 times" is one to the inverse."""
        if change.index:
            return _less_hundred(q.low), _less_hundred(q.high)
        if change.sign > 0 or q.high is not None and q.high < 0 or q.low is not None and q.low < 0:
            return q.low, q.high
        if q.sort in ("factor", "multiple"):
            ends = [None if end is None else (HUNDRED / (1 + end / HUNDRED) - HUNDRED) for end in (q.high, q.low)]
            return ends[0], ends[1]
        return _minus(q.high), _minus(q.low)

    def is_change(self, i: int) -> bool:
        match = self.page.match_at("change", i)
        return match is not None and bool(match.group["sign"])


def _less_hundred(end: Decimal | None) -> Decimal | None:
    return None if end is None else end - HUNDRED


def _minus(end: Decimal | None) -> Decimal | None:
    return None if end is None else -end
