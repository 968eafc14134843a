"""The town whose own paper a document is: TAMPERE CITY NEWS, Town of Kilcarra – Council Newsletter."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context, Figurehead
from communique.entries.outlet_names import is_brand
from communique.entries.places import Place
from communique.entries.roles import genitive_of
from communique.entries.whose import TOLD, give, land_of
from communique.kinds import Area
from communique.text.page import Page
from communique.text.tags import PREP

_LINES: Final = 3  # paragraphs above the headline in which a paper is named
_DASHES: Final = frozenset(("-", "–", "—", "--"))
_BEFORE_DAY: Final = frozenset((",", "(", "|", "·", "–", "—", "-"))
_COUNTRY: Final = 2  # letters of a country's code
_LONGEST: Final = 4  # words of a town's name
_HEAD: Final = 5  # paragraphs from the headline on in which the dateline stands


def town_of_paper(context: Context) -> Area | None:
    """The town that a line above the headline names with "city", "town" or "municipal", as the text below spells it."""
    page = context.page
    kinds = page.language.sets["town_noun"]
    above = context.title[0] if context.title else page.paragraphs[0][1]
    if kinds.isdisjoint(page.words[:above]):
        return None
    for start, stop in page.paragraphs[:_LINES]:
        for k in range(start, min(stop, above)):
            span = _named_with(page, k, start, stop) if page.words[k] in kinds and page.is_capital(k) else None
            found = _below(context, span, above) if span is not None else None
            if found is None and span is not None and span[0] > k:
                found = Area(page.slice(*span).title())
            if found is not None:
                return found
    return None


def town_of_mayor(context: Context, mayor: Figurehead) -> Area | None:
    """The town of the dateline, unless the mayor is a county's, or an official of its country is met there."""
    if not context.page.language.sets["wider_area"].isdisjoint((mayor.role or "").lower().split()):
        return None
    town = town_of_dateline(context)
    if town is None or _town_ahead(context, mayor.first) is not None:
        return None
    lands = {place.country for place in context.places if place.name == town.name} - {None}
    areas = [who.area for who in context.people if who.area is not None]
    return None if any(town.name in area.name or land_of(area) in lands for area in areas) else town


def town_of_dateline(context: Context) -> Area | None:
    """The town before the day of a line below the headline, or before a dash: Campbell River, 12 May 2026; SLIGO —"""
    page = context.page
    first = page.paragraph_of[context.title[0]] + 1 if context.title else 0
    for start, stop in page.paragraphs[first : first + _HEAD]:
        end = start
        while end < stop and end - start < _LONGEST and page.is_capital(end) and page.words[end].isalpha():
            end += 1
        if start == end or page.tags[start] & PREP or not _ends_dateline(context, end, stop):
            continue
        if context.mentions_in(start, end) or end - start > 1 and is_brand(page, start, end):
            continue  # By Ana Sol, 9 April 2024; The Sligo Courier, 9 April 2024
        place = context.place_of.get(start)
        if place is not None and place.stop == end:
            known = place.form == "noun" and (place.kind == "city" or str(place.code).count("-") == 1)
            return context.area_of(place) if known and place.kind != "country" else None
        name = page.slice(start, end)
        return Area(name.title() if name.isupper() else name) if place is None else None
    return None


def _ends_dateline(context: Context, i: int, stop: int) -> bool:
    """Whether a day stands behind the name before token `i` and its mark, or a dash right behind it."""
    page = context.page
    if i < stop and page.words[i] in _DASHES:
        return page.slice(i - 1, i).isupper()
    near = context.dates_in(i, i + 2)
    return bool(near) and page.word(i) in _BEFORE_DAY


def seat_mayors(context: Context) -> None:
    """Let mayors of whom only a country is told be of the town before it: from Toyooka, Japan, led by Mayor Arai."""
    page = context.page
    heads, genitive = page.language.sets["townhead"], genitive_of(page)
    for who in context.people:
        if who.area is None and who.company is None and not heads.isdisjoint(who.title.split()):
            place = _town_ahead(context, who.first)
            if place is not None and _is_met_there(context, who, place):
                give([who], context.area_of(place), genitive)
        if (
            who.area is None
            or not who.area.code
            or len(who.area.code) > _COUNTRY
            or heads.isdisjoint(who.title.split())
        ):
            continue
        town = _town_before(context, who.first, who.area.code)
        if town is not None:
            who.role = (who.role or who.title).partition(f" {genitive} ")[0]
            give([who], town, genitive)


def _town_ahead(context: Context, i: int) -> Place | None:
    """The town that opens the sentence of token `i`: In Fortaleza two days later, A met Mayor Bo Li."""
    page = context.page
    first = page.sentences[page.sentence_of[i]][0]
    place = context.place_of.get(first + 1) if page.is_a(first, "placelink") else None
    return place if place is not None and place.kind == "city" and place.stop <= i else None


def _is_met_there(context: Context, who: Figurehead, place: Place) -> bool:
    """Whether somebody else of another area meets a mayor behind the town that opens the sentence."""
    told = [m for m in context.mentions_in(place.stop, who.first) if m.form in TOLD and m.who is not None]
    return bool(told) and bool(context.page.within("encounter", told[0].stop, who.first))


def _town_before(context: Context, i: int, country: str) -> Area | None:
    """The town that is named with its country before token `i` in the sentence: Toyooka, Japan."""
    page = context.page
    for place in reversed(context.places_in(page.sentences[page.sentence_of[i]][0], i)):
        stop = place.start - 1
        if place.code != country or place.form != "noun" or stop < 1 or page.words[stop] != ",":
            continue
        start = stop
        while stop - start < _LONGEST and page.is_capital(start - 1) and page.words[start - 1].isalpha():
            start -= 1
        return Area(page.slice(start, stop)) if start < stop else None
    return None


def _named_with(page: Page, k: int, start: int, stop: int) -> tuple[int, int] | None:
    """The name behind "of" and the noun at token `k` of a line, or right before that noun."""
    if page.is_a(k + 1, "genitive"):
        first = last = k + 2
        while last < stop and last - first < _LONGEST and page.is_capital(last) and page.words[last].isalpha():
            last += 1
        return (first, last) if last > first else None
    first = k
    while first > start and k - first < _LONGEST and page.is_capital(first - 1) and page.words[first - 1].isalpha():
        first -= 1
    while first < k and page.tags[first] & ~PREP:
        first += 1
    return (first, k) if first < k else None


def _below(context: Context, span: tuple[int, int], above: int) -> Area | None:
    """The name of a town as the text from token `above` on spells it; `None` where it has no such name."""
    page = context.page
    words = page.words[span[0] : span[1]]
    for i in page.capitals:
        stop = i + len(words)
        if i < above or page.words[i:stop] != words or page.slice(i, i + 1).isupper():
            continue
        place = context.place_of.get(i)
        if place is not None and place.kind in ("country", "subdivision") and place.stop == stop:
            return Area(place.name, place.code) if place.code and "-" in place.code else None
        return Area(page.slice(i, stop))
    return None
