"""Reading what was uploaded or named by its address: one job after the other behind the pages, with its progress."""

from __future__ import annotations

import os
import queue
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from communique.errors import CommuniqueError, InputError, LedgerError
from communique.fetch.addresses import Address, hide_login
from communique.gather.gathering import gather, read_raw
from communique.gather.raw import Limits, Link
from communique.intake import Batch
from communique.ledger.store import Ledger
from communique.pipeline import Choices, keep_chunks, read_inputs
from communique.read.files import Input
from communique.settings import Settings
from communique.stream import Stream

_KEPT = 200  # jobs that are remembered
_WAITING = 50  # jobs that may wait
_PLACE = "uploads"  # the folder that an uploaded file is said to come from


@dataclass(slots=True)
class Job:
    """Files and addresses to be read: how far it is and what came of it.

    `state` is waiting, reading, fetching, comparing or done.
    """

    id: str
    names: tuple[str, ...]
    addresses: tuple[str, ...] = field(default=(), metadata={"page": True})  # may hold a password
    state: str = "waiting"
    read: int = 0
    known: int = 0
    entries: int = 0
    documents: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    folder: Path | None = field(default=None, metadata={"page": True})

    @property
    def so_far(self) -> tuple[int, int, int, list[str], list[str]]:
        """What came of it so far."""
        return self.read, self.known, self.entries, self.documents, self.failures

    @so_far.setter
    def so_far(self, counted: tuple[int, int, int, list[str], list[str]]) -> None:
        self.read, self.known, self.entries, self.documents, self.failures = counted

    def take(self, batch: Batch) -> None:
        """Count what came of a part of it."""
        self.read += batch.read
        self.known += batch.known
        self.entries += batch.entries
        self.documents = [*self.documents, *batch.documents]
        self.failures = [*self.failures, *batch.failures, *batch.removed]


class Jobs:
    """A queue of jobs and the one thread that reads them; after the last one the reports are compared.

    `allow_private`: addresses of this machine and its network are fetched too.
    """

    def __init__(
        self, ledger: Ledger, settings: Settings, *, compare: bool = True, allow_private: bool = False
    ) -> None:
        self._ledger, self._settings, self._compare = ledger, settings, compare
        self._choices = Choices(allow_private=allow_private)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: queue.Queue[Job] = queue.Queue(_WAITING)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def add(self, files: Sequence[tuple[str, BinaryIO]], addresses: Sequence[str] = ()) -> Job:
        """Take files and addresses of the web to be read.

        Raises `InputError` where too many jobs wait already, or an address is none of the web.
        """
        if self._queue.full():
            raise InputError("Too many uploads wait already: try again when they are read.")
        for address in addresses:
            Address.read(address)
        folder = Path(tempfile.mkdtemp(prefix="communique-"))
        for number, (name, file) in enumerate(files):
            with (_free(folder, _plain_name(name, number))).open("wb") as kept:
                shutil.copyfileobj(file, kept)
        names = (*(name for name, _ in files), *map(hide_login, addresses))
        job = Job(secrets.token_hex(8), names, tuple(addresses), folder=folder)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
        self._queue.put(job)
        return job

    def find(self, id: str) -> Job | None:
        """The job with this id, or `None`."""
        with self._lock:
            return self._jobs.get(id)

    def _work(self) -> None:
        while True:
            job = self._queue.get()
            try:
                self._read(job)
                self._fetch(job)
                if self._compare and job.read and self._queue.empty():
                    job.state = "comparing"
                    compare_apart(self._ledger)
            except (CommuniqueError, OSError) as error:
                job.failures.append(str(error))
            finally:
                job.state = "done"
                if job.folder:
                    shutil.rmtree(job.folder, ignore_errors=True)

    def _read(self, job: Job) -> None:
        job.state = "reading"
        for found in _inputs(job.folder or Path(), self._settings):
            if isinstance(found, InputError):
                batch = Batch(failures=[str(found).replace(f"{job.folder}{os.sep}", "")])
            else:
                batch = read_inputs(self._ledger, [found], Choices())
            job.take(batch)

    def _fetch(self, job: Job) -> None:
        """Read what is at the addresses, as a guest who keeps the rules of their sites."""
        if not job.addresses:
            return
        job.state = "fetching"
        files, batch = job.so_far, Batch()

        def step() -> None:
            job.so_far = files
            job.take(batch)

        with Stream(self._ledger, self._settings, again=False, allow_private=self._choices.allow_private) as stream:
            keep_chunks(self._ledger, stream.chunks(job.addresses), self._choices, self._settings, batch, step)
        step()


def _inputs(folder: Path, settings: Settings) -> Iterator[Input | InputError]:
    """What the files of a folder hold, named as if they came from a folder `uploads`."""
    for path in sorted(folder.iterdir()):
        for found in gather([str(path)], Limits(document_mb=settings.max_mb)):
            if isinstance(found, InputError):
                yield found
            elif isinstance(found, Link):
                yield InputError(f"{found.url} is an address: save the page and upload the file.")
            else:
                try:
                    yield _renamed(read_raw(found), folder)
                except InputError as error:
                    yield error


def _renamed(found: Input, folder: Path) -> Input:
    source = (found.source or found.name).replace(f"{folder}{os.sep}", "").lstrip("/")
    came = replace(found.came, name=f"{_PLACE}/{source}") if found.came else None
    return replace(found, name=source, source=f"{_PLACE}/{source}", came=came)


def _plain_name(name: str, number: int) -> str:
    """A name that a file may have, without folders and with what no one can see left out."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(". ")
    return kept[-120:] or f"upload {number + 1}.txt"


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{number} {name}"
    return path


def compare_apart(ledger: Ledger) -> None:
    """Compare all reports in a process of its own, so that pages stay quick. Raises `LedgerError` where it fails."""
    command = [sys.executable, "-m", "communique", "compare", "--ledger", ledger.database.option]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise LedgerError(f"The reports are read, but could not be compared: {done.stderr.strip()[-300:]}")
