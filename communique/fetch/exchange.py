"""One question to a host and its answer, bounded in time and size, before and after unpacking."""

from __future__ import annotations

import base64
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from functools import cache

from communique.errors import InputError
from communique.fetch.addresses import Address, open_socket

_PIECE = 65_536
_UNPACKED = ("gzip", "x-gzip", "deflate")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a host may ask of us: bytes of an answer, seconds for all of it, seconds to connect and between bytes.

    `allow_private`: also machines of the user's own network.
    """

    size: int = 20_000_000
    seconds: float = 60.0
    pause: float = 15.0
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered: the status, the headers by their names in small letters, the bytes as unpacked."""

    status: int
    headers: dict[str, str]
    content: bytes = field(repr=False)

    @property
    def media_type(self) -> str | None:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or None

    @property
    def charset(self) -> str | None:
        """The encoding that came with it."""
        message = Message()
        message["content-type"] = self.headers.get("content-type", "")
        return message.get_content_charset()


class BrokenError(Exception):
    """An exchange that failed in a way that may pass; the message is the end of a sentence: "did not answer"."""


class CertificateError(InputError):
    """A host that could not show that it is who it says it is."""

    def __init__(self, address: Address, why: str) -> None:
        super().__init__(
            f"{address.url} was not read: the certificate of {address.host} does not hold ({why}); check the address; "
            "where it is right, its owner has to mend that."
        )
        self.why = why


class Live:
    """The connections that are open, so that all can be cut off where nobody waits for them any more."""

    def __init__(self) -> None:
        self._open: set[_Connection] = set()
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def holding(self, connection: _Connection) -> Iterator[None]:
        """While it is open. Raises `BrokenError` where all are cut off already."""
        with self._lock:
            if self._closed:
                raise BrokenError("was not waited for")
            self._open.add(connection)
        try:
            yield
        finally:
            with self._lock:
                self._open.discard(connection)

    def cut(self) -> None:
        """Cut all off, and those to come."""
        with self._lock:
            self._closed = True
            for connection in self._open:
                connection.cut()


def ask(address: Address, headers: dict[str, str], bounds: Bounds, live: Live) -> Answer:
    """Send a GET and take in the answer; redirections and failures are answers too.

    Raises `BrokenError` for what may pass, `InputError` for what will not: too much, a private host, a bad certificate.
    """
    connection = _Connection(address, bounds)
    with live.holding(connection), _watched(connection, address, bounds):
        login = {"Authorization": f"Basic {base64.b64encode(address.login.encode()).decode()}"} if address.login else {}
        connection.request("GET", address.target, headers={"Connection": "close", **headers, **login})
        response = connection.getresponse()
        said = {name.lower(): value for name, value in response.getheaders()}
        whole = response.status == 200
        content = _take_in(response, said, address, bounds) if whole else b""
        return Answer(response.status, said, content)


class _Connection(http.client.HTTPConnection):
    """A connection that goes to a checked address, and can be cut off at any moment."""

    def __init__(self, address: Address, bounds: Bounds) -> None:
        super().__init__(address.host, address.port, timeout=bounds.pause)
        self._address, self._bounds = address, bounds
        self.line: socket.socket | None = None
        self.expired = False
        if address.scheme == "https":
            self.default_port = 443  # so that the Host header names no port

    def connect(self) -> None:
        """Connect, and for https make sure of who is there."""
        address, bounds = self._address, self._bounds
        self.line = self.sock = open_socket(address.host, address.port, bounds.pause, bounds.allow_private)
        if address.scheme == "https":
            self.line = self.sock = _context().wrap_socket(self.sock, server_hostname=address.host)

    def cut(self) -> None:
        """End it, whatever it is at."""
        self.expired = True
        if self.line is not None:
            try:
                self.line.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


@cache
def _context() -> ssl.SSLContext:
    """How to make sure of a host: the system's authorities, names checked."""
    return ssl.create_default_context()


@contextmanager
def _watched(connection: _Connection, address: Address, bounds: Bounds) -> Iterator[None]:
    """Cut the connection when its time is up, and say what went wrong in a sentence."""
    watch = threading.Timer(bounds.seconds, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        yield
        if connection.expired:  # what came until then may look whole
            raise BrokenError("was cut off")
    except InputError:
        raise
    except ssl.SSLCertVerificationError as error:
        raise CertificateError(address, error.verify_message.rstrip(".")) from error
    except (OSError, http.client.HTTPException, BrokenError, ValueError, zlib.error) as error:
        raise BrokenError(_failure(error, connection, bounds)) from error
    finally:
        watch.cancel()
        connection.close()


def _failure(error: Exception, connection: _Connection, bounds: Bounds) -> str:
    match error:
        case _ if connection.expired:
            return f"did not end within {bounds.seconds:g} seconds"
        case BrokenError():
            return str(error)
        case socket.gaierror():
            return "has no address that can be found"
        case TimeoutError():
            return f"was silent for {bounds.pause:g} seconds"
        case ConnectionRefusedError():
            return "refused the connection"
        case http.client.IncompleteRead() | ConnectionResetError() | http.client.RemoteDisconnected():
            return "broke off"
        case zlib.error():
            return "sent what cannot be unpacked"
        case OSError():
            return f"could not be reached ({error.strerror or error})"
    return "did not answer as a web server does"


def _take_in(response: http.client.HTTPResponse, said: dict[str, str], address: Address, bounds: Bounds) -> bytes:
    """The body, unpacked; no more of it is held than may be."""
    if response.length is not None and response.length > bounds.size:
        raise _too_long(address, bounds)
    unpack = _unpacker(said.get("content-encoding", ""), address, bounds)
    content = bytearray()
    while piece := response.read1(_PIECE):
        content += unpack(piece, bounds.size + 1 - len(content))
        if len(content) > bounds.size:
            raise _too_long(address, bounds)
    if response.length or unpack.unfinished:
        raise BrokenError("broke off")
    return bytes(content)


def _too_long(address: Address, bounds: Bounds) -> InputError:
    return InputError(
        f"{address.url} has more than {bounds.size / 1e6:,.0f} MB: download it and name the file, "
        "or raise the setting COMMUNIQUE_MAX_MB."
    )


class _Unpacker:
    """Unpacks a body piece by piece, never more than is asked for."""

    def __init__(self, encoding: str) -> None:
        self._deflated = encoding == "deflate"
        self._inner: zlib._Decompress | None = None
        self._plain = False

    def __call__(self, piece: bytes, most: int) -> bytes:
        """At most `most` bytes more; whoever asked for fewer than there are sees by the length that there are more."""
        if self._inner is None and not self._plain:
            self._begin(piece)
        if self._plain or self._inner is None:
            return piece
        out = bytearray()
        while piece and len(out) < most:
            if self._inner.eof:
                self._inner = zlib.decompressobj(31)
            out += self._inner.decompress(piece, most - len(out))
            piece = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
        return bytes(out)

    @property
    def unfinished(self) -> bool:
        """Whether more should have come."""
        return self._inner is not None and not self._inner.eof

    def _begin(self, piece: bytes) -> None:
        if self._deflated:
            self._inner = zlib.decompressobj(15 if piece[:1] == b"\x78" else -15)
        elif piece[:1] == b"\x1f":
            self._inner = zlib.decompressobj(31)
        else:
            self._plain = True  # it says that it is packed, and is not


def _unpacker(encoding: str, address: Address, bounds: Bounds) -> _Unpacker:
    names = [name.strip().lower() for name in encoding.split(",") if name.strip().lower() not in ("", "identity")]
    if len(names) > 1 or names and names[0] not in _UNPACKED:
        raise InputError(f"{address.url} came packed in a way that was not asked for ({encoding[:40]}).")
    made = _Unpacker(names[0] if names else "")
    if not names:
        made._plain = True
    return made
