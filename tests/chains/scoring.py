"""Chains of reports with gold links and statuses: how many links are found, how many are right, statuses likewise."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from communique.compare.followups import find_followups
from communique.compare.status import standing, threads
from communique.entries.reading import Reading, read_text
from communique.kinds import Commitment, Document, Followup

FOLDER = Path(__file__).parent


@dataclass(slots=True)
class Score:
    """Counts over chains, and a line for each miss."""

    gold: int = 0
    found: int = 0
    made: int = 0
    right: int = 0
    statuses: int = 0
    statuses_right: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else 1.0

    @property
    def status(self) -> float:
        return self.statuses_right / self.statuses if self.statuses else 1.0

    def add(self, other: Score) -> None:
        """Count another chain's score in."""
        for name in ("gold", "found", "made", "right", "statuses", "statuses_right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misses += other.misses

    def __str__(self) -> str:
        return (
            f"links found {self.found}/{self.gold} = {self.recall:.2f}, right {self.right}/{self.made} = "
            f"{self.precision:.2f}, statuses {self.statuses_right}/{self.statuses} = {self.status:.2f}"
        )


@dataclass(slots=True)
class Chain:
    """A chain as it lies in a file: its reports read, its gold."""

    name: str
    readings: list[Reading]
    gold: dict[str, Any]


def load(path: Path) -> Chain:
    """Read the reports of a chain."""
    gold = tomllib.loads(path.read_text(encoding="utf-8"))
    return Chain(path.stem, [read_text(report["text"].strip() + "\n") for report in gold["report"]], gold)


def chains(folder: str) -> list[Chain]:
    """The chains of a folder."""
    return [load(path) for path in sorted((FOLDER / folder).glob("*.toml"))]


def follow(all_chains: Sequence[Chain]) -> list[Followup]:
    """The follow-ups of all chains in one ledger."""
    readings = [reading for chain in all_chains for reading in chain.readings]
    commitments = [e for r in readings for e in r.entries if isinstance(e, Commitment)]
    return find_followups(commitments, [r.told for r in readings if r.told], [r.document for r in readings])


def score(chain: Chain, followups: Sequence[Followup]) -> Score:
    """The score of one chain's gold against the follow-ups of a ledger that holds it."""
    documents = {r.document.id: r.document for r in chain.readings}
    commitments = {e.id: e for r in chain.readings for e in r.entries if isinstance(e, Commitment)}
    mine = [f for f in followups if f.document in documents and f.state == "applied"]
    result = Score()
    _score_links(chain, mine, commitments, documents, result)
    _score_statuses(chain, mine, commitments, documents, result)
    return result


def _score_links(
    chain: Chain,
    mine: list[Followup],
    commitments: dict[str, Commitment],
    documents: dict[str, Document],
    result: Score,
) -> None:
    used: set[str] = set()
    for link in chain.gold.get("link", ()):
        result.gold += 1
        document = chain.readings[link["report"] - 1].document
        hit = next(
            (f for f in mine if f.document == document.id and f.id not in used and _is(f, link, chain, commitments)),
            None,
        )
        if hit is None:
            result.misses.append(f"{chain.name}: missed {link['report']} {link['bearing']} {link['commitment']!r}")
            continue
        used.add(hit.id)
        result.found += 1
        if "due" in link and hit.due != link["due"]:
            result.misses.append(f"{chain.name}: due {hit.due} instead of {link['due']}")
    result.made += len(mine)
    result.right += len(used)
    for wrong in (f for f in mine if f.id not in used):
        about = commitments[wrong.commitment].action if wrong.commitment in commitments else "another chain's"
        place = next(n for n, r in enumerate(chain.readings, 1) if r.document.id == wrong.document)
        said = wrong.evidence[0].text[:90]
        result.misses.append(f"{chain.name}: wrong {place} {wrong.bearing} {about!r} <- {said!r} ({wrong.explanation})")


def _is(followup: Followup, link: dict[str, Any], chain: Chain, commitments: dict[str, Commitment]) -> bool:
    commitment = commitments.get(followup.commitment)
    return (
        commitment is not None
        and followup.bearing == link["bearing"]
        and _says(commitment, link["commitment"], _first(chain, link["commitment"]))
    )


def _first(chain: Chain, words: str) -> Document:
    """The report of a chain in which these words of a promise stand first."""
    return next(reading.document for reading in chain.readings if words in reading.document.text)


def _says(commitment: Commitment, words: str, document: Document) -> bool:
    """Whether a commitment's evidence holds the words of the gold, in the report that promises it."""
    start = document.text.index(words)
    return commitment.document == document.id and any(
        piece.start < start + len(words) and start < piece.end for piece in commitment.evidence
    )


def _score_statuses(
    chain: Chain,
    mine: list[Followup],
    commitments: dict[str, Commitment],
    documents: dict[str, Document],
    result: Score,
) -> None:
    known = threads(commitments.values(), mine)
    for gold in chain.gold.get("status", ()):
        result.statuses += 1
        first = _first(chain, gold["commitment"])
        told = [
            standing(known[id], date.fromisoformat(gold["day"]), documents).status
            for id, c in commitments.items()
            if _says(c, gold["commitment"], first)
        ]
        if gold["status"] in told:
            result.statuses_right += 1
        else:
            result.misses.append(f"{chain.name}: {gold['day']} {gold['commitment']!r} is {told}, not {gold['status']}")


if __name__ == "__main__":
    import sys

    total = Score()
    loaded = chains(sys.argv[1])
    made = follow(loaded)
    for one in loaded:
        mine = score(one, made)
        sys.stdout.write(f"{one.name} {mine}\n")
        total.add(mine)
    sys.stdout.write("\n".join([*total.misses, f"all: {total}"]) + "\n")
