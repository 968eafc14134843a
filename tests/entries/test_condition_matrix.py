"""Conditions before, inside and behind what they are for; dates in them are no deadlines; what binds nobody is none."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment

HEAD = (
    "Meeting in Baia Mare\n\nBAIA MARE, 3 March 2025 – Governor of Maramureș Ana Sol met Governor of Styria Bo Li in "
    "Baia Mare on 3 March.\n\n"
)


def read_behind_head(paragraph: str) -> list[Commitment]:
    return [one for one in read_text(f"{HEAD}{paragraph}\n").entries if isinstance(one, Commitment)]


@pytest.mark.parametrize(
    ("paragraph", "condition", "due"),
    [
        (
            "“We will lend two ships,” she added, “if your port applies this year.”",
            "if your port applies this year",
            None,
        ),
        (
            "Maramureș will lend two ships, she said, if the port applies this year.",
            "if the port applies this year",
            None,
        ),
        ("Maramureș will, if the port applies this year, lend two ships.", "if the port applies this year", None),
        ("Maramureș will build a bridge next year, funding permitting.", "funding permitting", "2026"),
        ("Weather permitting, Maramureș will send 20 horses in May.", "Weather permitting", "2025-05"),
        ("Maramureș will build a bridge only after parliament has agreed.", "only after parliament has agreed", None),
    ],
)
def test_a_condition_is_kept_and_its_date_is_no_deadline(paragraph: str, condition: str, due: str | None) -> None:
    (one,) = read_behind_head(paragraph)
    assert (one.force, one.condition, one.due) == ("conditional", condition, due)


def test_even_if_is_no_condition() -> None:
    (one,) = read_behind_head("Maramureș will build a bridge even if Styria does not pay.")
    assert (one.force, one.condition) == ("firm", None)


def test_what_would_have_been_done_is_none() -> None:
    assert read_behind_head("Had Styria agreed, Maramureș would have built a bridge.") == []


@pytest.mark.parametrize(
    ("paragraph", "due"),
    [
        ("On 21 October, Styria is to send 20 nurses.", "2025-10-21"),
        ("In October, Styria is to send 20 nurses.", "2025-10"),
        ("Maramureș invited Styria to the autumn fair in September.", "2025-09"),
        ("The two sides concurred on holding a fair in July.", "2025-07"),
        ("The governor asked Styria to settle, by the end of June, the debt.", "2025-06"),
    ],
)
def test_deadlines(paragraph: str, due: str) -> None:
    assert [one.due for one in read_behind_head(paragraph)] == [due]


@pytest.mark.parametrize(
    ("paragraph", "actors"),
    [
        ("The two also agreed to name contact persons.", ["Maramureș", "Styria"]),
        ("The team is due to hold its first meeting in June.", ["Maramureș", "Styria"]),
        ("Her team will hold its first meeting in May.", ["Her team"]),
        ("The Ministry of Labour, Invalids and Social Affairs will train 20 nurses.", None),
        ("The Directorate General of Standards and Metrology will train 20 nurses.", None),
        ("The Bureau of Energy and Mines will train 20 nurses.", None),
        (
            "The Department of Roads and the Agency for Water will build a dam.",
            ["Department of Roads", "Agency for Water"],
        ),
        ("Li will inspect a jetty on Tuesday.", ["Bo Li"]),
    ],
)
def test_who_acts(paragraph: str, actors: list[str] | None) -> None:
    (one,) = read_behind_head(paragraph)
    assert [actor.name for actor in one.actors] == (actors or [paragraph.removeprefix("The ").partition(" will")[0]])


@pytest.mark.parametrize(
    ("paragraph", "read"),
    [
        (
            "The two sides signed a memorandum on farm labour, under which a federation is to receive 120 nurses by May.",
            [("agreement", None), ("pledge", "2025-05")],
        ),
        (
            "The two sides signed a memorandum on farm labour under which Styria will receive 120 nurses by May.",
            [("agreement", None), ("agreement", "2025-05")],
        ),
        ("The governors exchanged notes under which Styria will lend 4 million euros.", [("agreement", None)]),
        ("The doctors exchanged notes on the treatment.", []),
    ],
)
def test_what_a_paper_lays_on_somebody_is_an_entry_of_its_own(
    paragraph: str, read: list[tuple[str, str | None]]
) -> None:
    assert [(one.type, one.due) for one in read_behind_head(paragraph)] == read


@pytest.mark.parametrize(
    ("paragraph", "actor"),
    [
        ("The head of the Department of Roads, Rita Pop, said her agency would build a mill.", "Department of Roads"),
        ("Rita Pop, rector of the Technical University, said her institution would build it.", "Technical University"),
        ("The president of the Sighet Chamber of Commerce, Rita Pop, said the chamber would build a mill.",
         "Sighet Chamber of Commerce"),
        ("Before noon the delegation laid flowers, and in the evening it will attend a concert.", "the delegation"),
        ("“The museum is our front door,” she said, adding that it will hire a guide by spring.", "museum"),
    ],
)  # fmt: skip
def test_whose_body_acts(paragraph: str, actor: str) -> None:
    assert [one.actors[0].name for one in read_behind_head(paragraph)] == [actor]


def test_a_verb_that_another_follows_is_joined() -> None:
    text = "Styria will build a farm, send experts to train dairies and help introduce flowers."
    assert len(read_behind_head(text)) == 3


def test_a_town_without_a_code_is_a_side() -> None:
    text = (
        "The Mayor of Varna, Stoyan Dragnev, received on 6 June 2023 a delegation from Batumi headed by the Chair of the "
        "City Assembly, Nino Beridze.\n\nThe two municipalities agreed to hold drills next spring. “We will offer you a "
        "slot,” Beridze said.\n"
    )
    both, own = [one for one in read_text(text).entries if isinstance(one, Commitment)]
    assert [actor.name for actor in both.actors] == ["Varna", "Batumi"]
    assert ([actor.name for actor in own.actors], own.counterpart and own.counterpart.name) == (["Batumi"], "Varna")


NUMBERED = (
    "Joint communiqué\n\nSighet, 3 March 2025\n\n1. The Governor of Maramureș, Ana Sol, and the Governor of Styria, Bo Li, "
    "met in Sighet on 3 March 2025.\n\n"
)


@pytest.mark.parametrize(
    ("paragraph", "actors", "types"),
    [
        (
            "5. The Governors directed their Ministers responsible for transport to:\n\n(a) conclude a study by May;\n"
            "(b) align limits; and\n(c) open a lane.",
            [["Ministers responsible for transport"]] * 3,
            ["instruction"] * 3,
        ),
        (
            "5. The Governors agreed to: (i) build a bridge by 2027; (ii) train 20 nurses, and (iii) hold a fair.",
            [["Maramureș", "Styria"]] * 3,
            ["agreement"] * 3,
        ),
        (
            "8. The two Governors witnessed the signing of:\n\n(i) a Memorandum of Understanding on tourism; and\n(ii) an "
            "Agreement on driving licences.",
            [["Maramureș", "Styria"]] * 2,
            ["agreement"] * 2,
        ),
        ("8. Ana Sol, for her part, requested the secondment of ten veterinarians.", [[]], ["proposal"]),
    ],
)
def test_lists_of_a_communique(paragraph: str, actors: list[list[str]], types: list[str]) -> None:
    read = [one for one in read_text(f"{NUMBERED}{paragraph}\n").entries if isinstance(one, Commitment)]
    assert [[actor.name for actor in one.actors] for one in read] == actors
    assert [one.type for one in read] == types
