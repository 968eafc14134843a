"""Settings: the environment before the file, the file before the default."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from communique.errors import UsageError
from communique.settings import FILE, SETTINGS, Settings, load_settings


def test_the_table_and_the_value_are_one() -> None:
    assert {setting.name: setting.default for setting in SETTINGS} == {f.name: f.default for f in fields(Settings)}


def test_environment_then_file_then_default(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path) == Settings()
    (tmp_path / FILE).write_text('ledger = "file.db"\nmax_mb = 5\n')
    assert load_settings({}, tmp_path) == Settings("file.db", 5)
    assert load_settings({"COMMUNIQUE_LEDGER": "env.db"}, tmp_path) == Settings("env.db", 5)
    assert load_settings({"COMMUNIQUE_MAX_MB": "7", "COMMUNIQUE_LEDGER": ""}, tmp_path) == Settings("file.db", 7)


@pytest.mark.parametrize("content", ["max_mb = 0", 'max_mb = "many"', "ledgre = 1", "max_mb = ["])
def test_what_is_wrong_in_the_file_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    with pytest.raises(UsageError, match=FILE):
        load_settings({}, tmp_path)


def test_what_is_wrong_in_the_environment_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="COMMUNIQUE_BUSY_SECONDS must be a whole number"):
        load_settings({"COMMUNIQUE_BUSY_SECONDS": "-1"}, tmp_path)
