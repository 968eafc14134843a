"""Capitals told by their country: in the Latvian capital, the capital of Latvia, Latvia's capital."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.entries.gazetteer import Gazetteer, Meaning
from communique.entries.places import Place
from communique.text.page import Page
from communique.text.tags import ADV, AUX, COMMA, CONJ, MODAL, POSS, PREP, PRON, REL, STOP, SUB
from communique.words.load import FOLDER

_SMALL: Final = ADV | AUX | COMMA | CONJ | MODAL | POSS | PREP | PRON | REL | STOP | SUB  # behind what is no compound
_FAR_SEAT: Final = 4  # tokens between "capital" and its country: the capital city of the Czech Republic
_FAR_NAME: Final = 2  # tokens between "capital" and its name: the Latvian capital, Riga


@cache
def capitals() -> dict[str, str]:
    """The name of each country's capital by its code; none where it is disputed or where several are."""
    lines = (FOLDER / "world" / "capitals.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.partition("\t") for line in lines)
    return {code: name for code, _, name in rows}


def with_seats(page: Page, places: list[Place], gazetteer: Gazetteer) -> list[Place]:
    """The places, with the capital in the place of a country that only tells which capital is meant."""
    if page.language.sets["seatword"].isdisjoint(page.known):
        return places
    starts = {place.start: place for place in places}
    return [_seat(page, place, starts, gazetteer) or place if _is_near(page, place) else place for place in places]


def _is_near(page: Page, place: Place) -> bool:
    """Whether a word for a capital stands near a place."""
    return page.has_a("seatword", max(0, place.start - _FAR_SEAT), place.stop + 2)


def _seat(page: Page, land: Place, starts: dict[int, Place], gazetteer: Gazetteer) -> Place | None:
    """The capital that a country's name tells with the word "capital" beside it."""
    name = capitals().get(str(land.code))
    span = _span(page, land) if name is not None else None
    if name is None or span is None:
        return None
    start, stop = span
    if any(i in starts and starts[i].kind == "city" for i in range(stop, stop + 1 + _FAR_NAME)):
        return None  # the Latvian capital, Riga
    first, *rest = name.lower().split()
    known = gazetteer.names_at(first, rest[0] if rest else "") if first in gazetteer.lines else ()
    meanings = [m for one in known if one.rest == tuple(rest) for m in one.meanings if m.kind == "city"]
    meaning = next((m for m in meanings if m.country == land.code), Meaning(None, land.code, "city", "", False, ""))
    return Place(start, stop, name, meaning.code, "city", "noun", name, land.code)


def _span(page: Page, land: Place) -> tuple[int, int] | None:
    """The tokens of a country and of "capital" before or behind it; `None` where a word goes on: capital market."""
    i = land.stop + page.is_possessive(land.stop)
    if page.is_a(i, "seatword") and (i > land.stop or land.form == "adjective" and _has_article(page, land)):
        stop = i + 1 + (page.is_a(i + 1, "town_noun") and not page.is_capital(i + 1))
        return (land.start, stop) if _ends(page, stop) else None
    of = land.start - 1 - page.is_a(land.start - 1, "definite")
    k = of - 1 - (page.is_a(of - 1, "town_noun") and page.is_a(of - 2, "seatword"))
    if land.form == "noun" and page.is_a(of, "genitive") and page.is_a(k, "seatword") and page.is_a(k - 1, "definite"):
        return k, land.stop
    return None


def _has_article(page: Page, land: Place) -> bool:
    return land.start > 0 and page.is_a(land.start - 1, "definite")


def _ends(page: Page, i: int) -> bool:
    """Whether nothing that "capital" describes stands at token `i`: a mark, a small word or a day."""
    if i >= len(page.words) or not page.words[i].isalpha():
        return True
    return bool(page.tags[i] & _SMALL) or page.is_capital(i)
