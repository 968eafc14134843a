"""Whose the last lines say that a page is: "Source: Kure City", "VNA", an organisation alone."""

from __future__ import annotations

import re
from typing import Final

from communique.entries.outlet_names import LONGEST_BRAND, LONGEST_MASTHEAD, SHORTEST_AGENCY, SITE, is_brand
from communique.text.page import Page
from communique.text.tokens import lower

_FOOT_LINES: Final = 8  # lines at the end of a page that may say whose it is
_SIGNED: Final = re.compile(
    r"(?:[.!?”\"] ?[(]([A-Z]{2,10}(?:-[A-Z]{2,10})?)[)]|^[(]([A-Z]{2,10})[)]|[.!?”\"] ?[-–—] ?([A-Z]{2,6}))$"
)
_DASHES: Final = frozenset("-–—")


def in_foot(page: Page) -> str | None:
    """Whose the last short lines say that a page is: "Source: Kure City", "Courtesy; KNA", an organisation alone."""
    for start, stop in page.paragraphs[-_FOOT_LINES:]:
        portion = page.within("footportion", start, stop)
        if portion and start < portion[0].start <= start + LONGEST_BRAND and is_brand(page, start, portion[0].start):
            return page.slice(start, portion[0].start)  # Oslo News website contains only a portion of the stories
        if stop - start > LONGEST_MASTHEAD or page.words[stop - 1] == ".":
            continue
        dashed = stop - start > 2 and page.words[start] in _DASHES and is_brand(page, start + 1, stop)
        if dashed and page.is_a(stop - 1, "outletword"):
            return page.slice(start + 1, stop)  # – Steppe News Agency
        match = page.match_at("footcredit", start)
        begin = match.stop + 1 if match and page.words[match.stop : match.stop + 1] in ([":"], [";"], ["-"]) else start
        if match and match.group.get("whole"):
            named = _up_to_comma(page, match.stop, stop)
            if named:
                return named
            continue
        if match and start < begin < stop and page.is_capital(begin):
            return _credited_body(page, begin, stop) if match.group.get("contact") else page.slice(begin, stop)
        if stop - start > 1 and not match and _is_alone(page, start, stop) and not page.is_a(start, "nooutletopener"):
            return page.slice(start, stop)
        if stop - start == 1 and _is_letters(page, start):
            return page.slice(start, stop)  # VNA
    last = page.paragraphs[-1]
    signed = _SIGNED.search(page.slice(*last))
    letters = next(filter(None, signed.groups())) if signed else ""
    if letters and lower(letters) not in page.language.sets["noagency"]:
        return letters  # … on Thursday. (RSS); … on Thursday. — RSS
    return page.slice(*last) if _is_signed(page, *last) or SITE.fullmatch(page.slice(*last)) else None


def _is_letters(page: Page, i: int) -> bool:
    """Whether a line of one word is the letters of an agency."""
    word = page.slice(i, i + 1)
    return word.isupper() and word.isalpha() and SHORTEST_AGENCY <= len(word) <= 6 and not page.is_a(i, "noagency")


def _is_signed(page: Page, start: int, stop: int) -> bool:
    """Whether the last line is the name of a paper alone: The Oslo Meridian."""
    named = all(page.is_capital(i) and page.words[i].isalpha() for i in range(start, stop))
    return page.is_a(start, "definite") and 1 < stop - start <= LONGEST_BRAND and named


def _up_to_comma(page: Page, start: int, stop: int) -> str | None:
    """The name behind "Published in" or "©", up to a comma, a year or a bar; `None` for anything but a name."""
    start += page.words[start : start + 1] == [":"]
    while start < stop and page.words[start].isdigit():
        start += 1
    i = start
    small = page.language.wordset("namejoint", "definite")
    while i < stop and (page.is_capital(i) or page.words[i] in small and i > start) and page.words[i] != "©":
        if page.within("month", i, i + 1) or i > start and page.match_at("boilerplate", i):
            break
        i += 1
    known = i - start > 1 and (is_brand(page, start, i) or bool(page.within("organisation", start, i)))
    known = known or i - start > 1 and (page.is_a(start, "definite") or page.is_a(start, "publicbody"))
    return page.slice(start, i) if known else None


def _credited_body(page: Page, start: int, stop: int) -> str | None:
    """The organisation of a line of contacts, up to its first comma: "Media contact: Office of the Governor, Boise"."""
    end = next((i for i in range(start, stop) if page.words[i] == ","), stop)
    return page.slice(start, end) if end - start > 1 and _is_alone(page, start, end) else None


def _is_alone(page: Page, start: int, stop: int) -> bool:
    """Whether an organisation's name is all of a line, which is no list of labels: no digits, no wide gaps."""
    line = page.slice(start, stop)
    if "  " in line or any(map(str.isdigit, line)) or not page.within("organisation", start, stop):
        return False
    small = page.language.wordset("namejoint", "definite")
    return all(page.is_capital(i) or page.words[i] in small for i in range(start, stop))
