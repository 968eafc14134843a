"""Somebody's counterpart: who has the same office in another area."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from communique.entries.context import Context
from communique.entries.named import Named
from communique.entries.roles import Role, genitive_of
from communique.text.page import Page

_NO_OFFICE: Final = frozenset(
    ("counterpart", "official", "leader", "head", "prince", "highness", "excellency", "legislator")
)
_MEETING: Final = frozenset(("verb", "host", "greet"))
_FAR_COUNTERPART: Final = 4  # offices before a counterpart that are looked at


def as_counterpart(context: Context, roles: list[Role], named: Named) -> Named:
    """ "Trade Minister A met his Senegalese counterpart, B": B has the office of A in the other area."""
    role = named.role
    if role is None or role.rank != "counterpart" or role.area is None:
        return named
    office = office_of_counterpart(context, roles, role)
    return replace(named, role=office) if office else named


def office_of_counterpart(context: Context, roles: list[Role], role: Role) -> Role | None:
    """The office of somebody's counterpart: that of the last one named before it in this sentence or the one before."""
    page = context.page
    low = bisect_left(roles, role.start, key=lambda one: one.start)
    near = roles[max(0, low - _FAR_COUNTERPART) : low]
    for other in [*_subjects(page, near, role), *reversed(near)]:
        if page.sentence_of[role.title] - page.sentence_of[other.title] > 1:
            return None
        if _is_listed(page, other, role) or _is_of_same(context, other, role):
            continue
        if other.rank not in _NO_OFFICE and not other.plural and other.leads != "company":
            text = _without_area(other, genitive_of(page))
            return replace(
                role, rank=other.rank, leads=other.leads, text=text, words=other.words, behind=False, company=None
            )
    return None


def _subjects(page: Page, near: list[Role], role: Role) -> list[Role]:
    """The first office of the sentence, where its verb of meeting has others behind it: A met President B and his."""
    number = page.sentence_of[role.start]
    here = [one for one in near if page.sentence_of[one.start] == number]
    verbs = page.within("encounter", here[0].stop, role.start) if here else []
    met = next((match.start for match in verbs if match.group["by"] in _MEETING), None)
    return here[:1] if met is not None and any(one.start > met for one in here) else []


def _is_listed(page: Page, other: Role, role: Role) -> bool:
    """Whether an office only stands in a list of who came with somebody: A was flanked by B, while his counterpart."""
    number = page.sentence_of[other.start]
    if number != page.sentence_of[role.start]:
        return False
    first = page.sentences[number][0]
    came = [match for match in page.within("attendance", first, other.start) if match.group.get("company")]
    return page.has_a("subjectopener", other.stop, role.start) if came else False


def _is_of_same(context: Context, other: Role, role: Role) -> bool:
    """Whether both are of one area, or one of a town in the other's, so that neither is the other's counterpart."""
    if other.area is None or role.area is None:
        return False
    town = other.area.name if other.area.code is None else None
    return other.area.code == role.area.code or any(
        place.name == town and place.country == role.area.code for place in context.places
    )


def _without_area(role: Role, genitive: str) -> str:
    """An office as its own words without the area behind them: Minister of Trade for Minister of Trade of Zambia."""
    head, _, tail = role.text.rpartition(f" {genitive} ")
    owned = role.area is not None and role.behind and tail.removeprefix("the ") in (role.area.name,)
    return head if owned else role.text
