"""Quantities of a Russian text: the common reader of numbers with Russian numerals, counted nouns and ranks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import ClassVar, Final

from communique.entries.cardinals import digits_at, is_digits
from communique.entries.date_mentions import DateMention
from communique.entries.lexicon import lexicon
from communique.entries.number_words import exact_share
from communique.entries.numbers import QuantityReader
from communique.entries.quantities import DASHES, ONE, Number, Quantity
from communique.entries.ru.grammar import Grammar
from communique.text.page import Match
from communique.text.russian import GEN, NOM
from communique.words.load import Group, Words

_LARGE: Final = 100_000  # halves of these are about so much: полмиллиона
_REACH: Final = 7  # tokens from a number to the noun that it counts


@cache
def _decimals(language: Words, cls: str, field: str = "value") -> dict[str, Decimal]:
    """What each word of a class counts."""
    return {word: Decimal(g[field]) for g in language.of(cls) if field in g for word in g.words}


class RussianQuantities(QuantityReader):
    """One pass over the numbers of a Russian page."""

    anchors: ClassVar[tuple[str, ...]] = (
        "cardinal",
        "fraction",
        "multiple",
        "dozen",
        "scale",
        "halfscale",
        "oneandhalf",
    )

    def __init__(self, grammar: Grammar, dates: Sequence[DateMention], country: str | None) -> None:
        super().__init__(grammar.page, dates, country)
        self.grammar = grammar
        language = grammar.page.language
        self.cardinals, self.halves = _decimals(language, "cardinal"), _decimals(language, "halfscale")
        self.one_and_half = language.wordset("oneandhalf")
        self.endings = language.wordset("ending")
        self.times_nouns = language.wordset("timenoun")
        self.changes = lexicon(language.language, "change")
        self.sets = grammar.sets
        self.plural_endings = tuple(self.sets.scale_plural)
        self.between: dict[int, str] = {}  # the hedges that part numbers from their scale or unit
        self.pair = 0, 0  # the tokens between two levels that are being read
        self.sizes = _decimals(language, "top", "size")

    def number(self, i: int) -> Number | None:
        """Also one with its ending, or with a hedge in it: около 20-ти предприятий, 120 с лишним млн."""
        found = super().number(i)
        if found is not None and (hedged := self.hedge_after.at(self.words, found.stop)) is not None:
            found = self._with_hedge(found, *hedged)
        if found is not None and not found.words and not found.scaled and found.place == ONE and self._with_half(found):
            half = replace(found, stop=found.stop + 2, value=found.value + Decimal("0.5"), place=Decimal("0.1"))
            scale = self.lex["scale"].at(self.words, half.stop)
            return self.scaled_words(half, scale) if scale else half
        if found is None or found.scaled or found.stop + 1 >= len(self.words) or self.words[found.stop] not in DASHES:
            return found
        ending = self.page.touches(found.stop) and self.page.touches(found.stop + 1)
        counted = ending and self.grammar.forms[found.stop + 1] in self.sets.count_ending
        return replace(found, stop=found.stop + 2, place=None) if counted and found.place == ONE else found

    def _with_hedge(self, number: Number, stop: int, group: Group) -> Number:
        """A number with the hedge behind it where its scale, currency or "раза" follows: три с лишним раза."""
        scale = self.lex["scale"].at(self.words, stop) if not number.scaled and not number.fraction else None
        behind = self.money_after.at(self.words, stop) or self.lex["times_word"].at(self.words, stop)
        if scale is None and behind is None:
            return number
        self.between[number.start] = group["hedge"]
        if scale is None:
            return replace(number, stop=stop)
        return replace(self.scaled_words(number, scale), words=number.words)

    def hedge(self, start: int, stop: int, number_stop: int | None = None) -> tuple[int, int, str]:
        """Also one that stands between a number and its scale or unit."""
        first, last, hedge = super().hedge(start, stop, number_stop)
        return first, last, self.between.get(start, hedge) if hedge == "exact" else hedge

    # --- numbers in words

    def in_words(self, i: int) -> Number | None:
        """Двадцать пять тысяч, полтора миллиарда, полмиллиарда, две трети, четверть, десятки (no number)."""
        words = self.words
        if words[i] in self.halves:
            value = self.halves[words[i]]
            return Number(i, i + 1, value, None, words=True, scaled=True, fraction=value >= _LARGE)
        if words[i] in self.one_and_half:
            number = Number(i, i + 1, Decimal("1.5"), Decimal("0.1"), words=True)
            scale = self.lex["scale"].at(words, i + 1)
            return self.scaled_words(number, scale) if scale else number
        fraction = self.lex["fraction"].at(words, i)
        if fraction is not None and i and words[i - 1] in self.sets.which_half:
            return None  # во второй половине дня
        if fraction is not None:
            return self._share(i, i, fraction[0], ONE, str(fraction[1]["value"]))
        if self.lex["scale"].at(words, i) or self.lex["dozen"].at(words, i):
            return self._one_scale(i)
        if words[i] not in self.cardinals:
            return None
        value, stop = self._compound(i)
        if words[stop : stop + 1] and words[stop] in self.sets.with_word and self._is_half(stop + 1):
            return Number(i, stop + 2, value + Decimal("0.5"), Decimal("0.1"), words=True)  # в два с половиной раза
        part = self.lex["fraction"].at(words, stop)
        if part is not None and not part[1].get("sign") and value < 10:
            return self._share(i, stop, part[0], value, str(part[1]["value"]))
        number = Number(i, stop, value, ONE, words=True)
        scale = self.lex["scale"].at(words, stop) or self.lex["dozen"].at(words, stop)
        if scale is not None:
            return self.scaled_words(number, scale)
        if value == 1 and self.unit_behind(number) is None:
            return None
        return replace(number, place=None)

    def _with_half(self, number: Number) -> bool:
        """Whether "с половиной" stands behind a number."""
        stop = number.stop
        return stop + 1 < len(self.words) and self.words[stop] in self.sets.with_word and self._is_half(stop + 1)

    def _is_half(self, i: int) -> bool:
        found = self.lex["fraction"].at(self.words, i) if i < len(self.words) else None
        return found is not None and str(found[1]["value"]) == "1/2"

    def _one_scale(self, i: int) -> Number | None:
        """Миллион рублей, тысяча человек, десяток стран: one of them, where it stands in the singular."""
        scale = self.lex["scale"].at(self.words, i) or self.lex["dozen"].at(self.words, i)
        assert scale is not None
        plural = self.grammar.is_plural(i) and not self.grammar.has_case(i, GEN)
        if plural or self.grammar.forms[i].endswith(self.plural_endings) and not self._is_one_hedged(i):
            return None
        return self.scaled_words(Number(i, i, ONE, ONE, words=True), scale)

    def _is_one_hedged(self, i: int) -> bool:
        """Whether a form that may be many is one behind a hedge with the genitive: более сотни, около тысячи."""
        return self.grammar.has_case(i, GEN) and self.grammar.has_case(i, NOM) and self.before(i)[1] != "exact"

    def _compound(self, i: int) -> tuple[Decimal, int]:
        """Сто двадцать пять: numerals that go down."""
        value, stop = self.cardinals[self.words[i]], i + 1
        last = value
        while stop < len(self.words) and self.words[stop] in self.cardinals:
            following = self.cardinals[self.words[stop]]
            if not following < last or last < 20 or following >= 10 ** (len(str(int(last))) - 1):
                break
            value, last, stop = value + following, following, stop + 1
        return value, stop

    def _share(self, start: int, at: int, stop: int, count: Decimal, value: str) -> Number | None:
        """A share of a whole: треть, две трети; половина миллиарда is a number."""
        share = count * exact_share(Fraction(value))
        scale = self.lex["scale"].at(self.words, stop)
        if scale is not None:
            return Number(
                start, scale[0], share * Decimal(scale[1]["value"]), None, words=True, scaled=True, fraction=True
            )
        if at == start and value != "1/2" and self._is_ordinal_use(start, stop):
            return None
        if at == start < stop - 1 and (self.page.is_a(stop, "time_unit") or self.page.is_a(stop, "weekday")):
            return None  # каждый третий год
        return Number(start, stop, share, None, words=True, fraction=True) if share <= 1 else None

    def _is_ordinal_use(self, start: int, stop: int) -> bool:
        """Whether an ordinal only stands where a share could: пятая встреча."""
        return self.grammar.pos(start) == "ADJF" and stop == start + 1

    # --- what is counted

    def counted(self, number: Number) -> tuple[int, int] | None:
        """The noun phrase behind the number: 25 стран, 14 белорусских предприятий, 120 автобусов большого класса."""
        words, grammar, j = self.words, self.grammar, number.stop
        limit = min(len(words), j + _REACH, self.page.sentences[self.page.sentence_of[number.start]][1])
        hedged = self.hedge_after.at(words, j)
        j = hedged[0] if hedged else j
        begin = j
        while j < limit and not self.taken[j]:
            if grammar.pos(j) == "NOUN":
                if words[j] in self.times_nouns or words[j] in self.sets.no_thing:
                    return None
                end = j + 1
                while end + 1 < limit and words[end] == "-" and self.page.touches(end) and self.page.touches(end + 1):
                    end += 2
                return begin, end
            if grammar.pos(j) not in ("ADJF", "PRTF") and words[j] != "-":
                return None
            j += 1
        return None

    # --- hedges

    def before(self, start: int) -> tuple[int, str]:
        """The hedge before a number; "до" behind a verb of change names the level reached, and "от" a list's begin."""
        first, hedge = super().before(start)
        if first < start and hedge == "most" and self.words[first] in self.sets.until_word and self._is_reached(first):
            return start, "exact"
        if hedge == "least" and self.words[first] in self.sets.from_word and self._is_source(first):
            return start, "exact"
        if (
            hedge == "most"
            and self.words[first] in self.sets.less_word
            and first > 0
            and self.words[first - 1] in self.sets.not_word
        ):
            return first - 1, "least"
        return first, hedge

    def two_levels(self, first: Number, last: Number) -> list[Quantity]:
        """The levels that a change goes from and to; "до" before the second is no hedge, however far the verb."""
        self.pair = first.stop, last.start
        found = super().two_levels(first, last)
        self.pair = 0, 0
        return found

    def _is_reached(self, i: int) -> bool:
        if self.pair[0] <= i < self.pair[1]:
            return True
        start = self.page.sentences[self.page.sentence_of[i]][0]
        set_off = i > start and (self.words[i - 1] == "," or self.words[i - 1] in DASHES)
        low = start if set_off else max(start, i - 9)  # вырос на 8 % к прошлому году – до 12 млрд
        return any(self.page.match_at("change", k) or self.page.is_a(k, "targetverb") for k in range(low, i))

    def _is_source(self, i: int) -> bool:
        return i > 0 and self.words[i - 1] in self.sets.source_word

    def times(self, number: Number) -> Quantity | None:
        """В 1,6 раза, в три раза, в полтора раза: the factor less one."""
        found = super().times(number)
        if found is None:
            return None
        start = number.start
        earlier = self.number(start - 2) if start > 1 and self.words[start - 1] in DASHES else None
        if earlier is not None and earlier.stop == start - 1 and earlier.value < number.value:  # в 2–3 раза
            low, high = ((one.value - 1) * 100 for one in (earlier, number))
            found = replace(found, start=earlier.start, first=earlier.start, low=low, high=high, hedge="range")
        if found.first and self.words[found.first - 1] in self.sets.in_word:
            found = replace(found, first=found.first - 1)
        return found

    # --- what is no quantity

    def is_name(self, number: Number) -> bool:
        """Whether the number is an ordinal, a name or a part of a longer token."""
        words, stop = self.words, number.stop
        if stop + 1 < len(words) and words[stop] in DASHES and self.page.touches(stop) and self.page.touches(stop + 1):
            if self.grammar.forms[stop + 1] in self.endings or self.grammar.pos(stop + 1) == "ADJF":
                return True
        return super().is_name(number)

    def is_labelled(self, number: Number) -> bool:
        """Whether a label stands right before the number: № 5, статья 12, БЕЛАЗ-75600."""
        i = number.start
        if number.scaled or number.place != ONE or self.unit_behind(number) is not None:
            return False
        if i and self.words[i - 1] in (".", ":") and i > 1 and self.lex["label"].before(self.words, i - 1):
            return True
        if self.lex["label"].before(self.words, i) is not None:
            return True
        written = self.page.slice(i - 1, i) if i else ""
        return written.isalpha() and written.isupper() and len(written) > 1 and self.counted(number) is None

    # --- ranks

    def ranks(self) -> list[Quantity]:
        """На третьем месте, занимает 5-е место, третий по величине, в десятке лидеров, один из трёх лидеров."""
        found = []
        for match in self.page.of("rank_place"):
            rank = self._at_place(match)
            if rank:
                found.append(rank)
        for match in self.page.of("top"):
            rank = self._in_group(match)
            if rank:
                found.append(rank)
        for rank in found:
            self.taken[rank.start : rank.stop] = b"\1" * (rank.stop - rank.start)
        return found

    def _at_place(self, match: Match) -> Quantity | None:
        i = match.start
        words = self.words
        start, value = i - 1, None
        if i and (known := self.lex["ordinal"].before(words, i)):
            start, value = known[0], Decimal(known[1]["value"])
        elif i > 2 and words[i - 2] == "-" and is_digits(words[i - 3]):
            read = digits_at(self.page, i - 3)
            start, value = i - 3, read.value if read else None
        elif i and is_digits(words[i - 1]):
            read = digits_at(self.page, i - 1)
            value = read.value if read else None
        if value is None or value > 300 or not self._holds(start, match.stop):
            return None
        first = start - (words[start - 1] in self.sets.in_or_on)
        return Quantity(first, match.stop, first, match.stop, value, value, "exact", "1", "rank", number=start)

    def _holds(self, start: int, stop: int) -> bool:
        low = max(self.page.sentences[self.page.sentence_of[start]][0], start - 8)
        held = any(self.words[k] in self.sets.hold_verb for k in range(low, start))
        among = stop < len(self.words) and self.words[stop] in self.sets.among_word
        return held or self.words[start - 1] in self.sets.on_word and among

    def _in_group(self, match: Match) -> Quantity | None:
        word, words = self.words[match.start], self.words
        value = self.sizes.get(word)
        stop = match.stop
        if word in self.sets.top_word:
            k = stop + (words[stop : stop + 1] == ["-"])
            read = digits_at(self.page, k) if k < len(words) and is_digits(words[k]) else None
            if read is None:
                return None
            value, stop = read.value, read.stop
        first = match.start - (match.start > 0 and words[match.start - 1] in self.sets.in_word)
        if words[match.start - 1] in self.sets.ranking_noun and match.start:
            return None  # список топ-10 стран
        if value is None or first == match.start and word not in self.sets.top_word:
            return None
        if stop < len(words) and words[stop] in self.sets.leader_noun:
            stop += 1
        return Quantity(first, stop, first, stop, ONE, value, "range", "1", "rank", number=match.start)
