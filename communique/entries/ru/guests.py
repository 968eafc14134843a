"""Who received others and who came, so that "гость" and "глава делегации" can be told, from what stands before."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.ru.context import RussianContext
from communique.text.page import Match

_NEAR: Final = 2  # sentences from the first encounter in which it may be told who received whom
_PEOPLE: Final = 2  # sentences of a visit that may name whoever came and the host
_BY: Final = frozenset(("host", "verb", "noun", "visit", "coming"))
_COMING: Final = frozenset(("visit", "coming"))
Seen = list[tuple[int, Figurehead]]  # people by their sentences
Received = tuple[Figurehead, list[Figurehead]]


def received(context: RussianContext, acting: Seen, subjects: Seen) -> Received | None:
    """Who received others, and they: the subject of the first sentence in which somebody is, and its others."""
    page, grammar = context.page, context.grammar
    told = [m for m in page.of("encounter") if m.group["by"] in _BY and not page.is_a(m.stop, "taking_part")]
    named = {number for number, who in subjects if who.name}
    told = [m for m in told if m.start >= context.behind_headline and page.sentence_of[m.start] in named]
    if not told:
        return None
    last = page.sentence_of[told[0].start] + _NEAR
    for match in told:
        if match.group["by"] == "host" and page.sentence_of[match.start] <= last and grammar.pos(match.start) == "VERB":
            found = _by_subject(page.sentence_of[match.start], acting, subjects)
            return _with_guests(found, subjects) if found else None
    placed = _by_place(context, told[0], subjects)
    if placed or told[0].group["by"] in _COMING:
        return placed
    met = [m for m in told if m.group["by"] == "verb" and grammar.pos(m.start) == "VERB"]
    met = [m for m in met if not grammar.is_plural(m.start)]
    return _by_subject(page.sentence_of[met[0].start], acting, subjects) if met else None


def _by_subject(number: int, acting: Seen, subjects: Seen) -> Received | None:
    """The subject of a sentence and the others of it."""
    host = next((who for sentence, who in acting if sentence == number and who.kind == "person"), None)
    return (host, [who for sentence, who in subjects if sentence == number and who is not host]) if host else None


def _with_guests(found: Received, subjects: Seen) -> Received:
    """A host with those told of before who are of another area, where the sentence names nobody else."""
    host, guests = found
    if not guests and host.area:
        guests = [who for _, who in subjects if who is not host and who.area and who.area != host.area]
    return host, guests


def _by_place(context: RussianContext, match: Match, subjects: Seen) -> Received | None:
    """Whoever is of the country of the town in which people met, and the others: посол встретился в Томске с мэром."""
    number = context.page.sentence_of[match.start]
    stop = context.page.sentences[number][1]
    near = [who for sentence, who in subjects if number <= sentence < number + _PEOPLE and who.name and who.area]
    towns = [p for p in context.places if p.kind == "city" and p.form == "noun" and p.country and p.stop <= stop]
    if not towns or not near:
        return None
    own = [who for who in near if who.area and str(who.area.code)[:2] == towns[-1].country]
    others = [who for who in near if who not in own]
    return (own[0], others) if own and others else None


def not_them(context: RussianContext, k: int, near: list[Figurehead], heads: list[set[str]]) -> list[Figurehead]:
    """These people without those whose office stands at token `k`: собеседник губернатора is not the governor."""
    if context.page.match_at("title", k) is None:
        return near
    word = context.page.words[k]
    return [who for who, own in zip(near, heads, strict=True) if word not in own] or near
