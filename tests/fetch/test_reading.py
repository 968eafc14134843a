"""`communique read URL`: pages, feeds and sitemaps from a server on loopback into a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.ledger.failing import failures
from communique.ledger.store import Ledger
from tests.conftest import Run
from tests.fetch.site import Site, answer, moved, page, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def run(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COMMUNIQUE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("communique.fetch.links.Manners", _hasty)
    return run


def _hasty(**_: object) -> object:
    from communique.fetch.fetching import Manners

    return Manners(host_seconds=0.0, tries=1, pause=0.01, fresh=0.0, contact="desk@example.org")


def report(number: int, more: str = "") -> bytes:
    text = f"<p>Amina Wanjiru met the ambassador of Belarus on March {number}, 2025 in Nairobi.</p>"
    text += f"<p>“We will open {number + 2} assembly plants by the end of 2026,” said the minister Amina Wanjiru.</p>"
    return page(text + more, title=f"Minister meets ambassador for the {number}th time")


def feed(*urls: str) -> bytes:
    items = "".join(f"<item><title>Item</title><link>{url}</link></item>" for url in urls)
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Press office</title>{items}</channel></rss>'
    return answer(body.encode(), content_type="application/rss+xml", etag='"feed"')


def sitemap(*urls: str, root: str = "urlset", item: str = "url") -> bytes:
    items = "".join(f"<{item}><loc>{url}</loc></{item}>" for url in urls)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return answer(f"<{root} {space}>{items}</{root}>".encode(), content_type="text/xml")


def sources() -> set[str]:
    with Ledger.open("communique.db") as ledger:
        return {source for document in ledger.documents() for source in document.sources}


def test_a_page_is_read(run: Run, site: Site) -> None:
    site.pages["/1"] = report(1)
    result = run("read", site.url("/1"), "--allow-private")
    assert result.exit_code == 0 and "1 read, 0 failed" in result.output
    assert sources() == {site.url("/1")}
    assert "desk@example.org" in site.asked[0].headers["user-agent"]
    assert "0 read, 1 known" in run("read", site.url("/1"), "--allow-private").output


def test_the_own_network_is_only_fetched_where_that_is_allowed(
    run: Run, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/1"] = report(1)
    result = run("read", site.url("/1"))
    assert result.exit_code == 1 and "--allow-private" in result.output and site.asked == []
    monkeypatch.setenv("COMMUNIQUE_ALLOW_PRIVATE", "yes")
    assert run("failures", "--retry").exit_code == 0
    with Ledger.open("communique.db") as ledger:
        assert list(failures(ledger)) == []


def test_what_a_feed_lists_is_read_each_once_and_nothing_else(run: Run, site: Site) -> None:
    site.pages |= {f"/{number}": report(number) for number in (1, 2, 3)}
    site.pages["/1"] = report(1, f'<p>More of this is told <a href="{site.url("/3")}">on another page</a>.</p>')
    urls = [site.url(target) for target in ("/1", "/2", "/1", "/gone", "/other-feed", "/feed")]
    site.pages |= {"/feed": feed(*urls), "/other-feed": feed(site.url("/3"))}
    result = run("read", site.url("/feed"), "--allow-private")
    assert sorted(site.targets()) == ["/1", "/2", "/feed", "/gone", "/other-feed"]
    assert result.exit_code == 1 and "2 read, 1 failed" in result.output
    assert "/gone is not there" in result.output
    assert sources() == {site.url("/1"), site.url("/2")}
    with Ledger.open("communique.db") as ledger:
        assert ledger.latest_from(site.url("/2")).outlet == "Press office"  # type: ignore[union-attr]


def test_a_sitemap_of_sitemaps_is_followed_and_a_circle_of_them_ends(run: Run, site: Site) -> None:
    index = {"root": "sitemapindex", "item": "sitemap"}
    site.pages |= {
        "/sitemap.xml": sitemap(site.url("/a.xml"), site.url("/sitemap.xml"), **index),
        "/a.xml": sitemap(site.url("/1"), site.url("/2")),
        "/1": report(1),
        "/2": moved("/2b"),
        "/2b": report(2),
    }
    result = run("read", site.url("/sitemap.xml"), "--allow-private")
    assert result.exit_code == 0 and "2 read, 0 failed" in result.output
    assert sources() == {site.url("/1"), site.url("/2b")}
    assert len(site.targets()) == len(set(site.targets()))


def test_a_feed_that_was_saved_is_followed_too(run: Run, site: Site) -> None:
    site.pages |= {"/1": report(1), "/2": feed(site.url("/3")), "/3": report(3)}
    Path("saved.xml").write_bytes(feed(site.url("/1"), site.url("/2")).partition(b"\r\n\r\n")[2])
    result = run("read", "saved.xml", "--allow-private")
    assert "1 read" in result.output and "/3" not in site.targets()


def test_a_failure_is_tried_again_by_its_address(run: Run, site: Site) -> None:
    site.pages["/1"] = answer(status="503 Service Unavailable")
    assert run("read", site.url("/1"), "--allow-private").exit_code == 1
    assert "it may pass by itself" in run("failures").output
    site.pages["/1"] = report(1)
    assert run("failures", "--retry", "--allow-private").exit_code == 0
    assert "Nothing has failed" in run("failures").output
