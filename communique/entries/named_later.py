"""Who is told by an office first and named later: the mayor of Lima met them … “We agree,” Mayor Ana Sol said."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context, Figurehead
from communique.entries.roles import POSTED
from communique.text.tags import STOP

_SMALL: Final = frozenset(("official", "leader", "adviser", "excellency", "highness"))  # ranks of no one office


def name_later(context: Context) -> None:
    """Let an office of an area be that of the only one who is named later in such an office without an area.

    Nobody is, where two are named so, or the area has another holder who is named.
    """
    bare = {id(m.who): m.who for m in context.mentions if m.who is not None and _is_bare(m.who)}
    if not bare:
        return
    named = [who for who in context.people if who.name and who.rank and who.area is None and who.company is None]
    known: dict[int, Figurehead] = {}
    for number, office in bare.items():
        fitting = _counterparts(context, office) or [who for who in named if _fits(context, who, office)]
        rivals = [one for one in bare.values() if fitting and one is not office and _fits(context, fitting[0], one)]
        if len(fitting) == 1 and fitting[0].area is not None:
            known[number] = fitting[0]
        elif len(fitting) == 1 and not rivals and not _is_held(context, office):
            known[number] = fitting[0]
            _take(fitting[0], office)
    for mention in context.mentions if known else ():
        mention.who = known.get(id(mention.who), mention.who)


def _is_bare(who: Figurehead) -> bool:
    """Whether somebody is only told by an office of an area or a body."""
    told = who.area is not None or who.company is not None
    return who.kind == "person" and not who.name and told and bool(who.rank) and who.rank not in _SMALL


def _counterparts(context: Context, office: Figurehead) -> list[Figurehead]:
    """The only one named in an office of that rank of the area, for a counterpart told above of whatever portfolio."""
    found = _holders(context, office)
    told = [m for m in context.mentions if m.who is office] if len(found) == 1 else []
    page = context.page
    for mention in told:
        match = page.match_at("title", mention.stop - 1)
        stop = page.paragraphs[page.paragraph_of[mention.start]][1]
        headed = stop <= found[0].first and not page.tags[stop - 1] & STOP  # a headline or what stands below it
        if not headed or match is None or match.group.get("rank") != "counterpart":
            return []
    return found if told else []


def _fits(context: Context, who: Figurehead, office: Figurehead) -> bool:
    """Whether a title is that of an office, or its last word: Minister Ana Sol; the trade minister of Peru."""
    if who.rank != office.rank or who.first < office.first:
        return False
    held = set((office.role or "").lower().split())
    before, _, behind = (who.role or "").lower().partition(who.title)  # Trade | Minister
    field = set(behind.split()) & context.page.language.sets["portfolio"]  # Minister | of Foreign Affairs
    return bool(who.title) and held.issuperset([*before.split(), *who.title.split(), *field])


def _is_held(context: Context, office: Figurehead) -> bool:
    """Whether somebody else is named in that office of that area."""
    return bool(_holders(context, office))


def _holders(context: Context, office: Figurehead) -> list[Figurehead]:
    """Those who are named in an office of that rank of the area: Oman, or the Sultanate of Oman."""
    area = office.area
    if area is None:
        return []
    same = [who for who in context.people if who.name and who.area and who.rank == office.rank]
    return [who for who in same if who.area and (who.area.code or who.area.name) == (area.code or area.name)]


def _take(who: Figurehead, office: Figurehead) -> None:
    """Give somebody the area, the body and the fuller words of an office."""
    who.area, who.company = office.area, office.company
    longer = len(office.role or "") > len(who.role or "")
    if longer or who.rank in POSTED:
        who.role = office.role
    who.first = min(who.first, office.first)
