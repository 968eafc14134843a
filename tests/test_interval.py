"""The arithmetic of intervals: it never loses a value that could be true, and its ends are in or out as they must be."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from communique.interval import (
    EVERYTHING,
    Interval,
    bounds,
    fraction,
    point,
    reading,
    round_place,
    width,
    written_place,
)

small = st.fractions(min_value=-50, max_value=50, max_denominator=12)


@st.composite
def intervals(draw: st.DrawFn, least: int | None = None) -> Interval:
    """Any interval that holds something, bounded or not, its ends in or out."""
    ends = sorted(draw(st.tuples(small, small)))
    ends = [max(end, Fraction(least)) for end in ends] if least is not None else ends
    low = draw(st.sampled_from([ends[0], None])) if least is None else ends[0]
    high = draw(st.sampled_from([ends[1], None]))
    found = Interval(low, high, low is not None and draw(st.booleans()), high is not None and draw(st.booleans()))
    assume(not found.is_empty)
    return found


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    """A number that lies in an interval, often one of its ends."""
    low = interval.low if interval.low is not None else (interval.high or Fraction(0)) - 60
    high = interval.high if interval.high is not None else (interval.low or Fraction(0)) + 60
    x = low + (high - low) * draw(st.sampled_from([Fraction(n, 7) for n in range(8)]))
    assume(x in interval)
    return x


@st.composite
def pairs(draw: st.DrawFn, least: int | None = None) -> tuple[Interval, Fraction, Interval, Fraction]:
    """Two intervals and a number in each."""
    a, b = draw(intervals(least)), draw(intervals(least))
    return a, draw(members(a)), b, draw(members(b))


@given(pairs())
def test_results_hold_every_possible_value(pair: tuple[Interval, Fraction, Interval, Fraction]) -> None:
    a, x, b, y = pair
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b
    assert abs(x) in a.magnitude()
    assert -x in -a
    assert x in a.hull(b) and y in a.hull(b)
    assert (x in a.meet(b)) == (x in b)


@given(pairs(least=0))
def test_a_ratio_holds_every_possible_value(pair: tuple[Interval, Fraction, Interval, Fraction]) -> None:
    a, x, b, y = pair
    assume(y)
    assert x / y in a / b
    assert -x / y in -a / b


@given(intervals(), intervals(), intervals())
def test_tightening_never_widens(a: Interval, b: Interval, c: Interval) -> None:
    tighter = a.meet(b)
    assume(not tighter.is_empty)
    assert tighter.within(a) and tighter.within(b)
    assert (tighter + c).within(a + c)
    assert (tighter - c).within(a - c)
    assert (tighter * c).within(a * c)
    assert tighter.magnitude().within(a.magnitude())


@given(intervals(), intervals(), intervals())
def test_meeting_has_no_order(a: Interval, b: Interval, c: Interval) -> None:
    assert a.meet(b) == b.meet(a)
    assert a.meet(b).meet(c) == a.meet(b.meet(c)) or a.meet(b).meet(c).is_empty
    assert a.meet(EVERYTHING) == a == a.meet(a)


@given(intervals(), st.integers(3, 12))
def test_floats_are_rounded_outwards(a: Interval, digits: int) -> None:
    low, high = a.outwards(digits)
    assert (low is None) == (a.low is None) and (high is None) == (a.high is None)
    if low is not None and a.low is not None:
        assert fraction(low) <= a.low
    if high is not None and a.high is not None:
        assert fraction(high) >= a.high


def test_rounding_outwards_keeps_what_is_round() -> None:
    assert Interval(Fraction(1, 3), Fraction(2, 3)).outwards(4) == (0.3333, 0.6667)
    assert Interval(Fraction(347500000), Fraction(349216301)).outwards() == (347500000.0, 349217000.0)
    assert point(Fraction("24.75")).outwards() == (24.75, 24.75)
    assert Interval(Fraction(-1, 3), None).outwards(2) == (-0.34, None)


def test_a_shared_end_meets_only_where_both_include_it() -> None:
    over, under = reading("over", 500.0, 510.0), reading("under", 490.0, 500.0)
    least, most = reading("least", 500.0, None), reading("most", None, 500.0)
    count = reading("exact", 500.0, 500.0)
    assert over.meet(under).is_empty and over.meet(most).is_empty and under.meet(least).is_empty
    assert over.meet(count).is_empty
    assert not least.meet(most).is_empty and not least.meet(count).is_empty
    assert not reading("range", 490.0, 500.0).meet(reading("range", 500.0, 510.0)).is_empty
    assert reading("exact", 335.0, 345.0).meet(reading("exact", 345.0, 355.0)).is_empty


@pytest.mark.parametrize(
    ("low", "high", "rounded"),
    [
        (339.5e6, 340.5e6, (335e6, 345e6)),
        (299.5e6, 300.5e6, (285e6, 315e6)),
        (24.75, 24.85, (24.75, 24.85)),
        (59.5, 60.5, (57, 63)),
        (4.5e9, 5.5e9, (4.5e9, 5.5e9)),  # what was asserted is wider than a tenth, and is not taken back
        (25, 25, (24.5, 25.5)),
    ],
)
def test_exact_numbers_read_as_rounded(low: float, high: float, rounded: tuple[float, float]) -> None:
    read = reading("exact", low, high, rounded=True)
    assert (read.low, read.high) == tuple(map(fraction, rounded))
    assert reading("exact", low, high).within(read)


@pytest.mark.parametrize(
    ("hedge", "low", "high", "strict"),
    [
        ("over", 556e6, 557e6, (556e6, None)),
        ("under", 54.0, 60.0, (None, 60)),
        ("over", -11.0, -10.0, (None, -10)),  # fell by more than 10 percent
        ("under", -10.0, -9.0, (-10, None)),  # fell by almost 10 percent
        ("about", 1.4e9, 1.6e9, (1.4e9, 1.6e9)),
        ("least", 5.0, None, (5, None)),
    ],
)
def test_strict_readings_drop_the_customary_end(
    hedge: str, low: float | None, high: float | None, strict: tuple[float | None, float | None]
) -> None:
    read = reading(hedge, low, high, strict=True)
    assert (read.low, read.high) == tuple(None if end is None else fraction(end) for end in strict)
    assert reading(hedge, low, high).within(read)


@pytest.mark.parametrize(
    ("hedge", "written", "scale", "low", "high"),
    [
        ("under", "557", 6, 556e6, 557e6),
        ("under", "60", 0, 54, 60),
        ("about", "1.5", 9, 1.4e9, 1.6e9),
        ("over", "50", 9, 50e9, 55e9),
        ("exact", "337", 6, 336.5e6, 337.5e6),
        ("exact", "24.8", 0, 24.75, 24.85),
        ("least", "3", 0, 3, None),
        ("most", "3", 0, None, 3),
    ],
)
def test_the_table_of_the_contract(hedge: str, written: str, scale: int, low: float | None, high: float | None) -> None:
    x, place = Decimal(written).scaleb(scale), written_place(written).scaleb(scale)
    found = tuple(None if end is None else float(end) for end in bounds(hedge, x, place))
    assert found == (low, high)


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal("1e12"), places=2))
def test_a_hedge_reaches_at_most_a_tenth(x: Decimal) -> None:
    assert 0 < width(x) <= x / 10
    assert x % round_place(x) == 0
    assert width(x, words=True) == x / 10


def test_floats_are_taken_as_they_were_written() -> None:
    assert fraction(24.85) == Fraction(2485, 100)
    assert fraction(0.1 + 0.2) == Fraction(3, 10)
    assert fraction(269923908.7) == Fraction(2699239087, 10)
