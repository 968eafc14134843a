"""Rounds: all readers take the same new documents in turn, and the middle round of each counts."""

from __future__ import annotations

import json
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from environments import Reader, environ, interpreter

HERE = Path(__file__).parent
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")
SLOWED = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")  # settings that would hold back a peer's arithmetic
BUSY = 1.15  # clock over processor time above which other work on the machine is told of


@dataclass(slots=True)
class Result:
    """What a reader did: words a second by clock and by processor in each round, or why it did not run."""

    reader: Reader
    failure: str | None = None
    rates: list[float] = field(default_factory=list)
    cpu_rates: list[float] = field(default_factory=list)
    words: int = 0
    found: int = 0
    peak_mb: float = 0.0
    load_seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Words a second of processor time in the middle round (one thread: other work on the machine is left out)."""
        return statistics.median(self.cpu_rates) if self.cpu_rates else 0.0

    @property
    def clock_rate(self) -> float:
        """Words a second by the clock in the middle round."""
        return statistics.median(self.rates) if self.rates else 0.0

    def to_json(self) -> dict[str, Any]:
        """The result as a plain object."""
        return {
            "label": self.reader.label, "failure": self.failure, "words_per_second": self.rate,
            "words_per_second_by_clock": self.clock_rate, "rounds": self.cpu_rates, "words": self.words,
            "found": self.found, "found_per_1000_words": 1000 * self.found / self.words if self.words else 0.0,
            "peak_mb": self.peak_mb, "load_seconds": self.load_seconds, "every": self.reader.every,
        }  # fmt: skip


class Worker:
    """A reader's process."""

    def __init__(self, reader: Reader, scratch: Path) -> None:
        self.result = Result(reader)
        self.process: subprocess.Popen[str] | None = None
        python = interpreter(reader)
        if isinstance(python, str):
            self.result.failure = python
            return
        folder = scratch / reader.key
        folder.mkdir(parents=True)
        kept = {key: value for key, value in environ(reader).items() if key not in SLOWED}
        self.process = subprocess.Popen(
            [str(python), str(HERE / "worker.py"), reader.module, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env=kept | dict.fromkeys(ONE_THREAD, "1"),
        )
        self.result.load_seconds = self._answer().get("load_seconds", 0.0)

    def read(self, paths: Sequence[Path], words: dict[Path, int], *, counts: bool = True) -> None:
        """Read documents, each new to this reader; a warm-up does not count."""
        if self.process is None or self.process.stdin is None or self.result.failure:
            return
        mine = list(paths)[:: self.result.reader.every]
        try:
            self.process.stdin.write(json.dumps({"paths": [str(path) for path in mine]}) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            self.result.failure = self.result.failure or "its process ended"
            return
        answer = self._answer()
        if counts and not self.result.failure:
            self._note(answer, sum(words[path] for path in mine))

    def _note(self, answer: dict[str, Any], words: int) -> None:
        self.result.rates.append(words / answer["seconds"])
        self.result.cpu_rates.append(words / answer["cpu"])
        self.result.words += words
        self.result.found += answer["found"]
        self.result.peak_mb = answer["peak_mb"]

    def _answer(self) -> dict[str, Any]:
        """The next line of the process; an error in it, or no line, is why the reader failed."""
        line = self.process.stdout.readline() if self.process and self.process.stdout else ""
        answer: dict[str, Any] = json.loads(line) if line else {"error": "its process ended"}
        if "error" in answer:
            self.result.failure = answer["error"].split("\n")[0][:200]
        return answer

    def close(self) -> None:
        """End the process."""
        if self.process and self.process.stdin and self.process.stdout:
            self.process.stdin.close()
            self.process.stdout.close()
            self.process.wait(timeout=30)


def run_rounds(
    readers: Sequence[Reader], warm: Sequence[Path], rounds: Sequence[Sequence[Path]], scratch: Path
) -> list[Result]:
    """All readers over all rounds in turn, after a warm-up on documents of its own."""
    words = {path: len(path.read_text(encoding="utf-8").split()) for part in (warm, *rounds) for path in part}
    workers = [Worker(reader, scratch) for reader in readers]
    try:
        for worker in workers:
            worker.read(warm, words, counts=False)
        for paths in rounds:
            for worker in workers:
                worker.read(paths, words)
    finally:
        for worker in workers:
            worker.close()
    return [worker.result for worker in workers]


def busy(results: Sequence[Result]) -> list[str]:
    """The labels of readers of text (not of those that write a ledger) that had to wait for the processor."""
    alone = [each for each in results if each.rate and not each.reader.key.endswith("ledger")]
    return [each.reader.label for each in alone if each.rate > BUSY * each.clock_rate]
