"""Whether what is kept ready for lists is what follows from the rest of a ledger."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from communique.ledger.listing import list_all
from communique.ledger.store import Ledger
from communique.ledger.tables import listed, posting, term

Lists = tuple[dict[int, Any], set[Any], dict[Any, int]]


class UndoneError(Exception):
    """Takes back what was done to look at it."""


def lists_of(connection: Connection) -> Lists:
    """Rows with their terms in words, what stands where under which term, and how often each term is counted."""
    terms = {row.key: (row.shelf, row.name, row.value, row.code) for row in connection.execute(select(term))}
    counts = {terms[key]: number for key, number in connection.execute(select(term.c.key, term.c["count"])) if number}
    rows = {
        row["key"]: {**row, "terms": sorted(terms[int(key)] for key in row["terms"].split())}
        for row in connection.execute(select(listed)).mappings()
    }
    posted = {(terms[row.term], row.place) for row in connection.execute(select(posting))}
    return rows, posted, counts


def assert_lists_follow(ledger: Ledger) -> None:
    """Fail where the lists are not as if they were made anew."""
    try:
        with ledger.writing() as connection:
            kept = lists_of(connection)
            list_all(connection)
            made = lists_of(connection)
            raise UndoneError
    except UndoneError:
        pass
    assert kept == made
