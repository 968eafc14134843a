"""The arithmetic that binds the figures of one group: changes, sums, balances, parts of a year, records, shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from communique.compare.lexicon import lexicon, stems
from communique.compare.network import Constraint, Network
from communique.compare.quantities import (
    EVENTS,
    FLOWS,
    STATISTICS,
    TRADE,
    Claim,
    Quantity,
    canonical_period,
    is_money,
    is_real,
    is_record,
    span,
)
from communique.kinds import Area
from communique.period import year_before


def build(claims: Sequence[Claim]) -> Network:
    """The network of a group's claims: a variable for each quantity said or implied, and all that binds them."""
    network = Network()
    for claim in claims:
        network.variable(claim.quantity, signed=is_signed(claim.quantity))
    bind_changes(network, claims)
    bind_growth(network, claims)
    bind_trade(network, claims)
    bind_points(network)
    bind_shares(network, claims)
    bind_years(network)
    bind_scopes(network)
    bind_subjects(network)
    bind_records(network, claims)
    return network


def is_signed(quantity: Quantity) -> bool:
    """Whether a quantity may be negative in the network's terms (a factor, a part of 1 and a size may not)."""
    if quantity.measure in ("share", "rank"):
        return False
    if quantity.measure == "change":
        return quantity.unit != "percent" or quantity.indicator not in STATISTICS - {"trade_balance"} | EVENTS
    return quantity.indicator not in STATISTICS | EVENTS


def linear(
    terms: Iterable[tuple[int, int]], reason: str, head: int, choice: int | None = None, way: int = 1
) -> Constraint:
    """A sum of multiples of quantities that makes 0."""
    return Constraint("sum", tuple(terms), reason, head, choice=choice, way=way)


def order(less: int, more: int, reason: str, owner: int | None = None) -> Constraint:
    """One quantity not above another; it speaks about the first, or with an owner about the second."""
    return Constraint("order", ((less, 1), (more, 1)), reason, less if owner is None else more, owner)


# --- a level, its change and the level before ------------------------------------------------------------------------


def bind_changes(network: Network, claims: Sequence[Claim]) -> None:
    """Level = level before × (1 + change), or plus a change in the level's own unit, in the unit the change is of."""
    levels: dict[Quantity, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity.measure == "level":
            levels[_thing(claim.quantity)].append(claim)
    pending = [claim for claim in claims if _binds_levels(claim)]
    units = {claim.id: _units_of(claim, levels) for claim in pending}
    while pending:
        left = [claim for claim in pending if not _bind_change(network, claim, units[claim.id])]
        if len(left) == len(pending):
            return
        pending = left


def _binds_levels(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity.measure != "change" or quantity.mark or not quantity.compared_to or quantity.unit == "pp":
        return False
    if quantity.indicator == "trade_balance" and quantity.unit == "percent":
        return False
    return comparable_periods(quantity.period, quantity.compared_to)


def comparable_periods(period: str | None, before: str | None) -> bool:
    """Whether two periods are as long as each other (but for a leap day) and apart."""
    a, b = span(period), span(before)
    if not a or not b or not (b[1] < a[0] or a[1] < b[0]):
        return False
    return abs((a[1] - a[0]).days - (b[1] - b[0]).days) <= 3


def _units_of(change: Claim, levels: Mapping[Quantity, list[Claim]]) -> list[str]:
    """The unit that a change is a change of: the level's in its own clause, its document's one, or the only one."""
    quantity = change.quantity
    if quantity.unit != "percent":
        return [quantity.unit]
    same = levels.get(_thing(quantity), [])
    own = [level for level in same if level.figure.document == change.figure.document]
    clause = [level for level in own if level.quantity.period == quantity.period and _overlap(level, change)]
    units = next((found for found in map(_units, (clause, own, same)) if found), [])
    return [unit for unit in units if len(units) == 1 and _grows_as_said(change, unit)]


def _units(levels: Iterable[Claim]) -> list[str]:
    return sorted({level.quantity.unit for level in levels})


def _thing(quantity: Quantity) -> Quantity:
    """What a level and a change are of, whatever period and unit."""
    return quantity._replace(measure="", period=None, compared_to=None, unit="")


def _overlap(a: Claim, b: Claim) -> bool:
    return any(x.start < y.end and y.start < x.end for x in a.figure.evidence for y in b.figure.evidence)


def _grows_as_said(change: Claim, unit: str) -> bool:
    """Growth in comparable prices is none of the money; for an economy's own figures (GDP) it is what growth means."""
    if not is_money(unit):
        return True
    return change.quantity.indicator in TRADE | EVENTS and not is_real(change)


def _bind_change(network: Network, claim: Claim, units: list[str]) -> bool:
    """Bind one change where the level of either period is known by now; whether it is done with."""
    quantity = claim.quantity
    for unit in units:
        level = quantity._replace(measure="level", compared_to=None, unit=unit)
        before = level._replace(period=quantity.compared_to)
        if level not in network.index and before not in network.index:
            return False
        now, then, change = (network.variable(q) for q in (level, before, quantity))
        if quantity.unit == "percent":
            network.bind(Constraint("product", ((now, 1), (then, 1), (change, 1)), "change", change))
        else:
            network.bind(linear([(now, 1), (then, -1), (change, -1)], "change", change))
    return True


def bind_growth(network: Network, claims: Sequence[Claim]) -> None:
    """The growth that follows where one report gives a level and the level of the year before, and no growth."""
    levels = [claim for claim in claims if claim.quantity.measure == "level" and not claim.quantity.mark]
    known = {(claim.report.id, claim.quantity) for claim in levels}
    for claim in levels:
        level = claim.quantity
        before = level._replace(period=year_before(level.period or ""))
        change = level._replace(measure="change", compared_to=before.period, unit="percent")
        if (claim.report.id, before) not in known or level.indicator not in STATISTICS - {"trade_balance"}:
            continue
        if change not in network.index and comparable_periods(level.period, before.period):
            now, then, growth = network.index[level], network.index[before], network.variable(change)
            network.bind(Constraint("product", ((now, 1), (then, 1), (growth, 1)), "growth", growth))


def bind_points(network: Network) -> None:
    """Share = share before + change in percentage points."""
    for quantity in list(network.index):
        if quantity.measure != "change" or quantity.unit != "pp" or quantity.mark:
            continue
        share = quantity._replace(measure="share", compared_to=None, unit="percent")
        before = share._replace(period=quantity.compared_to)
        if share in network.index and before in network.index:
            now, then, change = (network.index[q] for q in (share, before, quantity))
            terms = ((now, 100), (then, -100), (change, -1))
            network.bind(Constraint("sum", terms, "points", change))


# --- turnover, exports, imports, balance -----------------------------------------------------------------------------


def bind_trade(network: Network, claims: Sequence[Claim]) -> None:
    """Turnover = exports + imports and balance = exports − imports, within one period, unit, scope and subject."""
    planes: dict[Quantity, set[str]] = defaultdict(set)
    reports: dict[Quantity, set[str]] = defaultdict(set)
    for claim in claims:
        reports[claim.quantity].add(claim.report.id)
    for quantity in list(network.index):
        if quantity.indicator in TRADE and quantity.measure == "level" and _may_add(quantity):
            planes[quantity._replace(indicator="", side="")].add(quantity.side)
    for plane, sides in planes.items():
        for side in sorted(sides - {""}) if len(plane.areas) == 2 else [""]:
            _bind_side(network, plane._replace(side=side))
        if len(plane.areas) == 2:
            _bind_both_ways(network, plane, reports)


def _may_add(quantity: Quantity) -> bool:
    return len(quantity.areas) in (1, 2) and (not quantity.mark or quantity.mark.startswith("open"))


def _bind_side(network: Network, plane: Quantity) -> None:
    exports, imports = (plane._replace(indicator=name) for name in ("exports", "imports"))
    turnover, balance = (plane._replace(indicator=name, side="") for name in ("trade_turnover", "trade_balance"))
    known = [quantity in network.index for quantity in (exports, imports, turnover)]
    if sum(known) < 2:
        return
    e, i, t = (network.variable(quantity) for quantity in (exports, imports, turnover))
    network.bind(linear([(t, 1), (e, -1), (i, -1)], "turnover", t))
    if balance in network.index:
        first = plane.side in ("", plane.areas[0])
        _bind_balance(network, (e, i) if first else (i, e), t, network.index[balance])
    elif known[0] and known[1]:
        implied = network.variable(balance._replace(side=plane.side, mark=plane.mark + "implied"), signed=True)
        network.bind(linear([(e, 1), (i, -1), (implied, -1)], "implied balance", t))


def _bind_balance(network: Network, flows: tuple[int, int], t: int, b: int) -> None:
    """The size of a balance is exports − imports or the reverse: whose surplus it is, reports do not say alike.

    `flows` are those out of the first of the two areas and into it, so that one sign holds seen from either side.
    """
    for way, (more, less) in ((1, flows), (-1, flows[::-1])):
        network.bind(linear([(more, 1), (less, -1), (b, -1)], "balance", b, b, way))
        network.bind(linear([(t, 1), (b, 1), (more, -2)], "balance", b, b, way))
        network.bind(linear([(t, 1), (b, -1), (less, -2)], "balance", b, b, way))


def _bind_both_ways(network: Network, plane: Quantity, reports: dict[Quantity, set[str]]) -> None:
    """Turnover = the exports of one side and of the other, where one report gives both; or the imports of both."""
    for indicator in ("exports", "imports"):
        ways = [plane._replace(indicator=indicator, side=side) for side in plane.areas]
        if all(way in network.index for way in ways) and reports[ways[0]] & reports[ways[1]]:
            t = network.variable(plane._replace(indicator="trade_turnover", side=""))
            a, b = (network.index[way] for way in ways)
            network.bind(linear([(t, 1), (a, -1), (b, -1)], "turnover", t))


# --- parts of a year, records ----------------------------------------------------------------------------------------


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


# --- wholes and parts ------------------------------------------------------------------------------------------------


def bind_scopes(network: Network) -> None:
    """Trade in goods is not above trade of unsaid scope, nor any of them above trade in both."""
    for quantity, variable in list(network.index.items()):
        if quantity.indicator not in FLOWS & TRADE or quantity.measure != "level" or not quantity.scope:
            continue
        if quantity.scope == "both":
            for scope in ("", "goods", "services"):
                less = network.index.get(quantity._replace(scope=scope))
                if less is not None:
                    network.bind(order(less, variable, "scope"))
        elif quantity.scope == "goods":  # trade of unsaid scope is mostly of goods alone, so nothing binds services
            more = network.index.get(quantity._replace(scope=""))
            if more is not None:
                network.bind(order(variable, more, "scope"))


def bind_subjects(network: Network) -> None:
    """Trade in one kind of goods is not above all trade."""
    for quantity, variable in list(network.index.items()):
        if quantity.measure == "level" and quantity.indicator in FLOWS & TRADE and quantity.subject:
            for scope in ("", "goods", "both"):
                whole = network.index.get(quantity._replace(subject=(), scope=scope))
                if whole is not None:
                    network.bind(order(variable, whole, "part of all"))


def bind_shares(network: Network, claims: Sequence[Claim]) -> None:
    """Part = share × whole where both can be told, and shares of different countries in one whole are at most all."""
    for claim in claims:
        whole = whole_of(claim) if claim.quantity.measure == "share" and not claim.quantity.mark else None
        if whole:
            _bind_share(network, claim.quantity, *whole)
    together: dict[tuple[object, ...], list[Quantity]] = defaultdict(list)
    worldwide = {claim.quantity for claim in claims if is_worldwide(claim)}
    for quantity in network.index:
        if quantity in worldwide and not quantity.mark and quantity.indicator in STATISTICS:
            key = (quantity.indicator, quantity.subject, quantity.period, quantity.unit)
            together[key].append(quantity)
    for shares in together.values():
        _bind_all(network, shares)


def is_worldwide(claim: Claim) -> bool:
    """Whether a figure is a share of all the world's: `the country's tea` is another whole in each country."""
    subject = claim.figure.subject or ""
    return claim.quantity.measure == "share" and lexicon(claim.report.language).says("world", subject)


def whole_of(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The areas and the subject of the whole that a share is of, or `None` where its words do not tell.

    The subject names some of the share's areas and not the others (`Kenya's exports`), and the evidence names the
    others outside of it (`Uganda takes 11 % of Kenya's exports`); or it names the country of a share's region.
    """
    figure, words = claim.figure, lexicon(claim.report.language)
    if figure.indicator not in STATISTICS or not figure.subject or len(figure.areas) != 2:
        return None
    said = set(stems(figure.subject))
    named = [area for area in figure.areas if _names(area, said)]
    if len(named) != 1:
        return None
    outside = " ".join(piece.text for piece in figure.evidence).replace(figure.subject, " ")
    if not _names(next(area for area in figure.areas if area is not named[0]), set(stems(outside))):
        return None
    rest = said - words.idle("filler", "trade") - set(stems(named[0].name))
    whole = tuple(key for area, key in ((a, a.code) for a in figure.areas) if key and area is named[0])
    return (whole, tuple(sorted(rest))) if whole else None


def _names(area: Area, said: set[str]) -> bool:
    own = set(stems(area.name))
    return bool(own) and own <= said


def _bind_share(network: Network, share: Quantity, areas: tuple[str, ...], subject: tuple[str, ...]) -> None:
    for unit in sorted({quantity.unit for quantity in network.index if quantity.measure == "level"}):
        part = share._replace(measure="level", unit=unit, subject=subject)
        if share.indicator in ("exports", "imports"):
            part = part._replace(side=areas[0])
        whole = part._replace(areas=areas, side="")
        if part in network.index and whole in network.index:
            p, w, s = (network.index[quantity] for quantity in (part, whole, share))
            network.bind(Constraint("product", ((p, 1), (w, 1), (s, 1)), "share", s))


def _bind_all(network: Network, shares: list[Quantity]) -> None:
    countries = [q for q in shares if all(len(area) == 2 and area.isalpha() for area in q.areas)]
    single = [q for q in countries if len(q.areas) == 1]
    if len(single) < 2:
        return
    whole = network.variable(single[0]._replace(areas=("all",), mark="whole"))
    rest = network.variable(single[0]._replace(areas=("rest",), mark="whole"))
    network.fixed[whole] = Fraction(1)
    terms = [(whole, 1), (rest, -1), *((network.index[q], -1) for q in single)]
    network.bind(linear(terms, "shares", whole))
