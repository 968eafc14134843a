"""Tables with a text in each row: JSON lines, CSV and Parquet, by the names of their columns."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from communique.errors import InputError
from communique.gather.days import iso_day
from communique.gather.feeds import is_json_feed, load_json, unpack_json_feed
from communique.gather.markup import columns
from communique.gather.needs import need
from communique.gather.raw import Limits, Link, Piece, TableError
from communique.gather.urls import is_web
from communique.read.encoding import find_encoding
from communique.said import Said, said_by

Opened = Piece | Link | InputError
_HEAD = 1 << 16
_BATCH = 64  # rows of a Parquet file at a time
_COLUMNS = 200
_LONGEST_HEAD = 2_000  # bytes of a line that names columns
_DELIMITERS = ",;\t|"


def unpack_json(piece: Piece, limits: Limits) -> Iterator[Opened]:
    """A JSON Feed, a list of objects, or objects a line."""
    first = piece.stream.readline(limits.document_bytes + 1)
    piece.stream.seek(0)
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        row = None
    if isinstance(row, dict) and not is_json_feed(row):
        yield from _json_lines(piece, limits)
        return
    content = piece.stream.read(limits.document_bytes + 1)
    if len(content) > limits.document_bytes:
        yield InputError(
            f"{piece.name} is one JSON value beyond {limits.document_mb:,} MB: write it as an object a line."
        )
        return
    try:
        found = load_json(content)
    except ValueError as error:
        yield InputError(f"{piece.name} begins like JSON and is none ({_short(error)}): mend it, or read it as text.")
        return
    if is_json_feed(found):
        yield from unpack_json_feed(piece, found)
    else:
        rows = found if isinstance(found, list) else [found]
        yield from _rows(piece, ((n, row) for n, row in enumerate(rows, 1)))


def _json_lines(piece: Piece, limits: Limits) -> Iterator[Opened]:
    yield from _rows(piece, _lines(piece, limits))


def _lines(piece: Piece, limits: Limits) -> Iterator[tuple[int, Any]]:
    number = 0
    while line := piece.stream.readline(limits.document_bytes + 1):
        number += 1
        if len(line) > limits.document_bytes:
            yield number, InputError(f"{piece.name} › line {number} goes on beyond {limits.document_mb:,} MB.")
            while (rest := piece.stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
        elif line.strip():
            try:
                yield number, json.loads(line.removeprefix(codecs.BOM_UTF8))
            except (ValueError, RecursionError) as error:
                yield number, InputError(f"{piece.name} › line {number} is no JSON ({_short(error)}): mend that line.")


def _short(error: Exception) -> str:
    said = str(error).split(":")[0][:80]
    return said[:1].lower() + said[1:]


def _rows(piece: Piece, rows: Iterator[tuple[int, Any]]) -> Iterator[Opened]:
    """The documents of rows; the columns are told by the first row that has any."""
    told = False
    for number, row in rows:
        if isinstance(row, InputError):
            yield row
        elif isinstance(row, dict):
            found = _document(piece, number, row)
            if found is not None:
                told = True
                yield found
            elif not told:
                yield _no_column(piece, row)
                return
        elif not told:
            yield TableError(
                f"{piece.name} is JSON without rows that have named columns: there is no text to read in it."
            )
            return


def _no_column(piece: Piece, names: Mapping[str, Any]) -> TableError:
    there = ", ".join(list(names)[:12]) or "none"
    return TableError(
        f"{piece.name} has no column of texts (only {there[:200]}): name one of them text, body or content."
    )


def _document(piece: Piece, number: int, row: Mapping[str, Any]) -> Piece | None:
    """The document of a row; `None` where there is no text in any column that may hold one."""
    named = {re.sub(r"[-_\s]", "", str(name)).lower(): value for name, value in row.items()}
    values = {field: _first(named, names) for field, names in columns().items()}
    text = values.pop("text") or values.pop("html", None)
    if not text:
        return None
    values.pop("html", None)
    url = values["url"] if values["url"] and is_web(values["url"]) else None
    said = said_by(
        "the table",
        title=values["title"],
        published=iso_day(values["published"] or ""),
        outlet=values["outlet"],
        language=values["language"],
        url=url,
    )
    return piece.inner(
        f"row {number}", text.encode("utf-8", "replace"), said.or_else(Said(via=f"the table {piece.name}")), url
    )


def _first(named: Mapping[str, Any], names: list[str]) -> str | None:
    for name in names:
        value = named.get(name)
        if isinstance(value, (datetime, date)):
            return value.isoformat()
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value
    return None


def csv_delimiter(head: bytes) -> str | None:
    """What separates the columns of a CSV file that names one for texts in its first line; `None`: it is none."""
    first = head.split(b"\n", 1)[0]
    if len(first) > _LONGEST_HEAD:
        return None
    line = first.decode("utf-8", "replace").lstrip("\ufeff").strip("\r")
    known = set(columns()["text"]) | set(columns()["html"])
    for delimiter in _DELIMITERS:
        if line.count(delimiter) > _COLUMNS or delimiter not in line:
            continue
        names = [re.sub(r"[-_\s\"']", "", name).lower() for name in line.split(delimiter)]
        if len(names) > 1 and known & set(names) and all(len(name) < 40 for name in names) and all(names):
            return delimiter
    return None


def unpack_csv(piece: Piece, limits: Limits) -> Iterator[Opened]:
    """The rows of a CSV file, in any encoding, with the first line as the names of its columns."""
    head = piece.stream.read(_HEAD)
    piece.stream.seek(0)
    delimiter = csv_delimiter(head) or ","
    csv.field_size_limit(limits.document_bytes)
    wrapped = io.TextIOWrapper(
        piece.stream, encoding=find_encoding(head[: head.rfind(b"\n") + 1] or head), errors="replace", newline=""
    )
    try:
        reader = csv.DictReader(_bounded(wrapped, limits), delimiter=delimiter)
        for number, row in enumerate(reader, 2):
            if (found := _document(piece, number, {k: v for k, v in row.items() if isinstance(k, str)})) is not None:
                yield found
    except (csv.Error, ValueError) as error:
        yield InputError(f"{piece.name} breaks the rules of CSV ({_short(error)}): save it anew from a spreadsheet.")
    finally:
        wrapped.detach()


def _bounded(stream: io.TextIOWrapper, limits: Limits) -> Iterator[str]:
    """The lines of a text, none of them beyond a document's length."""
    while line := stream.readline(limits.document_bytes + 1):
        if len(line) > limits.document_bytes:
            raise ValueError(f"a line goes on beyond {limits.document_mb} MB")
        yield line.replace("\0", "\ufffd").removeprefix("\ufeff")


def unpack_parquet(piece: Piece, limits: Limits) -> Iterator[Opened]:
    """The rows of a Parquet file, a few at a time, only the columns that say something of a document."""
    try:
        parquet = need("pyarrow.parquet", piece.name)
    except InputError as error:
        yield error
        return
    known = {name for names in columns().values() for name in names}
    try:
        table = parquet.ParquetFile(piece.stream)
        names = [name for name in table.schema_arrow.names if re.sub(r"[-_\s]", "", name).lower() in known]
        if not names:
            yield _no_column(piece, dict.fromkeys(table.schema_arrow.names))
            return
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=names):
            rows = batch.to_pylist()
            yield from _rows(piece, ((number + n, row) for n, row in enumerate(rows, 1)))
            number += len(rows)
    except (OSError, ValueError, KeyError, NotImplementedError, MemoryError) as error:
        yield InputError(f"{piece.name} is a Parquet file that cannot be read ({_short(error)}): write it anew.")
