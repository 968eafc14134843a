"""From what the user names to documents: files, folders and archives opened one document at a time.

Two stages, so that the second can run in many processes: `gather` and `unpack` only open, and hand on the bytes of one
document after another; `read_raw` makes a text of a document's bytes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from communique.errors import InputError
from communique.gather.html import read_html
from communique.gather.kinds import HEAD, kind_of, unreadable
from communique.gather.raw import MEGABYTE, Found, Limits, Link, NotAReportError, Piece, Raw
from communique.gather.urls import is_web
from communique.read.files import STDIN, Input, Skipped, decode_input, find_paths, no_reports, refusal, show_path
from communique.said import Said

Opened = Piece | Link | InputError
Unpacker = Callable[[Piece, Limits], Iterator[Opened]]
Reader = Callable[[Raw], tuple[str, Said]]

UNPACKERS: dict[str, Unpacker] = {}
READERS: dict[str, Reader] = {
    "html": lambda raw: read_html(raw.content, raw.said, raw.charset),
}


def gather(things: Iterable[str], limits: Limits, skipped: Skipped | None = None) -> Iterator[Found]:
    """What the user named, one document after another: paths, folders, `-`, addresses (as `Link`s, not fetched).

    What cannot be read is an `InputError` in its place; what lies in folders and is no report is counted in `skipped`.
    Memory does not grow with the size of an archive.
    """
    skipped = skipped if skipped is not None else Skipped()
    for thing in things:
        if is_web(thing):
            yield Link(thing)
        elif thing != STDIN and os.path.isdir(thing):
            yield from _from_folder(thing, limits, skipped)
        else:
            yield from _from_file(thing, limits)


def unpack(raw: Raw, limits: Limits) -> Iterator[Found]:
    """The documents that bytes hold, which may be one; bytes that were fetched go this way."""
    yield from _open(Piece.of(raw), limits)


def read_raw(raw: Raw) -> Input:
    """The text of one document's bytes. Raises `InputError` for those that hold none."""
    kind = kind_of(raw.content[:HEAD])
    if kind in ("text", "json", "mbox") and _is_html(raw.media_type):
        kind = "html"
    reader = READERS.get(kind)
    if reader is None:
        _refuse_unreadable(raw.name, raw.content[:HEAD], kind)
        found = decode_input(raw.name, raw.source, raw.content)
        return Input(found.name, found.source, found.content, found.text, found.encoding, raw.said)
    text, said = reader(raw)
    if not text.strip():
        raise InputError(f"{raw.name} holds no article's text: open it, and save what you want read as a .txt file.")
    return Input(raw.name, raw.source, raw.content, text, "utf-8", said.or_else(Said(kind=kind)))


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


def _from_folder(folder: str, limits: Limits, skipped: Skipped) -> Iterator[Found]:
    """The documents in a folder and those below it; what is no report is left aside and counted."""
    here, some = Skipped(), False
    for path in find_paths([folder], here, alone=False):
        for found in [path] if isinstance(path, InputError) else _from_file(path, limits):
            if isinstance(found, NotAReportError) and not isinstance(path, InputError):
                here.endings[Path(path).suffix.lower() or "other"] += 1
            else:
                some = True
                yield found
    skipped.endings += here.endings
    if not some:
        yield no_reports(folder, here)


def _from_file(path: str, limits: Limits) -> Iterator[Found]:
    """The documents in a file or in standard input."""
    name = "Standard input" if path == STDIN else show_path(path)
    source = None if path == STDIN else show_path(os.path.normpath(path))
    try:
        if path == STDIN:
            content = sys.stdin.buffer.read(limits.document_bytes + 1)
            yield from _of_bytes(Raw(name, source, content), limits)
            return
        with open(path, "rb") as file:
            if file.seekable():
                yield from _open(Piece(name, source, file), limits)
            else:
                content = file.read(limits.document_bytes + 1)
                yield from _of_bytes(Raw(name, source, content), limits)
    except OSError as error:
        yield refusal(error, name)


def _of_bytes(raw: Raw, limits: Limits) -> Iterator[Found]:
    if len(raw.content) > limits.document_bytes:
        yield _too_long(raw.name, None, limits)
    else:
        yield from _open(Piece.of(raw), limits)


def _open(piece: Piece, limits: Limits) -> Iterator[Found]:
    """The documents of a piece: itself, or those that are in it."""
    head = piece.stream.read(HEAD)
    piece.stream.seek(0)
    kind = kind_of(head)
    unpacker = UNPACKERS.get(kind)
    if unpacker is None:
        yield _leaf(piece, head, kind, limits)
    elif piece.depth >= limits.depth:
        yield InputError(f"{piece.name} lies in {piece.depth} archives inside each other: unpack it and read that.")
    else:
        for found in unpacker(piece, limits):
            if isinstance(found, Piece):
                with closing(found.stream):
                    yield from _open(found, limits)
            else:
                yield found


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
    if what := unreadable(head):
        raise NotAReportError(f"{name} is {what}, not a text: save its text as a .txt file and read that.")
    if what := _NOT_READ.get(kind):
        raise InputError(f"{name} is {what}, not a text: save its text as a .txt file and read that.")


_NOT_READ = {
    "pdf": "a PDF document",
    "zip": "a ZIP archive or an office document",
    "gzip": "a compressed file",
    "bzip2": "a compressed file",
    "xz": "a compressed file",
    "tar": "an archive",
    "parquet": "a table",
    "warc": "a web archive",
}


def _is_html(media_type: str | None) -> bool:
    return (media_type or "").split(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
