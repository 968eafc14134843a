"""Passages of later reports among other news, each beside the promises of one report: is the right one tied, and rightly?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from communique.compare.followups import find_followups
from communique.entries.reading import Reading, read_text
from communique.kinds import Commitment

FILE = Path(__file__).parent / "among.toml"


def groups() -> list[dict[str, Any]]:
    """The groups of the file: a report that promises, the frame of later ones, and the cases."""
    return list(tomllib.loads(FILE.read_text(encoding="utf-8"))["group"])


def said(group: dict[str, Any], case: dict[str, str]) -> list[str]:
    """What is said of a case: "right", "wrong" for each link made wrongly, "missed"."""
    first = read_text(group["promised"].strip() + "\n")
    second = read_text(group["later"].strip().replace("{}", case["passage"]) + "\n")
    commitments = [e for r in (first, second) for e in r.entries if isinstance(e, Commitment)]
    known = {c.id: c for c in commitments}
    told = [r.told for r in (first, second) if r.told]
    links = [f for f in find_followups(commitments, told, [first.document, second.document]) if f.state == "applied"]
    right = [
        f for f in links if case["told"] and f.bearing == case["bearing"] and _says(known[f.commitment], case, first)
    ]
    return ["right"] * len(right[:1]) + ["wrong"] * (len(links) - len(right[:1])) or ["missed"] * bool(case["told"])


def _says(commitment: Commitment, case: dict[str, str], first: Reading) -> bool:
    start = first.document.text.index(case["told"])
    return any(p.start < start + len(case["told"]) and start < p.end for p in commitment.evidence)


def counts() -> tuple[int, int, int, list[str]]:
    """How many links there are, how many are right, how many were made, and a line for each miss."""
    gold = right = made = 0
    lines: list[str] = []
    for group in groups():
        for case in group["case"]:
            found = said(group, case)
            gold += bool(case["told"])
            right += found.count("right")
            made += len(found) - found.count("missed")
            lines += [
                f"{one}: {case['bearing']} {case['told']!r} <- {case['passage']}" for one in found if one != "right"
            ]
    return gold, right, made, lines


if __name__ == "__main__":
    import sys

    gold, right, made, lines = counts()
    sys.stdout.write("\n".join([*lines, f"found {right} of {gold}, right {right} of {made}"]) + "\n")
