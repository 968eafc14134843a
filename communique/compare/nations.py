"""What the people and things of a country are called, so that it tells little among promises to that country."""

from __future__ import annotations

from functools import cache

from communique.compare.translate import SHARED
from communique.compare.vocabulary import concept_of
from communique.words.load import FOLDER

_OF_PEOPLE = ("a", "p")  # marks of an adjective and of people in the table of names


@cache
def nations(language: str) -> dict[str, str]:
    """The ISO 3166 code of a country by the concepts of its name and of what is called after it, of one word each."""
    base = language.split("-")[0].lower()
    path = FOLDER / "world" / f"names-{SHARED.get(base, base)}.tsv"
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        word, _, rest = line.partition("\t")
        marks = rest.split("|")
        if line[:1] == "#" or len(marks) < 5 or marks[1] not in _OF_PEOPLE or len(marks[2]) != 2:
            continue
        for name in (word, marks[4]):
            if " " not in name:
                found.setdefault(concept_of(name.title(), language), marks[2])
    return found
