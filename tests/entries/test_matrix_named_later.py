"""Who is told by an office first and named by it later: the mayor of Lima met them; Mayor Ana Sol said."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from tests.tables import each

OFFICES = [
    ("the governor of Trabzon province", "Governor Kemal Ardal"), ("Trabzon's governor", "Governor Kemal Ardal"),
    ("the mayor of Trabzon", "Mayor Kemal Ardal"), ("Türkiye's trade minister", "Trade Minister Kemal Ardal"),
    ("the Turkish ambassador", "Ambassador Kemal Ardal"), ("the president of Türkiye", "President Kemal Ardal"),
    ("the deputy governor of Trabzon province", "Deputy Governor Kemal Ardal"),
    ("the rector of Trabzon University", "Rector Kemal Ardal"),
    ("the head of Trabzon province", "Kemal Ardal, the head of the province,"),
    ("the speaker of the Turkish parliament", "Speaker Kemal Ardal"),
    ("the deputy mayor of Trabzon", "Deputy Mayor Kemal Ardal"),
]  # fmt: skip
OTHERS = [
    "Georgian Economy Minister Levan Berid",
    "the Georgian economy minister, Levan Berid,",
    "the economy minister of Georgia",
]
FRAMES = ["{} met {} in Trabzon on Tuesday.", "{} received {} in Trabzon on Tuesday.", "{} and {} met on Tuesday."]


def met(lead: str, rest: str) -> list[list[str | None]]:
    lead = (lead[0].upper() + lead[1:]).replace(",.", ".").replace(", met on", " met on")
    text = f"Guests in Trabzon\n\nTRABZON, 14 October 2025 – {lead}\n\n{rest}\n"
    told = (entry.to_json() for entry in read_text(text).entries if entry.kind == "meeting")
    return [[who["name"] for who in one["participants"]] for one in told]


@each(("office", "other", "frame"), list(product(OFFICES, OTHERS, FRAMES)))
def test_named_later(office: tuple[str, str], other: str, frame: str) -> None:
    rest = f"{office[1]} said trade had doubled. Economy Minister Levan Berid called for a ferry."
    assert met(frame.format(office[0], other), rest) == [["Kemal Ardal", "Levan Berid"]]


def test_two_of_an_office() -> None:
    """A name is given to no office that two who are named may hold."""
    rest = "Governor Kemal Ardal said trade had doubled. Governor Onur Sel called for a ferry."
    assert met("the governor of Trabzon province met Georgian Economy Minister Levan Berid on Tuesday.", rest) == [
        [None, "Levan Berid"]
    ]


@pytest.mark.parametrize("land", ["Oman", "the Sultanate of Oman"])
@pytest.mark.parametrize("field", ["Commerce", "Commerce, Industry and Investment Promotion"])
def test_a_counterpart_above_the_report_is_the_minister_named_below(land: str, field: str) -> None:
    text = f"""Peru and Oman review textiles

Textiles Minister Ana Sol holds talks with Omani counterpart in Muscat

14 May 2024

The Minister of Textiles of Peru, Ana Sol, met the Minister of {field} of {land}, Salim Al Busaidi, in Muscat today.

She also spoke with Said Khalid, Minister of Foreign Affairs.
"""
    told = [entry.to_json() for entry in read_text(text).entries if entry.kind == "meeting"]
    assert [who["name"] for who in told[0]["participants"]] == ["Ana Sol", "Salim Al Busaidi"]
    assert not [who for one in told for who in one["participants"] if who["name"] is None]
