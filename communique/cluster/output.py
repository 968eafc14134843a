"""What a job writes: entries of all kinds in one table, by date and area, and how many of each kind there are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import md5
from typing import Any

import pyarrow

from communique.arrow import SCHEMA, entries_of, entry_values
from communique.cluster.flow import Row
from communique.kinds import from_json
from communique.portable import Portable

UNDATED, NOWHERE = "undated", "none"
PARTITIONED = pyarrow.schema([*SCHEMA, ("date", pyarrow.string()), ("area", pyarrow.string())])
ENTRIES, SERIES, MANIFEST = "entries", "series", "manifest"
_AT_ONCE = 200  # documents in a batch


def document_batches(rows: Iterable[Row]) -> Iterator[pyarrow.RecordBatch]:
    """Documents with their entries: all under the month of the document, each under its own first country."""
    some: list[Portable] = []
    for row in rows:
        some.append(Portable.loads(row.value))
        if len(some) == _AT_ONCE:
            yield _partitioned(entries_of(some))
            some = []
    yield _partitioned(entries_of(some))


def _partitioned(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    rows = batch.to_pylist()
    named: dict[str, Counter[str]] = {}
    for row in rows:
        named.setdefault(row["document"] or row["id"], Counter()).update(_countries(row["area_codes"])[:1])
    for row in rows:
        own = _countries(row["area_codes"])
        most = (
            sorted(named[row["id"]].items(), key=lambda item: (-item[1], item[0])) if row["kind"] == "document" else []
        )
        row["area"] = most[0][0] if most else own[0] if own else NOWHERE
        row["date"] = (row["published"] or UNDATED)[:7]
    return pyarrow.RecordBatch.from_pylist(rows, schema=PARTITIONED)


def _countries(codes: str | None) -> list[str]:
    return [code[:2] for code in (codes or "").split("; ") if code]


def spanning_batches(rows: Iterable[Row]) -> Iterator[pyarrow.RecordBatch]:
    """Stories and reconciliations, under the month and the country that they are about."""
    made = [_spanning(json.loads(row.value)) for row in rows if row.key in ("story", "reconciliation")]
    yield pyarrow.RecordBatch.from_pylist(made, schema=PARTITIONED)


def _spanning(record: dict[str, Any]) -> dict[str, Any]:
    values = entry_values(from_json(record), None)
    own = _countries(values["area_codes"])
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return values | {"record": line, "date": (values["first_day"] or UNDATED)[:7], "area": own[0] if own else NOWHERE}


def failure_batches(rows: Iterable[Row]) -> Iterator[pyarrow.RecordBatch]:
    """What could not be read."""
    made = [json.loads(row.value) | {"date": UNDATED, "area": NOWHERE} for row in rows]
    yield pyarrow.RecordBatch.from_pylist(made, schema=PARTITIONED)


def check_of(id: str) -> int:
    """A number of 32 bits for an id; the sum over a kind tells whether all are there, in any order."""
    return int(md5(id.encode(), usedforsecurity=False).hexdigest()[:8], 16)


@dataclass(slots=True)
class Manifest:
    """How many rows of each kind there are, and the sum of their ids' checks."""

    version: str
    counts: dict[str, int] = field(default_factory=dict)
    checks: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str, id: str | None) -> None:
        """Count a row."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        self.checks[kind] = self.checks.get(kind, 0) + check_of(id or "")

    def dumps(self) -> str:
        """As one line of JSON."""
        return json.dumps({"version": self.version, "counts": self.counts, "checks": self.checks}, sort_keys=True)

    @classmethod
    def loads(cls, line: str) -> Manifest:
        """What `dumps` gave."""
        return cls(**json.loads(line))
