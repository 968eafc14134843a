"""The scoreboard: of each actor or area how many commitments of which force, how they stand, and how many were late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from communique.compare.status import STATUSES
from communique.kinds import Commitment
from communique.ledger.rows import fold
from communique.report.following import Followed
from communique.report.phrases import one_line
from communique.report.table import plain_table

FEW = 20  # rated commitments below which a share is told as a count and not in percent


@dataclass(slots=True)
class Row:
    """The commitments of one actor or area: how many of each force, how they stand, how many are or were late."""

    name: str
    forces: dict[str, int] = field(default_factory=lambda: {"firm": 0, "soft": 0, "conditional": 0})
    statuses: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATUSES, 0))
    late: int = 0

    @property
    def rated(self) -> int:
        """How many are no longer open: kept, kept in part, not kept or overdue."""
        return sum(self.statuses[s] for s in ("fulfilled", "partly fulfilled", "not fulfilled", "overdue"))

    def to_json(self) -> dict[str, Any]:
        """As a plain object."""
        return {"name": self.name, **self.forces, "rated": self.rated, **self.statuses, "late": self.late}


def scoreboard(followed: Iterable[Followed], *, by: str = "area") -> list[Row]:
    """A row for each area, or for each actor, that is to act; one commitment of two sides counts for both."""
    rows: dict[str, Row] = {}
    for each in followed:
        for name in dict.fromkeys(_whose(each.commitment, by)):
            row = rows.setdefault(fold(name), Row(name))
            row.forces[each.commitment.force] = row.forces.get(each.commitment.force, 0) + 1
            row.statuses[each.standing.status] += 1
            row.late += each.standing.late is not None
    return sorted(rows.values(), key=lambda row: (-sum(row.forces.values()), row.name))


def _whose(one: Commitment, by: str) -> Iterator[str]:
    for actor in one.actors:
        if by == "actor" or actor.code:
            yield one_line(actor.name)
    speaker = one.speaker.represents if one.speaker else None
    if by == "area" and speaker and not any(actor.code for actor in one.actors):
        yield one_line(speaker.name)


def show_scoreboard(rows: Sequence[Row], *, limit: int) -> RenderableType:
    """The scoreboard for a console: counts, and shares only where enough are rated."""
    table = plain_table()
    for header in ("who", "firm", "soft", "conditional", "rated", "kept", "in part", "not kept", "overdue", "late"):
        table.add_column(header, justify="left" if header == "who" else "right")
    for row in rows[:limit]:
        kept = row.statuses["fulfilled"]
        share = f" ({kept / row.rated:.0%})" if row.rated >= FEW else ""
        cells = [row.name, *(str(row.forces.get(f, 0)) for f in ("firm", "soft", "conditional")), str(row.rated)]
        cells += [f"{kept}{share}", *(str(row.statuses[s]) for s in ("partly fulfilled", "not fulfilled", "overdue"))]
        table.add_row(*(Text(cell) for cell in (*cells, str(row.late))))
    note = (
        f"Shares are given from {FEW} rated commitments on. Late: kept or partly kept after the first date, or overdue."
    )
    return Group(table, Text(note, style="dim"))
