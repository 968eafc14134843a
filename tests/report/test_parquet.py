"""The ledger as Parquet: the same values as the tables of the other exports, in types that can be asked."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest
from click.testing import CliRunner

from communique.cli import cli
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.pipeline import read_samples
from communique.read.files import find_samples
from communique.report.parquet import export_parquet, schema_of
from communique.upkeep import bring_up_to_date
from tests.shared import CHECKOUT


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as Parquet."""
    place = tmp_path_factory.mktemp("parquet")
    with Ledger.open(place / "demo.db", create=True) as ledger:
        read_samples(ledger, find_samples())
        bring_up_to_date(ledger)
        (place / "out").mkdir()
        counts = ledger.counts()
        assert export_parquet(ledger, place / "out", Filter()) == sum(counts.values())
    return place


def test_each_kind_is_a_file_with_its_documented_columns(folder: Path) -> None:
    with Ledger.open(folder / "demo.db") as ledger:
        for kind, count in ledger.counts().items():
            table = pyarrow.parquet.read_table(folder / "out" / f"{kind}.parquet")
            assert table.num_rows == count
            assert table.schema.equals(schema_of(kind))
        figures = {entry.id: entry for entry in ledger.entries(Filter(kinds=("figure",)))}
    rows = pyarrow.parquet.read_table(folder / "out" / "figure.parquet").to_pylist()
    assert {row["id"]: (row["low"], row["high"], row["stated"]) for row in rows} == {
        id: (one.low, one.high, one.stated) for id, one in figures.items()
    }


def questions() -> list[str]:
    page = (CHECKOUT / "docs" / "parquet.md").read_text(encoding="utf-8")
    return [part.partition("```")[0] for part in page.split("```sql")[1:]]


@pytest.mark.parametrize("number", range(3))
def test_the_questions_of_the_docs_have_answers(folder: Path, number: int) -> None:
    asked = questions()
    assert len(asked) == 3
    with duckdb.connect() as connection:
        connection.execute(f"SET file_search_path = '{folder / 'out'}'")
        assert connection.execute(asked[number]).fetchall()


def test_the_command_takes_a_kind_or_a_folder(folder: Path, tmp_path: Path) -> None:
    run, ledger = CliRunner().invoke, ["--ledger", str(folder / "demo.db")]
    one = ["export", "--format", "parquet", "--kind", "commitment", "--output", str(tmp_path / "c.parquet"), *ledger]
    assert run(cli, one).exit_code == 0
    assert pyarrow.parquet.read_table(tmp_path / "c.parquet").num_rows > 10
    none = run(cli, ["export", "--format", "parquet", "--output", str(tmp_path / "all.parquet"), *ledger])
    assert none.exit_code == 2
    assert "make the folder" in none.output


def test_bounds_are_numbers_and_offsets_integers() -> None:
    types = {name: str(schema_of("figure").field(name).type) for name in ("low", "high", "start", "stated")}
    assert types == {"low": "double", "high": "double", "start": "int64", "stated": "string"}
    json.dumps(types)
