"""An entry's words in the sentences around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.text import Text

from communique.kinds import Evidence
from communique.report.phrases import safe

_REACH = 400  # code points shown before and after at most
_SENTENCE_END = re.compile(r"[.!?…][”\"»’)\]]*\s+(?=[^\W\da-z]|[“\"«‘(])")
OPEN, CLOSE = "⟦", "⟧"


def surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence or sentences begin and end in which `text[start:end]` stands, within its paragraph."""
    left = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    right = text.find("\n", end)
    right = min(len(text) if right < 0 else right, end + _REACH)
    for match in _SENTENCE_END.finditer(text, left, min(start + 1, len(text))):
        left = match.end() if match.end() <= start else left
    after = _SENTENCE_END.search(text, max(end - 1, left), right)
    return left, after.end() if after else right


def show_context(text: str, evidence: Sequence[Evidence], *, colour: bool) -> Text:
    """The sentences around each piece of evidence, its words marked: in colour, or with ⟦ and ⟧."""
    shown = Text()
    for left, right, pieces in _windows(text, evidence):
        if shown:
            shown.append("\n…\n")
        _append_marked(shown, text, left, right, pieces, colour)
    return shown


def _windows(text: str, evidence: Sequence[Evidence]) -> list[tuple[int, int, list[Evidence]]]:
    """What to show: stretches that do not overlap, each with its pieces."""
    windows: list[tuple[int, int, list[Evidence]]] = []
    for piece in sorted(evidence, key=lambda piece: piece.start):
        left, right = surroundings(text, piece.start, piece.end)
        if windows and left <= windows[-1][1]:
            first, last, pieces = windows.pop()
            windows.append((first, max(last, right), [*pieces, piece]))
        else:
            windows.append((left, right, [piece]))
    return windows


def _append_marked(shown: Text, text: str, left: int, right: int, pieces: list[Evidence], colour: bool) -> None:
    at = left
    for piece in pieces:
        shown.append(safe(text[at : max(at, piece.start)]))
        words = safe(text[max(at, piece.start) : piece.end])
        shown.append(words if colour else f"{OPEN}{words}{CLOSE}", style="bold reverse" if colour else "")
        at = max(at, piece.end)
    shown.append(safe(text[at:right]).rstrip())
