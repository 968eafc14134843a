"""The same entry in another reading of its document: found by its words, never by its place alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_ALIKE = 0.75  # of the words of both: a typing mistake put right keeps more, another sentence has less
_AHEAD = 0.1  # by how much the best must be ahead of the next
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")

Record = Mapping[str, Any]


def words_of(record: Record) -> str:
    """The words of an entry's evidence, with single blanks and without case."""
    return " ".join(" ".join(str(piece["text"]) for piece in record["evidence"]).casefold().split())


def find_anchor(record: Record, candidates: Sequence[Record]) -> Record | None:
    """The candidate that is the same entry in another reading, or `None` where none is or several may be.

    The same words make it the same entry; where several have them, the one that says the same, or else the one that
    comes as soon in the text. Words that are only alike must name the same numbers, for no judgement of one amount or
    day may pass to another.
    """
    of_kind = [each for each in candidates if each["kind"] == record["kind"]]
    words = words_of(record)
    same = [each for each in of_kind if words_of(each) == words]
    if same:
        alike = [each for each in same if _says(each) == _says(record)] or same
        return min(alike, key=lambda each: abs(_start(each) - _start(record)))
    scored = sorted(((_likeness(words, words_of(each)), n) for n, each in enumerate(of_kind)), reverse=True)
    if not scored or scored[0][0] < _ALIKE or (len(scored) > 1 and scored[0][0] - scored[1][0] < _AHEAD):
        return None
    return of_kind[scored[0][1]]


def likeness(first: Record, second: Record) -> float:
    """How alike the words of two entries are, numbers and days left aside: 0 to 1."""
    return _share(_plain_words(words_of(first)), _plain_words(words_of(second)))


def _likeness(first: str, second: str) -> float:
    if sorted(_DIGITS.findall(first)) != sorted(_DIGITS.findall(second)):
        return 0.0
    return _share(set(_WORD.findall(first)), set(_WORD.findall(second)))


def _share(first: set[str], second: set[str]) -> float:
    return len(first & second) / len(first | second) if first and second else 0.0


def _plain_words(words: str) -> set[str]:
    return {word for word in _WORD.findall(words) if not _DIGITS.search(word)}


def _says(record: Record) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in ("id", "document", "evidence")}


def _start(record: Record) -> int:
    return min((int(piece["start"]) for piece in record["evidence"]), default=0)


def move_evidence(evidence: Iterable[Mapping[str, Any]], text: str) -> list[dict[str, Any]] | None:
    """The same words in another text, nearest to where they stood; `None` unless all of them are there."""
    moved = []
    for piece in evidence:
        pattern = r"\s+".join(re.escape(word) for word in str(piece["text"]).split())
        found = list(re.finditer(pattern, text)) if pattern else []
        if not found:
            return None
        at = min(found, key=lambda match: abs(match.start() - int(piece["start"])))
        moved.append({"start": at.start(), "end": at.end(), "text": at[0]})
    return sorted(moved, key=lambda piece: (piece["start"], piece["end"]))
