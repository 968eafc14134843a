"""Encounters told beside the one that a report is about: earlier ones, ones to come, those told in odd words."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

HEAD = "Regional news of the week\n\n14 May 2024\n\n"
A, B = "Slovenia's Trade Minister Marta Kolar", "Kenyan Ambassador Tunde Oyaro"
MAIN = "Slovenian Trade Minister Marta Kolar received Kenyan Trade Minister Tunde Oyaro in Bled on Monday. "
BOTH = ["Marta Kolar", "Tunde Oyaro"]
MET = ("meeting", "2024-05-13", "Bled", BOTH)
SIDES = ["None", "None"]

Told = tuple[str, str | None, str | None, list[str]]


def told(text: str) -> list[Told]:
    found = [entry for entry in read_text(HEAD + text, published="2024-05-14").entries if isinstance(entry, Meeting)]
    return [
        (one.form, one.date, one.place, sorted(str(who.name or who.role) for who in one.participants)) for one in found
    ]


def beside(text: str) -> list[Told]:
    """What is told beside the meeting of the day."""
    found = told(MAIN + text)
    assert MET in found
    return [one for one in found if one != MET]


PARTED = [
    "sat down in Bled with",
    "met in Bled with",
    "conferred in Bled with",
    "held talks in Bled with",
    "spoke in Bled with",
    "dined in Bled with",
    "had lunch in Bled with",
    "held discussions in Bled with",
    "held a working session in Bled with",
]


@pytest.mark.parametrize("verb", PARTED)
def test_a_place_between_the_verb_and_with(verb: str) -> None:
    assert told(f"On Monday, {A} {verb} {B}.") == [MET]
    assert told(f"{A} {verb} Deputy Minister of Mines Tunde Oyaro of Kenya on Monday.") == [MET]


@pytest.mark.parametrize(
    "text",
    [
        "{A} conferred the Order of Merit on {B}.",
        "{A} spoke in Bled on Monday about the work of {B}.",
        "{A} had lunch in Bled on Monday.",
        "{A} joined the ministry in 2019 from the office of {B}.",
        "{A} joined {B} in condemning the attack.",
    ],
)
def test_such_verbs_without_company(text: str) -> None:
    assert told(text.format(A=A, B=B)) == []


WHOM = ["Tunde Oyaro, chairman of the Kenya Dairy Association,", B, "the Mayor of Nakuru, Tunde Oyaro,"]
AIMS = [
    ("to sign a letter of intent on dairy", "signing"),
    ("to sign an agreement under which Kenya will buy 500 cows", "signing"),
    ("in signing a charter", "signing"),
    ("to put their names to a charter", "signing"),
    ("to open a dairy plant", "meeting"),
    ("for talks on dairy", "meeting"),
]


@each(("whom", "aim"), list(product(WHOM, AIMS)), ids=str)
def test_somebody_joins_somebody(whom: str, aim: tuple[str, str]) -> None:
    assert told(f"On Monday, {A} joined {whom} in Bled {aim[0]}.") == [(aim[1], "2024-05-13", "Bled", BOTH)]


CALLS = [
    ("a March call between", "2024-03"),
    ("an April phone call between", "2024-04"),
    ("a January telephone conversation between", "2024-01"),
    ("a telephone call in March between", "2024-03"),
]


@pytest.mark.parametrize(("call", "month"), CALLS)
def test_the_month_of_a_call(call: str, month: str) -> None:
    assert told(f"The idea grew out of {call} {A} and {B}.") == [("call", month, None, BOTH)]
    other = beside(
        f"The talks picked up where {call} the Slovenian minister and Kenya's ambassador in Vienna, Rita Mwangi, left off."
    )
    assert other == [("call", month, None, ["Marta Kolar", "Rita Mwangi"])]


AGAIN = [
    ("It was the first contact between the two ministers since they spoke by telephone on January 23.", "call"),
    ("It was their first contact since they spoke by phone on 23 January.", "call"),
    ("It was the first contact between the two ministers after the two talked by telephone on 23 January.", "call"),
    ("It was the first contact between the two ministers since they met in Nairobi on 23 January.", "meeting"),
    ("The two last met in Nairobi on 23 January.", "meeting"),
    ("The two ministers last met in Nairobi on 23 January, when Kolar attended a fair.", "meeting"),
    ("The ministers had previously met in Nairobi on 23 January.", "meeting"),
    ("Both ministers met for the last time in Nairobi on 23 January.", "meeting"),
]


@pytest.mark.parametrize(("text", "form"), AGAIN)
def test_they_had_met_before(text: str, form: str) -> None:
    assert beside(text) == [(form, "2024-01-23", None if form == "call" else "Nairobi", BOTH)]


COMING = [
    ("The two ministers will meet again on 21 May, this time in Nakuru.", "2024-05-21", "Nakuru"),
    ("On 21 May Kolar and Oyaro are to meet again, this time in Nakuru.", "2024-05-21", "Nakuru"),
    ("They are to meet in Nakuru on 21 May.", "2024-05-21", "Nakuru"),
    ("They are due to hold a summit in Nakuru at the end of June.", "2024-06", "Nakuru"),
    ("Experts will prepare the ground before the two ministers meet in Nakuru on 21 May.", "2024-05-21", "Nakuru"),
    ("Experts will prepare the ground for when they meet in Nakuru on 21 May.", "2024-05-21", "Nakuru"),
]


@pytest.mark.parametrize(("text", "day", "place"), COMING)
def test_they_will_meet_again(text: str, day: str, place: str) -> None:
    assert beside(text) == [("meeting", day, place, BOTH)]


def test_they_are_those_of_the_sentence_before() -> None:
    text = "President Paul Kimani of Kenya and President Jana Breg of Slovenia spoke by telephone on 9 May. "
    assert beside(text + "They are due to hold a summit in Nakuru in June.") == [
        ("call", "2024-05-09", None, ["Jana Breg", "Paul Kimani"]),
        ("meeting", "2024-06", "Nakuru", ["Jana Breg", "Paul Kimani"]),
    ]


WHEN = [
    ("in October 2023, when then trade minister Anton Zupan met Oyaro in Nakuru", "2023-10", "Nakuru"),
    ("in March, when the mining minister, Anton Zupan, met Oyaro in Nakuru", "2024-03", "Nakuru"),
    ("on 3 May, when Agriculture Minister Anton Zupan received Oyaro in Celje", "2024-05-03", "Celje"),
]


@pytest.mark.parametrize(("text", "day", "place"), WHEN)
def test_the_day_before_when(text: str, day: str, place: str) -> None:
    assert beside(f"Tariffs were last discussed {text}.") == [("meeting", day, place, ["Anton Zupan", "Tunde Oyaro"])]


BODIES = ["joint team", "joint working group", "joint committee"]
SITS = [
    "is due to hold its first meeting in Zanzibar in June",
    "will hold its first meeting in Zanzibar in June",
    "is to meet for the first time in Zanzibar in June",
    "will meet in Zanzibar in June",
    "is expected to convene in Zanzibar in June",
    "holds its first session in Zanzibar in June",
]


@each(("body", "sits"), list(product(BODIES, SITS)))
def test_a_body_named_in_the_sentence_before(body: str, sits: str) -> None:
    text = f"The two sides agreed to form a {body} on livestock. The {body.removeprefix('joint ')} {sits}."
    assert beside(text) == [("meeting", "2024-06", "Zanzibar", SIDES)]
    text = f"The two sides agreed to form a five-member {body.removeprefix('joint ')}, which {sits}."
    assert beside(text) == [("meeting", "2024-06", "Zanzibar", SIDES)]


ROUNDS = [
    "The two ministers agreed to hold the next round of policy consultations in Nairobi in July.",
    "The next round of consultations will take place in Nairobi in July.",
    "The next round of consultations is to be held in Nairobi in July.",
    "The two sides agreed to hold the third economic dialogue in Nairobi in July.",
    "The sides decided to hold the next political consultations in Nairobi in July.",
    "The two ministers concurred on holding the 12th Slovenia-Kenya Policy Consultations in Nairobi in July.",
    "The 12th Slovenia-Kenya Policy Consultations will be held in Nairobi in July.",
]


@pytest.mark.parametrize("text", ROUNDS)
def test_rounds_of_talks(text: str) -> None:
    assert beside(text) == [("meeting", "2024-07", "Nairobi", SIDES)]


@pytest.mark.parametrize(
    "text",
    [
        "A team from the port will start work in Zanzibar in June.",
        "The ministry is to hold consultations with farmers in July.",
        "The next round of tariff cuts will take effect in July.",
    ],
)
def test_what_is_no_round_of_talks(text: str) -> None:
    assert beside(text) == []


FORUMS = [
    (
        "is scheduled to attend",
        "together with the governors of Nakuru and Lamu",
        ["Governor of Lamu", "Governor of Nakuru"],
    ),
    ("is to attend", "with the mayors of Kranj and Ptuj", ["Mayor of Kranj", "Mayor of Ptuj"]),
    ("will take part in", "together with Governor Rita Mwangi", ["Rita Mwangi"]),
    ("will speak at", "alongside Governor Rita Mwangi", ["Rita Mwangi"]),
]


@pytest.mark.parametrize(("verb", "whom", "others"), FORUMS)
def test_a_forum_to_come_with_companions(verb: str, whom: str, others: list[str]) -> None:
    found = beside(f"On May 18, Oyaro {verb} the Alpine Dairy Forum in Celje {whom}.")
    assert found == [("forum", "2024-05-18", "Celje", sorted([*others, "Tunde Oyaro"]))]


PREDECESSORS = [
    "The meeting came five months after a telephone call between Kolar and Oyaro's predecessor, Rita Mwangi.",
    "The meeting came five months after a telephone call between Kolar and the predecessor of Oyaro, Rita Mwangi.",
    "The meeting, which came five months after a phone call between Kolar and Oyaro's predecessor, Rita Mwangi, was short.",
]


@pytest.mark.parametrize("text", PREDECESSORS)
def test_months_after_a_call_with_a_predecessor(text: str) -> None:
    assert beside(text) == [("call", "2023-12", None, ["Marta Kolar", "Rita Mwangi"])]


def test_a_meeting_is_attended_and_not_the_call_before_it() -> None:
    call = "The meeting, which came five months after a call between Kolar and Oyaro's predecessor, Rita Mwangi, "
    assert told(f"{MAIN}{call}was attended by State Secretary Anton Zupan.") == [
        ("meeting", "2024-05-13", "Bled", ["Anton Zupan", *BOTH]),
        ("call", "2023-12", None, ["Marta Kolar", "Rita Mwangi"]),
    ]


def test_a_representative_of_a_land_in_another_place() -> None:
    text = "The talks followed a March call between the Slovenian minister and Kenya's representative in Vienna, Rita Mwangi."
    assert beside(text) == [("call", "2024-03", None, ["Marta Kolar", "Rita Mwangi"])]


@pytest.mark.parametrize("said", ["said after talks in Bled", "said after bilateral talks in Bled"])
def test_ministers_of_two_countries_who_are_named_later(said: str) -> None:
    lead = f"Slovenia and Kenya agreed on Monday to charge a single tariff, the trade ministers of the two countries {said}."
    more = (
        '"It was a queue," Slovenian minister Marta Kolar told reporters. Her Kenyan counterpart, Tunde Oyaro, agreed.'
    )
    assert told(f"{lead}\n\n{more}") == [MET]


def test_the_day_of_a_clause_about_somebody() -> None:
    text = "Slovenian Trade Minister Marta Kolar, who flew in on Friday with 22 firms, met Kenyan Trade Minister Tunde Oyaro."
    assert told(text) == [("meeting", None, None, BOTH)]


def test_companions_with_short_titles() -> None:
    text = (
        "Slovenian Trade Minister Marta Kolar and Kenyan Trade Minister Tunde Oyaro held a working meeting in Bled on "
    )
    more = "Monday. They were accompanied by the provincial mayor, Edwar Palacios, and the Director of Trade, Lic. Rosa Vidal."
    assert told(text + more) == [("meeting", "2024-05-13", "Bled", sorted([*BOTH, "Edwar Palacios", "Rosa Vidal"]))]


LED = [
    "A delegation from Nakuru was last received in Celje by Kolar in May 2018; it was headed by Mayor Paul Kimani.",
    "A delegation of the town was last received in Celje by Kolar in May 2018. It was led by Mayor Paul Kimani.",
    "A delegation from Nakuru was received by Kolar in Celje in May 2018; it was led by the then mayor, Paul Kimani.",
]


@pytest.mark.parametrize("text", LED)
def test_who_led_the_delegation_that_was_received(text: str) -> None:
    assert beside(text) == [("meeting", "2018-05", "Celje", ["Marta Kolar", "Paul Kimani"])]


def test_two_ministers_behind_a_sentence_about_presidents() -> None:
    text = "President Jana Breg of Slovenia and President Paul Kimani of Kenya spoke by telephone on 9 May. "
    more = (
        "They are due to hold a summit in Nakuru in June, for which the two ministers will prepare the ground when they"
    )
    found = beside(f"\n\n{text}{more} meet in Lamu on 2 June.")
    assert ("meeting", "2024-06", "Nakuru", ["Jana Breg", "Paul Kimani"]) in found
    assert ("meeting", "2024-06-02", "Lamu", BOTH) in found
