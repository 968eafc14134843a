"""Ranks: third largest, ranks fifth, among the five largest, one of three leaders, the top ten."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from communique.entries.cardinals import digits_at, is_digits, small_words_at
from communique.entries.number_words import NumberReader
from communique.entries.quantities import DASHES, ONE, Number, Quantity
from communique.text.page import Match

_RANKS: Final = ("superlative", "rank_verb", "rank_place", "rank_leaders", "rank_noun")
_OPENING: Final = 9  # tokens of a group that opens its sentence


class RankReader(NumberReader):
    """The ranks of a page."""

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

    def rank(self, match: Match) -> Quantity | None:
        """Third largest, ranks fifth, in second place, among the five largest, one of three leaders, the top ten."""
        i, cls = match.start, match.group.cls
        words = self.words
        if cls == "superlative" and words[i] == "top" and self.ordinal_before(i) is None:
            return self.top(match)
        if cls == "rank_noun":
            return self.listed(match)
        j = i - 1 if i and words[i - 1] in DASHES else i
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
            if (
                found is None
                or self.is_idiom(found[0])
                or self.lex["rank_hold"].before(words, found[0] - (words[found[0] - 1] in self.role["the"])) is None
            ):
                return None
            return self.place(found[0], match.stop, found[1])
        at = self.ordinal_at(match.stop + (match.stop < len(words) and words[match.stop] in self.role["the"]))
        at = at or self.numbered_at(match.stop)
        return self.place(match.start, at[0], at[1]) if at is not None else None

    def numbered_at(self, j: int) -> tuple[int, int] | None:
        """Where the number of a place ends, and which it is: ranks | No. 2, number three."""
        if self.page.word(j) not in self.role["place_number"]:
            return None
        j += 1 + (self.page.word(j + 1) == ".")
        word = self.page.word(j)
        if word.isdecimal() and len(word) <= 3:
            return j + 1, int(word)
        small = small_words_at(self.page, j) if j < self.page.size else None
        return (small.stop, int(small.value)) if small is not None else None

    def listed(self, match: Match) -> Quantity | None:
        """A place without a superlative in a list of places: its largest partner, 12th export market and 7th buyer."""
        found = self.ordinal_before(match.start)
        if found is None:
            return None
        start = self.page.sentences[self.page.sentence_of[match.start]][0]
        told = any(start <= m.start < found[0] for m in self.page.of("superlative"))
        return self.place(found[0], match.start, found[1]) if told else None

    def is_idiom(self, i: int) -> bool:
        """Whether "in the first place" at token `i` ranks nothing: what began the dispute in the first place."""
        words = self.words
        if words[i] not in self.role["first"] or words[i - 1] not in self.role["the"]:
            return False
        j = i - 2
        if j < 1 or words[j] not in self.role["in"]:
            return False
        while j > 1 and words[j - 1] in self.lex["adverb"].words:
            j -= 1
        return words[j - 1] not in self.role["placed"]

    def place(self, start: int, stop: int, rank: int) -> Quantity:
        x = Decimal(rank)
        return Quantity(start, stop, start, stop, x, x, "exact", "1", "rank", number=start)

    def ordinal_before(self, j: int) -> tuple[int, int] | None:
        """First token and value of the ordinal that ends before token `j`: third, 3rd."""
        found = self.lex["ordinal"].before(self.words, j)
        if found is not None:
            return found[0], found[1]["value"]
        if j > 1 and self.words[j - 1] in self.lex["day_suffix"].words and self.words[j - 2].isdecimal():
            return j - 2, int(self.words[j - 2])
        return None

    def ordinal_at(self, j: int) -> tuple[int, int] | None:
        found = self.lex["ordinal"].at(self.words, j)
        if found is not None:
            return found[0], found[1]["value"]
        if j + 1 < len(self.words) and self.words[j].isdecimal() and self.words[j + 1] in self.lex["day_suffix"].words:
            return j + 2, int(self.words[j])
        return None

    def one_of(self, j: int, stop: int) -> Quantity | None:
        """Among the five largest, one of Russia's three leaders: a rank from 1 to the number."""
        words = self.words
        for first in (j - 1, j - 3):
            read = None
            if first > 0:
                read = digits_at(self.page, first) if is_digits(words[first]) else small_words_at(self.page, first)
            if read is None or read.value < 2 or read.stop not in (j, j - 1):
                continue
            group = self.group_before(first)
            if group is not None and not self.opens_sentence(group):
                return Quantity(group, stop, group, stop, ONE, read.value, "range", "1", "rank", number=first)
        return None

    def group_before(self, i: int) -> int | None:
        """The first token of "one of", "among" or "in the" close before token `i` in its sentence, or `None`."""
        for k in range(i, max(i - 7, 0), -1):
            found = self.lex["rank_group"].before(self.words, k)
            if (
                found is not None
                and self.same_sentence(found[0], i)
                and (self.words[found[0]] not in self.role["in"] or self.page.word(found[0] + 1) in self.role["the"])
            ):
                return found[0]
        return None

    def opens_sentence(self, i: int) -> bool:
        """Whether token `i` opens its sentence, so that it ranks nobody: among the 20 largest partners, six …"""
        first, last = self.page.sentences[self.page.sentence_of[i]]
        opens = i <= first and (self.words[i] in self.role["the"] or "," in self.words[i : min(last, i + _OPENING)])
        return opens and last - first > _OPENING

    def top(self, match: Match) -> Quantity | None:
        """Among the top ten, one of the top five, in the top 3."""
        read_at = match.stop
        if read_at >= len(self.words):
            return None
        word = self.words[read_at]
        read = digits_at(self.page, read_at) if is_digits(word) else small_words_at(self.page, read_at)
        if read is None or read.value < 2 or self.lex["unit"].at(self.words, read.stop):
            return None
        group = self.group_before(match.start)
        if group is None or self.opens_sentence(group):
            return None
        noun = self.counted(Number(read_at, read.stop, read.value, None))
        stop = noun[1] if noun else read.stop
        return Quantity(group, stop, group, stop, ONE, read.value, "range", "1", "rank", number=read_at)
