"""From what the user names to documents: files, folders and archives opened one document at a time.

Two stages, so that the second can run in many processes: `gather` and `unpack` only open, and hand on the bytes of one
document after another; `read_raw` makes a text of a document's bytes.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from communique.errors import InputError
from communique.gather.feeds import unpack_feed, unpack_sitemap
from communique.gather.gauge import Gauge
from communique.gather.html import read_html
from communique.gather.kinds import HEAD, kind_of, unreadable
from communique.gather.mail import read_eml, unpack_eml, unpack_mbox
from communique.gather.office import read_docx
from communique.gather.packed import unpack_bzip2, unpack_gzip, unpack_tar, unpack_wacz, unpack_xz, unpack_zip, zip_kind
from communique.gather.pdf import read_pdf
from communique.gather.raw import MEGABYTE, Found, Limits, Link, NotAReportError, Piece, Raw, TableError
from communique.gather.rows import csv_delimiter, unpack_csv, unpack_json, unpack_parquet
from communique.gather.urls import is_web, page_key
from communique.gather.warc import unpack_warc
from communique.read.files import STDIN, Input, Skipped, decode_input, find_paths, no_reports, refusal, show_path
from communique.said import NOTHING, Came, Said

Opened = Piece | Raw | Link | InputError
Unpacker = Callable[[Piece, Limits], Iterator[Opened]]
Reader = Callable[[Raw], tuple[str, Said]]

UNPACKERS: dict[str, Unpacker] = {
    "bzip2": unpack_bzip2,
    "csv": unpack_csv,
    "eml": unpack_eml,
    "feed": unpack_feed,
    "gzip": unpack_gzip,
    "json": unpack_json,
    "mbox": unpack_mbox,
    "parquet": unpack_parquet,
    "sitemap": unpack_sitemap,
    "tar": unpack_tar,
    "wacz": unpack_wacz,
    "warc": unpack_warc,
    "xz": unpack_xz,
    "zip": unpack_zip,
}
READERS: dict[str, Reader] = {
    "docx": lambda raw: read_docx(raw.content, raw.said, raw.name),
    "eml": lambda raw: read_eml(raw.content, raw.said, raw.name),
    "html": lambda raw: read_html(raw.content, raw.said, raw.name, raw.charset),
    "pdf": lambda raw: read_pdf(raw.content, raw.said, raw.name),
}
_NO_WORD = re.compile(r"[\W_]+")
_PROSE, _SENTENCE = 60, 25  # characters from which on a line is running text, and from which on if it ends as one
_ENDS = (".", "!", "?", "…", "”", '"', "»", "。")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def gather(
    things: Iterable[str], limits: Limits, skipped: Skipped | None = None, gauge: Gauge | None = None
) -> Iterator[Found]:
    """What the user named, one document after another: paths, folders, `-`, addresses (as `Link`s, not fetched).

    What cannot be read is an `InputError` in its place; what lies in folders and is no report is counted in `skipped`.
    Memory does not grow with the size of an archive. `gauge` tells how far it has come.
    """
    skipped = skipped if skipped is not None else Skipped()
    for thing in things:
        if is_web(thing):
            yield Link(thing)
        elif thing != STDIN and os.path.isdir(thing):
            yield from _from_folder(thing, limits, skipped, gauge)
        else:
            for found in _from_file(thing, limits, skipped, gauge):
                yield _out_of(found, thing)


def unpack(raw: Raw, limits: Limits, skipped: Skipped | None = None) -> Iterator[Found]:
    """The documents that bytes hold, which may be one; bytes that were fetched go this way."""
    yield from _open(Piece.of(raw), limits, skipped if skipped is not None else Skipped())


def read_raw(raw: Raw) -> Input:
    """The text of one document's bytes. Raises `InputError` for those that hold none."""
    kind = _kind(raw.content[:HEAD], io.BytesIO(raw.content), raw.media_type)
    reader = READERS.get(kind)
    if reader is None:
        _refuse_unreadable(raw.name, raw.content[:HEAD], kind)
        found = decode_input(raw.name, raw.source, raw.content)
        return found if raw.said == NOTHING else replace(found, said=raw.said, came=_came(raw, raw.said, found.text))
    try:
        text, said = reader(raw)
    except InputError:
        raise
    except Exception as error:  # a fault of ours must not cost the rest of the batch; it is named and counted
        raise _fault(raw.name, error) from error
    if not text.strip():
        raise InputError(f"{raw.name} holds no article's text: open it, and save what you want read as a .txt file.")
    said = said.or_else(Said(kind=kind))
    return Input(raw.name, raw.source, raw.content, text, "utf-8", said, _came(raw, said, text))


def _fault(name: str, error: Exception) -> InputError:
    said = f"{type(error).__name__}: {str(error)[:100]}".splitlines()[0].rstrip(": ")
    return InputError(f"{name} brought the reader down ({said}): please report it, with the file.")


def _came(raw: Raw, said: Said, text: str) -> Came:
    """How the bytes came, for those who read them again and for those who look for the same page."""
    address = said.url or (raw.source if raw.source and is_web(raw.source) else None)
    key = page_key(address) if address else None
    return Came(raw.name, raw.said, raw.media_type, raw.charset, key, alike(text) if key else None)


def alike(text: str) -> str:
    """What texts share that say the same in the same paragraphs, whatever short lines stand between them."""
    lines = text.splitlines()
    prose = [line for line in lines if len(line) >= (_SENTENCE if line.endswith(_ENDS) else _PROSE)] or lines
    spelt = "\n".join(_NO_WORD.sub("", line.casefold()) for line in prose)
    return hashlib.sha256(spelt.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def load_one(path: str, limits: Limits) -> Input:
    """The one document at a path (`-`: standard input). Raises `InputError` where there is none, or more than one."""
    found = gather([path], limits)
    first, second = next(found, None), next(found, None)
    if isinstance(first, InputError):
        raise first
    if isinstance(first, Link):
        raise InputError(f"{path} is an address: save the page and name the file, or read it with 'communique read'.")
    if first is None or second is not None:
        raise InputError(f"{path} holds more than one document: read it into a ledger with 'communique read'.")
    return read_raw(first)


def _from_folder(folder: str, limits: Limits, skipped: Skipped, gauge: Gauge | None) -> Iterator[Found]:
    """The documents in a folder and those below it; what is no report is left aside and counted."""
    here, some = Skipped(), False
    for path in find_paths([folder], here, alone=False):
        for found in [path] if isinstance(path, InputError) else _from_file(path, limits, here, gauge):
            if isinstance(found, NotAReportError) and not isinstance(path, InputError):
                here.endings[Path(path).suffix.lower() or "other"] += 1
            else:
                some = True
                yield _out_of(found, folder if isinstance(path, InputError) else path)
    skipped.endings += here.endings
    if not some:
        yield _out_of(no_reports(folder, here), folder)


def _out_of(found: Found, path: str) -> Found:
    """What was found, with the path that was opened for it."""
    if isinstance(found, Raw):
        return replace(found, origin=path)
    if isinstance(found, InputError) and found.origin is None and path != STDIN:
        found.origin = path
    return found


def _from_file(path: str, limits: Limits, skipped: Skipped, gauge: Gauge | None) -> Iterator[Found]:
    """The documents in a file or in standard input."""
    name = "Standard input" if path == STDIN else show_path(path)
    source = None if path == STDIN else show_path(os.path.normpath(path))
    try:
        if path == STDIN:
            yield from _of_pipe(sys.stdin.buffer, name, source, limits, skipped)
            return
        with open(path, "rb") as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                if gauge:
                    gauge.begin(file)
                yield from _open(Piece(name, source, file), limits, skipped)
            else:
                yield from _of_pipe(file, name, source, limits, skipped)
    except OSError as error:
        yield refusal(error, name)


def _of_pipe(pipe: BinaryIO, name: str, source: str | None, limits: Limits, skipped: Skipped) -> Iterator[Found]:
    """The documents in what can be read only once: kept in memory, or an archive in a temporary file."""
    content = pipe.read(limits.document_bytes + 1)
    if len(content) <= limits.document_bytes:
        yield from _open(Piece.of(Raw(name, source, content)), limits, skipped)
    elif kind_of(content[:HEAD]) not in UNPACKERS:
        yield _too_long(name, None, limits)
    else:
        with TemporaryFile() as file:
            left = limits.archive_mb * MEGABYTE
            while content and left > 0:
                left -= file.write(content)
                content = pipe.read(min(MEGABYTE, left + 1))
            file.seek(0)
            if left <= 0:
                yield InputError(f"{name} goes on beyond {limits.archive_mb:,} MB: save it, and name the file.")
            else:
                yield from _open(Piece(name, source, file), limits, skipped)


def _open(piece: Piece, limits: Limits, skipped: Skipped) -> Iterator[Found]:
    """The documents of a piece: itself, or those that are in it."""
    try:
        head = piece.stream.read(HEAD)
        piece.stream.seek(0)
    except InputError as error:
        yield error
        return
    kind = _kind(head, piece.stream, piece.media_type)
    unpacker = UNPACKERS.get(kind)
    if unpacker is None:
        yield _leaf(piece, head, kind, limits)
    elif piece.depth >= limits.depth:
        yield InputError(f"{piece.name} lies in {piece.depth} archives inside each other: unpack it and read that.")
    else:
        yield from _unpacked(piece, unpacker, limits, skipped)


def _unpacked(piece: Piece, unpacker: Unpacker, limits: Limits, skipped: Skipped) -> Iterator[Found]:
    """The documents in a piece that holds others; what is none is left aside and counted."""
    some, before = False, skipped.endings.total()
    try:
        for found in unpacker(piece, limits):
            if isinstance(found, Piece):
                with closing(found.stream):
                    for inner in _open(found, limits, skipped):
                        some = some or not isinstance(inner, NotAReportError)
                        yield from _counted(inner, found.name, piece.depth, skipped)
            else:
                some = some or not isinstance(found, NotAReportError)
                yield from _counted(found, str(found), piece.depth, skipped)
    except InputError as error:
        some = True
        yield error
    except OSError as error:
        some = True
        yield InputError(f"{piece.name} breaks off ({error.strerror or error}): what came before was read.")
    except Exception as error:  # as in `read_raw`
        some = True
        yield _fault(piece.name, error)
    if not some and skipped.endings.total() > before:
        yield InputError(f"{piece.name} holds no reports: only what nobody would read was found in it.")


def _counted(found: Found, name: str, depth: int, skipped: Skipped) -> Iterator[Found]:
    """What was found, but for what is no report: that is counted."""
    if not isinstance(found, NotAReportError):
        yield found
    elif isinstance(found, TableError):
        yield found
    else:
        skipped.endings[Path(name.rsplit(" › ", 1)[-1]).suffix.lower()[:12] or "in archives"] += 1


def _kind(head: bytes, stream: BinaryIO, media_type: str | None) -> str:
    """What a piece is, by its beginning, where need be by what is in it; `stream` is left at its beginning."""
    kind = kind_of(head)
    if kind == "zip":
        return zip_kind(stream)
    if kind == "gzip" and _begins_unpacked(head).startswith(b"WARC/"):
        return "warc"
    if kind in ("text", "json", "mbox") and (media_type or "").split(";")[0].strip().lower() in _PAGE_TYPES:
        return "html"
    return "csv" if kind == "text" and csv_delimiter(head) else kind


def _begins_unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return b""


def _leaf(piece: Piece, head: bytes, kind: str, limits: Limits) -> Raw | InputError:
    """The bytes of a document, or the sentence why it is none."""
    try:
        _refuse_unreadable(piece.name, head, kind)
        size = _size(piece)
        if size is not None and size > limits.document_bytes:
            return _too_long(piece.name, size, limits)
        content = piece.stream.read(limits.document_bytes + 1)
    except InputError as error:
        return error
    if len(content) > limits.document_bytes:
        return _too_long(piece.name, None, limits)
    if not content:
        return InputError(f"{piece.name} is empty: put a report's text in it and read it again.")
    return Raw(piece.name, piece.source, content, piece.said, piece.media_type, piece.charset)


def _size(piece: Piece) -> int | None:
    """How many bytes are there, where that can be known without reading them."""
    try:
        size = piece.stream.seek(0, os.SEEK_END)
        piece.stream.seek(0)
    except OSError:
        return None
    return size


def _too_long(name: str, size: int | None, limits: Limits) -> InputError:
    has = f"has {size / MEGABYTE:,.1f} MB" if size is not None else "goes on"
    return InputError(
        f"{name} {has} and a document may have {limits.document_mb:,} MB: split it into its reports, "
        "or raise the setting COMMUNIQUE_MAX_MB."
    )


def _refuse_unreadable(name: str, head: bytes, kind: str) -> None:
    what = unreadable(head) or _NOT_READ.get(kind)
    if what:
        error = InputError if kind == "broken" else NotAReportError
        raise error(f"{name} is {what}, not a text: save its text as a .txt file and read that.")


_NOT_READ = {
    "broken": "a ZIP archive or an office document that is broken or cut off",
    "office": "a spreadsheet, a presentation or another office document",
}
