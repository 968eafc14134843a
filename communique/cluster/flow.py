"""Work on rows too many for one machine, said without an engine: rows are mapped one by one, or together by their key.

A row is a key, a place in its group and a value, all text, so that any engine can send it anywhere. `Here` does it in
this process, in the order that a cluster would: for tests, and for what fits into memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Protocol, TypeVar


class Row(NamedTuple):
    """A row: `key` brings rows together, `place` orders them there by code points."""

    key: str
    place: str
    value: str


Table = TypeVar("Table")
Each = Callable[[Row], Iterable[Row]]
Group = Callable[[str, Iterator[Row]], Iterable[Row]]


class Engine(Protocol[Table]):
    """What carries the work out; a table is whatever it makes of rows. Functions must be picklable, and may be done
    again for the same rows."""

    def map(self, table: Table, each: Each) -> Table:
        """All rows that come of each row."""

    def group(self, table: Table, group: Group) -> Table:
        """All rows that come of the rows of each key, given in the order of their places."""

    def union(self, *tables: Table) -> Table:
        """The rows of all."""

    def keep(self, table: Table, name: str) -> Table:
        """The same rows, worked out once and kept."""

    def components(self, edges: Table) -> Table:
        """For each end (key or place) of an edge as the key the least one that can be reached from it as the value."""


class Here:
    """The engine that works in this process, on lists."""

    def map(self, table: list[Row], each: Each) -> list[Row]:
        """See `Engine`."""
        return [made for row in table for made in each(row)]

    def group(self, table: list[Row], group: Group) -> list[Row]:
        """See `Engine`."""
        return list(in_groups(sorted(table), group))

    def union(self, *tables: list[Row]) -> list[Row]:
        """See `Engine`."""
        return [row for table in tables for row in table]

    def keep(self, table: list[Row], name: str) -> list[Row]:
        """See `Engine`."""
        return table

    def components(self, edges: list[Row]) -> list[Row]:
        """See `Engine`."""
        return [Row(one, "", root) for one, root in find_components((e.key, e.place) for e in edges).items()]


def in_groups(rows: Iterable[Row], group: Group) -> Iterator[Row]:
    """What comes of rows that are sorted by key, group by group; no more of a group is held than `group` holds."""
    for key, some in groupby(rows, key=itemgetter(0)):
        yield from group(key, iter(some))


def find_components(edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each end of an edge the least one that can be reached from it."""
    roots: dict[str, str] = {}
    for a, b in edges:
        first, second = sorted((_root(roots, a), _root(roots, b)))
        roots[second] = first
    return {one: _root(roots, one) for one in list(roots)}


def _root(roots: dict[str, str], one: str) -> str:
    roots.setdefault(one, one)
    while roots[one] != one:
        roots[one] = roots[roots[one]]
        one = roots[one]
    return one
