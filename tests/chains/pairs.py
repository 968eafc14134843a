"""Pairs of a promise and a later sentence: what following says of each promise, beside what it should say.

`also` is a second bearing that the sentence may be told to have.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from communique.compare.followups import find_followups
from communique.entries.reading import read_text
from communique.kinds import Commitment

FOLDER = Path(__file__).parent


def load(name: str) -> tuple[list[dict[str, Any]], tuple[str, str]]:
    """The pairs of a file, and the two reports that they stand in."""
    known = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return known["pair"], (known["promised"], known["told"])


def told(pair: dict[str, Any], reports: tuple[str, str]) -> tuple[str, str | None]:
    """What following says of the promise of a pair: the bearing applied, or `none`, `unread`, and the new date."""
    first, second = reports
    readings = [read_text(first.format(pair["promise"])), read_text(second.format(pair["later"]))]
    commitments = [e for r in readings for e in r.entries if isinstance(e, Commitment)]
    promised = readings[0].document.id
    if not any(c.document == promised for c in commitments):
        return "unread", None
    found = find_followups(commitments, [r.told for r in readings if r.told], [r.document for r in readings])
    applied = [f for f in found if f.state == "applied"]
    offered = "offered" if found else "none"
    if pair.get("also") and [f.bearing for f in applied] == sorted([pair["bearing"], pair["also"]]):
        return pair["bearing"], None  # a part is done, and the rest is moved
    return (applied[0].bearing, applied[0].due) if len(applied) == 1 else ("several" if applied else offered, None)


def misses(name: str) -> tuple[list[str], int]:
    """What is said wrongly of the pairs of a file, a line each, and how many pairs there are."""
    some, reports = load(name)
    lines = []
    for one in some:
        said, due = told(one, reports)
        if said != one["bearing"] and not (one["bearing"] == "none" and said == "offered"):
            lines.append(f"{said} not {one['bearing']}: {one['promise']} -> {one['later']}")
        elif "due" in one and due != one["due"]:
            lines.append(f"due {due} not {one['due']}: {one['later']}")
    return lines, len(some)


if __name__ == "__main__":
    import sys

    wrong, number = misses(sys.argv[1])
    sys.stdout.write("\n".join([*wrong, f"{number - len(wrong)} of {number}"]) + "\n")
