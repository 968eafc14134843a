"""A PostgreSQL server of the tests' own, on a socket in a temporary folder; one for all workers of a run."""

from __future__ import annotations

import fcntl
import getpass
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from communique.ledger.postgresql import Server

_PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt")
_FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200 -c listen_addresses=''"


@cache
def _programs() -> Path | None:
    """The folder that holds the server's programs, the newest version's."""
    found = [path.parent for place in _PLACES for path in Path(place).glob("*/bin/pg_ctl")]
    if path := shutil.which("pg_ctl"):
        found.append(Path(path).parent)
    return max(found, default=None)


def _installed() -> Path:
    """The same; skips the test where there is none."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL on this machine: apt-get install postgresql")
    return programs


@dataclass(frozen=True, slots=True)
class Cluster:
    """A server's folder and its programs."""

    folder: Path
    programs: Path

    @property
    def user(self) -> str:
        """Who runs it: never root, which PostgreSQL refuses."""
        return "postgres" if os.getuid() == 0 else getpass.getuser()

    def url(self, schema: str) -> str:
        """A ledger's address in a schema of its own."""
        return (
            f"postgresql://{self.user}@/postgres?host={self.folder}&application_name={schema}"
            f"&options=-csearch_path%3D{schema}"
        )

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs. Raises `CalledProcessError`."""
        command: Sequence[str] = (str(self.programs / program), *arguments)
        if os.getuid() == 0:
            command = ("runuser", "-u", "postgres", "--", *command)
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL, timeout=120)

    def make(self) -> None:
        """Make its files."""
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "--pgdata=data", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.run("pg_ctl", "start", "--pgdata=data", "--wait", "--log=log", "-o", f"-k '{self.folder}' {_FAST}")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it; its connections break."""
        self.run("pg_ctl", "stop", "--pgdata=data", "--wait", f"--mode={mode}")

    def remove(self) -> None:
        """Stop it and delete its files."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def _new_cluster() -> Cluster:
    """A server that runs; skips the test where PostgreSQL is not installed."""
    # a short path: that of a socket may have no more than 107 bytes
    made = Cluster(Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp")), _installed())
    made.make()
    made.start()
    return made


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A server while it is needed; skips the test where PostgreSQL is not installed."""
    made = _new_cluster()
    try:
        yield made
    finally:
        made.remove()


@contextmanager
def shared_cluster(meeting: Path) -> Iterator[Cluster]:
    """One server for all workers, which find each other in the folder `meeting`; the last one to leave stops it."""
    programs = _installed()
    with _count(meeting, +1) as (count, place):
        if count == 1:
            place.write_text(str(_new_cluster().folder), encoding="utf-8")
        made = Cluster(Path(place.read_text(encoding="utf-8")), programs)
    try:
        yield made
    finally:
        with _count(meeting, -1) as (count, _):
            if count == 0:
                made.remove()


@contextmanager
def _count(meeting: Path, change: int) -> Iterator[tuple[int, Path]]:
    with (meeting / "postgresql.count").open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        count = int(file.read() or 0) + change
        yield count, meeting / "postgresql.place"
        file.truncate(0)
        file.write(str(count))


def server_for(made: Cluster, place: str | Path) -> Server:
    """The ledger on the server that stands for a file of the test."""
    schema = "s" + hashlib.sha256(str(Path(place).absolute()).encode()).hexdigest()[:20]
    return Server.named(made.url(schema))
