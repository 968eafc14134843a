"""The ledger as Parquet: a file for each kind, one row an entry and one column a field, for DuckDB and its like."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow
import pyarrow.parquet

from communique.errors import UsageError
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.report.export import Column, export_rows, kind_columns

_AT_ONCE = 5000  # rows in memory, and of a row group
_NUMBERS = {"low", "high", "confidence"}
_COUNTS = {"start", "end", "characters"}


def schema_of(kind: str) -> pyarrow.Schema:
    """The columns of a kind's file: those of its CSV table; bounds are doubles, offsets integers, all else text."""
    return pyarrow.schema([(name, _type(name)) for name, _ in kind_columns(kind)], metadata={"communique.kind": kind})


def _type(name: str) -> pyarrow.DataType:
    return pyarrow.float64() if name in _NUMBERS else pyarrow.int64() if name in _COUNTS else pyarrow.string()


def export_parquet(
    ledger: Ledger, output: Path, wanted: Filter, statuses: Mapping[str, str] = MappingProxyType({})
) -> int:
    """Write one kind to a file, or each kind to a file of its name in a folder that is there; how many rows.

    Each file is whole or not written. Raises `UsageError` for several kinds and no folder, or for the ledger itself.
    """
    if output.is_dir():
        kinds = wanted.kinds or ("document", *(kind for kind in ledger.counts(wanted) if kind != "document"))
        return sum(
            _write(ledger, output / f"{kind}.parquet", replace(wanted, kinds=(kind,)), statuses) for kind in kinds
        )
    if len(wanted.kinds) != 1:
        raise UsageError(f"Parquet has a table for each kind: make the folder {output} first, or give --kind.")
    if output.exists() and ledger.path and output.resolve() == ledger.path.resolve():
        raise UsageError(f"{output} is the ledger itself: name another file for the export.")
    return _write(ledger, output, wanted, statuses)


def _write(ledger: Ledger, path: Path, wanted: Filter, statuses: Mapping[str, str]) -> int:
    (kind,) = wanted.kinds
    schema, columns, count = schema_of(kind), kind_columns(kind), 0
    with tempfile.TemporaryDirectory(dir=path.resolve().parent) as folder:
        place = Path(folder) / path.name
        with pyarrow.parquet.ParquetWriter(place, schema, compression="zstd") as writer:
            for rows in _handfuls(export_rows(ledger, wanted, statuses)):
                writer.write_table(make_table(rows, columns, schema))
                count += len(rows)
        place.replace(path.resolve())
    return count


def _handfuls(rows: Iterable[Any]) -> Iterator[list[Any]]:
    iterator = iter(rows)
    while some := list(islice(iterator, _AT_ONCE)):
        yield some


def make_table(rows: list[Any], columns: list[Column], schema: pyarrow.Schema) -> pyarrow.Table:
    """Rows of entries with what is kept beside them as a table of these columns."""
    made = {name: [_cell(value(row), name) for row in rows] for name, value in columns}
    return pyarrow.table(made, schema=schema)


def _cell(value: Any, name: str) -> Any:
    if value is None or name in _NUMBERS or name in _COUNTS:
        return value
    return value if isinstance(value, str) else str(value)
