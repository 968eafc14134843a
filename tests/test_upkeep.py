"""Follow-ups brought up to date in a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from pytest import MonkeyPatch

from communique.compare.status import STATUSES
from communique.kinds import Entry, Followup
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.pipeline import Choices, read_paths, read_samples
from communique.read.files import find_samples
from communique.report.following import Wanted, follow_all, follow_one, follow_some, statuses_on
from communique.report.scoreboard import scoreboard
from communique.settings import load_settings
from communique.upkeep import bring_up_to_date, follow_new
from tests.chains.many import later, make
from tests.shared import seeds

pytestmark = pytest.mark.ledger


def followups(ledger: Ledger) -> list[Followup]:
    return list(ledger.entries(Filter(kinds=("followup",))))


def test_the_samples_are_followed_and_a_second_time_costs_nothing(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        read_samples(ledger, find_samples())
        made = bring_up_to_date(ledger)
        assert {f.id for f in made.followups} == {f.id for f in followups(ledger)}
        assert bring_up_to_date(ledger).documents == 0
        buses = next(
            e for e in follow_all(ledger, Wanted(date(2026, 3, 1))) if "120 electric buses" in e.commitment.action
        )
        assert buses.standing.status == "fulfilled"
        assert buses.standing.steps[0].status == "open"
        assert follow_one(ledger, buses.thread.followups[0].id, date(2025, 5, 1)).standing.status == "partly fulfilled"


def test_one_after_the_other_gives_what_all_at_once_gives(tmp_path: Path) -> None:
    samples = list(find_samples())
    with Ledger.open(tmp_path / "once.db", create=True) as once, Ledger.open(tmp_path / "each.db", create=True) as each:
        read_samples(once, samples)
        follow_new(once)
        for sample in reversed(samples):
            read_samples(each, [sample])
            follow_new(each)
        assert [f.to_json() for f in followups(each)] == [f.to_json() for f in followups(once)]


_REPORTS = (
    """Government of Sabah

    Talks in Auckland

    Kota Kinabalu, 5 May 2023. The Chief Minister of Sabah, Datuk Ronald Gimbad, met the Mayor of Auckland, Philippa
    Tamihere, on Friday. Auckland will supply Sandakan with twelve ambulances by the end of 2023, the Mayor said.
    """,
    """Borneo Wire

    First ambulances

    Sandakan, 12 March 2024. Seven of the twelve ambulances from Auckland have arrived in Sandakan.
    """,
    """Borneo Wire

    Ambulances complete

    Sandakan, 3 July 2024. The other five ambulances from Auckland arrived in Sandakan on Monday.
    """,
)


def test_what_was_missing_of_a_number_is_known_though_its_report_came_in_by_itself(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        for n, text in enumerate(_REPORTS):
            path = tmp_path / f"{n}.txt"
            path.write_text(dedent(text).replace("    ", ""), encoding="utf-8")
            read_paths(ledger, [str(path)], Choices(), load_settings())
            follow_new(ledger)
        assert sorted((f.bearing, f.state) for f in followups(ledger)) == [
            ("fulfils", "applied"),
            ("progresses", "applied"),
        ]


def test_reading_again_keeps_the_follow_ups_and_an_export_is_as_of_a_day(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        read_samples(ledger, find_samples())
        follow_new(ledger)
        before = [f.to_json() for f in followups(ledger)]
        for name in sorted(Path("communique/samples").glob("2024-05*.txt")):
            read_paths(ledger, [str(name)], Choices(again=True), load_settings())
        follow_new(ledger)
        assert [f.to_json() for f in followups(ledger)] == before
        early, late = statuses_on(ledger, date(2024, 6, 1)), statuses_on(ledger, date(2026, 6, 1))
        assert set(early) < set(late)
        assert "fulfilled" not in early.values() and "fulfilled" in late.values()
        rows = scoreboard(follow_all(ledger, Wanted(date(2026, 6, 1))))
        assert any(row.name == "Antioquia" and row.statuses["fulfilled"] for row in rows)


def test_the_days_of_culture_become_overdue_on_the_right_day(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        read_paths(ledger, [str(path) for path in seeds()], Choices(published="2023-10-10"), load_settings())
        bring_up_to_date(ledger)

        def overdue(day: str) -> set[str | None]:
            found = follow_all(ledger, Wanted(date.fromisoformat(day), status="overdue"))
            return {e.standing.due for e in found if "Days of" in str(e.commitment)}

        assert overdue("2024-05-31") == set()
        assert overdue("2024-06-01") == {"2024-03/2024-05"}
        assert overdue("2024-11-30") == {"2024-03/2024-05"}
        assert overdue("2024-12-01") == {"2024-03/2024-05", "2024-09/2024-11"}


def test_a_new_report_is_linked_among_many_commitments(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        for document, commitments, told in make(300):
            ledger.save(document, commitments, told=told)
        assert follow_new(ledger)[0] == []
        document, told = later(7)
        ledger.save(document, [], told=told)
        found, looked_at = follow_new(ledger)
        assert [(f.bearing, f.state) for f in found] == [("fulfils", "applied")]
        assert looked_at == 1
        due = follow_all(ledger, Wanted(date(2030, 1, 1), due_before="2017-02-01"))
        assert due and all(e.standing.due == "2017-01" for e in due)


def test_more_documents_rewrite_only_the_comparisons_that_they_touch(tmp_path: Path, monkeypatch: MonkeyPatch) -> None:
    samples = list(find_samples())
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        read_samples(ledger, samples[:-1])
        bring_up_to_date(ledger)
        compared = Filter(kinds=("story", "reconciliation"))
        before = {kept.id: kept.line for kept in ledger.kept(compared)}
        written: set[str] = set()
        replace = Ledger.replace_entries

        def note(self: Ledger, kind: str, entries: Sequence[Entry], *, gone: Sequence[str] | None = None) -> None:
            written.update(entry.id for entry in entries)
            replace(self, kind, entries, gone=gone)

        monkeypatch.setattr(Ledger, "replace_entries", note)
        read_samples(ledger, samples[-1:])
        bring_up_to_date(ledger)
        after = {kept.id: kept.line for kept in ledger.kept(compared)}
    assert before and len(after) > len(before)
    assert written & set(after) == {id for id, line in after.items() if before.get(id) != line}


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_is_looked_up_as_it_is_worked_out(tmp_path: Path, status: str) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        read_samples(ledger, find_samples())
        follow_new(ledger)
        wanted = Wanted(date(2027, 1, 1), status=status)
        found, total = follow_some(ledger, wanted, 3)
        every = follow_all(ledger, wanted)
        assert total == len(every)
        assert [each.to_json() for each in found] == [each.to_json() for each in every[:3]]


def test_a_document_without_a_day_follows_nothing_and_the_user_is_told(tmp_path: Path) -> None:
    text = (
        "News from Embu\n\nThe Governor of Embu County, Jane Mutua, said that the county will build a school in Embu.\n"
    )
    (tmp_path / "undated.txt").write_text(text)
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        read_paths(ledger, [str(tmp_path / "undated.txt")], Choices(), load_settings())
        assert "1 document gives no day and follows nothing" in bring_up_to_date(ledger).said
        read_paths(
            ledger, [str(tmp_path / "undated.txt")], Choices(again=True, published="2024-05-03"), load_settings()
        )
        assert "gives no day" not in bring_up_to_date(ledger).said
