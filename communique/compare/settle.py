"""What the documents settle between them before any arithmetic: scope, side, missing years, what is not the same.

Each step takes a group's claims and gives them back, some with another quantity. A link that is only likely is made
where the numbers allow it and never to call a conflict; where they do not, the difference is told for what it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from communique.compare.lexicon import lexicon
from communique.compare.quantities import TRADE, Claim, Quantity, content_words, has_year
from communique.interval import EVERYTHING, Interval
from communique.kinds import Area
from communique.period import year_before


@dataclass(frozen=True, slots=True)
class Difference:
    """Figures that differ and need not clash; `reason`: period, scope or direction; one sentence says why."""

    reason: str
    figures: tuple[str, ...]
    explanation: str


Step = Callable[[list[Claim]], list[Claim]]


def settle(claims: Iterable[Claim]) -> list[Claim]:
    """The claims of one group, each about the quantity that the documents allow it to be about, in the order of ids."""
    settled = sorted(claims, key=lambda claim: claim.id)
    for step in STEPS:
        tuple[Step, ...] = (
            share_scope,
            share_side,
            give_years,
            give_comparison,
            join_side,
            join_mirror,
            join_scope,
            join_subject,
            split_unsure,
        )
