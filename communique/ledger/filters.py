"""What a user asks of a list, as conditions on the tables; the same for lists, reports, searches and exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, String, and_, func, literal, literal_column, or_, select

from communique.errors import UsageError
from communique.kinds import KINDS
from communique.ledger.rows import fold
from communique.ledger.tables import document, entry, entry_area, entry_link, entry_person
from communique.period import span

_CODE = re.compile(r"[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?\Z")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are wanted; what is empty asks nothing.

    `ids` are those of entries.
    `area` is an ISO 3166 code (a country's takes in its subdivisions) or a part of a name; `person` a part of a name.
    `period` is an ISO day, month, year or interval: entries whose own dates meet it, or where they have none, whose
    document was published in it. `dated`: with a date of their own. Entries of replaced versions are left out unless
    `versions`, and what people rejected, merged away or split unless `rejected`; a removed document is in no list.
    """

    kinds: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    area: str | None = None
    person: str | None = None
    period: str | None = None
    status: str | None = None
    unit: str | None = None
    dated: bool = False
    versions: bool = False
    rejected: bool = False

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in KINDS:
                raise UsageError(f"There is no kind {kind!r}; the kinds are {', '.join(KINDS)}.")
        if self.period and span(self.period) is None:
            raise UsageError(f"{self.period!r} is no period: write 2023-09-19, 2023-09, 2023 or 2023-01/2023-07.")


def entry_conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """Conditions on `entry`, outer-joined with `document`."""
    if wanted.kinds:
        yield entry.c.kind.in_(wanted.kinds)
    if wanted.documents:
        yield entry.c.document.in_(wanted.documents)
    if wanted.ids:
        yield entry.c.id.in_(wanted.ids)
    if wanted.status:
        yield entry.c.status == wanted.status
    if wanted.unit:
        yield entry.c.unit == wanted.unit
    if wanted.dated:
        yield entry.c.first_day.is_not(None)
    if wanted.area:
        yield _has_area(wanted.area)
    if wanted.person:
        people = select(entry_person.c.entry).where(_part_of(entry_person.c.name, wanted.person))
        yield entry.c.key.in_(people)
    if days := span(wanted.period):
        yield _in_days(days[0].isoformat(), days[1].isoformat())
    if not wanted.versions:
        yield or_(document.c.replaced.is_(None), document.c.replaced == 0)
        yield _of_no_replaced()
    yield or_(document.c.removed.is_(None), document.c.removed == 0)
    if not wanted.rejected:
        yield entry.c.hidden.is_(None)
    yield _about_nothing_gone(wanted)


def document_conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """Conditions on `document`: with any of these entries where the filter asks something of entries."""
    if wanted.documents:
        yield document.c.id.in_(wanted.documents)
    if wanted.area or wanted.person or wanted.status or wanted.unit:
        inner = replace(wanted, kinds=(), documents=(), period=None, dated=False, versions=True)
        yield document.c.id.in_(select(entry.c.document).where(and_(*entry_conditions(inner))))
    if days := span(wanted.period):
        yield document.c.published <= days[1].isoformat()
        yield document.c.published >= days[0].isoformat()
    if not wanted.versions:
        yield document.c.replaced == 0
    yield document.c.removed == 0


def _of_no_replaced() -> ColumnElement[bool]:
    """For an entry that is about documents, such as a story: none of these is a replaced version."""
    replaced = select(document.c.id).where(document.c.replaced == literal_column("1"))  # as its index is made
    return ~entry.c.key.in_(select(entry_link.c.entry).where(entry_link.c.target.in_(replaced)))


def _about_nothing_gone(wanted: Filter) -> ColumnElement[bool]:
    """For an entry that is about others, such as a follow-up: none of these is hidden, and no document is removed.

    A judgement is kept though the entry that it is about is in no list any more.
    """
    removed = select(document.c.id).where(document.c.removed == literal_column("1"))  # as its index is made
    other = entry.alias()
    gone = select(other.c.id).where(other.c.document.in_(removed))
    hidden = select(other.c.id).where(other.c.hidden.is_not(None))
    targets = or_(entry_link.c.target.in_(removed), entry_link.c.target.in_(gone))
    if not wanted.rejected:
        targets = or_(targets, entry_link.c.target.in_(hidden))
    about = entry.c.key.in_(select(entry_link.c.entry).where(targets))
    return or_(entry.c.kind == "judgement", ~about)


def _has_area(asked: str) -> ColumnElement[bool]:
    """Entries of an area by its code, or by a part of its name and then also by the code that goes with it."""
    if _CODE.match(asked):
        code = asked.upper()
        matches: ColumnElement[bool] = or_(entry_area.c.code == code, entry_area.c.code.startswith(f"{code}-"))
    else:
        named = _part_of(entry_area.c.name, asked)
        codes = select(entry_area.c.code).where(named, entry_area.c.code.is_not(None))
        matches = or_(named, entry_area.c.code.in_(codes))
    return entry.c.key.in_(select(entry_area.c.entry).where(matches))


def _part_of(column: ColumnElement[Any], asked: str) -> ColumnElement[bool]:
    """Whether words of a folded name begin with what was asked."""
    words = literal(" ", String) + column
    return words.contains(f" {fold(asked)}", autoescape=True)


def _in_days(first: str, last: str) -> ColumnElement[bool]:
    own = and_(entry.c.first_day.is_not(None), entry.c.first_day <= last, entry.c.last_day >= first)
    published = func.coalesce(document.c.published, "")
    by_document = and_(entry.c.first_day.is_(None), published <= last, published >= first)
    return or_(own, by_document)
