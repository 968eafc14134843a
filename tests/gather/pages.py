"""The saved pages beside this file, and how much of an article an extractor finds in them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Saved:
    """A saved page with what is to be found in it: the paragraphs of its article, and words that are none of it.

    `may` is what belongs to the article and may stand beside them: a dateline, the rows of a table.
    """

    name: str
    content: bytes
    title: str
    published: str | None
    outlet: str | None
    language: str | None
    url: str | None
    body: tuple[str, ...]
    noise: tuple[str, ...]
    may: tuple[str, ...] = ()


def saved_pages() -> list[Saved]:
    """All of them, by name."""
    return [_load(path) for path in sorted(FOLDER.glob("*.toml"))]


def _load(path: Path) -> Saved:
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return Saved(
        path.stem,
        path.with_suffix(".html").read_bytes(),
        said["title"],
        said.get("published"),
        said.get("outlet"),
        said.get("language"),
        said.get("url"),
        tuple(said["body"]),
        tuple(said["noise"]),
        tuple(said.get("may", ())),
    )


def words(text: str) -> list[str]:
    """The words of a text, however it is spaced."""
    return re.findall(r"\w+", text)


def score(page: Saved, text: str) -> tuple[float, float]:
    """The share of the body's words that the text has, and the share of the text's words that are not the article's."""
    wanted = Counter(words(" ".join(page.body)))
    article = wanted + Counter(words(" ".join((page.title, *page.may))))
    found = Counter(words(text))
    recall = sum((wanted & found).values()) / sum(wanted.values())
    return recall, sum((found - article).values()) / max(1, sum(found.values()))
