"""One reader in a process of its own: reads the files that it is told on standard input and answers with the time.

`python worker.py MODULE SCRATCH` loads `peers/MODULE.py`, answers `{"ready": ...}`, then for each line
`{"paths": [...]}` answers seconds by the clock and of the processor, what was found, and the peak of memory so far.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def peak_mb() -> float:
    """The most memory this process has held, in MB of 1,000,000 bytes."""
    try:  # the kernel's own mark; getrusage would count what the parent held before exec
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM"))
    except OSError:
        import resource  # not to be had everywhere

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def main() -> None:
    """Answer requests until standard input ends; what the reader prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    module, scratch = sys.argv[1:3]
    sys.path[0] = str(HERE / "peers")
    try:
        start = time.perf_counter()
        read = importlib.import_module(module).load(Path(scratch))
        _answer(answers, {"ready": True, "load_seconds": time.perf_counter() - start, "python": sys.version.split()[0]})
        for line in sys.stdin:
            _answer(answers, _timed(read, [Path(path) for path in json.loads(line)["paths"]]))
    except Exception as error:  # whatever fails, the run goes on without this reader and says why
        _answer(answers, {"error": f"{type(error).__name__}: {error}"})


def _timed(read: Any, paths: list[Path]) -> dict[str, float]:
    clock, processor = time.perf_counter(), time.process_time()
    found = read(paths)
    seconds, cpu = time.perf_counter() - clock, time.process_time() - processor
    return {"seconds": seconds, "cpu": cpu, "found": found, "peak_mb": peak_mb()}


def _answer(answers: Any, value: dict[str, Any]) -> None:
    answers.write(json.dumps(value) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
