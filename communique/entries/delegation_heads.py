"""The area of somebody who leads a delegation: where the delegation comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.context import Context
from communique.entries.lexicon import lexicon
from communique.entries.named import Named
from communique.entries.places import Place
from communique.text.page import Page

_FAR_ORIGIN: Final = 8  # tokens between a delegation, "from" and the place


def of_delegation(context: Context, named: Named) -> Named:
    """ "A delegation from Shandong led by Governor Lin": the governor is of where the delegation comes from."""
    page, start = context.page, named.span[0]
    if named.role is None or named.role.area or named.role.company or not _is_led_by(page, start):
        return named
    first = max(page.sentences[page.sentence_of[start]][0], start - 16)
    if not page.has_a("delegation", first, start):
        return named
    after = named.stop + (named.stop < len(page.words) and page.is_a(named.stop, "coming"))
    origin = context.place_of.get(after + 1) if page.is_a(after, "origin") else None
    if origin:
        return replace(named, role=replace(named.role, area=context.area_of(origin)))
    group = max(i for i in range(first, start) if page.is_a(i, "delegation"))
    near = (place for place in context.places_in(first, start) if place.code and not _is_met(page, place, group))
    places = list(near) or _origin_before(context, first)
    if len(places) > 1 and places[-2].country == places[-1].code != places[-2].code:
        places.pop()  # from Guangdong Province, China
    return replace(named, role=replace(named.role, area=context.area_of(places[-1]))) if places else named


def _is_met(page: Page, place: Place, group: int) -> bool:
    """Whether a place before a delegation is of those who met it: the Mayor of Riga met a delegation led by."""
    return place.stop <= group and bool(page.within("encounter", place.stop, group))


def _origin_before(context: Context, first: int) -> list[Place]:
    """Where the sentence before says that a delegation comes from: "from Shandong … The delegation was led by"."""
    page, line = context.page, context.page.sentence_of[first] - 1
    if line < 0 or page.paragraph_of[page.sentences[line][0]] != page.paragraph_of[first]:
        return []
    begin, end = page.sentences[line]
    group = next((i for i in range(begin, end) if page.is_a(i, "delegation")), None)
    link = (
        next((i for i in range(group, min(end, group + _FAR_ORIGIN)) if page.is_a(i, "origin")), None)
        if group
        else None
    )
    return (
        [p for p in context.places_in(link, min(end, link + _FAR_ORIGIN)) if p.code and p.form == "noun"][:1]
        if link
        else []
    )


def _is_led_by(page: Page, start: int) -> bool:
    return lexicon(page.language.language, "ledby").before(page.words, start) is not None
