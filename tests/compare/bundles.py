"""Bundles of hedged figures with known truth: consistent ones, and ones in which some figures cannot all hold.

Each bundle begins with true values that satisfy all the arithmetic exactly. Figures are those values said with a hedge
that allows them. An inconsistent bundle has in addition one figure that no reading of the others leaves room for, and
the sizes of its smallest clash are known by how it was made.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from communique.compare.quantities import Report
from communique.interval import fraction, width
from communique.kinds import Document, Figure, Meeting
from tests.compare.building import document, figure, limits, meeting, person

HEDGES = ("exact", "about", "under", "over", "least", "most", "range")
PAIRS = ("BY RU-KDA", "KE UG", "VN CL", "TR GE", "BR IN", "MA ES", "KZ UZ", "EG JP", "PE CA-QC", "NG GH")


@dataclass
class Bundle:
    """Documents and figures, and, for an inconsistent bundle, the bad figure and the size of the smallest clash."""

    documents: list[Document]
    figures: list[Figure] = field(default_factory=list)
    bad: str | None = None
    smallest: int = 0
    kind: str = ""
    world: World | None = None


def say(rng: random.Random, x: Fraction, hedges: tuple[str, ...] = HEDGES, digits: tuple[int, int] = (1, 4)) -> str:
    """One way to say x with a hedge whose interval, by the contract's table, x lies in."""
    while True:
        hedge, places = rng.choice(hedges), rng.randint(*digits)
        said = _said(rng, hedge, x, places)
        low, high = _limits(said)
        if fraction(float(low)) < x < fraction(float(high)):
            return said


def _said(rng: random.Random, hedge: str, x: Fraction, places: int) -> str:
    rounding = {"over": ROUND_FLOOR, "least": ROUND_FLOOR, "under": ROUND_CEILING, "most": ROUND_CEILING}
    number = _cut(x, places, rounding.get(hedge, ROUND_HALF_EVEN))
    if hedge == "range":
        return f"range {_cut(x, places, ROUND_FLOOR)} {_cut(x, places, ROUND_CEILING)}"
    return f"{hedge} {number}"


def _cut(x: Fraction, places: int, rounding: str) -> Decimal:
    exact = Decimal(x.numerator) / Decimal(x.denominator)
    return exact.quantize(Decimal(1).scaleb(exact.adjusted() - places + 1), rounding)


def _limits(said: str) -> tuple[float, float]:
    hedge, *numbers = said.split()
    low, high = limits(hedge, [Decimal(n) for n in numbers], "USD", "level")
    return (-1e300 if low is None else low), (1e300 if high is None else high)


@dataclass
class World:
    """True values of the trade of two sides over some years, all the arithmetic between them exact."""

    areas: str
    years: list[int]
    exports: dict[str, Fraction] = field(default_factory=dict)
    imports: dict[str, Fraction] = field(default_factory=dict)

    @classmethod
    def draw(cls, rng: random.Random) -> World:
        years = list(range(first := rng.randint(2012, 2020), first + rng.randint(2, 4)))
        world = cls(rng.choice(PAIRS), years)
        size = Fraction(rng.randint(10, 900) * 10 ** rng.randint(6, 8))
        for year in years:
            for flow in (world.exports, world.imports):
                whole = size * Fraction(rng.randint(300, 1700), 1000)
                part = whole * Fraction(rng.randint(350, 650), 1000)
                flow[str(year)], flow[f"{year}-01/{year}-07"] = whole, part
        return world

    def turnover(self, period: str) -> Fraction:
        return self.exports[period] + self.imports[period]

    def value(self, indicator: str, period: str, reporter: str | None = None) -> Fraction:
        """A true value, from the side of `reporter` (the first of the areas without one)."""
        turned = reporter not in (None, self.areas.split()[0])
        exports, imports = (self.imports, self.exports) if turned else (self.exports, self.imports)
        if indicator == "trade_balance":
            return exports[period] - imports[period]
        return (
            {"exports": exports, "imports": imports}[indicator][period]
            if indicator != "trade_turnover"
            else self.turnover(period)
        )

    def growth(self, indicator: str, period: str) -> tuple[Fraction, str]:
        since = f"{int(period[:4]) - 1}{period[4:]}".replace(f"/{period[:4]}", f"/{int(period[:4]) - 1}")
        return (self.value(indicator, period) / self.value(indicator, since) - 1) * 100, since


TIGHT = ("exact", "about", "over", "under")
FLOWS = ("trade_turnover", "exports", "imports")


def figure_of(rng: random.Random, world: World, home: Document, indicator: str, period: str) -> Figure:
    """A true level, hedged; of two areas, the turnover's in either order; a deficit negative."""
    x = world.value(indicator, period)
    areas = world.areas.split()
    if indicator == "trade_turnover" and rng.random() < 0.5:
        areas.reverse()
    if x < 0:
        said = say(rng, -x, ("exact", "about", "over"))
        hedge, number = said.split()
        return figure(home, indicator, " ".join(areas), period, f"{hedge} -{number}")
    return figure(home, indicator, " ".join(areas), period, say(rng, x))


def change_of(rng: random.Random, world: World, home: Document, indicator: str, period: str) -> Figure | None:
    """A true growth, hedged, or `None` where it is too near to nothing to be said."""
    x, since = world.growth(indicator, period)
    if abs(x) < 1:
        return None
    said = say(rng, abs(x), ("exact", "about", "over", "under"))
    hedge, number = said.split()
    number = number if x > 0 else f"-{number}"
    return figure(
        home, indicator, world.areas, period, f"{hedge} {number}", measure="change", unit="percent", since=since
    )


def consistent(rng: random.Random) -> Bundle:
    """A bundle of 3 to 14 true figures in 1 to 4 documents."""
    world = World.draw(rng)
    bundle = Bundle([document(f"report {n} {rng.random()}", published="2025-05-05") for n in range(rng.randint(1, 4))])
    bundle.world = world
    periods = [period for period in world.exports if int(period[:4]) > world.years[0] or rng.random() < 0.5]
    for _ in range(rng.randint(3, 14)):
        home, period = rng.choice(bundle.documents), rng.choice(periods)
        indicator = rng.choice((*FLOWS, "trade_turnover", "trade_balance"))
        if rng.random() < 0.35 and indicator != "trade_balance" and int(period[:4]) > world.years[0]:
            told = change_of(rng, world, home, indicator, period)
        else:
            told = figure_of(rng, world, home, indicator, period)
        if told and told.id not in {one.id for one in bundle.figures}:
            bundle.figures.append(told)
    return bundle


# --- bundles with all that makes figures look like clashing ones -----------------------------------------------------


def noisy(rng: random.Random) -> tuple[Bundle, list[Meeting]]:
    """A true bundle told as reports tell it: of one encounter, from either side, so far, without years, in part."""
    world = World.draw(rng)
    last = world.years[-1]
    days = [f"{last + rng.randint(0, 1)}-{rng.randint(2, 12):02}-{rng.randint(1, 28):02}" for _ in range(2)]
    documents = [document(f"noisy {n} {rng.random()}", published=rng.choice(days)) for n in range(rng.randint(2, 5))]
    bundle = Bundle(documents, world=world)
    people = [
        person(f"{side} Leader", "President", code)
        for side, code in zip(("Ana", "Bo"), world.areas.split(), strict=True)
    ]
    meetings = [meeting(home, rng.choice((home.published, None)), *people) for home in documents]
    known: dict[str, Figure] = {}
    for home in documents:
        for _ in range(rng.randint(2, 6)):
            one = rng.choice(TELLERS)(rng, world, home)
            if one is not None:
                known[one.id] = one
    bundle.figures = list(known.values())
    return bundle, meetings


def _over(home: Document, world: World) -> list[str]:
    """The periods that were over on a document's day."""
    return [
        p for p in world.exports if (p if len(p) == 4 else p[-7:]) < (home.published or "")[: 4 if len(p) == 4 else 7]
    ]


def _level(rng: random.Random, world: World, home: Document) -> Figure | None:
    """A level from either side's view, its areas in the order of that side."""
    periods = _over(home, world)
    if not periods:
        return None
    reporter, partner = rng.sample(world.areas.split(), 2)
    period, indicator = rng.choice(periods), rng.choice((*FLOWS, "trade_balance"))
    x = world.value(indicator, period, reporter)
    sign, number = ("-", -x) if x < 0 else ("", x)
    hedge, said = say(rng, number, ("exact", "about")).split()
    return figure(home, indicator, f"{reporter} {partner}", period, f"{hedge} {sign}{said}")


def _growing(rng: random.Random, world: World, home: Document) -> Figure | None:
    periods = [p for p in _over(home, world) if int(p[:4]) > world.years[0]]
    return change_of(rng, world, home, rng.choice(FLOWS), rng.choice(periods)) if periods else None


def _so_far(rng: random.Random, world: World, home: Document) -> Figure:
    """Some part of the running year, as the year."""
    year = (home.published or "")[:4]
    x = world.turnover(year if year in world.exports else str(world.years[-1])) * Fraction(rng.randint(1, 99), 100)
    return figure(home, rng.choice(FLOWS), world.areas, year, say(rng, x, TIGHT))


def _without_year(rng: random.Random, world: World, home: Document) -> Figure:
    return figure(
        home, rng.choice(FLOWS), world.areas, None, say(rng, world.turnover(rng.choice(list(world.exports))), TIGHT)
    )


def _scoped(rng: random.Random, world: World, home: Document) -> Figure | None:
    """Trade in goods and services, which the trade in goods is a part of."""
    periods = _over(home, world)
    if not periods:
        return None
    period = rng.choice(periods)
    words, x = "trade in goods came to |", world.turnover(period)
    if rng.random() < 0.5:
        words, x = "trade in goods and services came to |", x * Fraction(131, 100)
    said = say(rng, x, TIGHT)
    return figure(home, "trade_turnover", world.areas, period, said, words=words + said)


def _contracts(rng: random.Random, world: World, home: Document) -> Figure:
    """One of several deals, each in words of its own."""
    n = rng.randint(0, 3)
    words = f"{('rail', 'dairy', 'lifts', 'drugs')[n]} {('maker', 'firm', 'mill', 'plant')[n]} |{n}"
    return figure(
        home, "contracts", world.areas, rng.choice((None, (home.published or "")[:4])), f"exact {n + 1}e7", words=words
    )


TELLERS = (_level, _level, _level, _growing, _so_far, _without_year, _scoped, _contracts)


# --- bundles in which something cannot hold ----------------------------------------------------------------------------


def inconsistent(rng: random.Random) -> Bundle:
    """A consistent bundle about other years, with two to four more figures that cannot all hold."""
    while True:
        bundle, world = consistent(rng), World.draw(rng)
        world.areas = rng.choice(
            [pair for pair in PAIRS if pair not in {" ".join(a.code or "" for a in f.areas) for f in bundle.figures}]
        )
        bundle.documents += [document(f"late {n} {rng.random()}", published="2025-06-05") for n in range(3)]
        made = rng.choice(MAKERS)(rng, world, bundle.documents[-3:])
        if made:
            told, bundle.smallest, bundle.kind = made
            bundle.bad = told[-1].id
            bundle.figures += told
            return bundle


Made = tuple[list[Figure], int, str] | None


def _twice(rng: random.Random, world: World, homes: list[Document]) -> Made:
    period, indicator = rng.choice(list(world.exports)), rng.choice(FLOWS)
    x = world.value(indicator, period)
    true = figure(homes[0], indicator, world.areas, period, say(rng, x, TIGHT, (2, 4)))
    false = figure(homes[1], indicator, world.areas, period, say(rng, x * _far(rng), TIGHT, (2, 4)))
    return ([true, false], 2, "twice") if not _touch(true, false) else None


def _sum(rng: random.Random, world: World, homes: list[Document]) -> Made:
    period = str(rng.choice(world.years))
    e, i = world.exports[period], world.imports[period]
    told = [
        figure(homes[0], name, world.areas, period, say(rng, x, TIGHT, (2, 4)))
        for name, x in (("exports", e), ("imports", i))
    ]
    bad = (e + i) * (1 + Fraction(rng.randint(40, 300), 100))
    told.append(figure(homes[1], "trade_turnover", world.areas, period, say(rng, bad, TIGHT, (2, 4))))
    return told, 3, "sum"


def _low_sum(rng: random.Random, world: World, homes: list[Document]) -> Made:
    period = str(rng.choice(world.years))
    e = world.exports[period]
    told = [figure(homes[0], "exports", world.areas, period, say(rng, e, TIGHT, (2, 4)))]
    told.append(
        figure(
            homes[1],
            "trade_turnover",
            world.areas,
            period,
            say(rng, e * Fraction(rng.randint(30, 75), 100), TIGHT, (2, 4)),
        )
    )
    return told, 2, "below a part"


def _growth(rng: random.Random, world: World, homes: list[Document]) -> Made:
    period, indicator = str(rng.choice(world.years[1:])), rng.choice(FLOWS)
    x, since = world.growth(indicator, period)
    levels = [
        figure(homes[n], indicator, world.areas, p, say(rng, world.value(indicator, p), TIGHT, (3, 4)))
        for n, p in ((0, period), (1, since))
    ]
    wrong = say(rng, abs(x) + rng.randint(60, 200), ("exact", "over", "under"), (3, 4))
    told = figure(homes[2], indicator, world.areas, period, wrong, measure="change", unit="percent", since=since)
    return [*levels, told], 3, "growth"


def _part(rng: random.Random, world: World, homes: list[Document]) -> Made:
    year, indicator = str(rng.choice(world.years)), rng.choice(FLOWS)
    x = world.value(indicator, year)
    whole = figure(homes[0], indicator, world.areas, year, say(rng, x, TIGHT, (2, 4)))
    part = figure(
        homes[1],
        indicator,
        world.areas,
        f"{year}-01/{year}-07",
        say(rng, x * Fraction(rng.randint(140, 300), 100), TIGHT, (2, 4)),
    )
    return [whole, part], 2, "part"


def _balance(rng: random.Random, world: World, homes: list[Document]) -> Made:
    period = str(rng.choice(world.years))
    e, i = world.exports[period], world.imports[period]
    told = [
        figure(homes[0], name, world.areas, period, say(rng, x, TIGHT, (3, 4)))
        for name, x in (("exports", e), ("imports", i))
    ]
    bad = abs(e - i) + max(e, i) * Fraction(rng.randint(30, 60), 100)
    if bad > max(e, i) * Fraction(85, 100):
        return None
    told.append(figure(homes[1], "trade_balance", world.areas, period, say(rng, bad, TIGHT, (3, 4))))
    return told, 3, "balance"


def _chain(rng: random.Random, world: World, homes: list[Document]) -> Made:
    """Turnover by growth from the year before, which exports and imports give: five figures."""
    period = str(rng.choice(world.years[1:]))
    x, since = world.growth("trade_turnover", period)
    if abs(x) < 5:
        return None
    change = change_of(rng, world, homes[0], "trade_turnover", period)
    parts = [
        figure(homes[1], n, world.areas, since, say(rng, world.value(n, since), TIGHT, (3, 4)))
        for n in ("exports", "imports")
    ]
    bad = figure(homes[2], "trade_turnover", world.areas, period, say(rng, world.turnover(period) * 3, TIGHT, (3, 4)))
    return ([change, *parts, bad], 4, "chain") if change else None


MAKERS = (_twice, _twice, _sum, _low_sum, _growth, _part, _balance, _chain)


def _far(rng: random.Random) -> Fraction:
    return rng.choice((Fraction(rng.randint(125, 300), 100), Fraction(rng.randint(30, 80), 100)))


def _touch(a: Figure, b: Figure) -> bool:
    """Whether two figures of one quantity can both hold when rounded, worked out without the network."""
    ends = []
    for one in (a, b):
        low, high = fraction(one.low or 0), fraction(one.high or 0)
        if one.hedge == "exact":
            x = (low + high) / 2
            half = Fraction(width(Decimal(x.numerator) / Decimal(x.denominator))) / 2
            low, high = min(low, x - half), max(high, x + half)
        ends.append((low, high))
    return ends[0][0] < ends[1][1] and ends[1][0] < ends[0][1]


def reports_of(bundle: Bundle) -> dict[str, Report]:
    """What comparing needs of a bundle's documents, each its own story."""
    return {d.id: Report(d.id, "en", None, d.id, d.id) for d in bundle.documents}
