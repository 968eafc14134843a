"""For whom somebody speaks by the words around the name; who acts behind an opener, in a country, by a doer's noun."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from tests.tables import each

HEAD = (
    "Visitors from Peru in Hamar\n\nHAMAR, 3 March 2025 – Norway's Trade Minister Ole Berg met Peru's Minister of Trade "
    "Bo Li in Hamar on 3 March. "
)
HEADS = [
    ("The Hamar Chamber of Commerce took part. ", "its president, Ana Sol,", "Hamar Chamber of Commerce"),
    ("The Hamar Chamber of Commerce took part. ", "the chamber's president Ana Sol", "Hamar Chamber of Commerce"),
    ("Executives of the Peruvian company Tiftuf took part. ", "the company's vice-president, Ana Sol,", "Tiftuf"),
    ("The guests toured the works of the Peruvian company Tiftuf. ", "the firm's head, Ana Sol,", "Tiftuf"),
    ("", "the head of the Peruvian medical board, Ana Sol,", "Peruvian medical board"),
    ("", "Ana Sol, head of the Peruvian medical board,", "Peruvian medical board"),
    ("The Hamar Dockers' Union was there too. ", "the union's secretary Ana Sol", "Hamar Dockers' Union"),
    ("The Hamar Museum of Weaving was there too. ", "the museum's director, Ana Sol,", "Hamar Museum of Weaving"),
    ("The Port of Hamar was there too. ", "harbour master Ana Sol", "Port of Hamar"),
    ("Lima University was there too. ", "the rector, Ana Sol,", "Lima University"),
    ("Lima University was there too. ", "Rector Ana Sol", "Lima University"),
    ("The guests saw Hamar Regional Hospital, led by its director, Ana Sol. ", "Sol", "Hamar Regional Hospital"),
]
SAYS = [
    "{S} said: “We will build a mill in May.”",
    "{S} announced that a mill would be built in May.",
    "{S} promised to build a mill in May.",
]
OPENERS = [
    "Following the talks",
    "After the talks",
    "Concluding the visit",
    "As a result of the meeting",
    "Summing up the talks",
    "At the end of the visit",
    "Under the deal",
]
SIDES = [("the sides", {"NO", "PE"}), ("the Peruvian side", {"PE"}), ("both delegations", {"NO", "PE"})]
ENVOY = (
    "Envoy meets premier\n\nPRETORIA, 3 March 2025 – Zambia's High Commissioner to South Africa, Mrs Ana Sol, paid a "
    "courtesy call on the Premier of Limpopo Province, Mr Juan Paz, on 3 March.\n\n"
)
IDAHO = "Minister in Boise\n\nBOISE, 3 March 2025 – Norway's Trade Minister Ana Sol met Idaho Governor Juan Paz.\n\n"
COUNTRIES = ["our two countries", "the two countries", "both countries", "our countries", "the two nations"]
SHARED = [
    "“{S} must bring this trade into balance,” Sol said.",
    "Sol said {s} should open a joint office.",
    "{S} will exchange pilots in 2026.",
]
DOERS = [
    "Swiss glaciologists",
    "Young pianists",
    "Two cardiologists from Lima",
    "A botanist from Lima",
    "Swiss bankers",
]
WORKS = [
    "{S} will return in August to map the ice, Minister Ole Berg told reporters.",
    "{S} will start work on a second berth in April, Bo Li said.",
    "Berg said that {s} would map the ice in August.",
]


def _actors(text: str, field: str = "name") -> list[str]:
    told = [entry.to_json() for entry in read_text(text + "\n").entries]
    return [actor[field] for one in told if one["kind"] == "commitment" for actor in one["actors"]]


def _frame(frame: str, who: str) -> str:
    return frame.format(s=who, S=who[0].upper() + who[1:])


@each(("before", "who", "body"), HEADS)
@each("frame", SAYS)
def test_heads_speak_for_their_bodies(before: str, who: str, body: str, frame: str) -> None:
    assert [one.removeprefix("the ") for one in _actors(HEAD + before + _frame(frame, who))] == [body]


@each("opener", OPENERS)
@each(("who", "codes"), SIDES)
@each("comma", ["", ","])
def test_behind_an_opener(opener: str, who: str, codes: set[str], comma: str) -> None:
    text = f"{opener}{comma} {who} decided to set up a working group."
    found = set(_actors(HEAD + text, "code"))
    assert codes <= found <= {"NO", "PE"}


@each(("head", "codes"), [(ENVOY, {"ZM", "ZA"}), (IDAHO, {"NO", "US-ID"})])
@each("who", COUNTRIES)
@each("frame", SHARED)
def test_countries_of_the_sides(head: str, codes: set[str], who: str, frame: str) -> None:
    assert set(_actors(head + _frame(frame, who), "code")) == codes


@each("who", DOERS)
@each("frame", WORKS)
def test_doers(who: str, frame: str) -> None:
    found = _actors(HEAD + _frame(frame, who if who.startswith("Swiss") else who[0].lower() + who[1:]))
    assert len(found) == 1
    assert who.split()[1] in found[0]


TRAPS = ["“A farmer who sells his seed will beg at planting time,” Berg said.", "The checklist will beg for an answer."]


@pytest.mark.parametrize("text", TRAPS)
def test_nobody(text: str) -> None:
    assert not _actors(HEAD + text)


GOVERNORS = (
    "Visitors from Peru in Baia Mare\n\nBAIA MARE, 3 March 2025 – Governor of Maramureș Ana Sol met Peru's Minister of "
    "Trade Bo Li in Baia Mare on 3 March.\n\n"
)
ASKED = [
    ("Bo Li asked that lorries be cleared at night.", ["Maramureș"]),
    ("Minister Li, for his part, requested that customs hours be extended during the harvest.", ["Maramureș"]),
    ("Sol requested that the duty be lifted by May.", ["Peru"]),
    ("Sol proposed that a school be built.", []),
    ("Sol suggested that flights be resumed.", []),
]


@pytest.mark.parametrize(("text", "actors"), ASKED)
def test_who_is_asked_that_a_thing_be_done(text: str, actors: list[str]) -> None:
    assert _actors(GOVERNORS + text) == actors
