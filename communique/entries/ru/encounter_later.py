"""The day and town of an encounter told in a sentence beside it: А принял Б. Встреча прошла 5 мая в Осло."""

from __future__ import annotations

from typing import Final

from communique.entries.encounter import Encounter
from communique.entries.ru.context import RussianContext
from communique.entries.ru.encounter_company import told_in
from communique.entries.ru.encounter_reader import Encounters
from communique.text.page import Match
from communique.text.russian import NOM, PAST
from communique.words.load import Group

_TOLD: Final = Group("encounter", (), {"by": "noun", "form": "meeting"})
_DAYS: Final = ("day", "today", "weekday", "told", "interval")
_BEHIND: Final = 2  # sentences behind an encounter that may tell its day
_OPENS: Final = 5  # tokens of such a sentence before its noun


def tell_later(context: RussianContext, found: list[Encounter], reader: Encounters) -> None:
    """Give each encounter whose own sentences tell no day that of a bare noun for it in a sentence beside it."""
    for one in found:
        if len(one.people) < 2 or one.passing or _has_own_day(context, one):
            continue
        number = context.page.sentence_of[one.spans[-1][0]]
        near = list(range(number + 1, min(len(context.page.sentences), number + 1 + _BEHIND)))
        if one.form == "signing" and number:
            near.insert(0, number - 1)
        for n in near:
            start, stop = context.page.sentences[n]
            if context.page.paragraph_of[start] != context.page.paragraph_of[one.spans[-1][0]]:
                continue
            k = _noun(context, start, stop) if n > number else _signed(context, start, stop)
            if k is None or _others(context, one, start, stop):
                continue
            match = Match(k, k + 1, _TOLD)
            one.date = reader.date(match, start, stop)
            own = reader.place(match, start, stop)
            one.place = own or one.place
            one.spans.append(told_in(context, start, stop))
            break


def _has_own_day(context: RussianContext, one: Encounter) -> bool:
    """Whether the sentences of an encounter tell its day, behind any dateline."""
    if one.date is None:
        return False
    spans = [(context.behind_dateline(start), stop) for start, stop in one.spans]
    return any(d.iso == one.date for start, stop in spans for d in context.dates_in(start, stop))


def _days(context: RussianContext, start: int, stop: int) -> set[str]:
    return {d.iso for d in context.dates_in(start, stop) if d.kind in _DAYS and d.iso}


def _noun(context: RussianContext, start: int, stop: int) -> int | None:
    """The bare noun or pronoun for an encounter that a sentence says was held on a day."""
    page, grammar = context.page, context.grammar
    if len(_days(context, start, stop)) != 1:
        return None
    held = [k for k in range(start, stop) if page.is_a(k, "held") and grammar.pos(k) == "VERB"]
    if not held or not grammar.bits(held[0]) & PAST or page.words[held[0] - 1] in grammar.sets.not_word:
        return None
    for k in range(start, min(stop, start + 2 * _OPENS)):
        noun = page.is_a(k, "gathering_noun") or page.is_a(k, "told_noun")
        pronoun = grammar.forms[k] in grammar.sets.it_form and k < start + _OPENS
        if (noun or pronoun) and grammar.bits(k) & NOM and grammar.pos(k - 1) != "PREP" and k < held[0] + _OPENS:
            follows = page.word(k + 1) in grammar.sets.with_word or grammar.is_genitive(k + 1) and k < held[0] - 1
            return None if follows else k
    return None


def _signed(context: RussianContext, start: int, stop: int) -> int | None:
    """The word by which a sentence tells that something was signed on a day."""
    if len(_days(context, start, stop)) != 1:
        return None
    page = context.page
    return next((k for k in range(start, stop) if page.is_a(k, "signing_word")), None)


def _others(context: RussianContext, one: Encounter, start: int, stop: int) -> bool:
    """Whether somebody is named who is not of the encounter."""
    named = [m.who for m in context.mentions_in(start, stop) if m.form == "name" and m.who]
    return any(id(who) not in one.known for who in named)
