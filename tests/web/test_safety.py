"""What the site refuses, and to whom it says nothing."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from communique.cli import cli
from communique.errors import UsageError
from communique.web.entrance import Gate
from communique.web.keys import Keys
from tests.web.site import browsing

PASSWORD = "a long password"


def field(text: str, name: str) -> str:
    found = re.search(f'name="{name}" value="([^"]*)"', text)
    assert found, name
    return found[1]


@pytest.mark.parametrize("path", ["/", "/documents.json", "/nowhere", "/static/style.css", "/login"])
def test_every_answer_has_its_headers(demo: TestClient, path: str) -> None:
    headers = demo.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/", "/commitments", "/figures", "/review", "/login", "/upload"])
def test_no_page_has_script_or_style_in_it(demo: TestClient, path: str) -> None:
    text = demo.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)


def test_another_name_for_this_machine_is_refused(demo: TestClient) -> None:
    assert demo.get("/", headers={"host": "evil.example"}).status_code == 400
    assert demo.get("/", headers={"host": "127.0.0.1:8000"}).status_code == 200
    assert demo.get("/", headers={"host": "[::1]:8000"}).status_code == 200


def test_what_is_too_large_is_refused(demo: TestClient) -> None:
    assert demo.get("/search?q=" + "a" * 5000).status_code == 414
    assert demo.post("/login", content=b"x" * 1_100_000).status_code == 413
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert demo.post("/login", content=(b"x" * 300_000 for _ in range(5)), headers=form).status_code == 413  # no length


def test_a_change_needs_our_own_form(own_file: Path) -> None:
    with browsing(own_file) as client:
        page = client.get("/review").text
        found = re.search(r"/entries/(\w+)/judge", page)
        assert found
        to, sent = f"/entries/{found[1]}/judge", {"act": "confirm", "version": "read"}
        assert client.post(to, data=sent).status_code == 403
        assert client.post(to, data=sent | {"csrf": "0" * 64}).status_code == 403
        right = sent | {"csrf": field(page, "csrf")}
        assert client.post(to, data=right, headers={"sec-fetch-site": "cross-site"}).status_code == 403
        assert client.post(to, data=right, headers={"origin": "http://evil.example"}).status_code == 403
        assert client.post(f"/api/entries/{found[1]}/confirm", data=sent).status_code == 415
        assert client.post(to, data=right, follow_redirects=False).status_code == 303


def test_a_form_leads_back_to_our_own_pages_only(own_file: Path) -> None:
    with browsing(own_file) as client:
        page = client.get("/review").text
        found = re.search(r"/entries/(\w+)/judge", page)
        assert found
        for n, away in enumerate(("//evil.example/", "https://evil.example/", "/\\evil.example", "/\nx")):
            sent = {"act": "note", "note": str(n), "csrf": field(page, "csrf"), "next": away}
            version = client.get(f"/api/entries/{found[1]}").json()["version"]
            answer = client.post(f"/entries/{found[1]}/judge", data=sent | {"version": version}, follow_redirects=False)
            assert answer.headers["location"] == f"/entries/{found[1]}"


def test_a_site_for_reading_takes_no_change(own_file: Path) -> None:
    with browsing(own_file, read_only=True) as client:
        page = client.get("/commitments").text
        entry = re.search(r'/commitments/(c\w{16})"', page)
        assert entry
        assert "<button name=" not in client.get(f"/commitments/{entry[1]}").text
        assert client.post(f"/entries/{entry[1]}/judge", data={"act": "confirm"}).status_code == 403
        assert client.post(f"/api/entries/{entry[1]}/confirm", json={"version": "read"}).status_code == 403
        assert client.post("/api/documents", json={"text": "x"}).status_code == 403


# Entering


@pytest.fixture
def gate(own_file: Path) -> Gate:
    keys = Keys.load(own_file)
    keys.set_password("Ada", PASSWORD)
    return Gate(Keys.load(own_file))


def log_in(client: TestClient, password: str, to: str = "/") -> int:
    page = client.get("/login").text
    sent = {"name": "Ada", "password": password, "csrf": field(page, "csrf"), "next": to}
    return client.post("/login", data=sent, follow_redirects=False).status_code


def test_nothing_is_said_to_who_has_not_entered(own_file: Path, gate: Gate) -> None:
    with browsing(own_file, gate=gate) as client:
        asked = client.get("/documents?area=KE", follow_redirects=False)
        assert asked.headers["location"] == "/login?next=%2Fdocuments%3Farea%3DKE"
        assert client.get("/documents.json").status_code == 401
        assert client.get("/api").status_code == 401
        assert client.post("/api/documents", json={"text": "x"}).status_code == 401
        assert log_in(client, "another password") == 403
        assert client.get("/documents.json").status_code == 401
        assert log_in(client, PASSWORD) == 303
        assert client.get("/documents.json").status_code == 200
        left = client.post("/logout", data={"csrf": field(client.get("/").text, "csrf")}, follow_redirects=False)
        assert left.status_code == 303
        assert client.get("/documents.json").status_code == 401


def test_who_entered_is_who_judges(own_file: Path, gate: Gate) -> None:
    with browsing(own_file, gate=gate, reviewer="somebody else") as client:
        log_in(client, PASSWORD)
        id = client.get("/commitments.json?limit=1").json()["commitments"][0]["id"]
        made = client.post(f"/api/entries/{id}/confirm", json={"version": "read"}).json()
        assert made["judgement"]["by"] == "Ada"


def test_guessing_is_slowed_down(own_file: Path, gate: Gate) -> None:
    with browsing(own_file, gate=gate) as client:
        assert [log_in(client, f"guess number {n}") for n in range(7)] == [403] * 5 + [429] * 2
        assert log_in(client, PASSWORD) == 429


def test_a_token_lets_a_program_in(own_file: Path) -> None:
    keys = Keys.load(own_file)
    token = keys.make_token("robot")
    with browsing(own_file, gate=Gate(Keys.load(own_file))) as client:
        assert client.get("/documents.json", headers={"authorization": f"Bearer {token}"}).status_code == 200
        assert client.get("/documents.json", headers={"authorization": "Bearer wrong"}).status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(own_file: Path) -> None:
    for secure in (False, True):
        with browsing(own_file, gate=Gate(None, secure)) as client:
            cookie = client.get("/review").headers["set-cookie"].lower()
            assert "httponly" in cookie
            assert "samesite=strict" in cookie
            assert ("; secure" in cookie and "__host-" in cookie) is secure


def test_passwords_and_tokens_are_kept_as_hashes_for_their_owner_only(own_file: Path) -> None:
    keys = Keys.load(own_file)
    keys.set_password("Ada", PASSWORD)
    token = keys.make_token("robot")
    held = keys.path.read_text(encoding="utf-8")
    assert PASSWORD not in held
    assert token not in held
    assert stat.S_IMODE(keys.path.stat().st_mode) == 0o600
    again = Keys.load(own_file)
    assert again.check_password("Ada", PASSWORD)
    assert not again.check_password("Ada", PASSWORD + "!")
    assert not again.check_password("Eve", PASSWORD)
    with pytest.raises(UsageError):
        keys.set_password("Ada", "short")


def test_others_are_let_in_only_with_a_password(own_file: Path) -> None:
    asked = ["serve", "--ledger", str(own_file), "--host", "0.0.0.0"]
    assert "--set-password" in CliRunner().invoke(cli, asked).output
    assert CliRunner().invoke(cli, [*asked, "--public"]).exit_code == 2
    kept = CliRunner().invoke(cli, [*asked[:3], "--set-password", "Ada"], input=f"{PASSWORD}\n")
    assert kept.exit_code == 0, kept.output
    assert Keys.load(own_file).check_password("Ada", PASSWORD)
