"""The encounter that a Russian headline tells by an office or a delegation, and the body by names."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.encounter import Encounter
from communique.entries.ru.context import RussianContext, is_within
from communique.kinds import Area

_PAIR: Final = 2  # people of an encounter whose headline tells one by an office


def join_headline(context: RussianContext, found: list[Encounter]) -> None:
    """Make the encounter of the headline with a delegation the first one below it of the same host: with its leader."""
    if len(found) < 2 or context.title is None or not context.title[0] <= found[0].spans[0][0] < context.title[1]:
        return
    head, first = found[:2]
    offices = [who for who in head.people if who.kind == "person" and not who.name]
    if len(head.people) == len(first.people) == _PAIR and len(offices) == 1 and first.form == head.form:
        if _is_named_below(head, first, offices[0]):
            first.spans, first.place = head.spans + first.spans, first.place or head.place
            found.remove(head)
            return
    groups = [who for who in head.people if who.kind == "group"]
    others = head.known - {id(who) for who in groups}
    named = [who for who in first.people if id(who) not in others]
    if groups and others and others <= first.known and head.form == first.form and head.date in (None, first.date):
        if all(who.area is None for who in named):  # вице-президентом корпорации
            first.spans, first.place = head.spans + first.spans, first.place or head.place
            found.remove(head)


def _is_named_below(head: Encounter, first: Encounter, office: Figurehead) -> bool:
    """Whether the first encounter below the headline names whom the headline tells by an office of the same country."""
    host = head.known - {id(office)}
    other = next((who for who in first.people if id(who) not in host), None)
    if not host <= first.known or other is None or not other.name or head.date not in (None, first.date):
        return False
    return other.area is None or office.area is None or _is_of_one_country(other.area, office.area)


def _is_of_one_country(one: Area, other: Area) -> bool:
    if one.code and other.code:
        return one.code[:2] == other.code[:2]
    return one.name == other.name or is_within(one, other) or is_within(other, one)
