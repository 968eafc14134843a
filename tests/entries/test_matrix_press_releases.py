"""Who speaks, who acts and for whom, in the sentences that press releases are made of."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment

ENVOY = """Envoy in Bomet

3 May 2024

The Netherlands Ambassador to Kenya Jan Brons paid a courtesy call on Bomet County Governor Ruth Koech.

"""


def promised(text: str) -> list[Commitment]:
    """The commitments of a report."""
    return [entry for entry in read_text(text).entries if isinstance(entry, Commitment)]


def one(text: str) -> Commitment:
    """The only commitment of a report."""
    (found,) = promised(text)
    return found


# An office behind an opening phrase that names somebody else


@pytest.mark.parametrize(
    ("opening", "office", "verb"),
    [
        *product(
            (
                "At a meeting with the Governor of Altai Krai Pavel Orlin",
                "During talks with Pavel Orlin",
                "Receiving Li Na",
            ),
            ("the President of Belarus Oleg Marchuk", "President of Belarus Oleg Marchuk"),
            ("outlined the prospects", "noted the growth of trade"),
        )
    ],
)
def test_the_holder_of_an_office_behind_an_opening_phrase(opening: str, office: str, verb: str) -> None:
    lead = f"Talks in Minsk\n\n3 May 2024\n\n{opening}, {office} {verb}.\n\n"
    found = one(f"{lead}“We are ready to offer buses,” the head of state said.")
    assert [actor.name for actor in found.actors] == ["Belarus"]
    assert found.speaker is not None
    assert found.speaker.name == "Oleg Marchuk"


# Verbs in a row and their subject


@pytest.mark.parametrize(
    ("subject", "verbs"),
    [
        *product(
            ("Koech", "The governor", "Ruth Koech"),
            (
                "opened the talks, thanked the envoy and",
                "toured the mill, praised the growers and",
                "hailed the ambassador for his visit and",
                "met the growers, welcomed the guests, and",
            ),
        )
    ],
)
def test_verbs_in_a_row_have_the_subject_that_opens_them(subject: str, verbs: str) -> None:
    found = one(f"{ENVOY}{subject} {verbs} promised to open a school.")
    assert found.speaker is not None
    assert (found.speaker.name, [actor.name for actor in found.actors]) == ("Ruth Koech", ["Bomet County"])


@pytest.mark.parametrize("verb", ["urged him", "asked the ambassador", "invited the Netherlands"])
def test_who_is_asked_is_not_who_asks_with_the_speaker(verb: str) -> None:
    found = one(f"{ENVOY}Koech hailed the ambassador for his visit and {verb} to open a market for tea.")
    assert found.speaker is not None
    assert found.speaker.name == "Ruth Koech"
    assert found.counterpart is not None
    assert found.counterpart.name == "Bomet County"


def test_two_who_are_joined_speak_together() -> None:
    found = one(
        "Talks in Lima\n\n3 May 2024\n\nPeru's minister Li Na and her Chilean counterpart Park Jin met in Lima. "
        "Li Na and her Chilean counterpart Park Jin pledged to build a bridge."
    )
    assert [actor.name for actor in found.actors] == ["Peru", "Chile"]


# The counterpart


@pytest.mark.parametrize(
    "words",
    [
        "expand cooperation with this region of Russia",
        "open joint plants with Russia's Altai Krai",
        "scale up the supply of parts to Altai Krai",
        "buy grain from the Russian region",
    ],
)
def test_a_region_is_the_counterpart_and_not_its_land(words: str) -> None:
    found = one(
        "Talks in Minsk\n\nThe President of Belarus Oleg Marchuk met with Altai Krai Governor Pavel Orlin on 4 August "
        f"2024.\n\nThe head of state said that Belarus is ready to {words}."
    )
    assert found.counterpart is not None
    assert found.counterpart.code == "RU-ALT"


@pytest.mark.parametrize(
    ("sentence", "counterpart"),
    [
        ("He will visit a mill in Noida.", None),
        ("He will also visit the campus of Veltech in Pune.", None),
        ("Odisha will supply India with tractors.", "IN"),
    ],
)
def test_a_town_of_the_land_of_ones_own_region_is_no_counterpart(sentence: str, counterpart: str | None) -> None:
    found = one(
        "Chief Minister leaves for Delhi\n\n3 May 2024\n\n"
        "Odisha Chief Minister Mohan Das has left for New Delhi, where he met Indian ministers. " + sentence
    )
    assert (found.counterpart.code if found.counterpart else None) == counterpart


# What is no promise


@pytest.mark.parametrize(
    "sentence",
    [
        "Koech said the partnership will build the capacity of residents.",
        "Koech said the partnerships would open doors to schools.",
        "The governor is hopeful that the commission will build new bridges.",
        "The governor has faith that the council will do well.",
        "The governor assumes that the mill will sell more tea.",
    ],
)
def test_hopes_and_what_a_partnership_will_bring_are_no_promises(sentence: str) -> None:
    assert promised(ENVOY + sentence) == []


def test_a_reason_ends_what_is_asked_and_is_no_promise() -> None:
    found = one(
        f"{ENVOY}Koech asked the ambassador to pay for a dam on 500 acres as it would create 100 jobs and boost growth."
    )
    assert found.action == "pay for a dam on 500 acres"


@pytest.mark.parametrize("body", ["Council of Governors", "Association of Mayors", "Conference of Rectors"])
def test_a_body_of_office_holders_acts_itself(body: str) -> None:
    for told in (f"The {body}", f"The {body} ({''.join(word[0] for word in body.split())})"):
        (actor,) = one(f"{ENVOY}{told} will send a list by May 2025.").actors
        assert actor.name == body
