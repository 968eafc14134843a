"""The arithmetic of wholes and parts: goods and services, kinds of goods, shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from communique.compare.lexicon import lexicon, stems
from communique.compare.network import Constraint, Network, linear, order
from communique.compare.quantities import FLOWS, STATISTICS, TRADE, Claim, Quantity
from communique.kinds import Area


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
