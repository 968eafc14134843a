"""Quotations of a Russian report that go on over paragraphs: opened once and closed a few paragraphs later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.ru.context import RussianContext
from communique.text.quotes import Quote

_FARTHEST: Final = 8  # paragraphs from the opening mark to the closing one
_OPENING: Final = "«„“"


@dataclass(frozen=True, slots=True)
class Continued:
    """A quotation over paragraphs: the number of its first part, and its later parts, of which the last is closed."""

    first: int
    parts: tuple[Quote, ...]


def find_continued(context: RussianContext) -> list[Continued]:
    """The quotations that their own paragraph does not close and a mark that closes nothing else does."""
    page = context.page
    open_ones = [n for n, quote in enumerate(page.quotes) if not quote.closed and quote.parent < 0]
    if not open_ones:
        return []
    found: list[Continued] = []
    behind = -1
    for number in open_ones:
        quote = page.quotes[number]
        if quote.start < behind or page.words[quote.start] not in _OPENING:
            continue
        parts = _parts(context, page.paragraph_of[quote.start])
        if parts:
            found.append(Continued(number, parts))
            behind = parts[-1].stop
    return found


def _parts(context: RussianContext, opened: int) -> tuple[Quote, ...]:
    """The parts of a quotation in the paragraphs behind the one that opens it; none where nothing closes it."""
    page = context.page
    parts: list[Quote] = []
    for number in range(opened + 1, min(len(page.paragraphs), opened + _FARTHEST)):
        start, stop = page.paragraphs[number]
        if any(start <= q.start < stop and not q.closed for q in page.quotes):
            return ()  # opened anew in each paragraph
        closing = _stray(context, start, stop)
        parts.append(Quote(start, stop if closing is None else closing + 1, -1, closing is not None))
        if closing is not None:
            return tuple(parts)
    return ()


def _stray(context: RussianContext, start: int, stop: int) -> int | None:
    """The first closing mark of a paragraph that closes no quotation opened in it."""
    page = context.page
    for k in range(start, stop):
        if page.words[k] in "»”" and (page.quote_of[k] < 0 or page.quotes[page.quote_of[k]].stop != k + 1):
            return k
    return None
