"""Much to read: by one process or many, killed at any moment, on a full disk, with inputs that fail."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import resource
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from typing import Any

import pytest

from bench.corpus import make_report
from communique.errors import LedgerError
from communique.gather.gauge import Gauge, measure
from communique.intake import Batch
from communique.ledger.failing import failures
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.pipeline import Choices, read_paths
from communique.report.export import export
from communique.settings import Settings
from tests.shared import CHECKOUT

COUNT = 48


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports that differ, two with the same bytes, a corrected one, and some that cannot be read."""
    made = tmp_path_factory.mktemp("volume") / "in"
    made.mkdir()
    for number in range(COUNT):
        (made / f"{number:03}.txt").write_text(make_report(number, 120), encoding="utf-8")
    (made / "copy.txt").write_bytes((made / "007.txt").read_bytes())
    (made / "empty.txt").write_bytes(b"")
    (made / "broken.pdf").write_bytes(b"%PDF-1.4 nothing of the kind")
    page = "<html><head><title>{0}</title><link rel=canonical href='https://a.example/{1}'></head><body><article>"
    page += "<h1>{0}</h1>{2}</article></body></html>"
    for name, number, seed in (("a", 1, 900), ("b", 1, 900), ("c", 2, 901)):
        text = "".join(f"<p>{line}</p>" for line in make_report(seed, 150).splitlines() if line)
        (made / f"{name}.html").write_text(page.format(f"Report {number}", number, text + f"<p>{name}</p>"))
    return made


def read(path: Path, *things: Path | str, **more: Any) -> Batch:
    with Ledger.open(path, create=True) as ledger:
        return read_paths(ledger, [str(thing) for thing in things], Choices(), Settings(), **more)


def exported(path: Path) -> bytes:
    with Ledger.open(path) as ledger:
        export(ledger, "jsonl", path.with_suffix(".jsonl"), Filter())
    return path.with_suffix(".jsonl").read_bytes()


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("undisturbed") / "one.db"
    batch = read(path, folder, jobs=1)
    assert (batch.read, batch.known, batch.failed) == (COUNT + 2, 2, 2)
    return exported(path)


def test_many_processes_keep_what_one_keeps(folder: Path, undisturbed: bytes, tmp_path: Path) -> None:
    steps: list[int] = []
    batch = read(tmp_path / "many.db", folder, jobs=3, step=lambda: steps.append(1))
    assert (batch.read, batch.known, batch.failed, len(steps)) == (COUNT + 2, 2, 2, COUNT + 6)
    assert exported(tmp_path / "many.db") == undisturbed


def test_much_to_read_is_shared_out_by_itself(
    folder: Path, undisturbed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import communique.stream as stream

    crews: list[int] = []

    class Counted(stream.Crew[Any, Any]):
        def __init__(self, function: Any, count: int, seconds: Any) -> None:
            crews.append(count)
            super().__init__(function, count, seconds)

    monkeypatch.setattr(stream, "Crew", Counted)
    monkeypatch.setattr(stream, "cores", lambda: 2)
    monkeypatch.setattr(stream, "_MUCH", 20)
    read(tmp_path / "few.db", folder / "001.txt")
    assert crews == []
    read(tmp_path / "much.db", folder)
    assert crews == [2]
    assert exported(tmp_path / "much.db") == undisturbed
    assert read(tmp_path / "much.db", folder).known == COUNT + 4
    assert crews == [2]  # what is known is not to be read


def start(path: Path, folder: Path, *, jobs: int = 2, **more: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "communique", "read", str(folder), "--ledger", str(path), "--jobs", str(jobs)]
    return subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more
    )  # fmt: skip


KILLED = """
import os, signal, sys
from pathlib import Path
import communique.pipeline as pipeline
from communique.ledger.store import Ledger
from communique.settings import Settings

folder, path, last = sys.argv[1:]
read = pipeline.read_input

def read_or_die(found, choices, **more):
    if found.name.endswith(last):
        os.kill(os.getpid(), signal.SIGKILL)
    return read(found, choices, **more)

pipeline.read_input = read_or_die
with Ledger.open(Path(path), create=True) as ledger:
    pipeline.read_paths(ledger, [folder], pipeline.Choices(), Settings(), jobs=1)
"""


@pytest.mark.parametrize("number", [1, 7, 20, 33])
def test_a_kill_loses_no_document_but_the_one_at_hand(folder: Path, tmp_path: Path, number: int) -> None:
    some = tmp_path / "in"
    some.mkdir()
    for each in range(40):
        (some / f"{each:03}.txt").write_bytes((folder / f"{each:03}.txt").read_bytes())
    command = [sys.executable, "-c", KILLED, str(some), str(tmp_path / "a.db"), f"{number:03}.txt"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=120)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert count(tmp_path / "a.db") == number


def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(folder: Path, undisturbed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "interrupted.db"
    reader = start(path, folder, jobs=1)
    until = time.monotonic() + 60
    while time.monotonic() < until and reader.poll() is None and count(path) == 0:
        time.sleep(0.02)
    os.kill(reader.pid, signal.SIGINT)
    out, _ = reader.communicate(timeout=60)
    assert reader.returncode == 130 and "the same command goes on from here" in out
    assert 0 < count(path) < COUNT + 2
    read(path, folder)
    assert exported(path) == undisturbed


def count(path: Path) -> int:
    try:
        with Ledger.open(path) as ledger:
            return sum(1 for _ in ledger.documents())
    except LedgerError:
        return 0


@pytest.mark.parametrize("kilobytes", [300, 900])
def test_reading_goes_on_after_a_full_disk(folder: Path, undisturbed: bytes, tmp_path: Path, kilobytes: int) -> None:
    path = tmp_path / "full.db"

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, resource.RLIM_INFINITY))

    reader = start(path, folder, preexec_fn=fill)
    out, errors = reader.communicate(timeout=120)
    assert reader.returncode == 1 and "Traceback" not in errors + out
    assert "The disk is full" in errors or "cannot be written" in errors, errors
    assert count(path) < COUNT + 2
    read(path, folder, jobs=2)
    assert exported(path) == undisturbed


def test_failures_are_kept_and_forgotten_once_they_are_mended(folder: Path, tmp_path: Path) -> None:
    path, place = tmp_path / "failed.db", tmp_path / "some"
    place.mkdir()
    (place / "good.txt").write_text(make_report(1, 120))
    (place / "bad.txt").write_bytes(b"")
    assert read(path, place, tmp_path / "gone.txt").failed == 2
    with Ledger.open(path) as ledger:
        kept = {each.origin: each for each in failures(ledger)}
        assert set(kept) == {str(place / "bad.txt"), str(tmp_path / "gone.txt")}
        assert "is empty" in kept[str(place / "bad.txt")].reason and kept[str(place / "bad.txt")].tries == 1
    read(path, place)
    with Ledger.open(path) as ledger:
        assert {each.origin: each.tries for each in failures(ledger)} == {
            str(place / "bad.txt"): 2,
            str(tmp_path / "gone.txt"): 1,
        }
    (place / "bad.txt").write_text(make_report(2, 120))
    read(path, place)
    (tmp_path / "gone.txt").write_text(make_report(3, 120))
    read(path, tmp_path / "gone.txt")
    with Ledger.open(path) as ledger:
        assert list(failures(ledger)) == []


def test_a_gauge_tells_how_far_reading_has_come(folder: Path, tmp_path: Path) -> None:
    gauge, seen = Gauge(), list[int]()
    with tarfile.open(tmp_path / "all.tar", "w") as archive:
        archive.add(folder, "in")
    count, size = measure([str(tmp_path / "all.tar"), str(folder), "https://example.org/", "-"])
    assert (count, size) == (COUNT + 9, sum(f.stat().st_size for f in [tmp_path / "all.tar", *folder.iterdir()]))
    read(tmp_path / "a.db", tmp_path / "all.tar", folder, jobs=1, gauge=gauge, step=lambda: seen.append(gauge.bytes))
    assert seen == sorted(seen) and len(set(seen)) > 5 and seen[-1] == size


def test_on_a_terminal_the_progress_is_shown(folder: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "communique", "read", str(folder), "--ledger", str(tmp_path / "a.db")]
    environment = {**os.environ, "COLUMNS": "100", "TERM": "xterm"}
    reader = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=theirs, env=environment)
    os.close(theirs)
    shown = bytearray()
    with contextlib.suppress(OSError):  # its end, on Linux
        while piece := os.read(ours, 65_536):
            shown += piece
    os.close(ours)
    assert reader.wait(60) == 1
    assert re.search(rb"Reading.*\d+%.*\d+ documents, \d+/s", shown), bytes(shown)
