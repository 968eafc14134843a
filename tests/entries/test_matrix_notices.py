"""Notices of houses that are no press office: a town hall, a campus, a chamber, a port, a firm in a paper."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting

LEAD = "Mayor Kermit Dahl welcomed a delegation from the twin town of Ishikari on Tuesday."
TITLES = [
    "Visitors from Ishikari",
    "Turin delegation at the Chamber",
    "New ties ahead",
    "Delegation visits campus",
    "Visitors in town",
    "Port news from May",
    "Twin-town visit",
]
DAYS = ["14 May 2026", "Campbell River, 12 May 2026", "12.05.2026", "Posted on 14 May 2026", ""]
NO_TITLES = [
    "Kaunas Chamber of Commerce",
    "Snake River Courier",
    "Port of Rijeka newsletter",
    "Photo: archive",
    "By Ann Lee",
    "For immediate release",
    "Our correspondent in Riga",
    "Share this page",
    "City of Elbląg",
]


def page(title: str, day: str, told: str) -> str:
    return "\n\n".join(part for part in (title, day, told, "The guests left in the evening.") if part) + "\n"


def met(text: str) -> list[tuple[str, str | None, list[str]]]:
    found = [one for one in read_text(text).entries if isinstance(one, Meeting)]
    return [(m.form, m.date, sorted(p.name or str(p.role) for p in m.participants)) for m in found]


@pytest.mark.parametrize(("title", "day"), list(product(TITLES, DAYS)))
def test_a_few_plain_words_are_the_headline(title: str, day: str) -> None:
    assert read_text(page(title, day, LEAD)).document.title == title


@pytest.mark.parametrize("line", NO_TITLES)
def test_no_headline(line: str) -> None:
    assert read_text(page(line, "14 May 2026", LEAD)).document.title != line


OFFICES = [
    ("the Mayor of Ishikari, Japan, {}", "Tatsuto Kato", "Mayor of Ishikari"),
    ("the Mayor of Ishikari (Japan), {}", "Tatsuto Kato", "Mayor of Ishikari"),
    ("the Mayor of Ishikari in Japan, {}", "Tatsuto Kato", "Mayor of Ishikari"),
    ("the Mayor of Batumi, Georgia, {}", "Giorgi Beridze", "Mayor of Batumi"),
    ("the mayor of the Japanese town of Ishikari, {}", "Tatsuto Kato", "mayor of the Japanese town of Ishikari"),
    ("the rector of the University of Batumi, Georgia, {}", "Giorgi Beridze", "rector of the University of Batumi"),
    ("the director of Tartu University Hospital, {}", "Priit Perens", "director of Tartu University Hospital"),
    ("Tartu University Hospital director {}", "Priit Perens", "Tartu University Hospital director"),
    ("the chief executive of Saint Anne's Hospital, {}", "Priit Perens", "chief executive of Saint Anne's Hospital"),
    (
        "the chairman of the board of Tartu University Hospital, {}",
        "Priit Perens",
        "chairman of the board of Tartu University Hospital",
    ),
]


@pytest.mark.parametrize(("office", "name", "role"), OFFICES)
def test_who_holds_an_office_of_a_place_in_a_land_or_of_a_hospital(office: str, name: str, role: str) -> None:
    told = office.format(name) + ","
    text = page(TITLES[0], DAYS[0], f"Governor Brad Lister received {told} on Tuesday.")
    (one,) = (entry for entry in read_text(text).entries if isinstance(entry, Meeting))
    assert [(p.name, p.role) for p in one.participants] == [("Brad Lister", "Governor"), (name, role)]
    assert one.date == "2026-05-12"
