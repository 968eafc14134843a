"""Entries that a person adds: a document is made of the words and the source, and the reader gives what it finds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from communique.entries.reading import Reading, read_text
from communique.errors import UsageError
from communique.kinds import Document, Entry, document_id, entry_id, from_json
from communique.ledger.fields import check_record, field_names, read_fields
from communique.ledger.rows import entry_areas
from communique.passages import Told
from communique.period import span

KINDS = ("commitment", "figure", "meeting", "statement", "hub", "followup")
_DEFAULTS: dict[str, dict[str, Any]] = {
    "commitment": {"force": "firm", "type": "pledge", "actors": [], "sectors": [], "status": "open"},
    "figure": {"measure": "level", "areas": [], "unit": "1", "hedge": "exact"},
    "meeting": {"form": "meeting", "participants": []},
    "statement": {"mode": "indirect"},
    "hub": {"serves": [], "status": "existing"},
    "followup": {"explanation": "A person added it by hand.", "confidence": 1.0, "state": "confirmed"},
}
_WORDS = {"commitment": "action", "figure": "stated", "statement": "content"}  # fields that the words give


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gives: the kind, the words, the source, the day (ISO) on which it was said, and fields."""

    kind: str
    words: str
    source: str
    day: str | None
    fields: Mapping[str, str]


def make_by_hand(given: Given, *, language: str = "en") -> tuple[Document, Entry, Told]:
    """The document, the entry, and what the words tell of earlier commitments.

    A field that was not given is what the reader finds in the words, if it does. Raises `UsageError` where words or
    source are missing, or where the fields do not make an entry of the kind.
    """
    words, source = given.words.strip(), " ".join(given.source.split())
    if given.kind not in KINDS:
        raise UsageError(f"There is no adding a {given.kind!r}; what can be added is {', '.join(KINDS)}.")
    if not words:
        raise UsageError(f"Give the words that the {given.kind} rests on.")
    if not source:
        raise UsageError("Give the source: who said it, where, and how it is known.")
    if given.day and (len(given.day) != 10 or not span(given.day)):
        raise UsageError(f"{given.day!r} is no day: write it as 2023-09-19.")
    if given.kind == "followup" and not (given.day and {"commitment", "bearing"} <= given.fields.keys()):
        raise UsageError(
            "A followup needs its day, the commitment that it bears on, and the bearing: --date and --set."
        )
    document = _make_document(words, source, given.day, language)
    content = words.encode("utf-8", "replace")
    reading = read_text(words, content=content, language=language, published=given.day, telling=True)
    found = next((entry.to_json() for entry in reading.entries if entry.kind == given.kind), {})
    record = {**_empty(given.kind), **_DEFAULTS[given.kind], **_found(found)}
    record |= read_fields(given.kind, given.fields)
    if (name := _WORDS.get(given.kind)) and not record.get(name):
        record[name] = words
    piece = {"start": 0, "end": len(words), "text": words}
    key = sorted((name, repr(value)) for name, value in record.items())
    id = entry_id(given.kind, document.id, "by hand", key)
    record |= {"kind": given.kind, "id": id, "document": document.id, "evidence": [piece]}
    check_record(record)
    entry: Entry = from_json(record)
    return document, entry, _told(reading, document, entry)


def _told(reading: Reading, document: Document, entry: Entry) -> Told:
    """What the words tell, of the document that holds them: they stand at its beginning, so that places hold."""
    told = reading.told or Told(reading.document.id)
    passages = tuple(replace(passage, document=document.id) for passage in told.passages)
    if entry.kind == "followup":
        passages = ()  # it is said what the words bear on
    areas = dict.fromkeys((*told.areas, *(code for _, code in entry_areas(entry) if code)))
    return replace(told, document=document.id, areas=tuple(areas), passages=passages, before={})


def _make_document(words: str, source: str, day: str | None, language: str) -> Document:
    text = f"{words}\n\n{source}{f', {day}' if day else ''}\n"
    content = text.encode("utf-8", "replace")
    return Document(
        id=document_id(content),
        title=" ".join(words.split())[:80],
        published=day,
        outlet=None,
        language=language,
        sources=(source,),
        text=text,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _found(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, [])}


def _empty(kind: str) -> dict[str, Any]:
    return dict.fromkeys(field_names(kind))
