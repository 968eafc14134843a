"""The forms of address before a name: its gender, and the names that only they show to be people's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Context
from communique.entries.named import Named
from communique.entries.names import Names
from communique.text.page import Page

_MOST_HONORIFICS: Final = 6  # before one name


def over_honorifics(page: Page, i: int) -> tuple[int, str | None]:
    """The token behind the honorifics that begin at token `i`, and the gender that they tell."""
    gender = None
    for _ in range(_MOST_HONORIFICS):
        match = page.match_at("honorific", i)
        if match is None:
            opened = _over_inner(page, i)  # Prime Minister (Dr.) Ana Sol
            if opened is None or len(page.words[i + 1]) < 2:
                break
            gender, i = gender or opened[0], opened[1]
            continue
        gender = gender or match.group.get("gender")
        i = match.stop
        i += i < page.size and page.words[i] == "." and page.touches(i)
        inner = _over_inner(page, i)
        if inner:
            gender, i = inner[0] or gender, inner[1]
    return i, gender


def _over_inner(page: Page, i: int) -> tuple[str | None, int] | None:
    """The gender and the end of an honorific or a letter in brackets: Chief (Mrs) Ada Obi, Dasho (Dr.) Dorji."""
    if i + 2 >= page.size or page.words[i] != "(":
        return None
    end = i + 2 + (page.words[i + 2] == ".")
    if end >= page.size or page.words[end] != ")":
        return None
    match = page.match_at("honorific", i + 1)
    if match is None and len(page.words[i + 1]) > 1:
        return None
    return (match.group.get("gender") if match else None), end + 1


def gender_before(page: Page, start: int) -> str | None:
    for match in page.within("honorific", max(0, start - 4), start):
        if match.group.get("gender"):
            return str(match.group["gender"])
    return None


def _ends_name(names: Names, start: int, stop: int) -> bool:
    """Whether a shortened honorific is the last word of a name and its sentence: "the Atlantic Arc. According to"."""
    page, before = names.page, start - 1
    if stop >= page.size or page.words[stop] != "." or page.sentences[page.sentence_of[start]][0] == start:
        return False
    if before in names.titled or before in names.addressed or page.words[before] in names.portfolio:
        return False
    return page.is_capital(before) and page.words[before].isalpha()


def behind_honorifics(context: Context, names: Names) -> Iterator[Named]:
    page, behind = context.page, 0
    for match in page.of("honorific"):
        if match.start < behind or not page.is_capital(match.start) or _ends_name(names, match.start, match.stop):
            continue
        start, gender = over_honorifics(page, match.start)
        behind = start
        if start < page.size and page.sentence_of[start] == page.sentence_of[match.start]:
            stop = names.read(start)
            if stop:
                yield Named(start, stop, (match.start, stop), None, gender)
