"""Reading from Arrow batches to Arrow batches: the entries are those of any other way to read, whatever the batches."""

from __future__ import annotations

import builtins
import importlib
import json
import sys
from typing import Any

import pyarrow
import pytest

from bench.corpus import make_report
from communique import arrow
from communique.errors import UsageError
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.pipeline import Choices, read_paths
from communique.report.parquet import export_parquet
from communique.settings import Settings
from tests.cluster.material import DEV


def read(rows: list[dict[str, Any]], size: int = 1000, **more: Any) -> list[dict[str, Any]]:
    batches = pyarrow.Table.from_pylist(rows).to_batches(max_chunksize=size)
    return [row for batch in arrow.read_batches(batches, **more) for row in batch.to_pylist()]


ROWS = [{"content": path.read_bytes(), "source": path.name} for path in DEV]


def test_entries_are_those_of_reading_into_a_ledger(tmp_path: Any) -> None:
    with Ledger.open(tmp_path / "a.db", create=True) as ledger:
        read_paths(ledger, [str(path) for path in DEV], Choices(), Settings())
        kept = {each.id: each.line for each in ledger.kept()}
        ids = {each.id for each in ledger.documents()}
        tables = tmp_path / "tables"
        tables.mkdir()
        export_parquet(ledger, tables, Filter())
    found = read(ROWS)
    assert {row["id"]: row["record"] for row in found if row["kind"] != "document"} == kept
    assert {row["id"] for row in found if row["kind"] == "document"} == ids
    batch = pyarrow.RecordBatch.from_pylist(found, schema=arrow.SCHEMA)
    for kind in ("figure", "commitment", "meeting"):
        wanted = pyarrow.parquet.read_table(tables / f"{kind}.parquet").drop_columns(["source"])
        made = pyarrow.Table.from_batches([arrow.of_kind(batch, kind)]).drop_columns(["source"])
        assert made.schema.equals(wanted.schema) and made.sort_by("id").equals(wanted.sort_by("id"))


def test_the_size_of_batches_makes_no_difference() -> None:
    assert read(ROWS, 1) == read(ROWS, 3) == read(ROWS)


def test_columns_say_what_the_text_does_not() -> None:
    text = "The Minister of Trade said that exports grew by 12 percent."
    row = {"text": text, "date": "2024-05-06", "outlet": "The Daily", "title": "Exports", "source": None}
    document, *entries = read([row])
    assert (document["published"], document["outlet"], document["title"]) == ("2024-05-06", "The Daily", "Exports")
    assert all(entry["published"] == "2024-05-06" for entry in entries)
    assert json.loads(document["record"])["text"] == text
    assert [entry["position"] for entry in entries] == list(range(len(entries)))
    assert read([{"text": text}], published="2023-01-02")[0]["published"] == "2023-01-02"


def test_what_cannot_be_read_is_a_row_and_costs_no_other() -> None:
    rows = [{"content": b"", "name": "nothing"}, {"content": b"\x89PNG\r\n\x1a\n", "name": "picture"},
            {"content": None, "name": "none"}, {"content": make_report(1, 60).encode(), "name": "good"}]  # fmt: skip
    found = read(rows)
    failed = [row["what"] for row in found if row["kind"] == "failure"]
    assert len(failed) == 3 and "picture is an image" in failed[1]
    assert sum(row["kind"] == "document" for row in found) == 1


def test_a_table_without_texts_is_told_in_a_sentence() -> None:
    with pytest.raises(UsageError, match="No column 'content' or 'text' is among headline"):
        read([{"headline": "Trade grew"}])
    with pytest.raises(UsageError, match="There is no kind 'treaty'"):
        arrow.of_kind(pyarrow.RecordBatch.from_pylist([], schema=arrow.SCHEMA), "treaty")


def test_without_pyarrow_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def fake(name: str, *rest: Any) -> Any:
        if name.split(".")[0] == "pyarrow":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *rest)

    monkeypatch.delitem(sys.modules, "communique.arrow")
    monkeypatch.setattr(builtins, "__import__", fake)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'communique\[arrow\]'"):
        importlib.import_module("communique.arrow")
