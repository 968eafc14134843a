"""The commands for what one machine is too small for: the job for Apache Spark, and its output into a ledger.

Imports of rooms stand in the functions, so that help and errors of usage come at once.
"""

from __future__ import annotations

import click

from communique.doors import ledger_option, open_ledger
from communique.errors import CommuniqueError, UsageError
from communique.settings import load_settings


@click.command()
@click.argument("things", nargs=-1, required=True, metavar="PATH...")
@click.option("--output", metavar="FOLDER", required=True, help="The folder to write; all machines must see it.")
@click.option("--master", metavar="URL", help="The cluster, as spark://HOST:7077; else as Spark is configured.")
@click.option("--language", metavar="TAG", help="The reports' language, where it is not English (en).")
@click.option("--published", metavar="DAY", help="The day of publication for reports that do not give it.")
def cluster(
    things: tuple[str, ...], output: str, master: str | None, language: str | None, published: str | None
) -> None:
    """Read and compare reports on a Spark cluster.

    Files and folders that all machines see: web archives, Parquet, JSON lines, and whatever else is read. The entries
    are those that 'communique read' and 'communique compare' find, in Parquet by month and country. Settings of Spark
    come from its own configuration, or from spark-submit.

    \b
    Example:
      communique cluster /data/crawl --output /data/entries --master spark://master:7077
    """
    from communique.gather.raw import Limits
    from communique.pipeline import Choices

    choices, limits = Choices(language=language, published=published), Limits(document_mb=load_settings().max_mb)
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession

        from communique.cluster.inputs import find_files
        from communique.cluster.job import run
    except ModuleNotFoundError as error:
        raise UsageError("A cluster needs the library pyspark: pip install 'communique[spark]'.") from error
    for _ in find_files(things):  # what is not there is told before anything is started
        pass
    builder = SparkSession.builder.appName("communique")
    try:
        session = (builder.master(master) if master else builder).getOrCreate()
    except PySparkRuntimeError as error:
        raise CommuniqueError(
            "Apache Spark did not start: it needs Java 17 or newer; see what it says above."
        ) from error
    try:
        counts = run(session, things, output, choices, limits).counts
    finally:
        session.stop()
    told = ", ".join(f"{count:,} {kind}" for kind, count in sorted(counts.items()))
    click.echo(f"Written to {output}: {told or 'nothing'}. To look at it: communique load {output}")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ledger_option
def load(paths: tuple[str, ...], ledger: str | None) -> None:
    """Load what a cluster has read into the ledger.

    PATH is the folder that 'communique cluster' wrote, or Parquet files of entries that any engine made with
    communique.arrow. Each document is checked against its text and its count of entries; what the ledger holds is
    passed over, so that the same command goes on where it was interrupted.

    \b
    Example:
      communique load /data/entries --ledger postgresql://ana@db.example.org/trade
    """
    try:
        from communique.loading import load_paths
    except ModuleNotFoundError as error:
        raise UsageError("Parquet needs the library pyarrow: pip install 'communique[parquet]'.") from error

    with open_ledger(load_settings(), ledger, create=True) as opened:
        loaded = load_paths(opened, paths)
        where = opened.database.option
    failed = f", {loaded.failed:,} failed on the cluster (communique failures)" if loaded.failed else ""
    known = f", {loaded.known:,} known already" if loaded.known else ""
    click.echo(
        f"{loaded.read:,} documents with {loaded.entries:,} entries loaded{known}{failed}; the ledger is {where}."
    )
    if loaded.left:
        click.echo("The ledger holds other documents too: 'communique compare' compares all of them.")
    elif loaded.spanning:
        click.echo(f"{loaded.spanning:,} stories and reconciliations; 'communique compare' looks for follow-ups.")


COMMANDS = (cluster, load)
