"""Quantities bound by arithmetic, and what each may be: bounds handed on from one to the next until nothing moves.

A bound is only ever moved by what must follow from the others (hull consistency), so no value that could be true is
lost; each bound keeps the set of claims that it follows from, and a contradiction names the claims that made it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction

from communique.compare.quantities import Quantity
from communique.interval import NOT_NEGATIVE, Interval

Support = frozenset[int]
NOBODY: Support = frozenset()
PASSES = 40  # how often one constraint may speak in one run; what has not settled by then only stays wider
FINE = 1e-9
LONG = 256


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of what a quantity may be, whether it is itself allowed, and the claims that it follows from."""

    value: Fraction
    inside: bool
    support: Support


@dataclass(slots=True)
class Domain:
    """What a quantity may be, as its two bounds (`None`: unbounded)."""

    low: Bound | None = None
    high: Bound | None = None

    @property
    def interval(self) -> Interval:
        """The domain without its supports."""
        low, high = self.low, self.high
        return Interval(
            low.value if low else None,
            high.value if high else None,
            bool(low and low.inside),
            bool(high and high.inside),
        )

    @property
    def clash(self) -> Support | None:
        """The claims that leave nothing, or `None` where something is left."""
        if self.low is None or self.high is None or self.low.value < self.high.value:
            return None
        if self.low.value == self.high.value and self.low.inside and self.high.inside:
            return None
        return self.low.support | self.high.support


@dataclass(frozen=True, slots=True)
class Constraint:
    """One piece of arithmetic between quantities.

    `shape`: `sum` (the `terms`, each times its factor, make 0), `product` (the first is the second times the third,
    none negative), `order` (the first is not above the second). `reason` names it for explanations, `head` is the
    quantity that it speaks about, `owner` the claim without which it does not hold, `way` the sign of a balance, under
    its number in `choice`, for which it holds.
    """

    shape: str
    terms: tuple[tuple[int, int], ...]
    reason: str
    head: int
    owner: int | None = None
    choice: int | None = None
    way: int = 1

    @property
    def variables(self) -> tuple[int, ...]:
        """The quantities that it binds."""
        return tuple(variable for variable, _ in self.terms)


def linear(
    terms: Iterable[tuple[int, int]], reason: str, head: int, choice: int | None = None, way: int = 1
) -> Constraint:
    """A sum of multiples of quantities that makes 0."""
    return Constraint("sum", tuple(terms), reason, head, choice=choice, way=way)


def order(less: int, more: int, reason: str, owner: int | None = None) -> Constraint:
    """One quantity not above another; it speaks about the first, or with an owner about the second."""
    return Constraint("order", ((less, 1), (more, 1)), reason, less if owner is None else more, owner)


@dataclass(slots=True)
class Network:
    """The quantities of one group of figures, by number, and the constraints between them."""

    quantities: list[Quantity] = field(default_factory=list)
    signed: set[int] = field(default_factory=set)
    fixed: dict[int, Fraction] = field(default_factory=dict)
    constraints: list[Constraint] = field(default_factory=list)
    index: dict[Quantity, int] = field(default_factory=dict)
    touching: list[list[int]] = field(default_factory=list)
    known: set[Constraint] = field(default_factory=set)

    def variable(self, quantity: Quantity, *, signed: bool = False) -> int:
        """The number of a quantity, new or known; `signed` lets it be negative."""
        if quantity not in self.index:
            self.index[quantity] = len(self.quantities)
            self.quantities.append(quantity)
            self.touching.append([])
        if signed:
            self.signed.add(self.index[quantity])
        return self.index[quantity]

    def bind(self, constraint: Constraint) -> None:
        """Add a constraint, once."""
        if constraint in self.known:
            return
        self.known.add(constraint)
        for variable in constraint.variables:
            self.touching[variable].append(len(self.constraints))
        self.constraints.append(constraint)


@dataclass(slots=True)
class Told:
    """One claim as the network hears it: which quantity, and the interval of the reading asked for."""

    claim: int
    variable: int
    interval: Interval


class Propagation:
    """One run over a network: start from what is told, move bounds until none moves or one quantity has none left."""

    def __init__(self, network: Network, told: Iterable[Told], ways: dict[int, int] | None = None) -> None:
        self.network = network
        self.ways = ways or {}
        self.domains = [self._base(variable) for variable in range(len(network.quantities))]
        self.clash: Support | None = None
        self.claims: set[int] = set()
        self.fed: dict[int, None] = {}
        for one in told:
            self.claims.add(one.claim)
            self.fed[one.variable] = None
            self._tell(one)

    def _base(self, variable: int) -> Domain:
        if variable in self.network.signed:
            return Domain()
        if variable in self.network.fixed:
            end = Bound(self.network.fixed[variable], True, NOBODY)
            return Domain(end, end)
        return Domain(low=Bound(Fraction(0), NOT_NEGATIVE.low_in, NOBODY))

    def _tell(self, one: Told) -> None:
        interval, support = one.interval, frozenset((one.claim,))
        if interval.low is not None:
            self._raise_low(one.variable, Bound(interval.low, interval.low_in, support))
        if interval.high is not None:
            self._lower_high(one.variable, Bound(interval.high, interval.high_in, support))

    def run(self) -> Propagation:
        """Propagate to the fixed point; `clash` then holds the claims of a contradiction, if there is one."""
        waiting = deque(dict.fromkeys(number for variable in self.fed for number in self.network.touching[variable]))
        queued = set(waiting)
        passes = [0] * len(self.network.constraints)
        while waiting and self.clash is None:
            number = waiting.popleft()
            queued.discard(number)
            passes[number] += 1
            if passes[number] > PASSES:
                continue
            for variable in self._revise(self.network.constraints[number]):
                for other in self.network.touching[variable]:
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)
        return self

    def holds(self, constraint: Constraint) -> bool:
        """Whether a constraint is in force: its claim is told, or its balance is and has that sign."""
        if constraint.owner is not None and constraint.owner not in self.claims:
            return False
        if constraint.choice is None:
            return True
        return constraint.choice in self.fed and self.ways.get(constraint.choice, 1) == constraint.way

    def _revise(self, constraint: Constraint) -> set[int]:
        if not self.holds(constraint):
            return set()
        owner = frozenset((constraint.owner,)) if constraint.owner is not None else NOBODY
        moved: set[int] = set()
        for variable, low, high in BY_SHAPE[constraint.shape](constraint, self.domains):
            if low and self._raise_low(variable, _trimmed(low, owner, ROUND_FLOOR)):
                moved.add(variable)
            if high and self._lower_high(variable, _trimmed(high, owner, ROUND_CEILING)):
                moved.add(variable)
        return moved

    def _raise_low(self, variable: int, bound: Bound) -> bool:
        domain = self.domains[variable]
        old = domain.low
        if old and not (bound.value > old.value or (bound.value == old.value and old.inside and not bound.inside)):
            return False
        return self._move(variable, Domain(bound, domain.high), _gain(old, bound))

    def _lower_high(self, variable: int, bound: Bound) -> bool:
        domain = self.domains[variable]
        old = domain.high
        if old and not (bound.value < old.value or (bound.value == old.value and old.inside and not bound.inside)):
            return False
        return self._move(variable, Domain(domain.low, bound), _gain(old, bound))

    def _move(self, variable: int, domain: Domain, gain: bool) -> bool:
        self.domains[variable] = domain
        self.clash = self.clash or domain.clash
        return gain


def _gain(old: Bound | None, new: Bound) -> bool:
    """Whether a move is large enough to tell the neighbours; a chain of ever smaller ones is not."""
    if old is None or old.value == new.value:
        return True
    before = float(old.value)  # how large a move is needs no exactness
    return abs(float(new.value) - before) > FINE * abs(before)


def _trimmed(bound: Bound, owner: Support, rounding: str) -> Bound:
    """The bound with its owner's support; one of very many digits is rounded outwards, which loses nothing."""
    value, inside = bound.value, bound.inside
    if value.denominator.bit_length() > LONG:
        with localcontext() as context:
            context.prec, context.rounding = 40, rounding
            value, inside = Fraction(Decimal(value.numerator) / Decimal(value.denominator)), False
    return Bound(value, inside, bound.support | owner if owner else bound.support)


Moves = Iterable[tuple[int, Bound | None, Bound | None]]


def _by_sum(constraint: Constraint, domains: Sequence[Domain]) -> Moves:
    for variable, factor in constraint.terms:
        rest = [(domains[other], _ratio(each, factor)) for other, each in constraint.terms if other != variable]
        yield variable, _total(rest, 1), _total(rest, -1)


def _total(rest: list[tuple[Domain, Fraction | int]], way: int) -> Bound | None:
    """The least (`way` 1) or greatest (-1) that the terms can add up to."""
    value, inside, support = Fraction(0), True, NOBODY
    for domain, factor in rest:
        bound = domain.low if (factor > 0) == (way > 0) else domain.high
        if bound is None:
            return None
        value = _add(value, bound.value, factor)
        inside = inside and bound.inside
        support |= bound.support
    return Bound(value, inside, support)


def _ratio(each: int, factor: int) -> Fraction | int:
    return -each * factor if factor in (1, -1) else Fraction(-each, factor)


def _add(value: Fraction, other: Fraction, factor: Fraction | int) -> Fraction:
    if factor == 1:  # most factors are, and exact arithmetic is dear
        return value + other
    return value - other if factor == -1 else value + other * factor


def _by_product(constraint: Constraint, domains: Sequence[Domain]) -> Moves:
    whole, first, second = constraint.variables
    z, x, y = domains[whole], domains[first], domains[second]
    yield whole, _times(x.low, y.low), _times(x.high, y.high)
    yield first, _over(z.low, y.high), _over(z.high, y.low)
    yield second, _over(z.low, domains[first].high), _over(z.high, domains[first].low)


def _times(a: Bound | None, b: Bound | None) -> Bound | None:
    if a is None or b is None:
        return None
    value = a.value * b.value
    inside = (a.inside and b.inside) or (value == 0 and ((not a.value and a.inside) or (not b.value and b.inside)))
    return Bound(value, inside, a.support | b.support)


def _over(a: Bound | None, b: Bound | None) -> Bound | None:
    """The bound a/b of a quotient of what is not negative; nothing follows where b is 0 or unbounded."""
    if a is None or b is None or b.value <= 0:
        return None
    return Bound(a.value / b.value, a.inside and (b.inside or not a.value), a.support | b.support)


def _by_order(constraint: Constraint, domains: Sequence[Domain]) -> Moves:
    less, more = constraint.variables
    yield less, None, domains[more].high
    yield more, domains[less].low, None


BY_SHAPE = {"sum": _by_sum, "product": _by_product, "order": _by_order}
