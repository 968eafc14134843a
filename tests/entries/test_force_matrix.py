"""Every form of subject in every frame of force, so that no plain sentence goes unread or to somebody else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment
from tests.tables import each

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("force_matrix.toml").read_text(encoding="utf-8"))
SIDES = ["DE-SN", "NA"]


def read_behind_head(paragraph: str) -> list[Commitment]:
    head = DATA["head"].strip() + "\n\n"
    entries = read_text(f"{head}{paragraph}\n").entries
    return [one for one in entries if isinstance(one, Commitment) and one.evidence[0].start >= len(head)]


def who(one: Commitment) -> list[str]:
    return sorted(actor.code or actor.name for actor in one.actors)


def inflected(frame: str, plural: bool) -> str:
    return re.sub(r"\[(.*?)\|(.*?)\]", r"\2" if plural else r"\1", frame)


@each("subject", DATA["subjects"], ids=lambda row: row[0])
def test_reads_a_subject_in_every_frame(subject: list[Any]) -> None:
    name, actors = subject[:2]
    joint = len(actors) > 1
    for frame, force, kind, due, *both in DATA["frames"]:
        text = inflected(frame, "plural" in subject).format(name)
        found = read_behind_head(text)
        assert len(found) == 1, text
        widened = bool(both) and set(actors) <= set(SIDES)
        assert who(found[0]) == sorted(SIDES if widened else actors), text
        assert (found[0].force, found[0].due or "") == (force, due), text
        assert joint or found[0].type == kind, text


@each("frame", DATA["wider"], ids=lambda row: row[0])
def test_reads_a_frame_with_a_few_subjects(frame: list[str]) -> None:
    template, force, kind, due, acting = frame
    for name, actors, *plural in DATA["few"]:
        text = inflected(template, bool(plural)).format(name)
        text = text[:1].upper() + text[1:]
        found = read_behind_head(text)
        assert len(found) == (acting != "none"), text
        if not found:
            continue
        one, joint = found[0], len(actors) > 1
        side = set(actors) <= set(SIDES)
        meant = {"self": actors, "open": [], "sides": SIDES, "both": SIDES if side else actors}.get(acting, [acting])
        assert [name.lower() for name in who(one)] == sorted(name.lower() for name in meant), text
        assert (one.force, one.due or "") == (force, due), text
        assert (force == "conditional") == bool(one.condition and "land" in one.condition), text
        assert joint or not kind or one.type == kind, text


@each("row", DATA["plain"], ids=lambda row: row[0])
def test_reads_plain_sentences(row: list[Any]) -> None:
    text, force, kind, due, actors = row
    found = read_behind_head(text)
    if actors == ["none"]:
        assert not found
        return
    assert len(found) == 1
    assert (found[0].force, found[0].type, found[0].due or "") == (force, kind, due)
    assert who(found[0]) == sorted(actors)


@each("subject", DATA["more"], ids=lambda row: row[0])
def test_reads_more_subjects_in_a_few_frames(subject: list[Any]) -> None:
    name, actors, *plural = subject
    for frame, force, due in DATA["short"]:
        text = inflected(frame, bool(plural)).format(name)
        text = text[:1].upper() + text[1:]
        found = read_behind_head(text)
        assert len(found) == (actors != ["none"]), text
        for one in found:
            assert [each.lower() for each in who(one)] == sorted(each.lower() for each in actors), text
            assert (one.force, one.due or "") == (force, due), text


@pytest.mark.parametrize(
    ("phrase", "name"), [("Her guest", "Bo Cruz"), ("His host", "Ana Sol"), ("The host", "Ana Sol")]
)
def test_knows_who_received_whom(phrase: str, name: str) -> None:
    text = (
        "Ministry of Transport of Peru\n\nLima, 3 April 2023\n\nMinister of Transport of Peru Ana Sol received Minister of "
        f"Infrastructure of Ecuador Bo Cruz in Lima on 3 April 2023.\n\n{phrase} said a bridge would be built by June 2024.\n"
    )
    found = [one for one in read_text(text).entries if isinstance(one, Commitment)]
    assert [one.speaker.name if one.speaker else None for one in found] == [name]
    assert who(found[0]) == ["PE" if name == "Ana Sol" else "EC"]
