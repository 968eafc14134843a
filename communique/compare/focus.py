"""What a stretch of a later report is about: which of the commitments of one earlier report of the same parties.

A report tells of one matter after the other, and names it once; what follows only points back to it. So the words of a
sentence and, less and less, of those before it in its paragraph are held against the words of each commitment of one
earlier report. A word tells the more, the fewer of those commitments share it. The one that is told of most, by some
distance, is what the stretch is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby, pairwise

from communique.compare.counted import Number, find_numbers, find_people
from communique.compare.nations import nations
from communique.compare.related import NEAR, related
from communique.compare.scripts import Term
from communique.compare.traits import GENERIC, PLAIN, Traits, is_name, weigh
from communique.compare.vocabulary import concept_of, tokens, vocabulary
from communique.kinds import Commitment

TELLS = 0.65  # evidence from which a stretch is about a commitment
_SURE = 1.0  # evidence from which it is plain,
_SPOKEN_OF = 1.4  # how much more a stretch tells of what its clause speaks of
_FITTING = 0.5  # what a stretch tells at least of a promise that alone can come to what is told
_PLACE = 0.5  # what a promise of which only a place is named tells beside one that is named by its thing
_FAR = 0.5  # unless the next one has less than this share of it
AHEAD = 1.35  # how many times as much it must be as for any other
_BACK, _ON = 0.7, 0.35  # what a word one sentence earlier, and one sentence later, still tells
_ASIDE = 0.75  # what a word outside the clause still tells
_REACH = 4  # sentences before and behind that are looked at
_NEARBY, _NAMED = 0.4, 0.8  # share of the weight of a commitment's words beside what it acts on, and of names
_KIN = 0.3  # weight of a word from which related ones are looked for
_PARTY = 0.2  # what the name of a party tells among the promises of one report
_PEOPLE = 0.7  # what it tells that people are counted, where people were promised by number
_OF_PEOPLE = frozenset({"teach", "visit"})  # kinds of deed that are done with people
_SCENE, _LEFT = 0.6, 0.45  # what many words of a promise's scene tell, and what each of them leaves of that untold
_DEED = 0.9  # how much the noun of a deed stands for its verb
_NUMBER = 0.6  # what a number tells
_LARGE, _MANY = 0.9, 10  # what a number from this one on tells
_PREFIX, _TAIL = 3, 4  # letters of the two words of a noun that is of two
_FEW = 2  # a number up to this tells nothing
_YEARS = range(1900, 2101)
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“«(\[]*[^\W\d_a-z\u0430-\u044f\u0451]|\d)")

Span = tuple[int, int]
Kin = dict[str, list[tuple[str, float]]]  # by concept the ones related to it, each with how much it stands for it


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much a stretch tells of a commitment: in all, by its own sentence alone, by what stands before it alone.

    `rival` is what it tells of the commitment that it tells second most of.
    """

    id: str
    whole: float
    own: float
    before: float
    rival: float = 0.0

    @property
    def is_sure(self) -> bool:
        """Whether it is plain what the stretch is about."""
        return self.whole >= _SURE or self.own >= TELLS or self.rival <= _FAR * self.whole


@dataclass(slots=True)
class Scene:
    """The commitments of one earlier report, each with what its words tell among them."""

    profiles: dict[str, dict[str, float]] = field(default_factory=dict)
    kin: dict[str, Kin] = field(default_factory=dict)
    around: dict[str, list[tuple[Term, str, float]]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        weights: Mapping[str, Mapping[str, float]],
        kin: Mapping[str, Kin] | None = None,
        around: Mapping[str, Mapping[Term, float]] | None = None,
    ) -> Scene:
        """The scene of commitments, each with the weights of its words, the words related to these and those around."""
        count = Counter(concept for words in weights.values() for concept in words)
        own = {id: {c: w / count[c] for c, w in words.items()} for id, words in weights.items()}
        return cls(own, _set_apart(kin or {}, own, count), _by_word(around or {}, count))

    def _of_scene(self, words: Mapping[str, float]) -> dict[str, float]:
        """How much words tell of each commitment by the scene that it is of: hose, barracks, crew."""
        sums: dict[str, float] = {}
        for concept in words:  # in the order of the text, so that sums come out the same every time
            for term, id, weight in self.around.get(concept, ()):
                least = min(words.get(c, 0.0) for c in term)
                if least > 0:
                    sums[id] = sums.get(id, 0.0) + weight * min(1.0, least)
        return {id: _SCENE * (1 - _LEFT**x) for id, x in sums.items()}

    def around_words(self, id: str, words: Mapping[str, float]) -> bool:
        """Whether words are of the scene of a commitment."""
        return any(
            one == id and all(c in words for c in term) for w in words for term, one, _ in self.around.get(w, ())
        )

    def clause(self, id: str, words: dict[str, float]) -> float:
        """How much the words of a clause tell of a commitment, its names and numbers left out."""
        plain = {c: w for c, w in self.profiles[id].items() if w <= PLAIN and not c.startswith("=") and w > _PARTY}
        return _told(plain, words, self.kin.get(id, {}))

    def evidence(self, here: Stretch) -> list[Evidence]:
        """What a stretch tells of each commitment, the most first."""
        parts = [(words, self._of_scene(words)) for words in (here.words, here.own, here.before)]
        found = [
            Evidence(id, *(_told(profile, words, self.kin.get(id, {})) + near.get(id, 0.0) for words, near in parts))
            for id, profile in self.profiles.items()
        ]
        return sorted(found, key=lambda one: (-one.whole, one.id))

    def before(self, here: Stretch) -> Evidence | None:
        """The commitment that what stands before a sentence plainly tells of, and the sentence of no other as plainly.

        It is what a pronoun points back to.
        """
        found = sorted(self.evidence(here), key=lambda one: (-one.before, one.id))
        if not found or found[0].before < TELLS:
            return None
        best, others = found[0], found[1:]
        rival = max((one.before for one in others), default=0.0)
        if best.before < AHEAD * rival or any(one.own > best.before + best.own for one in others):
            return None
        return replace(best, rival=rival)

    def _own_first(self, found: list[Evidence]) -> list[Evidence]:
        """What a sentence itself plainly tells of goes before what those around it tell of."""
        best = max(found, key=lambda one: one.own, default=None)
        if best is None or best.own < _SURE:
            return found
        others = [one for one in found if one is not best]
        plain = all(best.own >= AHEAD * one.own for one in others)
        return [best, *(replace(one, whole=min(one.whole, one.own)) for one in others)] if plain else found

    def _past_places(self, found: list[Evidence], here: Stretch, named: Collection[str]) -> list[Evidence]:
        """Where one promise alone is named by its thing, others of which only a place is named tell half."""
        if len(set(named)) != 1:
            return found
        own = set(named)
        halved = [
            one if one.id in own or self.clause(one.id, here.words) > 0 else replace(one, whole=_PLACE * one.whole)
            for one in found
        ]
        return sorted(halved, key=lambda one: (-one.whole, one.id))

    def about(
        self, here: Stretch, named: Collection[str] = (), fitting: Container[str] | None = None
    ) -> Evidence | None:
        """The commitment that a stretch is about; `None` where it is about none, or about two alike.

        Of those `named` the very thing is what is spoken of, which tells more than what else stands in a sentence.
        Only those `fitting` can come to what is told, where any of them is told of.
        """
        found = self.evidence(here)
        if fitting is not None:
            found = [one for one in found if one.id in fitting and one.whole >= _FITTING] or found
        if any(one.id in named for one in found):
            found = [_raised(one) if one.id in named else one for one in found]
            found.sort(key=lambda one: (-one.whole, one.id))
        found = self._own_first(self._past_places(found, here, named))
        if not found or found[0].whole < TELLS:
            return None
        rival = found[1].whole if len(found) > 1 else 0.0
        return None if found[0].whole < AHEAD * rival else replace(found[0], rival=rival)


def _raised(one: Evidence) -> Evidence:
    """The evidence of what a clause speaks of."""
    return replace(one, whole=_SPOKEN_OF * one.whole, own=_SPOKEN_OF * one.own)


def words_of(one: Traits, commitment: Commitment, language: str) -> dict[str, float]:
    """The words of a commitment's own sentence and its numbers with their weights; what it acts on weighs most."""
    text = " ".join(piece.text for piece in commitment.evidence)
    said = _joined(text, count_words(text, language), language)
    near = {c: w * (_NAMED if w > PLAIN else _NEARBY) for c, w in said.items() if not c.startswith("=")}
    acted = {c: min(w, said.get(c, w)) for c, w in one.core.items() if c in said or c not in one.wide}
    numbers = {c: w for c, w in said.items() if c.startswith("=")}
    people = {"=people": _PEOPLE} if promised_people(one, text, language) else {}
    found = {**near, **acted, **numbers, **people}
    return {c: w if c in one.heads or not _is_party(c, one, language) else min(w, _PARTY) for c, w in found.items()}


def _is_party(concept: str, one: Traits, language: str) -> bool:
    """Whether a word names a side, what is of its country, or a person: Burgenland, Austrian, the governor's name."""
    if one.wide.get(concept) == GENERIC and one.shown.get(concept, "")[:1].isupper() and concept not in one.agents:
        return True
    return concept in one.parties or nations(language).get(concept) in {code[:2] for code in one.areas}


def _joined(text: str, weights: dict[str, float], language: str) -> dict[str, float]:
    """The weights with a name of several words as one: South Drain."""
    words = ["", *tokens(text)]
    found = dict(weights)
    for named, run in groupby(range(1, len(words)), lambda n: is_name(words, n)):
        concepts = [concept_of(words[n], language) for n in run] if named else []
        for concept in concepts:
            if concept in found:
                found[concept] = min(found[concept], weights[concept] / len(concepts))
    return found


def count_words(text: str, language: str) -> dict[str, float]:
    """The words of a text with their weights, the verbs that forms are of, and its numbers as words."""
    words = tokens(text)
    found = weigh(["", *words], language, {})
    if find_people(words, language):
        found["=people"] = PLAIN
    known = vocabulary(language)
    for word in words:
        base = known.base(word) if word.islower() and word not in known.small else word
        if base != word and base not in known.small:
            concept = concept_of(base, language)
            found[concept] = max(found.get(concept, 0.0), GENERIC if base in known.generic else PLAIN)
    found.update(
        {
            f"={n.value:g}": _LARGE if n.value >= _MANY else _NUMBER
            for n in find_numbers(words, language)
            if _is_telling(n) and not _is_of_date(words, n, known.months)
        }
    )
    return found


def promised_people(one: Traits, text: str, language: str) -> list[Number]:
    """The numbers of people who are to be sent, taught or received."""
    return find_people(tokens(text), language) if one.acts & _OF_PEOPLE else []


def _is_telling(number: Number) -> bool:
    return number.value > _FEW and number.value not in _YEARS


def _is_of_date(words: list[str], number: Number, months: frozenset[str]) -> bool:
    """Whether a number is the day of a date: 15 December, December 15."""
    beside = [*words[max(0, number.at - 1) : number.at], *words[number.stop : number.stop + 1]]
    return any(word.casefold() in months for word in beside)


def _told(profile: dict[str, float], words: dict[str, float], kin: Kin) -> float:
    """The weight of what the words tell of a profile; a related word tells less than the word itself."""
    told = 0.0
    for concept, weight in profile.items():
        if concept in words:
            told += weight * min(1.0, words[concept])
        elif concept in kin:
            told += weight * max((x * min(1.0, words[c]) for c, x in kin[concept] if c in words), default=0.0)
    return told


def _set_apart(
    kin: Mapping[str, Kin], profiles: Mapping[str, Mapping[str, float]], count: Mapping[str, int]
) -> dict[str, Kin]:
    """The related words of each commitment without those that another one of the scene has itself.

    `count` tells how many commitments have a word.
    """
    return {
        id: {c: [(one, x) for one, x in some if count[one] == (one in profiles[id])] for c, some in own.items()}
        for id, own in kin.items()
    }


def _by_word(
    around: Mapping[str, Mapping[Term, float]], count: Mapping[str, int]
) -> dict[str, list[tuple[Term, str, float]]]:
    """The words of the scenes of commitments by their last concept, without those that two share or one has itself."""
    shared = Counter(term for terms in around.values() for term in terms)
    found: dict[str, list[tuple[Term, str, float]]] = {}
    for id, terms in around.items():
        for term, weight in terms.items():
            if shared[term] == 1 and not any(c in count for c in term):
                found.setdefault(term[-1], []).append((term, id, weight))
    return found


@lru_cache(maxsize=4096)
def _by_tail(word: str, language: str) -> dict[str, float]:
    """What a noun of two in one word is of: of a watchtower, the tower."""
    for n in range(_PREFIX, len(word) - _TAIL + 1):
        if related(word[n:], language) and related(word[:n], language):
            return {concept_of(word[n:], language): NEAR}
    return {}


def kin_of(shown: Mapping[str, str], profile: Mapping[str, float], language: str, heads: Container[str] = ()) -> Kin:
    """For each word of a profile that is no name and no number the concepts related to it.

    What a deed is called is related to its verb, and not to what it acts on (`heads`): sowing is of no plant.
    """
    known = vocabulary(language)
    found: Kin = {}
    for concept, weight in profile.items():
        word = shown.get(concept, "")
        if not word or weight < _KIN or word[:1].isupper():
            continue
        base = known.base(word.casefold())
        near = {concept_of(other, language): x for other, x in related(base, language).items()}
        if concept in heads:
            near = {**_by_tail(base, language), **near}
        else:
            near.update(dict.fromkeys(known.nouns_of(base), _DEED))  # supply: the deliveries
        found[concept] = [(c, x) for c, x in near.items() if c not in profile]
    return found


@dataclass(slots=True)
class Stretch:
    """A sentence with what stands around it: all words with their weights, those of the sentence, those before it."""

    words: dict[str, float]
    own: dict[str, float]
    before: dict[str, float]


class Stretches:
    """The sentences of one document, by paragraph."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self._weights: dict[Span, dict[str, float]] = {}
        self._known: dict[tuple[int, str], Stretch] = {}

    @cached_property
    def paragraphs(self) -> list[list[Span]]:
        """The spans of the sentences of each paragraph."""
        return [self._split(*match.span()) for match in _PARAGRAPH.finditer(self.text)]

    def _split(self, start: int, stop: int) -> list[Span]:
        marks = [start, *(m.end() for m in _SENTENCE.finditer(self.text, start, stop)), stop]
        return [(a, b) for a, b in pairwise(marks) if a < b]

    def at(self, place: int, clause: str = "") -> Stretch:
        """The stretch of the sentence in which a place lies; what stands outside a `clause` of it tells less."""
        if (place, clause) not in self._known:
            self._known[place, clause] = self._at(place, clause)
        return self._known[place, clause]

    def _at(self, place: int, clause: str) -> Stretch:
        for spans in self.paragraphs:
            if spans[-1][1] > place:
                n = next(n for n, (_, stop) in enumerate(spans) if stop > place)
                return self._stretch(spans, n, count_words(clause, self.language) if clause else None)
        return Stretch({}, {}, {})

    def _stretch(self, spans: list[Span], n: int, clause: dict[str, float] | None) -> Stretch:
        own = self._weigh(spans[n])
        if clause:
            own = {c: w if c in clause else _ASIDE * w for c, w in own.items()}
        words, before = dict(own), dict[str, float]()
        for k in range(max(0, n - _REACH), min(len(spans), n + _REACH)):
            share = _BACK ** (n - k) if k < n else _ON ** (k - n)
            for concept, weight in (own if k == n else self._weigh(spans[k])).items():
                words[concept] = max(words.get(concept, 0.0), share * weight)
                if k < n:
                    before[concept] = max(before.get(concept, 0.0), share * weight)
        return Stretch(words, own, before)

    def _weigh(self, span: Span) -> dict[str, float]:
        if span not in self._weights:
            self._weights[span] = count_words(self.text[slice(*span)], self.language)
        return self._weights[span]
