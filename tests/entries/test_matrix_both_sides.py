"""What means the two sides of a document, by whatever noun counts them."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment
from tests.tables import each

LEAD = (
    "Talks\n\n13 May 2026\n\nGovernor Sherzod Aliev of Samarkand Region received Governor Levan Gela of Adjara in "
    "Samarkand on Tuesday, 12 May. They discussed trade.\n\n"
)
NOUNS = ("administrations", "councils", "town halls", "regional governments", "city councils", "capitals", "regions")


def _actors(text: str) -> list[list[str]]:
    found = [entry for entry in read_text(f"{LEAD}{text}\n").entries if isinstance(entry, Commitment)]
    return [[str(actor.name) for actor in one.actors] for one in found]


@each("noun", NOUNS)
@each("frame", ["The two {} agreed to open an office.", "Both {} pledged to open an office."])
def test_both(frame: str, noun: str) -> None:
    assert _actors(frame.format(noun)) == [["Samarkand Region", "Adjara"]]


@pytest.mark.parametrize("noun", ["port authorities", "teams", "shipping offices"])
def test_bodies_of_another_kind_stay_themselves(noun: str) -> None:
    assert _actors(f"The two {noun} agreed to open an office.") == [[f"two {noun}"]]


def test_name_before_regional_is_of_the_region() -> None:
    text = "Talks\n\n12 May 2026\n\nThe Bono Regional Minister, Kofi Sol, pledged to open an office.\n"
    (one,) = (entry for entry in read_text(text).entries if isinstance(entry, Commitment))
    assert [actor.code for actor in one.actors] == ["GH-BO"]
