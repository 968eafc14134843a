"""Whoever looks after a visitor in a clause about the place: to Lima, where Mayor A will be her host."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Mention
from communique.entries.surroundings import Surroundings
from communique.text.tags import AUX, MODAL, NEG, PAST, THIRD

_FAR_HOST: Final = 16  # tokens between "where" and who is host there
_NEAR_GOAL: Final = 2  # tokens between the verb of a journey and its place
_FAR_GUEST: Final = 7  # tokens between the host and "her"


def host_where(around: Surroundings, start: int, stop: int) -> Mention | None:
    """The host whom the first "where" of some tokens tells; `None` where somebody there does something else."""
    page = around.page
    where = next((i for i in range(start, stop) if page.is_a(i, "wherelink") or _is_when(around, i)), None)
    if where is None:
        return None
    if _is_elsewhere(around, start, where):
        return None
    people = around.people_in(where, min(stop, where + _FAR_HOST))
    hosts = [m for m in people if not page.is_possessive(m.stop) and m.who and m.who.name]
    if not hosts:
        return None
    host = hosts[0]
    if page.is_a(host.start - 1, "agentlink"):
        return host  # visited the port, where she was hosted by manager A
    between = around.context.mentions_in(where, host.start)
    if any(not page.is_possessive(m.stop) and m.stop < host.start - 1 for m in between):
        return None
    return host if _looks_after(around, host, stop) else None


def _is_elsewhere(around: Surroundings, start: int, where: int) -> bool:
    """Whether a second place of a journey stands before "where": will be in Lima in May and in Oslo in June, where."""
    towns = [p for p in around.context.places_in(start, where) if p.form == "noun" and p.start > start + _NEAR_GOAL]
    return any(around.page.is_a(p.start - 2, "joiner") for p in towns)


def _is_when(around: Surroundings, i: int) -> bool:
    return around.page.is_a(i, "whenhost") and around.words[i - 1] == ","


def _looks_after(around: Surroundings, host: Mention, stop: int) -> bool:
    """Whether a verb stands behind a host, and the visitor behind it: will receive her, looked after the party."""
    page, i = around.page, host.stop
    i += page.word(i) == ","
    if not (page.tag(i) & (AUX | MODAL | PAST | THIRD) or around.is_told(host)):
        return False
    end = stop if around.is_told(host) else min(stop, i + _FAR_GUEST)
    if any(page.tags[k] & NEG for k in range(i, end)):
        return False
    told = next((k for k in range(i, end) if around.words[k] == "," and end < stop), end)
    return any(
        around.words[k] in around.objects or page.is_a(k, "guestgroup") or page.is_a(k, "looksafter")
        for k in range(i + 1, told)
    )
