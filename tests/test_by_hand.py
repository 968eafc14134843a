"""Entries added by hand: a document of the words and the source, and what the reader finds in the words."""

from __future__ import annotations

from typing import Any

import pytest

from communique.by_hand import Given, make_by_hand
from communique.errors import UsageError
from communique.kinds import Commitment, Figure, Meeting, document_id

SAID = "Minister of Trade of Kenya Amina Wanjiru said that Kenya will deliver 200 buses to Uganda by June 2025."


def given(kind: str = "commitment", words: str = SAID, source: str = "Own notes", **rest: Any) -> Given:
    return Given(kind, words, source, rest.get("day"), rest.get("fields", {}))


def test_the_document_is_the_words_and_the_source() -> None:
    document, entry, told = make_by_hand(given(day="2024-05-03", source="Round table,  own\nnotes"))
    assert document.text == f"{SAID}\n\nRound table, own notes, 2024-05-03\n"
    assert document.id == document_id(document.text.encode())
    assert (document.sources, document.published) == (("Round table, own notes",), "2024-05-03")
    assert entry.document == told.document == document.id
    assert [document.text[piece.start : piece.end] for piece in entry.evidence] == [SAID]
    assert make_by_hand(given(day="2024-05-03", source="Round table, own notes")) == (document, entry, told)


def test_fields_given_count_before_what_is_read_in_the_words() -> None:
    _, read, _ = make_by_hand(given(day="2024-05-03"))
    assert isinstance(read, Commitment)
    assert (read.force, read.due) == ("firm", "2025-06")
    _, said, _ = make_by_hand(
        given(day="2024-05-03", fields={"due": "2025-09", "force": "soft", "actors": "Kenya (KE)"})
    )
    assert isinstance(said, Commitment)
    assert (said.force, said.due, [actor.code for actor in said.actors]) == ("soft", "2025-09", ["KE"])
    assert said.id != read.id


def test_a_figure_is_read_or_given() -> None:
    words = "Trade between Kenya and Uganda reached almost $557 million in 2022."
    _, figure, _ = make_by_hand(given("figure", words))
    assert isinstance(figure, Figure)
    assert (figure.low, figure.high, figure.unit) == (556e6, 557e6, "USD")
    with pytest.raises(UsageError, match="needs an amount"):
        make_by_hand(given("figure", "A lot, he said."))
    fields = {"indicator": "exports", "low": "1e6", "high": "2e6", "unit": "USD"}
    _, figure, _ = make_by_hand(given("figure", "A lot, he said.", fields=fields))
    assert isinstance(figure, Figure)
    assert (figure.low, figure.stated) == (1e6, "A lot, he said.")


def test_a_meeting_needs_its_participants() -> None:
    with pytest.raises(UsageError, match="participants"):
        make_by_hand(given("meeting", "They met."))
    _, meeting, _ = make_by_hand(given("meeting", "They met.", fields={"participants": "Ana Kovač, Minister; Ben Ali"}))
    assert isinstance(meeting, Meeting)
    assert [person.name for person in meeting.participants] == ["Ana Kovač", "Ben Ali"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"words": " "}, "Give the words"),
        ({"source": ""}, "Give the source"),
        ({"kind": "story"}, "no adding"),
        ({"day": "May"}, "no day"),
        ({"fields": {"force": "strong"}}, "one of firm"),
    ],
)
def test_what_is_missing_or_wrong_is_told(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        make_by_hand(given(**changed))


def test_what_the_words_tell_is_followed() -> None:
    words = "The plant that Kenya promised to Gujarat opened its doors in Mombasa on Monday."
    document, _, told = make_by_hand(given(words=words, fields={"actors": "Kenya (KE)"}))
    assert "KE" in told.areas
    assert all(document.text[each.start : each.end] == each.text for each in told.passages)
    assert [each.bearing for each in told.passages] == ["fulfils"]
