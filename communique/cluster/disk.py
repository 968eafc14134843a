"""The engine for one machine with more rows than fit into memory: what is to be brought together is sorted on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from communique.cluster.flow import Each, Group, Row, find_components, in_groups

_CACHE_KB = 32_000  # of memory for a sort
Lazy = Callable[[], Iterable[Row]]


class Disk:
    """The engine on files in `folder`; a table is what gives its rows anew each time. Memory is bounded by the largest
    group, and by the ids of what `components` joins."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers = folder, count()

    def map(self, table: Lazy, each: Each) -> Lazy:
        """See `Engine`."""
        return lambda: (made for row in table() for made in each(row))

    def group(self, table: Lazy, group: Group) -> Lazy:
        """See `Engine`."""
        return lambda: self._grouped(table, group)

    def _grouped(self, table: Lazy, group: Group) -> Iterator[Row]:
        path = self._write(table())
        try:
            with _opened(path) as file:
                rows = file.execute("SELECT key, place, value FROM row ORDER BY key, place, value")
                yield from in_groups(map(Row._make, rows), group)
        finally:
            path.unlink()

    def union(self, *tables: Lazy) -> Lazy:
        """See `Engine`."""
        return lambda: (row for table in tables for row in table())

    def keep(self, table: Lazy, name: str) -> Lazy:
        """See `Engine`."""
        path = self._write(table())

        def rows() -> Iterator[Row]:
            with _opened(path) as file:
                yield from map(Row._make, file.execute("SELECT key, place, value FROM row"))

        return rows

    def components(self, edges: Lazy) -> Lazy:
        """See `Engine`."""
        found = find_components((edge.key, edge.place) for edge in edges())
        return lambda: (Row(one, "", root) for one, root in found.items())

    def _write(self, rows: Iterable[Row]) -> Path:
        path = self._folder / f"{next(self._numbers)}.db"
        with _opened(path) as file:
            file.execute("CREATE TABLE row (key TEXT, place TEXT, value TEXT)")
            file.execute("BEGIN")
            file.executemany("INSERT INTO row VALUES (?, ?, ?)", rows)
            file.execute("COMMIT")
        return path


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode = OFF")
        file.execute("PRAGMA synchronous = OFF")
        file.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        yield file
