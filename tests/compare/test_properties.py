"""Whole comparisons of generated bundles: no consistent one clashes, what clashes is found, and what is said is true."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.compare.comparing import compare
from communique.compare.conflicts import solve
from communique.compare.constraints import build
from communique.compare.quantities import Claim, claim
from communique.compare.settle import settle
from communique.interval import fraction
from communique.kinds import Derived, Reconciliation
from tests.compare.bundles import Bundle, consistent, inconsistent, noisy, reports_of

SHORT, LONG = 250, 1000
FOUND = 0.99


def conflicts(bundle: Bundle) -> list[Reconciliation]:
    """The conflicts that comparing a bundle finds."""
    return [e for e in compare(bundle.documents, bundle.figures).reconciliations if e.verdict == "conflict"]


def check_consistent(seeds: range) -> None:
    for seed in seeds:
        bundle = consistent(random.Random(seed))
        found = compare(bundle.documents, bundle.figures)
        assert [e.explanation for e in found.reconciliations if e.verdict == "conflict"] == [], seed
        for entry in found.reconciliations:
            assert holds(bundle, entry), (seed, entry.explanation)
            for result in entry.derived:
                assert holds(bundle, result), (seed, result)


def holds(bundle: Bundle, told: Reconciliation | Derived) -> bool:
    """Whether the true value of a quantity lies in the interval given for it."""
    assert bundle.world is not None and told.period is not None
    areas = [area.code for area in told.areas]
    if told.measure == "change":
        x, _ = bundle.world.growth(told.indicator, told.period)
    else:
        x = bundle.world.value(told.indicator, told.period, reporter=areas[0] or "")
    below = told.low is None or fraction(told.low) <= x
    return below and (told.high is None or x <= fraction(told.high))


def check_inconsistent(seeds: range) -> None:
    missed: Counter[str] = Counter()
    for seed in seeds:
        bundle = inconsistent(random.Random(seed))
        found = conflicts(bundle)
        assert all(bundle.bad in entry.figures for entry in found), (seed, [e.explanation for e in found])
        if min((len(entry.figures) for entry in found), default=0) != bundle.smallest:
            missed[bundle.kind] += 1
    assert missed.total() <= (1 - FOUND) * len(seeds), missed


def test_no_consistent_bundle_clashes_and_what_is_said_is_true() -> None:
    check_consistent(range(SHORT))


def check_noisy(seeds: range) -> None:
    for seed in seeds:
        bundle, meetings = noisy(random.Random(seed))
        found = compare(bundle.documents, [*meetings, *bundle.figures])
        assert [e.explanation for e in found.reconciliations if e.verdict == "conflict"] == [], seed


def test_what_only_looks_like_clashing_is_no_conflict() -> None:
    check_noisy(range(SHORT))


def test_what_clashes_is_found_with_a_smallest_set() -> None:
    check_inconsistent(range(SHORT))


@pytest.mark.soak
def test_a_thousand_of_each() -> None:
    check_consistent(range(10_000, 10_000 + LONG))
    check_inconsistent(range(20_000, 20_000 + LONG))
    check_noisy(range(30_000, 30_000 + LONG))


def claims(bundle: Bundle) -> list[Claim]:
    reports = reports_of(bundle)
    return settle(c for f in bundle.figures if (c := claim(f, reports[f.document or ""])) is not None)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_a_conflict_is_real_and_minimal(seed: int) -> None:
    """Its figures cannot all hold even when rounded; without any one of them the rest can."""
    told = claims(inconsistent(random.Random(seed)))
    solution = solve(build(told), told)
    for conflict in solution.conflicts:
        reading = solution.lenient if conflict.strict else (lambda n: told[n].rounded)
        assert solution.impossible(conflict.claims, reading)
        for one in conflict.claims:
            assert not solution.impossible([n for n in conflict.claims if n != one], reading)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_order_does_not_matter(seed: int, rng: random.Random) -> None:
    bundle = inconsistent(random.Random(seed))
    first = compare(bundle.documents, bundle.figures)
    rng.shuffle(bundle.figures)
    rng.shuffle(bundle.documents)
    again = compare(bundle.documents, bundle.figures)
    assert [e.to_json() for e in first.entries] == [e.to_json() for e in again.entries]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_one_figure_more_never_widens(seed: int) -> None:
    """In a network without conflicts, the domain of every quantity with one claim more lies in the one before."""
    told = claims(consistent(random.Random(seed)))
    network = build(told)
    solution = solve(network, told)
    numbers = sorted(solution.live)
    before = [d.interval for d in solution.propagate(numbers[:-1], solution.reading).domains]
    after = [d.interval for d in solution.propagate(numbers, solution.reading).domains]
    for wide, tight in zip(before, after, strict=True):
        assert tight.within(wide) or (nearly(tight.low, wide.low) and nearly(tight.high, wide.high))


def nearly(a: Fraction | None, b: Fraction | None) -> bool:
    """Bounds that moved by less than a billionth are not handed on, so such a difference means nothing."""
    if a is None or b is None:
        return a is b
    return abs(a - b) <= abs(b) * Fraction(1, 10**8)
