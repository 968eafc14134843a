"""Hedged numbers as the intervals that they assert, after the table of the contract.

The reading of round numbers and approximators follows Krifka (2007), Jansen and Pollmann (2001) and Power and
Williams (2012): a number is as precise as its last digit, and a hedge reaches as far as the number's roundness.
All arithmetic is in `Decimal`, so that 24.8 is 24.75 to 24.85 and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

HEDGES = ("exact", "about", "under", "over", "least", "most", "range")
Bounds = tuple[Decimal | None, Decimal | None]


def written_place(written: str) -> Decimal:
    """The place of the last digit written: 0.1 for `24.8`, 1 for `340`, 0.01 for `1.50`."""
    return Decimal(1).scaleb(int(Decimal(written).as_tuple().exponent))


def round_place(x: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 1e7 for 340e6 (34 · 10^7), 0.1 for 24.8, 1 for 0."""
    if not x:
        return Decimal(1)
    return Decimal(1).scaleb(int(x.normalize().as_tuple().exponent))


def width(x: Decimal, *, words: bool = False) -> Decimal:
    """How far a hedge reaches from `x`: w of the contract; a tenth of x for a number in `words` or a fraction."""
    tenth = abs(x) / 10
    return tenth if words else min(round_place(x), tenth)


def bounds(hedge: str, x: Decimal, place: Decimal | None = None, *, words: bool = False) -> Bounds:
    """The interval that a hedged number asserts, in the number's own unit; `None` is unbounded.

    `place` is the place of the last digit written, scale word included (1e6 for `$337 million`), or `None` for a bare
    count, which is x to x. `words` marks a number or a fraction in words. `range` has no single number and is not
    asked for here. Raises `ValueError` for it and for an unknown hedge.
    """
    if hedge == "exact":
        half = place / 2 if place is not None else Decimal(0)
        return x - half, x + half
    w = width(x, words=words)
    match hedge:
        case "about":
            return x - w, x + w
        case "under":
            return x - w, x
        case "over":
            return x, x + w
        case "least":
            return x, None
        case "most":
            return None, x
    raise ValueError(f"no interval for the hedge {hedge!r}")


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, exactly; `None` is unbounded, and each end is in it only where it says so.

    Operations give the least interval that holds every possible result, ends open or closed as they truly are.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_in: bool = False
    high_in: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_in and self.high_in))

    def __contains__(self, x: Fraction | int) -> bool:
        above = self.low is None or x > self.low or (x == self.low and self.low_in)
        below = self.high is None or x < self.high or (x == self.high and self.high_in)
        return above and below

    def meet(self, other: Interval) -> Interval:
        """The numbers that lie in both; it may be empty."""
        low, low_in = _tighter(self.low, self.low_in, other.low, other.low_in, 1)
        high, high_in = _tighter(self.high, self.high_in, other.high, other.high_in, -1)
        return Interval(low, high, low_in, high_in)

    def hull(self, other: Interval) -> Interval:
        """The least interval that holds both; both must hold something."""
        low, low_in = _looser(self.low, self.low_in, other.low, other.low_in, 1)
        high, high_in = _looser(self.high, self.high_in, other.high, other.high_in, -1)
        return Interval(low, high, low_in, high_in)

    def within(self, other: Interval) -> bool:
        """Whether every number in it lies in `other`."""
        return self.is_empty or self.meet(other) == self

    def __neg__(self) -> Interval:
        return self.scaled(Fraction(-1))

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_in and other.low_in, self.high_in and other.high_in)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def scaled(self, factor: Fraction | int) -> Interval:
        """Each number times `factor`."""
        if not factor:
            return POINT_ZERO
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor > 0:
            return Interval(low, high, self.low_in, self.high_in)
        return Interval(high, low, self.high_in, self.low_in)

    def shifted(self, by: Fraction | int) -> Interval:
        """Each number plus `by`."""
        low = None if self.low is None else self.low + by
        high = None if self.high is None else self.high + by
        return Interval(low, high, self.low_in, self.high_in)

    def __mul__(self, other: Interval) -> Interval:
        corners = [_corner(a, b) for a in _ends(self) for b in _ends(other)]
        least = min(value for value, _ in corners)
        most = max(value for value, _ in corners)
        return Interval(
            None if least == -INFINITE else Fraction(least),
            None if most == INFINITE else Fraction(most),
            any(value == least and inside for value, inside in corners),
            any(value == most and inside for value, inside in corners),
        )

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.reciprocal()

    def reciprocal(self) -> Interval:
        """1/x for each x in it but 0; unbounded both ways where it has numbers on both sides of 0."""
        if self.low is not None and self.low >= 0:
            high = 1 / self.low if self.low else None
            low = 1 / self.high if self.high else Fraction(0)
            return Interval(low, high, self.high_in and self.high is not None, self.low_in and high is not None)
        if self.high is not None and self.high <= 0:
            return -(-self).reciprocal()
        return Interval()

    def magnitude(self) -> Interval:
        """|x| for each x in it."""
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        far = self.hull(-self)
        return Interval(Fraction(0), far.high, 0 in self, far.high_in)

    def outwards(self, digits: int = 6) -> tuple[float | None, float | None]:
        """Both ends as floats, rounded outwards to so many significant digits; `None` is unbounded."""
        return round_out(self.low, ROUND_FLOOR, digits), round_out(self.high, ROUND_CEILING, digits)


def point(x: Fraction | int) -> Interval:
    """The one number x."""
    return Interval(Fraction(x), Fraction(x), True, True)


INFINITE = float("inf")
EVERYTHING = Interval()
NOT_NEGATIVE = Interval(Fraction(0), None, True, False)
POINT_ZERO = point(0)
_End = tuple[Fraction | float, bool]


def _ends(interval: Interval) -> tuple[_End, _End]:
    low: _End = (-INFINITE, False) if interval.low is None else (interval.low, interval.low_in)
    high: _End = (INFINITE, False) if interval.high is None else (interval.high, interval.high_in)
    return low, high


def _corner(a: _End, b: _End) -> _End:
    """The product of two ends: 0 by anything is 0, and it is reached wherever the 0 itself is."""
    if a[0] == 0 or b[0] == 0:
        return Fraction(0), (a[0] == 0 and a[1]) or (b[0] == 0 and b[1])
    if abs(a[0]) == INFINITE or abs(b[0]) == INFINITE:
        return (INFINITE if (a[0] > 0) == (b[0] > 0) else -INFINITE), False
    return a[0] * b[0], a[1] and b[1]


def _tighter(a: Fraction | None, a_in: bool, b: Fraction | None, b_in: bool, way: int) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return (b, b_in) if a is None else (a, a_in)
    if a == b:
        return a, a_in and b_in
    return (a, a_in) if (a > b) == (way > 0) else (b, b_in)


def _looser(a: Fraction | None, a_in: bool, b: Fraction | None, b_in: bool, way: int) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return None, False
    if a == b:
        return a, a_in or b_in
    return (a, a_in) if (a < b) == (way > 0) else (b, b_in)


@lru_cache(maxsize=65536)
def fraction(x: float) -> Fraction:
    """The decimal number that a float was written as (at most 12 significant digits), exactly."""
    return Fraction(Decimal(f"{x:.12g}"))


def round_out(x: Fraction | None, rounding: str, digits: int = 6) -> float | None:
    """The float nearest to `x` cut to so many significant digits, up (`ROUND_CEILING`) or down (`ROUND_FLOOR`)."""
    if x is None:
        return None
    with localcontext() as context:
        context.prec = digits
        context.rounding = rounding
        return float(Decimal(x.numerator) / Decimal(x.denominator))


def reading(
    hedge: str, low: float | None, high: float | None, *, rounded: bool = False, strict: bool = False
) -> Interval:
    """The interval of a hedged figure, with its ends in or out as the contract has them.

    `low` and `high` are the figure's own bounds. `rounded` reads an exact number x as x ± w/2 where that is wider;
    `strict` drops the customary end of `over` and `under`, which is how such words are used and not what they assert.
    """
    bottom, top = (None if end is None else fraction(end) for end in (low, high))
    closed = hedge in ("least", "most", "range") or (hedge == "exact" and bottom == top)
    interval = Interval(bottom, top, closed and bottom is not None, closed and top is not None)
    if hedge == "exact" and rounded and bottom is not None and top is not None:
        return interval.hull(_as_rounded((bottom + top) / 2))
    if hedge in ("over", "under") and strict:
        return _asserted_only(interval, hedge)
    return interval


def _as_rounded(x: Fraction) -> Interval:
    written = Decimal(x.numerator) / Decimal(x.denominator)
    half = Fraction(width(written)) / 2
    return Interval(x - half, x + half)


def _asserted_only(interval: Interval, hedge: str) -> Interval:
    """More than x of a decrease is further below 0: the end nearer to 0 is the number said after `over`."""
    falling = interval.high is not None and interval.high <= 0
    if (hedge == "over") != falling:
        return Interval(interval.low, None)
    return Interval(None, interval.high)
