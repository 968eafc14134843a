"""Who acts on the page of a university, a port, a chamber: its own "we", "our" and noun, its officers, its passives."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from tests.tables import each

HOUSES = [  # what heads the page, the body's name, its noun
    (
        "HALDEN TOWN COUNCIL\nTwinning Sub-Committee – Clerk's note of the visit\n(posted 6 June 2024)\n\n",
        "Halden Town Council",
        "the Council",
    ),
    (
        "Remo Technical University\nINTERNATIONAL OFFICE » NEWS\n\nGuests from Peru in our faculty\n07.06.2024\n\n",
        "Remo Technical University",
        "the University",
    ),
    (
        "PORT OF HAMAR | News and events\n\nGuests from Peru see the new quay\n\n6 June 2024\n\n",
        "Port of Hamar",
        "the Port",
    ),
    ("Hamar Ports Newsletter No. 31 – Q2 2024\n\nPeruvian delegation on the quay\n", "Hamar Ports", "Hamar Ports"),
    (
        "FROM THE CHAMBER | Hamar–Lima Business Chamber | Bulletin of 6 June 2024\n\n",
        "Hamar–Lima Business Chamber",
        "our Chamber",
    ),
    (
        "EMBASSY OF THE REPUBLIC OF PERU IN OSLO\nNewsletter, 6 June 2024\n\nCoffee evening at the Chancery\n\n",
        "Embassy of the Republic of Peru in Oslo",
        "the Embassy",
    ),
    (
        "National Museum of Weaving\nNews » Visits\n\nGuests from Peru in the reading room\n6 June 2024\n\n",
        "National Museum of Weaving",
        "our museum",
    ),
    (
        "Hamar Regional Hospital – News\n\nGuests from Peru on the ward\n\n6 June 2024\n\n",
        "Hamar Regional Hospital",
        "the Hospital",
    ),
    (
        "Association of Timber Exporters of Hamar\nMembers' circular 14/2024\n6 June 2024\n\nGuests from Peru\n\n",
        "Association of Timber Exporters of Hamar",
        "the Association",
    ),
    (
        "Hamar Chamber of Commerce, news for members, 6 June 2024\n\nGuests from Peru\n\n",
        "Hamar Chamber of Commerce",
        "the Chamber",
    ),
    ("Press Office of the Parliament of Peru\n6 June 2024\n\nGuests in the library\n\n", "Parliament of Peru", "we"),
]
INTRO = "A delegation from Peru, led by the Vice Minister of Trade, Ms Bo Li, spent three days here. It rained.\n\n"
ACTS = [
    "{S} will open a reading room in October.",
    "{S} also plan(s) to send ten trainees to Lima.",
    "In October {s} will send ten trainees to Lima.",
    "{S} agreed to lend a loom.",
    "Ms Li asked {o} to lend a loom.",
]
OURS = [
    "Our reading room will be opened in October.",
    "We were glad to see them. Tickets will be sold from 3 July.",
    "Our annual fair will take place on 14 October.",
]
OFFICERS = ["Rector", "Director General", "Curator", "Harbour Master"]
MET = [
    "Our {R} Ana Sol received the Peruvian Vice Minister of Trade, Ms Bo Li, on 5 June.",
    "The Peruvian Vice Minister of Trade, Ms Bo Li, visited our {R}, Dr Ana Sol, on 5 June.",
    "{R} Ana Sol received the Peruvian Vice Minister of Trade, Ms Bo Li, on 5 June.",
]
SAYS = [
    "“We will send ten trainees to Lima in May,” said our {R}.",
    "Sol promised to send ten trainees to Lima in May.",
    "Ms Sol replied: “We are ready to send ten trainees to Lima in May.”",
    "The {R} announced that ten trainees would be sent to Lima in May.",
]


def _actors(text: str) -> list[str]:
    told = [entry.to_json() for entry in read_text(text + "\n").entries]
    return [actor["name"] for one in told if one["kind"] == "commitment" for actor in one["actors"]]


@each("noun", [False, True])
@each(("head", "name", "again"), HOUSES)
@each("frame", ACTS)
def test_acts_on_its_own_page(head: str, name: str, again: str, frame: str, noun: bool) -> None:
    who = again if noun else "we"
    several = who in ("we", name)
    text = frame.replace("(s)", "" if several else "s").format(
        S=who[0].upper() + who[1:], s=who, o="us" if who == "we" else who
    )
    assert _actors(head + INTRO + text) == [name]


@each(("head", "name"), [house[:2] for house in HOUSES[:-1]])
@each("text", OURS)
def test_announces_what_is_done_to_its_things(head: str, name: str, text: str) -> None:
    assert _actors(head + INTRO + text) == [name]


@each("office", OFFICERS)
@each("met", MET)
@each("says", SAYS)
def test_officers_speak_for_it(office: str, met: str, says: str) -> None:
    head, name, _ = HOUSES[1]
    assert _actors(head + met.format(R=office) + "\n\n" + says.format(R=office)) == [name]


TRAPS = [
    ("MINISTRY OF TRADE OF PERU\nPress release, 6 June 2024\n\nGuests in Lima\n\n", "We will open an office.", "Peru"),
    (
        HOUSES[1][0],
        "The university of Cusco has 400 beds. Ms Li said: “Our university will open a ward.”",
        "Our university",
    ),
    (HOUSES[2][0], "Ms Li said that a mill would be built in Lima by 2027.", "Peru"),
    (HOUSES[3][0], "The Government of Peru will build a mill by 2027.", "Peru"),
    ("The Hamar Daily News\n\nGuests from Peru\n\n6 June 2024\n\n", "The bank will lend a loom.", "The bank"),
]


@pytest.mark.parametrize(("head", "text", "actor"), TRAPS)
def test_others_act_for_themselves(head: str, text: str, actor: str | None) -> None:
    assert _actors(head + INTRO + text) == ([actor] if actor else [])


@pytest.mark.parametrize(
    "invites", ["invited our Rector to a forum in Lima in May", "asked our Rector to open the fair"]
)
def test_our_own_officer_is_invited(invites: str) -> None:
    guests = (
        "The Rector of Lima Maritime Academy, Juan Paz, and Peru's Minister of Trade Bo Li visited our Rector Ana Sol."
    )
    assert _actors(f"{HOUSES[1][0]}{guests}\n\nProf. Paz {invites}.") == ["Ana Sol"]
