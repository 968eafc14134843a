"""The area of somebody who leads a delegation: where the delegation comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.context import Context
from communique.entries.lexicon import lexicon
from communique.entries.named import Named
from communique.entries.places import Place
from communique.entries.roles import GOVERNING, Role, genitive_of
from communique.entries.whose import OFFICES
from communique.kinds import Area
from communique.text.page import Page

_FAR_SIDE: Final = 8  # tokens between a side and who leads it
_FAR_ORIGIN: Final = 8  # tokens between a delegation, "from" and the place
_FAR_BODY: Final = 24  # tokens between a delegation and "its president"
_RULING: Final = frozenset(("president", "governor", "prime minister"))
_OFFICIALS: Final = OFFICES | GOVERNING


def of_delegation(context: Context, named: Named) -> Named:
    """ "A delegation from Shandong led by Governor Lin": the governor is of where the delegation comes from."""
    page, start = context.page, named.span[0]
    if named.role is None or named.role.area or _heads_its_own(page, named.role):
        return named
    if (own := _of_its_body(context, named)) is not None:
        return own
    side = _side_of(context, start)
    if side is not None:
        return _of_area(named, context.area_of(side))
    led = led_from(page, start, named.stop)
    if led is None:
        return named
    first = max(page.sentences[page.sentence_of[start]][0], start - 16)
    if not page.has_a("delegation", first, start):
        area = _origin_of_group(context, first, led) if named.role.rank in _OFFICIALS else None
        return named if area is None else _of_area(named, area)
    after = named.stop + (named.stop < len(page.words) and page.is_a(named.stop, "coming"))
    origin = context.place_of.get(after + 1) if page.is_a(after, "origin") else None
    if origin:
        return _of_area(named, context.area_of(origin))
    group = max(i for i in range(first, start) if page.is_a(i, "delegation"))
    told = _named_origin(context, group + 2) if page.is_a(group + 1, "origin") else None
    if told is not None and told.form == "noun" and told.code is None:
        return _of_area(named, context.area_of(told))  # from Batumi, led by
    near = (place for place in context.places_in(first, start) if place.code and not _is_met(page, place, group))
    places = list(near) or _origin_before(context, first)
    if len(places) > 1 and places[-2].country == places[-1].code != places[-2].code:
        places.pop()  # from Guangdong Province, China
    return _of_area(named, context.area_of(places[-1])) if places else named


def _of_its_body(context: Context, named: Named) -> Named | None:
    """Who heads the body that sent a delegation: a delegation of the Kenyan Chamber led by its president, A."""
    page, role = context.page, named.role
    if role is None or not page.is_a(role.start, "thingowner") and not page.is_a(role.start - 1, "thingowner"):
        return None
    first = max(page.sentences[page.sentence_of[role.start]][0], role.start - _FAR_BODY)
    group = next((i for i in range(role.start, first, -1) if page.is_a(i, "guestgroup")), None)
    linked = group is not None and (page.is_a(group + 1, "origin") or page.is_a(group + 1, "genitivelink"))
    if group is None or not linked:
        return None
    start = stop = group + 2 + page.is_a(group + 2, "definite")
    small = page.language.sets["genitive"] | page.language.sets["joiner"] | page.language.sets["definite"]
    while page.is_capital(stop) or page.word(stop) in small or page.word(stop) == "&" or page.is_possessive(stop):
        stop += 1
    if not page.within("organisation", start, stop):
        return None
    name, words = page.slice(start, stop), _as_written(page, role)
    rank = role.rank if role.rank not in _RULING else "chairman"
    text = f"{words} {genitive_of(page)} {page.slice(group + 2, stop)}"
    own = replace(role, company=name, area=context.area_in(start, stop), rank=rank, leads="company", text=text)
    return replace(named, role=own)


def _as_written(page: Page, role: Role) -> str:
    """The words of an office as the text has them, with a capital: Vice-President, Deputy director."""
    stop = role.title + len(role.words.split(" "))
    told = page.slice(role.title, stop) if " ".join(page.words[role.title : stop]) == role.words else role.words
    return told[:1].upper() + told[1:]


def _side_of(context: Context, start: int) -> Place | None:
    """The place whose side is told to be led before token `start`: The Kenyan side was led by; and the Omani one by."""
    page = context.page
    first = page.sentences[page.sentence_of[start]][0]
    if start <= first or not page.is_a(start - 1, "byword") and not page.is_a(start - 2, "byword"):
        return None
    near = range(start - 2, max(first, start - _FAR_SIDE), -1)
    k = next((k for k in near if page.is_a(k, "led_side")), None)
    place = next((p for p in context.places_in(first, k) if p.stop == k), None) if k is not None else None
    if k is None or place is None or any(page.is_capital(n) for n in range(k, start)):
        return None
    elided = page.is_a(k + 1, "byword")
    return (
        place
        if elided and led_in(page, first, k) or lexicon(page.language.language, "ledby").before(page.words, start)
        else None
    )


def led_in(page: Page, start: int, stop: int) -> bool:
    """Whether somebody is said to lead between two tokens, before what has the verb from there."""
    known = lexicon(page.language.language, "ledby")
    return any(known.at(page.words, k) for k in range(start, stop))


def _named_origin(context: Context, i: int) -> Place | None:
    """The place that begins at token `i` behind "from", or that a noun says it is: the Georgian city of | Batumi."""
    page = context.page
    first = i + page.is_a(i, "definite")
    land = context.place_of.get(first)
    k = land.stop if land is not None and land.form != "noun" else first
    if page.is_a(k, "areanoun") and page.is_a(k + 1, "genitivelink"):
        return context.place_of.get(k + 2)
    return context.place_of.get(i)


def _of_area(named: Named, area: Area) -> Named:
    """Somebody as an official of an area, whose assembly or council is none but that of it."""
    role = named.role
    if role is None:
        return named
    leads = "area-office" if role.company is not None else role.leads
    return replace(named, role=replace(role, area=area, company=None, leads=leads))


def _heads_its_own(page: Page, role: Role) -> bool:
    """Whether an office is that of a body with a name of its own, and no assembly that every area has."""
    sets = page.language.sets
    plain = sets["organisation"] | sets["areanoun"] | sets["publicmodifier"]
    words = (role.company or "").lower().replace("’", "'").replace("'s ", " ").split()  # People's Committee
    return role.company is not None and not plain.issuperset(words)


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


def _origin_of_group(context: Context, first: int, led: int) -> Area | None:
    """Where those come from whom somebody leads, whoever they are: experts from Jeju, South Korea, | led by."""
    page = context.page
    stop = led
    while stop > first and page.words[stop - 1] == ",":
        stop -= 1
    told = [place for place in context.places_in(first, stop) if place.form == "noun"]
    while told and told[-1].stop == stop:
        here = told.pop()
        link = here.start - 1 - page.is_a(here.start - 1, "definite")
        if page.is_a(link, "origin"):
            return context.area_of(here)
        stop = here.start - 1 if page.word(here.start - 1) == "," else here.start
    return None


def led_from(page: Page, start: int, stop: int) -> int | None:
    """Where it begins to be said that somebody leads others: | led by, | under, | with the mayor at its head."""
    language = page.language.language
    before = lexicon(language, "ledby").before(page.words, start)
    if before is None and page.is_a(start - 1, "headwith"):
        return start - 1 if lexicon(language, "headbehind").at(page.words, stop) is not None else None
    return before[0] if before else None
