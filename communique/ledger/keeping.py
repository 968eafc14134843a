"""Keeping a judgement: added in the open transaction, and all that it is about brought up to date with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select, update

from communique.errors import JudgementError, UnknownEntryError, UsageError
from communique.kinds import Judgement, entry_id, from_json
from communique.ledger import dialect, overlay
from communique.ledger.judged import Record
from communique.ledger.listing import relist_of
from communique.ledger.rows import fold
from communique.ledger.standings import stale_by_followups
from communique.ledger.tables import document, entry, judgement, subject, told

UNSEEN = "whatever was judged in between"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who judges, why, and on what source; `at` is the time (ISO 8601 in UTC), now where it is `None`."""

    name: str
    note: str | None = None
    source: str | None = None
    at: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise UsageError("Say who judges: --as NAME, or COMMUNIQUE_REVIEWER.")


@dataclass(frozen=True, slots=True)
class Subject:
    """An entry that a judgement is about: its id, its document, its record as read, whether the judgement made it."""

    id: str
    document: str | None
    snapshot: Record | None
    made: bool = False


def judgements_about(id: str) -> Any:
    """The question for all judgements about an entry, in their order."""
    keys = select(subject.c.judgement).where(or_(subject.c.entry == id, subject.c.current == id))
    return select(judgement).where(judgement.c.key.in_(keys)).order_by(judgement.c.key)


def last_of(connection: Connection, id: str) -> str | None:
    """The id of the last judgement about an entry."""
    rows = connection.execute(judgements_about(id).with_only_columns(judgement.c.id)).scalars().all()
    return str(rows[-1]) if rows else None


def typed(row: Any) -> Judgement:
    """The judgement in a row, as it was made."""
    made: Judgement = from_json(json.loads(row.record))
    return made


def keep(
    connection: Connection,
    subjects: Sequence[Subject],
    change: Record,
    by: Reviewer,
    *,
    undoes: str | None = None,
    seen: str | None = UNSEEN,
) -> Judgement:
    """Add a judgement in the open transaction and bring what it is about up to date."""
    main = subjects[0]
    if seen != UNSEEN and (last := last_of(connection, main.id)) != seen:
        raise JudgementError(_meanwhile(connection, last))
    at = by.at or datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    snapshot = main.snapshot or {}
    pieces = [{**piece} for piece in snapshot.get("evidence", ())]
    key = dialect.next_key(connection, judgement)
    made: Judgement = from_json(
        {
            "kind": "judgement",
            "id": entry_id("judgement", main.document or main.id, main.id, by.name, at, _line(change), undoes, key),
            "document": main.document,
            "evidence": pieces,
            "entry": main.id,
            "change": change,
            "by": by.name.strip(),
            "at": at,
            "note": (by.note or "").strip() or None,
            "source": (by.source or "").strip() or None,
            "undoes": undoes,
        }
    )
    what = next(iter(change))
    values = {"key": key, "id": made.id, "what": what, "at": at, "undoes": undoes, "active": 1}
    connection.execute(judgement.insert().values(**values, record=_line(made.to_json())))
    connection.execute(subject.insert(), [_subject_row(key, n, each) for n, each in enumerate(subjects)])
    _bring_up_to_date(connection, key, [each.id for each in subjects])
    return made


def _bring_up_to_date(connection: Connection, key: int, ids: Sequence[str]) -> None:
    """After a judgement was added or taken back: the entries and the follow-ups about them, and what is said of it."""
    overlay.refresh(connection, ids)
    overlay.refresh_about(connection, ids)
    documents = select(entry.c.document).where(entry.c.id.in_(ids), entry.c.kind == "commitment")
    connection.execute(update(told).where(told.c.document.in_(documents)).values(linked=0))  # to be followed anew
    for change in _changes_of_names(connection, key):
        wanted = [*change["names"], change["into"] if isinstance(change["into"], str) else change["into"]["name"]]
        overlay.refresh_named(connection, [fold(name) for name in wanted])
    overlay.show_judgements(connection, [key])


def _changes_of_names(connection: Connection, key: int) -> Iterator[Record]:
    """What a judgement, or the chain of those that it takes back, says of names."""
    row = connection.execute(select(judgement).where(judgement.c.key == key)).one_or_none()
    while row is not None:
        change = json.loads(row.record)["change"]
        yield from (change[what] for what in overlay.NAMES if what in change)
        row = connection.execute(select(judgement).where(judgement.c.id == row.undoes)).one_or_none()


def set_active(connection: Connection, key: int, *, active: bool) -> None:
    """Let a judgement count or not; one that takes another back lets that one count the other way round."""
    row = connection.execute(select(judgement).where(judgement.c.key == key)).one()
    connection.execute(update(judgement).where(judgement.c.key == key).values(active=int(active)))
    if row.what == "removed":
        set_removed(connection, json.loads(row.record)["entry"], removed=active)
    if row.undoes:
        undone = connection.execute(select(judgement.c.key).where(judgement.c.id == row.undoes)).scalar_one()
        set_active(connection, undone, active=not active)
    ids = [each.current for each in subject_rows(connection, key)]
    _bring_up_to_date(connection, key, ids)


def set_removed(connection: Connection, id: str, *, removed: bool) -> None:
    """Take a document out of every list or bring it back; the version that it replaced counts where it does not."""
    connection.execute(update(document).where(document.c.id == id).values(removed=int(removed)))
    stale_by_followups(connection, entry.c.document == id)
    relist_of(connection, id)
    replaces = connection.execute(select(document.c.replaces).where(document.c.id == id)).scalar_one_or_none()
    if replaces:
        query = select(func.count()).where(document.c.replaces == replaces, document.c.removed == 0)
        still = connection.execute(query).scalar_one()
        connection.execute(update(document).where(document.c.id == replaces).values(replaced=int(still > 0)))
        relist_of(connection, replaces)
        overlay.carry(connection, replaces if removed and not still else id, back_from=id if removed else None)
    if not removed:  # names may have been judged meanwhile
        ids = select(entry.c.id).where(entry.c.document == id, entry.c.kind != "judgement")
        overlay.refresh(connection, list(connection.execute(ids).scalars()))
    keys = select(subject.c.judgement).where(subject.c.document == id)
    overlay.show_judgements(connection, list(connection.execute(keys).scalars()))


def _subject_row(key: int, position: int, about: Subject) -> dict[str, Any]:
    return {
        "judgement": key,
        "position": position,
        "entry": about.id,
        "current": about.id,
        "document": about.document,
        "made": int(about.made),
        "snapshot": _line(about.snapshot) if about.snapshot else None,
    }


def subject_rows(connection: Connection, key: int) -> list[Any]:
    """What a judgement is about, the entry judged first."""
    query = select(subject).where(subject.c.judgement == key).order_by(subject.c.position)
    return list(connection.execute(query))


def again(row: Any) -> Subject:
    """The subject of a judgement that is taken back, where it stands now; taking back makes nothing."""
    return Subject(row.current, row.document, json.loads(row.snapshot) if row.snapshot else None)


def find_subject(connection: Connection, id: str) -> Subject:
    """An entry as it was read, to be judged. Raises `UnknownEntryError`, and `UsageError` for a judgement."""
    record = overlay.read_records(connection, [id]).get(id)
    if record is None:
        raise UnknownEntryError(f"No entry has the id {id!r}; a document as a whole can only be removed.")
    if record["kind"] == "judgement":
        raise UsageError("A judgement is not judged itself: undo it, or judge its entry.")
    return Subject(id, record.get("document"), record)


def _meanwhile(connection: Connection, last: str | None) -> str:
    row = connection.execute(select(judgement).where(judgement.c.id == last)).one_or_none()
    if row is None:
        return "The entry is judged anew meanwhile: look at it again."
    made = typed(row)
    said = ", ".join(f"{key}: {value}" for key, value in made.change.items())
    return f"{made.by} has judged this meanwhile ({said}): look at it again; your judgement was not kept."


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
