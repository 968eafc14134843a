"""The article of a page among its blocks: where its text stands, its headline, and the line that dates it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.gather.blocks import Block, Element, Has
from communique.gather.markup import markup, parts
from communique.gather.neighbours import LEAST_PROSE, is_in, is_record, is_teaser, same_place
from communique.gather.paragraphs import paragraphs

LITTLE = 250  # characters of running text below which what the library found is not believed
_LEAST_TEXT, _LEAST_ITEMS = 30, 3
_LONG_PROSE, _LEAST_WORDS = 140, 8
_LINKED, _MOSTLY_LINKED = 0.4, 0.6
_LEAST_HEADLINE = 24  # characters
_SHARE = 0.6  # of a page's prose that the article's element holds
_ENDS = (".", "!", "?", "…", "”", '"', "»", ")", ":", ";", "’", "。", "！", "？", "」", "؟", "۔", "।")
_ABOVE = 4  # lines above the first paragraph
_NO_WORD = re.compile(r"[\W_]+")
_LONGEST_DATE = 60
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2}\b")


@dataclass(frozen=True, slots=True)
class Article:
    """An article: headline and day as the page shows them (`None` where it does not), and its paragraphs."""

    title: str | None
    day: str | None
    paragraphs: tuple[str, ...]

    @property
    def prose(self) -> int:
        """How many characters of running text it has."""
        return sum(len(text) for text in self.paragraphs if len(text) >= LEAST_PROSE)


def _is_text(block: Block) -> bool:
    """Whether a block may be running text where the library takes it for that."""
    return len(block.text) >= _LEAST_TEXT and block.linked <= _LINKED and not block.is_heading and block.tag != "tr"


def _ends(block: Block) -> bool:
    """Whether a text ends as a sentence does, or is too long to be a label."""
    return block.text.endswith(_ENDS) or len(block.text) >= _LONG_PROSE


def is_prose(block: Block) -> bool:
    """Whether a block is running text rather than a label, a heading or a link."""
    text = block.text
    if len(text) < LEAST_PROSE or block.linked > _LINKED or block.is_heading:
        return False
    return _ends(block) and text.count(" ") >= _LEAST_WORDS and block.tag != "tr"


def find_article(blocks: Sequence[Block], found: Has | None, title: str | None, hint: str | None = None) -> Article:
    """The article among the blocks of a page; `found` tells of a text whether the library takes it for the article's.

    `title` is its headline where the metadata give it; `hint` may hold the headline (the title element of the page,
    which often says something else).
    """
    first = _headline(blocks, [is_prose(block) for block in blocks], title or hint, None if title else hint)
    look = _look(blocks, found, first)
    prose, inside = look.prose, look.inside
    numbers = [i for i, there in enumerate(prose) if there and inside[i]]
    if not numbers:
        return Article(_text(blocks, first), None, ())
    if first is None or first > numbers[0]:
        first = _headline_above(blocks, numbers[0]) if title is None else None
    if first is not None:
        lead = [i for i in range(first + 1, numbers[0]) if look.own[i]]
        for i in lead:
            prose[i] = inside[i] = True
        numbers = lead + numbers
    top = _top(blocks, look, numbers[0]) if first is None else numbers[0]
    kept = paragraphs([block for _, block in _between(blocks, look, top, numbers)])
    headline = _text(blocks, first)
    day = _day(blocks, first, numbers[0]) or _day_behind(blocks, numbers[-1])
    return Article(headline, day, tuple(_without_title(kept, headline or title)))


@dataclass(slots=True)
class _Look:
    """What a look at the blocks of a page gave: for each whether it is running text of the article, stands in the
    element that holds that, may belong to it by its names, and is
    running text wherever it stands, and is taken for the article's by the library."""

    prose: list[bool]
    inside: list[bool]
    open: list[bool]
    own: list[bool]
    seen: list[bool]


def _look(blocks: Sequence[Block], found: Has | None, first: int | None) -> _Look:
    """The running text of the article: what the library found, without what is plainly none, with what it lost."""
    seen = [found is not None and found(block.text) for block in blocks]
    own = _fit(blocks, [is_prose(block) for block in blocks])
    for chosen in (_fit(blocks, _chosen(blocks, seen)), own):
        free = _free(blocks, chosen)
        anchors = [there and free[i] for i, there in enumerate(chosen)]
        if _length(blocks, anchors) >= LITTLE:
            break
    inside = _inside(blocks, anchors, first)
    beside = {_place(blocks[i]) for i, there in enumerate(anchors) if there and inside[i]}
    own = [there and free[i] for i, there in enumerate(own)]
    lost = [own[i] and _place(block) in beside for i, block in enumerate(blocks)]
    prose = [anchors[i] or lost[i] for i in range(len(blocks))]
    return _Look(prose, [inside[i] or lost[i] for i in range(len(blocks))], free, own, seen)


def _fit(blocks: Sequence[Block], chosen: Sequence[bool]) -> list[bool]:
    """Of the blocks that are chosen those that neither lead to another page nor are one of many records."""
    return [there and not is_teaser(blocks, i) and not is_record(blocks, i) for i, there in enumerate(chosen)]


def _chosen(blocks: Sequence[Block], seen: Sequence[bool]) -> list[bool]:
    """The blocks that the library takes for running text; lines that do not end as sentences only where most are such.

    Such lines between others come in with them.
    """
    wide = [there and _is_text(block) for there, block in zip(seen, blocks, strict=True)]
    narrow = [there and _ends(block) for there, block in zip(wide, blocks, strict=True)]
    return narrow if 2 * _length(blocks, narrow) >= _length(blocks, wide) else wide


def _free(blocks: Sequence[Block], anchors: Sequence[bool]) -> list[bool]:
    """For each block whether no element around it is named as no part of the article.

    A name misleads where its element holds most of what was found.
    """
    held: Counter[Element] = Counter()
    for block, there in zip(blocks, anchors, strict=True):
        for element in block.named if there else ():
            held[element] += len(block.text)
    total = _length(blocks, anchors)
    return [all(2 * held[element] > total for element in block.named) for block in blocks]


def _length(blocks: Sequence[Block], chosen: Sequence[bool]) -> int:
    return sum(len(block.text) for block, there in zip(blocks, chosen, strict=True) if there)


def _place(block: Block) -> tuple[Element | None, str]:
    """Where a block stands: the element around its own, or all those that are called an article's body alike."""
    above = block.element.getparent()
    if above is None:
        return block.element, ""
    return (None, above.get("class")) if above.get("class") and _is_body(above) else (above, "")


def _between(blocks: Sequence[Block], look: _Look, top: int, numbers: Sequence[int]) -> list[tuple[int, Block]]:
    """The blocks of the text from `top` on: all running text, and what stands between it and belongs to it."""
    lead, end = numbers[0], _end_of_list(blocks, look, numbers[-1])
    kept: list[tuple[int, Block]] = []
    for i in range(top, len(blocks)):
        block = blocks[i]
        if not look.inside[i] or not look.open[i]:
            continue
        within = i < lead or lead < i < numbers[-1] and _belongs(blocks, i) or numbers[-1] < i < end
        if look.prose[i] or within:
            kept.append((i, block))
        elif i > numbers[-1] and _goes_on(block, blocks[numbers[-1]], kept[-1][0] if kept else -1, i):
            kept.append((i, block))
    return kept


def _end_of_list(blocks: Sequence[Block], look: _Look, last: int) -> int:
    """Where the items end that the library takes for a list behind the last paragraph; there where there is none."""
    home = blocks[last].element.getparent()
    end = last + 1
    while end < len(blocks) and look.seen[end] and look.open[end] and blocks[end].linked <= _LINKED:
        if home is None or not is_in(blocks[end].element, home):
            break
        end += 1
    return end if end - last > _LEAST_ITEMS else last + 1


def _belongs(blocks: Sequence[Block], i: int) -> bool:
    """Whether a short block between paragraphs belongs to the text: a heading, an item, a row, a short sentence.

    A label over links does not.
    """
    block, after = blocks[i], blocks[i + 1]
    if after.linked > _MOSTLY_LINKED and not block.text.endswith(_ENDS) and block.tag != "li":
        return False
    if block.linked > _MOSTLY_LINKED or block.hint == "date":
        return False
    return len(block.text) > 1


def _goes_on(block: Block, last: Block, before: int, i: int) -> bool:
    """Whether a short block behind the last paragraph closes the text: a short sentence or item beside it."""
    if (
        block.linked > _LINKED
        or before != i - 1
        or block.hint
        or not block.text.endswith((".", "!", "”", '"', ";", "»"))
    ):
        return False
    return block.text.count(" ") >= 2 and same_place(block.element, last.element)


def _inside(blocks: Sequence[Block], prose: Sequence[bool], first: int | None) -> list[bool]:
    """For each block whether it stands in the element that holds the article."""
    sums: Counter[Element] = Counter()
    counts: Counter[Element] = Counter()
    marked: Counter[Element] = Counter()
    total = 0
    for i, block in enumerate(blocks):
        if not prose[i] or first is not None and i < first:
            continue
        total += len(block.text)
        for element in (block.element, *block.element.iterancestors()):
            sums[element] += len(block.text)
            counts[element] += 1
            if element.tag in ("article", "main") or _is_body(element):
                marked[element] += len(block.text)
    if not total:
        return [False] * len(blocks)
    several = max(counts.values(), default=0) > 1
    for element in [element for element, count in counts.items() if several and count == 1]:
        del sums[element]  # a paragraph is no home, however long it is
    home = _home(sums, marked, total)
    known: dict[Element, bool] = {}
    return [_known_in(block.element, home, known) for block in blocks]


def _home(sums: Counter[Element], marked: Counter[Element], total: int) -> Element:
    """The element that holds the article: one that the markup names, else the deepest with most of the prose."""
    named = [(length, _depth(element), element) for element, length in marked.items() if length >= 0.35 * total]
    least = max((length for length, _, _ in named), default=0) * 0.8
    if named:
        return max((depth, n, element) for n, (length, depth, element) in enumerate(named) if length >= least)[2]
    deep = [
        (_depth(element), n, element) for n, (element, length) in enumerate(sums.items()) if length >= _SHARE * total
    ]
    return max(deep)[2]


def _is_body(element: Element) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    names = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('itemprop', '')}"
    return bool(parts(names) & markup("body"))


def _depth(element: Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _known_in(element: Element, home: Element, known: dict[Element, bool]) -> bool:
    if element not in known:
        known[element] = is_in(element, home)
    return known[element]


def _headline(blocks: Sequence[Block], prose: Sequence[bool], title: str | None, hint: str | None = None) -> int | None:
    """The block that shows the headline: the one that the metadata give, else the last h1 above the text.

    `hint` is a title that may have more in it than the headline.
    """
    if title:
        spelt = _spelt(title)
        longest = 2 * len(title) + 20
        some = [i for i, block in enumerate(blocks) if len(spelt) <= len(block.text) <= longest and not prose[i]]
        same = [i for i in some if _spelt(blocks[i].text) == spelt]
        headings = [i for i in same if blocks[i].is_heading or blocks[i].hint == "title"]
        if same:
            return (headings or same)[0]
    if hint and (within := [i for i, block in enumerate(blocks) if not prose[i] and _is_part(block, hint)]):
        return within[-1]
    tops = [i for i, block in enumerate(blocks) if block.tag == "h1" and block.text.count(" ") >= 2]
    if title and tops:
        return max(tops, key=lambda i: _likeness(blocks[i].text, title))
    return tops[-1] if tops else None


def _is_part(block: Block, title: str) -> bool:
    """Whether a block is the beginning or the end of a title, and long enough to be the headline in it."""
    text = block.text
    if len(text) < _LEAST_HEADLINE or text.count(" ") < 3 or block.linked > _LINKED:
        return False
    return title.startswith(text) or title.endswith(text)


def _headline_above(blocks: Sequence[Block], lead: int) -> int | None:
    """The block nearest above the text that the markup calls a headline."""
    for i in range(lead - 1, max(-1, lead - 12), -1):
        block = blocks[i]
        if (block.is_heading or block.hint == "title") and block.text.count(" ") >= 2 and block.linked < _LINKED:
            return i
    for i in range(lead - 1, max(-1, lead - 4), -1):
        block = blocks[i]
        bold = block.bold > 0.8 * len(block.text) and block.linked < _LINKED
        if bold and block.text.count(" ") >= 2 and block.text[-1] not in ".:;,":
            return i
    return None


def _day(blocks: Sequence[Block], first: int | None, lead: int) -> str | None:
    """The line near the headline that gives the day, as the page shows it."""
    start = max(0, (first if first is not None else lead) - 6)
    near = [block for block in blocks[start:lead] if len(block.text) <= _LONGEST_DATE and _YEAR.search(block.text)]
    named = [block for block in near if block.hint in ("date", "meta")]
    return next((block.text for block in (*named, *near)), None)


def _day_behind(blocks: Sequence[Block], last: int) -> str | None:
    """The line close behind the text that its class calls the day."""
    near = [block for block in blocks[last + 1 : last + 4] if block.hint == "date" and len(block.text) <= _LONGEST_DATE]
    return next((block.text for block in near if _YEAR.search(block.text)), None)


def _top(blocks: Sequence[Block], look: _Look, lead: int) -> int:
    """Where a text without a headline begins: at the lines right above its first paragraph that the library has."""
    top = lead
    while top > max(0, lead - _ABOVE) and look.seen[top - 1] and look.open[top - 1] and look.inside[top - 1]:
        if blocks[top - 1].linked > _LINKED or not same_place(blocks[top - 1].element, blocks[lead].element):
            break
        top -= 1
    return top


def _without_title(texts: list[str], title: str | None) -> list[str]:
    return texts[1:] if texts and title and _spelt(texts[0]) == _spelt(title) else texts


def _text(blocks: Sequence[Block], i: int | None) -> str | None:
    return None if i is None else blocks[i].text


def _spelt(text: str) -> str:
    return _NO_WORD.sub("", text.casefold())


def _likeness(one: str, other: str) -> float:
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return len(a & b) / max(1, len(a | b))
