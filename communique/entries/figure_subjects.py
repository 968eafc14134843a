"""What a figure counts, or the whole that a share is of, in the document's words; and figures of a day's average."""

from __future__ import annotations

from typing import Final

from communique.entries.figure_topics import Topics
from communique.entries.lexicon import sided
from communique.entries.quantities import Quantity
from communique.text.page import Match

_THOSE: Final = 8  # tokens from "those of" to its number
_GOODS_LISTED: Final = 3  # words of the goods of a list
_GOODS: Final = 3  # words of the goods before an indicator
_OF: Final = frozenset({"exports", "imports", "production"})


class Subjects:
    """The subjects of the figures of one document."""

    def __init__(self, topics: Topics) -> None:
        self.topics, self.page, self.words = topics, topics.page, topics.words
        self.context, self.around, self.role = topics.context, topics.around, topics.role
        language = self.page.language
        self.countries = language.wordset("country_noun", "either_noun")
        self.units = language.sets["time_unit"]
        self.ranks = language.sets["ordinal"]
        self.adverbs = language.sets["adverb"]
        self.hedges = sided(language.language, "hedge", "before")
        self.average = sided(language.language, "pace", "before")
        self.after = sided(language.language, "pace", "after")
        self.last: tuple[Quantity, Match | None, str, str | None] | None = None

    def subject(self, q: Quantity, found: Match | None, measure: str) -> str | None:
        """What is counted, or the whole that a share is of, in the document's words; asked twice of each figure."""
        last = self.last
        if last is None or last[0] is not q or last[1] is not found or last[2] != measure:
            last = self.last = q, found, measure, self.find_subject(q, found, measure)
        return last[3]

    def find_subject(self, q: Quantity, found: Match | None, measure: str) -> str | None:
        words = self.words
        if measure == "share" or q.sort == "measure":
            at = self.around.whole_at(q)
            if at is not None and q.last < len(words):
                end = self.around.sentence(q.start)[1]
                start, stop = self.whole(self.behind_number(at, end), end)
                if stop > start:
                    return self.page.slice(start, self.without_adverb(start, stop))
        if found is None:
            return None
        if q.sort == "money" and self.around.reads(q.last, "worth") and self.around.reads(q.last + 1, "of"):
            return self.worth_of(q)
        if found.group["name"] in ("funding", "contracts") and measure == "level":
            return self.purpose(q, found)
        goods = self.goods_behind(q, found) or self.of_those(q, found)
        if goods is not None:
            return goods
        if q.sort == "money" and found.stop <= q.first and found.group["name"] in _OF:
            goods = self.goods_in(q)
            if goods is not None:
                return goods
        if found.stop < len(words) and words[found.stop] in self.role["of"] and found.group["name"] in _OF:
            end = self.around.sentence(q.start)[1] if found.start >= q.last else q.first
            start, stop = self.topics.phrase(found.stop + 1, end)
            stop = self.list_end(start, stop, end)
            stop = start if self.hedges.at(words, start) is not None else stop  # a crop of more than 90 tons
            stop = next((j for j in range(start + 1, stop) if self.around.is_change(j)), stop)  # of seed slumped
            near = (self.context.mention_of.get(j) for j in (start, start + 1))
            body = any(one is not None and one.form == "organisation" for one in near)  # exports of the Oslo Chamber
            if (
                stop > start
                and not body
                and start not in self.context.place_of
                and words[stop - 1] not in self.countries
            ):
                return self.page.slice(start, self.without_adverb(start, stop))
        return self.modifier(found, q)

    def whole(self, start: int, stop: int) -> tuple[int, int]:
        """The phrase of what a share is of, over "the volume of": the total volume of bitumen exports."""
        first, last = self.topics.phrase(start, stop)
        if last > first and last < stop and self.words[last - 1] in self.role["possessive"]:
            dates = self.context.dates_in(last, last + 1)  # Brazil's 2021/2022 soybean crop
            return first, self.topics.phrase(dates[0].stop, stop)[1] if dates else last
        if last > first and last < stop and self.words[last] in self.role["of"]:
            if self.words[last - 1] in self.role["plain_head"]:
                end = self.topics.phrase(last + 1, stop)[1]
                return first, end if end > last + 1 else last
        return first, last

    def purpose(self, q: Quantity, found: Match) -> str | None:
        """What money is for: "spent on dredging", "a loan of 18 billion yen for a desalination plant"."""
        topics, stop = self.topics, self.around.sentence(q.start)[1]
        j = q.last
        if j < stop and self.words[j] == "(":
            while j < stop and self.words[j] != ")":
                j += 1
            j += 1
        for k in range(j, min(stop - 1, j + 8)):
            word = self.words[k]
            if word in self.role["purpose"] and k + 1 not in topics.dated and k + 1 not in self.context.place_of:
                infinitive = word in self.role["to"] and any(
                    form == "base" for _, form in topics.verbs.get(self.words[k + 1], ())
                )
                start, end = topics.phrase(k + 1 + infinitive, stop)
                if start <= found.start < end:
                    return None  # $2.5 billion in business agreements
                return self.page.slice(start, end) if end > start and start not in topics.dated else None
            if word in self.role["purpose_stop"]:
                break
        return self.goods_behind(q, found)

    def goods_behind(self, q: Quantity, found: Match) -> str | None:
        """The goods between a verb of trade and the number: exported cashew worth $261 million."""
        if found.stop >= q.first or not self.words[found.stop - 1].endswith("ed"):
            return None
        start, end = self.topics.phrase(found.stop, q.first)
        behind = self.page.word(end)
        told = end > start and behind in self.role["behind_goods"]
        return self.page.slice(start, self.without_adverb(start, end)) if told else None

    def worth_of(self, q: Quantity) -> str | None:
        """The goods behind an amount of them: 320 million yen worth of rescue vehicles."""
        start, stop = self.topics.phrase(q.last + 2, self.around.sentence(q.start)[1])
        named = self.page.within("indicator", start, stop)
        stop = named[0].start if named else stop  # worth of goods exported
        sums = {other for j in range(start, stop) if self.words[j] in self.role["and"] for other in (j + 1, j + 2)}
        if any(self.page.word(j)[:1].isdigit() for j in sums):
            stop = min(j for j in range(start, stop) if self.words[j] in self.role["and"])  # goods and €5 billion
        stop -= stop > start and self.words[stop - 1] in self.role["and"]
        return None if stop <= start else self.page.slice(start, self.without_adverb(start, stop))

    def list_end(self, start: int, stop: int, end: int) -> int:
        """Where a list of goods ends whose first ends at token `stop`: exports of wood, | fish and paper."""
        words, at = self.words, stop
        while start < at < end - 1 and words[at] == "," and at + 1 not in self.context.place_of:
            last = words[at + 1] in self.role["and"]
            first, after = self.topics.phrase(at + 1 + last, end)
            if not 0 < after - first <= _GOODS_LISTED:
                return stop
            if last or not self.role["and"].isdisjoint(words[first:after]):
                return after
            at = after
        return stop

    def of_those(self, q: Quantity, found: Match) -> str | None:
        """The goods of trade that "those of" goes on about: exports of tea rose by 12% and those of coffee by 8%."""
        if found.group["name"] not in _OF:
            return None
        for j in range(q.first - 2, max(found.stop, q.first - _THOSE), -1):
            if self.role["those"].isdisjoint(self.words[j - 1 : j]) or self.words[j] not in self.role["of"]:
                continue
            start, stop = self.topics.phrase(j + 1, q.first)
            return self.page.slice(start, stop) if stop > start and start not in self.context.place_of else None
        return None

    def behind_number(self, i: int, stop: int) -> int:
        """The token behind an amount at token `i`, so that a share is one of what it counts: 74% of N4.5 trillion …"""
        reach = 3 if self.around.reads(i, "the") else 2  # half of the $1.1 billion
        at = next((j for j in range(i, min(i + reach, stop)) if self.words[j][0].isdigit()), None)
        if at is None:
            return i
        at += 1
        while at < stop and self.words[at] in self.topics.cardinals:
            at += 1
        return at

    def without_adverb(self, start: int, stop: int) -> int:
        """The end of a phrase without the adverbs behind its noun: goods mainly, imports also."""
        while stop > start + 1 and (self.words[stop - 1] in self.adverbs or self.words[stop - 1].endswith("ly")):
            stop -= 1
        return stop

    def goods_in(self, q: Quantity) -> str | None:
        """The goods behind an amount: exported $3 billion in farm machinery."""
        if not self.around.reads(q.last, "goods_link"):
            return None
        start, stop = self.topics.phrase(q.last + 1, self.around.sentence(q.start)[1])
        hedge = self.hedges.before(self.words, stop)
        stop = hedge[0] if hedge is not None else stop  # in wheat and nearly $600 million in oil
        stop -= self.words[stop - 1] in self.role["and"]
        start += stop - start > 1 and self.words[start] in self.role["owners"]
        words = self.words[start:stop]
        if not words or words[0] in self.role["article"] or words[-1] in self.role["no_goods"]:
            return None
        if self.page.within("indicator", start, stop) or self.context.places_in(start, stop):
            return None
        return self.page.slice(start, stop)

    def modifier(self, found: Match, q: Quantity) -> str | None:
        """The goods before an indicator: canola harvest, non-oil trade, fruit and vegetable exports."""
        start = found.start
        if self.words[start] not in self.role["trade_noun"]:
            return None
        floor = self.around.sentence(start)[0]
        floor = max(floor, q.last) if q.last <= start else floor
        j = self.goods_start(start, floor)
        if j < start and j - 1 > floor and self.words[j - 1] in self.role["and"]:
            k = self.goods_start(j - 1, floor)
            if k < j - 1 and self.opens_goods(k, floor):
                j = k
        while j < start and self.words[j] == "-":
            j += 1
        if j < start and self.words[start - 1] == "-" and self.page.touches(start):
            return self.page.slice(start - 2, found.stop).lower()  # re-exports, agri-exports
        return self.page.slice(j, start).strip("- ").lower() or None if j < start else None

    def goods_start(self, stop: int, floor: int) -> int:
        """The first token of the words for goods that end at token `stop`, joined ones as one: non-crude oil."""
        j, count = stop, 0
        while j > floor and count < _GOODS and self.is_goods(j - 1):
            joined = self.words[j - 1] == "-" and j - 2 >= floor and self.is_goods(j - 2, joined=True)
            j, count = j - 1 - joined, count + 1 - joined
        return j

    def opens_goods(self, i: int, floor: int) -> bool:
        """Whether a list of goods can begin at token `i`: behind a place, a preposition or a possessive."""
        if i == floor:
            return True
        place = next((p for p in self.context.places_in(max(floor, i - 3), i) if p.stop == i), None)
        before = self.words[i - 1]
        return place is not None or before in self.role["of"] | self.role["in"] | self.role["possessive"]

    def is_goods(self, i: int, *, joined: bool = False) -> bool:
        """Whether a token can belong to the name of goods; `joined`: the first half of a hyphenated word."""
        word = self.words[i]
        if word == "-":
            return self.page.touches(i) and self.page.touches(i + 1)
        if joined:
            return word.isalpha()
        if not word.isalpha() or word in self.role["plain_trade"] or word in self.topics.closed:
            return False
        if word in self.ranks or word in self.adverbs or self.page.match_at("superlative", i) is not None:
            return False
        if i in self.context.place_of or word in self.units or word in self.countries or self.around.is_change(i):
            return False
        return (
            not self.topics.is_verb(i, i - 1)
            and i not in self.topics.dated
            and not any(p.start <= i < p.stop for p in self.context.places_in(i - 3, i + 1))
        )

    # --- averages

    def pace(self, q: Quantity, floor: int, found: Match | None) -> str | None:
        """The words of an average of a day, week or month, where an amount of trade is one, or `None`.

        Such an amount is none of the whole period: exports came to $3 billion, with a daily average of $600 million.
        """
        if found is None or q.sort not in ("money", "measure", "percent"):
            return None
        name = self.page.slice(found.start, found.stop).lower()
        behind = self.after.at(self.words, q.last) if q.sort != "percent" else None
        if behind is not None:
            return f"{name} {self.page.slice(q.last, behind[0]).lower()}"
        for j in range(max(floor, self.around.segment(q.start)[0]), q.first):
            told = self.average.at(self.words, j) if self.words[j] in self.average.firsts else None
            if told is not None and told[1].get("whole", True):
                return f"{self.page.slice(j, told[0]).lower()} of {name}"
            if told is not None and told[0] == found.start:
                return self.page.slice(j, found.stop).lower()
        return None
