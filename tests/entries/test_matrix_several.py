"""Several people by one office or one noun: the directors of Peru and Oman, a dinner between A and B, who rang whom."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting

HEAD = "Regional news of the week\n\n14 May 2024\n\n"
A = "Peru's Trade Minister Marta Kolar"
B = "Kenyan Ambassador Tunde Oyaro"


def told(text: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    read = read_text(HEAD + text.format(A=A, B=B), published="2024-05-14")
    found = [one for one in read.entries if isinstance(one, Meeting)]
    people = [sorted(str(who.name) for who in one.participants) for one in found]
    return [(one.form, one.date, one.place, names) for one, names in zip(found, people, strict=True)]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("The fisheries directors of Laos and Peru, Marta Kolar and Tunde Oyaro,", "fisheries director"),
        ("The mayors of Lima and Nakuru, Marta Kolar and Tunde Oyaro,", "Mayor of Lima"),
        ("The governors of Jalisco, Marta Kolar, and Antofagasta, Tunde Oyaro,", "Governor of Jalisco"),
        ("The transport ministers of Peru and Kenya - Marta Kolar and Tunde Oyaro -", "Transport minister of Peru"),
        (
            "The ministers responsible for transport in Peru and Kenya, Marta Kolar and Tunde Oyaro,",
            "Minister responsible for transport of Peru",
        ),
        ("Ministers Marta Kolar (Peru) and Tunde Oyaro (Kenya)", "Minister of Peru"),
        ("Co-chairs Marta Kolar (Peru) and Tunde Oyaro (Kenya)", None),
        ("The Peruvian and Kenyan trade ministers, Marta Kolar and Tunde Oyaro,", "Trade minister of Peru"),
    ],
)
def test_an_office_of_several(words: str, role: str | None) -> None:
    text = f"{words} met in Bled on Monday.\n"
    assert [one[1:] for one in told(text)] == [("2024-05-13", "Bled", ["Marta Kolar", "Tunde Oyaro"])]
    read = read_text(HEAD + text, published="2024-05-14")
    people = [who for one in read.entries if isinstance(one, Meeting) for who in one.participants]
    assert role is None or people[0].role == role


def test_an_office_in_what_two_countries_share_or_one_is_charged_with() -> None:
    for office in ("chair of the Peru-Kenya friendship group", "minister responsible for transport in Peru"):
        assert [one[3] for one in told(f"The {office}, Marta Kolar, met {{B}} in Bled on Monday.\n")] == [
            ["Marta Kolar", "Tunde Oyaro"]
        ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Monday's dinner in Bled between {A} and {B} lasted three hours.", "meeting"),
        ("There was a breakfast in Bled on Monday between {A} and {B}.", "meeting"),
        ("A handshake between {A} and {B} in Bled on Monday sealed the deal.", "meeting"),
        ("A dinner in Bled on Monday brought {A} and {B} together.", "meeting"),
        ("A dinner in Bled on Monday brought together {A} and {B}.", "meeting"),
        ("A call between {A} and {B} on Monday cleared the row.", "call"),
        ("{A} took a call from {B} on Monday.", "call"),
        ("{A} got through to {B} on Monday.", "call"),
        ("{A} had {B} on the line on Monday.", "call"),
        ("{A} was telephoned by {B} on Monday.", "call"),
    ],
)
def test_a_noun_between_two(text: str, form: str) -> None:
    place = "Bled" if form == "meeting" else None
    assert told(text + "\n") == [(form, "2024-05-13", place, ["Marta Kolar", "Tunde Oyaro"])]


@pytest.mark.parametrize(
    "text",
    [
        "A dinner between {A} and {B} in Bled on Monday was called off.",
        "No dinner between {A} and {B} took place in Bled on Monday.",
        "The difference between {A} and {B} grew in Bled on Monday.",
        "{A} had the plans of {B} on screen in Bled on Monday.",
        "{A} failed to get through to {B} on Monday.",
    ],
)
def test_no_noun_between_two(text: str) -> None:
    assert told(text + "\n") == []


@pytest.mark.parametrize("verb", ["received", "met", "briefed", "hosted"])
def test_envoys_by_their_offices_alone(verb: str) -> None:
    for envoys, number in (("Kenya and Norway", 2), ("Kenya, Norway and Sweden", 3)):
        found = told(f"{{A}} {verb} the ambassadors of {envoys} in Bled on Monday.\n")
        assert found == [("meeting", "2024-05-13", "Bled", ["Marta Kolar", *["None"] * number])]
