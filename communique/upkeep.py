"""What documents say together brought up to date in a ledger: stories, reconciliations and follow-ups."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from functools import partial
from heapq import merge
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from communique.cluster.comparing import compare_documents
from communique.cluster.disk import Disk, Lazy
from communique.cluster.flow import Row
from communique.compare.blocks import key_numbers
from communique.compare.comparing import Comparison, compare
from communique.compare.copies import Texts
from communique.compare.followups import Follower
from communique.compare.settle import Difference
from communique.compare.status import COUNTED
from communique.compare.traits import Traits
from communique.kinds import Commitment, Entry, Followup, Reconciliation, Story, dumps, from_json
from communique.ledger.filters import Filter
from communique.ledger.following import (
    briefs,
    commitments_by_id,
    commitments_of,
    count_documents,
    count_undated,
    documents_by_id,
    find_told,
    followups_in,
    followups_to,
    ids_by_day,
    keep_keys,
    kept_keys,
    mark_linked,
    near_documents,
    unlinked,
)
from communique.ledger.store import Ledger
from communique.period import last_day

MANY = 10_000  # documents that are compared in memory
_WRITTEN = 5_000  # entries that are written in one transaction
_NOWHERE = "\U0010ffff"  # above all ids
_NEAR = 300  # earlier documents that may hold what a new one bears on, those that share most
MANY_NEW = 5_000  # new documents that are followed together
_DAYS_WORK, _BESIDE = 500, 40  # documents that are followed at a time where they are more, and earlier ones for each
_SPAN = 2000  # documents whose keys are worked out at a time
_REMEMBERED = 30_000  # commitments of which it is remembered what they are about
_COMPARED = ("meeting", "statement", "figure")


@dataclass(slots=True)
class Upkeep:
    """What was brought up to date: the comparison, the follow-ups made anew, and in how many documents.

    `undated` is the number of documents without a day: they follow nothing, and nothing follows them.
    """

    comparison: Comparison
    followups: list[Followup]
    documents: int
    undated: int = 0

    @property
    def said(self) -> str:
        """What came of the follow-ups, in a sentence."""
        if not self.documents:
            return f"Follow-ups were up to date.{self._undated}"
        applied = sum(each.state in COUNTED for each in self.followups)
        offered = sum(each.state == "offered" for each in self.followups)
        waits = f", {offered:,} wait for 'communique review'" if offered else ""
        return f"Follow-ups: {applied:,} applied{waits}. See 'communique commitments'.{self._undated}"

    @property
    def _undated(self) -> str:
        if not self.undated:
            return ""
        what = "1 document gives no day and follows" if self.undated == 1 else f"{self.undated:,} documents follow"
        rest = "" if self.undated == 1 else " since they give no day"
        return f" {what} nothing{rest}: 'communique read --again --published DAY' gives it."


@dataclass(slots=True)
class Memory:
    """What is known of commitments from one go to the next, those met last standing last.

    `traits` are what they are about; `first` gives for those looked up which earlier one each says again, "" for none.
    """

    traits: dict[str, Traits] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)

    def met(self, follower: Follower) -> None:
        """Remember what a follower knows of its commitments; before it lets them learn of each other's follow-ups."""
        for id, found in follower.index.traits.items():
            own = self.traits.pop(id) if id in self.traits else copy(found)
            self.traits[id] = own

    def looked_up(self, follower: Follower) -> None:
        """Remember which commitments say which again."""
        self.first.update((id, follower.first.get(id, "")) for id in follower.asked)

    def forget(self, most: int) -> None:
        """Keep those met last, and at most so many."""
        for id in list(islice(self.traits, max(0, len(self.traits) - most))):
            del self.traits[id]
            self.first.pop(id, None)


def bring_up_to_date(ledger: Ledger) -> Upkeep:
    """Compare all documents, and look for the follow-ups of those that came in since the last time.

    Up to `MANY` documents are compared in memory; more are sorted on disk, in the folder for temporary files.
    """
    if count_documents(ledger) > MANY:
        comparison = compare_on_disk(ledger)
    else:
        comparison = compare(ledger.documents(), ledger.entries(Filter(kinds=_COMPARED)))
        _keep_changed(ledger, "story", ((each.id, dumps(each)) for each in comparison.stories))
        _keep_changed(ledger, "reconciliation", ((each.id, dumps(each)) for each in comparison.reconciliations))
    followups, documents = follow_new(ledger, comparison.stories)
    return Upkeep(comparison, followups, documents, count_undated(ledger))


def compare_on_disk(ledger: Ledger) -> Comparison:
    """The comparison of all documents with memory for its largest groups only, kept in the ledger as it is found.

    Of the stories it gives those that several documents tell, which are those that others are held against.
    """
    with TemporaryDirectory(prefix="communique-compare-") as folder:
        engine = Disk(Path(folder))
        documents: Lazy = partial(_documents, ledger)
        found = engine.keep(engine.group(compare_documents(engine, documents), _in_order), "compared")
        shared, reconciliations, differences = list[Story](), list[Reconciliation](), list[Difference]()
        encounters = 0
        for kind in ("story", "reconciliation"):
            _keep_changed(ledger, kind, ((row.place, row.value) for row in found() if row.key == kind))
        for row in found():
            record = json.loads(row.value)
            if row.key == "story":
                encounters += 1
                shared += [from_json(record)] if len(record["documents"]) > 1 else []
            elif row.key == "reconciliation":
                reconciliations.append(from_json(record))
            else:
                differences.append(Difference(record["reason"], tuple(record["figures"]), record["explanation"]))
    made = Comparison(shared, reconciliations, differences, {}, {}, {}, {}, Texts(), {})
    made.encounters = encounters
    return made


def _in_order(_: str, rows: Iterator[Row]) -> Iterator[Row]:
    return rows


def _documents(ledger: Ledger) -> Iterator[Row]:
    """The current documents, each with its entries that are compared."""
    read = groupby(ledger.kept(Filter(kinds=_COMPARED)), key=lambda kept: kept.document or "")
    id, some = next(read, (_NOWHERE, iter(())))
    for document in ledger.documents():
        while id < document.id:
            id, some = next(read, (_NOWHERE, iter(())))
        entries = [json.loads(kept.line) for kept in some] if id == document.id else []
        yield Row(document.id, "", json.dumps({"document": document.to_json(), "entries": entries}, ensure_ascii=False))


def _keep_changed(ledger: Ledger, kind: str, found: Iterable[tuple[str, str]]) -> None:
    """Write what is new or changed of a kind and take out what is gone; what stayed as it was is not touched.

    `found` are ids and records, sorted by id.
    """
    before = ((kept.id, 0, kept.line) for kept in ledger.kept(Filter(kinds=(kind,))))
    now = ((id, 1, line) for id, line in found)
    fresh: list[Entry] = []
    gone: list[str] = []
    for id, some in groupby(merge(before, now, key=lambda each: each[:2]), key=lambda each: each[0]):
        lines = {side: line for _, side, line in some}
        if 1 not in lines:
            gone.append(id)
        elif lines[1] != lines.get(0):
            fresh.append(from_json(json.loads(lines[1])))
        if len(fresh) + len(gone) >= _WRITTEN:
            ledger.replace_entries(kind, fresh, gone=gone)
            fresh, gone = [], []
    if fresh or gone:
        ledger.replace_entries(kind, fresh, gone=gone)


def follow_new(ledger: Ledger, stories: Iterable[Story] = ()) -> tuple[list[Followup], int]:
    """Find the follow-ups of new documents, in them and about what they promise; those made, and in how many documents.

    Only documents that share a key with a new one are looked at, however many there are. More than `MANY_NEW` are
    followed day by day, a few hundred at a time.
    """
    new = unlinked(ledger)
    if not new:
        return [], 0
    if len(new) > MANY_NEW:
        return _follow_many(ledger, new, stories)
    known = Memory()
    promised, looked = _keep_keys(ledger, new, known.traits)
    bearing = set(new) | set(near_documents(ledger, promised, "told", _NEAR + len(new)))
    if len(bearing) > len(new):
        looked |= _keys_told(ledger, bearing - set(new), known.traits)
    near = set(near_documents(ledger, looked, "promised", _NEAR + len(bearing))) | bearing
    made = _follow(ledger, near, frozenset(bearing), stories, known)
    mark_linked(ledger, new)
    return made, len(bearing)


def _follow_many(ledger: Ledger, new: list[str], stories: Iterable[Story]) -> tuple[list[Followup], int]:
    """Follow documents in the order of their days, each beside the earlier ones that share most keys with it.

    What commitments are about is remembered for those met last, so that memory does not grow.
    """
    shared, bearing = [story for story in stories if len(story.documents) > 1], set(new)
    known = Memory()
    alone = len(new) == count_documents(ledger)  # nothing was there before that could tell of what is promised now
    for start in range(0, 0 if alone else len(new), _SPAN):
        promised, _ = _keep_keys(ledger, new[start : start + _SPAN], {})
        bearing.update(near_documents(ledger, promised, "told", _NEAR + _SPAN))
    made: list[Followup] = []
    ids, count = iter(ids_by_day(ledger, bearing)), 0
    while some := list(islice(ids, _DAYS_WORK)):
        if alone:
            _keep_keys(ledger, some, known.traits)
        near = _near_on_their_days(ledger, some) | set(some)
        made += _follow(ledger, near, frozenset(some), shared, known)
        mark_linked(ledger, some)
        count += len(some)
        known.forget(_REMEMBERED)
    return made, count


def _near_on_their_days(ledger: Ledger, ids: list[str]) -> set[str]:
    """The earlier documents that share most keys with these, which must have theirs."""
    days = {document.id: last_day(document.published or "") for document in briefs(ledger, ids)}
    near: set[str] = set()
    for id, keys in kept_keys(ledger, ids, "told").items():
        if day := days[id]:
            near.update(near_documents(ledger, keys, "promised", _BESIDE, day.isoformat()))
    return near


def _keep_keys(ledger: Ledger, ids: list[str], known: dict[str, Traits]) -> tuple[set[int], set[int]]:
    """Work out and keep the keys of documents; all that they promise, and all that they look for."""
    promised: set[int] = set()
    looked: set[int] = set()
    for start in range(0, len(ids), _SPAN):
        some = ids[start : start + _SPAN]
        found = _keys_of(ledger, some, known)
        keep_keys(ledger, found)
        for sides in found.values():
            promised |= sides["promised"]
            looked |= sides["told"]
    return promised, looked


def _keys_told(ledger: Ledger, ids: Collection[str], known: dict[str, Traits]) -> set[int]:
    return set().union(*(sides["told"] for sides in _keys_of(ledger, ids, known).values()))


def _keys_of(ledger: Ledger, ids: Collection[str], known: dict[str, Traits]) -> dict[str, dict[str, set[int]]]:
    documents = {document.id: document for document in briefs(ledger, ids)}
    commitments = _by_document(commitments_of(ledger, ids))
    return {
        told.document: key_numbers(commitments.get(told.document, ()), told, documents[told.document], known)
        for told in find_told(ledger, ids)
    }


def _by_document(commitments: Iterable[Commitment]) -> dict[str, list[Commitment]]:
    found: dict[str, list[Commitment]] = {}
    for one in commitments:
        found.setdefault(one.document or "", []).append(one)
    return found


def _follow(
    ledger: Ledger, near: set[str], bearing: frozenset[str], stories: Iterable[Story], memory: Memory
) -> list[Followup]:
    """Link the documents `bearing` with the commitments of those `near`; the follow-ups take the old ones' place."""
    known = [
        f for f in followups_in(ledger, near - bearing) if f.bearing in ("repeats", "delays") and f.state in COUNTED
    ]
    first = list(commitments_by_id(ledger, {f.commitment for f in known}))
    near = near | {one.document for one in first if one.document}
    commitments = list(commitments_of(ledger, near))
    asked = {one.id for one in commitments if one.document not in bearing and one.id in memory.first}
    said = {id: memory.first[id] for id in asked if memory.first[id]}
    far = {one.document or "" for one in commitments_by_id(ledger, said.values())} - near
    commitments += commitments_of(ledger, far)
    near |= far
    traits = memory.traits
    told = find_told(ledger, bearing | {one.document or "" for one in commitments if one.id not in traits})
    here = {one.id: copy(traits[one.id]) for one in commitments if one.id in traits}  # it learns of its surroundings
    again = said_again(commitments, known) | said
    documents = [*briefs(ledger, near - bearing), *documents_by_id(ledger, bearing)]
    before = _before(ledger, [one.id for one in commitments if one.document not in bearing], bearing)
    follower = Follower(commitments, told, documents, stories, again, here, asked, before)
    memory.met(follower)
    made = follower.followups(bearing)
    memory.looked_up(follower)
    gone = [f.id for f in followups_in(ledger, bearing)]
    ledger.replace_entries("followup", made, gone=gone)
    ids = {f.id for f in made}
    return [f for f in followups_in(ledger, bearing) if f.id in ids]  # with what people decided of them


def _before(ledger: Ledger, commitments: Collection[str], bearing: frozenset[str]) -> list[tuple[str, Followup]]:
    """What documents outside those `bearing` tell of parts done and dates moved, each with the day of its document."""
    found = [f for f in followups_to(ledger, commitments) if f.document not in bearing and f.state in COUNTED]
    telling = [f for f in found if f.part or f.due]
    days = {one.id: one.published for one in briefs(ledger, {f.document for f in telling if f.document})}
    return [(day, f) for f in telling if (day := days.get(f.document or ""))]


def said_again(commitments: Iterable[Commitment], followups: Iterable[Followup]) -> dict[str, str]:
    """For each commitment whose words are the evidence of a follow-up, the earlier one that it says again."""
    places = {(one.document, p.start, p.end): one.id for one in commitments for p in one.evidence}
    found = ((places.get((f.document, p.start, p.end)), f.commitment) for f in followups for p in f.evidence)
    return {later: earlier for later, earlier in found if later and later != earlier}
