"""Every page opens, and its JSON twin says the same."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from communique.cli import cli
from communique.web.app import PAGES

LISTS = [page.path for page in PAGES if "{" not in page.path]


def twin(path: str) -> str:
    return "/overview.json" if path == "/" else f"{path}.json"


@pytest.mark.parametrize("path", LISTS)
def test_a_list_opens_and_has_a_twin(demo: TestClient, path: str) -> None:
    page = demo.get(path)
    assert page.status_code == 200, page.text
    assert "<h1>" in page.text
    assert demo.get(twin(path)).headers["content-type"] == "application/json"


def test_a_list_goes_on_by_key_and_shows_each_row_once(demo: TestClient) -> None:
    seen: list[str] = []
    address = "/commitments.json?limit=10"
    while address:
        found = demo.get(address).json()
        seen += [entry["id"] for entry in found["commitments"]]
        address = f"/commitments.json?limit=10&after={found['after']}" if found["after"] else ""
    assert len(seen) == len(set(seen)) == found["total"]["count"]


def test_what_a_form_leaves_empty_is_not_in_the_address(demo: TestClient) -> None:
    answer = demo.get("/commitments?area=KE&person=&period=", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/commitments?area=KE"


@pytest.mark.parametrize(("path", "status"), [
    ("/nowhere", 404), ("/documents/dnone", 404), ("/commitments?after=x", 400), ("/commitments?period=soon", 400),
    ("/commitments?limit=9999", 422), ("/commitments.json?limit=9999", 422), ("/documents/dnone.json", 404),
])  # fmt: skip
def test_what_there_is_not_is_said_in_one_sentence(demo: TestClient, path: str, status: int) -> None:
    answer = demo.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    if ".json" in path:
        assert answer.json()["error"].endswith(".")


def test_a_page_is_printed_without_a_server(demo_file: object) -> None:
    asked = ["serve", "--ledger", str(demo_file), "--get"]
    found = CliRunner().invoke(cli, [*asked, "/documents.json?limit=1"])
    assert found.exit_code == 0
    assert '"documents":[' in found.output
    assert CliRunner().invoke(cli, [*asked, "/nowhere"]).exit_code == 1
    assert CliRunner().invoke(cli, [*asked, "nowhere"]).exit_code == 2


@pytest.mark.parametrize("path", LISTS)
def test_every_link_of_a_list_leads_somewhere(demo: TestClient, path: str) -> None:
    targets = set(re.findall(r'(?:href|src)="(/[^"#]*)', demo.get(path).text))
    for target in sorted(targets):
        answer = demo.get(target.replace("&amp;", "&"))
        assert answer.status_code == 200, (path, target)
