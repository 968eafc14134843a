"""Bytes kept as they came, and read again by a later version: what is shown, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import communique.pipeline as pipeline
from communique.cli import cli
from communique.compare.rereading import compare_readings
from communique.errors import LedgerError
from communique.kinds import Figure
from communique.ledger.bytes import KeptBytes
from tests.gather import making

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def invoke(*words: str) -> Result:
        result = CliRunner().invoke(cli, [*words, "--ledger", "test.db"])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return invoke


def exported(run: Run) -> str:
    return run("export").stdout


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version of the reader, which finds other figures and no statements."""
    real = pipeline.read_texts

    def read_texts(texts: list[Any]) -> Any:
        readings = real(texts)
        for reading in readings:
            entries = [replace(e, high=e.high * 2) if isinstance(e, Figure) and e.high else e for e in reading.entries]
            reading.entries = [entry for entry in entries if entry.kind != "statement"]
        return readings

    monkeypatch.setattr(pipeline, "read_texts", read_texts)


def test_the_same_version_changes_nothing(run: Run) -> None:
    for name, content in making.seeds().items():
        Path(name).write_bytes(content)
    names = [name for name in making.seeds() if name not in ("rss", "atom", "json-feed", "sitemap")]
    assert run("read", "--keep", *names).exit_code == 0
    before = exported(run)
    for name in names:
        Path(name).unlink()
    result = run("reread")
    assert " 0 differ; entries: 0 added, 0 gone, 0 changed." in result.stdout
    assert exported(run) == before


def test_a_later_version_shows_what_changed_and_keeps_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.html").write_bytes(making.page())
    run("read", "--keep", "a.html")
    Path("a.html").unlink()
    before = exported(run)
    later(monkeypatch)
    shown = run("reread", "--preview").stdout
    assert "~ figure" in shown
    assert "high: 557,000,000 -> 1,114,000,000" in shown
    assert "- statement" in shown
    assert "1 read again, 1 differ; entries: 0 added, 1 gone, 1 changed; nothing was kept of it" in shown
    assert exported(run) == before
    run("reread")
    records = [json.loads(line) for line in exported(run).splitlines()]
    assert [record["high"] for record in records if record["kind"] == "figure"] == [1114e6]
    assert not [record for record in records if record["kind"] == "statement"]
    assert "0 differ" in run("reread").stdout


def test_without_kept_bytes_it_says_so_but_for_plain_texts_and_files_still_there(run: Run) -> None:
    Path("a.html").write_bytes(making.page())
    Path("b.txt").write_text(making.REPORT)
    run("read", "a.html", "b.txt")
    assert "2 read again" in run("reread").stdout
    Path("b.txt").unlink()
    Path("a.html").write_bytes(b"something else")
    result = run("reread")
    assert "1 read again, 0 differ" in result.stdout
    assert "Not read again: a.html: its bytes were not kept" in result.stderr


def test_what_the_user_gave_at_first_is_given_again(run: Run) -> None:
    Path("a.txt").write_text("The minister met the governor yesterday.\n")
    run("read", "--keep", "a.txt", "--published", "2024-05-06")
    run("reread")
    (document,) = (json.loads(line) for line in run("list", "document", "--json").stdout.splitlines())
    assert document["published"] == "2024-05-06"


def test_bytes_are_kept_once_and_only_as_they_were(tmp_path: Path) -> None:
    kept = KeptBytes(tmp_path / "kept")
    name = kept.put(b"x" * 1000)
    assert kept.put(b"x" * 1000) == name
    (path,) = (each for each in (tmp_path / "kept").rglob("*") if each.is_file())
    assert kept.get(name) == b"x" * 1000
    path.write_bytes(path.read_bytes()[:-3])
    assert kept.get(name) is None
    assert kept.get("0" * 64) is None
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="cannot be kept in"):
        KeptBytes(tmp_path / "file" / "kept").put(b"x")


def record(id: str, words: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "figure",
        "id": id,
        "document": "d",
        "evidence": [{"start": len(id), "end": 9, "text": words}],
        **fields,
    }


def test_entries_are_matched_by_id_then_by_words_then_by_place() -> None:
    before = [
        record("f1", "a b c d", low=1),
        record("f2", "e f g h", low=1),
        record("f3", "i j k l", low=1),
        record("f4", "m", low=1),
    ]
    after = [
        record("f1", "a b c d", low=1),
        record("f9", "e f g h", low=2),
        record("f8", "i j k x", low=1),
        record("f7", "n", low=1),
    ]
    changes = compare_readings(before, after)
    assert sorted((change.what, change.entry["id"], change.fields) for change in changes) == [
        ("added", "f7", ()),
        ("changed", "f8", ("evidence",)),
        ("changed", "f9", ("low",)),
        ("gone", "f4", ()),
    ]
