"""Whom a Russian report says that something was told to: рассказал «Вестнику», порталу, нашей газете, АгроЮг.инфо."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.context import RussianContext
from communique.text.russian import ACC, CASES, DAT, NOM

_NAME: Final = 7  # tokens of an outlet's name in quotation marks


def behind_addressee(context: RussianContext, k: int) -> int:
    """The token behind the outlet or people to whom something is told from token `k`; `k` where there are none."""
    page, grammar = context.page, context.grammar
    if k >= page.size:
        return k
    if (stop := _behind_quote(context, k, DAT)) > k or (stop := _behind_domain(context, k)) > k:
        return stop
    if grammar.pos(k) == "NPRO" and grammar.bits(k) & CASES == DAT:
        return k + 1  # сообщили нам
    noun = k
    while grammar.pos(noun) in ("ADJF", "PRTF") and grammar.bits(noun) & DAT:
        noun += 1
    known = context.mention_of.get(noun)
    if not page.is_a(noun, "audience") or not grammar.has_case(noun, DAT) or grammar.has_case(noun, NOM):
        return k
    if known is not None:
        return known.stop if known.form in ("organisation", "group") else k
    stop = _behind_quote(context, noun + 1, CASES)
    if stop > noun + 1 or (stop := _behind_domain(context, noun + 1)) > noun + 1:
        return stop
    while grammar.pos(stop) in ("NOUN", "ADJF") and grammar.is_genitive(stop) and stop not in context.mention_of:
        stop += 1
    return stop


def _behind_quote(context: RussianContext, k: int, cases: int) -> int:
    """Behind a name in quotation marks at token `k` that may stand in these cases; `k` where there is none."""
    page, grammar = context.page, context.grammar
    number = page.quote_of[k] if k < page.size else -1
    quote = page.quotes[number] if number >= 0 else None
    if quote is None or not quote.closed or quote.start != k or quote.stop - k > _NAME or quote.stop - k < 3:
        return k
    inside = range(k + 1, quote.stop - 1)
    if any(map(grammar.is_finite, inside)):
        return k
    bits = [grammar.bits(j) & CASES for j in inside if grammar.pos(j) in ("NOUN", "ADJF")]
    return quote.stop if cases == CASES or not bits or bits[0] & cases else k


def names_site(context: RussianContext, k: int) -> bool:
    """Whether the address of a site stands at token `k`."""
    return _behind_domain(context, k) > k


def _behind_domain(context: RussianContext, k: int) -> int:
    """Behind the address of a site at token `k`: АгроЮг.инфо, Tomsk.ru."""
    page, stop = context.page, k
    while stop + 2 < page.size and page.words[stop + 1] == "." and page.touches(stop + 1) and page.touches(stop + 2):
        if not page.words[stop].isalnum() or not page.words[stop + 2].isalpha() or page.is_capital(stop + 2):
            break
        stop += 2
    return stop + 1 if stop > k else k


def is_addressee(context: RussianContext, quote_start: int) -> bool:
    """Whether a quotation is only the outlet that something is told to: сказал «Вестнику» директор."""
    page, grammar = context.page, context.grammar
    before = quote_start - 1
    told = page.is_a(before, "audience") or any(
        m.stop == quote_start for m in page.within("cue", before - 2, quote_start)
    )
    bare = _behind_quote(context, quote_start, CASES if page.is_a(before, "audience") else DAT) > quote_start
    return told and bare and not (grammar.bits(quote_start + 1) & (NOM | ACC) and page.words[before] == ":")
