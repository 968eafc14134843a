"""Who speaks behind a trade in small letters, after "according to", and where a verb of saying closes a proposal."""

from __future__ import annotations

from typing import Any

import pytest

from communique.entries.reading import read_text
from tests.tables import each

HEAD = (
    "Talks in Oulu on fish\n\nOULU, 12 February 2025 – Governor of North Ostrobothnia Jukka Rautio met Kenya's Minister "
    "of Trade Mary Wanjiru in Oulu on 12 February.\n\n"
)
TRADES = ["trucking operator", "fisherman", "retired bus driver", "teacher", "shop owner"]
SAYS = [
    '"We have heard this," {trade} Rosa Diaz said as the plates were cleared.',
    "{Trade} Rosa Diaz said that trucks wait for days.",
    "Trucks wait for days, {trade} Rosa Diaz said.",
]
SOURCES = ["Kidane Haile of the city's light rail office", "Bo Li of the light rail office"]
VERBS = ["proposed", "conceded", "joked", "reckoned", "countered", "complained", "quipped", "recommended", "argued"]
BODIES = [
    ("A team from the Kenya Institute of Timber will visit Raahe on 21 May.", "Kenya Institute of Timber"),
    ("Experts of the Kenya Institute of Timber will visit Raahe on 21 May.", "Kenya Institute of Timber"),
    ("A mission of the Kenya Institute of Timber will meet officials in Raahe in May.", "Kenya Institute of Timber"),
    ("A delegation of the Oulu Chamber of Commerce will visit Mombasa in May.", "Oulu Chamber of Commerce"),
]
PLAIN = [
    ("The two men will meet again in Nairobi in May.", ["Jukka Rautio", "Mary Wanjiru"]),
    ("Indus Infra and Kerbrat Logiciels took part. The two companies will open a mill in May.", ["Indus Infra"]),
    ("Indus Infra signed a contract with Kerbrat Logiciels. Both firms will open a mill in May.", ["Indus Infra"]),
    ("Ana Sol, who runs Kerbrat Logiciels, said that her company plans to open a mill.", ["Kerbrat Logiciels"]),
    ("Ana Sol of Kerbrat Logiciels said sales rose. Her company plans to open a mill.", ["Kerbrat Logiciels"]),
    ("Wanjiru is due to see Trade Minister Elias Kombo in Helsinki on Friday.", ["Mary Wanjiru"]),
    ("The city council in Oulu has to approve the plan by May.", ["city council in Oulu"]),
    ("Parliament must ratify the agreement by May.", ["Parliament"]),
    ("Bo Li, director of trade at Kenya's Ministry of Fisheries, said: “We will take the paper.”", ["Kenya"]),
]
RULES = ["The council has to be quick.", "Drivers must approve the list.", "She will see the mill in May."]


def _read(text: str, kind: str) -> list[dict[str, Any]]:
    told = (entry.to_json() for entry in read_text(HEAD + text + "\n").entries)
    return [one for one in told if one["kind"] == kind and one["evidence"][0]["start"] > len(HEAD) - 2]


@each("trade", TRADES)
@each("frame", SAYS)
def test_speaks_behind_a_trade(trade: str, frame: str) -> None:
    said = _read(frame.format(trade=trade, Trade=trade[0].upper() + trade[1:]), "statement")
    assert [one["speaker"]["name"] for one in said] == ["Rosa Diaz"]


@pytest.mark.parametrize("source", SOURCES)
def test_source_without_the_link(source: str) -> None:
    said = _read(f"According to {source}, only 17 trains run.", "statement")
    assert [one["speaker"]["name"] for one in said] == [source.partition(" of ")[0]]


@pytest.mark.parametrize("verb", VERBS)
def test_action_ends_before_who_says_it(verb: str) -> None:
    actions = [one["action"] for one in _read(f"Kenya should send ten trainees, the governor {verb}.", "commitment")]
    assert actions == ["send ten trainees"]


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_body_in_full(text: str, body: str) -> None:
    actors = [actor["name"] for one in _read(text, "commitment") for actor in one["actors"]]
    assert len(actors) == 1 and actors[0].endswith(body)


@pytest.mark.parametrize(("text", "who"), PLAIN)
def test_who_acts(text: str, who: list[str]) -> None:
    actors = [actor["name"] for one in _read(text, "commitment") for actor in one["actors"]]
    wanted = [*who, "Kerbrat Logiciels"] if who == ["Indus Infra"] else who
    assert [actor.removeprefix("The ") for actor in actors] == wanted


@pytest.mark.parametrize("text", RULES)
def test_no_commitment(text: str) -> None:
    assert _read(text, "commitment") == []
