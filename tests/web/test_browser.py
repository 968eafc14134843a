"""The site in a real browser: no console error, no violation of accessibility, keys, review, and a hostile document."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from communique.ledger.store import Ledger
from communique.pipeline import Choices, read_inputs, read_paths
from communique.read.files import decode_input
from communique.settings import Settings
from communique.upkeep import bring_up_to_date
from communique.web.app import PAGES
from communique.web.serving import beside
from communique.web.site import Options, Site
from tests.fetch.site import serving as press
from tests.shared import seeds
from tests.web.test_uploading import PAGE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync")  # fmt: skip
WIDTHS = (360, 900, 1440)

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: 'make packages' installs it, as root"),
    pytest.mark.xdist_group("browser"),
]


@contextmanager
def serving(path: Path, settings: Settings | None = None) -> Iterator[str]:
    """The site of a ledger on a free port; its address."""
    with Ledger.open(path) as ledger:
        site = Site(ledger, settings or Settings(), Options(reviewer="Ada", compare=False, allow_private=True))
        with beside(site) as address:
            yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("browser") / "demo.db"
    shutil.copy(demo_file, path)
    with serving(path) as started:
        yield started


@contextmanager
def opened(browser: Browser, **context: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page of its own, and what its console and the policy complain of."""
    made = browser.new_context(**context)
    page, said = made.new_page(), []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield page, said
    made.close()


ASKED = ("/figures?area=CO-ANT", "/figures?area=EC&other=TR", "/conflicts?verdict=agree", "/commitments?status=overdue",
         "/search?q=trade", "/search?q=zzzz", "/brief?area=BY", "/commitments?area=ZZ", "/login", "/nowhere")  # fmt: skip
LISTS = (*(each.path for each in PAGES if "{" not in each.path), *ASKED)
BELOW = tuple(each.path.partition("/{")[0] for each in PAGES if "{" in each.path)
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SOUGHT = ("/commitments", "/figures", "/conflicts?verdict=agree", "/conflicts", "/areas", "/people", "/meetings",
          "/documents", "/statements", "/hubs", "/search?q=trade&kind=followup&limit=100", "/search?q=trade&kind=story",
          "/search?q=Belarus&kind=followup")  # fmt: skip


def addresses(page: Page, address: str, many: int = 1) -> list[str]:
    """All lists, and the first `many` of each sort of single thing that they lead to."""
    links: dict[str, None] = {}
    for where in SOUGHT:
        page.goto(address + where)
        links |= dict.fromkeys(page.eval_on_selector_all("main a", "all => all.map(one => one.getAttribute('href'))"))
    plain = [link for link in links if re.fullmatch(r"/[a-z]+/[^/#?]+(?<!\.atom)", link)]
    return [*LISTS, *(link for name in BELOW for link in [one for one in plain if one.startswith(f"{name}/")][:many])]


def complaints(said: list[str], path: str) -> list[str]:
    """What the console complains of, but for the page that there is not."""
    return [each for each in said if not (path == "/nowhere" and "404" in each)]


def violations(page: Page, address: str, paths: list[str]) -> Iterator[tuple[str, str]]:
    """Where the checker of accessibility finds fault, all that folds unfolded."""
    for path in paths:
        page.goto(address + path)
        page.evaluate(UNFOLD)
        if (report := Axe().run(page)).violations_count:
            yield path, report.generate_report()


@contextmanager
def in_the_dark(page: Page) -> Iterator[None]:
    """The page in the colours of a dark screen, which is all that it changes."""
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    yield
    page.emulate_media(color_scheme="light")


@pytest.fixture(scope="module")
def found(browser: Browser, address: str) -> list[str]:
    """All pages of the demo's ledger, of single things the first three."""
    with opened(browser) as (page, _):
        return addresses(page, address, many=3)


def firsts(found: list[str]) -> list[str]:
    """Of single things of a sort only the first."""
    by_sort: dict[str, str] = {}
    for path in found:
        by_sort.setdefault(path if path in LISTS else path.split("/")[1], path)
    return list(by_sort.values())


def test_every_page_is_looked_at(found: list[str]) -> None:
    unseen = {name for name in BELOW if not any(each.startswith(f"{name}/") for each in found)}
    assert unseen <= {"/entries", "/uploads", "/judgements"}  # tested where there is one
    assert len(found) == len(set(found))


def test_every_page_opens_without_a_complaint_at_any_width(browser: Browser, address: str, found: list[str]) -> None:
    with opened(browser) as (page, said):
        for path in found:
            page.goto(address + path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            assert complaints(said, path) == [], path
            said.clear()


def test_no_page_breaks_a_rule_of_accessibility(browser: Browser, address: str, found: list[str]) -> None:
    with opened(browser, color_scheme="light", viewport={"width": 1000, "height": 900}) as (page, _):
        for path in firsts(found):
            assert list(violations(page, address, [path])) == []
            with in_the_dark(page):
                report = Axe().run(page, options=COLOURS)
            assert not report.violations_count, (path, report.generate_report())


EVERY = "a[href], button, input:not([type=hidden]), select, textarea, summary"
VISIBLE = f"[...document.querySelectorAll('{EVERY}')].filter(one => one.checkVisibility())"
COUNTING = "window.reached = new Set(); addEventListener('focusin', event => window.reached.add(event.target))"


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.soak)])
def test_the_keyboard_reaches_everything(browser: Browser, address: str, found: list[str], width: int) -> None:
    with opened(browser, viewport={"width": width, "height": 900}) as (page, _):
        for path in firsts(found):
            page.goto(f"{address}{path}{'&' if '?' in path else '?'}limit=10")
            page.evaluate(UNFOLD)
            page.evaluate(COUNTING)
            for _ in range(page.evaluate(f"{VISIBLE}.length") + 6):  # a date is several stops
                page.keyboard.press("Tab")
            missed = f"{VISIBLE}.filter(one => !window.reached.has(one)).map(one => one.outerHTML.slice(0, 200))"
            for _ in range(40):
                if not page.evaluate(missed):
                    break
                page.keyboard.press("Tab")
            assert page.evaluate(missed) == [], path


def test_review_works_with_one_key_each(browser: Browser, own_file: Path) -> None:
    with serving(own_file) as address, opened(browser) as (page, said):
        page.goto(f"{address}/review")
        first = page.locator(".judge form").first.get_attribute("action")
        page.keyboard.press("c")
        page.wait_for_selector(".done")
        assert "Confirmed by Ada" in page.inner_text(".done")
        second = page.locator(".judge form").first.get_attribute("action")
        assert first != second
        page.keyboard.press("u")
        expect(page.locator(".done")).to_have_text(re.compile(r"^\s*Undone"))
        assert page.locator(".judge form").first.get_attribute("action") == first
        page.keyboard.press("s")
        page.wait_for_url("**skip=**")
        assert page.locator(".judge form").first.get_attribute("action") == second
        page.keyboard.press("n")
        page.keyboard.type("crs")  # typed into the note, and no key of its own
        assert page.input_value("[name=note]") == "crs"
        page.keyboard.press("Escape")
        page.keyboard.press("r")
        page.wait_for_selector(".done")
        assert "Rejected by Ada" in page.inner_text(".done")
        page.goto(f"{address}/review?kind=commitment")
        page.keyboard.press("e")
        page.locator("[name=f-due]").fill("2031-05")
        page.get_by_role("button", name="Keep the changes").click()
        page.wait_for_selector(".done")
        assert "2031-05" in page.inner_text(".done")
        assert said == []


def test_enter_in_a_field_does_what_stands_beside_it(browser: Browser, own_file: Path) -> None:
    with serving(own_file) as address, opened(browser) as (page, said):
        page.goto(f"{address}/review?kind=commitment")
        page.keyboard.press("n")
        page.keyboard.type("Ask the ministry")
        page.keyboard.press("Enter")
        page.wait_for_selector(".done")
        done = page.inner_text(".done")
        assert "Noted" in done and "Confirmed" not in done
        page.goto(f"{address}/review?kind=commitment")
        page.keyboard.press("e")
        page.locator("[name=f-due]").fill("2031-05")
        page.keyboard.press("Enter")
        page.wait_for_selector(".done")
        assert "2031-05" in page.inner_text(".done")
        assert said == []


def test_files_are_chosen_and_read(browser: Browser, own_file: Path) -> None:
    with serving(own_file) as address, opened(browser) as (page, said):
        page.goto(f"{address}/upload")
        text = "Kenya to open a plant\n\nWe will open the plant by June 2025, the minister said.\n"
        page.set_input_files("#files", {"name": "plant.txt", "mimeType": "text/plain", "buffer": text.encode()})
        page.get_by_role("button", name="Read them").click()
        page.wait_for_selector("[data-progress=done]")
        assert "1 read" in page.inner_text("[data-progress]")
        assert said == []
        assert list(violations(page, address, [page.url.removeprefix(address)])) == []


def test_an_address_is_named_and_read_without_a_script(browser: Browser, own_file: Path, tmp_path: Path) -> None:
    with press() as there, serving(own_file, Settings(cache=str(tmp_path), host_seconds=0)) as address:
        there.pages["/news"] = PAGE
        with opened(browser, java_script_enabled=False) as (page, _):
            page.goto(f"{address}/upload")
            page.get_by_label("Or addresses of the web").fill(there.url("/news"))
            page.get_by_role("button", name="Read them").click()
            page.wait_for_url("**/uploads/*")
            for _ in range(200):
                if page.locator("[data-progress=done]").count():
                    break
                page.wait_for_timeout(100)
                page.reload()
            assert "1 read" in page.inner_text("[data-progress]")
            assert "1 commitment" in page.inner_text("main")


HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)>\n\n"
    "LONDON, 3 March 2024. \u201c<b onmouseover=alert(3)>We will open</b> the plant <script>alert(4)</script> by June "
    "2025,\u201d said Minister \u202eEvil\u202c Smith. See javascript:alert(5) and <a href='javascript:alert(6)'>this</a>. "
    "Trade of <svg/onload=alert(7)> Kenya exceeded $556 million in 2023. {{7*7}} </p></article></main>\n\n"
    + "x" * 1_000_000
    + "\n"
)  # fmt: skip


def test_a_hostile_document_shows_as_plain_text_and_does_nothing(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    with Ledger.open(path, create=True) as ledger:
        source = "javascript:alert(8)//<script>alert(9)</script>.txt"
        batch = read_inputs(ledger, [decode_input("hostile", source, HOSTILE.encode())], Choices())
        assert batch.read == 1
        bring_up_to_date(ledger)
    with serving(path) as address, opened(browser, viewport={"width": 360, "height": 800}) as (page, said):
        for where in (*LISTS, f"/documents/{batch.documents[0]}"):
            page.goto(address + where)
            assert page.locator("main script, main img:not([src^='/']), main b, main svg[onload]").count() == 0, where
            assert page.locator("a[href^='javascript']").count() == 0
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, where
            for element in page.locator("main a:visible").all()[:3]:
                element.hover()
        text = page.inner_text("article")
        assert "<script>alert(1)</script> <img src=x onerror=alert(2)>" in text
        assert "\u202e" not in page.content()
        assert "{{7*7}}" in text
        assert [each for each in said if "404" not in each] == []


@pytest.mark.soak  # those of the samples are looked at in every run
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_seeds_opens_and_can_be_read_by_all(browser: Browser, tmp_path: Path, scheme: str) -> None:
    path = tmp_path / "seeds.db"
    with Ledger.open(path, create=True) as ledger:
        read_paths(ledger, [str(each) for each in seeds()], Choices(), Settings())
        bring_up_to_date(ledger)
    context = {"color_scheme": scheme, "viewport": {"width": 390, "height": 844}}
    with serving(path) as address, opened(browser, **context) as (page, said):
        for where in addresses(page, address):
            said.clear()
            assert list(violations(page, address, [where])) == []
            assert complaints(said, where) == [], where
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, where
