"""Figures that bear on each other, as entries: what agrees, what follows, and the smallest sets that clash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from communique.compare.conflicts import Conflict, Solution, doubtful, solve
from communique.compare.constraints import build
from communique.compare.differences import find_differences
from communique.compare.explain import say_agreement, say_conflict
from communique.compare.network import Constraint
from communique.compare.quantities import STATISTICS, Claim, Quantity, outward
from communique.compare.settle import Difference, settle
from communique.interval import EVERYTHING, Interval
from communique.kinds import Area, Derived, Evidence, Reconciliation, entry_id

DIGITS = 9
ORDER = ("trade_turnover", "exports", "imports", "trade_balance")


def reconcile(claims: Iterable[Claim]) -> tuple[list[Reconciliation], list[Difference]]:
    """The reconciliations of one group of claims, in the order of their ids, and the differences that are none."""
    settled = settle(claims)
    if len(settled) < 2:
        return [], []
    network = build(settled)
    if len(network.index) == len(settled) and not network.constraints:
        return [], find_differences(settled)
    found = _Entries(solve(network, settled))
    return sorted(found.all(), key=lambda entry: entry.id), find_differences(settled)


@dataclass(slots=True)
class _Entries:
    """The entries of one solved network."""

    solution: Solution
    contested: set[int] = field(default_factory=set)
    by_variable: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbers.update((claim.id, number) for number, claim in enumerate(self.solution.claims))
        for number, variable in enumerate(self.solution.variables):
            self.by_variable[variable].append(number)
        for conflict in self.solution.conflicts:
            if conflict.same:
                self.contested.add(self.solution.variables[conflict.claims[0]])

    def all(self) -> list[Reconciliation]:
        derived = self._derived()
        entries = [self._conflict(conflict) for conflict in self._told_conflicts()]
        for variable in sorted(self.by_variable):
            entry = None if variable in self.contested else self._agreement(variable, derived.get(variable, []))
            if entry:
                entries.append(entry)
        return entries

    # --- agreements

    def _agreement(self, variable: int, derived: list[tuple[Derived, Quantity, Interval]]) -> Reconciliation | None:
        own = [n for n in self.by_variable[variable] if n in self.solution.direct]
        partners = self._partners(variable)
        tightening = self._tightening(variable).difference(own, partners)
        bearing = {*own, *partners, *tightening}
        if len(bearing) < 2:  # one figure, told for what follows from it with others
            bearing.update(self.numbers[one] for result, _, _ in derived for one in result.from_)
        if not own or len(bearing) < 2:
            return None
        rounded = bool(bearing & self.solution.relaxed) and self.solution.impossible(
            sorted(bearing), lambda n: self.solution.claims[n].asserted
        )
        allowed = self._allowed(variable, own, rounded)
        told, others, rest = (
            [self.solution.claims[n] for n in sorted(some, key=self._place)] for some in (own, partners, tightening)
        )
        follows = [(quantity, interval, self._with(result, own)) for result, quantity, interval in derived]
        return self._entry(
            variable,
            sorted(bearing),
            verdict="agree when rounded" if rounded else "agree",
            strict=None,
            interval=allowed,
            explanation=say_agreement(told, others, rest, allowed, rounded, follows),
            derived=tuple(result for result, _, _ in derived),
        )

    def _with(self, result: Derived, own: list[int]) -> list[Claim]:
        """The figures of other quantities that something follows from too."""
        numbers = {self.numbers[one] for one in result.from_}.difference(own)
        return [self.solution.claims[n] for n in sorted(numbers, key=self._place)]

    def _place(self, number: int) -> tuple[object, ...]:
        """Where a figure stands in a sentence: by quantity, then by document and place there."""
        claim = self.solution.claims[number]
        order = ORDER.index(claim.quantity.indicator) if claim.quantity.indicator in ORDER else len(ORDER)
        start = claim.figure.evidence[0].start if claim.figure.evidence else 0
        day = claim.report.day or date.max
        return order, claim.quantity.period or "", day, claim.report.id, start, claim.id

    def _allowed(self, variable: int, own: list[int], rounded: bool) -> Interval:
        """What the figures of a quantity and the arithmetic about it allow, in the quantity's own unit."""
        meet = EVERYTHING
        for number in own:
            claim = self.solution.claims[number]
            meet = meet.meet(claim.rounded if rounded else claim.asserted)
        if meet.is_empty:
            meet = EVERYTHING
            for number in own:
                meet = meet.meet(self.solution.reading(number))
        narrowed = meet.meet(self.solution.domains[variable].interval)
        return self._own_terms(variable, meet if narrowed.is_empty else narrowed)

    def _own_terms(self, variable: int, interval: Interval) -> Interval:
        quantity = self.solution.network.quantities[variable]
        numbers = self.by_variable.get(variable)
        sign = self.solution.claims[numbers[0]].sign if numbers and quantity.indicator == "trade_balance" else 1
        told = outward(quantity, interval)
        return -told if sign < 0 and quantity.measure == "level" else told

    def _partners(self, variable: int) -> list[int]:
        """The figures of other quantities that together say this one too."""
        found: set[int] = set()
        for number in self.solution.network.touching[variable]:
            constraint = self.solution.network.constraints[number]
            others = [v for v in constraint.variables if v != variable]
            said = [self._live(v) for v in others]
            if constraint.head == variable and self._equal(constraint) and all(said) and self._live(variable):
                found.update(n for numbers in said for n in numbers)
        return sorted(found)

    def _tightening(self, variable: int) -> set[int]:
        if not self._live(variable):
            return set()
        domain = self.solution.domains[variable]
        return {n for bound in (domain.low, domain.high) if bound for n in bound.support}

    def _live(self, variable: int) -> list[int]:
        return [n for n in self.by_variable.get(variable, ()) if n in self.solution.live]

    def _equal(self, constraint: Constraint) -> bool:
        if constraint.shape == "order" or constraint.reason in ("shares",):
            return False
        return constraint.choice is None or self.solution.ways.get(constraint.choice, 1) == constraint.way

    # --- what follows

    def _derived(self) -> dict[int, list[tuple[Derived, Quantity, Interval]]]:
        """For each quantity that figures give, what follows from it for quantities that none gives."""
        found: dict[int, list[tuple[Derived, Quantity, Interval]]] = defaultdict(list)
        for variable, quantity in enumerate(self.solution.network.quantities):
            if variable in self.by_variable or quantity.mark.endswith("whole"):
                continue
            sources, anchor = self._sources(variable), self._anchor(variable)
            interval = outward(quantity, self.solution.domains[variable].interval)
            if sources and anchor is not None and _telling(quantity, interval):
                found[anchor].append((self._result(variable, anchor, interval, sources), quantity, interval))
        return found

    def _sources(self, variable: int) -> list[str]:
        """The figures that a derived quantity follows from, with all that say the same; none where one is contested."""
        domain = self.solution.domains[variable]
        if not domain.low or not domain.high or not domain.low.support or not domain.high.support:
            return []
        variables = {self.solution.variables[n] for n in domain.low.support | domain.high.support}
        told = [self.solution.claims[n] for v in variables for n in self._live(v)]
        if variables & self.contested or doubtful(told):
            return []
        return sorted(claim.id for claim in told)

    def _anchor(self, variable: int) -> int | None:
        """The quantity whose entry tells what follows: a level bound to it that figures give."""
        best: tuple[int, int] | None = None
        for number in self.solution.network.touching[variable]:
            constraint = self.solution.network.constraints[number]
            if not self._equal(constraint):
                continue
            for place, other in enumerate((constraint.head, *constraint.variables)):
                level = self.solution.network.quantities[other].measure == "level"
                if other != variable and self._live(other):
                    best = min(best or (9, 0), (place if level else place + 5, other))
        if best:
            return best[1]
        domain = self.solution.domains[variable]
        support = [n for bound in (domain.low, domain.high) if bound for n in bound.support]
        return self.solution.variables[min(support)] if support else None

    def _result(self, variable: int, anchor: int, interval: Interval, sources: list[str]) -> Derived:
        quantity = self.solution.network.quantities[variable]
        figure = self.solution.claims[self._live(anchor)[0]].figure
        low, high = interval.outwards(DIGITS)
        return Derived(
            indicator=figure.indicator if quantity.indicator not in STATISTICS else quantity.indicator,
            subject=figure.subject,
            areas=self._areas(quantity, figure.areas),
            measure=quantity.measure,
            period=quantity.period,
            unit=quantity.unit,
            low=low,
            high=high,
            from_=tuple(sources),
        )

    def _areas(self, quantity: Quantity, areas: tuple[Area, ...]) -> tuple[Area, ...]:
        """The areas of a derived flow with the side first whose exports, imports or surplus they are."""
        return tuple(sorted(areas, key=lambda area: area.code != quantity.side)) if quantity.side else areas

    # --- conflicts

    def _told_conflicts(self) -> list[Conflict]:
        """The conflicts, of those between figures of one quantity the first only."""
        told, seen = [], set()
        for conflict in self.solution.conflicts:
            variable = self.solution.variables[conflict.claims[0]]
            if not conflict.same or variable not in seen:
                told.append(conflict)
            if conflict.same:
                seen.add(variable)
        return told

    def _conflict(self, conflict: Conflict) -> Reconciliation:
        constraint = None if conflict.same else self._constraint(conflict)
        head = self._head(conflict, constraint)
        reading = self.solution.lenient if conflict.strict else self.solution.rounded
        order = sorted(conflict.claims, key=lambda n: (self.solution.variables[n] != head, self._place(n)))
        told = [(self.solution.claims[n], reading(n)) for n in order]
        return self._entry(
            head,
            list(conflict.claims),
            verdict="conflict",
            strict=conflict.strict,
            interval=EVERYTHING,
            explanation=say_conflict(told, conflict, constraint, self.solution),
            derived=(),
        )

    def _constraint(self, conflict: Conflict) -> Constraint | None:
        """The one constraint that binds all figures of a conflict, or `None` where it takes several."""
        variables = {self.solution.variables[n] for n in conflict.claims}
        for constraint in self.solution.network.constraints:
            owned = constraint.owner is None or constraint.owner in conflict.claims
            if owned and variables <= set(constraint.variables):
                return constraint
        return None

    def _head(self, conflict: Conflict, constraint: Constraint | None) -> int:
        variables = [self.solution.variables[n] for n in conflict.claims]
        return constraint.head if constraint and constraint.head in variables else variables[0]

    # --- entries

    def _entry(self, variable: int, numbers: list[int], *, verdict: str, strict: bool | None, interval: Interval,
               explanation: str, derived: tuple[Derived, ...]) -> Reconciliation:  # fmt: skip
        claims = [self.solution.claims[n] for n in numbers]
        first = next((c for c in claims if c.quantity == self.solution.network.quantities[variable]), claims[0])
        quantity, figure = first.quantity, first.figure
        ids = tuple(sorted(claim.id for claim in claims))
        low, high = interval.outwards(DIGITS)
        return Reconciliation(
            id=entry_id("reconciliation", "", verdict == "conflict", *quantity[:9], *ids),
            document=None,
            evidence=_evidence(claims),
            documents=tuple(sorted({claim.figure.document or "" for claim in claims})),
            indicator=quantity.indicator if quantity.indicator in STATISTICS else figure.indicator,
            subject=figure.subject,
            areas=self._areas(quantity, figure.areas),
            measure=quantity.measure,
            period=quantity.period,
            compared_to=quantity.compared_to,
            unit=quantity.unit,
            figures=ids,
            verdict=verdict,
            strict=strict,
            low=low,
            high=high,
            explanation=explanation,
            derived=derived,
        )


def _telling(quantity: Quantity, interval: Interval) -> bool:
    """Whether an interval says something: both ends, and no wider than what it says is large (growth: 100 points)."""
    if interval.low is None or interval.high is None:
        return False
    wide = interval.high - interval.low
    return wide <= (100 if quantity.measure == "change" else max(abs(interval.low), abs(interval.high)))


def _evidence(claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    """The evidence of all claims, each piece with its document, in the order of documents and places."""
    pieces = {replace(piece, document=claim.figure.document) for claim in claims for piece in claim.figure.evidence}
    return tuple(sorted(pieces, key=lambda piece: (piece.document or "", piece.start, piece.end)))
