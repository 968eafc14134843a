"""Bounds handed on through sums, products and orders: right, with their sources, and always at an end."""

from __future__ import annotations

from fractions import Fraction

import pytest

from communique.compare.network import Constraint, Network, Propagation, Told
from communique.compare.quantities import Quantity
from communique.interval import Interval, point


def network(names: str, *constraints: Constraint, signed: str = "") -> Network:
    """A network whose quantities are single letters, numbered in their order."""
    found = Network()
    for name in names:
        found.variable(Quantity(name, (), (), "", "", "level", "2022", None, "USD", ""), signed=name in signed)
    for constraint in constraints:
        found.bind(constraint)
    return found


def total(*terms: tuple[int, int]) -> Constraint:
    return Constraint("sum", terms, "turnover", terms[0][0])


PRODUCT = Constraint("product", ((0, 1), (1, 1), (2, 1)), "change", 2)
SUM = total((0, 1), (1, -1), (2, -1))


def run(found: Network, *told: tuple[int, Interval], ways: dict[int, int] | None = None) -> Propagation:
    return Propagation(found, [Told(n, variable, interval) for n, (variable, interval) in enumerate(told)], ways).run()


def between(low: int, high: int) -> Interval:
    return Interval(Fraction(low), Fraction(high))


def test_a_sum_gives_its_missing_part_with_its_sources() -> None:
    found = run(network("tei", SUM), (0, between(10, 11)), (1, between(4, 5)))
    assert found.domains[2].interval == between(5, 7)
    assert found.domains[2].low is not None and found.domains[2].low.support == {0, 1}


def test_a_product_gives_the_level_before() -> None:
    found = run(network("npf", PRODUCT), (0, between(556, 557)), (2, Interval(Fraction(159, 100), Fraction(160, 100))))
    assert found.domains[1].interval == Interval(
        Fraction(556, 1) / Fraction(16, 10), Fraction(557, 1) / Fraction(159, 100)
    )


def test_a_clash_names_its_claims() -> None:
    found = run(network("tei", SUM), (0, between(20, 21)), (1, between(4, 5)), (2, between(4, 5)))
    assert found.clash == {0, 1, 2}


def test_a_shared_point_clashes_unless_both_include_it() -> None:
    assert run(network("tei", SUM), (0, between(8, 10)), (1, between(5, 6)), (2, between(5, 6))).clash is not None
    assert run(network("tei", SUM), (0, point(10)), (1, point(5)), (2, point(5))).clash is None


def test_order_moves_both() -> None:
    found = run(
        network("ab", Constraint("order", ((0, 1), (1, 1)), "part of the year", 0)),
        (0, between(5, 9)),
        (1, between(2, 7)),
    )
    assert found.domains[0].interval == between(5, 7) == found.domains[1].interval


def test_an_owned_constraint_holds_only_with_its_claim() -> None:
    owned = Constraint("order", ((0, 1), (1, 1)), "record", 1, owner=1)
    assert run(network("ab", owned), (0, between(5, 9)), (1, between(2, 3))).clash == {0, 1}
    assert run(network("ab", owned), (0, between(5, 9))).domains[1].interval.low == 0


@pytest.mark.parametrize(("way", "clash"), [(1, True), (-1, False)])
def test_a_choice_holds_with_its_sign(way: int, clash: bool) -> None:
    constraints = [
        Constraint("sum", ((1, 1), (2, -1), (0, -1)), "balance", 0, choice=0, way=1),
        Constraint("sum", ((2, 1), (1, -1), (0, -1)), "balance", 0, choice=0, way=-1),
    ]
    found = run(network("bei", *constraints), (0, between(2, 3)), (1, between(4, 5)), (2, between(6, 8)), ways={0: way})
    assert (found.clash is not None) is clash


def test_quantities_are_not_negative_unless_signed() -> None:
    assert run(network("tei", SUM), (0, between(3, 4)), (1, between(5, 6))).clash is not None
    free = run(network("tei", SUM, signed="i"), (0, between(3, 4)), (1, between(5, 6)))
    assert free.domains[2].interval == between(-3, -1)


def test_a_loop_that_would_creep_for_ever_ends() -> None:
    """a = 0.999999 b and b = 0.999999 a have only 0 as an answer; the bounds creep, and the run stops all the same."""
    factor = point(Fraction(999999, 10**6))
    back = Constraint("product", ((1, 1), (0, 1), (2, 1)), "change", 2)
    found = run(network("abf", PRODUCT, back), (2, factor), (0, between(1, 2)))
    assert found.clash is None
    assert found.domains[0].interval.high is not None
    assert Fraction(199, 100) < found.domains[0].interval.high < 2


def test_long_fractions_are_cut_outwards() -> None:
    small = Interval(Fraction(1, 7**120), Fraction(1, 7**119))
    found = run(network("npf", PRODUCT), (1, between(3, 4)), (2, small))
    interval = found.domains[0].interval
    assert interval.low is not None and interval.high is not None
    assert interval.low < Fraction(3, 7**120) and interval.high > Fraction(4, 7**119)
    assert interval.high / Fraction(4, 7**119) < 1 + Fraction(1, 10**30)
