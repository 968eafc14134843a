"""Files of every kind with their bytes mutated: no crash, no hang, no error but a sentence; seeds that hurt are kept."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.gather.fuzzing import KEPT, check, fuzz, mutated, seeds
from tests.tables import each

MINUTES = float(os.environ.get("FUZZ_MINUTES", "60"))
FIRST = 1_000_000  # the number of the first mutation, so that none is one of the plain suite


@each("name", sorted(seeds()))
def test_mutations_are_read_or_refused(name: str) -> None:
    all_seeds, chance = seeds(), random.Random(name)
    count = 6 if name in ("pdf", "parquet") else 20
    for _ in range(count):
        check(mutated(all_seeds[name], list(all_seeds.values()), chance))


@pytest.mark.soak
def test_an_hour_of_mutations_is_read_or_refused() -> None:
    found = fuzz(MINUTES, first=FIRST)
    assert found.hurt == {}, "they are kept in tests/gather/fuzz: mend what they hurt, and keep them"
    assert found.count > 1_000 * MINUTES / 60


@each("path", sorted(KEPT.glob("*")), ids=lambda path: path.name)
def test_what_once_hurt_is_read_or_refused(path: Path) -> None:
    check(path.read_bytes())
