"""An entry as people judged it: what was read, and over it each judgement that stands, in the order they were made."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
Hidden = str | None  # why an entry is in no list: rejected, merged, split, taken back

# What a person can decide; each is the only key, or the first, of a judgement's `change`.
WHAT = (
    "confirmed", "rejected", "edited", "rated", "owner", "reminder", "merged", "split", "added", "removed", "people",
    "areas", "noted", "undone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement as it touches one entry: the judgement's id, its change, by whom, and the entry's place in it.

    `others` are the records of the further entries that it is about, as a merge's.
    """

    id: str
    change: Mapping[str, Any]
    by: str
    position: int = 0
    others: tuple[Record, ...] = ()


def as_judged(record: Record, decisions: Iterable[Decision]) -> tuple[Record, Hidden]:
    """The record with all that was decided, and why it is in no list (`None` where it is)."""
    judged, hidden = deepcopy(record), None
    for decision in decisions:
        before = deepcopy(judged), hidden
        what = next(key for key in decision.change if key in WHAT)
        judged, hidden = _APPLY[what](judged, hidden, decision)
        if (judged, hidden) != before or what == "confirmed":
            judged.setdefault("judgements", []).append(decision.id)
    return judged, hidden


def _confirmed(record: Record, hidden: Hidden, decision: Decision) -> tuple[Record, Hidden]:
    if record["kind"] == "followup":
        record["state"] = "confirmed"
    return record, None if hidden == "rejected" else hidden


def _rejected(record: Record, hidden: Hidden, decision: Decision) -> tuple[Record, Hidden]:
    if record["kind"] == "followup":  # its state says it, and the list of a commitment's follow-ups shows it
        record["state"] = "rejected"
        return record, hidden
    return record, hidden or "rejected"


def _edited(record: Record, hidden: Hidden, decision: Decision) -> tuple[Record, Hidden]:
    return {**record, **deepcopy(dict(decision.change["edited"]))}, hidden


def _rated(record: Record, hidden: Hidden, decision: Decision) -> tuple[Record, Hidden]:
    return {**record, "status": decision.change["rated"]}, hidden


def _noted(record: Record, hidden: Hidden, decision: Decision) -> tuple[Record, Hidden]:
    return record | {name: decision.change[name] for name in ("owner", "reminder") if name in decision.change}, hidden


def _merged(record: Record, hidden: Hidden, decision: Decision) -> tuple[Record, Hidden]:
    if decision.position:
        return record, "merged"
    pieces = {(p["start"], p["end"]): p for each in (*decision.others, record) for p in each["evidence"]}
    record["evidence"] = [pieces[place] for place in sorted(pieces)]
    for other in decision.others:
        for name, value in other.items():
            if record.get(name) in (None, []) and value not in (None, []):
                record[name] = deepcopy(value)
    return record, hidden


def _split(record: Record, hidden: Hidden, decision: Decision) -> tuple[Record, Hidden]:
    return record, hidden if decision.position else "split"


def _added(record: Record, hidden: Hidden, decision: Decision) -> tuple[Record, Hidden]:
    return {**record, "by_hand": decision.by}, hidden


def _people(record: Record, hidden: Hidden, decision: Decision) -> tuple[Record, Hidden]:
    change = decision.change["people"]
    if not _concerns(change, record):
        return record, hidden
    names = {fold_name(name) for name in change["names"]}
    rename: Callable[[Record], None] = lambda named: named.update(name=change["into"])  # noqa: E731
    _rename(record, names, rename, areas=False)
    return record, hidden


def _areas(record: Record, hidden: Hidden, decision: Decision) -> tuple[Record, Hidden]:
    change = decision.change["areas"]
    if not _concerns(change, record):
        return record, hidden
    names = {fold_name(name) for name in change["names"]}
    rename: Callable[[Record], None] = lambda named: named.update(change["into"])  # noqa: E731
    _rename(record, names, rename, areas=True)
    return record, hidden


def _as_it_is(record: Record, hidden: Hidden, decision: Decision) -> tuple[Record, Hidden]:
    return record, hidden


_APPLY: dict[str, Callable[[Record, Hidden, Decision], tuple[Record, Hidden]]] = {
    "confirmed": _confirmed,
    "rejected": _rejected,
    "edited": _edited,
    "rated": _rated,
    "owner": _noted,
    "reminder": _noted,
    "merged": _merged,
    "split": _split,
    "added": _added,
    "removed": _as_it_is,
    "people": _people,
    "areas": _areas,
    "noted": _as_it_is,
    "undone": _as_it_is,
}


def fold_name(name: str) -> str:
    """A name as names are compared here: one form of writing, no case, single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _concerns(change: Mapping[str, Any], record: Record) -> bool:
    """Whether a decision about names is about this entry: about all, or those of some documents or entries only."""
    within = change.get("in")
    return not within or record["id"] in within or record.get("document") in within


def _rename(value: Any, names: set[str], rename: Callable[[Record], None], *, areas: bool) -> None:
    """Rename people and organisations, or areas, wherever they stand in a record."""
    if isinstance(value, list):
        for each in value:
            _rename(each, names, rename, areas=areas)
    elif isinstance(value, dict):
        name = value.get("name")
        if isinstance(name, str) and fold_name(name) in names and _may_be(value, areas=areas):
            rename(value)
        for key, each in value.items():
            if key not in ("evidence", "sectors"):
                _rename(each, names, rename, areas=areas)


def _may_be(named: Record, *, areas: bool) -> bool:
    """An area has no role, and a person no code; an actor without a code may be either."""
    return "role" not in named if areas else not named.get("code")
