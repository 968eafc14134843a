"""What entries in another script hold, in the reader's language: places, people, offices and goods, each as far as
the word data know it; what they do not know stays as it was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import TypeVar

from communique.compare.translate import is_cyrillic, latin
from communique.kinds import Actor, Area, Person, Sector
from communique.words.load import FOLDER, key_of, load_words

Named = TypeVar("Named", Area, Actor)
_WORLD = FOLDER / "world"
_LONG = {"Oblast": "Region", "Administrative region": "Region", "Administrative territory": "Territory"}  # by ISO type
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = 5  # letters by which the words of a place are known again in another case
_LONGEST = 5  # words of a phrase in the data


def is_foreign(text: str | None) -> bool:
    """Whether a text is not in Latin letters, so that a reader of English may not be able to read it."""
    return any(is_cyrillic(word) for word in _LETTERS.findall(text or ""))


@cache
def _places() -> dict[str, str]:
    """By ISO 3166 code the English name of each country and subdivision, those named like a city with `Region`."""
    found = {}
    for name in ("countries.tsv", "subdivisions.tsv"):
        header, *lines = (_WORLD / name).read_text(encoding="utf-8").splitlines()
        for line in lines:
            row = dict(zip(header.split("\t"), line.split("\t"), strict=True))
            sort = _LONG.get(row.get("type", ""), "")
            found[row["code"]] = row["name"] if row["name"].endswith(sort) else f"{row['name']} {sort}"
    return found


def place_name(name: str, code: str | None) -> str:
    """A place by the English name that ISO 3166 gives its code, else by its own name in Latin letters."""
    return _places().get(code or "") or english_name(name)


def english_name(name: str) -> str:
    """A name in Latin letters; what is no name ("гродненские предприятия") in English, or as it was said."""
    if not is_foreign(name):
        return name
    return latin(name) if any(c.isupper() for c in name) else gloss(name) or name


def english_place(name: str, code: str | None) -> str:
    """The name that a text gives a place, or where a reader may not be able to read it, that of ISO 3166."""
    return place_name(name, code) if is_foreign(name) else name


def english_area(area: Named) -> Named:
    """An area or an actor with a name that a reader can read."""
    return replace(area, name=english_place(area.name, area.code))


def english_person(person: Person) -> Person:
    """A person with name and role as far as possible in English."""
    if not is_foreign(person.name) and not is_foreign(person.role):
        return person
    name = english_name(person.name) if person.name else None
    return replace(person, name=name, role=english_role(person) or person.role)


def english_goods(sector: Sector) -> str:
    """The English name of goods that were named in another script, or the first names under their customs heading."""
    if not is_foreign(sector.name):
        return sector.name
    known = [word for group in load_words("en").of("goods") for word in group.words if group["hs"] == sector.code]
    if (said := gloss(sector.name)) in known:
        return said or ""
    plural = [word for word in known if not {f"{word}s", f"{word}es"} & {*known}]
    return ", ".join(plural[:2]) or sector.name


def english_role(person: Person) -> str | None:
    """An office in English, or `None` where a word of it is unknown: `Governor of Kaliningrad Region`."""
    role, area = person.role, person.represents
    if not role or not is_foreign(role):
        return role
    stems = {word[:_STEM].lower() for word in _LETTERS.findall(area.name)} if area else set()
    words = _LETTERS.findall(role)
    own = [word for word in words if word[:_STEM].lower() not in stems]
    said = _phrases(own)
    if not said:
        return None
    office = " of ".join((said[0], " ".join(said[1:]))) if len(said) > 1 else said[0]
    named = english_place(area.name, area.code) if area and len(own) < len(words) else ""
    joint = ", " if len(said) > 1 else " of "
    return office[:1].upper() + office[1:] + (f"{joint}{named}" if named else "")


@lru_cache(maxsize=4096)
def gloss(text: str) -> str | None:
    """A few words in another script in English, word by word; `None` where one of them is unknown."""
    said = _phrases(_LETTERS.findall(text))
    return " ".join(said) if said else None


def _phrases(words: Iterable[str]) -> list[str] | None:
    """Words in English, the longest phrases of the data first; `None` where one is unknown."""
    key = key_of("ru")
    left = [key(word.lower()) if key else word for word in words]
    found: list[str] = []
    while left:
        for length in range(min(_LONGEST, len(left)), 0, -1):
            if known := _data().get(" ".join(left[:length])):
                found.append(known)
                left = left[length:]
                break
        else:
            return None
    return found


@cache
def _data() -> dict[str, str]:
    return {**dict(_lines("english.txt")), **_goods(), **dict(_lines("roles.txt"))}


def _lines(name: str) -> Iterator[tuple[str, str]]:
    """Words and their English ones: `автобус: bus`."""
    for line in (FOLDER / "ru" / name).read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            word, _, english = line.partition(":")
            yield word.strip(), english.strip()


def _goods() -> dict[str, str]:
    """Goods of a customs heading in the plural, where both languages have one name that answers to the other."""
    translated = dict(_lines("english.txt"))
    english = {word for group in load_words("en").of("goods") for word in group.words}
    names = (word for group in load_words("ru").of("goods") for word in group.words)
    plurals = {name: translated[name] + "s" for name in names if name in translated}
    plurals |= {name: word[:-1] + "es" for name, word in plurals.items() if word[:-1] + "es" in english}
    return {name: word for name, word in plurals.items() if word in english}
