"""Amounts of a Russian report that leave out what they count: against 44 million, 19 of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from communique.entries.quantities import HUNDRED, Quantity
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS

_LARGE: Final = 1000  # amounts without a currency of their own
_TEN: Final = Decimal(10)  # the largest whole whose parts are counted in words
_NUMBERED: Final = 12  # tokens from "число" to the number
_SCALED: Final = 1_000_000  # amounts that are money where the ones before them are
_LENT = frozenset(("t", "ha"))  # units that an amount behind "против" leaves out


def with_units(context: RussianContext, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, those without a unit in that of the one before: $61 млн против 44 млн, из них 40 млн."""
    found: list[Quantity] = []
    for q in quantities:
        if q.words and found and (part := _part(context, found[-1], q)):
            found[-1] = part
            continue
        if q.sort == "plain":
            q = _numbered(context, q) or _predicated(context, q) or (_whole(context, q, found) if found else q)
        found.append(q)
    return found


def _part(context: RussianContext, part: Quantity, whole: Quantity) -> Quantity | None:
    """Two numbers in words as a share: три судна из четырёх, семь из десяти."""
    if part.stop != whole.start - 1 or context.page.word(part.stop) not in context.grammar.sets.out_of:
        return None
    few, all_of = part.high, whole.high
    if not part.words or {part.sort, whole.sort} - {"count", "plain"} or not few or not all_of or part.low != few:
        return None
    if not few < all_of <= _TEN or few != int(few):
        return None
    share, noun = few / all_of * HUNDRED, part.noun or whole.noun
    low, high = share - share / _TEN, share + share / _TEN
    return replace(part, stop=whole.stop, last=whole.last, low=low, high=high, hedge="about", unit="percent",
                   sort="fraction", noun=noun)  # fmt: skip


def _whole(context: RussianContext, q: Quantity, found: Sequence[Quantity]) -> Quantity:
    """A number with nothing to count, in what it leaves out."""
    page, last, size = context.page, found[-1], q.high or q.low or 0
    here, same = page.paragraph_of[q.start], page.sentence_of[found[-1].start] == page.sentence_of[q.start]
    led = not context.grammar.sets.amount_lead.isdisjoint(page.words[max(last.last, q.first - 2) : q.first])
    if same and led and last.sort == "money" and size >= _LARGE:
        return replace(q, unit=last.unit, sort="money")
    if same and last.unit in _LENT and page.words[q.first - 1] in context.grammar.sets.against_word:
        return replace(q, unit=last.unit, sort="measure")
    if same and last.sort == "count" and _is_part(context, q, last):
        return _counted(q, last.noun)
    if _is_of_them(context, q) and page.paragraph_of[last.start] == here:
        counts = [o for o in found if o.sort == "count" and o.noun and page.paragraph_of[o.start] == here]
        return _counted(q, counts[-1].noun) if counts else q
    money = next((o for o in reversed(found) if o.sort in ("money", "measure")), last)
    alone = context.grammar.pos(q.last) not in ("NOUN", "UNKN", "ADJF", "LATN")
    if size >= _SCALED and alone and money.sort == "money" and page.paragraph_of[money.start] == here:
        return replace(q, unit=money.unit, sort="money")
    return q


def _numbered(context: RussianContext, q: Quantity) -> Quantity | None:
    """A number behind the words for what it is the number of: число предприятий достигло 27."""
    page, grammar = context.page, context.grammar
    low = max(grammar.sentence(q.start)[0], q.first - _NUMBERED)
    nouns = grammar.sets.total_noun
    if nouns.isdisjoint(page.words[low : q.first]):
        return None
    k = max(k for k in range(low, q.first) if page.words[k] in nouns) + 1
    end = grammar.phrase_end(k, q.first, genitive=True)
    between = page.words[end : q.first]
    alone = grammar.pos(q.last) not in ("NOUN", "ADJF", "UNKN", "LATN") and not page.is_a(q.last, "month")
    told = sum(map(grammar.is_finite, range(end, q.first))) == 1 and "," not in between
    return _counted(q, (k, end)) if end > k and alone and told else None


def _predicated(context: RussianContext, q: Quantity) -> Quantity | None:
    """A number that ends its clause, which opens with what it counts: таких людей у нас около тысячи."""
    page, grammar = context.page, context.grammar
    low, high = grammar.bounds(q.start)
    if q.last < high and not (page.words[q.last] in STOPS or page.words[q.last] == "," or grammar.is_dash(q.last)):
        return None
    while low < q.first and grammar.pos(low) in ("CONJ", "PRCL", "ADVB"):
        low += 1
    end = grammar.phrase_end(low, q.first, genitive=True)
    nouns = [k for k in range(low, end) if grammar.pos(k) == "NOUN"]
    if any(word[0].isdigit() for word in page.words[end : q.first]):
        return None
    if not nouns or q.first - low > _NUMBERED or not grammar.is_plural(nouns[0]):
        return None
    return _counted(q, (low, nouns[0] + 1))


def _is_part(context: RussianContext, q: Quantity, whole: Quantity) -> bool:
    """Whether a bare number tells how many of those counted before do something: из 20 мельниц семь стоят."""
    page, grammar = context.page, context.grammar
    if not whole.noun or page.words[whole.first - 1] not in grammar.sets.out_of_word or q.high is None:
        return False
    if whole.high is None or q.high > whole.high:
        return False
    return grammar.is_finite(q.last) or grammar.pos(q.last) == "PRTS" or grammar.is_finite(q.first - 1)


def _is_of_them(context: RussianContext, q: Quantity) -> bool:
    """Whether "из них" stands beside a number: 19 из них, из них 600."""
    words, sets = context.page.words, context.grammar.sets
    for k in (q.first - 2, q.last):
        if 0 <= k < len(words) - 1 and words[k] in sets.out_of_word and words[k + 1] in sets.them_word:
            return True
    return False


def _counted(q: Quantity, noun: tuple[int, int] | None) -> Quantity:
    """A number as a count of what tokens name, exact where it was."""
    low, high = q.low, q.high
    if q.hedge == "exact" and low is not None and high is not None and high - low == 1:
        low = high = (low + high) / 2
    return replace(q, low=low, high=high, unit="1", sort="count", noun=noun)
