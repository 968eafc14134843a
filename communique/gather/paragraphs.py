"""The blocks of an article as paragraphs: what the markup had broken in two made whole again."""

from __future__ import annotations

from collections.abc import Sequence

from communique.gather.blocks import Block

_LINES, _FILLED, _LONGEST_LINE = 6, 0.85, 120  # of text whose lines stand alone: least, how full, longest
_OWN_LINES = frozenset(("li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"))
_STOPS = '.!?:;…”"»'


def paragraphs(blocks: Sequence[Block]) -> list[str]:
    """The paragraphs, with a sentence that something left out had broken in two made whole again."""
    texts: list[str] = []
    before = None
    width = _width(blocks)
    for block in blocks:
        broken = before is not None and before.tag not in _OWN_LINES and block.tag not in _OWN_LINES
        full = before is not None and bool(width) and len(before.text) + len(block.text.split()[0]) >= width
        if texts and broken and (block.text[0].islower() or full) and texts[-1][-1] not in _STOPS:
            texts[-1] = f"{texts[-1]} {block.text}"
        else:
            texts.append(block.text)
        before = block
    return texts


def _width(blocks: Sequence[Block]) -> int:
    """The width, in characters, of lines that each have an element of their own, as in pages made of PDF documents.

    0 where the blocks are paragraphs: fewer than half of them break off within a sentence.
    """
    lines = [block for block in blocks if block.element.getparent() is blocks[0].element.getparent()]
    breaks = sum(1 for block in lines if block.text[-1] not in _STOPS)
    if len(lines) < _LINES or 2 * breaks < len(lines) or any(block.tag in _OWN_LINES for block in lines):
        return 0
    longest = max(len(block.text) for block in lines)
    return int(_FILLED * longest) if longest <= _LONGEST_LINE else 0
