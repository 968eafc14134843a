"""Numbers, periods and quantities in words that a person reads at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from communique.compare.quantities import Claim, Quantity, is_money
from communique.interval import Interval
from communique.kinds import Area
from communique.period import span

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥"}
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
NAMES = {
    "trade_turnover": "trade", "exports": "exports", "imports": "imports", "trade_balance": "trade balance",
    "contracts": "contracts", "funding": "funding", "production": "production", "visits": "visits",
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SCOPES = {"goods": " in goods", "services": " in services", "both": " in goods and services", "": ""}


def say_interval(interval: Interval, unit: str, digits: int = 6) -> str:
    """An interval with its unit: `$556 to 557 million`, `59.5 to 60 %`, `more than 25`."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "any number"
    if low is None or high is None:
        return _half_open(interval, unit, digits)
    scale, word = _scale(max(abs(low), abs(high)), unit)
    ends = [_number(end / scale, digits) for end in (low, high)]
    if ends[0] == ends[1]:
        return _with_unit(ends[:1], word, unit)
    return _with_unit(ends, word, unit)


def _half_open(interval: Interval, unit: str, digits: int) -> str:
    end = interval.high if interval.low is None else interval.low
    inside = interval.high_in if interval.low is None else interval.low_in
    words = ("less than", "at most") if interval.low is None else ("more than", "at least")
    scale, word = _scale(abs(end or Fraction(0)), unit)
    return f"{words[inside]} {_with_unit([_number((end or Fraction(0)) / scale, digits)], word, unit)}"


def _scale(size: Fraction, unit: str) -> tuple[Fraction, str]:
    if unit in ("percent", "pp"):
        return Fraction(1), ""
    rough = float(size)
    return next(((Fraction(scale), word) for scale, word in SCALES if rough >= scale), (Fraction(1), ""))


def _number(x: Fraction, digits: int) -> str:
    with localcontext() as context:
        context.prec = digits
        value = (Decimal(x.numerator) / Decimal(x.denominator)).normalize()
    return f"{value:,f}".replace("-", "−")


def _with_unit(ends: list[str], scale: str, unit: str) -> str:
    tail = f" {scale}" if scale else ""
    if is_money(unit):
        symbol = SYMBOLS.get(unit, unit + " ")
        first = f"−{symbol}{ends[0][1:]}" if ends[0].startswith("−") else symbol + ends[0]
        return " to ".join([first, *ends[1:]]) + tail
    said = " to ".join(ends) + tail
    return said + {"1": "", "percent": " %", "pp": " percentage points"}.get(unit, f" {unit}")


def say_period(period: str | None, *, so_far: bool = False) -> str:
    """A period in words: `January–July 2023`, `2022 so far`, `an unsaid period`."""
    days = span(period)
    if not period or not days:
        return "an unsaid period"
    first, last = days
    if "/" not in period:
        words = {4: "{y}", 7: "{m} {y}", 10: "{d} {m} {y}"}[len(period)]
        said = words.format(y=first.year, m=MONTHS[first.month - 1], d=first.day)
    elif (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        said = f"{first.year}–{last.year}"
    else:
        start = MONTHS[first.month - 1] + (f" {first.year}" if first.year != last.year else "")
        said = f"{start}–{MONTHS[last.month - 1]} {last.year}"
    return said + (" so far" if so_far else "")


def say_areas(areas: Sequence[Area], indicator: str = "") -> str:
    """The names of areas: `Belarus and Krasnodar Territory`; of exports `Kenya to Uganda`, of imports `from`."""
    names = [area.name for area in areas]
    between = {"exports": " to ", "imports": " from "}.get(indicator)
    return between.join(names) if between and len(names) == 2 else say_list(names)


def say_list(words: Iterable[str]) -> str:
    """Words with commas and an `and`."""
    spelt = list(words)
    return spelt[0] if len(spelt) == 1 else ", ".join(spelt[:-1]) + " and " + spelt[-1] if spelt else ""


def say_quantity(quantity: Quantity, claim: Claim | None) -> str:
    """What a quantity is, in the words of one of its figures: `trade of Belarus and Krasnodar Territory in 2022`."""
    figure = claim.figure if claim else None
    name = NAMES.get(quantity.indicator) or (figure.indicator if figure else quantity.indicator)
    kind = {"change": "change of the ", "share": "share of the ", "rank": "rank in the "}.get(quantity.measure, "")
    subject = f" ({figure.subject})" if figure and figure.subject and quantity.subject else ""
    of = f" of {say_areas(figure.areas, quantity.indicator)}" if figure and figure.areas else ""
    return f"{kind}{name}{SCOPES[quantity.scope]}{subject}{of}{say_when(quantity)}"


def say_when(quantity: Quantity) -> str:
    """When a quantity is: ` in 2022`, ` in 2022 against 2021`, or nothing where no period is known."""
    when = f" in {say_period(quantity.period, so_far=quantity.mark.startswith('open'))}" if quantity.period else ""
    return when + (f" against {say_period(quantity.compared_to)}" if quantity.compared_to else "")


def say_claim(claim: Claim, interval: Interval) -> str:
    """The words of a figure and the interval that they are read as."""
    stated = " ".join(claim.figure.stated.split())
    return f"“{stated}” ({say_interval(interval, claim.quantity.unit)})"
