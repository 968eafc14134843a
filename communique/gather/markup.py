"""What the markup of pages calls its parts, as data: `markup.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


@cache
def markup(*names: str) -> frozenset[str]:
    """The names under these keys of the data, together."""
    return frozenset(name for key in names for name in _load()[key])


@cache
def meta_names() -> dict[str, list[str]]:
    """For each field of a document the names of the meta elements that give it, the most trusted first."""
    found: dict[str, list[str]] = _load()["metadata"]
    return found


@cache
def columns() -> dict[str, list[str]]:
    """For each field of a document the names of columns that hold it, the most usual first."""
    found: dict[str, list[str]] = _load()["columns"]
    return found


@cache
def _load() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "markup.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=20_000)
def parts(names: str) -> frozenset[str]:
    """The parts of class names and ids: `news-inner__tags` is news, inner, tags, and newsinner, innertags."""
    found: set[str] = set()
    about = markup("about")
    for name in names.split()[:30]:
        split = [part.lower() for part in _PARTS.findall(name[:80])]
        if split and split[0] not in about:
            found.update(split)
            found.update(a + b for a, b in pairwise(split))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def verdict(names: str) -> str:
    """What class names and ids make of an element: `always` (left out), `leave`, `meta`, `title`, `date` or nothing.

    Only the last part of a name says that an element is a headline or a day: `post-title` is one, `title-bar` is not.
    """
    found = parts(names)
    if found & markup("always"):
        return "always"
    if found & markup("leave"):
        return "leave"
    last = {split[-1].lower() for name in names.split()[:30] if (split := _PARTS.findall(name[:80]))}
    last |= {name.lower() for name in names.split()[:30]}
    for kind in ("title", "date"):
        if last & markup(kind):
            return kind
    return "meta" if found & markup("meta") else ""
