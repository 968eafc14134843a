"""Fields from a person's words, and entries checked by kind."""

from __future__ import annotations

from typing import Any

import pytest

from communique.errors import UsageError
from communique.kinds import KINDS, READ_KINDS
from communique.ledger.fields import CHOICES, check_record, field_names, read_field
from tests.builders import make_document, make_entries

RECORDS = {entry.kind: entry.to_json() for entry in make_entries(make_document())}


@pytest.mark.parametrize(
    ("kind", "name", "said", "value"),
    [
        ("commitment", "due", "2025-06", "2025-06"),
        ("commitment", "due", "", None),
        ("commitment", "actors", "", []),
        (
            "commitment",
            "actors",
            "Kenya (KE); Ministry of Trade",
            [{"name": "Kenya", "code": "KE"}, {"name": "Ministry of Trade"}],
        ),
        ("commitment", "sectors", "buses (8702)", [{"name": "buses", "code": "8702"}]),
        ("commitment", "counterpart", "Gujarat (IN-GJ)", {"name": "Gujarat", "code": "IN-GJ"}),
        (
            "commitment",
            "speaker",
            "Ana Kovač, Minister of Trade",
            {"name": "Ana Kovač", "role": "Minister of Trade", "represents": None},
        ),
        ("figure", "low", "556,000,000", 556e6),
        ("figure", "low", "5.5e6", 5.5e6),
        ("figure", "areas", '[{"name": "Kenya", "code": "KE"}]', [{"name": "Kenya", "code": "KE"}]),
        ("hub", "area", "Mombasa", {"name": "Mombasa", "code": None}),
    ],
)
def test_words_become_the_contract_s_values(kind: str, name: str, said: str, value: Any) -> None:
    assert read_field(kind, name, said) == value
    check_record({**RECORDS[kind], name: value})


@pytest.mark.parametrize(
    ("kind", "name", "said", "told"),
    [
        ("commitment", "evidence", "x", "no field 'evidence'"),
        ("commitment", "colour", "x", "it has force, type"),
        ("figure", "low", "many", "write a number"),
        ("figure", "areas", "[1", "begins like JSON"),
    ],
)
def test_words_that_are_none_are_told(kind: str, name: str, said: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_field(kind, name, said)


@pytest.mark.parametrize("kind", READ_KINDS)
def test_entries_as_they_are_read_pass_and_none_without_what_it_needs(kind: str) -> None:
    check_record(RECORDS[kind])
    for name in field_names(kind):
        with pytest.raises(UsageError):
            check_record({**RECORDS[kind], name: {"a": object}})


@pytest.mark.parametrize(
    ("kind", "changed", "told"),
    [
        ("figure", {"low": None, "high": None}, "needs an amount"),
        ("figure", {"unit": ""}, "needs an indicator and a unit"),
        ("figure", {"low": True}, "is a number"),
        ("figure", {"period": "2023-13"}, "no period"),
        ("commitment", {"action": ""}, "needs an action"),
        ("meeting", {"participants": []}, "needs its participants"),
        ("meeting", {"date": "--13-40"}, "no date"),
    ],
)
def test_what_a_kind_cannot_be_is_told(kind: str, changed: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        check_record({**RECORDS[kind], **changed})
    check_record({**RECORDS["meeting"], "date": "--06-09"})


def test_the_choices_are_of_fields_that_there_are() -> None:
    for kind, name in CHOICES:
        assert name in KINDS[kind].__dataclass_fields__
