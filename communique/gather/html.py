"""A page of the web as a report: its article's text, and what the page says of it."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from lxml import etree
from lxml.html import HTMLParser

from communique.gather.article import LITTLE, Article, find_article
from communique.gather.blocks import Element, find_blocks, remove_junk
from communique.gather.dated import shown_day
from communique.gather.days import iso_day
from communique.gather.maintext import MainText
from communique.gather.metadata import find_metadata, page_title, tail_of_title, without_site
from communique.gather.needs import need
from communique.read.encoding import decode, find_encoding
from communique.said import Said, said_by

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4_096  # bytes in which the page may name its encoding
_NO_CONTROLS = bytes(0x20 if c < 0x20 and c not in b"\t\n\r" or c == 0x7F else c for c in range(256))
_DIGITS = re.compile(r"\b(?:\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4})\b")
_UNKNOWN = ("utf-16", "utf-16le", "utf-16be", "utf-32")


def read_html(content: bytes, said: Said, name: str, charset: str | None = None) -> tuple[str, Said]:
    """The text of the article of the page called `name` under its headline, and what is said of it.

    `said` is what is known beforehand, which counts most; `charset` the encoding that came with the page. The text is
    empty where the page has none.
    """
    markup = utf8_html(content, charset)
    tree = parse_html(markup)
    if tree is None:
        return "", said
    own = find_metadata(tree, said.url, microdata=b"itemprop" in markup or b"pubdate" in markup)
    if not own.published:
        own = own.or_else(said_by("htmldate", published=shown_day(need("htmldate", name), tree, markup)))
    whole = page_title(tree)
    remove_junk(tree, etree.strip_elements)
    found = MainText(need("trafilatura", name), tree)
    body = tree.find("body")
    body = tree if body is None else body
    given = said.title or own.title
    headline = without_site(given, said.outlet or own.outlet)[0] if given else None
    hint = without_site(whole, own.outlet)[0] if whole else None
    article = _article(body, found, headline, hint)
    said = said.or_else(_settled(own, article, whole))
    return _text(article, said), said


def parse_html(markup: bytes) -> Element | None:
    """The tree of a page, or `None` where there is nothing in it; markup nested beyond measure is cut off."""
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, recover=True
    )
    try:
        return etree.fromstring(markup.translate(_NO_CONTROLS), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def utf8_html(content: bytes, charset: str | None = None) -> bytes:
    """A page's markup in UTF-8: by its byte order mark, the encoding that came with it or that it names, or its bytes.

    An encoding that is named counts only where the bytes can be read in it.
    """
    if find_encoding(content[:4]) not in ("utf-8",) and content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return decode(content)[0].encode("utf-8", "replace")
    if not content.isascii() and (markup := _recoded(content, "utf-8")) is not None:
        return markup  # hardly ever by chance, whatever is said of it
    named = _META_CHARSET.search(content[:_HEAD])
    for name in (charset, named[1].decode("ascii", "ignore") if named else None):
        if name and (markup := _recoded(content, name.strip().lower())) is not None:
            return markup
    return decode(content)[0].encode("utf-8", "replace")


def _recoded(content: bytes, name: str) -> bytes | None:
    name = {
        "iso-8859-1": "cp1252",
        "latin1": "cp1252",
        "latin-1": "cp1252",
        "us-ascii": "cp1252",
        "gb2312": "gb18030",
    }.get(name, name)
    if name in _UNKNOWN:
        return None
    try:
        codec = codecs.lookup(name)
        if not codec._is_text_encoding:
            return None
        text = content.decode(codec.name)
        return content if codec.name == "utf-8" else text.encode("utf-8")
    except (LookupError, ValueError):
        return None


def _article(body: Element, found: MainText, title: str | None, hint: str | None) -> Article:
    """The article as the library and the page show it, or, where that gives next to nothing, as one of them does."""
    article = find_article(find_blocks(body, found.has), found.has, title, hint) if found else Article(None, None, ())
    if article.prose >= LITTLE:
        return article
    alone = find_article(find_blocks(body), None, title, hint)
    if alone.prose > 2 * article.prose or not found:
        return alone
    unplaced = Article(alone.title, None, found.paragraphs)  # what the library put together from several places
    return article if article.paragraphs or unplaced.prose < LITTLE else unplaced


def _settled(own: Said, article: Article, whole: str | None) -> Said:
    """What the page says, once its text is known: the headline as shown, the day that stands by it, its site's name."""
    shown = said_by("headline", title=article.title)
    by = own.by.get("title")
    if by and article.title and _like(own.title, article.title):
        shown = replace(shown, by={"title": f"headline and {by}"})
    said = shown.or_else(own)
    if not said.title and whole:
        said = said.or_else(said_by("title element", title=without_site(whole, said.outlet)[0]))
    if not said.published and article.day and (day := _day_in(article.day)):
        said = said.or_else(said_by("the day by the headline", published=day))
    if not said.outlet and whole:
        said = said.or_else(said_by("title element", outlet=tail_of_title(whole, said.title or "")))
    return said


def _day_in(line: str) -> str | None:
    """The day that a line gives in digits."""
    found = _DIGITS.search(line)
    return iso_day(line) or (iso_day(found[0]) if found else None)


def _like(one: str | None, other: str | None) -> bool:
    spelt = ["".join(filter(str.isalnum, (text or "").casefold())) for text in (one, other)]
    return bool(spelt[0] and spelt[1]) and (spelt[0] in spelt[1] or spelt[1] in spelt[0])


def _text(article: Article, said: Said) -> str:
    """Headline, the line that dates it where only that does, and the paragraphs, with blank lines between."""
    lines = [said.title] if said.title else []
    if not said.published and article.day:
        lines.append(article.day)
    return "\n\n".join([*lines, *article.paragraphs]) + "\n" if article.paragraphs else ""
