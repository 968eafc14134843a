"""Forums of the same two sides that a Russian report tells in passing: на прошлогоднем форуме в Омске подписали …"""

from __future__ import annotations

from typing import Final

from communique.entries.encounter import Encounter
from communique.entries.ru.context import RussianContext
from communique.entries.ru.encounter_company import told_in
from communique.entries.ru.encounter_reader import Encounters
from communique.kinds import Area
from communique.text.page import Match

ELSEWHERE: Final = "forum of the same sides"  # the rule that finds one
_FINE: Final = ("day", "today", "weekday", "told", "month", "interval", "season")
_ROUGH: Final = (*_FINE, "year")


def find_forums(context: RussianContext, found: list[Encounter], reader: Encounters) -> list[Encounter]:
    """The past forums, each with a town and a day or year, at which those of both sides signed or of both sides."""
    sides = _sides(found)
    new: list[Encounter] = []
    for match in context.page.of("encounter") if len(sides) > 1 else ():
        one = _forum(context, match, sides, reader) if match.group["by"] == "event" else None
        if one and not any(_is_known(context, one, known, match) for known in [*found, *new]):
            new.append(one)
    return new


def _sides(found: list[Encounter]) -> list[Area]:
    """The two sides of the encounter that the report is about."""
    first = next((one for one in found if not one.passing and len(one.people) > 1), None)
    areas = {who.area.code or who.area.name: who.area for who in first.people if who.area} if first else {}
    return list(areas.values()) if len(areas) == 2 else []


def _forum(context: RussianContext, match: Match, sides: list[Area], reader: Encounters) -> Encounter | None:
    page, start = context.page, match.start
    if start < context.behind_headline or context.skipped and context.skipped[page.paragraph_of[start]]:
        return None
    low, high = context.grammar.sentence(start)
    if page.is_a(start - 1, "sideline_noun") or not _is_of_both(context, low, high, match, sides):
        return None
    days = [d for d in context.dates_in(low, high) if d.kind in _ROUGH and d.iso and d.link not in ("by", "since")]
    own = [d for d in days if d.kind in _FINE] or days
    date = min(own, key=lambda d: abs(d.start - start)).iso if own else None
    date = date or _last_year(context, start)
    published = context.published or ""
    if date is None or not published or date[: len(published)] >= published[: len(date)]:
        return None
    place = reader.place(match, low, high)
    return Encounter("forum", [], date, place, [told_in(context, low, high)], True, ELSEWHERE, sides) if place else None


def _last_year(context: RussianContext, k: int) -> str | None:
    """The year that "прошлогодний" before token `k` means."""
    told = any(context.page.is_a(j, "last_year_word") for j in range(k - 3, k))
    return str(int(context.published[:4]) - 1) if told and context.published else None


def _is_of_both(context: RussianContext, low: int, high: int, match: Match, sides: list[Area]) -> bool:
    """Whether a sentence names both sides, or tells that something was signed at a forum told again."""
    codes = {p.code for p in context.places_in(low, high) if p.code}
    if all(side.code in codes for side in sides):
        return True
    named = {p.base for p in context.places_in(low, high)}
    if all(side.code in codes or side.name in named for side in sides):
        return True
    page = context.page
    signed = page.has_a("signing_word", low, high)
    both = any(page.is_a(k, "sides_word") and context.grammar.is_plural(k) for k in range(low, high))
    return signed and (both or any(page.is_a(k, "last_year_word") for k in range(low, match.start)))


def _is_known(context: RussianContext, one: Encounter, known: Encounter, match: Match) -> bool:
    """Whether a forum is known: told in the same words, or of the same form on that day."""
    told = any(start <= match.start < stop for start, stop in known.spans) and known.form == "forum"
    return told or (known.form, known.date) == (one.form, one.date)
