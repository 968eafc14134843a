"""From one shape of a ledger to the next."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

from communique.errors import LedgerError
from communique.ledger import migrations
from communique.ledger.migrations import STEPS, Step
from communique.ledger.store import Ledger
from communique.ledger.tables import metadata
from tests.builders import make_ledger

pytestmark = pytest.mark.ledger


def columns_of(engine: Any) -> dict[str, set[tuple[str, bool]]]:
    seen = inspect(engine)
    return {
        table: {(column["name"], bool(column["nullable"])) for column in seen.get_columns(table)}
        for table in metadata.tables
    }


def test_the_steps_lead_to_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    make_ledger(tmp_path / "steps.db", 0)
    plain = Ledger.open(tmp_path / "plain.db", create=True)
    with plain, Ledger.open(tmp_path / "steps.db") as ledger:
        expected = {
            name: {(column.name, bool(column.nullable)) for column in table.columns}
            for name, table in metadata.tables.items()
        }
        found = columns_of(ledger._engine)
        for name, table in expected.items():
            keys = {column.name for column in metadata.tables[name].primary_key}
            own = {column for column in found[name] if not column[0].endswith("_vector")}  # of search on PostgreSQL
            assert {c for c, _ in own} == {c for c, _ in table}, name
            assert {c for c in own if c[0] not in keys} == {c for c in table if c[0] not in keys}, name
        indexes = {index["name"] for name in metadata.tables for index in inspect(ledger._engine).get_indexes(name)}
        assert {str(index.name) for table in metadata.tables.values() for index in table.indexes} <= indexes


def test_an_older_ledger_is_brought_on_and_keeps_what_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    make_ledger(path, 3)
    new = Step("0098 a note", lambda _: ["ALTER TABLE document ADD COLUMN note TEXT"])
    monkeypatch.setattr(migrations.migrate, "__defaults__", ((*STEPS, new),))
    monkeypatch.setattr(migrations.is_current, "__defaults__", ((*STEPS, new),))
    for _ in range(2):
        with Ledger.open(path) as ledger:
            assert ledger.counts()["document"] == 3
            assert "note" in {column["name"] for column in inspect(ledger._engine).get_columns("document")}


def test_a_step_that_fails_leaves_the_ledger_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    make_ledger(path, 3)
    broken = Step("0098 broken", lambda _: ["CREATE TABLE half (x TEXT)", "CREATE TABLE half (x TEXT)"])
    with monkeypatch.context() as patched:
        patched.setattr(migrations.migrate, "__defaults__", ((*STEPS, broken),))
        patched.setattr(migrations.is_current, "__defaults__", ((*STEPS, broken),))
        with pytest.raises(LedgerError):
            Ledger.open(path)
    with Ledger.open(path) as ledger:
        assert ledger.counts()["document"] == 3
        assert "half" not in inspect(ledger._engine).get_table_names()


@pytest.mark.file
def test_a_ledger_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    make_ledger(path, 1)
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migration VALUES ('0099 from the future')")
    connection.close()
    with pytest.raises(LedgerError, match=r"newer version of communique .*0099 from the future"):
        Ledger.open(path, create=True)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM document").fetchone() == (1,)
    connection.close()
