"""The fields that a person may give to an entry: from words on a command line to values, checked by kind."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, get_type_hints

from communique.errors import UsageError
from communique.kinds import KINDS, Actor, Area, Entry, Person, Sector, from_json, plain
from communique.period import span

STATUSES = ("open", "in progress", "fulfilled", "partly fulfilled", "not fulfilled", "overdue")
BEARINGS = ("fulfils", "progresses", "delays", "contradicts", "repeats")
CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("meeting", "form"): ("meeting", "visit", "forum", "call", "signing", "other"),
    ("statement", "mode"): ("direct", "indirect"),
    ("figure", "measure"): ("level", "change", "share", "rank"),
    ("figure", "hedge"): ("exact", "about", "under", "over", "least", "most", "range"),
    ("commitment", "force"): ("firm", "soft", "conditional"),
    ("commitment", "type"): ("pledge", "offer", "proposal", "instruction", "plan", "agreement"),
    ("commitment", "status"): STATUSES,
    ("hub", "status"): ("existing", "planned"),
    ("followup", "bearing"): BEARINGS,
    ("followup", "state"): ("applied", "offered", "confirmed", "rejected"),
    ("reconciliation", "verdict"): ("agree", "agree when rounded", "conflict"),
}
PERIODS = ("date", "period", "compared_to", "due")
FIXED = tuple(field.name for field in fields(Entry))  # id, document and evidence: what an entry is, not what it says
_YEARLESS = re.compile(r"--(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\Z")
_CODED = re.compile(r"(?P<name>.+?)\s*\((?P<code>[A-Z]{2}(?:-[A-Z0-9]{1,3})?|\d{2}(?:\d{2})?)\)\Z")


def field_names(kind: str) -> tuple[str, ...]:
    """The fields of a kind that a person may edit."""
    return tuple(field.name for field in fields(KINDS[kind]) if field.name not in FIXED)


def read_field(kind: str, name: str, said: str) -> Any:
    """The contract's value of a field from a person's words: empty is `null`, lists are parted by semicolons.

    Areas and goods may carry their code, as `Kenya (KE)` or `buses (8702)`, people their role, as `Ana Kovač, Minister
    of Trade`; whatever begins with `[` or `{` is JSON. Raises `UsageError` for a field that the kind has not, and for
    a value that is not of its type.
    """
    if name not in field_names(kind):
        raise UsageError(f"A {kind} has no field {name!r} to set; it has {', '.join(field_names(kind))}.")
    said = said.strip()
    if said[:1] in ("[", "{"):
        try:
            return json.loads(said)
        except ValueError as error:
            raise UsageError(f"The value of {name} begins like JSON and is none: {error}.") from error
    hint = get_type_hints(KINDS[kind])[name]
    if said in ("", "null"):
        return [] if str(hint).startswith("tuple") else None
    make = _MAKERS.get(hint)
    if make is None:
        return said
    try:
        return make(said)
    except ValueError as error:
        raise UsageError(f"{said!r} is no {name}: write a number, such as 556e6 or 24.8.") from error


def read_fields(kind: str, pairs: Mapping[str, str]) -> dict[str, Any]:
    """The values of several fields, as `read_field` reads each."""
    return {name: read_field(kind, name, said) for name, said in pairs.items()}


def _coded(said: str) -> dict[str, Any]:
    match = _CODED.match(said)
    return {"name": match["name"], "code": match["code"]} if match else {"name": said, "code": None}


def _actor(said: str) -> dict[str, Any]:
    coded = _coded(said)
    return coded if coded["code"] else {"name": coded["name"]}


def _person(said: str) -> dict[str, Any]:
    name, _, role = said.partition(",")
    return {"name": name.strip() or None, "role": role.strip() or None, "represents": None}


def _many(make: Callable[[str], Any]) -> Callable[[str], list[Any]]:
    return lambda said: [make(part.strip()) for part in said.split(";") if part.strip()]


_MAKERS: dict[Any, Callable[[str], Any]] = {
    float | None: lambda said: float(said.replace(",", "").replace("_", "")),
    float: float,
    Area: _coded,
    Area | None: _coded,
    Actor | None: _actor,
    Person | None: _person,
    tuple[Area, ...]: _many(_coded),
    tuple[Actor, ...]: _many(_actor),
    tuple[Person, ...]: _many(_person),
    tuple[Sector, ...]: _many(_coded),
    tuple[str, ...]: _many(str),
}


def check_record(record: Mapping[str, Any]) -> None:
    """Raise `UsageError` where an entry is not as the contract has its kind: a choice, a period, a number, a person."""
    kind = record["kind"]
    for name in field_names(kind):
        value = record.get(name)
        if (choices := CHOICES.get((kind, name))) and value not in choices:
            raise UsageError(f"The {name} of a {kind} is one of {', '.join(choices)}, not {value!r}.")
        if name in PERIODS and value is not None:
            _check_period(name, value)
    _check_kind(record)
    _check_types(record)
    low, high = record.get("low"), record.get("high")
    if low is not None and high is not None and low > high:
        raise UsageError(f"The interval runs from {low:g} to {high:g}: low must not be above high.")


def _check_kind(record: Mapping[str, Any]) -> None:
    match record["kind"]:
        case "figure" if record.get("low") is None and record.get("high") is None:
            raise UsageError("A figure needs an amount: give low and high, such as low=556e6 high=557e6.")
        case "figure" if not record.get("unit") or not record.get("indicator"):
            raise UsageError("A figure needs an indicator and a unit, such as indicator=exports unit=USD.")
        case "commitment" if not record.get("action"):
            raise UsageError("A commitment needs an action: the words that say what is to be done.")
        case "meeting" if not record.get("participants"):
            raise UsageError("A meeting needs its participants, such as participants='Ana Kovač, Minister of Trade'.")


def _check_period(name: str, value: Any) -> None:
    if not isinstance(value, str) or not (span(value) or _YEARLESS.match(value)):
        raise UsageError(f"{value!r} is no {name}: write 2023-09-19, 2023-09, 2023 or 2023-01/2023-07.")


def _check_types(record: Mapping[str, Any]) -> None:
    """Whether the record comes back as it is from the typed entry that it describes."""
    kind = record["kind"]
    hints = get_type_hints(KINDS[kind])
    for name in field_names(kind):
        if str(hints[name]).startswith("tuple") and not isinstance(record.get(name), list):
            raise UsageError(f"The {name} of a {kind} is a list, not {record.get(name)!r}.")
    try:
        entry = from_json(dict(record))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"This is no {kind} as the contract has it: {error}.") from error
    for name in field_names(kind):
        value, hint = record.get(name), hints[name]
        if hint is str and not isinstance(value, str):
            raise UsageError(f"A {kind} needs the field {name}.")
        if hint == str | None and not isinstance(value, str | None):
            raise UsageError(f"The {name} of a {kind} is words, not {value!r}.")
        if hint in (float, float | None) and (isinstance(value, bool) or not isinstance(value, int | float | None)):
            raise UsageError(f"The {name} of a {kind} is a number, not {value!r}.")
    for name in field_names(kind):
        _check_named(kind, name, plain(getattr(entry, name)))


def _check_named(kind: str, name: str, value: Any) -> None:
    """Whether each area, actor and piece of goods has a name, and each person a name or a role."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict) and "name" in each and not (each["name"] or each.get("role")):
            raise UsageError(f"The {name} of a {kind} lacks a name.")
