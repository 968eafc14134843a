"""What the world knows of a kind of matter: the words of its scene, and which events prepare, complete or undo it.

A paper that tells how a promise of fire engines was kept speaks of hoses, of barracks, of the first call-out; a
thesaurus does not tie these to fire engines. The knowledge is data, one section for a kind of matter (`scenes.ini` in a
language's folder), after the scripts of Schank and Abelson, "Scripts, Plans, Goals, and Understanding" (1977). It is
loaded when the first stretch of a later report is weighed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache, cached_property
from math import log2

from communique.compare.lexicon import stem
from communique.compare.traits import Traits
from communique.compare.translate import SHARED
from communique.compare.vocabulary import concept_of, tokens, vocabulary
from communique.errors import WordsError
from communique.passages import Passage
from communique.words.load import FOLDER

KEYS = ("things", "deeds", "around", "begun", "done", "undone")
EVENTS = {"begun": "progresses", "done": "fulfils", "undone": "contradicts"}  # what an event of a script says
_HEAD, _VERB, _BESIDE = 2.0, 0.5, 0.4  # what tells that a promise is of a script: its thing, its deed, words beside
_MEANT = 0.55  # what another word of the same meaning tells, of what the very word does
_NAMED = 0.9  # how surely it must be of a thing by its name alone,
_LEAST = 1.5  # and how much of it at least,
_NEARLY = 0.3  # and how much less than the best another script may have
_MOST = 2  # scripts that one promise has

Term = tuple[str, ...]  # the concepts of a word, or of words that stand together


@dataclass(frozen=True)
class Script:
    """One kind of matter: what is promised, by which deeds, what is around it, and its events as words in base form."""

    name: str
    language: str
    raw: dict[str, tuple[str, ...]]
    common: Mapping[str, int]

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The verbs of such promises."""
        return frozenset(deed.split()[0] for deed in self.raw["deeds"])

    @cached_property
    def words(self) -> dict[Term, float]:
        """The words of such a matter with what each tells, 0 to 1: the less, the more scripts have it."""
        phrases = dict.fromkeys((*self.raw["things"], *self.raw["around"]))
        return {_term(p, self.language): 1 / (1 + log2(self.common[p])) for p in phrases}

    @cached_property
    def events(self) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
        """By a word of an event, in base form, the bearing of the event and the concepts of its other words."""
        found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for key, bearing in EVENTS.items():
            for event in self.raw[key]:
                words = event.split()
                for n, word in enumerate(words):
                    others = frozenset(concept_of(w, self.language) for w in (*words[:n], *words[n + 1 :]))
                    found[word].append((bearing, others))
        return {word: tuple(some) for word, some in found.items()}


def _term(phrase: str, language: str) -> Term:
    return tuple(concept_of(word, language) for word in tokens(phrase) if word.isalnum())


class Scripts:
    """The scripts of a language, by the last word of what they call a thing and by its concept."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.by_head: dict[str, list[tuple[Term, Term, Script]]] = defaultdict(list)
        for script in _load(language):
            for thing in script.raw["things"]:
                term, stems = _term(thing, language), tuple(stem(word) for word in thing.split())
                for key in {term[-1], stems[-1]}:
                    self.by_head[key].append((term, stems, script))

    def of(self, promised: Traits, text: str) -> tuple[Script, ...]:
        """The scripts that a promise in these words is of: none, one, or two that fit about as well."""
        words = tokens(text)
        said = {concept_of(w, self.language) for w in words} | set(promised.core)
        plain = {stem(w) for w in words}
        found: dict[str, tuple[float, Script]] = {}
        for head in said | plain:
            for term, stems, script in self.by_head.get(head, ()):
                score = _named(term, stems, promised, plain) if said.issuperset(term) else 0.0
                if score >= _NAMED and score > found.get(script.name, (0.0, script))[0]:
                    found[script.name] = score, script
        told = {
            name: (score + _VERB * (promised.verb in script.deeds) + _BESIDE * _beside(script, said), script)
            for name, (score, script) in found.items()
        }
        best = max((score for score, _ in told.values()), default=0.0)
        kept = sorted((-s, name) for name, (s, _) in told.items() if s >= max(_LEAST, best - _NEARLY))
        return tuple(told[name][1] for _, name in kept[:_MOST])


def _named(term: Term, stems: Term, promised: Traits, plain: set[str]) -> float:
    """How surely a promise is of a thing of this name: by the very words, or others of the same meaning."""
    very = sum(word in plain for word in stems) / len(stems)
    head = _HEAD if term[-1] in promised.heads else 0.5 * _HEAD if term[-1] in promised.core else 0.25 * _HEAD
    return (head + 0.5 * _HEAD * (len(term) - 1)) * (_MEANT + (1 - _MEANT) * very)


def _beside(script: Script, said: set[str]) -> float:
    """How many words of a script stand in a promise, rare ones counting more; three at most."""
    return min(3.0, sum(weight for term, weight in script.words.items() if said.issuperset(term)))


@cache
def scripts(language: str) -> Scripts:
    """The scripts of a language given by its BCP 47 tag; none where it has no data. Raises `WordsError`."""
    base = language.split("-")[0].lower()
    return Scripts(SHARED.get(base, base))


def _load(language: str) -> tuple[Script, ...]:
    path = FOLDER / language / "scenes.ini"
    if not path.exists():
        return ()
    parser = ConfigParser(interpolation=None, delimiters=("=",))
    parser.read_string(path.read_text(encoding="utf-8"), path.name)
    found: list[tuple[str, dict[str, tuple[str, ...]]]] = []
    for name in parser.sections():
        if missing := [key for key in KEYS if key not in parser[name]]:
            raise WordsError(f"{path.name}: [{name}] has no {', '.join(missing)}")
        raw = {key: tuple(x.strip() for x in parser[name][key].split(",") if x.strip()) for key in KEYS}
        found.append((name, raw))
    common = Counter(p for _, raw in found for p in {*raw["things"], *raw["around"]})
    return tuple(Script(name, language, raw, common) for name, raw in found)


def words_around(some: tuple[Script, ...]) -> dict[Term, float]:
    """The words of these scripts with what each tells, 0 to 1."""
    return {term: weight for script in reversed(some) for term, weight in script.words.items()}


def event_of(some: tuple[Script, ...], passage: Passage, language: str) -> str | None:
    """What a passage tells by the events of these scripts: the bearing of the one that has most words of its clause."""
    near = [event for script in some for event in script.events.get(passage.verb, ())]
    if not near:
        return None
    clause = _clause(passage, language)
    found = [(len(others), bearing) for bearing, others in near if others <= clause]
    most = max(found, default=(0, ""))[0]
    said = {bearing for size, bearing in found if size == most}
    return said.pop() if len(said) == 1 else None


def _clause(passage: Passage, language: str) -> frozenset[str]:
    """The concepts of the words of a passage, of verbs also those of their base forms."""
    known = vocabulary(language)
    words = [w for w in tokens(f"{passage.subject} . {passage.cue} {passage.rest}") if w.isalnum()]
    bases = (known.base(w.casefold()) for w in words)
    return frozenset(concept_of(w, language) for w in words) | {concept_of(b, language) for b in bases}
