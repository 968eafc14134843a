"""What a user asks of a list, as conditions on the tables; the same for lists, reports, searches and exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, String, and_, func, literal, literal_column, or_, select

from communique.errors import UsageError
from communique.kinds import KINDS, READ_KINDS
from communique.ledger.rows import fold
from communique.ledger.standings import status_on
from communique.ledger.tables import document, entry, entry_area, entry_facet, entry_link, entry_person, standing
from communique.period import span

FACETS = ("force", "type", "indicator", "measure", "hedge", "form", "mode", "bearing")  # fields told apart by value
_CODE = re.compile(r"[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?\Z")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are wanted; what is empty asks nothing.

    `ids` are those of entries; `strangers` are further areas that an entry must be of, given as `area` is.
    `about` are ids of documents or entries that it must be about; `named` a person or organisation by the whole name.
    `area` is an ISO 3166 code (a country's takes in its subdivisions) or a part of a name; `person` a part of a name.
    `period` is an ISO day, month, year or interval: entries whose own dates meet it, or where they have none, whose
    document was published in it. Of commitments: `actor` is a code or a part of a name; `sector` the beginning of an HS
    code; `due` a period in which the date that counts ends; `standing` the status on the day `on` (ISO); `heads` leaves
    out what only says an earlier one again. `dated`: with a date of their own. Entries of replaced versions are left
    out unless `versions`, and what people rejected, merged away or split unless `rejected`; a removed document is in
    no list.
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
    actor: str | None = None
    force: str | None = None
    type: str | None = None
    sector: str | None = None
    due: str | None = None
    standing: str | None = None
    on: str | None = None
    heads: bool = False
    indicator: str | None = None
    measure: str | None = None
    hedge: str | None = None
    form: str | None = None
    mode: str | None = None
    bearing: str | None = None
    strangers: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    named: str | None = None

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in KINDS:
                raise UsageError(f"There is no kind {kind!r}; the kinds are {', '.join(KINDS)}.")
        for period in (self.period, self.due, self.on):
            if period and span(period) is None:
                raise UsageError(f"{period!r} is no period: write 2023-09-19, 2023-09, 2023 or 2023-01/2023-07.")


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
    for area in (wanted.area, *wanted.strangers):
        if area:
            yield _has_area(area)
    if wanted.named:
        yield entry.c.key.in_(select(entry_person.c.entry).where(entry_person.c.name == fold(wanted.named)))
    if wanted.about:
        yield entry.c.key.in_(select(entry_link.c.entry).where(entry_link.c.target.in_(wanted.about)))
    yield from _facet_conditions(wanted)
    yield from _standing_conditions(wanted)
    if wanted.person:
        people = select(entry_person.c.entry).where(_part_of(entry_person.c.name, wanted.person))
        yield entry.c.key.in_(people)
    if days := span(wanted.period):
        yield _in_days(days[0].isoformat(), days[1].isoformat())
    alone = bool(wanted.kinds) and set(wanted.kinds) <= set(READ_KINDS)  # entries that are about no others
    if not wanted.versions:
        yield document.c.replaced == 0 if alone else or_(document.c.replaced.is_(None), document.c.replaced == 0)
        if not alone:
            yield _of_no_replaced()
    yield document.c.removed == 0 if alone else or_(document.c.removed.is_(None), document.c.removed == 0)
    if not wanted.rejected:
        yield entry.c.hidden.is_(None)
    if not alone:
        yield _about_nothing_gone(wanted)


def _facet_conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    for name in FACETS:
        if value := getattr(wanted, name):
            yield _has_facet(name, entry_facet.c.value == value)
    if wanted.sector:
        yield _has_facet("sector", entry_facet.c.value.startswith(wanted.sector, autoescape=True))
    if wanted.actor and _CODE.match(wanted.actor):
        code = wanted.actor.upper()
        yield _has_facet("actor", or_(entry_facet.c.value == code, entry_facet.c.value.startswith(f"{code}-")))
    elif wanted.actor:
        yield _has_facet("actor", _part_of(entry_facet.c.value, wanted.actor))


def _has_facet(name: str, matches: ColumnElement[bool]) -> ColumnElement[bool]:
    return entry.c.key.in_(select(entry_facet.c.entry).where(entry_facet.c.name == name, matches))


def _standing_conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if days := span(wanted.due):
        ends = standing.c.last_day.between(days[0].isoformat(), days[1].isoformat())
        yield entry.c.key.in_(select(standing.c.entry).where(ends))
    if wanted.standing:
        status = status_on(wanted.on) if wanted.on else standing.c.status
        yield entry.c.key.in_(select(standing.c.entry).where(status == wanted.standing))
    if wanted.heads:
        yield entry.c.key.not_in(select(standing.c.entry).where(standing.c.head.is_not(None)))


def document_conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """Conditions on `document`: with any of these entries where the filter asks something of entries."""
    if wanted.documents:
        yield document.c.id.in_(wanted.documents)
    bare = Filter(versions=wanted.versions, rejected=wanted.rejected, ids=wanted.ids, dated=wanted.dated)
    inner = replace(wanted, kinds=(), documents=(), period=None, dated=False, versions=True)
    if replace(inner, versions=bare.versions, dated=bare.dated) != bare:
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
