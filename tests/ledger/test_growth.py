"""Keeping a document asks the ledger nothing whose answer takes longer the more the ledger holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, select

from communique.kinds import Document
from communique.ledger.saving import Keeper, make_rows
from communique.ledger.store import Ledger
from communique.ledger.tables import term
from communique.pipeline import Choices, read_paths
from communique.settings import Settings
from communique.upkeep import follow_new
from tests.builders import TEXT, make_document, make_entries
from tests.cluster.material import chain_texts
from tests.ledger.lists import UndoneError, assert_lists_follow

REPORTS = sorted((Path(__file__).parents[1] / "reports" / "dev").glob("*.txt"))
GROWING = "document|source|entry|entry_link|standing|listed|term|posting|told|told_key|origin|unclear|failure"
ALL_OF_A_KIND = r"SEARCH entry USING (COVERING )?INDEX \w+ \(kind=\?\)"
NOT_LINEAR = re.compile(rf"SCAN ({GROWING})\b(?! USING INDEX told_linked)|{ALL_OF_A_KIND}")


class Listener:
    """Hears every statement of a ledger, with its values."""

    def __init__(self, ledger: Ledger) -> None:
        self.heard: list[tuple[str, Any]] = []
        event.listen(ledger._engine, "before_cursor_execute", self._hear)

    def _hear(self, _: Connection, __: Any, statement: str, values: Any, ___: Any, many: bool) -> None:
        self.heard.append((statement, values[0] if many else values))

    def scans(self, ledger: Ledger) -> list[str]:
        """The statements that look through a table that grows."""
        asked = [each for each in self.heard if each[0].split()[0] in ("SELECT", "WITH", "UPDATE", "DELETE")]
        with ledger.reading() as connection:
            return [f"{said}: {plan}" for said, values in asked for plan in _plan(connection, said, values)]


def _plan(connection: Connection, statement: str, values: Sequence[Any]) -> list[str]:
    steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", tuple(values)).fetchall()
    return [step[-1] for step in steps if NOT_LINEAR.search(step[-1])]


def test_keeping_a_document_looks_through_no_table(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "test.db", create=True) as ledger:
        read_paths(ledger, map(str, REPORTS[:2]), Choices(), Settings())
        listener = Listener(ledger)
        assert read_paths(ledger, map(str, REPORTS[2:6]), Choices(), Settings()).read == 4
        assert len(listener.heard) > 40
        assert listener.scans(ledger) == []


def test_keeping_it_again_or_a_corrected_one_looks_through_no_table(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORTS[0].read_text(encoding="utf-8"), encoding="utf-8")
    with Ledger.open(tmp_path / "test.db", create=True) as ledger:
        read_paths(ledger, [str(report)], Choices(), Settings())
        listener = Listener(ledger)
        read_paths(ledger, [str(report)], Choices(again=True), Settings())
        report.write_text(report.read_text(encoding="utf-8") + "\nThe talks went on for two days.\n", encoding="utf-8")
        assert read_paths(ledger, [str(report)], Choices(), Settings()).read == 1
        assert listener.scans(ledger) == []


def test_following_a_document_looks_through_no_table(tmp_path: Path) -> None:
    chain = [tmp_path / f"{number}.txt" for number in range(16)]
    for path, (_, content) in zip(chain, chain_texts(8), strict=False):
        path.write_bytes(content)
    with Ledger.open(tmp_path / "test.db", create=True) as ledger:
        read_paths(ledger, map(str, chain[:-1]), Choices(), Settings())
        follow_new(ledger)
        read_paths(ledger, [str(chain[-1])], Choices(), Settings())
        listener = Listener(ledger)
        assert follow_new(ledger)[1]
        assert listener.scans(ledger) == []


@pytest.mark.ledger
def test_what_others_wrote_in_between_is_seen(tmp_path: Path) -> None:
    """A ledger that is open remembers keys of terms only as long as nobody else writes."""
    documents = [make_document(TEXT + more) for more in ("", "It rained.\n", "It was a good day.\n")]
    path = tmp_path / "test.db"
    with Ledger.open(path, create=True) as one, Ledger.open(path) as other:
        one.save(documents[0], [])
        other.save(documents[1], make_entries(documents[1]))
        one.save(documents[2], make_entries(documents[2]))
        assert_lists_follow(one)
        with one.reading() as connection:
            rows = connection.execute(select(term.c.shelf, term.c.name, term.c.value, term.c.code)).all()
        assert len(rows) == len(set(rows))


def _save_and_fail(document: Document, keeper: Keeper) -> None:
    keeper.save(make_rows(document, make_entries(document), {}))
    keeper.flush()
    raise UndoneError


@pytest.mark.ledger
def test_what_was_taken_back_is_not_remembered(tmp_path: Path) -> None:
    first, second = make_document(TEXT), make_document(TEXT + "It was a good day.\n")
    with Ledger.open(tmp_path / "test.db", create=True) as ledger:
        with pytest.raises(UndoneError):
            ledger.together(partial(_save_and_fail, first))
        ledger.save(second, make_entries(second))
        assert ledger.counts()["document"] == 1
        assert_lists_follow(ledger)
