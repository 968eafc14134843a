"""The single words of each class of a language's word data by name: `word in sets.with_word`."""

from __future__ import annotations

from functools import cache

from communique.errors import WordsError
from communique.words.load import Words


class WordSets:
    """Each class of single words as an attribute; a class that the word data lack is an error that names it."""

    def __init__(self, words: Words) -> None:
        self._words = words

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
