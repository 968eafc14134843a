"""Judgements laid over what was read: after a judgement, and after each reading, in the transaction that makes it.

What was read stays in `original`; the rows of `entry` are as judged, and so every list, filter and search sees them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, exists, func, or_, select, update

from communique.kinds import READ_KINDS, entry_id, from_json
from communique.ledger import dialect
from communique.ledger.anchors import find_anchor, move_evidence, words_of
from communique.ledger.judged import Decision, Record, as_judged
from communique.ledger.listing import keys_about, keys_named, pages, relist, unlist
from communique.ledger.rows import entry_row
from communique.ledger.standings import BESIDE, stale_by_followups, stale_commitments
from communique.ledger.tables import (
    document,
    entry,
    entry_link,
    judgement,
    original,
    subject,
)

NAMES = ("people", "areas")  # judgements that are about a name wherever it stands
LAST = 1 << 30  # the position of all entries that were not read, so that their order is that of their ids
_MANY = 500  # ids asked for at once
_BY_HAND, _KEPT = "added by hand", "kept because a person judged it"
_LETS_GO = ("rejected", "split", "removed", *NAMES)  # judgements that do not ask for the entry to stay


def anything_judged(connection: Connection) -> bool:
    """Whether anybody has judged anything in this ledger."""
    return bool(connection.execute(select(exists(select(judgement.c.key)))).scalar_one())


# Rows as judged


def refresh(connection: Connection, ids: Iterable[str]) -> None:
    """Write the rows of these entries anew: as they were read, and over that what was decided."""
    wanted = list(dict.fromkeys(ids))
    names = _decisions_on_names(connection)
    for first in range(0, len(wanted), _MANY):
        some = wanted[first : first + _MANY]
        decisions = _decisions(connection, some)
        read = read_records(connection, some)
        unmade = _unmade(connection, some)
        written: list[tuple[str, Record, Record, str | None]] = []
        for id, record in read.items():
            if record["kind"] == "followup":
                record = record | {"commitment": _merged_into(connection, record["commitment"])}
            if record["kind"] != "judgement":
                about = sorted([*decisions.get(id, ()), *names], key=lambda each: each[0])
                judged, hidden = as_judged(record, [decision for _, decision in about])
                written.append((id, read[id], judged, "taken back" if id in unmade else hidden))
        _write(connection, written)


def refresh_about(connection: Connection, ids: Sequence[str]) -> None:
    """Write the follow-ups about these entries anew, after a merge was made or taken back."""
    links = select(entry_link.c.entry).where(entry_link.c.target.in_(ids))
    found = select(entry.c.id).where(entry.c.kind == "followup", entry.c.key.in_(links))
    refresh(connection, list(connection.execute(found).scalars()))


def _merged_into(connection: Connection, id: str) -> str:
    """The entry that an entry was merged into, or its own id."""
    main, other = subject.alias(), subject.alias()
    query = select(main.c.current).join(judgement, judgement.c.key == main.c.judgement)
    query = query.join(other, other.c.judgement == main.c.judgement)
    query = query.where(judgement.c.what == "merged", judgement.c.active == 1, main.c.position == 0)
    query = query.where(other.c.position > 0, other.c.current == id).order_by(judgement.c.key.desc())
    return str(connection.execute(query).scalars().first() or id)


def refresh_named(connection: Connection, names: Sequence[str]) -> None:
    """Write all entries anew that name one of these people or areas, given as `rows.fold` has them."""
    keys = keys_named(connection, ("person", "area"), names)
    ids: list[str] = []
    for some in pages(keys):
        ids += connection.execute(select(entry.c.id).where(entry.c.key.in_(some))).scalars()
    refresh(connection, ids)


def read_records(connection: Connection, ids: Sequence[str]) -> dict[str, Record]:
    """The entries as they were read, by id; ids that are of no entry are left out."""
    query = select(entry.c.id, func.coalesce(original.c.record, entry.c.record))
    query = query.select_from(entry.outerjoin(original, original.c.id == entry.c.id)).where(entry.c.id.in_(ids))
    return {row[0]: json.loads(row[1]) for row in connection.execute(query)}


def _decisions(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[int, Decision]]]:
    """For each entry what stands of the judgements about itself, each with its key."""
    query = select(judgement.c.key, judgement.c.id, judgement.c.record, subject).join(subject)
    query = query.where(judgement.c.active == 1, judgement.c.what.not_in(NAMES))
    query = query.where(or_(subject.c.entry.in_(ids), subject.c.current.in_(ids)))
    found: dict[str, list[tuple[int, Decision]]] = {}
    for row in connection.execute(query):
        made = json.loads(row.record)
        for id in {row.entry, row.current}:
            others = _others(connection, row.key) if "merged" in made["change"] and row.position == 0 else ()
            decision = Decision(row.id, made["change"], made["by"], row.position, others)
            found.setdefault(id, []).append((row.key, decision))
    return found


def _others(connection: Connection, key: int) -> tuple[Record, ...]:
    """The further entries of a judgement as they were read, those of the same reading as the first."""
    ids = select(subject.c.current).where(subject.c.judgement == key, subject.c.position > 0)
    found = read_records(connection, list(connection.execute(ids.order_by(subject.c.position)).scalars()))
    return tuple(found.values())


def _decisions_on_names(connection: Connection) -> list[tuple[int, Decision]]:
    query = select(judgement).where(judgement.c.active == 1, judgement.c.what.in_(NAMES))
    rows = [(row, json.loads(row.record)) for row in connection.execute(query)]
    return [(row.key, Decision(row.id, made["change"], made["by"])) for row, made in rows]


def _unmade(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those that only judgements made of which none stands."""
    joined = select(subject.c.current, func.max(judgement.c.active)).join(judgement)
    query = joined.where(subject.c.made == 1, subject.c.current.in_(ids)).group_by(subject.c.current)
    return {row[0] for row in connection.execute(query) if not row[1]}


def _write(connection: Connection, written: Sequence[tuple[str, Record, Record, str | None]]) -> None:
    """Write rows anew: each id with the entry as read and as judged, and why it is hidden."""
    ids = [id for id, _, _, _ in written]
    columns = (entry.c.id, entry.c.key, entry.c.position, entry.c.rule)
    rows = {row.id: row for row in connection.execute(select(*columns).where(entry.c.id.in_(ids)))}
    typed = [(from_json(judged), rows[id], judged, hidden) for id, _, judged, hidden in written]
    changed = [
        entry_row(each, row.key, row.position, row.rule) | {"record": _dumps(judged), "hidden": hidden, "at": row.key}
        for each, row, judged, hidden in typed
    ]
    if not changed:
        return
    names: dict[str, Any] = {name: bindparam(name) for name in changed[0] if name not in ("at", "key", "id")}
    stripped = [{name: row[name] for name in (*names, "at")} for row in changed]
    connection.execute(update(entry).where(entry.c.key == bindparam("at")).values(names), stripped)
    keys = [row.key for row in rows.values()]
    for table, make in BESIDE:
        connection.execute(delete(table).where(table.c.entry.in_(keys)))
        if made := [line for each, row, _, _ in typed for line in make(each, row.key)]:
            connection.execute(table.insert(), made)
    relist(connection, [*keys, *keys_about(connection, ids)])
    stale_commitments(connection, keys)
    stale_by_followups(connection, entry.c.key.in_(keys))
    connection.execute(delete(original).where(original.c.id.in_(ids)))
    if kept := [{"id": id, "record": _dumps(read)} for id, read, judged, _ in written if judged != read]:
        connection.execute(original.insert(), kept)


def make_entry(
    connection: Connection, record: Record, rule: str, position: int = LAST, *, hidden: str | None = None
) -> None:
    """Put an entry into the ledger that was not read; `hidden` says why it is in no list."""
    typed, key = from_json(record), dialect.next_key(connection, entry)
    row = entry_row(typed, key, position, rule) | {"record": _dumps(record), "hidden": hidden}
    connection.execute(entry.insert().values(row))
    date(connection, entry.c.key == key)
    for table, make in BESIDE:
        if made := make(typed, key):
            connection.execute(table.insert(), made)
    relist(connection, [key])


def date(connection: Connection, which: ColumnElement[bool]) -> None:
    """Note for entries the day by which lists are ordered: their document's, else their own."""
    published = select(document.c.published).where(document.c.id == entry.c.document).scalar_subquery()
    connection.execute(update(entry).where(which).values(day=func.coalesce(published, entry.c.last_day, "")))


def _dumps(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


# After a reading


def carry(connection: Connection, id: str, *, back_from: str | None = None) -> None:
    """Bring the judgements about a document, or about the version that it replaces, to what was read in it now.

    `back_from` is a later version that was removed: the judgements come back from there.

    An entry is found again by its words; one that is not read any more though a person confirmed, edited or rated it
    is put back if its words still stand in the text. A judgement whose words are gone stays where it was made.
    """
    if not anything_judged(connection):
        return
    read = connection.execute(select(document.c.text, document.c.replaces).where(document.c.id == id)).one()
    of_document = _ids_of(connection, id)
    subjects = _subjects(connection, [each for each in (id, read.replaces, back_from) if each])
    places = _Places(connection, id, read.text, list(read_records(connection, of_document).values()))
    for old in dict.fromkeys(row.current for row in subjects):
        about = [row for row in subjects if row.current == old]
        if new := places.find(old, about):
            keys = [(row.judgement, row.position) for row in about]
            for key, position in keys:
                where = and_(subject.c.judgement == key, subject.c.position == position)
                connection.execute(update(subject).where(where).values(current=new, document=id))
    everything = [*of_document, *places.made, *(row.current for row in subjects)]
    refresh(connection, everything)
    show_judgements(connection, {row.judgement for row in subjects})


def _ids_of(connection: Connection, id: str) -> list[str]:
    query = select(entry.c.id).where(entry.c.document == id, entry.c.kind.in_(READ_KINDS))
    return list(connection.execute(query).scalars())


def _subjects(connection: Connection, documents: Sequence[str]) -> list[Any]:
    """The entries of these documents that judgements are about, each with whether the judgement asks for it to stay."""
    query = select(subject, judgement.c.what, judgement.c.active).join(judgement)
    query = query.where(subject.c.document.in_(documents), subject.c.snapshot.is_not(None))
    return list(connection.execute(query.order_by(subject.c.judgement, subject.c.position)))


def _asks_to_stay(row: Any) -> bool:
    if row.made:
        return True
    return bool(row.active) and row.what not in _LETS_GO and not (row.what == "merged" and row.position)


class _Places:
    """Where the entries judged before stand in a document as it is read now."""

    def __init__(self, connection: Connection, id: str, text: str, candidates: list[Record]) -> None:
        self._connection, self._document, self._text = connection, id, text
        self._free = {record["id"]: record for record in candidates}
        self.made: list[str] = []

    def find(self, old: str, about: Sequence[Any]) -> str | None:
        """The id of the entry now, put back where need be; `None` where its words are gone."""
        snapshot: Record = json.loads(about[-1].snapshot)
        if snapshot["kind"] not in READ_KINDS:
            return None
        found = self._free.get(old) or find_anchor(snapshot, list(self._free.values()))
        if found is None and any(_asks_to_stay(row) for row in about):
            found = self._put_back(snapshot, old, made=any(row.made for row in about))
        if found is None:
            return None
        self._free.pop(found["id"], None)
        return str(found["id"])

    def _put_back(self, snapshot: Record, old: str, *, made: bool) -> Record | None:
        evidence = move_evidence(snapshot["evidence"], self._text)
        if evidence is None:
            return None
        same = snapshot["document"] == self._document
        places = [(piece["start"], piece["end"]) for piece in evidence]
        new = old if same else entry_id(snapshot["kind"], self._document, "kept", old, *places)
        record = {**snapshot, "id": new, "document": self._document, "evidence": evidence}
        if not self._connection.execute(select(entry.c.id).where(entry.c.id == new)).first():
            make_entry(self._connection, record, _BY_HAND if made else _KEPT)
        self.made.append(new)
        return record


def settle(connection: Connection, kinds: Iterable[str], ids: Iterable[str]) -> None:
    """After entries of other kinds were written anew, such as follow-ups: what people decided of them counts again.

    A follow-up that is not found any more though a person confirmed or added it is put back, if both ends are there.
    """
    if not anything_judged(connection):
        return
    there = set(ids)
    if "followup" in set(kinds):
        there |= _settle_followups(connection)
    refresh(connection, there)


def _settle_followups(connection: Connection) -> set[str]:
    query = select(subject, judgement.c.what, judgement.c.active).join(judgement)
    query = query.where(subject.c.snapshot.like('{"kind": "followup"%')).order_by(subject.c.judgement)
    touched: set[str] = set()
    judged: set[int] = set()
    for row in list(connection.execute(query)):
        new = _followup_now(connection, row)
        if new:
            where = and_(subject.c.judgement == row.judgement, subject.c.position == row.position)
            connection.execute(update(subject).where(where).values(current=new))
            touched.add(new)
            judged.add(row.judgement)
    show_judgements(connection, judged)
    return touched


def _followup_now(connection: Connection, row: Any) -> str | None:
    """The id of a judged follow-up among those found now, put back where need be; `None` where it is gone.

    Where its document, or that of the commitment, was replaced by a changed copy, it is the one found there.
    """
    latest = _latest(connection, row.document)
    if latest == row.document and connection.execute(select(entry.c.id).where(entry.c.id == row.current)).first():
        return str(row.current)
    snapshot: Record = json.loads(row.snapshot)
    commitment = current_id(connection, snapshot["commitment"])
    ids = connection.execute(select(entry.c.id).where(entry.c.kind == "followup", entry.c.document == latest))
    for id, record in read_records(connection, list(ids.scalars())).items():
        if record["commitment"] in (commitment, snapshot["commitment"]) and words_of(record) == words_of(snapshot):
            return id
    ends = {row[0] for row in connection.execute(select(entry.c.id).where(entry.c.id == commitment))}
    if not _asks_to_stay(row) or not ends:
        return None
    return _put_followup_back(connection, row, {**snapshot, "commitment": commitment}, latest)


def _put_followup_back(connection: Connection, row: Any, snapshot: Record, latest: str) -> str | None:
    """A judged follow-up that is not found any more, put back where its words stand; `None` where they are gone."""
    id, evidence = str(row.current), snapshot["evidence"]
    if latest != row.document:
        text = connection.execute(select(document.c.text).where(document.c.id == latest)).scalar_one()
        evidence = move_evidence(evidence, text)
        id = entry_id("followup", latest, snapshot["commitment"], snapshot["bearing"])
    if evidence is None:
        return None
    if not connection.execute(select(entry.c.id).where(entry.c.id == id)).first():
        make_entry(connection, {**snapshot, "id": id, "document": latest, "evidence": evidence}, _KEPT)
    return id


def _latest(connection: Connection, id: str) -> str:
    """The latest version of a document that is not removed, or the document itself."""
    seen = {id}
    while True:
        query = select(document.c.id).where(document.c.replaces == id, document.c.removed == 0).order_by(document.c.id)
        newer = connection.execute(query).scalars().first()
        if newer is None or newer in seen:
            return id
        seen.add(newer)
        id = str(newer)


def current_id(connection: Connection, id: str) -> str:
    """The id of the same entry in the latest reading and version of its document, as far as its words tell."""
    query = select(subject.c.current).where(subject.c.entry == id).order_by(subject.c.judgement.desc())
    id = str(connection.execute(query).scalars().first() or id)
    record = read_records(connection, [id]).get(id)
    latest = _latest(connection, record["document"]) if record and record.get("document") else ""
    if record is None or not latest or latest == record["document"]:
        return id
    found = find_anchor(record, list(read_records(connection, _ids_of(connection, latest)).values()))
    return str(found["id"]) if found else id


# Judgements as entries


def show_judgements(connection: Connection, keys: Iterable[int]) -> None:
    """Write the entries of kind judgement anew: each about the entry that it is about now, with that one's words."""
    for key in sorted(set(keys)):
        row = connection.execute(select(judgement).where(judgement.c.key == key)).one()
        main = connection.execute(select(subject).where(subject.c.judgement == key, subject.c.position == 0)).one()
        record = {**json.loads(row.record), "active": bool(row.active)}
        about = read_records(connection, [main.current]).get(main.current)
        if about and main.current != record["entry"]:
            record |= {"entry": main.current, "judged": record["entry"]}
        hidden = None
        if about:
            record |= {"document": about.get("document"), "evidence": about["evidence"]}
        elif of_document := _opening(connection, main.current):
            hidden = "removed" if of_document.pop("removed") else None
            record |= of_document
        _write_judgement(connection, record, hidden)


def _opening(connection: Connection, id: str) -> Record | None:
    """For a judgement about a document its first line as evidence, and whether it is removed; else `None`."""
    columns = (document.c.text, document.c.removed)
    row = connection.execute(select(*columns).where(document.c.id == id)).one_or_none()
    if row is None:
        return None
    line = next((line.strip() for line in row.text.splitlines() if line.strip()), "")
    start = row.text.find(line)
    piece = {"start": start, "end": start + len(line), "text": line}
    shown = {"document": id, "evidence": [piece]} if not row.removed else {}
    return {"removed": bool(row.removed), **shown}


def _write_judgement(connection: Connection, record: Record, hidden: str | None) -> None:
    old = select(entry.c.key).where(entry.c.id == record["id"])
    unlist(connection, list(connection.execute(old).scalars()))
    for table, _ in BESIDE:
        connection.execute(delete(table).where(table.c.entry.in_(old)))
    connection.execute(delete(entry).where(entry.c.id == record["id"]))
    make_entry(connection, record, "judged", hidden=hidden)
