"""Deciding at the command line: every command as a user meets it, and the review in a real terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from communique.kinds import Followup
from communique.ledger.filters import Filter
from communique.ledger.judgements import history, reject
from communique.ledger.keeping import Reviewer
from communique.ledger.store import Ledger
from tests.builders import TEXT, evidence, make_document, make_entries, make_ledger
from tests.conftest import Run
from tests.shared import CHECKOUT, seeds

pytestmark = pytest.mark.ledger

DOCUMENT = make_document(TEXT, "reports/0.txt")
IDS = {entry.kind: entry.id for entry in make_entries(DOCUMENT)}


@pytest.fixture
def run(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command as Ana in a folder with a ledger."""
    monkeypatch.setenv("COMMUNIQUE_REVIEWER", "Ana")
    make_ledger(Path("communique.db"))
    return run


def lines(run: Run, *words: str) -> dict[str, dict[str, Any]]:
    """What an export holds, by id."""
    loaded = [json.loads(line) for line in run("export", *words).stdout.splitlines()]
    return {line["id"]: line for line in loaded}


def judgement_in(result: Result) -> str:
    """The id of the judgement that a command says it has kept."""
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()[0].rsplit(" ", 1)[-1]


def test_rate_says_what_was_kept_and_what_others_said(run: Run) -> None:
    first = run("rate", IDS["commitment"][:7], "partly", "fulfilled", "--note", "Two of five.", "--source", "Visit")
    made = judgement_in(first)
    assert f"{IDS['commitment']}: rated partly fulfilled, by Ana." in first.stdout
    line = lines(run)[made]
    assert (line["by"], line["note"], line["source"]) == ("Ana", "Two of five.", "Visit")
    second = run("rate", IDS["commitment"], "not-fulfilled", "--as", "Ben", "--on", "2025-07-01")
    assert "before: rated partly fulfilled, by Ana" in second.stdout
    assert lines(run)[IDS["commitment"]]["status"] == "not fulfilled"
    assert run("rate", IDS["commitment"], "broken").exit_code == 2
    assert run("rate", "zzz", "fulfilled").exit_code == 1
    shown = run("show", IDS["commitment"]).stdout
    assert "rated partly fulfilled" in shown
    assert "Two of five." in shown


def test_who_judges_is_the_option_the_setting_or_who_is_logged_in(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMUNIQUE_REVIEWER")
    Path("communique.toml").write_text('reviewer = "Ceren"\n')
    assert "by Ceren" in run("confirm", IDS["hub"]).stdout
    assert "by Ben" in run("confirm", IDS["hub"], "--as", "Ben").stdout
    Path("communique.toml").unlink()
    monkeypatch.setenv("LOGNAME", "dagny")
    assert "by dagny" in run("confirm", IDS["hub"]).stdout


def test_confirm_reject_edit_assign_and_undo(run: Run) -> None:
    assert run("confirm", IDS["hub"], IDS["meeting"]).stdout.count("confirmed, by Ana") == 2
    rejected = judgement_in(run("reject", IDS["figure"], "--note", "Of another year."))
    assert IDS["figure"] not in lines(run)
    assert IDS["figure"] in lines(run, "--rejected")
    assert run("list", "figure").stdout == ""
    judgement_in(run("undo", rejected[:6]))
    assert IDS["figure"] in lines(run)
    judgement_in(run("edit", IDS["figure"], "period=2022", "areas=Kenya (KE); Gujarat (IN-GJ)", "high=5.6e8"))
    line = lines(run)[IDS["figure"]]
    assert (line["period"], line["high"], line["areas"][1]["code"]) == ("2022", 5.6e8, "IN-GJ")
    assert run("edit", IDS["figure"], "period").exit_code == 2
    assert run("edit", IDS["figure"], "period=soon").exit_code == 2
    judgement_in(run("assign", IDS["commitment"], "--owner", "Trade desk", "--remind", "2025-05-01"))
    assert lines(run)[IDS["commitment"]]["reminder"] == "2025-05-01"
    assert run("assign", IDS["commitment"]).exit_code == 2
    assert "Trade desk" in run("new", "--since", "2020-01-01").stdout
    assert json.loads(run("new", "--since", "2020-01-01", "--json").stdout)["reminders"][0]["day"] == "2025-05-01"
    assert run("new", "--since", "lately").exit_code == 2


def test_merge_and_split(run: Run) -> None:
    split = judgement_in(run("split", IDS["commitment"], "We will open", "the plant by June 2025"))
    parts = [line["id"] for line in lines(run, "--kind", "commitment").values()]
    assert len(parts) == 2
    judgement_in(run("merge", *parts))
    assert len(lines(run, "--kind", "commitment")) == 1
    assert run("merge", parts[0], IDS["hub"]).exit_code == 2
    judgement_in(run("undo", split))
    assert set(lines(run, "--kind", "commitment")) == {IDS["commitment"]}
    judgement_in(run("merge", "--people", "A. Wanjiru-Otieno", "Amina Wanjiru"))
    assert lines(run)[IDS["statement"]]["speaker"]["name"] == "A. Wanjiru-Otieno"
    judgement_in(run("split", "--people", "A. Wanjiru-Otieno", "Another Wanjiru", "--in", IDS["statement"]))
    assert lines(run)[IDS["statement"]]["speaker"]["name"] == "Another Wanjiru"
    assert lines(run)[IDS["commitment"]]["speaker"]["name"] == "A. Wanjiru-Otieno"
    judgement_in(run("merge", "--areas", "State of Gujarat (IN-GJ)", "Gujarat"))
    assert lines(run)[IDS["figure"]]["areas"][1] == {"name": "State of Gujarat", "code": "IN-GJ"}
    assert run("merge", "--people", "Nobody", "Nobody else").exit_code == 1


def test_add_makes_a_ledger_where_there_is_none_and_marks_what_it_adds(run: Run) -> None:
    words = (
        "add",
        "commitment",
        "The Government of Kenya will open the plant by June 2025.",
        "--source",
        "Round table",
        "--date",
        "2024-05-03",
    )
    assert run(*words, "--ledger", "hand.db").exit_code == 0
    assert run(*words, "--ledger", "hand.db").exit_code == 1  # it is there already
    kept = lines(run, "--ledger", "hand.db")
    (document,) = (line for line in kept.values() if line["kind"] == "document")
    (commitment,) = (line for line in kept.values() if line["kind"] == "commitment")
    assert (document["source"], commitment["by_hand"], commitment["due"]) == ("Round table", "Ana", "2025-06")
    assert run("add", "story", "x", "--source", "y").exit_code == 2
    assert run("add", "commitment", "x").exit_code == 2  # without a source


def test_remove_takes_a_document_out_and_reading_it_again_says_why(run: Run) -> None:
    Path("draft.txt").write_text(TEXT + "A draft.\n")
    assert run("read", "draft.txt").exit_code == 0
    id = make_document(TEXT + "A draft.\n").id
    made = judgement_in(run("remove", id, "--why", "Never published."))
    assert id not in {line.get("document") for line in lines(run, "--all-versions").values()} | set(lines(run))
    shown = run("show", id)
    assert shown.exit_code == 1
    assert "Never published." in shown.stderr
    again = run("read", "draft.txt", "--again")
    assert again.exit_code == 0
    assert "Left out: draft.txt: The document" in again.stdout
    assert "Never published." in again.stdout
    judgement_in(run("undo", made))
    assert id in lines(run)
    assert run("remove", id).exit_code == 2
    assert run("remove", IDS["hub"], "--why", "x").exit_code == 1


def test_a_rating_survives_reading_a_changed_copy(run: Run) -> None:
    Path("a.txt").write_text(TEXT)
    run("read", "a.txt", "--ledger", "own.db")
    id = next(iter(lines(run, "--kind", "commitment", "--period", "2025-06", "--ledger", "own.db")))
    judgement_in(run("rate", id, "fulfilled", "--note", "Seen.", "--ledger", "own.db"))
    assert run("read", "a.txt", "--again", "--ledger", "own.db").exit_code == 0
    Path("a.txt").write_text("CORRECTION\n\n" + TEXT.replace("exceeded $556 million", "exceeded $558 million"))
    assert run("read", "a.txt", "--ledger", "own.db").exit_code == 0
    kept = lines(run, "--ledger", "own.db")
    (judgement,) = (line for line in kept.values() if line["kind"] == "judgement")
    (commitment,) = (line for line in kept.values() if judgement["id"] in line.get("judgements", ()))
    assert commitment["id"] != id
    assert (commitment["status"], judgement["entry"], judgement["note"]) == ("fulfilled", commitment["id"], "Seen.")


def test_the_calendar_holds_both_seasons_of_the_seeds(run: Run) -> None:
    for path in seeds():
        assert run("read", str(path), "--ledger", "seeds.db").exit_code == 0
    assert run("calendar", "--output", "out.ics", "--ledger", "seeds.db").exit_code == 0
    said = Path("out.ics").read_bytes().decode()
    found = {
        tuple(part.split("\r\n")[0] for part in event.split("DTSTART;VALUE=DATE:")[1].split("DTEND;VALUE=DATE:"))
        for event in said.split("BEGIN:VEVENT")[1:]
    }
    spans = {(part[0], said_end) for part in found for said_end in part[1:]}
    assert {("20240301", "20240601"), ("20240901", "20241201")} <= spans
    assert run("calendar", "--output", "-", "--ledger", "seeds.db").stdout.startswith("BEGIN:VCALENDAR")
    assert run("calendar", "--output", "no/such/folder.ics", "--ledger", "seeds.db").exit_code == 1


# the review


def offer_followup() -> str:
    """A follow-up on offer in the ledger; its id."""
    offered = Followup(
        id="f-offered", document=DOCUMENT.id, evidence=evidence(DOCUMENT, "Mombasa is a gateway to East Africa"),
        commitment=IDS["commitment"], bearing="fulfils", explanation="The same plant.", confidence=0.5,
        state="offered", due=None,
    )  # fmt: skip
    with Ledger.open("communique.db") as ledger:
        ledger.save_entries([offered])
    return offered.id


def test_review_goes_through_what_waits_with_one_key_each(run: Run) -> None:
    followup = offer_followup()
    done = run("review", input="crsue\ncq")
    # confirmed, rejected, skipped, the rejection taken back; then edited with no field, confirmed
    assert "1 of 6" in done.stdout
    assert "Does this passage belong to the commitment?" in done.stdout
    assert "2 judged by Ana" in done.stdout
    kept = lines(run)
    assert kept[followup]["state"] == "confirmed"
    assert "judgements" in kept[IDS["commitment"]]
    assert run("review", "--kind", "commitment", input="").stdout == "Nothing waits.\n"
    assert "1 of 4" in run("review", input="q").stdout


def test_review_edits_with_lines_and_says_what_does_not_fit(run: Run) -> None:
    done = run("review", "--kind", "commitment", input="x" + "edue=soon\n\nedue=2025-09\ncolour=red\nforce\n\n")
    assert "There is no key 'x'" in done.stdout
    assert "'soon' is no due" in done.stdout
    assert "has no field 'colour'" in done.stdout
    assert lines(run)[IDS["commitment"]]["due"] == "2025-09"
    assert "1 judged by Ana, 0 left." in done.stdout


class Terminal:
    """A process in a terminal of its own."""

    def __init__(self, *words: str) -> None:
        self._ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "communique", *words]
        environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "TERM": "xterm", "COLUMNS": "100"}
        self._process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
        os.close(theirs)
        self.said = ""

    def wait_for(self, words: str, seconds: float = 60) -> None:
        """Read until the words appear in what was not yet waited for."""
        until, start = time.monotonic() + seconds, len(self.said)
        while words not in self.said[start:]:
            assert time.monotonic() < until, self.said
            if select.select([self._ours], [], [], 0.2)[0]:
                try:
                    self.said += os.read(self._ours, 4096).decode(errors="replace")
                except OSError:  # the process has ended
                    assert words in self.said[start:], self.said
                    return

    def press(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def end(self) -> int:
        code = self._process.wait(timeout=60)
        os.close(self._ours)
        return code


PROMPT = "[q]uit > "


@pytest.mark.file
def test_review_in_a_terminal(run: Run) -> None:
    followup = offer_followup()
    terminal = Terminal("review")
    terminal.wait_for(PROMPT)
    assert "Does this passage belong" in terminal.said
    terminal.press("c")
    terminal.wait_for(PROMPT)
    with Ledger.open("communique.db") as ledger:  # somebody else judges what is on the screen
        reject(ledger, IDS["commitment"], Reviewer("Ben"))
    terminal.press("c")
    terminal.wait_for("Ben has judged this meanwhile")
    terminal.wait_for(PROMPT)
    terminal.press("s")
    terminal.wait_for(PROMPT)
    terminal.press("r")
    terminal.wait_for(PROMPT)
    terminal.press("u")
    terminal.wait_for(PROMPT)
    terminal.press("e")
    terminal.wait_for("FIELD=VALUE: ")
    terminal.press("period=2022\n")
    terminal.wait_for("FIELD=VALUE: ")
    terminal.press("\n")
    terminal.wait_for(PROMPT)
    terminal.press("q")
    terminal.wait_for("left.")
    assert terminal.end() == 0
    assert "2 judged by Ana" in terminal.said
    kept = lines(run)
    assert kept[IDS["figure"]]["period"] == "2022"
    assert not {IDS["commitment"], followup} & set(kept)  # what bears on a rejected commitment is out with it
    assert lines(run, "--rejected")[followup]["state"] == "confirmed"
    with Ledger.open("communique.db") as ledger:
        assert [each.by for each in history(ledger, IDS["commitment"])] == ["Ben"]


@pytest.mark.file
def test_a_review_that_is_killed_keeps_what_was_decided(run: Run) -> None:
    terminal = Terminal("review")
    terminal.wait_for(PROMPT)
    terminal.press("c")
    terminal.wait_for("2 of 5")
    terminal._process.kill()
    assert terminal.end() != 0
    with Ledger.open("communique.db") as ledger:
        assert [each.by for each in history(ledger, IDS["commitment"])] == ["Ana"]
        assert len(list(ledger.kept(Filter(kinds=("judgement",))))) == 1


def test_what_lost_its_words_is_said_in_the_review(run: Run) -> None:
    judgement_in(run("rate", IDS["commitment"], "fulfilled"))
    text = TEXT.replace("We will open the plant by June 2025", "We will think about it")
    new = make_document(text, "reports/0.txt", replaces=DOCUMENT.id)
    with Ledger.open("communique.db") as ledger:
        ledger.save(new, [])
    assert "are not in the new version; judged by Ana: rated fulfilled." in run("review", input="q").stdout
    assert replace(new).id in lines(run)
