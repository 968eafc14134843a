"""Labelled lines around a report that tell of the encounter: "Date and time: 5 May", "Place: Hotel Roma, Riga"."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.lexicon import lexicon
from communique.text.page import Page

_LONGEST: Final = 30  # tokens of such a line
_DAYS: Final = ("day", "interval", "weekday")


def fact_of_line(page: Page, start: int, stop: int) -> tuple[str, int] | None:
    """What a line is about by its label (`when`, `day`, `where` or `who`) and the token behind the colon, or `None`."""
    labels = lexicon(page.language.language, "factlabel")
    found = labels.at(page.words, start)
    if found is None or found[0] + 1 >= stop or page.words[found[0]] != ":" or stop - start > _LONGEST:
        return None
    return str(found[1]["about"]), found[0] + 1


def told_in_lines(context: Context) -> tuple[str | None, str | None]:
    """The day and the place of the one encounter that labelled lines announce.

    A bare date counts only beside a place, for it may be the document's own.
    """
    days: dict[str, str] = {}
    place: str | None = None
    page, opened = context.page, lexicon(context.page.language.language, "factlabel").firsts
    for start, stop in page.paragraphs:
        fact = fact_of_line(page, start, stop) if page.words[start] in opened else None
        if fact is None:
            continue
        about, begin = fact
        dates = [when.iso for when in context.dates_in(begin, stop) if when.iso and when.kind in _DAYS]
        if about in ("when", "day") and dates:
            days.setdefault(about, dates[0])
        if about == "where":
            places = [p for p in context.places_in(begin, stop) if p.form == "noun"]
            city = next((p for p in places if p.kind == "city"), places[-1] if places else None)
            place = place or (city.name if city else None)
    return days.get("when") or (days.get("day") if place else None), place
