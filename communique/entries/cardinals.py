"""Plain numbers in digits and in small number words, as exact values with the place of their last written digit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from communique.entries.lexicon import lexicon
from communique.text.page import Page
from communique.text.tags import CONJ, DET, NUM, PREP, PRON, VERB

ONE: Final = Decimal(1)
_SPACE: Final = " \u00a0\u2009\u202f"
_SPACES: Final = str.maketrans("", "", _SPACE)
_LONGEST: Final = 24  # characters of a number; more is a code
_GROUP: Final = re.compile(r"[0-9]{3}(?:[.,][0-9]+)?\Z")
_POINTED: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}\Z")  # thousands, where points part them
_ENGLISH: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})\Z")


@dataclass(slots=True)
class Cardinal:
    """A number up to token `stop`: its value, the place of the last digit written, and whether it is in words."""

    stop: int
    value: Decimal
    place: Decimal
    words: bool = False


def is_digits(word: str) -> bool:
    """Whether a token begins with an ASCII digit."""
    return "0" <= word < ":"


@lru_cache(maxsize=4096)
def parse_comma_digits(token: str) -> tuple[Decimal, Decimal] | None:
    """Value and place of `1.844.036.360,12`, `5,3` or `1 234,5` where a comma stands before decimals."""
    token = token.translate(_SPACES)
    whole, comma, part = token.partition(",")
    if len(token) > _LONGEST or "," in part or comma and not part.isdecimal():
        return None
    if "." in whole and not _is_grouped(whole, "."):
        if comma or whole.count(".") > 1:
            return None
        whole, _, part = whole.partition(".")  # 5.3, written as in English
    whole = whole.replace(".", "")
    return (Decimal(f"{whole}.{part}" if part else whole), ONE.scaleb(-len(part))) if whole.isdecimal() else None


def _parser(page: Page) -> Callable[[str], tuple[Decimal, Decimal] | None]:
    formats = page.language.of("format")
    return parse_comma_digits if formats and formats[0]["decimal"] == "," else parse_digits


@lru_cache(maxsize=4096)
def parse_digits(token: str) -> tuple[Decimal, Decimal] | None:
    """Value and place of `1,234.5`, `1.234.567`, `12,34,567`, `10,5` or `1 234`; `None` for `10.1.2` and the like."""
    token = token.translate(_SPACES)
    if len(token) > _LONGEST:
        return None
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
    words, parse = page.words, _parser(page)
    if parse is parse_digits and _POINTED.match(words[i]) and _groups_by_points(page):
        parse = parse_comma_digits
    parsed = parse(words[i])
    if parsed is None:
        return None
    stop, joined = i + 1, words[i]
    if len(words[i]) <= 3 and words[i].isdecimal() and words[i][0] != "0":
        while joined.isdecimal() and stop < page.size:
            if _is_group(page, stop):
                joined, stop = joined + words[stop], stop + 1
            elif _is_parted(page, i, stop):
                joined, stop = joined + words[stop + 1], stop + 2
            else:
                break
    if stop > i + 1:
        parsed = parse(joined) if parse is parse_comma_digits else parse_digits(joined.replace(",", "."))
    return Cardinal(stop, *parsed) if parsed is not None else None


def _groups_by_points(page: Page) -> bool:
    """Whether a page parts thousands by points: 31.500 students, 1.240 places; not 9.125 percent, not 4,300 too."""
    pointed = [i for i in page.digits if _POINTED.match(page.words[i])]
    other = any(_ENGLISH.match(page.words[i]) for i in page.digits)
    behind = [lexicon(page.language.language, cls) for cls in ("scale", "unit", "percent")]
    scaled = any(page.word(i + 1) == "%" or any(lex.at(page.words, i + 1) for lex in behind) for i in pointed)
    return len(pointed) > 1 and not other and not scaled


def _is_group(page: Page, i: int) -> bool:
    """Whether token `i` is three digits, with decimals or without, behind a single space."""
    gap = page.starts[i] - page.ends[i - 1]
    return gap == 1 and page.text[page.ends[i - 1]] in _SPACE and _GROUP.match(page.words[i]) is not None


def _is_parted(page: Page, first: int, i: int) -> bool:
    """Whether three digits stand behind a comma and a space at token `i`, of a sum with a scale: Rs 31, 800 crore."""
    if i + 2 >= page.size or page.words[i] != "," or not page.touches(i) or not _is_group(page, i + 1):
        return False
    language, words = page.language.language, page.words
    money, scale = lexicon(language, "currency"), lexicon(language, "scale").at(words, i + 2)
    if scale is None:
        return False
    before = first > 0 and any(money.before(words, k) for k in (first, first - (words[first - 1] == ".")))
    return before or money.at(words, scale[0]) is not None


def small_words_at(page: Page, i: int) -> Cardinal | None:
    """The number below a hundred in words at token `i`: seven, twenty-five, twenty five."""
    known = lexicon(page.language.language, "cardinal")
    found = known.at(page.words, i)
    if found is None:
        return None
    stop, group = found
    value = int(group["value"])
    if value >= 20:
        dash = stop < page.size and page.words[stop] == "-"
        unit = known.at(page.words, stop + dash)
        if unit is not None and 0 < int(unit[1]["value"]) < 10:
            stop, value = unit[0], value + int(unit[1]["value"])
    return Cardinal(stop, Decimal(value), ONE, words=True)


def count_before(page: Page, i: int) -> tuple[int, Decimal] | None:
    """The first token and the value of the longest plain number that ends right before token `i`, or `None`."""
    for first in range(max(0, i - 3), i):
        found = digits_at(page, first) if is_digits(page.words[first]) else small_words_at(page, first)
        if found is not None and found.stop == i:
            return first, found.value
    return None


def joins_adjectives(page: Page, begin: int, j: int) -> bool:
    """Whether a joining word at token `j` joins two adjectives, the first at `begin`: 80 | small and large firms."""
    if j != begin + 1 or not (page.tags[j] & CONJ and page.is_a(j, "joiner")):
        return False
    if page.is_capital(begin) and page.is_capital(j + 1):
        return page.word(j + 2).isalpha() and not page.is_capital(j + 2)
    plain = not (page.tag(begin) | page.tag(j + 1)) & (VERB | PREP | DET | NUM | PRON)
    return plain and page.word(j + 1).isalpha() and not page.word(begin).endswith("s")
