"""The floors under the reader's scores: `floors.json`, with a digest of each gold file that they were measured on.

python -m tests.floors            says how the scores stand
python -m tests.floors --raise    raises each floor to the score of today, and takes in new gold
python -m tests.floors --lower    the same, and lowers what fell: say why in the commit

A set whose gold holds entries of some kinds alone names them in a file `KINDS`, one a line; only these have floors.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from tests.score import Scores, score
from tests.shared import SHARED

FILE = Path(__file__).with_name("floors.json")
REPORTS = Path(__file__).with_name("reports")
Report = tuple[Path, Path]  # a report and its gold


def sets() -> dict[str, list[Report]]:
    """Every folder of reports with gold, by name; the seeds where there are any."""
    found = {folder.name: _of(folder, folder) for folder in sorted(REPORTS.iterdir()) if folder.is_dir()}
    return found | {"seeds": _of(SHARED / "gold", SHARED / "seeds")}


def _of(golds: Path, reports: Path) -> list[Report]:
    return [(reports / f"{gold.stem}.txt", gold) for gold in sorted(golds.glob("*.json"))]


def digests(reports: list[Report]) -> dict[str, str]:
    """The SHA-256 of each gold file together with its report, by the gold's name."""
    return {gold.stem: hashlib.sha256(gold.read_bytes() + text.read_bytes()).hexdigest()[:16] for text, gold in reports}


def kinds(reports: list[Report]) -> frozenset[str] | None:
    """The kinds that the gold of a set holds, one a line of its file `KINDS`; `None` for all, where it has none."""
    file = reports[0][1].with_name("KINDS")
    return frozenset(file.read_text(encoding="utf-8").split()) if file.exists() else None


def measure(reports: list[Report]) -> Scores:
    """The scores of today's reader on a set; of a set whose gold holds only some kinds those alone."""
    only = kinds(reports)
    scores = score((text, json.loads(gold.read_text(encoding="utf-8"))) for text, gold in reports)
    return {kind: named for kind, named in scores.items() if only is None or kind in only}


def load() -> dict[str, dict[str, Any]]:
    """The floors as they are written down: by set `gold` (digests) and `scores`."""
    floors: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return floors


def fallen(floors: Scores, scores: Scores) -> list[str]:
    """A sentence for each score that is below its floor."""
    return [
        f"{kind} {name}: {scores.get(kind, {}).get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for kind, named in floors.items()
        for name, floor in named.items()
        if scores.get(kind, {}).get(name, 0.0) < floor - 0.0005
    ]


def moved(floors: Scores, scores: Scores, *, lower: bool) -> Scores:
    """The floors raised to these scores; with `lower` also lowered to them."""
    if lower:
        return scores
    return {
        kind: {name: max(value, floors.get(kind, {}).get(name, 0.0)) for name, value in named.items()}
        for kind, named in scores.items()
    }


def main(arguments: list[str]) -> int:
    floors, names = load() if FILE.exists() else {}, [name for name in arguments if not name.startswith("-")]
    for name, reports in sets().items():
        if not reports or names and name not in names:
            continue
        known, scores = floors.get(name, {"gold": {}, "scores": {}}), measure(reports)
        sys.stdout.write(
            f"{name}: {json.dumps(scores)}\n" + "".join(f"  {line}\n" for line in fallen(known["scores"], scores))
        )
        if "--lower" in arguments or "--raise" in arguments:
            scores = moved(known["scores"], scores, lower="--lower" in arguments)
            floors[name] = {"gold": digests(reports), "scores": scores}
    if "--lower" in arguments or "--raise" in arguments:
        FILE.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
