"""What a page's own metadata say: its head, its JSON-LD, its microdata; each value with what said it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from communique.gather.blocks import Element
from communique.gather.days import iso_day
from communique.gather.markup import meta_names
from communique.gather.urls import is_web
from communique.said import Said, said_by

_LD_LIMIT = 500_000  # characters of JSON-LD that are looked at
_LD_NODES = 2_000
_ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BlogPosting PressRelease Report Statement"
    " GovernmentService SpecialAnnouncement TechArticle WebPage".split()
)
_HOSTLIKE = re.compile(r"^(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?$")
_SEPARATOR = re.compile(r"\s+[|–—·•»>-]\s+|\s*[|»]\s*|::")
_EDGES = re.compile(r"^[\s|–—·•»>:-]+|[\s|–—·•»>:-]+$")
_TAG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_LONGEST = {"title": 400, "outlet": 120, "language": 35, "url": 2_000, "published": 60}


@dataclass(slots=True)
class _Marks:
    """The elements of a page that may say something of it, gathered in one pass."""

    links: list[Element] = field(default_factory=list)
    metas: list[Element] = field(default_factory=list)
    scripts: list[Element] = field(default_factory=list)

    @classmethod
    def of(cls, tree: Element) -> _Marks:
        marks = cls()
        lists = {"link": marks.links, "meta": marks.metas, "script": marks.scripts}
        for element in tree.iter(*lists):
            lists[element.tag].append(element)
        return marks


def find_metadata(tree: Element, base: str | None, *, microdata: bool = True) -> Said:
    """What the page's head, JSON-LD and microdata say; the most trusted first.

    `base` is the address that the page came from, for relative ones; `microdata` whether there may be any.
    """
    marks = _Marks.of(tree)
    said = (
        _from_links(tree, marks.links, base)
        .or_else(_from_json_ld(marks.scripts))
        .or_else(_from_meta(marks.metas, base))
    )
    if microdata and not said.published:
        said = said.or_else(_from_microdata(tree))
    if said.outlet and _HOSTLIKE.match(said.outlet):
        said = Said(**{**_values(said), "outlet": None, "by": {k: v for k, v in said.by.items() if k != "outlet"}})
    return said


def page_title(tree: Element) -> str | None:
    """What the title element holds."""
    found = tree.find(".//title")
    text = " ".join("".join(found.itertext()).split()) if found is not None else ""
    return text[:500] or None


def without_site(title: str, outlet: str | None) -> tuple[str, str | None]:
    """A page's title without the name of the site behind or before it, and that name."""
    pieces = [piece for piece in _SEPARATOR.split(title) if piece and piece.strip()]
    if len(pieces) < 2:
        return title, None
    if outlet:
        for end in (0, -1):
            if pieces[end].strip().casefold() == outlet.casefold():
                rest = title.removeprefix(pieces[0]) if end == 0 else title[: title.rfind(pieces[-1])]
                return rest.strip(" |–—·•»>-:") or title, pieces[end].strip()
    return title, None


def tail_of_title(title: str, headline: str) -> str | None:
    """The name of the site in a page's title that begins or ends with the headline."""
    if headline and headline != title and (title.startswith(headline) or title.endswith(headline)):
        rest = _EDGES.sub("", title.removeprefix(headline).removesuffix(headline))
        rest = _SEPARATOR.split(rest)[-1].strip() if _SEPARATOR.search(rest) else rest
        return rest if rest and _is_name(rest) else None
    pieces = [piece.strip() for piece in _SEPARATOR.split(title) if piece and piece.strip()]
    if len(pieces) < 2:
        return None
    spelt, whole = _spelt(headline), _spelt(title)
    if not spelt or spelt not in whole:
        return max(pieces, key=len) if len(pieces) <= 4 and _is_name(max(pieces, key=len)) else None
    last = pieces[-1] if whole.startswith(spelt) else pieces[0]
    return last if _spelt(last) not in spelt and _is_name(last) else None


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) <= 10 and any(word[0].isupper() for word in words) and not _HOSTLIKE.match(text)


def _spelt(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _values(said: Said) -> dict[str, Any]:
    return {name: getattr(said, name) for name in ("title", "published", "outlet", "language", "url", "via", "kind")}


def _from_links(tree: Element, links: list[Element], base: str | None) -> Said:
    """The canonical address and the language of the root element."""
    said = said_by(
        "lang", language=_language(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    )
    for link in links:
        if "canonical" in (link.get("rel") or "").lower().split() and (address := _address(link.get("href"), base)):
            return said_by("canonical link", url=address).or_else(said)
    return said


def _address(href: str | None, base: str | None) -> str | None:
    if not href or len(href) > _LONGEST["url"]:
        return None
    try:
        address = urljoin(base or "", href.strip())
    except ValueError:
        return None
    return address if is_web(address) else None


def _language(tag: str | None) -> str | None:
    if not tag or not _TAG.match(tag.strip()):
        return None
    first, *rest = tag.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part.title() for part in rest)])


def _from_meta(metas: list[Element], base: str | None) -> Said:
    there: dict[str, str] = {}
    for meta in metas:
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = meta.get("content")
        if name and content and content.strip():
            there.setdefault(name.strip().lower(), content.strip())
    said = Said()
    for what, names in meta_names().items():
        for name in names:
            if name in there and (value := _clean(what, there[name], base)):
                said = said.or_else(said_by(name, **{what: value}))
                break
    return said


def _clean(what: str, value: Any, base: str | None = None) -> str | None:
    """A value as the field takes it; `None` where it is none."""
    if not isinstance(value, str) or len(value) > 5 * _LONGEST[what]:
        return None
    value = " ".join(value.split())
    match what:
        case "published":
            return iso_day(value)
        case "language":
            return _language(value)
        case "url":
            return _address(value, base)
    return value if 1 < len(value) <= _LONGEST[what] else None


def _from_microdata(tree: Element) -> Said:
    """The day in `itemprop`."""
    for element in tree.xpath("//*[@itemprop='datePublished' or @itemprop='dateCreated' or @pubdate]")[:20]:
        shown = element.get("datetime") or element.get("content") or "".join(element.itertext())
        if day := iso_day(shown):
            return said_by("datePublished", published=day)
    return Said()


def _from_json_ld(scripts: list[Element]) -> Said:
    said, names = Said(), dict[str, str]()
    nodes: list[dict[str, Any]] = []
    for script in [each for each in scripts if "ld+json" in (each.get("type") or "")][:30]:
        nodes += _nodes(script.text or "")
    for node in nodes:
        if isinstance(node.get("@id"), str) and isinstance(node.get("name"), str):
            names[node["@id"]] = node["name"]
    articles = [node for node in nodes if _types(node) & _ARTICLES]
    articles.sort(key=lambda node: _types(node) == {"WebPage"})
    for node in articles[:5]:
        what = f"JSON-LD {min(_types(node) & _ARTICLES)}"
        headline = node.get("headline") if "WebPage" not in _types(node) else None
        said = said.or_else(
            said_by(
                what,
                title=_clean("title", headline),
                published=_clean("published", node.get("datePublished") or node.get("dateCreated")),
                outlet=_clean(
                    "outlet", _name(node.get("publisher"), names) or _name(node.get("sourceOrganization"), names)
                ),
                language=_clean("language", node.get("inLanguage")),
            )
        )
    site = next((node for node in nodes if "WebSite" in _types(node) and isinstance(node.get("name"), str)), None)
    return said.or_else(said_by("JSON-LD WebSite", outlet=_clean("outlet", site["name"]))) if site else said


def _name(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return value.get("name") or names.get(str(value.get("@id")))
    return value


def _types(node: dict[str, Any]) -> set[str]:
    kinds = node.get("@type")
    found = kinds if isinstance(kinds, list) else [kinds]
    return {str(kind).rsplit("/", 1)[-1] for kind in found}


def _nodes(text: str) -> list[dict[str, Any]]:
    """The objects of a JSON-LD script; none where it is broken or beyond measure."""
    if len(text) > _LD_LIMIT:
        return []
    try:
        found = json.loads(text.strip().removeprefix("<!--").removesuffix("-->").rstrip("; \n"), strict=False)
        return list(_walk(found))
    except (ValueError, RecursionError):
        return []


def _walk(found: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top, in lists and in graphs; those inside of an article are its parts."""
    waiting, seen = [found], 0
    while waiting and seen < _LD_NODES:
        seen += 1
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = one[:_LD_NODES] + waiting
        elif isinstance(one, dict):
            yield one
            waiting = [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "item") if key in one] + waiting
