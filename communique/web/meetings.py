"""Meetings: a timeline in which each is drawn as the span of its date, and one meeting with its reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from communique.kinds import Document, Meeting, Story
from communique.ledger.filters import Filter
from communique.ledger.store import Kept
from communique.period import span
from communique.web.asked import Asked, Met
from communique.web.listing import Listing, listing
from communique.web.page import Page
from communique.web.single import Single, documents_of, find, single
from communique.web.site import Site

WIDE = 100  # per cent of the timeline's width
_LEAST = 0.5  # per cent as which a day is drawn at least


@dataclass(frozen=True, slots=True)
class Bar:
    """A meeting in the timeline: where its span begins and how wide it is in per cent, `None` where it has no year."""

    kept: Kept
    start: float | None
    width: float | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the timeline's axis."""

    at: float
    year: int


@dataclass(frozen=True, slots=True)
class Meetings:
    """A page of meetings as a timeline."""

    listing: Listing
    bars: Sequence[Bar] = field(metadata={"page": True})
    ticks: Sequence[Tick] = field(metadata={"page": True})


@dataclass(frozen=True, slots=True)
class OneMeeting:
    """A meeting, and the stories of the same encounter with their documents."""

    single: Single
    stories: Sequence[Story]
    documents: Mapping[str, Document]


def show_meetings(site: Site, asked: Met) -> Meetings:
    """The meetings asked for, those of the latest documents first; on a page in the order of time, the latest first."""
    found = listing(site, asked, asked.filter())
    spans = {kept.id: span(kept.entry.date) for kept in found.entries}
    first, last = _reach([days for days in spans.values() if days])
    ordered = sorted(found.entries, key=lambda kept: spans[kept.id] or (date.min, date.min), reverse=True)
    bars = [Bar(kept, *_place(spans[kept.id], first, last)) for kept in ordered]
    return Meetings(found, bars, _ticks(first, last))


def _reach(spans: Sequence[tuple[date, date]]) -> tuple[date, date]:
    """The years that the timeline shows, from their first day to their last."""
    if not spans:
        return date(2000, 1, 1), date(2000, 12, 31)
    return date(min(first.year for first, _ in spans), 1, 1), date(max(last.year for _, last in spans), 12, 31)


def _place(days: tuple[date, date] | None, first: date, last: date) -> tuple[float | None, float | None]:
    if days is None:
        return None, None
    whole = (last - first).days + 1
    start = (days[0] - first).days / whole * WIDE
    width = max(_LEAST, ((days[1] - days[0]).days + 1) / whole * WIDE)
    return round(min(start, WIDE - width), 2), round(width, 2)


def _ticks(first: date, last: date) -> list[Tick]:
    years = last.year - first.year + 1
    step = max(1, -(-years // 6))
    whole = (last - first + timedelta(days=1)).days
    shown = range(first.year, last.year + 1, step)
    return [Tick(round((date(year, 1, 1) - first).days / whole * WIDE, 2), year) for year in shown]


def show_meeting(site: Site, asked: Asked, id: str) -> OneMeeting:
    """One meeting with the documents that report it."""
    kept = find(site, "meeting", id)
    meeting: Meeting = kept.entry
    told = list(site.ledger.entries(Filter(kinds=("story",), about=(kept.document or "",))))
    stories = [each for each in told if _same(each, meeting)]
    return OneMeeting(
        single(site, kept), stories, documents_of(site, {id for each in stories for id in each.documents})
    )


def _same(story: Story, meeting: Meeting) -> bool:
    """Whether a story of the meeting's document is about this meeting: some of its words are the meeting's."""
    own = {(piece.start, piece.end) for piece in meeting.evidence}
    theirs = {(p.start, p.end) for p in story.evidence if (p.document or story.document) == meeting.document}
    return bool(own & theirs)


PAGES = (
    Page("/meetings", "Meetings", "meetings.html", show_meetings, Met),
    Page("/meetings/{id}", "Meeting", "meeting.html", show_meeting),
)
