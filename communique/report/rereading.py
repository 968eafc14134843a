"""What reading again changed, on the screen: a line for each entry that is new, gone or different."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Group, RenderableType
from rich.text import Text

from communique.compare.rereading import Change
from communique.kinds import Document, from_json
from communique.report.phrases import one_line
from communique.report.table import COLUMNS

_MARKS = {"added": ("+", "green"), "gone": ("-", "red"), "changed": ("~", "yellow")}
_SHOWN = 200  # characters of a value


@dataclass(slots=True)
class Tally:
    """How many documents were read again, differed, could not be read, and what changed in their entries."""

    read: int = 0
    differ: int = 0
    missing: int = 0
    changes: Counter[str] = field(default_factory=Counter)

    def add(self, differs: bool, missing: bool, changes: Sequence[str]) -> None:
        """Count a document."""
        self.read += not missing
        self.differ += differs
        self.missing += missing
        self.changes.update(changes)

    def sentence(self, preview: bool) -> str:
        """The last line: the sums."""
        counts = ", ".join(f"{self.changes[what]:,} {what}" for what in ("added", "gone", "changed"))
        missing = f"; {self.missing:,} could not be read again" if self.missing else ""
        kept = "; nothing was kept of it, for it was a preview" if preview else ""
        return f"{self.read:,} read again, {self.differ:,} differ; entries: {counts}{missing}{kept}."


def show_reread(before: Document, after: Document, fields: Sequence[str], changes: Sequence[Change]) -> RenderableType:
    """The document's name, the fields of it that differ, and its entries that do."""
    lines = [Text(one_line(f"{after.title or after.source or after.id} ({after.id})"), style="bold")]
    for name in fields:
        said = "extracted otherwise" if name == "text" else _pair(getattr(before, name), getattr(after, name))
        lines.append(Text(f"  ~ {name}: {said}", style="yellow"))
    for change in changes:
        mark, style = _MARKS[change.what]
        entry = change.entry
        lines.append(Text(f"  {mark} {entry['kind']} {entry['id']}: {_summary(change)}", style=style))
    return Group(*lines)


def _summary(change: Change) -> str:
    if change.what != "changed" or change.before is None or change.after is None:
        entry = from_json(dict(change.entry))
        said = (f"{name} {one_line(value(entry))}" for name, value in COLUMNS[entry.kind] if one_line(value(entry)))
        return "; ".join(said)[: 3 * _SHOWN]
    pairs = [f"{name}: {_pair(_value(change.before, name), _value(change.after, name))}" for name in change.fields]
    return "; ".join(pairs)


def _value(record: object, name: str) -> object:
    value = record.get(name) if hasattr(record, "get") else None
    return " … ".join(piece["text"] for piece in value) if name == "evidence" and isinstance(value, list) else value


def _pair(one: object, other: object) -> str:
    return f"{_said(one)} -> {_said(other)}"


def _said(value: object) -> str:
    match value:
        case None:
            return "none"
        case int() | float() if not isinstance(value, bool):
            return f"{value:,.15g}"
    return one_line(str(value))[:_SHOWN]
