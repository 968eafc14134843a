"""Feeds (RSS, Atom, JSON Feed) and sitemaps as files or as they were fetched: the texts in them, and the addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from time import struct_time
from typing import Any

from lxml import etree

from communique.errors import InputError
from communique.gather.days import iso_day
from communique.gather.needs import need
from communique.gather.raw import Limits, Link, Piece
from communique.gather.urls import is_web
from communique.read.encoding import decode
from communique.said import Said, said_by

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]{0,500}>")
_WHOLE = 700  # characters of an entry's text from which on it is the article, and no summary of it
_LONGEST = 2_000  # characters of an address
_TYPES = "application/feed+json"
_MOST = 50_000  # addresses of one sitemap: what the protocol allows

Opened = Piece | Link | InputError


def unpack_feed(piece: Piece, limits: Limits) -> Iterator[Opened]:
    """The entries of an RSS or Atom feed: a document where its text is in the feed, else its address."""
    content = piece.stream.read(limits.document_bytes + 1)
    if error := _refusal(piece, content, limits):
        yield error
        return
    feedparser = need("feedparser", piece.name)
    try:
        feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a library that has met many feeds, and not all
        yield InputError(
            f"{piece.name} is a feed that cannot be read ({type(error).__name__}): check it in a feed reader."
        )
        return
    about = said_by("the feed", outlet=_words(feed.feed.get("title")), language=feed.feed.get("language"))
    yield from _entries(piece, [_entry(each, about) for each in feed.entries])


def _refusal(piece: Piece, content: bytes, limits: Limits) -> InputError | None:
    if len(content) > limits.document_bytes:
        return InputError(f"{piece.name} goes on beyond {limits.document_mb:,} MB, as no feed does.")
    if _ENTITY.search(content[:100_000]):
        return InputError(f"{piece.name} declares entities of its own, as no feed needs to: it was not read.")
    return None


def _entry(entry: Any, about: Said) -> tuple[Said, str]:
    """What a feed says of an entry, and the longest text that it gives of it."""
    texts = [each.get("value") or "" for each in entry.get("content", ())] + [entry.get("summary") or ""]
    day = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    link = entry.get("link")
    said = said_by(
        "the feed",
        title=_words(entry.get("title")),
        published=f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}" if isinstance(day, struct_time) else None,
        url=link if isinstance(link, str) and is_web(link) and len(link) < _LONGEST else None,
    )
    return said.or_else(about), max(texts, key=len)


def _entries(piece: Piece, entries: list[tuple[Said, str]]) -> Iterator[Opened]:
    if not entries:
        yield InputError(f"{piece.name} is a feed without entries: there is nothing to read in it.")
    via = f"the feed {piece.source or piece.name}"
    for number, (said, text) in enumerate(entries, 1):
        said = said.or_else(Said(via=via))
        if len(_TAGS.sub("", text)) >= _WHOLE or not said.url and text.strip():
            yield piece.inner(f"entry {number}", text.encode(), said, said.url)
        elif said.url:
            yield Link(said.url, said)


def _words(text: Any) -> str | None:
    """A title as plain words; some feeds put markup in it."""
    if not isinstance(text, str):
        return None
    return " ".join(_TAGS.sub("", text).split())[:400] or None


def unpack_json_feed(piece: Piece, found: dict[str, Any]) -> Iterator[Opened]:
    """The entries of a JSON Feed that was loaded."""
    about = said_by("the feed", outlet=_words(found.get("title")), language=_string(found.get("language")))
    items = found.get("items")
    entries = []
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            link = _string(item.get("url")) or _string(item.get("id")) or ""
            said = said_by(
                "the feed",
                title=_words(item.get("title")),
                published=iso_day(_string(item.get("date_published")) or ""),
                url=link if is_web(link) else None,
            )
            text = _string(item.get("content_html")) or _string(item.get("content_text")) or ""
            entries.append((said.or_else(about), text))
    yield from _entries(piece, entries)


def is_json_feed(found: Any) -> bool:
    """Whether loaded JSON is a JSON Feed."""
    return isinstance(found, dict) and "jsonfeed.org" in str(found.get("version")) and "items" in found


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def unpack_sitemap(piece: Piece, limits: Limits) -> Iterator[Opened]:
    """The addresses of a sitemap or of a list of sitemaps."""
    content = piece.stream.read(50 * limits.document_bytes)
    if _ENTITY.search(content[:100_000]):
        yield InputError(f"{piece.name} declares entities of its own, as no sitemap needs to: it was not read.")
        return
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        tree = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        tree = None
    listed = [] if tree is None else [each for each in tree if isinstance(each.tag, str)][:_MOST]
    count = 0
    for each in listed:
        values = {
            name.tag.rpartition("}")[2]: (name.text or "").strip() for name in each.iter() if isinstance(name.tag, str)
        }
        address = values.get("loc", "")
        if is_web(address) and len(address) < _LONGEST:
            count += 1
            said = said_by(
                "the sitemap",
                title=values.get("title"),
                published=iso_day(values.get("publication_date", "")),
                outlet=values.get("name"),
                language=values.get("language"),
            )
            said = said.or_else(Said(via=f"the sitemap {piece.source or piece.name}"))
            yield Link(address, said, values.get("lastmod") or None)
    if not count:
        yield InputError(f"{piece.name} is a sitemap without addresses: there is nothing to read in it.")


def load_json(content: bytes) -> Any:
    """What JSON bytes hold. Raises `ValueError` for what is none, or is nested beyond measure."""
    try:
        return json.loads(decode(content)[0])
    except RecursionError as error:
        raise ValueError("it is nested beyond measure") from error
