"""What a user asks of a list, as conditions on the tables; the same for lists, reports, searches and exports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, and_, bindparam, case, literal, or_, select

from communique.errors import UsageError
from communique.kinds import KINDS
from communique.ledger.rows import fold
from communique.ledger.tables import document, entry, entry_link, listed, posting, term
from communique.ledger.terms import AGAIN, DOCUMENT, HIDDEN, KEYS, REPLACED, day_number, shelves_of
from communique.period import span

FACETS = ("force", "type", "indicator", "measure", "hedge", "form", "mode", "bearing", "unit", "sector")  # by value
RUNNING = ("open", "in progress")
_ASKED = 40  # terms that are looked up where few rows are asked
_LOOKED_UP = 4  # terms that are looked up for each row; of more, all rows that have them are found first
_ENTRIES = tuple(kind for kind in KINDS if kind != DOCUMENT)
_CODE = re.compile(r"[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?\Z")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are wanted; what is empty asks nothing.

    `ids` are those of entries; `strangers` are further areas that an entry must be of, given as `area` is.
    `about` are ids of documents or entries that it must be about; `named` a person or organisation by the whole name.
    `area` is an ISO 3166 code (a country's takes in its subdivisions) or a part of a name; `person` a part of a name.
    `period` is an ISO day, month, year or interval: entries whose own dates meet it, or where they have none, whose
    document was published in it. Of commitments: `actor` is a code or a part of a name; `sector` the beginning of an HS
    code; `due` a period in which the date that counts ends, `falls` one that it meets; `standing` the status on the day
    `on` (ISO); `heads` leaves out what only says an earlier one again. `dated`: with a date of their own. Entries of
    replaced versions are left out unless `versions`, and what people rejected, merged away or split unless `rejected`;
    a removed document is in no list. Of documents `area`, `person`, `strangers` and `named` are asked of what all their
    entries name together, all else of one entry.
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
    falls: str | None = None
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
        for period in (self.period, self.due, self.falls, self.on):
            if period and span(period) is None:
                raise UsageError(f"{period!r} is no period: write 2023-09-19, 2023-09, 2023 or 2023-01/2023-07.")


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of which a row must have one: their keys, and how many rows have them at most."""

    keys: tuple[int, ...]
    count: int

    def holds(self, place: ColumnElement[int] = listed.c.place, *, wide: bool = False) -> ColumnElement[bool]:
        """The condition that a row at a place has one of the terms; `wide`: asked of few rows, for many terms."""
        other = posting.alias()
        if len(self.keys) > (_ASKED if wide else _LOOKED_UP):
            return place.in_(select(other.c.place).where(within(other.c.term, self.keys)))
        asked = select(other.c.term).where(within(other.c.term, self.keys), other.c.place == place)
        return asked.exists()


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a filter asks of a ledger: the shelves to look on, groups of terms, and conditions on `listed`.

    `empty` where no row can be found.
    """

    shelves: tuple[str, ...]
    groups: tuple[Group, ...]
    conditions: tuple[ColumnElement[bool], ...]

    @property
    def empty(self) -> bool:
        """Whether nothing has one of the terms."""
        return any(not group.keys for group in self.groups)

    @property
    def on_shelves(self) -> ColumnElement[bool]:
        """The condition that a row of `listed` is on one of the shelves."""
        return listed.c.shelf == self.shelves[0] if len(self.shelves) == 1 else listed.c.shelf.in_(self.shelves)

    @property
    def looked_up(self) -> ColumnElement[bool]:
        """The same, for questions that begin elsewhere: no index of shelves is to be used."""
        return listed.c.shelf.concat("").in_(self.shelves)


def narrow(connection: Connection, wanted: Filter) -> Narrowed:
    """What a filter asks of the entries in lists."""
    narrowed = _narrow(connection, wanted)
    named = ((entry.c.id, wanted.ids), (entry.c.document, wanted.documents))
    own = (listed.c.key.in_(select(entry.c.key).where(column.in_(values))) for column, values in named if values)
    return replace(narrowed, conditions=(*narrowed.conditions, *own))


def _narrow(connection: Connection, wanted: Filter) -> Narrowed:
    shelves = shelves_of(wanted.kinds or _ENTRIES, _allowed(wanted))
    groups = [*_name_groups(connection, shelves, wanted), *_facet_groups(connection, shelves, wanted)]
    return Narrowed(tuple(shelves), tuple(groups), tuple(_listed_conditions(wanted)))


def narrow_documents(connection: Connection, wanted: Filter) -> Narrowed:
    """What a filter asks of the documents in lists: names of their own, and the rest of an entry of theirs."""
    shelves = shelves_of((DOCUMENT,), _allowed(wanted) & REPLACED)
    groups = tuple(_name_groups(connection, shelves, wanted))
    return Narrowed(tuple(shelves), groups, tuple(_document_conditions(connection, wanted)))


def entry_conditions(connection: Connection, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """Conditions on `entry`, joined with `listed`."""
    narrowed = _narrow(connection, wanted)
    if wanted.kinds:
        yield entry.c.kind.in_(wanted.kinds)
    if wanted.documents:
        yield entry.c.document.in_(wanted.documents)
    if wanted.ids:
        yield entry.c.id.in_(wanted.ids)
    yield narrowed.looked_up
    yield from (group.holds() for group in narrowed.groups)
    yield from narrowed.conditions


def document_conditions(connection: Connection, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """Conditions on `document`, joined with `listed`."""
    narrowed = narrow_documents(connection, wanted)
    yield narrowed.looked_up
    yield from (group.holds() for group in narrowed.groups)
    yield from narrowed.conditions


_due = listed.c.due + 0  # a sum, so that rows are looked up by their places and not by their dates
LISTED_ENTRIES = entry.join(listed, listed.c.key == entry.c.key)
LISTED_DOCUMENTS = document.join(listed, listed.c.key == -document.c.key)


def within(column: ColumnElement[int], keys: Sequence[int]) -> ColumnElement[bool]:
    """That a column is one of these numbers, which may be many."""
    if len(keys) == 1:
        return column == keys[0]
    return column.in_(bindparam(None, list(keys), expanding=True, literal_execute=True))


def status_on(day: str) -> ColumnElement[str]:
    """The status of a commitment on a day (ISO) as a column of questions about `listed`."""
    late = and_(listed.c.clock == 1, listed.c.due < day_number(day))
    return case((late, "overdue"), else_=listed.c.status)


def _allowed(wanted: Filter) -> int:
    """What may keep a row out of lists and yet be shown."""
    asked = ((wanted.versions, REPLACED), (wanted.rejected, HIDDEN), (not wanted.heads, AGAIN))
    return sum(reason for yes, reason in asked if yes)


# Groups of terms


def _group(connection: Connection, query: Select[Any]) -> Group:
    rows = connection.execute(query).all()
    return Group(tuple(row[0] for row in rows if row[1]), sum(row[1] for row in rows))


def _terms(shelves: Sequence[str], name: str, *where: ColumnElement[bool]) -> Select[Any]:
    return select(term.c.key, term.c.count).where(term.c.shelf.in_(shelves), term.c.name == name, *where)


def _name_groups(connection: Connection, shelves: Sequence[str], wanted: Filter) -> Iterator[Group]:
    for area in (wanted.area, *wanted.strangers):
        if area:
            yield _area_group(connection, shelves, area)
    if wanted.person:
        yield _group(connection, _terms(shelves, "person", _part_of(term.c.value, wanted.person)))
    if wanted.named:
        yield _group(connection, _terms(shelves, "person", term.c.value == fold(wanted.named)))


def _area_group(connection: Connection, shelves: Sequence[str], asked: str) -> Group:
    """An area by its code, or by a part of its name and then also by the code that goes with it."""
    if _CODE.match(asked):
        return _group(connection, _terms(shelves, "within", term.c.value == asked.upper()))
    named = _part_of(term.c.value, asked)
    codes = set(connection.execute(_terms(shelves, "area", named).with_only_columns(term.c.code)).scalars()) - {""}
    return _group(connection, _terms(shelves, "area", or_(named, term.c.code.in_(codes)) if codes else named))


def _facet_groups(connection: Connection, shelves: Sequence[str], wanted: Filter) -> Iterator[Group]:
    for name in FACETS:
        if value := getattr(wanted, name):
            yield _group(connection, _terms(shelves, name, term.c.value == value))
    if wanted.status and _has_status_terms(wanted):
        yield _group(connection, _terms(shelves, "status", term.c.value == wanted.status))
    if wanted.actor and _CODE.match(wanted.actor):
        yield _group(connection, _terms(shelves, "acts within", term.c.value == wanted.actor.upper()))
    elif wanted.actor:
        yield _group(connection, _terms(shelves, "actor", _part_of(term.c.value, wanted.actor)))
    if wanted.standing:
        statuses = (*RUNNING, "overdue") if wanted.standing == "overdue" and wanted.on else (wanted.standing,)
        yield _group(connection, _terms(shelves, "standing", term.c.value.in_(statuses)))


def _has_status_terms(wanted: Filter) -> bool:
    """Whether the status asked for is a term of these kinds; that of commitments as read is none."""
    return bool(wanted.kinds) and set(wanted.kinds) <= {"reconciliation", "hub", "followup"}


def _part_of(column: ColumnElement[Any], asked: str) -> ColumnElement[bool]:
    """Whether words of a folded name begin with what was asked."""
    words = literal(" ", String) + column
    return words.contains(f" {fold(asked)}", autoescape=True)


# Conditions


def _listed_conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if wanted.status and not _has_status_terms(wanted):
        yield listed.c.key.in_(select(entry.c.key).where(entry.c.status == wanted.status))
    if wanted.dated:
        yield listed.c.first.is_not(None)
    if wanted.about:
        yield listed.c.key.in_(select(entry_link.c.entry).where(entry_link.c.target.in_(wanted.about)))
    if days := span(wanted.period):
        yield _in_days(day_number(days[0].isoformat()), day_number(days[1].isoformat()))
    if days := span(wanted.due):
        yield _due.between(day_number(days[0].isoformat()), day_number(days[1].isoformat()))
    if days := span(wanted.falls):
        yield and_(listed.c.due_from <= day_number(days[1].isoformat()), _due >= day_number(days[0].isoformat()))
    if wanted.standing and wanted.on and wanted.standing in (*RUNNING, "overdue"):
        yield status_on(wanted.on) == wanted.standing


def _in_days(first: int, last: int) -> ColumnElement[bool]:
    """Rows whose own days meet these, or that have none and are of a document published then."""
    own = and_(listed.c.first <= last, listed.c.last >= first)
    return or_(own, and_(listed.c.first.is_(None), _placed_in(first, last)))


def _placed_in(first: int, last: int) -> ColumnElement[bool]:
    return (listed.c.place + 0).between(first * KEYS, last * KEYS + KEYS - 1)


def _document_conditions(connection: Connection, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if days := span(wanted.period):
        yield _placed_in(day_number(days[0].isoformat()), day_number(days[1].isoformat()))
    if wanted.documents:
        yield listed.c.key.in_(select(-document.c.key).where(document.c.id.in_(wanted.documents)))
    bare = Filter(versions=True, rejected=wanted.rejected)
    inner = replace(wanted, kinds=(), documents=(), period=None, dated=False, versions=True, heads=False,
                    area=None, person=None, strangers=(), named=None)  # fmt: skip
    if inner != bare:
        keys = select(entry.c.document).select_from(LISTED_ENTRIES).where(*entry_conditions(connection, inner))
        yield listed.c.key.in_(select(-document.c.key).where(document.c.id.in_(keys)))
