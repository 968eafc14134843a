"""Russian commitments by the shape of the clause: what stands first, the present for the future, doubt, conditions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment
from tests.russian.test_matrix_commitments import acting, promised
from tests.score import same_parties
from tests.tables import each

CASTS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("commitment_casts.toml").read_text(encoding="utf-8"))
CAST_ROWS = [(cast["head"].strip(), *row) for cast in CASTS.values() for row in cast["rows"]]
DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("commitment_shapes.toml").read_text(encoding="utf-8"))


def sentence(name: str, agreeing: int, frame: str) -> str:
    """A frame with its subject; what "мы" does is said by the governor."""
    words = re.sub(r"\[([^\]]*)\]", lambda match: match.group(1).split("|")[agreeing], frame).format(S=name)
    return f"«{words}», – сказал губернатор." if agreeing == 4 else f"{words}."


@each("frame", DATA["frames"], ids=lambda row: row[0])
def test_every_subject_in_every_shape(frame: list[str]) -> None:
    words, force, kind, due, condition = frame
    for name, agreeing, actors in DATA["subjects"]:
        text = sentence(name, agreeing, words)
        found = promised(text)
        told = [(one.force, one.due or "", one.condition or "", acting(one)) for one in found]
        assert told == [(force, due, condition, [actor.lower() for actor in actors])], text
        assert len(actors) > 1 or found[0].type == kind, text


@each("words", DATA["traps"])
def test_nothing_is_promised(words: str) -> None:
    for name, agreeing, _ in DATA["subjects"]:
        text = sentence(name, agreeing, words)
        assert not promised(text), text


@each("row", DATA["plain"], ids=lambda row: row[0])
def test_plain_shapes(row: list[Any]) -> None:
    text, wanted = row
    found = promised(text)
    assert len(found) == len(wanted)
    for one, (force, kind, actors, due, condition) in zip(found, wanted, strict=True):
        assert (one.force, one.type, one.due or "", one.condition or "") == (force, kind, due, condition)
        assert actors == "*" or acting(one) == [actor.lower() for actor in actors]


@each(("head", "words", "actors"), CAST_ROWS, ids=[row[1] for row in CAST_ROWS])
def test_who_acts_in_a_short_report(head: str, words: str, actors: list[str]) -> None:
    found = read_text(f"{head} {words}\n", source="x.txt").entries
    told = [one for one in found if isinstance(one, Commitment) and one.evidence[-1].start >= len(head)]
    assert len(told) == 1
    golds, read = ([{"name": name} for name in names] for names in (actors, [one.name for one in told[0].actors]))
    assert same_parties(golds, read), read


@pytest.mark.parametrize(
    ("words", "dues"),
    [
        ("Губернатор поручил управлению торговли до 1 июня подготовить план и ежеквартально докладывать о ходе работ.", ["2026-06-01", None]),
        ("Губернатор предложил коллегам до конца года принять программу и к 2028 году открыть порт.", ["2025", "2028"]),
        ("Губернатор поручил управлению торговли до 1 июня подготовить план и найти подрядчика.", ["2026-06-01", "2026-06-01"]),
    ],
)  # fmt: skip
def test_when_the_second_of_two_deeds_is_due(words: str, dues: list[str | None]) -> None:
    assert [one.due for one in sorted(promised(words), key=lambda one: one.evidence[0].start)] == dues
