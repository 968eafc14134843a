"""The lines above the headline that name a paper, a body or a site: whose a page is."""

from __future__ import annotations

from typing import Final

from communique.entries.lines import HEAD_LINES, behind_stamp, has_verb, is_name_of_body
from communique.entries.outlet_names import (
    LONGEST_BRAND,
    LONGEST_MASTHEAD,
    SHORTEST_AGENCY,
    SITE,
    is_brand,
    is_nobody,
    places,
)
from communique.text.page import Page
from communique.text.tokens import lower

_LONGEST_NAME: Final = 7  # tokens of a masthead that is no organisation's name
_MARKS: Final = frozenset((",", "-", "–", "—", "|", "·", "(", ":", "/"))
_Span = tuple[int, int]


def first_line(page: Page, title: _Span | None) -> str | None:
    """A few words in capitals that are the first line of the page, above the headline: The Hamar Gazette."""
    if title is None or page.match_at("boilerplate", 0) or page.paragraphs[0][1] > title[0]:
        return None
    start, stop = page.paragraphs[0]
    words = page.words[start:stop]
    if not 2 <= len(words) <= _LONGEST_NAME or page.within("month", start, stop):
        return None
    marks = {i for i in range(start + 1, stop - 1) if words[i - start] == "&" or _is_hyphen(page, i)}
    if any(not page.words[i].isalpha() and i not in marks for i in range(start, stop)):
        return None
    name = page.slice(start, stop)
    small = page.language.wordset("namejoint", "definite")
    named = all(page.is_capital(i) or page.words[i] in small or i in marks for i in range(start, stop))
    sure = not marks or is_brand(page, start, stop) or name.isupper()  # THE STAR-TRIBUNE OF HAMAR, The A & B Courier
    kinds = page.within("mastheadkind", start, stop)
    kind = bool(kinds) and not (kinds[0].stop - kinds[0].start < stop - start and is_brand(page, stop - 1, stop))
    return name if named and sure and not kind else None


def _is_hyphen(page: Page, i: int) -> bool:
    return page.words[i] in "-–" and page.touches(i) and page.touches(i + 1)


def masthead(page: Page, title: _Span | None) -> str | None:
    """An organisation's name that is all of a line above the headline or of a "From:" line."""
    if title is None:
        return None
    for start, stop in page.paragraphs[:HEAD_LINES]:
        sender = page.is_a(start, "senderlabel")
        if start >= title[0] and not sender:
            continue
        i = start + 2 if sender and start + 1 < stop and page.words[start + 1] == ":" else start
        if i >= stop or is_nobody(page, page.slice(i, stop)):
            continue
        if stop - i <= LONGEST_MASTHEAD and _is_masthead(page, i, stop):
            return page.slice(i, stop)
    return None


def _is_masthead(page: Page, start: int, stop: int) -> bool:
    if page.words[stop - 1] == "." or any(word in "|>·:" for word in page.words[start:stop]):
        return False
    if is_name_of_body(page, start, stop):
        return True
    return bool(page.within("organisation", start, stop)) and not has_verb(page, start, stop)


def brand(page: Page, start: int, stop: int, title: _Span | None) -> str | None:
    """A paper's name that is a line of the head, or that a bar, a comma or a dash ends: "Gulf News", "Star, 3 May"."""
    if title == (start, stop) or page.match_at("mastheadkind", start):
        return None
    start = i = behind_stamp(page, start, stop)
    while i < stop and i - start <= LONGEST_BRAND and page.words[i][0].isalpha() and page.is_capital(i):
        i += 1
    if i + 1 < stop and page.words[i] == "-" and page.touches(i) and page.touches(i + 1):
        i = stop if i + 2 == stop else i + 2  # The Islands Post-Courier
    ends = i == stop or page.words[i] in ("|", ",", "-", "–", "»", "·", "/")
    if not ends or not start < i <= start + LONGEST_BRAND or page.match_at("boilerplate", start) and i - start < 2:
        return None
    letters = page.slice(start, i)
    placed = lower(letters) in places(page)  # ANKARA over a report
    short = i - start == 1 and not placed and letters.isupper() and SHORTEST_AGENCY <= len(letters) <= 6 and i == stop
    known = i - start > 1 and is_brand(page, start, i)
    known = known or start == 0 and i - start > 1 and page.words[i : i + 1] == ["|"] and is_brand(page, i, stop)
    return letters if short and not page.is_a(start, "noagency") or known else None


def behind_title(page: Page, title: _Span | None) -> str | None:
    """What stands behind a bar where the first line is the headline with it: Minister Sol Visits Oslo | NNA."""
    start, stop = page.paragraphs[0]
    bar = next((i for i in range(stop - 1, start, -1) if page.words[i] == "|"), None)
    if title is None or bar is None or page.words[start:bar] != page.words[slice(*title)] or bar + 1 == stop:
        return None
    return page.slice(bar + 1, stop)


def lettered(page: Page, title: _Span | None) -> str | None:
    """An agency's name of one word with a capital inside that is the first line: NorPress."""
    start, stop = page.paragraphs[0]
    word = page.slice(start, stop)
    inner = stop - start == 1 and word.isalpha() and word[:1].isupper() and any(letter.isupper() for letter in word[2:])
    return word if inner and title and title[0] > start and not word.isupper() else None


def segment(page: Page, title: _Span | None) -> str | None:
    """The organisation that opens a first line of several parts: Office of the Oslo Governor | Press Office."""
    start, stop = page.paragraphs[0]
    if title is None or title[0] <= start:
        return None
    parts = (i for i in range(start + 1, stop) if page.words[i] in "|·–—-" and not page.touches(i))
    end = next(parts, None)
    return page.slice(start, end) if end and end - start > 1 and is_name_of_body(page, start, end) else None


def is_numbered(page: Page, start: int, stop: int) -> bool:
    """Whether a line says which issue of a paper it heads: TWIN CITY TIMES - Vol. 12, No. 4 - April 2023."""
    if page.language.sets["issuelabel"].isdisjoint(page.words[start:stop]):
        return False
    for i in range(start, stop - 1):
        number = i + 1 + (page.word(i + 1) == ".")
        if page.is_a(i, "issuelabel") and number < stop and page.words[number][0].isdigit():
            return number + 1 == stop or page.word(number + 1) in _MARKS  # not Bulletin No. 3 for the North
    return False


def numbered(page: Page) -> str | None:
    """The name before the number of its issue in the first line, up to a mark: The Connector | Issue 63."""
    start, stop = page.paragraphs[0]
    i = start
    while i < stop and i - start <= LONGEST_BRAND and page.words[i].isalpha() and not page.is_a(i, "issuelabel"):
        i += 1
    marked = start < i < stop and (page.words[i] in _MARKS or page.is_a(i, "issuelabel"))
    named = marked and i - start > 1 and all(page.is_capital(k) or page.is_a(k, "namejoint") for k in range(start, i))
    return page.slice(start, i) if named and is_numbered(page, i, stop) else None


def labelled(page: Page) -> str | None:
    """Who a first line says behind a dash that the release is of: News Release – Manitoba."""
    start, stop = page.paragraphs[0]
    kind = page.match_at("mastheadkind", start)
    if kind is None or kind.stop + 1 >= stop or page.words[kind.stop] not in ("-", "–", "—", "|"):
        return None
    named = all(page.is_capital(i) or page.is_a(i, "namejoint") for i in range(kind.stop + 1, stop))
    return page.slice(kind.stop + 1, stop) if named and stop - kind.stop <= LONGEST_BRAND else None


def shouted_segment(page: Page, title: _Span | None) -> str | None:
    """The first words of a first line in capitals that a bar ends: HOMES & GARDENS | SATURDAY LIVING."""
    start, stop = page.paragraphs[0]
    if title == (start, stop) or "|" not in page.words[start:stop]:
        return None
    bar = page.words.index("|", start, stop)
    name = page.slice(start, bar)
    plain = not page.match_at("mastheadkind", start) and not page.match_at("boilerplate", start)
    return name if plain and name.isupper() and 2 <= len(name.split()) <= LONGEST_BRAND and name[0].isalpha() else None


def address(page: Page) -> str | None:
    """The address of a site that opens the first line: Beehive.govt.nz > Releases."""
    match = SITE.match(page.slice(*page.paragraphs[0]))
    return match[0] if match else None


def is_of_area(page: Page) -> bool:
    """Whether the first line is a public body with its area, of which lines below are parts: CANTON OF JURA."""
    start, stop = page.paragraphs[0]
    return page.is_a(start, "publicbody") and page.is_a(start + 1, "genitive") and stop - start > 2


def written_out(page: Page, agency: str) -> str | None:
    """The first line of the page where it is an agency's name with its letters in brackets."""
    start, stop = page.paragraphs[0]
    if stop - start > LONGEST_MASTHEAD or page.slice(max(start, stop - 3), stop) != f"({agency})":
        return None
    return page.slice(start, stop)
