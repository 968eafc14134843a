"""Acts that only a verb with its particle or its object tells, in every frame: none goes unread or is cut."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("act_matrix.toml").read_text(encoding="utf-8"))
HEAD = DATA["head"].strip() + "\n\n"


@pytest.mark.parametrize("frame", DATA["frames"])
def test_every_act_is_read_whole(frame: str) -> None:
    wrong = []
    for act in DATA["acts"]:
        read = [one for one in read_text(f"{HEAD}{frame.format(act)}\n").entries if isinstance(one, Commitment)]
        whole = [one.evidence[0].text.endswith(act) or act in one.evidence[0].text for one in read]
        if whole != [True] or [actor.code for actor in read[0].actors] != ["RO-MM"]:
            wrong.append((act, [(one.evidence[0].text, one.actors) for one in read]))
    assert wrong == []


@pytest.mark.parametrize(("noun", "code"), [("county", "RO-MM"), ("state", "AT-6")])
def test_a_part_is_told_by_what_its_country_calls_it(noun: str, code: str) -> None:
    read = read_text(f"{HEAD}The {noun} plans to build a school.\n").entries
    assert [one.actors[0].code for one in read if isinstance(one, Commitment)] == [code]


def test_what_is_contributed_to_must_be_a_work() -> None:
    for aim, counted in (("the restoration of the theatre", 1), ("peace in the region", 0)):
        read = read_text(f"{HEAD}Maramureș will contribute to {aim}.\n").entries
        assert sum(isinstance(one, Commitment) for one in read) == counted


def test_who_would_get_involved_offers_it() -> None:
    text = f"{HEAD}“We would be happy to get involved in your projects,” Ana Sol said.\n"
    (one,) = [one for one in read_text(text).entries if isinstance(one, Commitment)]
    assert (one.type, one.counterpart and one.counterpart.code) == ("offer", "AT-6")
