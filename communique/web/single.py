"""What the page of every single entry has: its words in their sentences, who judged it, and what goes with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique.errors import UnknownEntryError
from communique.kinds import Document, Entry, Evidence, Judgement
from communique.ledger.filters import Filter
from communique.ledger.following import briefs
from communique.ledger.judgements import history
from communique.ledger.store import Kept
from communique.report.context import surroundings
from communique.web.site import Site

_NEAR = 8  # entries that are offered for merging
_LONG = 3000  # code points of a sentence that are shown


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a document with an entry's words in it: pieces of text, each with whether it is those words."""

    document: Document
    start: int
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement about an entry, and whether it still counts."""

    judgement: Judgement
    counts: bool


@dataclass(frozen=True, slots=True)
class Single:
    """An entry with its sentences, its history, and the version that a change of it must name."""

    kept: Kept
    quotes: Sequence[Quote]
    judged: Sequence[Judged]
    version: str
    owner: str | None = None
    reminder: str | None = None
    alike: Sequence[Kept] = field(default=(), metadata={"page": True})

    @property
    def entry(self) -> Any:
        """The entry itself."""
        return self.kept.entry


def find(site: Site, kind: str, id: str) -> Kept:
    """The entry of this kind with this id or this beginning of one. Raises `UnknownEntryError`."""
    found = site.ledger.get(id)
    if not isinstance(found, Kept) or found.entry.kind != kind:
        raise UnknownEntryError(f"There is no {kind} with the id {id!r}.")
    return found


def single(site: Site, kept: Kept) -> Single:
    """An entry with all that its page has in common with others."""
    made, record = history(site.ledger, kept.id), json.loads(kept.line)
    return Single(
        kept,
        tuple(quotes(site, kept.entry)),
        tuple(judged(kept, made)),
        version_of(made),
        record.get("owner"),
        record.get("reminder"),
        _alike(site, kept),
    )


def _alike(site: Site, kept: Kept) -> tuple[Kept, ...]:
    """The entries of its kind in its document, nearest first, that it could be merged with."""
    if site.options.read_only or kept.document is None or kept.entry.kind == "judgement":
        return ()
    others = site.ledger.kept(Filter(kinds=(kept.entry.kind,), documents=(kept.document,), versions=True))
    start = kept.entry.evidence[0].start if kept.entry.evidence else 0
    near = [each for each in others if each.id != kept.id and each.entry.evidence]
    return tuple(sorted(near, key=lambda each: abs(each.entry.evidence[0].start - start))[:_NEAR])


def version_of(made: Sequence[Judgement]) -> str:
    """The version of an entry: the last judgement about it, or `read` where there is none."""
    return made[-1].id if made else "read"


def judged(kept: Kept, made: Sequence[Judgement]) -> Iterator[Judged]:
    """The history of an entry, each judgement with whether it counts."""
    standing = set(json.loads(kept.line).get("judgements", ()))
    taken = {each.undoes for each in made}
    silent = ("noted", "owner", "reminder", "rated")  # what may leave the entry as it was
    return (
        Judged(each, each.id in standing or each.undoes is not None
               or (each.id not in taken and next(iter(each.change)) in silent))
        for each in made
    )  # fmt: skip


def quotes(site: Site, entry: Entry) -> Iterator[Quote]:
    """The sentences in which the entry's words stand, in its documents."""
    for id, pieces in by_document(entry).items():
        document = site.ledger.document(id)
        for left, right, inside in _windows(document.text, pieces):
            yield Quote(_brief(document), inside[0].start, tuple(_cut(document.text, left, right, inside)))


def by_document(entry: Entry) -> dict[str, list[Evidence]]:
    """The pieces of an entry's evidence by the document that they stand in."""
    found: dict[str, list[Evidence]] = {}
    for piece in sorted(entry.evidence, key=lambda piece: piece.start):
        if id := piece.document or entry.document:
            found.setdefault(id, []).append(piece)
    return found


def _windows(text: str, pieces: Iterable[Evidence]) -> list[tuple[int, int, list[Evidence]]]:
    windows: list[tuple[int, int, list[Evidence]]] = []
    for piece in pieces:
        left, right = surroundings(text, piece.start, piece.end)
        right = min(right, max(piece.end, left) + _LONG)
        if windows and left <= windows[-1][1]:
            first, last, inside = windows.pop()
            windows.append((first, max(last, right), [*inside, piece]))
        else:
            windows.append((left, right, [piece]))
    return windows


def _cut(text: str, left: int, right: int, inside: Sequence[Evidence]) -> Iterator[tuple[str, bool]]:
    at = left
    for piece in inside:
        start = max(at, piece.start)
        if text[at:start]:
            yield text[at:start], False
        if text[start : piece.end]:
            yield text[start : min(piece.end, start + _LONG)], True
        at = max(at, piece.end)
    if rest := text[at:right].rstrip():
        yield rest, False


def _brief(document: Document) -> Document:
    """The document without its text."""
    return Document(
        document.id, document.title, document.published, document.outlet, document.language, document.sources, "",
        document.sha256, document.replaces,
    )  # fmt: skip


def documents_of(site: Site, ids: Iterable[str | None]) -> dict[str, Document]:
    """Documents by id, without their texts."""
    return {each.id: each for each in briefs(site.ledger, {id for id in ids if id})}


def entries_with_ids(site: Site, ids: Iterable[str]) -> dict[str, Kept]:
    """Entries by id, also those of replaced versions and rejected ones."""
    wanted = Filter(ids=tuple(dict.fromkeys(ids)), versions=True, rejected=True)
    return {kept.id: kept for kept in site.ledger.kept(wanted)} if wanted.ids else {}
