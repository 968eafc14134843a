"""One and the same goods by their names in all languages, by the customs heading that the word data give."""

from __future__ import annotations

from communique.text.tokens import split_words
from communique.words.load import Words, key_of, languages, load_words

_MOST = 12  # names of goods that are looked for
_CYRILLIC = ("\u0400", "\u04ff")


def same_goods(query: str) -> list[str]:
    """Other ways to ask for the goods that a query names, such as "bus" for «автобусы»; none for any other query.

    A name in a language that inflects is given as the beginning that its forms share, with `*`.
    """
    cyrillic = _CYRILLIC[0] <= query[:1] <= _CYRILLIC[1]
    named = {"ru"} if cyrillic else {"en"}
    codes = {code for language in named & {*languages()} for code in _codes(load_words(language), query, language)}
    if not codes:
        return []
    found = [name for language in languages() for name in _names(load_words(language), codes, language)]
    return [name for name in dict.fromkeys(found) if name.lower() != query.lower()][:_MOST]


def _codes(words: Words, query: str, language: str) -> set[str]:
    key = key_of(language)
    spelt = " ".join(key(token) if key else token for token in split_words(query))
    return {group["hs"] for group in words.of("goods") if spelt in group.words and len(group["hs"]) == 4}


def _names(words: Words, codes: set[str], language: str) -> list[str]:
    """The names of one word of the goods under these headings."""
    names = [word for group in words.of("goods") if group["hs"] in codes for word in group.words if " " not in word]
    if not key_of(language):
        return names
    falling = words.wordset("falling_ending")
    return [f"{name[:-1]}*" if name[-1] in falling else f"{name}*" for name in names]
