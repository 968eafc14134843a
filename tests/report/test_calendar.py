"""The calendar: spans of whole days, UIDs that stay, and files that two other libraries read alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from icalendar import Calendar

from communique.kinds import Commitment, Document, Followup, Meeting, entry_id
from communique.ledger.filters import Filter
from communique.ledger.judgements import assign, edit, reject, remove, undo
from communique.ledger.keeping import Reviewer
from communique.ledger.store import Ledger
from communique.report.calendar import make_calendar
from tests.builders import TEXT, evidence, make_document, make_entries

pytestmark = pytest.mark.ledger

ANA = Reviewer("Ana", note="Seen.")
DAY = datetime(2024, 4, 1, 12, tzinfo=UTC)
OLD = make_document(TEXT, "a.txt")
MEETING, _, COMMITMENT, FIGURE, _ = make_entries(OLD)
assert isinstance(COMMITMENT, Commitment)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    opened = Ledger.open(tmp_path / "calendar.db", create=True)
    opened.save(OLD, make_entries(OLD))
    return opened


def events(ledger: Ledger, now: datetime = DAY, wanted: Filter | None = None) -> dict[str, Any]:
    """The events of the calendar by UID, as icalendar reads them."""
    calendar = Calendar.from_ical(make_calendar(ledger, wanted or Filter(), now))
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def only(ledger: Ledger, now: datetime = DAY) -> Any:
    (event,) = events(ledger, now).values()
    return event


def days(event: Any) -> tuple[date, date]:
    """First and last day."""
    return event["dtstart"].dt, event["dtend"].dt - timedelta(days=1)


@pytest.mark.parametrize(
    ("due", "first", "last"),
    [
        ("2025-06-15", date(2025, 6, 15), date(2025, 6, 15)),
        ("2025-06", date(2025, 6, 1), date(2025, 6, 30)),
        ("2024-03/2024-05", date(2024, 3, 1), date(2024, 5, 31)),
        ("2023-12/2024-02", date(2023, 12, 1), date(2024, 2, 29)),
        ("2030", date(2030, 1, 1), date(2030, 12, 31)),
    ],
)
def test_a_deadline_is_the_whole_span_of_its_days(ledger: Ledger, due: str, first: date, last: date) -> None:
    ledger.save_entries([replace(COMMITMENT, due=due)])
    event = only(ledger)
    assert days(event) == (first, last)
    assert event["summary"] == "Kenya: open the plant by June 2025"
    assert event["transp"] == "TRANSPARENT"
    assert "“We will open the plant by June 2025”" in event["description"]
    assert "Nairobi Wire" in event["description"]


def test_without_a_date_there_is_no_event(ledger: Ledger) -> None:
    ledger.save_entries([replace(COMMITMENT, due=None)])
    assert events(ledger) == {}


def test_two_libraries_read_the_same_from_it(ledger: Ledger) -> None:
    words = "We will, “at any rate”; open\\ the plant: " + "é" * 60 + " 厂" * 30
    ledger.save_entries([replace(COMMITMENT, action=words)])
    assign(ledger, FIGURE.id, ANA, reminder="2024-05-02")
    made = make_calendar(ledger, Filter(), DAY)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    (read,) = vobject.readComponents(made.decode())
    others = {event.uid.value: event for event in read.vevent_list}
    ours = events(ledger)
    assert len(ours) == 2
    assert ours.keys() == others.keys()
    for uid, event in ours.items():
        other = others[uid]
        assert (other.dtstart.value, other.dtend.value) == (event["dtstart"].dt, event["dtend"].dt)
        assert other.summary.value == str(event["summary"])
        assert other.description.value == str(event["description"])
        assert int(other.sequence.value) == event["sequence"]


def test_an_event_that_moves_keeps_its_uid_and_counts_its_changes(ledger: Ledger) -> None:
    first = only(ledger)
    assert (first["sequence"], first["dtstamp"].dt) == (0, DAY)
    later = DAY + timedelta(days=30)
    assert only(ledger, later).to_ical() == first.to_ical()  # nothing changed, nothing is said anew
    made = edit(ledger, COMMITMENT.id, {"due": "2025-09"}, ANA)
    moved = only(ledger, later)
    assert (moved["uid"], moved["sequence"], moved["dtstamp"].dt) == (first["uid"], 1, later)
    assert days(moved) == (date(2025, 9, 1), date(2025, 9, 30))
    undo(ledger, made.id, ANA)
    assert only(ledger)["sequence"] == 2


def test_a_delay_that_counts_moves_the_deadline_and_one_on_offer_does_not(ledger: Ledger) -> None:
    document = make_document("The plant was put off until March 2026.", "b.txt", published="2025-02-01")
    ledger.save(document, [])
    delay = Followup(
        id=entry_id("followup", document.id, 1), document=document.id,
        evidence=evidence(document, "put off until March 2026"), commitment=COMMITMENT.id, bearing="delays",
        explanation="The same plant.", confidence=0.8, state="offered", due="2026-03",
    )  # fmt: skip
    ledger.save_entries([delay])
    assert days(only(ledger))[0] == date(2025, 6, 1)
    ledger.save_entries([replace(delay, state="applied")])
    event = only(ledger)
    assert (days(event)[0], event["sequence"]) == (date(2026, 3, 1), 1)
    assert "Moved from 2025-06." in event["description"]
    ledger.save_entries([replace(delay, state="applied", bearing="contradicts", due=None)])
    assert only(ledger)["status"] == "CANCELLED"


def test_only_meetings_that_were_announced_are_events(ledger: Ledger) -> None:
    assert isinstance(MEETING, Meeting)
    assert len(events(ledger)) == 1  # the one reported on 3 March 2024 took place on 2 March
    ledger.save_entries([replace(MEETING, id="m-next", date="2024-09")])
    said = {str(event["summary"]): event for event in events(ledger).values()}
    (name,) = [name for name in said if name.startswith("meeting, Nairobi: Amina Wanjiru")]
    assert days(said[name]) == (date(2024, 9, 1), date(2024, 9, 30))
    ledger.save_entries([replace(MEETING, id="m-next", date="--09-12")])
    assert [event["status"] for event in events(ledger).values()].count("CANCELLED") == 1


def test_what_is_no_event_any_more_is_cancelled(ledger: Ledger) -> None:
    (uid,) = events(ledger)
    made = reject(ledger, COMMITMENT.id, ANA)
    assert (only(ledger)["uid"], only(ledger)["status"], only(ledger)["sequence"]) == (uid, "CANCELLED", 1)
    undo(ledger, made.id, ANA)
    assert (only(ledger)["status"], only(ledger)["sequence"]) == ("CONFIRMED", 2)
    remove(ledger, OLD.id, ANA)
    assert only(ledger)["status"] == "CANCELLED"


def test_an_event_of_a_corrected_document_is_the_same_event(ledger: Ledger) -> None:
    (uid,) = events(ledger)
    text = TEXT.replace("by June 2025", "by September 2026")
    document: Document = make_document(text, "a.txt", replaces=OLD.id)
    words = "We will open the plant by September 2026"
    new = replace(COMMITMENT, id="c-new", document=document.id, evidence=evidence(document, words), due="2026-09")
    ledger.save(document, [new])
    event = only(ledger)
    assert (event["uid"], event["sequence"], days(event)[0]) == (uid, 1, date(2026, 9, 1))
    assert event["description"].endswith("communique show c-new")


def test_a_filter_leaves_others_out_and_cancels_none(ledger: Ledger) -> None:
    assert len(events(ledger, wanted=Filter(area="KE"))) == 1
    assert events(ledger, wanted=Filter(area="BY")) == {}
    assert only(ledger)["status"] == "CONFIRMED"
