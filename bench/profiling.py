"""Where the time of reading goes: by room, by module, by function and by line; and how often each function is called.

`python bench/profiling.py` samples the running reader two thousand times a second, which does not slow
small functions as a tracing profiler does; `--calls` counts calls instead. (Not named `profile`, which would hide the
standard library's module of that name from all that run in this folder.)
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from corpus import own_reports, write_corpus
from environments import ROOT

PACKAGE = ROOT / "communique"
INTERVAL = 0.0005  # seconds by the clock between two samples


@dataclass(slots=True)
class Samples:
    """How many samples fell into each line alone, and into each function with all that it calls."""

    lines: Counter[tuple[str, int, str]] = field(default_factory=Counter)
    functions: Counter[tuple[str, str]] = field(default_factory=Counter)
    total: int = 0

    def take(self, frame: FrameType | None) -> None:
        """Note the running function, the nearest one of ours where a library runs, and all its callers."""
        within: set[tuple[str, str]] = set()
        own: tuple[str, int, str] | None = None
        while frame is not None:
            place = _place(frame.f_code.co_filename)
            if place:
                within.add((place, frame.f_code.co_qualname))
                own = own or (place, frame.f_lineno, frame.f_code.co_qualname)
            frame = frame.f_back
        self.total += 1
        self.functions.update(within)
        self.lines[own or ("elsewhere", 0, "")] += 1


def _place(filename: str) -> str | None:
    """The module's path within the package, or `None` for a file that is not ours."""
    prefix = str(PACKAGE) + "/"
    return filename[len(prefix) :] if filename.startswith(prefix) else None


@contextmanager
def sampled() -> Iterator[Samples]:
    """Sample what runs inside the `with` statement."""
    samples = Samples()
    signal.signal(signal.SIGALRM, lambda number, frame: samples.take(frame))
    signal.setitimer(signal.ITIMER_REAL, INTERVAL, INTERVAL)
    try:
        yield samples
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    """Read reports and print where the time went."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="communique-profile-") as folder:
        own = own_reports(ROOT, Path(folder) / "own")
        made = [] if options.own else write_corpus(Path(folder) / "made", options.seed * 10_000_000, options.reports)
        texts = [path.read_text(encoding="utf-8") for path in own + made]
        read = _keeper(Path(folder)) if options.ledger else _reader()
        _show(read, texts, options)


def _show(read: Callable[[str], object], texts: list[str], options: argparse.Namespace) -> None:
    read(texts.pop(0))  # loads what is loaded once
    words = sum(len(text.split()) for text in texts)
    if options.calls:
        _print_calls(read, texts, words, options.top)
    else:
        _print_samples(read, texts, words, options.top)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Show where the time of reading goes.")
    parser.add_argument("--reports", type=int, default=100, help="made reports, beside the project's own")
    parser.add_argument("--own", action="store_true", help="only the project's own reports")
    parser.add_argument("--seed", type=int, default=2, help="another seed makes other reports")
    parser.add_argument("--top", type=int, default=30, help="lines in each table")
    parser.add_argument("--ledger", action="store_true", help="keep what is read in a ledger")
    parser.add_argument("--calls", action="store_true", help="count calls instead of time")
    return parser.parse_args()


def _reader() -> Callable[[str], object]:
    from communique.entries.reading import read_text  # loaded here, so that loading is not counted

    return read_text


def _keeper(folder: Path) -> Callable[[str], object]:
    from communique.ledger.store import Ledger  # loaded here, so that loading is not counted
    from communique.pipeline import Choices, read_inputs
    from communique.read.files import Input

    ledger, choices = Ledger.open(folder / "profile.db", create=True), Choices()

    def keep(text: str) -> None:
        read_inputs(ledger, [Input("text", None, text.encode(), text, "utf-8")], choices)

    return keep


def _print_samples(read: Callable[[str], object], texts: list[str], words: int, top: int) -> None:
    collections = gc.get_stats()
    start = time.process_time()
    with sampled() as samples:
        for text in texts:
            read(text)
    seconds = time.process_time() - start
    each = 1e6 * seconds / words
    young = gc.get_stats()[0]["collections"] - collections[0]["collections"]
    print(f"{words:,} words in {seconds:.2f} s: {words / seconds:,.0f} words/s, {each:.2f} µs a word; "
          f"{young:,} collections of garbage")  # fmt: skip
    share = each / max(1, samples.total)
    modules: Counter[str] = Counter()
    rooms: Counter[str] = Counter()
    own: Counter[str] = Counter()
    for (place, _, function), count in samples.lines.items():
        modules[place] += count
        rooms[place.split("/")[0]] += count
        own[f"{place}: {function}"] += count
    within = Counter({f"{place}: {function}": count for (place, function), count in samples.functions.items()})
    lines = Counter({f"{place}:{line} {function}": count for (place, line, function), count in samples.lines.items()})
    tables = (("room", rooms), ("module, its own", modules), ("function with all it calls", within),
              ("function, its own", own), ("line", lines))  # fmt: skip
    for name, counts in tables:
        print(f"\n  share  µs/word  {name}")
        for what, count in counts.most_common(top):
            print(f"{100 * count / samples.total:6.1f} %  {count * share:7.3f}  {what}")


def _print_calls(read: Callable[[str], object], texts: list[str], words: int, top: int) -> None:
    tracer = cProfile.Profile()
    tracer.enable()
    for text in texts:
        read(text)
    tracer.disable()
    counts: Counter[str] = Counter()
    for (filename, line, function), (_, calls, *_) in pstats.Stats(tracer).stats.items():  # type: ignore[attr-defined]
        counts[f"{_place(filename) or Path(filename).name}:{line} {function}"] += calls
    print("calls/word  function")
    for what, calls in counts.most_common(top):
        print(f"{calls / words:10.3f}  {what}")


if __name__ == "__main__":
    main()
