"""A long text in parts, each short enough for a page, with the entries whose words stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.kinds import Document, Entry
from communique.ledger.filters import Filter
from communique.web.site import Site

LONG = 24_000  # code points of a part, about
_NEAR = 4_000  # code points before its end in which a part may end with a line, or with a word


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a text, code points `start` to `end`; `number` counts from 1, `of` are all parts."""

    number: int
    of: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry's words begin and end in its document, and its number there."""

    id: str
    number: int
    start: int
    end: int


def parts_of(text: str) -> list[Part]:
    """The parts of a text: each ends with a line, or where that is too long with a word, or anywhere."""
    ends = list(_ends(text))
    starts = [0, *ends[:-1]]
    return [Part(n, len(ends), *each) for n, each in enumerate(zip(starts, ends, strict=True), 1)]


def _ends(text: str) -> Iterator[int]:
    start = 0
    while len(text) - start > LONG + _NEAR:
        about = start + LONG
        for mark in ("\n", " "):
            found = text.rfind(mark, about - _NEAR, about)
            if found >= 0:
                about = found + 1
                break
        yield about
        start = about
    yield len(text)


def part_at(parts: Sequence[Part], offset: int) -> Part:
    """The part in which a code point stands."""
    return parts[max(0, bisect_right(parts, offset, key=lambda part: part.start) - 1)]


def places(document: Document, entries: Iterator[Entry]) -> list[Place]:
    """Where entries stand in a document, in the order in which their words begin; those of no words left out."""
    spans = [(each.id, spans_of(document, each)) for each in entries]
    found = sorted((own[0][0], -own[-1][1], id) for id, own in spans if own)
    return [Place(id, n, start, -end) for n, (start, end, id) in enumerate(found, 1)]


def spans_of(document: Document, entry: Entry) -> list[tuple[int, int]]:
    """The runs of a document's text that an entry's words are, in their order."""
    own = [piece for piece in entry.evidence if (piece.document or entry.document) == document.id]
    return sorted((piece.start, piece.end) for piece in own)


def entries_of(site: Site, document: Document) -> Iterator[Entry]:
    """The entries read in a document, replaced versions too."""
    wanted = Filter(documents=(document.id,), versions=True)
    return (one for one in site.ledger.entries(wanted) if one.kind != "judgement")


def known_places(site: Site, document: Document) -> list[Place]:
    """The places of a document's entries, kept until the ledger changes."""
    return site.remember(("places", document.id), lambda: places(document, entries_of(site, document)))


def entries_in(site: Site, document: Document, part: Part) -> list[Entry]:
    """The entries of which some words may stand in a part."""
    here = [each.id for each in known_places(site, document) if each.start < part.end and each.end > part.start]
    return list(site.ledger.entries(Filter(ids=tuple(here), versions=True))) if here else []
