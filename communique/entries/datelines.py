"""The dateline that opens a report: MINSK, 19 September (BelTA) -"""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.text.page import Page
from communique.text.tags import VERB

_LONGEST: Final = 16  # tokens
_LONG: Final = 3  # letters of a name in capitals
_DASHES: Final = frozenset(("-", "–", "—", "--", ":"))


def behind_dateline(context: Context, start: int, stop: int) -> int:
    """The token behind the dateline that opens a sentence of tokens `start` to `stop`; `start` where it has none."""
    page = context.page
    if not page.is_capital(start):
        return start
    closed = -1
    for i in range(start + 1, min(stop - 1, start + _LONGEST)):
        if i <= closed:
            continue
        if page.words[i] == "(":  # ISLAMABAD, (UrduPoint / Point News - 14th May) The
            closed = _closing(page, i, min(stop - 1, start + _LONGEST)) - 1
            continue
        spaced = page.words[i] in _DASHES and not (page.touches(i) and page.touches(i + 1))
        spaced = spaced or page.words[i] == "—" and page.slice(start, i).isupper()  # DOVER, DE—The Governor
        if spaced or page.words[i] == ")" and page.is_capital(i + 1):
            opens = _is_dateline(context, start, i) or _is_town(context, start, i)
            return _over_dashes(page, i + 1, stop) if opens else start
        if page.tags[i] & VERB and not context.dates_in(i, i + 1):
            return start
    return start


def over_shouted(context: Context, start: int, stop: int) -> int:
    """Behind a dateline that a full stop closes at the head of a paragraph, or `start`: RIGA. LETA - The minister."""
    page = context.page
    end = page.sentences[page.sentence_of[start]][1]
    town = context.place_of.get(start)
    if end >= stop or end - start > _LONGEST or town is None or town.form != "noun":
        return start
    return end if page.slice(start, end).isupper() else start


def _closing(page: Page, i: int, stop: int) -> int:
    """The token of the bracket that closes the one at token `i`, or `i` where none does before token `stop`."""
    return next((k for k in range(i + 1, stop) if page.words[k] == ")"), i)


def _is_town(context: Context, start: int, i: int) -> bool:
    """Whether nothing but a town, its land and an agency in brackets stands before the mark at token `i`.

    Riga (LETA) – The minister; Riga, Latvia – The minister; Riga: The minister.
    """
    page, places = context.page, context.place_of
    town = places.get(start)
    if town is None or town.form != "noun" or not town.sure or not page.is_capital(i + 1):
        return False
    k = town.stop
    if page.word(k) == "," and k + 1 in places:
        k = places[k + 1].stop
    told = page.word(k) == "(" or page.words[i] == ")"
    if page.word(k) == "(":
        k = _closing(page, k, i + 1)
        k += k < i
    return k == i and (told or town.kind == "city")


def _over_dashes(page: Page, i: int, stop: int) -> int:
    """The first token from `i` on that is no dash: (Xinhua) -- Lu Zhenhai met."""
    while i < stop - 1 and page.words[i] in _DASHES:
        i += 1
    return i


def _is_dateline(context: Context, start: int, stop: int) -> bool:
    """Whether a place in capitals or a day opens the tokens."""
    shouted = context.page.slice(start, start + 1)
    if len(shouted) < _LONG and start + 1 < stop:  # HÀ NỘI
        shouted = context.page.slice(start, start + 2)
    return len(shouted) >= _LONG and shouted.isupper() or any(d.kind == "day" for d in context.dates_in(start, stop))
