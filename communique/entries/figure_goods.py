"""Goods that a report of trade goes on about without saying again which way they go: coal topped the list with …"""

from __future__ import annotations

from typing import Final, NamedTuple

from communique.entries.figure_lists import Lists, Span
from communique.entries.figure_rows import Draft
from communique.entries.figure_topics import Topics
from communique.entries.quantities import Quantity

_SORTS: Final = frozenset({"money", "measure", "percent", "fraction", "factor", "multiple"})
_UNITS: Final = frozenset({"t", "kg", "L", "m3", "[bbl_us]", "[lb_av]"})  # in which goods are counted
_NEAR: Final = 2  # paragraphs from the latest figure of trade
_OPENING: Final = 8  # tokens of a phrase before the subject, its comma included
_OTHER: Final = {"exports": "imports", "imports": "exports"}


class Flow(NamedTuple):
    """Which way goods go, and their name (tokens)."""

    indicator: str
    goods: Span


class Flows:
    """The goods of one document's trade, in the order of the text."""

    def __init__(self, topics: Topics, lists: Lists) -> None:
        self.topics, self.lists = topics, lists
        self.page, self.words, self.around = topics.page, topics.words, topics.around
        self.direction: str | None = None  # the way that the goods go that are told of

    def of(self, q: Quantity, last: Draft | None, is_change: bool) -> Flow | None:
        """The goods that a quantity without an indicator is of; `last` is the latest figure of trade."""
        if last is None or q.sort not in _SORTS or q.sort in ("percent", "fraction") and not is_change:
            return None
        here = self.page.paragraph_of[q.start]
        if here - self.page.paragraph_of[last.q.start] > _NEAR or q.sort == "measure" and q.unit not in _UNITS:
            return None
        start, stop = self.around.sentence(q.start)
        if not self.page.within("goods", start, q.first):
            return None
        goods = self.goods(q)
        if goods is None:
            return None
        self.turn(start, stop, last)
        return Flow(self.direction, goods) if self.direction else None

    def turn(self, start: int, stop: int, last: Draft) -> None:
        """Take in which way the goods of a sentence go: by its own words, else as those of trade before it."""
        if last.indicator in _OTHER:
            self.direction = last.indicator
        found = [*self.page.within("flow_word", start, stop), *self.page.within("indicator", start, stop)]
        named = [match.group["name"] for match in found if match.group["name"] in _OTHER]
        if named:
            self.direction = named[0] if len(set(named)) == 1 else None
        elif self.direction and self.page.within("other_way", start, stop) and last.q.start < start:
            self.direction = _OTHER[self.direction]

    def goods(self, q: Quantity) -> Span | None:
        """The name of the goods in whose bracket a quantity stands, or that are the subject of its clause."""
        part = self.lists.parts.get(q.start)
        if part is not None and part.goods is not None:
            return part.goods
        start = self.around.segment(q.start)[0]
        bracket = next((j for j in range(q.first - 1, start, -1) if self.words[j] in "()"), start)
        if self.words[bracket] == "(":
            named = self.lists.goods_at(bracket, start)
            return self.known(named) if named is not None else None
        return self.known(self.subject(start, q.first))

    def subject(self, start: int, stop: int) -> Span:
        """The nouns that open a clause, up to its verb, behind a phrase with a comma: in the other direction, coal."""
        if self.words[start] in self.topics.closed:
            ahead = range(start + 1, min(stop, start + _OPENING))
            start = next((j + 1 for j in ahead if self.words[j] == ","), start)
        start += self.around.reads(start, "the")
        names = self.lists.listed(start, stop)
        return (names[0][0], names[-1][1]) if names else (start, start)

    def known(self, span: Span) -> Span | None:
        """The span without "purchases" behind it, where goods end it or one of the names that it lists."""
        start, stop = span
        while stop > start and self.page.match_at("flow_word", stop - 1) is not None:
            stop -= 1
        for match in self.page.within("goods", start, stop):
            if match.stop == stop or self.words[match.stop] == "," or self.around.reads(match.stop, "and"):
                return start, stop
        return None
