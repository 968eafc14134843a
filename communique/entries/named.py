"""A name with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.roles import Role

NICKNAME_MARKS: Final = frozenset(("“", "”", '"', "‘", "’"))  # around a nickname inside a name
ADDRESS: Final = frozenset(("highness", "excellency", "prince"))  # ranks that say how somebody is addressed


@dataclass(slots=True)
class Named:
    """A name found at tokens `start` to `stop`; `span` covers its titles and appositions too."""

    start: int
    stop: int
    span: tuple[int, int]
    role: Role | None
    gender: str | None
    strong: bool = True
