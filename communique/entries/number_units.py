"""Currencies, units of measure and counted nouns around a number."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from communique.entries.cardinals import digits_at, is_digits, joins_adjectives
from communique.entries.date_mentions import DateMention
from communique.entries.lexicon import both_sides, lexicons, longer_marks, roles
from communique.entries.quantities import DASHES, HUNDRED, ONE, Measure, Number
from communique.text.page import Page
from communique.text.tags import PART, PAST, PREP
from communique.words.load import Group

_CLASSES = (
    "scale", "short_scale", "dozen", "article", "number_and", "fraction", "ordinal", "hedge_bridge", "range_open",
    "hedge_degree", "factor_lead", "range_join", "unit", "times_word", "day_suffix", "label", "firm_label",
    "counter_noun", "abstract_noun", "out_of", "plural", "not_plural", "rank_hold", "rank_group", "cardinal",
    "preposition", "auxiliary", "pronoun", "conjunction", "determiner", "subordinator", "adverb", "ordinal_noun",
    "time_noun", "index_noun", "ago", "concrete_noun",
)  # fmt: skip
_REACH: Final = 6
_FEW: Final = 10  # two of the towns are no count
_LARGE: Final = Decimal(10000)  # more than a year is
_MEGA, _THOUSAND = Decimal("1e6"), Decimal(1000)
_CLOSED: Final = ("preposition", "auxiliary", "pronoun", "conjunction", "determiner", "subordinator")


class MeasureReader:
    """What stands around a number: currency marks, units and the nouns that it counts."""

    def __init__(
        self,
        page: Page,
        dates: Sequence[DateMention],
        country: str | None,
        named: Collection[str] = (),
        paper: str | None = None,
    ) -> None:
        self.page, self.words = page, page.words
        self.country = (country or "").partition("-")[0]
        self.named, self.paper = named, paper
        language = page.language.language
        self.role = roles(language)
        self.lex = lexicons(language, *_CLASSES)
        self.hedge_before, self.hedge_after = both_sides(language, "hedge")
        self.money_before, self.money_after = both_sides(language, "currency")
        self.closed = page.language.wordset(*_CLOSED)
        self.factors_here = not self.lex["factor_lead"].firsts.isdisjoint(page.known)
        self.reach = 0
        self.anew: dict[str, bool] = {}
        self.shared: dict[tuple[str, ...], str] = {}
        self.led: dict[str, frozenset[str]] = {}
        self.marks: dict[int, tuple[int, Group] | None] = {}
        self.units: dict[tuple[int, int, bool], Measure | None] = {}
        self.taken = bytearray(page.size + 1)
        for when in dates:
            self.taken[when.start : when.stop] = b"\1" * (when.stop - when.start)

    def is_dash(self, i: int) -> bool:
        return i + 1 < self.page.size and self.words[i] in DASHES and self.page.touches(i) and self.page.touches(i + 1)

    def same_sentence(self, i: int, j: int) -> bool:
        return self.page.sentence_of[i] == self.page.sentence_of[j]

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
        if not where:
            plain: str | None = group.get("code")
            return plain
        usual: str | None = group.get("code")
        if self.paper is not None and (self.paper in where or (usual or "").startswith(self.paper)):
            return where.get(self.paper, usual)
        told = self.spelt_out(group, where)
        if self.country and self.country not in where:
            told = None  # C$ beside $ in an Indian paper
        if usual is not None and self.country not in where and (not self.country or self.is_told_anew(usual)):
            if self.is_told_anew(usual) or not any(map(usual.startswith, self.named)):
                usual = self.of_named(where) or usual  # nobody's paper, which names Canada and not the United States
        return told or where.get(self.country, usual) or self.of_named(where)

    def is_told_anew(self, code: str) -> bool:
        """Whether brackets tell sums anew in a currency under its longer mark: $46 million (US$20.4 million)."""
        known = self.anew.get(code)
        if known is None:
            spelt = (f"({code[:2]}{mark}" for mark in "$£"), (f"({mark}{code[:2]}" for mark in "$£")
            known = self.anew[code] = any(one in self.page.text for pair in spelt for one in pair)
        return known

    def of_named(self, where: dict[str, str]) -> str | None:
        """The one currency of those that share a mark which a country named in the text has: dinars, of Jordan."""
        codes = {where[country] for country in self.named if country in where}
        return codes.pop() if len(codes) == 1 else None

    def spelt_out(self, group: Group, where: dict[str, str]) -> str | None:
        """The one code that the text writes a shared mark of out as elsewhere: NZ$ beside $."""
        known = self.shared.get(group.words)
        if known is None:
            codes = {code for code in where.values() for mark in self.spellings(group.words[0], code)}
            known = self.shared[group.words] = codes.pop() if len(codes) == 1 else ""
        return known or None

    def spellings(self, mark: str, code: str) -> list[str]:
        """The longer marks of a currency that the text uses: nz$ for $."""
        longer = [word.upper() for word in longer_marks(self.page.language, mark, code)]
        before = self.letters_before(mark.upper()) if longer else ""
        return [word.lower() for word in longer if word[-len(mark) - 1] in before and self.writes(word)]

    def letters_before(self, mark: str) -> frozenset[str]:
        """What stands right before a mark in the text, as it is written."""
        known = self.led.get(mark)
        if known is None:
            pieces = self.page.text.split(mark)
            known = self.led[mark] = frozenset([piece[-1:] for piece in pieces[:-1]])
        return known

    def writes(self, mark: str) -> bool:
        """Whether the text holds a mark that no letter stands before: S$, which US$ does not hold."""
        text, at = self.page.text, self.page.text.find(mark)
        while at > 0 and text[at - 1].isalpha():
            at = text.find(mark, at + 1)
        return at >= 0

    def money_start(self, number: Number) -> int:
        """The first token of a number with the currency mark before it."""
        mark = self.mark_before(number.start)
        return mark[0] if mark else number.start

    def mark_before(self, i: int) -> tuple[int, Group] | None:
        """The currency mark right before token `i`; letters count only as they are written: R, Rs, KES."""
        if i not in self.marks:
            self.marks[i] = self.find_mark(i)
        return self.marks[i]

    def find_mark(self, i: int) -> tuple[int, Group] | None:
        found = self.money_before.before(self.words, i)
        if found is None:
            return None
        start = found[0]
        if (
            i - start > 1
            and not (self.words[start] in self.role["us_mark"] and self.page.is_capital(start))
            and not all(map(self.page.touches, range(start + 1, i)))
        ):
            found = self.money_before.at(self.words, i - 1)  # a $5 million loan, it cost us $50
            return (i - 1, found[1]) if found is not None and found[0] == i else None
        if self.words[start] == "$" and start and self.page.touches(start) and self.words[start - 1].isalpha():
            return None  # a dollar of a country that nobody knows
        letters = [j for j in range(start, i) if self.words[j].isalpha()]
        if letters and not self.page.is_capital(letters[0]) and self.words[letters[0]] not in self.role["us_mark"]:
            return None
        if letters and letters[-1] == i - 1 and not self.is_code(i - 1, i):
            return None
        if found[1].get("large") and not self.is_large(i):
            return None  # COP 29, COP 2025
        if letters and len(self.words[start]) == 1 and found[1].get("code") is None and self.code(found[1]) is None:
            return None  # P5 and N95 are no money where nobody pays in pula or naira
        return found

    def is_large(self, i: int) -> bool:
        """Whether the number at token `i` is an amount by its size: it has a scale word, or groups of digits."""
        read = digits_at(self.page, i) if is_digits(self.words[i]) else None
        scale = self.lex["scale"].at(self.words, read.stop) if read is not None else None
        return read is not None and (scale is not None or read.value >= _LARGE)

    def is_code(self, j: int, i: int) -> bool:
        """Whether letters are a currency and no word: all in capitals, or right before the digits (Rs 95, KSh 390)."""
        spelt = self.page.slice(j, j + 1)
        if len(spelt) == 1:
            return self.page.touches(i) and spelt.isupper()
        if spelt.islower() and j and self.page.is_capital(j - 1) or self.page.touches(i) and spelt[0].isupper():
            return True  # US dollars 541 million; Rwf58.1b
        return spelt.isupper() or self.words[j] in self.role["money_mark"]

    def measure_before(self, number: Number) -> Measure | None:
        """Money whose mark stands before the number."""
        mark = self.mark_before(number.start)
        if mark is None:
            return None
        code = self.code(mark[1])
        return Measure(mark[0], number.stop, code, "money", Decimal(mark[1].get("times", 1))) if code else None

    def unit_behind(self, number: Number) -> Measure | None:
        """Currency or unit behind the number, or the currency before it."""
        key = number.start, number.stop, number.words
        if key not in self.units:
            found = self.find_unit(number)
            self.units[key] = self.priced(found) if found is not None and found.sort == "money" else found
        return self.units[key]

    def priced(self, money: Measure) -> Measure:
        """Money for one of what goods are traded by as a price: $268.50 a ton, 221.25 euros per tonne, $3.84/lb."""
        j = money.stop
        if j >= self.page.size or self.words[j] not in self.role["for_each"]:
            return money
        unit = self.lex["unit"].at(self.words, j + 1)
        if unit is None or not unit[1].get("bulk"):
            return money
        return replace(money, stop=unit[0], unit=f"{money.unit}/{unit[1]['unit']}", sort="price")

    def find_unit(self, number: Number) -> Measure | None:
        marked = self.measure_before(number)
        if marked is not None:
            after = self.money_after.at(self.words, number.stop)
            agrees = after is not None and self.code(after[1]) == marked.unit
            return replace(marked, stop=after[0]) if after is not None and agrees else marked
        words, stop = self.words, number.stop
        j = stop + self.is_dash(stop)
        money = self.money_after.at(words, j)
        if money is not None and not self.taken[j] and not self.is_small_unit(j, money[0]):
            code = self.code(money[1])
            if code is not None:
                times, end = Decimal(money[1].get("times", 1)), money[0]
                scale = None if number.scaled or number.words else self.lex["scale"].at(words, end)
                if scale is not None and scale[1].get("value") is not None:  # 31.67 USD billion
                    times, end = times * Decimal(scale[1]["value"]), scale[0]
                return Measure(number.start, end, code, "money", times)
        unit = self.lex["unit"].at(words, j)
        if unit is None or self.taken[j] or number.words and unit[0] == j + 1 and len(words[j]) == 1:
            return None
        return self.unit(number, j, *unit)

    def is_small_unit(self, i: int, stop: int) -> bool:
        """Whether letters of a currency are a unit as they are written: 8 million kgs, no soms."""
        return self.lex["unit"].at(self.words, i) is not None and self.page.slice(i, stop).islower()

    def unit(self, number: Number, j: int, stop: int, group: Group) -> Measure | None:
        """A unit of measure behind a number, at tokens `j` to `stop`."""
        spelt = self.page.slice(j, stop)
        single = len(spelt) == 1 and spelt.isalpha()
        if single and (spelt in "WV") != spelt.isupper() or single and self.words[stop : stop + 1] == ["'"]:
            return None
        if single and not self.page.touches(j) and self.page.starts[j] - self.page.ends[j - 1] > 1:
            return None
        times = Decimal(group.get("times", 1)) * (_MEGA if spelt == "Mt" or self.is_mega(number, j, spelt) else ONE)
        sort = {"percent": "percent", "pp": "pp"}.get(group["unit"], "measure")
        return Measure(number.start, stop, group["unit"], sort, times, kitchen=bool(group.get("kitchen")))

    def is_mega(self, number: Number, j: int, spelt: str) -> bool:
        """Whether "mt" is a million tonnes: right behind a number with decimals, as in 25.45mt; not 4.15 million mt."""
        small = number.place is not None and number.place < ONE and number.value < _THOUSAND
        return spelt == "mt" and small and not number.scaled and self.page.touches(j)

    def measure(self, number: Number) -> Measure | None:
        """Currency, unit or counted noun of a number; a fraction is a percentage; else it is plain."""
        if number.fraction and not number.scaled:
            return Measure(number.start, number.stop, "percent", "fraction", HUNDRED)
        found = self.unit_behind(number)
        if found is not None:
            return found
        counter = self.lex["counter_noun"].at(self.words, number.stop)
        if counter is not None and not number.scaled:
            return Measure(number.start, counter[0], "1", "measure") if self.is_of_index(number.stop) else None
        if self.money_after.at(self.words, number.stop) is not None:
            return None  # pesos of a country that nothing tells
        noun = self.counted(number)
        if noun is not None and self.lex["ago"].at(self.words, noun[1]) is not None:
            return None  # two sessions ago
        abstract = noun is not None and self.lex["abstract_noun"].before(self.words, noun[1]) is not None
        if noun is not None and abstract and self.lex["concrete_noun"].before(self.words, noun[1]) is None:
            return None
        if noun is not None:
            some = self.words[number.stop] in self.role["of"] and not number.scaled  # 212 | of the 640 pupils
            return Measure(number.start, number.stop if some else noun[1], "1", "count", noun=noun)
        ahead = self.group_ahead(number)
        if ahead is not None:
            return Measure(number.start, number.stop, "1", "count", noun=ahead)
        return Measure(number.start, number.stop, "1", "plain")

    def is_of_index(self, i: int) -> bool:
        """Whether the points at token `i` are an index's: the KSE-100 index gained 1,054 points."""
        start, stop = self.page.sentences[self.page.sentence_of[i]]
        return self.words[i] in self.role["index_point"] and any(
            word in self.lex["index_noun"].words for word in self.words[start:stop]
        )

    def counted(self, number: Number) -> tuple[int, int] | None:
        """The noun phrase in the plural behind the number, or `None`: 14 South Carolina companies."""
        words, page, j = self.words, self.page, number.stop
        hedged = self.hedge_after.at(words, j + self.is_dash(j))
        if hedged is not None:
            j = hedged[0]
        elif j < len(words) and words[j] in self.role["of"] and number.scaled:
            j += 1
        if self.is_dash(j) and words[j + 1] in self.role["member"] and j + 2 < len(words) and words[j + 2].isalpha():
            return j + 2, self.behind_group(j + 2)  # a 22-member business delegation
        group = self.group_behind(j) or self.owned_behind(number)
        if group is not None:
            return group
        begin = j = j + (page.word(j) in self.role["such"])
        limit = min(len(words), begin + _REACH, page.sentences[page.sentence_of[number.start]][1])
        while j < limit and not self.taken[j]:
            word = words[j]
            if j > begin and (
                word == "-" and page.touches(j) or word in ("&", "'s") or joins_adjectives(page, begin, j)
            ):
                j += 1
                continue
            if word in '“"«‘' and len(word) == 1 and j == begin:
                return None
            if j == begin and page.tags[j] & PAST and self.is_counted_again(j + 1):
                return None  # a delegation of 14 visited two farms
            compound = j + 2 < limit and words[j + 1] == "-" and page.touches(j + 1) and page.touches(j + 2)
            if not compound and (not word[0].isalpha() or word in self.closed):
                return None
            if compound:
                j = self.behind_compound(j, limit)
                if self.words[j - 1] != "-":
                    continue
            if compound or self.is_plural(j):
                while j + 1 < limit and self.is_plural(j + 1) and not self.taken[j + 1]:
                    j += 1
                return None if j == begin and self.is_priced(j) else (begin, j + 1)
            j += 1
        return None

    def is_counted_again(self, i: int) -> bool:
        """Whether a number or an article stands at token `i`."""
        return is_digits(self.page.word(i)) or self.page.word(i) in self.lex["cardinal"].words | self.role["article"]

    def is_priced(self, i: int) -> bool:
        """Whether token `i` is the verb before a sum, and no noun: a table of eight costs $640."""
        if self.words[i] not in self.role["costs"] or i + 2 >= self.page.size:
            return False
        return self.words[i + 1][0].isdigit() or self.money_before.at(self.words, i + 1) is not None

    def behind_group(self, j: int) -> int:
        """The token behind a group's noun: a delegation, a trade and business delegation."""
        known = self.page.language.sets["delegation"]
        for end, word in enumerate(self.words[j : j + _REACH], j):
            if word in known:
                return end + 1
            if not word.isalpha() or word in self.closed and word not in self.role["and"]:
                break
        return j + 1

    def group_behind(self, j: int) -> tuple[int, int] | None:
        """What is counted where the number is some of a group: 1,350 of the 2,000 registered farms."""
        words = self.words
        if j + 3 >= len(words) or words[j] not in self.role["of"] or words[j + 1] not in self.role["group_owner"]:
            return None
        read = digits_at(self.page, j + 2) if is_digits(words[j + 2]) and not self.taken[j + 2] else None
        if read is None or self.lex["scale"].at(words, read.stop) or self.lex["unit"].at(words, read.stop):
            return None
        return self.counted(Number(j + 2, read.stop, read.value, None))

    def owned_behind(self, number: Number) -> tuple[int, int] | None:
        """What is counted where nothing tells of how many the number is some: 17 of its towns, 40 of the farms."""
        j = number.stop
        if number.words and number.value <= _FEW or number.scaled or number.fraction:
            return None
        if self.page.word(j) not in self.role["of"] or self.page.word(j + 1) not in self.role["group_owner"]:
            return None
        return None if is_digits(self.page.word(j + 2)) else self.counted(Number(j + 1, j + 2, ONE, None))

    def group_ahead(self, number: Number) -> tuple[int, int] | None:
        """What is counted where the group opens the sentence: of the 1,400 students (tested in May), 60 are women."""
        words, stop = self.words, number.start - 1
        first = self.page.sentences[self.page.sentence_of[number.start]][0]
        if number.scaled or stop < first + 3 or words[stop] != "," or words[first] not in self.role["of"]:
            return None
        read = digits_at(self.page, first + 2) if is_digits(words[first + 2]) else None
        if read is None or words[first + 1] not in self.role["group_owner"]:
            return None
        noun = self.counted(Number(first + 2, read.stop, read.value, None))
        if noun is None or stop - noun[1] > _REACH:
            return None
        tail = stop == noun[1] or self.page.tags[noun[1]] & (PART | PREP) and "," not in words[noun[1] : stop]
        return noun if tail else None

    def behind_compound(self, j: int, limit: int) -> int:
        """The token behind a hyphenated word, or its last part where that is what is counted: one-to-one meetings."""
        while j + 2 < limit and self.words[j + 1] == "-" and self.page.touches(j + 1):
            j += 2
        short = len(self.words[j]) == 3 and self.words[j].endswith("s") and self.words[j - 1] == "-"  # start-ups
        return j if short or self.is_plural(j) else j + 1

    def is_plural(self, i: int) -> bool:
        """Whether token `i` looks like a noun in the plural."""
        word = self.words[i]
        if word in self.lex["plural"].words:
            return True
        return (
            len(word) > 3
            and word.endswith("s")
            and not word.endswith(("ss", "'s"))
            and word not in self.lex["not_plural"].words
        )
