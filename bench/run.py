"""`make bench`: our reading beside other readers, in one run on the same new reports, with memory and start-up.

Prints one table, writes `bench/latest.json`, and with all readers the plots and the table of `docs/speed.md`;
`--markdown` only prints the last run's table. At the end it says how the ratio to the bare pass stands beside the one
that `--keep` last kept in `bench/kept.json`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus import describe, own_reports, write_corpus
from environments import READERS, ROOT, Reader, interpreter
from measures import measure_archive, measure_one, measure_stages, measure_start
from rounds import busy, run_rounds
from tables import against_kept, bare_ratio, changes, markdown, plain, put_table

LATEST, KEPT = Path(__file__).parent / "latest.json", Path(__file__).parent / "kept.json"
DOCS = ROOT / "docs"
QUICK_SECONDS = 120  # a larger archive is read only if it will take no longer than this
WARM = 8  # reports of the warm-up


def main() -> None:
    """Measure, print, keep."""
    options = _options()
    before = json.loads(LATEST.read_text(encoding="utf-8")) if LATEST.exists() else None
    if options.markdown:
        print(markdown(before) if before else "Nothing measured yet: run 'make bench' first.")
        return
    with tempfile.TemporaryDirectory(prefix="communique-bench-") as folder:
        result = measure(options, Path(folder))
    print(plain(result))
    if options.readers not in (None, "all"):
        return  # a part of the readers makes no table for the README
    LATEST.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    _document(result)
    if options.keep:
        KEPT.write_text(json.dumps({"bare": bare_ratio(result)}) + "\n", encoding="utf-8")
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    for line in [*changes(before, result), *against_kept(kept, result)]:
        print(line)


def _document(result: dict[str, Any]) -> None:
    """Put the table and the plots of a run into the docs, or say why not."""
    page = DOCS / "speed.md"
    page.write_text(put_table(page.read_text(encoding="utf-8"), markdown(result)), encoding="utf-8")
    try:
        from plots import write_plots  # matplotlib is only needed here
    except ImportError as error:
        print(f"no plots: {error}")
        return
    write_plots(result, DOCS)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure reading beside other readers, on the same new reports.")
    parser.add_argument("--rounds", type=int, default=5, help="rounds; the middle one counts")
    parser.add_argument("--reports", type=int, default=150, help="reports in each round, none read twice")
    parser.add_argument("--archive", type=int, default=1000, help="reports read into one ledger; 0 for none")
    parser.add_argument("--readers", help="which readers, by key and comma; 'all' for the unusual ones too")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other reports")
    parser.add_argument("--keep", action="store_true", help="keep this run's ratio to the bare pass, to compare with")
    parser.add_argument("--markdown", action="store_true", help="only print the last run's table for the README")
    return parser.parse_args()


def measure(options: argparse.Namespace, scratch: Path) -> dict[str, Any]:
    """The whole run as a plain object."""
    start = options.seed * 10_000_000
    warm = write_corpus(scratch / "warm", start, WARM)
    rounds = [
        write_corpus(scratch / f"round-{number}", start + 1000 + number * options.reports, options.reports)
        for number in range(options.rounds)
    ]
    for number, path in enumerate(own_reports(ROOT, scratch / "own")):
        rounds[number % len(rounds)].append(path)
    texts = (path.read_text(encoding="utf-8") for paths in rounds for path in paths)
    result: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": _machine(),
        "rounds": options.rounds,
        "reports": describe(texts),
    }
    chosen = _chosen(options.readers)
    results = run_rounds(chosen, warm, rounds, scratch)
    result["readers"] = {each.reader.key: each.to_json() for each in results}
    result["busy"] = busy(results)
    if any(reader.module.startswith("ours") for reader in chosen):
        result["commands"] = [_commands(reader, warm[0], scratch) for reader in chosen if reader.module == "ours"]
        result["archives"] = _archives(options.archive, start, scratch)
        result["stages"] = _tried(lambda: measure_stages(rounds[0][0].parent))
    return result


def _commands(reader: Reader, report: Path, scratch: Path) -> dict[str, Any]:
    """How long the commands of our reader take, plain or compiled."""
    python = interpreter(reader)
    if isinstance(python, str):
        return {"label": reader.label, "failure": python}
    start = _tried(lambda: measure_start(scratch, python))
    return {"label": reader.label, "one_report_ms": _tried(lambda: measure_one(report, scratch, python))} | start


def _chosen(keys: str | None) -> list[Reader]:
    if not keys or keys == "all":
        return [reader for reader in READERS if reader.usual or keys == "all"]
    known = {reader.key: reader for reader in READERS}
    if unknown := [key for key in keys.split(",") if key not in known]:
        raise SystemExit(f"There is no reader {unknown[0]!r}; there are {', '.join(known)}.")
    return [known[key] for key in keys.split(",")]


def _archives(reports: int, start: int, scratch: Path) -> list[Any]:
    """An archive of so many reports and, where that will be quick, one ten times as large."""
    if not reports:
        return []
    small = _tried(lambda: _archive(reports, start, scratch))
    if "failure" in small or 10 * small["seconds"] > QUICK_SECONDS:
        return [small]
    return [small, _tried(lambda: _archive(10 * reports, start, scratch))]


def _archive(reports: int, start: int, scratch: Path) -> dict[str, Any]:
    """A folder of new reports read into a new ledger, with its number of words."""
    folder = scratch / f"archive-{reports}"
    paths = write_corpus(folder, start + 1_000_000, reports)
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
    return {"words": words} | measure_archive(folder, scratch / f"archive-{reports}.db")


def _tried(measured: Callable[[], Any]) -> Any:
    """What was measured, or the reason why it could not be: the run goes on."""
    try:
        return measured()
    except Exception as error:  # a bench tells of every failure and stops at none
        return {"failure": f"{type(error).__name__}: {error}".split("\n")[0][:200]}


def _machine() -> dict[str, Any]:
    """What it was measured on, as far as the system says."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return {
        "system": platform.system(),
        "processor": (names or [platform.processor() or platform.machine()])[0],
        "cores": os.cpu_count(),
        "python": sys.version.split()[0],
    }


if __name__ == "__main__":
    main()
