"""Charts and maps: what they show, in words too; themes and sizes; hostile names."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.compare.series import Row, Series
from communique.kinds import Area, Document, Figure, from_json
from communique.web.charts import draw_chart as draw
from communique.web.charts import make_chart
from communique.web.looks import look
from communique.web.map_routes import coordinates
from communique.web.maps import Atlas, Spot, Tie, draw_map, project

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> & "x" $\\frac{1}{2}$'


def figure(id: str, low: float | None, high: float | None, stated: str) -> Figure:
    made: Figure = from_json(
        {"kind": "figure", "id": id, "document": f"d{id}", "evidence": [], "indicator": "exports", "areas": [],
         "subject": None, "measure": "level", "unit": "USD", "low": low, "high": high, "hedge": "exact",
         "stated": stated, "period": "2024", "compared_to": None, "speaker": None}
    )  # fmt: skip
    return made


def words(svg: str) -> str:
    root = ET.fromstring(svg)
    return "\n".join("".join(each.itertext()) for each in root.iter(f"{SVG}text"))


def series() -> tuple[Series, dict[str, Figure], dict[str, Document]]:
    figures = {
        "a": figure("a", 9e6, 1e7, "almost $10 million"),
        "b": figure("b", 1.2e7, None, HOSTILE),
        "c": figure("c", 1.4e7, 1.5e7, "$14.5 million"),
    }
    documents = {
        f"d{id}": Document(f"d{id}", "T", "2025-01-02", f"Agency {id}", "en", (), "", "", None) for id in "abc"
    }
    rows = [
        Row("2022", None, 8e6, 8.5e6, "derived", ("a",), ("da",), ()),
        Row("2023", None, 9e6, 1e7, "said", ("a",), ("da",), ("almost $10 million",)),
        Row("2024", None, None, None, "conflict", ("b", "c"), ("db", "dc"), ()),
    ]
    return Series("exports", None, (Area("Kenya", "KE"),), "level", "USD", "", rows), figures, documents


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_says_each_value_with_its_words_and_its_source(theme: str, size: str) -> None:
    svg = draw(make_chart("exports of Kenya (USD)", *series()), look(theme, size))  # type: ignore[arg-type]
    said = words(svg)
    for expected in ("2022", "about $8 to 8.5 million, derived", "2023", "$9 to 10 million", "cannot all hold"):
        assert expected in said
    assert "“almost $10 million” Agency a" in said
    assert "million USD" in said
    description = ET.fromstring(svg).findtext(f"{SVG}desc") or ""
    assert "2023: $9 to 10 million (said)" in description
    assert "2024: cannot all hold (conflict)" in description
    assert svg == draw(make_chart("exports of Kenya (USD)", *series()), look(theme, size))  # type: ignore[arg-type]


def test_what_a_document_says_is_never_markup_nor_mathematics() -> None:
    svg = draw(make_chart(HOSTILE, *series()), look("light", "wide"))
    root = ET.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert "<script" not in svg
    assert "alert(1)" in words(svg)


def test_a_scale_includes_zero_and_the_longest_bar_is_the_greatest() -> None:
    one, figures, documents = series()
    one.rows = one.rows[:2]
    svg = draw(make_chart("x", one, figures, documents), look("light", "wide"))
    assert re.search(r">0<", svg)


def test_the_map_names_who_works_with_whom_and_hubs() -> None:
    at = coordinates()
    spots = tuple(Spot(code, HOSTILE if code == "KE" else at[code][0], *at[code][1:], 2, code == "BE-VLG") for code in
                  ("KE", "BE-VLG", "IN"))  # fmt: skip
    svg = draw_map(
        Atlas(spots, (Tie("BE-VLG", "KE", 3), Tie("BE-VLG", "IN", 1, hub=True))), look("dark", "wide"), "Map"
    )
    root = ET.fromstring(svg)
    description = root.findtext(f"{SVG}desc") or ""
    assert "Hubs: Flanders for India" in description
    assert "and <script>" in description  # as text
    assert not list(root.iter(f"{SVG}script"))
    assert "India" in words(svg)
    assert "Flanders" in words(svg)


def test_every_country_has_its_place_and_the_projection_keeps_north_up() -> None:
    at = coordinates()
    assert len([code for code in at if len(code) == 2]) > 220
    assert -30 < at["ZA"][1] < -25
    assert 22 < at["ZA"][2] < 30
    assert project(0, 0) == (0, 0)
    assert project(60, 10)[1] > project(30, 10)[1] > project(-30, 10)[1]
    assert 0 < project(60, 90)[0] < project(0, 90)[0]


@pytest.mark.parametrize(
    "path", ["/figures.svg?area=EC&other=TR", "/areas.svg", "/areas.svg?area=EC&theme=dark&size=narrow"]
)
def test_pictures_have_an_address_of_their_own(demo: TestClient, path: str) -> None:
    answer = demo.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert ET.fromstring(answer.text).tag == f"{SVG}svg"


def test_a_page_shows_its_pictures_for_light_dark_wide_and_narrow(demo: TestClient) -> None:
    for page, picture in (
        ("/figures?area=EC&other=TR", "/figures.svg?"),
        ("/areas", "/areas.svg"),
        ("/areas/EC", "/areas.svg?"),
    ):
        shown = demo.get(page).text
        assert shown.count(picture) >= 4, page
        assert 'alt="' in shown
        for address in re.findall(r'(?:srcset|src)="(/[^"]*\.svg[^"]*)"', shown):
            assert demo.get(address.replace("&amp;", "&")).status_code == 200, address


def test_a_series_that_there_is_not(demo: TestClient) -> None:
    assert demo.get("/figures.svg?area=EC&other=TR&series=99").status_code == 404
    assert demo.get("/figures.svg?area=EC&series=-1").status_code == 422


def test_the_pictures_of_the_readme_are_there_and_small() -> None:
    top = Path(__file__).parents[2]
    named = re.findall(r"!\[([^\]]+)\]\((docs/pictures/[^)]+)\)", (top / "README.md").read_text(encoding="utf-8"))
    assert 2 <= len(named) <= 3
    for words, path in named:
        content = (top / path).read_bytes()
        assert content.startswith(b"\x89PNG")
        assert len(content) < 200_000, path
        assert len(words.split()) > 4  # a text alternative
