"""What stands around a block: whether it is one of many teasers or records, and whether two stand in the same place."""

from __future__ import annotations

from collections.abc import Sequence

from communique.gather.blocks import Block, Element

LEAST_PROSE = 60  # characters from which on a block may be running text
_LIST_OF_LINKS = 3
_RECORD, _RECORDS = 4, 3  # blocks of a record at most, records in a row at least


def is_teaser(blocks: Sequence[Block], i: int) -> bool:
    """Whether a text only leads to another page: alone with the linked headline above it."""
    above = blocks[i - 1] if i else None
    if above is None or above.linked < 0.8 or len(above.text) < 15:
        return False
    home = _common(above.element, blocks[i].element)
    if home is None:
        return False
    count = sum(1 for block in blocks[max(0, i - 4) : i + 5] if is_in(block.element, home))
    return count <= _LIST_OF_LINKS


def is_record(blocks: Sequence[Block], i: int) -> bool:
    """Whether a text is one of a row of records, each with a line above it that says whose it is: a comment."""
    above = blocks[i - 1] if i else None
    if above is None or above.is_heading or len(above.text) >= LEAST_PROSE or not above.text[-1].isalnum():
        return False
    home = _common(above.element, blocks[i].element)
    if home is None or not home.get("class") or home.tag in ("body", "article", "main"):
        return False
    parent = home.getparent()
    if parent is None or sum(is_in(block.element, home) for block in blocks[max(0, i - 6) : i + 7]) > _RECORD:
        return False
    like = [each for each in parent if each.tag == home.tag and each.get("class") == home.get("class")]
    return len(like) >= _RECORDS


def _common(one: Element, other: Element) -> Element | None:
    """The element around both, if it is near."""
    near = [one, *_ancestors(one, 3)]
    return next((each for each in (other, *_ancestors(other, 3)) if any(each is a for a in near)), None)


def _ancestors(element: Element, most: int) -> list[Element]:
    found = []
    while most and (element := element.getparent()) is not None:
        found.append(element)
        most -= 1
    return found


def is_in(element: Element, home: Element) -> bool:
    return element is home or any(each is home for each in element.iterancestors())


def same_place(one: Element, other: Element) -> bool:
    """Whether two elements are the same, neighbours, or one in the list beside the other."""
    above, beside = one.getparent(), other.getparent()
    return one is other or above is beside or above is other or beside is one or _list_of(one) is beside


def _list_of(element: Element) -> Element:
    parent = element.getparent()
    return parent.getparent() if element.tag == "li" and parent is not None else None
