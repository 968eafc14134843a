"""Which lines of a document are no part of the report: navigation, counters, credits."""

from __future__ import annotations

from typing import Final

from communique.entries.outlet_links import has_links, is_link
from communique.text.page import Page
from communique.text.vocabulary import LETTERS, count_having

_LINKS: Final = frozenset("|>›»·•→")
_ENDS: Final = (".", "”", '"', "»", "!", "?")
_ENDS_OF_ITEM: Final = frozenset((*_ENDS, ":", ","))
_ENDS_OF_MENU: Final = _ENDS_OF_ITEM | {";", ")"}
_OPENING = ("“", '"', "«", "‘")
_ITEM_MARKS: Final = frozenset("•·-–—*▪1a(")
_LABEL_MARKS: Final = (":", "/", ">", "→", "?", "—", "-", ".")
_LONGEST_LINE, _LONGEST_LABEL = 60, 45  # tokens
_MENU, _MENUS = 2, 3  # words of a label of a menu, and how many labels make one
_FEW_WORDS, _SHORT_LIST, _WIDE_GAPS = 3, 14, 3


def mark_skipped(page: Page) -> list[bool]:
    """For each paragraph whether it is navigation, a counter, a credit or another line that is not the report's."""
    skipped = [_is_boilerplate(page, start, stop) for start, stop in page.paragraphs]
    if has_links(page):
        skipped = [skip or is_link(page, *page.paragraphs[number]) for number, skip in enumerate(skipped)]
    for number, (start, stop) in enumerate(page.paragraphs[:-1]):
        if skipped[number] and (announces_quotation(page, start, stop) or _leads_list(page, start, stop)):
            skipped[number] = False
    if page.of("linksbelow"):
        _skip_links(page, skipped)
    _skip_menu(page, skipped)
    return skipped


def _skip_menu(page: Page, skipped: list[bool]) -> None:
    """Skip the stories of a menu that ends a page: headlines without a mark at their end, under lines of one word."""
    last = len(skipped)
    while last and page.words[page.paragraphs[last - 1][1] - 1] not in _ENDS_OF_MENU:
        last -= 1
    tail = page.paragraphs[last:]
    labels = [
        n for n, (a, b) in enumerate(tail, last) if b - a <= _MENU and page.is_capital(a) and page.words[a].isalpha()
    ]
    if len(labels) < _MENUS or not last or labels[0] == last + len(tail) - 1:
        return
    if all(b - a <= _SHORT_LIST * 2 and page.is_capital(a) for a, b in page.paragraphs[labels[0] :]):
        for number in range(labels[0], len(skipped)):
            skipped[number] = True


def _skip_links(page: Page, skipped: list[bool]) -> None:
    """Skip what stands below a line such as "Related articles" behind the body: lines that end no sentence."""
    body = next((n for n, span in enumerate(page.paragraphs) if _is_told(page, *span)), len(skipped))
    below = False
    for number in range(body + 1, len(skipped)):
        start, stop = page.paragraphs[number]
        if any(
            m.start == start and m.stop >= stop - (page.words[stop - 1] == ":")
            for m in page.within("linksbelow", start, stop)
        ):
            below = skipped[number] = True
        else:
            below = below and not _is_told(page, start, stop) and ":" not in page.words[start:stop]
            skipped[number] = skipped[number] or below and page.is_capital(start)


def _is_told(page: Page, start: int, stop: int) -> bool:
    """Whether a paragraph is of the body of a report: of some length, and it ends as a sentence does."""
    return stop - start > _SHORT_LIST and page.words[stop - 1] in _ENDS_OF_ITEM


def announces_quotation(page: Page, start: int, stop: int) -> bool:
    """Whether a line says whose the quotations below it are: "Comments attributed to Minister Ana Sol:", "Ana Sol:"."""
    if page.words[stop - 1] != ":" or page.words[stop] not in _OPENING:
        return False
    named = _FEW_WORDS <= stop - start <= _SHORT_LIST and page.is_capital(start)
    return named or page.has_a("attributed", start, stop)


def _leads_list(page: Page, start: int, stop: int) -> bool:
    """Whether a line of a few words says whose deeds the items below it are: Peru will:"""
    few = stop - start <= _FEW_WORDS and page.words[stop] in _ITEM_MARKS and page.is_capital(start)
    return few and bool(page.within("force", start, stop))


def _is_boilerplate(page: Page, start: int, stop: int) -> bool:
    length = stop - start
    if length >= _LONGEST_LINE:
        return not count_having(page.shapes[start:stop], LETTERS)
    count = count_having(page.shapes[start:stop], LETTERS)
    if not count or length <= _FEW_WORDS and not _is_capital_line(page, start, stop):
        return True
    if page.words[start:stop].count("#") == count or _lists_links(page, start, stop):
        return True  # #trade #tractors
    if "boilerplate" not in page.at or length > _LONGEST_LABEL:
        return False
    known = page.at["boilerplate"]
    opening = start if start in known else start + 1
    if opening not in known:
        return False
    match = known[opening]
    if page.is_a(match.stop - 1, "boilerplate_noun") and page.is_a(match.stop, "genitive"):
        return False  # Share of potatoes: 30%
    if match.group["at"] == "always":
        return True
    if match.group["at"] == "line":
        return match.stop - match.start >= count
    return _is_label(page, match.stop, start, stop)


def _is_capital_line(page: Page, start: int, stop: int) -> bool:
    return stop - start == 3 and page.is_capital(start) and page.words[stop - 1] in (".", "!", "?")


def _lists_links(page: Page, start: int, stop: int) -> bool:
    """Whether a line lists links: Home > News > Economy, Facebook | X, items set far apart."""
    last = page.words[stop - 1]
    if last in _ENDS:
        return False
    item = last in (";", ",") or page.is_a(stop - 1, "joiner")  # the mark that opens an item of a list is no separator
    item |= page.words[start] in _LINKS and any(word[0].isdigit() for word in page.words[start + 1 : stop])
    marks = sum(map(_LINKS.__contains__, page.words[start + item : stop]))
    marks -= page.words[start:stop].count("»") if "«" in page.words[start:stop] else 0
    gaps = page.slice(start, stop).count("  ")
    return marks >= 2 or marks == 1 and stop - start < _SHORT_LIST or gaps >= _WIDE_GAPS


def _is_label(page: Page, i: int, start: int, stop: int) -> bool:
    """Whether a boilerplate word opens a label rather than a sentence: "Photo: …", "Read also", "By Ana Sol"."""
    if i >= stop or page.words[i - 1] == ":" or page.words[i] in _LABEL_MARKS:
        return True
    return page.words[stop - 1] not in _ENDS or page.is_a(start, "labelopener")
