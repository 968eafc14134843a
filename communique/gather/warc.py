"""Web archives: the pages and documents that a crawl kept, record by record, with memory that does not grow."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urlsplit

from communique.errors import InputError
from communique.gather.needs import need
from communique.gather.raw import Limits, Link, NotAReportError, Piece
from communique.said import said_by

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_TYPES = frozenset(
    "text/html application/xhtml+xml text/plain application/pdf application/msword text/xml application/xml"
    " application/vnd.openxmlformats-officedocument.wordprocessingml.document message/rfc822".split()
)
_PASSED = ("/robots.txt", "/ads.txt", "/security.txt", "/humans.txt")
_GZIP, _PLAIN = b"\x1f\x8b\x08", b"WARC/1."
_SCAN = 1 << 20
_UNSEEN = re.compile(r"[\s\0-\x1f\x7f-\x9f]+")


def unpack_warc(piece: Piece, limits: Limits) -> Iterator[Piece | Link | InputError]:
    """The pages of a web archive, plain or packed record by record; a broken stretch is told and passed over."""
    fastwarc = need("fastwarc.warc", piece.name)
    packed = piece.stream.read(len(_GZIP)) == _GZIP
    start = last = count = 0
    while True:
        piece.stream.seek(start)
        try:
            for record in _records(fastwarc, piece.stream):
                last = start + record.stream_pos
                count += 1
                if (found := _page(piece, record, limits)) is not None:
                    yield found
            return
        except (OSError, ValueError, EOFError, RuntimeError) as error:
            said = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
            yield InputError(f"{piece.name} is broken behind record {count:,} ({said}): read as far as it could be.")
            start = _find_next(piece.stream, last, _GZIP if packed else _PLAIN)
            last = start
            if not start:
                return


def _records(fastwarc: Any, stream: BinaryIO) -> Iterator[WarcRecord]:
    kinds = fastwarc.WarcRecordType
    wanted = kinds.response | kinds.resource | kinds.conversion
    yield from fastwarc.ArchiveIterator(
        stream, record_types=wanted, parse_http=True, auto_decode="all", strict_mode=False, max_header_len=1 << 16
    )


def _page(piece: Piece, record: WarcRecord, limits: Limits) -> Piece | InputError | None:
    """A record's page, `None` or an error of its own where it is none that is read."""
    address = _UNSEEN.sub("", record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.is_http_parsed and record.http_headers.status_code != 200:
        return NotAReportError("answers without a page")
    kind = ((record.http_content_type if record.is_http_parsed else record.headers.get("Content-Type")) or "").lower()
    kind = kind.split(";")[0].strip()
    if kind and kind not in _TYPES or _path(address).endswith(_PASSED):
        return NotAReportError(kind or "no page")
    name = f"{piece.name} › {address or _UNSEEN.sub('', record.record_id or '')}"
    content = record.reader.read(limits.document_bytes + 1)
    if len(content) > limits.document_bytes:
        return InputError(f"{name} goes on beyond {limits.document_mb:,} MB: raise the setting COMMUNIQUE_MAX_MB.")
    if not content:
        return NotAReportError("empty answers")
    said = said_by("the address in the archive", url=address or None)
    charset = record.http_charset if record.is_http_parsed else None
    return Piece(name, address or name, io.BytesIO(content), said, kind or None, charset, piece.depth + 1)


def _path(address: str) -> str:
    """The path of an address; empty where it has none that can be told."""
    try:
        return urlsplit(address).path.lower()
    except ValueError:
        return ""


def _find_next(stream: BinaryIO, last: int, mark: bytes) -> int:
    """Where a record may begin behind the one at `last`; 0: nowhere."""
    here = stream.seek(last + 1)
    kept = b""
    while chunk := stream.read(_SCAN):
        found = (kept + chunk).find(mark)
        if found >= 0:
            return here - len(kept) + found
        here += len(chunk)
        kept = (kept + chunk)[-len(mark) + 1 :]
    return 0
