"""Full-text search over documents and entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ledger.filters import Filter
from communique.ledger.search import search
from communique.ledger.store import Ledger
from tests.builders import TEXT, make_document, make_entries, make_ledger

pytestmark = pytest.mark.ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    make_ledger(tmp_path / "test.db")
    with Ledger.open(tmp_path / "test.db") as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("plant", ["document", "commitment", "statement"]),
        ("PLANTS", ["document", "commitment", "statement"]),
        ("patel", ["document", "hub", "meeting"]),
        ("gateway Mombasa", ["document", "hub"]),
        ('"open the plant"', ["document", "commitment", "statement"]),
        ('"plant the open"', []),
        ("gatew*", ["document", "hub"]),
        ("trade turnover", ["figure"]),
        ("gateway plant", ["document"]),
        ("zeppelin", []),
        ("", []),
        ("* ( ) - \"", []),
        ("plant*) OR (x", []),
        ("NEAR(plant)", []),
        ("words: plant", []),
    ],
)  # fmt: skip
def test_what_is_found(ledger: Ledger, words: str, kinds: list[str]) -> None:
    assert [hit.kind for hit in search(ledger, words)] == kinds


def test_what_was_found_is_marked(ledger: Ledger) -> None:
    hit = search(ledger, "plants", Filter(kinds=("commitment",)))[0]
    assert [piece for piece, found in hit.pieces if found] == ["plant"]
    assert "".join(piece for piece, _ in hit.pieces).startswith("We will open the plant by June 2025")
    assert hit.to_json()["found"] == ["plant"]


def test_search_takes_the_same_filters(ledger: Ledger) -> None:
    assert [hit.kind for hit in search(ledger, "plant", Filter(kinds=("document",)))] == ["document"]
    assert [hit.kind for hit in search(ledger, "plant", Filter(person="wanjiru", kinds=("statement",)))] == [
        "statement"
    ]
    assert search(ledger, "plant", Filter(area="BR")) == []


def test_the_limit_holds_for_documents_and_for_entries(tmp_path: Path) -> None:
    make_ledger(tmp_path / "many.db", 12)
    with Ledger.open(tmp_path / "many.db") as many:
        assert [hit.kind for hit in search(many, "mombasa", limit=5)] == ["document"] * 5 + ["hub"] * 5


@pytest.mark.file
def test_the_index_follows_what_is_read_again(ledger: Ledger) -> None:
    document = make_document(TEXT, title="A zeppelin")
    ledger.save(document, make_entries(document)[:1], again=True)
    assert [hit.kind for hit in search(ledger, "zeppelin")] == ["document"]
    assert [hit.kind for hit in search(ledger, "plant")] == ["document"]
    with ledger.reading() as connection:
        for index in ("document_search", "entry_search"):
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")


def test_other_scripts_are_found(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "x.db", create=True) as ledger:
        for text in ("Президент встретился с губернатором.", "قال الرئيس إن البلدين اتفقا.", "İstanbul’da görüşme 😀."):
            ledger.save(make_document(text), [])
        for words in ("губернатором", "ГУБЕРНАТОРОМ", "البلدين", "gorusme"):
            assert len(search(ledger, words)) == 1, words


@pytest.mark.file
@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_words_break_the_query(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    with Ledger.open(tmp_path_factory.getbasetemp() / "words.db", create=True) as ledger:
        search(ledger, words)
