"""Frames in which reports tell an encounter or a statement beside something else: datelines, press services, "while"."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Statement
from tests.entries.meeting_texts import met, names
from tests.tables import each

HEAD = "Nyandara and Sylvania trade tea\n\n14 May 2026\n\n"
MET = "Ambassador of Latvia Juris Kalns on Thursday called on Trade Minister Arjun Rao of India."


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("Hanoi (VNA) – ", "Hanoi"),
        ("Minsk (IP) - ", "Minsk"),
        ("Accra: ", "Accra"),
        ("Khartoum — ", "Khartoum"),
        ("Accra, Ghana – ", "Accra"),
        ("ISLAMABAD, (PointNews / Kenya Point News - 14th May, 2026) ", "Islamabad"),
        ("ASTANA. KAZINFORM - ", "Astana"),
        ("YEREVAN, MAY 14, 2026 ARMENPRESS. ", "Yerevan"),
        ("MINSK, MAY 14, 2026 /DNA/ – ", "Minsk"),
        ("Kenya: ", None),
        ("", None),
    ],
)
def test_the_town_of_a_dateline_is_where_they_met(dateline: str, place: str | None) -> None:
    assert [one.place for one in met(f"{HEAD}{dateline}{MET}")] == [place]


def said(body: str) -> list[tuple[str | None, str]]:
    found = [one for one in read_text(HEAD + body).entries if isinstance(one, Statement)]
    return [(one.speaker and (one.speaker.name or one.speaker.role), one.content) for one in found]


@each("verb", ["said", "reported", "announced", "said on Thursday", "said in a statement"])
@each(
    ("who", "name"),
    [
        ("the Latvian embassy in Kenya", "the Latvian embassy in Kenya"),
        ("the Embassy of Latvia in Kenya", "Embassy of Latvia in Kenya"),
        ("the president's press service", "the president's press service"),
        ("the ministry's press office", "the ministry's press office"),
        ("the press service of the governor", "the press service of the governor"),
        ("the Latvian Foreign Ministry's press service", "Latvian Foreign Ministry"),
        ("the press department of the Latvian Foreign Ministry", "Latvian Foreign Ministry"),
    ],
)
def test_those_who_speak_for_others_speak(who: str, name: str, verb: str) -> None:
    assert said(f"Trade grew last year, {who} {verb}.") == [(name, "Trade grew last year")]


@pytest.mark.parametrize("verb", ["receiving", "meeting", "talking to", "hosting", "holding talks with", "welcoming"])
def test_whom_a_speaker_met_meanwhile(verb: str) -> None:
    body = f"Governor Ana Sol on Thursday said the road helps while {verb} Ambassador Bo Li of China in Riga."
    assert [(names(one), one.date, one.place) for one in met(HEAD + body)] == [
        (["Ana Sol", "Bo Li"], "2026-05-14", "Riga")
    ]
    assert said(body) == [("Ana Sol", "the road helps")]


@pytest.mark.parametrize("verb", ["Receiving", "Talking to", "Welcoming", "Hosting", "Speaking with", "Meeting with"])
def test_whom_a_speaker_met_first(verb: str) -> None:
    body = (
        f"{verb} the Ambassador of China, Bo Li, in Riga on Tuesday, Prime Minister Arjun Rao of India hailed the pact."
    )
    assert [(names(one), one.date) for one in met(HEAD + body)] == [(["Arjun Rao", "Bo Li"], "2026-05-12")]


def test_who_stated_it_while_talking_to_somebody() -> None:
    body = "This was stated by Latvia's ambassador to Kenya Juris Kalns while talking to Governor Ana Sol on Tuesday."
    assert [names(one) for one in met(HEAD + body)] == [["Ana Sol", "Juris Kalns"]]


@each("verb", ["held a meeting with", "met with", "on Tuesday met with", "held talks with"])
@each("body", ["Latvia's Foreign Ministry", "The Ministry of Trade of Latvia", "The Riga Chamber of Commerce (RCC)"])
def test_a_body_that_met_somebody_is_a_party(body: str, verb: str) -> None:
    found = met(f"{HEAD}{body} {verb} the Ambassador of Kenya, Amina Wanjiru.")
    assert [len(one.participants) for one in found] == [2]


def test_a_goal_that_is_met_is_no_encounter() -> None:
    assert met(f"{HEAD}The Riga Chamber of Commerce met its goals under President Ana Sol.") == []
    assert met(f"{HEAD}Governor Ana Sol said the mill grew while meeting demand from Kenya.") == []


SOLD = "Trade Minister Ana Sol of Latvia met Trade Minister Arjun Rao of India on Tuesday. "


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("The 12th Session of the Joint Economic Commission was held in Lima on May 3-4, 2018.", "2018-05-03/2018-05-04"),
        ("The previous session of the joint commission took place in Riga in October 2024.", "2024-10"),
        ("The last meeting of the Intergovernmental Commission was held in Delhi in May 2023.", "2023-05"),
        ("They spoke of the fifth session of the Joint Commission held in Riga in March 2025.", "2025-03"),
        ("The last session of the bilateral working group convened in Riga in March 2025.", "2025-03"),
        ("The joint commission has many members from Riga, and a road was built in March 2025.", None),
        ("The last session of the parliamentary committee was held in Riga in March 2025.", None),
    ],
)  # fmt: skip
def test_earlier_sessions_of_the_joint_body_of_those_who_met(told: str, day: str | None) -> None:
    found = {one.date for one in met(HEAD + SOLD + told)}
    assert found == {"2026-05-12"} | ({day} if day else set())


@pytest.mark.parametrize(
    ("party", "role"),
    [
        ("of the Kenyan Chamber led by its president, Amina Wanjiru,", "President of the Kenyan Chamber"),
        (
            "from the Federation of Kenya Chambers of Commerce & Industry (FKC) led by its president, Amina Wanjiru,",
            "President of the Federation of Kenya Chambers of Commerce & Industry",
        ),
        ("from the Bank of Kenya led by its governor, Amina Wanjiru,", "Governor of the Bank of Kenya"),
        ("of the Ministry of Trade of Kenya led by its head Amina Wanjiru", "Head of the Ministry of Trade of Kenya"),
        ("from Kenya led by its president, Amina Wanjiru,", "President of Kenya"),
    ],
)
def test_whoever_heads_the_body_that_sent_a_delegation(party: str, role: str) -> None:
    found = met(f"{HEAD}Trade Minister Arjun Rao received a delegation {party} on Tuesday.")
    assert [who.role for one in found for who in one.participants if who.name == "Amina Wanjiru"] == [role]


ENVOY = "Ambassador of Latvia to Kenya Juris Kalns"


@pytest.mark.parametrize(
    "body",
    [
        f"{ENVOY} said on Tuesday during a visit to Kakamega that Latvia would help.",
        f"{ENVOY}, on Tuesday said during a visit to the western Kenyan county of Kakamega, that Latvia would help.",
        f"{ENVOY} said during a visit to Kakamega on Tuesday that Latvia would help.",
        f"During a visit to Kakamega on Tuesday, {ENVOY} said that Latvia would help.",
        f"{ENVOY} announced a grant while visiting Kakamega on Tuesday.",
        f"{ENVOY} announced a grant during a tour of Kakamega on Tuesday.",
    ],
)
def test_visits_during_which_something_is_said(body: str) -> None:
    assert [(one.form, one.date, one.place, names(one)) for one in met(HEAD + body)] == [
        ("visit", "2026-05-12", "Kakamega", ["Juris Kalns"])
    ]


@each("day", [", on Tuesday ", " on Tuesday ", ", on 12 May ", ", on Tuesday, ", ", yesterday "])
@each("verb", ["said that Latvia would help", "urged Kenya to help", "expressed readiness to help"])
def test_a_day_between_commas_and_the_verb(day: str, verb: str) -> None:
    assert [who for who, _ in said(f"The Ambassador of Latvia to Kenya, Juris Kalns{day}{verb}.")] == ["Juris Kalns"]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Governor Ana Sol on Tuesday met Ambassador Bo Li of China and said that she would help.", "2026-05-12"),
        ("At a meeting with Governor Ana Sol on Tuesday, Ambassador Bo Li of China said it would help.", "2026-05-12"),
        ("At a meeting with Governor Ana Sol on Tuesday, Ambassador Bo Li of China will open it.", "2026-05-19"),
    ],
)
def test_a_day_is_told_by_its_own_verb(body: str, day: str) -> None:
    assert [one.date for one in met(HEAD + body)] == [day]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Mr. Juris Kalns President of the Riga Chamber of Commerce met Ambassador Bo Li.", "President of the Riga Chamber of Commerce"),
        ("Juris Kalns Minister of Trade of Latvia met Ambassador Bo Li.", "Minister of Trade of Latvia"),
        ("A party led by Mr. Juris Kalns Chairman of the Riga Chamber met Ambassador Bo Li.", "Chairman of the Riga Chamber"),
        ("President Juris Kalns Minister of Trade Ana Sol and Ambassador Bo Li met.", "President"),
    ],
)  # fmt: skip
def test_an_office_right_behind_a_name(sentence: str, role: str) -> None:
    found = [who for one in met(HEAD + sentence) for who in one.participants if who.name == "Juris Kalns"]
    assert [who.role for who in found] in ([role], [])


EMIR = "Emir Hamad Ali of Qatar met with the Minister of Culture of Oman, Yazan Haitham. "


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("The meeting took place at the palace on Saturday.", "2026-05-09"),
        ("The meeting, held at the palace on Saturday, was short.", "2026-05-09"),
        ("The talks took place in the Emir's office in Sidra Palace on May 9.", "2026-05-09"),
        ("The meeting was held at the State House, Doha, on Saturday.", "2026-05-09"),
        ("The meeting took place at the palace that was opened on Saturday.", None),
        ("The meeting was held at the ministry's headquarters, and on Saturday they flew to Riga.", None),
    ],
)
def test_the_day_behind_the_house_of_a_meeting(told: str, day: str | None) -> None:
    assert [one.date for one in met(HEAD + EMIR + told)] == [day]


@pytest.mark.parametrize(
    "told", ["who recently visited Latvia, praised", "who had been told of it, visited Latvia and praised"]
)
def test_who_has_visited_the_land_of_an_envoy_met_elsewhere(told: str) -> None:
    body = f"Governor Ana Sol met Juris Kalns, Ambassador of Latvia, on Tuesday. Governor Sol, {told} the road."
    assert [(one.form, one.place) for one in met(HEAD + body)] == [("meeting", None)]


def test_a_visit_without_a_day_that_a_page_begins_with() -> None:
    body = "President Ana Sol of Latvia paid an official visit to Kenya to strengthen relations."
    assert [(one.form, one.place, one.date) for one in met(HEAD + body)] == [("visit", "Kenya", None)]


@pytest.mark.parametrize(
    "paper", ["Letter of Credence", "his credentials", "letters of credence", "his Letters of Credence"]
)
def test_credentials_presented(paper: str) -> None:
    body = f"Latvia's High Commissioner to Kenya, Juris Kalns, has presented {paper} to President Ana Sol of Kenya."
    assert [(one.form, names(one)) for one in met(HEAD + body)] == [("other", ["Ana Sol", "Juris Kalns"])]


@pytest.mark.parametrize(
    "body",
    [
        "Talking to Prime Minister Bo Li of China in Tokyo on Monday, Governor Ana Sol of Chiba said that she recently visited China.",
        "Governor Ana Sol met Bo Li, Mayor of Riga, in Tokyo on Monday. The governor, who recently visited Riga, praised the road.",
    ],
)  # fmt: skip
def test_a_recent_visit_is_not_where_they_met(body: str) -> None:
    assert [(one.form, one.date, one.place) for one in met(HEAD + body)] == [("meeting", "2026-05-11", "Tokyo")]
