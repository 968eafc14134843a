"""Several offices of one person: заместитель премьер-министра – министр торговли Иван Петров."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from communique.entries.ru.names import Written
from communique.entries.ru.offices import Office, Offices
from communique.text.russian import CASES

Held = tuple[Office, Written | None]
_DEPUTIES: Final = frozenset(("vicepremier", "vicegovernor", "viceminister", "premier", "vicemayor", "deputy"))
_LED: Final = frozenset(
    ("minister", "head", "executive", "mayor", "ambassador", "official")
)  # what a deputy leads besides


def join_offices(offices: Offices, found: list[Held]) -> list[Held]:
    """The offices with those made one that a dash or a comma joins before one name, in the order of the text."""
    if all(written is not None for _, written in found):
        return found
    return list(_joined(offices, found))


def _joined(offices: Offices, found: list[Held]) -> Iterator[Held]:
    first: Held | None = None
    for held in sorted(found, key=lambda one: one[0].start):
        if first is not None and _is_one(offices, first[0], held):
            held = (_whole(offices, first[0], held[0]), held[1])
        elif first is not None:
            yield first
        first = None if held[1] is not None else held
        if first is None:
            yield held
    if first is not None:
        yield first


def _is_one(offices: Offices, first: Office, held: Held) -> bool:
    """Whether an office without a name and the next one, which has it, are one person's."""
    second, written = held
    mark = offices.page.words[first.stop] if first.stop < len(offices.page.words) else ""
    if written is None or second.start != first.stop + 1 or first.plural or written.start < second.start:
        return False
    alike = offices.head_bits(first.head) & offices.head_bits(second.head) & CASES
    listed = mark == "," and first.rank in _DEPUTIES and second.rank in _LED
    return bool(alike) and (offices.grammar.is_dash(first.stop) or listed)


def _whole(offices: Offices, first: Office, second: Office) -> Office:
    """Both offices as one, of the rank of the first."""
    join = ", " if offices.page.words[first.stop] == "," else " – "
    words = join.join(map(offices.role_words, (first, second)))
    area = first.area or second.area
    return replace(second, start=first.start, rank=first.rank, leads=first.leads, area=area, words=words)
