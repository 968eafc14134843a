"""A ledger survives kills, full disks and several processes at once, and takes no more memory for more documents."""

from __future__ import annotations

import contextlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.errors import LedgerError
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.report.export import export
from tests.builders import TEXT, make_document, make_entries
from tests.shared import CHECKOUT
from tests.small_disk import small_disk

pytestmark = pytest.mark.ledger

WRITER = """
import sys
from communique.ledger.store import Ledger
from tests.builders import TEXT, make_document, make_entries
path, numbers = sys.argv[1], [int(word) for word in sys.argv[2].split(",")]
with Ledger.open(path, create=True) as ledger:
    print("open", flush=True)
    for number in numbers:
        document = make_document(TEXT + f"No {number}.", f"{number}.txt")
        if ledger.known(document.sha256):
            ledger.add_source(document.id, f"{number}.txt")
        else:
            ledger.save(document, make_entries(document), unclear=[(0, 5, "Who?")])
        print(number, flush=True)
"""


def start_writer(path: Path, numbers: list[int]) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(path), ",".join(map(str, numbers))]
    return subprocess.Popen(
        arguments, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )  # fmt: skip


def finish(writer: subprocess.Popen[str]) -> list[int]:
    """Wait for a writer and return the numbers it said it had saved."""
    out, errors = writer.communicate(timeout=120)
    assert writer.returncode in (0, -signal.SIGKILL), errors
    return [int(line) for line in out.split() if line != "open"]


def exported(path: Path, to: Path) -> bytes:
    with Ledger.open(path) as ledger:
        export(ledger, "jsonl", to, Filter())
    return to.read_bytes()


def check_whole(path: Path) -> set[str]:
    """The documents of a ledger, each with all its entries and in the index."""
    with Ledger.open(path) as ledger:
        with ledger.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            connection.exec_driver_sql("INSERT INTO entry_search (entry_search) VALUES ('integrity-check')")
        found = {document.id for document in ledger.documents()}
        for id in found:
            assert sum(1 for _ in ledger.kept(Filter(documents=(id,)))) == 5
            assert sum(1 for _ in ledger.unclear(Filter(documents=(id,)))) == 1
        return found


def kill_and_go_on(tmp_path: Path, kills: int, count: int, seed: int) -> None:
    chance = random.Random(seed)
    numbers = list(range(count))
    path, undisturbed = tmp_path / "killed.db", tmp_path / "undisturbed.db"
    for _ in range(kills):
        writer = start_writer(path, numbers)
        assert writer.stdout is not None
        if chance.random() < 0.8:  # the rest is killed while it starts
            writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        writer.send_signal(signal.SIGKILL)
        said = finish(writer)
        if path.exists() and path.stat().st_size:
            with contextlib.suppress(LedgerError):  # killed before its tables were made
                kept = check_whole(path)
                assert {make_document(TEXT + f"No {number}.").id for number in said} <= kept
    finish(start_writer(path, numbers))
    finish(start_writer(undisturbed, numbers[::-1]))
    assert exported(path, tmp_path / "a.jsonl") == exported(undisturbed, tmp_path / "b.jsonl")


@pytest.mark.file
def test_a_kill_loses_at_most_the_document_at_hand(tmp_path: Path) -> None:
    kill_and_go_on(tmp_path, kills=4, count=60, seed=1)


@pytest.mark.soak
@pytest.mark.file
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    kill_and_go_on(tmp_path, kills=200, count=2000, seed=2)


@pytest.mark.file
def test_two_processes_write_into_one_ledger_at_once(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    writers = [start_writer(path, numbers) for numbers in (list(range(60)), list(range(89, 29, -1)))]
    for writer in writers:
        assert len(finish(writer)) == 60
    assert len(check_whole(path)) == 90


@pytest.mark.file
def test_a_ledger_in_use_for_too_long_is_told(tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    with Ledger.open(path, create=True) as ledger, ledger.writing(), Ledger.open(path, busy_seconds=1) as other:
        with pytest.raises(LedgerError, match="in use by another process"):
            other.save(make_document(), [])
        assert other.counts() == {}  # reading goes on beside a writer


@pytest.mark.file
def test_a_disk_that_fills_up_is_told_and_loses_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1500) as disk:
        path, saved = disk.path / "small.db", set()
        with pytest.raises(LedgerError, match=r"disk is full|cannot be written"), Ledger.open(path, create=True) as led:
            for number in range(5000):
                document = make_document(TEXT + f"No {number}.", f"{number}.txt")
                led.save(document, make_entries(document), unclear=[(0, 5, "Who?")])
                saved.add(document.id)
        assert len(saved) > 5
        copy = tmp_path / "copy.db"
        for ending in ("", "-wal"):
            if (file := Path(f"{path}{ending}")).exists():
                Path(f"{copy}{ending}").write_bytes(file.read_bytes())
        assert check_whole(copy) == saved


MEMORY = """
import resource, sys
from communique.ledger.store import Ledger
from tests.builders import TEXT, make_document, make_entries
with Ledger.open(sys.argv[1], create=True) as ledger:
    for number in range(int(sys.argv[2])):
        document = make_document(TEXT * 5 + f"No {number}.", f"{number}.txt")
        ledger.save(document, make_entries(document))
    sum(1 for _ in ledger.kept())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(path: Path, count: int) -> int:
    """The peak memory of a process that saves and lists `count` documents, in kilobytes."""
    command = [sys.executable, "-c", MEMORY, str(path), str(count)]
    return int(subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout)


def test_memory_does_not_grow_with_the_number_of_documents(tmp_path: Path) -> None:
    few, many = peak(tmp_path / "few.db", 100), peak(tmp_path / "many.db", 1000)
    assert many < few + 12_000  # the page cache of the database fills up: 2 MB each for reading and for its index
