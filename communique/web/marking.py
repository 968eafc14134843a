"""A text with all its entries marked in it, also where their words overlap.

The text is cut wherever a mark begins or ends. Each piece leads to the shortest of the entries that it belongs to; an
entry whose words all belong to shorter ones too is led to by its number, which every entry has where its words end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.kinds import Document, Entry
from communique.web.parting import Part, places, spans_of

# kinds of which one that says more about the same words comes first where both are of one length
_NEARER = {"figure": 0, "commitment": 1, "followup": 2, "hub": 3, "meeting": 4, "statement": 5}


@dataclass(frozen=True, slots=True)
class Note:
    """An entry beside the text, by its number there."""

    number: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: the entries that it belongs to, the nearest first, and those whose words end with it."""

    text: str
    notes: tuple[Note, ...] = ()
    ending: tuple[Note, ...] = ()
    beginning: tuple[Note, ...] = ()

    @property
    def kinds(self) -> str:
        """The kinds of its entries, as names of classes."""
        return " ".join(dict.fromkeys(note.entry.kind for note in self.notes))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its pieces."""

    pieces: tuple[Piece, ...]


def mark(
    document: Document, entries: Sequence[Entry], part: Part | None = None, numbers: Mapping[str, int] | None = None
) -> tuple[list[Paragraph], list[Note]]:
    """The paragraphs of a part of the document, or of all of it, with all marks; and the entries marked, by number.

    `numbers` are those of entries by id; without them they are numbered in the order in which their words begin.
    """
    start, end = (part.start, part.end) if part else (0, len(document.text))
    numbers = {each.id: each.number for each in places(document, iter(entries))} if numbers is None else numbers
    spans = {
        entry.id: [each for each in spans_of(document, entry) if each[0] < end and each[1] > start] for entry in entries
    }
    notes = [Note(numbers[entry.id], entry) for entry in entries if spans[entry.id]]
    notes.sort(key=lambda note: note.number)
    marks = [(first, last, note) for note in notes for first, last in spans[note.entry.id]]
    return _cut(document.text, marks, _paragraphs(document.text, start, end)), notes


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the lines that are not empty begin and end."""
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line)


Mark = tuple[int, int, Note]


def _cut(text: str, marks: Sequence[Mark], lines: Iterator[tuple[int, int]]) -> list[Paragraph]:
    """Lines cut at the ends of marks; `open_marks` are those that reach into the line."""
    waiting = sorted(marks, key=lambda one: one[0], reverse=True)
    open_marks: list[Mark] = []
    found = []
    for start, end in lines:
        while waiting and waiting[-1][0] < end:
            open_marks.append(waiting.pop())
        found.append(Paragraph(tuple(_pieces(text, start, end, open_marks))))
        open_marks = [one for one in open_marks if one[1] > end]
    return found


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    ends = {max(start, min(end, place)) for first, last, _ in marks for place in (first, last)}
    places = sorted({start, end, *ends})
    for left, right in pairwise(places):
        here = [one for one in marks if one[0] < right and one[1] > left]
        nearest = sorted(here, key=lambda one: (one[1] - one[0], _NEARER.get(one[2].entry.kind, 9), one[2].number))
        notes = tuple(dict.fromkeys(note for _, _, note in nearest))
        ending = tuple(note for _, last, note in sorted(here, key=lambda one: one[2].number) if last == right)
        beginning = tuple(note for first, _, note in here if first == left)
        yield Piece(text[left:right], notes, ending, beginning)
