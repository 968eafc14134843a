"""What tells one promise from another: what is to be done, to what, by whom, where, how many."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, takewhile

from communique.compare.counted import Number
from communique.compare.vocabulary import Vocabulary, concept_of, tokens, vocabulary
from communique.passages import Told

GENERIC, PLAIN, NAME = 0.25, 1.0, 1.2  # what a word tells: nothing in particular, something, a name
_ROOT = 6  # letters of a verb that stand for it
_INSIDE = "-'’"  # marks inside a noun phrase


@dataclass(slots=True)
class Traits:
    """What a commitment or a passage is about.

    `heads`: what is acted on; `core`: its words with their weights; `wide`: further words of its sentence and of the
    one that it points back to; `shown` the words as they are written. `names`: words with a capital inside a sentence.
    `areas` are those of its own words, `all_areas` and `all_people` those of its document. `scene`: names in the whole
    document. `kinds`: the word before a thing that says of which kind it is (a wood fair). `complements`: what a thing
    is of or for (an atlas of the dry forest), or in (a degree in glaciology). `sites`: the names of where a thing
    stands, or leads to (the dairy in Kalpetta).

    Of a commitment: `agents`, the last names of people who are to act; `papers`, heads that are agreements; `root`, the
    concept of its verb where that tells something (relocate: the relocation); `deed_nouns`, what its deed is called
    (lend: the loan); `joined`, a second verb (fence and level); `parties`, words that name the sides; `listed`, names
    that it lists one by one.

    Of a passage: `doers`, the heads of its subject; `made`, the deeds that a participle says of a thing (the renovated
    ward), by the thing; `said_areas` and `places`, what its own sentence names; `indefinite`, what it speaks of as new
    (a dormitory); `persons`, words of the names of people in its document; `frame`, the place that its sentence begins
    with (In Tiquipaya, …).
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
    doers: frozenset[str] = frozenset()
    made: dict[str, frozenset[str]] = field(default_factory=dict)
    agents: frozenset[str] = frozenset()
    said_areas: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    root: str = ""
    scene: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    kinds: dict[str, str] = field(default_factory=dict)
    frame: frozenset[str] = frozenset()
    complements: dict[str, frozenset[str]] = field(default_factory=dict)
    sites: dict[str, frozenset[str]] = field(default_factory=dict)
    deed_nouns: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    joined: str = ""


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
        concept = concept_of(word if n else low, language)
        if concept[0] == "#" and n and words[n - 1].casefold() in known.auxiliaries:
            concept = known.verb_in(low)[:_ROOT] or concept  # who is reading physics: no reading room
        weight = GENERIC if low in known.generic else NAME if n and is_name(words, n) else PLAIN
        found[concept] = max(weight, found.get(concept, 0.0))
        shown.setdefault(concept, word)
    return found


def dim_people(core: dict[str, float], told: Told | None, language: str) -> None:
    """Let the names of people tell little: whom it is about is compared apart."""
    for name in told.persons if told else ():
        for word in tokens(name):
            concept = concept_of(word, language)
            if concept in core:
                core[concept] = min(core[concept], GENERIC)


def is_name(words: list[str], n: int) -> bool:
    """Whether the word at `n` has a capital that its place in the sentence does not explain."""
    word = words[n]
    return word[:1].isupper() and not word.isupper() and n > 0 and words[n - 1] not in '.!?:“"(«'


def find_heads(words: list[str], language: str) -> list[str]:
    """What a noun phrase is about: its last noun; behind one that only carries it (work on …) also the next."""
    known = vocabulary(language)
    heads: list[str] = []
    phrase: list[str] = []
    for n, word in enumerate([*words, "."]):
        low = word.casefold()
        if phrase and n and (_is_rate(words, n, known) or _is_rate(words, n - 1, known)):
            continue
        if low not in known.prepositions and low not in known.auxiliaries and (word[0].isalnum() or word == "-"):
            done = phrase and _is_participle(phrase[-1], low, known) and _next(words, n) in known.prepositions
            if low not in known.small and low not in known.empty and not done:
                phrase.append(word)
            continue
        nouns = _nouns(phrase, known)
        if nouns:
            heads.append(concept_of(nouns[-1], language))
            if nouns[-1] in known.carriers and len(nouns) > 1 and nouns[-2] not in known.generic:
                heads.append(concept_of(nouns[-2], language))  # the glacier programme
            passes = nouns[-1] in known.set_of("of_deed") and low in known.set_of("of_word")  # the loan of the masks
            kind = nouns[-2] if len(nouns) > 1 else ""  # irrigation sets | for gardens
            whole = kind and low in known.set_of("for_word") and kind not in known.carriers | known.generic
            panel = nouns[-1] in known.set_of("panel_noun") and low in known.set_of("about_word")  # a working group on
            if nouns[-1] not in known.carriers and not passes or whole or low == "." or low in known.auxiliaries:
                break
            if panel:
                break
        elif not phrase and heads and low not in known.prepositions:
            break
        phrase = []
    return heads


def _is_rate(words: list[str], n: int, known: Vocabulary) -> bool:
    """Whether words say how often: 2,000 tonnes of cotton | a year."""
    return (
        n < len(words)
        and words[n].casefold() in known.set_of("indefinite")
        and _next(words, n) in known.set_of("time_noun")
    )


def _is_participle(before: str, low: str, known: Vocabulary) -> bool:
    """Whether a word behind a noun says what is done with it, or what it does: families living at the landing."""
    several = before[-1:] == "s" and before[-2:] != "ss"
    doing = several and any(form == "ing" for _, form in known.words.verbs.get(low, ()))
    return bool(known.deed_of(low)) or doing


def _nouns(phrase: list[str], known: Vocabulary) -> list[str]:
    """The words of a phrase that may be its noun, without a name behind it: the red pandas Yue."""
    while len(phrase) > 1 and phrase[-1].casefold() in known.set_of("trailing_word"):
        phrase = phrase[:-1]
    while len(phrase) > 1 and phrase[-1][:1].isupper() and any(w[:1].islower() for w in phrase[1:]):
        phrase = phrase[:-1]
    lows = [w.casefold() for w in phrase]
    return [w for w in lows if w[0].isalpha() and w not in known.numbers and w not in known.scales]


def _next(words: list[str], n: int) -> str:
    return words[n + 1].casefold() if n + 1 < len(words) else ""


def find_names(words: list[str], language: str) -> frozenset[str]:
    """The words with a capital inside a sentence, as concepts."""
    known = vocabulary(language)
    small = known.small | known.generic | known.set_of("honorific")
    return frozenset(
        concept_of(w, language)
        for n, w in enumerate(["", *words])
        if n and is_name(["x", *words], n) and w.casefold() not in small
    )


def find_people(told: Told | None, more: list[str]) -> frozenset[str]:
    """The people and organisations by name, people also by their last name alone."""
    names = {name.casefold() for name in (*(told.names if told else ()), *more)}
    return frozenset(names | {name.casefold().split()[-1] for name in (told.persons if told else ()) if name.split()})


def find_kinds(words: list[str], language: str) -> dict[str, str]:
    """For each word the one before it, where that tells something and is no name or number: a wood fair."""
    known = vocabulary(language)
    dull = (known.small, known.empty, known.generic, known.carriers, known.words.verbs)
    found: dict[str, str] = {}
    for before, word in pairwise(words):
        low = before.casefold()
        plain = before.isalpha() and before.islower() and len(low) > 2 and low not in known.numbers
        if plain and word.isalpha() and not any(low in some for some in dull):
            found.setdefault(concept_of(word, language), concept_of(low, language))
    return found


def find_complements(words: list[str], language: str) -> dict[str, frozenset[str]]:
    """For each thing what it is said to be of or for, or which field it is in: a degree in glaciology."""
    known = vocabulary(language)
    found: dict[str, frozenset[str]] = {}
    things, places, duties = known.set_of("of_thing"), known.set_of("activity_place"), known.set_of("duty_noun")
    for n, word in enumerate(words[1:], 1):
        on = word in places and (_is_field(words, n, known) or words[n - 1].casefold() in duties)  # the tax on petrol
        if not (word in things or on) or not words[n - 1].isalpha():
            continue
        own = frozenset(c for c, w in weigh(["", *_phrase(words[n + 1 :], known)], language, {}).items() if w >= PLAIN)
        if own:
            found.setdefault(concept_of(words[n - 1] if n > 2 else words[n - 1].casefold(), language), own)
    return found


def _is_field(words: list[str], n: int, known: Vocabulary) -> bool:
    """Whether a bare noun behind "in" says what a course is of: in mining engineering; not: in the old mill."""
    study = words[n - 1].casefold() in known.set_of("study_noun")
    return study and words[n + 1 : n + 2] != [] and words[n + 1].islower() and words[n + 1] not in known.small


def find_sites(words: list[str], language: str) -> dict[str, frozenset[str]]:
    """For each thing the names of where it stands, or leads to: the murals in the town hall of Almora."""
    known = vocabulary(language)
    found: dict[str, frozenset[str]] = {}
    places = known.set_of("site_preposition")
    for n, word in enumerate(words[1:], 1):
        if word not in places or not words[n - 1].isalpha():
            continue
        phrase = _phrase(words[n + 1 :], known)
        stop = n + 1 + len(phrase)
        if phrase and words[stop : stop + 1] and words[stop].casefold() in known.set_of("of_word"):
            phrase += _phrase(words[stop + 1 :], known)
        names = (w for w in phrase if w[:1].isupper() and w.casefold() not in known.months | known.generic)
        own = frozenset(concept_of(w, language) for w in names)
        if own:
            found.setdefault(concept_of(words[n - 1], language), own)
    for thing, what in find_complements(words, language).items() if found else ():
        for concept in sorted(what & found.keys()):
            found.setdefault(thing, found[concept])  # a centre for the pygmy hog at Nameri
    return found


def _phrase(words: list[str], known: Vocabulary) -> list[str]:
    """The words of a noun phrase that a text goes on with."""
    ends = known.prepositions | known.auxiliaries
    return list(takewhile(lambda w: w.casefold() not in ends and (w[0].isalnum() or w in _INSIDE), words))


def own_heads(heads: list[str], known: Vocabulary) -> frozenset[str]:
    """The heads without those that only carry another; a paper stays what is signed."""
    own = [h for h in heads if h not in known.bare or h in known.papers]
    return frozenset(own or heads)


def behind_particles(words: list[str], known: Vocabulary) -> list[str]:
    """What stands behind the particles of a verb: (set) up a fund."""
    n = 0
    while n < len(words) - 1 and words[n].casefold() in known.set_of("verb_particle"):
        n += 1
    return words[n:]
