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
    for i in range(start + 1, min(stop - 1, start + _LONGEST)):
        spaced = page.words[i] in _DASHES and not (page.touches(i) and page.touches(i + 1))
        if spaced or page.words[i] == ")" and page.is_capital(i + 1):
            return _over_dashes(page, i + 1, stop) if _is_dateline(context, start, i) else start
        if page.tags[i] & VERB and not context.dates_in(i, i + 1):
            return start
    return start


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
