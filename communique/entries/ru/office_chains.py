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
    return list(_behind_names(offices, list(_joined(offices, found))))


def _behind_names(offices: Offices, found: list[Held]) -> Iterator[Held]:
    """The offices with two made one that stand behind one name: Эрлан Акунов, вице-премьер и министр торговли, …"""
    last: Held | None = None
    for held in found:
        if last is not None and _goes_on(offices, last, held[0], held[1]):
            join = f" {offices.page.words[last[0].stop]} "
            words = join.join(map(offices.role_words, (last[0], held[0])))
            last = replace(last[0], stop=held[0].stop, words=words, body=last[0].body or held[0].body), last[1]
            continue
        if last is not None:
            yield last
        last = held
    if last is not None:
        yield last


def _goes_on(offices: Offices, last: Held, office: Office, written: Written | None) -> bool:
    """Whether "и" joins an office that a comma ends to the one behind a name, in the same case."""
    first, name = last
    if name is None or written is not None or name.start > first.start or office.start != first.stop + 1:
        return False
    joined = offices.page.words[first.stop] in offices.sets.and_word and offices.page.word(office.stop) == ","
    return joined and bool(offices.head_bits(first.head) & offices.head_bits(office.head) & CASES)


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
    if mark in offices.sets.and_word and bool(alike):
        return _leads_twice(first, second) or _acts_alone(offices, first, written)
    listed = mark == "," and (first.rank in _DEPUTIES and second.rank in _LED or _apposed(offices, first, held))
    return bool(alike) and (offices.grammar.is_dash(first.stop) or listed)


def _acts_alone(offices: Offices, first: Office, written: Written) -> bool:
    """Whether two offices before a name are of the subject of a verb in the singular: вице-премьер и министр Котов."""
    grammar, k = offices.grammar, written.stop
    while grammar.pos(k) in ("ADVB", "PRCL"):
        k += 1
    opens = grammar.opens_sentence(first.start) and first.stop - first.start >= _TOLD
    return opens and grammar.pos(k) == "VERB" and not grammar.is_plural(k)


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
    body = first.body or second.body
    return replace(second, start=first.start, rank=first.rank, leads=first.leads, area=area, body=body, words=words)
