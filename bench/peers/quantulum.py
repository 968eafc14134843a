"""quantulum3 finding quantities; with its classifier where the environment holds scikit-learn, else without."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from pathlib import Path


def load(scratch: Path) -> Callable[[Sequence[Path]], int]:
    """Quantities in files, giving their number."""
    warnings.simplefilter("ignore")  # it warns at each import that the classifier is left out
    from quantulum3 import parser  # lives in this peer's own environment only

    return lambda paths: sum(len(parser.parse(path.read_text(encoding="utf-8"))) for path in paths)
