"""Plain numbers in digits and in small number words, as exact values with the place of their last written digit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from communique.entries.lexicon import lexicon
from communique.text.page import Page

ONE = Decimal(1)
_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f")


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number up to token `stop`: its value, the place of the last digit written, and whether it is in words."""

    stop: int
    value: Decimal
    place: Decimal
    words: bool = False


def is_digits(word: str) -> bool:
    """Whether a token begins with an ASCII digit."""
    return "0" <= word < ":"


def parse_digits(token: str) -> tuple[Decimal, Decimal] | None:
    """Value and place of `1,234.5`, `1.234.567`, `12,34,567`, `10,5` or `1 234`; `None` for `10.1.2` and the like."""
    token = token.translate(_SPACES)
    if token.isdecimal():
        return Decimal(token), ONE
    dots, commas = token.count("."), token.count(",")
    if dots and commas:
        decimal = "." if token.rfind(".") > token.rfind(",") else ","
        if token.count(decimal) > 1:
            return None
        whole, _, part = token.rpartition(decimal)
        if not _is_grouped(whole, "," if decimal == "." else "."):
            return None
    elif dots == 1 or commas == 1 and not _is_grouped(token, ","):
        whole, _, part = token.partition("." if dots else ",")
    else:
        mark = "." if dots else ","
        whole, part = token, ""
        if not _is_grouped(whole, mark):
            return None
    whole = whole.replace(",", "").replace(".", "")
    if not whole.isdecimal() or part and not part.isdecimal():
        return None
    return Decimal(f"{whole}.{part}" if part else whole), ONE.scaleb(-len(part))


def _is_grouped(token: str, mark: str) -> bool:
    """Whether the marks part groups of three digits, or of two before a last one of three as in India."""
    first, *groups = token.split(mark)
    if not groups:
        return True
    if not 1 <= len(first) <= 3 or len(groups[-1]) != 3 or first[0] == "0":
        return False
    return all(len(g) == 3 for g in groups) or all(len(g) == 2 for g in groups[:-1]) and len(first) <= 2


def digits_at(page: Page, i: int) -> Cardinal | None:
    """The number in digits at token `i`, groups of three behind single spaces included (4 318)."""
    words, starts, ends = page.words, page.starts, page.ends
    parsed = parse_digits(words[i])
    if parsed is None:
        return None
    stop = i + 1
    if len(words[i]) <= 3 and parsed[1] == ONE and parsed[0]:
        joined = words[i]
        while (
            stop < len(words)
            and len(words[stop]) >= 3
            and starts[stop] == ends[stop - 1] + 1
            and page.text[starts[stop] - 1] in " \u00a0\u202f\u2009"
            and is_digits(words[stop])
            and (
                len(words[stop]) == 3
                and words[stop].isdecimal()
                or words[stop][3] in ",."
                and words[stop].count(words[stop][3]) == 1
            )
        ):
            joined += words[stop]
            stop += 1
            if not words[stop - 1].isdecimal():
                break
        if stop > i + 1:
            parsed = parse_digits(joined) if joined.isdecimal() else _spaced(joined)
            if parsed is None:
                return None
    return Cardinal(stop, parsed[0], parsed[1])


def _spaced(joined: str) -> tuple[Decimal, Decimal] | None:
    """Value and place of space-grouped digits with decimals: `1 234,5` is 1234.5."""
    return parse_digits(joined.replace(",", "."))


def small_words_at(page: Page, i: int) -> Cardinal | None:
    """The number below a hundred in words at token `i`: seven, twenty-five, twenty five."""
    known = lexicon(page.language.language, "cardinal")
    found = known.at(page.words, i)
    if found is None:
        return None
    stop, group = found
    value = int(group["value"])
    if value >= 20:
        dash = stop < len(page.words) and page.words[stop] == "-"
        unit = known.at(page.words, stop + dash)
        if unit is not None and 0 < int(unit[1]["value"]) < 10:
            stop, value = unit[0], value + int(unit[1]["value"])
    return Cardinal(stop, Decimal(value), ONE, words=True)


def count_at(page: Page, i: int) -> Cardinal | None:
    """A whole number in digits or small words at token `i`, or `None`."""
    if i >= len(page.words):
        return None
    found = digits_at(page, i) if is_digits(page.words[i]) else small_words_at(page, i)
    return found if found is not None and found.place == ONE else None


def count_before(page: Page, i: int) -> tuple[int, Decimal] | None:
    """The first token and the value of the longest plain number that ends right before token `i`, or `None`."""
    for first in range(max(0, i - 3), i):
        found = digits_at(page, first) if is_digits(page.words[first]) else small_words_at(page, first)
        if found is not None and found.stop == i:
            return first, found.value
    return None
