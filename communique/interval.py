"""Hedged numbers as the intervals that they assert, after the table of the contract.

The reading of round numbers and approximators follows Krifka (2007), Jansen and Pollmann (2001) and Power and
Williams (2012): a number is as precise as its last digit, and a hedge reaches as far as the number's roundness.
All arithmetic is in `Decimal`, so that 24.8 is 24.75 to 24.85 and no more.
"""

from __future__ import annotations

from decimal import Decimal

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
    w = width(x, words=words)
    half = place / 2 if place is not None else Decimal(0)
    match hedge:
        case "exact":
            return x - half, x + half
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
