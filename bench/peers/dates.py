"""dateparser's search for dates, told that the language is English."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from pathlib import Path


def load(scratch: Path) -> Callable[[Sequence[Path]], int]:
    """Dates in files, giving their number."""
    warnings.simplefilter("ignore")
    from dateparser.search import search_dates  # lives in this peer's own environment only

    def dates(path: Path) -> int:
        return len(search_dates(path.read_text(encoding="utf-8"), languages=["en"]) or [])

    return lambda paths: sum(map(dates, paths))
