"""What bytes are, recognised by their beginning and never by the name of the file."""

from __future__ import annotations

import re

HEAD = 8_192  # bytes that are looked at

_BINARY = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_UNREADABLE = (
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"BM", "an image"),
    (b"\0\0\1\0", "an icon"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"(\xb5/\xfd", "a file packed with Zstandard"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
    (b"RIFF", "a recording or an image"),
    (b"wOF", "a font"),
    (b"\0\1\0\0\0", "a font"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_COMMENTS = re.compile(rb"^(?:\s|<!--.{0,4000}?-->|<\?xml[^>]{0,300}\?>|<\?xml-stylesheet[^>]{0,500}\?>)+", re.DOTALL)
_ROOT = re.compile(rb"^<\s*(!doctype\s+)?(?:[\w.-]+:)?([A-Za-z][\w.-]*)", re.IGNORECASE)
_FEEDS = (b"rss", b"feed", b"rdf")
_SITEMAPS = (b"urlset", b"sitemapindex")
_HTML = re.compile(rb"<html[\s>]|<head[\s>]|<body[\s>]|<!doctype html", re.IGNORECASE)
_FRAGMENT = frozenset(
    b"html head body div p article section main table title meta link script style span h1 h2 h3 ul ol a b i em strong"
    b" blockquote header nav center font br img figure".split()
)
_FIELD = re.compile(rb"^([A-Za-z][\w-]{1,60}):[ \t]?.*(?:\r?\n[ \t].*)*\r?\n", re.MULTILINE)
_POST = frozenset(
    b"mime-version message-id received return-path delivered-to dkim-signature x-mailer content-type".split()
)
_POSTED = frozenset(b"from to subject date".split())
_MBOX = re.compile(rb"^From \S+.*\d{4}\r?\n(?:[A-Za-z][\w-]*:|>From )")


def kind_of(head: bytes) -> str:
    """What the bytes begin like: `text` where nothing else is recognised.

    One of text, html, pdf, zip, gzip, bzip2, xz, tar, parquet, warc, feed, sitemap, json, mbox, eml.
    """
    for magic, kind in _BINARY:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return "tar"
    begin = head.replace(b"\0", b"") if head[:2] in _BOMS else head
    for mark in _BOMS:
        begin = begin.removeprefix(mark)
    begin = begin.lstrip()
    if begin[:1] == b"<":
        return _marked_up(begin)
    if begin[:1] in (b"{", b"["):
        return "json" if re.match(rb"[{\[]\s*[\[{\"\]}]", begin) else "text"
    if _MBOX.match(begin):
        return "mbox"
    if _is_post(begin):
        return "eml"
    return "html" if _HTML.search(begin[:2_048]) and b"</" in begin else "text"


def unreadable(head: bytes) -> str | None:
    """What the bytes are where they are of a kind that is not read: "an image"; `None` for all others."""
    if head[4:8] == b"ftyp":
        return "a film or a recording"
    return next((what for magic, what in _UNREADABLE if head.startswith(magic) and not _is_word(head, magic)), None)


def _is_word(head: bytes, magic: bytes) -> bool:
    """Whether what looks like a mark is the beginning of a text: BMW, BM25."""
    return magic in (b"BM", b"ID3", b"RIFF") and head[: len(magic) + 40].isascii() and b"\0" not in head[:40]


def _marked_up(begin: bytes) -> str:
    """Which markup this is, by its root element."""
    rest = begin[match.end() :] if (match := _COMMENTS.match(begin)) else begin
    rest = rest.lstrip()
    root = _ROOT.match(rest)
    if root is None:
        return "html" if _HTML.search(begin) else "text"
    if root[1] and root[2].lower() != b"html":  # <!DOCTYPE rss …>
        inner = re.search(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)", rest[root.end() :])
        name = inner[1].lower() if inner else b""
    else:
        name = root[2].lower()
    if name in _FEEDS:
        return "feed"
    if name in _SITEMAPS:
        return "sitemap"
    return "html" if name in _FRAGMENT or _HTML.search(begin) else "text"


def _is_post(begin: bytes) -> bool:
    """Whether the bytes begin with the head of a message; a report with "From:" and "Date:" lines is none."""
    names, at = set[bytes](), 0
    while len(names) < 40 and (field := _FIELD.match(begin, at)):
        names.add(field[1].lower())
        at = field.end()
    return bool(names & _POST) and len(names & (_POST | _POSTED)) >= 2
