"""The worked examples of docs/comparing.md: each block of figures gives exactly the sentences beneath it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.compare.comparing import compare
from communique.kinds import Document, Figure
from tests.compare.building import document, figure

PAGE = Path(__file__).parent.parent.parent / "docs" / "comparing.md"
BLOCKS = re.findall(r"```figures\n(.*?)```\n+```result\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)


def read_block(block: str) -> tuple[list[Document], list[Figure]]:
    """The documents and figures of a block."""
    homes: dict[str, Document] = {}
    figures = []
    for line in block.splitlines():
        name, _, told = line.partition(": ")
        indicator, areas, period, said, *change = (part.strip() for part in told.split(", "))
        home = homes.setdefault(name, document(name, published=f"2024-12-{10 + len(homes)}"))
        more = {"measure": "change", "unit": "percent", "since": change[0].split()[1]} if change else {}
        figures.append(figure(home, indicator, areas, period, said, **more))  # type: ignore[arg-type]
    return list(homes.values()), figures


def test_there_are_examples() -> None:
    assert len(BLOCKS) >= 4


@pytest.mark.parametrize(("told", "wanted"), BLOCKS)
def test_example(told: str, wanted: str) -> None:
    found = compare(*read_block(told)).reconciliations
    assert sorted(f"{entry.verdict}: {entry.explanation}" for entry in found) == sorted(wanted.splitlines())
