"""The body whose own page a document is, where that is no government: a university, a port, a chamber, a council."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.credits import credit_lines
from communique.entries.lines import is_body
from communique.entries.outlet_names import quietly
from communique.text.page import Page
from communique.text.tokens import lower

_LINES: Final = 3  # paragraphs in which a page says whose it is
_LONGEST: Final = 11  # tokens of a name
_BEFORE: Final = 3  # tokens before "of" in "Press Office of the"
_MARKS: Final = frozenset(("|", "·", "–", "—", "-", "»", ">", ":", ","))
_Span = tuple[int, int]


def houses_of(context: Context) -> list[str]:
    """The names of the club, the university, the port, the council whose page a document is, and of its part below."""
    page, found = context.page, [context.club] if context.club else []
    title = context.title or (page.paragraphs[0] if page.paragraphs else (0, 0))
    for start, stop in page.paragraphs[:_LINES]:
        if is_body(page, start, stop):
            break
        for part in _parts(page, start, stop):
            span = _name(page, *part) if start < title[0] or _is_of_issue(page, part[1], stop) else None
            if span is not None:
                name = page.slice(*span)
                found.append(quietly(page, name) if name.isupper() else name)
    if not found and context.title is not None:
        below = (_name(page, *line) for line in credit_lines(page, context.title))
        found += [page.slice(*span) for span in below if span is not None][:1]
    return found


def _parts(page: Page, start: int, stop: int) -> list[_Span]:
    """The parts of a line between its marks; a hyphen or a dash inside a name is none."""
    cuts = [i for i in range(start, stop) if page.words[i] in _MARKS and not _is_inside(page, i)]
    return [(a, b) for a, b in zip([start, *(i + 1 for i in cuts)], [*cuts, stop], strict=True) if a < b]


def _is_inside(page: Page, i: int) -> bool:
    return page.touches(i) and page.touches(i + 1) and page.words[i] not in (",", ":")


def _is_of_issue(page: Page, start: int, stop: int) -> bool:
    """Whether what follows a part of a line says that it heads an issue: news for members; a day."""
    heads = page.language.wordset("newsletterword", "newsword", "issuelabel")
    return any(page.words[i] in heads for i in range(start, stop))


def _name(page: Page, start: int, stop: int) -> _Span | None:
    """The name of a body in a part of a line, without what heads it: Hamar Ports | Newsletter No. 31."""
    sets = page.language.sets
    heads = page.language.wordset("newsletterword", "issuelabel")
    stop = next((i for i in range(start, stop) if page.words[i] in heads), stop)
    seat = next((i for i in range(start, min(stop, start + _BEFORE)) if page.is_a(i, "pressseat")), None)
    if seat is not None and page.is_a(seat + 1, "genitive"):
        start = seat + 2 + page.is_a(seat + 2, "definite")  # Press Office of the | Parliament of Peru
    start += page.is_a(start, "newsfrom")  # From the Chamber
    start += page.is_a(start, "definite")
    if not 1 < stop - start <= _LONGEST or not sets["outletword"].isdisjoint(page.words[start:stop]):
        return None
    small = page.language.wordset("namejoint", "definite", "placelink")
    for i in range(start, stop):
        if page.words[i] not in small and not page.is_capital(i) and page.words[i][0].isalnum():
            return None
        if page.words[i][0].isdigit():
            return None
    return (start, stop) if _is_of_body(page, start, stop) and not _governs(page, start, stop) else None


def _governs(page: Page, start: int, stop: int) -> bool:
    """Whether a body is the government of its area: Regional Council of Brittany, European Commission."""
    bodies = (word for cls in ("areabody", "area_body") for group in page.language.of(cls) for word in group.words)
    name = lower(page.slice(start, stop))
    return any(body in name for body in bodies)


def _is_of_body(page: Page, start: int, stop: int) -> bool:
    """Whether the noun of a body ends a name, or stands before "of", "for" or "in" in it."""
    small = page.language.wordset("namejoint", "placelink") - page.language.sets["joiner"]
    last = next((i for i in range(start + 1, stop) if page.words[i] in small), stop)
    if "&" in page.words[start:last]:
        return page.is_a(last - 1, "companyhead")  # no journal of cold chains & ports
    return page.words[last - 1] in _nouns(page)


def _nouns(page: Page) -> frozenset[str]:
    """The nouns of bodies that have pages of their own and stand for no area."""
    language = page.language
    return language.wordset("organisation", "bodynoun", "companyhead", "clubword") - language.sets["no_house"]


def house_nouns(page: Page, name: str) -> frozenset[str]:
    """The nouns by which a body is met again: the university; the company for one that is called Ltd."""
    words, sets = lower(name).split(), page.language.sets
    firm = sets["trading_noun"] if words[-1] in sets["companyhead"] else frozenset()
    return _nouns(page).intersection(words) | firm
