"""What is the name of a paper, an agency or a station, and what stands where one would and is nobody's."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from typing import Final

from communique.entries.gazetteer import load_gazetteer
from communique.text.page import Page
from communique.text.tokens import lower
from communique.words.load import Words

LONGEST_MASTHEAD, LONGEST_BRAND, LONGEST_CREDIT, LONGEST_LEAD = 14, 5, 20, 24  # tokens
SITE: Final = re.compile(r"[A-Za-z][\w-]*(?:\.[a-z]{2,12})+(?=\s*(?:$|[>|/»·]))")
_LETTERS: Final = 3  # letters of a word in capitals that may be an abbreviation
SHORTEST_AGENCY: Final = 3  # letters of an agency before a dash; two are those of a state


def places(page: Page) -> Container[str]:
    """The names of places, in small letters."""
    return load_gazetteer(page.language.language).lines


def is_place(page: Page, i: int) -> bool:
    """Whether the word at token `i` is that of a place."""
    return page.words[i] in places(page)


def is_brand(page: Page, start: int, stop: int) -> bool:
    """Whether a line ends or begins as the name of a paper or an agency does: The Sunrise Herald."""
    return any(page.is_a(i, "outletword") and page.is_capital(i) for i in range(start, stop))


def is_nobody(page: Page, name: str) -> bool:
    """Whether a name tells of nobody: Staff Reporter, About the Department."""
    return lower(name) in _nobodies(page.language) or lower(name).split()[0] in page.language.sets["nooutletopener"]


@cache
def _nobodies(language: Words) -> frozenset[str]:
    """What stands where an outlet's name would, and is nobody's: Staff Reporter, Press Office."""
    return language.sets["nocredit"] | {word for group in language.of("nooutlet") for word in group.words}


def as_title(word: str) -> str:
    """A word with each part between hyphens large at its beginning alone: Star-Tribune for STAR-TRIBUNE."""
    return re.sub(r"[^-–—]+", lambda part: part[0][:1] + part[0][1:].lower(), word)


def quietly(page: Page, name: str) -> str:
    """A name in capitals throughout as one writes it: The Ado Herald; short words that may be letters stay."""
    small = page.language.wordset("namejoint", "definite", "placelink")
    words = name.split(" ")
    for n, word in enumerate(words):
        title = as_title(word)
        if lower(word) in small:
            words[n] = title if n == 0 else lower(word)
        elif len(word) > _LETTERS or re.search(rf"\b{re.escape(title)}\b", page.text):
            words[n] = title
    return " ".join(words)
