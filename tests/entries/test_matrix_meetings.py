"""Encounters by how they are told, who takes part and when: each telling with each party, each day with each place."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

HEAD = "Regional news of the week\n\n14 May 2024\n\n"
A, B = "Slovenia's Trade Minister Marta Kolar", "Kenyan Ambassador Tunde Oyaro"
BOTH = ["Marta Kolar", "Tunde Oyaro"]

HOSTS = [
    "Minister Marta Kolar",
    "Slovenia's Trade Minister Marta Kolar",
    "the Slovenian Minister of Trade, Marta Kolar,",
    "Marta Kolar, Minister of Trade of Slovenia,",
    "Governor of Idaho Marta Kolar",
    "Idaho Governor Marta Kolar",
    "the Mayor of Maribor, Marta Kolar,",
    "Deputy Prime Minister and Minister of Finance Dr Marta Kolar",
    "Mayor Marta Kolar, MP,",
    "H.E. Marta Kolar, Minister of Trade of Slovenia,",
]
GUESTS = [
    ("Kenya's Ambassador Tunde Oyaro", ["Tunde Oyaro"]),
    ("the Ambassador of Kenya to Slovenia, Tunde Oyaro", ["Tunde Oyaro"]),
    ("Ambassador Tunde Oyaro, CBE", ["Tunde Oyaro"]),
    ("Tunde Oyaro, the Governor of Nakuru County", ["Tunde Oyaro"]),
    ("the chief executive of Lakeside Motors, Tunde Oyaro", ["Tunde Oyaro"]),
    ("Lakeside Motors CEO Tunde Oyaro", ["Tunde Oyaro"]),
    ("a delegation from Kenya led by Trade Minister Tunde Oyaro", ["Tunde Oyaro"]),
    ("Kenyan Trade Minister Tunde Oyaro and Governor of Nakuru Rita Mwangi", ["Tunde Oyaro", "Rita Mwangi"]),
    ("her Kenyan counterpart Tunde Oyaro", ["Tunde Oyaro"]),
    ("the Kenyan High Commissioner, Tunde Oyaro", ["Tunde Oyaro"]),
    ("Kenya's Consul General in Ljubljana Tunde Oyaro", ["Tunde Oyaro"]),
    ("the President of the Kenya Chamber of Commerce, Tunde Oyaro", ["Tunde Oyaro"]),
]
TELLINGS = [
    ("{A} met {B} in Bled on Monday.", "meeting", "2024-05-13", "Bled"),
    ("{A} met with {B} in Bled on 3 May to discuss trade.", "meeting", "2024-05-03", "Bled"),
    ("{A} received {B} in Bled yesterday.", "meeting", "2024-05-13", "Bled"),
    ("{A} held talks in Bled on Monday with {B}.", "meeting", "2024-05-13", "Bled"),
    ("On Monday, {A} hosted {B} at the town hall in Bled.", "meeting", "2024-05-13", "Bled"),
    ("{A} on Friday welcomed {B} to Bled.", "meeting", "2024-05-10", "Bled"),
    ("{A} spoke by phone with {B} on 3 May.", "call", "2024-05-03", None),
    ("A meeting between {A} and {B} took place in Bled on 3 May.", "meeting", "2024-05-03", "Bled"),
    ("{A} has held a working meeting with {B}.", "meeting", None, None),
    ("{A} discussed dairy exports with {B} in Bled on Monday.", "meeting", "2024-05-13", "Bled"),
    ("Earlier this month {A} met {B} in Bled.", "meeting", "2024-05", "Bled"),
    ("{A} will meet {B} in Bled next week.", "meeting", "2024-05-20/2024-05-26", "Bled"),
    ("{A} is to meet {B} in Bled on 20 May.", "meeting", "2024-05-20", "Bled"),
]


def told(text: str, head: str = HEAD) -> list[tuple[str, str | None, str | None, list[str]]]:
    found = [entry for entry in read_text(head + text, published="2024-05-14").entries if isinstance(entry, Meeting)]
    return [
        (one.form, one.date, one.place, sorted(str(who.name or who.role) for who in one.participants)) for one in found
    ]


@each(("number", "telling"), list(enumerate(TELLINGS)), ids=lambda value: str(value)[:40])
def test_each_telling_with_each_party(number: int, telling: tuple[str, str, str | None, str | None]) -> None:
    pattern, form, day, place = telling
    for k, (guest, names) in enumerate(GUESTS):
        text = pattern.format(A=HOSTS[(number * 3 + k) % len(HOSTS)], B=guest).replace(",.", ".")
        assert told(text[0].upper() + text[1:]) == [(form, day, place, sorted(["Marta Kolar", *names]))], text


WHENS = [
    ("on Monday", "2024-05-13"),
    ("on 3 May", "2024-05-03"),
    ("yesterday", "2024-05-13"),
    ("this morning", "2024-05-14"),
    ("three days ago", "2024-05-11"),
    ("earlier this week", "2024-05-13/2024-05-19"),
    ("last week", "2024-05-06/2024-05-12"),
    ("last weekend", "2024-05-11/2024-05-12"),
    ("earlier this month", "2024-05"),
    ("last month", "2024-04"),
    ("in March", "2024-03"),
    ("in late April", "2024-04"),
    ("in March last year", "2023-03"),
    ("last year", "2023"),
    ("in 2022", "2022"),
    ("on 9 and 10 May", "2024-05-09/2024-05-10"),
    ("", None),
]


@each(("verb", "when"), list(product(["met", "held talks"], WHENS)), ids=lambda value: str(value))
def test_each_day(verb: str, when: tuple[str, str | None]) -> None:
    assert told(f"{A} and {B} {verb} in Bled {when[0]}.") == [("meeting", when[1], "Bled", BOTH)]


OTHER = [
    ("{A} and {B} have discussed dairy exports.", "meeting", None, None),
    (
        "Trade Minister Marta Kolar and the Kenyan High Commissioner, Tunde Oyaro, have discussed dairy.",
        "meeting",
        None,
        None,
    ),
    ("Dairy exports were discussed by {A} and {B} in Bled on Monday.", "meeting", "2024-05-13", "Bled"),
    ("{A} and {B} witnessed the signing of three contracts in Bled on Monday.", "signing", "2024-05-13", "Bled"),
    ("{A} put her name to a twinning charter with {B} on Monday.", "signing", "2024-05-13", None),
    ("{A} and {B} opened the Slovenia-Kenya Business Forum in Bled on Monday.", "forum", "2024-05-13", "Bled"),
    ("{A} and {B} took part in a round table in Bled on Monday.", "forum", "2024-05-13", "Bled"),
    ("During a working visit to Nairobi, {A} met {B} on Monday.", "meeting", "2024-05-13", "Nairobi"),
    ("As part of her working visit to Nairobi, {A} met {B} on Monday.", "meeting", "2024-05-13", "Nairobi"),
    ("On the margins of the World Dairy Summit in Paris on Monday, {A} met {B}.", "meeting", "2024-05-13", "Paris"),
    ("{A} visited Kenya from 3 to 6 May, meeting Ambassador Tunde Oyaro.", "visit", "2024-05-03/2024-05-06", "Kenya"),
    ("{A} had the pleasure of welcoming {B} to Bled on Monday.", "meeting", "2024-05-13", "Bled"),
    ("{A} bade farewell to {B} on Monday.", "meeting", "2024-05-13", None),
    ("{B} presented his credentials to {A} on Monday.", "other", "2024-05-13", None),
    ("{A} toured the dairy plant in Kranj with {B} on Monday.", "visit", "2024-05-13", "Kranj"),
    ("{A} has met with {B}, the ministry said on Monday.", "meeting", None, None),
    ("{A} discussed dairy with a delegation headed by {B} on Monday.", "meeting", "2024-05-13", None),
]


@each(("text", "form", "day", "place"), OTHER, ids=lambda value: str(value)[:40])
def test_other_tellings(text: str, form: str, day: str | None, place: str | None) -> None:
    assert told(text.format(A=A, B=B)) == [(form, day, place, BOTH)]


NONE = [
    "{A} missed a meeting with {B}.",
    "{A} missed Monday's meeting with {B}.",
    "{A} skipped a meeting with {B} on Monday.",
    "{A} cancelled a meeting with {B}.",
    "{A} turned down a meeting with {B}.",
    "{A} avoided meeting {B}.",
    "{A} has yet to meet {B}.",
    "{A} is ready to meet {B}.",
    "{A} proposed to meet {B} in June.",
    "{A} had planned to meet {B} in March.",
    "{A} said there were no plans to meet {B}.",
    "{A} denied having met {B}.",
    "{A} denied that she had met {B}.",
    "{A} was due to meet {B} on Monday but fell ill.",
    "{A} was to have met {B} on Monday.",
    "{A} regularly meets {B}.",
    "{A} usually receives {B} at the ministry.",
    "{A} meets {B} every spring.",
    "{A} and {B} have met many times.",
    "{A} met the conditions set by {B} on Monday.",
    "{A} hopes to meet {B} soon.",
    "{A} might meet {B} in June.",
    "{A} has invited {B} to a meeting in June.",
    "If {A} meets {B}, they will discuss dairy.",
    "A planned meeting between {A} and {B} on Monday fell through.",
    "There was no meeting between {A} and {B}.",
]


@each("text", NONE)
def test_what_is_no_encounter(text: str) -> None:
    assert told(text.format(A=A, B=B)) == []


def test_somebody_is_back_from_a_visit() -> None:
    assert told(f"{A} is back from a three-day visit to Nairobi.") == [("visit", None, "Nairobi", ["Marta Kolar"])]


def report(headline: str, *body: str) -> str:
    return f"{headline}\n\n14 May 2024\n\n" + "\n\n".join(body) + "\n"


STRUCTURES = [
    (
        report(
            "Bavarian minister visits Ljubljana",
            "Trade Minister Marta Kolar received the Bavarian Minister of Economy, Jonas Huber, in Ljubljana today.",
            "State Secretary Anton Zupan and Consul General Petra Lang attended the meeting.",
            "At the end of the meeting the two ministers signed a memorandum on timber.",
        ),
        [("meeting", "2024-05-14", "Ljubljana", ["Anton Zupan", "Jonas Huber", "Marta Kolar", "Petra Lang"])],
    ),
    (
        "Trade briefs\n\nLJUBLJANA, 13 May 2024 - Slovenian Trade Minister Marta Kolar met Kenyan Ambassador Tunde Oyaro."
        "\n\nRIGA, 10 May 2024 - Latvian Agriculture Minister Ilze Kalna received Chilean Ambassador Diego Soto.\n",
        [
            ("meeting", "2024-05-13", "Ljubljana", BOTH),
            ("meeting", "2024-05-10", "Riga", ["Diego Soto", "Ilze Kalna"]),
        ],
    ),
    (
        report("Kolar in Nairobi", f"{A} met {B} on Monday and is to meet President Paul Kimani on Wednesday."),
        [
            ("meeting", "2024-05-13", None, BOTH),
            ("meeting", "2024-05-15", None, ["Marta Kolar", "Paul Kimani"]),
        ],
    ),
    (
        report("Kolar in Nairobi", f"{A} met {B} on Monday, a day after she received President Paul Kimani in Bled."),
        [
            ("meeting", "2024-05-13", None, BOTH),
            ("meeting", "2024-05-12", "Bled", ["Marta Kolar", "Paul Kimani"]),
        ],
    ),
    (
        report(
            "Chamber in Nairobi",
            "A delegation of the Slovenian Chamber of Commerce led by its president, Marta Kolar, "
            "visited Nairobi from 6 to 9 May. The delegation was received by Kenya's Trade Minister Tunde Oyaro.",
        ),
        [("visit", "2024-05-06/2024-05-09", "Nairobi", BOTH)],
    ),
    (
        report(
            "Forum in Bled",
            "Some 200 firms attended the Slovenia-Kenya Business Forum in Bled on Monday. The forum "
            f"was opened by {A} and {B}. On the sidelines of the forum, Kolar met Lakeside Motors CEO Rita Mwangi.",
        ),
        [
            ("forum", "2024-05-13", "Bled", BOTH),
            ("meeting", "2024-05-13", "Bled", ["Marta Kolar", "Rita Mwangi"]),
        ],
    ),
    (
        report(
            "Forum in Bled",
            "The Slovenia-Kenya Business Forum was held in Bled on Monday. Opening the forum, "
            f"{A} said dairy mattered. {B} and Lakeside Motors CEO Rita Mwangi also spoke.",
        ),
        [("forum", "2024-05-13", "Bled", ["Marta Kolar", "Rita Mwangi", "Tunde Oyaro"])],
    ),
]


@pytest.mark.parametrize(("text", "found"), STRUCTURES, ids=lambda value: str(value)[:40])
def test_structures_of_reports(text: str, found: list[tuple[str, str | None, str | None, list[str]]]) -> None:
    assert told(text, head="") == found


AGAIN = [
    "They last met in Nairobi in March.",
    "The two last met in Nairobi in March.",
    "They had met in Nairobi in March.",
    "The two had met in Nairobi in March.",
]


@pytest.mark.parametrize("text", AGAIN)
def test_those_who_met_had_met_before(text: str) -> None:
    assert told(f"{A} met {B} on Monday. {text}") == [
        ("meeting", "2024-05-13", None, BOTH),
        ("meeting", "2024-03", "Nairobi", BOTH),
    ]


@pytest.mark.parametrize(
    ("text", "day", "people"),
    [
        ("Kolar accepted an invitation from Oyaro to visit Nairobi in September.", "2024-09", BOTH),
        ("Kolar accepted an invitation to visit Nairobi.", None, ["Marta Kolar"]),
    ],
)
def test_an_accepted_invitation_is_a_visit(text: str, day: str | None, people: list[str]) -> None:
    assert told(f"{A} met {B} on Monday. {text}")[1:] == [("visit", day, "Nairobi", people)]


OFFICES = [
    (
        "The mayors of Bled and Kranj signed a charter in Riga on Monday in the presence of Minister Marta Kolar.",
        ("signing", "2024-05-13", "Riga", ["Marta Kolar", "Mayor of Bled", "Mayor of Kranj"]),
    ),
    (
        "The charter was signed by the mayors of Ballykeel and Gourdon on Monday.",
        ("signing", "2024-05-13", None, ["Mayor of Ballykeel", "Mayor of Gourdon"]),
    ),
    (
        "The mayors of Ballykeel and Gourdon met in Riga on Monday.",
        ("meeting", "2024-05-13", "Riga", ["Mayor of Ballykeel", "Mayor of Gourdon"]),
    ),
]


@pytest.mark.parametrize(("text", "found"), OFFICES, ids=lambda value: str(value)[:40])
def test_two_without_names(text: str, found: tuple[str, str | None, str | None, list[str]]) -> None:
    assert told(text) == [found]


SIGNED = [
    "Marta Kolar\nMayor of Maribor",
    "Marta Kolar, Mayor of Maribor",
    "Mayor Marta Kolar",
    "Yours,\n\nMarta Kolar\n\nMayor of Maribor",
    "— Mayor Marta Kolar of Maribor",
]


@pytest.mark.parametrize("foot", SIGNED)
def test_whoever_signs_is_i(foot: str) -> None:
    body = (
        "On Monday I met the Ambassador of Kenya, Tunde Oyaro, at the town hall. In April I signed a charter with the "
        "Mayor of Graz, Jonas Huber. I also visited Nairobi from 3 to 6 May."
    )
    assert told(report("I met the ambassador", "Dear friends,", body, foot), head="") == [
        ("meeting", "2024-05-13", None, BOTH),
        ("signing", "2024-04", None, ["Jonas Huber", "Marta Kolar"]),
        ("visit", "2024-05-03/2024-05-06", "Nairobi", ["Marta Kolar"]),
    ]


NOT_THERE = [
    "{A} met {B} on Monday to discuss a plan drawn up by Finance Minister Ana Dolenc.",
    "{A} met {B} on Monday to discuss the plan of Finance Minister Ana Dolenc.",
    "{A} met {B} on Monday, spokesman Igor Lah said.",
    "{A} met {B} on Monday, according to her spokesman Igor Lah.",
    "{A} met {B}, who succeeded Ambassador Paul Kimani, on Monday.",
    "{A} met {B} on Monday and handed over a letter from President Ana Dolenc.",
    "{A} met {B} on Monday on behalf of President Ana Dolenc.",
    "{A} met {B} on Monday in place of President Ana Dolenc, who is ill.",
    "{A} met {B} on Monday ahead of the visit of President Paul Kimani.",
    "{A} met {B} on Monday, days after President Paul Kimani took office.",
    "{A} met {B} on Monday. Finance Minister Ana Dolenc did not attend the meeting.",
    "{A} met {B} on Monday. Finance Minister Ana Dolenc was absent from the talks.",
    "{A} met {B} on Monday. Finance Minister Ana Dolenc welcomed the outcome of the talks.",
    "{A} met {B} and representatives of Lakeside Motors on Monday.",
]


@each("text", NOT_THERE)
def test_somebody_who_was_not_there(text: str) -> None:
    assert told(text.format(A=A, B=B)) == [("meeting", "2024-05-13", None, BOTH)]


TOO = [
    "{A} met {B} on Monday. They were joined by Finance Minister Ana Dolenc.",
    "{A} met {B} on Monday. Finance Minister Ana Dolenc joined them.",
    "{A} met {B} on Monday. Finance Minister Ana Dolenc also took part.",
    "{A} met {B} on Monday. The Slovenian side included Finance Minister Ana Dolenc.",
    "{A} met {B} on Monday. Participants in the meeting were also Finance Minister Ana Dolenc and 14 growers.",
    "{A} met {B} on Monday. On the Slovenian side, Finance Minister Ana Dolenc was present.",
    "{A}, together with Finance Minister Ana Dolenc, received {B} on Monday.",
    "{A}, accompanied by Finance Minister Ana Dolenc, received {B} on Monday.",
    "{A} and Finance Minister Ana Dolenc received {B} on Monday.",
    "{A} met {B} on Monday in the presence of Finance Minister Ana Dolenc.",
]


@pytest.mark.parametrize("text", TOO)
def test_somebody_who_was_there_too(text: str) -> None:
    assert told(text.format(A=A, B=B)) == [("meeting", "2024-05-13", None, ["Ana Dolenc", *BOTH])]


NOBODY_MET = [
    "{A} met with criticism from {B} on Monday.",
    "{A} thanked {B} for his work on Monday.",
    "{A} wrote to {B} on Monday.",
    "{A} called for a meeting with {B} on Monday.",
    "{A} welcomed the decision by {B} on Monday.",
    "{A} received an award from {B} in absentia.",
    "{A} agreed with {B} on Monday that dairy matters.",
    "{A} met {B}'s conditions on Monday.",
]


@pytest.mark.parametrize("text", NOBODY_MET)
def test_two_who_did_not_meet(text: str) -> None:
    assert told(text.format(A=A, B=B)) == []


def test_each_paragraph_of_a_diary_has_the_day_that_opens_it() -> None:
    diary = report(
        "The ambassador's week in the Rift Valley",
        "Monday, 6 May. Ambassador Nina Kranjc called on the Cabinet Secretary for Trade, Peter Wafula, at his office.",
        "Tuesday, 7 May. The Ambassador travelled to Nakuru, where Governor Ruth Chebet hosted her for lunch.",
        "Wednesday, 8 May: Ambassador Kranjc was shown round a mill by its director, Karl Moser.",
        "Next week the Ambassador will be in Kampala, where she will present her credentials to President Moses Okello.",
    )
    assert told(diary, head="") == [
        ("meeting", "2024-05-06", None, ["Nina Kranjc", "Peter Wafula"]),
        ("visit", "2024-05-07", "Nakuru", ["Nina Kranjc", "Ruth Chebet"]),
        ("visit", "2024-05-08", None, ["Karl Moser", "Nina Kranjc"]),
        ("visit", "2024-05-20/2024-05-26", "Kampala", ["Moses Okello", "Nina Kranjc"]),
    ]


def test_two_bodies_are_not_the_two_who_met() -> None:
    text = f"{A} met {B} on Monday. The two cities' councils met in Graz in October last year."
    assert told(text) == [("meeting", "2024-05-13", None, BOTH)]


GOVERNOR, ENVOY = "Governor Dale Whitcomb", "the Ambassador of Norway, Kari Berg,"
FOUND: list[tuple[str, list[tuple[str, str | None, str | None, list[str]]]]] = [
    (
        "{G} met with Minister Lin Wei-chen on Monday and with President Chen Mei-ling on Tuesday.",
        [
            ("meeting", "2024-05-13", None, ["Dale Whitcomb", "Lin Wei-chen"]),
            ("meeting", "2024-05-14", None, ["Chen Mei-ling", "Dale Whitcomb"]),
        ],
    ),
    ("{G} sat down Monday with {E} over lunch.", [("meeting", "2024-05-13", None, ["Dale Whitcomb", "Kari Berg"])]),
    ("{G} will welcome {E} on Friday.", [("meeting", "2024-05-17", None, ["Dale Whitcomb", "Kari Berg"])]),
    ("{G} will be hosting {E} on Friday.", [("meeting", "2024-05-17", None, ["Dale Whitcomb", "Kari Berg"])]),
    ("{G} spoke with {E} by telephone on Monday.", [("call", "2024-05-13", None, ["Dale Whitcomb", "Kari Berg"])]),
    (
        "A telephone conversation took place on Monday between {G} and {E}.",
        [("call", "2024-05-13", None, ["Dale Whitcomb", "Kari Berg"])],
    ),
    (
        "Following a meeting on Monday with {E} {G} said rivers mattered.",
        [("meeting", "2024-05-13", None, ["Dale Whitcomb", "Kari Berg"])],
    ),
    (
        "{G} and Director General Daniel Chou of the Taipei Economic and Cultural Office signed the accord on Monday.",
        [("signing", "2024-05-13", None, ["Dale Whitcomb", "Daniel Chou"])],
    ),
    (
        "{G} met {E} on Monday in the lakeside town of Bled.",
        [("meeting", "2024-05-13", "Bled", ["Dale Whitcomb", "Kari Berg"])],
    ),
    ("The office said on Tuesday that {G} had met {E}.", [("meeting", None, None, ["Dale Whitcomb", "Kari Berg"])]),
    (
        "{G} met {E} on Monday. Experts of the two ministries will meet in Oslo in October.",
        [("meeting", "2024-05-13", None, ["Dale Whitcomb", "Kari Berg"])],
    ),
    ("{G} hosted a delegation of 12 business leaders from Taiwan on Monday.", []),
    ("Bled Dairies owner Rok Zver met Lakeside Motors chief executive Rita Mwangi on Monday.", []),
]


@each(("text", "found"), FOUND, ids=lambda value: str(value)[:40])
def test_more_tellings(text: str, found: list[tuple[str, str | None, str | None, list[str]]]) -> None:
    written = text.format(G=GOVERNOR, E=ENVOY).replace(",.", ".").replace(", on ", " on ")
    assert told(written) == found


HEADLINES = [
    "Minister Kolar meets Kenyan counterpart Oyaro",
    "Kolar receives Kenyan Trade Minister",
    "Kenya's Oyaro in Bled for trade talks",
    "MINISTER KOLAR RECEIVED KENYAN TRADE MINISTER TUNDE OYARO",
    "Kolar, Oyaro sign dairy accord",
    "Courtesy call on Minister Kolar by Kenyan Trade Minister",
]
LEADS = [
    "Slovenian Trade Minister Marta Kolar met Kenyan Trade Minister Tunde Oyaro in Bled on Monday. The ministers "
    'discussed dairy.\n\n"We want your cheese," Oyaro said after the meeting.',
    "Slovenian Trade Minister Marta Kolar received on Monday in Bled Kenyan Trade Minister Tunde Oyaro, who is on a "
    "two-day working visit to Slovenia.\n\nDuring the talks Minister Kolar said that dairy mattered.",
    "BLED, 14 May - Kenyan Trade Minister Tunde Oyaro held talks with his Slovenian counterpart Marta Kolar on Monday."
    "\n\nThe two ministers also toured a creamery.",
    "Slovenian Trade Minister Marta Kolar said on Monday that dairy mattered.\n\nKolar was speaking after a meeting "
    "with Kenyan Trade Minister Tunde Oyaro in Bled.",
    "Slovenia and Kenya want more trade in dairy. This was agreed at a meeting in Bled on Monday between Slovenian Trade "
    "Minister Marta Kolar and Kenyan Trade Minister Tunde Oyaro.",
]


@each(("headline", "lead"), list(product(HEADLINES, LEADS)), ids=lambda value: str(value)[:30])
def test_headline_and_text_tell_of_one_meeting(headline: str, lead: str) -> None:
    assert told(report(headline, lead), head="") == [("meeting", "2024-05-13", "Bled", BOTH)]


def test_who_praised_a_session_did_not_chair_it() -> None:
    text = f"{A} praised the outcomes of the joint committee, co-chaired by {B} and Minister Ana Dolenc on Monday."
    assert told(text) == [("meeting", "2024-05-13", None, ["Ana Dolenc", "Tunde Oyaro"])]


def test_the_two_ministers_who_signed_are_those_of_the_sentence() -> None:
    first = "President Paul Kimani was received by Minister Ana Dolenc on Monday. Minister Igor Lah was present."
    second = "On Tuesday Trade Minister Marta Kolar held talks with Finance Minister Tunde Oyaro, at which the two "
    assert told(f"{first}\n\n{second}ministers signed a memorandum.")[1:] == [("meeting", "2024-05-14", None, BOTH)]


def test_the_two_of_another_brief_are_others() -> None:
    brief = "Algeria has invited French envoy Claire Dumas. The two last met in Paris in February."
    assert told(f"{A} met {B} on Monday.\n\n{brief}") == [("meeting", "2024-05-13", None, BOTH)]


def test_those_who_met_years_ago_had_another_meeting() -> None:
    text = f"{A} received {B}. The dinner was the first at this level since the two met in Bled in 2022."
    assert told(text) == [("meeting", None, None, BOTH), ("meeting", "2022", "Bled", BOTH)]
