"""A page's tree as a list of blocks: runs of text that stand on their own, with what the markup says of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from communique.gather.markup import markup, verdict

Element = Any  # of lxml, which has no types
Has = Callable[[str], bool]

_JUNK = (
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "select", "option", "datalist", "button", "input", "textarea", "map", "applet", "marquee", "dialog", "frameset",
)  # fmt: skip
_LEAVE = frozenset(("nav", "aside", "footer", "menu", "figcaption", "head", "title", "label"))
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr o:p q rp rt ruby s samp small"
    " span strike strong sub sup time tt u var wbr center-inline".split()
)
_OUT = ("leave", "always")
_BREAK = ("\n", 0, 0)
_SET_APART = frozenset(("span", "small", "b", "strong", "em", "i", "font", "time"))
_BOLD = frozenset(("b", "strong"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LENGTH = etree.XPath("string-length()")  # of all text in an element
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LAYOUT_CELL = 160  # characters of a cell from which on a table lays out the page rather than shows data
_LABEL = 20  # characters of a label for those who hear the page, that names a part
_MOST = 0.5  # of the page's text; an inline part that holds more is not left out for its name alone
_SHORT = 25  # characters below which a text is no sign that a part holds some of the article
_DEEPEST = 400  # elements inside each other


@dataclass(slots=True)
class Block:
    """A run of text: how many of its characters are links and how many bold, its element, its tag, and a hint.

    `hint` is what the class of an element around it says: title, date, meta, or nothing. `named` are the elements
    around it that by their names are no part of the article.
    """

    text: str
    links: int
    element: Element
    tag: str
    hint: str = ""
    bold: int = 0
    named: tuple[Element, ...] = ()

    @property
    def linked(self) -> float:
        """The share of the text that is links, 0 to 1."""
        return min(1.0, self.links / len(self.text)) if self.text else 0.0

    @property
    def is_heading(self) -> bool:
        """Whether the markup makes it a heading."""
        return self.tag in _HEADINGS


def find_blocks(body: Element, found: Has | None = None) -> list[Block]:
    """The blocks of a page in their order, without what is hidden.

    What its names make no part of the article is left out too, unless it holds most of the page or, where `found` tells
    which texts the library takes for the article's, something of that.
    """
    walker = _Walker(_LENGTH(body), found)
    walker.walk(body, "", 0)
    walker.flush(body, "")
    return walker.blocks


def remove_junk(tree: Element, strip: Any) -> None:
    """Take scripts, styles, pictures and fields of forms out of a tree; `strip` is lxml's `strip_elements`."""
    strip(tree, *_JUNK, with_tail=False)


@dataclass(slots=True)
class _Walker:
    length: float
    found: Has | None
    named: tuple[Element, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, int, int]] = field(default_factory=list)
    in_link: int = 0
    in_bold: int = 0

    def walk(self, element: Element, hint: str, depth: int) -> None:
        """Add the text of an element and of all in it."""
        self._add(element.text)
        for child in element:
            name = child.tag
            if isinstance(name, str) and depth < _DEEPEST:
                self._enter(child, name, hint, depth)
            self._add(child.tail)

    def _enter(self, child: Element, name: str, hint: str, depth: int) -> None:
        if name == "br":
            self.pieces.append(_BREAK)
        elif name == "hr":
            self.flush(child, hint)
        elif name.startswith("amp-"):
            return
        elif name in _INLINE:
            self._inline(child, name, hint, depth)
        else:
            is_data = name == "table" and _is_data(child)
            self.flush(child if is_data else child.getparent(), hint)
            if not _is_hidden(child):
                around = self.named
                if not self._left_out(child, name):
                    self._inside(child, is_data, hint, depth)
                self.named = around

    def _inside(self, child: Element, is_data: bool, hint: str, depth: int) -> None:
        if is_data:
            self._rows(child)
            return
        kind = verdict(_names(child))
        inner = kind if kind in ("title", "date", "meta") else hint
        self.walk(child, inner, depth + 1)
        self.flush(child, inner)

    def _left_out(self, child: Element, name: str) -> bool:
        """Whether an element is no part of the article; one that only its name makes so is noted."""
        part = _part(child, name)
        if not part:
            return False
        if part == "always" and not self._holds_most(child):
            return True
        self.named = (*self.named, child)
        if part == "meta" or len(self.named) > 1:
            return False
        return not self._may_hold_it(child)

    def _inline(self, child: Element, name: str, hint: str, depth: int) -> None:
        if name == "img" or _is_hidden(child) or _part(child, name) in _OUT and not self._may_hold_it(child):
            return
        if name in _SET_APART:
            self._space(child.text)
        self.in_link += name == "a"
        self.in_bold += name in _BOLD
        kind = verdict(_names(child)) if child.attrib else ""
        if kind in ("title", "date") and not self.in_link:
            self.flush(child.getparent(), hint)
            self.walk(child, kind, depth + 1)
            self.flush(child, kind)
        else:
            self.walk(child, hint, depth + 1)
        self.in_link -= name == "a"
        self.in_bold -= name in _BOLD

    def _may_hold_it(self, child: Element) -> bool:
        """Whether the article may be in an element although its name makes it no part of one."""
        if self.found is None or len(longest := max(child.itertext(), key=len, default="").strip()) < _SHORT:
            return self._holds_most(child)
        return self.found(longest)

    def _holds_most(self, child: Element) -> bool:
        return bool(_LENGTH(child) > _MOST * self.length)

    def _rows(self, table: Element) -> None:
        for row in table.iter("tr"):
            cells = (" ".join("".join(cell.itertext()).split()) for cell in row.iter("td", "th"))
            text = " | ".join(cell for cell in cells if cell)
            if text:
                links = sum(len("".join(a.itertext())) for a in row.iter("a"))
                self.blocks.append(Block(text, links, row, "tr", named=self.named))

    def _add(self, text: str | None) -> None:
        if text:
            length = len(text.strip())
            self.pieces.append((text.replace("\n", " "), length * bool(self.in_link), length * bool(self.in_bold)))

    def _space(self, text: str | None) -> None:
        """A blank between inline elements that only their style sets apart: City|2.5.2024."""
        before = self.pieces[-1][0][-1:] if self.pieces else ""
        after = text[:1] if text else ""
        if before.isalpha() and after.isdigit() or before.isdigit() and after.isalpha():
            self.pieces.append((" ", 0, 0))

    def flush(self, element: Element, hint: str) -> None:
        """End the block: what has been gathered is one, or several where breaks divide it."""
        if self.pieces:
            for text, links, bold in _join_lines(self.pieces):
                self.blocks.append(Block(text, links, element, element.tag, hint, bold, self.named))
            self.pieces = []


def _join_lines(pieces: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The lines between breaks, with how much of each is links and is bold; one that plainly goes on behind its break
    is joined with the next."""
    current, links, bold = "", 0, 0
    for line, more_links, more_bold in _lines(pieces):
        if line and current and line[0].islower() and current[-1] not in ".!?:;":
            current, links, bold = f"{current} {line}", links + more_links, bold + more_bold
            continue
        if current:
            yield current, links, bold
        current, links, bold = line, more_links, more_bold
    if current:
        yield current, links, bold


def _lines(pieces: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The lines between breaks, which are pieces of their own; empty ones too."""
    texts: list[str] = []
    links = bold = 0
    for text, linked, heavy in (*pieces, _BREAK):
        if text == "\n":
            yield " ".join(_UNSEEN.sub("", "".join(texts)).split()), links, bold
            texts, links, bold = [], 0, 0
        else:
            texts.append(text)
            links += linked
            bold += heavy


def _is_hidden(element: Element) -> bool:
    attributes = element.attrib
    return bool(attributes and ("hidden" in attributes or _HIDDEN.search(attributes.get("style", ""))))


def _part(element: Element, name: str) -> str:
    """What the name, the role or the class of an element make of it: `leave`, `meta`, `always`, or nothing."""
    attributes = element.attrib
    if name in _LEAVE or attributes and attributes.get("role") in markup("roles"):
        return "leave"
    if not attributes or name in ("article", "main", "body"):
        return ""
    kind = verdict(_names(element))
    return kind if kind in ("leave", "meta", "always") else ""


def _names(element: Element) -> str:
    attributes = element.attrib
    names = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('itemprop', '')}"
    label = attributes.get("aria-label")
    return f"{names} {label}" if label and len(label) <= _LABEL else names


def _is_data(table: Element) -> bool:
    """Whether a table shows data rather than lays out the page."""
    if next(table.iterdescendants("table", "h1", "h2", "ul", "p", "form"), None) is not None:
        return next(table.iterdescendants("table", "h1", "form"), None) is None and _is_small(table)
    return _is_small(table)


def _is_small(table: Element) -> bool:
    cells = 0
    for cell in table.iter("td", "th"):
        cells += 1
        if sum(map(len, cell.itertext())) > _LAYOUT_CELL:
            return False
    return cells > 1
