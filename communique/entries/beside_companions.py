"""Names that stand beside somebody in office: the Mayor, his deputy Ana Sol and Bo Li, who teaches English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from communique.entries.context import Context
from communique.entries.named import Named
from communique.entries.names import Names
from communique.entries.roles import Role

_LONGEST_TRADE: Final = 2  # words between "his" and a name
_LONGEST_LAND: Final = 5  # tokens of a place and its possessive mark
_COLLECTIVE: Final = ("organisation", "gathering", "clubword")
_BODIES: Final = ("guestgroup", "companyword", "clubword")  # what "his" names a body by


def beside_companions(context: Context, names: Names, found: list[Named]) -> Iterator[Named]:
    """A full name in a sentence that names somebody in office, behind "his deputy" or before ", who teaches"."""
    page, words = context.page, context.page.words
    clauses, owners = page.language.sets["whoclause"], page.language.sets["ownpronoun"]
    opening = clauses | owners
    for line in sorted({page.sentence_of[one.start] for one in found if one.role}):
        first, last = page.sentences[line]
        for i in [k for k in range(first, last) if words[k] in opening]:
            told = _behind_trade(names, i) if words[i] in owners else _with_clause(names, i)
            if told is None:
                continue
            start, stop, role = told
            held = any(one.span[0] <= start < one.span[1] for one in found)
            if not held and names.is_full(start, stop) and not _is_body(names, start, stop):
                yield Named(start, stop, (role.start if role else start, stop), role, None, strong=False)
    for one in found:
        if (other := _of_other_land(context, names, one)) is not None:
            yield other


def _of_other_land(context: Context, names: Names, one: Named) -> Named | None:
    """Who has the same office elsewhere: Peru's trade minister Ana Sol and | Oman's Bo Li."""
    page, role = context.page, one.role
    owner = context.place_of.get(role.start) if role is not None and role.area is not None else None
    if role is None or owner is None or not page.is_possessive(owner.stop):
        return None
    link = one.span[1] + (page.word(one.span[1]) == ",")
    place = context.place_of.get(link + 1)
    if page.is_a(link, "joiner") and place is not None and page.is_possessive(place.stop):
        start, stop = place.stop + 1, names.read(place.stop + 1)
    elif page.is_a(one.span[0] - 1, "joiner"):
        stop = one.span[0] - 1
        start = names.read_back(stop) or 0
        place = next((p for p in context.places_in(max(0, start - _LONGEST_LAND), start) if p.stop == start - 1), None)
        if not start or place is None or not page.is_possessive(place.stop):
            return None
    else:
        return None
    if stop is None or not names.is_full(start, stop) or _is_body(names, start, stop):
        return None
    office = replace(role, start=place.start, area=context.area_of(place))
    return Named(start, stop, (place.start, stop), office, None)


def _with_clause(names: Names, i: int) -> tuple[int, int, Role | None] | None:
    """The name before ", who" and a verb: Bo Li, who teaches English."""
    start = names.read_back(i - 1) if i and names.words[i - 1] == "," else None
    return None if start is None else (start, i - 1, None)


def _behind_trade(names: Names, i: int) -> tuple[int, int, Role | None] | None:
    """The name behind whose what it is: his deputy Ana Sol, their interpreter, Bo Li,"""
    page, words = names.page, names.words
    k = i + 1
    while k < len(words) and k - i <= _LONGEST_TRADE and words[k].isalpha() and not page.is_capital(k):
        k += 1
    if any(page.is_a(j, cls) for j in range(i + 1, k) for cls in _BODIES):
        return None  # their team Red Star
    apposed = k < len(words) and words[k] == ","
    stop = names.read(k + apposed) if k > i + 1 else None
    if stop is None or apposed and not (words[stop : stop + 1] in ([","], ["."]) or page.is_a(stop, "joiner")):
        return None
    trade = page.slice(i + 1, k)
    return k + apposed, stop, Role(i + 1, k, i + 1, "official", "none", None, None, trade, False, False)


def _is_body(names: Names, start: int, stop: int) -> bool:
    """Whether a name is that of a body of people: Stone Town United, who."""
    return any(names.page.is_a(k, cls) for k in range(start, stop) for cls in _COLLECTIVE)
