"""What pages cost with nothing remembered: the steps of the database, and the processor's time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import event
from starlette.testclient import TestClient

from communique.ledger.store import Ledger
from communique.settings import Settings
from communique.web.app import guard, make_app
from communique.web.serving import warm_behind
from communique.web.site import Memory, Options, Site

_STEPS = 100  # of SQLite's virtual machine, after which it says that it goes on


@dataclass(slots=True)
class Cost:
    """What one visit cost: thousands of steps of the database, and milliseconds of the processor."""

    steps: float
    milliseconds: float


@dataclass(slots=True)
class Meter:
    """A site whose every visit is a first one, and a counter of the database's steps."""

    client: TestClient
    site: Site
    ticks: int = 0

    def visit(self, path: str) -> Cost:
        """A first visit of a page, which must answer."""
        self.site.memory = Memory()
        self.ticks, began = 0, time.process_time()
        answer = self.client.get(path)
        milliseconds = (time.process_time() - began) * 1000
        assert answer.status_code == 200, (path, answer.text[:300])
        return Cost(self.ticks * _STEPS / 1000, milliseconds)


@contextmanager
def metering(path: Path) -> Iterator[Meter]:
    """A meter for the pages of a ledger, with all loaded that a server loads when it starts."""
    warm_behind()
    with Ledger.open(path) as ledger:
        site = Site(ledger, Settings(), Options(reviewer="Ada", compare=False))
        with TestClient(guard(make_app(site), site), base_url="http://localhost") as client:
            meter = Meter(client, site)

            def tick() -> int:
                meter.ticks += 1
                return 0

            @event.listens_for(ledger._engine, "checkout")
            def watch(connection: Any, record: Any, proxy: Any) -> None:
                connection.set_progress_handler(tick, _STEPS)

            client.get("/login")
            yield meter


def least_costs(meter: Meter, paths: Iterable[str], visits: int) -> dict[str, Cost]:
    """The least that each page cost in so many visits; other work on the machine only adds to it."""
    found = {}
    for path in paths:
        costs = [meter.visit(path) for _ in range(visits)]
        found[path] = Cost(min(one.steps for one in costs), min(one.milliseconds for one in costs))
    return found
