"""Who is told by an office first and named later: посол Норвегии прибыл … Посол Ларс Нильсен сообщил; Ларс Нильсен."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from communique.entries.context import Figurehead
from communique.entries.ru.context import RussianContext
from communique.entries.ru.names import Written
from communique.entries.ru.offices import Office
from communique.kinds import Area
from communique.text.russian import NOM

Held = tuple[Office, Written | None]
_OFFICES: Final = frozenset(
    ("president", "governor", "vicegovernor", "minister", "viceminister", "mayor", "vicemayor", "ambassador", "premier",
     "vicepremier")
)  # fmt: skip
_LEAD: Final = 3  # sentences of a report in which those are told whom it names later
_MOST: Final = 2  # of them


def name_later(
    context: RussianContext, offices: list[Held], people: list[Figurehead], tell: Callable[[Figurehead, Office], None]
) -> None:
    """Give those who are named in an office without an area, or in none, the office that is told before."""
    bare = [office for office, one in offices if one is None and not office.plural and office.rank in _OFFICES]
    bare = [office for office in bare if office.area is not None]
    if not bare:
        return
    for who in [who for who in people if who.rank in _OFFICES and who.area is None and not who.company]:
        _give_area(who, bare, people)
    _give_offices(context, bare, offices, people, tell)


def _give_area(who: Figurehead, bare: list[Office], people: list[Figurehead]) -> None:
    """The area of the only office of a rank told before, where nobody else is named in such an office."""
    own = [office for office in bare if office.rank == who.rank and office.start < who.first]
    areas = {_key(office.area): office.area for office in own}
    rivals = [one for one in people if one is not who and one.rank == who.rank]
    if len(areas) == 1 and all(one.area is not None and _key(one.area) not in areas for one in rivals):
        who.area = next(iter(areas.values()))


def _give_offices(
    context: RussianContext,
    bare: list[Office],
    offices: list[Held],
    people: list[Figurehead],
    tell: Callable[[Figurehead, Office], None],
) -> None:
    """The offices of the lead that nobody named holds to as many who are named without one, in their order."""
    page = context.page
    held = {(who.rank, _key(who.area)) for who in people if who.area is not None}
    low = page.sentence_of[min(context.behind_headline, page.size - 1)]
    lead = [office for office in bare if page.sentence_of[office.start] < low + _LEAD]
    free = {(office.rank, _key(office.area)): office for office in reversed(lead)}
    told = sorted((office for key, office in free.items() if key not in held), key=lambda office: office.start)
    lost = sorted((who for who in people if who.rank is None and not who.role), key=lambda who: who.first)
    if not told or len(told) != len(lost) or len(told) > _MOST or lost[0].first < told[-1].start:
        return
    acting = all(context.grammar.opens_sentence(who.first) or _speaks(context, who.first) for who in lost)
    others = len([one for _, one in offices if one is not None])
    if acting and len(told) + others >= _MOST:
        for who, office in zip(lost, told, strict=True):
            tell(who, office)


def _speaks(context: RussianContext, k: int) -> bool:
    """Whether a verb of saying stands right before a name: …, – отметил Артём Лазарев."""
    cue = k > 0 and context.page.is_a(k - 1, "cue")
    return cue and bool(context.grammar.bits(k) & NOM)


def _key(area: Area | None) -> str:
    return (area.code or area.name) if area is not None else ""
