"""An entry as rows of the tables: its record, and what the filters and the search ask for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from communique.kinds import (
    Actor,
    Area,
    Commitment,
    Entry,
    Evidence,
    Figure,
    Followup,
    Hub,
    Judgement,
    Meeting,
    Person,
    Reconciliation,
    Statement,
    Story,
    dumps,
)
from communique.period import span

Row = dict[str, Any]


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name as it is compared: without case, accents and double blanks."""
    plain = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def entry_row(entry: Entry, key: int, position: int, rule: str | None = None) -> Row:
    """The entry as a row of the table `entry`."""
    first, last = entry_days(entry)
    return {
        "key": key,
        "id": entry.id,
        "kind": entry.kind,
        "document": entry.document,
        "position": position,
        "record": dumps(entry),
        "words": entry_words(entry),
        "rule": rule,
        "first_day": first,
        "last_day": last,
        "unit": getattr(entry, "unit", None),
        "status": _status(entry),
        "low": getattr(entry, "low", None),
        "high": getattr(entry, "high", None),
    }


def link_rows(entry: Entry, key: int) -> list[Row]:
    """The documents and entries that the entry is about, as rows of `entry_link`."""
    return [{"entry": key, "target": target} for target in dict.fromkeys(entry_links(entry))]


def entry_days(entry: Entry) -> tuple[str | None, str | None]:
    """First and last day (ISO) of the entry's own date, period or deadline; `None` twice where it has no year."""
    match entry:
        case Meeting(date=iso) | Figure(period=iso) | Reconciliation(period=iso) | Commitment(due=iso):
            pass
        case Followup(due=iso):
            pass
        case Story():
            iso = entry.meeting.get("date")
        case _:
            iso = None
    days = span(iso)
    return (days[0].isoformat(), days[1].isoformat()) if days else (None, None)


def entry_words(entry: Entry) -> str:
    """What full-text search looks at: the evidence, and names that stand elsewhere in the document."""
    words = [piece.text for piece in entry.evidence]
    words += [name for name, _ in entry_areas(entry)] + list(entry_people(entry))
    words += [
        value
        for name in ("indicator", "subject", "explanation", "note")
        if isinstance(value := getattr(entry, name, None), str)
    ]
    seen: list[str] = []
    for word in words:
        if not any(word in earlier for earlier in seen):
            seen.append(word)
    return " · ".join(seen).replace("_", " ")


def entry_areas(entry: Entry) -> Iterator[tuple[str, str | None]]:
    """Names and codes of the areas that the entry is about; for speech those that its speakers represent."""
    match entry:
        case Figure(areas=areas) | Reconciliation(areas=areas):
            yield from ((area.name, area.code) for area in areas)
        case Hub(area=area, serves=serves):
            yield from ((each.name, each.code) for each in (area, *serves))
        case Meeting(participants=people):
            yield from _represented(people)
        case Statement(speaker=speaker):
            yield from _represented((speaker,))
        case Commitment():
            yield from _coded((*entry.actors, entry.counterpart))
            yield from _represented((entry.speaker,))
        case Story():
            for person in entry.meeting.get("participants") or ():
                if area := person.get("represents"):
                    yield area["name"], area.get("code")


def entry_people(entry: Entry) -> Iterator[str]:
    """Names of the people and organisations in the entry."""
    match entry:
        case Meeting(participants=people):
            yield from _named(people)
        case Statement(speaker=speaker) | Figure(speaker=speaker) | Hub(speaker=speaker):
            yield from _named((speaker,))
        case Commitment():
            yield from _named((entry.speaker,))
            yield from (actor.name for actor in (*entry.actors, entry.counterpart) if actor and not actor.code)
        case Story():
            yield from (p["name"] for p in entry.meeting.get("participants") or () if p.get("name"))
        case Judgement(by=by):
            yield by


def entry_links(entry: Entry) -> Iterator[str]:
    """Ids of the documents and entries that the entry is about."""
    match entry:
        case Story(documents=documents):
            yield from documents
        case Reconciliation(documents=documents, figures=figures):
            yield from (*documents, *figures)
        case Followup(commitment=commitment):
            yield commitment
        case Judgement(entry=about):
            yield about
    yield from (piece.document for piece in entry.evidence if isinstance(piece, Evidence) and piece.document)


def _status(entry: Entry) -> str | None:
    for name in ("status", "verdict", "state"):
        if isinstance(value := getattr(entry, name, None), str):
            return value
    return None


def _represented(people: tuple[Person | None, ...]) -> Iterator[tuple[str, str | None]]:
    areas: Iterator[Area | None] = (person.represents for person in people if person)
    return ((area.name, area.code) for area in areas if area)


def _coded(actors: tuple[Actor | None, ...]) -> Iterator[tuple[str, str | None]]:
    return ((actor.name, actor.code) for actor in actors if actor and actor.code)


def _named(people: tuple[Person | None, ...]) -> Iterator[str]:
    return (person.name for person in people if person and person.name)
