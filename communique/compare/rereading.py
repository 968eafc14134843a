"""What reading a document again changed: entries that are new, gone, or say something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

_SAME = 0.5  # of the words of two pieces of evidence that they share, from which on they are the same place
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """An entry before and after (`None` where it was not there or is gone), and the fields that differ."""

    what: Literal["added", "gone", "changed"]
    before: Record | None
    after: Record | None
    fields: tuple[str, ...] = ()

    @property
    def entry(self) -> Record:
        """The entry as it is now, or as it was."""
        found = self.after if self.after is not None else self.before
        return found if found is not None else {}


def compare_readings(before: Sequence[Record], after: Sequence[Record]) -> list[Change]:
    """What changed, in the order of the document: entries by their ids, then by their words, then by their place.

    Records are entries as contract JSON. Where evidence stands in the text is no change: texts are extracted anew.
    """
    gone, new = {r["id"]: r for r in before}, {r["id"]: r for r in after}
    pairs = [(gone.pop(id), new.pop(id)) for id in list(new) if id in gone]
    for same in (_same_words, _same_place):
        for one in list(gone.values()):
            other = next((each for each in new.values() if each["kind"] == one["kind"] and same(one, each)), None)
            if other is not None:
                pairs.append((gone.pop(one["id"]), new.pop(other["id"])))
    changes = [Change("changed", one, other, fields) for one, other in pairs if (fields := _different(one, other))]
    changes += [Change("gone", one, None) for one in gone.values()]
    changes += [Change("added", None, other) for other in new.values()]
    return sorted(changes, key=lambda change: (_start(change.entry), change.entry["kind"], change.entry["id"]))


def _different(one: Record, other: Record) -> tuple[str, ...]:
    names = [name for name in other if name not in ("id", "document", "evidence", "kind", "judgements")]
    found = [name for name in names if one.get(name) != other[name]]
    if _words(one) != _words(other):
        found.append("evidence")
    return tuple(found)


def _same_words(one: Record, other: Record) -> bool:
    return _words(one) == _words(other)


def _same_place(one: Record, other: Record) -> bool:
    a, b = ({word for text in _words(each) for word in text.casefold().split()} for each in (one, other))
    return len(a & b) >= _SAME * max(1, len(a | b))


def _words(record: Record) -> list[str]:
    return [piece["text"] for piece in record.get("evidence") or ()]


def _start(record: Record) -> int:
    return min((piece["start"] for piece in record.get("evidence") or ()), default=0)
