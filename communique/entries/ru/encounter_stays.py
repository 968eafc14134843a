"""The day and town of an encounter that a sentence before tells: делегация гостит в Осло 5–7 мая. Её принял мэр."""

from __future__ import annotations

from typing import Final

from communique.entries.encounter import Encounter
from communique.entries.ru.context import RussianContext
from communique.text.russian import INS, NOM

_BEFORE: Final = 2  # sentences between an encounter and the stay during which it was
_STAYS: Final = ("day", "today", "weekday", "told", "interval")


def stay_on(context: RussianContext, found: list[Encounter]) -> None:
    """Give an encounter without a day that of the coming told before: 5 мая прилетел посол. Его принял мэр."""
    page = context.page
    for one in found:
        start = one.spans[0][0]
        number, paragraph = page.sentence_of[start], page.paragraph_of[start]
        for before in range(number - 1, max(-1, number - 1 - _BEFORE), -1):
            low, high = page.sentences[before]
            if one.date or page.paragraph_of[low] != paragraph:
                break
            if _tells_stay(context, one, low, high, start):
                days = [d.iso for d in context.dates_in(low, high) if d.kind in _STAYS and d.iso]
                one.date = days[0]
                inside = {k for m in context.mentions_in(low, high) for k in range(m.start, m.stop)}  # посол в России
                towns = [p for p in context.places_in(low, high) if p.form == "noun" and _is_in_or_to(context, p.start)]
                towns = [p for p in towns if p.start not in inside]
                one.place = one.place or (towns[0].name if towns else None)
                one.form = "visit" if one.form == "meeting" and "/" in days[0] else one.form


def _is_in_or_to(context: RussianContext, k: int) -> bool:
    return k > 0 and context.page.words[k - 1] in context.grammar.sets.in_word


def _tells_stay(context: RussianContext, one: Encounter, low: int, high: int, start: int) -> bool:
    """Whether tokens `low` to `high` tell of one day or span when guests of an encounter at `start` came or stayed."""
    page, grammar = context.page, context.grammar
    came = any(match.group["by"] in ("visit", "coming", "handed") for match in page.within("encounter", low, high))
    days = {d.iso for d in context.dates_in(low, high) if d.kind in _STAYS and d.iso}
    guest = any(page.is_a(k, "part_noun") and grammar.bits(k) & INS for k in range(low, high))
    came = came or guest and page.has_a("becoming_verb", low, high)  # гостем мэрии стал
    if len(days) != 1 or not came and not page.has_a("stay_verb", low, high):
        return False
    if any(m.who and id(m.who) in one.known for m in context.mentions_in(low, high)):
        return page.sentence_of[low] == page.sentence_of[start] - 1
    led = any(page.words[k] in grammar.sets.headed_participle for k in range(high, start))
    guests = any(page.is_a(k, "delegation_noun") and grammar.bits(k) & NOM for k in range(low, high))
    return led and guests and any(m.who and id(m.who) in one.known for m in context.mentions_in(high, start))
