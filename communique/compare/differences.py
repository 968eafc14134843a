"""Numbers that differ and need not clash: of a year so far, of goods and of goods and services."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from communique.compare.quantities import Claim, Quantity, outward
from communique.compare.saying import say_claim, say_list, say_period, say_quantity
from communique.compare.settle import Difference, meets


def find_differences(claims: Sequence[Claim]) -> list[Difference]:
    """What tells the claims of one group apart that a reader might take for contradictions."""
    return [*_periods(claims), *_scopes(claims)]


def _periods(claims: Sequence[Claim]) -> list[Difference]:
    """Different numbers of one story for a period that was still running and for it or a part of it."""
    groups: dict[tuple[str, Quantity], list[Claim]] = defaultdict(list)
    for claim in claims:
        bare = claim.quantity._replace(period=(claim.quantity.period or "")[:4], compared_to=None, mark="")
        groups[claim.report.story, bare].append(claim)
    found = []
    for group in groups.values():
        running = [claim for claim in group if claim.certainty == "open"]
        several = len({claim.report.id for claim in group}) > 1 and len({claim.quantity for claim in group}) > 1
        if running and several and not meets(*group):
            period = say_period(running[0].quantity.period)
            said = f"{period} was still running, and the numbers may reach up to different days"
            found.append(_difference("period", group, said))
    return found


def _scopes(claims: Sequence[Claim]) -> list[Difference]:
    """Different numbers for trade in goods and for trade in goods and services, or trade of unsaid scope."""
    groups: dict[Quantity, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity.measure == "level" and not claim.quantity.subject:
            groups[claim.quantity._replace(scope="")].append(claim)
    found = []
    for group in groups.values():
        if len({claim.quantity.scope for claim in group}) > 1 and not meets(*group):
            said = say_list([{"": "trade of unsaid scope", "both": "goods and services"}.get(s, s)
                             for s in sorted({claim.quantity.scope for claim in group})])  # fmt: skip
            found.append(_difference("scope", group, f"they count different things: {said}"))
    return found


def _difference(reason: str, claims: Sequence[Claim], said: str) -> Difference:
    first = claims[0]
    told = say_list([say_claim(claim, outward(claim.quantity, claim.asserted)) for claim in claims])
    sentence = f"{say_quantity(first.quantity._replace(scope=''), first)}: {told} are no contradiction, for {said}."
    return Difference(reason, tuple(sorted(claim.id for claim in claims)), sentence[0].upper() + sentence[1:])
