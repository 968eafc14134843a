"""The host and the guest: who received somebody last, and who was received."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.lexicon import lexicon
from communique.entries.places import Place
from communique.entries.whose import TOLD, land_of, sides_of
from communique.text.page import Match, Page
from communique.text.tags import PAST, THIRD

_FAR_GUEST: Final = 8  # tokens between a verb of receiving and the guest
_FAR_COMPANION: Final = 24  # tokens between a verb of meeting and whom somebody met
_MOST_VERBS: Final = 4  # verbs of meeting that may tell who the host or the guest is
_RECEIVING: Final = frozenset(("host", "greet"))
_TELLING: Final = _RECEIVING | {"verb", "visit"}


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
    guest = page.is_a((office.start if office else stop) - 1, "guestword")
    if not (host or guest or page.has_a("guestdeterminer", start, stop)):
        return None
    if stop < len(page.words) and page.words[stop].isalpha() and not _acts(page, stop):
        return None  # the guest list, the host country
    places = context.places_in(start, stop)
    side = (host_before if host else guest_before)(context, start)
    who = side or (None if host else _only_one_of(context, places, start))
    if who is None or who.kind != "person" or places and who.area and who.area.code != places[0].code:
        return None
    return who


def _only_one_of(context: Context, places: list[Place], start: int) -> Figurehead | None:
    """The only one of a country who was named by then: the Peruvian guest, where nobody was said to be received."""
    if not places or not places[0].code:
        return None
    named = {id(m.who): m.who for m in context.mentions_in(0, start) if m.who and m.who.name and m.who.area}
    own = [who for who in named.values() if who.kind == "person" and who.area and who.area.code == places[0].code]
    return own[0] if len(own) == 1 else None


def host_before(context: Context, start: int) -> Figurehead | None:
    """Who received somebody, or was visited, last before token `start`."""
    return next((host for host, _ in met_before(context, start) if host is not None), None)


def guest_before(context: Context, start: int, among: Container[int] = ()) -> Figurehead | None:
    """Who was received, or came, last before token `start`; where `among` is given, one of the people of these ids."""
    came = (guest for _, guest in met_before(context, start) if guest is not None)
    return next((guest for guest in came if not among or id(guest) in among), None)


def met_before(context: Context, start: int) -> Iterator[tuple[Figurehead | None, Figurehead | None]]:
    """Host and guest of each encounter before token `start`, the last first, as far as its words tell them."""
    told = [match for match in context.page.within("encounter", 0, start) if match.group["by"] in _TELLING]
    for verb in reversed(told[-_MOST_VERBS:]):
        if _receives(verb):
            host, received = _sides(context, verb, start)
            yield host.who if host else None, received.who if received else None
            continue
        one, other = sides_of(context, verb, min(start, verb.stop + _FAR_COMPANION))
        if verb.group["by"] == "visit":
            yield None, one.who if one is not None and _comes(context, verb, one) else None
            continue
        first, second = one.who if one else None, other.who if other else None
        guest = _from_abroad(context, first, second, verb.start) if first and second else None
        if guest is not None:
            yield second if guest is first else first, guest


def _comes(context: Context, verb: Match, visitor: Mention) -> bool:
    """Whether a visit goes elsewhere than to the visitor's own area: Lima's mayor visited a school in Lima."""
    area = visitor.who.area if visitor.who is not None else None
    goals = context.places_in(verb.stop, verb.stop + _FAR_GUEST)
    return area is not None and bool(goals) and all(area.code not in (p.code, p.country) for p in goals[:1])


def _from_abroad(context: Context, one: Figurehead, other: Figurehead, verb: int) -> Figurehead | None:
    """Which of two people is not of the country where they met."""
    page = context.page
    first, stop = page.sentences[page.sentence_of[verb]]
    here = [p for p in context.places_in(first, stop) if page.is_a(p.start - 1, "inplace")]
    lands = {place.country for place in here if place.country}
    away = [who for who in (one, other) if land_of(who.area) and land_of(who.area) not in lands]
    return away[0] if len(lands) == 1 and len(away) == 1 else None


def _receives(verb: Match) -> bool:
    """Whether one side of an encounter is the other's guest: A received B, B called on A."""
    return verb.group["by"] in _RECEIVING or bool(verb.group.get("calling"))


def _acts(page: Page, i: int) -> bool:
    """Whether token `i` behind a subject or an object is a verb or a small word."""
    small = page.is_a(i, "auxiliary") or page.is_a(i, "preposition") or page.is_a(i, "joiner") or page.is_a(i, "adverb")
    small = small or page.is_a(i, "conjunction") or page.is_a(i, "subordinator")  # said the guest | as they left
    return small or bool(page.tags[i] & (PAST | THIRD)) or page.match_at("cue", i) is not None


def _sides(context: Context, verb: Match, end: int) -> tuple[Mention | None, Mention | None]:
    """Host and guest of a verb of receiving, of what stands before token `end`."""
    one, other = sides_of(context, verb, min(end, verb.stop + _FAR_GUEST))
    if one is not None and (host := _host_behind(context, verb, end)) is not None:
        return host, one
    if other is None and not verb.group.get("calling"):
        other = _leader_of_guests(context, verb, end)
    reverse = verb.group.get("calling") or context.page.is_a(verb.stop - 1, "agentlink")
    return (other, one) if reverse else (one, other)


def _host_behind(context: Context, verb: Match, end: int) -> Mention | None:
    """By whom somebody was received, time and place between: was received in Riga on Monday | by Mayor Bo Li."""
    page, i = context.page, verb.start
    passive = page.is_a(i, "passive") or page.is_a(i - 1 - page.is_a(i - 1, "adverb"), "passive")
    if not passive or verb.group.get("calling"):
        return None
    last = min(end, page.sentences[page.sentence_of[i]][1], verb.stop + _FAR_COMPANION)
    told = (m for m in context.mentions_in(verb.stop, last) if m.form in TOLD)
    return next((m for m in told if page.is_a(_before(page, m.start) - 1, "agentlink")), None)


def _leader_of_guests(context: Context, verb: Match, end: int) -> Mention | None:
    """Who leads those received: received a delegation from the city of Riga | led by Mayor Bo Li."""
    page = context.page
    led = lexicon(page.language.language, "ledby")
    last = min(end, page.sentences[page.sentence_of[verb.start]][1])
    told = (m for m in context.mentions_in(verb.stop, last) if m.form in TOLD)
    return next((m for m in told if led.before(page.words, _before(page, m.start)) is not None), None)


def _before(page: Page, i: int) -> int:
    return i - page.is_a(i - 1, "definite")
