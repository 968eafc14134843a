"""Chains of reports: links found, links right, statuses on given days, all chains in one ledger."""

from __future__ import annotations

import pytest

from tests.chains.scoring import Score, chains, follow, score


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """The scores of the chains of each folder, followed all together."""
    loaded = {folder: chains(folder) for folder in ("tuned", "second")}
    made = follow([chain for some in loaded.values() for chain in some])
    totals: dict[str, Score] = {}
    for folder, some in loaded.items():
        totals[folder] = Score()
        for chain in some:
            totals[folder].add(score(chain, made))
    return totals


@pytest.mark.parametrize("folder", ["tuned", "second"])
def test_links_and_statuses(folder: str, scores: dict[str, Score]) -> None:
    told = "\n".join([str(scores[folder]), *scores[folder].misses])
    assert scores[folder].gold >= 25
    assert scores[folder].recall >= 0.85, told
    assert scores[folder].precision >= 0.92, told
    assert scores[folder].status >= 0.9, told
