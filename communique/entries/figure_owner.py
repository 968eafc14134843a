"""Whose trade and statistics a document tells where its sides do not say so: its statistics office, its exporter."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.lexicon import roles
from communique.entries.places import Place
from communique.entries.whose import country_of, land_of
from communique.kinds import Area

_ONE_SIDED: Final = frozenset({"exports", "imports"})
_OWNED: Final = 4  # tokens from an owner to the words for its exports


def owner_of(context: Context, told: list[Area]) -> Area | None:
    """The area that a report with at most one side is about, where that is none of its sides, or `None`.

    That of the office that publishes its figures (Statistics Norway), else the only one whose exports or imports are
    told of (Brazil's beef exports), where the report's one side is only a partner in trade.
    """
    if len(told) > 1:
        return None
    land = _office(context)
    if land is not None:
        own = country_of(context, land)
        return own if own is not None and land not in {land_of(area) for area in told} else None
    if told and not _is_partner(context, told[0]):
        return None
    owners = {place.code: place for place in reversed(_exporters(context))}
    if len({(place.country or place.code) for place in owners.values()}) != 1:
        return None
    place = min(owners.values(), key=lambda one: (one.kind == "country", one.start))
    area = context.area_of(place)
    return area if land_of(area) not in {land_of(one) for one in told} else None


def _office(context: Context) -> str | None:
    """The country of the office that publishes the document's statistics: Statistics Norway, Bank of Zambia."""
    page, found, role = context.page, set[str](), roles(context.page.language.language)
    offices = role["stat_office"]
    if offices.isdisjoint(page.known):
        return None
    for place in context.places:
        if place.kind != "country" or place.form != "noun" or not place.code:
            continue
        i = place.start - 1
        i -= page.word(i) in role["the"]
        i -= page.word(i) in role["of"]
        if page.word(i) in offices and page.is_capital(i):
            found.add(place.code)
    return found.pop() if len(found) == 1 else None


def _is_partner(context: Context, area: Area) -> bool:
    """Whether a report never tells of a side's own trade, but of that with it: exports to Ireland, Ireland bought."""
    return all(place.code != area.code for place in _exporters(context))


def _exporters(context: Context) -> list[Place]:
    """The places right before words for exports or imports, or before the goods exported: Peru's copper exports."""
    page, found, role = context.page, list[Place](), roles(context.page.language.language)
    for match in page.of("indicator"):
        if match.group["name"] not in _ONE_SIDED or page.words[match.start] in role["bought"]:
            continue
        near = [place for place in context.places_in(match.start - _OWNED - 2, match.start) if place.code]
        place = near[-1] if near else None
        if place is None or place.kind == "city" or page.word(place.start - 1) in role["partner_cue"]:
            continue
        gap = page.words[place.stop : match.start]
        owns = place.form == "adjective" or page.is_possessive(place.stop)
        if not gap or owns and len(gap) <= _OWNED and all(word.isalpha() or word[0] in "-'’" for word in gap):
            found.append(place)
    return found
