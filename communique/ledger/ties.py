"""Commitments of several documents that a person says are one: each document keeps its own, a follow-up ties them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from communique.errors import UsageError
from communique.kinds import Judgement, entry_id
from communique.ledger import overlay
from communique.ledger.judged import Record
from communique.ledger.keeping import Reviewer, Subject, find_subject, keep
from communique.ledger.store import Ledger
from communique.ledger.tables import document


def are_apart(ledger: Ledger, ids: Sequence[str]) -> bool:
    """Whether these entries are commitments of documents of their own, so that they are tied rather than merged."""
    with ledger.reading() as connection:
        subjects = [find_subject(connection, id) for id in ids]
    kinds = {(one.snapshot or {}).get("kind") for one in subjects}
    documents = {one.document for one in subjects}
    return kinds == {"commitment"} and len(documents) == len(subjects) > 1


def tie(ledger: Ledger, ids: Sequence[str], by: Reviewer) -> list[Judgement]:
    """Make commitments of several documents one with its history: later ones say the earliest one again.

    Each tie is a follow-up (`repeats`, confirmed) of its own and can be taken back. Earlier and later go by the
    documents' days; one without a day comes last, in the order given. Raises `UsageError`.
    """
    with ledger.writing() as connection:
        subjects = [find_subject(connection, id) for id in dict.fromkeys(ids)]
        if len({one.document for one in subjects}) < len(subjects) or len(subjects) < 2:
            raise UsageError(
                "Give commitments of documents of their own; those of one document are merged by themselves."
            )
        days = {one.id: _day(connection, one.document) for one in subjects}
        first, *later = sorted(subjects, key=lambda one: days[one.id] or "9999")
        return [_tie(connection, one, first, by) for one in later]


def _day(connection: Connection, id: str | None) -> str | None:
    return connection.execute(select(document.c.published).where(document.c.id == id)).scalar_one_or_none()


def _tie(connection: Connection, later: Subject, first: Subject, by: Reviewer) -> Judgement:
    id = entry_id("followup", str(later.document), first.id, "repeats")
    if overlay.read_records(connection, [id]):
        return keep(connection, [find_subject(connection, id)], {"confirmed": True}, by)
    record: Record = {
        "kind": "followup",
        "id": id,
        "document": later.document,
        "evidence": (later.snapshot or {})["evidence"],
        "commitment": first.id,
        "bearing": "repeats",
        "explanation": f"{by.name} says that both are one commitment.",
        "confidence": 1.0,
        "state": "confirmed",
        "due": None,
    }
    overlay.make_entry(connection, record, "added by hand")
    return keep(connection, [Subject(id, later.document, record, made=True)], {"added": "followup"}, by)
