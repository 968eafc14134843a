"""Texts that nobody would write: cut, spliced and strewn with marks; whatever comes, it is read, and evidence stands."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from communique.entries.reading import Reading, read_text
from tests.tables import each

HERE = Path(__file__).parent
MARKS = "“”„«»\"'’‘()[].,;:–—-$€£%&/|•\n\r\t\x00\ufffd\u00a0\u200b\u2029\u202eİßé\U0001f600"


def reports() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(HERE.joinpath("reports").glob("*/*.txt"))]


def mutated(texts: list[str], chance: random.Random) -> str:
    """A piece of a report with marks set in, stretches left out and pieces of others put in."""
    text = chance.choice(texts)
    start = chance.randrange(len(text))
    text = text[start : start + chance.randrange(50, 1500)]
    for _ in range(chance.randrange(12)):
        i, way = chance.randrange(len(text) + 1), chance.random()
        if way < 0.35:
            text = text[:i] + chance.choice(MARKS) + text[i:]
        elif way < 0.7:
            text = text[:i] + text[i + chance.randrange(1, 9) :]
        else:
            other = chance.choice(texts)
            k = chance.randrange(len(other))
            text = text[:i] + other[k : k + 60] + text[i:]
    return text


def check(text: str) -> Reading:
    """Read a text; every piece of evidence stands in it, and no two entries have the same id."""
    reading = read_text(text, published="2024-05-14" if len(text) % 2 else None)
    for entry in reading.entries:
        assert entry.evidence
        assert all(piece.text and text[piece.start : piece.end] == piece.text for piece in entry.evidence), entry
    assert len({entry.id for entry in reading.entries}) == len(reading.entries)
    assert all(0 <= start <= end <= len(text) for start, end, _ in reading.unclear)
    return reading


@pytest.mark.parametrize("seed", range(4))
def test_mutations_are_read(seed: int) -> None:
    texts, chance = reports(), random.Random(seed)
    for _ in range(100):
        check(mutated(texts, chance))


def test_a_text_may_end_anywhere() -> None:
    texts, chance = reports(), random.Random(7)
    for _ in range(600):
        text = chance.choice(texts)
        end = chance.randrange(20, len(text))
        check(text[max(0, end - chance.randrange(20, 300)) : end])


@each(
    "ending",
    [
        "Beira could replace", "Setúbal to be", "In Lima she will call", "Minister of Climate Change and the",
        "The visit is expected to open", "It will open, Minister Ana Sol said", "Ana Sol met Bo Li, and",
        "The meeting with Bo Li", "Peru asked Oman for", "Peru promised Oman", "The town was promised a clinic by",
        "If Oman were the gateway to", "Mombasa will serve", "Export prices of",
    ],
)  # fmt: skip
def test_a_text_may_end_within_a_phrase(ending: str) -> None:
    check(ending)
    check("Ministry of Trade of Oman\n\n2 June 2023. " + ending)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1040))
def test_many_mutations_are_read(seed: int) -> None:
    texts, chance = reports(), random.Random(seed)
    for number in range(2_000):
        text = mutated(texts, chance)
        try:
            check(text)
        except Exception as error:
            kept = HERE / "fuzz" / f"{seed}-{number}.txt"
            kept.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
            raise AssertionError(f"{kept} hurts: keep it with the mending") from error


@each("path", sorted(HERE.joinpath("fuzz").glob("*.txt")), ids=lambda path: path.stem)
def test_what_once_hurt_is_read(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        check(file.read())


def test_the_same_text_gives_the_same_entries() -> None:
    texts, chance = reports(), random.Random(7)
    for _ in range(40):
        text = mutated(texts, chance)
        assert check(text).entries == check(text).entries
