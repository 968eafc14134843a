"""What the quantities of a list share out among them: exports to X and Y rose 3.3 and 0.3 percent, respectively."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, TypeVar

from communique.entries.figure_clauses import Change, Surroundings
from communique.entries.figure_topics import Topics
from communique.entries.places import Place
from communique.entries.quantities import Quantity
from communique.text.page import Match

Span = tuple[int, int]
_T = TypeVar("_T")
_AMOUNTS: Final = frozenset(("money", "measure", "count"))
_SHARED: Final = frozenset(("percent", "measure"))
_FEWEST: Final = 2  # changes in brackets that make a list
_GAP: Final = 5  # tokens between two quantities of a list
_BEHIND: Final = 10  # tokens from a list to its "respectively"
_NAME: Final = 5  # words of one of the goods listed
_BESIDE: Final = 3  # tokens between a place and its quantity


@dataclass(slots=True)
class Part:
    """What one quantity of a list is of: one of the places, the indicators or the goods (tokens) listed before."""

    place: Place | None = None
    indicator: Match | None = None
    goods: Span | None = None


class Lists:
    """The lists of quantities of one document, read row by row."""

    def __init__(self, around: Surroundings, topics: Topics) -> None:
        self.around, self.topics, self.context = around, topics, around.context
        self.page, self.words, self.role = around.page, around.words, around.role
        self.parts: dict[int, Part] = {}
        self.twins: dict[int, Quantity] = {}  # by the first token of the second: $5 million or 16 per cent
        self.rises: dict[int, Change] = {}  # what stands in brackets behind what rose
        self.beside: dict[int, Place | None] = {}  # by the first token of a quantity
        self.runs: list[list[Quantity]] = []
        self.row: Sequence[Quantity] = ()

    def read(self, row: Sequence[Quantity]) -> None:
        """Take in the quantities of one sentence: `parts` by the first token, `runs` of two or more."""
        self.parts, self.twins, self.rises, self.runs, self.row = {}, {}, {}, [], row
        if len(row) < 2:
            return
        self.twins = dict(self.paired(row))
        self.runs = [run for run in self.split(self.without_twins(row)) if len(run) > 1 and self.ends(run)]
        told = 0
        for run in self.runs:
            if len(run) == told or self.is_respective(run):
                told = len(run)
                self.parts.update(zip((q.start for q in run), self.shared(run), strict=False))
        if "(" in self.page.known:
            self.read_brackets(row)

    def place_in_run(self, q: Quantity) -> tuple[int, int] | None:
        """Which of how many quantities this is to which "respectively" gives their own, or `None`."""
        for run in self.runs:
            n = next((n for n, other in enumerate(run) if other is q), None)
            if n is not None:
                return (n, len(run)) if self.is_respective(run) else None
        return None

    def read_brackets(self, row: Sequence[Quantity]) -> None:
        """Take in changes that stand in brackets behind their goods: increases in tea (12%), rubber (9%) and rice."""
        listed = [
            q for q in row if q.sort == "percent" and self.words[q.first - 1] == "(" and q.start not in self.twins
        ]
        if len(listed) < _FEWEST or len(listed) < len(row):
            self.read_goods(row)
            return
        start = self.around.segment(listed[0].start)[0]
        signs = {m.group["sign"] for m in self.page.within("change", start, listed[0].first)}
        if len(signs) != 1 or 0 in signs:
            return
        sign = signs.pop()
        for q in listed:
            self.rises[q.start] = Change(sign, q.first, q.last)
            goods = self.goods_at(q.first - 1, start)
            if goods is not None:
                self.parts[q.start] = Part(goods=goods)

    def read_goods(self, row: Sequence[Quantity]) -> None:
        """Take in the goods that a bracket with amounts stands behind: rubber (up 94% to $1.68 billion), tea ($5m)."""
        start, goods, found = self.around.segment(row[0].start)[0], dict[int, Span | None](), dict[int, int]()
        if self.words[start : row[-1].first].count("(") < _FEWEST:
            return
        for q in row:
            opened = next((j for j in range(q.first - 1, start, -1) if self.words[j] in "()"), start)
            if self.words[opened] == "(" and q.start not in self.twins:
                found[q.start] = opened
                if opened not in goods:
                    again = any(other.last == opened for other in row)  # up 57 per cent ($500 million)
                    goods[opened] = None if again else self.goods_at(opened, start)
        if sum(span is not None for span in goods.values()) < _FEWEST:
            return
        for at, opened in found.items():
            span = goods[opened]
            if span is not None and at not in self.parts:
                self.parts[at] = Part(goods=span)

    def goods_at(self, stop: int, start: int) -> Span | None:
        """The name of goods that ends at token `stop`, or `None` where that is a place."""
        j = stop
        while (
            j > start
            and stop - j <= _NAME
            and self.is_name(j - 1)
            and not self.topics.is_verbal(j - 1)
            or j == stop - 1
            and self.around.reads(j - 1, "and")
        ):
            j -= 1
        j += self.around.reads(j, "and")
        return (j, stop) if j < stop and not self.context.places_in(j, stop) else None

    def paired(self, row: Sequence[Quantity]) -> Iterator[tuple[int, Quantity]]:
        """The shares that only say an amount right before them anew: $5 million or 16 per cent, $5 million (16%)."""
        for one, other in pairwise(row):
            gap = self.words[one.last : other.first]
            again = gap == ["("] or len(gap) in (1, 2) and gap[-1] in self.role["or"] and gap[:-1] in ([], [","])
            if not again or one.sort not in _AMOUNTS:
                continue
            money = other.sort == one.sort == "money" and other.unit != one.unit  # $98 million (Rwf58 billion)
            if other.sort == "percent" or money:
                yield other.start, one

    def as_one(self, q: Quantity, row: Sequence[Quantity]) -> tuple[Quantity, Sequence[Quantity]]:
        """A quantity and its sentence with what a bracket says anew taken into it: $98 million (Rwf58bn) in 2022."""
        end = self.end_of(q) if self.twins else q.last
        if end == q.last or self.words[end - 1] != ")" or q.start in self.twins:
            return q, row
        one = replace(q, last=end)
        kept = (other for other in row if self.twins.get(other.start) is not q)
        return one, [one if other is q else other for other in kept]

    def without_twins(self, row: Sequence[Quantity]) -> list[Quantity]:
        return [q for q in row if q.start not in self.twins] if self.twins else list(row)

    def end_of(self, q: Quantity) -> int:
        """The token behind a quantity and the share that says it anew."""
        twin = next((other for other in self.row if self.twins.get(other.start) is q), None) if self.twins else None
        if twin is None:
            return q.last
        return twin.last + (self.words[twin.first - 1] == "(" and self.words[twin.last : twin.last + 1] == [")"])

    def split(self, row: Sequence[Quantity]) -> Iterator[list[Quantity]]:
        """The quantities of a sentence in runs with nothing but commas and "and" between them."""
        run: list[Quantity] = []
        for q in row:
            if run and not self.joins(run[-1], q):
                yield run
                run = []
            run.append(q)
        yield run

    def joins(self, one: Quantity, other: Quantity) -> bool:
        """Whether one quantity is listed right behind another of its kind."""
        gap = self.words[self.end_of(one) : other.first]
        if not 0 < len(gap) <= _GAP or one.sort != other.sort or one.unit != other.unit or one.role or other.role:
            return False
        fill = self.role["list_joint"]
        return all(word in fill for word in gap) and not {",", *self.role["and"]}.isdisjoint(gap)

    def ends(self, run: list[Quantity]) -> bool:
        """Whether a list has its "and" before the last: not "$62 billion, $3 billion less than"."""
        return not self.role["and"].isdisjoint(self.words[self.end_of(run[-2]) : run[-1].first])

    def is_respective(self, run: list[Quantity]) -> bool:
        """Whether "respectively" or "each" says that the quantities of a list belong to those of another."""
        last = self.end_of(run[-1])
        if self.around.reads(last, "each") or self.around.reads(run[0].first - 1, "respectively"):
            return True
        stop = min(last + _BEHIND, self.around.sentence(run[0].start)[1])
        for word in self.words[last:stop]:
            if word in self.role["respectively"]:
                return True
            if word[0].isdigit() and len(word) != 4 or word == ";":
                return False
        return False

    def shared(self, run: list[Quantity]) -> list[Part]:
        """The parts of the nearest list before a run that is as long as it, or none."""
        start, stop = self.around.sentence(run[0].start)[0], run[0].first
        found: list[tuple[int, list[Part]]] = []
        places = self.context.places_in(start, stop)
        for chain in self.chains(places, lambda p: (p.start, p.stop)):
            if len(chain) == len(run):
                found.append((chain[-1].stop, [Part(place=p) for p in chain]))
        matches = [m for m in self.page.within("indicator", start, stop) if m.group["name"]]
        for row in self.chains(matches, lambda m: (m.start, m.stop)):
            if len(row) == len(run):
                found.append((row[-1].stop, [Part(indicator=m) for m in row]))
        if not found and (behind := self.indicators_behind(run)):
            return [Part(indicator=m) for m in behind]
        goods = self.goods(start, stop, len(run)) or self.goods_before(matches, start, len(run))
        goods = goods or self.goods_opening(start, stop, len(run))
        if goods:
            found.append((goods[-1][1], [Part(goods=span) for span in goods]))
        return max(found, key=lambda pair: pair[0])[1] if found else []

    def indicators_behind(self, run: list[Quantity]) -> list[Match]:
        """So many indicators listed right behind a run: $5 million and $3 million are exports and imports."""
        last = self.end_of(run[-1])
        stop = min(last + _BEHIND, self.around.sentence(run[0].start)[1])
        matches = [m for m in self.page.within("indicator", last, stop) if m.group["name"]]
        return next((row for row in self.chains(matches, lambda m: (m.start, m.stop)) if len(row) == len(run)), [])

    def chains(self, items: Sequence[_T], span: Callable[[_T], Span]) -> Iterator[list[_T]]:
        """Things of the text in runs with only commas, articles and "and" between them."""
        run: list[_T] = []
        for item in items:
            gap = self.words[span(run[-1])[1] : span(item)[0]] if run else []
            if run and not (gap and all(word in self.role["list_between"] for word in gap)):
                yield run
                run = []
            run.append(item)
        if run:
            yield run

    def goods(self, start: int, stop: int, count: int) -> list[Span]:
        """So many goods listed behind "of" or "for" before token `stop`: exports of chips, cars and ships fell."""
        for j in range(stop - 2, start, -1):
            if self.words[j] in self.role["goods_of"]:
                spans = self.listed(j + 1, stop)
                if len(spans) == count and not any(self.context.places_in(*span) for span in spans):
                    return spans
        return []

    def goods_before(self, matches: list[Match], start: int, count: int) -> list[Span]:
        """So many goods listed right before what is said of all: tea, rubber and coconut shipments rose."""
        for match in reversed(matches):
            if self.words[match.start] not in self.role["trade_noun"]:
                continue
            j = match.start
            while j > start and (
                self.words[j - 1] == "," or self.words[j - 1] in self.role["and"] or self.is_name(j - 1)
            ):
                j -= 1
            spans = self.listed(j, match.start)
            if len(spans) == count and all(self.words[first] not in self.role["plain_trade"] for first, _ in spans):
                return spans
        return []

    def goods_opening(self, start: int, stop: int, count: int) -> list[Span]:
        """So many goods that are the subject of a sentence: cashew nuts and coffee grew 22% and 48%."""
        spans = self.listed(start, stop)
        known = all(any(m.stop == last for m in self.page.within("goods", first, last)) for first, last in spans)
        return spans if len(spans) == count and known else []

    def is_name(self, i: int) -> bool:
        """Whether a token can belong to the name of goods."""
        word = self.words[i]
        small = word in self.topics.closed or i in self.topics.dated or self.around.is_change(i)
        return (word.isalpha() or word == "-") and not small and i not in self.context.place_of

    def listed(self, start: int, stop: int) -> list[Span]:
        """The names of goods from token `start` up to a verb or a small word."""
        spans: list[Span] = []
        j = first = start
        while j < stop and j - first <= _NAME:
            word = self.words[j]
            if word == "," or word in self.role["and"]:
                if j > first:
                    spans.append((first, j))
                first = j + 1
            elif not (word[0].isalpha() or word == "-") or word in self.topics.closed or self.ends_name(j, first):
                break
            j += 1
        return [*spans, (first, j)] if j > first else []

    def ends_name(self, i: int, first: int) -> bool:
        """Whether a verb, a date or a word of change at token `i` ends the name that begins at token `first`."""
        if i in self.topics.dated or self.around.is_change(i):
            return True
        forms = {form for _, form in self.topics.verbs.get(self.words[i], ())}
        return self.topics.is_verb(i, first) or i > first and "ing" in forms and self.words[i] not in self.topics.nouns

    # --- what one quantity has of its list

    def indicator(self, q: Quantity) -> tuple[str, Match | None] | None:
        """The indicator that is its own by "respectively": exports and imports fell by 7.4 and 9.6 percent."""
        part = self.parts.get(q.start)
        return (part.indicator.group["name"], part.indicator) if part is not None and part.indicator else None

    def subject(self, q: Quantity) -> str | None:
        """The goods that are its own by "respectively"."""
        part = self.parts.get(q.start)
        return self.page.slice(*part.goods) if part is not None and part.goods else None

    def change(self, q: Quantity) -> Change | None:
        """The change that the noun behind the last of a list says of all: 29.3 and 18 percent gains."""
        if q.start in self.rises:
            return self.rises[q.start]
        for run in self.runs:
            if q in run and q is not run[-1]:
                behind = self.around.change_behind(run[-1])
                return Change(behind.sign, q.first, q.last) if behind is not None else None
        return None

    def part_behind(self, q: Quantity) -> int | None:
        """Where the next quantity begins that is a part of this one: $131 billion, $12 billion of which to Japan."""
        for other in self.row:
            if other.first >= q.last:
                part = self.around.reads(other.last, "of") and self.around.reads(other.last + 1, "them")
                return other.first if part else None
        return None

    def tail(self, q: Quantity) -> Quantity:
        """The last of a list of shares that one "of" behind it is for: accounted for 12 and 48 per cent of exports."""
        if q.sort in ("percent", "fraction") and self.runs:
            for run in self.runs:
                if q in run and self.around.reads(run[-1].last, "of"):
                    return run[-1]
        return q

    def follows(self, one: Quantity, other: Quantity) -> bool:
        """Whether two quantities stand in one list."""
        return any(one in run and other in run for run in self.runs)

    def place(self, q: Quantity) -> Place | None:
        """The place whose own quantity it is: by "respectively", in brackets behind it, or "Italy with 584 tons"."""
        q = self.twins.get(q.start, q)
        part = self.parts.get(q.start)
        if part is not None:
            return part.place
        return self.place_beside(q) or self.place_first(q)

    def is_shared_out(self, q: Quantity) -> bool:
        """Whether "respectively" says which place of a list a quantity is of."""
        part = self.parts.get(q.start)
        return part is not None and part.place is not None

    def shares_trade(self, q: Quantity) -> bool:
        """Whether a sentence lists buyers or sellers with an amount each: buyers were Italy ($5 million) and …"""
        if len(self.row) < 2 or self.place(q) is None:
            return False
        start, stop = self.around.sentence(q.start)
        return not self.role["buyers"].isdisjoint(self.words[start:stop])

    def place_first(self, q: Quantity) -> Place | None:
        """The place that opens a list told by a verb: Chad took 14 tons, followed by Togo with 13."""
        if len(self.row) < 2 or q is not self.row[0] or self.place_beside(self.row[1]) is None:
            return None
        place = self.context.place_of.get(self.around.sentence(q.start)[0])
        return place if place is not None and place.code and place.form == "noun" else None

    def place_beside(self, q: Quantity) -> Place | None:
        """The place right before a quantity, a bracket or "with" between them."""
        if q.first not in self.beside:
            self.beside[q.first] = self.find_beside(q)
        return self.beside[q.first]

    def find_beside(self, q: Quantity) -> Place | None:
        goal = self.place_to(q) if self.around.reads(q.last, "to") else None
        if goal is not None:
            return goal
        near = self.context.places_in(max(0, q.first - _BESIDE - 4), q.first)
        if not near or not near[-1].code or near[-1].form != "noun":
            return None
        gap = self.words[near[-1].stop : q.first]
        if not gap and self.is_bare(near[-1], q):
            return near[-1]
        marks = self.role["beside_place"]
        return near[-1] if 0 < len(gap) <= _BESIDE and marks.issuperset(gap) and gap != [","] else None

    def is_bare(self, place: Place, q: Quantity) -> bool:
        """Whether a list has only a place and its share: Chad had 30 percent, Mali 22 percent and Togo 18 percent."""
        if q.sort not in _SHARED or len(self.row) < _FEWEST or self.around.reads(q.last, "of"):
            return False
        before = self.words[place.start - 1 - self.around.reads(place.start - 1, "the")]
        opens = before == ":" and q.sort == "measure"  # major markets: Chad 493 tonnes, Mali 363 tonnes
        return place.start > 0 and (before == "," or before in self.role["and"] or opens)

    def place_to(self, q: Quantity) -> Place | None:
        """The partner right behind each quantity of a list: rose by 113% to Iran, 64% to Chile and 25% to Togo."""
        partners = [self.goal(other) for other in self.row] if self.goal(q) is not None else []
        return self.goal(q) if sum(place is not None for place in partners) >= _FEWEST else None

    def goal(self, q: Quantity) -> Place | None:
        """The place right behind "to" and a quantity."""
        if not self.around.reads(q.last, "to"):
            return None
        place = self.context.place_of.get(q.last + 1 + self.around.reads(q.last + 1, "the"))
        return place if place is not None and place.code and place.form == "noun" else None
