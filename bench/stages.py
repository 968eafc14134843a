"""How the time of reading is shared between its stages; run in a process of its own, `python stages.py FOLDER`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

WARM, TOGETHER = 30, 30


def measure_stages(folder: Path) -> dict[str, float]:
    """The share of each stage in the processor time of reading the reports of a folder, the first ones left out."""
    from communique.entries import reading, stages  # here, so that `run.py` starts without them

    texts = [reading.Given(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]
    reading.read_texts(texts[:WARM])
    spent = dict.fromkeys((stage.__name__ for stage in stages.STAGES), 0.0)

    def timed(works: list[stages.Work], steps: tuple[stages.Stage, ...]) -> None:
        for stage in steps:
            start = time.process_time()
            for work in works:
                stage(work)
            spent[stage.__name__] += time.process_time() - start

    reading.pass_through = timed  # type: ignore[assignment]
    for start in range(WARM, len(texts), TOGETHER):
        reading.read_texts(texts[start : start + TOGETHER])
    total = sum(spent.values())
    return {name: seconds / total for name, seconds in spent.items()}


if __name__ == "__main__":
    print(json.dumps(measure_stages(Path(sys.argv[1]))))
