"""What lists are narrowed and ordered by: the terms of an entry, its shelf, and its place in the order of lists.

A term is a property that entries share: an area, a person, a force, a status. A shelf is the entries of one kind that
lists treat alike; most are shown, some only on demand, and what a person took out stands on none. A place is one number
that orders a shelf by day and, within the day, by the order in which things came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from communique.kinds import Commitment, Entry, Figure, Followup, Hub, Meeting, Reconciliation, Statement
from communique.ledger.rows import entry_areas, entry_people, fold

REPLACED, HIDDEN, AGAIN = 1, 2, 4  # of a replaced version; judged away; only says an earlier one again
ALL = ""  # the shelf that stands for all kinds; there names are only counted
DOCUMENT = "document"
KEYS = 1 << 32  # keys of rows are below
COUNTED = ("area", "person", "pair", "within")  # terms that are counted over all kinds
_PAIRED = ("meeting", "commitment")  # kinds whose pairs of areas are counted by themselves


class Term(NamedTuple):
    """A property by its name and value, of an area or an actor with its ISO 3166 code."""

    name: str
    value: str
    code: str = ""


Terms = Mapping[Term, str]  # each with its name as it is written, where it is a name


def shelf_of(kind: str, off: int = 0) -> str:
    """The shelf of a kind, for what is left out of lists for these reasons (`REPLACED` and so on, added up)."""
    return f"{kind}+{off}" if off else kind


def shelves_of(kinds: Iterable[str], allowed: int) -> list[str]:
    """The shelves of kinds on which nothing lies but for reasons that are allowed."""
    found = []
    for kind in kinds:
        most = HIDDEN | REPLACED | (AGAIN if kind == "commitment" else 0)
        found += [shelf_of(kind, off) for off in range(8) if not off & ~(most & allowed)]
    return found


def day_number(day: str | None) -> int:
    """An ISO day as the number that its digits write, 0 for none; a month or a year goes before its days."""
    return int(f"{(day or '').replace('-', ''):0<8}"[:8]) if day else 0


def place_of(day: str | None, key: int) -> int:
    """Where a row stands in the order of lists."""
    return day_number(day) * KEYS + key


def day_of_place(place: int) -> str:
    """The day (ISO) of a place, empty for none."""
    digits = f"{place // KEYS:08}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if place >= KEYS else ""


def is_posted(name: str) -> bool:
    """Whether it is kept which entries have a term of this name, and not only how many."""
    return name != "pair"


def entry_terms(one: Entry) -> dict[Term, str]:
    """The terms of an entry, but for how it stands."""
    found: dict[Term, str] = {}
    areas = {fold(name): (code or "", name) for name, code in entry_areas(one)}
    for value, (code, name) in areas.items():
        if value:
            found[Term("area", value, code)] = name
    codes = [code for code, _ in areas.values() if code]
    found |= dict.fromkeys(_within("within", codes), "")
    for name in entry_people(one):
        if value := fold(name):
            found.setdefault(Term("person", value), name)
    found |= dict.fromkeys(_pairs(areas, codes), "")
    return found | dict.fromkeys((each for each in _facets(one) if each.value), "")


def counted_over_all(term: Term, kind: str) -> bool:
    """Whether a term is counted over all kinds; who judges is no name in that sense."""
    return term.name in COUNTED and kind != "judgement"


def counted_on_shelf(term: Term, kind: str) -> bool:
    """Whether a term is counted on the shelf of its kind."""
    return term.name != "pair" or kind in _PAIRED


def _pairs(areas: Mapping[str, tuple[str, str]], codes: Iterable[str]) -> Iterator[Term]:
    """Each area, by its code or its name, with each other one that has a code and lies in another country."""
    for value, (code, _) in areas.items():
        own = code or value
        yield from (Term("pair", f"{own}>{other}") for other in codes if other != own and other[:2] != code[:2])


def _within(name: str, codes: Iterable[str]) -> Iterator[Term]:
    """Codes of areas, and of the countries that they are part of."""
    for code in codes:
        yield Term(name, code)
        if "-" in code:
            yield Term(name, code.partition("-")[0])


def _facets(one: Entry) -> Iterator[Term]:
    match one:
        case Commitment():
            yield from (Term("force", one.force), Term("type", one.type))
            for sector in one.sectors:
                yield from (Term("sector", sector.code[:end]) for end in range(1, len(sector.code) + 1))
            yield from (Term("actor", fold(actor.name), actor.code or "") for actor in one.actors)
            yield from _within("acts within", (actor.code for actor in one.actors if actor.code))
        case Figure():
            yield from (Term("indicator", one.indicator), Term("measure", one.measure), Term("hedge", one.hedge))
            yield Term("unit", one.unit)
        case Reconciliation():
            yield from (Term("indicator", one.indicator), Term("status", one.verdict), Term("unit", one.unit))
        case Meeting():
            yield Term("form", one.form)
        case Statement():
            yield Term("mode", one.mode)
        case Hub():
            yield Term("status", one.status)
        case Followup():
            yield from (Term("bearing", one.bearing), Term("status", one.state))
