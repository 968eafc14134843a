"""Chains of reports: links found, links right, statuses on given days, all chains in one ledger."""

from __future__ import annotations

import pytest

from tests.chains.scoring import Score, chains, follow, score


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """The scores of the chains of each folder, followed all together."""
    loaded = {
        folder: chains(folder)
        for folder in (
            "tuned",
            "second",
            "fresh",
            "later",
            "last",
            "independent",
            "opened",
            "newsletters",
            "retold",
            "manners",
            "held_open",
            "dispatches",
            "journal",
            "unopened",
            "renamed",
            "abroad",
            "afar",
        )
    }
    made = follow([chain for some in loaded.values() for chain in some])
    totals: dict[str, Score] = {}
    for folder, some in loaded.items():
        totals[folder] = Score()
        for chain in some:
            totals[folder].add(score(chain, made))
    return totals


@pytest.mark.parametrize(("folder", "least"), [("tuned", (0.95, 0.94, 0.95)), ("second", (0.9, 0.95, 0.9)),
                                              ("later", (0.82, 0.92, 0.85)), ("last", (0.75, 0.95, 0.75)),
                                              ("independent", (0.8, 0.9, 0.85)),
                                              ("opened", (0.82, 0.92, 0.9)),
                                              ("newsletters", (0.5, 0.9, 0.68)),
                                              ("retold", (0.65, 0.86, 0.8)),
                                              ("held_open", (0.62, 0.92, 0.75)),
                                              ("dispatches", (0.62, 0.92, 0.72)),
                                              ("journal", (0.55, 0.88, 0.6)),
                                              ("unopened", (0.6, 0.75, 0.65)),
                                              ("manners", (0.55, 0.88, 1.0)),
                                              ("renamed", (0.5, 0.68, 0.68)),
                                              ("abroad", (0.45, 0.8, 0.42)),
                                              ("afar", (0.33, 0.68, 0.42))])  # fmt: skip
def test_links_and_statuses(folder: str, least: tuple[float, float, float], scores: dict[str, Score]) -> None:
    told = "\n".join([str(scores[folder]), *scores[folder].misses])
    assert scores[folder].gold >= 25
    assert scores[folder].recall >= least[0], told
    assert scores[folder].precision >= least[1], told
    assert scores[folder].status >= least[2], told
