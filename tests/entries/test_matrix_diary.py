"""Diaries: whose week it is, and what its items with a day and a colon tell."""

from __future__ import annotations

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

OWNERS = [
    "The Minister's week\n\nMinister Marta Kolar, 14 May 2024\n\n",
    "Minister Marta Kolar's engagements this week\n\n14 May 2024\n\n",
    "Diary of Minister Marta Kolar\n\n14 May 2024\n\n",
]
OTHER = "Kenya's Minister of Economy, Tunde Oyaro"


def told(text: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    read = read_text(text, published="2024-05-14")
    found = [one for one in read.entries if isinstance(one, Meeting)]
    return [(one.form, one.date, one.place, [str(who.name) for who in one.participants]) for one in found]


@each("owner", OWNERS)
@each(
    ("item", "form", "place"),
    [
        (f"call with {OTHER}", "call", None),
        (f"in the evening, dinner in Riga with {OTHER}", "meeting", "Riga"),
        (f"meeting with {OTHER}, in Riga", "meeting", "Riga"),
        (f"questions in parliament; lunch in Riga with {OTHER}, on ports", "meeting", "Riga"),
    ],
)
def test_an_item_of_a_diary(owner: str, item: str, form: str, place: str | None) -> None:
    both = ["Marta Kolar", "Tunde Oyaro"]
    assert told(f"{owner}Thursday 16 May: {item}.\n\nFriday 17 May: reading week.\n") == [
        (form, "2024-05-16", place, both)
    ]


def test_what_is_no_item() -> None:
    assert told(f"Prices\n\n14 May 2024\n\nThursday 16 May: call with {OTHER}.\n") == []
    assert told(f"{OWNERS[0]}Thursday 16 May: a paper on trade with Kenya.\n") == []


def test_the_guest_of_a_country_is_the_one_of_it_who_was_named() -> None:
    lead = "News\n\n14 May 2024\n\nPeru's Trade Minister Marta Kolar met Kenyan Ambassador Liv Moe in Bled on Monday. "
    found = told(lead + "The Peruvian guest met Latvia's Vice Minister Tunde Oyaro in Riga on Tuesday.\n")
    assert ("meeting", "2024-05-14", "Riga", ["Marta Kolar", "Tunde Oyaro"]) in found
