"""The few words that comparing must know, from `comparing.txt` in each language's folder of word data."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from communique.compare.translate import english, is_cyrillic
from communique.errors import WordsError

FOLDER = Path(__file__).parent.parent / "words"
CLASSES = ("filler", "trade", "goods", "services", "both", "only goods", "only services", "record", "not record",
           "world",
           "real", "same", "common")  # fmt: skip


_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’ʼ]s\b")
_NATIONAL = re.compile(r"(?:ian|an|ia|a|ese|ish)$")
_HISSING = re.compile(r"(?:ss|[^aeo]us|x|ch|sh|[tz]z)es$")  # classes, campuses; not: houses, prizes
_IN_S = re.compile(r"(?:gas|bias|alias|canvas|atlas|lens)es$")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without plural or, for a capitalised one, the ending that makes a nationality of a country's name.

    A Russian word is first put into English, or at least into its letters.
    """
    if is_cyrillic(word):
        word = english(word)
    low = word.casefold()
    if word[:1].isupper() and len(word) > 4:
        short = _NATIONAL.sub("", low)
        return short if len(short) > 3 else low  # Japan, Iran
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 4 and low.endswith("es") and _IN_S.search(low):
        return stem(low[:-2])
    if len(low) > 4 and low.endswith("es") and _HISSING.search(low):
        return low[:-2]
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def stems(text: str) -> list[str]:
    """The stems of a phrase's words, in order."""
    return [stem(word) for word in _WORD.findall(_POSSESSIVE.sub("", unicodedata.normalize("NFKC", text)))]


@dataclass(slots=True)
class Lexicon:
    """The phrases of each class, and one pattern each to find them as whole words."""

    phrases: dict[str, frozenset[str]] = field(default_factory=dict)
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    _stems: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def words(self, cls: str) -> frozenset[str]:
        """The phrases of a class; empty where the language has none."""
        return self.phrases.get(cls, frozenset())

    def idle(self, *classes: str) -> frozenset[str]:
        """The stems of the words of these classes."""
        if classes not in self._stems:
            self._stems[classes] = frozenset(
                word for cls in classes for each in self.words(cls) for word in stems(each)
            )
        return self._stems[classes]

    def says(self, cls: str, text: str) -> bool:
        """Whether a phrase of the class stands in the text."""
        pattern = self.patterns.get(cls)
        return bool(pattern and pattern.search(text.casefold()))

    def last(self, cls: str, text: str) -> int:
        """Where the last phrase of the class in the text ends; -1 where none stands in it."""
        pattern = self.patterns.get(cls)
        return max((match.end() for match in pattern.finditer(text.casefold())), default=-1) if pattern else -1


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language given by its BCP 47 tag; empty where there are none. Raises `WordsError`."""
    path = FOLDER / language.split("-")[0].lower() / "comparing.txt"
    phrases: dict[str, set[str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.exists() else (), 1):
        if line.strip() and not line.startswith("#"):
            cls, colon, words = line.partition(":")
            if not colon or cls not in CLASSES:
                raise WordsError(f"{path.name}:{number}: {cls!r} is none of {', '.join(CLASSES)}")
            phrases.setdefault(cls, set()).update(word.strip() for word in words.split(","))
    same = {}
    for pair in phrases.pop("same", ()):
        short, _, full = pair.partition("=")
        same[short.strip()] = full.strip()
    return Lexicon({k: frozenset(v) for k, v in phrases.items()}, {k: _pattern(v) for k, v in phrases.items()}, same)


def _pattern(phrases: set[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
