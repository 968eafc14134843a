"""`communique watch` as a user meets it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from communique.cli import cli
from tests.fetch.site import serving
from tests.fetch.test_reading import feed, report
from tests.shared import CHECKOUT


def test_watch_once_reads_what_is_new_and_says_where_to_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMMUNIQUE_CACHE", str(tmp_path / "cache"))
    with serving() as site:
        site.pages |= {"/feed": feed(site.url("/1")), "/1": report(1)}
        Path("sources.toml").write_text(f'[[follow]]\nfeed = "{site.url("/feed")}"\n')
        first = CliRunner().invoke(cli, ["watch", "sources.toml", "--once", "--allow-private"])
        again = CliRunner().invoke(cli, ["watch", "sources.toml", "--once", "--allow-private"])
    assert first.exit_code == again.exit_code == 0, first.output
    assert "/feed: 1 read." in first.output and "communique new --since" in first.output
    assert again.output == "0 read, 0 failed.\n"


def test_watch_names_what_is_wrong_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = CliRunner().invoke(cli, ["watch", "sources.toml"])
    assert wrong.exit_code == 2 and "sources.toml cannot be read" in wrong.output
    assert not Path("communique.db").exists()


def test_watch_ends_at_ctrl_c_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("On March 3, 2025 the ministers of Belarus and Kenya met in Nairobi.")
    (tmp_path / "sources.toml").write_text('[[follow]]\nfolder = "inbox"\n')
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "communique", "watch", "sources.toml"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as watch:
        late = threading.Timer(60, watch.kill)
        late.start()
        assert watch.stdout is not None
        lines = [watch.stdout.readline() for _ in range(3)]
        assert "Watching 1 source;" in lines[0] and "1 read." in lines[1] and "Follow-ups" in lines[2]
        watch.send_signal(signal.SIGINT)
        assert watch.stdout.read() == "Ended; what was read is kept, and the next watch goes on from here.\n"
        late.cancel()
    assert watch.returncode == 0
