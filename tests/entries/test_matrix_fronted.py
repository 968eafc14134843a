"""Who acts behind an adverbial that no comma closes, beside a description between commas, and on a firm's own page."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment
from tests.tables import each

OPENERS = [
    "In response", "In reply", "In return", "In turn", "In his reply", "In conclusion", "In addition", "At the same time",
    "For his part", "After the talks", "After the meeting", "During the talks", "On Monday", "On the same day",
    "At the end of the visit", "Under the agreement", "As a first step", "As a result", "With this in mind",
    "In a speech", "In a letter", "At the reception", "Later", "Meanwhile", "Finally", "Afterwards", "Over dinner",
]  # fmt: skip
SUBJECTS = ["Mr Sol", "Minister Sol", "the minister", "the Peruvian minister", "Peru", "the guest"]
VERBS = ["offered to fund ten scholarships a year.", "will send ten engineers.", "agreed to send ten engineers."]


def _last(text: str) -> set[str]:
    told = [one for one in read_text(text).entries if isinstance(one, Commitment)]
    return {actor.name for actor in told[-1].actors} if told else set()


@each("mark", ["", ","])
@each("opener", OPENERS)
def test_the_subject_stands_behind_the_adverbial(opener: str, mark: str) -> None:
    lead = "The Mayor of Oulu, Leena Aho, received the Trade Minister of Peru, Juan Sol, on Tuesday."
    head = f"Peruvian minister in Oulu\n\nOulu, 14 May 2025\n\n{lead}\n\nTrade was discussed."
    for subject, verb in product(SUBJECTS, VERBS):
        assert _last(f"{head} {opener}{mark} {subject} {verb}\n") in ({"Peru"}, {"Juan Sol"}), (subject, verb)


MET = "The Minister of Trade of Peru, Juan Paz, met the Ambassador of Finland, Leena Aho, on Monday."


@each(
    ("subject", "who"),
    [
        ("Remo Oy, a Finnish builder of cranes, and the Port of Callao", {"Remo Oy", "Port of Callao"}),
        ("Remo Oy, the Finnish crane maker, and the Port of Callao", {"Remo Oy", "Port of Callao"}),
        ("Remo Oy, Finland's largest crane maker, and the Port of Callao", {"Remo Oy", "Port of Callao"}),
        ("The Port of Callao and Remo Oy, a Finnish builder of cranes,", {"Remo Oy", "Port of Callao"}),
        ("The Port of Callao and the Finnish firm Remo Oy", {"Remo Oy", "Port of Callao"}),
        ("The University of Oulu, one of the oldest in the north, and Lima University", {"University of Oulu", "Lima University"}),
    ],
)  # fmt: skip
@each("verb", ["will open a school.", "agreed to open a school."])
def test_what_only_describes_is_nobody(subject: str, verb: str, who: set[str]) -> None:
    assert _last(f"Cranes for Callao\n\nLIMA, 12 May 2025\n\n{MET}\n\n{subject} {verb}\n") == who


def test_who_stands_in_what_a_thing_is_for_is_no_partner() -> None:
    told = "Peru will set aside 40 acres in Callao for joint ventures with Finnish firms."
    assert _last(f"Cranes for Callao\n\nLIMA, 12 May 2025\n\n{MET}\n\n{told}\n") == {"Peru"}


PAGES = {
    "release": "Veldkamp signs memorandum with Turkistan Region\n\nVeldkamp Greenhouses B.V. | Press release | De Lier, 14 May "
    "2025\n\nVeldkamp Greenhouses, the Dutch maker of glasshouses, has signed a memorandum with the Turkistan Region of "
    "Kazakhstan. The memorandum was signed in Turkistan on Tuesday by our chief executive, Pieter Veldkamp, and the "
    "region's governor, Nurlan Abenov.",
    "news": "Veldkamp to build glasshouses in Turkistan\n\n14 May 2025\n\nDutch greenhouse builder Veldkamp and the Turkistan "
    "Region signed a memorandum on Tuesday. Veldkamp chief executive Pieter Veldkamp met Governor Nurlan Abenov in Turkistan.",
    "office": "Governor of Turkistan Region meets head of Dutch company\n\nPress service of the akim of Turkistan Region, "
    "14 May 2025\n\nAkim of Turkistan Region Nurlan Abenov met with the chief executive of the Dutch company Veldkamp "
    "Greenhouses, Pieter Veldkamp.",
}
FIRM = [
    "Veldkamp will train 20 growers.", "The company will train 20 growers.", "The Dutch company will train 20 growers.",
    "The Dutch firm wants to open a service centre in Shymkent.", "The manufacturer will open a service centre.",
    '"We will deliver the presses in autumn," said Mr Veldkamp.',
]  # fmt: skip
REGION = ["The region will provide land.", '"We are ready to give 40 hectares," Mr Abenov said.']
BOTH = ["The two sides agreed to build a test greenhouse.", "They agreed to meet again in September."]


@pytest.mark.parametrize("page", PAGES)
def test_a_firm_and_a_region_are_sides(page: str) -> None:
    for sentence in FIRM:
        assert [one[:8] for one in _last(f"{PAGES[page]}\n\n{sentence}\n")] == ["Veldkamp"], sentence
    for sentence in REGION:
        assert _last(f"{PAGES[page]}\n\n{sentence}\n") == {"Turkistan Region"}, sentence
    for sentence in BOTH:
        assert sorted(one[:8] for one in _last(f"{PAGES[page]}\n\n{sentence}\n")) in (
            ["Turkista", "Veldkamp"],
            ["Nurlan A", "Pieter V"],
        ), sentence


@pytest.mark.parametrize("page", ["news", "office"])
def test_the_side_of_a_country_is_the_firm_that_met(page: str) -> None:
    assert [one[:8] for one in _last(f"{PAGES[page]}\n\nThe Dutch side will train 20 growers.\n")] == ["Veldkamp"]


def test_we_is_the_firm_on_its_own_page() -> None:
    assert _last(f"{PAGES['release']}\n\nWe will train 20 growers.\n") == {"Veldkamp Greenhouses B.V."}


@pytest.mark.parametrize("body", ["Administration", "Government", "Akimat"])
def test_the_government_is_the_one_that_the_page_names(body: str) -> None:
    lead = f"The {body} of Turkistan Region received Kenyan Trade Minister Lee Kinyanjui on Tuesday."
    text = f"Greenhouses for Turkistan\n\nMOMBASA, 11 June 2024 – {lead}\n\nThe {body} will provide land.\n"
    assert _last(text) == {"Turkistan Region"}
