"""Matrices of offices: titles, bodies and letters behind a name, in each place where an office stands beside a name."""

from __future__ import annotations

import pytest

from tests.entries.laying import lay_out
from tests.tables import each

SAID = " said that trade had grown by 5 percent."
BODIES = (
    *("Batumi Fair", "Nakuru Museum", "Split Shipyard", "Riga Opera House", "Tromsø Aquarium", "Durban Botanic Garden"),
    *("Guayaquil Port Authority", "Batumi International Container Terminal", "Kumasi Central Market", "Osaka Zoo"),
)
OFFICES = (
    *(
        "Minister of Trade of Peru",
        "Governor of Harju County",
        "Rector of the University of Tartu",
        "CEO of Rimi Foods",
    ),
    *("Dean of the Faculty of Law", "Archbishop of Uppsala", "Consul General of India in Milan"),
    *("Acting Director of the Export Board", "Permanent Secretary in the Ministry of Trade", "Deputy Mayor of Varna"),
    *("Director of Kraków's Museum of Weaving", "President of the Latvian Saeima", "Speaker of the Latvian Saeima"),
    *("President of the Chamber of Commerce of Ica", "Assistant Minister for Foreign Affairs of Australia"),
)
TITLES = (
    *("Commander", "Chief of Staff", "Archbishop", "Ombudsman", "Auditor General", "Registrar", "Co-Director"),
    *("Artistic Director", "Sales Manager", "Leader of the Opposition", "Minister Plenipotentiary", "Pro-Rector"),
    *("Honorary Consul General", "Ambassador-at-Large", "President-elect", "Minister-designate", "Ex-Mayor"),
    *("Incoming Mayor", "Past President", "Chief Veterinary Officer", "Goodwill Ambassador", "Board Member"),
)


def offices(text: str) -> dict[str | None, str]:
    return {who.name: (who.role or "").lower() for who in lay_out(text).people}


@each("body", BODIES)
@each(
    ("frame", "office"),
    [
        ("The Director of the {}, Levan Khalvashi,", "Director of the {}"),
        ("Levan Khalvashi, director of the {},", "director of the {}"),
        ("{} Director Levan Khalvashi", "{} Director"),
    ],
)
def test_heads_of_bodies_that_a_place_names(body: str, frame: str, office: str) -> None:
    assert offices(frame.format(body) + SAID) == {"Levan Khalvashi": office.format(body).lower()}


@each("office", OFFICES)
@each(
    "frame",
    [
        *("{} Ana Sol" + SAID, "The {} Ana Sol" + SAID, "The {}, Dr Ana Sol," + SAID, "Ana Sol, the {}," + SAID),
        *("Ana Sol MP, {}," + SAID, "Prof. Ana Sol, PhD, {}," + SAID, "Ana Sol, Ph.D., KC, {}," + SAID),
        *("Ana Sol ({})" + SAID, "“Trade grew,” said Ana Sol, {}.", "The guests were led by the {}, Ana Sol."),
    ],
)
def test_offices_beside_a_name(office: str, frame: str) -> None:
    assert offices(frame.format(office)) == {"Ana Sol": office.lower()}


@each("title", TITLES)
@each(
    ("frame", "behind"),
    [
        ("The {}, Ana Sol," + SAID, ""),
        ("{} Ana Sol" + SAID, ""),
        ("Trade Minister Bo Li met {} Ana Sol in Oslo.", ""),
        ("Bo Li met Ana Sol, {} of the Ports Authority of Kenya, in Oslo.", " of the ports authority of kenya"),
    ],
)
def test_titles(title: str, frame: str, behind: str) -> None:
    assert offices(frame.format(title))["Ana Sol"] == title.lower() + behind


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Chief Minister Punjab Ana Sol", "chief minister punjab"),
        ("Chief Minister Punjab Sardar Ana Sol", "chief minister punjab"),
        ("Commissioner Lahore Ana Sol", "commissioner lahore"),
        ("Mayor Karachi Barrister Ana Sol", "mayor karachi"),
        ("Provincial Minister for Industries Ch. Ana Sol", "provincial minister for industries"),
        ("Ana Sol, who has been Mayor of Riga since 2018,", "mayor of riga"),
    ],
)
def test_offices_of_a_place_right_behind_the_title(words: str, office: str) -> None:
    assert offices(words + SAID) == {"Ana Sol": office}


@pytest.mark.parametrize("name", ["London Breed", "Jordan Smith", "Virginia Ann Smith"])
def test_given_names_that_are_places(name: str) -> None:
    assert offices(f"Mayor {name}{SAID}") == {name: "mayor"}
