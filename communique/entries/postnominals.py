"""Letters that stand behind a name: MP, KC, PhD, SAN."""

from __future__ import annotations

from typing import Final

from communique.entries.lexicon import lexicon
from communique.text.page import Page

_MOST: Final = 3  # groups of letters behind one name
_LEAST, _LONGEST = 2, 5  # letters in capitals that no list holds


def letters_at(page: Page, i: int) -> int:
    """The token behind the letters at token `i` that a list holds, or `i`: MP, Ph.D."""
    found = lexicon(page.language.language, "postnominal").at(page.words, i) if page.is_capital(i) else None
    return found[0] if found is not None and _are_written(page, i, found[0]) else i


def over_letters(page: Page, i: int) -> int:
    """The token behind all letters from token `i` on that a list holds, with or without commas between."""
    stop = i
    for _ in range(_MOST):
        comma = stop + 1 < len(page.words) and page.words[stop] == ","
        end = letters_at(page, stop + comma)
        if end == stop + comma:
            break
        stop = end
    return stop


def are_letters(page: Page, i: int) -> bool:
    """Whether token `i` is letters in capitals or such as a list holds: SAN, M.P., PhD."""
    if letters_at(page, i) > i:
        return True
    return _LEAST <= len(page.words[i]) <= _LONGEST and page.text[page.starts[i] : page.ends[i]].isupper()


def letters_before(page: Page, stop: int) -> int:
    """The token where letters right before token `stop` begin that a list holds, or `stop`."""
    if not (page.is_capital(stop - 1) or page.words[stop - 1] == "."):
        return stop
    found = lexicon(page.language.language, "postnominal").before(page.words, stop)
    return found[0] if found is not None and _are_written(page, found[0], stop) else stop


def _are_written(page: Page, start: int, stop: int) -> bool:
    """Whether letters are written as such: two capitals at least, or a capital and a full stop."""
    text = page.slice(start, stop)
    return text[:1].isupper() and (sum(c.isupper() for c in text) > 1 or "." in text)
