"""Whose a page is by its address alone: a line that is a link, or the address that it was fetched from."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from communique.entries.lines import HEAD_LINES
from communique.text.page import Page

_FOOT_LINES: Final = 6  # lines at the end of a page in which its address may stand
_SHORTEST: Final = 6  # letters of a site that may be written out as words
_SCHEMES: Final = frozenset(("http", "https", "www"))
_LINK: Final = re.compile(r"(?:[^\n:/]{0,16}:?\s+)?((?:https?://|www\.)[\w.-]+\.[a-z]{2,12}(?:/\S*)?)\s*")


def has_links(page: Page) -> bool:
    """Whether an address stands anywhere on the page."""
    return not _SCHEMES.isdisjoint(page.known)


def is_link(page: Page, start: int, stop: int) -> bool:
    """Whether a line is a link and nothing else: https://www.example.org/news/12."""
    return page.words[start] in _SCHEMES and " " not in page.slice(start, stop) and bool(_link(page, start, stop))


def linked(page: Page) -> str | None:
    """The paper whose address stands alone in a line of the head or the foot, as the text writes it, else its site."""
    if not has_links(page):
        return None
    for start, stop in [*page.paragraphs[:HEAD_LINES], *page.paragraphs[-_FOOT_LINES:]]:
        link = None if page.is_a(start, "creditopener") else _link(page, start, stop)  # Photo: www.peru.gob.pe
        site = _site(link) if link else ""
        if site and site not in page.language.sets["nosite"]:
            return _written(page, site) or site
    return None


def at_address(page: Page, url: str) -> str | None:
    """The paper that a page was fetched from, where its text writes the name out: Lusaka Times for lusakatimes.com."""
    return _written(page, _site(url))


def _link(page: Page, start: int, stop: int) -> str | None:
    """The address that is all of a line, or stands behind a short label in it."""
    if _SCHEMES.isdisjoint(page.words[start:stop]):
        return None
    found = _LINK.fullmatch(page.slice(start, stop))
    return found[1] if found else None


def _site(link: str) -> str:
    """The name of an address's site: lusakatimes.com."""
    host = urlsplit(link if "//" in link else f"//{link}").hostname or ""
    return host.removeprefix("www.")


def _written(page: Page, site: str) -> str | None:
    """A site's name as the text writes it in two words or more, each with a capital."""
    letters = site.partition(".")[0].replace("-", "")
    if len(letters) < _SHORTEST or not letters.isalpha():
        return None
    spelt = re.compile(rf"(?<![\w./-]){' ?'.join(letters)}(?![\w./-])", re.IGNORECASE)
    names = (found[0] for found in spelt.finditer(page.text) if " " in found[0].strip())
    return next((name for name in names if all(word[0].isupper() for word in name.split())), None)
