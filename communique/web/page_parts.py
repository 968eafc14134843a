"""Parts that pages share: the navigation, the fields of a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

NAVIGATION = (
    ("/", "Overview"),
    ("/commitments", "Commitments"),
    ("/figures", "Figures"),
    ("/conflicts", "Conflicts"),
    ("/areas", "Areas"),
    ("/people", "People"),
    ("/meetings", "Meetings"),
    ("/documents", "Documents"),
    ("/search", "Search"),
    ("/review", "Review"),
    ("/upload", "Add reports"),
)


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a filter form; `sort` is words, choice or box."""

    name: str
    title: str
    sort: str
    help: str
    value: Any
    choices: tuple[str, ...]
    example: str
    required: bool = False
