"""What a cluster, or any engine that maps `communique.arrow`, has read: taken from Parquet into a ledger, and verified.

All rows are first sorted in a file on disk, so that memory does not grow with their number; nothing goes into the
ledger before they have been counted. What is there already is passed over, so that the same command goes on where it
was interrupted.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pyarrow
import pyarrow.parquet
from sqlalchemy import func, select

from communique.cluster.output import ENTRIES, MANIFEST, Manifest
from communique.errors import InputError, LedgerError
from communique.intake import Item, Outcome, keep_all, look_up
from communique.kinds import READ_KINDS, from_json
from communique.ledger.failing import note_failure
from communique.ledger.saving import Keeper
from communique.ledger.store import Ledger
from communique.ledger.tables import document, entry
from communique.portable import Portable

_ROWS, _DOCUMENTS, _SPANNING = 2_000, 64, 1_000  # rows, documents, and what spans them, that are handled at once
_COLUMNS = ("kind", "id", "document", "position", "record", "rule", "beside", "turn")
_SPANS = ("story", "reconciliation")
_FAILURE = "failure"


@dataclass(slots=True)
class Loaded:
    """What came of loading: documents taken in, known before and failed on the cluster, entries, and what spans them.

    `left` counts stories and reconciliations that were left out, as the ledger holds other documents too.
    """

    read: int = 0
    known: int = 0
    removed: int = 0
    failed: int = 0
    entries: int = 0
    spanning: int = 0
    left: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count what became of a document."""
        self.read += outcome.what == "read"
        self.known += outcome.what == "known"
        self.removed += outcome.what == "removed"
        self.entries += outcome.entries


def load_paths(ledger: Ledger, paths: Sequence[str], step: Callable[[int], None] = lambda _: None) -> Loaded:
    """Take Parquet files and folders of entries, or what a job wrote, into a ledger; `step` is told of documents kept.

    Raises `InputError` for what is not there, not whole or not what was read, before anything of it is kept.
    """
    loaded = Loaded()
    with TemporaryDirectory(prefix="communique-load-") as folder, closing(_Sorted(Path(folder) / "rows.db")) as rows:
        for path in paths:
            rows.add_path(Path(path), ledger)
        for some in _some(rows.documents(), _DOCUMENTS):
            _keep(ledger, some, loaded)
            step(len(some))
        _keep_failures(ledger, rows, loaded)
        _keep_spanning(ledger, rows, loaded)
    return loaded


class Held(NamedTuple):
    """A document, and how many entries were read in it."""

    one: Portable
    entries: int


# --- what is read ----------------------------------------------------------------------------------------------------


class _Sorted:
    """Rows in a file on disk, to be had in the order in which they are kept."""

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(path, isolation_level=None)
        self._file.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;")
        self._file.execute("CREATE TABLE row (turn, home, position, kind, id, record, rule, beside)")

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def add_path(self, path: Path, ledger: Ledger) -> None:
        """Take in a file, a folder of them, or the output of a job, which must be whole."""
        manifest = _manifest(path)
        seen = Manifest("")
        for file in _files(path / ENTRIES if manifest else path):
            for batch in _batches(file):
                for row in batch:
                    seen.add(row["kind"], row["id"])
                self._add(batch, ledger)
        if manifest and (seen.counts, seen.checks) != (manifest.counts, manifest.checks):
            raise InputError(f"{path} is not as the job wrote it: {_differs(manifest, seen)}; copy it again, whole.")

    def _add(self, batch: list[dict[str, Any]], ledger: Ledger) -> None:
        known = _known(
            ledger, {row["document"] or row["id"] for row in batch if row["kind"] not in (*_SPANS, _FAILURE)}
        )
        wanted = [row for row in batch if row["document"] not in known]  # of known documents only the sources
        self._file.executemany(
            "INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (row["turn"] or 0, row["document"] or row["id"], -1 if row["position"] is None else row["position"],
                 row["kind"], row["id"], row["record"], row["rule"], row["beside"])
                for row in wanted
            ],
        )  # fmt: skip

    def documents(self) -> Iterator[Held]:
        """The documents with their entries, turn by turn. Raises `InputError` for one that is not as it was read."""
        left_out = ", ".join("?" * len((*_SPANS, _FAILURE)))
        query = f"SELECT * FROM row WHERE kind NOT IN ({left_out}) ORDER BY turn, home, position"
        rows = self._file.execute(query, (*_SPANS, _FAILURE))
        for home, some in groupby(rows, key=lambda row: str(row[1])):
            yield _document(home, list(some))

    def of_kinds(self, *kinds: str) -> Iterator[Any]:
        """The records of these kinds, by id."""
        query = f"SELECT DISTINCT kind, id, record FROM row WHERE kind IN ({', '.join('?' * len(kinds))}) ORDER BY 1, 2"
        return (json.loads(record) for _, _, record in self._file.execute(query, kinds))


def _manifest(path: Path) -> Manifest | None:
    """What the job says that it wrote, where the path is a job's folder. Raises `InputError` for an unfinished one."""
    if not (path / ENTRIES).is_dir():
        return None
    try:
        parts = sorted((path / MANIFEST).glob("part-*"))
        return Manifest.loads("".join(part.read_text(encoding="utf-8") for part in parts))
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"{path} has no manifest, so the job did not end: run the job again.") from error


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise InputError(f"{path} is not there: check the path, or run the job that writes it.")
    found = [file for file in sorted(path.rglob("*.parquet")) if not _is_aside(file.relative_to(path))]
    if not found:
        raise InputError(f"{path} holds no Parquet files: name the folder that the job wrote, or its file of entries.")
    return found


def _is_aside(path: Path) -> bool:
    return any(part.startswith(("_", ".")) for part in path.parts)


def _batches(file: Path) -> Iterator[list[dict[str, Any]]]:
    try:
        with pyarrow.parquet.ParquetFile(file) as table:
            lacking = [name for name in _COLUMNS if name not in table.schema_arrow.names]
            if lacking:
                raise InputError(
                    f"{file} is no table of entries (it lacks the columns {', '.join(lacking)}): name what "
                    "'communique cluster' or communique.arrow wrote."
                )
            for batch in table.iter_batches(_ROWS, columns=list(_COLUMNS)):
                yield batch.to_pylist()
    except (OSError, pyarrow.ArrowException) as error:
        said = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
        raise InputError(f"{file} cannot be read as Parquet ({said}): copy it again.") from error


def _differs(manifest: Manifest, seen: Manifest) -> str:
    for kind in sorted({*manifest.counts, *seen.counts}):
        there, wanted = seen.counts.get(kind, 0), manifest.counts.get(kind, 0)
        if there != wanted:
            return f"{there:,} of {wanted:,} rows of the kind {kind} are there"
    return "the ids of its entries are others"


def _document(home: str, rows: list[Any]) -> Held:
    """A document with its entries, each of which must stand in the text where it says."""
    try:
        _, _, _, kind, _, record, _, beside = rows[0]
        if kind != "document":
            raise InputError(f"The document {home} is missing beside its entries: load all that was read together.")
        about = json.loads(beside)
        rest = {row[4]: row for row in rows[1:] if row[3] != "document"}  # one that was written twice counts once
        made = Portable(
            json.loads(record), [json.loads(row[5]) for row in rest.values()], [row[6] for row in rest.values()],
            about["unclear"], about["told"], about["came"], about["source"], rows[0][0],
        )  # fmt: skip
        text = made.document["text"]
        if not all(_stands(each, text) for each in made.entries):
            raise InputError(f"An entry of the document {home} does not stand in its text: read it again.")
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"The rows of the document {home} are no entries ({error}): read it again.") from error
    return Held(made, about["count"])


def _stands(record: dict[str, Any], text: str) -> bool:
    return all(text[piece["start"] : piece["end"]] == piece["text"] for piece in record["evidence"])


# --- what is kept ----------------------------------------------------------------------------------------------------


def _known(ledger: Ledger, ids: Iterable[str]) -> set[str]:
    with ledger.reading() as connection:
        return set(connection.execute(select(document.c.id).where(document.c.id.in_(list(ids)))).scalars())


def _keep(ledger: Ledger, some: Sequence[Held], loaded: Loaded) -> None:
    """Keep documents in one transaction, and see that the ledger holds what it should before it ends."""
    ones = [held.one for held in some]
    items = [Item(one.source or one.id, one.id, one.source, one.document["sha256"]) for one in ones]
    look_up(ledger, items)
    for item, (one, count) in zip(items, some, strict=True):
        if item.known is None:
            if len(one.entries) != count:
                raise InputError(f"{len(one.entries)} of {count} entries of the document {one.id} are there: copy all.")
            item.result = one.rows()
    for outcome in ledger.together(lambda keeper: _verified(keeper, items, ones)):
        loaded.add(outcome)


def _verified(keeper: Keeper, items: Sequence[Item], some: Sequence[Portable]) -> list[Outcome]:
    outcomes = list(keep_all(keeper, items, again=False))
    keeper.flush()
    new = [one for one, outcome in zip(some, outcomes, strict=True) if outcome.what == "read"]
    query = select(entry.c.id).where(entry.c.document.in_([one.id for one in new]), entry.c.kind.in_(READ_KINDS))
    there = set(keeper.connection.execute(query).scalars())
    if there != {each["id"] for one in new for each in one.entries}:
        raise LedgerError("The ledger does not hold the entries that were loaded: nothing of these documents was kept.")
    return outcomes


def _keep_failures(ledger: Ledger, rows: _Sorted, loaded: Loaded) -> None:
    """Note what could not be read on the cluster, as reading here would."""
    for some in _some(rows.of_kinds(_FAILURE), _SPANNING):
        with ledger.writing() as connection:
            for said in some:
                error = InputError(said["reason"], said["origin"], passing=said["passing"])
                note_failure(connection, said["place"][:1000], error)
        loaded.failed += len(some)


def _keep_spanning(ledger: Ledger, rows: _Sorted, loaded: Loaded) -> None:
    """Keep stories and reconciliations, unless the ledger holds documents that they know nothing of."""
    with ledger.reading() as connection:
        count = connection.execute(select(func.count()).select_from(document)).scalar_one()
    whole = count == loaded.read + loaded.known
    for some in _some(rows.of_kinds(*_SPANS), _SPANNING):
        if whole:
            ledger.save_entries([from_json(record) for record in some])
            loaded.spanning += len(some)
        else:
            loaded.left += len(some)


def _some(values: Iterator[Any], count: int) -> Iterator[list[Any]]:
    while some := list(islice(values, count)):
        yield some
