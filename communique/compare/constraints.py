"""The arithmetic that binds the figures of one group: changes, sums and balances, with that of periods and of parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from communique.compare.constraints_parts import bind_scopes, bind_shares, bind_subjects
from communique.compare.constraints_time import bind_records, bind_years, comparable_periods
from communique.compare.network import Constraint, Network, linear
from communique.compare.quantities import EVENTS, STATISTICS, TRADE, Claim, Quantity, is_money, is_real
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
