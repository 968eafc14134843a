"""Figures of ports and universities: thousands parted by points, and periods that a change goes on about."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Figure
from tests.tables import each

PAGE = """PORT OF KAVARNA | News and events

Kavarna and Baku agree on a timetable

12 November 2024

{told}
"""


def figures(told: str) -> list[tuple[float | None, float | None, str, str | None]]:
    found = [one for one in read_text(PAGE.format(told=told)).entries if isinstance(one, Figure)]
    return [(f.low, f.high, f.unit, f.period) for f in found]


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("The university has 31.500 students, and 1.240 of them are from abroad.", [31500, 1240]),
        ("The library holds 210.000 books and 3.400 journals.", [210000, 3400]),
        ("The port has 1.250 workers and 12.400 lockers.", [1250, 12400]),
    ],
)
def test_points_part_thousands(told: str, counts: list[int]) -> None:
    assert [low for low, *_ in figures(told)] == counts


@pytest.mark.parametrize(
    ("told", "low"),
    [
        ("The rates are 9.125 percent and 4.250 percent.", 9.125 - 0.0005),
        ("Trade was $3.475 billion and $1.205 billion.", 3474500000),
        ("The depth is 1.250 metres and the price 4,300 euros.", 1.2495),
    ],
)
def test_points_stand_before_decimals(told: str, low: float) -> None:
    assert figures(told)[0][0] == pytest.approx(low)


TOLD = "2024-01/2024-10"


@pytest.mark.parametrize(
    "told",
    [
        "Grain fell to 20.1 million tonnes, down 18%.",
        "Timber rose to 2.4 million tonnes.",
        "Containers went the other way: 700,200 TEU, an increase of 6.3%.",
        "Containers, by contrast, came to 700,200 TEU.",
    ],
)
def test_a_change_goes_on_about_the_period(told: str) -> None:
    found = figures(f"In the first ten months of 2024 the port handled 68.4 million tonnes. {told}")
    assert {period for *_, period in found} == {TOLD}


MEASURED = [
    ("The mill milled 4,000 tonnes in 2023, {}.", "t"),
    ("The dairy sold 4,000 litres in 2023, {}.", "L"),
    ("Growers delivered 4,000 kilos in 2023, {}.", "kg"),
]


@pytest.mark.parametrize(
    "tail", ["up from 3,100 in 2022", "against 3,100 a year earlier", "compared with 3,100 in 2022"]
)
@pytest.mark.parametrize(("told", "unit"), MEASURED)
def test_a_bare_number_held_against_an_amount_is_measured_alike(told: str, unit: str, tail: str) -> None:
    assert figures(told.format(tail)) == [(3999.5, 4000.5, unit, "2023"), (3099.5, 3100.5, unit, "2022")]


@pytest.mark.parametrize(
    ("told", "second"),
    [
        ("The mill milled 14,200 tonnes in 2022 and 15,100 in 2023.", (15099.5, 15100.5, "t", "2023")),
        ("The mill milled 14,200 tonnes in 2023 (13,100 in 2022).", (13099.5, 13100.5, "t", "2022")),
        ("The catch was 41,000 tonnes last year, of which 12,000 was sold.", (11999.5, 12000.5, "t", "2023")),
        ("The mill fell to 4,000 tonnes in 2023 from 4,100 the year before.", (4099.5, 4100.5, "t", "2022")),
        ("Trade rose to $340 million last year from $310 million.", (309500000, 310500000, "USD", "2022")),
        ("The farms gave 8,000 tonnes in 2023 from 1,200 hectares.", (1199.5, 1200.5, "ha", "2023")),
    ],
)
def test_the_second_of_two_amounts(told: str, second: tuple[float, float, str, str]) -> None:
    assert figures(told)[1] == second


@pytest.mark.parametrize(
    ("told", "period"),
    [
        ("The towns have exchanged 120 pupils since the twinning in 2011.", "2011/2024"),
        ("Since its launch in 2019 the fund has lent €3.4 million.", "2019/2024"),
        ("The fund has lent €3.4 million since its launch in 2019.", "2019/2024"),
        ("The line has carried 30.2 million passengers since it opened in December 2021.", "2021-12/2024-11"),
        (
            "By the end of October, the line had carried 30.2 million passengers since it opened in December 2021.",
            "2021-12/2024-10",
        ),
        ("Some 1,200 students have graduated since the school was founded in 1998.", "1998/2024"),
    ],
)
def test_since_something_with_a_date(told: str, period: str) -> None:
    assert [one[3] for one in figures(told)] == [period]


def test_a_count_goes_on_about_the_period_of_an_amount() -> None:
    found = figures("In 2023 the port handled 2.4 million tonnes. Containers rose to 41,000.")
    assert [period for *_, period in found] == ["2023", "2023"]


@pytest.mark.parametrize(
    ("risen", "periods"),
    [
        ("the first nine months of 2023 to $182 million in the same period of 2024", ["2023-01/2023-09", "2024-01/2024-09"]),
        ("January-March 2024 to $182 million in the same period of this year", ["2024-01/2024-03", "2025-01/2025-03"]),
        ("the first quarter of last year to $182 million in the same quarter of this year", ["2024-01/2024-03", "2025-01/2025-03"]),
    ],
)  # fmt: skip
def test_a_level_risen_to_has_the_same_period_of_its_own_year(risen: str, periods: list[str]) -> None:
    lead = "Governor Ann Doyle of Texas met Japan's ambassador, Kenji Mori, in Austin on Monday."
    text = f"Texas and Japan talk\n\nAustin, 12 May 2025\n\n{lead}\n\nTrade rose from $160 million in {risen}.\n"
    assert [one.period for one in read_text(text).entries if one.kind == "figure"] == periods


FISCAL = [
    "in the fiscal year that ended in June", "in the just-concluded fiscal year", "in the outgoing fiscal year",
    "in the last fiscal year", "in fiscal 2023-24", "in FY24", "in FY2023-24", "in FY23-24", "in the 2023–24 fiscal year",
    "in the fiscal year to June", "in the 12 months to June", "last fiscal year", "in the year that ended on 30 June",
    "in the fiscal year that closed in June", "in the financial year just closed", "in the fiscal year ended June 30",
]  # fmt: skip


@each("when", FISCAL)
def test_a_fiscal_year_is_that_of_the_town_whose_paper_it_is(when: str) -> None:
    lead = "Commerce Adviser Salehuddin Karim met the Vietnamese Ambassador, Nguyen Thi Lan, in Dhaka on Wednesday."
    text = f"Bangladesh eyes Vietnamese firms\n\nDhaka, 12 September 2024\n\n{lead}\n\nExports stood at $93 million {when}.\n"
    assert [one.period for one in read_text(text).entries if isinstance(one, Figure)] == ["2023-07/2024-06"]


@pytest.mark.parametrize(
    "taken", ["Korea took 6,200 tonnes.", "Korea bought 6,200 tonnes of it.", "Korea received 6,200 tonnes."]
)
def test_a_weight_told_in_the_past_goes_on_about_trade(taken: str) -> None:
    lead = "Council president Ana Sol received the Ambassador of Korea, Kim Min-jun, in Montevideo on Tuesday."
    told = "In the first half of the year Uruguay exported 240,000 tonnes of beef."
    text = f"Beef for Korea\n\nMeat Exporters' Council, 12 September 2024\n\n{lead}\n\n{told} {taken}\n"
    assert [one.period for one in read_text(text).entries if isinstance(one, Figure)] == ["2024-01/2024-06"] * 2


def test_months_that_end_with_the_last_day_of_one() -> None:
    lead = "Council president Ana Sol received the Ambassador of Korea, Kim Min-jun, in Montevideo on Tuesday."
    told = "In the eight months to 31 August members shipped 240,000 tonnes of beef."
    text = f"Beef for Korea\n\nMeat Exporters' Council, 12 September 2024\n\n{lead}\n\n{told}\n"
    assert [one.period for one in read_text(text).entries if isinstance(one, Figure)] == ["2024-01/2024-08"]
