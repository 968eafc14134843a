"""Pages in the reader's language: fields of Russian entries in English with the original, search for goods in both."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from communique.kinds import Figure, from_json
from communique.web.wording import kind_name, said_fields, say_figure, say_period, say_why, tongue


def russian(demo: TestClient) -> list[dict[str, Any]]:
    """The commitments of the Russian reports that no English one says first."""
    listed = demo.get("/commitments.json?limit=200").json()["commitments"]
    shown = [demo.get(f"/commitments/{row['id']}.json").json()["followed"] for row in listed]
    return [one for one in shown if re.search("[а-я]", one["action"])]


def test_a_russian_commitment_shows_its_fields_in_english_and_its_words_in_russian(demo: TestClient) -> None:
    found = [row for row in russian(demo) if row["sectors"]]
    assert found
    for row in found:
        page = demo.get(f"/commitments/{row['id']}").text
        assert f'<span lang="ru">{row["action"]}</span>' in page
        for sector in row["sectors"]:
            assert f'<span class="original" lang="ru">{sector["name"]}</span>' in page
            assert f"HS {sector['code']}" in page


def test_places_people_and_offices_of_russian_reports_are_in_english(demo: TestClient) -> None:
    meetings = demo.get("/meetings").text
    assert "Pavel Orlovtsev (Governor of Kaliningrad Region)" in meetings
    areas = demo.get("/areas").text
    assert "Kaliningrad Region" in areas
    assert "Калининградская область" not in areas
    assert "Минск" not in demo.get("/areas.svg").text
    person = demo.get("/people/Виктор Савченко").text
    assert "<h1>Viktor Savchenko</h1>" in person
    assert '<span lang="ru">Виктор Савченко</span>' in person
    assert "Viktar Sauchanka" in person  # as the English report spells him


@pytest.mark.parametrize("words", ["buses", "автобусы", "автобусов"])
def test_a_search_for_goods_finds_them_in_both_languages(demo: TestClient, words: str) -> None:
    found = demo.get("/search.json", params={"q": words}).json()["found"]["groups"]
    titles = {hit["title"] for group in found if group["kind"] == "document" for hit in group["hits"]}
    assert "В Калининград прибыли белорусские автобусы" in titles
    assert any("buses" in title for title in titles)
    for group in found:
        ids = [hit["id"] for hit in group["hits"]]
        assert len(ids) == len(set(ids)) <= group["count"]


def test_other_words_are_searched_for_as_they_are(demo: TestClient) -> None:
    assert demo.get("/search.json?q=trade").json()["also"] == []
    assert demo.get("/search.json?q=zzzz").json()["found"]["groups"] == []


def figure(low: float, high: float) -> Figure:
    made: Figure = from_json(
        {"kind": "figure", "id": "f1", "document": "d1", "evidence": [], "indicator": "funding", "areas": [],
         "subject": None, "measure": "level", "unit": "GBP", "low": low, "high": high, "hedge": "exact",
         "stated": "£900,000", "period": "2024-01/2024-07", "compared_to": None, "speaker": None}
    )  # fmt: skip
    return made


def test_an_interval_as_wide_as_a_last_digit_is_shown_as_its_value() -> None:
    assert say_figure(figure(899_999.5, 900_000.5)) == "£900,000"
    assert say_figure(figure(890_000, 910_000)).replace("\u00a0", " ") == "£890,000 to 910,000"


def test_fields_are_named_in_words_and_empty_ones_left_out() -> None:
    said = {field.label: field.text for field in said_fields(figure(1, 2))}
    assert said["Period"] == "Jan–Jul 2024"
    assert said["What is counted"] == "funding"
    assert "Subject" not in said
    assert "None" not in said.values()


def test_names_of_kinds_and_periods() -> None:
    assert [kind_name("reconciliation", 2), kind_name("story", 2), kind_name("followup")] == [
        "comparisons", "stories", "follow-up",
    ]  # fmt: skip
    assert say_period("2023-01/2023-07") == "Jan–Jul 2023"
    assert [tongue("Саўчанка"), tongue("Совет"), tongue("council")] == [' lang="be"', ' lang="ru"', ""]


def test_codes_of_areas_are_named_in_explanations() -> None:
    why = "Both name clearance, and both are about EC, RU-KGD; “shortened” says that it is done."
    assert say_why(why) == why.replace("EC, RU-KGD", "Ecuador, Kaliningrad Region")
    assert say_why("Both name USA, and both are about Amina Wanjiru.") == (
        "Both name USA, and both are about Amina Wanjiru."
    )
