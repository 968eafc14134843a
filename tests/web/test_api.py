"""The API does what its description says; a property-based tester finds no server error in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from tests.web.site import browsing

_PATIENCE = 300  # seconds until a call is given up: what is tested is that it fails, not how soon it answers


def test_it_describes_every_page_and_every_decision(demo: TestClient) -> None:
    paths = demo.get("/api").json()["paths"]
    assert {"/overview.json", "/commitments.json", "/figures/{id}.json", "/api/entries/{id}/edit"} <= set(paths)
    asked = {each["name"] for each in paths["/commitments.json"]["get"]["parameters"]}
    assert {"area", "person", "period", "status", "force", "type", "sector", "due", "after"} <= asked


@pytest.mark.parametrize(
    "text", ["\\ud800", "a\\u0000b"], ids=["lone surrogate", "zero"]
)  # as JSON writes what no text can hold
def test_text_that_cannot_be_written_down_is_refused(demo: TestClient, text: str) -> None:
    body = f'{{"text": "{text}"}}'
    answer = demo.post("/api/documents", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422


def test_every_entry_has_its_address(demo: TestClient) -> None:
    entry = demo.get("/figures.json").json()["listing"]["entries"][0]
    assert demo.get(f"/entries/{entry['id']}.json").status_code == 200
    assert demo.get(entry["href"] + ".json").json()["single"]["kept"]["id"] == entry["id"]


def find_errors(path: Path, examples: int) -> int:
    """Call each operation with so many cases; how many operations there are. Fails for an answer of 500 or more."""
    count = 0
    with browsing(path) as client:
        schema = schemathesis.openapi.from_asgi("/api", client.app, headers={"host": "localhost"})
        for found in schema.get_all_operations():
            operation = found.ok()
            count += 1

            @given(case=operation.as_strategy())
            @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
            def call(case: schemathesis.Case) -> None:
                answer = case.call(headers={"host": "localhost"}, timeout=_PATIENCE)
                assert answer.status_code < 500, (answer.request.method, answer.request.url, answer.text)

            call()
    return count


def test_no_call_brings_it_down(own_file: Path) -> None:
    assert find_errors(own_file, 5) > 30


@pytest.mark.soak
def test_no_call_of_many_brings_it_down(own_file: Path) -> None:
    assert find_errors(own_file, 300) > 30
