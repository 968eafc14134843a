"""The country whose paper a document is: by envoys, a news agency, pairs of countries, the dateline."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final

from communique.entries.context import Context
from communique.entries.places import Place
from communique.entries.roles import GOVERNING, POSTED
from communique.entries.whose import OFFICES, TOLD, country_of, land_of
from communique.kinds import Area
from communique.text.page import Page

_FIRST_PLACES: Final = 6
_LANDS: Final = ("country", "subdivision")
_OFTEN: Final = 3  # mentions of a country whose paper this may be
_LONGEST_DATELINE: Final = 12  # tokens
_HEADS: Final = frozenset(("president", "prime minister", "monarch"))
_DASHES: Final = frozenset(("-", "–"))
_OPENS: Final = frozenset(("(", "[", "/", "-", "–", "—", "by"))  # before the letters of an agency
_CLOSES: Final = frozenset((")", "]", "/"))
_LETTERS: Final = 4  # of an agency that is written large throughout
_BEHIND: Final = frozenset((",", "(", "[", "/"))
_ENDS: Final = frozenset(("-", "–", "—", ":", ")"))


def country_of_paper(context: Context) -> Area | None:
    """The country whose paper a document is, or `None`."""
    home = _country_of_envoys(context) or _country_of_agency(context) or _country_of_pairs(context)
    return home or _country_left(context) or _country_of_head(context) or _dateline(context)


def _taken(context: Context) -> set[str]:
    """The countries that somebody in the office of a state or a region is of."""
    leading = [who for who in context.people if who.company is None and who.rank in OFFICES | GOVERNING]
    return {land for who in leading if (land := land_of(who.area))}


def _country_of_envoys(context: Context) -> Area | None:
    """The country of the two that an envoy ties which is not the guest's: the Ambassador of Peru to Japan, of Peru."""
    taken, home = _taken(context), set[str]()
    page, posted = context.page, context.page.language.wordset("officelink", posted=True)
    for mention in context.mentions if taken else ():
        who = mention.who
        if who is None or who.rank not in POSTED or who.area is None or mention.form not in TOLD:
            continue
        places = context.places_in(mention.start, mention.stop)
        before = [(p, p.start - 1 - page.is_a(p.start - 1, "definite")) for p in places if p.start > 1]
        seats = [p.code for p, i in before if page.words[i] in posted and p.kind == "country"]
        pair = {land_of(who.area), *map(str, seats[:1])}
        if len(pair) == 2 and len(pair & taken) == 1:
            home |= pair - taken
    named = [place for place in context.places if place.kind == "country" and place.code in home]
    if len(home) != 1 or not named:
        return None
    return context.area_of(named[0]) if named[0].name.isupper() else Area(named[0].base, named[0].code)


def _country_of_agency(context: Context) -> Area | None:
    """The country of the national news agency that a report is by: Hanoi (VNA) -, — Bernama."""
    page = context.page
    for match in page.of("agency"):
        words = page.slice(match.start, match.stop)
        if not (page.is_capital(match.start) and (len(words) > _LETTERS or words.isupper())):
            continue
        alone = line_of(page, match.start) == (match.start, match.stop)
        before = page.words[match.start - 1] if match.start else ""
        placed = before == "." and _opens_line(context, match.start - 1)
        if alone or placed or before in _OPENS or match.stop < len(page.words) and page.words[match.stop] in _CLOSES:
            return country_of(context, str(match.group["area"]))
    return None


def _opens_line(context: Context, stop: int) -> bool:
    """Whether a place alone stands before token `stop` on its line: TASHKENT. KAZINFORM"""
    start = line_of(context.page, stop)[0]
    place = context.place_of.get(start)
    return place is not None and place.stop == stop


def _country_of_pairs(context: Context) -> Area | None:
    """The country that all pairs with an official's country have: Nepal-China relations, between Nepal and China."""
    taken, page, others = _taken(context), context.page, list[str]()
    lands = [p for p in context.places if p.kind == "country" and p.code] if taken else []
    for one, other in pairwise(lands):
        gap = page.words[one.stop : other.start]
        if not gap or len(gap) > 1 or one.form == "people" or one.code == other.code:
            continue
        joined = page.is_a(one.stop, "joiner") and (
            page.is_a(one.start - 1, "partylink") or _are_told(page, one, other)
        )
        paired = gap[0] in _DASHES or joined
        pair = {str(one.code), str(other.code)}
        others += pair - taken if paired and len(pair & taken) == 1 else []
    often = sum(place.code in others for place in lands) > 1
    return country_of(context, others[0]) if len(set(others)) == 1 and often else None


def _are_told(page: Page, one: Place, other: Place) -> bool:
    """Whether two countries are the subject of a clause: Malta and Denmark have, that Malta and Denmark are."""
    opens = page.sentences[page.sentence_of[one.start]][0] == one.start or page.is_a(one.start - 1, "complementiser")
    return opens and page.is_a(other.stop, "auxiliary")


def _country_left(context: Context) -> Area | None:
    """The area of the only country left that is named often, or the country named twice as often as any other."""
    taken = _taken(context)
    if not taken:
        return None
    ranked = Counter(p.country for p in context.places if p.country and p.country not in taken).most_common(2)
    if not ranked or ranked[0][1] < _OFTEN or len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]:
        return None
    own = [p for p in context.places if p.kind in _LANDS and p.code and p.country == ranked[0][0]]
    if len(ranked) > 1:
        own = [place for place in own if place.kind == "country"]
    if not own:
        return None
    code = Counter(place.code for place in own).most_common(1)[0][0]
    place = next(p for p in own if p.code == code)
    return context.area_of(place) if place.name.isupper() else Area(place.base, place.code)


def _country_of_head(context: Context) -> Area | None:
    """The country of the only head of a state or government who is named, where the page is of an office of state."""
    title = context.title[0] if context.title else 0
    if not context.page.has_a("stateoffice", 0, title):
        return None
    heads = [who for who in context.people if who.rank in _HEADS and who.name and who.company is None]
    lands = {land_of(who.area) for who in heads if who.area}
    land = next(iter(lands), None) if len(lands) == 1 else None
    often = land is not None and sum(place.country == land for place in context.places) >= _OFTEN
    return country_of(context, land) if often else None


def line_of(page: Page, i: int) -> tuple[int, int]:
    return page.paragraphs[page.paragraph_of[i]]


def _dateline(context: Context) -> Area | None:
    """The country of the place that opens the report: "ISLAMABAD, Feb 06 (APP):", "Lima, Apr. 4 -"."""
    for place in context.places[:_FIRST_PLACES]:
        first, stop = line_of(context.page, place.start)
        if place.start == first and place.country and place.form == "noun" and _is_dateline(context, place, stop):
            country = next((p for p in context.places if p.kind == "country" and p.code == place.country), None)
            return context.area_of(country) if country and country.name.isupper() else _country(country)
    return None


def _country(place: Place | None) -> Area | None:
    return Area(place.base, place.code) if place else None


def _is_dateline(context: Context, place: Place, stop: int) -> bool:
    """Whether a place at the head of a line is written large, or a day or an agency and a mark stand behind it."""
    page, after = context.page, context.page.words[place.stop] if place.stop < stop else ""
    if page.slice(place.start, place.stop).isupper() and (place.kind == "city" or after in _ENDS | _BEHIND):
        return place.kind != "country"
    if context.title is not None and place.start < context.title[1] or after not in (",", "(", "[", ":"):
        return False
    if after == ":":
        return place.kind != "country"
    end = min(stop, place.stop + _LONGEST_DATELINE)
    marked = not _ENDS.isdisjoint(page.words[place.stop : end])
    return marked and (bool(context.dates_in(place.stop, end)) or bool(page.within("agency", place.stop, end)))
