"""Officials of the place visited: those without an area of their own who receive somebody from elsewhere there."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.places import Place
from communique.entries.ru.context import RussianContext
from communique.entries.ru.names import Written
from communique.entries.ru.offices import Office
from communique.kinds import Area
from communique.text.page import Match

Held = tuple[Office, Written | None]
_GOING: Final = frozenset(("visit", "coming"))
_MEETING: Final = frozenset(("host", "verb", "noun"))
_BEHIND: Final = 2  # sentences behind a visit that may tell who received the guest
_OF_LAND: Final = frozenset(("president", "premier", "vicepremier", "minister", "viceminister"))
_KINDS: Final = {"governor": "subdivision", "vicegovernor": "subdivision", "mayor": "city", "vicemayor": "city"}


def give_hosts(context: RussianContext, offices: list[Held], people: list[Figurehead]) -> None:
    """Hosts without an area are of the place visited: министр Чили прибыл в Ригу, где встретился с министром."""
    lost = {who.first: who for who in people if who.area is None and not who.company}
    hosts = [(office, one) for office, one in offices if one and one.start in lost and office.area is None]
    hosts = [held for held in hosts if held[0].rank in _OF_LAND or held[0].rank in _KINDS]
    if not hosts:
        return
    visits = [m for m in context.page.of("encounter") if m.group["by"] in _GOING]
    for match in visits:
        goal = _goal(context, match, offices)
        if goal is None:
            continue
        number = context.page.sentence_of[match.start]
        for office, one in hosts:
            near = context.page.sentence_of[office.start] - number
            if one and office.start > match.start and near <= _BEHIND and _is_meeting(context, office.start):
                who = lost[one.start]
                who.area = who.area or _area_of(context, goal, office.rank)


def _goal(context: RussianContext, match: Match, offices: list[Held]) -> Place | None:
    """Where the visit goes that a verb tells of, where somebody of another country is told to make it."""
    start, stop = context.grammar.sentence(match.start)
    held = [(office, one) for office, one in offices if start <= office.start < stop]
    inside = {k for office, one in held for k in range(office.start, max(office.stop, one.stop if one else 0))}
    guest = next((office.area for office, one in held if one and office.area and office.area.code), None)
    behind = max(context.behind_dateline(start), start)
    told = [p for p in context.places_in(behind, stop) if p.form == "noun" and p.country and p.start not in inside]
    if guest is None or not told:
        return None
    goal = min(told, key=lambda p: abs(p.start - match.start))
    return goal if str(guest.code)[:2] != goal.country else None


def _is_meeting(context: RussianContext, k: int) -> bool:
    """Whether somebody at token `k` receives or meets others: его принял мэр, встретился с мэром."""
    start, stop = context.grammar.clause(k)
    told = context.page.within("encounter", start, stop)
    return any(m.group["by"] in _MEETING and m.group["form"] != "call" for m in told)


def _area_of(context: RussianContext, goal: Place, rank: str) -> Area | None:
    """The country of the place for those of a state, else the place itself where it is what they lead."""
    if rank in _KINDS:
        return Area(goal.base, goal.code) if goal.kind == _KINDS[rank] else None
    land = next((p for p in context.places if p.kind == "country" and p.code == goal.country), None)
    return Area(land.base, land.code) if land is not None else None
