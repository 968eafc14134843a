"""What gathering hands on: bytes with what is known of them, addresses still to be fetched, and its limits."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import BinaryIO

from communique.errors import InputError
from communique.said import NOTHING, Said

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one document as they came.

    `name` is what to call it in a sentence, `source` the path or address it came from (`None` for standard input);
    `media_type` and `charset` are what came with it over HTTP; `origin` is the path or address that was opened for it.
    """

    name: str
    source: str | None
    content: bytes = field(repr=False)
    said: Said = NOTHING
    media_type: str | None = None
    charset: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address that was named, or that a feed or sitemap lists; `said` is what is said of it there.

    `modified` is when the list says that it changed, as written there.
    """

    url: str
    said: Said = NOTHING
    modified: str | None = None


Found = Raw | Link | InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is unpacked: megabytes of one document, megabytes of one archive inside another, archives inside each
    other, how many to one something may be packed, and documents of one archive."""

    document_mb: int = 20
    archive_mb: int = 1_000
    depth: int = 4
    ratio: int = 300
    members: int = 10_000_000

    @property
    def document_bytes(self) -> int:
        """The largest document, in bytes."""
        return self.document_mb * MEGABYTE


@dataclass(slots=True)
class Piece:
    """Something open that may be a document or hold others; `stream` can be read from any place.

    `depth` counts the archives around it.
    """

    name: str
    source: str | None
    stream: BinaryIO
    said: Said = NOTHING
    media_type: str | None = None
    charset: str | None = None
    depth: int = 0

    @classmethod
    def of(cls, raw: Raw, depth: int = 0) -> Piece:
        """The piece that bytes are."""
        return cls(raw.name, raw.source, io.BytesIO(raw.content), raw.said, raw.media_type, raw.charset, depth)

    def inner(self, name: str, content: bytes | BinaryIO, said: Said = NOTHING, source: str | None = None) -> Piece:
        """A piece that was found in this one, called `name` there."""
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        here = self.source if self.source is not None else self.name
        return Piece(f"{self.name} › {name}", source or f"{here}/{name}", stream, said, depth=self.depth + 1)


class NotAReportError(InputError):
    """An input of a kind that is none of those read; in folders and archives it is left aside and counted."""


class TableError(NotAReportError):
    """A table or JSON without texts: left aside in folders, but told where it was named or lies in an archive."""
