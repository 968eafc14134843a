"""A brief of an area or a period: what a person takes into a meeting, each line with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from communique.compare.saying import say_period
from communique.errors import UsageError
from communique.kinds import Document
from communique.ledger.filters import Filter
from communique.ledger.following import briefs, published_days
from communique.ledger.naming import area_called
from communique.ledger.paging import count_standings, page_of_entries
from communique.ledger.store import Kept, Ledger
from communique.period import last_day
from communique.report import phrases
from communique.report.following import Followed, Wanted, follow_some
from communique.report.reader import english_area, english_name, english_person, place_name

FEW = 12  # lines of a section
_EVER = "0001-01-01/9999-12-31"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a brief: what it says, further words in small, where it stands, and the entry's kind and id."""

    head: str
    detail: str
    source: str
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; `left` more there are than are shown."""

    heading: str
    lines: Sequence[Line]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: what of, the day by which commitments are judged, and its sections, none of them empty."""

    title: str
    day: date
    counts: Mapping[str, int]
    sections: Sequence[Section]


def make_brief(ledger: Ledger, area: str | None, period: str | None, day: date, *, settle: bool = True) -> Brief:
    """The brief of an area, a period or both; `settle` looks at commitments first that something happened to.

    Raises `UsageError` where neither is given.
    """
    if not area and not period:
        raise UsageError("Say what the brief is of: an area, a period or both.")
    wanted = Filter(area=area, period=period)
    sections = (
        *_commitment_sections(ledger, area, period, day, settle),
        _listed(
            ledger, "Figures that cannot all hold", replace(wanted, status="conflict"), "reconciliation", _conflict
        ),
        _listed(ledger, "Figures", wanted, "figure", _figure),
        _listed(ledger, "Meetings", wanted, "meeting", _meeting),
        _listed(ledger, "Hubs", wanted, "hub", _hub),
    )
    return Brief(_title(ledger, area, period), day, ledger.counts(wanted), [one for one in sections if one.lines])


def _title(ledger: Ledger, area: str | None, period: str | None) -> str:
    name = None
    if area:
        found = area_called(ledger, area)
        name = place_name(found.name, found.code) if found else area
    return ": ".join(part for part in (name, say_period(period) if period else None) if part)


def _listed(ledger: Ledger, heading: str, wanted: Filter, kind: str, say: Callable[[Kept], Line]) -> Section:
    narrowed = replace(wanted, kinds=(kind,))
    kept = page_of_entries(ledger, narrowed, limit=4 * FEW).rows
    lines = list(_without_repeats(say(each) for each in kept))
    return Section(heading, lines[:FEW], max(0, len(lines) - FEW))


def _without_repeats(lines: Iterable[Line]) -> Iterator[Line]:
    seen: set[str] = set()
    for line in lines:
        if line.head not in seen:
            seen.add(line.head)
            yield line


def _commitment_sections(
    ledger: Ledger, area: str | None, period: str | None, day: date, settle: bool
) -> Iterator[Section]:
    """The commitments by how they stand: what presses first."""
    days = published_days(ledger) if settle else ()  # no line of a brief says how long nothing was read
    totals: dict[str | None, dict[str, int]] = {}
    for heading, statuses, dated in (
        ("Overdue", ("overdue",), False),
        ("Under way and open, with a date", ("open", "in progress"), True),
        ("Kept", ("fulfilled", "partly fulfilled"), False),
        ("Not kept", ("not fulfilled",), False),
    ):
        falls = period or (_EVER if dated else None)
        asked = [Wanted(day, status, area=area, falls=falls) for status in statuses]
        if not settle and falls not in totals:  # one question for all, where they are taken as they are
            each = Filter(kinds=("commitment",), area=area, falls=falls, heads=True)
            totals[falls] = count_standings(ledger, each, day.isoformat())
        found = [
            follow_some(ledger, each, FEW, settle=settle, days=days, total=_total(totals.get(falls), each.status))
            for each in asked
        ]
        some = sorted((each for followed, _ in found for each in followed), key=_by_date)[:FEW]
        documents = {one.id: one for one in briefs(ledger, {each.commitment.document or "" for each in some})}
        left = sum(total for _, total in found) - len(some)
        yield Section(heading, [_commitment(each, documents) for each in some], left)


def _total(counts: Mapping[str, int] | None, status: str | None) -> int | None:
    return None if counts is None else counts.get(status or "", 0)


def _by_date(each: Followed) -> tuple[bool, date | None]:
    last = last_day(each.standing.due or "")
    return last is None, last


def _commitment(each: Followed, documents: Mapping[str, Document]) -> Line:
    one, stands = each.commitment, each.standing
    who = phrases.say_areas(map(english_area, one.actors)) or "nobody named"
    due = f"due {say_period(stands.due)}" if stands.due else "no date"
    moved = f", first due {say_period(stands.first_due)}" if stands.moved and stands.first_due else ""
    condition = f"; if: {phrases.one_line(one.condition)}" if one.condition else ""
    detail = f"{stands.status}, {one.force} {one.type}, {due}{moved}{condition}"
    head = f"{phrases.one_line(who)}: {phrases.one_line(one.action)}"
    return Line(head, detail, _source(documents.get(one.document or "")), "commitment", one.id)


def _figure(kept: Kept) -> Line:
    one = kept.entry
    areas = phrases.say_areas(map(english_area, one.areas))
    head = f"{phrases.say_indicator(one)}{f' of {areas}' if areas else ''}: {phrases.say_figure(one)}"
    when = f"{say_period(one.period)}; " if one.period else ""
    return Line(phrases.one_line(head), f"{when}“{phrases.one_line(one.stated)}”", _source(kept), "figure", one.id)


def _conflict(kept: Kept) -> Line:
    return Line(phrases.one_line(kept.entry.explanation), "", "", "reconciliation", kept.id)


def _meeting(kept: Kept) -> Line:
    one = kept.entry
    when = say_period(one.date) if one.date else "no date"
    detail = ", ".join(part for part in (one.form, when, english_name(one.place or "")) if part)
    return Line(
        phrases.one_line(phrases.say_people(map(english_person, one.participants))),
        detail,
        _source(kept),
        "meeting",
        one.id,
    )


def _hub(kept: Kept) -> Line:
    one = kept.entry
    serves = phrases.say_areas(map(english_area, one.serves))
    head = f"{english_area(one.area).name}{f' for {serves}' if serves else ''}"
    said = phrases.one_line(" … ".join(piece.text for piece in one.evidence))
    return Line(phrases.one_line(head), f"{one.status}: “{said}”", _source(kept), "hub", one.id)


def _source(told: Kept | Document | None) -> str:
    """Where a line stands: title, outlet and day, as far as they are known."""
    if told is None:
        return ""
    title = phrases.one_line(told.title) if told.title else ""
    day = say_period(told.published) if told.published else ""
    return ", ".join(part for part in (title, told.outlet, day) if part)
