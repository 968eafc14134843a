"""Title, day, outlet and language of a document: by its own metadata where they can be trusted, else by its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from communique.entries.documents import find_published, find_title
from communique.entries.lines import HEAD_LINES
from communique.entries.outlet_links import at_address
from communique.entries.outlets import find_outlet
from communique.said import Said
from communique.text.page import Page
from communique.text.tokens import split_words

_ZONES: Final = 1  # days by which a page's metadata and its text may differ for their time zones alone
_SAMPLE: Final = 20_000  # characters that tell which language a text is in
_FEW, _COMMON = 40, 0.2  # tokens below which nothing is told; share of them that are a language's smallest words
_Span = tuple[int, int]


@dataclass(slots=True)
class Settled:
    """A document's title, day and outlet, the tokens of its headline, and for each what said it."""

    title: str | None = None
    span: _Span | None = None
    published: str | None = None
    outlet: str | None = None
    by: dict[str, str] = field(default_factory=dict)
    note: str | None = None

    def _take(self, name: str, value: str | None, by: str) -> None:
        setattr(self, name, value)
        if value:
            self.by[name] = by


class Finders(NamedTuple):
    """What finds headline, day and outlet in the text of a language."""

    title: Callable[[Page, list[bool]], _Span | None]
    published: Callable[[Page], str | None]
    outlet: Callable[[Page, _Span | None], str | None]


_BETWEEN: Final = re.compile(r"\s{2,}|\t|\s[/|»›>·•]\s")  # what parts the things of a row

ENGLISH: Final = Finders(find_title, find_published, find_outlet)


def settle(page: Page, skipped: list[bool], said: Said, given: str | None, find: Finders = ENGLISH) -> Settled:
    """What the document is called, when and by whom it was published; `given` is the day that the user gave."""
    settled = Settled(span=_paragraph_of(page, said.title) if said.title else None)
    settled.span = settled.span or find.title(page, skipped)
    shown = page.slice(*settled.span) if settled.span else None
    settled._take("title", said.title or shown, said.by.get("title", "metadata") if said.title else "text")
    _settle_day(settled, said, find.published(page), given)
    if said.outlet:
        settled._take("outlet", said.outlet, said.by.get("outlet", "metadata"))
    else:
        own = find.outlet(page, settled.span) or (at_address(page, said.url) if said.url else None)
        settled._take("outlet", None if own and _is_row(own) else own, "text")
    return settled


def _is_row(line: str) -> bool:
    """Whether a line is a row of things to choose, which names no outlet: Main  News  Photo, Home / Press / News."""
    return len(_BETWEEN.findall(line)) > 1


def _settle_day(settled: Settled, said: Said, own: str | None, given: str | None) -> None:
    """The day in the metadata counts, but for the one in the text where time zones alone can tell them apart."""
    by = said.by.get("published", "metadata")
    if not said.published:
        settled._take("published", own or given, "text" if own else "--published")
    elif own and len(own) == 10 and own != said.published:
        apart = abs((date.fromisoformat(own) - date.fromisoformat(said.published)).days)
        if apart <= _ZONES:
            settled._take("published", own, f"text ({by} gives {said.published}, a time zone apart)")
        else:
            settled._take("published", said.published, by)
            settled.note = f"The text is dated {own}, its metadata ({by}) {said.published}; the metadata count."
    else:
        settled._take("published", said.published, by)


def _paragraph_of(page: Page, title: str) -> _Span | None:
    """The tokens of the paragraph at the head of the text that is the headline."""
    spelt = _spelt(title)
    return next((span for span in page.paragraphs[:HEAD_LINES] if _spelt(page.slice(*span)) == spelt), None)


def _spelt(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def is_written_in(text: str, smallest: frozenset[str]) -> bool:
    """Whether a text is in the language whose smallest words these are; a few words tell nothing, and count as yes."""
    words = split_words(text[:_SAMPLE])
    letters = [word for word in words if word[0].isalpha()]
    if len(letters) < _FEW:
        return True
    return sum(word in smallest for word in letters) >= _COMMON * len(letters)
