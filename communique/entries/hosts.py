"""The host and the guest: who received somebody last, and who was received."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.whose import sides_of
from communique.text.page import Match, Page
from communique.text.tags import PAST, THIRD

_FAR_GUEST: Final = 8  # tokens between a verb of receiving and the guest
_MOST_VERBS: Final = 4  # verbs of receiving that may tell who the host or the guest is
_RECEIVING: Final = frozenset(("host", "greet"))


def host_or_guest(context: Context, start: int, stop: int) -> Figurehead | None:
    """Whom "the host", "her guest" or "the Lao guest" in tokens `start` to `stop` means, or `None`.

    It looks only at the people mentioned by then; an area that the words name must be the person's own.
    """
    page = context.page
    host = page.has_a("hostword", start, stop)
    office = page.match_at("title", stop)  # the host | mayor
    stop = office.stop if office is not None else stop
    if not (page.is_a(start, "definite") or page.is_a(start, "ownpronoun")):
        return None
    if not (host or page.is_a((office.start if office else stop) - 1, "guestword")):
        return None
    if stop < len(page.words) and page.words[stop].isalpha() and not _acts(page, stop):
        return None  # the guest list, the host country
    verbs = [match for match in page.within("encounter", 0, start) if match.group["by"] in _RECEIVING]
    told = (_sides(context, verb, start)[0 if host else 1] for verb in reversed(verbs[-_MOST_VERBS:]))
    side = next((one for one in told if one is not None), None)  # not at lunch, hosted by the chamber, the visitor
    who = side.who if side else None
    places = context.places_in(start, stop)
    if who is None or who.kind != "person" or places and who.area and who.area.code != places[0].code:
        return None
    return who


def _acts(page: Page, i: int) -> bool:
    """Whether token `i` behind a subject or an object is a verb or a small word."""
    small = page.is_a(i, "auxiliary") or page.is_a(i, "preposition") or page.is_a(i, "joiner") or page.is_a(i, "adverb")
    return small or bool(page.tags[i] & (PAST | THIRD)) or page.match_at("cue", i) is not None


def _sides(context: Context, verb: Match, end: int) -> tuple[Mention | None, Mention | None]:
    """Host and guest of a verb of receiving, of what stands before token `end`."""
    sides = sides_of(context, verb, min(end, verb.stop + _FAR_GUEST))
    return sides[::-1] if context.page.is_a(verb.stop - 1, "agentlink") else sides
