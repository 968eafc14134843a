"""Answers kept on disk, so that a host is asked only whether they have changed, and soon after not at all."""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile

from communique.fetch.exchange import Answer

_VERSION = 1
_LONGEST = 86_400  # seconds for which a host may say that an answer stays good
_KEPT = ("content-type", "etag", "last-modified", "cache-control")


@dataclass(frozen=True, slots=True)
class Cached:
    """An answer as it was kept: when (seconds since 1970), its headers and its bytes."""

    url: str
    at: float
    headers: dict[str, str]
    content: bytes = field(repr=False)

    @property
    def answer(self) -> Answer:
        """The answer itself."""
        return Answer(200, self.headers, self.content)

    def is_fresh(self, now: float, seconds: float) -> bool:
        """Whether it need not be asked for again: for as long as the host says, else for `seconds`.

        An answer from the future, by a clock that was set back, never is.
        """
        said = self.headers.get("cache-control", "").lower()
        if "no-cache" in said or "no-store" in said:
            return False
        lasts = re.search(r"max-age=(\d{1,9})", said)
        good = min(int(lasts[1]), _LONGEST) if lasts else 0
        return 0 <= now - self.at < max(good, seconds)

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask only whether it has changed."""
        named = {"If-None-Match": self.headers.get("etag"), "If-Modified-Since": self.headers.get("last-modified")}
        return {name: value for name, value in named.items() if value}


class Cache:
    """A folder of answers; what cannot be read or written there is as if it had never been."""

    def __init__(self, folder: Path, most_mb: int = 500) -> None:
        self._folder, self._most = folder, most_mb * 1_000_000

    def get(self, url: str) -> Cached | None:
        """The answer kept for an address."""
        try:
            with self._path(url).open("rb") as file:
                head = json.loads(file.readline())
                content = file.read()
            whole = hashlib.sha256(content).hexdigest() == head["sha256"]
            if whole and head["version"] == _VERSION and head["url"] == url:
                return Cached(url, float(head["at"]), dict(head["headers"]), content)
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return None

    def put(self, url: str, answer: Answer) -> None:
        """Keep an answer, unless its host forbids it."""
        if "no-store" in answer.headers.get("cache-control", "").lower():
            return
        headers = {name: answer.headers[name] for name in _KEPT if name in answer.headers}
        cached = Cached(url, time.time(), headers, answer.content)
        head = {name: value for name, value in asdict(cached).items() if name != "content"}
        head |= {"version": _VERSION, "sha256": hashlib.sha256(answer.content).hexdigest()}
        with suppress(OSError):
            self._write(self._path(url), json.dumps(head).encode() + b"\n" + answer.content)

    def refresh(self, cached: Cached, answer: Answer) -> Cached:
        """The answer that a host said has not changed, kept anew with what it says of it now."""
        headers = cached.headers | {name: answer.headers[name] for name in _KEPT if name in answer.headers}
        headers["content-type"] = cached.headers.get("content-type", "")
        self.put(cached.url, Answer(200, headers, cached.content))
        return Cached(cached.url, time.time(), headers, cached.content)

    def prune(self) -> None:
        """Throw away the oldest answers where there is too much."""
        with suppress(OSError):
            files = [(entry.stat(), entry.path) for entry in os.scandir(self._folder) if entry.is_file()]
            total = sum(stat.st_size for stat, _ in files)
            for stat, path in sorted(files, key=lambda file: file[0].st_mtime):
                if total <= self._most:
                    return
                with suppress(OSError):
                    os.unlink(path)
                total -= stat.st_size

    def _path(self, url: str) -> Path:
        return self._folder / hashlib.sha256(url.encode()).hexdigest()

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            try:
                file.write(content)
                file.close()
                os.replace(file.name, path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(file.name)
                raise


def cache_folder() -> Path:
    """Where programs keep what they can do without, for the user who is logged in."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "communique"
