"""A text laid out as the reader lays it out, for tests of what entries are made of."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from communique.entries import reading
from communique.entries.context import Context

HEADLINE = "Talks on trade go on after a long pause\n\n"


def lay_out(text: str, published: str = "2024-05-14") -> Context:
    """The context of an English text under a headline, with its dates, places, people and what is said."""
    return reading._lay_out(HEADLINE + text, "en", published)


def cases(test: str) -> list[dict[str, Any]]:
    """The cases of the TOML file beside a test module that has its name without `test_`."""
    path = Path(test)
    file = path.with_name(path.stem.removeprefix("test_") + ".toml")
    found: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    return found
