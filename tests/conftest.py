"""Tests marked `ledger` run twice: on files of SQLite, and with a schema of PostgreSQL in the place of each file."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, text

from communique.cli import cli
from communique.ledger.postgresql import Server
from tests.postgresql import Cluster, server_for, shared_cluster

Run = Callable[..., Result]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test marked `ledger` both databases, unless it is about files."""
    node = metafunc.definition
    if node.get_closest_marker("ledger") and not node.get_closest_marker("file"):
        metafunc.parametrize("database", ("sqlite", "postgresql"), indirect=True)


def pytest_configure() -> None:
    """Heed Ctrl-C where the suite was started with it ignored, as a shell's background jobs are: commands inherit it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """The server that all workers share."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    with shared_cluster(shared) as made:
        yield made


@pytest.fixture(autouse=True)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The kind of database: on `postgresql` each ledger that is named by a file is a schema instead."""
    kind = getattr(request, "param", "sqlite")
    if kind == "postgresql":
        made = request.getfixturevalue("postgresql")
        monkeypatch.setattr("communique.ledger.store.find_database", lambda place: schema_for(made, place))
    return str(kind)


def schema_for(made: Cluster, place: str | Path) -> Server:
    """A schema of its own that stands for a file; made where there is none."""
    server = server_for(made, place)
    engine = create_engine(server.url.set(query={**server.url.query, "options": ""}))
    with engine.begin() as connection:
        name = str(server.url.query["application_name"])
        connection.execute(text("SELECT pg_advisory_xact_lock(1)"))
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS unaccent"))
        connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {name}"))
    engine.dispose()
    return server


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder, without the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("COMMUNIQUE_")]:
        monkeypatch.delenv(name)

    def invoke(*words: str, input: bytes | None = None) -> Result:
        result = CliRunner().invoke(cli, words, input=input, prog_name="communique")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return invoke
