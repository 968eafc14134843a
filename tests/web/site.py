"""The site on a small ledger, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from communique.ledger.store import Ledger
from communique.pipeline import read_samples
from communique.read.files import find_samples
from communique.settings import Settings
from communique.upkeep import bring_up_to_date
from communique.web.app import guard, make_app
from communique.web.entrance import Gate
from communique.web.site import Options, Site


def make_demo(path: Path) -> None:
    """A ledger of the sample reports, compared with each other."""
    with Ledger.open(path, create=True) as ledger:
        read_samples(ledger, find_samples())
        bring_up_to_date(ledger)


@contextmanager
def browsing(
    path: Path, *, settings: Settings | None = None, gate: Gate | None = None, **options: Any
) -> Iterator[TestClient]:
    """A client of the site of this ledger; `gate` lets in only those with its keys."""
    with Ledger.open(path) as ledger:
        site = Site(ledger, settings or Settings(), Options(**{"reviewer": "Ada", "compare": False, **options}))
        app = guard(make_app(site, gate), site)
        with TestClient(app, base_url="http://localhost", raise_server_exceptions=True) as client:
            yield client
