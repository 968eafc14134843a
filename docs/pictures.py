"""Take the pictures of the README from the sample reports: python docs/pictures.py (Chromium and the extra `dev`)."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from communique.ledger.store import Ledger
from communique.pipeline import read_samples
from communique.read.files import find_samples
from communique.report.following import settle_standings
from communique.settings import Settings
from communique.upkeep import bring_up_to_date
from communique.web.serving import beside
from communique.web.site import Options, Site

FOLDER = Path(__file__).with_name("pictures")
DAY = date(2026, 6, 1)  # by which deadlines are judged, so that the pictures do not change by themselves
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its file's name, the page or the link on it, its size in pixels, the theme, what stands at its top."""

    name: str
    path: str
    size: tuple[int, int]
    theme: str = "light"
    top: str = ""
    link: str = ""


SHOTS = (
    Shot("document", "/documents?area=EC", (1200, 760), "dark", top=".reading", link="Türkiye to open trade office"),
    Shot("series", "/figures?area=EC&other=TR", (1200, 560), top=".chart:last-of-type"),
    Shot("map", "/areas", (1200, 700), top=".map"),
)


@contextmanager
def samples_served() -> Iterator[str]:
    """The site of a ledger of the sample reports, on a free port of this machine; its address."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "demo.db", create=True) as ledger:
        read_samples(ledger, find_samples())
        bring_up_to_date(ledger)
        settle_standings(ledger, DAY)
        site = Site(ledger, Settings(), Options(reviewer="Ada", compare=False), clock=lambda: DAY)
        with beside(site) as address:
            yield address


def take(browser: Browser, address: str, shot: Shot) -> bytes:
    """A picture as PNG, in as many colours as a palette holds."""
    wide, high = shot.size
    context = browser.new_context(viewport={"width": wide, "height": high}, color_scheme=shot.theme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + shot.path)
    if shot.link:
        page.get_by_role("link", name=shot.link).first.click()
    page.wait_for_load_state("networkidle")
    if shot.top:
        page.evaluate("one => scrollTo(0, document.querySelector(one).getBoundingClientRect().top - 16)", shot.top)
    taken = page.screenshot()
    context.close()
    made = BytesIO()
    Image.open(BytesIO(taken)).convert("RGB").quantize(128).save(made, "PNG", optimize=True)
    return made.getvalue()


def main() -> None:
    """Write all pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("There is no Chromium here: 'make packages' installs it, as root.")
    FOLDER.mkdir(exist_ok=True)
    with samples_served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        for shot in SHOTS:
            content = take(browser, address, shot)
            (FOLDER / f"{shot.name}.png").write_bytes(content)
            print(f"{shot.name}.png {len(content):,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
