"""The bare pass, the floor under any reader: each file is read once, and nothing is done but finding spans.

Quoted runs and figures (hedge, number, unit) with one pattern each, 2,000 phrases with one automaton.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

PHRASES = Path(__file__).parent.parent / "phrases.txt"
QUOTED = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"|«[^«»\n]+»|‘[^‘’\n]+’")
FIGURE = re.compile(
    r"(?:\b(?:about|almost|nearly|over|above|more than|less than|at least|at most|up to|around|some|exceeded)\s+)?"
    r"(?:US\$|[A-Z]?[$€£¥₹]|\bRs\.?)?\s?\b\d[\d,]*(?:\.\d+)?(?:[-–]\d[\d,.]*)?"
    r"(?:\s?(?:percent|per cent|%|million|billion|trillion|mln|bln|mn|bn|crore|lakh|thousand|tonnes|dollars|euros))*"
)


def load(scratch: Path) -> Callable[[Sequence[Path]], int]:
    """The pass over files, giving the number of spans found."""
    from ahocorasick_rs import AhoCorasick  # lives in this peer's own environment only

    automaton = AhoCorasick(PHRASES.read_text(encoding="utf-8").split("\n")[:2000])
    return lambda paths: sum(_spans(path.read_text(encoding="utf-8"), automaton) for path in paths)


def _spans(text: str, automaton: object) -> int:
    quoted = [match.span() for match in QUOTED.finditer(text)]
    figures = [match.span() for match in FIGURE.finditer(text)]
    phrases = automaton.find_matches_as_indexes(text.lower())  # type: ignore[attr-defined]
    return len(quoted) + len(figures) + len(phrases)
