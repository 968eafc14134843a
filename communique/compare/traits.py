"""What tells one promise from another: what is to be done, to what, by whom, where, how many.

Words are compared by what they share over spellings and derivations, nouns of one meaning by the name of their group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from communique.compare.lexicon import stem
from communique.kinds import Commitment, Document
from communique.passages import Passage, Told
from communique.period import first_day
from communique.words.load import Words, load_words

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
_ROOT = 6  # letters of a long word that its derivations share
_GENERIC, _PLAIN, _NAME = 0.25, 1.0, 1.2
_SMALL = (
    "determiner", "preposition", "conjunction", "auxiliary", "modal", "pronoun", "relative", "subordinator", "negation",
    "adverb", "clause_verb", "be", "have",
)  # fmt: skip


@dataclass(slots=True)
class Vocabulary:
    """The word data of a language that following needs, as tables."""

    words: Words
    small: frozenset[str]
    empty: frozenset[str]
    generic: frozenset[str]
    carriers: frozenset[str]
    things: dict[str, str]
    acts: dict[str, frozenset[str]]
    act_nouns: dict[str, frozenset[str]]
    numbers: dict[str, float]
    scales: dict[str, float]
    prepositions: frozenset[str]
    auxiliaries: frozenset[str]

    def set_of(self, cls: str) -> frozenset[str]:
        """The single words of a class."""
        return self.words.wordset(cls)

    def base(self, word: str) -> str:
        """The base form of a verb, or the word itself."""
        forms = self.words.verbs.get(word)
        return forms[0][0] if forms else word


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language given by its BCP 47 tag. Raises `WordsError` where its data are wrong."""
    words = load_words(language.split("-")[0].lower())
    things = {stem(w): f"#{group.words[0]}" for group in words.of("thing") for w in group.words}
    acts: dict[str, set[str]] = {}
    for group in words.of("act"):
        for word in group.words:
            acts.setdefault(word, set()).add(group["name"])
    numbers = {w: float(g["value"]) for g in words.of("cardinal") for w in g.words}
    scales = {
        w: float(g["value"]) for cls in ("scale", "multiple") for g in words.of(cls) if "value" in g for w in g.words
    }
    return Vocabulary(
        words=words,
        small=words.wordset(*_SMALL) | {"s"},
        empty=words.wordset("remaining", "whole", "empty_word"),
        generic=words.wordset("generic"),
        carriers=words.wordset("carrier"),
        things=things,
        act_nouns=_act_nouns(words, things),
        acts={word: frozenset(names) for word, names in acts.items()},
        numbers=numbers,
        scales=scales | {"million": 1e6, "billion": 1e9, "thousand": 1e3, "trillion": 1e12},
        prepositions=words.wordset("preposition", "relative") | {"and"},
        auxiliaries=words.wordset("auxiliary", "modal", "be", "have"),
    )


def _act_nouns(words: Words, things: dict[str, str]) -> dict[str, frozenset[str]]:
    """By concept, the kinds of deed that a noun names as what is promised: a forum is to be held."""
    found: dict[str, set[str]] = {}
    for group in words.of("act"):
        for noun in group.get("nouns", ()):
            root = stem(noun)
            found.setdefault(things.get(root, root[:_ROOT]), set()).add(group["name"])
    return {concept: frozenset(names) for concept, names in found.items()}


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in a text, the words behind it as concepts, and its place among the tokens."""

    value: float
    of: frozenset[str]
    at: int


@dataclass(slots=True)
class Traits:
    """What a commitment or a passage is about.

    `heads`: what is acted on; `core`: its words with their weights; `wide`: further words of its sentence and of the
    one that it points back to. `names`: words with a capital inside a sentence. `areas` and `people` are those of its
    own words, `all_areas` and `all_people` those of its document.
    """

    id: str
    document: str
    day: date | None
    verb: str = ""
    acts: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    first_head: str = ""
    core: dict[str, float] = field(default_factory=dict)
    wide: dict[str, float] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    numbers: list[Number] = field(default_factory=list)
    goods: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    all_areas: frozenset[str] = frozenset()
    all_people: frozenset[str] = frozenset()
    outlet: str | None = None
    parties: frozenset[str] = frozenset()


@lru_cache(maxsize=65536)
def _concept(word: str, language: str) -> str:
    root = stem(word)
    known = vocabulary(language).things.get(root) or vocabulary(language).things.get(word.casefold())
    if known:
        return known
    low = root.casefold()
    return low[:_ROOT] if len(low) > _ROOT else low


def tokens(text: str) -> list[str]:
    """The words, numbers and marks of a text."""
    return _WORD.findall(text)


def weigh(words: list[str], language: str, shown: dict[str, str]) -> dict[str, float]:
    """The concepts of the words that tell something, each with its weight; `shown` learns the words they stand for."""
    known = vocabulary(language)
    found: dict[str, float] = {}
    for n, word in enumerate(words):
        low = word.casefold()
        if (
            len(low) < 3
            or not low[0].isalpha()
            or low in known.empty
            or low in known.small
            or low in known.numbers
            or low in known.scales
        ):
            continue
        concept = _concept(word if n else low, language)
        weight = _GENERIC if low in known.generic else _NAME if n and is_name(words, n) else _PLAIN
        found[concept] = max(weight, found.get(concept, 0.0))
        shown.setdefault(concept, word)
    return found


def _dim(core: dict[str, float], told: Told | None, language: str) -> None:
    """Let the names of people tell little: whom it is about is compared apart."""
    for name in told.persons if told else ():
        for word in tokens(name):
            concept = _concept(word, language)
            if concept in core:
                core[concept] = min(core[concept], _GENERIC)


def is_name(words: list[str], n: int) -> bool:
    """Whether the word at `n` has a capital that its place in the sentence does not explain."""
    word = words[n]
    return word[:1].isupper() and not word.isupper() and n > 0 and words[n - 1] not in '.!?:“"(«'


def find_heads(words: list[str], language: str) -> list[str]:
    """What a noun phrase is about: its last noun; behind one that only carries it (work on …) also the next."""
    known = vocabulary(language)
    heads: list[str] = []
    phrase: list[str] = []
    for word in [*words, "."]:
        low = word.casefold()
        if low not in known.prepositions and low not in known.auxiliaries and (word[0].isalnum() or word == "-"):
            if low not in known.small and low not in known.empty:
                phrase.append(low)
            continue
        nouns = [w for w in phrase if w[0].isalpha() and w not in known.numbers and w not in known.scales]
        if nouns:
            heads.append(_concept(nouns[-1], language))
            if nouns[-1] in known.carriers and len(nouns) > 1 and nouns[-2] not in known.generic:
                heads.append(_concept(nouns[-2], language))  # the glacier programme
            if nouns[-1] not in known.carriers or low == "." or low in known.auxiliaries:
                break
        elif not phrase and heads and low not in known.prepositions:
            break
        phrase = []
    return heads


def find_numbers(words: list[str], language: str) -> list[Number]:
    """The numbers of a text with the words that follow each."""
    known = vocabulary(language)
    found: list[Number] = []
    n = 0
    while n < len(words):
        value, stop = read_number(words, n, language)
        if value is None:
            n += 1
            continue
        after = [w for w in words[stop : stop + 5] if w[0].isalpha()]
        of = frozenset(_concept(w, language) for w in after if w.casefold() not in known.small)
        found.append(Number(value, of, n))
        n = stop
    return found


def read_number(words: list[str], n: int, language: str) -> tuple[float | None, int]:
    """The number that begins at word `n` and where it ends; `None` where there is none."""
    known = vocabulary(language)
    word = words[n].casefold()
    if word[0].isdigit():
        try:
            value = float(
                word.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", word) else word.replace(",", ".")
            )
        except ValueError:
            return None, n
    elif word in known.numbers:
        value = known.numbers[word]
        if (
            value >= 20
            and words[n + 1 : n + 2] == ["-"]
            and n + 2 < len(words)
            and words[n + 2].casefold() in known.numbers
        ):
            value, n = value + known.numbers[words[n + 2].casefold()], n + 2
    else:
        return None, n
    n += 1
    while n < len(words) and words[n].casefold() in known.scales:
        value, n = value * known.scales[words[n].casefold()], n + 1
    return value, n


# --- of a commitment --------------------------------------------------------------------------------------------------


def of_commitment(commitment: Commitment, document: Document, told: Told | None) -> Traits:
    """The traits of a commitment, from its own words and what its document says of whom and where."""
    language = document.language
    known = vocabulary(language)
    words = tokens(commitment.action)
    verb, body = _verb_of(words, known)
    evidence = tokens(" ".join(piece.text for piece in commitment.evidence))
    before = tokens(told.before.get(commitment.id, "")) if told else []
    shown: dict[str, str] = {}
    core = weigh(["", *body], language, shown)
    wide = weigh(evidence, language, shown)
    backward = known.set_of("backward")
    heads = find_heads(body, language)
    if not any(w > _GENERIC for w in core.values()) or any(w.casefold() in backward for w in body[:3]):
        heads += find_heads(before or evidence, language)
        core = {**{c: 0.75 * w for c, w in weigh(before or evidence, language, shown).items()}, **core}
    if verb and _concept(verb, language) in known.act_nouns:
        heads.append(_concept(verb, language))  # visit: the visit was cancelled
    wide.update({c: 0.7 * w for c, w in weigh(before, language, shown).items() if c not in wide})
    _dim(core, told, language)
    _dim(wide, told, language)
    actors = [a for a in (*commitment.actors, commitment.counterpart) if a]
    areas = {a.code for a in actors if a.code}
    if commitment.speaker and commitment.speaker.represents and commitment.speaker.represents.code:
        areas.add(commitment.speaker.represents.code)
    return Traits(
        id=commitment.id,
        document=document.id,
        day=first_day(document.published or ""),
        verb=verb,
        acts=_acts_of(verb, heads, known),
        heads=_own_heads(heads, known, language),
        first_head=heads[0] if heads else "",
        core=core,
        wide={c: w for c, w in wide.items() if c not in core},
        shown=shown,
        names=_names(body, language),
        numbers=find_numbers(body, language),
        goods=frozenset(sector.code for sector in commitment.sectors),
        areas=frozenset(areas),
        all_areas=frozenset(areas) | frozenset(told.areas if told else ()),
        all_people=_people(told, [a.name for a in actors if not a.code]),
        outlet=document.outlet,
        parties=frozenset(_concept(w, language) for w in tokens(_party_names(commitment))),
    )


def _party_names(commitment: Commitment) -> str:
    speaker = commitment.speaker.represents if commitment.speaker else None
    return " ".join(party.name for party in (*commitment.actors, commitment.counterpart, speaker) if party)


def _verb_of(words: list[str], known: Vocabulary) -> tuple[str, list[str]]:
    """The verb of an action and the words of what it acts on."""
    low = [w.casefold() for w in words]
    for n, word in enumerate(low):
        if word in ("be", "been") and n + 1 < len(low):
            base = known.base(low[n + 1])
            if base in known.acts:
                return base, words[:n] + words[n + 2 :]
    if low and (low[0] in known.words.verbs) and low[0] not in known.small:
        rest = words[1:]
        while (
            rest and rest[0].casefold() in ("up", "out", "over", "off", "down", "back", "in", "place") and len(rest) > 1
        ):
            rest = rest[1:]
        return known.base(low[0]), rest
    return "", words


def _acts_of(verb: str, heads: list[str], known: Vocabulary) -> frozenset[str]:
    """The kinds of deed that the verb and what it acts on name."""
    named = (known.act_nouns.get(head, frozenset()) for head in heads)
    return known.acts.get(verb, frozenset()).union(*named)


def _own_heads(heads: list[str], known: Vocabulary, language: str) -> frozenset[str]:
    """The heads without those that only carry another."""
    carriers = frozenset(_concept(w, language) for w in known.carriers)
    own = [h for h in heads if h not in carriers]
    return frozenset(own or heads)


def _names(words: list[str], language: str) -> frozenset[str]:
    small = vocabulary(language).small | vocabulary(language).generic
    return frozenset(
        _concept(w, language)
        for n, w in enumerate(["", *words])
        if n and is_name(["x", *words], n) and w.casefold() not in small
    )


def _people(told: Told | None, more: list[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in (*(told.names if told else ()), *more))


# --- of a passage -----------------------------------------------------------------------------------------------------


def of_passage(passage: Passage, document: Document, told: Told) -> Traits:
    """The traits of a passage."""
    language = document.language
    known = vocabulary(language)
    subject, rest, text, before = (tokens(t) for t in (passage.subject, passage.rest, passage.text, passage.before))
    shown: dict[str, str] = {}
    core = weigh(["", *subject, ".", *rest], language, shown)
    wide = weigh(text, language, shown)
    heads = find_heads(subject, language)
    behind = find_heads(rest, language)
    own = [*heads, *behind]
    if not any(w > _GENERIC for w in core.values()):
        core = {c: 0.8 * w for c, w in wide.items()}
        own += [c for c, w in wide.items() if w >= _PLAIN]
    if before:
        own += find_heads(_main(before, known), language)
        core.update({c: 0.7 * w for c, w in weigh(before, language, shown).items() if c not in core})
    _dim(core, told, language)
    _dim(wide, told, language)
    acts = frozenset(passage.acts) | (known.acts.get(passage.verb, frozenset()) if not passage.acts else frozenset())
    return Traits(
        id=f"{passage.start}",
        document=document.id,
        day=first_day(document.published or ""),
        verb=passage.verb,
        acts=acts,
        heads=_own_heads(own, known, language),
        first_head=heads[0] if heads else "",
        core=core,
        wide={c: w for c, w in wide.items() if c not in core},
        shown=shown,
        names=_names([*text, *before], language),
        numbers=find_numbers([*subject, ".", *rest], language),
        goods=frozenset(passage.goods),
        areas=frozenset(passage.areas),
        all_areas=frozenset(told.areas),
        all_people=_people(told, []),
        outlet=document.outlet,
    )


def _main(words: list[str], known: Vocabulary) -> list[str]:
    """The words from the first article or capital on, without a dateline."""
    for n, word in enumerate(words):
        if word in ("--", ")", ".", "—", "-") and n < 12 and any(w.isdigit() for w in words[:n]):
            return words[n + 1 :]
    return words
