"""Towns that no list knows, taught by the text itself: the Mayor of Kilcarra, the city of Kilcarra."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.places import Place
from communique.text.page import Page

_LONGEST: Final = 2  # words of a town's name
_Taught = dict[tuple[str, ...], str | None]


def with_unlisted(page: Page, places: list[Place]) -> list[Place]:
    """The places and, in the order of the text, each mention of a town that the words around it say is one."""
    sets = page.language.sets
    heads, nouns = sets["townhead"], sets["town_noun"]
    if heads.isdisjoint(page.known) and nouns.isdisjoint(page.known):
        return places
    covered = {i for place in places for i in range(place.start, place.stop)}
    taught = dict(_teach(page, {place.stop: place for place in places}, covered))
    found = [place for name, land in taught.items() for place in _mentions(page, name, land, covered)]
    return sorted([*places, *found], key=lambda place: place.start) if found else places


def _teach(page: Page, ending: dict[int, Place], covered: set[int]) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """The names beside "mayor" or behind "city of", each with its country where an adjective tells it."""
    words, sets = page.words, page.language.sets
    for i, word in enumerate(words):
        head = word in sets["townhead"]
        if not head and word not in sets["town_noun"]:
            continue
        if page.is_a(i + 1, "genitive"):
            stop = i + 2
            while stop < len(words) and _is_named(page, stop, covered):
                stop += 1
            land = ending[i].country if i in ending else None
            if 0 < stop - i - 2 <= _LONGEST and page.match_at("title", i + 2) is None:
                yield tuple(words[i + 2 : stop]), land
        elif head and page.is_possessive(i - 1) and _is_named(page, i - 2, covered):
            if not page.is_capital(i - 3) or page.sentences[page.sentence_of[i]][0] == i - 3:
                yield (words[i - 2],), None
        elif head and not page.is_capital(i) and page.is_a(i - 2, "definite") and _is_named(page, i - 1, covered):
            yield (words[i - 1],), None


def _is_named(page: Page, i: int, covered: set[int]) -> bool:
    return i >= 0 and i not in covered and page.is_capital(i) and page.words[i].isalpha() and len(page.words[i]) > 2


def _mentions(page: Page, name: tuple[str, ...], land: str | None, covered: set[int]) -> Iterator[Place]:
    """Where a name stands that is no part of a longer one before it."""
    for i in page.capitals:
        stop = i + len(name)
        if (
            page.words[i] != name[0]
            or tuple(page.words[i:stop]) != name
            or i in covered
            or not page.is_capital(stop - 1)
        ):
            continue
        before = i > 0 and page.is_capital(i - 1) and page.words[i - 1].isalpha()
        if before and i - 1 not in covered and not page.is_a(i - 1, "townhead") and not _opens(page, i - 1):
            continue
        text = page.slice(i, stop)
        yield Place(i, stop, text, None, "city", "noun", text, land)


def _opens(page: Page, i: int) -> bool:
    """Whether token `i` is the first of its sentence and a small word: In Kilcarra, The Kilcarra mayor."""
    return page.sentences[page.sentence_of[i]][0] == i and page.language.wordset("preposition", "definite").issuperset(
        (page.words[i],)
    )
