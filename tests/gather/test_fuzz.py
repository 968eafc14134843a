"""Files of every kind with their bytes mutated: no crash, no hang, no error but a sentence; seeds that hurt are kept."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.gather.gathering import read_raw, unpack
from communique.gather.raw import Limits, Link, Raw
from tests.gather import making
from tests.gather.pages import saved_pages

KEPT = Path(__file__).parent / "fuzz"
FAULT = "brought the reader down"
LIMITS = Limits(document_mb=2, archive_mb=8)
MARKS = (b"<", b">", b"</", b"&#x0;", b"&", b'"', b"'", b"\0", b"\xff", b"<!--", b"]]>", b"<table>", b"<p>", b"\r\n", b"{", b"[",
         b"\\u0000", b"<svg><template>", b"<select><option>", b"<frameset>", b"<plaintext>", b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-")  # fmt: skip


def seeds() -> dict[str, bytes]:
    """A file of each kind, and the saved pages."""
    return {**making.seeds(), **{f"page-{page.name}": page.content for page in saved_pages()}}


def mutated(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Bytes flipped, left out, doubled, cut off, and pieces and marks of others put in."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        place, way = chance.randrange(len(made) + 1), chance.random()
        if way < 0.3 and made:
            made[place % len(made)] = chance.randrange(256)
        elif way < 0.5:
            del made[place : place + chance.choice((1, 2, 8, 64, 512))]
        elif way < 0.6:
            made[place:place] = made[place : place + chance.choice((4, 64, 1024))]
        elif way < 0.7:
            made[place : place + 4] = chance.choice(
                (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\1\0\0\0")
            )
        elif way < 0.85:
            made[place:place] = chance.choice(MARKS) * chance.choice((1, 1, 1, 50))
        elif way < 0.95:
            other = chance.choice(others)
            start = chance.randrange(len(other))
            made[place:place] = other[start : start + chance.choice((16, 256))]
        else:
            del made[place:]
    return bytes(made)


def check(content: bytes) -> None:
    """Open and read bytes: each document is a text, everything else a sentence."""
    for found in unpack(Raw("thing", "thing", content), LIMITS):
        if isinstance(found, InputError):
            assert str(found).endswith(".")
            assert "\n" not in str(found)
            assert FAULT not in str(found), found
        elif isinstance(found, Raw):
            try:
                assert read_raw(found).text.strip()
            except InputError as error:
                assert str(error).endswith(".")
                assert FAULT not in str(error), error
        else:
            assert isinstance(found, Link)


@pytest.mark.parametrize("name", sorted(seeds()))
def test_mutations_are_read_or_refused(name: str) -> None:
    all_seeds, chance = seeds(), random.Random(name)
    count = 6 if name in ("pdf", "parquet") else 20
    for _ in range(count):
        check(mutated(all_seeds[name], list(all_seeds.values()), chance))


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted(seeds()))
def test_many_mutations_are_read_or_refused(name: str) -> None:
    all_seeds = seeds()
    for number in range(3_000):
        chance = random.Random(f"{name} {number}")
        content = mutated(all_seeds[name], list(all_seeds.values()), chance)
        try:
            check(content)
        except Exception as error:
            KEPT.mkdir(exist_ok=True)
            (KEPT / f"{name}-{number}").write_bytes(content)
            raise AssertionError(f"{KEPT.name}/{name}-{number} hurts: keep it with the mending") from error


@pytest.mark.parametrize("path", sorted(KEPT.glob("*")), ids=lambda path: path.name)
def test_what_once_hurt_is_read_or_refused(path: Path) -> None:
    check(path.read_bytes())
