"""Whose the officials are whom a visitor from another country meets, where only the first, or none, says it."""

from __future__ import annotations

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

HEAD = "Forestry talks in Santiago\n\n14 May 2026\n\n"
ARRIVALS = (
    "Finland's Minister for Foreign Trade Riikka Aalto arrived in Santiago, Chile, on Monday.",
    "Finnish Foreign Trade Minister Riikka Aalto paid a working visit to Chile on 11 and 12 May.",
    "Riikka Aalto, Minister for Foreign Trade of Finland, is on a visit to Chile.",
)
MET = (
    "Aalto met Chile's Minister of Economy, Development and Tourism, Javier Soto, and Minister of Mining Paula Rojas.",
    "Aalto met Chilean Minister of Economy Javier Soto and Mining Minister Paula Rojas.",
    "Aalto met Javier Soto, Minister of Economy of Chile, and Paula Rojas, Minister of Mining.",
    "Aalto met Minister of Economy Javier Soto and Minister of Mining Paula Rojas.",
    "Aalto met Chilean President Javier Soto and Foreign Minister Paula Rojas.",
    "She was received by Minister of Economy Javier Soto and Mining Minister Paula Rojas.",
)


def represented(text: str) -> dict[str | None, str | None]:
    met = [one for one in read_text(HEAD + text).entries if isinstance(one, Meeting)]
    return {p.name: p.represents.code if p.represents else None for one in met for p in one.participants}


@each("arrival", ARRIVALS)
@each("met", MET)
def test_a_visitor_meets_officials_of_the_country_visited(arrival: str, met: str) -> None:
    assert represented(f"{arrival}\n\n{met}") == {"Riikka Aalto": "FI", "Javier Soto": "CL", "Paula Rojas": "CL"}


def test_two_who_met_are_not_of_one_country() -> None:
    text = "Chilean President Javier Soto and Prime Minister Eero Laine met in Helsinki on Monday."
    assert represented(text) == {"Javier Soto": "CL", "Eero Laine": None}


def test_officials_of_a_country_that_the_text_names_nowhere_are_of_none() -> None:
    text = "Finland's Minister for Foreign Trade Riikka Aalto arrived in Santiago.\n\nAalto met Mining Minister Paula Rojas."
    assert represented(text)["Paula Rojas"] is None
