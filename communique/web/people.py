"""People and organisations: the list, and one of them with roles, words, meetings and commitments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.compare.people import same_person, skeleton, surname
from communique.errors import UnknownEntryError, UsageError
from communique.kinds import Area, Person
from communique.ledger.filters import Filter
from communique.ledger.naming import Named, count_people, counts_of_person, people_named, person_called, roles_of
from communique.ledger.paging import page_of_entries
from communique.ledger.rows import fold
from communique.ledger.store import Kept
from communique.web.areas import Names
from communique.web.asked import Asked
from communique.web.asked import Named as NamedAsked
from communique.web.commitments import Row, rows_of
from communique.web.page import Page
from communique.web.site import Site

_FEW = 8
_COMPARED = 5000  # names among which other spellings are looked for


@dataclass(frozen=True, slots=True)
class Role:
    """A role in which a person is named, for which area, and when last."""

    role: str
    area: str | None
    code: str | None
    last: str | None

    @property
    def person(self) -> Person:
        """Whoever has the role."""
        return Person(None, self.role, Area(self.area, self.code) if self.area else None)


@dataclass(frozen=True, slots=True)
class OnePerson:
    """A person or an organisation; `counts` by kind, and the latest entries of each."""

    person: Named
    roles: Sequence[Role]
    counts: Mapping[str, int]
    statements: Sequence[Kept]
    commitments: Sequence[Row]
    meetings: Sequence[Kept]
    alike: Sequence[str] = ()


def show_people(site: Site, asked: NamedAsked) -> Names:
    """The people and organisations, those named most often first."""
    part, begin = asked.name or "", _begin(asked.after)
    found = people_named(site.ledger, part, begin, asked.limit + 1)
    shown = found[: asked.limit]
    after = f"{shown[-1].count}~{fold(shown[-1].name)}" if len(found) > asked.limit else None
    return Names(shown, site.remember(("people", part), lambda: count_people(site.ledger, part)), after)


def _begin(after: str | None) -> tuple[int, str] | None:
    """The count and the name that a page begins after, from what the page before it said."""
    if not after:
        return None
    count, _, name = after.partition("~")
    if not count.isdecimal() or len(count) > 9:
        raise UsageError(f"{after!r} is no place in this list: begin at its first page.")
    return int(count), name


def show_person(site: Site, asked: Asked, name: str) -> OnePerson:
    """One person or organisation, by the name."""
    person = person_called(site.ledger, name)
    if person is None:
        raise UnknownEntryError(f"No entry names {name!r}.")

    def latest(kind: str) -> Sequence[Kept]:
        wanted = Filter(kinds=(kind,), named=person.name, heads=kind == "commitment")
        return page_of_entries(site.ledger, wanted, limit=_FEW).rows

    return OnePerson(
        person,
        [Role(*each) for each in site.remember(("roles", person.name), lambda: roles_of(site.ledger, person.name))],
        site.remember(("of person", person.name), lambda: counts_of_person(site.ledger, person)),
        latest("statement"),
        rows_of(site, latest("commitment")),
        latest("meeting"),
        site.remember(("alike", person.name), lambda: _alike(site, person.name)),
    )


def _alike(site: Site, name: str) -> list[str]:
    """Names in the ledger that are the same one in another spelling or alphabet."""
    names = site.remember("surnames", lambda: _by_surname(site))
    one = Person(name)
    return [other for other in names.get(_bones(name), ()) if other != name and same_person(one, Person(other))][:_FEW]


def _by_surname(site: Site) -> dict[str, list[str]]:
    """The names of two words or more that are named most often, by what spellings of their last word share."""
    found: dict[str, list[str]] = {}
    for one in people_named(site.ledger, limit=_COMPARED):
        if len(one.name.split()) > 1:
            found.setdefault(_bones(one.name), []).append(one.name)
    return found


def _bones(name: str) -> str:
    return skeleton(surname(Person(name)))


PAGES = (
    Page("/people", "People", "people.html", show_people, NamedAsked),
    Page("/people/{name}", "Person", "person.html", show_person),
)
