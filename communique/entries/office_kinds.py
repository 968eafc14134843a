"""What titles tell by themselves: for which ranks one may stand, whether a he or a she holds it, of what kind it is."""

from __future__ import annotations

from functools import cache, lru_cache

from communique.text.tokens import split_words
from communique.words.load import Words


@cache
def stands(language: Words) -> dict[str, tuple[str, ...]]:
    """The ranks that a title of each rank may stand for."""
    return {group["rank"]: tuple(group.get("stands", ())) or (group["rank"],) for group in language.of("title")}


@cache
def genders(language: Words) -> dict[str, str]:
    """Whether a he or a she holds an office that tells it: king, queen."""
    return {word: group["gender"] for group in language.of("genderedtitle") for word in group.words}


@cache
def _kinds(language: Words) -> dict[str, str]:
    """The kind of each portfolio."""
    return {word: group["kind"] for group in language.of("portfoliokind") for word in group.words}


@lru_cache(maxsize=1 << 12)
def portfolio_kinds(language: Words, office: str) -> frozenset[str]:
    """The kinds of the portfolios that an office names."""
    kinds, portfolio = _kinds(language), language.sets["portfolio"]
    return frozenset([kinds.get(word, word) for word in split_words(office) if word in portfolio])
