"""The main text of a page as trafilatura finds it, to be compared with what stands on the page."""

from __future__ import annotations

import logging
import re
from typing import Any

from communique.gather.blocks import Element

_NO_WORD = re.compile(r"[\W_]+")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot use is no news to the user


class MainText:
    """What the library takes for the article, comments left out; empty where it finds none. The tree stays as it is."""

    def __init__(self, trafilatura: Any, tree: Element) -> None:
        try:
            found = trafilatura.bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
        except Exception:  # a library that has met many pages, and not all: without it the page's own text is taken
            found = None
        body = found.body if found is not None else None
        self._text = spelt("".join(body.itertext())) if body is not None else ""
        self.paragraphs = tuple(line.strip() for line in found.text.splitlines() if line.strip()) if found else ()

    def __bool__(self) -> bool:
        return bool(self._text)

    def has(self, text: str) -> bool:
        """Whether a text of the page is in it, however it is spaced and punctuated."""
        looked_for = spelt(text)
        return bool(looked_for) and looked_for in self._text


def spelt(text: str) -> str:
    """The letters and digits of a text, without case."""
    return _NO_WORD.sub("", text.casefold())
