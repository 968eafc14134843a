"""Figures whose sentence tells of several acts: which date is the number's, and what it is some of."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Figure
from tests.tables import each

PAGE = """Mayor of Mossel Bay hosts Turku deputy mayor

MOSSEL BAY, 14 October 2024 – Mayor Anita Fortuin received the Deputy Mayor of Turku, Heikki Laine, on Monday.

{told}
"""


def figures(told: str) -> list[Figure]:
    return [one for one in read_text(PAGE.format(told=told)).entries if isinstance(one, Figure)]


def periods(told: str) -> list[str | None]:
    return [one.period for one in figures(told)]


THINGS = ["The terminal", "The line", "The clinic"]


@each("thing", THINGS)
@each("told", ["opened in May 2021", "was built in 1998", "was opened by the King in 2015"])
@each("now", ["employs 214 people", "has cost $367m so far", "can take 80,000 tonnes", "has 12 beds", "is 240 km long"])
@each("joint", [" and ", " and now ", ", has a roof of glass and ", "; it "])
def test_what_is_now_is_not_of_a_date_of_then(thing: str, told: str, joint: str, now: str) -> None:
    assert periods(f"{thing} {told}{joint}{now}.") == [None]


@each("thing", ["the terminal", "the line", "the clinic"])
@each("told", ["founded in 1970", "reopened in May after a year of repairs", "launched in 2022"])
@each("now", ["serves 70,000 people", "can take up to 5 million tonnes a year", "has trained 400 nurses"])
def test_an_aside_dates_nothing(thing: str, told: str, now: str) -> None:
    assert periods(f"{told.capitalize()}, {thing} {now}.") == [None]
    assert periods(f"{thing.capitalize()}, {told}, {now}.") == [None]
    assert periods(f"{thing.capitalize()}, which was {told}, {now}.") == [None]


@each(
    ("told", "found"),
    [
        ("The fair, held in June, drew 4,000 people.", ["2024-06"]),
        ("The port opened in 2021 with 214 workers.", ["2021"]),
        ("When it opened in 2021, the port employed 214 people.", ["2021"]),
        ("The port lost its liner in 2019 but handled 3.4 million tonnes last year.", ["2023"]),
        ("The trip cost R380,000 and the critic claimed that the deals signed in 2019 had lapsed.", [None]),
        ("Laine told some 200 guests that the port had handled 74,380 t in September.", [None, "2024-09"]),
        ("Laine said in May that the port had 214 workers.", [None]),
        ("Laine told reporters last year that the port had 214 workers.", [None]),
        ("In May he told reporters that exports had reached R40 million.", [None]),
        ("Laine said that last year the port had 214 workers.", ["2023"]),
        ("Of the 31 agreements signed last year, 23 have been carried out.", ["2023", None]),
        ("Some 23 of the 31 agreements signed last year have been carried out.", [None, "2023"]),
        ("Sales grew by 4% in 2023 and have reached R40 million this year.", ["2023", "2024"]),
    ],
)
def test_each_act_has_its_own_date(told: str, found: list[str | None]) -> None:
    assert periods(told) == found


@each("owner", ["the", "our", "its", "their"])
@each("noun", ["pupils", "boats", "member firms"])
def test_some_and_those_of_which_they_are(owner: str, noun: str) -> None:
    assert [one.low for one in figures(f"Women run 212 of {owner} 640 {noun}.")] == [212, 640]
    assert [one.low for one in figures(f"Of {owner} 640 {noun}, 212 stay at home.")] == [640, 212]
    assert [one.low for one in figures(f"Half of {owner} 640 {noun} stay at home.")] == [45, 640]


@pytest.mark.parametrize("told", ["The 640 pupils came by bus.", "One of the 14 clubs has a hall."])
def test_a_known_number_is_told_again(told: str) -> None:
    assert figures(told) == []


@each("what", ["the budget", "its budget", "spending", "grants to clubs", "the use of coal in 2023"])
@each(("verb", "sign"), [("cut", -1), ("increased", 1), ("raised", 1), ("reduced", -1)])
def test_changes_told_with_by(verb: str, sign: int, what: str) -> None:
    (one,) = figures(f"The council {verb} {what} by 12%.")
    assert (one.measure, one.low, one.high) == ("change", min(sign * 11.5, sign * 12.5), max(sign * 11.5, sign * 12.5))


@each("noun", ["tonnage", "catch", "number of calls", "R25 million"])
@each("base", ["a year earlier", "the same period of 2023", "the year before"])
@each(("times", "low"), [("more than double", 100), ("twice", 90), ("almost triple", 180)])
def test_multiples_of_any_level(times: str, low: float, noun: str, base: str) -> None:
    found = figures(f"The port took 74,380 t in the six months to September, {times} the {noun} of {base}.")
    assert (found[1].measure, found[1].low, found[1].period) == ("change", low, "2024-04/2024-09")


@pytest.mark.parametrize("verb", ["said", "told us that", "found that"])
def test_about_a_number_behind_telling(verb: str) -> None:
    (one,) = figures(f"Laine {verb} about 60 companies from his city were active in the Cape.")
    assert (one.hedge, one.low, one.high) == ("about", 54, 66)


@pytest.mark.parametrize(
    ("told", "low", "unit"),
    [
        ("The mine yields 1.2m t a year.", 1.15e6, "t"),
        ("Fertiliser was bought, 2.4m t in all.", 2.35e6, "t"),
        ("The dam holds 340m cu m of water.", 339.5e6, "m3"),
        ("The tower is 2.4m tall.", 2.35, "m"),
    ],
)
def test_millions_of_short_units(told: str, low: float, unit: str) -> None:
    (one,) = figures(told)
    assert (one.low, one.unit) == (pytest.approx(low), unit)


def test_a_verb_behind_a_count_is_not_counted() -> None:
    assert "visited" not in figures("The delegation of 14 visited two farms.")[0].indicator


@each("owner", ["its", "our", "the town's", "the"])
@each(("number", "low"), [("17", 17), ("Twelve", 12), ("Forty", 40)])
@each("noun", ["schools", "villages", "fishing boats"])
def test_some_of_what_is_not_counted(number: str, low: float, owner: str, noun: str) -> None:
    (one,) = figures(f"{number} of {owner} {noun} are twinned with Finnish ones.")
    assert (one.low, one.high, one.measure) == (low, low, "level")


@pytest.mark.parametrize("told", ["Two of the clubs were there.", "Some of its schools are old.", "Laine is over 55."])
def test_a_few_of_them_are_no_count(told: str) -> None:
    assert figures(told) == []


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Attendance was down to 3,100 from 4,000 in 2022.", [(3100, None), (4000, "2022")]),
        ("The dam is 62% full, against 71% a year ago.", [(61.5, None), (70.5, "2023")]),
        ("The dam was 62% full in September, against 71% a year ago.", [(61.5, "2024-09"), (70.5, "2023-09")]),
        ("Finland is once again in first place among the partners.", [(1, None)]),
        ("Every fourth engineer is older than 55.", [(22.5, None)]),
        ("There were 19 such firms in 2018.", [(19, "2018")]),
    ],
)
def test_levels_and_ranks_of_small_houses(told: str, found: list[tuple[float, str | None]]) -> None:
    assert [(one.low, one.period) for one in figures(told)] == found


@pytest.mark.parametrize(("more", "sign"), [("more", 1), ("fewer", -1)])
@pytest.mark.parametrize("noun", ["residents", "member firms", "calls"])
def test_more_of_something_than_before(more: str, sign: int, noun: str) -> None:
    (one,) = figures(f"The town has 340 {more} {noun} than in 2023.")
    assert (one.measure, one.low, one.high) == ("change", sign * 340, sign * 340)


@each("joint", [", and ", "; ", ", but "])
@each("told", ["are new", "have closed", "were built in Turku"])
@each(("part", "low"), [("five", 5), ("12", 12)])
def test_some_of_what_the_sentence_counted(part: str, low: float, told: str, joint: str) -> None:
    assert [one.low for one in figures(f"The town has 31 mills{joint}{part} {told}.")] == [31, low]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("The town has 31 mills, five of which are new.", [(31, None), (5, None)]),
        ("In 2018 there were nine such firms; today there are 31.", [(9, "2018"), (31, None)]),
        ("There were 9 such firms in 2018 and there are 31 today.", [(9, "2018"), (31, None)]),
        ("We need to get to half a billion rand.", []),
        ("The two towns need to reach R500 million.", []),
        ("The town will spend R500 million on roads.", [(499.5e6, None)]),
    ],
)
def test_counts_of_today_and_sums_to_reach(told: str, found: list[tuple[float, str | None]]) -> None:
    assert [(one.low, one.period) for one in figures(told)] == found
