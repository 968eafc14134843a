"""A table of cases as one test: `pytest.mark.parametrize` costs some milliseconds a row, more than most rows take.

`each` takes the arguments of `parametrize`. Every row is tried, and the test fails with the names of all rows that
failed, each with what was wrong. A row may not ask for a fixture of its own: fixtures are made once a table.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest

SHOWN = 20  # failing rows that are told in full; the others are counted


def each(
    names: str | Iterable[str], rows: Iterable[Any], *, ids: Iterable[str] | Callable[[Any], object] | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """One test of all `rows`, each a tuple with a value for each of `names` (a bare value where there is one name)."""
    fields = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    cases = _named(fields, list(rows), ids)
    assert cases, "a table without rows tests nothing"

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def whole(**given: Any) -> None:
            failed = [told for name, case in cases if (told := _failure(test, name, {**given, **case}))]
            if failed:
                rest = f"\n... and {len(failed) - SHOWN} more" if len(failed) > SHOWN else ""
                shown = "\n".join(failed[:SHOWN])
                pytest.fail(f"{len(failed)} of {len(cases)} rows failed:\n{shown}{rest}", pytrace=False)

        signature = inspect.signature(test)
        others = [parameter for name, parameter in signature.parameters.items() if name not in fields]
        whole.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return whole

    return decorate


def _named(fields: list[str], rows: list[Any], ids: Any) -> list[tuple[str, dict[str, Any]]]:
    named = []
    given = list(ids) if ids is not None and not callable(ids) else None
    for number, row in enumerate(rows):
        values, name = (row.values, row.id) if isinstance(row, type(pytest.param())) else (row, None)
        values = tuple(values) if len(fields) > 1 or values is not row else (values,)
        assert len(values) == len(fields), f"row {number} has {len(values)} values for {len(fields)} names"
        if name is None and given is not None:
            name = given[number]
        elif name is None and callable(ids):
            name = "-".join(str(ids(value)) for value in values)
        named.append((name or "-".join(str(value) for value in values)[:160], dict(zip(fields, values, strict=True))))
    return named


def _failure(test: Callable[..., None], name: str, case: dict[str, Any]) -> str:
    """What went wrong with one row, with its name and line; empty where nothing did."""
    try:
        test(**case)
    except Exception as error:
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        line = f"line {trace.tb_lineno} of {trace.tb_frame.f_code.co_filename.rpartition('/')[2]}" if trace else ""
        return f"[{name}] {type(error).__name__} at {line}: {error}"
    return ""
