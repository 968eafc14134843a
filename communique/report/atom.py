"""What was found or what came in as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass

_ATOM = "http://www.w3.org/2005/Atom"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # XML cannot hold them


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed: its id in the ledger, title, words, when it came or was published (ISO), and its address."""

    id: str
    title: str
    words: str
    day: str | None
    address: str


def make_feed(title: str, address: str, items: Iterable[Item], *, base: str) -> bytes:
    """A feed; `address` is that of the page it is of, `base` the site's own, such as `http://127.0.0.1:8000`.

    A feed needs times: a day is its midnight in UTC, and what has no day has the least one that there is.
    """
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    shown = list(items)
    _add(feed, "id", f"tag:communique,2026:{address}")
    _add(feed, "title", title)
    _add(feed, "updated", max((_time(item.day) for item in shown), default=_time(None)))
    _add(feed, "generator", "communique")
    ET.SubElement(feed, f"{{{_ATOM}}}link", rel="alternate", type="text/html", href=base + address)
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", "communique")
    for item in shown:
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", f"tag:communique,2026:{item.id}")
        _add(entry, "title", item.title or item.id)
        _add(entry, "updated", _time(item.day))
        ET.SubElement(entry, f"{{{_ATOM}}}link", rel="alternate", type="text/html", href=base + item.address)
        _add(entry, "summary", item.words)
    made: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made


def _add(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = _CONTROL.sub("\ufffd", words)


def _time(day: str | None) -> str:
    if not day:
        return "1970-01-01T00:00:00Z"
    return day if "T" in day else f"{day[:10]}T00:00:00Z"
