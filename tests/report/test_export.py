"""The ledger as JSON lines and as tables for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from communique.errors import UsageError
from communique.kinds import KINDS, Commitment, Figure, Statement, Story, from_json
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.report.export import export, kind_columns
from tests.builders import TEXT, make_document, make_entries, make_ledger
from tests.tables import each

pytestmark = pytest.mark.ledger


def written(ledger: Ledger, file_format: str, wanted: Filter | None = None) -> str:
    file = io.StringIO()
    export(ledger, file_format, file, wanted or Filter())
    return file.getvalue()


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    make_ledger(tmp_path / "test.db", 3)
    with Ledger.open(tmp_path / "test.db") as opened:
        yield opened


def test_json_lines_hold_the_contract_s_objects_each_document_before_its_entries(ledger: Ledger) -> None:
    records = [json.loads(line) for line in written(ledger, "jsonl").splitlines()]
    assert [record["kind"] for record in records[:6]] == [
        "document", "meeting", "statement", "commitment", "figure", "hub",
    ]  # fmt: skip
    assert len(records) == 18
    texts = {record["id"]: record["text"] for record in records if record["kind"] == "document"}
    for record in records:
        if record["kind"] == "document":
            assert record["source"] == record["sources"][0]
            assert from_json(record).to_json() == record
        else:
            for piece in record["evidence"]:
                assert texts[record["document"]][piece["start"] : piece["end"]] == piece["text"]


def test_what_spans_documents_comes_last(ledger: Ledger) -> None:
    ledger.save_entries([Story(id="s0", document=None, evidence=(), documents=("d0", "d1"), meeting={})])
    assert json.loads(written(ledger, "jsonl").splitlines()[-1])["kind"] == "story"


def test_no_time_of_reading_is_exported(ledger: Ledger) -> None:
    document = json.loads(written(ledger, "jsonl").splitlines()[0])
    assert set(document) == {
        "kind", "id", "title", "published", "outlet", "language", "sources", "source", "text", "sha256", "replaces",
    }  # fmt: skip


def test_filters_narrow_the_export(ledger: Ledger) -> None:
    kinds = {json.loads(line)["kind"] for line in written(ledger, "jsonl", Filter(kinds=("figure",))).splitlines()}
    assert kinds == {"figure"}
    by_area = {json.loads(line)["kind"] for line in written(ledger, "jsonl", Filter(area="East Africa")).splitlines()}
    assert by_area == {"document", "hub"}


def test_a_kind_s_table_has_all_its_fields(ledger: Ledger) -> None:
    rows = table(written(ledger, "csv", Filter(kinds=("figure",))))
    assert len(rows) == 3
    row = rows[0]
    assert (row["areas"], row["areas_codes"]) == ("Kenya; Gujarat", "KE; IN-GJ")
    assert (float(row["low"]), float(row["high"]), row["unit"], row["hedge"]) == (556e6, 557e6, "USD", "over")
    assert row["words"] == "Trade between Kenya and Gujarat exceeded $556 million in 2023"
    assert TEXT[int(row["start"]) : int(row["end"])] == row["words"]
    assert row["outlet"] == "Nairobi Wire"
    assert row["source"].startswith("reports/")
    meeting = table(written(ledger, "csv", Filter(kinds=("meeting",))))[0]
    assert meeting["participants"].startswith("Amina Wanjiru (Minister of Trade of Kenya); Rajesh")
    commitment = table(written(ledger, "csv", Filter(kinds=("commitment",))))[0]
    assert (commitment["actors"], commitment["counterpart_code"], commitment["speaker_role"], commitment["due"]) == (
        "Kenya", "IN-GJ", "Minister of Trade of Kenya", "2025-06",
    )  # fmt: skip


@each("kind", list(KINDS))
def test_each_kind_has_a_table_whose_columns_differ(kind: str) -> None:
    names = [name for name, _ in kind_columns(kind)]
    assert names[0] == "id"
    assert len(names) == len(set(names))


def test_all_kinds_share_a_table(ledger: Ledger) -> None:
    rows = table(written(ledger, "csv"))
    assert [row["kind"] for row in rows[:5]] == ["meeting", "statement", "commitment", "figure", "hub"]
    assert [row["what"] for row in rows[:5]][2:4] == ["open the plant by June 2025", "exceeded $556 million"]
    assert rows[4]["place"] == "Mombasa"
    assert rows[3]["first_day"] == "2023-01-01"


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=x", " =1", "＝1", "=cmd|' /C calc'!A0", "\u00a0=1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(tmp_path: Path, formula: str) -> None:
    document = make_document(TEXT, formula + ".txt", title=formula, outlet=formula)
    statement, commitment, figure = make_entries(document)[1:4]
    assert isinstance(statement, Statement)
    assert isinstance(commitment, Commitment)
    assert isinstance(figure, Figure)
    entries = [
        replace(statement, content=formula),
        replace(commitment, action=formula, condition=formula),
        replace(figure, stated=formula, measure="change", low=-5.0, high=-4.0),
    ]
    with Ledger.open(tmp_path / "x.db", create=True) as ledger:
        ledger.save(document, entries)
        for wanted in (
            Filter(),
            *(Filter(kinds=(kind,)) for kind in ("document", "statement", "figure", "commitment")),
        ):
            for row in table(written(ledger, "csv", wanted)):
                for name, cell in row.items():
                    if name not in ("low", "high"):
                        assert not cell.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "＝")), name
        assert table(written(ledger, "csv", Filter(kinds=("figure",))))[0]["low"] == "-5.0"  # a number stays one


def test_a_file_is_written_whole_or_not_at_all(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("from before")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("communique.report.export.WRITERS", {"jsonl": fail})
        with pytest.raises(OSError, match="No space"):
            export(ledger, "jsonl", path, Filter())
    assert path.read_text() == "from before"
    assert sorted(file.name for file in tmp_path.iterdir() if "out" in file.name) == ["out.jsonl"]
    assert export(ledger, "jsonl", path, Filter()) == 18
    assert len(path.read_text().splitlines()) == 18


def test_a_link_stays_a_link_and_a_pipe_is_written_into(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").touch()
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    export(ledger, "jsonl", tmp_path / "link.jsonl", Filter())
    assert (tmp_path / "link.jsonl").is_symlink()
    assert len((tmp_path / "real.jsonl").read_text().splitlines()) == 18
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    export(ledger, "jsonl", tmp_path / "pipe", Filter(kinds=("hub",)))
    assert os.read(reader, 100_000).count(b"\n") == 3
    os.close(reader)


def test_a_spreadsheet_is_told_the_encoding(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "csv", tmp_path / "out.csv", Filter(kinds=("meeting",)))
    content = (tmp_path / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Pâtel" in content.decode("utf-8-sig")


def test_a_folder_takes_a_file_for_each_kind(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    assert export(ledger, "csv", folder, Filter()) == 18
    assert sorted(path.name for path in folder.iterdir()) == [
        "commitment.csv", "document.csv", "figure.csv", "hub.csv", "meeting.csv", "statement.csv",
    ]  # fmt: skip


@pytest.mark.file
def test_the_ledger_is_not_overwritten_by_its_export(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="is the ledger itself"):
        export(ledger, "jsonl", ledger.path, Filter())
