"""How far gathering has come, in bytes of the files that were named."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import BinaryIO

from communique.gather.urls import is_web
from communique.read.files import STDIN, find_paths


class Gauge:
    """Counts the bytes of files that have been gone through, and how far it is in the one that is open."""

    def __init__(self) -> None:
        self._done = self._size = self._at = 0
        self._file: BinaryIO | None = None

    def begin(self, file: BinaryIO) -> None:
        """Begin with a file; the one before is done."""
        self._done += self._size
        self._size, self._at, self._file = os.fstat(file.fileno()).st_size, 0, file

    @property
    def bytes(self) -> int:
        """The bytes that have been gone through; never fewer than before."""
        if self._file is not None:
            here = self._size if self._file.closed else min(self._file.tell(), self._size)
            self._at = max(self._at, here)
        return self._done + self._at


def measure(things: Iterable[str]) -> tuple[int, int]:
    """How many files and addresses are named, and how many bytes the files have; standard input counts as nothing."""
    count = size = 0
    for thing in things:
        for path in find_paths([thing]) if not is_web(thing) else [thing]:
            count += 1
            if isinstance(path, str) and path != STDIN and os.path.isfile(path):
                size += os.path.getsize(path)
    return count, size
