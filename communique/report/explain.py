"""A document's text with what was read marked in it, and for each entry the rule that spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.text import Text

from communique.kinds import Document, Entry
from communique.report.context import CLOSE, OPEN
from communique.report.phrases import one_line, safe
from communique.report.table import COLUMNS, put

_STYLES = {"meeting": "magenta", "statement": "blue", "figure": "green", "commitment": "yellow", "hub": "cyan"}
_UNCLEAR = "red"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text with the label and the style of what was read there."""

    start: int
    end: int
    label: str
    style: str


def label_entries(entries: Sequence[Entry]) -> list[str]:
    """A short label for each entry: the first letter of its kind and its number among them, `f3`."""
    counts: dict[str, int] = {}
    labels = []
    for entry in entries:
        counts[entry.kind] = counts.get(entry.kind, 0) + 1
        labels.append(f"{entry.kind[0]}{counts[entry.kind]}")
    return labels


def mark_text(text: str, marks: Sequence[Mark]) -> Text:
    """The text with ⟦label … label⟧ around each mark; they may lie in or across each other."""
    openings: dict[int, list[Mark]] = {}
    closings: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        openings.setdefault(mark.start, []).append(mark)
        closings.setdefault(mark.end, []).append(mark)
    shown, at = Text(), 0
    for place in sorted({*openings, *closings}):
        shown.append(safe(text[at:place]))
        at = place
        for mark in reversed(closings.get(place, ())):
            shown.append(f" {mark.label}{CLOSE}", style=mark.style)
        for mark in openings.get(place, ()):
            shown.append(f"{OPEN}{mark.label} ", style=mark.style)
    shown.append(safe(text[at:]))
    return shown


def show_explanation(
    document: Document,
    entries: Sequence[Entry],
    rules: dict[str, str],
    unclear: Sequence[tuple[int, int, str]],
    settled: dict[str, str] | None = None,
) -> RenderableType:
    """The marked text, then a line for each entry with its fields and its rule, then what could not be made out.

    `settled` says by what the document got its title, day and outlet.
    """
    labels = label_entries(entries)
    marks = [
        Mark(piece.start, piece.end, label, _STYLES.get(entry.kind, ""))
        for entry, label in zip(entries, labels, strict=True)
        for piece in entry.evidence
    ]
    marks += [Mark(start, end, f"?{number}", _UNCLEAR) for number, (start, end, _) in enumerate(unclear, 1)]
    head = " · ".join(one_line(str(v)) for v in (document.title, document.published, document.outlet) if v)
    parts: list[RenderableType] = [Text(head, style="bold")]
    if settled and set(settled.values()) != {"text"}:
        parts.append(Text("; ".join(f"{name}: by {by}" for name, by in settled.items()), style="dim"))
    parts += [Text(), mark_text(document.text, marks), Text()]
    for entry, label in zip(entries, labels, strict=True):
        parts += _entry_lines(entry, label, rules.get(entry.id))
    for number, (_, _, sentence) in enumerate(unclear, 1):
        parts.append(Text.assemble((f"?{number}  ", _UNCLEAR), one_line(sentence)))
    return Group(*parts)


def _entry_lines(entry: Entry, label: str, rule: str | None) -> list[RenderableType]:
    values = "; ".join(f"{name} {said}" for name, value in COLUMNS[entry.kind] if (said := one_line(value(entry))))
    return [
        Text.assemble((f"{label}  {entry.kind}", _STYLES.get(entry.kind, "")), f"  {values}"),
        Text(f"    rule: {rule or 'not noted'}", style="dim"),
    ]


def print_explanation(console: Console, reading: Any) -> None:
    """Print the explanation of a reading."""
    found = show_explanation(reading.document, reading.entries, reading.rules, reading.unclear, reading.settled)
    put(console, found, soft_wrap=True)
