"""What the people and things of a country are called, so that it tells little among promises to that country."""

from __future__ import annotations

from functools import cache

from communique.compare.translate import SHARED
from communique.compare.vocabulary import concept_of
from communique.words.load import FOLDER

_OF_PEOPLE = ("a", "p")  # marks of an adjective and of people in the table of names
_CODE = 2  # letters of the code of a country


@cache
def nations(language: str) -> dict[str, str]:
    """The ISO 3166 code of a country by the concepts of its name and of what is called after it, of one word each."""
    found: dict[str, str] = {}
    for word, tail, mark, code, country in _entries(language):
        if mark not in _OF_PEOPLE:
            continue
        for name in ("" if tail else word, country):
            if name and " " not in name:
                found.setdefault(concept_of(name.title(), language), code)
    return found


@cache
def words_of_names(language: str) -> dict[str, frozenset[str]]:
    """The concepts of all words of the names of a country and of what is called after it, by its code: Viet, Nam."""
    found: dict[str, set[str]] = {}
    for word, tail, _, code, country in _entries(language):
        words = f"{word} {tail} {country}".replace("-", " ").split()
        found.setdefault(code, set()).update(concept_of(one.title(), language) for one in words)
    return {code: frozenset(words) for code, words in found.items()}


@cache
def _entries(language: str) -> tuple[tuple[str, str, str, str, str], ...]:
    """Names of countries: the first word, the words behind it, the mark of its kind, the code, the country's name."""
    base = language.split("-")[0].lower()
    path = FOLDER / "world" / f"names-{SHARED.get(base, base)}.tsv"
    found: list[tuple[str, str, str, str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        word, *entries = line.split("\t")
        for fields in (entry.split("|") for entry in entries if word[:1] != "#"):
            if len(fields) > 4 and len(fields[2]) == _CODE and fields[2].isalpha():
                found.append((word, fields[0], fields[1], fields[2], fields[4]))
    return tuple(found)
