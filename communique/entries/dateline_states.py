"""States that a dateline names by their letters: LANSING, Mich. —; TOPEKA, KS —."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.lexicon import lexicon
from communique.entries.places import Place
from communique.text.page import Page

_MARKS: Final = frozenset(("-", "–", "—", "--", "("))
_PARAGRAPHS: Final = 12  # in which a dateline is looked for
_TOWN: Final = 4  # tokens of a town's name
_LEAST: Final = 3  # letters of the first word of a town in capitals


def with_states(page: Page, places: list[Place]) -> list[Place]:
    """The places and, in the order of the text, each state that a dateline shortens."""
    found = list(_states(page))
    if not found:
        return places
    taken = {i for place in places for i in range(place.start, place.stop)}
    found = [place for place in found if place.start not in taken]
    return sorted([*places, *found], key=lambda place: place.start)


def _states(page: Page) -> Iterator[Place]:
    known = lexicon(page.language.language, "dateline_state")
    for start, stop in page.paragraphs[:_PARAGRAPHS]:
        town = page.slice(start, start + 1)
        if not town.isupper() or len(town) < _LEAST:
            continue
        comma = next((i for i in range(start + 1, min(start + _TOWN, stop)) if page.words[i] == ","), None)
        read = known.at(page.words, comma + 1) if comma is not None else None
        if comma is None or read is None or read[0] >= stop or not page.is_capital(comma + 1):
            continue
        end, group = read
        if page.words[end] not in _MARKS and not (page.words[end] == "," and _MARKS & set(page.words[end : end + 6])):
            continue
        code, name = str(group["code"]), str(group["name"])
        yield Place(comma + 1, end, name, code, "subdivision", "noun", name, code[:2])
