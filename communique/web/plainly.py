"""What a page shows, as plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from communique.kinds import Document, Entry, plain
from communique.ledger.store import Kept
from communique.web.addresses import address_of


def as_plain(value: Any) -> Any:
    """The value as JSON knows it; entries and documents as the contract has them, with their address as `href`."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Kept():
            where = {name: getattr(value, name) for name in ("title", "published", "outlet", "source")}
            return {**as_plain(value.entry), "where": where, "rule": value.rule}
        case Document() | Entry():
            found = {**value.to_json(), "href": address_of(value)}
            return found if found.get("text") or found["kind"] != "document" else _without(found, "text", "source")
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): as_plain(each) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [as_plain(each) for each in value]
    if hasattr(value, "to_json"):
        return as_plain(value.to_json())
    if is_dataclass(value) and type(value).__module__.startswith("communique.kinds"):
        return plain(value)
    if is_dataclass(value):
        return {each.name: as_plain(getattr(value, each.name)) for each in fields(value) if "page" not in each.metadata}
    raise TypeError(f"{type(value).__name__} has no plain form.")


def _without(found: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name not in names}
