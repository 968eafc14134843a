"""Whose figures a document tells where nobody is named: its sides, its publisher, its public bodies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from communique.entries.context import Context
from communique.entries.figure_owner import owner_of
from communique.entries.places import Place
from communique.entries.whose import country_of, land_of
from communique.kinds import Area
from communique.text.tokens import lower

_LISTED = 3  # places of a list, each of which is one of many
_NEAR = 12  # tokens to the other places of a list
_OPENING = 2  # tokens before the subject of a sentence
_HEAD_PLACES, _NEAR_DAY = 6, 4  # places that may stand in the head of a page; tokens between one and its day
_MARKS = frozenset(("-", "–", "—", "(", ":"))  # behind the place of a dateline
_GAP = 3  # tokens between two of them
_MASTHEAD = 30  # tokens
_DATELINES = 6  # paragraphs behind a title that may begin with a dateline
_OPENS = frozenset(("(", "-", "–", "—", "--"))  # behind a dateline


def told_sides(context: Context) -> list[Area]:
    """The sides of the document, and first of all whose trade and statistics it tells, where that is none of them."""
    told = _told(context)
    own = owner_of(context, told)
    if own is None:
        return told
    titled = {place.code for place in context.places_in(*context.title)} if context.title else set()
    return [own, *(area for area in told if area.code in titled)]


def _told(context: Context) -> list[Area]:
    """The sides of the document; in a report without people the country of its public bodies, if it is none of them.

    Countries that such a report only lists (buyers, investors) are no sides.
    """
    if any(who.kind == "person" and who.area for who in context.people):
        return context.parties
    lands = {land_of(m.who.area) for m in context.mentions if m.form == "organisation" and m.who and m.who.area}
    lands = {land for land in lands if len(land) == 2 and land != "EU"}
    land = next(iter(lands)) if len(lands) == 1 else None
    if land is not None and land not in {land_of(area) for area in context.parties}:
        own = country_of(context, land)
        return [own] if own is not None else []
    fewest = _LISTED if len(context.parties) > 1 else _LISTED - 1
    told = [area for area in context.parties if not _is_only_listed(context, area, fewest)]
    if not context.parties:
        own = country_of(context, _sole_country(context))
        return [own] if own is not None else []
    if len(told) < 2 or _are_told_together(context, told):
        return told
    return [area for area in told if land_of(area) == land] or told[:1]


def _are_told_together(context: Context, areas: list[Area]) -> bool:
    """Whether one sentence names all of these areas: else they are no pair, but one is a buyer among others."""
    at = context.page.sentence_of
    named = [{at[p.start] for p in context.places if p.code == area.code} for area in areas]
    return bool(set.intersection(*named))


def _is_only_listed(context: Context, area: Area, fewest: int) -> bool:
    """Whether a country is never named but among so many, or as a buyer: followed by Chad, Niger and Togo."""
    named = [place for place in context.places if place.code == area.code]
    if all(listed(context, place) >= fewest for place in named):
        return True
    buyers = context.page.language.sets["buyernoun"]
    if buyers.isdisjoint(context.page.known):
        return False
    return all(listed(context, place) >= fewest or _is_buyer(context, place, buyers) for place in named)


def _is_buyer(context: Context, place: Place, buyers: frozenset[str]) -> bool:
    """Whether a sentence calls a place a buyer or market: China remained the biggest importer of rice from Peru."""
    start, stop = context.page.sentences[context.page.sentence_of[place.start]]
    opens = place.form == "noun" and place.start - start <= _OPENING
    return opens and not buyers.isdisjoint(context.page.words[place.stop : min(stop, place.stop + _NEAR)])


def listed(context: Context, place: Place) -> int:
    """How many places stand in a list together with this one."""
    near = context.places_in(max(0, place.start - _NEAR), place.stop + _NEAR)
    at = near.index(place)
    before, behind = near[: at + 1][::-1], near[at:]
    return 1 + _joined(context, [(b, a) for a, b in pairwise(before)]) + _joined(context, list(pairwise(behind)))


def _joined(context: Context, pairs: list[tuple[Place, Place]]) -> int:
    """How many of these pairs, from the first on, have only commas and "and" between them."""
    page = context.page
    for count, (one, other) in enumerate(pairs):
        gap = range(one.stop, other.start)
        marks = (page.words[i] == "," or page.is_a(i, "joiner") or page.is_a(i, "definite") for i in gap)
        if not 0 < len(gap) <= _GAP or not all(marks):
            return count
    return len(pairs)


def home_of(context: Context, told: list[Area]) -> str | None:
    """The code of the side that publishes: named above the title, in the dateline, as its home, or most often.

    `told` are the sides whose figures the document tells.
    """
    sides = [area.code for area in told if area.code]
    if not sides:
        return _sole_country(context)
    countries = [side.partition("-")[0] for side in sides]
    for place in _letterhead(context):
        country = (place.country or place.code or "").partition("-")[0]
        if country in countries:
            return sides[countries.index(country)]
    own = str(context.home.code).partition("-")[0] if context.home is not None else ""
    if own in countries:
        return sides[countries.index(own)]
    named = [place.country or place.code for place in context.places]
    if sides[0] not in {area.code for area in context.parties}:
        return sides[0]  # whose trade and statistics are told
    return max(sides, key=lambda side: named.count(side.partition("-")[0]))


def country_of_dateline(context: Context) -> str:
    """The code of the country of the place that opens a line with a day or a mark behind it: Dhaka, 12 May 2024."""
    page = context.page
    for place in context.places[:_HEAD_PLACES]:
        if place.form != "noun" or page.paragraphs[page.paragraph_of[place.start]][0] != place.start:
            continue
        if context.title is not None and context.title[0] <= place.start < context.title[1]:
            continue
        marked = page.word(place.stop) in _MARKS or bool(context.dates_in(place.stop, place.stop + _NEAR_DAY))
        if marked and (place.country or place.code):
            return str(place.country or place.code).partition("-")[0]
    return ""


def _sole_country(context: Context) -> str | None:
    """The code of the country of a document without sides: its publisher's, else the only one that it names."""
    if context.home is not None and context.home.code:
        return context.home.code.partition("-")[0]
    named = {(place.country or place.code or "").partition("-")[0] for place in context.places} - {""}
    return named.pop() if len(named) == 1 else None


def _letterhead(context: Context) -> Iterator[Place]:
    """The places above the title, then those that open the dateline in capitals."""
    title = context.title or (0, 0)
    yield from context.places_in(0, title[0])
    yield from _byline(context)
    opened = -1
    for place in context.places:
        start = context.page.sentences[context.page.sentence_of[place.start]][0]
        if place.start > start + 2 or start < title[1] or opened not in (-1, start):
            continue
        if not (context.skipped and context.skipped[context.page.paragraph_of[start]]):
            if context.page.slice(place.start, place.stop).isupper():
                opened = start
                yield place


def _byline(context: Context) -> list[Place]:
    """The places of the short line below a title that has the day of the page: The Evening Post, Oban | 5 May 2024."""
    if context.title is None or context.published is None:
        return []
    page = context.page
    for start, stop in page.paragraphs[page.paragraph_of[context.title[1] - 1] + 1 :][:_DATELINES]:
        if stop - start > _MASTHEAD:
            break
        if any(when.iso == context.published for when in context.dates_in(start, stop)):
            return [place for place in context.places_in(start, stop) if place.form == "noun"]
    return []


def paper_of(context: Context) -> str | None:
    """The code of the country of a paper: that of the town or land in its masthead, or that of its dateline.

    A masthead is what stands above the title: a place there, or a word of it that is one elsewhere (The Ghent Herald).
    Only papers of the United States write an abbreviated state behind a town.
    """
    if context.title is not None and 0 < context.title[0] <= _MASTHEAD:
        masthead = context.page.words[: context.title[0]]
        near = (place for place in context.places if place.name.lower() in masthead)
        named = next((place for place in chain(context.places_in(0, context.title[0]), near) if place.country), None)
        if named is not None:
            return named.country
    if (below := next((place for place in _byline(context) if place.country), None)) is not None:
        return below.country
    return "US" if context.title is not None and _is_in_state(context, context.title[1]) else None


def _is_in_state(context: Context, start: int) -> bool:
    """Whether the paragraph behind a title opens with a town and a state that is cut short: "TOPEKA, Kan. (AP) —"."""
    page = context.page
    for first, stop in page.paragraphs[page.paragraph_of[start - 1] + 1 :][:_DATELINES]:
        comma = next((j for j in range(first, min(stop, first + _GAP)) if page.words[j] == ","), None)
        if comma is None or not page.slice(first, comma).isupper() or context.dates_in(comma, comma + _GAP):
            continue
        end = comma + 2
        while end + 1 < stop and page.words[end] == "." and page.touches(end):
            if page.words[end + 1] in _OPENS:
                return page.is_capital(comma + 1)
            end += 2
    return False


def town_of(context: Context) -> Area | None:
    """The town or land of the club whose newsletter a document is: the first of a pair, Kirkbrae–Ibara Association.

    A place that no list knows is one only before a dash: no Sister-City Committee, no Anglo-Peruvian Chamber.
    """
    club = context.club or ""
    first, dash, second = club.partition("–" if "–" in club else "-")
    words = first.split()
    if words and lower(words[0]) in context.page.language.sets["definite"]:
        words = words[1:]
    paired = second[:1].isupper() and not first[-1:].isspace()
    if not dash or not words or not paired or not all(word[0].isupper() for word in words):
        return None
    name = " ".join(words)
    place = next((place for place in context.places if place.name == name), None)
    return context.area_of(place) if place is not None else Area(name) if dash == "–" else None
