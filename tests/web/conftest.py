"""A ledger of the samples, made once, and a client of its site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.site import browsing, make_demo


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the sample reports; not to be changed."""
    path = tmp_path_factory.mktemp("web") / "demo.db"
    make_demo(path)
    return path


@pytest.fixture
def own_file(demo_file: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    path = tmp_path / "own.db"
    shutil.copy(demo_file, path)
    return path


@pytest.fixture(scope="session")
def demo(demo_file: Path) -> Iterator[TestClient]:
    """A client of the site of the sample reports."""
    with browsing(demo_file) as client:
        yield client
