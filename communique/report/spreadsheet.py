"""The ledger as a workbook: a sheet for each kind, or one of the kind asked for; no cell is a formula."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

import xlsxwriter

from communique.errors import UsageError
from communique.kinds import plain
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.report.export import Cell, export_rows, kind_columns

MOST_ROWS = 1_048_575  # of a sheet, below its heading
_LONGEST = 32_767  # code units of a cell
_WIDTHS = {"id": 14, "action": 60, "content": 60, "words": 60, "title": 40, "stated": 30, "source": 30}
_SETTINGS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
             "strings_to_numbers": False, "nan_inf_to_errors": True}  # fmt: skip


def write_xlsx(
    ledger: Ledger, file: Path | IO[bytes], wanted: Filter, statuses: Mapping[str, str] = MappingProxyType({})
) -> int:
    """Write a workbook; how many rows it holds. What goes beyond a sheet's length goes on in a further sheet."""
    count = 0
    with xlsxwriter.Workbook(file if not isinstance(file, Path) else str(file), _SETTINGS) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        for kind in wanted.kinds or tuple(ledger.counts(wanted)) or ("document",):
            count += _write_kind(book, head, ledger, replace(wanted, kinds=(kind,)), statuses)
    return count


def export_xlsx(ledger: Ledger, path: Path, wanted: Filter, statuses: Mapping[str, str] = MappingProxyType({})) -> int:
    """Write a workbook to a file, whole or not at all. Raises `UsageError` where the output is the ledger itself."""
    if path.exists() and ledger.path and path.resolve() == ledger.path.resolve():
        raise UsageError(f"{path} is the ledger itself: name another file for the export.")
    with tempfile.TemporaryDirectory(dir=path.resolve().parent) as folder:
        count = write_xlsx(ledger, Path(folder) / "book.xlsx", wanted, statuses)
        (Path(folder) / "book.xlsx").replace(path.resolve())
    return count


def _write_kind(book: Any, head: Any, ledger: Ledger, wanted: Filter, statuses: Mapping[str, str]) -> int:
    """The sheet of one kind, and further ones where it is too long."""
    (kind,) = wanted.kinds
    columns, count, sheet = kind_columns(kind), 0, None
    for each in export_rows(ledger, wanted, statuses):
        row = count % MOST_ROWS
        if row == 0:
            sheet = _new_sheet(book, head, kind, count // MOST_ROWS, [name for name, _ in columns])
        for place, (_, value) in enumerate(columns):
            _write_cell(sheet, row + 1, place, value(each))
        count += 1
    if sheet is None:
        _new_sheet(book, head, kind, 0, [name for name, _ in columns])
    return count


def _new_sheet(book: Any, head: Any, kind: str, part: int, names: list[str]) -> Any:
    sheet = book.add_worksheet(f"{kind} {part + 1}" if part else kind)
    for place, name in enumerate(names):
        sheet.set_column(place, place, _WIDTHS.get(name, 16))
        sheet.write_string(0, place, name, head)
    sheet.freeze_panes(1, 1)
    return sheet


def _write_cell(sheet: Any, row: int, place: int, value: Cell | date) -> None:
    if isinstance(value, bool) or value is None:
        if value is not None:
            sheet.write_boolean(row, place, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, place, value)
    else:
        sheet.write_string(
            row, place, value[:_LONGEST] if isinstance(value, str) else json.dumps(plain(value), ensure_ascii=False)
        )
