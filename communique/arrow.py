"""Reading as one pure function from Arrow record batches of documents to Arrow record batches of entries.

Any engine that maps Arrow batches can read with it: Spark (`DataFrame.mapInArrow`), DuckDB, Ray, Dask, or a loop over
a Parquet file. It opens no file, needs no network and no ledger, and the same rows give the same entries everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from communique.errors import CommuniqueError, InputError, UsageError
from communique.gather.days import iso_day
from communique.gather.raw import Raw
from communique.kinds import KINDS, Document, Entry, from_json
from communique.ledger.store import Kept
from communique.pipeline import Choices
from communique.portable import Portable, read_portable
from communique.report.export import COMMON, kind_columns
from communique.said import Said, said_by

try:
    import pyarrow

    from communique.report.parquet import make_table, schema_of
except ModuleNotFoundError as error:
    raise ModuleNotFoundError("communique.arrow needs the library pyarrow: pip install 'communique[arrow]'") from error

_Item = TypeVar("_Item")
_TOGETHER = 120  # documents that are read at a time, and
_BYTES = 2_000_000  # bytes of them
_NUMBERS, _COUNTS = {"low", "high"}, {"start", "end", "position", "turn"}
TEXTS = ("content", "text")
SAID = ("title", "published", "outlet", "language", "url")
_OWN = ("kind", "id", "document")
_BESIDE = ("record", "rule", "beside")
COLUMNS = (*_OWN, "position", *(name for name, _ in COMMON if name not in _OWN), *_BESIDE, "turn")


def _type(name: str) -> pyarrow.DataType:
    return pyarrow.float64() if name in _NUMBERS else pyarrow.int64() if name in _COUNTS else pyarrow.string()


SCHEMA = pyarrow.schema([(name, _type(name)) for name in COLUMNS], metadata={"communique": "entries"})


def read_batches(
    batches: Iterable[pyarrow.RecordBatch], *, language: str | None = None, published: str | None = None
) -> Iterator[pyarrow.RecordBatch]:
    """Read the documents in the rows of batches; all entries, each document before its own, in batches of `SCHEMA`.

    A row has its document in the column `content` (bytes of a text, a page, a PDF … as it came) or `text`, and may
    have `source` (a path or an address), `name`, `title`, `published` or `date`, `outlet`, `language`, `url`,
    `media_type` and `charset`. What cannot be read is a row of the kind `failure` with the sentence in `what`.
    `language` (BCP 47) and `published` (an ISO day) are given for all. Raises `UsageError` without such a column.
    """
    choices = Choices(language=language, published=published)
    for batch in batches:
        for raws in in_portions(raws_of(batch), lambda raw: len(raw.content), _TOGETHER, _BYTES):
            yield entries_of(read_portable(raws, choices), raws)


def raws_of(batch: pyarrow.RecordBatch) -> list[Raw]:
    """The documents in the rows of a batch. Raises `UsageError` where no column holds any."""
    names = batch.schema.names
    column = next((name for name in TEXTS if name in names), None)
    if column is None:
        raise UsageError(f"No column 'content' or 'text' is among {', '.join(names) or 'none'}: name one of them so.")
    known = (column, "source", "name", "media_type", "charset", "said", "date", *SAID)
    rows = batch.select([name for name in known if name in names]).to_pylist()
    return [_raw(number, row, row[column]) for number, row in enumerate(rows, 1)]


def _raw(number: int, row: dict[str, Any], content: bytes | str | None) -> Raw:
    name = row.get("name") or row.get("source") or f"Row {number}"
    held = content.encode("utf-8", "replace") if isinstance(content, str) else content or b""
    said = Said.from_json(json.loads(row["said"])) if row.get("said") else _said(row)
    return Raw(name, row.get("source"), held, said, row.get("media_type"), row.get("charset"))


def _said(row: dict[str, Any]) -> Said:
    """What the other columns say of the document, as those of any table do."""
    values = {name: _word(row.get(name)) for name in SAID}
    day = values["published"] or _word(row.get("date"))
    return said_by("the table", **{**values, "published": iso_day(day or "")})


def _word(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def in_portions(items: Iterable[_Item], size_of: Callable[[_Item], int], most: int, size: int) -> Iterator[list[_Item]]:
    """The items in lists of at most `most`, each ended by the item with which it gets larger than `size`."""
    some: list[_Item] = []
    now = 0
    for item in items:
        some.append(item)
        now += size_of(item)
        if len(some) == most or now > size:
            yield some
            some, now = [], 0
    if some:
        yield some


def entries_of(readings: Iterable[Portable | CommuniqueError], raws: Sequence[Raw] = ()) -> pyarrow.RecordBatch:
    """What was read as rows of `SCHEMA`: each document before its entries, and what could not be read."""
    rows: list[dict[str, Any]] = []
    for number, reading in enumerate(readings):
        if isinstance(reading, Portable):
            rows += _rows(reading)
        else:
            rows.append(failure_row(raws[number] if number < len(raws) else None, reading))
    return pyarrow.RecordBatch.from_pylist(rows, schema=SCHEMA)


def failure_row(raw: Raw | None, error: CommuniqueError) -> dict[str, Any]:
    """The row of what could not be read: the sentence, and what tells the input from others."""
    origin = getattr(error, "origin", None) or (raw.origin if raw else None)
    source = (raw.source or raw.name) if raw else None
    passing = isinstance(error, InputError) and error.passing
    record = {"reason": str(error), "origin": origin, "place": source or str(error), "passing": passing}
    return {"kind": "failure", "what": str(error), "source": source, "record": _line(record)}


def _rows(one: Portable) -> Iterator[dict[str, Any]]:
    """A document's row and those of its entries."""
    document, entries = one.typed()
    shared = {name: getattr(document, name) for name in ("title", "published", "outlet", "source")}
    beside = {"unclear": one.unclear, "told": one.told, "came": one.came, "source": one.source, "count": len(entries)}
    yield {"kind": "document", "id": one.id, "what": document.title, **shared, "turn": one.turn,
           "record": _line(one.document), "beside": _line(beside)}  # fmt: skip
    for position, (entry, plain, rule) in enumerate(zip(entries, one.entries, one.rules, strict=True)):
        yield entry_values(entry, document) | {
            "position": position, "turn": one.turn, "record": _line(plain), "rule": rule,
        }  # fmt: skip


def entry_values(entry: Entry, document: Document | None) -> dict[str, Any]:
    """The columns that all kinds share, of an entry and its document (`None` where it spans several)."""
    each = entry, _kept(entry, document)
    return {"document": entry.document} | {name: value(each) for name, value in COMMON}


def _kept(entry: Entry, document: Document | None) -> Kept:
    said = (None,) * 4 if document is None else (document.title, document.published, document.outlet, document.source)
    return Kept("", entry.id, entry.document, None, *said)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def of_kind(batch: pyarrow.RecordBatch, kind: str) -> pyarrow.RecordBatch:
    """The rows of one kind as the table that `export --format parquet` writes of it.

    `batch` has the columns of `SCHEMA`; raises `UsageError` for an unknown kind.
    """
    if kind not in KINDS:
        raise UsageError(f"There is no kind {kind!r}; the kinds are {', '.join(KINDS)}.")
    wanted = ("kind", "record", "title", "published", "outlet", "source")
    rows = [row for row in batch.select(list(wanted)).to_pylist() if row["kind"] == kind]
    pairs = [(entry := from_json(json.loads(row["record"])), _of_row(entry, row)) for row in rows]
    (made,) = make_table(pairs, kind_columns(kind), schema_of(kind)).combine_chunks().to_batches() or [None]
    return made if made is not None else pyarrow.RecordBatch.from_pylist([], schema=schema_of(kind))


def _of_row(entry: Any, row: dict[str, Any]) -> Kept:
    document = getattr(entry, "document", None)
    return Kept("", entry.id, document, None, row["title"], row["published"], row["outlet"], row["source"])
