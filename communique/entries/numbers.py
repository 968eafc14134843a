"""Quantities: numbers in digits and words with their hedge, currency or unit, as the intervals that they assert.

Reading starts only from digit tokens and from number words that the page's one scan has found; around each, currency,
scale word, unit, range and hedge are looked up in the word data. Nothing here knows what a number is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from communique.entries.cardinals import ONE, digits_at, is_digits, small_words_at
from communique.entries.dates import DateMention
from communique.entries.lexicon import Lexicon, lexicon, sided
from communique.interval import Bounds, bounds
from communique.text.page import Match, Page
from communique.words.load import Group

HUNDRED = Decimal(100)
_ANCHORS = ("cardinal", "fraction", "multiple", "dozen", "scale")
_RANKS = ("superlative", "rank_verb", "rank_place", "rank_leaders")
_CLASSES = (
    "scale", "short_scale", "dozen", "article", "number_and", "fraction", "ordinal", "hedge_bridge", "range_open", "range_join",
    "unit", "times_word", "label", "firm_label", "counter_noun", "out_of", "plural", "not_plural", "definite", "rank_hold", "rank_group", "cardinal", "cent",
    "preposition", "auxiliary", "pronoun", "conjunction", "determiner", "subordinator", "adverb",
)  # fmt: skip
_DASHES = frozenset("-–—−")
_REACH = 6


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in tokens `start` to `stop`, currency, unit and counted noun included; `first` to `last` adds the hedge.

    `low` and `high` are in `unit` (ISO 4217, percent, pp, UCUM, 1), positive as said; a fall is for the clause to
    tell. `sort`: money, percent, pp, fraction, multiple, factor, measure, count, rank, or plain: a number with nothing
    to count. `role`: "from" and "to" for the two levels of a change, else "". `noun`: the tokens of what is counted.
    """

    start: int
    stop: int
    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    hedge: str
    unit: str
    sort: str
    role: str = ""
    noun: tuple[int, int] | None = None
    words: bool = False
    kitchen: bool = False
    number: int = -1


@dataclass(frozen=True, slots=True)
class _Number:
    """A bare number: tokens, value, place of the last written digit (`None`: a plain count), and how it is written."""

    start: int
    stop: int
    value: Decimal
    place: Decimal | None
    words: bool = False
    scaled: bool = False
    fraction: bool = False
    open_scale: bool = False


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a number measures: its tokens with currency or unit, the unit and how many of it one is."""

    start: int
    stop: int
    unit: str
    sort: str
    times: Decimal = ONE
    noun: tuple[int, int] | None = None
    kitchen: bool = False


def find_quantities(page: Page, dates: Sequence[DateMention], country: str | None = None) -> list[Quantity]:
    """Every quantity of the page outside its dates, in the order of the text.

    `country` is the ISO 3166 code of who reports, for marks that several countries share ($, ¥, pounds, rupees).
    """
    return _Reader(page, dates, country).read()


class _Reader:
    """One pass over the numbers of a page."""

    def __init__(self, page: Page, dates: Sequence[DateMention], country: str | None) -> None:
        self.page, self.words = page, page.words
        self.country = (country or "").partition("-")[0]
        language = page.language.language
        self.lex: dict[str, Lexicon] = {cls: lexicon(language, cls) for cls in _CLASSES}
        self.hedge_before, self.hedge_after = _sides(language, "hedge")
        self.money_before, self.money_after = _sides(language, "currency")
        self.reach = 0
        self.taken = bytearray(len(page.words) + 1)
        for when in dates:
            self.taken[when.start : when.stop] = b"\1" * (when.stop - when.start)

    def read(self) -> list[Quantity]:
        """All quantities, from anchor to anchor; ranks first, for their numbers count nothing."""
        ranks = self.ranks()
        anchors: list[tuple[int, Match | None]] = [(m.start, m) for cls in _ANCHORS for m in self.page.of(cls)]
        anchors += [(i, None) for i, word in enumerate(self.words) if "0" <= word < ":"]
        anchors.sort(key=lambda anchor: (anchor[0], anchor[1] is None or anchor[1].group.cls != "multiple"))
        found: list[Quantity] = []
        self.reach = 0
        for i, match in anchors:
            if i < self.reach or self.taken[i]:
                continue
            if match is not None and match.group.cls == "multiple":
                quantities = [self.multiple(match)]
            else:
                quantities = self.at(i)
            for quantity in quantities:
                found.append(quantity)
                self.reach = max(self.reach, quantity.last)
        self.share_units(found)
        return sorted(found + ranks, key=lambda q: q.start) if ranks else found

    def ranks(self) -> list[Quantity]:
        """All ranks; their tokens are taken."""
        found: list[Quantity] = []
        for match in sorted((m for cls in _RANKS for m in self.page.of(cls)), key=lambda m: m.start):
            if any(self.taken[match.start : match.stop]):
                continue
            rank = self.rank(match)
            if rank is not None and not any(self.taken[rank.start : rank.stop]):
                found.append(rank)
                self.taken[rank.start : rank.stop] = b"\1" * (rank.stop - rank.start)
        return found

    def at(self, i: int) -> list[Quantity]:
        """The quantities that begin at a number: none, one, or the two ends of a change."""
        number = self.number(i)
        if number is None:
            return []
        if self.is_name(number):
            self.reach = max(number.stop, self.chain_end(number.stop))
            return []
        return self.quantities(number)

    # --- bare numbers

    def number(self, i: int) -> _Number | None:
        """The number at token `i`, in digits or words, with its scale words."""
        if is_digits(self.words[i]):
            return self.in_digits(i)
        return self.in_words(i)

    def in_digits(self, i: int) -> _Number | None:
        """Digits, a fraction sign that touches them, and scale words: 2½, 1.2 million, 3.2 lakh crore, 50bn, 5k."""
        read = digits_at(self.page, i)
        if read is None:
            return None
        value, place, stop = read.value, read.place, read.stop
        if self.is_slashed(i, stop):
            return _Number(i, stop + 2, value / int(self.words[stop + 1]), None, words=True, fraction=True)
        sign = self.lex["fraction"].at(self.words, stop)
        if sign is not None and sign[1].get("sign") and self.page.touches(stop):
            value, place, stop = value + _decimal(Fraction(sign[1]["value"])), Decimal("0.1"), stop + 1
        return self.scaled(_Number(i, stop, value, place))

    def is_slashed(self, i: int, stop: int) -> bool:
        """Whether the digits are the upper part of a fraction of something: 3/4 of its sales."""
        words, page = self.words, self.page
        if stop + 2 >= len(words) or words[stop] != "/" or words[stop + 2] != "of" or not words[stop + 1].isdecimal():
            return False
        whole = int(words[stop + 1]) if len(words[stop + 1]) < 3 else 0
        return page.touches(stop) and page.touches(stop + 1) and words[i].isdecimal() and int(words[i]) < whole <= 20

    def scaled(self, number: _Number) -> _Number:
        """The number times the scale words behind it."""
        words, stop, times = self.words, number.stop, ONE
        while True:
            dash = stop + 1 < len(words) and words[stop] in _DASHES and self.page.touches(stop)
            found = self.lex["scale"].at(words, stop + dash)
            if found is None or self.taken[stop + dash]:
                break
            stop, times = found[0], times * Decimal(found[1]["value"])
        if times == ONE:
            short = self.short_scale(number)
            if short is None:
                return number
            stop, times = number.stop + 1, short
        place = None if number.place is None else number.place * times
        return replace(number, stop=stop, value=number.value * times, place=place, scaled=True)

    def short_scale(self, number: _Number) -> Decimal | None:
        """What the letter that touches the digits multiplies by: 50k, and $5m, 5m euros or 300m people."""
        words, j = self.words, number.stop
        found = self.lex["short_scale"].at(words, j)
        if found is None or number.words:
            return None
        if self.money_before.before(words, number.start) and (self.page.touches(j) or found[1].get("money")):
            return Decimal(found[1]["value"])
        if not self.page.touches(j):
            return None
        if not found[1].get("money") or self.money_after.at(words, j + 1) is not None:
            return Decimal(found[1]["value"])
        if words[j] in ("m", "b") and j + 1 < len(words) and (self.is_plural(j + 1) or self.lex["unit"].at(words, j + 1)):
            return Decimal(found[1]["value"]) if words[j + 1].isalpha() and len(words[j + 1]) > 2 else None
        return None

    def in_words(self, i: int) -> _Number | None:
        """Half a billion, a quarter, two and a half million, twenty-five thousand, three dozen, a hundred."""
        words = self.words
        fraction = self.lex["fraction"].at(words, i)
        if fraction is not None:
            return self.fraction(i, fraction)
        dozen = self.lex["dozen"].at(words, i) or self.lex["scale"].at(words, i)
        if dozen is not None:
            article = self.lex["article"].before(words, i)
            if article is None or words[i].endswith("s"):
                return None
            first = _Number(article[0], i, ONE, ONE, words=True)
            return self.scaled_words(first, dozen)
        small = small_words_at(self.page, i)
        if small is None:
            return None
        number = _Number(i, small.stop, small.value, ONE, words=True)
        part = self.lex["fraction"].at(words, small.stop + (self.is_dash(small.stop)))
        if part is not None and not part[1].get("sign") and self.is_denominator(small.value, part[1]):
            value = small.value * _decimal(Fraction(part[1]["value"]))
            return _Number(i, part[0], value, None, words=True, fraction=True)
        out = self.lex["out_of"].at(words, small.stop)
        if out is not None:
            return self.one_in(i, out[0], small.value)
        if small.value == 1 and small.stop < len(words) and words[small.stop] == "in":
            return self.one_in(i, small.stop + 1)
        number = self.and_a_half(number)
        scale = self.lex["dozen"].at(words, number.stop) or self.lex["scale"].at(words, number.stop + self.is_dash(number.stop))
        if scale is not None:
            return self.scaled_words(number, scale)
        if number.value == 1 and number.stop == i + 1 and self.unit_behind(number) is None:
            return None
        return replace(number, place=number.place if number.value != int(number.value) else None)

    def is_dash(self, i: int) -> bool:
        return i + 1 < len(self.words) and self.words[i] in _DASHES and self.page.touches(i) and self.page.touches(i + 1)

    def is_denominator(self, count: Decimal, group: Group) -> bool:
        """Whether so many of this fraction make sense: two-thirds, three quarters, one-fifth; not "four half"."""
        share = Fraction(group["value"]) * int(count)
        return 0 < share < 1 or share == 1 and group.get("value") == "1/2"

    def one_in(self, i: int, j: int, count: Decimal = ONE) -> _Number | None:
        """One in five, one in 10, nine out of ten."""
        if j >= len(self.words):
            return None
        of = digits_at(self.page, j) if is_digits(self.words[j]) else small_words_at(self.page, j)
        if of is None or not 2 <= of.value <= 100 or not (of.stop < len(self.words) and self.is_plural(of.stop)):
            return None
        if count >= of.value:
            return None
        return _Number(i, of.stop, count / of.value, None, words=True, fraction=True)

    def and_a_half(self, number: _Number) -> _Number:
        """Two and a half."""
        words, j = self.words, number.stop
        joint = self.lex["number_and"].at(words, j)
        article = self.lex["article"].at(words, joint[0]) if joint else None
        part = self.lex["fraction"].at(words, article[0]) if article else None
        if part is None:
            return number
        share = _decimal(Fraction(part[1]["value"]))
        return replace(number, stop=part[0], value=number.value + share, place=Decimal("0.1"))

    def scaled_words(self, number: _Number, scale: tuple[int, Group]) -> _Number:
        """A number in words times its scale word, and smaller ones behind it: two hundred and fifty thousand."""
        words, value, stop = self.words, number.value * Decimal(scale[1]["value"]), scale[0]
        place = Decimal(scale[1]["value"]) * (number.place or ONE)
        small = scale[1].cls == "dozen" or bool(scale[1].get("small"))
        if scale[1].get("small"):
            joint = self.lex["number_and"].at(words, stop)
            rest = small_words_at(self.page, joint[0] if joint else stop)
            if rest is not None:
                value, stop, place = value + rest.value, rest.stop, ONE
        more = self.lex["scale"].at(words, stop)
        while more is not None and not more[1].get("small"):
            times = Decimal(more[1]["value"])
            value, place, stop, small = value * times, place * times, more[0], False
            more = self.lex["scale"].at(words, stop)
        return _Number(number.start, stop, value, None if small else place, words=True, scaled=not small)

    def fraction(self, i: int, found: tuple[int, Group]) -> _Number | None:
        """A quarter, half, half a billion, a half million, a quarter of a million."""
        words, (stop, group) = self.words, found
        share = _decimal(Fraction(group["value"]))
        article = self.lex["article"].before(words, i)
        j = stop
        if j < len(words) and words[j] == "of" and not group.get("alone"):
            j += 1
        inner = self.lex["article"].at(words, j)
        scale = self.lex["scale"].at(words, inner[0]) or self.lex["dozen"].at(words, inner[0]) if inner else None
        if scale is None and article is not None:
            scale = self.lex["scale"].at(words, stop)
        if scale is not None and not words[scale[0] - 1].endswith("s"):
            value = share * Decimal(scale[1]["value"])
            start = article[0] if article else i
            count = scale[1].cls == "dozen"
            return _Number(start, scale[0], value, None, words=True, scaled=not count, fraction=not count)
        if article is not None:
            return _Number(article[0], stop, share, None, words=True, fraction=True)
        if not group.get("alone") or words[i].endswith("ves"):
            return None
        if i and self.page.touches(i) and words[i - 1] in _DASHES or self.is_dash(stop):
            return None  # first-half, half-year
        return _Number(i, stop, share, None, words=True, fraction=True)

    # --- what is no quantity

    def is_name(self, number: _Number) -> bool:
        """Whether the number is a name, an address, a time of day, a score, an ordinal or a part of a longer token."""
        words, page, i, stop = self.words, self.page, number.start, number.stop
        if number.words:
            return False
        before = words[i - 1] if i else ""
        after = words[stop] if stop < len(words) else ""
        if self.mark_before(i) is not None:
            return False
        touched = page.touches(i)
        if words[i][0] == "0" and words[i].isdecimal() and len(words[i]) > 1:
            return True
        if touched and (before.isalnum() or before in (":", "/", ".", "#", "_", "@", "=")):
            return True
        if touched and before in _DASHES and i > 1 and page.touches(i - 1) and words[i - 2].isalnum() and not self.is_range_end(i):
            return True
        if stop < len(words) and page.touches(stop):
            if after in ("st", "nd", "rd", "th") or after in ("/", ":") and stop + 1 < len(words) and is_digits(words[stop + 1]):
                return True
            if after in _DASHES and stop + 2 < len(words) and self.is_chain(stop):
                return True
        if after in ("am", "pm", "a.m.", "p.m.", "hrs", "gmt", "o'clock") or before in ("©", "#", "№"):
            return True
        if before == "(" and after == ")" and len(words[i]) <= 2:
            return True
        return self.is_labelled(number) or self.is_list_mark(i, stop)

    def chain_end(self, stop: int) -> int:
        """The token behind a chain of digits and dashes, as in phone numbers: 204-555-0137."""
        words, page, j = self.words, self.page, stop
        while j + 1 < len(words) and words[j] in _DASHES and page.touches(j) and page.touches(j + 1) and words[j + 1].isdecimal():
            j += 2
        return j

    def is_chain(self, stop: int) -> bool:
        return self.chain_end(stop) > stop + 2

    def is_range_end(self, i: int) -> bool:
        return i > 1 and is_digits(self.words[i - 2])

    def is_labelled(self, number: _Number) -> bool:
        """Whether a label or a name stands right before the number: Article 5, Release ID: 42, Boeing 737."""
        words, page, i = self.words, self.page, number.start
        j = i
        while j and words[j - 1] in (".", ":", "(") and j > i - 2:
            j -= 1
        if j == 0:
            return False
        if number.scaled or number.place != ONE or self.unit_behind(number) is not None:
            return False
        if self.lex["label"].before(words, j) is not None and self.hedge_before.before(words, i) is None:
            return words[i - 1] in (".", ":") or page.is_capital(j - 1) or words[j - 1] in self.lex["firm_label"].words
        if j != i:
            return False
        k = i - 1
        named = words[k].isalpha() and page.is_capital(k) and k > page.sentences[page.sentence_of[i]][0]
        return named and not self.is_headline(i) and self.hedge_before.before(words, i) is None and not self.is_function(k)

    def is_headline(self, i: int) -> bool:
        """Whether the sentence is written in capitals throughout, where a capital says nothing."""
        start, stop = self.page.sentences[self.page.sentence_of[i]]
        lower = sum(self.words[j].isalpha() and len(self.words[j]) > 3 and not self.page.is_capital(j) for j in range(start, stop))
        return lower == 0

    def is_function(self, i: int) -> bool:
        word = self.words[i]
        return any(
            word in self.lex[cls].words
            for cls in ("preposition", "auxiliary", "pronoun", "conjunction", "determiner", "subordinator", "adverb")
        )

    def is_list_mark(self, i: int, stop: int) -> bool:
        """Whether the number opens its paragraph as the mark of a list item: "1. Total trade", "2) Imports"."""
        paragraph = self.page.paragraphs[self.page.paragraph_of[i]]
        return i == paragraph[0] and stop < paragraph[1] and self.words[stop] in (".", ")") and stop + 1 < len(self.words)

    # --- quantities

    def quantities(self, number: _Number) -> list[Quantity]:
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

    def second(self, number: _Number) -> tuple[_Number, _Number] | None:
        """The two numbers of a range or of "from … to …", scale shared, where this number is the first."""
        words = self.words
        own = self.unit_behind(number)
        j = own.stop if own is not None else number.stop
        joint = self.lex["range_join"].at(words, j)
        if joint is None or joint[0] >= len(words) or number.fraction or self.taken[joint[0]]:
            return None
        word = words[j]
        start = joint[0]
        mark = self.money_mark(start)
        first_of_two = mark[0] if mark else start
        if first_of_two >= len(words) or not (is_digits(words[first_of_two]) or self.lex["cardinal"].at(words, first_of_two)):
            return None
        if word in _DASHES and self.page.touches(j) != self.page.touches(joint[0]) or self.is_chain(j):
            return None
        other = self.number(first_of_two)
        if other is None or other.fraction:
            return None
        opened = self.lex["range_open"].before(words, self.money_start(number))
        cue = words[opened[0]] if opened else ""
        if word == "and" and cue not in ("between", "anywhere", "somewhere", "of"):
            return None
        shared = number
        if other.scaled and not number.scaled and number.value < other.value:
            ratio = other.value / self.unscaled(other).value
            shared = replace(number, value=number.value * ratio, place=(number.place or ONE) * ratio, scaled=True)
        if word in ("to", "through") and own is not None and not cue and (own.sort != "money" or self.is_step(number)):
            return None
        unit = self.unit_behind(other)
        if own is not None and unit is not None and own.unit != unit.unit or own is not None and own.sort != "money" and unit is None:
            return None
        if shared.value >= other.value and cue != "from":
            return None
        if word == "or" and other.value - shared.value > shared.value:
            return None
        return shared, other

    def is_step(self, number: _Number) -> bool:
        """Whether the number is by how much something changed: rose by $5 million to $7 million."""
        start = self.money_start(number)
        return start > 0 and (self.words[start - 1] == "by" or self.page.match_at("change", start - 1) is not None)

    def unscaled(self, number: _Number) -> _Number:
        read = digits_at(self.page, number.start) if not number.words else small_words_at(self.page, number.start)
        return _Number(number.start, number.stop, read.value, read.place) if read else number

    def goes_from(self, first: _Number) -> bool:
        """Whether "from" stands before the number and the sentence tells of a change: rose from 2.6 to 3.1."""
        start = self.money_start(first)
        opened = self.lex["range_open"].before(self.words, start)
        if opened is None or self.words[opened[0]] != "from":
            return False
        low = max(self.page.sentences[self.page.sentence_of[start]][0], opened[0] - 14)
        found = (self.page.match_at(cls, j) for j in range(low, opened[0]) for cls in ("change", "multiple"))
        return any(match is not None and match.group.get("sign") != 0 for match in found)

    def two_levels(self, first: _Number, last: _Number) -> list[Quantity]:
        """The levels that a change goes from and to, each with its own or the shared unit."""
        measure = self.measure(last)
        own = self.unit_behind(first) or self.measure_before(first)
        if measure is None:
            return []
        if own is None:
            own = replace(measure, start=first.start, stop=first.stop, noun=None)
        pair = []
        for number, unit, role in ((first, own, "from"), (last, measure, "to")):
            quantity = self.hedged(number, unit)
            pair.append(replace(quantity, role=role))
        return pair

    def ranged(self, first: _Number, last: _Number) -> list[Quantity]:
        """A range as said: 205 to 210 million dollars."""
        measure = self.measure(last) or None
        own = self.measure_before(first)
        if own is not None and (measure is None or measure.sort in ("plain", "count")):
            measure = replace(own, stop=measure.stop if measure and measure.sort == "plain" else last.stop)
        if measure is None or measure.sort == "plain" or measure.sort == "count" and not measure.noun:
            return []
        start = min(self.money_start(first), first.start)
        opened = self.lex["range_open"].before(self.words, start)
        hedged = self.hedge_before.before(self.words, start)
        left = opened[0] if opened else hedged[0] if hedged and hedged[1]["hedge"] == "about" else start
        low, high = sorted((first.value * measure.times, last.value * measure.times))
        if measure.sort in ("percent", "pp") and last.fraction:
            low, high = low * HUNDRED, high * HUNDRED
        return [
            Quantity(
                start, measure.stop, left, measure.stop, low, high, "range", measure.unit, measure.sort,
                "", measure.noun, first.words, measure.kitchen, first.start,
            )
        ]  # fmt: skip

    def times(self, number: _Number) -> Quantity | None:
        """1.4-fold, 1.6 times, 2x: a change, the factor less one."""
        words, j = self.words, number.stop
        if number.fraction or number.scaled:
            return None
        dashed = self.is_dash(j)
        found = self.lex["times_word"].at(words, j + dashed)
        if found is None or words[j + dashed] == "x" and not self.page.touches(j):
            return None
        first, last, hedge = self.hedge(number.start, found[0])
        if number.words:
            hedge = "about" if hedge == "exact" else hedge
            interval = bounds(hedge, (number.value - 1) * HUNDRED, None, words=True)
            low, high = interval
        else:
            low, high = (
                None if end is None else (end - 1) * HUNDRED for end in bounds(hedge, number.value, number.place)
            )
        sort = "multiple" if words[found[0] - 1] == "fold" else "factor"
        return Quantity(number.start, found[0], first, last, low, high, hedge, "percent", sort, number=number.start)

    def multiple(self, match: Match) -> Quantity:
        """Doubled, tripled, halved, half as much again: the change that the word says."""
        x = Decimal(match.group["change"])
        first, last, hedge = self.hedge(match.start, match.stop)
        hedge = "about" if hedge == "exact" else hedge
        low, high = _signed(bounds(hedge, abs(x), None, words=True), x < 0)
        return Quantity(match.start, match.stop, first, last, low, high, hedge, "percent", "multiple", number=match.start)

    # --- currency, units and counted things

    def money_mark(self, i: int) -> tuple[int, str | None] | None:
        """The token behind a currency mark that begins at token `i`, and its code."""
        found = self.money_before.at(self.words, i)
        if found is None:
            return None
        return found[0], self.code(found[1])

    def code(self, group: Group) -> str | None:
        """The ISO 4217 code of a mark, by the country that reports where several share it."""
        where: dict[str, str] = group.get("where", {})
        code: str | None = where.get(self.country, group.get("code"))
        return code

    def money_start(self, number: _Number) -> int:
        """The first token of a number with the currency mark before it."""
        mark = self.mark_before(number.start)
        return mark[0] if mark else number.start

    def mark_before(self, i: int) -> tuple[int, Group] | None:
        """The currency mark right before token `i`; letters count only as they are written: R, Rs, KES."""
        found = self.money_before.before(self.words, i)
        if found is None:
            return None
        start = found[0]
        if i - start > 1 and self.words[start] != "us" and not all(map(self.page.touches, range(start + 1, i))):
            found = self.money_before.at(self.words, i - 1)  # "a $5 million loan"
            return (i - 1, found[1]) if found is not None and found[0] == i else None
        letters = [j for j in range(start, i) if self.words[j].isalpha()]
        if letters and not self.page.is_capital(letters[0]) and self.words[letters[0]] not in ("us", "euro"):
            return None
        if letters and self.words[i - 1] not in "$£" and not self.is_code(letters[-1], i):
            return None
        return found

    def is_code(self, j: int, i: int) -> bool:
        """Whether letters are a currency and no word: all in capitals, or right before the digits (Rs 95, KSh 390)."""
        spelt = self.page.slice(j, j + 1)
        if len(spelt) == 1:
            return self.page.touches(i) and spelt.isupper()
        return spelt.isupper() or spelt in ("Rs", "KSh", "KShs", "Ksh", "Sh", "Shs", "Ush", "Ushs", "UShs", "Tsh", "TSh", "Tshs", "Dh", "Dhs", "Rp", "Tk", "Kz", "Bs", "Euro", "Re", "Sfr", "SFr", "Ghc")

    def measure_before(self, number: _Number) -> _Measure | None:
        """Money whose mark stands before the number."""
        mark = self.mark_before(number.start)
        if mark is None:
            return None
        code = self.code(mark[1])
        return _Measure(mark[0], number.stop, code, "money") if code else None

    def unit_behind(self, number: _Number) -> _Measure | None:
        """Currency or unit behind the number, or the currency before it."""
        marked = self.measure_before(number)
        if marked is not None:
            after = self.money_after.at(self.words, number.stop)
            agrees = after is not None and self.code(after[1]) == marked.unit
            return replace(marked, stop=after[0]) if after is not None and agrees else marked
        words, stop = self.words, number.stop
        j = stop + self.is_dash(stop)
        money = self.money_after.at(words, j)
        if money is not None and not self.taken[j]:
            code = self.code(money[1])
            if code is not None:
                return _Measure(number.start, money[0], code, "money")
        unit = self.lex["unit"].at(words, j)
        if unit is None or self.taken[j] or number.words and unit[0] == j + 1 and len(words[j]) == 1:
            return None
        return self.unit(number, j, *unit)

    def unit(self, number: _Number, j: int, stop: int, group: Group) -> _Measure | None:
        """A unit of measure behind a number, at tokens `j` to `stop`."""
        spelt = self.page.slice(j, stop)
        single = len(spelt) == 1 and spelt.isalpha()
        if single and (spelt in "WV") != spelt.isupper() or single and self.words[stop : stop + 1] == ["'"]:
            return None
        if single and not self.page.touches(j) and self.page.starts[j] - self.page.ends[j - 1] > 1:
            return None
        times = Decimal(group.get("times", 1)) * (Decimal("1e6") if spelt == "Mt" else ONE)
        sort = {"percent": "percent", "pp": "pp"}.get(group["unit"], "measure")
        return _Measure(number.start, stop, group["unit"], sort, times, kitchen=bool(group.get("kitchen")))

    def measure(self, number: _Number) -> _Measure | None:
        """Currency, unit or counted noun of a number; a fraction is a percentage; else it is plain."""
        if number.fraction and not number.scaled:
            return _Measure(number.start, number.stop, "percent", "fraction", HUNDRED)
        found = self.unit_behind(number)
        if found is not None:
            return found
        if self.lex["counter_noun"].at(self.words, number.stop) is not None and not number.scaled:
            return None
        if self.money_after.at(self.words, number.stop) is not None:
            return None  # pesos of a country that nothing tells
        noun = self.counted(number)
        if noun is not None:
            return _Measure(number.start, noun[1], "1", "count", noun=noun)
        return _Measure(number.start, number.stop, "1", "plain")

    def counted(self, number: _Number) -> tuple[int, int] | None:
        """The noun phrase in the plural behind the number, or `None`: 14 South Carolina companies."""
        words, page, j = self.words, self.page, number.stop
        hedged = self.hedge_after.at(words, j + self.is_dash(j))
        if hedged is not None:
            j = hedged[0]
        elif j < len(words) and words[j] == "of" and number.scaled:
            j += 1
        begin = j
        limit = min(len(words), begin + _REACH, page.sentences[page.sentence_of[number.start]][1])
        while j < limit and not self.taken[j]:
            word = words[j]
            if word == "-" and page.touches(j) and j > begin or word in ("&", "'s") and j > begin:
                j += 1
                continue
            if word in "“\"«‘" and len(word) == 1 and j == begin:
                return None
            compound = j + 2 < limit and words[j + 1] == "-" and page.touches(j + 1) and page.touches(j + 2)
            if not compound and (not word[0].isalpha() or self.is_closed_class(word)):
                return None
            if compound:
                j = self.behind_compound(j, limit)
                continue
            if self.is_plural(j):
                while j + 1 < limit and self.is_plural(j + 1) and not self.taken[j + 1]:
                    j += 1
                return begin, j + 1
            j += 1
        return None

    def behind_compound(self, j: int, limit: int) -> int:
        """The token behind a hyphenated word, or its last part where that is what is counted: one-to-one meetings."""
        while j + 2 < limit and self.words[j + 1] == "-" and self.page.touches(j + 1):
            j += 2
        return j if self.is_plural(j) else j + 1

    def is_closed_class(self, word: str) -> bool:
        return any(word in self.lex[cls].words for cls in ("preposition", "auxiliary", "pronoun", "conjunction", "determiner", "subordinator"))

    def is_plural(self, i: int) -> bool:
        """Whether token `i` looks like a noun in the plural."""
        word = self.words[i]
        if word in self.lex["plural"].words:
            return True
        return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s")) and word not in self.lex["not_plural"].words

    # --- hedges

    def hedged(self, number: _Number, measure: _Measure) -> Quantity:
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
        low, high = bounds(hedge, x, place, words=number.words)
        if self.is_negative(start):
            low, high = _signed((low, high), True)
            first = min(first, start - 1)
        return Quantity(
            start, stop, first, last, low, high, hedge, measure.unit, measure.sort,
            "", measure.noun, number.words, measure.kitchen, number.start,
        )  # fmt: skip

    def is_negative(self, i: int) -> bool:
        """Whether a minus stands before token `i`: -5 °C, minus 5 per cent."""
        if not i:
            return False
        if self.words[i - 1] == "minus":
            return True
        if self.words[i - 1] not in "-−–" or not self.page.touches(i):
            return False
        return not self.page.touches(i - 1) or i > 1 and self.words[i - 2] == "("

    def hedge(self, start: int, stop: int, number_stop: int | None = None) -> tuple[int, int, str]:
        """First and last token with the hedge around tokens `start` to `stop`, and the hedge."""
        first, hedge = self.before(start)
        last = stop
        ends = (stop, number_stop) if number_stop is not None and number_stop != stop else (stop,)
        for end in ends:
            after = self.hedge_after.at(self.words, end) or self.dashed_hedge(end)
            if after is not None and not self.taken[end] and not self.opens_number(after[0]):
                last = max(stop, after[0])
                hedge = after[1]["hedge"] if hedge == "exact" else hedge
                break
        return first, last, hedge

    def opens_number(self, i: int) -> bool:
        """Whether a number begins at token `i`, so that "and over" before it is its own: 41,000 jobs and over $18 billion."""
        return i < len(self.words) and (is_digits(self.words[i]) or self.money_before.at(self.words, i) is not None)

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
            if found is None or found[1]["hedge"] == "none" or self.taken[found[0]] or not self.same_sentence(found[0], start):
                break
            if found[1]["hedge"] == "exact":
                first = found[0]
                continue
            return found[0], found[1]["hedge"]
        return first, hedge

    def same_sentence(self, i: int, j: int) -> bool:
        return self.page.sentence_of[i] == self.page.sentence_of[j]

    # --- ranks

    def rank(self, match: Match) -> Quantity | None:
        """Third largest, ranks fifth, in second place, among the five largest, one of three leaders, the top ten."""
        i, cls = match.start, match.group.cls
        words = self.words
        if cls == "superlative" and words[i] == "top":
            return self.top(match)
        j = i - 1 if i and words[i - 1] in _DASHES else i
        if cls in ("superlative", "rank_leaders"):
            several = self.one_of(j, match.stop)
            if several is not None or cls == "rank_leaders":
                return several
            found = self.ordinal_before(j)
            if found is None or i - found[0] > 3:
                return None
            return self.place(found[0], match.stop, found[1])
        if cls == "rank_place":
            found = self.ordinal_before(j)
            if found is None or self.lex["rank_hold"].before(words, found[0] - (words[found[0] - 1] == "the")) is None:
                return None
            return self.place(found[0], match.stop, found[1])
        at = self.ordinal_at(match.stop + (match.stop < len(words) and words[match.stop] == "the"))
        return self.place(match.start, at[0], at[1]) if at is not None else None

    def place(self, start: int, stop: int, rank: int) -> Quantity:
        x = Decimal(rank)
        return Quantity(start, stop, start, stop, x, x, "exact", "1", "rank", number=start)

    def ordinal_before(self, j: int) -> tuple[int, int] | None:
        """First token and value of the ordinal that ends before token `j`: third, 3rd."""
        found = self.lex["ordinal"].before(self.words, j)
        if found is not None:
            return found[0], found[1]["value"]
        if j > 1 and self.words[j - 1] in ("st", "nd", "rd", "th") and self.words[j - 2].isdecimal():
            return j - 2, int(self.words[j - 2])
        return None

    def ordinal_at(self, j: int) -> tuple[int, int] | None:
        found = self.lex["ordinal"].at(self.words, j)
        if found is not None:
            return found[0], found[1]["value"]
        if j + 1 < len(self.words) and self.words[j].isdecimal() and self.words[j + 1] in ("st", "nd", "rd", "th"):
            return j + 2, int(self.words[j])
        return None

    def one_of(self, j: int, stop: int) -> Quantity | None:
        """Among the five largest, one of Russia's three leaders: a rank from 1 to the number."""
        words = self.words
        for first in (j - 1, j - 3):
            read = None
            if first > 0:
                read = digits_at(self.page, first) if is_digits(words[first]) else small_words_at(self.page, first)
            if read is None or read.stop not in (j, j - 1):
                continue
            group = self.group_before(first)
            if group is not None:
                return Quantity(group, stop, group, stop, ONE, read.value, "range", "1", "rank", number=first)
        return None

    def group_before(self, i: int) -> int | None:
        """The first token of "one of", "among" or "in the" close before token `i` in its sentence, or `None`."""
        for k in range(i, max(i - 7, 0), -1):
            found = self.lex["rank_group"].before(self.words, k)
            if found is not None and self.same_sentence(found[0], i) and (self.words[found[0]] != "in" or k == i or self.words[k] == "the"):
                return found[0]
        return None

    def top(self, match: Match) -> Quantity | None:
        """Among the top ten, one of the top five, in the top 3."""
        read_at = match.stop
        if read_at >= len(self.words):
            return None
        word = self.words[read_at]
        read = digits_at(self.page, read_at) if is_digits(word) else small_words_at(self.page, read_at)
        if read is None or self.lex["unit"].at(self.words, read.stop):
            return None
        group = self.group_before(match.start)
        if group is None:
            return None
        noun = self.counted(_Number(read_at, read.stop, read.value, None))
        stop = noun[1] if noun else read.stop
        return Quantity(group, stop, group, stop, ONE, read.value, "range", "1", "rank", number=read_at)

    # --- what numbers in a row share

    def share_units(self, found: list[Quantity]) -> None:
        """Give a plain number the unit of the next in a row: by 5.1 and 9.3 per cent respectively."""
        for n in range(len(found) - 2, -1, -1):
            one, other = found[n], found[n + 1]
            gap = self.words[one.last : other.first]
            joined = gap in (["and"], [","], ["or"], ["and", "by"], [",", "by"], [",", "and"])
            if one.sort == "plain" and joined and other.sort in ("percent", "pp", "measure"):
                value = digits_at(self.page, one.number) if is_digits(self.words[one.number]) else None
                if value is not None:
                    low, high = bounds(one.hedge, value.value, value.place)
                    found[n] = replace(one, unit=other.unit, sort=other.sort, low=low, high=high)


def _sides(language: str, cls: str) -> tuple[Lexicon, Lexicon]:
    """The phrases of a class that stand before a number, and those that stand behind it."""
    return sided(language, cls, "before"), sided(language, cls, "after")


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / Decimal(share.denominator)


def _signed(interval: Bounds, negative: bool) -> Bounds:
    """The interval, or its mirror image below zero."""
    low, high = interval
    if not negative:
        return interval
    return (None if high is None else -high), (None if low is None else -low)


negated = _signed
