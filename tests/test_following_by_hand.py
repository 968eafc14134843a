"""People decide what belongs to a commitment: ties over documents, follow-ups by hand, and what survives reading again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from communique.by_hand import Given, make_by_hand
from communique.errors import UsageError
from communique.kinds import Commitment, Followup
from communique.ledger.filters import Filter
from communique.ledger.judgements import add, confirm, reject, undo
from communique.ledger.keeping import Reviewer
from communique.ledger.store import Ledger
from communique.ledger.ties import are_apart, tie
from communique.pipeline import Choices, read_paths
from communique.report.following import Wanted, follow_all, follow_one
from communique.settings import load_settings
from communique.upkeep import bring_up_to_date

ANA, BEN = Reviewer("Ana"), Reviewer("Ben")
FIRST = """Embu and Zeeland agree

Embu, 3 March 2024. Governor of Embu County Jane Mutua met with the Commissioner of Zeeland, Piet de Wit.

Jane Mutua said that Embu County will build five schools in Runyenjes by June 2025.
"""
AGAIN = """Classrooms for the east

Embu, 9 May 2024. Governor of Embu County Jane Mutua spoke to the press.

Embu County will give every ward of its eastern part a place of learning, she said.
"""
DONE = """News from Embu

Embu, 9 July 2025. Governor of Embu County Jane Mutua spoke to the press.

All five schools in Runyenjes have been opened, she said.
"""


def read(ledger: Ledger, folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
        read_paths(ledger, [str(folder / f"{name}.txt")], Choices(), load_settings())


def commitments(ledger: Ledger) -> list[Commitment]:
    return list(ledger.entries(Filter(kinds=("commitment",))))  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    opened = Ledger.open(tmp_path / "ledger.db", create=True)
    read(opened, tmp_path, first=FIRST, again=AGAIN)
    bring_up_to_date(opened)
    return opened


def test_commitments_of_two_documents_are_shown_as_one_with_its_history(ledger: Ledger, tmp_path: Path) -> None:
    ids = [one.id for one in commitments(ledger)]
    earlier = next(one for one in commitments(ledger) if "five schools" in one.action)
    assert len(ids) == 2 and are_apart(ledger, ids)
    (made,) = tie(ledger, ids[::-1], ANA)
    (followed,) = follow_all(ledger, Wanted(date(2025, 1, 1)))
    assert followed.commitment.id == earlier.id
    assert [one.id for one in followed.thread.again] == [id for id in ids if id != earlier.id]
    assert [step.sentence for step in followed.standing.steps][1:] == ["It was said again."]
    assert len(commitments(ledger)) == 2  # each document keeps its own
    bring_up_to_date(ledger)
    read_paths(ledger, [str(tmp_path / "again.txt")], Choices(again=True), load_settings())
    bring_up_to_date(ledger)
    assert len(follow_all(ledger, Wanted(date(2025, 1, 1)))) == 1
    undo(ledger, made.id, BEN)
    assert len(follow_all(ledger, Wanted(date(2025, 1, 1)))) == 2


def test_a_tie_survives_a_changed_copy_of_its_document(ledger: Ledger, tmp_path: Path) -> None:
    tie(ledger, [one.id for one in commitments(ledger)], ANA)
    (tmp_path / "again.txt").write_text(AGAIN.replace("spoke to the press", "spoke to the press in Embu"))
    read_paths(ledger, [str(tmp_path / "again.txt")], Choices(), load_settings())
    bring_up_to_date(ledger)
    assert len(commitments(ledger)) == 2
    assert len(follow_all(ledger, Wanted(date(2025, 1, 1)))) == 1


def test_a_follow_up_by_hand_counts_and_can_be_taken_back(ledger: Ledger) -> None:
    about = next(one for one in commitments(ledger) if "five schools" in one.action)
    fields = {"commitment": about.id, "bearing": "fulfils"}
    given = Given("followup", "The five schools are open.", "Site visit, Ana", "2025-05-04", fields)
    document, entry, told = make_by_hand(given)
    (made,) = add(ledger, document, [entry], ANA, told=told)
    bring_up_to_date(ledger)
    found = follow_one(ledger, about.id, date(2025, 5, 5))
    assert found.standing.status == "fulfilled"
    assert [f.state for f in found.thread.followups] == ["confirmed"]
    assert follow_one(ledger, about.id, date(2025, 5, 3)).standing.status == "open"
    undo(ledger, made.id, ANA)
    assert follow_one(ledger, about.id, date(2025, 5, 5)).standing.status == "open"


@pytest.mark.parametrize("missing", ["day", "commitment", "bearing"])
def test_a_follow_up_by_hand_needs_its_day_its_commitment_and_its_bearing(missing: str) -> None:
    fields = {"commitment": "c1", "bearing": "fulfils"}
    fields.pop(missing, None)
    with pytest.raises(UsageError, match="needs its day"):
        make_by_hand(Given("followup", "It is open.", "Visit", None if missing == "day" else "2025-05-04", fields))


def test_what_a_person_rejected_is_not_counted_as_applied(ledger: Ledger, tmp_path: Path) -> None:
    read(ledger, tmp_path, done=DONE)
    upkeep = bring_up_to_date(ledger)
    assert "1 applied" in upkeep.said
    (kept,) = (f for f in upkeep.followups if f.bearing == "fulfils")
    reject(ledger, kept.id, ANA)
    for path in ("first.txt", "done.txt"):
        read_paths(ledger, [str(tmp_path / path)], Choices(again=True), load_settings())
    again = bring_up_to_date(ledger)
    assert [f.state for f in again.followups if isinstance(f, Followup)] == ["rejected"]
    assert "0 applied" in again.said
    confirm(ledger, kept.id, BEN)
    assert follow_one(ledger, kept.commitment, date(2025, 8, 1)).standing.status == "fulfilled"


@pytest.mark.parametrize("changed", ["first", "done"])
def test_a_judged_follow_up_survives_changed_copies_of_both_documents(
    ledger: Ledger, tmp_path: Path, changed: str
) -> None:
    read(ledger, tmp_path, done=DONE)
    (kept,) = (f for f in bring_up_to_date(ledger).followups if f.bearing == "fulfils")
    reject(ledger, kept.id, ANA)
    text = {"first": FIRST, "done": DONE}[changed].replace("Jane Mutua", "Jane W. Mutua", 1)
    read(ledger, tmp_path, **{changed: text})
    assert [f.state for f in bring_up_to_date(ledger).followups if f.bearing == "fulfils"] == ["rejected"]
    about = next(one for one in commitments(ledger) if "five schools" in one.action)
    assert follow_one(ledger, about.id, date(2025, 8, 1)).standing.status == "overdue"
