"""The status of a commitment on a day, by ruling 17."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from communique.compare.status import Standing, Thread, standing, threads
from communique.kinds import Actor, Area, Commitment, Document, Evidence, Followup, Person
from tests.tables import each

PROMISE = Commitment(
    "c1", "d0", (Evidence(0, 4, "will"),), "firm", "pledge", (Actor("Kenya", "KE"),), None, None,
    "build five schools", "2024-06", None, (), "open",
)  # fmt: skip


def report(day: str) -> Document:
    return Document(f"d{day}", None, day, None, "en", (), "", f"s{day}")


def followup(day: str, bearing: str, due: str | None = None, part: str | None = None, **more: Any) -> Followup:
    made = Followup(
        f"f{day}{bearing}", f"d{day}", (Evidence(0, 4, more.pop("words", "said")),), "c1", bearing, "why", 0.9,
        more.pop("state", "applied"), due, part,
    )  # fmt: skip
    return replace(made, **more)


def on(day: str, *followups: Followup, promise: Commitment = PROMISE, **more: Any) -> Standing:
    days = ["2024-01-10", *(f.document[1:] for f in followups if f.document)]
    documents = {d.id: d for d in map(report, days)} | {"d0": replace(report("2024-01-10"), id="d0")}
    return standing(Thread(promise, [], list(followups)), date.fromisoformat(day), documents, **more)


KEPT, DROPPED = followup("2024-05-02", "fulfils"), followup("2024-05-02", "contradicts")
PART, BEGUN = followup("2024-05-02", "progresses", part="two of five"), followup("2024-05-02", "progresses")
MOVED = followup("2024-05-02", "delays", "2024-09")


@each(
    ("day", "followups", "status"),
    [
        ("2024-06-30", [], "open"),
        ("2024-07-01", [], "overdue"),
        ("2024-07-01", [KEPT], "fulfilled"),
        ("2024-05-01", [KEPT], "open"),
        ("2024-07-01", [DROPPED], "not fulfilled"),
        ("2024-06-01", [BEGUN], "in progress"),
        ("2024-07-01", [BEGUN], "overdue"),
        ("2024-07-01", [PART], "partly fulfilled"),
        ("2024-07-01", [PART, followup("2024-06-05", "contradicts")], "partly fulfilled"),
        ("2024-07-01", [PART, followup("2024-06-05", "fulfils")], "fulfilled"),
        ("2024-09-30", [MOVED], "open"),
        ("2024-10-01", [MOVED], "overdue"),
        ("2024-09-30", [BEGUN, followup("2024-06-05", "delays", "2024-09")], "in progress"),
        ("2024-12-01", [followup("2024-05-02", "delays")], "open"),
        ("2024-07-01", [followup("2024-05-02", "repeats")], "overdue"),
        ("2024-07-01", [replace(KEPT, state="offered")], "overdue"),
        ("2024-07-01", [replace(KEPT, state="rejected")], "overdue"),
        ("2024-07-01", [replace(KEPT, state="confirmed")], "fulfilled"),
        ("2024-06-10", [DROPPED, followup("2024-06-05", "delays", "2025-01")], "open"),
    ],
)
def test_status(day: str, followups: list[Followup], status: str) -> None:
    assert on(day, *followups).status == status
    assert on(day, *reversed(followups)).status == status


def test_a_condition_that_is_not_known_to_hold_leaves_it_open() -> None:
    conditional = replace(PROMISE, force="conditional", condition="if the rains are good")
    assert on("2025-01-01", promise=conditional).status == "open"
    assert on("2025-01-01", KEPT, promise=conditional).status == "fulfilled"


@pytest.mark.parametrize("due", [None, "--06-10"])
def test_without_a_year_there_is_no_clock(due: str | None) -> None:
    assert on("2030-01-01", promise=replace(PROMISE, due=due)).status == "open"


def test_a_moved_date_stays_visible_beside_the_first_one() -> None:
    stands = on("2024-08-01", MOVED)
    assert (stands.due, stands.first_due, stands.moved, stands.late) == ("2024-09", "2024-06", True, 32)
    assert stands.against_first_date == "32 days late"
    assert [step.status for step in stands.steps] == ["open", "open"]


def test_what_was_kept_late_is_kept_and_late() -> None:
    stands = on("2025-01-01", MOVED, followup("2024-09-10", "fulfils"))
    assert (stands.status, stands.late) == ("fulfilled", 72)


def test_what_the_parties_say_stays_apart_from_what_another_side_says() -> None:
    own = followup("2024-05-02", "fulfils", speaker=Person("A. B.", "Governor", Area("Nairobi", "KE-30")))
    other = followup("2024-05-09", "contradicts", speaker=Person("C. D.", "Minister", Area("Uganda", "UG")))
    stands = on("2024-06-01", own, other)
    assert stands.parties == "It is told that it was done."
    assert stands.others == "It is told that it will not be done."


def test_silence_is_bounded_by_what_was_read() -> None:
    days = [date(2024, 1, 10), date(2024, 5, 2), date(2024, 6, 1), date(2024, 7, 1), date(2024, 8, 1)]
    stands = on("2024-07-15", BEGUN, published=days)
    assert (stands.silent_since, stands.reports_since) == ("2024-05-02", 2)


def test_money_has_stages() -> None:
    loan = replace(PROMISE, action="lend Kenya 90 million euros")
    paid = followup("2024-05-02", "progresses", part="30 of 90", words="30 million euros have been paid out")
    signed = followup("2024-03-02", "progresses", words="the contract for the loan was signed")
    assert on("2024-02-01", promise=loan).stage == "announced"
    assert on("2024-04-01", signed, promise=loan).stage == "contracted"
    assert on("2024-06-01", signed, paid, promise=loan).stage == "paid in part"
    assert on("2024-06-01", KEPT, promise=loan).stage == "paid"
    assert on("2024-06-01", KEPT).stage is None


def test_a_rating_goes_before_what_was_read() -> None:
    stands = on("2024-07-01", KEPT, rated="partly fulfilled")
    assert stands.status == "partly fulfilled"
    assert stands.steps[-1].sentence == "A reviewer rated it partly fulfilled."


def test_an_entry_that_says_it_again_shares_the_thread() -> None:
    again = replace(PROMISE, id="c2", document="d2024-03-01")
    tie = replace(followup("2024-03-01", "repeats"), evidence=again.evidence)
    known = threads([PROMISE, again], [tie, KEPT])
    assert known["c2"] is known["c1"]
    assert known["c1"].head.id == "c1"
    assert [one.id for one in known["c1"].again] == ["c2"]
