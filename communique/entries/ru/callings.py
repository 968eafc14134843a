"""By which words of office somebody is called in a Russian report."""

from __future__ import annotations

from communique.entries.context import Figurehead
from communique.text.russian import lemma


def heads_of(who: Figurehead, least: int = 2) -> set[str]:
    """The first words of the offices of whoever holds so many."""
    offices = (who.role or "").lower().replace(" – ", ", ").split(", ")
    return {lemma(office.split()[0]) for office in offices if office.strip()} if len(offices) >= least else set()


def is_called_so(who: Figurehead, office: Figurehead) -> bool:
    """Whether the first word of an office stands in somebody's role."""
    first = (office.role or "").lower().split()[:1]
    return not first or lemma(first[0]) in {lemma(word) for word in (who.role or "").lower().split()}


def is_named(body: str) -> bool:
    """Whether the words of an office name one body: ООО «Грана», Алтайская ТПП, фирма Grana, but not предприятие."""
    if body.isascii() and body[0].isupper():
        return True  # Grana behind "глава компании"
    return body.endswith("»") or " " in body and (body[0].isupper() or body[-1].isascii())


def less_compound(people: list[Figurehead], first: list[str]) -> list[Figurehead]:
    """Those whose office is no compound of a word: губернатор is no генерал-губернатор where another holds the rank."""
    compound = tuple(f"-{word}" for word in first)
    return [who for who in people if not (who.role or "").lower().split(" ")[0].endswith(compound)] if first else []
