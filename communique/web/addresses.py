"""Where each thing stands on the site."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

FOLDERS = {
    "document": "documents", "meeting": "meetings", "statement": "statements", "figure": "figures",
    "commitment": "commitments", "hub": "hubs", "story": "stories", "reconciliation": "conflicts",
    "followup": "followups", "judgement": "judgements",
}  # fmt: skip
KINDS = {folder: kind for kind, folder in FOLDERS.items()}


def address_of(entry: Any) -> str:
    """The address of an entry's or a document's own page."""
    return address(entry.kind, entry.id)


def address(kind: str, id: str) -> str:
    """The address of the page of the entry or document with this kind and id."""
    return f"/{FOLDERS[kind]}/{quote(id, safe='')}"


def area_address(area: Any) -> str:
    """The address of an area's page: by its code, or where it has none by its name."""
    return f"/areas/{quote(area.code or area.name, safe='')}"


def person_address(name: str) -> str:
    """The address of a person's or an organisation's page."""
    return f"/people/{quote(name, safe='')}"


def with_query(path: str, **asked: Any) -> str:
    """A path with what is asked behind it; what is empty is left out."""
    kept = {name: value for name, value in asked.items() if value not in (None, "", False)}
    return path + (f"?{urlencode(kept)}" if kept else "")
