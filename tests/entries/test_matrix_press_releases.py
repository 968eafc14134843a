"""Who speaks, who acts and for whom, in the sentences that press releases are made of."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment, Meeting, Statement
from tests.tables import each

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


@each(
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


@each(
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


# A mission's release: whom to ask above the headline, the mayor of the town they are in, bodies by their letters

MISSION = """{}Idaho Trade Mission to Ecuador Ends

October 21, 2025

BOISE – Lieutenant Governor Nora Falk met with Ecuador's Vice Minister of Trade, Luis Paz, in Quito on October 14.

"""


@pytest.mark.parametrize("kind", ["Contact", "Media Contact", "Press contacts", "MEDIA INQUIRIES"])
def test_whom_to_ask_is_no_headline(kind: str) -> None:
    told = read_text(MISSION.format(f"{kind}: Jo Berg, Information Officer, Idaho Department of Agriculture\n\n"))
    assert told.document.title == "Idaho Trade Mission to Ecuador Ends"


@pytest.mark.parametrize(
    "sentence",
    [
        "In Guayaquil two days later, Falk met Mayor Rosa Lima. The city will name liaisons by May 5.",
        "In Guayaquil, Falk was received by Mayor Rosa Lima. “The city will name liaisons by May 5,” Lima said.",
        "In Guayaquil, Falk and Mayor Rosa Lima signed a letter. “The city will name liaisons by May 5,” Lima said.",
        "Falk met the mayor of Guayaquil, Rosa Lima. The city will name liaisons by May 5.",
    ],
)
def test_a_mayor_met_in_a_town_abroad_is_not_of_that_of_the_dateline(sentence: str) -> None:
    found = [each for each in promised(MISSION.format("") + sentence) if each.due]
    assert [actor.name for each in found for actor in each.actors] == ["Guayaquil"]


@pytest.mark.parametrize(
    ("body", "letters"),
    [
        ("Nordic Investment Fund", "NIF"),
        ("Baltic Environment Programme", "BEP"),
        ("Alpine Research Facility", "ARF"),
        ("Council of Black Sea States", "CBSS"),
    ],
)
def test_a_body_of_an_office_is_called_by_its_letters(body: str, letters: str) -> None:
    lead = f"Talks in Oslo\n\n3 May 2024\n\nMinister Anna Lind met Bo Ek, Deputy Director of the {body}, in Oslo."
    found = one(f"{lead} Norway and {letters} will hold a seminar in June.")
    assert [actor.name for actor in found.actors] == ["Norway", body]
    people = [who.name for each in read_text(lead).entries if isinstance(each, Meeting) for who in each.participants]
    assert people == ["Anna Lind", "Bo Ek"]


def test_a_province_by_its_capitol_and_its_lady_governor() -> None:
    text = """Aklan, Oita ink pact

3 May 2024

Gov. Dolores Reyes and Oita Vice Governor Kenji Mori signed a pact with Aklan at the Capitol on Thursday.

"This is a start," the lady governor said in her message. "We hope to plant 40 hectares by 2028."

Mori requested the Capitol to name a coordinator by 15 June. Aklan grows abaca.
"""
    assert {(each.due, *(actor.name for actor in each.actors)) for each in promised(text) if each.due} == {
        ("2024-06-15", "Aklan"),
        ("2028", "Aklan"),
    }
    said = [each.speaker for each in read_text(text).entries if isinstance(each, Statement) and each.mode == "direct"]
    assert [who and who.name for who in said] == ["Dolores Reyes", "Dolores Reyes"]


TALKS = "Talks in Oslo\n\n3 May 2024\n\nNorway's Minister Eva Dahl met Peru's Minister Ivo Roca in Oslo on Monday.\n\n"


@each("when", ["", " this year", " next month", " next year", " by 2032", " on Friday"])
@each("teller", ["", "Minister Roca said "])
def test_what_is_joined_behind_a_time_has_the_first_ones_subject(teller: str, when: str) -> None:
    found = promised(f"{TALKS}{teller}Peru plans to publish new rules{when} and will send six inspectors to Norway.")
    told = [(each.force, [actor.name for actor in each.actors], each.action) for each in found]
    assert told == [
        ("soft", ["Peru"], "publish new rules"),
        ("firm", ["Peru"], "send six inspectors to Norway"),
    ]


@each("inserted", ["", ", signed in May,", ", under negotiation for eight years,", ", now before it,"])
@each("verb", ["is ratified", "has been ratified", "takes effect"])
def test_a_condition_goes_on_behind_an_insertion(inserted: str, verb: str) -> None:
    found = one(f"{TALKS}If the treaty{inserted} {verb}, Peru will open a consulate in Bergen in 2026.")
    assert (found.force, found.due, found.action) == ("conditional", "2026", "open a consulate in Bergen")


@pytest.mark.parametrize(
    "invitation",
    [
        "an invitation",
        "Minister Roca's invitation",
        "an invitation from Minister Roca",
        "the invitation of Minister Roca",
        "an invitation by the Peruvian minister",
    ],
)
@pytest.mark.parametrize("verb", ["accepted", "has accepted"])
def test_an_invitation_accepted_is_a_proposal_and_an_agreement(verb: str, invitation: str) -> None:
    found = promised(f"{TALKS}Minister Dahl {verb} {invitation} to speak at the Food Summit in Lima on 24 March 2026.")
    told = {(each.type, each.actors[0].name, each.due, each.action) for each in found}
    deed = ("Eva Dahl", "2026-03-24", "speak at the Food Summit in Lima")
    assert told == {("proposal", *deed), ("agreement", *deed)}


@pytest.mark.parametrize(
    "body", ["department of agriculture", "ministry of health", "department of education and science"]
)
@pytest.mark.parametrize("asked", ["instructed", "asked"])
def test_a_body_in_small_letters_is_called_with_its_field(asked: str, body: str) -> None:
    found = one(f"{TALKS}Minister Dahl {asked} the {body} to draw up a roadmap by June.")
    assert [actor.name for actor in found.actors] == [f"the {body}"]


@pytest.mark.parametrize("office", ["Vice-President", "Deputy Director-General", "President"])
def test_an_office_of_who_leads_a_body_is_written_as_the_text_has_it(office: str) -> None:
    told = f"A delegation of the Amman Chamber of Commerce led by its {office}, Rania Hadi, met Mayor Bo Ek."
    roles = [
        who.role
        for each in read_text(f"{TALKS}{told}").entries
        if isinstance(each, Meeting)
        for who in each.participants
        if who.name == "Rania Hadi"
    ]
    assert roles == [f"{office} of the Amman Chamber of Commerce"]
