"""Whether two reports name the same person: by name in any spelling and order, else by role and country."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from communique.compare.lexicon import stems
from communique.compare.translate import latin
from communique.kinds import Person

_VOWELS = re.compile(r"[aeiouyj'`]+")
_SHORT_U = re.compile(r"(?<=[aeio])u(?=[^aeiouy]|$)")  # Sauchanka, of the Belarusian Саўчанка, as Savchenko
_ALIKE = str.maketrans({"w": "v", "q": "k", "c": "k", "z": "s"})


@lru_cache(maxsize=65536)
def name_words(name: str | None) -> tuple[str, ...]:
    """The words of a name in lower case, without accents."""
    bare = unicodedata.normalize("NFKD", latin(unicodedata.normalize("NFC", name or ""))).casefold()
    return tuple(re.findall(r"\w+", "".join(c for c in bare if not unicodedata.combining(c)).replace("'", "")))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What transliterations of a name share: its first letter and its consonants (`Lukashenka` as `Lukashenko`)."""
    word = _SHORT_U.sub("v", word)
    bones = _VOWELS.sub("", word.replace("kh", "h").replace("ph", "f").replace("x", "ks").translate(_ALIKE))
    single = re.sub(r"(.)\1+", r"\1", bones)
    return single or word[:1]


def surname(person: Person) -> str:
    """The last word of a person's name; empty for an unnamed one."""
    words = name_words(person.name)
    return words[-1] if words else ""


def same_person(a: Person, b: Person) -> bool:
    """Whether two participants are one: the names, or where one is not named the role, and no other country."""
    if _other_country(a, b):
        return False
    if a.name and b.name:
        return _same_name(name_words(a.name), name_words(b.name), _role(a) == _role(b) != frozenset())
    return _same_area(a, b) and bool(_role(a) & _role(b))


def rivals(a: Person, b: Person) -> bool:
    """Whether two people of different names are named in the same role for the same area, so that they are not one."""
    return bool(a.name and b.name) and _same_area(a, b) and _role(a) == _role(b) != frozenset()


def _same_name(a: tuple[str, ...], b: tuple[str, ...], same_role: bool) -> bool:
    """Whether two names are one: all words of the shorter in the longer, or one surname and given names that may be."""
    one, two = ({skeleton(word) for word in words} for words in (a, b))
    if set(a) <= set(b) or set(b) <= set(a) or (one == two and len(one) > 1):
        return True
    if skeleton(a[-1]) != skeleton(b[-1]) or a[-1][0] != b[-1][0] or abs(len(a[-1]) - len(b[-1])) > 2:
        return False
    return len(a) == 1 or len(b) == 1 or _same_given(a[0], b[0], same_role)


def _same_given(a: str, b: str, same_role: bool) -> bool:
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    return skeleton(a) == skeleton(b) or same_role


def _other_country(a: Person, b: Person) -> bool:
    codes = [p.represents.code for p in (a, b) if p.represents and p.represents.code]
    return len(codes) == 2 and codes[0][:2] != codes[1][:2]


def _same_area(a: Person, b: Person) -> bool:
    if not a.represents or not b.represents:
        return False
    if a.represents.code and b.represents.code:
        return a.represents.code == b.represents.code
    return a.represents.name.casefold() == b.represents.name.casefold()


def _role(person: Person) -> frozenset[str]:
    area = set(stems(person.represents.name)) if person.represents else set()
    return frozenset(word for word in stems((person.role or "").lower()) if len(word) > 3 and word not in area)
