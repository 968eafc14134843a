"""Which of the documents that were read apart are one, and which correct which: as reading one after another has it.

Documents that share their bytes, a place that they came from or a page are brought together, and go through the
ledger's own intake in the order in which they would have been read.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from communique.cluster.flow import Engine, Row, Table
from communique.intake import Item, keep_all
from communique.kinds import from_json
from communique.ledger.finding import find_documents
from communique.ledger.saving import Keeper, make_rows
from communique.ledger.store import Ledger
from communique.portable import Portable
from communique.said import Came

CURRENT, REPLACED = "", "replaced"


def settle_versions(engine: Engine[Table], read: Table) -> Table:
    """The documents that a ledger would keep of those read, with all their sources and what they correct.

    `read` has the order of reading as the key and `Portable` documents as values; so has what comes back, with the
    place `REPLACED` where a later one corrects it.
    """
    edges = engine.group(engine.map(read, _marks), _tie)
    labels = engine.components(edges)
    together = engine.group(engine.union(engine.map(labels, _label), read), _by_label)
    return engine.group(together, _settle)


def _marks(row: Row) -> Iterator[Row]:
    """What a document shares with others that are the same or a version of it."""
    one = Portable.loads(row.value)
    marks = {f"bytes {one.id}", *(f"place {each}" for each in (one.source, *one.document["sources"]) if each)}
    if one.came and one.came.get("key"):
        marks.add(f"page {one.came['key']}")
    return (Row(mark, row.key, "") for mark in sorted(marks))


def _tie(_: str, rows: Iterator[Row]) -> Iterator[Row]:
    first = next(rows).place
    return (Row(first, row.place, "") for row in rows if row.place != first)


def _label(row: Row) -> Iterator[Row]:
    yield Row(row.key, "", row.value)


def _by_label(key: str, rows: Iterator[Row]) -> Iterator[Row]:
    """The document with what it is to be settled with as the key: its own place where with nothing."""
    label = key
    for row in rows:
        if row.value and not row.value.startswith("{"):
            label = row.value
        else:
            yield Row(label, key, row.value)


def _settle(_: str, rows: Iterator[Row]) -> Iterable[Row]:
    """The documents to be kept of some that belong together, in the order of reading."""
    some = list(rows)
    if len(some) == 1:
        return [Row(some[0].place, CURRENT, some[0].value)]
    ones = [Portable.loads(row.value) for row in some]
    kept, made = _in_order(ones), list[Row]()
    replaced = {said["replaces"] for said in kept.values()}
    for row, one in zip(some, ones, strict=True):
        if (said := kept.pop(one.id, None)) is not None:  # the first of those with these bytes
            settled = one.settled(said["sources"], said["replaces"], len(made))
            made.append(Row(row.place, REPLACED if one.id in replaced else CURRENT, settled.dumps()))
    return made


class _UndoneError(Exception):
    """Ends a transaction whose work is to be forgotten."""


def _in_order(ones: list[Portable]) -> dict[str, dict[str, Any]]:
    """By id the documents that a new ledger keeps, with sources and the version that each corrects."""
    found: dict[str, dict[str, Any]] = {}

    def try_out(keeper: Keeper) -> None:
        list(keep_all(keeper, [_item(one) for one in ones], again=False))
        for document in find_documents(keeper.connection, sorted({one.id for one in ones})):
            found[document.id] = {"sources": document.sources, "replaces": document.replaces}
        raise _UndoneError

    try:
        _scratch().together(try_out)
    except _UndoneError:
        pass
    return found


def _item(one: Portable) -> Item:
    """The document as it goes into a ledger, without what was read in it."""
    rows = make_rows(from_json(one.document), (), {}, came=Came.from_json(one.came) if one.came else None)
    return Item(one.id, one.id, one.source, rows.document.sha256, result=rows)


@cache
def _scratch() -> Ledger:
    """An empty ledger of this process's own: what is tried out in it is always undone."""
    folder = mkdtemp(prefix="communique-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return Ledger.open(Path(folder) / "scratch.db", create=True)
