"""What was read elsewhere goes into a ledger whole, as if it had been read there, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from communique.arrow import read_batches
from communique.errors import InputError
from communique.ledger.failing import failures
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.loading import Loaded, load_paths
from communique.pipeline import Choices, read_paths
from communique.report.export import export
from communique.settings import Settings
from communique.upkeep import bring_up_to_date
from tests.cluster.locally import write_output
from tests.cluster.material import DEV, make_inputs
from tests.conftest import Run

KINDS = ("document", "meeting", "statement", "figure", "commitment", "hub", "story", "reconciliation", "followup")


Local = tuple[list[str], list[tuple[str, str]]]


def load(ledger: Path, *paths: Path) -> Loaded:
    with Ledger.open(ledger, create=True) as opened:
        return load_paths(opened, [str(path) for path in paths])


def lines(ledger: Path, *kinds: str) -> list[str]:
    """The export with all versions, sorted; follow-ups only where they are asked for."""
    with Ledger.open(ledger) as opened:
        export(opened, "jsonl", ledger.with_suffix(".jsonl"), Filter(kinds=kinds, versions=True))
    return sorted(ledger.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines())


def failed(ledger: Path) -> list[tuple[str, str]]:
    with Ledger.open(ledger) as opened:
        return sorted((each.place, each.reason) for each in failures(opened))


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return make_inputs(tmp_path_factory.mktemp("load") / "in", 12)


@pytest.fixture(scope="module")
def output(things: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("output") / "out"
    write_output(things, made)
    return made


@pytest.fixture(scope="module")
def local(things: list[str], tmp_path_factory: pytest.TempPathFactory) -> Local:
    """What a ledger that one process has read and compared gives: its export, and what failed."""
    path = tmp_path_factory.mktemp("local") / "local.db"
    with Ledger.open(path, create=True) as ledger:
        read_paths(ledger, things, Choices(), Settings(), jobs=1)
        bring_up_to_date(ledger)
    return lines(path), failed(path)


@pytest.mark.ledger
def test_loading_gives_the_ledger_that_reading_gives(tmp_path: Path, output: Path, local: Local) -> None:
    path, (exported, not_read) = tmp_path / "loaded.db", local
    loaded = load(path, output)
    assert loaded.failed == len(not_read) > 1 and loaded.spanning > 10 and not loaded.left
    before = lines(path, *KINDS[:-1])
    with Ledger.open(path) as opened:
        bring_up_to_date(opened)
    assert lines(path, *KINDS[:-1]) == before  # what the cluster compared is what comparing here finds
    assert failed(path) == not_read
    assert lines(path) == exported


def test_what_is_known_is_passed_over_and_an_interrupted_load_goes_on(
    tmp_path: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    monkeypatch.setattr("communique.loading._DOCUMENTS", 7)

    def stop(count: int) -> None:
        raise KeyboardInterrupt

    with Ledger.open(path, create=True) as opened, pytest.raises(KeyboardInterrupt):
        load_paths(opened, [str(output)], stop)
    part = len(lines(path, "document"))
    again = load(path, output)
    assert part > 0 and again.known == part and again.read > 0 and again.spanning
    whole = lines(path)
    assert load(path, output).read == 0 and lines(path) == whole
    load(tmp_path / "b.db", output)
    assert lines(tmp_path / "b.db") == whole


def test_parquet_of_any_engine_loads_in_any_order_of_rows(tmp_path: Path) -> None:
    table = pyarrow.table({"content": [path.read_bytes() for path in DEV], "source": [str(path) for path in DEV]})
    made = pyarrow.Table.from_batches(read_batches(table.to_batches(max_chunksize=3)))
    turned = made.take(list(range(made.num_rows))[::-1])
    pyarrow.parquet.write_table(turned, tmp_path / "entries.parquet")
    loaded = load(tmp_path / "a.db", tmp_path / "entries.parquet")
    with Ledger.open(tmp_path / "b.db", create=True) as ledger:
        batch = read_paths(ledger, [str(path) for path in DEV], Choices(), Settings())
    assert (loaded.read, loaded.entries) == (batch.read, batch.entries)
    assert lines(tmp_path / "a.db") == lines(tmp_path / "b.db")


def test_into_a_ledger_with_other_documents_stories_are_left_to_compare(tmp_path: Path, output: Path) -> None:
    (tmp_path / "own.txt").write_text("Minister Ada Byron met Minister Karl Marx in Riga on 3 May 2024.")
    path = tmp_path / "a.db"
    with Ledger.open(path, create=True) as ledger:
        read_paths(ledger, [str(tmp_path / "own.txt")], Choices(), Settings())
    loaded = load(path, output)
    assert loaded.left > 10 and not loaded.spanning and not lines(path, "story")


def refused(tmp_path: Path, *paths: Path) -> str:
    with pytest.raises(InputError) as caught:
        load(tmp_path / "refused.db", *paths)
    return str(caught.value)


def test_what_is_not_whole_is_refused_before_anything_is_kept(tmp_path: Path, output: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(output, broken)
    next((broken / "entries").rglob("*.parquet")).unlink()
    assert "is not as the job wrote it" in refused(tmp_path, broken)
    shutil.rmtree(broken / "manifest")
    assert "has no manifest, so the job did not end: run the job again" in refused(tmp_path, broken)
    assert not lines(tmp_path / "refused.db")
    assert "is not there" in refused(tmp_path, tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    assert "holds no Parquet files" in refused(tmp_path, tmp_path / "empty")
    (tmp_path / "text.parquet").write_text("not Parquet")
    assert "cannot be read as Parquet" in refused(tmp_path, tmp_path / "text.parquet")
    pyarrow.parquet.write_table(pyarrow.table({"kind": ["figure"]}), tmp_path / "other.parquet")
    assert "lacks the columns id, document" in refused(tmp_path, tmp_path / "other.parquet")


def test_entries_that_are_not_those_of_their_text_are_refused(tmp_path: Path) -> None:
    table = pyarrow.table({"content": [DEV[0].read_bytes()], "source": ["a.txt"]})
    made = pyarrow.Table.from_batches(read_batches(table.to_batches()))

    def written(changed: pyarrow.Table) -> Path:
        pyarrow.parquet.write_table(changed, tmp_path / "a.parquet")
        return tmp_path / "a.parquet"

    records = made.column("record").to_pylist()
    moved = [records[0], *(record.replace('"start": ', '"start": 1') for record in records[1:])]
    column = made.schema.get_field_index("record")
    said = refused(tmp_path, written(made.set_column(column, "record", pyarrow.array(moved))))
    assert "does not stand in its text" in said
    assert "entries of the document" in refused(tmp_path, written(made.slice(0, made.num_rows - 1)))
    assert "is missing beside its entries" in refused(tmp_path, written(made.slice(1)))
    assert "are no entries" in refused(
        tmp_path, written(made.set_column(column, "record", pyarrow.array(["{", *records[1:]])))
    )
    assert not lines(tmp_path / "refused.db")


def test_the_command_says_what_came_in_and_what_to_do(run: Run, tmp_path: Path, output: Path) -> None:
    done = run("load", str(output))
    assert done.exit_code == 0 and "entries loaded" in done.output and "failed on the cluster" in done.output
    assert "'communique compare' looks for follow-ups" in done.output
    done = run("load", str(tmp_path / "nowhere"))
    assert done.exit_code == 1 and done.output.count("\n") == 1 and "is not there" in done.output
    done = run("cluster", "https://a.example/", "--output", str(tmp_path / "o"), "--master", "local[1]")
    assert done.exit_code == 2 and "A cluster reads files" in done.output
    done = run("cluster", str(tmp_path / "nowhere"), "--output", str(tmp_path / "o"))
    assert done.exit_code == 1 and "which all machines must see" in done.output and not (tmp_path / "o").exists()
