"""Several offices of one person: заместитель премьер-министра – министр торговли Иван Петров."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from communique.entries.ru.context import is_within
from communique.entries.ru.names import Written
from communique.entries.ru.offices import Office, Offices
from communique.text.russian import CASES, NOM

Held = tuple[Office, Written | None]
_DEPUTIES: Final = frozenset(("vicepremier", "vicegovernor", "viceminister", "premier", "vicemayor", "deputy"))
_TOLD: Final = 2  # tokens of an office that says of what it is
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
    if mark in offices.sets.and_word and bool(alike) and _leads_twice(first, second):
        return True
    listed = mark == "," and (first.rank in _DEPUTIES and second.rank in _LED or _apposed(offices, first, held))
    return bool(alike) and (offices.grammar.is_dash(first.stop) or listed)


def _leads_twice(first: Office, second: Office) -> bool:
    """Whether two offices that "и" joins are of one firm: президент и председатель банка Иван Котов."""
    bare = first.stop == first.title_stop and first.rank in ("president", "executive", "head")
    return bare and second.rank == "executive" and second.body is not None


def _apposed(offices: Offices, first: Office, held: Held) -> bool:
    """Whether a second office in an oblique case is no next item of a list: принял министра, сопредседателя Котова."""
    second, written = held
    if written is None or first.stop - first.start < _TOLD or offices.head_bits(second.head) & NOM:
        return False
    apart = first.area and second.area and not is_within(first.area, second.area)
    k, page = max(second.stop, written.stop), offices.page
    goes_on = page.word(k) in offices.sets.and_comma and (
        page.match_at("title", k + 1) or page.is_capital(k + 1) or offices.grammar.pos(k + 1) == "ADJF"
    )
    before = page.word(first.start - 1) in offices.sets.and_comma
    return not (apart or goes_on or before)


def _whole(offices: Offices, first: Office, second: Office) -> Office:
    """Both offices as one, of the rank of the first."""
    mark = offices.page.words[first.stop]
    join = ", " if mark == "," else f" {mark} " if mark in offices.sets.and_word else " – "
    words = join.join(map(offices.role_words, (first, second)))
    area = first.area or second.area
    return replace(second, start=first.start, rank=first.rank, leads=first.leads, area=area, words=words)
