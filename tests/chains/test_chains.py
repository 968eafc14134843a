"""Chains of reports: links found, links right, statuses on given days, all chains in one ledger."""

from __future__ import annotations

import pytest

from tests.chains.scoring import Score, chains, follow, score
from tests.tables import each


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
            "late",
            "sealed",
            "unsealed",
            "ordinary",
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
                                              ("newsletters", (0.58, 0.9, 0.72)),
                                              ("retold", (0.65, 0.86, 0.8)),
                                              ("held_open", (0.65, 0.92, 0.78)),
                                              ("dispatches", (0.68, 0.92, 0.76)),
                                              ("journal", (0.7, 0.9, 0.72)),
                                              ("unopened", (0.65, 0.77, 0.68)),
                                              ("manners", (0.55, 0.88, 1.0)),
                                              ("renamed", (0.56, 0.78, 0.74)),
                                              ("abroad", (0.52, 0.86, 0.5)),
                                              ("afar", (0.34, 0.68, 0.42)),
                                              ("late", (0.57, 0.75, 0.59)),
                                              ("sealed", (0.3, 0.68, 0.58)),
                                              ("unsealed", (0.55, 0.86, 0.65)),
                                              ("ordinary", (0.75, 0.92, 0.78))])  # fmt: skip
def test_links_and_statuses(folder: str, least: tuple[float, float, float], scores: dict[str, Score]) -> None:
    told = "\n".join([str(scores[folder]), *scores[folder].misses])
    assert scores[folder].gold >= 25
    assert scores[folder].recall >= least[0], told
    assert scores[folder].precision >= least[1], told
    assert scores[folder].status >= least[2], told


# Chains of which some share a side with those of another folder, so that each is followed alone.
@each(("folder", "least"), [("shut", (0.38, 0.58, 0.54)), ("veiled", (0.2, 0.6, 0.4)),
                                              ("bulletins", (0.44, 0.5, 0.66)), ("offices", (0.6, 0.8, 0.75)),
                                              ("letters", (0.25, 0.65, 0.36)),
                                              ("plain", (0.88, 0.9, 0.88)),
                                              ("plain2", (0.7, 0.9, 0.74)), ("locked", (0.74, 0.8, 0.72)),
                                              ("plain3", (0.85, 0.9, 0.9)), ("locked2", (0.72, 0.76, 0.78)),
                                              ("plain4", (0.7, 0.9, 0.78)), ("locked3", (0.52, 0.9, 0.7)),
                                              ("locked4", (0.54, 0.74, 0.7)),
                                              ("plain5", (0.78, 0.9, 0.8)), ("locked5", (0.3, 0.55, 0.42)),
                                              ("locked6", (0.74, 0.8, 0.84))])  # fmt: skip
def test_chains_each_alone(folder: str, least: tuple[float, float, float]) -> None:
    total = Score()
    for chain in chains(folder):
        total.add(score(chain, follow([chain])))
    assert total.gold >= 15
    assert total.recall >= least[0] and total.precision >= least[1] and total.status >= least[2], str(total)
