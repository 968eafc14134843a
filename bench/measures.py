"""What is measured beside speed: the start of the command, and memory while an archive is read into a ledger.

As a script (`python measures.py FOLDER LEDGER`) it reads the archive and prints samples; `measure_archive` runs it so.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from worker import peak_mb

HERE = Path(__file__).parent
EVERY = 20  # samples of memory and time taken in an archive
FLAT_MB = 10.0  # growth over the last three quarters of an archive that still counts as none


def measure_start(scratch: Path, python: Path, times: int = 9) -> dict[str, float]:
    """Milliseconds by the clock, the middle of `times`: Python alone, and `communique --help`."""
    bare, helped = ["-c", "pass"], ["-m", "communique", "--help"]
    taken: dict[str, list[float]] = {"python": [], "help": []}
    for _ in range(times + 1):
        for name, arguments in (("python", bare), ("help", helped)):
            taken[name].append(_milliseconds(python, arguments, scratch))
    middle = {name: statistics.median(values[1:]) for name, values in taken.items()}  # the first fills the caches
    return middle | {"more": middle["help"] - middle["python"]}


def measure_one(report: Path, scratch: Path, python: Path, times: int = 5) -> float:
    """Milliseconds by the clock of `communique read` of one report into a new ledger, the middle of `times`."""
    taken = []
    for number in range(times + 1):
        with tempfile.TemporaryDirectory(dir=scratch) as folder:
            arguments = ["-m", "communique", "read", str(report), "--ledger", f"{folder}/one-{number}.db"]
            taken.append(_milliseconds(python, arguments, scratch))
    return statistics.median(taken[1:])


def _milliseconds(python: Path, arguments: list[str], scratch: Path) -> float:
    """The time of a Python that has compiled its modules before, as any installed one has."""
    environ = os.environ | {"PYTHONPYCACHEPREFIX": str(scratch / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    if python != Path(sys.executable):
        environ.pop("PYTHONPATH", None)
    command, start = [str(python), *arguments], time.perf_counter()
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environ, cwd=scratch)
    taken = 1000 * (time.perf_counter() - start)
    if done.returncode:
        raise RuntimeError(_last_words(done.stderr))
    return taken


def _last_words(output: str) -> str:
    return (output.strip().splitlines() or ["it failed without a word"])[-1]


def measure_archive(folder: Path, ledger: Path) -> dict[str, Any]:
    """Read all reports of a folder into a new ledger in a process of its own: time, entries, memory, size.

    Raises `RuntimeError` with the reader's last words where it fails.
    """
    command = [sys.executable, str(HERE / "measures.py"), str(folder), str(ledger)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(_last_words(done.stderr))
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def measure_stages(folder: Path) -> dict[str, float]:
    """The share of each stage in reading the reports of a folder, in a process of its own."""
    command = [sys.executable, str(HERE / "stages.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(_last_words(done.stderr))
    shares: dict[str, float] = json.loads(done.stdout)
    return shares


def _read_archive(folder: Path, path: Path) -> dict[str, Any]:
    from communique.ledger.store import Ledger  # here, so that `run.py` starts without them
    from communique.pipeline import Choices, read_paths
    from communique.settings import Settings

    total = sum(1 for _ in folder.glob("*.txt"))
    samples: list[tuple[int, float, float]] = []
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if done % max(1, total // EVERY) == 0:
            samples.append((done, _resident_mb(), time.process_time()))

    clock, processor = time.perf_counter(), time.process_time()
    with Ledger.open(path, create=True) as ledger:
        batch = read_paths(ledger, [str(folder)], Choices(), Settings(), step, jobs=1)
    seconds, cpu = time.perf_counter() - clock, time.process_time() - processor
    if batch.failures:
        raise SystemExit(batch.failures[0])
    first, later = next(sample for sample in samples if sample[0] >= total / 4), samples[-(len(samples) // 4) - 1]
    grown = samples[-1][1] - first[1]
    slower = (samples[-1][2] - later[2]) / (samples[-1][0] - later[0]) / ((first[2] - processor) / first[0])
    return {
        "reports": batch.read, "entries": batch.entries, "seconds": seconds, "cpu": cpu, "samples": samples,
        "peak_mb": peak_mb(), "grown_mb": grown, "flat": grown <= FLAT_MB, "ledger_mb": path.stat().st_size / 1e6,
        "last_over_first": slower,
    }  # fmt: skip


def _resident_mb() -> float:
    """The memory that this process holds now; its peak so far where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return peak_mb()
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    print(json.dumps(_read_archive(Path(sys.argv[1]), Path(sys.argv[2]))))
