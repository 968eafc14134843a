"""Transcripts, whole speeches and interviews: who speaks stands in the label of a line or in the heading."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Statement


def said(text: str) -> list[tuple[str, str]]:
    """Who says each direct statement of a text, and how it begins."""
    found = [one for one in read_text(text, published="2024-06-03").entries if isinstance(one, Statement)]
    return [((one.speaker and (one.speaker.name or one.speaker.role)) or "", one.content[:24]) for one in found]


LABELLED = """Joint press conference of the Foreign Minister of Malta, Carmen Vella, and the Foreign Minister of Georgia, \
Levan Beridze
Valletta, 3 June 2024

Carmen Vella: Good morning and welcome. Malta will open an embassy in Tbilisi next year.

Levan Beridze: Trade between our countries reached 40 million euros last year.

We are ready to open a direct flight to Malta.

Question (Times of Malta): Will visas be needed?

Levan Beridze: No, visas were abolished in 2017.

Moderator: We have time for one last question.

ATV. Question: Do you see a growth of tourism?

C. Vella: I am sure that there will be more Maltese tourists in Batumi.
"""
STRANGERS = """Doorstep after the Council in Lund

N. HALDIS: I had the honour to represent Norland in the Council today. We outlined our position on ports.

JOURNALIST: Did you meet the Minister of Trade of Sudland?

N. HALDIS: I would not call it a meeting. We shook hands.

JOURNALIST: And what did you agree on?

N. HALDIS: We agreed that our experts will meet in May.
"""
PAPER = """The Courier meets the Consul General of Ireland in Sydney

Consul General Aoife Brennan came to Ballarat last week.

The Courier: What do Irish companies look for in Ballarat?

Brennan: Partners in food technology. We will bring a trade mission here in March.

The Courier: And the people?

Brennan: I hope that the twin town agreement with Sligo will be signed this year.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            LABELLED,
            [
                ("Carmen Vella", "Good morning and welcome"),
                ("Levan Beridze", "Trade between our countr"),
                ("Levan Beridze", "We are ready to open a d"),
                ("Levan Beridze", "No, visas were abolished"),
                ("Carmen Vella", "I am sure that there wil"),
            ],
        ),
        (
            STRANGERS,
            [
                ("N. Haldis", "I had the honour to repr"),
                ("N. Haldis", "I would not call it a me"),
                ("N. Haldis", "We agreed that our exper"),
            ],
        ),
        (PAPER, [("Aoife Brennan", "Partners in food technol"), ("Aoife Brennan", "I hope that the twin tow")]),
    ],
    ids=["labels", "strangers", "paper"],
)
def test_labels_tell_who_speaks(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_two_labels_of_strangers_make_no_transcript() -> None:
    text = "Fair in Lund\n\nOpening Hours: The fair is open from nine to five.\n\nMain Hall: Firms show their boats there.\n"
    assert said(text) == []


BODY = """
Your Excellencies, ladies and gentlemen,

I am glad to welcome you to Apia today. Samoa has come a long way since the first fair.

2. We shall build a cold store at Matautu by the end of 2026. Our experts have drawn the plans.

Minister Grace Tollan told me that her country is ready to open its market for our taro.

Thank you, and enjoy the fair.
"""


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Remarks by Prime Minister Taufa Leiataua at the opening of the fair\n14 March 2024\n", "Taufa Leiataua"),
        ("Statement by the Minister of Trade of Samoa, Hon. Taufa Leiataua, at the Council\n", "Taufa Leiataua"),
        ("PM's opening remarks at the joint press conference\n", "Prime Minister"),
        ("Below is the full text of the address delivered by President Taufa Leiataua in Apia:\n", "Taufa Leiataua"),
    ],
)
def test_a_whole_speech_is_what_its_heading_says(heading: str, speaker: str) -> None:
    found = said(heading + BODY)
    assert [one for one in found if one[0] == speaker] == [
        (speaker, "I am glad to welcome you"),
        (speaker, "We shall build a cold st"),
        (speaker, "Minister Grace Tollan to"),
    ]
    assert [one for one in found if one[0] != speaker] == [("Grace Tollan", "her country is ready to ")]


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister's statement on the drought\n\nPrime Minister Saara Nangolo made a statement in Parliament.\n\n"
        "She met farmers at the dam. The silos are full. Members will debate the matter on Tuesday.\n\n"
        "The opposition asked why our neighbours had bought grain.\n",
        "Joint statement by Minister Ana Sol and Minister Bo Li\n\nWe met in Riga today. We had good talks.\n\n"
        "We reaffirm our will to build the bridge. Our teams have begun.\n",
    ],
    ids=["report", "two"],
)
def test_a_report_of_a_statement_is_no_speech(text: str) -> None:
    reading = read_text(text, published="2024-06-03")
    assert [e for e in reading.entries if isinstance(e, Statement) and e.mode == "direct"] == []


INTERVIEW = """{heading}

What brings you to Kosice?

We have come with twelve companies. They look for machines for coffee and tea.

And what can Slovak companies find in Rwanda?

A country where a company is registered in six hours. We will open a trade office in Kosice in May.

Registration for the seminar is open until Friday.
"""


@pytest.mark.parametrize(
    "heading",
    [
        "Interview with the Ambassador of Rwanda, Jean Mugisha",
        "Coffee and tea for Kosice\n\nOur paper spoke to Ambassador Jean Mugisha about trade.",
        "Coffee and tea for Kosice\n\nMinister Ana Sol was away. The Courier interviewed Ambassador Jean Mugisha.",
    ],
)
def test_answers_of_an_interview_without_labels(heading: str) -> None:
    assert said(INTERVIEW.format(heading=heading)) == [
        ("Jean Mugisha", "We have come with twelve"),
        ("Jean Mugisha", "A country where a compan"),
    ]


def test_lines_under_a_headline_that_are_each_signed() -> None:
    text = (
        "Both lands gain from the new port: PM\nThe port opens a way for firms of both countries: PM Arjun Rao\n"
        "Rail and road will follow the port: PM Rao\nPrices of freight will fall by half: PM Rao\n\n"
        "Prime Minister Arjun Rao met President Bo Li in Oslo on Monday to see the port and the railway.\n"
    )
    assert [one[0] for one in said(text)] == ["Arjun Rao"] * 4


def test_paragraphs_in_the_first_person_under_who_said() -> None:
    text = (
        "Governor in Oslo\n\nSpeaking ahead of his visit, Governor Bo Li said:\n\nIt is an honour to show our port in "
        "Oslo. We value the ties.\n\nOur firms will open two offices there.\n\nThe governor will meet the mayor.\n"
    )
    assert said(text) == [("Bo Li", "It is an honour to show "), ("Bo Li", "Our firms will open two ")]


def test_lines_that_hold_only_who_speaks_below_them() -> None:
    text = (
        "Joint press statement of the President of Indonesia and the President of the Philippines\n\n"
        "President of the Republic of Indonesia (Budi Santoso)\n\nYour Excellency President Reyes,\n\nIt is an honour to "
        "receive you. We have discussed trade.\n\nI propose to open a new route.\n\nPresident of the Philippines (Jose "
        "Reyes)\n\nThe Philippines will buy two aircraft from Indonesia.\n\nWe agreed to review two pacts.\n"
    )
    assert said(text) == [
        ("Budi Santoso", "It is an honour to recei"),
        ("Budi Santoso", "I propose to open a new "),
        ("Jose Reyes", "The Philippines will buy"),
        ("Jose Reyes", "We agreed to review two "),
    ]


def test_who_mostly_asks_is_no_speaker() -> None:
    text = (
        "Press briefing by Undersecretary Rowel Bara of the Department of Trade\n\nPia Ranas (Rapport): Hi, sir. Sir, Pia "
        "from Rapport.\n\nMs. Ranas: Sir, how many firms came? Which ones?\n\nUSEC. BARA: Yes. There are about 260 "
        "members.\n\nMs. Ranas: Sir, which industries are they in?\n\nUSEC. BARA: Almost all industries are here.\n"
    )
    assert said(text) == [("Rowel Bara", "Yes. There are about 260"), ("Rowel Bara", "Almost all industries ar")]
