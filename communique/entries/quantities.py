"""The values that reading numbers passes on: bare numbers, what they measure, and quantities."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

HUNDRED: Final = Decimal(100)
ONE: Final = Decimal(1)
DASHES: Final = frozenset("-–—−")


@dataclass(slots=True)
class Quantity:
    """A number in tokens `start` to `stop`, currency, unit and counted noun included; `first` to `last` adds the hedge.

    `low` and `high` are in `unit` (ISO 4217, percent, pp, UCUM, 1), positive as said; a fall is for the clause to
    tell. `sort`: money, percent, pp, fraction, multiple, factor, measure, count, rank, or plain: a number with nothing
    to count. `role`: "from" and "to" for the two levels of a change, else "". `noun`: the tokens of what is counted.
    """

    start: int
    stop: int
    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    hedge: str
    unit: str
    sort: str
    role: str = ""
    noun: tuple[int, int] | None = None
    words: bool = False
    kitchen: bool = False
    number: int = -1


@dataclass(slots=True)
class Number:
    """A bare number: tokens, value, place of the last written digit (`None`: a plain count), and how it is written."""

    start: int
    stop: int
    value: Decimal
    place: Decimal | None
    words: bool = False
    scaled: bool = False
    fraction: bool = False
    open_scale: bool = False


@dataclass(slots=True)
class Measure:
    """What a number measures: its tokens with currency or unit, the unit and how many of it one is."""

    start: int
    stop: int
    unit: str
    sort: str
    times: Decimal = ONE
    noun: tuple[int, int] | None = None
    kitchen: bool = False
