"""Apache Spark as the engine: rows as a DataFrame of three columns, functions over Arrow batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import pyarrow
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from communique.arrow import in_portions
from communique.cluster.flow import Each, Group, Row, find_components, in_groups

ROWS = pyarrow.schema([(name, pyarrow.string()) for name in Row._fields])
_AT_ONCE, _BYTES = 2_000, 4_000_000  # rows, or characters of them, in a batch
_FEW = 2_000_000  # edges whose components are found by the driver
Batches = Iterator[pyarrow.RecordBatch]


class Spark:
    """The engine on a Spark session; what is kept goes to Parquet under `folder`, which every machine must see."""

    def __init__(self, session: SparkSession, folder: str, *, few: int = _FEW) -> None:
        self.session, self.folder, self._few = session, folder, few
        self._asked = 0

    def map(self, table: DataFrame, each: Each) -> DataFrame:
        """See `Engine`."""
        return self.over(table, partial(_mapped, each))

    def group(self, table: DataFrame, group: Group) -> DataFrame:
        """See `Engine`."""
        count = int(self.session.conf.get("spark.sql.shuffle.partitions") or 200)
        together = table.repartition(count, "key").sortWithinPartitions(*Row._fields)  # ties come in any order
        return self.over(together, partial(_grouped, group))

    def over(
        self, table: DataFrame, function: Callable[[Batches], Batches], schema: pyarrow.Schema = ROWS
    ) -> DataFrame:
        """What a function makes of each part of a table, batch by batch."""
        return table.mapInArrow(function, from_arrow_schema(schema))

    def union(self, *tables: DataFrame) -> DataFrame:
        """See `Engine`."""
        first, *rest = tables
        for table in rest:
            first = first.unionByName(table)
        return first

    def keep(self, table: DataFrame, name: str) -> DataFrame:
        """See `Engine`."""
        place = f"{self.folder}/{name}"
        table.write.mode("overwrite").parquet(place)
        return self.session.read.schema(table.schema).parquet(place)

    def components(self, edges: DataFrame) -> DataFrame:
        """See `Engine`; few edges are joined by the driver, many by the cluster in a logarithmic number of rounds."""
        self._asked += 1
        kept = self.keep(edges, f"edges-{self._asked}")
        if kept.count() > self._few:
            return self._stars(kept)
        found = find_components((row.key, row.place) for row in kept.select("key", "place").collect())
        rows = [Row(one, "", root) for one, root in found.items()]
        return self.session.createDataFrame(rows, from_arrow_schema(ROWS))

    def _stars(self, edges: DataFrame) -> DataFrame:
        """Components by turns of large and small stars (Kiveris and others 2014, Connected Components in MapReduce)."""
        turn, before = 0, None
        now = edges.select(f.greatest("key", "place").alias("a"), f.least("key", "place").alias("b")).where("a != b")
        while True:
            now = self.keep(_small_star(_large_star(now)), f"stars-{self._asked}-{turn}")
            state = now.select(f.count("*"), f.sum(f.xxhash64("a", "b").cast("decimal(38,0)"))).first()
            if state == before:
                break
            turn, before = turn + 1, state
        ends = now.select("a", "b").union(now.select(f.col("b").alias("a"), "b")).distinct()
        return ends.select(f.col("a").alias("key"), f.lit("").alias("place"), f.col("b").alias("value"))


def _large_star(edges: DataFrame) -> DataFrame:
    """Each end with the greater ones beside it tied to the least one beside it."""
    both = edges.union(edges.select(f.col("b").alias("a"), f.col("a").alias("b")))
    least = both.groupBy("a").agg(f.least("a", f.min("b")).alias("m"))
    return both.where("b > a").join(least, "a").select(f.col("b").alias("a"), f.col("m").alias("b")).distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """Each end with the lesser ones beside it tied to the least of them."""
    least = edges.groupBy("a").agg(f.min("b").alias("m"))
    lesser = edges.join(least, "a").where("b != m").select(f.col("b").alias("a"), f.col("m").alias("b"))
    return lesser.union(least.select("a", f.col("m").alias("b"))).distinct()


def _mapped(each: Each, batches: Batches) -> Batches:
    return to_batches(made for row in from_batches(batches) for made in each(row))


def _grouped(group: Group, batches: Batches) -> Batches:
    return to_batches(in_groups(from_batches(batches), group))


def from_batches(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[Row]:
    """The rows of batches."""
    for batch in batches:
        columns = (batch.column(name).to_pylist() for name in Row._fields)
        yield from map(Row._make, zip(*columns, strict=True))


def to_batches(rows: Iterable[Row]) -> Batches:
    """Rows in batches of a bounded size."""
    return map(_batch, in_portions(rows, lambda row: len(row.value), _AT_ONCE, _BYTES))


def _batch(rows: list[Row]) -> pyarrow.RecordBatch:
    columns = zip(*rows, strict=True)
    return pyarrow.RecordBatch.from_arrays([pyarrow.array(each, pyarrow.string()) for each in columns], schema=ROWS)
