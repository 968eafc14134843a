"""By which words of office somebody is called in a Russian report."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.ru.spelt_out import stands_for
from communique.text.russian import lemma, plain
from communique.words.sets import WordSets

_STEM: Final = 4  # letters that the name of a ministry and a minister's office share: Минсельхоз


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


def is_private(body: str | None, sets: WordSets) -> bool:
    """Whether a body is one that is called by its noun, and no ministry: компания «Тара»."""
    nouns = {lemma(plain(word.strip("«»"))) for word in (body or "").lower().split()}
    return not nouns.isdisjoint(sets.called_body)


def less_compound(people: list[Figurehead], first: list[str]) -> list[Figurehead]:
    """Those whose office is no compound of a word: губернатор is no генерал-губернатор where another holds the rank."""
    compound = tuple(f"-{word}" for word in first)
    return [who for who in people if not (who.role or "").lower().split(" ")[0].endswith(compound)] if first else []


def by_body(role: str, people: list[Figurehead], sets: WordSets) -> list[Figurehead]:
    """The one whose body the last word of an office is: ректор ПетрГУ by initials, глава Минэкономразвития."""
    word = (role.split() or [""])[-1]
    found = [who for who in people if who.company and stands_for(word, who.company)]
    opening = next((one for one in sets.ministry_prefix if word.lower().startswith(one)), None)
    if opening is not None and len(word) > len(opening) + 2 and len(role.split()) == 2:
        stem, office = word.lower()[len(opening) :][:_STEM], sets.table("heading_office", "body")
        for who in people:
            words = (who.role or "").lower().split()
            if len(words) > 1 and lemma(words[0]) in office and words[1].startswith(stem):
                found.append(who)
    return found if len(found) == 1 else []
