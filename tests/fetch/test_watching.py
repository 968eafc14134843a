"""Watching feeds, sitemaps, pages and folders, with a clock that the test sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from communique.errors import UsageError
from communique.fetch.cache import Cache
from communique.fetch.exchange import Bounds
from communique.fetch.fetching import Fetcher, Manners
from communique.ledger.failing import failures
from communique.ledger.filters import Filter
from communique.ledger.following import unlinked
from communique.ledger.store import Ledger
from communique.settings import Settings
from communique.watch.loop import Round, keep_watching
from communique.watch.plan import Source, read_plan
from communique.watch.watching import Watcher
from tests.fetch.site import Site, answer, serving
from tests.fetch.test_reading import feed, report, sitemap

LATER = "<p>The ambassador said that the plant in Nakuru, which opened last year, would employ 400 people in 2025.</p>"
START = datetime(2025, 5, 1, 8, tzinfo=UTC)


@dataclass
class Desk:
    """A watch on a ledger, as if for days: `now` is the clock, `said` all that was told."""

    folder: Path
    site: Site
    now: datetime = START
    said: list[str] = field(default_factory=list)

    def watch(self, *sources: Source) -> list[str]:
        """Start a watch, go through what is due, end it; what was said."""
        with Ledger.open(self.folder / "watch.db", create=True) as ledger, self.fetcher() as fetcher:
            watcher = Watcher(ledger, Settings(), fetcher, lambda: self.now)
            before = len(self.said)
            Round(watcher, self.said.append).go(watcher.due(sources)[0])
        return self.said[before:]

    def fetcher(self) -> Fetcher:
        bounds = Bounds(size=200_000, seconds=3, pause=1, allow_private=True)
        return Fetcher(bounds, Manners(0.0, tries=1, pause=0.01, fresh=0.0), Cache(self.folder / "cache"))

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def sources(self) -> set[str]:
        with Ledger.open(self.folder / "watch.db") as ledger:
            return {source for document in ledger.documents() for source in document.sources}

    def feed(self) -> Source:
        return Source("feed", self.site.url("/feed"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with serving() as site:
        site.pages |= {f"/{number}": report(number) for number in range(1, 6)}
        yield Desk(tmp_path, site)


def test_what_is_new_in_a_feed_is_read_once(desk: Desk) -> None:
    site = desk.site
    site.pages["/feed"] = feed(site.url("/1"), site.url("/1"), site.url("/2"))
    said = desk.watch(desk.feed())
    assert said[0] == f"feed {site.url('/feed')}: 2 read."
    assert len(said) == 2 and "Follow-ups" in said[1]
    with Ledger.open(desk.folder / "watch.db") as ledger:
        assert unlinked(ledger) == []
    assert desk.watch(desk.feed()) == []  # not due
    desk.later(minutes=31)
    assert desk.watch(desk.feed()) == []  # the feed repeats itself
    desk.later(minutes=31)
    site.pages["/feed"] = feed(site.url("/3"), site.url("/1"), site.url("/2"))
    assert desk.watch(desk.feed())[0] == f"feed {site.url('/feed')}: 1 read."
    assert sorted(site.targets()) == ["/1", "/2", "/3", "/feed", "/feed", "/feed"]
    assert desk.sources() == {site.url(f"/{number}") for number in (1, 2, 3)}


def test_a_feed_that_has_not_changed_is_told_so_by_its_host(desk: Desk) -> None:
    site = desk.site
    site.pages["/feed"] = [feed(site.url("/1")), answer(status="304 Not Modified")]
    desk.watch(desk.feed())
    desk.later(hours=1)
    assert desk.watch(desk.feed()) == []
    assert site.asked[-1].headers["if-none-match"] == '"feed"'


def test_a_dead_host_is_told_once_asked_less_often_and_welcomed_back(desk: Desk) -> None:
    desk.site.pages["/feed"] = answer(status="503 Service Unavailable")
    assert "answered 503" in desk.watch(desk.feed())[0]
    desk.later(minutes=31)
    assert desk.watch(desk.feed()) == [] and len(desk.site.targets()) == 1  # an hour, after the first failure
    desk.later(minutes=31)
    assert desk.watch(desk.feed()) == [] and len(desk.site.targets()) == 2
    with Ledger.open(desk.folder / "watch.db") as ledger:
        assert len(list(failures(ledger))) == 1
    desk.later(hours=3)
    desk.site.pages["/feed"] = feed(desk.site.url("/1"))
    said = desk.watch(desk.feed())
    assert said[0].endswith("answers again.") and said[1].endswith("1 read.")
    with Ledger.open(desk.folder / "watch.db") as ledger:
        assert list(failures(ledger)) == []


def test_the_other_sources_go_on_where_one_is_dead(desk: Desk) -> None:
    site = desk.site
    site.pages["/feed"] = feed(site.url("/1"))
    dead = Source("feed", "http://127.0.0.1:9/feed")
    said = desk.watch(dead, desk.feed())
    assert "refused the connection" in said[0] and "1 read" in said[1]


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=4000)])
def test_a_clock_that_jumps_costs_one_look(desk: Desk, jump: timedelta) -> None:
    desk.site.pages["/feed"] = feed(desk.site.url("/1"))
    desk.watch(desk.feed())
    desk.now += jump
    for _ in range(3):
        desk.watch(desk.feed())
    assert desk.site.targets().count("/feed") == 2
    desk.later(minutes=31)
    desk.watch(desk.feed())
    assert desk.site.targets().count("/feed") == 3


def test_a_page_of_a_feed_that_fails_for_now_is_tried_again_and_others_are_not(desk: Desk) -> None:
    site = desk.site
    site.pages |= {"/feed": feed(site.url("/1"), site.url("/gone")), "/1": answer(status="502 Bad Gateway")}
    said = desk.watch(desk.feed())
    assert said[0].endswith("0 read, 2 failed.") and len(said) == 3
    desk.later(hours=1)
    site.pages["/1"] = report(1)
    assert desk.watch(desk.feed())[0].endswith("1 read.")
    assert site.targets().count("/gone") == 1
    with Ledger.open(desk.folder / "watch.db") as ledger:
        assert [failure.origin for failure in failures(ledger)] == [site.url("/gone")]


def test_a_sitemap_is_read_as_far_as_it_is_wanted(desk: Desk) -> None:
    site = desk.site
    site.pages |= {f"/news/{number}": report(number) for number in range(1, 5)}
    site.pages |= {
        "/sitemap.xml": sitemap(site.url("/a.xml"), root="sitemapindex", item="sitemap"),
        "/a.xml": sitemap(*(site.url(f"/news/{number}") for number in range(1, 5)), site.url("/about")),
    }
    source = Source("sitemap", site.url("/sitemap.xml"), only="/news/", most=3)
    assert desk.watch(source)[0].endswith("3 read.")
    desk.later(hours=1)
    assert desk.watch(source)[0].endswith("1 read.")
    desk.later(hours=1)
    assert desk.watch(source) == []
    assert site.targets().count("/a.xml") == 3 and "/about" not in site.targets()


def test_what_a_sitemap_says_has_changed_is_read_again(desk: Desk) -> None:
    site = desk.site

    def dated(*days: str) -> bytes:
        entries = zip((1, 2), days, strict=True)
        items = "".join(f"<url><loc>{site.url(f'/{n}')}</loc><lastmod>{day}</lastmod></url>" for n, day in entries)
        return answer(f"<urlset>{items}</urlset>".encode())

    source = Source("sitemap", site.url("/s.xml"), since="2025-01-01")
    site.pages["/s.xml"] = dated("2025-03-01", "2024-03-01")
    assert desk.watch(source)[0].endswith("1 read.")
    desk.later(hours=1)
    site.pages |= {"/s.xml": dated("2025-04-01", "2024-03-01"), "/1": report(1, LATER)}
    assert desk.watch(source)[0].endswith("1 read.")
    with Ledger.open(desk.folder / "watch.db") as ledger:
        versions = list(ledger.documents(Filter(versions=True)))
    assert len(versions) == 2 and sum(document.replaces is not None for document in versions) == 1


def test_pages_and_folders_are_followed(desk: Desk) -> None:
    inbox = desk.folder / "inbox"
    inbox.mkdir()
    sources = Source("page", desk.site.url("/1")), Source("folder", str(inbox))
    assert "1 read" in desk.watch(*sources)[0]
    (inbox / "a.txt").write_text("Minsk. On March 3, 2025 the ministers of Belarus and Kenya met in Nairobi.")
    desk.site.pages["/1"] = report(1, LATER)
    desk.later(hours=1)
    said = desk.watch(*sources)
    assert said[0].startswith("page") and said[1].startswith("folder") and all("1 read" in line for line in said[:2])


def test_the_loop_heeds_the_file_and_says_what_is_wrong_once(desk: Desk) -> None:
    desk.site.pages["/feed"] = feed(desk.site.url("/1"))
    plans: list[Callable[[], tuple[Source, ...]]] = [lambda: (), lambda: (), _broken, _broken, lambda: (desk.feed(),)]
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 6:
            raise KeyboardInterrupt

    def load() -> tuple[Source, ...]:
        return (plans.pop(0) if len(plans) > 1 else plans[0])()

    with Ledger.open(desk.folder / "watch.db", create=True) as ledger, desk.fetcher() as fetcher:
        watcher = Watcher(ledger, Settings(), fetcher, lambda: desk.now)
        with pytest.raises(KeyboardInterrupt):
            keep_watching(watcher, load, desk.said.append, wait)
    assert sum("is wrong" in line for line in desk.said) == 1
    assert sum("1 read" in line for line in desk.said) == 1
    assert all(1 <= seconds <= 60 for seconds in waits)


def _broken() -> tuple[Source, ...]:
    raise UsageError("The file is wrong.")


def test_a_plan_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text("""
every = "2 hours"
[[follow]]
feed = "https://example.org/feed.xml"
[[follow]]
sitemap = "https://example.org/sitemap.xml"
every = "1 day"
only = "/news/"
since = 2025-01-01
most = 20
[[follow]]
folder = "inbox"
language = "en"
""")
    assert read_plan(path) == (
        Source("feed", "https://example.org/feed.xml", 7200),
        Source("sitemap", "https://example.org/sitemap.xml", 86_400, "/news/", "2025-01-01", 20),
        Source("folder", str(tmp_path / "inbox"), 7200, language="en"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names nothing to follow"),
        ("follow = 3", "names nothing to follow"),
        ("[[follow]", "not written as it should be"),
        ("[[follow]]\nfeed = 3", "'feed' must be a text"),
        ("[[follow]]\nfeed = 'x'\npage = 'y'", "part 1 must have one of"),
        ("[[follow]]\nfeed = 'ftp://example.org/'", "no address of the web"),
        ("[[follow]]\nfeed = 'https://a.org'\nevery = 'often'", "no time to wait"),
        ("[[follow]]\nfeed = 'https://a.org'\nevery = '5 seconds'", "too often"),
        ("[[follow]]\nfeed = 'https://a.org'\nsince = 'May'", "is no day"),
        ("[[follow]]\nfeed = 'https://a.org'\nmost = 0", "above 0"),
        ("[[follow]]\nfeed = 'https://a.org'\nlanguage = 'xx'", "no words for"),
        ("[[follow]]\nfeed = 'https://a.org'\ncolour = 'red'", "'colour', which means nothing"),
        ("[[follow]]\nfeed = 'https://a.org'\n[[follow]]\npage = 'https://a.org'", "twice"),
        ("often = 3\n[[follow]]\nfeed = 'https://a.org'", "'often', which means nothing"),
    ],
)
def test_a_plan_that_is_wrong_is_told(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=said):
        read_plan(path)
    with pytest.raises(UsageError, match="cannot be read"):
        read_plan(tmp_path / "other.toml")
