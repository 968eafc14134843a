"""How an entry is cited: who said it, in what, when and where, with the words and the way back to them."""

from __future__ import annotations

from typing import Any

from communique.kinds import Document, Entry
from communique.report.phrases import one_line, say_period, say_person

_URL = ("http://", "https://")


def cite(entry: Entry | Document, document: Document, address: str = "") -> str:
    """A line for a footnote: speaker, “words”, title, outlet, day, link, and the entry's id in the ledger."""
    said = [] if isinstance(entry, Document) else [_speaker(entry), _quoted(entry)]
    where = [f"“{one_line(document.title)}”" if document.title else None, document.outlet]
    when = say_period(document.published) if document.published else "no date"
    parts = [*said, *where, when, _link(document), f"ledger {entry.id}{' ' + address if address else ''}"]
    return ", ".join(part for part in parts if part) + "."


def csl(entry: Entry | Document, document: Document) -> dict[str, Any]:
    """The citation as CSL-JSON, as reference managers read it."""
    made: dict[str, Any] = {"id": entry.id, "type": "article-newspaper", "language": document.language}
    for name, value in (("title", document.title), ("container-title", document.outlet), ("URL", _link(document))):
        if value:
            made[name] = one_line(value)
    if document.published:
        made["issued"] = {"date-parts": [[int(part) for part in document.published.split("-")]]}
    if not isinstance(entry, Document):
        made["note"] = ": ".join(part for part in (_speaker(entry), _quoted(entry)) if part)
    return made


def _speaker(entry: Entry) -> str | None:
    speaker = getattr(entry, "speaker", None)
    return one_line(say_person(speaker)) or None if speaker else None


def _quoted(entry: Entry) -> str | None:
    words = " … ".join(one_line(piece.text) for piece in entry.evidence)
    return f"“{words.strip('“”«»')}”" if words else None


def _link(document: Document) -> str | None:
    return next((source for source in document.sources if source.startswith(_URL)), None)
