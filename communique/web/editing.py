"""The fields of an entry as a person edits them: in the command line's words, or as JSON where words would lose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from communique.errors import UsageError
from communique.kinds import Entry
from communique.ledger.fields import CHOICES, field_names, read_field


@dataclass(frozen=True, slots=True)
class EditField:
    """A field to edit: its name, its value in words, and the choices it has, if any."""

    name: str
    said: str
    choices: tuple[str, ...]


def edit_fields(entry: Entry) -> list[EditField]:
    """The fields of an entry that a person may edit."""
    record, kind = entry.to_json(), entry.kind
    return [
        EditField(name, say_field(kind, name, record.get(name)), CHOICES.get((kind, name), ()))
        for name in field_names(kind)
    ]


def changed_fields(entry: Entry, said: Mapping[str, str]) -> dict[str, Any]:
    """The values of the fields that a form gives other words for. Raises `UsageError` where they do not fit."""
    fields = {field.name: field.said for field in edit_fields(entry)}
    changed = {name: words for name, words in said.items() if name in fields and _plain(words) != _plain(fields[name])}
    return {name: read_field(entry.kind, name, words) for name, words in changed.items()}


def _plain(words: str) -> str:
    return " ".join(words.split())


def say_field(kind: str, name: str, value: Any) -> str:
    """A value in words that `read_field` reads as that value."""
    words = _say(value)
    try:
        same = read_field(kind, name, words) == value
    except UsageError:
        same = False
    return words if same else json.dumps(value, ensure_ascii=False)


def _say(value: Any) -> str:
    match value:
        case None:
            return ""
        case list():
            return "; ".join(_say(each) for each in value)
        case {"name": name, "role": role}:
            return ", ".join(part for part in (name, role) if part)
        case {"name": name, "code": code} if code:
            return f"{name} ({code})"
        case {"name": name}:
            return str(name)
        case float():
            return f"{value:.15g}"
    return str(value)
