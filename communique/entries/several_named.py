"""The names behind an office in the plural: the ministers of trade, Ana Sol of Peru and Bo Li of Oman."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.context import Context
from communique.entries.honorifics import over_honorifics
from communique.entries.led_areas import led_area
from communique.entries.named import Named
from communique.entries.names import Names
from communique.entries.places import Place
from communique.entries.roles import Role, genitive_of
from communique.kinds import Area
from communique.text.page import Page

MOST_NAMED: Final = 6  # names of one title in the plural
_DASHES: Final = frozenset(("-", "–", "—"))
_LONGEST_NAME: Final = 5  # tokens of a name
_FULL_NAME: Final = 2  # tokens of a full name
_SHORTEST_PAIR: Final = 5  # tokens of two names and what joins them
_LONGEST_PLACE: Final = 4  # tokens of a place before an office


def of_several(context: Context, names: Names, role: Role) -> list[Named]:
    """Each of the names behind a title in the plural; behind a comma only two or more that "and" joins are its own."""
    page, words = context.page, context.page.words
    areas, i = _shared_areas(context, role)
    apposed = words[i : i + 1] == [","] or not _DASHES.isdisjoint(words[i : i + 1])
    i += apposed
    several = len(areas) > 1
    office = replace(role, plural=False, words=role.words[:-1], text=_singular(page, role, several))
    office = replace(office, area=None, behind=False) if several else office
    if apposed and len(areas) == 1 and role.behind and (each := _each_behind_area(context, names, role, i)):
        return each
    found: list[Named] = []
    joined = False
    while i < len(words) and len(found) < MOST_NAMED and page.sentence_of[i] == page.sentence_of[role.title]:
        owner = context.place_of.get(i)
        owned = owner is not None and page.is_possessive(owner.stop)  # Peru's Ana Sol and Oman's Bo Li
        start, gender = over_honorifics(page, owner.stop + 1 if owner is not None and owned else i)
        stop = names.read(start) if start < len(words) else None
        if stop is None or stop - start < 2 or page.is_a(stop - 1, "gathering"):
            break
        own = areas[len(found)] if len(areas) > 1 and len(found) < len(areas) else office.area
        own = context.area_of(owner) if owner is not None and owned else own
        told = _in_brackets(context, stop)
        own = context.area_of(told) if told is not None else own
        led, end = led_area(context, replace(office, area=own), stop)
        end = told.stop + 1 if told is not None else end
        found.append(Named(start, stop, (start, end), led, gender))
        comma = words[end : end + 1] == [","]
        linked = end + comma < len(words) and page.is_a(end + comma, "joiner")
        if not (comma or linked):
            break
        i, joined = end + comma + linked, joined or linked
    found = _in_turn(context, found)
    return found if not apposed or len(found) > 1 and joined and role.definite else []


def _in_brackets(context: Context, i: int) -> Place | None:
    """The area that stands alone in brackets behind a name: Ana Sol (Peru)."""
    place = context.place_of.get(i + 1)
    opened = place is not None and context.page.words[i] == "(" and place.form == "noun"
    return place if place is not None and opened and context.page.word(place.stop) == ")" else None


def _each_behind_area(context: Context, names: Names, role: Role, i: int) -> list[Named]:
    """The names that stand each behind its own area: the governors of Puebla, Ana Sol, and Tigray, Bo Li."""
    page, words, area, found = context.page, context.page.words, role.area, list[Named]()
    while area is not None and i < len(words) and len(found) < MOST_NAMED:
        start, gender = over_honorifics(page, i)
        stop = names.read(start) if start < len(words) else None
        if stop is None or stop - start < _FULL_NAME:
            break
        text = _singular(page, replace(role, area=None), True)
        office = replace(role, plural=False, words=role.words[:-1], text=text, area=area, behind=False)
        found.append(Named(start, stop, (start, stop), office, gender))
        k = stop + (page.word(stop) == ",")
        k += page.is_a(k, "joiner")
        k += page.word(k) in (genitive_of(page),)
        place = context.place_of.get(k)
        area = context.area_of(place) if place is not None and page.word(place.stop) == "," and k > stop else None
        i = place.stop + 1 if place is not None else i
    return found if len(found) > 1 else []


def _in_turn(context: Context, found: list[Named]) -> list[Named]:
    """Two names with the areas behind both of them in the same order: Ana Sol and Bo Li of Peru and Oman."""
    if len(found) != 2 or found[1].role is None or found[1].role.area is None:
        return found
    first, second = found
    end = second.span[1]
    other = context.place_of.get(end + 1)
    alone = first.role is not None and first.role.area is None and context.page.is_a(end, "joiner")
    if not alone or other is None or other.form != "noun" or first.role is None or second.role is None:
        return found
    return [
        replace(first, role=replace(first.role, area=second.role.area)),
        replace(second, role=replace(second.role, area=context.area_of(other)), span=(second.span[0], other.stop)),
    ]


def before_several(context: Context, names: Names, role: Role) -> list[Named]:
    """The two names before a title in the plural: Ana Sol and Bo Li, the trade ministers of Peru and Oman."""
    page, words = context.page, context.page.words
    comma = role.start - 1 - page.is_a(role.start - 1, "definite")
    if comma < _SHORTEST_PAIR or words[comma] != ",":
        return []
    areas, stop = _shared_areas(context, role)
    second = _name_ending(page, names, comma)
    first = _name_ending(page, names, second - 1) if second and page.is_a(second - 1, "joiner") else None
    if first is None or second is None or len(areas) not in (0, 2):
        return []
    office = replace(
        role, plural=False, words=role.words[:-1], text=_singular(page, role, len(areas) > 1), behind=False
    )
    led = [replace(office, area=area) for area in areas] or [replace(office, area=None)] * 2
    return [
        Named(first, second - 1, (first, second - 1), led[0], None),
        Named(second, comma, (second, max(stop, role.stop)), led[1], None),
    ]


def _name_ending(page: Page, names: Names, stop: int) -> int | None:
    """Where a name of two words or more begins that ends with token `stop`."""
    first = page.sentences[page.sentence_of[stop]][0]
    starts = (i for i in range(max(first, stop - _LONGEST_NAME), stop - 1) if names.read(i) == stop)
    return next(starts, None)


def _shared_areas(context: Context, role: Role) -> tuple[list[Area], int]:
    """The areas of a title in the plural, and the token behind them: the foreign ministers of Peru and Oman."""
    page, i = context.page, role.stop
    areas = [role.area] if role.area is not None else []
    while areas and role.behind and i + 1 < len(page.words):
        other = context.place_of.get(i + 1)
        if other is None or other.form != "noun" or not (page.words[i] == "," or page.is_a(i, "joiner")):
            break
        areas.append(context.area_of(other))
        i = other.stop
    if areas and not role.behind and page.is_a(role.start - 1, "joiner"):  # the Kenyan and Chilean envoys, A and B
        near = context.places_in(max(0, role.start - _LONGEST_PLACE - 1), role.start - 1)
        owner = next((p for p in near if p.stop + page.is_possessive(p.stop) == role.start - 1), None)
        owned = owner is not None and (owner.form == "adjective" or page.is_possessive(owner.stop))
        areas[:0] = [context.area_of(owner)] if owner is not None and owned else []
    return areas, i


def _singular(page: Page, role: Role, several: bool) -> str:
    """The words of an office in the singular, where the words of titles hold it; without its area, if of `several`."""
    plural = page.language.sets["pluraltitle"]
    first, space, others = role.words.partition(" ")
    one = first if first in plural and role.words.split()[-1] not in plural else role.words  # ministers responsible
    shorter = one[:-1] + (space + others if one is not role.words else "")
    known = any(shorter in group.words for group in page.language.of("title"))
    whole = role.words if role.words in role.text.lower() else role.words.replace(" - ", "-")  # co-chairs
    at = role.text.lower().find(whole)
    if not known or at < 0:
        return role.text
    end = at + (len(one) if one is not role.words else len(whole))
    rest = role.text[end:]
    if several and role.behind:
        told, of, _ = rest.rpartition(f" {genitive_of(page)} ")  # Ministers of Trade | of Peru
        area = role.area.name if role.area is not None else ""
        rest = told if of or not area or not rest.endswith(area) else rest[: -len(area)].rstrip().rpartition(" ")[0]
    return role.text[: end - 1] + rest
