"""What people decide: it is kept, counts in every list, can be taken back, and survives reading again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from communique.errors import JudgementError, UnknownEntryError, UsageError
from communique.kinds import Document, Entry, Followup, Person, Story, entry_id, from_json
from communique.ledger.filters import Filter
from communique.ledger.judgements import (
    add,
    assign,
    astray,
    confirm,
    edit,
    history,
    judgements_since,
    last_judgement,
    merge,
    merge_areas,
    merge_people,
    rate,
    reject,
    remove,
    split,
    split_people,
    standing,
    undo,
)
from communique.ledger.keeping import Reviewer
from communique.ledger.search import search
from communique.ledger.store import Ledger
from communique.report.export import write_jsonl
from tests.builders import TEXT, evidence, make_document, make_entries
from tests.ledger.lists import assert_lists_follow
from tests.shared import CHECKOUT

pytestmark = pytest.mark.ledger

ANA = Reviewer("Ana", note="Seen on site.", source="Site visit, 4 May 2025")
BEN = Reviewer("Ben")
OLD = make_document(TEXT, "a.txt")
MEETING, STATEMENT, COMMITMENT, FIGURE, HUB = make_entries(OLD)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(tmp_path / "judged.db", create=True)
    opened.save(OLD, make_entries(OLD))
    yield opened
    assert_lists_follow(opened)


def record(ledger: Ledger, id: str) -> dict[str, Any]:
    """The line of an entry as it stands, rejected ones too."""
    found = ledger.get(id)
    loaded: dict[str, Any] = json.loads(found.line)  # type: ignore[union-attr]
    return loaded


def exported(ledger: Ledger, **asked: Any) -> dict[str, dict[str, Any]]:
    file = StringIO()
    write_jsonl(ledger, file, Filter(**asked))
    lines = [json.loads(line) for line in file.getvalue().splitlines()]
    return {line["id"]: line for line in lines}


def check_words(ledger: Ledger, **asked: Any) -> None:
    """All evidence of an export stands in its document, and each entry comes back as its kind."""
    lines = exported(ledger, **asked)
    for line in lines.values():
        assert from_json(line)
        for piece in line.get("evidence", ()):
            text = lines[piece.get("document") or line["document"]]["text"]
            assert text[piece["start"] : piece["end"]] == piece["text"]


def corrected(old: str = "on 2 March 2024", new: str = "on Saturday, 2 March 2024") -> tuple[Document, list[Entry]]:
    """The same report with another wording in one place, and its entries, which all have other ids."""
    document = make_document("CORRECTED\n\n" + TEXT.replace(old, new), "a.txt", replaces=OLD.id)
    return document, make_entries(document)


def make_followup(**changed: Any) -> Followup:
    words = evidence(OLD, "Mombasa is a gateway to East Africa")
    fields: dict[str, Any] = {
        "id": entry_id("followup", OLD.id, "f"),
        "document": OLD.id,
        "evidence": words,
        "commitment": COMMITMENT.id,
        "bearing": "fulfils",
        "explanation": "The same plant.",
        "confidence": 0.5,
        "state": "offered",
        "due": None,
    }
    return Followup(**(fields | changed))


# each change


def test_a_rating_counts_in_lists_filters_and_exports_and_says_who_and_why(ledger: Ledger) -> None:
    made = rate(ledger, COMMITMENT.id, "fulfilled", ANA, on="2025-05-04")
    assert record(ledger, COMMITMENT.id)["status"] == "fulfilled"
    assert [kept.id for kept in ledger.kept(Filter(status="fulfilled"))] == [COMMITMENT.id]
    lines = exported(ledger)
    assert lines[COMMITMENT.id]["status"] == "fulfilled"
    assert lines[COMMITMENT.id]["judgements"] == [made.id]
    line = lines[made.id]
    assert line["change"] == {"rated": "fulfilled", "on": "2025-05-04"}
    assert (line["entry"], line["by"], line["note"], line["source"], line["undoes"]) == (
        COMMITMENT.id, "Ana", "Seen on site.", "Site visit, 4 May 2025", None,
    )  # fmt: skip
    assert line["evidence"] == lines[COMMITMENT.id]["evidence"]
    check_words(ledger)
    assert [(id, each.change["rated"]) for id, each in standing(ledger, "rated")] == [(COMMITMENT.id, "fulfilled")]
    with pytest.raises(UsageError, match="Only a commitment is rated"):
        rate(ledger, FIGURE.id, "fulfilled", ANA)
    with pytest.raises(UsageError, match="no status 'broken'"):
        rate(ledger, COMMITMENT.id, "broken", ANA)


def test_the_last_of_several_judgements_counts_and_each_can_be_taken_back(ledger: Ledger) -> None:
    first = rate(ledger, COMMITMENT.id, "in progress", ANA)
    second = rate(ledger, COMMITMENT.id, "fulfilled", BEN)
    undo(ledger, second.id, ANA)
    assert record(ledger, COMMITMENT.id)["status"] == "in progress"
    taken_back = undo(ledger, first.id, BEN)
    assert record(ledger, COMMITMENT.id)["status"] == "open"
    assert "judgements" not in record(ledger, COMMITMENT.id)
    undo(ledger, taken_back.id, BEN)  # an undoing undone
    assert record(ledger, COMMITMENT.id)["status"] == "in progress"
    with pytest.raises(JudgementError, match="taken back already"):
        undo(ledger, second.id, ANA)
    assert [each.by for each in history(ledger, COMMITMENT.id)] == ["Ana", "Ben", "Ana", "Ben", "Ben"]
    assert exported(ledger)[second.id]["active"] is False


def test_what_is_rejected_is_in_no_list_until_that_is_taken_back(ledger: Ledger) -> None:
    made = reject(ledger, FIGURE.id, ANA)
    assert FIGURE.id not in {kept.id for kept in ledger.kept()}
    assert "figure" not in ledger.counts()
    assert search(ledger, "exceeded", Filter(kinds=("figure",))) == []
    assert FIGURE.id not in exported(ledger)
    assert exported(ledger)[made.id]["entry"] == FIGURE.id
    assert FIGURE.id in exported(ledger, rejected=True)
    assert record(ledger, FIGURE.id)["stated"] == "exceeded $556 million"  # asked for by id it is still there
    undo(ledger, made.id, BEN)
    assert list(ledger.entries(Filter(kinds=("figure",)))) == [FIGURE]
    reject(ledger, FIGURE.id, ANA)
    confirm(ledger, FIGURE.id, BEN)  # the later one counts
    assert [kept.id for kept in ledger.kept(Filter(kinds=("figure",)))] == [FIGURE.id]


def test_an_edit_is_found_under_its_new_values_and_not_under_the_old_ones(ledger: Ledger) -> None:
    made = edit(ledger, COMMITMENT.id, {"due": "2026-03", "actors": [{"name": "Uganda", "code": "UG"}]}, ANA)
    (found,) = ledger.entries(Filter(kinds=("commitment",), period="2026"))
    assert found.due == "2026-03"
    assert [kept.id for kept in ledger.kept(Filter(area="UG"))] == [COMMITMENT.id]
    assert COMMITMENT.id not in {kept.id for kept in ledger.kept(Filter(period="2025-06"))}
    assert {hit.id for hit in search(ledger, "uganda")} == {COMMITMENT.id}
    undo(ledger, made.id, ANA)
    assert list(ledger.entries(Filter(kinds=("commitment",)))) == [COMMITMENT]
    assert search(ledger, "uganda") == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"due": "soon"}, "no due"),
        ({"force": "strong"}, "one of firm, soft, conditional"),
        ({"id": "c1"}, "has no field 'id'"),
        ({"colour": "red"}, "has no field 'colour'"),
        ({"action": None}, "needs an action"),
        ({"actors": "Kenya"}, "is a list"),
        ({"actors": [{"code": "KE"}]}, "no commitment as the contract has it"),
        ({"speaker": {"name": None, "role": None}}, "lacks a name"),
        ({}, "Nothing to edit"),
    ],
)
def test_an_edit_that_is_none_of_the_contract_is_refused(ledger: Ledger, changed: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        edit(ledger, COMMITMENT.id, changed, ANA)
    assert history(ledger, COMMITMENT.id) == []
    with pytest.raises(UsageError, match="low must not be above high"):
        edit(ledger, FIGURE.id, {"low": 900e6}, ANA)


def test_owner_and_reminder_stand_beside_the_entry(ledger: Ledger) -> None:
    assign(ledger, COMMITMENT.id, ANA, owner="Trade desk", reminder="2025-05-01")
    assign(ledger, COMMITMENT.id, BEN, reminder="2025-05-15")
    assert (record(ledger, COMMITMENT.id)["owner"], record(ledger, COMMITMENT.id)["reminder"]) == (
        "Trade desk", "2025-05-15",
    )  # fmt: skip
    assign(ledger, COMMITMENT.id, BEN, reminder="")
    assert record(ledger, COMMITMENT.id)["reminder"] is None
    with pytest.raises(UsageError, match="no day"):
        assign(ledger, COMMITMENT.id, BEN, reminder="next week")


def test_merged_entries_are_one_with_the_words_of_all(ledger: Ledger) -> None:
    other = replace(
        COMMITMENT, id="c-other", evidence=evidence(OLD, "Kenya and Gujarat to build dairy plant"), due=None
    )
    followup = make_followup(commitment=other.id)
    ledger.save_entries([other, followup])
    edit(ledger, COMMITMENT.id, {"due": None}, ANA)
    made = merge(ledger, [other.id, COMMITMENT.id], ANA)
    (one,) = ledger.entries(Filter(kinds=("commitment",)))
    assert one.id == other.id
    assert [piece.text for piece in one.evidence] == [
        "Kenya and Gujarat to build dairy plant", "We will open the plant by June 2025",
    ]  # fmt: skip
    assert one.due == "2025-06"  # what the first one lacks it takes from the other as read
    check_words(ledger)
    undo(ledger, made.id, BEN)
    assert {entry.id for entry in ledger.entries(Filter(kinds=("commitment",)))} == {other.id, COMMITMENT.id}
    merge(ledger, [COMMITMENT.id, other.id], ANA)
    (moved,) = ledger.entries(Filter(kinds=("followup",)))
    assert moved.commitment == COMMITMENT.id
    with pytest.raises(UsageError, match="one kind"):
        merge(ledger, [COMMITMENT.id, FIGURE.id], ANA)


def test_entries_of_several_documents_are_not_merged(ledger: Ledger) -> None:
    document = make_document(TEXT + "More.", "b.txt")
    entries = make_entries(document)
    ledger.save(document, entries)
    with pytest.raises(UsageError, match="different documents"):
        merge(ledger, [COMMITMENT.id, entries[2].id], ANA)


def test_a_split_makes_an_entry_of_each_part(ledger: Ledger) -> None:
    made = split(ledger, COMMITMENT.id, ["We will open the plant", "by  June\n2025"], ANA)
    parts = list(ledger.entries(Filter(kinds=("commitment",))))
    assert [part.action for part in parts] == ["We will open the plant", "by June 2025"]
    assert {part.id for part in parts} == set(made.change["split"])
    check_words(ledger)
    edit(ledger, parts[0].id, {"due": None}, ANA)
    undo(ledger, made.id, BEN)
    assert list(ledger.entries(Filter(kinds=("commitment",)))) == [COMMITMENT]
    split(ledger, COMMITMENT.id, ["We will open the plant", "by June 2025"], ANA)
    assert next(iter(ledger.entries(Filter(kinds=("commitment",))))).due is None  # what was said of the part is kept
    with pytest.raises(UsageError, match="do not stand in the document"):
        split(ledger, FIGURE.id, ["Trade", "zeppelins"], ANA)


def test_a_confirmed_or_rejected_follow_up_keeps_its_state_whatever_the_machine_finds(ledger: Ledger) -> None:
    ledger.save_entries([make_followup()])
    confirm(ledger, make_followup().id, ANA)
    ledger.replace_entries("followup", [make_followup(explanation="Found again.")])
    (found,) = ledger.entries(Filter(kinds=("followup",)))
    assert (found.state, found.explanation) == ("confirmed", "Found again.")
    ledger.replace_entries("followup", [])  # not found any more: what a person confirmed stays
    (found,) = ledger.entries(Filter(kinds=("followup",)))
    assert found.state == "confirmed"
    ledger.replace_entries("followup", [make_followup(id="f-new")])  # found under another id
    assert [each.state for each in ledger.entries(Filter(kinds=("followup",)))] == ["confirmed"]
    reject(ledger, "f-new", BEN)
    assert [each.state for each in ledger.entries(Filter(kinds=("followup",)))] == ["rejected"]
    ledger.replace_entries("followup", [make_followup(id="f-new", state="applied")])
    assert [each.state for each in ledger.entries(Filter(kinds=("followup",)))] == ["rejected"]


# people and areas


def test_people_are_merged_and_split_wherever_they_stand(ledger: Ledger) -> None:
    document = make_document(TEXT + "Later.", "b.txt")
    short = Person("A. Wanjiru", "the minister", None)
    later = [replace(each, speaker=short) if each.kind == "statement" else each for each in make_entries(document)]
    ledger.save(document, later)
    made = merge_people(ledger, ["A. Wanjiru", "Amina Wanjiru"], "Amina Wanjiru", ANA)
    assert {each.speaker.name for each in ledger.entries(Filter(kinds=("statement",)))} == {"Amina Wanjiru"}
    third = make_document(TEXT + "Read after the merge.", "c.txt")
    ledger.save(third, [replace(make_entries(third)[1], speaker=short)])
    assert {each.speaker.name for each in ledger.entries(Filter(kinds=("statement",)))} == {"Amina Wanjiru"}
    split_people(ledger, "Amina Wanjiru", "Amina Wanjiru (the deputy)", [document.id], BEN)
    named = {each.document: each.speaker.name for each in ledger.entries(Filter(kinds=("statement",)))}
    assert named == {
        OLD.id: "Amina Wanjiru", document.id: "Amina Wanjiru (the deputy)", third.id: "Amina Wanjiru",
    }  # fmt: skip
    undo(ledger, made.id, ANA)
    named = {each.document: each.speaker.name for each in ledger.entries(Filter(kinds=("statement",)))}
    assert named == {OLD.id: "Amina Wanjiru", document.id: "A. Wanjiru", third.id: "A. Wanjiru"}
    assert made.id in exported(ledger)
    check_words(ledger)
    with pytest.raises(UnknownEntryError, match="No entry names"):
        merge_people(ledger, ["Nobody"], "Amina Wanjiru", ANA)


def test_areas_are_merged_by_name_and_code(ledger: Ledger) -> None:
    made = merge_areas(ledger, ["Gujarat"], "State of Gujarat", "IN-GJ", ANA)
    (figure,) = ledger.entries(Filter(kinds=("figure",)))
    assert [area.name for area in figure.areas] == ["Kenya", "State of Gujarat"]
    (commitment,) = ledger.entries(Filter(kinds=("commitment",)))
    assert commitment.counterpart.name == "State of Gujarat"
    undo(ledger, made.id, ANA)
    assert list(ledger.entries(Filter(kinds=("figure",)))) == [FIGURE]


# reading again


def test_judgements_survive_reading_again_with_another_reader(ledger: Ledger) -> None:
    rate(ledger, COMMITMENT.id, "fulfilled", ANA)
    edit(ledger, FIGURE.id, {"period": "2022"}, ANA)
    reject(ledger, HUB.id, BEN)
    confirm(ledger, MEETING.id, BEN)
    part = split(ledger, STATEMENT.id, ["We will open", "the plant by June 2025"], ANA).change["split"][0]
    renamed = [replace(each, id=f"{each.id}-new") for each in make_entries(OLD) if each.kind != "meeting"]
    ledger.save(OLD, renamed, again=True)  # all under other ids, and the meeting not found any more
    ids = {each.kind: each.id for each in ledger.entries() if each.kind != "judgement"}
    assert ids["commitment"] == f"{COMMITMENT.id}-new"
    lines = exported(ledger)
    assert lines[f"{COMMITMENT.id}-new"]["status"] == "fulfilled"
    assert lines[f"{FIGURE.id}-new"]["period"] == "2022"
    assert MEETING.id in lines
    assert f"{HUB.id}-new" not in lines
    assert part in lines
    assert f"{STATEMENT.id}-new" not in lines
    said = {line["entry"] for line in lines.values() if line["kind"] == "judgement"}
    assert {f"{COMMITMENT.id}-new", f"{FIGURE.id}-new", f"{HUB.id}-new", MEETING.id} <= said
    ledger.save(OLD, make_entries(OLD), again=True)  # and back
    assert exported(ledger)[COMMITMENT.id]["status"] == "fulfilled"
    check_words(ledger)


def test_judgements_survive_a_changed_copy_of_the_document(ledger: Ledger) -> None:
    made = rate(ledger, COMMITMENT.id, "fulfilled", ANA)
    confirm(ledger, HUB.id, ANA)
    reject(ledger, FIGURE.id, BEN)
    document, entries = corrected()
    assert not {each.id for each in entries} & {each.id for each in make_entries(OLD)}
    ledger.save(document, entries[:-1])  # the hub is not found in it, though its words stand there
    lines = exported(ledger)
    assert lines[entries[2].id]["status"] == "fulfilled"
    assert (lines[made.id]["entry"], lines[made.id]["judged"]) == (entries[2].id, COMMITMENT.id)
    assert lines[made.id]["document"] == document.id
    assert "figure" not in {line["kind"] for line in lines.values()}
    (hub,) = ledger.entries(Filter(kinds=("hub",)))
    assert (hub.document, hub.area.name) == (document.id, "Mombasa")
    check_words(ledger)
    check_words(ledger, versions=True, rejected=True)
    undo(ledger, made.id, BEN)
    assert exported(ledger)[entries[2].id]["status"] == "open"
    assert [each.entry for each in history(ledger, entries[2].id)] == [COMMITMENT.id, entries[2].id]


def test_a_judgement_of_one_amount_never_passes_to_another(ledger: Ledger) -> None:
    made = confirm(ledger, FIGURE.id, ANA)
    document = make_document(TEXT.replace("$556", "$586"), "a.txt", replaces=OLD.id)
    entries = [
        replace(each, document=document.id, id=f"{each.id}2", evidence=evidence(document, "exceeded $586 million"))
        for each in make_entries(OLD)
        if each.kind == "figure"
    ]
    ledger.save(document, entries)
    lines = exported(ledger)
    assert "judgements" not in lines[entries[0].id]
    assert made.id not in lines  # it is about the replaced version
    assert exported(ledger, versions=True)[made.id]["entry"] == FIGURE.id
    assert [(id, each.id) for id, each in astray(ledger)] == [(FIGURE.id, made.id)]


def test_a_typing_mistake_put_right_loses_no_judgement(ledger: Ledger) -> None:
    rate(ledger, COMMITMENT.id, "fulfilled", ANA)
    text = TEXT.replace("We will open the plant by June 2025", "We will open the plants by June 2025")
    document = make_document(text, "a.txt", replaces=OLD.id)
    new = replace(
        COMMITMENT,
        id="c-new",
        document=document.id,
        evidence=evidence(document, "We will open the plants by June 2025"),
    )
    ledger.save(document, [new])
    assert exported(ledger)["c-new"]["status"] == "fulfilled"


# by hand, and removed


def by_hand() -> tuple[Document, Entry]:
    document = make_document("Uganda will buy ten tractors.\n\nTalk in the minister's office", "The minister's office")
    words = evidence(document, "Uganda will buy ten tractors.")
    return document, replace(COMMITMENT, id="c-hand", document=document.id, evidence=words, action="buy ten tractors")


def test_an_entry_by_hand_is_marked_and_stays_when_its_document_is_read(ledger: Ledger) -> None:
    document, entry = by_hand()
    (made,) = add(ledger, document, [entry], ANA)
    assert made.change == {"added": "commitment"}
    assert exported(ledger)["c-hand"]["by_hand"] == "Ana"
    with pytest.raises(JudgementError, match="in the ledger already"):
        add(ledger, document, [entry], BEN)
    ledger.save(document, [], again=True)
    assert exported(ledger)["c-hand"]["by_hand"] == "Ana"
    undo(ledger, made.id, BEN)
    assert "c-hand" not in exported(ledger)
    with pytest.raises(UsageError, match="one of firm, soft"):
        add(ledger, document, [replace(entry, id="c-two", force="strong")], ANA)


def test_a_removed_document_is_in_no_list_and_its_hash_and_reason_stay(ledger: Ledger) -> None:
    story = Story(id="s1", document=None, evidence=evidence(OLD, "Mombasa"), documents=(OLD.id,), meeting={})
    story = replace(story, evidence=tuple(replace(piece, document=OLD.id) for piece in story.evidence))
    ledger.save_entries([story, make_followup()])
    rated = rate(ledger, COMMITMENT.id, "fulfilled", ANA)
    with pytest.raises(UsageError, match="Say why"):
        remove(ledger, OLD.id, BEN)
    made = remove(ledger, OLD.id, replace(BEN, note="An April fool's joke."))
    for asked in ({}, {"versions": True, "rejected": True}):
        assert exported(ledger, **asked) == {}
        assert ledger.counts(Filter(**asked)) == {}
        assert search(ledger, "dairy", Filter(**asked)) == []
    with pytest.raises(UnknownEntryError, match=rf"{OLD.sha256}.* by Ben on .*April fool's joke.*undo {made.id}"):
        ledger.get(OLD.id)
    with pytest.raises(UnknownEntryError, match="April fool"):
        ledger.get(COMMITMENT.id)
    assert ledger.known(OLD.sha256) == OLD.id
    undo(ledger, made.id, ANA)
    assert {COMMITMENT.id, rated.id, made.id, "s1"} <= set(exported(ledger))
    check_words(ledger)


def test_a_removed_correction_brings_back_the_version_before_and_its_judgements(ledger: Ledger) -> None:
    rate(ledger, COMMITMENT.id, "fulfilled", ANA)
    document, entries = corrected()
    ledger.save(document, entries)
    made = remove(ledger, document.id, replace(BEN, note="Forged."))
    assert exported(ledger)[COMMITMENT.id]["status"] == "fulfilled"
    assert {line["entry"] for line in exported(ledger).values() if line["kind"] == "judgement"} == {COMMITMENT.id}
    undo(ledger, made.id, ANA)
    assert exported(ledger)[entries[2].id]["status"] == "fulfilled"
    assert COMMITMENT.id not in exported(ledger)


# several at once


def test_who_looked_before_another_judged_is_told_and_nothing_is_lost(ledger: Ledger, tmp_path: Path) -> None:
    seen = last_judgement(ledger, COMMITMENT.id)
    rate(ledger, COMMITMENT.id, "fulfilled", ANA, seen=seen)
    with Ledger.open(tmp_path / "judged.db") as other:
        with pytest.raises(JudgementError, match=r"Ana has judged this meanwhile \(rated: fulfilled\)"):
            rate(other, COMMITMENT.id, "not fulfilled", BEN, seen=seen)
        assert record(other, COMMITMENT.id)["status"] == "fulfilled"
        rate(other, COMMITMENT.id, "not fulfilled", BEN, seen=last_judgement(other, COMMITMENT.id))
    assert [each.by for each in history(ledger, COMMITMENT.id)] == ["Ana", "Ben"]
    assert [each.by for each in judgements_since(ledger, "2020-01-01")] == ["Ana", "Ben"]
    assert judgements_since(ledger, "2999-01-01") == []


JUDGE = """
import sys
from communique.ledger.keeping import Reviewer
from communique.ledger.judgements import assign, history, rate
from communique.ledger.store import Ledger
path, name, count, *ids = sys.argv[1:]
with Ledger.open(path) as ledger:
    print("open", flush=True)
    for number in range(int(count)):
        id = ids[number % len(ids)]
        made = rate(ledger, id, ("fulfilled", "in progress")[number % 2], Reviewer(name, note=str(number)))
        assert made in history(ledger, id)
        print(made.id, flush=True)
"""


def start_judge(ledger: Ledger, name: str, count: int, *ids: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", JUDGE, str(ledger.path), name, str(count), *ids]
    return subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.file
def test_two_processes_judge_at_once_and_lose_nothing(ledger: Ledger) -> None:
    judges = {name: start_judge(ledger, name, 40, COMMITMENT.id) for name in ("Ana", "Ben")}
    said = {name: judge.communicate(timeout=120) for name, judge in judges.items()}
    assert [judge.returncode for judge in judges.values()] == [0, 0], said
    made = history(ledger, COMMITMENT.id)
    assert len(made) == 80
    for name, (out, _) in said.items():
        assert [each.id for each in made if each.by == name] == out.split()[1:]
    assert record(ledger, COMMITMENT.id)["status"] == made[-1].change["rated"]


@pytest.mark.file
def test_a_judge_who_is_killed_loses_nothing_that_was_said_to_be_kept(ledger: Ledger) -> None:
    judge = start_judge(ledger, "Ana", 10_000, COMMITMENT.id)
    assert judge.stdout is not None
    assert judge.stdout.readline() == "open\n"
    time.sleep(0.4)
    judge.send_signal(signal.SIGKILL)
    out, _ = judge.communicate(timeout=60)
    made = [each.id for each in history(ledger, COMMITMENT.id)]
    said = [line for line in out.split() if line in made]
    assert len(made) - len(said) <= 1  # the last one may have been kept and not yet said
    assert made[: len(said)] == said
    assert record(ledger, COMMITMENT.id).get("judgements", []) == made
    with ledger.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
