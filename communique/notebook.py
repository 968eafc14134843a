"""Reading for notebooks and scripts: a text in, its entries out as typed values that show themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from communique.entries.reading import Reading
from communique.errors import InputError, UsageError
from communique.gather.gathering import load_one
from communique.gather.raw import Limits
from communique.kinds import Commitment, Document, Entry, Figure, Hub, Meeting, Statement
from communique.pipeline import Choices, read_input
from communique.read.files import Input
from communique.report.phrases import one_line
from communique.report.table import COLUMNS, text_lines
from communique.settings import load_settings

_CELL = 60  # characters of a cell that `repr` shows
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
E = TypeVar("E", bound=Entry)


class Entries(Sequence[E], Generic[E]):
    """Entries of one kind, or of all: a sequence that shows itself as a table, in plain text or in HTML."""

    def __init__(self, entries: Iterable[E]) -> None:
        self._entries = tuple(entries)

    @overload
    def __getitem__(self, index: int) -> E: ...

    @overload
    def __getitem__(self, index: slice) -> Entries[E]: ...

    def __getitem__(self, index: int | slice) -> E | Entries[E]:
        return Entries(self._entries[index]) if isinstance(index, slice) else self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entries) and self._entries == other._entries

    def __hash__(self) -> int:
        return hash(self._entries)

    def __repr__(self) -> str:
        parts = []
        for kind, rows in self._tables():
            cut = [[cell if len(cell) <= _CELL else cell[: _CELL - 2] + " …" for cell in row] for row in rows]
            parts.append(f"{len(rows) - 1} {kind}{'s' if len(rows) != 2 else ''}\n" + "".join(text_lines(cut)))
        return "\n".join(parts) or "no entries"

    def _repr_html_(self) -> str:
        return "".join(_html_table(kind, rows) for kind, rows in self._tables()) or "<p>no entries</p>"

    def _tables(self) -> Iterable[tuple[str, list[list[str]]]]:
        """For each kind its rows as text, the headers first."""
        for kind in dict.fromkeys(entry.kind for entry in self._entries):
            columns = COLUMNS[kind]
            rows = [[name for name, _ in columns]]
            rows += [[one_line(value(e)) for _, value in columns] for e in self._entries if e.kind == kind]
            yield kind, rows

    def to_json(self) -> list[dict[str, Any]]:
        """The entries as the contract's JSON objects; a data frame can be made of them."""
        return [entry.to_json() for entry in self._entries]


class Report:
    """A report that was read: its document, its entries by kind, and what could not be made out."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @property
    def document(self) -> Document:
        """The document: title, date, outlet, language, text."""
        return self._reading.document

    @property
    def entries(self) -> Entries[Entry]:
        """All entries in the order of the text."""
        return Entries(self._reading.entries)

    @property
    def meetings(self) -> Entries[Meeting]:
        """Who met whom."""
        return self._of(Meeting)

    @property
    def statements(self) -> Entries[Statement]:
        """Who said what."""
        return self._of(Statement)

    @property
    def figures(self) -> Entries[Figure]:
        """Numbers as the intervals that they assert."""
        return self._of(Figure)

    @property
    def commitments(self) -> Entries[Commitment]:
        """What is to be done, by whom, until when."""
        return self._of(Commitment)

    @property
    def hubs(self) -> Entries[Hub]:
        """Places that serve, or are to serve, as a base."""
        return self._of(Hub)

    @property
    def rules(self) -> dict[str, str]:
        """For each entry's id the rule that spoke."""
        return self._reading.rules

    @property
    def unclear(self) -> list[tuple[int, int, str]]:
        """What could not be made out: start and end in the text, and a sentence."""
        return self._reading.unclear

    def _of(self, kind: type[E]) -> Entries[E]:
        return Entries(entry for entry in self._reading.entries if isinstance(entry, kind))

    def __repr__(self) -> str:
        return f"{self._head()}\n\n{self.entries!r}"

    def _repr_html_(self) -> str:
        return f"<p><b>{escape(self._head())}</b></p>{self.entries._repr_html_()}"

    def _head(self) -> str:
        document = self.document
        return " · ".join(one_line(said) for said in (document.title, document.published, document.outlet) if said)

    def to_json(self) -> dict[str, Any]:
        """The document and its entries as the contract's JSON objects."""
        return {"document": self.document.to_json(), "entries": self.entries.to_json()}


def read(text: str | Path, *, language: str | None = None, published: str | None = None) -> Report:
    """Read a report: its text as a string, or a file as a `Path`. Raises `InputError` where it cannot be read."""
    choices = Choices(language=language, published=published)
    if isinstance(text, Path):
        return Report(read_input(load_one(str(text), Limits(document_mb=load_settings().max_mb)), choices))
    if not re.search(r"\s", text) and text and Path(text).is_file():
        raise UsageError(f"{text} is the name of a file: to read it, give Path({text!r}).")
    return Report(read_input(_input(text), choices))


def _input(text: str) -> Input:
    text = _NOT_TEXT.sub("\ufffd", text.removeprefix("\ufeff"))
    if not text.strip():
        raise InputError("The text is empty: there is nothing to read.")
    return Input("The text", None, text.encode(), text, "utf-8")


def _html_table(kind: str, rows: list[list[str]]) -> str:
    head, *body = ["".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) for tag, row in _tagged(rows)]
    lines = "".join(f"<tr>{row}</tr>" for row in body)
    return f"<table><caption>{kind}</caption><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def _tagged(rows: list[list[str]]) -> list[tuple[str, list[str]]]:
    return [("th" if number == 0 else "td", row) for number, row in enumerate(rows)]
