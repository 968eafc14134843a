"""The ledger as a calendar: deadlines, announced events and reminders as events of whole days, in an .ics file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar, vText

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
_WIDTH = 74  # bytes of a line, one less than the format allows
_CONTROL = {n: " " for n in range(32) if n not in (9, 10, 13)} | {127: " "}  # characters that no text may hold


def make_calendar(ledger: Ledger, wanted: Filter, now: datetime | None = None, *, keep: bool = True) -> bytes:
    """The calendar of what the filter takes; what the ledger has said before keeps its UID, and moves in place.

    With `keep` off the ledger is not changed.
    An event that is none any more is cancelled; where the filter asks for something, cancelled ones are left out.
    """
    said = settle_events(ledger, list(find_events(ledger)), now, keep=keep)
    if wanted != Filter():
        ids = {kept.id for kept in ledger.kept(wanted)}
        said = [each for each in said if each.event.entry in ids]
    calendar = Calendar()
    calendar.add("prodid", f"-//communique//communique {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "communique")
    frame: bytes = calendar.to_ical()
    head, end, tail = frame.rpartition(b"END:VCALENDAR")
    return head + b"".join(map(_component, said)) + end + tail


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


def _component(said: Said) -> bytes:
    """An event as the lines of RFC 5545; written here, since a library takes most of a minute for 50,000 of them."""
    event = said.event
    changed = f"{said.changed:%Y%m%dT%H%M%SZ}"
    behind = event.last + timedelta(days=1)  # the day after, as the format has it
    lines = (
        "BEGIN:VEVENT",
        f"SUMMARY:{_text(event.summary)}",
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{behind:%Y%m%d}",
        f"DTSTAMP:{changed}",
        f"UID:{_text(said.uid)}",
        f"SEQUENCE:{said.sequence}",
        f"CATEGORIES:{_text(_CATEGORIES[event.what])}",
        _text_line("DESCRIPTION", f"{event.note}\ncommunique show {event.entry}"),
        f"LAST-MODIFIED:{changed}",
        f"STATUS:{_STATES[event.state]}",
        "TRANSP:TRANSPARENT",  # a deadline takes nobody's time
        "END:VEVENT",
    )
    return b"".join(_folded(line) for line in lines)


def _text_line(name: str, text: str) -> str:
    return f"{name}:{_text(text)}"


def _text(text: str) -> str:
    """A text with what has a meaning in the format escaped."""
    return vText(text.translate(_CONTROL)).to_ical().decode("utf-8", "replace")


def _folded(line: str) -> bytes:
    """A line of at most 75 bytes, what is longer on further lines, no character and no escape parted."""
    raw = line.encode("utf-8", "replace")
    parts = []
    while len(raw) > _WIDTH:
        cut = _WIDTH
        while raw[cut] & 0xC0 == 0x80 or raw[cut - 1 : cut] == b"\\":
            cut -= 1
        parts.append(raw[:cut])
        raw = b" " + raw[cut:]
    return b"\r\n".join((*parts, raw, b""))
