"""What a sentence of its own tells of the encounter that a Russian report is about: встреча прошла 2 марта в Омске."""

from __future__ import annotations

from typing import Final

from communique.entries.encounter import Encounter
from communique.entries.ru.announced import Announced
from communique.entries.ru.context import RussianContext
from communique.entries.ru.encounter_reader import Encounters
from communique.text.page import Match

_PERSONAL: Final = ("name", "role", "pronoun")
_SPANS: Final = ("month", "year", "season", "quarter", "ago", "before")
_BEFORE: Final = 3  # tokens before a noun that say which of several encounters it is


def tell_detail(context: RussianContext, found: list[Encounter], reader: Encounters, announced: Announced) -> None:
    """Give the encounter that the report is about what a sentence of its own tells: встреча прошла 2 марта."""
    first = next((one for one in found if not one.passing and len(one.people) > 1), None)
    if first is None or first.date and first.place:
        return
    first.place = first.place or _beside_event(context, first, reader)
    told = "event" if first.form == "forum" else "noun"
    for match in context.page.of("encounter"):
        start, stop = context.grammar.bounds(match.start)
        held = match.group["by"] == told and reader.is_early(match) and _is_held(context, start, stop)
        named = [m.who for m in context.mentions_in(start, stop) if m.form in _PERSONAL]
        follows = told == "event" or first.spans[0][0] < match.start
        behind = follows if not named else all(id(who) in first.known for who in named)
        other = _is_other(context, match) or announced.is_to_come(match, *context.grammar.clause(match.start))
        other = (
            other or (match.group["form"] == "call") != (first.form == "call") or _is_long_past(context, start, stop)
        )
        if held and behind and not other:
            first.date = first.date or reader.date(match, start, stop)
            first.place = first.place or reader.place(match, start, stop)
            if first.date:
                return


def _is_held(context: RussianContext, start: int, stop: int) -> bool:
    """Whether a sentence says that something was held: встреча прошла; в переговорах, прошедших сегодня."""
    return context.page.has_a("held", start, stop) or context.page.has_a("held_participle", start, stop)


def _is_other(context: RussianContext, match: Match) -> bool:
    """Whether a word says that another encounter is meant: предыдущая встреча, первая встреча губернатора."""
    page = context.page
    near = range(max(0, match.start - _BEFORE), match.start)
    told = any(page.words[k] in context.grammar.sets.other_time or page.is_a(k, "series_word") for k in near)
    return told or any(page.is_a(k, "ordinal") for k in near)


def _is_long_past(context: RussianContext, start: int, stop: int) -> bool:
    """Whether a sentence tells of a month or year before that of the report: такие же переговоры прошли год назад."""
    published = context.published
    dates = [d for d in context.dates_in(start, stop) if d.kind in _SPANS]
    if any(d.kind == "ago" or d.back == "year" for d in dates):
        return True
    return published is not None and any(d.iso and d.iso.split("/")[-1] < published[: len(d.iso)] for d in dates)


def _beside_event(context: RussianContext, one: Encounter, reader: Encounters) -> str | None:
    """Where the forum is of which a sentence before tells and on the sidelines of which people met."""
    start, stop = one.spans[0]
    here = [match for match in context.page.within("encounter", start, stop) if match.group["by"] == "event"]
    beside = any(context.page.is_a(match.start - 1, "sideline_noun") for match in here)
    low = context.behind_headline
    events = [m for m in context.page.within("encounter", low, start) if m.group["by"] == "event"] if beside else []
    places = (reader.place(match, *context.grammar.bounds(match.start)) for match in events)
    return next((place for place in places if place), None)
