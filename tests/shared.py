"""What lies in the folder `shared` beside the checkout, where there is one: the contract's seeds, gold and scorer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"


def shared(*parts: str) -> Path:
    """A file or folder there; skips the test where there is none."""
    path = SHARED.joinpath(*parts)
    if not (SHARED / "ledger.md").is_file() or not path.exists():
        pytest.skip("no shared folder beside the checkout")
    return path


def seeds() -> list[Path]:
    """The five seed reports."""
    return sorted(shared("seeds").glob("*.txt"))


def gold() -> list[tuple[Path, dict[str, Any]]]:
    """The seed reports that have gold, each with it."""
    return [
        (shared("seeds", path.stem + ".txt"), json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(shared("gold").glob("*.json"))
    ]
