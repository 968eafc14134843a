"""Offices "of the Region" on a page that names one area so: the Deputy Governor of the Region, A, of Omsk Region."""

from __future__ import annotations

from communique.entries.context import Context
from communique.entries.roles import genitive_of, office_of
from communique.kinds import Area


def fill_own_regions(context: Context) -> None:
    """Give whoever holds an office of an area without its name the one area of the page that is called so."""
    language = context.page.language
    nouns, articles = language.wordset("areanoun", "regionword"), language.sets["definite"]
    genitive = genitive_of(context.page)
    for who in context.people:
        words = (who.role or "").split()
        if who.area is not None or who.company is not None or len(words) < 4:
            continue
        told = [word.lower() for word in words[-3:]]
        if told[0] != genitive or told[1] not in articles or told[2] not in nouns:
            continue
        area = _called(context, told[2])
        if area is not None:
            who.area = area
            who.role = office_of(" ".join(words[:-3]), area, genitive)


def _called(context: Context, noun: str) -> Area | None:
    """The one area whose name ends or begins with a noun: Omsk Region, Republic of Altai."""
    found: dict[str | None, Area] = {}
    for place in context.places:
        named = place.name.lower().split()
        if place.form == "noun" and len(named) > 1 and noun in (named[0], named[-1]):
            found.setdefault(place.code, context.area_of(place))
    return next(iter(found.values())) if len(found) == 1 else None
