"""Review in the browser, without a script: each decision, its undoing, its history, and two people at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.site import browsing
from tests.web.test_safety import field


@pytest.fixture
def client(own_file: Path) -> Iterator[TestClient]:
    with browsing(own_file) as made:
        yield made


def judge(client: TestClient, page: str, **sent: Any) -> Any:
    text = client.get(page).text
    found = re.search(r'action="/entries/(\w+)/judge"', text[text.index('class="judge"') :])
    assert found
    form = {"csrf": field(text, "csrf"), "version": field(text[text.index('class="judge"') :], "version"), "next": page}
    return client.post(f"/entries/{found[1]}/judge", data=form | sent, follow_redirects=False)


def first(client: TestClient, kind: str = "commitments") -> str:
    entries = client.get(f"/{kind}.json").json()
    listed = entries.get("commitments") or entries["listing"]["entries"]
    return f"/{kind}/{listed[0]['id']}"


def test_confirming_goes_on_to_the_next_and_can_be_undone(client: TestClient) -> None:
    before = client.get("/review.json").json()
    answer = judge(client, "/review", act="confirm")
    after = client.get(answer.headers["location"])
    assert before["single"]["kept"]["id"] in after.text
    assert before["single"]["kept"]["id"] != client.get("/review.json").json()["single"]["kept"]["id"]
    done = after.text[after.text.index('class="done"') : after.text.index('class="lead"')]
    undone = {name: field(done, name) for name in ("csrf", "version", "judgement")}
    client.post(f"/entries/{before['single']['kept']['id']}/judge", data=undone | {"act": "undo", "next": "/review"})
    assert client.get("/review.json").json()["single"]["kept"]["id"] == before["single"]["kept"]["id"]


def test_what_is_rejected_is_in_no_list_and_shows_its_history(client: TestClient) -> None:
    page = first(client)
    judge(client, page, act="reject", note="Said of last year's plant.")
    assert page.rpartition("/")[2] not in client.get("/commitments?limit=200").text
    assert page.rpartition("/")[2] in client.get("/commitments?limit=200&rejected=1").text
    assert "Said of last year’s plant." in client.get(page).text.replace("&#39;", "’")


def test_fields_are_edited_in_words(client: TestClient) -> None:
    page = first(client)
    judge(client, page, act="edit", **{"f-due": "2031-05", "f-actors": "Kenya (KE); Ministry of Trade"})
    entry = client.get(f"{page}.json").json()["followed"]
    assert entry["due"] == "2031-05"
    assert entry["actors"] == [{"name": "Kenya", "code": "KE"}, {"name": "Ministry of Trade"}]
    assert judge(client, page, act="edit", **{"f-due": "some day"}).status_code == 400


def test_a_rating_stands_in_the_list(client: TestClient) -> None:
    page = first(client)
    judge(client, page, act="rate", status="partly fulfilled", note="Two of five.")
    listed = client.get("/commitments.json?status=partly fulfilled&limit=200").json()["commitments"]
    assert page.rpartition("/")[2] in {entry["id"] for entry in listed}


def test_a_note_alone_leaves_the_entry_waiting(client: TestClient) -> None:
    before = client.get("/review.json").json()
    judge(client, "/review", act="note", note="Ask the ministry.")
    after = client.get("/review.json").json()
    assert after["single"]["kept"]["id"] == before["single"]["kept"]["id"]
    assert after["single"]["judged"][0]["judgement"]["note"] == "Ask the ministry."
    assert after["waiting"] == before["waiting"]


def test_two_of_one_document_are_merged(client: TestClient) -> None:
    entries = client.get("/commitments.json?limit=200").json()["commitments"]
    one = next(e for e in entries if sum(o["document"] == e["document"] for o in entries) > 1)
    other = next(e for e in entries if e["document"] == one["document"] and e["id"] != one["id"])
    judge(client, f"/commitments/{one['id']}", act="merge", other=other["id"])
    merged = client.get(f"/api/entries/{one['id']}").json()["entry"]
    assert len(merged["evidence"]) == len(one["evidence"]) + len(other["evidence"])


def test_two_people_do_not_overwrite_each_other(client: TestClient) -> None:
    page = first(client)
    text = client.get(page).text
    panel = text[text.index('class="judge"') :]
    form = {"csrf": field(text, "csrf"), "version": field(panel, "version"), "next": page}
    to = f"/entries/{page.rpartition('/')[2]}/judge"
    assert client.post(to, data=form | {"act": "confirm"}, follow_redirects=False).status_code == 303
    late = client.post(to, data=form | {"act": "reject"}, follow_redirects=False)
    assert late.status_code == 409
    assert "meanwhile" in late.text
    api = f"/api/entries/{page.rpartition('/')[2]}"
    assert client.post(f"{api}/reject", json={"version": "read"}).status_code == 409
    current = client.get(api).json()["version"]
    assert client.post(f"{api}/reject", json={"version": current}).status_code == 200


def test_what_is_passed_over_comes_later(client: TestClient) -> None:
    now = client.get("/review.json").json()
    later = client.get(now["skipping"].replace("/review?", "/review.json?")).json()
    assert later["single"]["kept"]["id"] != now["single"]["kept"]["id"]


def test_files_are_uploaded_and_read(client: TestClient) -> None:
    page = client.get("/upload").text
    text = "Kenya to open a plant\n\nNAIROBI, 3 March 2024. We will open the plant by June 2025, the minister said.\n"
    files = [("files", ("../plant.txt", text.encode())), ("files", ("bad.bin", b"\x89PNG\r\n\x1a\n"))]
    answer = client.post("/upload", data={"csrf": field(page, "csrf")}, files=files, follow_redirects=False)
    job = answer.headers["location"] + ".json"
    for _ in range(600):
        found = client.get(job).json()["job"]
        if found["state"] == "done":
            break
    assert found["read"] == 1
    assert len(found["failures"]) == 1
    document = client.get(f"/documents/{found['documents'][0]}.json").json()["document"]
    assert document["sources"] == ["uploads/plant.txt"]
    assert document["text"] == text
