"""Inputs read into a ledger: known ones, changed ones, failing ones, and in any order."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import communique.pipeline as pipeline
from communique.errors import InputError, UsageError
from communique.intake import Batch
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.pipeline import Choices, read_paths
from communique.report.export import export
from communique.settings import Settings
from tests.builders import TEXT

pytestmark = pytest.mark.ledger


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(4):
        (tmp_path / "in" / f"{number}.txt").write_text(TEXT.replace("556", f"{556 + number}"))
    return tmp_path / "in"


def read(path: Path, *paths: Path | str, **choices: Any) -> Batch:
    with Ledger.open(path, create=True) as ledger:
        return read_paths(ledger, [str(p) for p in paths], Choices(**choices), Settings())


def exported(path: Path, **wanted: Any) -> str:
    with Ledger.open(path) as ledger:
        export(ledger, "jsonl", path.with_suffix(".jsonl"), Filter(**wanted))
    return path.with_suffix(".jsonl").read_text()


def test_reading_twice_adds_nothing(folder: Path, tmp_path: Path) -> None:
    first = read(tmp_path / "a.db", folder)
    assert (first.read, first.known, first.failures, len(first.documents)) == (4, 0, [], 4)
    before = exported(tmp_path / "a.db")
    second = read(tmp_path / "a.db", folder, folder)
    assert (second.read, second.known, set(second.documents)) == (0, 8, set(first.documents))
    assert exported(tmp_path / "a.db") == before
    third = read(tmp_path / "a.db", folder, again=True)
    assert (third.read, third.known, third.entries) == (4, 0, first.entries)
    assert exported(tmp_path / "a.db") == before


def test_the_order_of_reading_does_not_show(folder: Path, tmp_path: Path) -> None:
    paths = sorted(folder.iterdir())
    (folder / "copy.txt").write_bytes(paths[0].read_bytes())
    read(tmp_path / "a.db", folder)
    read(tmp_path / "b.db", folder / "copy.txt", *paths[::-1])
    assert exported(tmp_path / "a.db") == exported(tmp_path / "b.db")
    documents = [json.loads(line) for line in exported(tmp_path / "a.db", kinds=("document",)).splitlines()]
    assert sorted(len(document["sources"]) for document in documents) == [1, 1, 1, 2]


def test_a_failing_input_is_named_and_the_rest_go_on(folder: Path, tmp_path: Path) -> None:
    (folder / "1.txt").write_bytes(b"")
    (folder / "2.txt").write_bytes(b"%PDF-1.4 ...")
    batch = read(tmp_path / "a.db", folder / "gone.txt", folder)
    assert (batch.read, len(batch.failures)) == (2, 3)
    for name, failure in zip(("gone.txt", "1.txt", "2.txt"), batch.failures, strict=True):
        assert name in failure


def test_a_text_that_brings_the_reader_down_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(texts: list[Any]) -> Any:
        if any("557" in given.text for given in texts):
            raise RecursionError("too deep")
        return real(texts)

    real = pipeline.read_texts
    monkeypatch.setattr(pipeline, "read_texts", fail)
    batch = read(tmp_path / "a.db", folder)
    assert batch.read == 3
    assert "1.txt brought the reader down (RecursionError: too deep)" in batch.failures[0]


def test_a_corrected_text_from_the_same_path_replaces_the_earlier(folder: Path, tmp_path: Path) -> None:
    path = folder / "1.txt"
    read(tmp_path / "a.db", path)
    (old,) = (json.loads(line) for line in exported(tmp_path / "a.db", kinds=("document",)).splitlines())
    path.write_text(path.read_text().replace("557 million", "559 million"))
    read(tmp_path / "a.db", path)
    (new,) = (json.loads(line) for line in exported(tmp_path / "a.db", kinds=("document",)).splitlines())
    assert (new["replaces"], old["replaces"]) == (old["id"], None)
    assert "559" in exported(tmp_path / "a.db")
    assert "557" not in exported(tmp_path / "a.db")
    assert "557" in exported(tmp_path / "a.db", versions=True)
    read(tmp_path / "a.db", path, again=True)
    assert json.loads(exported(tmp_path / "a.db", kinds=("document",)))["replaces"] == old["id"]


def test_another_report_at_the_same_path_replaces_nothing(folder: Path, tmp_path: Path) -> None:
    path = folder / "1.txt"
    read(tmp_path / "a.db", path)
    path.write_text("The Minister of Fisheries of Iceland signed an agreement with Norway in Bergen on 5 May 2024.\n")
    read(tmp_path / "a.db", path)
    documents = [json.loads(line) for line in exported(tmp_path / "a.db", kinds=("document",)).splitlines()]
    assert [document["replaces"] for document in documents] == [None, None]


def test_an_earlier_dated_text_does_not_replace_a_later_one() -> None:
    from communique.compare.versions import is_correction
    from tests.builders import make_document

    old = make_document(TEXT, published="2024-03-03")
    assert is_correction(make_document(TEXT + "More.", published="2024-03-04"), old)
    assert is_correction(make_document(TEXT + "More.", published=None), old)
    assert not is_correction(make_document(TEXT + "More.", published="2024-03-01"), old)
    assert not is_correction(replace(old, text="Quite another text about fish and ships."), old)


def test_choices_that_make_no_sense_are_refused() -> None:
    with pytest.raises(UsageError, match="no words for the language 'xx', only for en"):
        Choices(language="xx")
    for wrong in ("2024", "yesterday", "2024-13-45", "2023-01/2023-07"):
        with pytest.raises(UsageError, match="is no day"):
            Choices(published=wrong)
    assert Choices(language="en-GB", published="2024-02-29")


def test_the_day_of_publication_may_be_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Minister meets envoy\n\nThe Minister of Trade of Kenya, Amina Wanjiru, met the envoy yesterday.\n")
    read(tmp_path / "a.db", path, published="2024-05-06")
    assert json.loads(exported(tmp_path / "a.db", kinds=("document",)))["published"] == "2024-05-06"


def test_a_ledger_that_fails_ends_the_batch(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.errors import LedgerError

    def fail(*_: object, **__: object) -> None:
        raise LedgerError("The disk is full.")

    monkeypatch.setattr(Ledger, "together", fail)
    with pytest.raises(LedgerError):
        read(tmp_path / "a.db", folder)


def test_input_errors_are_the_user_s_and_the_rest_is_ours() -> None:
    assert not issubclass(InputError, UsageError)
