"""Every command as a user meets it: in process, and as a real process where pipes and exit codes matter."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from communique.kinds import from_json
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from tests.builders import TEXT, make_ledger
from tests.conftest import Run
from tests.shared import CHECKOUT, seeds, shared

pytestmark = pytest.mark.ledger


@pytest.fixture
def filled(run: Run) -> Run:
    """The same, with a ledger in that folder."""
    make_ledger(Path("communique.db"))
    return run


def first_id(kind: str) -> str:
    with Ledger.open("communique.db") as ledger:
        return next(iter(ledger.kept(Filter(kinds=(kind,))))).id


# read


@pytest.mark.file
def test_read_shows_the_report_of_what_was_read(run: Run) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(TEXT)
    Path("in/b.png").write_bytes(b"\x89PNG\r\n")
    Path("in/c.js").write_text("var x;")
    result = run("read", "in")
    assert result.exit_code == 0
    assert "$556 to 557 million" in result.stdout
    assert "1 read, 0 failed; the ledger is communique.db." in result.stdout
    assert "Left aside in folders: 1 .js, 1 .png." in result.stdout
    again = run("read", "in/a.txt")
    assert "0 read, 1 known already, 0 failed" in again.stdout
    assert "$556 to 557 million" in again.stdout
    assert "1 read, 0 failed" in run("read", "in/a.txt", "--again").stdout


def test_read_names_what_failed_and_reads_the_rest(run: Run) -> None:
    Path("a.txt").write_text(TEXT)
    Path("empty.txt").touch()
    result = run("read", "gone.txt", "a.txt", "empty.txt")
    assert result.exit_code == 1
    assert "1 read, 2 failed" in result.stdout
    assert result.stderr.splitlines() == [
        "Not read: gone.txt is not there: check the path; it may have been moved or deleted.",
        "Not read: empty.txt is empty: put a report's text in it and read it again.",
    ]


def test_read_takes_standard_input(run: Run) -> None:
    assert run("read", "-", input=TEXT.encode()).exit_code == 0
    (document,) = (json.loads(line) for line in run("list", "document", "--json").stdout.splitlines())
    assert (document["sources"], document["source"]) == ([], None)
    assert run("read", "-", input=b"").exit_code == 1


def test_read_takes_language_and_day(run: Run) -> None:
    Path("a.txt").write_text("The minister met the governor.\n")
    assert run("read", "a.txt", "--language", "en", "--published", "2024-05-06").exit_code == 0
    assert json.loads(run("list", "document", "--json").stdout)["published"] == "2024-05-06"


@pytest.mark.parametrize(
    "words",
    [
        ("read",),
        ("read", "a.txt", "--language", "tlh"),
        ("read", "a.txt", "--published", "soon"),
        ("read", "a.txt", "--no-such-option"),
        ("list", "stories-and-more"),
        ("list", "figure", "--period", "soon"),
        ("export", "--format", "docx"),
        ("export", "--kind", "zeppelin"),
        ("search",),
        ("search", "x", "--limit", "0"),
        ("nonsense",),
        (),
    ],
)
def test_wrong_usage_leaves_with_2_and_makes_no_ledger(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2
    assert not Path("communique.db").exists()


@pytest.mark.file
def test_settings_of_the_environment_and_of_the_file_count(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(TEXT)
    Path("communique.toml").write_text('ledger = "file.db"\n')
    assert "the ledger is file.db" in run("read", "a.txt").stdout
    monkeypatch.setenv("COMMUNIQUE_LEDGER", "environment.db")
    assert "the ledger is environment.db" in run("read", "a.txt").stdout
    assert "the ledger is option.db" in run("read", "a.txt", "--ledger", "option.db").stdout
    Path("communique.toml").write_text("colour = 1\n")
    result = run("report")
    assert result.exit_code == 2
    assert "no setting colour" in result.stderr


# looking


@pytest.mark.file
@pytest.mark.parametrize(
    "words",
    [("report",), ("list", "figure"), ("show", "f1"), ("search", "x"), ("export",), ("export", "--output", "x")],
)
def test_without_a_ledger_it_is_said_how_to_make_one(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 1
    assert "There is no ledger at communique.db yet: make one with 'communique read PATH" in result.stderr
    assert not list(Path().iterdir())


@pytest.mark.file
def test_a_file_that_is_no_ledger_is_named_and_left_alone(run: Run) -> None:
    Path("notes.txt").write_text(TEXT)
    for words in (("report",), ("read", "notes.txt")):
        result = run(*words, "--ledger", "notes.txt")
        assert result.exit_code == 1
        assert "notes.txt is not a ledger" in result.stderr
    assert Path("notes.txt").read_text() == TEXT


def test_report_and_its_filters(filled: Run) -> None:
    assert "Who met whom" in filled("report").stdout
    assert "Hubs" not in filled("report", "--area", "KE").stdout
    assert "Nothing was found." in filled("report", "--area", "Brazil").stdout


def test_list_and_its_filters(filled: Run) -> None:
    for kind in ("document", "meetings", "statement", "figures", "commitment", "hubs"):
        lines = filled("list", kind).stdout.splitlines()
        assert len(lines) == 2, kind
        assert lines[0].startswith("id ")
    assert filled("list", "figure", "--period", "2023", "--area", "Gujarat").stdout.count("\n") == 2
    nothing = filled("list", "figure", "--period", "1999")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "No figure found.\n")
    assert filled("list", "stories").stderr == "No story found.\n"
    record = json.loads(filled("list", "hub", "--json").stdout)
    assert from_json(record).area.name == "Mombasa"


def test_show(filled: Run) -> None:
    id = first_id("commitment")
    assert "⟦We will open the plant by June 2025⟧" in filled("show", id[:10]).stdout
    assert json.loads(filled("show", id, "--json").stdout)["action"] == "open the plant by June 2025"
    with Ledger.open("communique.db") as ledger:
        document = next(ledger.documents()).id
    assert "read in it" in filled("show", document).stdout
    assert json.loads(filled("show", document, "--json").stdout)["text"] == TEXT
    unknown = filled("show", "zzz")
    assert unknown.exit_code == 1
    assert "No entry has the id 'zzz'" in unknown.stderr


@pytest.mark.file
def test_search(filled: Run) -> None:
    found = filled("search", "plants", "open the", "--kind", "commitment")
    assert "⟦open the⟧" in found.stdout
    assert [json.loads(line)["kind"] for line in filled("search", "plant", "--json").stdout.splitlines()] == [
        "document", "commitment", "statement",
    ]  # fmt: skip
    nothing = filled("search", "zeppelin", '"', "(")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "Nothing found.\n")


@pytest.mark.file
def test_export(filled: Run) -> None:
    lines = filled("export").stdout.splitlines()
    assert [json.loads(line)["kind"] for line in lines][:2] == ["document", "meeting"]
    result = filled("export", "--format", "csv", "--kind", "figures", "--output", "figures.csv")
    assert result.exit_code == 0
    assert "1 rows written to figures.csv" in result.stderr
    with Path("figures.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["stated"] == "exceeded $556 million"
    Path("tables").mkdir()
    assert filled("export", "--format", "csv", "--output", "tables").exit_code == 0
    assert len(list(Path("tables").iterdir())) == 6
    nowhere = filled("export", "--output", "no/such/folder.jsonl")
    assert nowhere.exit_code == 1
    assert "no/such/folder.jsonl cannot be written" in nowhere.stderr
    assert filled("export", "--output", "communique.db").exit_code == 2


def test_explain(run: Run) -> None:
    Path("a.txt").write_text(TEXT)
    result = run("explain", "a.txt")
    assert result.exit_code == 0
    assert re.search(r"⟦f1 .*exceeded \$556 million", result.stdout)
    assert re.search(r"^f1  figure  .*\n    rule: \w", result.stdout, re.MULTILINE)
    assert not Path("communique.db").exists()
    assert run("explain", "-", input=TEXT.encode()).stdout == result.stdout
    assert run("explain", "gone.txt").exit_code == 1
    assert run("explain", "a.txt", "--published", "x").exit_code == 2


@pytest.mark.file
def test_demo(run: Run) -> None:
    result = run("demo")
    assert result.exit_code == 0
    assert "Who met whom" in result.stdout
    assert not list(Path().iterdir())
    assert run("demo", "--ledger", "demo.db").exit_code == 0
    assert len(run("list", "document", "--ledger", "demo.db").stdout.splitlines()) >= 9
    again = run("demo", "--ledger", "demo.db")
    assert again.exit_code == 2
    assert "demo.db exists already" in again.stderr


def test_languages(run: Run) -> None:
    assert re.search(r"^en  complete$", run("languages").stdout, re.MULTILINE)


def test_help_and_version(run: Run) -> None:
    assert run("-h").output == run("--help").output
    assert run("--version").output.startswith("communique 0.")


# As a process


def process(
    *words: str, cwd: Path, input: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "communique", *words],
        cwd=cwd,
        input=input,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), **environment},
    )


@pytest.mark.file
def test_as_a_process_it_reads_exports_and_leaves_with_its_codes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert process("read", "a.txt", cwd=tmp_path).returncode == 0
    assert process("read", "gone.txt", cwd=tmp_path).returncode == 1
    assert process("read", cwd=tmp_path).returncode == 2
    exported = process("export", cwd=tmp_path)
    assert json.loads(exported.stdout.splitlines()[0])["text"] == TEXT
    assert exported.stderr == b""


@pytest.mark.file
def test_an_export_is_utf_8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    make_ledger(tmp_path / "communique.db")
    exported = process("export", cwd=tmp_path, PYTHONIOENCODING="latin-1", LC_ALL="C")
    assert "“We will open" in exported.stdout.decode()
    shown = process("report", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert shown.returncode == 0
    assert b"Rajesh P?tel" in shown.stdout


@pytest.mark.file
def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    make_ledger(tmp_path / "communique.db", 200)
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    for words in ("export", "list statement", "list document --json", "report", "search plant --limit 200"):
        command = f"{sys.executable} -m communique {words} | head -n 1"
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=60
        )
        assert done.stdout.count(b"\n") == 1, words
        assert done.stderr == b"", words


@pytest.mark.file
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
def test_a_full_disk_under_an_export_is_told(tmp_path: Path) -> None:
    make_ledger(tmp_path / "communique.db")
    done = process("export", "--output", "/dev/full", cwd=tmp_path)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"/dev/full cannot be written: No space left on device" in done.stderr
    assert Path("/dev/full").is_char_device()


@pytest.mark.file
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize("words", ["export", "report", "list figure --json", "search plant", "languages", "read a.txt"])
def test_a_full_disk_under_standard_output_is_told(tmp_path: Path, words: str) -> None:
    make_ledger(tmp_path / "communique.db")
    (tmp_path / "a.txt").write_text(TEXT)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "communique", *words.split()],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        )
    assert done.returncode == 1
    assert done.stderr == b"Error: Standard output cannot be written: No space left on device.\n"


def test_a_progress_bar_shows_on_a_terminal_only(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    (tmp_path / "in").mkdir()
    for number in range(12):
        (tmp_path / "in" / f"{number}.txt").write_text(TEXT + f"No {number}.\n")
    master, slave = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "communique", "read", "in"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=slave,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm"},
    )
    os.close(slave)
    stdout = done.communicate(timeout=60)[0]
    shown = b""
    try:
        while chunk := os.read(master, 4096):
            shown += chunk
    except OSError:  # the other end is closed
        pass
    os.close(master)
    assert b"Reading" in shown
    assert b"12 documents" in shown
    assert b"Reading" not in stdout
    assert process("read", "in", cwd=tmp_path).stderr == b""


# The seeds and the scorer


def test_the_seeds_are_read_and_scored(tmp_path: Path) -> None:
    paths = [str(path) for path in seeds()]
    assert process("read", *paths, cwd=tmp_path).returncode == 0
    exported = process("export", cwd=tmp_path).stdout
    scored = subprocess.run(
        [sys.executable, str(shared("score.py")), "--gold", str(shared("gold")), "--json"],
        input=exported,
        capture_output=True,
        check=True,
    )
    assert "meeting" in json.loads(scored.stdout)
    backwards = process("read", *paths[::-1], "--ledger", "b.db", cwd=tmp_path)
    assert backwards.returncode == 0
    assert process("export", "--ledger", "b.db", cwd=tmp_path).stdout == exported
