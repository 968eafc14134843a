"""The ledger as files: JSON lines as in the contract, or CSV for spreadsheets."""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from functools import partial
from heapq import merge
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO, get_type_hints

from communique.errors import UsageError
from communique.kinds import KINDS, Actor, Area, Entry, Evidence, Hub, Person, Sector, dumps, plain
from communique.ledger.filters import Filter
from communique.ledger.rows import entry_areas, entry_days, entry_people
from communique.ledger.store import Kept, Ledger
from communique.report.following import statuses_on

# A cell that begins so would be worked out by a spreadsheet; the full-width forms are read as the plain ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Statuses = Mapping[str, str]  # of commitments by id
Cell = str | int | float | None
Column = tuple[str, Callable[[Any], Cell]]


def write_jsonl(ledger: Ledger, file: TextIO, wanted: Filter, statuses: Statuses = MappingProxyType({})) -> int:
    """Write a JSON object a line: each document before its entries, then what spans documents. Returns the count."""
    count = 0
    for line in _lines(ledger, wanted, statuses):
        file.write(line + "\n")
        count += 1
    return count


def _lines(ledger: Ledger, wanted: Filter, statuses: Statuses) -> Iterator[str]:
    last = "\U0010ffff"
    entries = ((kept.document or last, 1, kept.line) for kept in _on_the_day(ledger.kept(wanted), statuses))
    documents: Iterable[tuple[str, int, str]] = ()
    if not wanted.kinds or "document" in wanted.kinds:
        documents = ((document.id, 0, dumps(document)) for document in ledger.documents(wanted))
    return (line for _, _, line in merge(documents, entries, key=lambda each: each[:2]))


def _on_the_day(kept: Iterable[Kept], statuses: Statuses) -> Iterator[Kept]:
    """The entries, commitments with the status that they have on the day asked for."""
    for each in kept:
        status = statuses.get(each.id)
        yield replace(each, line=dumps({**json.loads(each.line), "status": status})) if status else each


def write_csv(ledger: Ledger, file: TextIO, wanted: Filter, statuses: Statuses = MappingProxyType({})) -> int:
    """Write one table: of one kind with all its fields, or of all kinds with what they share. Returns the count."""
    writer, count = csv.writer(file), 0
    columns = COMMON if len(wanted.kinds) != 1 else kind_columns(wanted.kinds[0])
    writer.writerow([name for name, _ in columns])
    for each in export_rows(ledger, wanted, statuses):
        writer.writerow([_guarded(value(each)) for _, value in columns])
        count += 1
    return count


def export_rows(ledger: Ledger, wanted: Filter, statuses: Statuses) -> Iterator[tuple[Any, Kept | None]]:
    """Documents, where they are wanted, and entries with what is kept beside them."""
    if wanted.kinds == ("document",):
        yield from ((document, None) for document in ledger.documents(wanted))
    else:
        yield from ((kept.entry, kept) for kept in _on_the_day(ledger.kept(wanted), statuses))


def _guarded(value: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(_FORMULA):
        return "'" + value
    return value


def kind_columns(kind: str) -> list[Column]:
    """The columns of a kind's table: its fields one after the other, then its words and its document."""
    if kind == "document":
        return [_plain(name) for name in ("id", "title", "published", "outlet", "language", "replaces", "sha256")] + [
            ("sources", lambda each: "; ".join(each[0].sources)),
            ("characters", lambda each: len(each[0].text)),
        ]
    hints = get_type_hints(KINDS[kind])
    shared = {field.name for field in fields(Entry)}
    own = [field.name for field in fields(KINDS[kind]) if field.name not in shared]
    columns = [column for name in own for column in _field_columns(name, hints[name])]
    taken = {name for name, _ in columns}
    return [_plain("id"), *columns, *((f"document_{n}" if n in taken else n, value) for n, value in _WHERE)]


def _plain(name: str) -> Column:
    return name, lambda each: getattr(each[0], name)


def _field_columns(name: str, hint: Any) -> list[Column]:
    """The columns of a field, after its type: a person has a name, a role, an area and its code."""
    field: Callable[[Any], Any] = lambda each: getattr(each[0], name)  # noqa: E731
    if hint == Person | None:
        return [
            (name, lambda each: (person := field(each)) and person.name),
            (f"{name}_role", lambda each: (person := field(each)) and person.role),
            (f"{name}_area", lambda each: (person := field(each)) and person.represents and person.represents.name),
            (f"{name}_code", lambda each: (person := field(each)) and person.represents and person.represents.code),
        ]
    if hint in (Area, Actor | None):
        return [
            (name, lambda each: (area := field(each)) and area.name),
            (f"{name}_code", lambda each: (area := field(each)) and area.code),
        ]
    if hint in (tuple[Area, ...], tuple[Actor, ...], tuple[Sector, ...]):
        return [
            (name, lambda each: "; ".join(one.name for one in field(each))),
            (f"{name}_codes", lambda each: "; ".join(one.code or "" for one in field(each)).strip("; ")),
        ]
    if hint == tuple[Person, ...]:
        return [
            (name, lambda each: "; ".join(_named(one) for one in field(each))),
            (f"{name}_areas", lambda each: "; ".join(one.represents.name for one in field(each) if one.represents)),
        ]
    if hint == tuple[str, ...]:
        return [(name, lambda each: "; ".join(field(each)))]
    if hint in (str, str | None, float, float | None, bool | None):
        return [(name, field)]
    return [(name, lambda each: json.dumps(plain(field(each)), ensure_ascii=False) if field(each) else None)]


def _named(person: Person) -> str:
    return f"{person.name} ({person.role})" if person.name and person.role else person.name or person.role or ""


def _words(each: Any) -> str:
    pieces: tuple[Evidence, ...] = each[0].evidence
    return " … ".join(piece.text for piece in pieces)


def _optional(name: str) -> Column:
    return name, lambda each: getattr(each[0], name, None)


_WHERE: list[Column] = [
    ("words", _words),
    ("start", lambda each: each[0].evidence[0].start if each[0].evidence else None),
    ("end", lambda each: each[0].evidence[-1].end if each[0].evidence else None),
    ("document", lambda each: each[0].document),
    ("title", lambda each: each[1].title),
    ("published", lambda each: each[1].published),
    ("outlet", lambda each: each[1].outlet),
    ("source", lambda each: each[1].source),
]
_WHAT = ("action", "content", "stated", "explanation", "form")
COMMON: list[Column] = [
    ("kind", lambda each: each[0].kind),
    _plain("id"),
    ("what", lambda each: next((v for name in _WHAT if (v := getattr(each[0], name, None))), None)),
    ("place", lambda each: each[0].area.name if isinstance(each[0], Hub) else getattr(each[0], "place", None)),
    ("who", lambda each: "; ".join(dict.fromkeys(entry_people(each[0])))),
    ("areas", lambda each: "; ".join(dict.fromkeys(name for name, _ in entry_areas(each[0])))),
    ("area_codes", lambda each: "; ".join(dict.fromkeys(code for _, code in entry_areas(each[0]) if code))),
    ("first_day", lambda each: entry_days(each[0])[0]),
    ("last_day", lambda each: entry_days(each[0])[1]),
    *(_optional(name) for name in ("low", "high", "unit", "status")),
    *_WHERE,
]
WRITERS = {"jsonl": write_jsonl, "csv": write_csv}


def export(
    ledger: Ledger, file_format: str, output: Path | TextIO, wanted: Filter, *, as_of: date | None = None
) -> int:
    """Write the ledger to a file, whole or not at all, or to a stream; CSV into a folder as a table a kind.

    With `as_of` each commitment has its status on that day instead of the one that its document gives it.

    Returns how many entries were written. Raises `UsageError` where the output is the ledger itself.
    """
    write = partial(WRITERS[file_format], statuses=statuses_on(ledger, as_of) if as_of else {})
    if not isinstance(output, Path):
        return write(ledger, output, wanted)
    if output.exists() and ledger.path and output.resolve() == ledger.path.resolve():
        raise UsageError(f"{output} is the ledger itself: name another file for the export.")
    if output.is_dir():
        return _export_folder(ledger, file_format, output, wanted, as_of)
    encoding = "utf-8-sig" if file_format == "csv" else "utf-8"
    if output.exists() and not output.is_file():  # a pipe or a device, whose place no other file may take
        with output.open("w", encoding=encoding, newline="") as file:
            return write(ledger, file, wanted)
    with _whole_file(output.resolve(), encoding) as file:
        return write(ledger, file, wanted)


def _export_folder(ledger: Ledger, file_format: str, folder: Path, wanted: Filter, as_of: date | None) -> int:
    """A file for each kind that there is anything of, named after it."""
    kinds = wanted.kinds or tuple(ledger.counts(wanted))
    return sum(
        export(ledger, file_format, folder / f"{kind}.{file_format}", replace(wanted, kinds=(kind,)), as_of=as_of)
        for kind in kinds
    )


@contextmanager
def _whole_file(path: Path, encoding: str) -> Iterator[TextIO]:
    """A file that takes its name once it is complete, so that a failed export leaves what was there before."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding=encoding, newline="") as file:
            yield file
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
