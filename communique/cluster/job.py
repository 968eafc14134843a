"""The job for Apache Spark: files are opened and read on all machines, compared in groups, and written as Parquet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import pyarrow
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from communique import __version__
from communique.cluster.comparing import compare_documents
from communique.cluster.inputs import FAILED, FILES, RAWS, File, find_files, open_files, read_documents
from communique.cluster.output import (
    ENTRIES,
    MANIFEST,
    PARTITIONED,
    SERIES,
    Manifest,
    document_batches,
    failure_batches,
    spanning_batches,
)
from communique.cluster.series import line_up
from communique.cluster.spark import Spark, from_batches, to_batches
from communique.cluster.versions import CURRENT, settle_versions
from communique.gather.raw import Limits
from communique.pipeline import Choices

Batches = Iterator[pyarrow.RecordBatch]
_WORK = "_work"
_ROWS_A_FILE = 500_000
_PARTS = 3  # parts to be read for each core, at least


def run(
    session: SparkSession,
    things: Sequence[str],
    output: str,
    choices: Choices | None = None,
    limits: Limits | None = None,
) -> Manifest:
    """Read files (texts, WARC, Parquet, JSON lines and whatever else is read), compare, and write all to a folder.

    Every machine must see the files and the folder under the same names. Raises `InputError` and `UsageError`.
    """
    engine = Spark(session, f"{output}/{_WORK}")
    read = engine.keep(_read(engine, list(find_files(things)), choices or Choices(), limits or Limits()), "read")
    settled = engine.keep(settle_versions(engine, read.where(f.col("place") != FAILED)), "settled")
    current = settled.where(f.col("place") == CURRENT)
    compared = engine.keep(compare_documents(engine, current), "compared")
    entries = engine.union(
        engine.over(settled, _documents, PARTITIONED),
        engine.over(compared, _spanning, PARTITIONED),
        engine.over(read.where(f.col("place") == FAILED), _failures, PARTITIONED),
    )
    _write_entries(engine, entries, f"{output}/{ENTRIES}")
    line_up(engine, current, compared).select("value").write.mode("overwrite").text(f"{output}/{SERIES}")
    manifest = _count(session.read.parquet(f"{output}/{ENTRIES}"))
    session.createDataFrame([(manifest.dumps(),)], "value string").coalesce(1).write.mode("overwrite").text(
        f"{output}/{MANIFEST}"
    )
    _forget(session, engine.folder)
    return manifest


def _read(engine: Spark, files: list[File], choices: Choices, limits: Limits) -> DataFrame:
    """All that is read of files; where they are few, their documents are shared out again before they are read."""
    session = engine.session
    cores = session.sparkContext.defaultParallelism
    listed = session.createDataFrame(files, from_arrow_schema(FILES))
    listed = listed.repartition(min(len(files), 100 * cores) or 1, "number")
    raws = engine.over(listed, partial(open_files, limits=limits), RAWS)
    if len(files) < 4 * _PARTS * cores:
        raws = raws.repartition(_PARTS * cores, "order")
    return engine.over(raws, partial(_read_batches, choices))


def _read_batches(choices: Choices, batches: Batches) -> Batches:
    return to_batches(read_documents(batches, choices))


def _documents(batches: Batches) -> Batches:
    return document_batches(from_batches(batches))


def _spanning(batches: Batches) -> Batches:
    return (made for batch in batches for made in spanning_batches(from_batches([batch])))


def _failures(batches: Batches) -> Batches:
    return (made for batch in batches for made in failure_batches(from_batches([batch])))


def _write_entries(engine: Spark, entries: DataFrame, place: str) -> None:
    """Write the entries by month and country, within these by document and place in it."""
    session = engine.session
    count = int(session.conf.get("spark.sql.shuffle.partitions") or 200)
    home = f.coalesce("document", "id")
    entries = entries.repartition(count, "date", "area").sortWithinPartitions("date", "area", home, "position")
    writer = entries.write.mode("overwrite").option("maxRecordsPerFile", _ROWS_A_FILE).option("compression", "zstd")
    writer.partitionBy("date", "area").parquet(place)


def _count(entries: DataFrame) -> Manifest:
    """How many rows of each kind were written, with the checks of their ids."""
    check = f.conv(f.substring(f.md5(f.coalesce("id", f.lit(""))), 1, 8), 16, 10).cast("long")
    rows = entries.groupBy("kind").agg(f.count("*").alias("count"), f.sum(check).alias("check")).collect()
    return Manifest(__version__, {r["kind"]: r["count"] for r in rows}, {r["kind"]: r["check"] for r in rows})


def _forget(session: SparkSession, folder: str) -> None:
    """Delete what was only kept for the job."""
    jvm: Any = session.sparkContext._jvm
    path = jvm.org.apache.hadoop.fs.Path(folder)
    path.getFileSystem(session.sparkContext._jsc.hadoopConfiguration()).delete(path, True)
