"""One document read: its text in, the document and its entries out."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.kinds import Document, Entry


@dataclass(slots=True)
class Reading:
    """What one document gave: the document, its entries in the order of the text, and how they were found.

    `rules` names for each entry id the rule that spoke; `unclear` holds what could not be made out, as
    (start, end, sentence for a person) over the document's text.
    """

    document: Document
    entries: list[Entry] = field(default_factory=list)
    rules: dict[str, str] = field(default_factory=dict)
    unclear: list[tuple[int, int, str]] = field(default_factory=list)


def read_text(
    text: str,
    *,
    content: bytes | None = None,
    source: str | None = None,
    language: str | None = None,
    published: str | None = None,
) -> Reading:
    """Read a report's text.

    `content` is the bytes it was decoded from (the text itself in UTF-8 where not given), `source` a path or URL,
    `language` a BCP 47 tag where the user sets it, `published` an ISO date for a text that does not give its own.
    """
    raise NotImplementedError
