"""How long something takes, as far as a test may ask: only whether it grows with its input, never how fast it is."""

from __future__ import annotations

import time
from collections.abc import Callable


def least_seconds(run: Callable[[], object], times: int = 3) -> float:
    """The least processor time of some runs, which other programs on the machine disturb least."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)
