"""A server of its own on a ledger, and many clients of it at once."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.shared import CHECKOUT

_READY = 300  # seconds that a server may need to start
_ANSWER = 120  # seconds that an answer may take


@dataclass(slots=True)
class Answered:
    """What came back: the status, the body, and the seconds to the first byte."""

    status: int
    body: bytes
    seconds: float

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


class Client:
    """One connection that stays open, as a browser's does."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_ANSWER)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def get(self, path: str) -> Answered:
        """A page."""
        return self._ask("GET", path)

    def post(self, path: str, body: Any) -> Answered:
        """A call of the API."""
        return self._ask("POST", path, json.dumps(body).encode(), {"content-type": "application/json"})

    def _ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Answered:
        began = time.perf_counter()
        try:
            self._connection.request(method, path, body, headers or {})
            answer = self._connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError):  # it was closed while nothing was asked
            if method != "GET":
                raise
            self._connection.close()
            self._connection.request(method, path, body, headers or {})
            answer = self._connection.getresponse()
        seconds = time.perf_counter() - began
        return Answered(answer.status, answer.read(), seconds)


@dataclass(slots=True)
class Server:
    """A server: its port and its processes."""

    port: int
    process: subprocess.Popen[str]
    clients: list[Client] = field(default_factory=list)

    def client(self) -> Client:
        """A new connection, closed when the server is stopped."""
        self.clients.append(Client(self.port))
        return self.clients[-1]

    def megabytes(self) -> float:
        """The memory that it and its own processes hold, as Linux counts it."""
        return sum(_resident(pid) for pid in _family(self.process.pid)) / 1024


@contextmanager
def serving(path: Path) -> Iterator[Server]:
    """A server on a ledger, as `communique serve` starts it."""
    port = _free_port()
    command = [sys.executable, "-m", "communique", "serve", "--ledger", str(path), "--port", str(port), "--as", "Ada"]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        _wait_for(process, port)
        server = Server(port, process)
        yield server
        for client in server.clients:
            client.close()
    finally:
        process.terminate()
        process.communicate(timeout=60)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(process: subprocess.Popen[str], port: int) -> None:
    until = time.monotonic() + _READY
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 5).close()
            return
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise AssertionError(f"The server did not start: {process.communicate()[1]}")


def _family(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += _family(int(child))
    return found


def _resident(pid: int) -> int:
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1])  # type: ignore[index]


@dataclass(slots=True)
class Crowd:
    """What came of many at once: the seconds of each answer, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def run(self, works: Sequence[Callable[[Crowd], None]]) -> None:
        """Do all of this at once, and wait for its end."""

        def guarded(work: Callable[[Crowd], None]) -> None:
            try:
                work(self)
            except Exception as error:
                self.wrong.append(f"{type(error).__name__}: {error}")

        threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def check(self, path: str, answer: Answered, *allowed: int) -> None:
        """Note an answer; one with another status is wrong."""
        self.seconds.append(answer.seconds)
        if answer.status not in (allowed or (200,)):
            self.wrong.append(f"{answer.status} {path}: {answer.body[:200]!r}")

    def said(self) -> str:
        """The times in a sentence."""
        times = sorted(self.seconds)
        middle, last, most = (times[int(len(times) * part)] for part in (0.5, 0.95, 0.9999))
        return f"{len(times):,} answers: half within {middle * 1000:.0f} ms, 95 % within {last * 1000:.0f} ms, " \
               f"all within {most * 1000:.0f} ms"  # fmt: skip
