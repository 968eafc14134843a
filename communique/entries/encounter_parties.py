"""Whether two people are two sides: of areas of which none lies in the other, or of two bodies."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.encounter_merging import is_within

_PRIVATE: Final = frozenset((None, "spouse"))
_LAYERS: Final = {
    rank: layer
    for layer, ranks in {
        "state": ("president", "prime minister", "minister", "monarch", "secretary", "state counsellor", "adviser"),
        "town": ("governor", "vice governor"),
        "parliament": ("legislator", "lawmaker"),
        "envoy": ("ambassador", "diplomat", "plenipotentiary"),
        "body": ("executive", "chairman", "head", "business", "cleric"),
    }.items()
    for rank in ranks
}


def are_two_sides(one: Figurehead, other: Figurehead) -> bool:
    """Whether two people stand for areas of which none lies in the other; where one has none, it is in office."""
    if one is other or not (one.name and other.name):
        return False
    a, b = one.area, other.area
    if a is None and b is None:
        return "counterpart" in (one.rank, other.rank) or _are_of_two_bodies(one, other)
    if a is None or b is None:
        unknown, known = (one, other) if a is None else (other, one)
        if unknown.rank == "vice governor" and known.rank == "governor":
            return False  # the Mayor of Lima and Deputy Mayor A
        return unknown.rank not in _PRIVATE
    if not (a.code and b.code):
        return a.name != b.name
    return not is_within(a.code, b.code)


def _are_of_two_bodies(one: Figurehead, other: Figurehead) -> bool:
    """Whether the offices of two people whose areas nobody tells are of two sides: a rector and an ambassador."""
    layers = {_LAYERS.get(str(who.rank)) for who in (one, other)}
    if None in layers or "body" in layers and not all(_has_body(who, "town" in layers) for who in (one, other)):
        return False
    if len(layers) > 1:
        return bool(layers & {"envoy", "body"})  # a minister and a senator may be of one country
    first, second = str(one.company).lower(), str(other.company).lower()
    return layers == {"body"} and first not in second and second not in first


def _has_body(who: Figurehead, beside_town: bool) -> bool:
    """Whether the body that somebody heads is told: the rector of Lund, port director; not a mayor's police chief."""
    if _LAYERS.get(str(who.rank)) != "body" or who.company is not None:
        return True
    return not beside_town and str(who.role).lower() != who.title
