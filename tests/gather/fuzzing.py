"""Files of every kind with their bytes mutated, for tests and for hours: `python -m tests.gather.fuzzing MINUTES`.

Each mutation follows from the name of its seed and a number, so that it can be made again. For hours a process of its
own reads them: where it dies, hangs, swells, or says anything but a text or a sentence, the bytes are kept.
"""

from __future__ import annotations

import gzip
import io
import multiprocessing
import random
import resource
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from communique.errors import InputError
from communique.gather.gathering import read_raw, unpack
from communique.gather.raw import Limits, Link, Raw
from tests.gather import making
from tests.gather.pages import saved_pages

KEPT = Path(__file__).parent / "fuzz"
FAULT = "brought the reader down"
LIMITS = Limits(document_mb=2, archive_mb=8)
PROCESSOR_SECONDS = 20  # that reading one mutation may take, with all that is in it
WALL_SECONDS = 150  # after which a process that says nothing is held to hang
MEGABYTES = 500  # by which a mutation may raise the memory of the process
MARKS = (b"<", b">", b"</", b"&#x0;", b"&", b'"', b"'", b"\0", b"\xff", b"<!--", b"]]>", b"<table>", b"<p>", b"\r\n", b"{", b"[",
         b"\\u0000", b"<svg><template>", b"<select><option>", b"<frameset>", b"<plaintext>", b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-",
         b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"Content-Length: 99999999999\r\n", b"--bound\r\n", b"1e999", b"-1", b"9" * 40, b"\xf0\x9f\x92\xa9",
         b"\xed\xa0\x80", b"=?utf-8?b?AAAA?=", b"../" * 9, b"<a href=", b"{\"@graph\":[", b"<base href='", b"<meta charset=utf-7>")  # fmt: skip


def seeds() -> dict[str, bytes]:
    """A file of each kind, and the saved pages."""
    return {**making.seeds(), **{f"page-{page.name}": page.content for page in saved_pages()}}


def mutated(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Bytes changed; of what is packed, in half of the cases those inside, packed anew."""
    if chance.random() < 0.5:
        with suppress(OSError, EOFError, zlib.error, zipfile.BadZipFile, ValueError):
            if content[:2] == b"\x1f\x8b":
                return gzip.compress(mutated(gzip.decompress(content), others, chance), 1, mtime=0)
            if content[:4] == b"PK\x03\x04":
                return _in_zip(content, others, chance)
    return _changed(content, others, chance)


def _in_zip(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A ZIP archive with one of its members mutated."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    hurt = chance.choice(sorted(members))
    return making.zipped({**members, hurt: mutated(members[hurt], others, chance)})


def _changed(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Bytes flipped, left out, doubled, cut off, and pieces and marks of others put in."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        place, way = chance.randrange(len(made) + 1), chance.random()
        if way < 0.3 and made:
            made[place % len(made)] = chance.randrange(256)
        elif way < 0.5:
            del made[place : place + chance.choice((1, 2, 8, 64, 512))]
        elif way < 0.6:
            made[place:place] = made[place : place + chance.choice((4, 64, 1024))] * chance.choice((1, 1, 1, 30))
        elif way < 0.7:
            made[place : place + 4] = chance.choice(
                (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\1\0\0\0")
            )
        elif way < 0.85:
            made[place:place] = chance.choice(MARKS) * chance.choice((1, 1, 1, 50))
        elif way < 0.95:
            other = chance.choice(others)
            start = chance.randrange(len(other))
            made[place:place] = other[start : start + chance.choice((16, 256))]
        else:
            del made[place:]
    return bytes(made)


def check(content: bytes) -> None:
    """Open and read bytes: each document is a text, everything else a sentence."""
    for found in unpack(Raw("thing", "thing", content), LIMITS):
        if isinstance(found, InputError):
            _check_sentence(found)
        elif isinstance(found, Raw):
            try:
                assert read_raw(found).text.strip()
            except InputError as error:
                _check_sentence(error)
        else:
            assert isinstance(found, Link)


def _check_sentence(error: InputError) -> None:
    said = str(error)
    assert said.endswith(".") and "\n" not in said and FAULT not in said, said


@dataclass(slots=True)
class Tally:
    """What came of fuzzing: how many mutations were read, and for each that hurt its name and why."""

    count: int = 0
    hurt: dict[str, str] = field(default_factory=dict)


def fuzz(minutes: float, tell: Callable[[str], None] = lambda said: None, first: int = 0) -> Tally:
    """Mutate the seeds in turn for so long, from the mutations with this number on; what hurts is kept."""
    tally, until, number = Tally(), time.monotonic() + 60 * minutes, first
    names = sorted(seeds())
    worker = _Worker()
    try:
        while time.monotonic() < until:
            for name in names:
                if why := worker.ask(name, number):
                    tally.hurt[f"{name}-{number}"] = why
                    KEPT.mkdir(exist_ok=True)
                    (KEPT / f"{name}-{number}").write_bytes(make(name, number))
                    tell(f"{name}-{number}: {why}")
                tally.count += 1
            number += 1
            if number % 100 == 0:
                tell(f"{tally.count:,} mutations, {len(tally.hurt)} that hurt; next number {number}")
    finally:
        worker.end()
    return tally


def make(name: str, number: int) -> bytes:
    """The mutation of a seed with this number."""
    all_seeds = seeds()
    return mutated(all_seeds[name], list(all_seeds.values()), random.Random(f"{name} {number}"))


class _Worker:
    """A process that reads mutations; another one where it dies or hangs."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._line, theirs = multiprocessing.get_context("spawn").Pipe()
        self._process = multiprocessing.get_context("spawn").Process(target=_read, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, name: str, number: int) -> str:
        """Read a mutation; why it hurts, or nothing."""
        self._line.send((name, number))
        try:
            if self._line.poll(WALL_SECONDS):
                return str(self._line.recv())
            why = f"said nothing for {WALL_SECONDS} seconds"
        except (EOFError, OSError):
            why = "the process died"
        self.end()
        self._start()
        return why

    def end(self) -> None:
        """Stop it."""
        self._line.close()
        self._process.kill()
        self._process.join()


def _read(line: Connection) -> None:
    all_seeds = seeds()
    others = list(all_seeds.values())
    with suppress(EOFError, OSError):
        while True:
            name, number = line.recv()
            line.send(_judged(mutated(all_seeds[name], others, random.Random(f"{name} {number}"))))


def _judged(content: bytes) -> str:
    """Why bytes hurt, or nothing."""
    memory, begun = _peak(), time.process_time()
    try:
        check(content)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:300]
    if (taken := time.process_time() - begun) > PROCESSOR_SECONDS:
        return f"took {taken:.0f} seconds of processor time"
    if (grown := _peak() - memory) > MEGABYTES:
        return f"took {grown:.0f} MB more memory"
    return ""


def _peak() -> float:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    found = fuzz(float(sys.argv[1]), lambda said: print(said, flush=True), int(sys.argv[2]) if sys.argv[2:] else 0)
    print(f"{found.count:,} mutations were read; {len(found.hurt)} hurt.")
    sys.exit(bool(found.hurt))
