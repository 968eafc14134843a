"""The arithmetic of periods: parts of a year and the whole, halves that are missing, records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from communique.compare.network import Network, linear, order
from communique.compare.quantities import EVENTS, FLOWS, STATISTICS, Claim, Quantity, canonical_period, is_record, span


def comparable_periods(period: str | None, before: str | None) -> bool:
    """Whether two periods are as long as each other (but for a leap day) and apart."""
    a, b = span(period), span(before)
    if not a or not b or not (b[1] < a[0] or a[1] < b[0]):
        return False
    return abs((a[1] - a[0]).days - (b[1] - b[0]).days) <= 3


def bind_years(network: Network) -> None:
    """A part of a period is not above the whole, and parts that fill it make it, for flows."""
    for plane, periods in _by_period(network, FLOWS).items():
        _add_missing_halves(network, plane, periods)
        whole_first = sorted(periods, key=lambda days: (days[0], -days[1].toordinal()))
        for number, outer in enumerate(whole_first):
            inner = []
            for days in whole_first[number + 1 :]:
                if days[0] > outer[1]:
                    break
                if days[1] <= outer[1]:
                    inner.append(days)
                    network.bind(order(periods[days], periods[outer], "part of the year"))
            for tiles in _tilings(outer, inner):
                terms = [(periods[outer], 1), *((periods[days], -1) for days in tiles)]
                network.bind(linear(terms, "parts", periods[outer]))


Days = tuple[date, date]


def _by_period(network: Network, indicators: frozenset[str]) -> dict[Quantity, dict[Days, int]]:
    planes: dict[Quantity, dict[Days, int]] = defaultdict(dict)
    for quantity, variable in network.index.items():
        if quantity.measure != "level" or quantity.mark or quantity.indicator not in indicators:
            continue
        days = span(quantity.period)
        if days:
            planes[quantity._replace(period=None)][days] = variable
    return planes


def _add_missing_halves(network: Network, plane: Quantity, periods: dict[Days, int]) -> None:
    """The other half of a year of which the whole and one half are known."""
    for year in [days for days in periods if 360 <= (days[1] - days[0]).days <= 367]:
        for days in list(periods):
            if not 180 <= (days[1] - days[0]).days <= 185 or days[1] > year[1] or days[0] < year[0]:
                continue
            rest = _rest(year, days)
            if rest and rest not in periods:
                iso = canonical_period(f"{rest[0].isoformat()}/{rest[1].isoformat()}")
                periods[rest] = network.variable(plane._replace(period=iso))


def _rest(whole: Days, part: Days) -> Days | None:
    if part[0] == whole[0]:
        return part[1] + timedelta(1), whole[1]
    return (whole[0], part[0] - timedelta(1)) if part[1] == whole[1] else None


def _tilings(whole: Days, parts: list[Days], limit: int = 8) -> Iterator[list[Days]]:
    """Ways to fill a period with parts, without gaps; at most `limit`, the ones with the longest parts first."""
    starting: dict[date, list[Days]] = defaultdict(list)
    for days in sorted(parts, key=lambda d: d[1], reverse=True):
        starting[days[0]].append(days)
    paths: list[list[Days]] = [[days] for days in reversed(starting[whole[0]])]
    found, tried = 0, 0
    while paths and found < limit and tried < 50 * limit:
        path, tried = paths.pop(), tried + 1
        if path[-1][1] == whole[1]:
            found += 1
            yield path
        else:
            paths.extend([*path, days] for days in reversed(starting.get(path[-1][1] + timedelta(1), ())))


def bind_records(network: Network, claims: Sequence[Claim]) -> None:
    """What is said to be a record is not below the same quantity in earlier periods of the same length."""
    records = [number for number, claim in enumerate(claims) if not claim.quantity.mark and is_record(claim)]
    if not records:
        return
    planes = _by_period(network, STATISTICS | EVENTS - {"trade_balance"})
    for number in records:
        quantity = claims[number].quantity
        now = network.index[quantity]
        for days, then in planes.get(quantity._replace(period=None), {}).items():
            earlier = comparable_periods(quantity.period, network.quantities[then].period)
            if earlier and days[1] < span(quantity.period)[0]:  # type: ignore[index]
                network.bind(order(then, now, "record", number))
