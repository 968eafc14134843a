"""What the stretches of one document are about, among the commitments of earlier reports of the same parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from heapq import nsmallest

from communique.compare.blocks import Index
from communique.compare.counted import find_numbers
from communique.compare.focus import Evidence, Kin, Scene, Stretch, Stretches, count_words, kin_of, words_of
from communique.compare.likeness import MANY_NAMES, countries_of, is_same_pair, together
from communique.compare.nations import nations, words_of_names
from communique.compare.reckonings import COUNT, Reckonings
from communique.compare.scripts import words_around
from communique.compare.shares import Share
from communique.compare.traits import PLAIN, Traits, find_heads, is_name, weigh
from communique.compare.vocabulary import Vocabulary, concept_of, concepts_of, tokens, vocabulary
from communique.kinds import Document
from communique.passages import Passage

TIED = 0.5  # how much two reports must have of parties in common
_LOOSELY = 0.4  # and at least, where no other reports have more; then a sentence itself must plainly tell of it
_REPORTS = 12  # earlier reports that are looked at, those that share most first
PHRASE = 4  # words in which the noun of an article stands
_HEAD = 250  # letters of a report in which its dateline stands
TELLS_BEFORE = 0.65  # evidence of what stands before a sentence from which its things are parts of what that tells of
_AHEAD = ("expects", "delays")
_TOPIC = 0.4  # what an announced topic tells at least of a promise, names and numbers left out
_FITTING = 0.5  # what a stretch tells at least of the promise of which so many are left
TOLD = ("fulfils", "progresses", "works")  # what a passage says that tells a fact


def _all_of(read: list[tuple[Passage, Traits]], text: str, language: str) -> Traits:
    """The traits of a document: those of its first passage with the names of all, towns too, and of its other words."""
    names = {name for _, traits in read for name in traits.names}
    dull = _dull(vocabulary(language))
    names |= {concept_of(w, language) for w in tokens(text) if w[:1].isupper() and w.casefold() not in dull}
    return replace(read[0][1], names=frozenset(names), places=frozenset())


def _apart(some: list[Traits]) -> list[Traits]:
    """Commitments without those that only say a part of one beside them: fence and level the site, level the site."""
    return [
        one
        for one in some
        if not any(
            one.document == other.document and one.heads == other.heads and one.core.keys() < other.core.keys()
            for other in some
        )
    ]


def _dull(known: Vocabulary) -> frozenset[str]:
    """Words with a capital that name nobody in particular: the Ministry, on Monday."""
    return known.small | known.generic | known.months | known.set_of("body_noun", "office_word")


def _bare(word: str) -> str:
    """A word without the mark of a possessive: Governor's."""
    return word.split("'")[0].split("’")[0] or word


def _is_first_name(words: list[str]) -> bool:
    """Whether a sentence begins with a name of two words."""
    return len(words) > 1 and words[0][:1].isupper() and is_name(words, 1)


class Surroundings(Reckonings):
    """The passages of one document beside the commitments of earlier reports."""

    def __init__(
        self,
        index: Index,
        document: Document,
        read: list[tuple[Passage, Traits]],
        nears: list[list[str]],
        root: Callable[[str], str],
        parts: Callable[[str], list[Share]] = lambda _: [],
    ) -> None:
        self.index = index
        self.document = document
        self.language = document.language
        self.known: Vocabulary = vocabulary(document.language)
        self.steps = concepts_of(self.language, "preparation")
        self.times = concepts_of(self.language, "time_noun")
        self.stretches = Stretches(document.text, document.language)
        self.head = {concept_of(w.title(), self.language) for w in tokens(document.text[:_HEAD]) if w[:1].isupper()}
        self.pointing = self.known.set_of("pointer")
        self.small = self.known.small | self.known.empty | self.pointing
        self.dull = _dull(self.known)
        self.definite = self.known.definite
        self.root = root
        self.parts = parts
        self.loose = False
        self.scene = (
            self._scene(_all_of(read, document.text, self.language), nears) if document.text and read else Scene()
        )

    def _scene(self, some: Traits, nears: list[list[str]]) -> Scene:
        """The commitments of the earlier reports of the same parties, each said first."""
        near = Counter(self.index.traits[id].document for ids in nears for id in ids)
        near += self.index.naming(some.names, some)
        tied = [
            self.index.traits[id]
            for report in nsmallest(_REPORTS, near, key=lambda one: (-near[one], one))
            for id in self.index.of_document(report)
            if self.root(id) == id
        ]
        near_by = [one for one in tied if together(one, some) >= TIED]
        here = [one for one in near_by if is_same_pair(one, some, MANY_NAMES)]
        here = here or [one for one in near_by if is_same_pair(one, some)]
        if not here:
            self.loose = True
            here = [one for one in tied if together(one, some) >= _LOOSELY]
        words = {one.id: self._words(one) for one in _apart(here) if one.verb or not one.papers}
        kin = {one.id: self._kin(one) for one in here if one.id in words}
        around = {id: words_around(self.index.scripts_of(id, self.language)) for id in words}
        return Scene.of(words, kin, around)

    def _words(self, one: Traits) -> dict[str, float]:
        if one.id not in self.index.words:
            self.index.words[one.id] = words_of(one, self.index.commitments[one.id], self.language)
        return self.index.words[one.id]

    def _kin(self, one: Traits) -> Kin:
        if one.id not in self.index.kin:
            self.index.kin[one.id] = kin_of(one.shown, self._words(one), self.language, one.heads)
        return self.index.kin[one.id]

    def _is_new(self, promised: Traits, traits: Traits) -> bool:
        """Whether one of the things promised is told of as new: a register of goats; not anybody who sells a bird."""
        return bool(traits.indefinite & promised.heads) and "abolish" not in promised.acts

    def _strange(self, promised: Traits, passage: Passage, traits: Traits) -> set[str]:
        """The names in a sentence that neither the earlier report nor the people of the later one explain."""
        part = next((one for one in passage.text.split(";") if passage.cue in one), passage.text)
        words = [_bare(word) for word in tokens(part)]
        dull = self.dull
        names = {
            concept_of(w, self.language)
            for n, w in enumerate(words)
            if w.casefold() not in dull | self.known.numbers.keys()
            and (is_name(words, n) or n == 0 and _is_first_name(words))
        }
        if words and concept_of(words[0], self.language) in traits.places:
            names.add(concept_of(words[0], self.language))
        known = promised.scene | promised.parties | traits.persons | promised.core.keys() | promised.wide.keys()
        own = countries_of(promised.all_areas)
        known = known.union(*(words_of_names(self.language).get(code, frozenset()) for code in own))  # in Viet Nam
        return {name for name in names - known if nations(self.language).get(name) not in own}  # Danes

    def is_foreign(self, id: str, passage: Passage, traits: Traits) -> bool:
        """Whether a fact is told of a region that the earlier report does not know: nurses from Eastern Province."""
        promised = self.index.traits[id]
        if passage.bearing not in TOLD or passage.headline or self._points(passage):
            return False
        words = [_bare(word) for word in tokens(f"{passage.subject} . {passage.rest}")]
        leads, regions = self.known.set_of("place_word", "origin_word", "of_word"), self.known.set_of("division")
        named = {
            concept_of(b, self.language)
            for a, b, c in zip(words, words[1:], words[2:], strict=False)
            if a.casefold() in leads and b[:1].isupper() and c[:1].isupper() and c.casefold() in regions
        }
        known = promised.scene | promised.parties | promised.names | traits.persons
        if passage.active and self._doing_place(passage, traits) - known - promised.agents:
            return True
        return bool(named) and named.isdisjoint(known) and known.isdisjoint(traits.names - promised.heads)

    def _doing_place(self, passage: Passage, traits: Traits) -> set[str]:
        """The place, and no country, that by itself does what a passage tells: Ruvela installed cameras."""
        words = [_bare(word) for word in tokens(passage.subject)]
        while words and words[0].islower():
            words = words[1:]
        if not words or len(words) > COUNT or any(w.islower() for w in words):
            return set()
        first = concept_of(words[0], self.language)
        return {first} & traits.places if first not in nations(self.language) else set()

    def _about(self, passage: Passage, traits: Traits) -> Evidence | None:
        """The commitment that the stretch of a passage is about; what its clause speaks of tells most."""
        if not self.scene.profiles:
            return None
        heads = {*traits.doers, *find_heads(self._object(passage), self.language)[:1]}
        reckoned = self.reckoned(passage)
        if reckoned is not None:
            return reckoned
        topic = self._topic(passage)
        if topic is not None:
            return topic
        pointed = self._pointed(passage)
        if pointed is not None:
            return pointed
        told = passage.bearing in TOLD
        named = [id for id in self.scene.profiles if heads & self._things(id) or told and self._is_some_of(id, traits)]
        counted = self._those_counted(passage, told=told)
        if counted and not told:
            left = next((one for one in self.scene.evidence(self._stretch(passage)) if one.id in counted), None)
            if left is not None and left.whole >= _FITTING:
                return replace(left, whole=max(left.whole, TELLS_BEFORE), rival=0.0)
        named += counted
        if told and not named:
            named += self._those_done(passage)
        fitting = self._fitting(passage)
        if fitting is not None and len(fitting) == 1:
            named += fitting
        found = self.scene.about(self._stretch(passage), named, fitting)
        return replace(found, rival=0.0) if found is not None and found.id in counted else found

    def _topic(self, passage: Passage) -> Evidence | None:
        """What a sentence is announced to be about: as for the books, the authors have begun to write."""
        lead, comma, _ = passage.text.partition(",")
        low = lead.casefold()
        phrase = next((p for p in self.known.phrases_of("topic_phrase") if low.startswith(f"{p} ")), "")
        if not comma or not phrase or passage.cue in lead:
            return None
        words = count_words(lead[len(phrase) :], self.language)
        found = self.scene.about(Stretch(words, words, {}))
        plain = found is not None and self.scene.clause(found.id, words) >= _TOPIC  # not only its place
        return replace(found, rival=0.0) if found is not None and plain else None

    def _fitting(self, passage: Passage) -> frozenset[str] | None:
        """The promises of a kind that what is told can come of; `None` where it can come of any."""
        words = {passage.verb, *(w.casefold() for w in tokens(f"{passage.subject} {passage.cue} {passage.rest}"))}
        groups = [g for g in self.known.words.of("outcome") if not words.isdisjoint(g.words)]
        groups = [g for g in groups if not g.get("sum") or self._is_sum(passage)]
        if not groups:
            return None
        acts = {act for group in groups for act in group["acts"]}
        return frozenset(id for id in self.scene.profiles if self.index.traits[id].acts & acts)

    def _is_sum(self, passage: Passage) -> bool:
        """Whether an amount of money stands in a passage."""
        return any(n.signed or n.of & self.known.money for n in find_numbers(tokens(passage.text), self.language))

    def _pointed(self, passage: Passage) -> Evidence | None:
        """What a passage points back to, where what stands before it plainly tells of one commitment."""
        return self.scene.before(self._stretch(passage)) if self._points(passage) else None

    def _plain(self, passage: Passage) -> Evidence | None:
        """What the stretch of a passage is about by its words alone."""
        if not self.scene.profiles:
            return None
        return self._pointed(passage) or self.scene.about(self._stretch(passage))

    def _is_some_of(self, id: str, traits: Traits) -> bool:
        """Whether a passage tells of so many of those that were promised by number, or of all: fourteen sailors."""
        totals = [n for n in self.index.traits[id].numbers if n.value > COUNT and n.of - self.times]
        return any(n.value <= total.value and n.of & total.of - self.times for total in totals for n in traits.numbers)

    def _things(self, id: str) -> frozenset[str]:
        promised = self.index.traits[id]
        return promised.heads - promised.names - promised.parties

    def clause(self, id: str, passage: Passage) -> float:
        """How much the clause of a passage itself tells of a commitment."""
        if id not in self.scene.profiles:
            return 0.0
        return self.scene.clause(id, count_words(f"{passage.subject} . {passage.rest}", self.language))

    def _stretch(self, passage: Passage) -> Stretch:
        return self.stretches.at(passage.start, f"{passage.subject} {passage.cue} {passage.rest}")

    def _is_encounter(self, passage: Passage) -> bool:
        """Whether somebody only receives or meets somebody: the Minister received his colleague."""
        if passage.verb not in self.known.set_of("encounter_verb") or not passage.active:
            return False
        words = {w.casefold() for w in self._object(passage)}
        return bool(words & self.known.set_of("encounter_noun"))

    def _object(self, passage: Passage) -> list[str]:
        """The words of what a passage does something to; behind "against" of a vote."""
        rest = tokens(passage.rest)
        if passage.verb in self.known.set_of("vote_verb"):
            at = next((n for n, w in enumerate(rest) if w.casefold() in self.known.set_of("against_word")), 0)
            rest = rest[at + 1 :] if at else rest
        stop = next((n for n, w in enumerate(rest) if w.casefold() in self.known.prepositions and n), len(rest))
        return rest[:stop]

    def _verb(self, passage: Passage) -> str:
        """The verb of a passage, also where a set phrase has it: being prepared."""
        last = next(iter(tokens(passage.cue)[-1:]), "").casefold()
        return self.known.base(last) if passage.verb in self.known.auxiliaries | {"be"} else passage.verb

    def _is_in_hand(self, passage: Passage, evidence: Evidence) -> bool:
        """Whether something known is being done where a stretch is about a thing to be made: the roof is being laid."""
        words = [w.casefold() for w in tokens(passage.subject)]
        if passage.bearing != "progresses" or passage.active or not words or not evidence.is_sure:
            return False
        known = words[0] in self.definite or len(words) > 1 and words[0] in self.known.set_of("number_and")
        told = max(evidence.own, evidence.before) >= TELLS_BEFORE
        return known and told and self._verb(passage) not in self.known.set_of("debating_verb")

    def _is_deed(self, passage: Passage, promised: Traits) -> bool:
        """Whether the subject of a passage is the deed promised: the loan."""
        words = tokens(passage.subject)
        last = {w.casefold() for w in words[1:2]} & self.known.set_of("whole")  # a last payment
        bare = len(words) == 1 and passage.bearing in _AHEAD  # completion has been set for October
        if not words or not (last or bare) and words[0].casefold() not in self.definite | self.known.set_of("negation"):
            return False
        return bool(promised.deed_nouns & set(find_heads(words, self.language)[:1]))

    def _points(self, passage: Passage) -> bool:
        """Whether what a passage speaks of is only pointed to: it, both, the second one."""
        low = [w.casefold() for w in tokens(passage.subject)]
        skipped = self.known.set_of("determiner") | self.known.set_of("remaining")
        first = next((w for w in low if w not in skipped or w in self.pointing), "")
        own = [w for w in low if w[0].isalpha() and w not in self.small and w not in self.known.numbers]
        rest = [w.casefold() for w in tokens(passage.rest)]
        if passage.bearing in ("expects", "delays") and low[:1] and low[0] in self.known.set_of("of_it"):
            return True  # its doors will open in October
        if passage.bearing in ("expects", "delays") and self._is_empty(passage):
            return True  # he hopes to finish by the middle of 2023; the job is to be finished in July
        if passage.bearing == "expects" and set(rest[:1]) & self.known.set_of("indefinite"):
            return False  # it will introduce a card for bus passengers
        if passage.bearing in ("expects", "delays") and (self._is_of_rest(low) or self._is_date_named(passage)):
            return True
        there = passage.bearing == "expects" and self.known.set_of("there_word") & set(rest)
        object_ = rest and rest[0] in self.known.set_of("backward_object")
        more = len(low) > 1 and low[0] in self.known.set_of("more") and low[1] in self.known.numbers
        return first in self.pointing and not own or more or bool(there or object_)

    def _is_of_rest(self, low: list[str]) -> bool:
        """Whether a subject is of so many that remain, and of what is not said: the courses for the remaining 35."""
        rest = self.known.set_of("remaining")
        return len(low) > 1 and low[-2] in rest and low[-1][0].isdigit() or low[-1:] != [] and low[-1] in rest

    def _is_date_named(self, passage: Passage) -> bool:
        """Whether only a new date is given: the Governor named November as the new date."""
        if passage.verb not in self.known.set_of("dating_verb") or not passage.due:
            return False
        rest = {w.casefold() for w in tokens(passage.rest) if w[0].isalpha()}
        dates = self.known.set_of("date_noun")
        return bool(rest & dates) and rest <= dates | self.small | self.known.generic | self.known.months

    def is_pointed_to(self, passage: Passage, evidence: Evidence) -> bool:
        """Whether a new date is given of what a stretch is plainly about and a clause only points back to."""
        acts = frozenset(passage.acts) or self.known.acts.get(passage.verb, frozenset())
        other = bool(acts) and acts.isdisjoint(self.index.traits[evidence.id].acts) and "any" not in acts
        if not passage.due or passage.bearing not in _AHEAD or not evidence.is_sure or other:
            return False
        new = {w.casefold() for w in tokens(passage.subject)[:1]} & self.known.set_of("indefinite")
        return not new and self._points(passage)  # not: an employee will travel there

    def _is_empty(self, passage: Passage) -> bool:
        """Whether a clause names nothing: only pronouns, bodies, works and dates."""
        subject, rest = tokens(passage.subject), tokens(passage.rest)
        dull = self.known.carriers | self.known.generic | self.known.set_of("body_noun")
        words = weigh(["", *(w for w in [*subject, ".", *rest] if w.casefold() not in dull)], self.language, {})
        return bool(subject) and not any(w == PLAIN for w in words.values()) and not find_heads(rest, self.language)[:1]

    def _is_done(self, passage: Passage, promised: Traits) -> bool:
        """Whether it is told of what the sentence before names as known: … agreed on the bridge. It was built."""
        subject = [w.casefold() for w in tokens(passage.subject)]
        if len(subject) != 1 or subject[0] not in self.known.set_of("backward_subject") or passage.active:
            return False
        before = tokens(passage.before)
        things = promised.heads - promised.names if passage.bearing in TOLD else frozenset()
        return any(
            word.casefold() in self.definite and set(find_heads(before[n + 1 :], self.language)[:1]) & things
            for n, word in enumerate(before)
        )

    def _whole_subject(self, passage: Passage) -> list[str]:
        """The words of a subject with a name set off behind it: the Governor of Boyacá, Ernesto Pinzón, arrived."""
        start = max(0, passage.text.find(passage.subject))
        return tokens(passage.text[start : max(start, passage.text.find(passage.cue, start))])
