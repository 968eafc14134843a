"""Who speaks, who acts and for whom, in the sentences that press releases are made of."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment

ENVOY = """Envoy in Bomet

3 May 2024

The Netherlands Ambassador to Kenya Piet Maas paid a courtesy call on Bomet County Governor Ruth Koech.

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
        "deepen cooperation with this region of Russia",
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
        "Odisha Chief Minister Mohan Das has set out for New Delhi, where he met Indian ministers. " + sentence
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


# Missions, groups and who comes along


@pytest.mark.parametrize(
    "sentence",
    [
        "Koech said: “This mission will help us to find new partners.”",
        "Koech said: “This mission will help us to showcase farming and our mills.”",
        "The trade mission will profile the mills of the county.",
        "The mission will provide chances to promote the county.",
        "Brons said: “This working group will strengthen cooperation in farming.”",
        "The delegation will be led by Deputy Governor Ana Sol.",
        "The governor will be supported by the Export Board.",
        "Koech will be joined by ten growers.",
    ],
)
def test_what_a_mission_brings_about_and_who_comes_along_is_no_promise(sentence: str) -> None:
    assert promised(ENVOY + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["The mission will visit two mills in Delft.", "The working group will send a list by June 2025."],
)
def test_a_mission_and_a_group_act_where_they_do_something(sentence: str) -> None:
    assert len(promised(ENVOY + sentence)) == 1


def test_the_doer_ends_before_what_a_thing_is_to_be() -> None:
    found = one(
        f"{ENVOY}The port of Ilo will be approved by the Ministry of Fisheries as an authorised port for fishing boats."
    )
    assert [actor.name for actor in found.actors] == ["Ministry of Fisheries"]


@pytest.mark.parametrize("other", ["the Port of Ilo", "the University of Quito", "the Port of Ilo Company"])
def test_a_ministry_and_whom_it_signs_with_both_act(other: str) -> None:
    found = one(
        f"{ENVOY}The Ministry of Fisheries signed a memorandum of understanding with {other} to exchange the data."
    )
    assert [actor.name for actor in found.actors] == ["Ministry of Fisheries", other.removeprefix("the ")]


# Deadlines and ends of what is to be done


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("attend the Farm Fair, held this year in Delft from October 18-19", "2024-10-18/2024-10-19"),
        ("open a school this year, on 5 September", "2024-09-05"),
        ("open a school this year", "2024"),
        ("build a bridge by the end of 2025", "2025"),
    ],
)
def test_the_day_counts_before_the_year_that_it_lies_in(words: str, due: str) -> None:
    assert one(f"{ENVOY}The governor will {words}.").due == due


@pytest.mark.parametrize("opener", ["ways", "how"])
def test_two_in_the_clause_of_a_way_do_not_end_it(opener: str) -> None:
    found = one(f"{ENVOY}The governor will meet with Ana Sol to discuss {opener} Kenya and Peru can cooperate in tea.")
    assert found.action.endswith("cooperate in tea")


@pytest.mark.parametrize(
    "headline",
    [
        "Dutch delegates in Bomet to explore opportunities",
        "Governor in Delft to promote tea",
        "Dutch minister in Kenya to open mill",
        "Trade team in town to study tea",
    ],
)
def test_a_headline_that_tells_why_visitors_are_there_is_no_promise(headline: str) -> None:
    assert promised(ENVOY.replace("Envoy in Bomet", headline)) == []


@pytest.mark.parametrize(
    ("paper", "actors"),
    [
        ("a memorandum with Israel to share water data", ["Oregon", "Israel"]),
        ("a Memorandum of Cooperation on May 2 with the nation of Israel to share the data", ["Oregon", "Israel"]),
    ],
)
def test_an_area_and_whom_it_signs_with_both_act(paper: str, actors: list[str]) -> None:
    found = one(
        "Governor in Haifa\n\n3 May 2024\n\nOregon Governor Ted Kull met ministers in Israel. "
        f"The Governor signed {paper}."
    )
    assert [actor.name for actor in found.actors] == actors


@pytest.mark.parametrize(
    "sentence",
    [
        "Koech signed the agreement on Monday during a first trip.",
        "“I am pleased to mark the day with a statement,” Koech said.",
        "“We are delighted to announce this plan with the Netherlands,” Koech said.",
        "The office will promote firms of the county.",
        "This office aims to promote the county and assist its firms.",
    ],
)
def test_papers_named_again_gladness_and_purposes_are_no_promises(sentence: str) -> None:
    assert promised(ENVOY + sentence) == []


def test_what_somebody_is_glad_to_do_for_another_is_an_offer() -> None:
    assert one(f"{ENVOY}“We are happy to train your welders,” Brons said.").type == "offer"


@pytest.mark.parametrize(
    "verb", ["will commit to building", "will commit to build", "commits to building", "pledges to build"]
)
def test_what_somebody_will_commit_to_is_a_pledge(verb: str) -> None:
    found = one(f"{ENVOY}The Netherlands {verb} a mill by 2026.")
    assert ([actor.name for actor in found.actors], found.force, found.due) == (["Netherlands"], "firm", "2026")
