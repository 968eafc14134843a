"""Who "the head of state" is where a report names somebody without an office and nobody else may be it."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context, Figurehead

_HEADS: Final = frozenset(("president", "monarch", "head of state"))


def name_heads(context: Context) -> None:
    """Let the head of state of whom nothing else is told be the first who is named, as the only one without an office.

    Nobody is, where somebody else is named as such, or the words tell of which state.
    """
    named = sorted((who for who in context.people if who.kind == "person" and who.name), key=lambda who: who.first)
    lost = [who for who in named if _is_told_nothing(who)]
    if len(lost) != 1 or named[0] is not lost[0] or any(who.name and who.rank in _HEADS for who in context.people):
        return
    heads = [m for m in context.mentions if m.who is not None and _is_bare_head(m.who)]
    if not heads or any(m.start < lost[0].first for m in heads):
        return
    offices = [m.who for m in heads if m.who is not None]
    office = next((one for one in offices if " " not in (one.role or " ")), offices[0])
    lost[0].role, lost[0].rank, lost[0].title = office.role, office.rank, office.title
    bare = {id(one) for one in offices}
    for mention in context.mentions:
        if id(mention.who) in bare:
            mention.who = lost[0]


def _is_told_nothing(who: Figurehead) -> bool:
    return not who.role and not who.rank and who.area is None and who.company is None


def _is_bare_head(who: Figurehead) -> bool:
    """Whether somebody is told by no more than "the president" or "the head of state"."""
    return who.kind == "person" and not who.name and who.area is None and not who.company and who.rank in _HEADS
