"""The same article twice: by other addresses of its page, corrected later, taken over by another outlet."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from communique.cli import cli
from communique.compare.copies import Texts, find_originals
from communique.gather.urls import page_key
from communique.intake import Batch
from communique.kinds import Document
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.pipeline import Choices, read_paths
from communique.settings import Settings
from tests.gather import making

ADDRESS = "https://wire.example/news/a"
LONG = f"{making.PARAGRAPHS}</p><p>{'The joint commission will meet in Mombasa in May 2024 to sign it. ' * 8}"


def read(tmp_path: Path, *things: Path | str) -> Batch:
    with Ledger.open(tmp_path / "test.db", create=True) as ledger:
        return read_paths(ledger, [str(thing) for thing in things], Choices(), Settings())


def documents(tmp_path: Path, **wanted: bool) -> list[Document]:
    with Ledger.open(tmp_path / "test.db") as ledger:
        return list(ledger.documents(Filter(**wanted)))  # type: ignore[arg-type]


def save(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "other",
    [
        "http://www.wire.example/news/a/",
        "https://m.wire.example/news/a?utm_source=x&utm_medium=y",
        "https://wire.example/news/a?fbclid=1#top",
        "https://wire.example/amp/news/a",
        "https://wire.example/news/a/amp",
        "https://wire.example/news/a?amp=1",
        "https://wire.example/news/a?print=Y",
        "https://wire.example/news/a/print/",
        "https://WIRE.example//news/a",
    ],
)
def test_addresses_of_one_page_share_a_key(other: str) -> None:
    assert page_key(other) == page_key(ADDRESS)


@pytest.mark.parametrize(
    "other",
    [
        "https://wire.example/news/b",
        "https://other.example/news/a",
        "https://wire.example/news/a?id=7",
        "https://wire.example/news/a?id=8&view=full",
        "https://wire.example/news/A",
        "https://wire.example:8080/news/a",
        "https://wire.example/",
        "ftp://wire.example/news/a",
        "https://[broken",
        "https://wire.example:port/x",
    ],
)
def test_addresses_of_other_pages_do_not(other: str) -> None:
    assert page_key(other) != page_key(ADDRESS)


def test_one_article_at_several_addresses_is_one_document(tmp_path: Path) -> None:
    plain = save(tmp_path / "a.html", making.page(text=LONG, url=ADDRESS))
    shared = save(tmp_path / "b.html", making.page(text=LONG, url=f"{ADDRESS}?utm_source=mail"))
    counted = save(
        tmp_path / "c.html", making.page(text=LONG, url=ADDRESS, more="<div class='views'>1,204</div><p>Ends</p>")
    )
    crawl = save(tmp_path / "d.warc", making.warc_record("https://m.wire.example/news/a/amp", making.page(text=LONG)))
    batch = read(tmp_path, plain, shared, counted, crawl)
    assert (batch.read, batch.known, batch.failures) == (1, 3, [])
    (document,) = documents(tmp_path)
    assert {
        ADDRESS,
        f"{ADDRESS}?utm_source=mail",
        str(plain),
        str(counted),
        "https://m.wire.example/news/a/amp",
    } <= set(document.sources)
    assert read(tmp_path, plain, shared, counted, crawl).known == 4
    assert documents(tmp_path) == [document]


def test_a_corrected_page_is_a_version_that_shows_the_difference(tmp_path: Path) -> None:
    old = save(tmp_path / "a.html", making.page(text=LONG, url=ADDRESS))
    new = save(tmp_path / "b.html", making.page(text=LONG.replace("$556", "$559"), url=f"{ADDRESS}?utm_source=mail"))
    read(tmp_path, old)
    read(tmp_path, new)
    (document,) = documents(tmp_path)
    assert document.replaces is not None
    assert "$559" in document.text
    assert len(documents(tmp_path, versions=True)) == 2
    shown = CliRunner().invoke(cli, ["show", document.id, "--ledger", str(tmp_path / "test.db")]).stdout
    assert "[-$556-] {+$559+} million" in " ".join(shown.split())
    again = save(tmp_path / "c.html", making.page(text=LONG, url=f"{ADDRESS}?amp=1"))
    assert read(tmp_path, again).known == 1
    assert [each.id for each in documents(tmp_path)] == [document.id]


def test_a_correction_of_a_short_sentence_is_a_version_too(tmp_path: Path) -> None:
    for name, month in (("a.html", "May"), ("b.html", "June")):
        more = f"<p>They will meet again in {month} 2025.</p><p>Views: {len(month)}</p>"
        read(tmp_path, save(tmp_path / name, making.page(text=LONG, url=ADDRESS, more=more)))
    (document,) = documents(tmp_path)
    assert document.replaces is not None and "again in June 2025" in document.text


def test_another_article_at_the_same_address_is_another_document(tmp_path: Path) -> None:
    other = (
        "The Minister of Fisheries of Iceland signed an agreement with Norway in Bergen on 5 May 2024, officials said."
    )
    read(tmp_path, save(tmp_path / "a.html", making.page(text=LONG, url="https://wire.example/latest")))
    read(tmp_path, save(tmp_path / "b.html", making.page("Other news", other, url="https://wire.example/latest")))
    assert len(documents(tmp_path)) == 2


def test_an_article_that_another_outlet_took_over_stays_and_is_told_a_copy(tmp_path: Path) -> None:
    read(tmp_path, save(tmp_path / "a.html", making.page(text=LONG, url=ADDRESS)))
    taken = making.page(text=LONG, url="https://gazette.example/x").replace(b"Nairobi Wire", b"The Gazette")
    read(tmp_path, save(tmp_path / "b.html", taken))
    both = documents(tmp_path)
    assert {document.outlet for document in both} == {"Nairobi Wire", "The Gazette"}
    assert len(set(find_originals(both, Texts()).values())) == 1


def test_a_page_that_a_person_removed_does_not_come_back_by_another_address(tmp_path: Path) -> None:
    ledger = str(tmp_path / "test.db")
    read(tmp_path, save(tmp_path / "a.html", making.page(text=LONG, url=ADDRESS)))
    (document,) = documents(tmp_path)
    done = CliRunner().invoke(cli, ["remove", document.id, "--why", "asked", "--as", "Ana", "--ledger", ledger])
    assert done.exit_code == 0, done.output
    batch = read(tmp_path, save(tmp_path / "b.html", making.page(text=LONG, url=f"{ADDRESS}?amp=1")))
    assert (batch.read, len(batch.removed)) == (0, 1)
    assert documents(tmp_path) == []
