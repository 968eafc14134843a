"""Names that are places too, behind an office; parliaments; offices in brackets, beside another country's, of towns."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

FIRST = ['Karen', 'Georgia', 'Chad', 'Jordan', 'Florence', 'Victoria', 'Paris', 'Israel', 'Kenya', 'Dakota', 'Austin', 'Sofia', 'Sydney', 'Chelsea', 'Carolina', 'Santiago', 'Valencia', 'Salvador', 'Leon', 'Virginia', 'Alberta', 'Adelaide', 'Lima', 'Milan', 'Roman', 'Kent', 'Devon', 'Lincoln', 'Madison', 'Savannah', 'Charlotte', 'Regina', 'Nelson', 'Wellington', 'Hamilton', 'Lourdes', 'Trinidad', 'India', 'China', 'Ireland', 'Nevada', 'Montana', 'Indiana', 'Holland', 'Brunei', 'Mali', 'Sharjah', 'Aden', 'Dijon', 'Logan', 'Troy', 'Denver', 'Dallas', 'Houston', 'Phoenix', 'Tyrone', 'Clare', 'Kerry', 'Shannon', 'Bristol', 'Ludlow', 'Cameron', 'Malta', 'Iran', 'Odessa', 'Vienna', 'Lorena', 'Natal', 'Aleppo', 'Damaris', 'Petra', 'Ravenna', 'Siena', 'Verona']  # fmt: skip
OFFICES = [
    "the Minister of Trade, {}, on Monday",
    "the Prime Minister of Serbia, {}, on Monday",
    "Trade Minister {} on Monday",
]


def _met(sentence: str) -> list[tuple[str | None, str | None, str | None]]:
    text = f"Guests\n\n12 May 2026\n\n{sentence}\n"
    found = [one for one in read_text(text).entries if isinstance(one, Meeting)]
    people = [who for one in found for who in one.participants]
    return [(who.name, who.role, who.represents.name if who.represents else None) for who in people]


@each("office", OFFICES)
@each("first", FIRST)
def test_a_first_name_behind_an_office_is_no_place(first: str, office: str) -> None:
    name = f"{first} Melikova"
    assert name in [who[0] for who in _met(f"Governor Ana Sol of Puebla received {office.format(name)}.")]


ROWS = [
    ("Speaker Bo Li met with Anna Tsend, the Chairwoman of the State Great Khural of Mongolia, on Monday.", "Anna Tsend", "Mongolia"),
    ("Speaker Bo Li met Chairman of the State Duma Ivan Petrov in Lima on Monday.", "Ivan Petrov", None),
    ("Speaker Bo Li of Peru met Anna Bo, Speaker of the Milli Majlis of Azerbaijan, on Monday.", "Anna Bo", "Azerbaijan"),
    ("Speaker Bo Li of Peru met Anna Bo, Chairwoman of the Oliy Majlis of Uzbekistan, on Monday.", "Anna Bo", "Uzbekistan"),
    ("The Governor of Puebla, Ana Sol, and Turkish trade minister Murat Sezer met on Monday.", "Murat Sezer", "Türkiye"),
    ("Governor Ana Sol of Puebla met her Kobe colleague Kenji Mori on Monday.", "Kenji Mori", "Kobe"),
    ("Governor Ana Sol of Puebla met her Kobe counterpart, Kenji Mori, on Monday.", "Kenji Mori", "Kobe"),
    ("Ethiopia's transport minister Alemitu Desta and South Sudan's Gatwech Lual met on Monday.", "Gatwech Lual", "South Sudan"),
    ("South Sudan's Gatwech Lual and Ethiopia's transport minister Alemitu Desta met on Monday.", "Gatwech Lual", "South Sudan"),
    ("Mayor Ana Sol of Lima met Professor Kenji Mori, the Japanese ambassador, on Monday.", "Kenji Mori", "Japan"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name", "area"), ROWS)
def test_who_holds_an_office(sentence: str, name: str, area: str | None) -> None:
    assert (name, area) in [(who[0], who[2]) for who in _met(sentence)]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Professor Kenji Mori, president of Kobe University, visited Lima on Monday.", "president of Kobe University"),
        ("Professor Kenji Mori, who heads Kobe University, visited Lima on Monday.", "head of Kobe University"),
        ("Prof. Kenji Mori, Vice-President of Kobe University, visited Lima on Monday.", "Vice-President of Kobe University"),
    ],
)  # fmt: skip
def test_a_professor_has_the_office_behind_the_name(sentence: str, role: str) -> None:
    assert [(who[0], who[1]) for who in _met(sentence)] == [("Kenji Mori", role)]


def test_offices_in_brackets() -> None:
    told = "Rector Ann Doyle (University of Washington) and President Kenji Mori (Kobe University) signed a pact on 12 May."
    roles = [who[1] for who in _met(told)]
    assert roles == ["Rector of University of Washington", "President of Kobe University"]


def test_a_cabinet_is_no_town() -> None:
    assert "Cabinet" not in [
        who[2] for who in _met("Governor Ana Sol of Puebla met her Cabinet colleague Bo Li on Monday.")
    ]


@pytest.mark.parametrize("noun", ["Region", "region"])
@pytest.mark.parametrize("office", ["Deputy Governor", "deputy head", "First Deputy Premier"])
def test_an_office_of_the_region_is_of_the_one_named(office: str, noun: str) -> None:
    lead = "The Administration of Turkistan Region signed a memorandum with Remo Oy of the Netherlands on Monday."
    told = f"The {office} of the {noun}, Yerlan Sadvakas, met Dutch minister Piet Bak in The Hague on 11 May."
    assert ("Yerlan Sadvakas", "Turkistan Region") in [(who[0], who[2]) for who in _met(f"{lead} {told}")]
