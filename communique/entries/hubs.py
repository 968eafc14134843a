"""Places said to serve, or to be made to serve, as a base for reaching others."""

from __future__ import annotations

from communique.entries.context import Context
from communique.kinds import Hub


def find_hubs(context: Context, document: str) -> list[tuple[Hub, str]]:
    """The hubs of a document, one a place, each with the rule that found it."""
    return []
