"""Tests marked `ledger` run twice: on files of SQLite, and with a schema of PostgreSQL in the place of each file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from communique.ledger.postgresql import Server
from tests.postgresql import Cluster, server_for, shared_cluster


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test marked `ledger` both databases, unless it is about files."""
    node = metafunc.definition
    if node.get_closest_marker("ledger") and not node.get_closest_marker("file"):
        metafunc.parametrize("database", ("sqlite", "postgresql"), indirect=True)


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
