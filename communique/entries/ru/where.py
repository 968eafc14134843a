"""What the reader of encounters tells those who read announced ones and sessions: where, when, in which tokens."""

from __future__ import annotations

from typing import Protocol

from communique.text.page import Match


class Where(Protocol):
    """Who knows where an encounter takes place and which tokens tell it."""

    def place(self, match: Match, start: int, stop: int) -> str | None:
        """The place nearest to a word for an encounter."""

    def date(self, match: Match, start: int, stop: int) -> str | None:
        """The day nearest to a word for an encounter."""

    def span(self, match: Match, start: int, stop: int) -> tuple[int, int]:
        """The tokens of a clause without the marks at its end."""
