"""The area or the firm behind a name, which is that of the office before it: Governor Miyauchi of Ehime Prefecture."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.context import Context
from communique.entries.roles import GOVERNING, Role, genitive_of
from communique.kinds import Area

_OF_FIRMS: Final = frozenset(("executive", "chairman"))
_OF_BODIES: Final = frozenset(("executive", "chairman", "president", "head", "deputy"))
_LONGEST_COMPANY: Final = 5  # words of the name of a company


def led_area(context: Context, role: Role, stop: int) -> tuple[Role, int]:
    """ "Governor Kazunori Miyauchi of Ehime Prefecture": the area behind the name is the office's."""
    if role.area or role.company:
        return role, stop
    closed = _over_bracket(context, stop) if role.rank in _OF_BODIES else None
    if closed is not None:
        company = context.page.slice(stop + 1, closed - 1)
        return replace(
            role, company=company, leads="company", text=f"{role.text} {genitive_of(context.page)} {company}"
        ), closed
    if not context.page.is_a(stop, "genitive"):
        return role, stop
    plain = stop + 1 + context.page.is_a(stop + 1, "definite")
    place = context.place_of.get(plain) or context.place_of.get(_over_kind(context, stop + 1))
    if place is not None and place.form == "noun":
        return replace(role, area=context.area_of(place)), place.stop
    end = _over_body(context, plain) or _over_company_name(context, plain) if role.rank in _OF_FIRMS else None
    if end is not None:
        text = f"{role.text} {context.page.slice(stop, end)}"
        return replace(role, company=context.page.slice(plain, end), leads="company", text=text), end
    end = _over_place_name(context, stop + 1) if role.rank in GOVERNING else None
    return (replace(role, area=Area(context.page.slice(stop + 1, end), None)), end) if end else (role, stop)


def _over_body(context: Context, i: int) -> int | None:
    """The end of a body's name that its head word opens: Professor Ana Sol of the | University of Tartu."""
    page = context.page
    if i + 2 >= len(page.words) or not page.is_capital(i) or not page.is_a(i, "organisation"):
        return None
    linked = page.is_a(i + 1, "genitive")
    j = i + 1 + linked
    while linked and j < min(i + _LONGEST_COMPANY + 2, len(page.words)) and page.is_capital(j):
        j += 1
    return j if j > i + 2 else None


def _over_company_name(context: Context, i: int) -> int | None:
    """The end of a name of two or more words in capitals: analyst Ana Sol of Lotus Securities."""
    page, j = context.page, i
    while j < min(i + _LONGEST_COMPANY, len(page.words)) and page.is_capital(j) and page.words[j].isalpha():
        j += 1
    return j if j - i > 1 and i not in context.place_of else None


def _over_bracket(context: Context, i: int) -> int | None:
    """Behind a body's name in brackets at token `i`: Rector Ana Sol | (University of Tartu)."""
    page = context.page
    if page.word(i) != "(":
        return None
    j = i + 1
    while j < min(page.size, i + 2 + _LONGEST_COMPANY) and (page.is_capital(j) or page.is_a(j, "genitive")):
        j += 1
    named = any(page.is_a(k, "organisation") for k in range(i + 1, j))
    return j + 1 if named and page.word(j) == ")" else None


def _over_kind(context: Context, i: int) -> int:
    """Behind what an area is called before its name: of | the German state of Hesse."""
    page = context.page
    j = i + page.is_a(i, "definite")
    land = context.place_of.get(j)
    j = land.stop if land is not None and land.form == "adjective" else j
    return j + 2 if j > i and page.is_a(j, "areanoun") and page.is_a(j + 1, "genitive") else i


def _over_place_name(context: Context, i: int) -> int | None:
    """The end of one or two words in capitals from token `i` on that are no known place: Mayor Lin of Keelung."""
    page, j = context.page, i
    while j < min(i + 2, len(page.words)) and page.is_capital(j) and page.words[j].isalpha():
        j += 1
    return j if j > i and not (j < len(page.words) and page.is_capital(j)) else None
