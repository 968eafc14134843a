"""What the tables of encounters ask of a text: its meetings, and who took part."""

from __future__ import annotations

from communique.entries.reading import read_text
from communique.kinds import Meeting


def met(text: str) -> list[Meeting]:
    """The meetings that are read from a text."""
    return [one for one in read_text(text).entries if isinstance(one, Meeting)]


def names(one: Meeting) -> list[str]:
    """The names of those who took part, sorted."""
    return sorted(str(who.name) for who in one.participants)
