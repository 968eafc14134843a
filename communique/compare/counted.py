"""How much of a promise is done: numbers with what they count, and shares such as "18 of the 60" or "half of it"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from communique.compare.vocabulary import Vocabulary, concept_of, vocabulary

_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_JOINS = frozenset("-–%'’")
_COUNTS = 5  # words behind a number that may say what it counts
_PEOPLE, _NAME = 4, 5  # words behind a number in which people are named; letters of what people of a place are called
_HUNDRED = 100
_TENS = 20  # from here on a number word may go on behind a hyphen: twenty-four


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in a text, the words behind it as concepts, its place among the tokens, a sign of money."""

    value: float
    of: frozenset[str]
    at: int
    stop: int = 0
    signed: bool = False


def find_numbers(words: list[str], language: str) -> list[Number]:
    """The numbers of a text with the words that follow each."""
    return list(_numbers_of(tuple(words), language))


@lru_cache(maxsize=4096)
def _numbers_of(words: tuple[str, ...], language: str) -> list[Number]:
    known = vocabulary(language)
    numbers = known.numbers
    found: list[Number] = []
    n = 0
    while n < len(words):
        low = words[n].casefold()
        if not words[n][0].isdigit() and low not in numbers and low not in known.scales:
            n += 1
            continue
        value, stop = read_number(words, n, language)
        if value is None:
            n += 1
            continue
        after = list(takewhile(lambda w: w[0].isalnum() or w in _JOINS, words[stop : stop + _COUNTS]))
        verb = next((k for k, w in enumerate(after) if k and w.casefold() in known.auxiliaries), len(after))
        after = after[:verb]  # the two sides will start flights
        of = frozenset(concept_of(w, language) for w in after if w[0].isalpha() and w.casefold() not in known.small)
        found.append(Number(value, of, n, stop, n > 0 and unicodedata.category(words[n - 1][-1]) == "Sc"))
        n = stop
    return found


def read_number(words: Sequence[str], n: int, language: str) -> tuple[float | None, int]:
    """The number that begins at word `n` and where it ends; `None` where there is none."""
    known = vocabulary(language)
    word = words[n].casefold()
    value = _digits(word) if word[0].isdigit() else known.numbers.get(word)
    if value is None and word in known.scales:
        value = 1.0  # a dozen, a hundred and twenty
        n -= 1
    if value is None:
        return None, n
    if value >= _TENS and not word[0].isdigit() and "".join(words[n + 1 : n + 2]) == "-" and n + 2 < len(words):
        more = known.numbers.get(words[n + 2].casefold())
        if more is not None:
            value, n = value + more, n + 2
    n += 1
    while n < len(words) and words[n].casefold() in known.scales:
        value, n = value * known.scales[words[n].casefold()], n + 1
    return _with_rest(value, words, n, known)


def _with_rest(value: float, words: Sequence[str], n: int, known: Vocabulary) -> tuple[float, int]:
    """Three hundred *and ten*: the value with what a small number behind "and" adds."""
    joined = n + 1 < len(words) and words[n].casefold() in known.set_of("number_and")
    rest = known.numbers.get(words[n + 1].casefold()) if joined else None
    if rest is None or value < _HUNDRED or value % _HUNDRED or rest >= _HUNDRED:
        return value, n
    return value + rest, n + 2


def _digits(word: str) -> float | None:
    try:
        return float(word.replace(",", "") if _GROUPED.fullmatch(word) else word.replace(",", "."))
    except ValueError:
        return None


def share_said(words: list[str], language: str) -> str | None:
    """ "31 of the 84 kilometers", "half of the money", "five out of the twelve": the words, or `None`."""
    known = vocabulary(language)
    low = [w.casefold() for w in words]
    for n, word in enumerate(low):
        if word not in known.set_of("of_word") or n == 0:
            continue
        before = n - 1 if low[n - 1] in known.set_of("out_word") and n > 1 else n
        start, value = _number_before(words, before, language)
        if start and low[start - 1] in known.set_of("every_word"):
            continue  # every one of the 60
        share = low[before - 1] in known.set_of("share_word")
        if value is None and not share:
            continue
        after = _behind_articles(low, n + 1, known)
        total = read_number(words, after, language)[0] if after < len(words) else None
        if total is not None and value is not None and value < total:
            return " ".join(words[start : after + 1])
        if share and after > n + 1:
            return " ".join(words[max(0, before - 2) : after + 1])
        if value == 1 and after > n + 1:
            return " ".join(words[start : after + 2])
    return None


def share_behind(words: list[str], totals: frozenset[float], language: str) -> str | None:
    """ "Nine nurses graduated in March, out of the sixteen who came": the two numbers; the total one of `totals`."""
    known = vocabulary(language)
    low = [w.casefold() for w in words]
    for n in range(1, len(low) - 1):
        if low[n] not in known.set_of("of_word") or low[n - 1] not in known.set_of("out_word"):
            continue
        total, _ = _first_number(words, _behind_articles(low, n + 1, known), language)
        less = [x for x in find_numbers(words[:n], language) if total is not None and 1 < x.value < total]
        if less and total in totals:
            return f"{plain(less[-1].value)} {low[n]} {plain(total)}"
    return None


def order_said(words: list[str], language: str) -> str | None:
    """ "The first of the three scanners": the words, where one of so many is told of, and no more."""
    known = vocabulary(language)
    low = [w.casefold() for w in words]
    for n in range(1, len(low) - 1):
        if low[n] not in known.set_of("of_word") or low[n - 1] not in known.ordinals:
            continue
        after = _behind_articles(low, n + 1, known)
        total = read_number(words, after, language)[0] if after < len(words) else None
        if total is not None and known.ordinals[low[n - 1]] < total:
            return " ".join(words[n - 1 : after + 1])
    return None


def _behind_articles(low: list[str], n: int, known: Vocabulary) -> int:
    while n < len(low) and low[n] in known.set_of("total_article"):
        n += 1
    return n


def share_before(words: list[str], language: str) -> str | None:
    """ "Of the 60 carriages …, 18 left": the two numbers, or `None`."""
    known = vocabulary(language)
    low = [w.casefold() for w in words]
    for n, word in enumerate(low[:-2]):
        if word not in known.set_of("of_word") or low[n + 1] not in known.set_of("total_article"):
            continue
        if n and (low[n - 1].isalnum() and low[n - 1] not in known.set_of("complement_mark")):
            continue
        total, stop = _first_number(words, n + 2, language)
        if total is None:
            continue
        less = [x for x in find_numbers(words, language) if x.at >= stop and x.value < total]
        if less:
            return f"{plain(less[0].value)} {word} {plain(total)}"
    return None


def _first_number(words: list[str], n: int, language: str) -> tuple[float | None, int]:
    """The number at word `n`, a sign of money before it or not."""
    for start in (n, n + 1):
        if start < len(words):
            value, stop = read_number(words, start, language)
            if value is not None:
                return value, stop
    return None, n


def _number_before(words: list[str], n: int, language: str) -> tuple[int, float | None]:
    """The longest number that ends before word `n`: where it begins, and its value."""
    for start in range(max(0, n - 4), n):
        value, stop = read_number(words, start, language)
        if value is not None and stop == n:
            return start, value
    return n, None


def plain(value: float) -> str:
    """A number as it is written: 1,200 or 2.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def find_people(words: list[str], language: str) -> list[Number]:
    """The numbers of a text that count people: ten young Fijians, eighteen men and women."""
    nouns = vocabulary(language).set_of("people_noun")
    return [number for number in find_numbers(words, language) if _counts_people(words, number, nouns)]


def _counts_people(words: list[str], number: Number, nouns: frozenset[str]) -> bool:
    after = list(takewhile(lambda w: w[0].isalnum(), words[number.stop : number.stop + _PEOPLE]))
    plural = any(w[:1].isupper() and w.endswith("s") and not w.endswith("ss") and len(w) > _NAME for w in after[:2])
    return not number.signed and number.value >= 1 and (plural or any(w.casefold() in nouns for w in after))
