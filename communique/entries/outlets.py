"""Whose a document is: its masthead, the agency of its dateline, or the lines that credit somebody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from communique.entries.lines import HEAD_LINES, is_body, is_name_of_body
from communique.entries.mastheads import (
    address,
    behind_title,
    brand,
    first_line,
    is_of_area,
    labelled,
    lettered,
    masthead,
    numbered,
    segment,
    shouted_segment,
    written_out,
)
from communique.entries.outlet_agencies import agency, credited, relaying, sourced
from communique.entries.outlet_foot import in_foot
from communique.entries.outlet_links import linked
from communique.entries.outlet_names import LONGEST_BRAND, LONGEST_MASTHEAD, is_brand, is_nobody, places, quietly
from communique.text.page import Page
from communique.text.tokens import lower

_NEWSLETTER_LINES: Final = 4
_LONGEST_NEWS: Final = 4  # tokens of a line such as Twinning Committee News
_LONGEST_AGENCY: Final = 5  # letters of an agency that a place may share
_Span = tuple[int, int]


def find_outlet(page: Page, title: _Span | None) -> str | None:
    """The agency of the dateline, or the masthead above the headline; `None` where the page names neither."""
    named = _find(page, title) if page.paragraphs else None
    if named and (is_nobody(page, named) or title and lower(named) == lower(page.slice(*title))):
        return None
    if named and named.isupper() and len(named) > _LONGEST_AGENCY and lower(named) in places(page):
        return None  # ANKARA
    return quietly(page, named) if named and " " in named and named.isupper() else named


def _find(page: Page, title: _Span | None) -> str | None:
    if (issued := newsletter_of(page)) is not None:
        name = page.slice(*page.paragraphs[0])  # Town Talk over Newsletter of the Town Chamber, and over a headline
        told = page.has_a("newsletterword", *page.paragraphs[0]) or lower(issued) in lower(name)
        told = told or is_nobody(page, name) or title in (None, page.paragraphs[0]) or len(name.split()) > LONGEST_BRAND
        return issued if told else name
    head = _head(page)
    wired = _first(agency(page, *line) for line in head)
    credits = (credited(page, *line) or sourced(page, *line) for line in head)
    credit = next((one for one in credits if one and not is_nobody(page, one)), None)  # Photo: Courtesy
    first = first_line(page, title)
    first = None if first and is_nobody(page, first) else first  # Press Office, over Government of Gibraltar
    letters = credit or wired
    spelt = (page.slice(*line) for line in head if not credit and line[1] - line[0] <= LONGEST_BRAND)
    written = (written_out(page, letters) or _first(_spelt_out(line, letters) for line in spelt)) if letters else None
    if written:
        return written  # Bangladesh Press Bulletin (BPB) over "DHAKA (BPB)"
    if wired and first and not credit and _outranks(page, first, wired):
        return first  # Associated Press of Pakistan over "ISLAMABAD (APP)"
    return letters or _of_lines(page, title, first, head)


def _of_lines(page: Page, title: _Span | None, first: str | None, head: list[_Span]) -> str | None:
    """What the lines of a page say whose it is, where no agency does; `first` is what its first line names."""
    named = masthead(page, title)
    if named and first and named != first and page.is_a(0, "regionword") and _is_seat_of(page, named):
        return named  # OFFICE OF GOVERNOR ANA SOL under STATE OF IDAHO
    if first and (under := _region_under(page, first)) is not None:
        return f"{first}, {under}"
    if first and not any(page.is_a(i, "regionword") for i in range(*page.paragraphs[0])):
        return first
    if named and first and named != first and lower(named) in _offices(page):
        return f"{named}, {first}"  # OFFICE OF THE PRESIDENT under REPUBLIC OF BOTSWANA
    if named and first and named != first and is_of_area(page):
        return first  # CANTON OF JURA over its Information Service
    branded = _first(brand(page, *line, title) for line in head)
    branded = branded or lettered(page, title) or segment(page, title) or numbered(page)
    marked = branded if branded and not is_nobody(page, branded) else labelled(page) or in_foot(page)
    named = named or first or behind_title(page, title) or marked or shouted_segment(page, title)
    named = named or _first(_behind_byline(page, *line) for line in head if line != title)
    return named or address(page) or relaying(page) or linked(page)


def _region_under(page: Page, office: str) -> str | None:
    """The area on the second line, where the first is an office without one: Office of the Governor, State of Idaho."""
    if lower(office) not in _offices(page) or len(page.paragraphs) < 2 or page.slice(*page.paragraphs[0]) != office:
        return None
    start, stop = page.paragraphs[1]
    led = page.is_a(start, "regionword") and page.is_a(start + 1, "genitive") and stop - start <= LONGEST_BRAND
    return page.slice(start, stop) if led and page.is_capital(start) else None


def _behind_byline(page: Page, start: int, stop: int) -> str | None:
    """The paper behind a bar and whoever wrote: Staff Correspondent | The Riga Standard."""
    bar = next((i for i in range(start + 1, stop - 1) if page.words[i] == "|"), None)
    if bar is None or not is_nobody(page, page.slice(start, bar)) or stop - bar - 1 > LONGEST_BRAND:
        return None
    return page.slice(bar + 1, stop) if is_brand(page, bar + 1, stop) else None


def _spelt_out(name: str, letters: str) -> str | None:
    """A line of the head that is the name of an agency of which a dateline has the letters."""
    return name if " " in name and _stands_for(name, letters) else None


def _is_seat_of(page: Page, name: str) -> bool:
    """Whether a line is the office of somebody who is named in it: OFFICE OF GOVERNOR ANA SOL."""
    return name.split()[0].lower() in page.language.sets["officeseat"] and lower(name) not in _offices(page)


def newsletter_of(page: Page) -> str | None:
    """Whose newsletter a page is: Newsletter of the Twinning Association; CHAMBER OF TRADE over Members' Bulletin."""
    lines = page.paragraphs[:_NEWSLETTER_LINES]
    heads = page.language.wordset("newsletterword", "newsword")
    if not lines or heads.isdisjoint(page.known) or heads.isdisjoint(page.words[: lines[-1][1]]):
        return None
    for number, (start, stop) in enumerate(lines):
        if stop - start > LONGEST_MASTHEAD:
            return None
        if heads.isdisjoint(page.words[start:stop]):
            continue
        told = [i for i in range(start, stop) if page.words[i] in heads]
        word = next((i for i in told if _is_newsletter(page, i, start, stop)), None)
        if word is None:
            continue
        behind = word + 1 + page.is_a(word + 2, "definite")
        if page.is_a(word + 1, "genitive") and behind + 1 < stop:
            return page.slice(behind + 1, next((i for i in range(behind + 1, stop) if page.words[i] == ","), stop))
        near = [*lines[:number], (start, word), *lines[number + 1 : number + 2]]
        near = [_named_part(page, *line) for line in near]
        named = next((page.slice(a, b) for a, b in near if _names_club(page, a, b)), None)
        named = (
            named.partition("\n")[0].rstrip(" -–—:|·") if named else None
        )  # not the mark before "bulletin" on the line below
        return quietly(page, named) if named and named.isupper() else named
    return None


def _is_newsletter(page: Page, i: int, start: int, stop: int) -> bool:
    """Whether token `i` of a line says that it heads a newsletter: Members' Bulletin, Twinning News, News from."""
    if page.is_a(i, "newsletterword"):
        return True
    ends = i == stop - 1 and stop - start <= _LONGEST_NEWS or i == start and page.is_a(i + 1, "newsfrom")
    return ends and page.is_a(i, "newsword") and page.is_capital(i)


def _named_part(page: Page, start: int, stop: int) -> _Span:
    """What stands before a bar or a dash in a line: Hamar Chamber | May 2024; or behind: From the Chamber | Hamar."""
    marks = (i for i in range(start + 1, stop) if page.words[i] in "|·–—-" and not page.touches(i))
    end = next(marks, stop)
    if page.is_a(start, "newsfrom") and end - start <= _LONGEST_NEWS and end + 1 < stop:
        return end + 1, next(marks, stop)
    return start, end


def _names_club(page: Page, start: int, stop: int) -> bool:
    """Whether a line, or what stands in it before "newsletter", is the name of a club or a chamber."""
    if not 1 < stop - start <= LONGEST_MASTHEAD + _LONGEST_NEWS:
        return False
    return any(page.is_a(i, "clubword") and page.is_capital(i) for i in range(start, stop))


def _first(found: Iterable[str | None]) -> str | None:
    return next((one for one in found if one), None)


def _head(page: Page) -> list[_Span]:
    """The lines before the body, and its first paragraph."""
    lines: list[_Span] = []
    for start, stop in page.paragraphs[:HEAD_LINES]:
        lines.append((start, stop))
        if is_body(page, start, stop):
            break
    return lines


def _offices(page: Page) -> set[str]:
    """Mastheads that do not say of which area they are: OFFICE OF THE PRESIDENT."""
    return {word for group in page.language.of("mastheadoffice") for word in group.words}


def _outranks(page: Page, first: str, agency: str) -> bool:
    """Whether the first line says better whose a document is than the agency of its dateline."""
    start, stop = page.paragraphs[0]
    return _stands_for(first, agency) or is_brand(page, start, stop) or is_name_of_body(page, start, stop)


def _stands_for(name: str, letters: str) -> bool:
    """Whether an agency's letters are the first ones of a name's words: APP, Associated Press of Pakistan."""
    return "".join(word[0] for word in name.split() if word[0].isupper()).upper() == letters.upper()
