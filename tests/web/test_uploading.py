"""Adding reports by their address: what is there is read, this machine only where it is allowed, and never for readers."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from communique.settings import Settings
from tests.fetch.site import Site, serving
from tests.web.site import browsing
from tests.web.test_safety import field

PAGE = b"""HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><html lang="en"><head>
<title>Kenya to open a plant</title></head><body><article><h1>Kenya to open a plant</h1>
<p>NAIROBI, 3 March 2024. Kenya will open the plant by June 2025, the Minister of Trade, Amina Wanjiru, said.</p>
<p>Trade of Kenya and Uganda exceeded $556 million in 2023, she added. The two ministers met on Friday.</p>
</article></body></html>"""


def settings(tmp_path: Path) -> Settings:
    return Settings(cache=str(tmp_path / "cache"), host_seconds=0)


def add(client: TestClient, **sent: Any) -> Any:
    page = client.get("/upload").text
    return client.post("/upload", data={"csrf": field(page, "csrf"), **sent}, follow_redirects=False)


def finished(client: TestClient, address: str) -> dict[str, Any]:
    """The job once it is done; its page opens at every moment."""
    for _ in range(600):
        assert client.get(address).status_code == 200
        job: dict[str, Any] = client.get(f"{address}.json").json()
        if job["job"]["state"] == "done":
            return job
        time.sleep(0.05)
    raise AssertionError("the upload was never done")


@pytest.fixture
def press() -> Any:
    with serving() as site:
        yield site


def test_a_page_is_fetched_where_that_is_allowed(own_file: Path, tmp_path: Path, press: Site) -> None:
    press.pages["/news"] = PAGE
    with browsing(own_file, settings=settings(tmp_path), allow_private=True) as client:
        answer = add(client, addresses=f"{press.url('/news')}\n{press.url('/gone')}")
        assert answer.status_code == 303
        shown = finished(client, answer.headers["location"])
        assert shown["job"]["read"] == 1
        assert len(shown["job"]["failures"]) == 1
        assert "/gone is not there" in shown["job"]["failures"][0]
        (id,) = shown["job"]["documents"]
        assert shown["counts"][id]["commitment"] >= 1
        page = client.get(answer.headers["location"]).text
        assert 'data-progress="done"' in page
        assert f'href="/documents/{id}"' in page
        assert "1 commitment" in page
        assert "Kenya to open a plant" in client.get("/documents").text
        again = add(client, addresses=press.url("/news"))
        assert finished(client, again.headers["location"])["job"]["known"] == 1


def test_this_machine_is_not_asked_unless_that_is_allowed(own_file: Path, tmp_path: Path, press: Site) -> None:
    press.pages["/news"] = PAGE
    with browsing(own_file, settings=settings(tmp_path)) as client:
        shown = finished(client, add(client, addresses=press.url("/news")).headers["location"])
    assert shown["job"]["read"] == 0
    assert "--allow-private" in shown["job"]["failures"][0]
    assert press.asked == []


@pytest.mark.parametrize("address", [
    "/etc/passwd", "file:///etc/passwd", "-", "ftp://example.org/", "http://", "javascript:alert(1)", "C:\\report.txt",
])  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(own_file: Path, address: str) -> None:
    with browsing(own_file, allow_private=True) as client:
        answer = add(client, addresses=address)
        assert answer.status_code == 400
        assert client.get("/documents.json").json()["total"] == {"count": 15, "more": False}


def test_nothing_and_too_much_are_said(own_file: Path) -> None:
    with browsing(own_file) as client:
        assert "Nothing was chosen" in add(client, addresses="  ").text
        many = " ".join(f"https://example.org/{n}" for n in range(21))
        assert "21 addresses are too many" in add(client, addresses=many).text


def test_a_password_in_an_address_is_never_shown(own_file: Path, tmp_path: Path, press: Site) -> None:
    with browsing(own_file, settings=settings(tmp_path), allow_private=True) as client:
        where = add(client, addresses=press.url("/x").replace("//", "//ada:secret@")).headers["location"]
        finished(client, where)
        assert "secret" not in client.get(where).text + client.get(f"{where}.json").text


def test_a_site_for_reading_takes_no_address(own_file: Path, press: Site) -> None:
    with browsing(own_file, read_only=True, allow_private=True) as client:
        assert "<form class" not in client.get("/upload").text.partition("<main")[2]
        assert "/upload" not in client.get("/").text
        assert client.post("/upload", data={"addresses": press.url("/news")}).status_code == 403
    assert press.asked == []
