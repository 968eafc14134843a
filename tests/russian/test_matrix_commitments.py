"""Russian commitments by tables: who acts in every frame of force, plain constructions, deadlines."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from communique.entries.reading import read_text
from communique.kinds import Commitment
from tests.tables import each

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("commitment_matrix.toml").read_text(encoding="utf-8"))
HEAD = DATA["head"].strip() + "\n\n"
COUNTS = {"none": 0, "two": 2}


def promised(words: str) -> list[Commitment]:
    """The commitments of a report that ends with these words, without those of its head."""
    found = read_text(f"{HEAD}{words}\n", source="x.txt").entries
    return [one for one in found if isinstance(one, Commitment) and one.evidence[0].start >= len(HEAD)]


def sentence(name: str, agreeing: int, frame: str) -> str:
    """A subject in a frame whose verbs agree with it; what "мы" does is said by the governor."""
    words = re.sub(r"\[([^\]]*)\]", lambda match: match.group(1).split("|")[agreeing], frame)
    return f"«{name} {words}», – сказал губернатор." if agreeing == 4 else f"{name} {words}."


def acting(one: Commitment) -> list[str]:
    return [actor.name.lower() for actor in one.actors]


@each("frame", DATA["frames"], ids=lambda row: row[0])
def test_every_subject_acts_in_a_frame(frame: list[str]) -> None:
    words, force, kind, due = frame
    for name, agreeing, actors in DATA["subjects"]:
        text = sentence(name, agreeing, words)
        found = promised(text)
        assert len(found) == COUNTS.get(force, 1), text
        for one in found:
            assert acting(one) == [actor.lower() for actor in actors], text
            if force not in COUNTS:
                assert (one.force, one.due or "", bool(one.condition)) == (force, due, force == "conditional"), text
                assert len(actors) > 1 or one.type == kind, text


@each("row", DATA["plain"], ids=lambda row: row[0])
def test_plain_constructions(row: list[Any]) -> None:
    text, wanted = row
    found = promised(text)
    assert len(found) == len(wanted)
    for one, (force, kind, actors, due, condition, action) in zip(found, wanted, strict=True):
        assert one.force == force or force == "*"
        assert one.type == kind or kind == "*"
        assert actors == "*" or acting(one) == [actor.lower() for actor in actors]
        assert due == "*" or (one.due or "") == due
        assert (one.condition or "") == condition
        assert action in ("*", one.action)


@each(("words", "due"), DATA["deadlines"])
def test_deadlines_in_every_frame(words: str, due: str) -> None:
    for frame in DATA["until"]:
        text = frame.format(words)
        assert [one.due or "" for one in promised(text)] == [due], text
