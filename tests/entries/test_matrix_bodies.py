"""A body or a firm that is met again by its noun acts and speaks under its name: the museum, the operator."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from tests.tables import each

HEAD = (
    "Visitors from Peru in Baia Mare\n\nBAIA MARE, 3 March 2025 – Governor of Maramureș Ana Sol met Peru's Minister of "
    "Trade Bo Li in Baia Mare on 3 March.\n\n"
)
BODIES = [
    ("the University of Antwerp", "the university"),
    ("Remo Agro Ltd", "the company"),
    ("the Port of Coos Bay", "the port"),
    ("the Halden Chamber of Commerce", "the chamber"),
    ("the Kano State Ministry of Agriculture", "the ministry"),
    ("the Regional Hospital of Kavala", "the hospital"),
    ("the Museum of Weaving", "the museum"),
    ("the Baltic Rail Agency", "the agency"),
    ("Skagen Shipyard", "the yard"),
    ("the Carlow Fire Brigade", "the brigade"),
    ("Delta Rail", "the operator"),
    ("Air Tarija", "the airline"),
    ("Radio Vilnius", "the broadcaster"),
    ("Tirana Zoo", "the zoo"),
    ("the Lima Botanical Garden", "the garden"),
]
ACTS = [
    "{Name} presented its plans at the meeting. {Again} will send ten experts to Peru in May.",
    "A manager of {name} also took part. {Again} plans to open an office in Lima by June.",
    "The guests toured {name}. By the end of the year {again} is to hire forty people from Peru.",
    "{Name} has 400 staff. Under the deal, {again} will train 20 nurses.",
    "Ana Sol visited {name} on Tuesday. She said {again} would deliver the pumps in July.",
]
SAYS = [
    "{Name} presented its plans at the meeting. {Again} said that sales had risen.",
    "Ana Sol visited {name} on Tuesday. According to {again}, 300 people work there.",
    "A manager of {name} also took part. Sales had risen, {again} said.",
]
TRAPS = [
    "The guests toured the Museum of Weaving. The museum director will go to Lima in May.",
    "The guests toured the Museum of Weaving and Tirana Zoo. The operator will send ten experts to Peru in May.",
    "In Baia Mare they tasted cheese. The producer will send ten tonnes to Peru in May.",
    "Potatoes are sold in Lima. The exporter will send ten tonnes to Peru in May.",
]


def _told(frame: str, name: str, again: str) -> str:
    return frame.format(name=name, Name=name[0].upper() + name[1:], again=again, Again=again[0].upper() + again[1:])


@each(("name", "again"), BODIES)
@each("frame", ACTS)
def test_acts_under_its_name(name: str, again: str, frame: str) -> None:
    told = [entry.to_json() for entry in read_text(HEAD + _told(frame, name, again) + "\n").entries]
    actors = [actor["name"] for one in told if one["kind"] == "commitment" for actor in one["actors"]]
    assert [actor.removeprefix("the ").removeprefix("The ") for actor in actors] == [name.removeprefix("the ")]


@each(("name", "again"), BODIES)
@each("frame", SAYS)
def test_speaks_under_its_name(name: str, again: str, frame: str) -> None:
    told = [entry.to_json() for entry in read_text(HEAD + _told(frame, name, again) + "\n").entries]
    speakers = [one["speaker"]["name"] for one in told if one["kind"] == "statement"]
    assert [str(speaker).removeprefix("the ").removeprefix("The ") for speaker in speakers] == [
        name.removeprefix("the ")
    ]


@pytest.mark.parametrize("text", TRAPS)
def test_takes_no_other_name(text: str) -> None:
    names = ("Museum of Weaving", "Tirana Zoo", "Baia Mare", "Potatoes")
    told = [entry.to_json() for entry in read_text(HEAD + text + "\n").entries]
    actors = [actor["name"] for one in told if one["kind"] == "commitment" for actor in one["actors"]]
    assert not any(actor.removeprefix("the ") in names for actor in actors)
