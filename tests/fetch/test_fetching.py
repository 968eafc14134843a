"""Fetching from servers on loopback: kept rules, spared hosts, and every way in which a server can be bad."""

from __future__ import annotations

import gzip
import re
import socket
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import communique.fetch.addresses as addresses
from communique.errors import InputError
from communique.fetch.cache import Cache
from communique.fetch.exchange import Bounds
from communique.fetch.fetching import Fetcher, Manners, retry_after
from communique.gather.raw import Link, Raw
from tests.fetch.site import Asked, Site, answer, moved, packed, page, serving
from tests.tables import each

BOUNDS = Bounds(size=200_000, seconds=3, pause=1, allow_private=True)
MANNERS = Manners(host_seconds=0.01, pause=0.02, patience=0.5, fresh=0)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def other() -> Iterator[Site]:
    with serving("127.0.0.2") as made:
        yield made


def fetch(url: str, folder: Path, bounds: Bounds = BOUNDS, manners: Manners = MANNERS) -> Raw | InputError:
    with Fetcher(bounds, manners, Cache(folder)) as fetcher:
        return fetcher.fetch(Link(url))


def content(found: Raw | InputError) -> bytes:
    assert isinstance(found, Raw), found
    return found.content


def refusal(found: Raw | InputError) -> str:
    assert isinstance(found, InputError), found
    assert str(found).endswith((".", ")")) and found.origin is not None
    return str(found)


def test_a_page_comes_with_what_is_known_of_it(site: Site, tmp_path: Path) -> None:
    site.pages["/a?b=c%20d"] = answer(b"Text", content_type="text/html; charset=Windows-1251")
    found = fetch(site.url("/a?b=c%20d#part"), tmp_path)
    assert isinstance(found, Raw)
    assert (found.content, found.source, found.name) == (b"Text", site.url("/a?b=c%20d"), site.url("/a?b=c%20d"))
    assert (found.media_type, found.charset, found.said.url) == ("text/html", "windows-1251", found.source)
    agent = site.asked[-1].headers["user-agent"]
    assert agent.startswith("communique/") and "accept-encoding" in site.asked[-1].headers
    assert not {"cookie", "referer", "authorization"} & set(site.asked[-1].headers)


# Rules and manners


def test_what_the_rules_of_a_site_forbid_is_not_asked_for(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = answer(b"User-agent: *\nDisallow: /private\nAllow: /private/open*\n")
    site.pages["/private/a"] = site.pages["/private/open/b"] = answer(b"Text")
    assert "robots.txt" in refusal(fetch(site.url("/private/a"), tmp_path))
    assert content(fetch(site.url("/private/open/b"), tmp_path)) == b"Text"
    assert site.targets() == ["/private/open/b"]


def test_our_own_rules_count_before_those_for_all(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = answer(b"User-agent: *\nDisallow:\n\nUser-agent: Communique\nDisallow: /\n")
    site.pages["/a"] = answer(b"Text")
    assert "robots.txt" in refusal(fetch(site.url("/a"), tmp_path))
    assert site.targets() == []


def test_rules_that_cannot_be_had_allow_nothing_for_now(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = answer(status="503 Service Unavailable")
    site.pages["/a"] = answer(b"Text")
    found = fetch(site.url("/a"), tmp_path)
    assert "rules cannot be had" in refusal(found) and isinstance(found, InputError) and found.passing
    assert site.targets() == []


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
def test_a_site_without_rules_allows_all(site: Site, tmp_path: Path, status: str) -> None:
    site.pages |= {"/robots.txt": answer(status=status), "/a": answer(b"Text")}
    assert content(fetch(site.url("/a"), tmp_path)) == b"Text"


def test_rules_hold_where_a_redirection_leads(site: Site, other: Site, tmp_path: Path) -> None:
    site.pages["/a"] = moved(other.url("/b"))
    other.pages |= {"/robots.txt": answer(b"User-agent: *\nDisallow: /"), "/b": answer(b"Text")}
    assert "robots.txt" in refusal(fetch(site.url("/a"), tmp_path))
    assert other.targets() == []


def test_a_host_is_asked_slowly_and_as_slowly_as_it_wants(site: Site, tmp_path: Path) -> None:
    site.pages |= {f"/{number}": answer(b"Text") for number in range(3)}
    site.pages["/robots.txt"] = answer(b"User-agent: *\nCrawl-delay: 0.3")
    with Fetcher(BOUNDS, MANNERS, Cache(tmp_path)) as fetcher:
        links = [Link(site.url(f"/{number}")) for number in range(3)]
        assert [found.content for _, found in fetcher.fetch_all(links) if isinstance(found, Raw)] == [b"Text"] * 3
    moments = [asked.at for asked in site.asked if asked.target != "/robots.txt"]
    assert all(later - earlier >= 0.29 for earlier, later in pairwise(moments))


def test_an_answer_is_asked_for_again_only_where_it_has_changed(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = [
        answer(b"Text", etag='"1"', last_modified="Mon, 02 Jan 2023 10:00:00 GMT", content_type="text/html"),
        answer(status="304 Not Modified", etag='"2"'),
        answer(status="304 Not Modified"),
        answer(b"New text", etag='"3"'),
    ]
    assert [content(fetch(site.url("/a"), tmp_path)) for _ in range(4)] == [b"Text"] * 3 + [b"New text"]
    asked = [each.headers for each in site.asked if each.target == "/a"]
    assert [each.get("if-none-match") for each in asked] == [None, '"1"', '"2"', '"2"']
    assert asked[1]["if-modified-since"] == "Mon, 02 Jan 2023 10:00:00 GMT"


def test_an_answer_that_lasts_is_not_asked_for_again(site: Site, tmp_path: Path) -> None:
    site.pages |= {
        "/lasts": answer(b"Text", cache_control="public, max-age=600"),
        "/never": answer(b"Text", cache_control="no-store"),
    }
    for _ in range(2):
        assert content(fetch(site.url("/lasts"), tmp_path)) == content(fetch(site.url("/never"), tmp_path))
    assert sorted(site.targets()) == ["/lasts", "/never", "/never"]


def test_a_damaged_cache_is_as_none(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = answer(b"Text", etag='"1"')
    fetch(site.url("/a"), tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:-2])
    assert content(fetch(site.url("/a"), tmp_path)) == b"Text"
    assert "if-none-match" not in site.asked[-1].headers


def test_a_cache_that_cannot_be_written_is_done_without(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = answer(b"Text")
    (tmp_path / "file").write_text("in the way")
    assert content(fetch(site.url("/a"), tmp_path / "file")) == b"Text"


def test_what_may_pass_is_tried_again_and_a_wish_to_wait_is_heeded(site: Site, tmp_path: Path) -> None:
    soon = answer(status="429 Too Many Requests", retry_after="1")
    site.pages["/a"] = [answer(status="502 Bad Gateway"), soon, answer(b"Text")]
    assert content(fetch(site.url("/a"), tmp_path, manners=Manners(0.01, pause=0.02, patience=5))) == b"Text"
    moments = [asked.at for asked in site.asked if asked.target == "/a"]
    assert len(moments) == 3 and moments[2] - moments[1] >= 0.99


def test_a_wish_to_wait_for_long_is_told(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = answer(status="503 Service Unavailable", retry_after="3600")
    found = fetch(site.url("/a"), tmp_path)
    assert "left alone for 3,600 seconds" in refusal(found)
    assert isinstance(found, InputError) and found.passing and site.targets() == ["/a"]


def test_a_wish_to_wait_is_a_number_or_a_date() -> None:
    now = datetime(2025, 3, 1, 12, tzinfo=UTC)
    assert retry_after(" 30 ", now) == 30
    assert retry_after(format_datetime(now + timedelta(seconds=90), usegmt=True), now) == 90
    assert retry_after(format_datetime(now - timedelta(days=1), usegmt=True), now) == 0
    assert [retry_after(said, now) for said in ("", "soon", "-5", "9" * 30, "1e9")] == [0] * 5


def test_a_dead_host_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.stop()
    with Fetcher(BOUNDS, MANNERS, Cache(tmp_path)) as fetcher:
        found = [fetcher.fetch(Link(site.url(f"/{number}"))) for number in range(3)]
    assert all(isinstance(each, InputError) and each.passing for each in found)
    assert "refused the connection" in refusal(found[0])


def test_what_is_not_there_is_not_tried_again(site: Site, tmp_path: Path) -> None:
    site.pages |= {"/closed": answer(status="403 Forbidden"), "/odd": answer(status="418 Teapot")}
    assert "is not there" in refusal(fetch(site.url("/gone"), tmp_path))
    assert "may not be read" in refusal(fetch(site.url("/closed"), tmp_path))
    assert "cannot be read (418)" in refusal(fetch(site.url("/odd"), tmp_path))
    assert site.targets() == ["/gone", "/closed", "/odd"]


# Servers that are bad


def slow(connection: socket.socket, _: Asked) -> None:
    """A byte now and then, for ever."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


def slow_head(connection: socket.socket, _: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-A: b\r\n"[:1])
        time.sleep(0.05)


def silent(_: socket.socket, __: Asked) -> None:
    time.sleep(8)


def endless(connection: socket.socket, _: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"more and more " * 1000)


def endless_chunks(connection: socket.socket, _: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"8\r\nand more\r\n" * 1000)


def endless_head(connection: socket.socket, _: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-Header: and more\r\n" * 100)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (slow, "did not end within 0.6 seconds"),
        (slow_head, "did not end within 0.6 seconds"),
        (silent, "was silent for 0.4 seconds"),
        (endless, "more than 0 MB"),
        (endless_chunks, "more than 0 MB"),
        (endless_head, "did not answer as a web server does"),
        (b"", "broke off"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "did not answer as a web server does"),
        (answer(b"Text", length=5000), "broke off"),
        (answer(b"Text", length=10**15), "more than 0 MB"),
        (answer(b"Text", content_encoding="br"), "packed in a way that was not asked for"),
        (answer(b"Text", content_encoding="gzip, gzip, gzip"), "packed in a way that was not asked for"),
        (answer(b"\x1f\x8bnothing of the kind", content_encoding="gzip"), "cannot be unpacked"),
        (answer(gzip.compress(b"Text " * 999)[:-20], content_encoding="gzip"), "broke off"),
        (answer(b"5\r\nText", transfer_encoding="chunked", content_length=""), "broke off"),
        (packed(b"\0" * 300_000_000), "more than 0 MB"),
        (answer(zlib.compress(b"\0" * 50_000_000), content_encoding="deflate"), "more than 0 MB"),
        (moved("/a"), "on and on"),
        (moved("file:///etc/passwd"), "no address of the web"),
        (moved("gopher://127.0.0.1/"), "no address of the web"),
        (moved("http://[::1/"), "no address of the web"),
    ],
    ids=lambda value: getattr(value, "__name__", None) or re.sub(r"\W+", "-", str(value)[:30]),
)
def test_bad_servers_are_told_in_a_sentence(site: Site, tmp_path: Path, reply: Any, said: str) -> None:
    site.pages["/a"] = reply
    seconds, pause = 0.6 if "0.6" in said else 30, 0.4 if "0.4" in said else 10
    bounds = Bounds(size=200_000, seconds=seconds, pause=pause, allow_private=True)
    assert said in refusal(fetch(site.url("/a"), tmp_path, bounds, Manners(0.0, tries=1, pause=0.01)))


@pytest.mark.parametrize(
    "reply",
    [
        packed(b"Text"),
        answer(gzip.compress(b"Te") + gzip.compress(b"xt"), content_encoding="x-gzip"),
        answer(zlib.compress(b"Text"), content_encoding="deflate"),
        answer(zlib.compress(b"Text")[2:-4], content_encoding="deflate"),
        answer(b"Text", content_encoding="gzip"),
        answer(b"Text", content_encoding="identity"),
        answer(b"Text and what nobody said would come", length=4),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nTe\r\n2\r\nxt\r\n0\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n\r\nText",
    ],
    ids=range(9),
)
def test_odd_servers_are_understood(site: Site, tmp_path: Path, reply: bytes) -> None:
    site.pages["/a"] = reply
    assert content(fetch(site.url("/a"), tmp_path)) == b"Text"


def test_a_loop_of_redirections_ends(site: Site, other: Site, tmp_path: Path) -> None:
    site.pages["/a"], other.pages["/b"] = moved(other.url("/b")), moved(site.url("/a"), "301 Moved Permanently")
    assert "on and on" in refusal(fetch(site.url("/a"), tmp_path))
    assert len(site.targets()) + len(other.targets()) == MANNERS.redirects + 1


# The user's own network


@each(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "100.100.100.200"),
        *("0.0.0.0", "192.0.0.192", "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "168.63.129.16"),
        *("::1", "::", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1", "2001:db8::1"),
        *(
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "2002:7f00:1::",
            "2002:a00:1::1",
        ),
        "2001:0:a00:1::1",
    ],
)
def test_addresses_of_the_own_network_are_known(address: str) -> None:
    assert not addresses.is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_open_internet_are_known(address: str) -> None:
    assert addresses.is_public(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0", "017700000001"],
)
def test_the_own_machine_is_not_asked_however_it_is_written(site: Site, tmp_path: Path, host: str) -> None:
    site.pages["/a"] = answer(b"Secret")
    bounds = Bounds(size=200_000, seconds=3, pause=1)
    found = fetch(site.url("/a", host), tmp_path, bounds)
    assert "--allow-private" in refusal(found) or "no address" in refusal(found)
    assert site.asked == []


def test_a_redirection_into_the_own_network_is_not_followed(
    site: Site, other: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")  # the other stays private
    site.pages["/a"], other.pages["/secret"] = moved(other.url("/secret")), answer(b"Secret")
    bounds = Bounds(size=200_000, seconds=3, pause=1)
    assert "127.0.0.2 is 127.0.0.2" in refusal(fetch(site.url("/a"), tmp_path, bounds))
    assert site.targets() == ["/a"] and other.asked == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    site: Site, other: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that means another machine each time it is looked up gains nothing by it."""
    real, looked_up = socket.getaddrinfo, iter(["127.0.0.1", "127.0.0.1", "127.0.0.2", "127.0.0.2"])
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *more, **named: real(next(looked_up), *more, **named))
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    bounds = Bounds(size=200_000, seconds=3, pause=1)
    site.pages["/a"] = answer(b"Text")
    with Fetcher(bounds, MANNERS, Cache(tmp_path)) as fetcher:
        url = site.url("/a", "rebinding.example")
        assert content(fetcher.fetch(Link(url))) == b"Text"  # one look-up for the rules, one for the page
        assert "rebinding.example is 127.0.0.2" in refusal(fetcher.fetch(Link(url)))


# Logins


def test_a_login_goes_to_its_own_host_only_and_is_never_told(site: Site, other: Site, tmp_path: Path) -> None:
    site.pages |= {"/a": moved("/b"), "/b": moved(other.url("/c")), "/d": answer(status="401 Unauthorized")}
    other.pages["/c"] = answer(b"Text")
    url = site.url("/a").replace("//", "//amina:top%20secret@")
    found = fetch(url, tmp_path)
    assert isinstance(found, Raw) and "secret" not in f"{found.name}{found.source}{found.origin}{found.said}"
    sent = {asked.target: asked.headers.get("authorization") for asked in site.asked}
    assert sent == {"/robots.txt": None, "/a": "Basic YW1pbmE6dG9wIHNlY3JldA==", "/b": "Basic YW1pbmE6dG9wIHNlY3JldA=="}
    assert all("authorization" not in asked.headers for asked in other.asked)
    said = refusal(fetch(url.replace("/a", "/d"), tmp_path))
    assert "secret" not in said and "amina" not in said
    assert not any(b"secret" in file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize(
    "url",
    [
        *(
            "ftp://example.org/a",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "http://",
            "http://a b/",
            "//example.org/",
        ),
        *(
            "http://example.org:99999/",
            "http://exam\nple.org/",
            "http://ex%61mple.org/",
            "http://[::1/",
            "http://a@b@/",
        ),
        "http://example.org/" + "a" * 5000,
    ],
)
def test_what_is_no_address_is_refused_unasked(url: str, tmp_path: Path) -> None:
    assert "address" in refusal(fetch(url, tmp_path))


def test_a_page_that_lies_about_its_encoding_is_read_by_its_bytes(site: Site, tmp_path: Path) -> None:
    from communique.gather.gathering import read_raw

    lines = ("Министр встретился с послом Республики Кения в Минске.", "Стороны обсудили торговлю и сельское хозяйство.",
             "«Мы построим завод до конца года», — сказал министр.", "Посол поблагодарил за тёплый приём.")  # fmt: skip
    text = "".join(f"<p>{line} Об этом сообщила пресс-служба министерства по итогам беседы.</p>" for line in lines)
    site.pages["/a"] = page(text, content_type="text/html; charset=us-ascii")
    found = fetch(site.url("/a"), tmp_path)
    assert isinstance(found, Raw) and "Министр встретился" in read_raw(found).text
    site.pages["/b"] = page(text, content_type="text/html; charset=no-such-thing")
    found = fetch(site.url("/b"), tmp_path)
    assert isinstance(found, Raw) and "Министр встретился" in read_raw(found).text
