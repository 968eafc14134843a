"""Encounters of groups that only their areas tell apart: officials of Ghana and Togo met in Lome on 12 September."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from communique.entries.context import Mention
from communique.entries.encounter import Encounter
from communique.entries.people_around import one_a_code
from communique.entries.surroundings import Surroundings
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import ADV, AUX, MODAL, TO, VERB

_TOLD: Final = frozenset(("verb", "convene"))  # encounters of those who stand before their word
_FAR_GROUP: Final = 16  # tokens between a group and what it did
_NEAR_ADJECTIVE: Final = 4  # tokens between the first of the areas and the group: Estonian and Latvian officials


def find_groups(around: Surroundings) -> list[Encounter]:
    """The meetings of nobody named that have two areas or more, and a day: trade ministers of Peru and Chile met."""
    page = around.page
    if not page.of("group"):
        return []
    told = [m for m in page.of("encounter") if m.group["by"] in _TOLD and page.is_a(m.stop - 1, "groupverb")]
    return [one for match in told if (one := _met(around, match))]


def _met(around: Surroundings, match: Match) -> Encounter | None:
    """The meeting that a verb tells, if it has a day and nobody in its sentence is named."""
    page, (first, stop) = around.page, around.sentence(match.start)
    groups = page.within("group", max(first, match.start - _FAR_GROUP), match.start)
    if not groups or around.is_quoted(match.start) or around.is_skipped(match.start):
        return None
    areas = _areas(around, groups[0], max(first, groups[0].start - _NEAR_ADJECTIVE), match.start)
    areas = areas or _of_both(around, groups[0], match)
    if len(areas) < 2 or any(m.who and m.who.name for m in around.people_in(first, stop)):
        return None
    if page.has_a("unreal", first, match.start) or any(around.is_verb_of_its_own(i) for i in range(first, match.start)):
        return None
    day = around.day(match, match.start, stop) or around.day(match, first, match.start)
    if day is None:
        return None
    span = (first, around.with_when(match.stop, stop))
    return Encounter("meeting", [], day, around.place(match.stop, stop), [span], True, "groups met", areas)


def _of_both(around: Surroundings, group: Match, match: Match) -> list[Area]:
    """The two sides of the document, whose officials a group is: the two trade ministers, ministers of both countries.

    Not where the document names somebody in that office, who may then be meant.
    """
    page, context, areas = around.page, around.context, around.context.parties
    told = next((m for m in context.mentions_in(max(0, group.start - _NEAR_ADJECTIVE), match.start) if m.plural), None)
    if len(areas) != 2 or told is None or told.who is None or told.who.rank is None:
        return []
    both = any(page.is_a(i, "bothsides") for i in range(told.start, match.start))
    known = any(who.name and who.rank == told.who.rank for who in context.people)
    near = all(page.tags[i] & (AUX | MODAL | TO | ADV | VERB) for i in range(_end(around, told), match.start))
    return areas if both and near and not known else []


def _end(around: Surroundings, told: Mention) -> int:
    """The token behind a group and whose it is: the ministers of the two countries |"""
    behind = around.page.is_a(told.stop, "genitive")
    owner = next(iter(around.context.mentions_in(told.stop + 1, told.stop + 2)), None) if behind else None
    return owner.stop if owner is not None and owner.plural else told.stop


def _areas(around: Surroundings, group: Match, first: int, stop: int) -> list[Area]:
    """The areas of a group: before it as adjectives, behind it as names that only commas and joiners part."""
    context, joiners = around.context, around.page.language.wordset("joiner", "definite")
    before = [p for p in context.places_in(first, group.start) if p.form == "adjective"]
    behind = [p for p in context.places_in(group.stop, stop) if p.form == "noun"]
    places = before if len(before) > 1 else behind
    for one, other in pairwise(places):
        between = around.words[one.stop : other.start]
        if not all(word == "," or word in joiners for word in between):
            return []
    return one_a_code(Area(p.base, p.code) for p in places if p.code and p.kind != "city")
