"""Who is meant by "the guest", "the host" and "the head of the delegation" when they speak."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Statement

# an encounter, who received, who came
ENCOUNTERS = [
    (
        "Governor Maria Santos of Bataan on Tuesday received Governor Oh Young-hun of Jeju in Balanga.",
        "Maria Santos",
        "Oh Young-hun",
    ),
    (
        "Governor Oh Young-hun of Jeju called on Governor Maria Santos of Bataan in Balanga on Tuesday.",
        "Maria Santos",
        "Oh Young-hun",
    ),
    (
        "Bataan Governor Maria Santos welcomed a delegation from Jeju led by Governor Oh Young-hun on Tuesday.",
        "Maria Santos",
        "Oh Young-hun",
    ),
    (
        "Chile's Minister of Mining, Paula Rojas, met Finland's Minister of Economic Affairs, Mika Laine, in Santiago on Tuesday.",
        "Paula Rojas",
        "Mika Laine",
    ),
    (
        "Mayor of Nantes Claire Morel received the Ambassador of Ghana to France, Kofi Mensah, at the town hall.",
        "Claire Morel",
        "Kofi Mensah",
    ),
    (
        "Mika Laine, Finland's Minister of Economic Affairs, arrived in Santiago on a two-day visit and met Mining Minister Paula Rojas.",
        "Paula Rojas",
        "Mika Laine",
    ),
]
GUESTS = [
    "the guest",
    "the visitor",
    "his guest",
    "the visiting official",
    "the visiting dignitary",
    "the distinguished guest",
    "the head of the delegation",
    "the delegation leader",
    "the leader of the delegation",
    "the head of the visiting delegation",
]
HOSTS = ["the host", "her host", "the host of the meeting", "the hostess"]
SAID = [
    "{who} said that trade had doubled.",
    "“Our port is being dredged,” {who} said.",
    "According to {who}, trade has doubled.",
]


def speakers(encounter: str, said: str, who: str) -> list[str | None]:
    line = said.format(who=who)
    text = f"Talks on trade\n\n14 May 2026\n\n{encounter}\n\n{line[0].upper()}{line[1:]}\n"
    found = [one for one in read_text(text).entries if isinstance(one, Statement)]
    return [one.speaker.name if one.speaker else None for one in found]


@pytest.mark.parametrize(("encounter", "host", "guest"), ENCOUNTERS)
def test_hosts_and_guests_speak(encounter: str, host: str, guest: str) -> None:
    for said in SAID:
        for who in GUESTS:
            assert speakers(encounter, said, who) == [guest], (said, who)
        for who in HOSTS:
            assert speakers(encounter, said, who) == [host], (said, who)


def test_who_visits_within_their_own_area_is_no_guest() -> None:
    encounter = "Mayor of Nantes Claire Morel visited a mill in Nantes on Tuesday."
    assert speakers(encounter, SAID[0], "the guest") != ["Claire Morel"]
