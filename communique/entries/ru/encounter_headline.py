"""The encounter that a Russian headline tells by an office or a delegation, and the body by names."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.encounter import Encounter
from communique.entries.ru.context import RussianContext, is_within
from communique.kinds import Area
from communique.text.russian import plain

_STEM: Final = 6  # letters that a town and its region share
_PAIR: Final = 2  # people of an encounter whose headline tells one by an office


def join_headline(context: RussianContext, found: list[Encounter]) -> None:
    """Make the encounter of the headline with a delegation the first one below it of the same host: with its leader."""
    if len(found) < 2 or context.title is None or not context.title[0] <= found[0].spans[0][0] < context.title[1]:
        return
    head, first = found[:2]
    if (head.form, first.form) == ("meeting", "call") and head.known == first.known and not head.date:
        first.spans = head.spans + first.spans  # провёл переговоры … Состоялся телефонный разговор
        found.remove(head)
        return
    offices = [who for who in head.people if who.kind == "person" and not who.name]
    if len(head.people) == len(first.people) == _PAIR and len(offices) == 1 and first.form == head.form:
        if _is_named_below(head, first, offices[0]):
            first.spans, first.place = head.spans + first.spans, first.place or head.place
            found.remove(head)
            return
    if len(offices) == _PAIR and head.form == first.form and _names_one(head, first, offices):
        found.remove(first)
        return
    groups = [who for who in head.people if who.kind == "group"]
    others = head.known - {id(who) for who in groups}
    named = [who for who in first.people if id(who) not in others]
    if groups and others and others <= first.known and head.form == first.form and head.date in (None, first.date):
        if all(who.area is None for who in named):  # вице-президентом корпорации
            first.spans, first.place = head.spans + first.spans, first.place or head.place
            found.remove(head)


def _names_one(head: Encounter, first: Encounter, offices: list[Figurehead]) -> bool:
    """Whether the body tells one of two offices of the headline again, with nothing but a name for the other."""
    again = [who for who in offices if any(who is one or _is_again(who, one) for one in first.people)]
    bare = [who for who in first.people if who.name and not who.role]
    if len(again) != 1 or len(bare) != 1 or len(first.people) != _PAIR or head.date not in (None, first.date):
        return False
    other, told = next(who for who in offices if who is not again[0]), bare[0]
    told.role, told.area, told.rank, told.title = other.role, other.area, other.rank, other.title
    head.people = [told if who is other else who for who in head.people]
    head.spans, head.date, head.place = head.spans + first.spans, first.date, head.place or first.place
    return True


def _is_again(office: Figurehead, one: Figurehead) -> bool:
    """Whether somebody without a name holds a bare office that the headline tells with its area."""
    bare = not one.name and one.area is None and one.rank == office.rank
    return bare and (office.role or "").lower().startswith((one.role or "-").lower())


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
    if one.name == other.name or is_within(one, other) or is_within(other, one):
        return True
    return len(one.name) > _STEM and plain(one.name)[:_STEM] == plain(other.name)[:_STEM]  # Наманган, Наманганская
