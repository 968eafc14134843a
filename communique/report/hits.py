"""What a search found, grouped by kind, the words marked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.ledger.search import Hit
from communique.report.context import CLOSE, OPEN
from communique.report.phrases import one_line, safe


def show_hits(hits: Iterable[Hit], *, colour: bool) -> RenderableType:
    """The hits under the names of their kinds, the words in colour or between ⟦ and ⟧."""
    parts: list[RenderableType] = []
    for kind, group in groupby(hits, key=lambda hit: hit.kind):
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        for hit in group:
            table.add_row(Text(hit.id, style="dim"), _marked(hit, colour))
        parts += [*([Text()] if parts else []), Text(kind, style="bold"), table]
    return Group(*parts)


def _marked(hit: Hit, colour: bool) -> Text:
    shown = Text(f"{one_line(hit.title)}: " if hit.kind == "document" and hit.title else "")
    for piece, found in hit.pieces:
        words = safe(piece).replace("\n", " ")
        if found:
            shown.append(words if colour else f"{OPEN}{words}{CLOSE}", style="bold reverse" if colour else "")
        else:
            shown.append(words)
    return shown
