"""What documents say together brought up to date in a ledger: stories, reconciliations and follow-ups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from communique.compare.blocks import key_numbers
from communique.compare.comparing import Comparison, compare
from communique.compare.followups import Follower
from communique.compare.status import COUNTED
from communique.compare.traits import Traits
from communique.kinds import Commitment, Entry, Followup, Story, dumps
from communique.ledger.filters import Filter
from communique.ledger.following import (
    briefs,
    commitments_by_id,
    commitments_of,
    count_undated,
    find_told,
    followups_in,
    keep_keys,
    mark_linked,
    near_documents,
    unlinked,
)
from communique.ledger.store import Ledger

_NEAR = 300  # earlier documents that may hold what a new one bears on, those that share most
_SPAN = 2000  # documents whose keys are worked out at a time
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


def bring_up_to_date(ledger: Ledger) -> Upkeep:
    """Compare all documents, and look for the follow-ups of those that came in since the last time."""
    comparison = compare(ledger.documents(), ledger.entries(Filter(kinds=_COMPARED)))
    _keep_changed(ledger, "story", comparison.stories)
    _keep_changed(ledger, "reconciliation", comparison.reconciliations)
    followups, documents = follow_new(ledger, comparison.stories)
    return Upkeep(comparison, followups, documents, count_undated(ledger))


def _keep_changed(ledger: Ledger, kind: str, entries: Sequence[Entry]) -> None:
    """Write what is new or changed of a kind and take out what is gone; what stayed as it was is not touched."""
    before = {kept.id: kept.line for kept in ledger.kept(Filter(kinds=(kind,)))}
    fresh = [entry for entry in entries if before.pop(entry.id, None) != dumps(entry)]
    if fresh or before:
        ledger.replace_entries(kind, fresh, gone=tuple(before))


def follow_new(ledger: Ledger, stories: Iterable[Story] = ()) -> tuple[list[Followup], int]:
    """Find the follow-ups of new documents, in them and about what they promise; those made, and in how many documents.

    Only documents that share a key with a new one are looked at, however many there are.
    """
    new = unlinked(ledger)
    if not new:
        return [], 0
    known: dict[str, Traits] = {}
    promised, looked = _keep_keys(ledger, new, known)
    bearing = set(new) | set(near_documents(ledger, promised, "told", _NEAR + len(new)))
    if len(bearing) > len(new):
        looked |= _keys_told(ledger, bearing - set(new), known)
    near = set(near_documents(ledger, looked, "promised", _NEAR + len(bearing))) | bearing
    made = _follow(ledger, near, frozenset(bearing), stories, known)
    mark_linked(ledger, new)
    return made, len(bearing)


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
    ledger: Ledger, near: set[str], bearing: frozenset[str], stories: Iterable[Story], traits: dict[str, Traits]
) -> list[Followup]:
    """Link the documents `bearing` with the commitments of those `near`; the follow-ups take the old ones' place."""
    known = [
        f for f in followups_in(ledger, near - bearing) if f.bearing in ("repeats", "delays") and f.state in COUNTED
    ]
    first = list(commitments_by_id(ledger, {f.commitment for f in known}))
    near = near | {one.document for one in first if one.document}
    commitments = list(commitments_of(ledger, near))
    follower = Follower(
        commitments, find_told(ledger, near), briefs(ledger, near), stories, said_again(commitments, known), traits
    )
    made = follower.followups(bearing)
    gone = [f.id for f in followups_in(ledger, bearing)]
    ledger.replace_entries("followup", made, gone=gone)
    ids = {f.id for f in made}
    return [f for f in followups_in(ledger, bearing) if f.id in ids]  # with what people decided of them


def said_again(commitments: Iterable[Commitment], followups: Iterable[Followup]) -> dict[str, str]:
    """For each commitment whose words are the evidence of a follow-up, the earlier one that it says again."""
    places = {(one.document, p.start, p.end): one.id for one in commitments for p in one.evidence}
    found = ((places.get((f.document, p.start, p.end)), f.commitment) for f in followups for p in f.evidence)
    return {later: earlier for later, earlier in found if later and later != earlier}
