"""Who is called somebody's colleague in a Russian report: чилийский коллега, его коллега."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.ru.context import RussianContext
from communique.entries.ru.names import hint_of
from communique.kinds import Area
from communique.text.russian import CASES

COLLEAGUE: Final = "colleague"  # the kind of such a mention, until it is known whom it means


def find_colleagues(context: RussianContext, taken: dict[int, int]) -> list[Mention]:
    """The words that call one person a colleague, with the place that they name."""
    page, grammar, found = context.page, context.grammar, []
    for match in page.of("colleague"):
        k = match.start
        if k in taken or grammar.is_plural(k):
            continue
        place = context.place_of.get(k - 1)
        adjective = place is not None and place.form == "adjective" and place.stop == k
        own = k > 0 and grammar.forms[k - 1] in grammar.sets.possessive_form
        if not adjective and not own:
            continue
        start = k - 1 if adjective else k
        area = Area(place.base, place.code) if adjective and place else None
        context.cases[start] = hint_of(grammar.bits(k)) or CASES  # визави has no forms
        found.append(Mention(start, match.stop, "role", Figurehead(None, None, area, COLLEAGUE, first=start)))
    return found


def colleague_of(
    context: RussianContext, area: Area | None, people: list[Figurehead], last: Figurehead | None
) -> Figurehead | None:
    """Whom the words mean: the one of the place, the one in the same office as who acted last, or the one other."""
    if area is not None:
        people = [who for who in people if who.area and is_of_land(context, who.area, area)]
        if len(people) == 1:
            return people[0]
    others = [who for who in people if last and who is not last and who.rank]
    same = [who for who in others if last and who.rank == last.rank] or others
    return same[0] if len(same) == 1 else None


def is_of_land(context: RussianContext, one: Area, land: Area) -> bool:
    """Whether an area is another, or a town of it that has no code of its own: Измир of Турция."""
    if (one.code or one.name) == (land.code or land.name):
        return True
    return (
        one.code is None
        and bool(land.code)
        and any(p.base == one.name and p.country == land.code for p in context.places)
    )
