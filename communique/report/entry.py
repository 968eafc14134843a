"""One entry or document on the screen: its fields, its words in context, where it was read and by which rule."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.kinds import Document, Entry, plain
from communique.ledger.filters import Filter
from communique.ledger.judgements import history
from communique.ledger.origins import find_origin
from communique.ledger.store import Kept, Ledger
from communique.report.context import show_context
from communique.report.difference import show_difference
from communique.report.phrases import one_line, safe, say_change, say_counts, say_period
from communique.report.table import put
from communique.said import Came

_ELSEWHERE = ("id", "document", "evidence", "content")  # shown above and below the fields
_OPENING = 600


def show_entry(ledger: Ledger, kept: Kept, *, colour: bool) -> RenderableType:
    """An entry: kind and id, its words in context with the words marked, all its fields, its document and rule."""
    entry: Entry = kept.entry
    parts: list[RenderableType] = [Text(f"{entry.kind} {entry.id}", style="bold")]
    for id, pieces in _by_document(entry).items():
        document = ledger.document(id)
        parts += [Text(), show_context(document.text, pieces, colour=colour), Text(_where(document), style="dim")]
    parts += [Text(), _fields(entry)]
    if kept.rule:
        parts.append(Text(f"Read by the rule {kept.rule}.", style="dim"))
    if entry.kind != "judgement":
        parts += _judged(ledger, kept)
    return Group(*parts)


def _judged(ledger: Ledger, kept: Kept) -> list[RenderableType]:
    """What people decided of the entry, the first judgement first; those taken back too."""
    made = history(ledger, kept.id)
    if not made:
        return []
    standing = set(json.loads(kept.line).get("judgements", ()))
    table = Table.grid(padding=(0, 2))
    for each in made:
        back = "" if each.id in standing or each.undoes else "(does not count)"
        told = (each.at[:10], each.by, say_change(each.change), each.note or "", each.source or "", each.id, back)
        table.add_row(*(Text(one_line(cell)) for cell in told))
    return [Text(), Text("Judged", style="bold"), table]


def show_document(ledger: Ledger, document: Document) -> RenderableType:
    """A document: where it comes from, what was read in it, and the beginning of its text."""
    wanted = Filter(documents=(document.id,), versions=True)
    counts = ledger.counts(wanted)
    counts.pop("document", None)
    said = say_counts(counts) or "nothing"
    opening = safe(document.text[:_OPENING]).rstrip() + (" …" if len(document.text) > _OPENING else "")
    table = Table.grid(padding=(0, 2))
    for name in ("title", "published", "outlet", "language", "sha256", "replaces"):
        if value := getattr(document, name):
            table.add_row(name, Text(one_line(value)))
    for source in document.sources:
        table.add_row("source", Text(one_line(source)))
    if (came := find_origin(ledger, document.id)) is not None:
        for name, by in (("came as", came.said.kind), ("found by", came.said.via), *_settled_by(came)):
            if by:
                table.add_row(name, Text(one_line(by)))
    table.add_row("read in it", Text(said))
    parts: list[RenderableType] = [Text(f"document {document.id}", style="bold"), table, Text(), Text(opening)]
    if document.replaces:
        changes = show_difference(ledger.document(document.replaces).text, document.text)
        parts += [Text(), Text(f"Against the version {document.replaces} that it replaces", style="bold"), *changes]
    return Group(*parts)


def _settled_by(came: Came) -> list[tuple[str, str]]:
    """By what title, day and outlet were settled, where that was not the text alone."""
    return [(f"{name} by", by) for name, by in came.by.items() if by != "text"]


def _by_document(entry: Entry) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for piece in entry.evidence:
        if id := piece.document or entry.document:
            found.setdefault(id, []).append(piece)
    return found


def _where(document: Document) -> str:
    named = (document.title, document.outlet, say_period(document.published), document.source, document.id)
    return "- " + one_line(" · ".join(value for value in named if value))


def _fields(entry: Entry) -> Table:
    table = Table.grid(padding=(0, 2))
    for name in type(entry).__dataclass_fields__:
        if name not in _ELSEWHERE:
            table.add_row(name.replace("_", " "), Text(_said(plain(getattr(entry, name)))))
    places = ", ".join(f"{piece.start} to {piece.end}" for piece in entry.evidence)
    table.add_row("evidence", Text(f"code points {places}"))
    return table


def _said(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, list):
        return "; ".join(_said(each) for each in value) or "-"
    if isinstance(value, dict):
        return one_line(", ".join(f"{_said(each)}" for each in value.values() if each is not None))
    return one_line(f"{value:,}" if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value))


def print_kept(console: Console, ledger: Ledger, found: Document | Kept) -> None:
    """Print an entry or a document."""
    if isinstance(found, Document):
        put(console, show_document(ledger, found))
    else:
        put(console, show_entry(ledger, found, colour=console.color_system is not None))
