"""A web server on loopback that answers as a test tells it, however badly."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TypeVar

Reply = bytes | Callable[[socket.socket, "Asked"], None]


@dataclass(slots=True)
class Asked:
    """A question as it came: the target, the headers by small names, the moment."""

    target: str
    headers: dict[str, str]
    at: float = field(default_factory=time.monotonic)


class Site:
    """Answers what stands in `pages`, by target; what is not there with 404. `asked` is what was asked."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.pages: dict[str, Reply | list[Reply]] = {}
        self.asked: list[Asked] = []
        self._socket = socket.create_server((host, 0))
        self.host, self.port = host, self._socket.getsockname()[1]
        self.stopped = threading.Event()

    def url(self, target: str = "/", host: str | None = None) -> str:
        return f"http://{host or self.host}:{self.port}{target}"

    def targets(self, *, rules: bool = False) -> list[str]:
        """What was asked for, without robots.txt."""
        return [asked.target for asked in self.asked if rules or asked.target != "/robots.txt"]

    def serve(self) -> None:
        while not self.stopped.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def stop(self) -> None:
        self.stopped.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head and (piece := connection.recv(65_536)):
                head += piece
            if not head:
                return
            first, *lines = head.decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            asked = Asked(first.split(" ")[1], headers)
            self.asked.append(asked)
            reply = self.pages.get(asked.target, answer(b"nothing here", status="404 Not Found"))
            if isinstance(reply, list):
                reply = reply.pop(0) if len(reply) > 1 else reply[0]
            if callable(reply):
                reply(connection, asked)
            else:
                connection.sendall(reply)


def answer(body: bytes = b"", *, status: str = "200 OK", length: int | None = None, **headers: str) -> bytes:
    """An answer as bytes; `content_type="text/html"` is a header."""
    said = {"Content-Length": str(len(body) if length is None else length)}
    said |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


def page(text: str, *, title: str = "Two ministers meet", **headers: str) -> bytes:
    body = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>"
    return answer(body.encode(), **{"content_type": "text/html; charset=utf-8", **headers})


def moved(location: str, status: str = "302 Found") -> bytes:
    return answer(status=status, location=location)


def packed(body: bytes, **headers: str) -> bytes:
    return answer(gzip.compress(body), content_encoding="gzip", **headers)


_Site = TypeVar("_Site", bound="Site")


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Site]:
    with running(Site(host)) as site:
        yield site


@contextmanager
def running(site: _Site) -> Iterator[_Site]:
    """A site that answers, in a thread of its own."""
    thread = threading.Thread(target=site.serve, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.stop()
        thread.join(5)
