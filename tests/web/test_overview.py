"""The first page says what is due, overdue, in conflict and what moved; a document says who else tells its story."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from communique.compare.series import Row, Series
from communique.kinds import Area
from communique.web.figures import OneSeries
from communique.web.overview import change_of


def test_the_overview_says_what_is_due_and_overdue_by_date(demo: TestClient) -> None:
    found = demo.get("/overview.json").json()
    assert found["overdue"] and {each["status"] for each in found["overdue"]} == {"overdue"}
    listed = demo.get("/commitments.json?status=overdue&order=due").json()["commitments"]
    assert [each["id"] for each in found["overdue"]] == [each["id"] for each in listed[: len(found["overdue"])]]
    assert {each["status"] for each in found["due"]} <= {"open", "in progress"}
    page = demo.get("/").text
    for each in (*found["overdue"], *found["due"]):
        assert f'href="/commitments/{each["id"]}"' in page
    for title in ("Due next", "Overdue", "In conflict", "Series that moved", "Came in last"):
        assert f"<h2>{title}</h2>" in page


def series(*rows: tuple[str, float | None, float | None, str]) -> OneSeries:
    made = [Row(period, None, low, high, verdict, ("f1",), ("d1",)) for period, low, high, verdict in rows]
    return OneSeries("trade", Series("trade", None, (Area("Kenya", "KE"),), "level", "USD", rows=made))


@pytest.mark.parametrize(("rows", "way"), [
    ((("2023", 10, 11, "said"), ("2024", 12, 13, "agree")), "rose"),
    ((("2023", 10, 11, "said"), ("2024", 5, 6, "said")), "fell"),
    ((("2023", 10, 12, "said"), ("2024", 11, 13, "said")), None),  # may be the same
    ((("2023", 10, 11, "said"), ("2024-01/2024-04", 2, 3, "said")), None),  # four months against a year
    ((("2023", 10, 11, "said"), ("2024", 12, 13, "derived")), None),
    ((("2022", 10, 11, "said"), ("2023", 1, 99, "conflict"), ("2024", 12, None, "said")), "rose"),
])  # fmt: skip
def test_a_series_moved_only_where_its_values_cannot_be_the_same(
    rows: tuple[tuple[str, float | None, float | None, str], ...], way: str | None
) -> None:
    change = change_of(series(*rows))
    assert (change.way if change else None) == way


def test_a_document_names_the_others_that_tell_its_story(demo: TestClient) -> None:
    documents = demo.get("/documents.json").json()["documents"]
    told = [demo.get(f"/documents/{each['id']}.json").json() for each in documents]
    shared = [each for each in told if each["stories"]]
    assert shared
    for each in shared:
        page = demo.get(f"/documents/{each['document']['id']}").text
        assert "Told elsewhere too" in page
        assert all(f'href="/documents/{other}"' in page for other in each["others"])
        assert each["document"]["id"] not in each["others"]
