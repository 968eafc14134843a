"""What the documents settle between them before any arithmetic: scope, side, missing years, what is not the same.

Each step takes a group's claims and gives them back, some with another quantity. A link that is only likely is made
where the numbers allow it and never to call a conflict; where they do not, the difference is told for what it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from communique.compare.lexicon import lexicon, stems
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
        settled = step(settled)
    return settled


def meet_all(claims: Iterable[Claim]) -> Interval:
    """What all claims allow when exact numbers are read as rounded; empty where they do not meet."""
    allowed = EVERYTHING
    for claim in claims:
        allowed = allowed.meet(claim.rounded)
    return allowed


def meets(*claims: Claim) -> bool:
    """Whether the claims, read as rounded, have a value in common."""
    return not meet_all(claims).is_empty


def settle_areas(claims: Iterable[Claim]) -> list[Claim]:
    """Within a story, a figure that names fewer areas is of those that another one names, where the numbers fit.

    This comes before the grouping by areas; a figure that fits two different sets of areas stays as it is.
    """
    settled = list(claims)
    changed: dict[str, Claim] = {}
    for group in _groups(settled, _but_areas):
        if len({c.quantity.areas for c in group}) > 1:
            changed.update({c.id: c for c in map(partial(_wider, others=group), group) if c is not None})
    return _swap(settled, changed)


def _but_areas(claim: Claim) -> object:
    return claim.report.story, claim.quantity._replace(areas=(), side="", mark="")


def _wider(claim: Claim, others: Sequence[Claim]) -> Claim | None:
    fitting = [c for c in others if c.report.id != claim.report.id and _covers(c, claim)]
    if len({c.quantity for c in fitting}) != 1 or not meets(claim, *fitting):
        return None
    return _linked(replace(claim, certainty=fitting[0].certainty), fitting[0].quantity)


def _covers(wide: Claim, narrow: Claim) -> bool:
    """Whether one claim names all areas of another and more, by code or by name."""
    own = [_names(area) for area in narrow.figure.areas]
    all_ = [_names(area) for area in wide.figure.areas]
    more = len(all_) > len(own) or (len(all_) == len(own) and _coded(wide) > _coded(narrow))
    return more and all(any(a & b for b in all_) for a in own)


def _names(area: Area) -> set[str]:
    return {word for word in (area.code, area.name.casefold()) if word}


def _coded(claim: Claim) -> int:
    return sum(area.code is not None for area in claim.figure.areas)


def _groups(claims: Iterable[Claim], key: Callable[[Claim], object]) -> list[list[Claim]]:
    groups: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return list(groups.values())


def _swap(claims: list[Claim], changed: dict[str, Claim]) -> list[Claim]:
    return [changed.get(claim.id, claim) for claim in claims] if changed else claims


# --- scope: goods, services, both ------------------------------------------------------------------------------------


def share_scope(claims: list[Claim]) -> list[Claim]:
    """Within a document, the trade figures of a period that say no scope have the one that the others there say.

    They do not where that would make them clash with any other figure.
    """
    changed: dict[str, Claim] = {}
    scoped = _scoped(claims)
    for group in _groups((c for c in claims if _is_total(c)), lambda c: (c.report.id, c.quantity.period)):
        scopes = {claim.quantity.scope for claim in group}
        unsaid = [claim for claim in group if not claim.quantity.scope]
        if len(scopes) == 2 and unsaid:
            scope = max(scopes)
            if all(meets(c, *scoped.get(c.quantity._replace(scope=scope), ())) for c in unsaid):
                changed.update({c.id: _with_scope(c, scope) for c in unsaid})
    return _swap(claims, changed)


def _with_scope(claim: Claim, scope: str) -> Claim:
    return _linked(claim, claim.quantity._replace(scope=scope))


def _linked(claim: Claim, quantity: Quantity) -> Claim:
    """The claim about a quantity that it is only likely about: it may agree, and never makes a conflict."""
    certainty = "linked" if claim.certainty in ("sure", "likely") else claim.certainty
    return replace(claim, quantity=quantity, certainty=certainty)


def _scoped(claims: Iterable[Claim]) -> dict[Quantity, list[Claim]]:
    """The trade figures that say a scope, by quantity."""
    scoped: dict[Quantity, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _is_total(claim) and claim.quantity.scope:
            scoped[claim.quantity].append(claim)
    return scoped


def _is_total(claim: Claim) -> bool:
    return claim.quantity.indicator in TRADE and not claim.quantity.subject


def join_scope(claims: list[Claim]) -> list[Claim]:
    """A document that says no scope means the goods, or goods and services, of others whose numbers its own fit."""
    scoped = _scoped(claims)
    if not scoped:
        return claims
    changed: dict[str, Claim] = {}
    unsaid = [claim for claim in claims if _is_total(claim) and not claim.quantity.scope]
    for group in _groups(unsaid, lambda c: (c.report.id, c.quantity.period)):
        scope = next((s for s in ("goods", "both", "services") if _fits(group, scoped, s)), "")
        changed.update({c.id: _with_scope(c, scope) for c in group if scope})
    return _swap(claims, changed)


def _fits(group: list[Claim], scoped: dict[Quantity, list[Claim]], scope: str) -> bool:
    pairs = [(claim, scoped.get(claim.quantity._replace(scope=scope))) for claim in group]
    return any(others for _, others in pairs) and all(meets(claim, *others) for claim, others in pairs if others)


# --- side: whose exports ---------------------------------------------------------------------------------------------


def share_side(claims: list[Claim]) -> list[Claim]:
    """Exports to B and imports from B that one document names from different sides are one reporter's, if unequal."""
    changed: dict[str, Claim] = {}
    levels = (c for c in claims if c.quantity.side and c.quantity.measure == "level")
    same = lambda c: (c.report.id, c.quantity._replace(indicator="", side=""))  # noqa: E731
    for group in _groups(levels, same):
        exports = [c for c in group if c.quantity.indicator == "exports"]
        imports = [c for c in group if c.quantity.indicator == "imports"]
        sides = [{c.quantity.side for c in part} for part in (exports, imports)]
        if len(sides[0]) == len(sides[1]) == 1 and sides[0] != sides[1] and not meets(*exports, *imports):
            side = exports[0].quantity.side
            changed.update({c.id: _linked(c, c.quantity._replace(side=side)) for c in imports})
    return _swap(claims, changed)


def join_side(claims: list[Claim]) -> list[Claim]:
    """Within a story, flows that a document names from the other side are the same ones where all numbers fit."""
    changed: dict[str, Claim] = {}
    flows = [c for c in claims if c.quantity.side]
    for story in _groups(flows, lambda c: c.report.story):
        by_report = _groups(story, lambda c: c.report.id)
        settled = list(by_report[0])
        for group in by_report[1:]:
            turned = [_linked(c, c.quantity._replace(side=_other(c.quantity))) for c in group]
            if not _counterparts(group, settled) and _all_fit(turned, settled):
                changed.update({c.id: c for c in turned})
                group = turned
            settled.extend(group)
    return _swap(claims, changed)


def _other(quantity: Quantity) -> str:
    return next((area for area in quantity.areas if area != quantity.side), quantity.side)


def _counterparts(group: Sequence[Claim], others: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    return [(a, b) for a in group for b in others if a.quantity == b.quantity]


def _all_fit(group: Sequence[Claim], others: Sequence[Claim]) -> bool:
    pairs = _counterparts(group, others)
    return bool(pairs) and all(meets(a, b) for a, b in pairs)


def join_mirror(claims: list[Claim]) -> list[Claim]:
    """Within a story, what one document calls B's imports from A is A's exports to B where the numbers fit.

    Where they do not, each side counts in its own way (with freight or without), and nothing follows.
    """
    changed: dict[str, Claim] = {}
    exports = [c for c in claims if c.quantity.side and c.quantity.indicator == "exports"]
    for claim in claims:
        if claim.quantity.side and claim.quantity.indicator == "imports":
            mirrored = claim.quantity._replace(indicator="exports", side=_other(claim.quantity))
            twins = [c for c in exports if c.quantity == mirrored and c.report.story == claim.report.story]
            if twins and not _gives(claim, twins, exports) and meets(claim, *twins):
                changed[claim.id] = _linked(claim, mirrored)
    return _swap(claims, changed)


def _gives(claim: Claim, twins: Sequence[Claim], exports: Sequence[Claim]) -> bool:
    """Whether a claim's own document gives exports beside its imports, which then are the other part of a sum."""
    own = claim.quantity._replace(indicator="exports")
    return any(c.report.id == claim.report.id for c in [*twins, *(c for c in exports if c.quantity == own)])


# --- time ------------------------------------------------------------------------------------------------------------


def give_years(claims: list[Claim]) -> list[Claim]:
    """A figure without a year has that of the one figure of its story that says the same number of the same thing."""
    changed: dict[str, Claim] = {}
    bare = [c for c in claims if not has_year(c.quantity.period)]
    dated = [c for c in claims if has_year(c.quantity.period)]
    for claim in bare:
        twins = [c for c in dated if c.report.story == claim.report.story and _same_words(c, claim)]
        if len({twin.quantity for twin in twins}) == 1:
            changed[claim.id] = _linked(replace(claim, certainty=twins[0].certainty), twins[0].quantity)
    return _swap(claims, changed)


def _same_words(a: Claim, b: Claim) -> bool:
    timeless = [c.quantity._replace(period=None, compared_to=None, mark="") for c in (a, b)]
    if timeless[0] != timeless[1] or a.report.id == b.report.id:
        return False
    if a.asserted != b.asserted and not _same_number(a, b):
        return False
    known = b.quantity.period
    return known is None or (a.quantity.period or "").endswith(known.lstrip("-"))


def _same_number(a: Claim, b: Claim) -> bool:
    """Whether two numbers meet that are too precise to meet by chance, or are of one event."""
    if b.certainty == "event":
        return meets(a, b)
    return not a.asserted.meet(b.asserted).is_empty and _is_precise(a) and _is_precise(b)


def _is_precise(claim: Claim) -> bool:
    """Whether an interval is at most a hundredth of its number wide; of a change, a tenth of the change."""
    low, high = claim.figure.low, claim.figure.high
    if low is None or high is None:
        return False
    return high - low <= (0.1 if claim.quantity.measure == "change" else 0.01) * max(abs(low), abs(high))


def give_comparison(claims: list[Claim]) -> list[Claim]:
    """Within a story, a change that does not say since when is since the year before where another says so and fits."""
    changed: dict[str, Claim] = {}
    bare = [c for c in claims if c.quantity.measure == "change" and not c.quantity.compared_to and c.quantity.period]
    for claim in bare:
        since = year_before(claim.quantity.period or "")
        twin = claim.quantity._replace(compared_to=since)
        others = [c for c in claims if c.quantity == twin and c.report.story == claim.report.story]
        if since and others and meets(claim, *others):
            changed[claim.id] = _linked(claim, twin)
    return _swap(claims, changed)


# --- words -----------------------------------------------------------------------------------------------------------


def join_subject(claims: list[Claim]) -> list[Claim]:
    """Within a story, `wheat` and `wheat harvest` are one subject where the numbers fit; the fewer words stand."""
    changed: dict[str, Claim] = {}
    named = [c for c in claims if c.quantity.subject]
    same = lambda c: (c.report.story, c.quantity._replace(subject=(), mark=""))  # noqa: E731
    for group in _groups(named, same):
        fewest = sorted(group, key=lambda c: (len(c.quantity.subject), c.id))
        for claim in fewest:
            for other in fewest:
                if set(other.quantity.subject) < set(claim.quantity.subject) and meets(claim, other):
                    changed[claim.id] = _linked(claim, other.quantity)
                    break
    return _swap(claims, changed)


# --- what only a story identifies ------------------------------------------------------------------------------------


def split_reports(claims: list[Claim]) -> list[Claim]:
    """One report that gives two numbers for a quantity in other words speaks of two things, often a whole and a part.

    The one that other reports give too, else the larger level or the change told first, stays; the rest are set apart.
    """
    changed: dict[str, Claim] = {}
    for group in _groups((c for c in claims if c.certainty == "sure"), lambda c: c.quantity):
        for told in _groups(group, lambda c: c.report.id):
            clusters = cluster(told)
            if len(clusters) < 2 or all(_alike(clusters[0][0], members[0]) for members in clusters[1:]):
                continue
            others = [c for c in group if c.report.id != told[0].report.id]
            kept = max(clusters, key=partial(_weight, others=others))
            apart = [members for members in clusters if members is not kept]
            for number, members in enumerate(apart, 1):
                changed.update({c.id: c.of(c.quantity._replace(mark=f"part#{number}")) for c in members})
    return _swap(claims, changed)


def _weight(members: Sequence[Claim], others: Sequence[Claim]) -> tuple[bool, float]:
    known = any(meets(members[0], other) for other in others)
    if members[0].quantity.measure == "level":
        return known, float(members[0].asserted.low or 0)
    return known, -float(min(piece.start for c in members for piece in c.figure.evidence))


def split_unsure(claims: list[Claim]) -> list[Claim]:
    """Claims whose fields do not surely tell one quantity stay together as far as they meet, and part where not.

    Different numbers for what is likely one quantity, or what a story identifies, clash only if told in the same words.
    """
    changed: dict[str, Claim] = {}
    for group in _groups((c for c in claims if c.certainty not in ("sure", "linked")), lambda c: c.quantity):
        clusters = cluster(group)
        if len(clusters) > 1 and not (group[0].certainty in ("event", "likely") and _told_alike(clusters)):
            for number, members in enumerate(clusters[1:], 1):
                changed.update({c.id: c.of(c.quantity._replace(mark=f"{c.quantity.mark}#{number}")) for c in members})
    return _swap(claims, changed)


def cluster(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that meet, together; each goes to the first cluster that it meets, in the order of ids."""
    clusters: list[list[Claim]] = []
    for claim in claims:
        home = next((members for members in clusters if meets(claim, *members)), None)
        if home is None:
            clusters.append([claim])
        else:
            home.append(claim)
    return clusters


def _told_alike(clusters: list[list[Claim]]) -> bool:
    reports = [{claim.report.id for claim in members} for members in clusters]
    if sum(map(len, reports)) != len(set().union(*reports)):
        return False  # a report that gives two such numbers speaks of two things
    return all(_alike(clusters[0][0], members[0]) for members in clusters[1:])


def _alike(a: Claim, b: Claim) -> bool:
    """Whether two figures are told in the same words; of a share or rank the words must say the same part or field."""
    one, two = sorted((_context(a), _context(b)), key=len)
    if a.quantity.measure in ("share", "rank"):
        known = {word for c in (a, b) for text in (c.figure.subject or "", *_area_names(c)) for word in stems(text)}
        return bool(one) and one - known <= two - known
    shared = one & two
    return len(shared) >= 2 and 2 * len(shared) >= len(one)


def _area_names(claim: Claim) -> list[str]:
    return [area.name for area in claim.figure.areas]


def _context(claim: Claim) -> frozenset[str]:
    text = " ".join(piece.text for piece in claim.figure.evidence)
    kept = content_words(text, lexicon(claim.report.language), "common")
    return frozenset(word for word in kept if not word[0].isdigit())


STEPS: tuple[Step, ...] = (
    share_scope,
    share_side,
    give_years,
    give_comparison,
    join_side,
    join_mirror,
    join_scope,
    join_subject,
    split_reports,
    split_unsure,
)
