"""What a job reads: files that every machine of the cluster sees, opened where there is room, a document a row."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyarrow

from communique.arrow import failure_row, raws_of
from communique.cluster.flow import Row
from communique.errors import CommuniqueError, InputError, UsageError
from communique.gather.gathering import gather
from communique.gather.raw import Limits, Link, NotAReportError, Raw
from communique.gather.urls import is_web
from communique.pipeline import Choices
from communique.portable import Portable, read_portable
from communique.read.files import STDIN, find_paths

_AT_ONCE, _BYTES = 64, 1_000_000  # documents, or bytes of them, that are handed on together
_TOGETHER = 30  # documents that are read side by side
FAILED = "failed"
FILES = pyarrow.schema([("number", pyarrow.int64()), ("path", pyarrow.string()), ("found", pyarrow.bool_())])
_TEXTS = ("order", "name", "source", "said", "media_type", "charset", "origin", "failure")
RAWS = pyarrow.schema([*((name, pyarrow.string()) for name in _TEXTS), ("content", pyarrow.binary())])


class File(NamedTuple):
    """A file to be read: its number in the order of reading, its path, and whether it was found in a folder."""

    number: int
    path: str
    found: bool


def find_files(things: Iterable[str]) -> Iterator[File]:
    """The files that the user names, folders walked in sorted order.

    Raises `UsageError` for addresses and standard input, `InputError` for a folder without reports.
    """
    number = 0
    for thing in things:
        if is_web(thing) or thing == STDIN:
            raise UsageError(f"A cluster reads files that all its machines see, not {thing}: save it there first.")
        path = os.path.normpath(thing)
        for found in find_paths([path]):
            if isinstance(found, InputError):
                raise found
            if not os.path.exists(found):
                raise InputError(f"{found} is not there: check the path, which all machines must see.")
            yield File(number, found, os.path.isdir(path))
            number += 1


def open_files(batches: Iterable[pyarrow.RecordBatch], limits: Limits) -> Iterator[pyarrow.RecordBatch]:
    """The documents in files, unpacked, in batches of `RAWS`; what cannot be opened is a row with its `failure`."""
    for batch in batches:
        for row in batch.to_pylist():
            some: list[dict[str, Any]] = []
            for made in _opened(File(**row), limits):
                some.append(made)
                if len(some) == _AT_ONCE or sum(len(each["content"] or b"") for each in some) > _BYTES:
                    yield pyarrow.RecordBatch.from_pylist(some, schema=RAWS)
                    some = []
            yield pyarrow.RecordBatch.from_pylist(some, schema=RAWS)


def _opened(file: File, limits: Limits) -> Iterator[dict[str, Any]]:
    for place, found in enumerate(gather([file.path], limits)):
        order = {"order": f"{file.number:09}.{place:012}"}
        if isinstance(found, NotAReportError) and file.found:
            continue
        if isinstance(found, Link):
            found = InputError(f"{file.path} names the address {found.url}: a cluster reads files, so it was left out.")
        if isinstance(found, InputError):
            yield order | {"content": None, "failure": json.dumps(failure_row(None, found))}
        else:
            yield order | _plain(found)


def _plain(raw: Raw) -> dict[str, Any]:
    names = ("name", "source", "content", "media_type", "charset", "origin")
    return {name: getattr(raw, name) for name in names} | {"said": json.dumps(raw.said.to_json())}


def read_documents(batches: Iterable[pyarrow.RecordBatch], choices: Choices) -> Iterator[Row]:
    """What was read, by the order of reading: `Portable` documents, and under `FAILED` what could not be read."""
    for batch in batches:
        orders, failures = batch.column("order").to_pylist(), batch.column("failure").to_pylist()
        raws = raws_of(batch)
        for start in range(0, len(raws), _TOGETHER):
            some = [n for n in range(start, min(len(raws), start + _TOGETHER)) if not failures[n]]
            read = dict(zip(some, read_portable([raws[n] for n in some], choices), strict=True))
            for n in range(start, min(len(raws), start + _TOGETHER)):
                yield _row(orders[n], raws[n], failures[n] or read[n])


def _row(order: str, raw: Raw, read: Portable | CommuniqueError | str) -> Row:
    if isinstance(read, Portable):
        return Row(order, "", read.dumps())
    return Row(order, FAILED, read if isinstance(read, str) else json.dumps(failure_row(raw, read)))
