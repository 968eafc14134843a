"""The command that lists what could not be read and tries it again."""

from __future__ import annotations

from pathlib import Path

from tests.builders import TEXT
from tests.conftest import Run


def test_failures_are_listed_tried_again_and_forgotten(run: Run) -> None:
    Path("good.txt").write_text(TEXT)
    Path("empty.txt").write_bytes(b"")
    assert run("read", "good.txt", "empty.txt", "gone.txt").exit_code == 1
    listed = run("failures")
    assert listed.exit_code == 0
    assert "empty.txt is empty" in listed.output and "gone.txt is not there" in listed.output
    assert "tried once" in listed.output and "communique failures --retry" in listed.output

    Path("empty.txt").write_text(TEXT + "More of it.")
    again = run("failures", "--retry")
    assert again.exit_code == 1 and "1 read, 1 failed" in again.output
    listed = run("failures")
    assert "empty.txt" not in listed.output and "tried 2 times" in listed.output

    assert run("failures", "--forget", "other.txt").output == "0 forgotten.\n"
    assert run("failures", "--forget", "gone.txt").output == "1 forgotten.\n"
    assert "Nothing has failed." in run("failures").output


def test_what_came_by_standard_input_cannot_be_tried_again(run: Run) -> None:
    assert run("read", "-", input=b"").exit_code == 1
    assert "cannot be tried again" in run("failures").output
    assert "0 read, 0 failed" in run("failures", "--retry").output


def test_wrong_numbers_of_jobs_are_refused(run: Run) -> None:
    assert run("read", "x.txt", "--jobs", "0").exit_code == 2
