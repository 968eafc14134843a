"""Hubs: which place is said to be, or meant to become, a base for reaching others."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.entries.reading import read_text
from communique.kinds import Hub
from communique.words.load import Group, load_words
from tests.tables import each

DATA = tomllib.loads(Path(__file__).with_name("hubs.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = DATA["case"]


def read(sentences: str, head: str = "") -> tuple[str, list[Hub]]:
    text = f"{DATA['heads'].get(head, DATA['head']).strip()}\n\n{sentences}\n"
    return text, [entry for entry in read_text(text).entries if isinstance(entry, Hub)]


@each("case", CASES, ids=lambda case: case["text"][:60])
def test_reads_hubs(case: dict[str, Any]) -> None:
    text, found = read(case["text"], case.get("head", ""))
    got = [[hub.area.code or hub.area.name, hub.status, [area.name for area in hub.serves]] for hub in found]
    names = [[hub.area.name, *rest[1:]] for hub, rest in zip(found, got, strict=True)]
    assert len(found) == len(case["hubs"]), got
    for wanted, *either in zip(case["hubs"], got, names, strict=True):
        assert wanted in either
    assert "speaker" not in case or [hub.speaker and hub.speaker.name for hub in found] == [case["speaker"]]
    for hub in found:
        for piece in hub.evidence:
            assert text[piece.start : piece.end] == piece.text


@each("called", DATA["called"])
def test_knows_a_place_however_it_is_called(called: str) -> None:
    for frame in DATA["frames"]:
        _, found = read(frame.format(called))
        assert len(found) == 1, frame
        assert set(found[0].area.name.split()) & set(called.split())


@pytest.mark.parametrize(
    "cut",
    [
        "The company will set up a logistics hub in",
        "“We will start developing a centre of trade in Lampung to work in the",
        "Three members already distribute across East Africa from",
        "It plans to run the whole of southern Africa out",
        "The road to Central Asia leads through",
        "From Mindelo it is a short hop to",
        "They want to use Durrës to",
        "Antwerp is the gateway to Europe, and Rosario is to play that role",
    ],
)
def test_a_text_that_ends_within_a_claim_is_read(cut: str) -> None:
    assert isinstance(read_text(cut).entries, list | tuple)


def test_one_place_is_one_entry_with_all_its_evidence() -> None:
    _, (hub,) = read("Morocco is a gateway to Africa. Morocco should become a springboard into Europe, he said.")
    assert len(hub.evidence) == 2
    assert [area.name for area in hub.serves] == ["Africa", "Europe"]


def test_the_speaker_is_who_says_so() -> None:
    _, (hub,) = read("“Serbia is our gateway to the Balkans,” the minister said.")
    assert hub.speaker is not None and hub.speaker.name == "Gábor Szentesi"


@pytest.mark.parametrize(
    "group", [g for g in load_words("en").of("hub") if g.get("area")], ids=lambda group: group.words[0]
)
def test_each_example_of_the_word_data_names_its_place(group: Group) -> None:
    _, (hub,) = read(group["example"])
    assert hub.area.name == group["area"]
