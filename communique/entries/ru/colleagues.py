"""Who is called somebody's colleague in a Russian report: чилийский коллега, его коллега."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.ru.context import RussianContext
from communique.entries.ru.names import hint_of
from communique.kinds import Area

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
        context.cases[start] = hint_of(grammar.bits(k))
        found.append(Mention(start, match.stop, "role", Figurehead(None, None, area, COLLEAGUE, first=start)))
    return found


def colleague_of(area: Area | None, people: list[Figurehead], last: Figurehead | None) -> Figurehead | None:
    """Whom the words mean: the one person of the place, or the one in the same office as who acted last."""
    if area is not None:
        people = [who for who in people if who.area and (who.area.code or who.area.name) == (area.code or area.name)]
        if len(people) == 1:
            return people[0]
    same = [who for who in people if last and who is not last and who.rank == last.rank and who.rank]
    return same[0] if len(same) == 1 else None
