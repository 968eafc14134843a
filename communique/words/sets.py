"""The single words of each class of a language's word data by name: `word in sets.with_word`."""

from __future__ import annotations

from functools import cache
from typing import Any

from communique.errors import WordsError
from communique.words.load import Words


class WordSets:
    """Each class of single words as an attribute; a class that the word data lack is an error that names it."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._tables: dict[tuple[str, str], dict[str, Any]] = {}

    def table(self, cls: str, field: str) -> dict[str, Any]:
        """What a field of a class says of each of its words, of those whose group has it; worked out once."""
        found = self._tables.get((cls, field))
        if found is None:
            groups = (group for group in self._words.of(cls) if field in group)
            found = self._tables[cls, field] = {word: group[field] for group in groups for word in group.words}
        return found

    def __getattr__(self, name: str) -> frozenset[str]:
        if name.startswith("__"):
            raise AttributeError(name)
        if not self._words.of(name):
            raise WordsError(f"the word data of {self._words.language!r} have no class [[{name}]]")
        found = self._words.wordset(name)
        setattr(self, name, found)  # worked out once: from now on an attribute like any other
        return found


@cache
def word_sets(words: Words) -> WordSets:
    """The word sets of a language."""
    return WordSets(words)
