"""Russian words as the English ones that mean the same, and names in Latin letters, so that reports can be compared.

Only words with Cyrillic letters are looked at; the dictionary is loaded with the first of them.
"""

from __future__ import annotations

from functools import cache, lru_cache

from communique.words.load import FOLDER, key_of

SHARED = {"ru": "en"}  # languages whose words are put into another's before promises and deeds are compared
_LATIN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщыэюяіў",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya i u".split(),
        strict=True,
    )
) | {"ё": "e", "ъ": "", "ь": "", "’": ""}


def is_cyrillic(word: str) -> bool:
    """Whether a word begins with a Cyrillic letter."""
    return "\u0400" <= word[:1] <= "\u04ff"


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """A text with Latin letters for Cyrillic ones, in the case that it has."""
    if text.isascii():
        return text
    return "".join(_LATIN.get(c, c) if c.islower() else _LATIN.get(c.lower(), c).capitalize() for c in text)


@cache
def _english() -> dict[str, str]:
    """English words by Russian dictionary forms, from `english.txt` of the word data: `автобус: bus`."""
    lines = (FOLDER / "ru" / "english.txt").read_text(encoding="utf-8").splitlines()
    return dict(tuple(part.strip() for part in line.split(":")) for line in lines if line and line[0] != "#")  # type: ignore[misc]


@lru_cache(maxsize=65536)
def english(word: str) -> str:
    """The English word for a Russian one, with its capital; in Latin letters where the data have none."""
    key = key_of("ru")
    assert key is not None
    known = _english().get(key(word.lower()))
    if known is not None:
        return known.capitalize() if word[:1].isupper() and len(word) > 1 else known
    return latin(word)
