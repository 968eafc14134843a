"""A job's output made in this process, by the functions that a cluster maps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow
import pyarrow.parquet

from communique import __version__
from communique.cluster.comparing import compare_documents
from communique.cluster.flow import Here, Row
from communique.cluster.inputs import FAILED, FILES, find_files, open_files, read_documents
from communique.cluster.output import ENTRIES, MANIFEST, Manifest, document_batches, failure_batches, spanning_batches
from communique.cluster.versions import CURRENT, settle_versions
from communique.gather.raw import Limits
from communique.pipeline import Choices


def write_output(things: Sequence[str], output: Path) -> None:
    """Read, settle, compare and write what a job writes but for the series."""
    files = pyarrow.RecordBatch.from_pylist([file._asdict() for file in find_files(things)], schema=FILES)
    read = list(read_documents(open_files([files], Limits()), Choices()))
    settled = settle_versions(Here(), [row for row in read if row.place != FAILED])
    compared = compare_documents(Here(), [row for row in settled if row.place == CURRENT])
    batches = [
        *document_batches(settled), *spanning_batches(compared),
        *failure_batches(row for row in read if row.place == FAILED),
    ]  # fmt: skip
    write_batches(batches, output)


def write_batches(batches: Iterable[pyarrow.RecordBatch], output: Path) -> None:
    """Write entries by month and country, and the manifest."""
    table = pyarrow.Table.from_batches(batches)
    (output / MANIFEST).mkdir(parents=True)
    pyarrow.parquet.write_to_dataset(table, output / ENTRIES, partition_cols=["date", "area"])
    manifest = Manifest(__version__)
    for kind, id in zip(table.column("kind").to_pylist(), table.column("id").to_pylist(), strict=True):
        manifest.add(kind, id)
    (output / MANIFEST / "part-00000.txt").write_text(manifest.dumps() + "\n", encoding="utf-8")


def rows_of(things: Sequence[str]) -> list[Row]:
    """The documents of these inputs, read."""
    files = pyarrow.RecordBatch.from_pylist([file._asdict() for file in find_files(things)], schema=FILES)
    return list(read_documents(open_files([files], Limits()), Choices()))
