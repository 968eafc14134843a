"""The lines below a headline that credit the body whose page it is: Government of Tarija, 12 May 2024."""

from __future__ import annotations

from typing import Final

from communique.entries.lines import is_body, is_name_of_body, is_office
from communique.text.page import Page

_LINES: Final = 3  # paragraphs below the headline that may stand before the body
_MARKS: Final = frozenset((",", "|", "·", "–", "—", "/"))
_Span = tuple[int, int]


def credit_lines(page: Page, title: _Span | None) -> list[_Span]:
    """The names of bodies that open the lines of the head below the headline, up to the first mark in each."""
    if title is None:
        return []
    links = page.language.sets["placelink"]
    found, first = [], page.paragraph_of[title[0]] + 1
    for start, stop in page.paragraphs[first : first + _LINES]:
        if is_body(page, start, stop):
            break
        end = next((i for i in range(start + 1, stop) if page.words[i] in _MARKS or page.words[i] in links), stop)
        ends = end < stop or page.words[stop - 1][0].isalnum()
        named = is_name_of_body(page, start, end) or is_office(page, start, end) or _is_firm(page, start, end)
        if ends and end - start > 1 and named:
            found.append((start, end))
    return found


def _is_firm(page: Page, start: int, stop: int) -> bool:
    """Whether the tokens are just the name of a company: Remo Cranes Oy."""
    return page.is_a(stop - 1, "companyhead") and all(page.is_capital(i) for i in range(start, stop))
