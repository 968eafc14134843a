"""Comparisons and series for a screen and as plain objects."""

from __future__ import annotations

import io
import json

from rich.console import Console, RenderableType

from communique.compare.comparing import Comparison, compare
from communique.compare.series import Series, find_series
from communique.kinds import Document, Figure
from communique.report.comparison import NOTHING, comparison_plain, comparison_view
from communique.report.series import chart_lines, series_plain, series_view
from tests.compare.building import document, figure, meeting, person

A = document("a", published="2024-03-05", outlet="Nairobi Wire")
B = document("b", published="2024-03-06")
PEOPLE = person("Samuel Odhiambo", "President", "KE"), person("Grace Nakato", "Minister", "UG")
FIGURES: list[Figure] = [
    figure(A, "trade_turnover", "KE UG", "2023", "over 1.1e9"),
    figure(B, "trade_turnover", "UG KE", "2023", "exact 1.13e9"),
    figure(B, "trade_turnover", "UG KE", "2023", "exact 12", measure="change", unit="percent", since="2022"),
    figure(A, "exports", "KE UG", "2023", "exact 800e6"),
    figure(B, "exports", "KE UG", "2023", "exact 650e6"),
    figure(A, "trade_turnover", "KE UG", None, "exact 5e9"),
    figure(A, "exports", "KE TR", "2023", "exact 40e6"),
]


def compared() -> Comparison:
    return compare([A, B], [meeting(A, "2024-03-04", *PEOPLE, place="Nairobi"), meeting(B, None, *PEOPLE), *FIGURES])


def shown(view: RenderableType, width: int = 160) -> str:
    written = io.StringIO()
    Console(width=width, color_system=None, file=written).print(view)
    return written.getvalue()


def documents() -> dict[str, Document]:
    return {home.id: home for home in (A, B)}


def test_a_comparison_shows_stories_conflicts_agreements_and_what_follows() -> None:
    found = compared()
    text = shown(comparison_view(found.stories, found.reconciliations, documents(), found.differences))
    assert "Told by several reports (1)" in text and "2024-03-04 in Nairobi: Samuel Odhiambo, Grace Nakato" in text
    assert "Conflicts (1)" in text and "cannot both hold" in text
    assert "Agreements (1)" in text and "$1.125 to 1.135 billion" in text
    assert "2022: about $1 to 1.018 billion" in text
    assert "1 of 1 encounters told by several reports; 1 of 2 quantities agree, 0 when rounded, 1 in conflict." in text
    assert text.index("Conflicts") < text.index("Agreements")
    assert "a.txt (Nairobi Wire, 2024-03-05)" in text


def test_nothing_to_compare_says_so() -> None:
    assert NOTHING in shown(comparison_view([], [], {}))


def test_a_comparison_is_plain_json() -> None:
    found = compared()
    told = json.loads(json.dumps(comparison_plain(found.stories, found.reconciliations, found.differences)))
    assert {entry["kind"] for entry in told["stories"] + told["reconciliations"]} == {"story", "reconciliation"}
    derived = [result for entry in told["reconciliations"] for result in entry["derived"]]
    assert derived and all(result["from"] for result in derived)


def series(*areas: str) -> list[Series]:
    return find_series([A, B], FIGURES, compared().reconciliations, areas)


def test_the_series_of_a_pair_has_its_periods_verdicts_and_sources() -> None:
    found = {(one.indicator, one.measure): one for one in series("KE", "UG")}
    turnover = found["trade_turnover", "level"]
    assert [(row.period, row.verdict, row.low, row.high) for row in turnover.rows[1:]] == [
        ("2023", "agree", 1.125e9, 1.135e9),
        (None, "said", 4.5e9, 5.5e9),
    ]
    assert turnover.rows[0].period == "2022" and turnover.rows[0].verdict == "derived"
    assert set(turnover.rows[1].documents) == {A.id, B.id}
    [conflict] = found["exports", "level"].rows
    assert (conflict.verdict, conflict.low, conflict.high) == ("conflict", None, None)
    assert sorted(conflict.told) == ["exact 650e6", "exact 800e6"]
    assert all({area.code for area in one.areas} == {"KE", "UG"} for one in series("KE", "UG"))


def test_areas_are_found_by_code_and_by_name_in_either_order() -> None:
    assert series("KE", "UG") == series("uganda", "Kenya")
    assert {code for one in series("KE") for code in (a.code for a in one.areas)} == {"KE", "UG", "TR"}
    assert series("Atlantis") == []


def test_a_series_is_shown_as_a_table_and_a_chart() -> None:
    text = shown(series_view(series("KE", "UG"), documents()))
    assert "trade of Kenya and Uganda (USD)" in text
    assert "$1.125 to 1.135 billion" in text and "no year" in text and "conflict" in text
    assert "“exact 800e6”; “exact 650e6”" in text or "“exact 650e6”; “exact 800e6”" in text
    assert "█" in text and "░" in text


def test_no_figures_say_so() -> None:
    assert "No figures of these areas" in shown(series_view([], {}))


def test_a_chart_keeps_one_scale_from_zero() -> None:
    [one] = [s for s in series("KE", "UG") if (s.indicator, s.measure) == ("trade_turnover", "level")]
    lines = [line.plain for line in chart_lines(one)]
    ends = [max(line.rfind("█"), line.rfind("░")) - line.index("│") for line in lines]
    assert ends[0] < ends[1] < ends[2]
    assert len(lines) == 3


def test_deficits_lie_on_the_other_side_of_zero() -> None:
    deficits = [
        figure(A, "trade_balance", "KE IN", year, said)
        for year, said in (("2021", "exact -1.8e9"), ("2022", "exact 0.4e9"))
    ]
    [one] = find_series([A], deficits, [], ("IN",))
    below, above = (line.plain.partition("│")[2] for line in chart_lines(one))
    assert below.index("█") == 0 and above.index("█") > below.rindex("─")


def test_series_are_plain_json() -> None:
    told = json.loads(json.dumps(series_plain(series("KE", "UG"))))
    assert all(one["rows"] for one in told)
