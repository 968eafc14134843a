"""The job on a local cluster of Spark whose executors are processes of their own, one of which is killed in mid-job."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from communique.cluster.flow import Here, Row, find_components
from communique.ledger.store import Ledger
from communique.loading import load_paths
from communique.pipeline import Choices, read_paths
from communique.settings import Settings
from communique.upkeep import bring_up_to_date
from tests.cluster.material import make_inputs
from tests.cluster.test_loading import KINDS, lines
from tests.conftest import schema_for
from tests.postgresql import Cluster
from tests.shared import CHECKOUT

# It once did differ: rows of one key and place come from a shuffle in any order, which is why groups are sorted by all of
# a row. PySpark's own warnings are not ours.
pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]

SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # Java that need not learn to be fast
SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.extraJavaOptions": SHORT_LIVED,
    "spark.driver.memory": "512m",
    "spark.executor.extraJavaOptions": SHORT_LIVED,
    "spark.executor.memory": "512m",
    "spark.eventLog.enabled": "true",
    "spark.eventLog.compress": "false",
    "spark.eventLog.rolling.enabled": "false",
    "spark.log.level": "ERROR",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Spark with two executors, each a process of its own; skips the test where there is no Java."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("no Java on this machine: apt-get install default-jre-headless")
    from pyspark.sql import SparkSession

    log = tmp_path_factory.mktemp("events")
    path = os.pathsep.join([str(CHECKOUT), *filter(None, [os.environ.get("PYTHONPATH")])])
    own = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_HOSTNAME": "localhost", "PYSPARK_PYTHON": sys.executable}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (own | {"PYTHONPATH": path}).items():
            patch.setenv(name, value)
        builder = SparkSession.builder.master("local-cluster[2,1,512]").appName("tests")
        for name, value in (SETTINGS | {"spark.eventLog.dir": log.as_uri()}).items():
            builder = builder.config(name, value)
        made = builder.getOrCreate()
        try:
            yield made
        finally:
            made.stop()
            made.sparkContext._gateway.shutdown()


def executors() -> set[int]:
    """The processes of this test's executors: those below this process that run Spark's backend."""
    found, below = set[int](), [os.getpid()]
    for pid in below:
        try:
            below += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split())
            below += _children_of_threads(pid)
            if b"CoarseGrainedExecutorBackend" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found.add(pid)
        except OSError:
            continue
    return found


def _children_of_threads(pid: int) -> list[int]:
    """The processes that other threads than the first of a process have started."""
    threads = [each for each in os.listdir(f"/proc/{pid}/task") if each != str(pid)]
    texts = (Path(f"/proc/{pid}/task/{each}/children").read_text(encoding="ascii") for each in threads)
    return [int(word) for text in texts for word in text.split()]


class Killer(threading.Thread):
    """Kills one executor as soon as the first of the tasks that read documents is done and others are under way."""

    def __init__(self, session: Any) -> None:
        super().__init__(daemon=True)
        self._tracker = session.sparkContext.statusTracker()
        self.killed: int | None = None
        self.under_way = 0

    def run(self) -> None:
        until = time.monotonic() + 500
        while self.killed is None and time.monotonic() < until:
            for stage in self._tracker.getActiveStageIds():
                told = self._tracker.getStageInfo(stage)
                if told and told.numTasks > 4 and told.numCompletedTasks and told.numActiveTasks > 1:
                    self.under_way = told.numTasks - told.numCompletedTasks
                    self.killed = min(executors())
                    os.kill(self.killed, signal.SIGKILL)
                    return
            time.sleep(0.02)


def export_of(things: list[str], path: Path, jobs: int = 1) -> list[str]:
    """The export of a ledger into which so many processes have read the inputs, and that was then compared."""
    with Ledger.open(path, create=True) as ledger:
        read_paths(ledger, things, Choices(), Settings(), jobs=jobs)
        bring_up_to_date(ledger)
    return lines(path)


def run_job(session: Any, things: list[str], made: Path) -> None:
    """Run the job."""
    from communique.cluster.job import run  # only here: PySpark takes a second

    run(session, things, str(made))


def run_and_lose_one(session: Any, things: list[str], made: Path) -> None:
    """Run the job, and kill one of its executors while it reads."""
    before = executors()
    killer = Killer(session)
    killer.start()
    run_job(session, things, made)
    killer.join(10)
    assert killer.killed in before and len(before) == 2, "no executor was killed"
    assert killer.under_way > 1
    assert killer.killed not in executors(), "the executor is still there"
    (log,) = Path(session.conf.get("spark.eventLog.dir").removeprefix("file:")).iterdir()
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    lost = [each for each in events if each["Event"] == "SparkListenerExecutorRemoved"]
    assert [each for each in lost if "137" in each["Removed Reason"]], lost  # 128 + SIGKILL
    ended = [each["Task End Reason"]["Reason"] for each in events if each["Event"] == "SparkListenerTaskEnd"]
    assert "ExecutorLostFailure" in ended, "it had no task under way"


def loaded_from(output: Path, path: Path) -> list[str]:
    """The export of a ledger that was loaded with what the job wrote, which must have compared as is compared here."""
    with Ledger.open(path, create=True) as ledger:
        load_paths(ledger, [str(output)])
    compared = lines(path, *KINDS[:-1])
    with Ledger.open(path) as ledger:
        bring_up_to_date(ledger)
    here = lines(path, *KINDS[:-1])
    assert sorted({*compared} ^ {*here}) == []
    return lines(path)


def check_layout(output: Path) -> None:
    """Entries lie by month and country, and series beside them."""
    import pyarrow.dataset as dataset

    table = dataset.dataset(output / "entries", format="parquet", partitioning="hive")
    assert {"date", "area", "record", "kind"} <= set(table.schema.names)
    months = {path.name for path in (output / "entries").iterdir() if path.is_dir()}
    assert "date=2024-05" in months and "date=undated" in months
    for row in table.to_table(columns=["kind", "date", "published", "area", "area_codes"]).to_pylist():
        if row["published"]:
            assert row["date"] == row["published"][:7]
        if row["kind"] == "figure" and row["area_codes"]:
            assert row["area"] == row["area_codes"][:2]
    texts = [path.read_text(encoding="utf-8") for path in (output / "series").glob("part-*")]
    rows = [json.loads(line) for text in texts for line in text.splitlines()]
    assert len(rows) > 20 and any(len(each["rows"]) > 1 for each in rows)
    assert not list(output.glob("_work"))


def check_components(session: Any, tmp_path: Path) -> None:
    """Components found by the cluster are those found at once."""
    from communique.cluster.spark import Spark, from_batches

    chain = [Row(f"n{n:03}", f"n{n + 1:03}", "") for n in range(40) if n % 13]
    star = [Row("s0", f"s{n}", "") for n in range(1, 9)]
    edges = chain[::-1] + star + [Row("z", "y", ""), Row("y", "z", "")]
    engine = Spark(session, str(tmp_path / "work"), few=0)
    table = session.createDataFrame(edges, "key string, place string, value string")
    found = {row.key: row.value for row in from_batches(engine.components(table).toArrow().to_batches())}
    assert found == find_components((edge.key, edge.place) for edge in edges)
    assert found == {row.key: row.value for row in Here().components(edges)}


def check_kinds(local: list[str]) -> None:
    """There is something of everything to be compared."""
    kinds = {json.loads(line)["kind"] for line in local}
    assert {"story", "reconciliation", "followup", "figure", "commitment"} <= kinds
    assert any(len(each["documents"]) > 1 for line in local if (each := json.loads(line))["kind"] == "story")


def test_a_few_reports_give_the_same_ledger_on_spark(session: Any, tmp_path: Path) -> None:
    things = make_inputs(tmp_path / "in", made_up=6, dev=2, chains=1)
    local = export_of(things, tmp_path / "local.db")
    run_job(session, things, tmp_path / "out")
    assert len(executors()) == 2
    assert loaded_from(tmp_path / "out", tmp_path / "spark.db") == local
    check_kinds(local)


@pytest.mark.soak
def test_the_same_ledger_by_one_core_all_cores_postgresql_and_spark(
    session: Any, postgresql: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    things, output = make_inputs(tmp_path / "in", 16), tmp_path / "out"
    found = {"one core": export_of(things, tmp_path / "one.db"), "all cores": export_of(things, tmp_path / "all.db", 2)}
    run_and_lose_one(session, things, output)
    found["Spark"] = loaded_from(output, tmp_path / "spark.db")
    with monkeypatch.context() as patch:
        patch.setattr("communique.ledger.store.find_database", lambda place: schema_for(postgresql, place))
        found["PostgreSQL"] = export_of(things, tmp_path / "server.db")
    exports = {name: "\n".join(some).encode() for name, some in found.items()}
    assert len(set(exports.values())) == 1, {name: len(some) for name, some in found.items()}
    check_kinds(found["one core"])
    check_layout(output)
    check_components(session, tmp_path)
