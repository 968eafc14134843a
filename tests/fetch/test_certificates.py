"""Hosts that say who they are by certificates: one that holds is read, all others are refused in a sentence."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

import communique.fetch.exchange as exchange
from communique.errors import InputError
from communique.fetch.cache import Cache
from communique.fetch.exchange import Bounds
from communique.fetch.fetching import Fetcher, Manners
from communique.gather.raw import Link, Raw
from tests.conftest import Run
from tests.fetch.site import Site, page, running

BOUNDS = Bounds(size=200_000, seconds=10, pause=5, allow_private=True)
MANNERS = Manners(host_seconds=0.01, tries=2, pause=0.02, patience=0.5, fresh=0)
NOW = datetime.now(UTC)
DAY = timedelta(days=1)


class SecureSite(Site):
    """A site that shows a certificate first; `greeted` is whether anybody took it and went on."""

    def __init__(self, certificate: trustme.LeafCert) -> None:
        super().__init__()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(self._context)

    def url(self, target: str = "/", host: str | None = None) -> str:
        return f"https://{host or 'localhost'}:{self.port}{target}"

    def _answer(self, connection: socket.socket) -> None:
        with suppress(OSError):
            super()._answer(self._context.wrap_socket(connection, server_side=True))


@contextmanager
def showing(certificate: trustme.LeafCert) -> Iterator[SecureSite]:
    site = SecureSite(certificate)
    site.pages["/a"] = page("<p>Text</p>")
    with running(site):
        yield site


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[trustme.CA]:
    """An authority that this machine trusts for the time of a test."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    exchange._context.cache_clear()
    yield made
    exchange._context.cache_clear()


def fetch(url: str, folder: Path) -> Raw | InputError:
    with Fetcher(BOUNDS, MANNERS, Cache(folder / "cache")) as fetcher:
        return fetcher.fetch(Link(url))


def test_a_host_whose_certificate_holds_is_read(authority: trustme.CA, tmp_path: Path) -> None:
    with showing(authority.issue_cert("localhost")) as site:
        found = fetch(site.url("/a"), tmp_path)
        assert isinstance(found, Raw) and b"Text" in found.content and site.targets() == ["/a"]


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("another authority's", "unable to get local issuer certificate"),
        ("its own authority's", "self-signed certificate"),
        ("another host's", "mismatch"),
        ("expired", "certificate has expired"),
        ("not yet valid", "not yet valid"),
    ],
)
def test_a_certificate_that_does_not_hold_is_refused(
    authority: trustme.CA, tmp_path: Path, kind: str, why: str
) -> None:
    made = {
        "another authority's": lambda: trustme.CA().issue_cert("localhost"),
        "its own authority's": _self_signed,
        "another host's": lambda: authority.issue_cert("other.example"),
        "expired": lambda: authority.issue_cert("localhost", not_before=NOW - 9 * DAY, not_after=NOW - DAY),
        "not yet valid": lambda: authority.issue_cert("localhost", not_before=NOW + DAY, not_after=NOW + 9 * DAY),
    }[kind]()
    with showing(made) as site:
        found = fetch(site.url("/a"), tmp_path)
        assert site.asked == []  # not a word is said to whoever that is
    assert isinstance(found, InputError) and not found.passing
    said = str(found)
    assert (
        said.startswith(f"{site.url('/a')} was not read: the certificate of localhost does not hold (") and why in said
    )
    assert said.endswith(".") and "\n" not in said


def _self_signed() -> trustme.LeafCert:
    """A certificate that comes with its own authority, as self-made ones do."""
    unknown = trustme.CA()
    made = unknown.issue_cert("localhost")
    return trustme.LeafCert(made.private_key_pem.bytes(), made.cert_chain_pems[0].bytes(), [unknown.cert_pem.bytes()])


def test_a_redirection_to_a_host_with_a_bad_certificate_is_not_followed(authority: trustme.CA, tmp_path: Path) -> None:
    with showing(authority.issue_cert("localhost")) as site, showing(trustme.CA().issue_cert("localhost")) as other:
        site.pages["/moved"] = (
            b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + other.url("/a").encode() + b"\r\n\r\n"
        )
        found = fetch(site.url("/moved"), tmp_path)
        assert isinstance(found, InputError) and "does not hold" in str(found) and other.asked == []


def test_the_command_says_so_and_keeps_the_failure(authority: trustme.CA, run: Run) -> None:
    with showing(trustme.CA().issue_cert("localhost")) as site:
        result = run("read", site.url("/a"), "--allow-private", "--ledger", "a.db")
        assert result.exit_code == 1 and "does not hold" in result.stderr
        assert "does not hold" in run("failures", "--ledger", "a.db").output
