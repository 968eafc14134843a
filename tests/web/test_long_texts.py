"""A long text is shown in parts: nothing is lost between them, marks and notes lead to each other across them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from communique.ledger.store import Ledger
from communique.pipeline import Choices, read_inputs
from communique.read.files import decode_input
from communique.web.parting import LONG, part_at, parts_of
from tests.web.site import browsing

SIZE = 200_000  # bytes of a page
LINE = (
    "{n} March 2024. \u201cKenya will open plant number {n} by June 2025,\u201d said the Minister of Trade, Amina Wanjiru. "
    "Trade of Kenya and Uganda exceeded ${n} million in 2023. The meeting went on for long, and others spoke too."
)
WORDS = (
    "The delegation walked through the halls of the works and asked about the lathes, the paint and the canteen. " * 3
)


def report(size: int, *, filler: bool = True) -> str:
    lines = ["Kenya to open plants", "NAIROBI, 3 March 2024."]
    while sum(map(len, lines[-2:])) and len("\n\n".join(lines)) < size:
        n = len(lines)
        lines += [LINE.format(n=n), *([WORDS] if filler else [])]
    return "\n\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str, str]]:
    """A client of a ledger with one long report, the report's id and its text."""
    text = report(150_000)
    path = tmp_path_factory.mktemp("long") / "long.db"
    with Ledger.open(path, create=True) as ledger:
        batch = read_inputs(ledger, [decode_input("long", "long.txt", text.encode())], Choices())
    with browsing(path) as client:
        yield client, batch.documents[0], text


def parts(client: TestClient, id: str) -> list[dict[str, Any]]:
    count = client.get(f"/documents/{id}.json").json()["part"]["of"]
    return [client.get(f"/documents/{id}.json?part={n}").json() for n in range(1, count + 1)]


def test_each_part_is_a_page_of_its_own_that_is_not_too_large(long: tuple[TestClient, str, str]) -> None:
    client, id, text = long
    shown = parts(client, id)
    assert len(shown) > 3
    assert (shown[0]["part"]["start"], shown[0]["part"]["end"]) == (0, shown[1]["part"]["start"])
    assert shown[-1]["part"]["end"] == len(text)
    for each in shown:
        page = client.get(f"/documents/{id}?part={each['part']['number']}")
        assert len(page.content) < SIZE
        assert f"Part {each['part']['number']} of {len(shown)}" in page.text
        assert ('rel="next"' in page.text) == (each["part"]["number"] < len(shown))
    assert client.get(f"/documents/{id}?part={len(shown) + 1}").status_code == 404
    assert client.get(f"/documents/{id}?part=0").status_code == 422


def test_every_entry_leads_to_the_part_in_which_its_words_begin(long: tuple[TestClient, str, str]) -> None:
    client, id, _ = long
    seen = {entry["id"]: entry for each in parts(client, id) for entry in each["entries"]}
    assert len(seen) > 200
    for entry_id in list(seen)[::40]:
        page = client.get(f"/documents/{id}?at={entry_id}").text
        assert f'<span id="{entry_id}"></span>' in page
        assert f'href="/{seen[entry_id]["kind"]}s/{entry_id}"' in page
    one = list(seen)[-1]
    entry = client.get(f"/entries/{one}").text
    assert f'href="/documents/{id}?at={one}#{one}"' in entry


def test_numbers_of_entries_go_on_from_part_to_part(long: tuple[TestClient, str, str]) -> None:
    client, id, _ = long
    pages = [client.get(f"/documents/{id}?part={n}").text for n in (1, 2)]
    numbers = [[int(n) for n in re.findall(r'<li id="n(\d+)"', page)] for page in pages]
    assert numbers[0][0] == 1
    assert all(number > numbers[0][-1] for number in {*numbers[1]} - {*numbers[0]})
    assert max(numbers[1]) > numbers[0][-1]
    assert all(run == sorted(run) for run in numbers)


def test_the_whole_text_can_be_had(long: tuple[TestClient, str, str]) -> None:
    client, id, text = long
    answer = client.get(f"/documents/{id}.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.text == text
    assert client.get("/documents/dnone.txt").status_code == 404


def test_a_word_of_a_megabyte_is_cut_into_parts(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "word.db", create=True) as ledger:
        text = "Kenya opened a plant.\n\n" + "x" * 1_000_000 + "\n\nIt works.\n"
        batch = read_inputs(ledger, [decode_input("word", "word.txt", text.encode())], Choices())
    with browsing(tmp_path / "word.db") as client:
        page = client.get(f"/documents/{batch.documents[0]}?part=3")
        assert len(page.content) < SIZE
        assert client.get(f"/documents/{batch.documents[0]}").text.count("Next") == 2


@given(st.text(alphabet="ab \n", max_size=80), st.integers(1, 4_000))
def test_parts_hold_the_whole_text_once_and_each_code_point_is_in_its_part(piece: str, times: int) -> None:
    text = piece * times
    found = parts_of(text)
    assert "".join(text[part.start : part.end] for part in found) == text
    assert [part.number for part in found] == list(range(1, len(found) + 1))
    assert all(part.end - part.start <= LONG * 1.2 for part in found)
    for offset in (0, len(text) // 2, max(0, len(text) - 1)):
        part = part_at(found, offset)
        assert part.start <= offset < max(part.end, 1)
