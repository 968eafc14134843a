"""The ledger as a calendar: deadlines, announced events and reminders as events of whole days, in an .ics file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar
from icalendar import Event as Component

from communique import __version__
from communique.compare.status import COUNTED, threads
from communique.kinds import Commitment, Entry, Followup, Meeting
from communique.ledger.events import Event, Said, settle_events
from communique.ledger.filters import Filter
from communique.ledger.judgements import reminders
from communique.ledger.store import Kept, Ledger
from communique.period import span
from communique.report.phrases import one_line, say_areas, say_people, say_person

_STATES = {"tentative": "TENTATIVE", "confirmed": "CONFIRMED", "cancelled": "CANCELLED"}
_CATEGORIES = {"deadline": "Deadline", "meeting": "Announced event", "reminder": "Reminder"}
_SHORT = 90


def make_calendar(ledger: Ledger, wanted: Filter, now: datetime | None = None) -> bytes:
    """The calendar of what the filter takes; what the ledger has said before keeps its UID, and moves in place.

    An event that is none any more is cancelled; where the filter asks for something, cancelled ones are left out.
    """
    said = settle_events(ledger, list(find_events(ledger)), now)
    if wanted != Filter():
        ids = {kept.id for kept in ledger.kept(wanted)}
        said = [each for each in said if each.event.entry in ids]
    calendar = Calendar()
    calendar.add("prodid", f"-//communique//communique {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "communique")
    for each in said:
        calendar.add_component(_component(each))
    made: bytes = calendar.to_ical()
    return made


def find_events(ledger: Ledger) -> Iterator[Event]:
    """All events that the ledger knows the days of, each once."""
    kept = {each.id: each for each in ledger.kept(Filter(kinds=("commitment", "meeting", "followup")))}
    entries = {id: each.entry for id, each in kept.items()}
    yield from _deadlines(entries, kept)
    for id, entry in entries.items():
        if isinstance(entry, Meeting) and (event := _meeting(entry, kept[id])):
            yield event
    for day, id in reminders(ledger):
        if event := _reminder(ledger.get(id), date.fromisoformat(day)):
            yield event


def _deadlines(entries: dict[str, Any], kept: dict[str, Kept]) -> Iterator[Event]:
    """The deadline of each commitment that is not said again of an earlier one, moved as far as follow-ups moved it."""
    commitments = [entry for entry in entries.values() if isinstance(entry, Commitment)]
    followups = [entry for entry in entries.values() if isinstance(entry, Followup)]
    day: Callable[[Followup], tuple[str, str]] = lambda each: (kept[each.id].published or "", each.id)  # noqa: E731
    found = threads(commitments, followups)
    for commitment in commitments:
        if found[commitment.id].head.id == commitment.id:
            counted = sorted((f for f in found[commitment.id].followups if f.state in COUNTED), key=day)
            if event := _deadline(commitment, counted, kept[commitment.id]):
                yield event


def _deadline(commitment: Commitment, followups: Iterable[Followup], kept: Kept) -> Event | None:
    due, status, moved = commitment.due, commitment.status, ""
    for followup in followups:
        if followup.bearing == "delays" and followup.due and followup.due != due:
            due, moved = followup.due, f"Moved from {commitment.due or 'no date'}."
        status = {"fulfils": "fulfilled", "contradicts": "not fulfilled"}.get(followup.bearing, status)
    days = span(due)
    if days is None:
        return None
    who = say_areas(commitment.actors) or say_person(commitment.speaker, role=False)
    state = "confirmed" if commitment.force == "firm" else "tentative"
    state = "cancelled" if status == "not fulfilled" else state
    told = [f"{commitment.force} {commitment.type}, {status}", moved, f"If: {commitment.condition}"]
    note = _note(commitment, kept, *(told if commitment.condition else told[:2]))
    done = "Kept: " if status == "fulfilled" else ""
    return _event(
        commitment, "deadline", days, f"{done}{who}: {commitment.action}" if who else commitment.action, note, state
    )


def _meeting(meeting: Meeting, kept: Kept) -> Event | None:
    """A meeting that the document announces; one that it reports is none."""
    days = span(meeting.date)
    if days is None or not kept.published or days[1].isoformat() <= kept.published:
        return None
    place = f", {meeting.place}" if meeting.place else ""
    return _event(
        meeting, "meeting", days, f"{meeting.form}{place}: {say_people(meeting.participants)}", _note(meeting, kept)
    )


def _reminder(kept: Any, day: date) -> Event | None:
    if not isinstance(kept, Kept):
        return None
    entry = kept.entry
    words = getattr(entry, "action", None) or " … ".join(piece.text for piece in entry.evidence)
    return _event(entry, "reminder", (day, day), f"Look at: {words}", _note(entry, kept))


def _event(
    entry: Entry, what: str, days: tuple[date, date], summary: str, note: str, state: str = "confirmed"
) -> Event:
    words = " … ".join(piece.text for piece in entry.evidence)
    line = one_line(summary)
    short = line if len(line) <= _SHORT else line[: _SHORT - 2].rsplit(" ", 1)[0] + " …"
    return Event(entry.id, what, entry.document, *days, short, one_line(words), note, state)


def _note(entry: Entry, kept: Kept, *told: str) -> str:
    """What stands below an event: how it stands, the words, and where they were read."""
    words = " … ".join(f"“{one_line(piece.text)}”" for piece in entry.evidence)
    where = " · ".join(one_line(part) for part in (kept.title, kept.outlet, kept.published, kept.source) if part)
    return "\n".join(part for part in (*told, words, where) if part)


def _component(said: Said) -> Component:
    event, component = said.event, Component()
    component.add("uid", said.uid)
    component.add("dtstamp", said.changed)
    component.add("last-modified", said.changed)
    component.add("sequence", said.sequence)
    component.add("dtstart", event.first)
    component.add("dtend", event.last + timedelta(days=1))  # the day after, as the format has it
    component.add("summary", event.summary)
    component.add("description", f"{event.note}\ncommunique show {event.entry}")
    component.add("categories", [_CATEGORIES[event.what]])
    component.add("status", _STATES[event.state])
    component.add("transp", "TRANSPARENT")  # a deadline takes nobody's time
    return component
