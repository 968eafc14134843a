"""Messages and mailboxes, and pages that a browser saved as one (MHTML)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import BinaryIO

from communique.errors import InputError
from communique.gather.days import iso_day
from communique.gather.html import read_html
from communique.gather.raw import Limits, Link, Piece, Raw
from communique.read.encoding import decode
from communique.said import NOTHING, Said, said_by

_FROM = re.compile(rb"From \S.*\d{4}\s*$")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_PARTS = 200  # of a message
_ATTACHED = frozenset(
    "application/pdf application/vnd.openxmlformats-officedocument.wordprocessingml.document text/html message/rfc822"
    " application/zip".split()
)
_FAULTS = (ValueError, LookupError, RecursionError, AttributeError, TypeError, IndexError, OverflowError)


def unpack_mbox(piece: Piece, limits: Limits) -> Iterator[Piece | Raw | Link | InputError]:
    """The messages of a mailbox, one after another."""
    for number, content in enumerate(_messages(piece.stream, limits.document_bytes), 1):
        if content is None:
            yield InputError(
                f"{piece.name} › message {number} goes on beyond {limits.document_mb:,} MB: it was left out."
            )
        else:
            said = Said(via=f"the mailbox {piece.name}")
            yield piece.inner(f"message {number}", _QUOTED.sub(rb"\1", content), said)


def _messages(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The bytes of each message; `None` for one that is beyond the limit."""
    lines: list[bytes] = []
    size, blank = 0, True
    for line in iter(lambda: stream.readline(1 << 20), b""):
        if blank and line.startswith(b"From ") and _FROM.match(line):
            if lines or size > limit:
                yield b"".join(lines) if size <= limit else None
            lines, size = [], 0
            continue
        blank = line in (b"\n", b"\r\n")
        size += len(line)
        if size <= limit:
            lines.append(line)
        else:
            lines.clear()
    if lines or size > limit:
        yield b"".join(lines) if size <= limit else None


def unpack_eml(piece: Piece, limits: Limits) -> Iterator[Piece | Raw | Link | InputError]:
    """A message itself and the documents attached to it."""
    content = piece.stream.read(limits.document_bytes + 1)
    if len(content) > limits.document_bytes:
        yield InputError(
            f"{piece.name} goes on beyond {limits.document_mb:,} MB: save what is attached to it, and read that."
        )
        return
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        attached = list(_attachments(message))
    except _FAULTS as error:
        yield InputError(
            f"{piece.name} is a message that cannot be taken apart ({error}): save its text and read that."
        )
        return
    yield Raw(piece.name, piece.source, content, piece.said)
    for name, inner in attached:
        yield piece.inner(name, inner, Said(via=f"attached to {piece.name}"))


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(message.walk()):
        if number >= _PARTS:
            return
        if part.get_content_disposition() == "attachment" and part.get_content_type() in _ATTACHED:
            inner = part.get_payload(decode=True)
            if isinstance(inner, bytes) and inner:
                yield part.get_filename() or f"attachment {number}", inner


def read_eml(content: bytes, said: Said, name: str) -> tuple[str, Said]:
    """The text of the message called `name` and what its head says; the page in it where a browser saved one."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    own = _head(message)
    plain, page = _bodies(message)
    if page is not None and (not plain.strip() or _is_saved_page(message)):
        known = said.or_else(own if not _is_saved_page(message) else _address(message))
        text, found = read_html(page[0], known, name, page[1])
        return text, found.or_else(own)
    said = said.or_else(own)
    return (f"{said.title}\n\n{plain}" if said.title else plain) if plain.strip() else "", said


def _head(message: EmailMessage) -> Said:
    """Subject, day and organisation as the head gives them."""
    return said_by(
        "the head of the message",
        title=_header(message, "Subject"),
        published=iso_day(_header(message, "Date") or ""),
        outlet=_header(message, "Organization"),
        language=(_header(message, "Content-Language") or "").split(",")[0] or None,
    )


def _header(message: Message, name: str) -> str | None:
    try:
        value = message.get(name)
        return str(value)[:1_000] if value is not None else None
    except _FAULTS:  # heads that break their own rules
        return None


def _is_saved_page(message: EmailMessage) -> bool:
    return message.get_content_type() == "multipart/related" and _address(message) is not NOTHING


def _address(message: EmailMessage) -> Said:
    where = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    return said_by("the address in the saved page", url=where) if where and where.startswith("http") else NOTHING


def _bodies(message: EmailMessage) -> tuple[str, tuple[bytes, str | None] | None]:
    """The plain text of a message, and its page with the encoding that it names."""
    plain, page = "", None
    for number, part in enumerate(message.walk()):
        if number >= _PARTS or plain and page:
            break
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind, content = part.get_content_type(), part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        if kind == "text/plain" and not plain:
            plain = _text(content, part.get_content_charset())
        elif kind in ("text/html", "application/xhtml+xml") and page is None:
            page = (content, part.get_content_charset())
    return plain, page


def _text(content: bytes, charset: str | None) -> str:
    try:
        text = content.decode(charset) if charset else decode(content)[0]
    except (LookupError, ValueError):
        text = decode(content)[0]
    return text.replace("\r\n", "\n").replace("\0", "\ufffd")
