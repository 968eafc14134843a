"""A large read that is killed at any moment, or whose disk is full, goes on to what an undisturbed one gives."""

from __future__ import annotations

import errno
import gzip
import os
import random
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.corpus import make_report
from communique.errors import LedgerError
from communique.ledger.bytes import KeptBytes
from communique.ledger.failing import failures
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.report.export import export
from tests.gather.making import page, warc_record
from tests.shared import CHECKOUT
from tests.small_disk import small_disk

BROKEN = 2  # inputs that cannot be read
WAIT = 60  # seconds for which a reader may take to write something


@dataclass(frozen=True)
class Read:
    """What a read wrote: the export, and the bytes that were kept, by their names."""

    export: bytes
    kept: dict[str, bytes]


def make_things(folder: Path, count: int) -> list[Path]:
    """So many reports as texts in a folder, as pages in a web archive and in a ZIP archive, with copies and what fails."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    for number in range(0, count, 3):
        (texts / f"{number:05}.txt").write_text(make_report(number, 100), encoding="utf-8")
    (texts / "copy.txt").write_bytes((texts / "00003.txt").read_bytes())
    (texts / "empty.txt").write_bytes(b"")
    (texts / "cut.pdf").write_bytes(b"%PDF-1.4 nothing of the kind")
    with (folder / "crawl.warc.gz").open("wb") as archive:
        for number in range(1, count, 3):
            archive.write(gzip.compress(warc_record(f"https://wire.example/{number}", _page(number)), 1, mtime=0))
        corrected = _page(1).replace(b"</p></article>", b" This report has been corrected since.</p></article>")
        archive.write(gzip.compress(warc_record("https://wire.example/1?utm_source=feed", _page(1)), 1, mtime=0))
        archive.write(gzip.compress(warc_record("https://wire.example/1", corrected), 1, mtime=0))
    with zipfile.ZipFile(folder / "saved.zip", "w") as saved:
        for number in range(2, count, 3):
            saved.writestr(f"{number:05}.html", _page(number))
    return [texts, folder / "crawl.warc.gz", folder / "saved.zip"]


def _page(number: int) -> bytes:
    title, _, body = make_report(number, 100).strip().partition("\n")
    return page(title, "</p><p>".join(line for line in body.splitlines() if line))


def start(ledger: Path, things: list[Path], *, kept: Path | None = None, jobs: int = 2) -> subprocess.Popen[str]:
    """A process that reads, keeping the bytes beside the ledger or in `kept`."""
    command = [sys.executable, "-m", "communique", "read", *map(str, things), "--keep", "--ledger", str(ledger)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COMMUNIQUE_")}
    if kept:
        environment["COMMUNIQUE_KEPT"] = str(kept)
    return subprocess.Popen(
        [*command, "--jobs", str(jobs)],
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(reader: subprocess.Popen[str]) -> None:
    """Wait for a reader that is to come to its end."""
    out, errors = reader.communicate(timeout=600)
    assert reader.returncode == 1 and f" {BROKEN} failed" in out, errors  # because of the inputs that fail


def taken(ledger: Path, kept: Path | None = None) -> Read:
    """What a read wrote, once it came to its end."""
    to = ledger.with_name(f"{ledger.name}.jsonl")
    with Ledger.open(ledger) as opened:
        with opened.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert len(list(failures(opened))) == BROKEN
        export(opened, "jsonl", to, Filter())
    store = KeptBytes(kept or Path(f"{ledger}.kept"))
    names = [file.stem for file in store.folder.glob("??/*.gz") if not file.name.startswith(".")]
    return Read(to.read_bytes(), {name: store.get(name) or b"damaged" for name in names})


def undisturbed(folder: Path, things: list[Path]) -> Read:
    """What one process reads that nobody disturbs."""
    folder.mkdir()
    finish(start(folder / "calm.db", things, jobs=1))
    return taken(folder / "calm.db")


def kill_and_go_on(folder: Path, things: list[Path], calm: Read, kills: int, seed: int) -> int:
    """Kill readers at so many random moments, each of which goes on where the last one was; how many came to an end.

    A moment is one while it starts, or up to a second and a half after it wrote. Each that comes to its end is compared.
    """
    chance, hit, ended = random.Random(seed), 0, 0
    ledger = folder / "killed.db"
    while hit < kills:
        reader = start(ledger, things, jobs=chance.choice((1, 2)))
        if chance.random() < 0.9:
            _wait_for_writing(ledger, reader)
        time.sleep(chance.uniform(0, 1.5))
        if reader.poll() is None:
            reader.kill()
            reader.communicate(timeout=60)
            hit += 1
        else:
            finish(reader)
            assert taken(ledger) == calm
            ended += 1
            for file in folder.glob("killed.db-*"):
                file.unlink()
            ledger.unlink()
    finish(start(ledger, things))
    assert taken(ledger) == calm
    return ended + 1


def _wait_for_writing(ledger: Path, reader: subprocess.Popen[str]) -> None:
    """Wait until something is written to the ledger's files, or its reader has ended."""
    before, until = _written(ledger), time.monotonic() + WAIT
    while _written(ledger) == before and reader.poll() is None and time.monotonic() < until:
        time.sleep(0.02)


def _written(ledger: Path) -> list[tuple[int, int]]:
    states = []
    for file in (ledger, Path(f"{ledger}-wal")):
        try:
            state = file.stat()
        except OSError:
            continue
        states.append((state.st_size, state.st_mtime_ns))
    return states


def test_a_read_goes_on_after_kills(tmp_path: Path) -> None:
    things = make_things(tmp_path / "in", 60)
    (tmp_path / "out").mkdir()
    assert kill_and_go_on(tmp_path / "out", things, undisturbed(tmp_path / "calm", things), 3, 1)


@pytest.mark.soak
def test_a_large_read_goes_on_after_two_hundred_kills(tmp_path: Path) -> None:
    things = make_things(tmp_path / "in", 900)
    (tmp_path / "out").mkdir()
    assert kill_and_go_on(tmp_path / "out", things, undisturbed(tmp_path / "calm", things), 200, 2)


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Reports that make a ledger of about two megabytes."""
    return make_things(tmp_path_factory.mktemp("things") / "in", 60)


@pytest.fixture(scope="module")
def calm(things: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Read:
    """What they give undisturbed."""
    return undisturbed(tmp_path_factory.mktemp("calm") / "calm", things)


@pytest.mark.parametrize(
    ("full", "kilobytes", "jobs"),
    [
        ("ledger", 700, 2),
        ("kept", 40, 1),
        *(
            pytest.param(*each, marks=pytest.mark.soak)
            for each in (
                ("ledger", 200, 1),
                ("ledger", 1_200, 1),
                ("ledger", 1_700, 2),
                ("kept", 150, 2),
                ("both", 1_500, 1),
            )
        ),
    ],
)
def test_a_read_goes_on_after_the_disk_was_full(
    things: list[Path], calm: Read, full: str, kilobytes: int, jobs: int, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", kilobytes) as disk:
        ledger = (tmp_path if full == "kept" else disk.path) / "full.db"
        kept = (tmp_path if full == "ledger" else disk.path) / "kept"
        reader = start(ledger, things, kept=kept, jobs=jobs)
        out, errors = reader.communicate(timeout=300)
        assert reader.returncode == 1 and "Traceback" not in out + errors, errors
        assert "disk is full" in errors or "cannot be written" in errors or "No space left" in errors, errors
        disk.resize(64_000)
        finish(start(ledger, things, kept=kept, jobs=jobs))
        assert taken(ledger, kept) == calm


def test_bytes_that_find_no_room_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptBytes(tmp_path / "kept")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(LedgerError, match=r"cannot be kept in .*No space left"):
            kept.put(b"what was read")
    assert [file for file in (tmp_path / "kept").rglob("*") if file.is_file()] == []
    assert kept.get(kept.put(b"what was read")) == b"what was read"
