"""Statements: who says what, in quotation marks, behind dashes and reported, in the order of the words of any house."""

from __future__ import annotations

from typing import Any

import pytest

from communique.entries.reading import read_text
from communique.kinds import Statement
from tests.entries.laying import HEADLINE, cases
from tests.tables import each


def statements(text: str) -> list[Statement]:
    reading = read_text(text, published="2024-05-14")
    return [entry for entry in reading.entries if isinstance(entry, Statement)]


def drawn(found: list[Statement]) -> list[list[str]]:
    return [[one.mode, (one.speaker and (one.speaker.name or one.speaker.role)) or "", one.content] for one in found]


@each("case", cases(__file__), ids=lambda case: case["text"][:60])
def test_finds_what_is_said(case: dict[str, Any]) -> None:
    assert drawn(statements(HEADLINE + case["text"])) == case["said"]


@pytest.mark.parametrize(
    ("title", "speaker", "content"),
    [
        ("Minister Ana Sol: we are ready to build the port", "Ana Sol", "we are ready to build the port"),
        ("Trade with Kenya to double by 2030: Bo Li", "Bo Li", "Trade with Kenya to double by 2030"),
        ("Ministers hold talks on trade: prices, ports, rail", "", ""),
    ],
)
def test_headlines(title: str, speaker: str, content: str) -> None:
    text = f"{title}\n\nMinister Ana Sol met Governor Bo Li in Oslo on Monday to see the port and the railway.\n"
    found = [one for one in drawn(statements(text)) if one[0] == "indirect"]
    assert found == ([["indirect", speaker, content]] if speaker else [])


LEAD = HEADLINE + "The port opened on Monday in the rain, and it was full.\n\n"


def test_quotations_under_a_heading() -> None:
    text = "Quotes attributable to Minister Ana Sol:\n\n“Trade will grow.”\n\n“Prices will fall.”\n"
    assert [one[1] for one in drawn(statements(LEAD + text))] == ["Ana Sol", "Ana Sol"]


def test_quotations_over_a_signature() -> None:
    text = "“The port is open.”\n\nBo Li, Governor of Idaho\n"
    assert drawn(statements(LEAD + text)) == [["direct", "Bo Li", "The port is open."]]


def test_evidence_of_two_pieces_stands_around_the_attribution() -> None:
    text = HEADLINE + "Trade with Kenya, Minister Ana Sol said, would grow by a third."
    (found,) = statements(text)
    assert [text[piece.start : piece.end] for piece in found.evidence] == ["Trade with Kenya", "would grow by a third"]


def test_a_language_without_words_gives_what_the_marks_show() -> None:
    text = "Talks on trade\n\n“Trade will grow by a third,” Minister Ana Sol said on Monday in Oslo.\n"
    reading = read_text(text, language="zz")
    assert {entry.kind for entry in reading.entries} <= {"statement"}
    assert all(entry.speaker is None for entry in reading.entries if isinstance(entry, Statement))
