"""The institution of who heads it, where the office alone is told: the University welcomed A; Rector B received her."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.delegation_heads import led_from
from communique.entries.houses import houses_of

_NEAR: Final = 1  # sentences before that of a head in which an institution is named
_RANKS: Final = frozenset(("executive", "chairman", "business", "deputy", "president", "head"))


def give_institutions(context: Context) -> None:
    """Let heads of whom no body is told be those of the one whose party they lead, or of the only one of their kind."""
    lost = [who for who in context.people if who.name and who.rank in _RANKS and not (who.area or who.company)]
    for who in lost:
        here = next((m for m in context.mentions if m.who is who), None)
        if here is not None and here.form == "name":
            who.company = _whose_party(context, here) or _of_kind(context, who)


def _whose_party(context: Context, here: Mention) -> str | None:
    """The body named last before "led by": a team from Aarhus Hospital | led by Professor A; The guests were led by."""
    page = context.page
    led = led_from(page, here.start, here.stop)
    if led is None:
        return None
    first = page.sentences[page.sentence_of[led]][0]
    last = _last_body(context, first, led)
    if last is None and page.sentence_of[led] and page.has_a("guestgroup", first, led):
        last = _last_body(context, page.sentences[page.sentence_of[led] - _NEAR][0], first)
    return last.name if last is not None else None


def _last_body(context: Context, start: int, stop: int) -> Figurehead | None:
    """The organisation that is named last in these tokens."""
    named = (m.who for m in reversed(context.mentions_in(start, stop)) if m.who and m.form == "organisation")
    return next((one for one in named if one.kind == "organisation" and one.name), None)


def _of_kind(context: Context, who: Figurehead) -> str | None:
    """The only body of the kind that has such heads: the university of a rector, the port of a harbour master."""
    kinds: set[str] = set()
    for group in context.page.language.of("headed"):
        if who.title in group.words or who.title.split()[-1:] == list(group.words[:1]):
            kinds.update(group["bodies"])
    if not kinds:
        return None
    bodies = (m.who.name for m in context.mentions if m.who is not None and m.who.kind == "organisation" and m.who.name)
    names = {name for name in [*bodies, *houses_of(context)] if not kinds.isdisjoint(name.lower().split())}
    return names.pop() if len(names) == 1 else None
