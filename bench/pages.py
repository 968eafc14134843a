"""Measures pages of the web: a web archive of N made-up pages, opened, extracted, and read into a ledger.

`python bench/pages.py 100000 --jobs 2` makes the archive once (`--archive` names where), and prints milliseconds of
processor time a page for opening, for extracting, for all of reading into a ledger in so many processes, and the
memory of all of them along the way; beside that trafilatura alone on pages of the archive, and other libraries where
they are installed (`--libraries`). Processor time is counted, so that a machine that is busy gives nearly the same.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import html
import importlib.util
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from corpus import make_report

from communique.gather.gathering import gather, read_raw
from communique.gather.raw import Limits, Raw
from communique.ledger.store import Ledger
from communique.pipeline import Choices, read_paths
from communique.settings import Settings

SHELLS = 40  # different pages around the reports
SAMPLE = 1_000  # pages of the archive that are extracted alone, evenly taken
TOLD = 5_000  # pages after which reading says how far it is


def main() -> None:
    """Make, measure, print."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="communique-pages-") as scratch:
        archive = Path(options.archive or Path(scratch) / "pages.warc.gz")
        if not archive.exists():
            write_archive(archive, options.pages, options.words, options.links)
        size = archive.stat().st_size / 1e6
        print(f"{options.pages:,} pages, {size:,.1f} MB packed")
        if not options.only_ledger:
            _opening(archive)
            _extracting(archive, options.pages, options.libraries)
        if not options.no_ledger:
            _reading(archive, Path(options.ledger or Path(scratch) / "pages.db"), options.jobs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure a web archive of made-up pages.")
    parser.add_argument("pages", type=int, nargs="?", default=1000)
    parser.add_argument("--words", type=int, default=400, help="words of a report, on average")
    parser.add_argument("--links", type=int, default=260, help="links of navigation of a page, on average")
    parser.add_argument("--archive", help="a web archive to make, or to take where it is there")
    parser.add_argument("--ledger", help="the ledger to read into")
    parser.add_argument("--no-ledger", action="store_true", help="only open and extract")
    parser.add_argument("--only-ledger", action="store_true", help="only read into a ledger")
    parser.add_argument("--jobs", type=int, default=1, help="processes that read into the ledger")
    parser.add_argument("--libraries", action="store_true", help="other extraction libraries too")
    return parser.parse_args()


def write_archive(path: Path, count: int, words: int = 400, links: int = 260) -> None:
    """Write a web archive of so many pages, none with the text of another, packed record by record."""
    with path.open("wb") as file:
        for number in range(count):
            page = make_page(number, words, links)
            head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n"
            block = head.encode() + page
            record = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
                f"WARC-Target-URI: https://h{number % 97}.example/news/{number}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(record.encode() + block + b"\r\n\r\n", 1, mtime=0))


def make_page(number: int, words: int = 400, links: int = 260) -> bytes:
    """A page of the make of a news site's around a made-up report; by default 59 KB."""
    title, _, body = make_report(number, words).strip().partition("\n")
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in body.splitlines() if line.strip())
    before, after = _shell(number % SHELLS, links)
    day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
    title = html.escape(title)
    head = (
        f'<title>{title} | Wire {number % 97}</title><meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="{day}T08:00:00+00:00"><meta property="og:site_name" '
        f'content="Wire {number % 97}"><link rel="canonical" href="https://h{number % 97}.example/news/{number}">'
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{before}<article class="post">'
        f'<h1>{title}</h1><div class="entry-content">{paragraphs}</div></article>{after}</body></html>'
    ).encode()


@cache
def _shell(number: int, average: int) -> tuple[str, str]:
    """What stands around the articles of one site."""
    chance = random.Random(number)
    links = round(chance.uniform(0.5, 1.5) * average)
    menu = "".join(
        f'<li class="menu-item item-{n}"><a href="/s/{n}"><span>Section {n}</span></a></li>' for n in range(links)
    )
    script = f"<script>var state={{{','.join(f'k{n}:{n}' for n in range(800))}}};</script>"
    teasers = "".join(
        f'<div class="card"><a href="/t/{n}"><h4>Another report number {n} that has a headline</h4></a><p>The ministry '
        f"said on Monday that item {n} will be looked into before the end of the year.</p></div>"
        for n in range(chance.randrange(4, 14))
    )
    before = f'{script}<header class="site-header"><nav class="main-navigation"><ul>{menu}</ul></nav></header>'
    after = (
        f'<section class="related-posts"><h3>Related</h3>{teasers}</section><aside class="sidebar"><ul>{menu}</ul>'
        f'</aside><footer class="site-footer"><p>All rights reserved. Address, telephone, terms of use.</p>'
        f"</footer>{script}"
    )
    return before, after


def _pages(archive: Path) -> Iterator[Raw]:
    yield from (found for found in gather([str(archive)], Limits()) if isinstance(found, Raw))


def _megabytes(pid: int | str = "self") -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    return 0.0


def _opening(archive: Path) -> None:
    start, count, size = _processor_time(), 0, 0
    for page in _pages(archive):
        count += 1
        size += len(page.content)
    _say("opening the archive", start, count)
    print(f"  {size / count / 1000:.1f} KB a page")


def _extracting(archive: Path, count: int, others: bool) -> None:
    """Our extraction and libraries alone, page by page in turn, so that what slows one slows all."""
    pages = _sample(archive, count)
    extractors: list[tuple[str, Callable[[Raw], object]]] = [("extracting", read_raw)]
    for name, extract in _libraries():
        if others or name.startswith("trafilatura"):
            extractors.append((f"{name} alone", lambda page, extract=extract: extract(page.content)))
    taken = dict.fromkeys([name for name, _ in extractors], 0.0)
    for number, page in enumerate([pages[0], *pages]):
        for name, read in extractors:
            start = time.process_time()
            read(page)
            taken[name] += (time.process_time() - start) if number else 0.0  # the first time loads the libraries
    for name, seconds in taken.items():
        each, over = seconds / len(pages), seconds / taken["extracting"]
        print(
            f"{name}, on {len(pages):,} of the pages: {1000 * each:.2f} ms of processor time a page, {over:.2f} of ours"
        )


def _sample(archive: Path, count: int) -> list[Raw]:
    """Pages of an archive of so many, evenly taken."""
    return list(islice(_pages(archive), 0, None, max(1, count // SAMPLE)))


def _reading(archive: Path, path: Path, jobs: int) -> None:
    start, wall, seen = _processor_time(), time.perf_counter(), [0]
    memory: list[dict[int, float]] = []

    def step() -> None:
        seen[0] += 1
        if seen[0] % 500 == 0:
            memory.append(_all_megabytes())
        if seen[0] % TOLD == 0:
            rate = seen[0] / (time.perf_counter() - wall)
            each = ", ".join(f"{size:.0f}" for size in memory[-1].values())
            print(f"  {seen[0]:,} pages, {rate:,.0f} pages/s by the clock; MB of each process: {each}", flush=True)

    with Ledger.open(path, create=True) as ledger:
        batch = read_paths(ledger, [str(archive)], Choices(), Settings(), step, jobs=jobs)
    _say(f"opening, extracting and reading into a ledger in {jobs} processes", start, seen[0])
    rate = seen[0] / (time.perf_counter() - wall)
    print(f"  {rate:,.0f} pages/s by the clock; {batch.read:,} read, {batch.failed} failed")
    print(f"  the ledger has {path.stat().st_size / 1e6:,.0f} MB")
    if memory:
        print("  all processes together:", end="")
        _say_memory([sum(each.values()) for each in memory])
        print("  the one that writes:", end="")
        _say_memory([each[os.getpid()] for each in memory])


def _all_megabytes() -> dict[int, float]:
    """The memory of this process and of those that it started."""
    me = os.getpid()
    children = Path(f"/proc/{me}/task/{me}/children").read_text(encoding="ascii").split()
    return {pid: _megabytes(pid) for pid in [me, *map(int, children)]}


def _say_memory(memory: list[float]) -> None:
    first, last = memory[0], memory[-1]
    print(f" memory {first:.0f} MB after the first 500, {max(memory):.0f} MB at most, {last:.0f} MB at the end")


def _libraries() -> Iterator[tuple[str, Callable[[bytes], object]]]:
    if importlib.util.find_spec("lxml"):
        from lxml import etree

        yield "lxml, parsing alone", lambda page: etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))
    if importlib.util.find_spec("trafilatura"):
        import trafilatura

        yield "trafilatura, fast", lambda page: trafilatura.extract(page, include_comments=False, fast=True)
        yield "trafilatura", lambda page: trafilatura.extract(page, include_comments=False)
    if importlib.util.find_spec("resiliparse"):
        from resiliparse.extract.html2text import extract_plain_text

        yield "resiliparse", lambda page: extract_plain_text(page.decode(), main_content=True)


def _processor_time() -> float:
    """Seconds of processor time of this process and of those that it started and that have ended."""
    return sum(os.times()[:4])


def _say(what: str, start: float, count: int) -> None:
    taken = _processor_time() - start
    rate = count / taken
    print(f"{what}: {1000 * taken / max(1, count):.2f} ms of processor time a page, {rate:,.0f} pages/s on a core")


if __name__ == "__main__":
    main()
