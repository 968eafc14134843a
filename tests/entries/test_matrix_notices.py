"""Notices of houses that are no press office: a town hall, a campus, a chamber, a port, a firm in a paper."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

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


@each(("title", "day"), list(product(TITLES, DAYS)))
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


HOUSES = [
    ("Campbell River", "the City of Campbell River", "Mayor Kermit Dahl"),
    ("Elbląg", "Elbląg City Hall", "the Mayor of Elbląg, Witold Wrona,"),
    ("Groningen", "the University of Groningen", "Rector Jacquelien Scherpen"),
    (
        "Kaunas",
        "the Kaunas Chamber of Commerce, Industry and Crafts",
        "the president of the Kaunas Chamber, Mindaugas Petrauskas,",
    ),
    ("Letterkenny", "Lough Foyle Foods", "chief executive Aine Gallagher"),
    ("Rijeka", "the Port of Rijeka Authority", "the director general of the Authority, Denis Vukorepa,"),
    ("Tartu", "Tartu University Hospital", "the chairman of the board of the hospital, Priit Perens,"),
]
GUESTS = [
    "Rwanda's Minister of Education, Joseph Nsengimana,",
    "the Mayor of Ishikari, Japan, Tatsuto Kato,",
    "a delegation from the twin town of Ishikari, Japan, headed by Mayor Tatsuto Kato,",
    "a trade mission of 14 firms from Piedmont led by Laura Bianchi, vice-president of the Chamber of Commerce of Turin,",
    "Japan's Consul General in Vancouver, Kohei Maruyama,",
    "the Rector of Batumi Maritime Academy, Giorgi Beridze,",
]
TOLD = [
    "{B} welcomed {G} {D}. The guest was received by {H}.",
    "{B} hosted {G} {D}. {H} showed the visitor round.",
    "{B} played host to {G} {D}. The visitor was welcomed at the gate by {H}.",
    "{G} visited {B} {D} and met {H}.",
    "{G} called at {B} {D} and was received by {H}.",
    "{G} came to {B} {D}. {H} welcomed the guest.",
    "{G} was a guest at {B} {D}. The guest was received by {H}.",
    "{G} stopped by {B} {D}, where {H} was the host.",
]
WHEN = [
    ("{T}, 12 May 2026 – ", "on Tuesday"),
    ("{t}, 12 May 2026\n\n", "on Tuesday"),
    ("", "on Tuesday 12 May 2026"),
    ("14 May 2026\n\n", "on 12 May"),
    ("13 May 2026\n\n", "yesterday"),
]
NAMES = ("Nsengimana", "Kato", "Bianchi", "Maruyama", "Beridze", "Dahl", "Wrona", "Scherpen", "Petrauskas", "Gallagher")
NAMES += ("Vukorepa", "Perens")


def sentence(told: str, **parts: str) -> str:
    text = told.format(**parts).replace(",,", ",").replace(",.", ".")
    return ". ".join(part[:1].upper() + part[1:] for part in text.split(". "))


@each(("house", "told"), list(product(HOUSES, TOLD)))
def test_guests_of_a_body_and_who_received_them(house: tuple[str, str, str], told: str) -> None:
    town, body, host = house
    for guest, (head, day) in product(GUESTS, WHEN):
        lead = head.format(T=town.upper(), t=town) + sentence(told, B=body, G=guest, D=day, H=host)
        text = f"Visitors from afar\n\n{lead}\n\nThe evening was dry.\n"
        found = [one for one in read_text(text).entries if isinstance(one, Meeting)]
        people = {(p.name or "?").split()[-1] for one in found for p in one.participants}
        assert len(found) == 1, text
        assert people == {name for name in NAMES if name in guest + host}, text
        assert found[0].date == "2026-05-12", text


NO_GUESTS = [
    "The University of Groningen welcomed Minister Ana Sol's plan on Tuesday.",
    "The Kaunas Chamber welcomed the announcement by Minister Ana Sol on Tuesday.",
    "The Kaunas Chamber hosted a conference with Minister Ana Sol on Tuesday.",
    "Baltic Foods received a letter from Governor Ana Sol on Tuesday.",
    "The Port of Riga received an order from Governor Ana Sol on Tuesday.",
    "The University of Groningen welcomed Ana Sol as its new rector on Tuesday.",
    "The council welcomed the news that Minister Ana Sol would resign on Tuesday.",
    "Governor Ana Sol came to the company in 2019.",
    "Governor Ana Sol stopped by the university's decision on Tuesday.",
]


@pytest.mark.parametrize("told", NO_GUESTS)
def test_no_guests_of_a_body(told: str) -> None:
    assert met(page("News of the week", "14 May 2026", told + " It rained.")) == []


MET = "Mayor Kermit Dahl welcomed the Mayor of Ishikari, Japan, Tatsuto Kato, on Tuesday."
BESIDE = [
    "Deputy mayor Ann Lee took the guests round the harbour.",
    "The guests were shown round the harbour by deputy mayor Ann Lee.",
    "Deputy mayor Ann Lee gave the guests a tour.",
    "Deputy mayor Ann Lee presented the town to the guests.",
    "Deputy mayor Ann Lee greeted the guests at the gate.",
    "Deputy mayor Ann Lee took part too.",
    "Deputy mayor Ann Lee attended the closing session.",
    "Deputy mayor Ann Lee was also present.",
    "Joining them was deputy mayor Ann Lee.",
]


@pytest.mark.parametrize("told", BESIDE)
def test_others_who_looked_after_the_guests(told: str) -> None:
    text = page(TITLES[0], DAYS[0], f"{MET} {told}")
    assert met(text) == [("meeting", "2026-05-12", ["Ann Lee", "Kermit Dahl", "Tatsuto Kato"])]


@pytest.mark.parametrize(
    "told",
    [
        "Deputy mayor Ann Lee did not greet the guests.",
        "On 3 May deputy mayor Ann Lee showed the guests round.",
        "Deputy mayor Ann Lee gave a concert.",
    ],
)
def test_others_who_did_not(told: str) -> None:
    text = page(TITLES[0], DAYS[0], f"{MET} {told}")
    assert met(text)[0] == ("meeting", "2026-05-12", ["Kermit Dahl", "Tatsuto Kato"])


PARTIES = [
    "Senior officials from Peru",
    "Doctors from Peru",
    "A Peruvian delegation",
    "Six managers of the Port of Callao, Peru,",
    "Representatives of the Peruvian Ministry of Health",
]
STAYED = [
    ("spent Thursday and Friday at Coral Coast University Hospital in Cairns", "2023-08-31/2023-09-01"),
    ("spent two days last week at the University of Cairns", "2023-08-28/2023-09-03"),
    ("were at the Port of Cairns on Thursday and Friday", "2023-08-31/2023-09-01"),
    ("toured the Port of Cairns on Thursday", "2023-08-31"),
]
NAMED = [
    "Dr Moses Kaupa, Deputy Secretary of the Department of Health, met Director Lyn Abernethy, and saw a clinic on "
    "Thursday Island.",
    "The delegation was led by Moses Kaupa, Deputy Secretary of Health. They were received by Director Lyn Abernethy.",
    "They were led by Deputy Health Minister Moses Kaupa and received by Director Lyn Abernethy.",
    "The guests, headed by Deputy Minister Moses Kaupa, met Director Lyn Abernethy.",
    "Deputy Minister Moses Kaupa, who led the party, held talks with Director Lyn Abernethy.",
]


@each(("party", "stayed"), list(product(PARTIES, STAYED)))
def test_a_party_at_a_house(party: str, stayed: tuple[str, str]) -> None:
    for named in NAMED:
        found = met(page("Peru looks to Cairns for help", "4 September 2023", f"{party} {stayed[0]}. {named}"))
        assert [one[1:] for one in found] == [(stayed[1], ["Lyn Abernethy", "Moses Kaupa"])], named


TAKEN = [
    ("The Riga Chamber will take a 30-member delegation to Lima in September.", "Lima", "Riga Chamber"),
    ("The Riga Chamber is to bring a delegation of growers to Lima in September.", "Lima", "Riga Chamber"),
    ("The Riga Chamber will send a mission of 20 firms to Lima in September.", "Lima", "Riga Chamber"),
    ("Governor Sol is scheduled to lead a trade mission to Lima in September.", "Lima", "Ana Sol"),
    ("Governor Sol is due to lead a trade mission to Lima in September.", "Lima", "Ana Sol"),
    ("Governor Sol will bring a delegation of growers to Lima in September.", "Lima", "Ana Sol"),
    ("Governor Sol will take a business delegation to the Lima Food Fair in September.", "Lima Food Fair", "Ana Sol"),
]


@pytest.mark.parametrize(("told", "place", "who"), TAKEN)
def test_missions_that_are_taken_somewhere(told: str, place: str, who: str) -> None:
    lead = "RIGA, 14 May 2025 – Governor Ana Sol of Zemgale met Peru's Trade Minister Bo Li in Riga on Tuesday."
    found = [one for one in read_text(f"Governors sign\n\n{lead}\n\n{told}\n").entries if isinstance(one, Meeting)]
    assert [(m.form, m.date, m.place, [p.name for p in m.participants]) for m in found[1:]] == [
        ("visit", "2025-09", place, [who])
    ]


BODIES = [
    ("On Monday the University of Riga and the University of Lima signed an agreement on exchanges.", "2025-05-12"),
    ("Also on Monday, the Riga Port Authority and the Lima Harbour Administration signed a memorandum.", "2025-05-12"),
    ("The Riga Chamber and the Lima Chamber will meet again on 10 June in Lima.", "2025-06-10"),
    ("The European Commission and the Government of Peru signed in Riga on Monday.", None),
    ("The Riga Chamber and the Lima Chamber signed a memorandum.", None),
]
PAIR = "RIGA, 14 May 2025 – Governor Ana Sol of Zemgale met Peru's Trade Minister Bo Li in Riga on Tuesday."


@pytest.mark.parametrize(("told", "day"), BODIES)
def test_two_bodies_on_a_day_of_their_own(told: str, day: str | None) -> None:
    found = met(f"Governors sign\n\n{PAIR}\n\n{told}\n")
    assert [(one[1], len(one[2])) for one in found[1:]] == ([(day, 2)] if day else [])
