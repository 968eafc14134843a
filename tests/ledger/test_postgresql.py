"""What only a ledger on a server has: several writers, lost connections, copies from and to files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, text

from communique.cli import cli
from communique.errors import LedgerError
from communique.ledger.copying import copy_ledger
from communique.ledger.filters import Filter
from communique.ledger.postgresql import Server
from communique.ledger.store import Ledger
from communique.report.export import export
from tests.builders import TEXT, make_document, make_entries, make_ledger
from tests.conftest import schema_for
from tests.postgresql import Cluster, cluster
from tests.shared import CHECKOUT


@pytest.fixture
def url(postgresql: Cluster, tmp_path: Path) -> str:
    """The address of an empty schema."""
    return schema_for(postgresql, tmp_path / "x.db").option


@pytest.fixture
def alone() -> Iterator[Cluster]:
    """A server that a test may stop."""
    with cluster() as made:
        yield made


def exported(ledger: Ledger, file: Path) -> bytes:
    export(ledger, "jsonl", file, Filter(versions=True, rejected=True))
    return b"\n".join(sorted(file.read_bytes().splitlines()))


def test_a_ledger_goes_to_the_server_and_back_unchanged(tmp_path: Path, url: str) -> None:
    make_ledger(tmp_path / "from.db", 5)
    for source, target in ((str(tmp_path / "from.db"), url), (url, str(tmp_path / "back.db"))):
        done = CliRunner().invoke(cli, ["copy", source, target])
        assert done.exit_code == 0, done.output
        assert "5 documents copied" in done.output
    with (
        Ledger.open(tmp_path / "from.db") as first,
        Ledger.open(url) as second,
        Ledger.open(tmp_path / "back.db") as third,
    ):
        once, twice, thrice = (exported(one, tmp_path / "out") for one in (first, second, third))
        assert once == twice == thrice
        for ledger in (second, third):  # the next numbers are free
            new = make_document(f"{TEXT}\nOne more.")
            assert ledger.save(new, make_entries(new))
    again = CliRunner().invoke(cli, ["copy", str(tmp_path / "from.db"), url])
    assert again.exit_code == 1
    assert "is not empty: copy into a new one" in again.output


def test_a_copy_that_does_not_read_the_same_is_no_copy(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ledger(tmp_path / "from.db", 2)
    load = Server.load
    monkeypatch.setattr(Server, "load", lambda self, c, table, rows: load(self, c, table, list(rows)[:1]))
    with Ledger.open(tmp_path / "from.db") as source, Ledger.open(url, create=True) as target:
        with pytest.raises(LedgerError, match="does not read as it was written"):
            copy_ledger(source, target)
        assert target.counts() == {}


WRITER = """
import sys
from communique.ledger.store import Ledger
from tests.builders import TEXT, make_document, make_entries
url, name, count = sys.argv[1:]
with Ledger.open(url, create=True) as ledger:
    for n in range(int(count)):
        document = make_document(f"{TEXT}\\nPart {n} of {name}.")
        ledger.save(document, make_entries(document))
        print(n, flush=True)
"""


def write(url: str, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, url, name, str(count)]
    paths = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=CHECKOUT, env=paths)


def test_several_make_a_ledger_and_write_at_once_while_others_read(url: str) -> None:
    writers = [write(url, name, 10) for name in ("one", "two", "three")]
    seen: list[int] = []
    while any(each.poll() is None for each in writers):
        try:
            with Ledger.open(url) as ledger:
                seen.append(ledger.counts().get("document", 0))
        except LedgerError as error:
            assert "There is no ledger" in str(error)
        time.sleep(0.05)
    for each in writers:
        _, said = each.communicate()
        assert each.returncode == 0, said
    assert seen == sorted(seen)
    with Ledger.open(url) as ledger:
        counts = ledger.counts()
        assert counts["document"] == 30
        assert counts["commitment"] == 30 * len([e for e in make_entries(make_document()) if e.kind == "commitment"])


def test_a_writer_that_is_killed_leaves_whole_documents(url: str) -> None:
    writer = write(url, "killed", 1000)
    assert writer.stdout is not None
    for _ in range(3):
        writer.stdout.readline()
    writer.kill()
    writer.communicate()
    with Ledger.open(url, busy_seconds=30) as ledger:
        count = ledger.counts()["document"]
        assert count >= 3
        assert all(len(list(ledger.kept(Filter(documents=(each.id,))))) for each in ledger.documents())
        new = make_document("Another one.")
        assert ledger.save(new, ())


def test_a_lost_connection_is_made_anew_and_nothing_is_lost(postgresql: Cluster, url: str) -> None:
    with Ledger.open(url, create=True) as ledger:
        for n in range(5):
            document = make_document(f"{TEXT}\nNumber {n}.")
            assert ledger.save(document, make_entries(document))
            cut(postgresql, str(Server.named(url).url.query["application_name"]))
        assert ledger.counts()["document"] == 5


def cut(made: Cluster, name: str) -> None:
    """Break all connections of a ledger."""
    engine = create_engine(Server.named(made.url("public")).url)
    with engine.begin() as connection:
        cutting = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :name"
        connection.execute(text(cutting), {"name": name})
    engine.dispose()


def test_a_server_that_goes_down_in_a_transaction_is_waited_for(
    alone: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open(schema_for(alone, "down").option, create=True) as ledger:
        begun: list[subprocess.Popen[bytes]] = []

        def stop_once(*_: object) -> None:
            if not begun:
                alone.stop()
                command = [sys.executable, "-c", START, str(alone.folder), str(alone.programs)]
                begun.append(subprocess.Popen(command, cwd=CHECKOUT))

        monkeypatch.setattr("communique.ledger.saving.add_sources", stop_once)
        document = make_document()
        assert ledger.save(document, make_entries(document))
        assert begun[0].wait() == 0
        assert ledger.counts()["document"] == 1


START = """
import sys, time
from pathlib import Path
from tests.postgresql import Cluster
time.sleep(1)
Cluster(Path(sys.argv[1]), Path(sys.argv[2])).start()
"""


def test_a_ledger_that_somebody_writes_for_too_long_is_told(url: str) -> None:
    with Ledger.open(url, create=True), Ledger.open(url, busy_seconds=1) as other, Ledger.open(url) as ledger:
        told = pytest.raises(LedgerError, match="in use by another process for too long")
        with ledger.writing(), told:
            other.save(make_document(), ())


def test_another_program_s_tables_are_left_alone(postgresql: Cluster, url: str) -> None:
    engine = create_engine(Server.named(url).url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE document (id integer)"))
    engine.dispose()
    with pytest.raises(LedgerError, match="database of another program"):
        Ledger.open(url, create=True)


def test_no_server_and_no_password_are_told_without_the_password() -> None:
    with pytest.raises(LedgerError, match="cannot be reached") as told:
        Ledger.open("postgresql://ana:secret@127.0.0.1:1/trade")
    assert "secret" not in str(told.value)
    with pytest.raises(LedgerError, match="not complete: write postgresql://"):
        Ledger.open("postgresql://ana@:port/trade")
