"""Figures of agencies' trade news: what a tail hides, both sides, blocs, partners of other trade, places in lists."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Figure
from tests.tables import each

HEAD = (
    "Serbia and Peru hold talks on trade\n\nBelgrade, 3 March 2025 – Minister of Trade of Serbia Jovan Markic met "
    "Minister of Foreign Trade of Peru Luis Soto in Belgrade on Monday.\n\n"
)


def figures(told: str) -> list[Figure]:
    return [one for one in read_text(f"{HEAD}{told}\n").entries if isinstance(one, Figure)]


def whose(one: Figure) -> str:
    return ",".join(area.code or area.name for area in one.areas)


TAILS = [
    "",
    " between the countries",
    " between the two countries",
    " handled by the ports of the region",
    " carried within the framework of the programme",
    " involving leading firms from both sides",
]


@each("tail", TAILS)
@each(
    ("head", "indicator"),
    [
        ("The volume of freight traffic", "freight traffic"),
        ("The total value of the cargo", "cargo"),
        ("The number of containers", "containers"),
    ],
)
@each("told", ["has increased by 21% this year", "rose by 21 percent in 2024"])
def test_a_tail_hides_nothing(head: str, indicator: str, tail: str, told: str) -> None:
    (one,) = figures(f"{head}{tail} {told}.")
    assert (one.indicator, one.low) == (indicator, 20.5)


@each("tail", TAILS)
@each("word", ["projects", "joint projects", "investment projects"])
def test_a_portfolio_is_money(word: str, tail: str) -> None:
    (one,) = figures(f"The portfolio of {word}{tail} has reached $4 billion.")
    assert (one.indicator, one.low) == ("funding", 3.5e9)


@each(
    "of", ["from both countries", "from the two countries", "of both sides", "from both the Serbian and Peruvian sides"]
)
@each("counted", ["entrepreneurs", "companies", "representatives of business"])
@each("frame", ["About 80 {} took part in the forum.", "The forum brought together some 80 {}."])
def test_what_is_of_both_sides(frame: str, counted: str, of: str) -> None:
    (one,) = figures(frame.format(f"{counted} {of}"))
    assert (whose(one), one.low) == ("RS,PE", 72)
    assert "both" not in one.indicator
    assert "two" not in one.indicator


@each(
    ("told", "sides"),
    [
        ("There are 14 flights a week between the two countries.", "RS,PE"),
        ("Passenger traffic between Serbia and Peru rose by 12 percent.", "RS,PE"),
        ("The forum was attended by 80 Serbian and Peruvian companies.", "RS,PE"),
        ("The association unites 10 Peruvian regions, eight districts in Serbia, and about 100 Peruvian firms.", "PE"),
        ("Half of all Peruvian workers are employed in agriculture.", "PE"),
        ("Serbian exports to ASEAN rose to $135 million in 2023.", "RS,ASEAN"),
        ("Trade of Serbia with the African Union was $10 million.", "RS,African Union"),
        ("Trade between Serbia and the EAEU has crossed $10 million.", "RS,EAEU"),
        ("Trade between Serbia and the countries of Latin America was $10 million.", "RS,Latin America"),
        ("Exports to the EU were $40 million.", "RS,EU"),
        ("Last year we, ahead of China, exported $40 million to Peru.", "RS,PE"),
        ("Exports reached $40 million, ahead of Kenya and Mali.", "RS,PE"),
    ],
)
def test_whose_it_is(told: str, sides: str) -> None:
    assert whose(figures(told)[-1]) == sides


@pytest.mark.parametrize("link", ["when", "and", "while"])
@pytest.mark.parametrize("other", ["China", "Kenya", "Mali"])
def test_a_partner_of_other_trade_is_none_of_this(link: str, other: str) -> None:
    code = {"China": "CN", "Kenya": "KE", "Mali": "ML"}[other]
    read = figures(
        f"Total exports rose by 2.8% to $78 million, {link} trade with {other} declined by 1.5% to $13 million."
    )
    assert [whose(one) for one in read] == ["RS,PE", "RS,PE", f"RS,{code}", f"RS,{code}"]


@pytest.mark.parametrize("verb", ["exceed", "surpass", "top", "hit", "reach"])
def test_where_a_change_led(verb: str) -> None:
    read = figures(f"Trade rose 8.9 percent in 2024 to {verb} $357 million.")
    assert [one.measure for one in read] == ["change", "level"]
    assert read[1].hedge == ("exact" if verb in ("hit", "reach") else "over")


@pytest.mark.parametrize("verb", ["to exceed", "to surpass", "exceeding", "surpassing"])
def test_where_a_count_led(verb: str) -> None:
    read = figures(f"The number of certificates issued rose 8.9 percent in 2024 {verb} 357,000.")
    assert (read[1].low, read[1].high, read[1].hedge) == (357000, 358000, "over")


@each("mark", ["bar", "mark", "threshold", "level", "barrier", "milestone"])
@each("verb", ["exceeded", "passed", "crossed", "surpassed"])
def test_a_bar_that_was_passed(verb: str, mark: str) -> None:
    (one,) = figures(f"Last year trade {verb} the {mark} of half a billion dollars.")
    assert (one.hedge, one.low, one.high) == ("over", 500e6, 550e6)


@pytest.mark.parametrize("over", ["over 2023", "on 2023"])
@pytest.mark.parametrize("hedge", ["", "almost ", "about "])
def test_the_year_behind_a_level_is_that_of_the_comparison(hedge: str, over: str) -> None:
    read = figures(f"In 2024 exports expanded 3.4 percent to {hedge}$330 million {over}.")
    assert [(one.period, one.compared_to) for one in read] == [("2024", "2023"), ("2024", None)]


@pytest.mark.parametrize(
    "opening", ["The increase was", "The growth amounted to", "The rise was", "This is a growth of"]
)
def test_a_change_opens_a_paragraph(opening: str) -> None:
    told = f'In January-November 2024 trade was $720 million, he said.\n\n"{opening} 33 percent as compared to a year ago."'
    one = figures(told)[1]
    assert (one.indicator, whose(one), one.period, one.measure) == (
        "trade_turnover", "RS,PE", "2024-01/2024-11", "change",
    )  # fmt: skip


@pytest.mark.parametrize("held", ["that in the same period of 2023", "more than in 2023", "as many as in 2023"])
def test_times_what_was(held: str) -> None:
    read = figures(f"In 2024, 78,100 tourists visited Serbia, 1.7 times {held}.")
    assert (read[1].measure, read[1].low, read[1].high, read[1].compared_to) == ("change", 65, 75, "2023")


RANKS = [
    ("Serbia is Peru's third largest trading partner, its ninth top sales market, and the fifth top source of timber.", [3, 9, 5]),
    ("In 2021, Serbia ranked as Peru's 5th largest trading partner, 12th export market and 9th import supplier.", [5, 12, 9]),
    ("Serbia ranks No. 2 among the states of the region for imports from Peru.", [2]),
    ("Serbia is ranked number three in exports to Peru.", [3]),
    ("Serbia is the second largest investment destination and third largest trading partner of Peru.", [2, 3]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "places"), RANKS)
def test_places_in_lists(told: str, places: list[int]) -> None:
    assert [one.low for one in figures(told) if one.measure == "rank"] == places


def test_what_a_place_is_of_ends_with_it() -> None:
    told = "Serbia is the second largest investment destination and third largest trading partner of Peru."
    assert [one.indicator for one in figures(told)] == ["investment destination", "trade_turnover"]
    assert figures("Serbia was the fifth largest overseas market for Peru.")[0].indicator == "overseas market"


@pytest.mark.parametrize(
    ("told", "goods"),
    [
        ("Serbia exported more than $86 million of farm and forestry products to Peru last year.", "farm and forestry products"),
        ("Of the $312 million worth of goods shipped to Peru last year, most were foods.", "goods"),
        ("Serbian exports of wood, fish and furniture to Peru were valued at $10.5 million in 2024.", "wood, fish and furniture"),
        ("Serbia bought $40 million of oil from Peru in 2024.", "oil"),
        ("Exports of wheat, which fell in 2023, rose to $40 million in 2024.", "wheat"),
        ("Peru exported $40 million of the total.", None),
    ],
)  # fmt: skip
def test_goods(told: str, goods: str | None) -> None:
    assert figures(told)[0].subject == goods


@pytest.mark.parametrize("pair", ["small and medium-sized", "large and small", "Serbian and foreign", "old and new"])
def test_two_adjectives_stand_before_one_noun(pair: str) -> None:
    (one,) = figures(f"There are 120 {pair} firms in the zone.")
    assert (one.indicator, one.low) == (f"{pair} firms".lower(), 120)


@pytest.mark.parametrize("then", ["At that time", "Back then"])
def test_no_day_of_the_telling(then: str) -> None:
    assert figures(f"{then}, trade was about $20 million.")[0].period is None


@pytest.mark.parametrize("words", ["Trading operations", "Trade transactions", "Goods exchange", "Two-way commerce"])
def test_words_of_trade(words: str) -> None:
    (one,) = figures(f"{words} between Serbia and Peru came to $6.7 million in 2024.")
    assert (one.indicator, whose(one), one.period) == ("trade_turnover", "RS,PE", "2024")


@pytest.mark.parametrize("behind", ["were the value of Serbian exports", "were Serbian exports", "was exports"])
@pytest.mark.parametrize("when", ["in 2024", "by the end of 2024"])
def test_a_part_named_behind_its_sum(when: str, behind: str) -> None:
    read = figures(f"Trade reached $113 million {when}, of which $28 million {behind}.")
    assert [(one.indicator, one.period) for one in read] == [("trade_turnover", "2024"), ("exports", "2024")]


@pytest.mark.parametrize("base", ["$1.5 million", "$1.5 million (62 million dinars)"])
@pytest.mark.parametrize("teller", ["", ", the ambassador of Peru has said"])
def test_what_a_change_is_held_against(base: str, teller: str) -> None:
    read = figures(
        f"Trade was $1.3 million in 2024. The trade volume decreased by 11.2 per cent from {base} in 2023{teller}."
    )
    assert (read[1].period, read[1].compared_to) == ("2024", "2023")
    assert {one.period for one in read[2:]} == {"2023"}


def test_the_base_of_a_change_in_a_bracket() -> None:
    told = "In 2024, Serbia's trade with Peru was $31.4 million. It rose by 30 percent from the same period in 2023 ($24.2 million)."
    assert [one.period for one in figures(told)] == ["2024", "2024", "2023"]
    told = "In 2024 exports to Peru totaled $9.4 million, 12.3 percent greater than from January to December 2023."
    assert [(one.period, one.compared_to) for one in figures(told)] == [("2024", None), ("2024", "2023")]


@pytest.mark.parametrize("many", ["32 major projects", "14 main projects", "five leading firms"])
def test_in_so_many_is_no_rank(many: str) -> None:
    (one,) = figures(f"Serbian business takes part in {many}.")
    assert one.measure == "level"


@pytest.mark.parametrize("fields", ["industry, trade and transport", "the field of industry, trade and construction"])
def test_fields_are_not_what_is_counted(fields: str) -> None:
    (one,) = figures(f"Joint projects in {fields} totaling $5.3 million are under way.")
    assert one.indicator == "joint projects"


WHOSE = [
    ("In 2024, Serbia exported goods worth $6.4 million while Peruvian exports to Serbia totalled $30.4 million.", ["RS,PE", "PE,RS"]),
    ("In 2024 wood worth $40 million was exported to Peru, followed by Chile with exports of over $4 million.", ["RS,PE", "RS,CL"]),
    ("Minister Markic led a trade mission to Peru with over 31 members comprised of 17 firms and 9 officials.", ["RS", "RS", "RS"]),
    ("Talks were held in Peru with the heads of the Chilean Meat Association, the largest one in Chile, with 1300 members.", ["CL"]),
    ("Around 60% of Peruvian trade moved through either Chile or Ecuador.", ["PE"]),
    ("Half of Serbia's exports go to Peru.", ["RS,PE"]),
    ("Serbia sold wood worth $19 million in 2024, of which only $4 million went to the Gulf.", ["RS", "RS,Gulf"]),
    ("In 2023, ASEAN emerged as the second largest partner of Serbia, with a trade volume of $135 million.", [None, "RS,ASEAN"]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "sides"), WHOSE)
def test_whose_figures_of_a_sentence_are(told: str, sides: list[str | None]) -> None:
    read = figures(told)
    assert len(read) == len(sides)
    for one, codes in zip(read, sides, strict=True):
        assert codes is None or {*whose(one).split(",")} == {*codes.split(",")}


def test_the_dateline_is_whose_trade_it_is() -> None:
    text = (
        "Chile is now India's biggest partner\n\nNew Delhi, April 16, 2023\n\n"
        "The bilateral trade between India and Chile has increased to $128 million in 2022-23.\n\n"
        "Exports to Chile rose by 2.8 per cent to $78 million in 2022-23. Exports to Peru dipped by 28 per cent to $15 million."
    )
    read = [one for one in read_text(text).entries if isinstance(one, Figure)]
    assert [{*whose(one).split(",")} for one in read][-2:] == [{"IN", "PE"}] * 2


@pytest.mark.parametrize("noun", ["decrease", "drop", "fall", "reduction"])
@pytest.mark.parametrize("frame", ["Trade saw a 2.5-fold {} in 2024.", "There was a 2.5-fold {} in trade in 2024."])
def test_a_fold_that_is_less(frame: str, noun: str) -> None:
    (one,) = figures(frame.format(noun))
    assert (one.measure, one.low, one.high) == (
        "change",
        pytest.approx(-60.78, abs=0.01),
        pytest.approx(-59.18, abs=0.01),
    )


@pytest.mark.parametrize("noun", ["indicator", "figure", "volume"])
def test_a_noun_that_points_back(noun: str) -> None:
    told = f"Trade between Serbia and Peru is growing. In 2024, this {noun} increased by 50% compared to 2023."
    (one,) = figures(told)
    assert (one.indicator, whose(one), one.period, one.compared_to) == ("trade_turnover", "RS,PE", "2024", "2023")


@pytest.mark.parametrize("name", ["Vision 2021 programme", "Vision 2030", "Agenda 2063"])
def test_the_year_of_a_programme_is_no_period(name: str) -> None:
    (one,) = figures(
        f"Serbia met many goals under its {name} and by now the exports of the country have crossed $72 million."
    )
    assert one.period is None


@pytest.mark.parametrize("what", ["investment", "foreign direct investment", "tourist arrivals"])
def test_a_place_in_terms_of_something(what: str) -> None:
    assert figures(f"The province ranks third in the land in terms of {what}.")[0].indicator == what


def test_growth_is_of_its_own_subject() -> None:
    read = figures("The economy grew 9.4% last year, with factory output surpassing $477 million.")
    assert [one.indicator for one in read] == ["economy", "production"]


def test_examples_own_nothing() -> None:
    (one,) = figures("The network of nine trade offices – including those in India and Chile – works well.")
    assert whose(one) == "RS"


@pytest.mark.parametrize("body", ["Chamber of Commerce", "Commerce Ministry", "Ministry of Commerce and Industry"])
def test_a_body_of_commerce_is_no_trade(body: str) -> None:
    (one,) = figures(f"Exports of members of the Lima {body} jumped nearly 18 per cent in 2024.")
    assert one.indicator == "exports"


@pytest.mark.parametrize("sum_of", ["€12.9 million worth of goods and €5.6 million worth of services"])
def test_two_sums_of_goods(sum_of: str) -> None:
    assert [one.subject for one in figures(f"Serbia exported {sum_of} in 2024.")] == ["goods", "services"]


@pytest.mark.parametrize("noun", ["number", "volume", "value"])
def test_growth_in_the_number_of_something(noun: str) -> None:
    (one,) = figures(f"The chamber achieved a growth of 38% in the {noun} of companies it attracted.")
    assert (one.indicator, one.measure) == ("companies", "change")


@pytest.mark.parametrize("partners", ["Mali and Kenya", "Kenya and Mali"])
@pytest.mark.parametrize("told", ["Trade with {} declined by 9 percent", "Exports to {} grew by 9 percent"])
def test_partners_that_are_joined(told: str, partners: str) -> None:
    text = f"Serbia sells more\n\nBelgrade, 3 March 2025\n\nSerbia's exports rose. {told.format(partners)}.\n"
    (one,) = [one for one in read_text(text).entries if isinstance(one, Figure)]
    assert {*whose(one).split(",")} == {"RS", "ML", "KE"}


@pytest.mark.parametrize(
    ("when", "period"),
    [
        ("in 2022–23", "2022-04/2023-03"),
        ("in 2022-23", "2022-04/2023-03"),
        ("during April-January this fiscal", "2022-04/2023-01"),
    ],
)
def test_a_fiscal_year_of_two_is_not_that_of_washington(when: str, period: str) -> None:
    text = (
        "US commerce secretary to visit India\n\n22 February 2023\n\nUS Commerce Secretary Ann Rhodes will meet Commerce "
        f"Minister of India Arun Mehra in March.\n\nThe bilateral trade between India and the US rose to $65 billion {when}.\n"
    )
    (one,) = [one for one in read_text(text).entries if isinstance(one, Figure)]
    assert one.period == period


@pytest.mark.parametrize("thing", ["expansion", "growth"])
def test_what_grows_is_counted(thing: str) -> None:
    (one,) = figures(f"The chamber supported the {thing} of 34 local companies into new markets in 2024.")
    assert (one.measure, one.low) == ("level", 34)


@pytest.mark.parametrize("verb", ["raised by", "were raised by", "increased by"])
def test_a_raise_in_percent_is_a_change(verb: str) -> None:
    (one,) = figures(f"Exports of member firms {verb} 18% in the first half of 2024.")
    assert (one.measure, one.low, one.period) == ("change", 17.5, "2024-01/2024-06")


@pytest.mark.parametrize("verb", ["to reach", "to hit", "to"])
def test_a_run_of_years_ends_where_it_led(verb: str) -> None:
    told = f"Trade grew by a third between 2020 and 2024 {verb} $40 million."
    assert [one.period for one in figures(told)] == ["2024", "2024"]


@pytest.mark.parametrize("now", ["at present", "now", "currently"])
@pytest.mark.parametrize("aside", ["", ", when the office opened,"])
def test_what_is_at_present_is_of_no_year(aside: str, now: str) -> None:
    read = figures(f"Trade grew from $36 million in 2014{aside} to more than $50 million {now}.")
    assert [one.period for one in read] == ["2014", None]


@pytest.mark.parametrize("hedge", ["by almost", "by", "by more than"])
def test_trade_that_grows_is_no_harvest(hedge: str) -> None:
    assert (
        figures(f"Trade turnover of Serbia with the Cusco region in 2024 grows {hedge} 35%.")[0].indicator
        == "trade_turnover"
    )
