"""Plain promises beside plain sentences of a later report: of other matters by construction, and of the deed itself."""

from __future__ import annotations

from tests.compare.matrix_following import PROMISES, Promised, applied
from tests.tables import each


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def traps(one: Promised) -> dict[str, str]:
    """Sentences that share words with a promise and are of another matter."""
    few, big = (17, 3400) if one.number < 5000 else (2500, 410000)
    some, most, single = f"{few:,} {one.many}", f"{big:,} {one.many}", _a(one.one)
    return {
        "a ministry elsewhere": f"The Ministry of Regions of Ukraine {one.done} {some} in Ruvela Region in May.",
        "years before": f"In 2016, {some} were {one.done} in Tavria Region.",
        "a neighbour": f"In neighbouring Ruvela Region, {single} was {one.done} last month by an investor from Austria.",
        "for its part": f"Ruvela Region, for its part, {one.done} {some} in the spring.",
        "statistics": f"Last year, {most} were {one.done} in Norway, 6 percent more than a year earlier.",
        "a new agreement": f"The two sides agreed that {some} will be {one.done} in Ruvela next year.",
        "a national programme": f"Under the national programme, {most} are to be {one.done} in all regions by 2030.",
        "back then": f"Back in 2018, Lindal County had {one.done} {single} in the city of Ruvela.",
        "a company elsewhere": f"A Danish company has {one.done} {single} in the neighbouring county of Holmsund.",
        "only spoken of": f"The governors also spoke of {one.many} and of the weather.",
        "a seminar on it": f"A seminar on {one.many} was held at the university.",
        "a visit": f"The Governor visited {single} in Ruvela that was {one.done} with a loan from the World Bank.",
        "the army": f"The army of Norway {one.done} {some} for its own needs in May.",
        "burned down": f"In Ruvela, {single} burned down in April.",
        "another city": f"The French city of Nantes has also {one.done} {single}, the mayor of that city wrote.",
        "decades ago": f"The Governor told how {some} were {one.done} in his home town in the seventies.",
        "paid by others": f"{_a(one.one).capitalize()} was {one.done} in Ruvela in May. The Japanese embassy paid for it.",
        "a film on it": f"The prize of the county went to the author of a film on {one.many}.",
    }  # fmt: skip


def deeds(one: Promised) -> dict[str, tuple[str, list[tuple[str, str | None]]]]:
    """Sentences that tell of the deed promised, and what they say."""
    new, it = "November 2024", "It" if one.be == "was" else "They"
    done, late = [("fulfils", None)], [("delays", "2024-11")]
    dropped = [("contradicts", None)]
    told = {
        "passive perfect": (f"The {one.thing} {one.have} been {one.done}, the Governor said.", done),
        "active": (
            f"{one.actor} {one.act} {one.done} the {one.counted if one.number > 1 else one.thing}, as agreed.",
            done,
        ),
        "passive past": (f"The {one.thing} {one.be} {one.done} in May.", done),
        "deed as a noun": (f"The {one.deed} of the {one.thing} was completed in April.", done),
        "pronoun": (f"She recalled what had been agreed on the {one.thing}. {it} {one.be} {one.done} in May.", done),
        "not yet": (
            f"The {one.thing} {one.have} not yet been {one.done}; the {one.deed} has been postponed to {new}.",
            late,
        ),
        "postponed": (f"The {one.deed} of the {one.thing} has been postponed to {new}, the Governor said.", late),
        "now expected": (f"The {one.deed} of the {one.thing} is now expected in {new}.", late),
        "only later": (f"The {one.thing} will be {one.done} only in {new}, Oleh Marchenko explained.", late),
        "denied": (f"The {one.thing} will not be {one.done}, the Governor said.", dropped),
        "given up": (f"The two sides decided to give up the plan of the {one.thing}.", dropped),
        "cancelled": (f"The {one.deed} of the {one.thing} has been cancelled for lack of money.", dropped),
        "preparations": (f"Preparations for the {one.deed} of the {one.thing} are under way.", [("progresses", None)]),
    }
    if one.number > 1:
        few = one.number // 3
        rest = one.number - few
        be, have = ("was", "has") if few == 1 else ("were", "have")
        some = [("progresses", None)]
        told |= {
            "so far": (f"So far {few:,} {one.many} {have} been {one.done}.", some),
            "some of": (f"{few:,} of the {one.counted} {be} {one.done} in April.", some),
            "the rest": (
                f"The first {few:,} {one.many} {be} {one.done} in April, and the remaining {rest:,} will follow in {new}.",
                late + some,
            ),
            "all": (f"All {one.counted} {one.be} {one.done} in May.", done),
        }
    return told


# Cells that are not yet read as they should be.
LEFT: dict[str, list[str]] = {
    "paid by others": ["ambulances", "seed", "clinic", "experts"],
    "a visit": ["clinic"],
    "a new agreement": ["group"],
    "a national programme": ["group", "duty"],
    "a film on it": ["group"],
    "pronoun": ["seed"],
    "given up": ["school", "bridge", "duty", "trees", "book"],
    "preparations": ["bridge", "nurses", "students", "trees"],
    "not yet": ["nurses", "students", "experts", "trees"],
    "cancelled": ["nurses", "students", "trees"],
    "the rest": ["nurses", "students", "trees"],
    "deed as a noun": ["students"],
}  # fmt: skip

TRAPS = [(key, name) for key, one in PROMISES.items() for name in traps(one) if key not in LEFT.get(name, [])]
DEEDS = [(key, name) for key, one in PROMISES.items() for name in deeds(one) if key not in LEFT.get(name, [])]


@each(("key", "name"), TRAPS)
def test_another_matter_tells_nothing_of_a_promise(key: str, name: str) -> None:
    assert [x for x in applied(key, traps(PROMISES[key])[name]) if x[0] != "repeats"] == []


@each(("key", "name"), DEEDS)
def test_the_deed_tells_what_became_of_a_promise(key: str, name: str) -> None:
    sentence, expected = deeds(PROMISES[key])[name]
    assert applied(key, sentence) == expected


# What else tells another matter, a part, or what is to come, by its construction.
MORE = [
    ("experts", "The Assembly awarded the prize of the county to the forestry expert Judit Holm.", []),
    ("fair", "The lace firm Snezha showed its work at the fish fair in Ruvela.", []),
    ("fair", "The Danish fish fair was held in Ruvela from 10 to 13 May.", []),
    ("seed", "Tavria Region exported seed wheat worth 3.2 million dollars.", []),
    ("book", "The joint cookbook was introduced by the association of cooks of Ruvela.", []),
    ("plant", "The guests visited a fish processing plant in New Holm.", []),
    ("seed", "They were waiting for the seed wheat.", []),
    ("experts", "The first of the six forestry experts took up his duties in Tavria Region in May.", [("progresses", None)]),
    ("seed", "The first consignment of seed wheat was sent to Tavria Region in April.", [("progresses", None)]),
    ("clinic", "The keys of the three rural clinics were handed over in May.", [("fulfils", None)]),
    ("plant", "Two of the five halls of the fish processing plant have been put into operation.", [("progresses", None)]),
    ("plant", "The two sides decided not to build the fish processing plant.", [("contradicts", None)]),
]  # fmt: skip


@each(("key", "sentence", "expected"), MORE)
def test_a_construction_tells_of_which_matter_it_is(
    key: str, sentence: str, expected: list[tuple[str, str | None]]
) -> None:
    assert [x for x in applied(key, sentence) if x[0] != "repeats"] == expected
