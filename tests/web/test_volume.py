"""A large ledger in the browser: every page small and found by key, memory flat, and many people at once.

The short form is of a small ledger and asserts no time: it counts the steps of the database. The long one (`soak`) is of
20,000 documents and 505,000 entries, where each page's first visit may take 300 ms of the processor at most.
"""

from __future__ import annotations

import itertools
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.corpus import make_report
from communique.ledger.filters import Filter
from communique.ledger.judgements import history
from communique.ledger.store import Ledger
from tests.ledger.lists import assert_lists_follow
from tests.web.cost import least_costs, metering
from tests.web.crowd import Answered, Client, Crowd, Server, serving
from tests.web.volume import make_volume

KILOBYTES = 200  # that a list may have
MILLISECONDS = 300  # of the processor that a first visit may take where there are half a million entries
STEPS = 500  # thousands of SQLite's machine that a first visit may take where there are five thousand entries
NARROWED = (
    "area=RU", "area=ZW", "area=XX", "area=Land", "area=RU-12", "person=Family1", "person=Given5", "person=Nobody",
    "period=2023", "period=1850", "period=2019-05", "versions=1", "rejected=1", "area=RU&period=2023",
    "area=BY&person=Family1", "limit=100",
)  # fmt: skip
LISTS: dict[str, tuple[str, ...]] = {
    "commitments": (
        "status=open", "status=overdue", "status=fulfilled", "status=partly+fulfilled", "actor=RU", "actor=Land",
        "force=firm", "type=pledge", "type=offer", "sector=87", "sector=99", "due=2027", "order=due",
        "order=due&status=overdue", "order=due&area=RU", "order=due&area=ZW", "order=due&person=Family1",
        "area=RU&status=overdue", "area=BY&status=open&force=soft", "area=RU&force=firm&type=pledge&actor=BY",
        "status=fulfilled&area=ZW&person=Family3", "actor=BY&due=2027&status=open",
    ),
    "figures": (
        "area=RU&other=BY", "area=BY&other=ZW", "indicator=exports", "indicator=nothing", "measure=level",
        "measure=share", "hedge=about", "unit=USD", "unit=t", "area=RU&indicator=imports&hedge=about",
    ),
    "conflicts": ("verdict=agree", "indicator=exports"),
    "meetings": ("form=meeting", "form=visit"),
    "statements": ("mode=indirect", "mode=direct"),
    "hubs": (),
    "documents": (),
}  # fmt: skip
OTHERS = (
    "/", "/areas", "/areas?name=land", "/people", "/people?name=family1", "/people?name=nobody", "/review",
    "/review?kind=commitment", "/review?area=RU", "/upload", "/brief", "/brief?area=ZW", "/brief?area=RU",
    "/brief?period=2023-05", "/search", "/search?q=trade", "/search?q=tractor+port", "/search?q=%22trade+plant%22",
    "/search?q=nothing", "/search?q=trad*", "/search?q=Family12", "/search?q=tractor&area=RU",
    "/search?q=tractor&area=ZW", "/search?q=tractor&kind=commitment", "/search?q=tractor&period=2023", "/areas/RU",
    "/areas/BY", "/areas/ZW", "/areas/RU-12", "/people/Given0%20Family0", "/people/Given5%20Family5",
    "/areas.svg", "/areas.svg?area=RU", "/documents.atom", "/search.atom?q=tractor",
)  # fmt: skip
PAIRED = ("/figures.svg?area=BY&other=RU",)  # there only where enough is said of both


def list_pages() -> list[str]:
    """The addresses of all lists, whole and narrowed."""
    return [f"/{name}{f'?{asked}' if asked else ''}" for name, own in LISTS.items() for asked in ("", *NARROWED, *own)]


def single_pages(client: Client) -> list[str]:
    """The addresses of some entries and documents of each kind."""
    found = []
    for name in LISTS:
        more = ("", "&status=fulfilled") if name == "commitments" else ("",)
        rows = [row for asked in more for row in rows_of(client.get(f"/{name}.json?limit=2{asked}"))]
        found += [f"/{name}/{row['id']}" for row in rows]
    return found


def rows_of(answer: Answered) -> list[Any]:
    """The rows of a list as JSON."""
    said = answer.json()
    if "listing" in said:
        return list(said["listing"]["entries"])
    return list(next(said[name] for name in ("commitments", "entries", "documents") if name in said))


def follow(client: Client, path: str, pages: int) -> list[str]:
    """The ids on the first pages of a list, each page begun where the one before it says."""
    ids, after = [], ""
    for _ in range(pages):
        answer = client.get(path + after)
        assert answer.status == 200, (path, answer.body[:300])
        ids += [row["id"] for row in rows_of(answer)]
        said = answer.json()
        key = said.get("after") or said.get("listing", {}).get("after")
        if not key:
            break
        after = f"&after={key}"
    return ids


def look_at_every_page(server: Server) -> None:
    """Every page answers, first and again, and every list is small."""
    client, seconds = server.client(), {}
    pages = [*list_pages(), *OTHERS, *single_pages(client)]
    for path in pages:
        answer = client.get(path)
        seconds[path] = answer.seconds
        assert answer.status == 200, (path, answer.status, answer.body[:300])
        if not path.startswith(("/documents/", "/areas.svg")):  # whole texts and pictures are as long as they are
            assert len(answer.body) < KILOBYTES * 1000, (path, len(answer.body))
    times = sorted(seconds.items(), key=lambda pair: -pair[1])
    middle = times[len(times) // 2][1]
    slow = ", ".join(f"{path} {each * 1000:.0f} ms" for path, each in times[:5])
    sys.stdout.write(f"\n{len(pages)} pages, first visit: half within {middle * 1000:.0f} ms; the slowest: {slow}\n")


def walk_every_list(server: Server, documents: int) -> None:
    """Lists go on by key, without a row twice or left out."""
    client = server.client()
    for path in ("/commitments.json?limit=100", "/commitments.json?limit=100&order=due", "/figures.json?limit=100",
                 "/documents.json?limit=100", "/meetings.json?limit=100&area=RU"):  # fmt: skip
        ids = follow(client, path, 8)
        assert len(ids) == len(set(ids)) > 0
        if path.startswith("/documents") and documents <= 1600:
            assert len(ids) == documents


def look_at_costs(path: Path, *, steps: float | None = None, milliseconds: float | None = None) -> None:
    """No page costs more at its first visit, nothing of it remembered."""
    visits = 1 if milliseconds is None else 3
    with metering(path) as meter:
        costs = least_costs(
            meter, [*list_pages(), *OTHERS, *PAIRED] if milliseconds else [*list_pages(), *OTHERS], visits
        )
    slow = sorted(costs.items(), key=lambda pair: -pair[1].milliseconds)
    said = ", ".join(f"{path} {cost.milliseconds:.0f} ms" for path, cost in slow[:8])
    middle = slow[len(slow) // 2][1].milliseconds
    sys.stdout.write(f"\n{len(slow)} pages, first visits, processor: half within {middle:.0f} ms; most: {said}\n")
    if steps is not None:
        assert {path: cost.steps for path, cost in costs.items() if cost.steps > steps} == {}
    if milliseconds is not None:
        assert {path: cost.milliseconds for path, cost in slow if cost.milliseconds > milliseconds} == {}


def stay_flat(server: Server, requests: int) -> None:
    """Memory does not grow with the number of requests, after what is remembered has been made."""
    client = server.client()
    addresses = [*list_pages(), *OTHERS, *single_pages(client)][:: 1 if requests > 5000 else 8]
    pages = itertools.cycle(addresses)
    seen = []
    for number in range(requests):
        if number % (requests // 10) == 0:
            seen.append(server.megabytes())
        assert client.get(next(pages)).status == 200
    seen.append(server.megabytes())
    sys.stdout.write(f"\nmemory over {requests:,} requests, in MB: {', '.join(f'{each:.0f}' for each in seen)}\n")
    early, late = max(seen[3 : len(seen) // 2 + 1]), seen[-1]
    assert late < early * 1.1 + 10, seen


def come_together(server: Server, path: Path, readers: int, each: int, judged: int, texts: int) -> None:
    """Many read while two review and one reads reports in: no error, and nothing that was said to be kept is lost."""
    crowd, pages = Crowd(), [*list_pages(), *OTHERS]
    client = server.client()
    before = _document_ids(path)
    entries = follow(client, "/statements.json?limit=100", 1 + 2 * judged // 100)[: 2 * judged]
    contested = follow(client, "/hubs.json?limit=50", 1)[:20]
    kept: dict[str, str] = {}
    refused = itertools.count()
    lock, made = threading.Lock(), []

    def read(first: int) -> Any:
        def work(crowd: Crowd) -> None:
            own = server.client()
            for number in range(each):
                path = pages[(first * 7 + number * 3) % len(pages)]
                crowd.check(path, own.get(path))

        return work

    def review(ids: list[str]) -> Any:
        def work(crowd: Crowd) -> None:
            own = server.client()
            for id in [*ids, *contested]:
                body = {"version": "read", "note": "seen"}
                answer = own.post(f"/api/entries/{id}/confirm", body)
                crowd.check(id, answer, 200, 409)
                with lock:
                    if answer.status == 200:
                        assert id not in kept, "two reviewers overwrote each other"
                        kept[id] = answer.json()["judgement"]["id"]
                    else:
                        next(refused)

        return work

    def read_in(crowd: Crowd) -> None:
        own = server.client()
        for number in range(texts):
            answer = own.post(
                "/api/documents", {"text": make_report(90_000 + number, 150), "source": f"new/{number}.txt"}
            )
            crowd.check("/api/documents", answer)
            if answer.status == 200:
                made.append(answer.json())

    crowd.run([*(read(n) for n in range(readers)), review(entries[::2]), review(entries[1::2]), read_in])
    sys.stdout.write(f"\n{readers} readers, two reviewers, one who reads in: {crowd.said()}\n")
    assert crowd.wrong == []
    assert next(refused) == len(contested)  # each was confirmed once and refused once
    assert set(kept) == {*entries, *contested}
    assert len(made) == texts and all(one["entries"] for one in made)
    with Ledger.open(path) as ledger:
        for id, judgement in kept.items():
            assert [one.id for one in history(ledger, id)] == [judgement]
        for one in made:
            found = list(ledger.entries(Filter(documents=(one["document"],))))
            assert len(found) == one["entries"]
    assert _document_ids(path) == before | {one["document"] for one in made}


def _document_ids(path: Path) -> set[str]:
    with Ledger.open(path) as ledger:
        return {one.id for one in ledger.documents()}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of a few hundred documents."""
    path = tmp_path_factory.mktemp("volume") / "small.db"
    make_volume(path, 200)
    return path


@pytest.fixture(scope="module")
def server(small: Path) -> Iterator[Server]:
    """A server on it."""
    with serving(small) as started:
        yield started


def test_every_page_of_many_entries_opens_and_is_small(server: Server) -> None:
    look_at_every_page(server)
    walk_every_list(server, 200)


def test_no_page_looks_through_the_ledger_again_and_again(small: Path) -> None:
    look_at_costs(small, steps=STEPS)


def test_memory_stays_flat(server: Server) -> None:
    stay_flat(server, 400)


def test_many_read_while_two_review_and_one_reads_in(server: Server, small: Path) -> None:
    come_together(server, small, readers=12, each=10, judged=10, texts=2)
    with Ledger.open(small) as ledger:
        assert_lists_follow(ledger)


@pytest.mark.soak
def test_half_a_million_entries_in_the_browser(tmp_path: Path) -> None:
    path = tmp_path / "large.db"
    make_volume(path, 20_000)
    with Ledger.open(path) as ledger:
        counts = ledger.counts()
    assert counts["document"] == 20_000
    assert sum(counts.values()) - counts["document"] > 500_000
    look_at_costs(path, milliseconds=MILLISECONDS)
    with serving(path) as server:
        look_at_every_page(server)
        walk_every_list(server, 20_000)
        come_together(server, path, readers=50, each=60, judged=100, texts=20)
        stay_flat(server, 10_000)
