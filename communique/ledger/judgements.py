"""What people decide about entries: each judgement is added, with who, when and why, and none is ever changed.

A judgement is taken back by another one. The judgements about an entry count in the order they were made, whoever made
them; who wants to be sure that nobody judged in between gives the last judgement seen, as `seen`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, case, or_, select

from communique.errors import JudgementError, UnknownEntryError, UsageError
from communique.kinds import Document, Entry, Judgement, entry_id
from communique.ledger import overlay
from communique.ledger.anchors import move_evidence
from communique.ledger.fields import FIXED, STATUSES, check_record, field_names
from communique.ledger.filters import LISTED_ENTRIES, Filter, entry_conditions
from communique.ledger.judged import Record
from communique.ledger.keeping import (
    UNSEEN,
    Reviewer,
    Subject,
    again,
    find_subject,
    judgements_about,
    keep,
    last_of,
    set_active,
    set_removed,
    subject_rows,
    typed,
)
from communique.ledger.listing import keys_named, pages
from communique.ledger.rows import fold
from communique.ledger.store import Ledger
from communique.ledger.tables import document, entry, judgement, subject
from communique.passages import Told

UNDECIDED = ("undone", "noted")  # after these an entry still waits for a decision
WAITING = {kind: n for n, kind in enumerate(("followup", "commitment", "figure", "meeting", "hub", "statement"))}


# Deciding about entries


def confirm(ledger: Ledger, id: str, by: Reviewer, *, seen: str | None = UNSEEN) -> Judgement:
    """Say that an entry is right; an offered follow-up counts from now on."""
    return _judge(ledger, [id], {"confirmed": True}, by, seen)


def reject(ledger: Ledger, id: str, by: Reviewer, *, seen: str | None = UNSEEN) -> Judgement:
    """Say that an entry is wrong: it is in no list any more; a follow-up stays with its state and does not count."""
    return _judge(ledger, [id], {"rejected": True}, by, seen)


def edit(ledger: Ledger, id: str, changed: Mapping[str, Any], by: Reviewer, *, seen: str | None = UNSEEN) -> Judgement:
    """Give some fields of an entry other values, as the contract's JSON. Raises `UsageError` where they do not fit."""

    def check(now: Record) -> None:
        for name in changed:
            if name in FIXED or name not in field_names(now["kind"]):
                known = ", ".join(field_names(now["kind"]))
                raise UsageError(f"A {now['kind']} has no field {name!r} to set; it has {known}.")
        check_record({**now, **changed})

    if not changed:
        raise UsageError("Nothing to edit: give FIELD=VALUE, such as due=2025-06.")
    return _judge(ledger, [id], {"edited": dict(changed)}, by, seen, check)


def rate(
    ledger: Ledger, id: str, status: str, by: Reviewer, *, on: str | None = None, seen: str | None = UNSEEN
) -> Judgement:
    """Say how a commitment stands, on a day (ISO; the day of judging where it is `None`)."""
    if status not in STATUSES:
        raise UsageError(f"There is no status {status!r}; it is one of {', '.join(STATUSES)}.")
    change: Record = {"rated": status} | ({"on": _day(on)} if on else {})
    return _judge(ledger, [id], change, by, seen, _only("commitment", "rated"))


def assign(
    ledger: Ledger,
    id: str,
    by: Reviewer,
    *,
    owner: str | None = None,
    reminder: str | None = None,
    seen: str | None = UNSEEN,
) -> Judgement:
    """Set who looks after an entry, or a day (ISO) on which to be reminded of it; empty words take either away."""
    change: Record = {}
    if owner is not None:
        change["owner"] = owner.strip() or None
    if reminder is not None:
        change["reminder"] = _day(reminder) if reminder.strip() else None
    if not change:
        raise UsageError("Nothing to set: give an owner, a reminder, or both.")
    return _judge(ledger, [id], change, by, seen)


def note(ledger: Ledger, id: str, by: Reviewer, *, seen: str | None = UNSEEN) -> Judgement:
    """Keep only a note about an entry, without deciding anything. Raises `UsageError` where there is none."""
    if not by.note or not by.note.strip():
        raise UsageError("There is no note to keep: write one.")
    return _judge(ledger, [id], {"noted": True}, by, seen)


def merge(ledger: Ledger, ids: Sequence[str], by: Reviewer, *, seen: str | None = UNSEEN) -> Judgement:
    """Make several entries of one kind and document one: the first, with the words of all and what it lacked itself."""
    if len(set(ids)) < 2:
        raise UsageError("Merging needs two entries or more: give the one that stays first.")
    return _judge(ledger, list(dict.fromkeys(ids)), {"merged": []}, by, seen)


def split(ledger: Ledger, id: str, parts: Sequence[str], by: Reviewer) -> Judgement:
    """Make an entry several, one for each of these runs of words, which must stand in its document.

    Each part takes over the fields of the whole; what is to be done, counted or said is its own words. Edit the rest.
    """
    if len(parts) < 2:
        raise UsageError("Splitting needs the words of two parts or more.")
    with ledger.writing() as connection:
        whole = find_subject(connection, id)
        text = _text(connection, whole)
        made = [_part(whole, words, text) for words in parts]
        if len({each.id for each in made}) < len(made):
            raise UsageError("Two of the parts are the same words: give each part its own.")
        for each in made:
            if not overlay.read_records(connection, [each.id]):
                overlay.make_entry(connection, each.snapshot or {}, "split by hand", _position(connection, whole.id))
        change = {"split": [each.id for each in made]}
        return keep(connection, [whole, *made], change, by)


def add(
    ledger: Ledger, made: Document, entries: Sequence[Entry], by: Reviewer, *, told: Told | None = None
) -> list[Judgement]:
    """Keep entries that a person gives, with the document made of the words and the source; they stay marked so.

    `told` is what the words tell of earlier commitments.
    Each entry that was added before in the same words is refused with a `JudgementError`.
    """
    for each in entries:
        check_record(each.to_json())
    ledger.save(made, (), told=told)
    with ledger.writing() as connection:
        said = []
        for each in entries:
            if overlay.read_records(connection, [each.id]):
                raise JudgementError(f"This {each.kind} is in the ledger already: {each.id}.")
            overlay.make_entry(connection, each.to_json(), "added by hand")
            about = Subject(each.id, made.id, each.to_json(), made=True)
            said.append(keep(connection, [about], {"added": each.kind}, by))
        return said


def remove(ledger: Ledger, id: str, by: Reviewer) -> Judgement:
    """Take a document that should never have been read out of every list; its hash and the reason stay."""
    if not by.note or not by.note.strip():
        raise UsageError("Say why: a document is removed only with a reason.")
    with ledger.writing() as connection:
        row = connection.execute(select(document).where(document.c.id == id)).one_or_none()
        if row is None:
            raise UnknownEntryError(f"{id!r} is no document; to take one entry out of the lists, reject it.")
        if row.removed:
            raise JudgementError(f"The document {id} is removed already.")
        set_removed(connection, id, removed=True)
        return keep(connection, [Subject(id, id, None)], {"removed": row.sha256}, by)


def undo(ledger: Ledger, id: str, by: Reviewer, *, seen: str | None = UNSEEN) -> Judgement:
    """Take a judgement back; what was decided before it counts again. Raises `JudgementError` where it is taken back.

    An undoing can be undone itself.
    """
    with ledger.writing() as connection:
        row = connection.execute(select(judgement).where(judgement.c.id == id)).one_or_none()
        if row is None:
            raise UnknownEntryError(f"{id!r} is no judgement: 'communique list judgement' shows them.")
        if not row.active:
            raise JudgementError(f"The judgement {id} is taken back already.")
        set_active(connection, row.key, active=False)
        subjects = [again(each) for each in subject_rows(connection, row.key)]
        return keep(connection, subjects, {"undone": row.what}, by, undoes=id, seen=seen)


# People and areas


def merge_people(ledger: Ledger, names: Sequence[str], into: str, by: Reviewer) -> Judgement:
    """Say that these names are one person's or organisation's, named `into` from now on, wherever it stands."""
    return _judge_names(ledger, "people", names, into, None, by)


def split_people(ledger: Ledger, name: str, into: str, within: Sequence[str], by: Reviewer) -> Judgement:
    """Say that in these documents or entries the name is another person's, named `into` there from now on."""
    return _judge_names(ledger, "people", [name], into, within, by)


def merge_areas(ledger: Ledger, names: Sequence[str], into: str, code: str | None, by: Reviewer) -> Judgement:
    """Say that these names are one area's, with this name and ISO 3166 code from now on."""
    return _judge_names(ledger, "areas", names, {"name": into, "code": code}, None, by)


def split_areas(
    ledger: Ledger, name: str, into: str, code: str | None, within: Sequence[str], by: Reviewer
) -> Judgement:
    """Say that in these documents or entries the name is another area's."""
    return _judge_names(ledger, "areas", [name], {"name": into, "code": code}, within, by)


def _judge_names(
    ledger: Ledger, what: str, names: Sequence[str], into: Any, within: Sequence[str] | None, by: Reviewer
) -> Judgement:
    change: Record = {"names": list(dict.fromkeys(names)), "into": into}
    if within is not None:
        if not within:
            raise UsageError("Say in which documents or entries the name is another's.")
        change["in"] = list(within)
    with ledger.writing() as connection:
        for name in names:
            if not _naming(connection, what, name):
                raise UnknownEntryError(f"No entry names {name!r} among its {what}.")
        first = next((id for name in names for id in _naming(connection, what, name) if _within(id, change)), None)
        about = find_subject(connection, first or _naming(connection, what, names[0])[0])
        return keep(connection, [about], {what: change}, by)


def _naming(connection: Connection, what: str, name: str) -> list[str]:
    """The entries that name a person or an area exactly so, areas without a code also among organisations."""
    keys = keys_named(connection, ("person",) if what == "people" else ("area", "person"), [fold(name)])
    found: list[Any] = []
    for some in pages(keys):
        query = select(entry.c.document, entry.c.position, entry.c.id).where(entry.c.key.in_(some))
        found += connection.execute(query.where(entry.c.kind != "judgement")).all()
    return [row.id for row in sorted(found, key=lambda row: (row.document is not None, *map(str, row)))]


def _within(id: str, change: Mapping[str, Any]) -> bool:
    return "in" not in change or id in change["in"]


# Looking


def history(ledger: Ledger, id: str) -> list[Judgement]:
    """All judgements about an entry or a document, the first one first; those taken back too."""
    with ledger.reading() as connection:
        return [typed(row) for row in connection.execute(judgements_about(id))]


def last_judgement(ledger: Ledger, id: str) -> str | None:
    """The id of the last judgement about an entry, to be given as `seen`; `None` where there is none."""
    with ledger.reading() as connection:
        return last_of(connection, id)


def judgements_since(ledger: Ledger, since: str) -> list[Judgement]:
    """The judgements made at or after a time (ISO 8601 in UTC, or a day), in their order."""
    with ledger.reading() as connection:
        query = select(judgement).where(judgement.c.at >= since).order_by(judgement.c.key)
        return [typed(row) for row in connection.execute(query)]


def standing(ledger: Ledger, what: str) -> Iterator[tuple[str, Judgement]]:
    """The judgements of one sort that are not taken back, in their order, each with the id of its entry now.

    `what` is `rated`, `confirmed`, `reminder` and so on; of ratings the last one of an entry counts.
    """
    query = select(judgement, subject.c.current).join(subject).where(subject.c.position == 0)
    query = query.where(judgement.c.what == what, judgement.c.active == 1).order_by(judgement.c.key)
    with ledger.reading() as connection:
        for row in connection.execute(query):
            yield row.current, typed(row)


def ratings(ledger: Ledger, day: str) -> dict[str, tuple[str, str]]:
    """For each rated commitment the status as it was read, and the last rating that counts on a day (ISO).

    A rating counts from the day that it is about, or else from the day on which it was made.
    """
    found: dict[str, tuple[str, str]] = {}
    query = select(judgement, subject.c.current, subject.c.snapshot).join(subject).where(subject.c.position == 0)
    query = query.where(judgement.c.what == "rated", judgement.c.active == 1).order_by(judgement.c.key)
    with ledger.reading() as connection:
        for row in connection.execute(query):
            made = typed(row)
            read = found.get(row.current, (json.loads(row.snapshot)["status"], ""))[0]
            counts = made.change.get("on", made.at[:10]) <= day
            found[row.current] = (read, made.change["rated"] if counts else found.get(row.current, ("", read))[1])
    return found


def reminders(ledger: Ledger) -> list[tuple[str, str]]:
    """The days (ISO) on which somebody wants to be reminded, each with the id of the entry; the earliest first."""
    ids = select(subject.c.current).join(judgement).where(judgement.c.what.in_(("owner", "reminder")))
    query = select(entry.c.id, entry.c.record).select_from(LISTED_ENTRIES)
    query = query.where(entry.c.id.in_(ids.where(judgement.c.active == 1)))
    with ledger.reading() as connection:
        query = query.where(*entry_conditions(connection, Filter()))
        days = [(json.loads(row.record).get("reminder"), row.id) for row in connection.execute(query)]
    return sorted((day, id) for day, id in days if day)


def waiting(ledger: Ledger, wanted: Filter) -> list[str]:
    """The ids of what waits for a person: follow-ups on offer, then entries that nobody judged, the latest first."""
    judged = (
        select(subject.c.current).join(judgement).where(judgement.c.active == 1, judgement.c.what.not_in(UNDECIDED))
    )
    kinds = wanted.kinds or tuple(WAITING)
    place = case(WAITING, value=entry.c.kind, else_=len(WAITING))
    joined = LISTED_ENTRIES.outerjoin(document, document.c.id == entry.c.document)
    query = select(entry.c.id).select_from(joined).where(entry.c.id.not_in(judged))
    query = query.where(or_(entry.c.kind != "followup", entry.c.status == "offered"))
    order = (place, document.c.published.desc().nulls_last(), entry.c.document, entry.c.position, entry.c.id)
    with ledger.reading() as connection:
        query = query.where(*entry_conditions(connection, replace(wanted, kinds=kinds)))
        return list(connection.execute(query.order_by(*order)).scalars())


def astray(ledger: Ledger) -> list[tuple[str, Judgement]]:
    """Judgements about entries of a replaced version whose words the new version has not, each with that entry's id."""
    query = select(judgement, subject.c.current).join(subject).join(document, document.c.id == subject.c.document)
    query = query.where(document.c.replaced == 1, document.c.removed == 0, judgement.c.active == 1)
    query = query.where(subject.c.position == 0, judgement.c.what.not_in(("undone", "removed", *overlay.NAMES)))
    with ledger.reading() as connection:
        return [(row.current, typed(row)) for row in connection.execute(query.order_by(judgement.c.key))]


# Checking what is judged


def _judge(
    ledger: Ledger,
    ids: Sequence[str],
    change: Record,
    by: Reviewer,
    seen: str | None,
    check: Callable[[Record], None] = lambda now: None,
) -> Judgement:
    with ledger.writing() as connection:
        subjects = [find_subject(connection, id) for id in ids]
        _check_one_kind(subjects)
        check(_as_it_stands(connection, ids[0]))
        if "merged" in change:
            change = {"merged": list(ids[1:])}
        return keep(connection, subjects, change, by, seen=seen)


def _as_it_stands(connection: Connection, id: str) -> Record:
    line = connection.execute(select(entry.c.record).where(entry.c.id == id)).scalar_one()
    record: Record = json.loads(line)
    return record


def _check_one_kind(subjects: Sequence[Subject]) -> None:
    kinds = {(each.snapshot or {}).get("kind") for each in subjects}
    if len(kinds) > 1:
        raise UsageError(f"Only entries of one kind can be merged, not {' and '.join(sorted(map(str, kinds)))}.")
    if len({each.document for each in subjects}) > 1:
        raise UsageError("These stand in different documents: each keeps its own entry, and a follow-up ties them.")


def _only(kind: str, done: str) -> Callable[[Record], None]:
    def check(now: Record) -> None:
        if now["kind"] != kind:
            raise UsageError(f"Only a {kind} is {done}; {now['id']} is a {now['kind']}.")

    return check


def _part(whole: Subject, words: str, text: str) -> Subject:
    record = whole.snapshot or {}
    at = min(int(piece["start"]) for piece in record["evidence"])
    evidence = move_evidence([{"start": at, "end": at, "text": words}], text)
    if evidence is None:
        raise UsageError(f"The words “{words}” do not stand in the document: give them as they are written there.")
    said = evidence[0]["text"]
    own: Record = {name: said for name in ("action", "content", "stated") if name in record}
    id = entry_id(record["kind"], str(whole.document), "split", whole.id, evidence[0]["start"], evidence[0]["end"])
    return Subject(id, whole.document, {**record, **own, "id": id, "evidence": evidence}, made=True)


def _text(connection: Connection, whole: Subject) -> str:
    query = select(document.c.text).where(document.c.id == whole.document)
    text = connection.execute(query).scalar_one_or_none()
    if text is None:
        raise UsageError("Only an entry of one document can be split.")
    return str(text)


def _position(connection: Connection, id: str) -> int:
    return int(connection.execute(select(entry.c.position).where(entry.c.id == id)).scalar_one())


def _day(iso: str) -> str:
    try:
        return date.fromisoformat(iso.strip()).isoformat()
    except ValueError as error:
        raise UsageError(f"{iso!r} is no day: write it as 2025-06-30.") from error
