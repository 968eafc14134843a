"""Why figures agree or clash, in one sentence with the numbers."""

from __future__ import annotations

from collections.abc import Sequence

from communique.compare.conflicts import Conflict, Solution
from communique.compare.network import Constraint, Propagation, Told
from communique.compare.quantities import Claim, Quantity, outward
from communique.compare.saying import say_claim, say_interval, say_list, say_period, say_quantity
from communique.interval import Interval

ReadClaim = tuple[Claim, Interval]
MANY = 6
Following = tuple[Quantity, Interval, Sequence[Claim]]


def say_agreement(
    told: Sequence[Claim],
    others: Sequence[Claim],
    rest: Sequence[Claim],
    allowed: Interval,
    rounded: bool,
    follows: Sequence[Following],
) -> str:
    """Which figures of a quantity agree, on what, by what reading, and what follows for other quantities.

    `others` say the quantity by arithmetic, `rest` only narrow what it can be, which is `allowed`.
    """
    quantity = told[0].quantity
    words = _several([_said(claim, rounded) for claim in told])
    if others:
        words += f" and, by arithmetic, {_several([_said(claim, rounded, name=True) for claim in others])}"
    range_ = say_interval(allowed, quantity.unit)
    if len(told) + len(others) > 1:
        words += f" agree{' when rounded' if rounded else ''} on {range_}{_witnesses(told)}"
    if rest:
        narrowing = _several([_said(claim, rounded, name=True) for claim in rest])
        words += f", narrowed by {narrowing}" + ("" if len(told) + len(others) > 1 else f" to {range_}")
    return _sentence(f"{say_quantity(quantity, told[0])}: {words}{_follows(quantity, follows)}")


def _several(words: list[str]) -> str:
    """A list that names at most six and counts the rest."""
    return say_list(words if len(words) <= MANY else [*words[: MANY - 1], f"{len(words) - MANY + 1} more"])


def _said(claim: Claim, rounded: bool = False, name: bool = False) -> str:
    wide = rounded and claim.rounded != claim.asserted
    interval = _own(claim, claim.rounded if wide else claim.asserted)
    words = say_claim(claim, interval)
    words = words.replace("(", "(rounded, ", 1) if wide else words
    return f"{say_short(claim.quantity)} {words}" if name else words


def _own(claim: Claim, interval: Interval) -> Interval:
    told = outward(claim.quantity, interval)
    return -told if claim.sign < 0 and claim.quantity.indicator == "trade_balance" else told


def say_short(quantity: Quantity) -> str:
    """A quantity by what tells it from its neighbours: its indicator, measure and period."""
    return say_quantity(quantity._replace(scope="", subject=()), None)


def _witnesses(told: Sequence[Claim]) -> str:
    reports = {claim.report.id for claim in told}
    texts = {claim.report.original for claim in told}
    if len(texts) == len(reports):
        return ""
    return f" ({len(reports)} reports, of which {len(texts)} {'is' if len(texts) == 1 else 'are'} not copied)"


def _follows(quantity: Quantity, follows: Sequence[Following]) -> str:
    parts = []
    for other, interval, sources in follows:
        name = say_period(other.period) if _only_period_differs(quantity, other) else say_short(other)
        stated = dict.fromkeys(f"“{' '.join(claim.figure.stated.split())}”" for claim in sources)
        by = f" with {_several(list(stated))}" if stated else ""
        parts.append(f"; hence{by} {name}: about {say_interval(interval, other.unit, 4)}")
    return "".join(parts)


def _only_period_differs(a: Quantity, b: Quantity) -> bool:
    return a._replace(period=b.period) == b


def say_conflict(
    told: Sequence[ReadClaim], conflict: Conflict, constraint: Constraint | None, solution: Solution
) -> str:
    """Why the figures of a conflict cannot all hold, with their numbers, and what makes it so."""
    first = told[0][0]
    if conflict.same:
        words = say_list([say_claim(c, _own(c, i)) for c, i in told])
        sentence = f"{say_quantity(first.quantity, first)}: {words} cannot both hold, even when rounded"
    else:
        sentence = _by_arithmetic(told, constraint, solution)
    return _sentence(sentence + ("" if conflict.strict else _customary(told)))


def _customary(told: Sequence[ReadClaim]) -> str:
    loose = [claim for claim, _ in told if claim.lenient != claim.rounded]
    words = say_list([f"“{' '.join(claim.figure.stated.split())}”" for claim in loose])
    reach = "reaches" if len(loose) == 1 else "reach"
    return f", though only by how far {words} customarily {reach}: taken strictly they could"


def _by_arithmetic(told: Sequence[ReadClaim], constraint: Constraint | None, solution: Solution) -> str:
    named = [f"{say_short(claim.quantity)} {say_claim(claim, _own(claim, i))}" for claim, i in told]
    subject = say_quantity(told[0][0].quantity._replace(period=None, compared_to=None), told[0][0])
    if constraint is None:
        return f"{subject}: {say_list(named)} cannot all hold together"
    head = next((n for n, (c, _) in enumerate(told) if _variable(solution, c) == constraint.head), None)
    if head is None or len(told) < 3 or constraint.shape == "order":
        both = "both" if len(told) == 2 else "all"
        return f"{subject}: {say_list(named)} cannot {both} hold, for {RULES[constraint.reason]}"
    implied = _implied(told, head, constraint, solution)
    others = say_list([words for n, words in enumerate(named) if n != head])
    return f"{subject}: from {others} follows {implied}, which does not meet {named[head]}"


def _variable(solution: Solution, claim: Claim) -> int:
    return solution.network.index[claim.quantity]


def _implied(told: Sequence[ReadClaim], head: int, constraint: Constraint, solution: Solution) -> str:
    """What the other figures of a conflict make of the quantity that it is about."""
    rest = [Told(n, _variable(solution, c), i) for n, (c, i) in enumerate(told) if n != head]
    run = Propagation(solution.network, rest, solution.ways).run()
    claim = told[head][0]
    interval = outward(claim.quantity, run.domains[constraint.head].interval)
    return say_interval(interval, claim.quantity.unit, 4)


RULES = {
    "part of the year": "a part of a period is not above the whole",
    "parts": "the parts of a period make the whole",
    "record": "a record is not below what came before",
    "scope": "trade in goods is not above trade in goods and services",
    "part of all": "trade in one kind of goods is not above all trade",
    "shares": "the shares of one whole are not above 100 %",
    "turnover": "turnover is exports and imports together",
    "balance": "the balance is the difference of exports and imports",
    "change": "a level is the level before with its change",
    "growth": "a level is the level before with its change",
    "implied balance": "the balance is the difference of exports and imports",
    "points": "a share is the share before with its change",
    "share": "a part is its share of the whole",
}


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."
