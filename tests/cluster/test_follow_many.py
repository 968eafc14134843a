"""Very many new documents, followed a few at a time in the order of their days, give what following them at once gives."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from communique.entries.reading import Reading, read_text
from communique.ledger.following import unlinked
from communique.ledger.store import Ledger
from communique.upkeep import follow_new
from tests.cluster.material import chain_texts

Found = set[tuple[str, str, str]]


@cache
def readings() -> list[Reading]:
    """The reports of some chains, read once."""
    return [read_text(content.decode()) for _, content in chain_texts(24)]


def follow(path: Path, count: int | None = None) -> Found:
    """The follow-ups of the chains' reports, or of the first of them and then of the rest."""
    found: Found = set()
    with Ledger.open(path, create=True) as ledger:
        some = readings()
        for part in (some[:count], some[count:] if count else []):
            for reading in part:
                ledger.save(reading.document, reading.entries, told=reading.told)
            made, documents = follow_new(ledger)
            assert documents >= len(part) and not unlinked(ledger)
            found |= {(each.commitment, str(each.document), each.bearing) for each in made}
    return found


@pytest.mark.ledger
def test_a_few_at_a_time_finds_what_all_at_once_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = follow(tmp_path / "a.db")
    monkeypatch.setattr("communique.upkeep.MANY_NEW", 0)
    monkeypatch.setattr("communique.upkeep._DAYS_WORK", 9)
    assert len(whole) > 30
    assert follow(tmp_path / "b.db") == whole
    later = follow(tmp_path / "c.db", 40)  # what was there before tells of what is promised now
    assert len(later & whole) > 0.9 * len(whole)
