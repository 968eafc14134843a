"""The word data of a language that following needs, as tables, and words as concepts.

Words are compared by what they share over spellings and derivations, nouns of one meaning by the name of their group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.compare.lexicon import stem
from communique.compare.translate import SHARED, english, is_cyrillic
from communique.words.load import Words, load_words

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
_ROOT = 6  # letters of a long word that its derivations share
_REST = 5  # letters of a word that must be left behind a prefix
_STEM = 4  # letters of a verb that the name of who does it is made of
_SMALL = (
    "determiner", "preposition", "conjunction", "auxiliary", "modal", "pronoun", "relative", "subordinator", "negation",
    "adverb", "clause_verb", "be", "have",
)  # fmt: skip


@dataclass(slots=True)
class Vocabulary:
    """The words of a language by what they do; `things` gives for a noun its group, `acts` for a verb its deeds.

    `doings` for a verb what its deed is called, as concepts;
    `carriers` are nouns that only carry another one, `bare` their concepts; `papers` and `money` are concepts too;
    `definite` are the articles and numbers before what is known.
    """

    words: Words
    small: frozenset[str]
    empty: frozenset[str]
    generic: frozenset[str]
    carriers: frozenset[str]
    things: dict[str, str]
    acts: dict[str, frozenset[str]]
    act_nouns: dict[str, frozenset[str]]
    deed_nouns: frozenset[str]
    numbers: dict[str, float]
    scales: dict[str, float]
    ordinals: dict[str, float]
    prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    prefixes: tuple[str, ...]
    money: frozenset[str]
    bare: frozenset[str]
    papers: frozenset[str]
    doings: dict[str, frozenset[str]]
    agent_endings: tuple[str, ...]
    months: frozenset[str]
    definite: frozenset[str]

    def set_of(self, *classes: str) -> frozenset[str]:
        """The single words of these classes."""
        return self.words.wordset(*classes)

    def phrases_of(self, cls: str) -> frozenset[str]:
        """The words and phrases of a class."""
        return frozenset(phrase for group in self.words.of(cls) for phrase in group.words)

    def base(self, word: str) -> str:
        """The base form of a verb, or the word itself."""
        forms = self.words.verbs.get(word)
        return forms[0][0] if forms else word

    def verb_in(self, word: str) -> str:
        """The verb that a form of it, or who does it, is made of: dyeing, breeder; empty for other words."""
        forms = self.words.verbs.get(word, ())
        base = next((base for base, form in forms if form == "ing" and base != word), "")
        if base and not any(form == "base" for _, form in forms):
            return base
        ends = (word[: -len(end)] for end in self.agent_endings if word.endswith(end))
        return next(
            (w for w in ends if len(w) >= _STEM and any(f == "base" for _, f in self.words.verbs.get(w, ()))), ""
        )

    def nouns_of(self, verb: str) -> frozenset[str]:
        """What the deed of a verb is called, as concepts: the loan for lend."""
        return frozenset(self.concept(noun) for noun in self.doings.get(verb, ()))

    def concept(self, word: str) -> str:
        """What a word stands for (see `concept_of`, which remembers it)."""
        root = stem(word)
        group = self.things.get(root) or self.things.get(word.casefold())
        if group:
            return group
        low = root.casefold()
        verb = self.verb_in(low)
        if verb:
            return verb[:_ROOT]
        for prefix in self.prefixes:
            if low.startswith(prefix) and len(low) - len(prefix) >= _REST:
                return self.concept(low[len(prefix) :])
        return low[:_ROOT] if len(low) > _ROOT else low

    def deed_of(self, word: str) -> frozenset[str]:
        """The kinds of deed that a participle says to be done: renovated, newly built; none for other words."""
        forms = self.words.verbs.get(word, ())
        bases = (base for base, form in forms if form == "participle" and base != word)
        return frozenset().union(*(self.acts.get(base, frozenset()) for base in bases))


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language given by its BCP 47 tag. Raises `WordsError` where its data are wrong."""
    base = language.split("-")[0].lower()
    words = load_words(SHARED.get(base, base))
    things = {stem(w): f"#{group.words[0]}" for group in words.of("thing") for w in group.words}
    acts: dict[str, set[str]] = {}
    for group in words.of("act"):
        for word in group.words:
            acts.setdefault(word, set()).add(group["name"])
    scales = {
        w: float(g["value"])
        for cls in ("scale", "multiple", "dozen")
        for g in words.of(cls)
        if "value" in g
        for w in g.words
    }
    return Vocabulary(
        words=words,
        small=words.wordset(*_SMALL) | words.wordset("possessive_mark"),
        empty=words.wordset("remaining", "whole", "empty_word"),
        generic=words.wordset("generic"),
        carriers=words.wordset("carrier", "doing"),
        things=things,
        act_nouns=_act_nouns(words, things),
        deed_nouns=frozenset(noun for group in words.of("act") for noun in group.get("nouns", ())),
        acts={word: frozenset(names) for word, names in acts.items()},
        numbers={w: float(g["value"]) for g in words.of("cardinal") for w in g.words},
        scales=scales,
        ordinals={w: float(g["value"]) for g in words.of("ordinal") if "value" in g for w in g.words},
        prepositions=words.wordset("preposition", "relative", "conjunction", "subordinator"),
        auxiliaries=words.wordset("auxiliary", "modal", "be", "have"),
        prefixes=tuple(sorted(words.wordset("combining_prefix"), key=lambda p: (-len(p), p))),
        bare=frozenset(_root(stem(w), things) for w in words.wordset("carrier", "doing")),
        papers=frozenset(_root(stem(w), things) for w in words.wordset("paper")),
        agent_endings=tuple(sorted(words.wordset("agent_ending"))),
        doings=_doings(words),
        months=words.wordset("month"),
        definite=words.wordset("total_article") - words.wordset("indefinite"),
        money=frozenset(_root(stem(w), things) for w in words.wordset("currency") if w.isalpha()),
    )


def _act_nouns(words: Words, things: dict[str, str]) -> dict[str, frozenset[str]]:
    """By concept, the kinds of deed that a noun names as what is promised: a forum is to be held."""
    found: dict[str, set[str]] = {}
    for group in words.of("act"):
        for noun in group.get("nouns", ()):
            found.setdefault(_root(stem(noun), things), set()).add(group["name"])
    return {concept: frozenset(names) for concept, names in found.items()}


def _doings(words: Words) -> dict[str, frozenset[str]]:
    """By verb, the nouns that its deed is called by."""
    found: dict[str, frozenset[str]] = {}
    for group in words.of("doing_noun"):
        for verb in group.words:
            found[verb] = found.get(verb, frozenset()) | frozenset(group["nouns"])
    return found


def _root(low: str, things: dict[str, str]) -> str:
    return things.get(low, low[:_ROOT])


@lru_cache(maxsize=65536)
def concept_of(word: str, language: str) -> str:
    """What a word stands for: the name of its group (`#school`), or the letters that its derivations share."""
    return vocabulary(language).concept(word)


@cache
def concepts_of(language: str, *classes: str) -> frozenset[str]:
    """The concepts of the single words of these classes."""
    return frozenset(concept_of(word, language) for word in vocabulary(language).set_of(*classes))


def tokens(text: str) -> list[str]:
    """The words, numbers and marks of a text; Russian words as the English ones that mean the same."""
    return list(_tokens(text))


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    words = _WORD.findall(text)
    return tuple(words if text.isascii() else (english(word) if is_cyrillic(word) else word for word in words))
