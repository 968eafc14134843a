"""Capitals told by their country, and the words that only look like one."""

from __future__ import annotations

from communique.entries.gazetteer import load_gazetteer
from communique.entries.places import find_places
from communique.entries.reading import read_text
from communique.entries.seats import capitals, with_seats
from communique.kinds import Meeting
from communique.text.page import lay_out
from communique.words.load import load_words
from tests.tables import each


def named(text: str) -> list[str]:
    page, gazetteer = lay_out(text, load_words("en")), load_gazetteer("en")
    return [place.name for place in with_seats(page, find_places(page, gazetteer), gazetteer)]


@each(
    ("text", "places"),
    [
        ("They met in the Latvian capital on Monday.", ["Riga"]),
        ("They met in Latvia's capital on Monday.", ["Riga"]),
        ("They met in the capital of Latvia.", ["Riga"]),
        ("They met in the capital city of Peru.", ["Lima"]),
        ("They flew to the Kenyan capital, where rain fell.", ["Nairobi"]),
        ("The Kenyan capital city hosts a fair.", ["Kenyan"]),
        ("The Latvian capital's mayor spoke.", ["Riga"]),
        ("They met in the Latvian capital, Riga.", ["Latvian", "Riga"]),
        ("They met in the Kenyan capital of Nairobi.", ["Kenyan", "Nairobi"]),
        ("The Swiss capital market grew.", ["Swiss"]),
        ("Kenya's capital gains rose.", ["Kenya"]),
        ("Firms with Kenyan capital met.", ["Kenyan"]),
        ("They met in the Bolivian capital.", ["Bolivian"]),
    ],
)
def test_a_capital(text: str, places: list[str]) -> None:
    assert named(text) == places


def test_capitals_are_of_known_countries_and_most_are_known_towns() -> None:
    gazetteer = load_gazetteer("en")
    known = 0
    for code, name in capitals().items():
        first, *rest = name.lower().split()
        names = gazetteer.parse(first) if first in gazetteer.lines else []
        lands = {m.country for one in names if list(one.rest) == rest for m in one.meanings}
        assert not lands or code in lands, name
        known += code in lands
    assert known > 0.8 * len(capitals())


def test_a_meeting_in_a_capital() -> None:
    text = "News\n\n14 May 2024\n\nPeru's Trade Minister Ana Sol met Kenyan Ambassador Bo Li in the Latvian capital.\n"
    read = read_text(text, published="2024-05-14")
    assert [one.place for one in read.entries if isinstance(one, Meeting)] == ["Riga"]
