"""Guests who come with somebody at their head: who receives them, who they are and how they are led, in all mixtures."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

HEAD = "Bataan and Jeju trade students\n\nBALANGA, 14 May 2026 – "
RECEIVED = (
    "welcomed",
    "received",
    "hosted",
    "met",
    "met with",
    "held talks with",
    "greeted",
    "sat down with",
    "played host to",
    "gave a reception for",
)
CAME = (
    "called on",
    "met with",
    "visited",
    "paid a visit to",
    "held talks with",
    "had lunch with",
    "had an audience with",
    "came to the Capitol to meet",
    "arrived at the Capitol for talks with",
    "toured the port with",
)
GUESTS = (
    "a delegation",
    "a 14-member delegation",
    "a visiting 14-member trade delegation",
    "a team of experts",
    "14 officials",
    "a trade mission",
    "representatives of the chamber of commerce",
    "a parliamentary group",
    "entrepreneurs",
)
LED = (
    "from Jeju led by Governor Oh Young-hun",
    "from Jeju, headed by Governor Oh Young-hun,",
    "from Jeju, South Korea, led by its governor, Oh Young-hun,",
    "from Jeju under Governor Oh Young-hun",
    "from Jeju with Governor Oh Young-hun at its head",
    "headed by Jeju Governor Oh Young-hun",
    "from Jeju, with Governor Oh Young-hun as head of delegation,",
)
BOTH = {("Maria Santos", "PH-BAN"), ("Oh Young-hun", "KR-49")}


def told(body: str) -> list[tuple[str | None, set[tuple[str | None, str | None]]]]:
    met = [one for one in read_text(f"{HEAD}{body}.\n".replace(",.", ".")).entries if isinstance(one, Meeting)]
    return [(m.date, {(p.name, p.represents.code if p.represents else None) for p in m.participants}) for m in met]


@each("guests", GUESTS)
@each("verb", RECEIVED)
def test_whoever_leads_guests_meets_their_host(verb: str, guests: str) -> None:
    for led in LED:
        body = f"Governor Maria Santos on Tuesday {verb} {guests} {led} at the Provincial Capitol"
        assert told(body) == [("2026-05-12", BOTH)], body


@each("guests", GUESTS)
@each("verb", CAME)
def test_whoever_leads_guests_meets_whom_they_visit(verb: str, guests: str) -> None:
    for led in LED:
        body = f"{guests[0].upper()}{guests[1:]} {led} {verb} Governor Maria Santos on Tuesday"
        assert told(body) == [("2026-05-12", BOTH)], body


@pytest.mark.parametrize(
    "body",
    [
        "Governor Maria Santos on Tuesday welcomed the idea of Governor Oh Young-hun",
        "Governor Maria Santos on Tuesday received a letter from Governor Oh Young-hun of Jeju",
        "Jeju Governor Oh Young-hun visited Governor Maria Santos's farm on Tuesday",
    ],
)
def test_things_that_are_welcomed_received_or_visited_are_no_encounter_of_two(body: str) -> None:
    assert not any(len(people) > 1 for _, people in told(body))
