"""Whether the claims of a network can all hold, and if not, a smallest set of them that cannot.

Each claim is first taken at its interval. Where that leaves nothing, the exact numbers concerned are read as rounded;
where even that leaves nothing there is a conflict, and it is strict if it stands without the customary ends of `over`
and `under` too. A set is reported only if it cannot hold by itself and could without any one of its members.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from communique.compare.network import Domain, Network, Propagation, Told
from communique.compare.quantities import Claim
from communique.interval import EVERYTHING, Interval

Reading = Callable[[int], Interval]
TURNS = 20  # how often balances may change their signs before none is believed
UNSURE = ("open", "linked")  # figures of a running year, or only likely of their quantity: these make no conflict
MANY = 6  # balances whose signs are tried together


@dataclass(frozen=True, slots=True)
class Conflict:
    """A smallest set of claims, by number, that cannot all hold; `same`: all of one quantity."""

    claims: tuple[int, ...]
    strict: bool
    same: bool


@dataclass(slots=True)
class Solution:
    """What a network's claims allow: the domains that those in no conflict leave, and the conflicts.

    `direct` are the claims that do not clash with another of their own quantity; `live` those in no conflict at all;
    `relaxed` those read as rounded; `ways` the sign found for each balance.
    """

    network: Network
    claims: Sequence[Claim]
    variables: list[int]
    direct: set[int]
    live: set[int]
    relaxed: set[int] = field(default_factory=set)
    ways: dict[int, int] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    domains: list[Domain] = field(default_factory=list)
    choices: dict[int, list[int]] = field(default_factory=dict)

    def reading(self, number: int) -> Interval:
        """The interval of a claim as it is read now."""
        claim = self.claims[number]
        return claim.rounded if number in self.relaxed else claim.asserted

    def rounded(self, number: int) -> Interval:
        """A claim with an exact number read as rounded."""
        return self.claims[number].rounded

    def lenient(self, number: int) -> Interval:
        """The widest reading of a claim: rounded, without customary ends."""
        return self.claims[number].lenient

    def propagate(self, numbers: Iterable[int], reading: Reading, ways: dict[int, int] | None = None) -> Propagation:
        """A run over the network with only these claims told."""
        told = (Told(number, self.variables[number], reading(number)) for number in numbers)
        return Propagation(self.network, told, self.ways if ways is None else ways).run()

    def impossible(self, numbers: Iterable[int], reading: Reading) -> bool:
        """Whether these claims alone cannot all hold, whichever sign their balances have."""
        chosen = list(numbers)
        return all(self.propagate(chosen, reading, ways).clash is not None for ways in self.all_ways(chosen))

    def all_ways(self, numbers: Iterable[int]) -> Iterable[dict[int, int]]:
        """All signs that the balances among these claims could have; of very many balances only the first ones'."""
        free = sorted({self.variables[number] for number in numbers} & self.choices.keys())[:MANY]
        for signs in product((1, -1), repeat=len(free)):
            yield {**self.ways, **dict(zip(free, signs, strict=True))}


def solve(network: Network, claims: Sequence[Claim]) -> Solution:
    """Read the claims together, setting aside smallest sets that clash until the rest can all hold."""
    everyone = set(range(len(claims)))
    solution = Solution(network, claims, [network.index[c.quantity] for c in claims], set(everyone), everyone)
    for number, constraint in enumerate(network.constraints):
        if constraint.choice is not None:
            solution.choices.setdefault(constraint.choice, []).append(number)
    _set_apart_same(solution)
    _choose_ways(solution)
    _set_apart_by_arithmetic(solution)
    return solution


# --- the same quantity said twice ------------------------------------------------------------------------------------


def _set_apart_same(solution: Solution) -> None:
    by_variable: dict[int, list[int]] = defaultdict(list)
    for number, variable in enumerate(solution.variables):
        by_variable[variable].append(number)
    for numbers in by_variable.values():
        while len(numbers) > 1 and _meet(numbers, solution.reading).is_empty:
            solution.relaxed.update(n for n in numbers if _can_relax(solution, n))
            if not _meet(numbers, solution.reading).is_empty:
                break
            solution.relaxed.difference_update(numbers)
            apart = [n for n in numbers if solution.claims[n].certainty == "linked"] or _clashing_pair(
                solution, numbers
            )
            solution.direct.difference_update(apart)
            solution.live.difference_update(apart)
            numbers = [number for number in numbers if number not in apart]


def _meet(numbers: Iterable[int], reading: Reading) -> Interval:
    allowed = EVERYTHING
    for number in numbers:
        allowed = allowed.meet(reading(number))
    return allowed


def _can_relax(solution: Solution, number: int) -> bool:
    claim = solution.claims[number]
    return number not in solution.relaxed and claim.rounded != claim.asserted


def _clashing_pair(solution: Solution, numbers: list[int]) -> list[int]:
    """Record the pair furthest apart, one that even the widest reading keeps apart before any other."""
    strict = _meet(numbers, solution.lenient).is_empty
    pair = _furthest(numbers, solution.lenient if strict else solution.rounded)
    solution.conflicts.append(Conflict(pair, strict, same=True))
    return list(pair)


def _furthest(numbers: list[int], reading: Reading) -> tuple[int, ...]:
    """Of intervals that have no point in common, two that have none: the one with the highest low and the lowest high.

    Intervals on a line that meet two by two all meet, so such a pair always exists.
    """
    lows = [(reading(n).low, not reading(n).low_in, -n) for n in numbers if reading(n).low is not None]
    highs = [(reading(n).high, reading(n).high_in, n) for n in numbers if reading(n).high is not None]
    return tuple(sorted((-max(lows)[2], min(highs)[2])))


# --- by arithmetic ---------------------------------------------------------------------------------------------------


def _choose_ways(solution: Solution) -> None:
    """For each balance the sign that its neighbours allow; plus where none is possible, 0 (none yet) where both are."""
    for choice, constraints in solution.choices.items():
        near = {v for number in constraints for v in solution.network.constraints[number].variables}
        numbers = [n for n in sorted(solution.live) if solution.variables[n] in near]
        possible = [
            way
            for way in (1, -1)
            if solution.propagate(numbers, solution.rounded, {**solution.ways, choice: way}).clash is None
        ]
        solution.ways[choice] = 0 if len(possible) == 2 else possible[0] if possible else 1


def _set_apart_by_arithmetic(solution: Solution) -> None:
    turns = 0
    while True:
        run = solution.propagate(sorted(solution.live), solution.reading)
        solution.domains = run.domains
        if run.clash is None:
            return
        clash = sorted(run.clash)
        ways = _room(solution, clash)
        if ways is None:
            _relax_or_record(solution, _smallest(solution, clash))
        elif turns < TURNS:
            solution.ways, turns = ways, turns + 1
        else:  # no sign found for all balances at once, and none shown to be impossible: no conflict is claimed
            solution.live.difference_update(clash)


def _room(solution: Solution, clash: list[int]) -> dict[int, int] | None:
    """Signs of the balances with which the contradiction is none, or `None` where it is one with all."""
    for ways in solution.all_ways(clash):
        if solution.propagate(clash, solution.reading, ways).clash is None:
            return ways
    return None


def _relax_or_record(solution: Solution, found: tuple[int, ...]) -> None:
    variables = {solution.variables[number] for number in found}
    loose = [n for n in solution.live if solution.variables[n] in variables and _can_relax(solution, n)]
    if loose:
        solution.relaxed.update(loose)
        return
    strict = solution.impossible(found, solution.lenient)
    if strict:
        found = _minimal(solution, list(found), solution.lenient)
    unsure = [number for number in found if solution.claims[number].certainty in UNSURE]
    if unsure:
        solution.live.difference_update(unsure)
        return
    if len(found) > 1 and not told_in_part(solution, found):
        solution.conflicts.append(Conflict(found, strict, same=False))
    solution.live.difference_update(found)


def told_in_part(solution: Solution, found: tuple[int, ...]) -> bool:
    """Whether one report's exports and imports only fall short of its turnover: one is then likely of some goods."""
    claims = [solution.claims[number] for number in found]
    by_indicator = {claim.quantity.indicator: claim.rounded for claim in claims}
    if len({claim.report.id for claim in claims}) > 1 or by_indicator.keys() != {
        "trade_turnover",
        "exports",
        "imports",
    }:
        return False
    if any(claim.quantity.measure != "level" for claim in claims) or len(claims) != 3:
        return False
    parts, whole = by_indicator["exports"] + by_indicator["imports"], by_indicator["trade_turnover"]
    return parts.high is not None and whole.low is not None and parts.high <= whole.low


def doubtful(claims: Sequence[Claim]) -> bool:
    """Whether nothing should follow from claims together: several reports' of a period that was still running."""
    return any(claim.certainty == "open" for claim in claims) and len({claim.report.id for claim in claims}) > 1


def _smallest(solution: Solution, clash: list[int]) -> tuple[int, ...]:
    """A smallest set inside a contradiction or beside it."""
    starts = [clash, clash[::-1], *_around(solution, clash)]
    sets = {_minimal(solution, start, solution.reading) for start in starts}
    return min(sets, key=lambda found: (len(found), found))


def _around(solution: Solution, clash: list[int]) -> Iterable[list[int]]:
    """The claims on each single constraint that touches the contradiction, where they clash by themselves."""
    network = solution.network
    variables = {solution.variables[number] for number in clash}
    seen: set[tuple[int, ...]] = set()
    for variable in sorted(variables):
        for number in network.touching[variable]:
            near = set(network.constraints[number].variables)
            claims = tuple(n for n in sorted(solution.live) if solution.variables[n] in near)
            if claims not in seen and len(claims) < 12:
                seen.add(claims)
                if solution.impossible(claims, solution.reading):
                    yield list(claims)


def _minimal(solution: Solution, numbers: list[int], reading: Reading) -> tuple[int, ...]:
    """The claims left when each one without which the rest still clashes has been left out, one after the other."""
    kept = list(numbers)
    for number in numbers:
        rest = [other for other in kept if other != number]
        if solution.impossible(rest, reading):
            kept = rest
    return tuple(sorted(kept))
