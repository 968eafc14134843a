"""Bare numbers in digits and words, and what is only a name, an address or a time of day."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from communique.entries.cardinals import digits_at, is_digits, small_words_at
from communique.entries.number_units import MeasureReader
from communique.entries.quantities import DASHES, ONE, Number
from communique.words.load import Group


class NumberReader(MeasureReader):
    """Numbers as written, scale words included."""

    # --- bare numbers

    def number(self, i: int) -> Number | None:
        """The number at token `i`, in digits or words, with its scale words."""
        if is_digits(self.words[i]):
            return self.in_digits(i)
        return self.in_words(i)

    def in_digits(self, i: int) -> Number | None:
        """Digits, a fraction sign that touches them, and scale words: 2½, 1.2 million, 3.2 lakh crore, 50bn, 5k."""
        read = digits_at(self.page, i)
        if read is None:
            return None
        value, place, stop = read.value, read.place, read.stop
        if value == 1 and stop < self.page.size and self.words[stop] in self.role["in"]:
            share = self.one_in(i, stop + 1)
            if share is not None:
                return share
        out = self.lex["out_of"].at(self.words, stop)
        if out is not None and place == ONE:
            share = self.one_in(i, out[0], value, sure=True)
            if share is not None:
                return share
        if self.is_slashed(i, stop):
            return Number(i, stop + 2, value / int(self.words[stop + 1]), None, words=True, fraction=True)
        part = self.dashed_part(stop)
        if part is not None:
            return Number(i, stop + 4, value + place * part, place * part)
        sign = self.lex["fraction"].at(self.words, stop)
        if sign is not None and sign[1].get("sign") and self.page.touches(stop):
            value, place, stop = value + exact_share(Fraction(sign[1]["value"])), Decimal("0.1"), stop + 1
        return self.scaled(Number(i, stop, value, place))

    def dashed_part(self, stop: int) -> Decimal | None:
        """The fraction that touches a number behind a hyphen: down 3-1/4 cents, at $5.53-1/2."""
        words, page = self.words, self.page
        if stop + 3 >= page.size or words[stop] != "-" or words[stop + 2] != "/":
            return None
        if not all(page.touches(j) for j in range(stop, stop + 4)):
            return None
        upper, lower = words[stop + 1], words[stop + 3]
        if not (upper.isdecimal() and lower.isdecimal() and int(lower) in (2, 4, 8) and 0 < int(upper) < int(lower)):
            return None
        return Decimal(upper) / Decimal(lower)

    def is_slashed(self, i: int, stop: int) -> bool:
        """Whether the digits are the upper part of a fraction of something: 3/4 of its sales."""
        words, page = self.words, self.page
        if (
            stop + 2 >= page.size
            or words[stop] != "/"
            or words[stop + 2] not in self.role["of"]
            or not words[stop + 1].isdecimal()
        ):
            return False
        whole = int(words[stop + 1]) if len(words[stop + 1]) < 3 else 0
        return page.touches(stop) and page.touches(stop + 1) and words[i].isdecimal() and int(words[i]) < whole <= 20

    def scaled(self, number: Number) -> Number:
        """The number times the scale words behind it."""
        words, stop, times = self.words, number.stop, ONE
        while True:
            dash = stop + 1 < self.page.size and words[stop] in DASHES and self.page.touches(stop)
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
        whole = Number(
            number.start, stop, number.value * times, place, number.words, True, number.fraction, number.open_scale
        )
        return self.with_rest(whole, times)

    def with_rest(self, whole: Number, times: Decimal) -> Number:
        """A number with a smaller part behind it: 1 billion 240 million."""
        rest = (
            digits_at(self.page, whole.stop)
            if whole.stop < self.page.size and is_digits(self.words[whole.stop])
            else None
        )
        scale = self.lex["scale"].at(self.words, rest.stop) if rest is not None else None
        if rest is None or scale is None or rest.value >= 1000 or times < Decimal("1e6"):
            return whole
        part = Decimal(scale[1]["value"])
        if part * 1000 > times or self.taken[whole.stop]:
            return whole
        return replace(whole, stop=scale[0], value=whole.value + rest.value * part, place=rest.place * part)

    def short_scale(self, number: Number) -> Decimal | None:
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
        if (
            words[j] in ("m", "b")
            and j + 1 < self.page.size
            and (self.is_plural(j + 1) or self.lex["unit"].at(words, j + 1))
        ):
            unit = self.lex["unit"].at(words, j + 1)
            bulk = unit is not None and bool(unit[1].get("bulk"))  # 2.4m t, 340m cu m
            plain = words[j + 1].isalpha() and len(words[j + 1]) > 2
            return Decimal(found[1]["value"]) if plain or bulk else None
        return None

    def in_words(self, i: int) -> Number | None:
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
            first = Number(article[0], i, ONE, ONE, words=True)
            return self.half_more(self.scaled_words(first, dozen))
        small = small_words_at(self.page, i)
        if small is None:
            return None
        number = Number(i, small.stop, small.value, ONE, words=True)
        part = self.lex["fraction"].at(words, small.stop + (self.is_dash(small.stop)))
        if part is not None and not part[1].get("sign") and self.is_denominator(small.value, part[1]):
            return self.of_scale(i, part[0], small.value * exact_share(Fraction(part[1]["value"])))
        out = self.lex["out_of"].at(words, small.stop)
        if out is not None:
            return self.one_in(i, out[0], small.value, sure=True)
        if small.value < 10 and small.stop < self.page.size and words[small.stop] in self.role["in"]:
            share = self.one_in(i, small.stop + 1, small.value)
            if small.value == 1 or share is not None and not is_digits(words[share.stop - 1]):
                return share
        number = self.and_a_half(number)
        scale = self.lex["dozen"].at(words, number.stop) or self.lex["scale"].at(
            words, number.stop + self.is_dash(number.stop)
        )
        if scale is not None:
            return self.scaled_words(number, scale)
        if number.value == 1 and number.stop == i + 1 and self.unit_behind(number) is None:
            return None
        if number.place is not None and number.value == int(number.value):
            number.place = None
        return number

    def of_scale(self, i: int, stop: int, share: Decimal) -> Number:
        """A fraction in words, or so much of a scale: three quarters, three quarters of a million tonnes."""
        if stop < self.page.size and self.words[stop] in self.role["of"]:
            inner = self.lex["article"].at(self.words, stop + 1)
            scale = self.lex["scale"].at(self.words, inner[0]) if inner is not None else None
            if scale is not None and not self.words[scale[0] - 1].endswith("s"):
                value = share * Decimal(scale[1]["value"])
                return Number(i, scale[0], value, None, words=True, scaled=True, fraction=True)
        return Number(i, stop, share, None, words=True, fraction=True)

    def is_denominator(self, count: Decimal, group: Group) -> bool:
        """Whether so many of this fraction make sense: two-thirds, three quarters, one-fifth; not "four half"."""
        share = Fraction(group["value"]) * int(count)
        if share.denominator != Fraction(group["value"]).denominator:
            return share == 1 and group.get("value") == "1/2"  # two quarters are half a year
        return 0 < share < 1

    def one_in(self, i: int, j: int, count: Decimal = ONE, *, sure: bool = False) -> Number | None:
        """One in five, one in 10, seven in ten members; where `sure` ("out of") whatever follows."""
        if j >= self.page.size:
            return None
        of = digits_at(self.page, j) if is_digits(self.words[j]) else small_words_at(self.page, j)
        if of is None or not 2 <= of.value <= 100 or of.stop >= self.page.size:
            return None
        behind = self.words[of.stop]
        known = count == 1 and of.stop + 1 < self.page.size  # one in eight filled jobs
        plural = self.is_plural(of.stop) or known and self.is_plural(of.stop + 1)
        if not behind.isalpha() or not sure and not plural and behind not in self.role["of"]:
            return None
        if count >= of.value:
            return None
        return Number(i, of.stop, count / of.value, None, words=True, fraction=True)

    def and_a_half(self, number: Number) -> Number:
        """Two and a half."""
        words, j = self.words, number.stop
        joint = self.lex["number_and"].at(words, j)
        article = self.lex["article"].at(words, joint[0]) if joint else None
        part = self.lex["fraction"].at(words, article[0]) if article else None
        if part is None:
            return number
        share = exact_share(Fraction(part[1]["value"]))
        return replace(number, stop=part[0], value=number.value + share, place=Decimal("0.1"))

    def half_more(self, number: Number) -> Number:
        """A number of one scale, with half as much behind it: a billion and a half."""
        more = self.and_a_half(number) if number.scaled else number
        if more is number:
            return number
        return replace(more, value=number.value * (1 + more.value - number.value), place=number.value / 10)

    def scaled_words(self, number: Number, scale: tuple[int, Group]) -> Number:
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
        return Number(number.start, stop, value, None if small else place, words=True, scaled=not small)

    def fraction(self, i: int, found: tuple[int, Group]) -> Number | None:
        """A quarter, half, half a billion, a half million, a quarter of a million."""
        words, (stop, group) = self.words, found
        share = exact_share(Fraction(group["value"]))
        article = self.lex["article"].before(words, i)
        j = stop
        if j < self.page.size and words[j] in self.role["of"] and not group.get("alone"):
            j += 1
        inner = self.lex["article"].at(words, j)
        scale = self.lex["scale"].at(words, inner[0]) or self.lex["dozen"].at(words, inner[0]) if inner else None
        if scale is None and article is not None:
            scale = self.lex["scale"].at(words, stop)
        if scale is not None and not words[scale[0] - 1].endswith("s"):
            value = share * Decimal(scale[1]["value"])
            start = article[0] if article else i
            count = scale[1].cls == "dozen"
            return Number(start, scale[0], value, None, words=True, scaled=not count, fraction=not count)
        if i and words[i - 1] in self.role["half_of_place"]:
            return None
        if article is not None and self.lex["ordinal_noun"].at(words, stop) is not None:
            return None  # fell for a third session
        if article is not None:
            return Number(article[0], stop, share, None, words=True, fraction=True)
        if i and words[i - 1] in self.role["every"] and self.is_counted_off(stop):
            return Number(i - 1, stop, share, None, words=True, fraction=True)
        if not group.get("alone") or words[i].endswith("ves"):
            return None
        if i and self.page.touches(i) and words[i - 1] in DASHES or self.is_dash(stop):
            return None  # first-half, half-year
        return Number(i, stop, share, None, words=True, fraction=True)

    def is_counted_off(self, i: int) -> bool:
        """Whether a noun other than one of time stands at token `i`: every third purchase, not every third day."""
        word = self.words[i] if i < self.page.size else "."
        return word.isalpha() and word not in self.closed and self.lex["time_noun"].at(self.words, i) is None

    # --- what is no quantity

    def is_name(self, number: Number) -> bool:
        """Whether the number is a name, an address, a time of day, a score, an ordinal or a part of a longer token."""
        words, page, i, stop = self.words, self.page, number.start, number.stop
        if number.words:
            return False
        before = words[i - 1] if i else ""
        after = words[stop] if stop < page.size else ""
        if self.mark_before(i) is not None:
            return False
        touched = page.touches(i)
        if words[i][0] == "0" and words[i].isdecimal() and len(words[i]) > 1:
            return True
        if touched and (before.isalnum() or before in (":", "/", ".", "#", "_", "@", "=")):
            return True
        if (
            touched
            and before in DASHES
            and i > 1
            and page.touches(i - 1)
            and words[i - 2].isalnum()
            and not self.is_range_end(i)
        ):
            return True
        if stop < page.size and page.touches(stop):
            if (
                after in self.lex["day_suffix"].words
                or after in ("/", ":")
                and stop + 1 < page.size
                and is_digits(words[stop + 1])
            ):
                return True
            if after in DASHES and stop + 2 < page.size and self.is_chain(stop):
                return True
        if after in self.role["clock"] or before in ("©", "#", "№"):
            return True
        if before == "(" and after == ")" and len(words[i]) <= 2:
            return True
        return self.is_labelled(number) or self.is_list_mark(i, stop)

    def chain_end(self, stop: int) -> int:
        """The token behind a chain of digits and dashes, as in phone numbers: 204-555-0137."""
        words, page, j = self.words, self.page, stop
        while (
            j + 1 < page.size
            and words[j] in DASHES
            and page.touches(j)
            and page.touches(j + 1)
            and words[j + 1].isdecimal()
        ):
            j += 2
        return j

    def is_chain(self, stop: int) -> bool:
        return self.chain_end(stop) > stop + 2

    def is_range_end(self, i: int) -> bool:
        return i > 1 and is_digits(self.words[i - 2])

    def is_labelled(self, number: Number) -> bool:
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
        named = (
            words[k].isalpha()
            and page.is_capital(k)
            and not self.taken[k]
            and k > page.sentences[page.sentence_of[i]][0]
        )
        return (
            named and not self.is_headline(i) and self.hedge_before.before(words, i) is None and not self.is_function(k)
        )

    def is_headline(self, i: int) -> bool:
        """Whether the sentence is written in capitals throughout, where a capital says nothing."""
        start, stop = self.page.sentences[self.page.sentence_of[i]]
        lower = sum(
            self.words[j].isalpha() and len(self.words[j]) > 3 and not self.page.is_capital(j)
            for j in range(start, stop)
        )
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
        return (
            i == paragraph[0] and stop < paragraph[1] and self.words[stop] in (".", ")") and stop + 1 < self.page.size
        )


def exact_share(share: Fraction) -> Decimal:
    """A fraction as a decimal number, to the precision of the context."""
    return Decimal(share.numerator) / Decimal(share.denominator)
