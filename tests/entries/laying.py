"""A text laid out as the reader lays it out, for tests of what entries are made of."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from communique.entries.context import Context
from communique.entries.stages import STAGES, Work, pass_through
from communique.kinds import Document
from communique.said import NOTHING

HEADLINE = "Talks on trade go on after a long pause\n\n"


def lay_out(text: str, published: str = "2024-05-14") -> Context:
    """The context of an English text under a headline, with its dates, places, people and what is said."""
    return lay_out_whole(HEADLINE + text, published)


def lay_out_whole(text: str, published: str | None = None) -> Context:
    """The context of an English document."""
    document = Document("d", None, published, None, "en", (), text, "")
    work = Work(document, text, "en", NOTHING, published)
    pass_through([work], STAGES)
    return work.context


def cases(test: str) -> list[dict[str, Any]]:
    """The cases of the TOML file beside a test module that has its name without `test_`."""
    path = Path(test)
    file = path.with_name(path.stem.removeprefix("test_") + ".toml")
    found: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    return found
