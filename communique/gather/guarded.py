"""A process of its own for what may take too long, too much memory, or the whole process with it."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

_LENGTH = struct.Struct("<Q")
_MEGABYTE = 1_000_000


class GuardedError(Exception):
    """The process could not answer; the message says why, for a sentence."""


class Guarded:
    """A process that runs a module with `serve` in it and answers one question at a time.

    It is started when first asked, started anew after it was stopped, and stopped when an answer takes more than
    `seconds` or more memory than `memory_mb`. One for each process that asks.
    """

    def __init__(self, module: str, seconds: float, memory_mb: int) -> None:
        self._module, self._seconds, self._memory_mb = module, seconds, memory_mb
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def ask(self, content: bytes) -> Any:
        """The answer to these bytes. Raises `GuardedError`."""
        with self._lock:
            process = self._running()
            try:
                return self._exchange(process, content)
            except GuardedError:
                self.stop()
                raise
            except (OSError, ValueError) as error:
                self.stop()
                raise GuardedError("the library that reads it fell over it") from error

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            command = [sys.executable, "-m", self._module, str(self._memory_mb)]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
            )
            self._owner = os.getpid()
            atexit.register(self.stop)
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], content: bytes) -> Any:
        until = time.monotonic() + self._seconds
        assert process.stdin is not None and process.stdout is not None
        writer = threading.Thread(target=_send, args=(process.stdin, content), daemon=True)
        writer.start()
        length = _LENGTH.unpack(self._receive(process, _LENGTH.size, until))[0]
        answer = self._receive(process, length, until)
        writer.join(1)
        return json.loads(answer)

    def _receive(self, process: subprocess.Popen[bytes], length: int, until: float) -> bytes:
        assert process.stdout is not None
        file = process.stdout.fileno()
        received = bytearray()
        while len(received) < length:
            left = until - time.monotonic()
            if left <= 0 or not select.select([file], [], [], left)[0]:
                raise GuardedError(f"it takes more than {self._seconds:g} seconds")
            chunk = os.read(file, min(1 << 20, length - len(received)))
            if not chunk:
                raise GuardedError(f"the library that reads it fell over it, or needs more than {self._memory_mb:,} MB")
            received += chunk
        return bytes(received)

    def stop(self) -> None:
        """End the process, if this one started it."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()


def _environment() -> dict[str, str]:
    """The environment with this package where Python looks for it."""
    path = os.pathsep.join(each for each in sys.path if each)
    return {**os.environ, "PYTHONPATH": path}


def _send(pipe: Any, content: bytes) -> None:
    with contextlib.suppress(OSError, ValueError):
        pipe.write(_LENGTH.pack(len(content)))
        pipe.write(content)
        pipe.flush()


def serve(answer: Callable[[bytes], Any]) -> None:
    """Answer questions from standard input until it ends; what the process is that `Guarded` starts."""
    _limit_memory(int(sys.argv[1]) * _MEGABYTE if len(sys.argv) > 1 else 0)
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    while len(head := questions.read(_LENGTH.size)) == _LENGTH.size:
        content = questions.read(_LENGTH.unpack(head)[0])
        said = json.dumps(answer(content)).encode("ascii")
        answers.write(_LENGTH.pack(len(said)) + said)
        answers.flush()


def _limit_memory(size: int) -> None:
    """Let the process have no more than so much memory, where the system knows such a limit."""
    if size:
        with contextlib.suppress(ImportError, OSError, ValueError):
            import resource  # here, because Windows has no such module

            resource.setrlimit(resource.RLIMIT_AS, (size, size))
