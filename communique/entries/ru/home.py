"""Whose paper a Russian report is: the area of the body whose masthead or foot it bears."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.context import RussianContext
from communique.kinds import Area

_FOOT: Final = 3  # last paragraphs that may name the press office
_TOP: Final = 2  # first paragraphs that may name it where there is no headline
_LONGEST: Final = 14  # tokens of a masthead or foot


def find_home(context: RussianContext) -> Area | None:
    """The area of the first body that a line above or below the headline, or at the foot, names with its area."""
    page, title = context.page, context.title
    first = page.paragraph_of[title[0]] if title else min(_TOP, len(page.paragraphs))
    foot = range(max(first + 1, len(page.paragraphs) - _FOOT), len(page.paragraphs))
    below = range(first + 1, min(first + 2, len(page.paragraphs))) if title else range(0)
    for number in (*range(first), *below, *foot):
        start, stop = page.paragraphs[number]
        if number in below and page.words[stop - 1] in context.grammar.sets.sentence_mark:
            continue
        body = page.within("organisation", start, start + 4) or any(
            word in context.grammar.sets.authorities for word in page.words[start : start + 4]
        )  # портал органов власти
        if stop - start > _LONGEST or not body:
            continue
        places = [p for p in context.places_in(start, stop) if p.form == "noun" and p.kind != "region"]
        led = [p for p in places if context.grammar.pos(p.start - 1) != "PREP"]
        if led:
            return Area(led[0].base, led[0].code)
    return None
