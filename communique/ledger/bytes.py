"""Bytes as they came, kept by their hash in a folder of their own, so that a later version can read them again."""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from communique.errors import LedgerError


class KeptBytes:
    """A folder of packed files, each named by the SHA-256 of what is in it; what is there is never changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keep bytes, whole or not at all; their SHA-256. Raises `LedgerError` where they cannot be written."""
        name = hashlib.sha256(content).hexdigest()
        path = self._path(name)
        if path.exists():
            return name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
                try:
                    file.write(gzip.compress(content, 6, mtime=0))
                    file.flush()
                    os.fsync(file.fileno())
                    os.replace(file.name, path)
                except BaseException:
                    with suppress(OSError):
                        os.unlink(file.name)
                    raise
        except OSError as error:
            raise LedgerError(f"What was read cannot be kept in {self.folder}: {error.strerror or error}.") from error
        return name

    def get(self, name: str) -> bytes | None:
        """The bytes with this SHA-256; `None` where they were not kept, or are no longer what they were."""
        try:
            content = gzip.decompress(self._path(name).read_bytes())
        except (OSError, EOFError, zlib.error):
            return None
        return content if hashlib.sha256(content).hexdigest() == name else None

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.gz"
