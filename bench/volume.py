"""Reads very many short reports into one ledger, compares and follows them, then adds a few: time, size and memory.

    python bench/volume.py 10000 100000 --folder /tmp/volume

For each number a new ledger is made from reports that differ, in a table of JSON lines; every step is the command that
a user would give. The table that is printed, and `volume.json` in the folder, say how each step grows.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus import make_report

ROOT = Path(__file__).resolve().parent.parent
SHORT = 1  # words asked for: a head, a title, a lead and one paragraph
MORE = 100  # reports that come in later
STEPS = ("read", "compare", "read more", "compare more", "export")


def main(arguments: Sequence[str]) -> int:
    """Measure each volume that is asked for, print the table and keep the numbers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="+", type=int, metavar="COUNT")
    parser.add_argument("--words", type=int, default=SHORT, help="words asked of each report; it has about 60 more")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where ledgers and reports are kept; else they are deleted")
    parser.add_argument("--ledger", help="a PostgreSQL address in which {count} stands for the number")
    asked = parser.parse_args(arguments)
    with _folder(asked.folder) as folder:
        measured = []
        for count in asked.counts:
            measured.append(measure(folder, count, asked.words, asked.jobs, asked.ledger))
            (folder / "volume.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
            print(table(measured), flush=True)
    return 0


@contextmanager
def _folder(named: Path | None) -> Iterator[Path]:
    if named:
        named.mkdir(parents=True, exist_ok=True)
        yield named
    else:
        with tempfile.TemporaryDirectory() as made:
            yield Path(made)


def measure(folder: Path, count: int, words: int, jobs: int, address: str | None = None) -> dict[str, Any]:
    """All steps on a new ledger of so many reports."""
    first, more = folder / f"reports-{count}.jsonl", folder / f"more-{count}.jsonl"
    total = write_reports(first, range(count), words)
    write_reports(more, range(count, count + MORE), words)
    path = folder / f"ledger-{count}.db"
    for old in folder.glob(f"{path.name}*"):
        old.unlink()
    ledger = address.format(count=count) if address else str(path)
    found: dict[str, Any] = {"count": count, "words": total, "bytes": first.stat().st_size, "steps": {}}
    for step, command in {
        "read": ["read", str(first), "--jobs", str(jobs)],
        "compare": ["compare", "--json"],
        "read more": ["read", str(more)],
        "compare more": ["compare", "--json"],
        "export": ["export", "--output", os.devnull],
    }.items():
        found["steps"][step] = run([*command, "--ledger", ledger])
        print(f"{count:,} {step}: {found['steps'][step]}", file=sys.stderr, flush=True)
        if step == "read" and path.exists():
            found["ledger_bytes"] = sum(each.stat().st_size for each in folder.glob(f"{path.name}*"))
    return found


def write_reports(path: Path, numbers: range, words: int) -> int:
    """Write reports as JSON lines; how many words they have in all."""
    total = 0
    with path.open("w", encoding="utf-8") as file:
        for number in numbers:
            text = make_report(number, words)
            total += len(text.split())
            file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    return total


def run(arguments: Sequence[str]) -> dict[str, float]:
    """Run a command: seconds by the clock and of the processors, the peak of its largest process and of all, in MB.

    Raises `RuntimeError` with its last words where it fails.
    """
    before, start = os.times(), time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "communique", *arguments],
            stdout=subprocess.DEVNULL,
            stderr=told,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        with _watched(process.pid) as peaks:
            code = process.wait()
        told.seek(0)
        if code:
            raise RuntimeError(f"{' '.join(arguments)}: {(told.read().strip().splitlines() or ['no word'])[-1]}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return {
        "seconds": round(time.perf_counter() - start, 2),
        "cpu": round(cpu, 2),
        "peak_mb": round(max(peaks.values(), default=0.0), 1),
        "all_mb": round(sum(peaks.values()), 1),
    }


@contextmanager
def _watched(pid: int) -> Iterator[dict[int, float]]:
    """The peak of memory of a process and of those that it starts, by id, in MB, as far as a look now and then sees."""
    peaks: dict[int, float] = {}
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            for each in _family(pid):
                peaks[each] = max(peaks.get(each, 0.0), _peak(each))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peaks
    finally:
        done.set()
        watcher.join()


def _family(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        try:
            found += map(int, Path(f"/proc/{each}/task/{each}/children").read_text(encoding="ascii").split())
        except OSError:
            continue
    return found


def _peak(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
        return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM")), 0.0)
    except OSError:
        return 0.0


def table(measured: Sequence[dict[str, Any]]) -> str:
    """What was measured as Markdown; `a report` is beside each time, so that what grows faster shows."""
    head = "| reports | words each | step | seconds | ms a report | words/s | processor s | peak MB | ledger MB |"
    lines = [head, "|---:|---:|---|---:|---:|---:|---:|---:|---:|"]
    for one in measured:
        for step, took in one["steps"].items():
            each = 1000 * took["seconds"] / (MORE if step == "read more" else one["count"])
            rate = f"{one['words'] / took['seconds']:,.0f}" if step == "read" else ""
            size = f"{one.get('ledger_bytes', 0) / 1e6:,.0f}" if step == "read" else ""
            lines.append(
                f"| {one['count']:,} | {one['words'] / one['count']:.0f} | {step} | {took['seconds']:,.1f} | "
                f"{each:.2f} | {rate} | {took['cpu']:,.1f} | {took['peak_mb']:,.0f} | {size} |"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
