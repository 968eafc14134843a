"""Passages tied to a commitment because the stretch that they stand in is about it, whatever words they use."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.compare.counted import find_numbers, find_people
from communique.compare.focus import TELLS, Evidence, count_words
from communique.compare.likeness import APPLIED, OFFERED, is_elsewhere, is_of_other, is_other_kind
from communique.compare.moves import speaks_of_no_money
from communique.compare.reckonings import COUNT
from communique.compare.related import NEAR
from communique.compare.steps import OWN, Steps
from communique.compare.surroundings import PHRASE, TOLD
from communique.compare.traits import PLAIN, Traits, find_heads, weigh
from communique.compare.traits_told import find_indefinite
from communique.compare.vocabulary import concept_of, concepts_of, tokens
from communique.passages import Passage

_LARGE = 100  # a number from here on is the one promised, whatever it is said to count
_CLAUSE = 0.6  # and of a clause that its deed is one of it
_PLAINLY = 1.5  # evidence of a sentence from which what is acted on need not be named
_ALONE = 0.85  # evidence of a sentence from which it need not name what is acted on
_STATE = 1.15  # evidence of a sentence without a deed
_FAINT = 0.1  # evidence of a sentence that itself tells nothing of it
_HALF = 0.5  # and how much of it the next promise may have
_CARRIED = 1.0  # evidence before a sentence from which it may name other places
_UNDONE = ("delays", "contradicts")


@dataclass(frozen=True, slots=True)
class Focused:
    """A passage in a stretch about a commitment; `points`: its clause only points back to what it is about.

    `step`: it tells only of a step on the way to it. `told`: its clause has words of it, but not as what is acted
    on.
    """

    id: str
    evidence: Evidence
    points: bool
    step: bool
    traits: Traits
    told: bool = False

    @property
    def score(self) -> float:
        """As sure as the evidence is, on the scale of likeness."""
        sure = round(APPLIED + min(0.2, 0.05 * self.evidence.whole), 4)
        return sure if self.evidence.is_sure else OFFERED + 0.05


class Focus(Steps):
    """Finds what the passages of one document are about among the commitments of earlier reports."""

    def find(self, passage: Passage, traits: Traits) -> Focused | None:
        """What the stretch of a passage is about, if the passage itself speaks of it or points back to it."""
        evidence = self._about(passage, traits)
        if evidence is None or self.loose and evidence.own < _PLAINLY:
            return None
        promised = self.index.traits[evidence.id]
        if self._is_encounter(passage) and "visit" not in promised.acts:
            return None
        topic = self._topic(passage) is not None
        points = self._points(passage)
        if points and find_indefinite(tokens(passage.before), self.language) & promised.heads:
            return None  # the university opened a dormitory; it had been built
        clause = self._theme(passage, promised, evidence.own >= OWN) or self._is_counted(promised, traits)
        clause = clause or self._is_of_people(passage, evidence) or self._is_attended(passage, promised)
        clause = clause or evidence.is_sure and self._is_the_number(promised, passage)
        clause = clause or self.share_told(passage) is not None
        clause = clause or self.index.event(evidence.id, passage, self.language) is not None
        said = points or clause or self._is_off(passage, evidence) or self._is_whole(passage, evidence)
        said = said or self._is_unpaid(passage, evidence) or self._is_same_deed(passage, promised, evidence)
        step = not said and (
            self._is_step(passage, promised, evidence) or self._is_prepared(passage, promised, evidence)
        )
        points = points or topic and not step
        said = said or topic and not step
        told = (
            not said and not step and (self._is_told(passage, promised, evidence) or self._is_late(passage, evidence))
        )
        alone = not (said or step or told) and self._is_alone(passage, promised, traits, evidence)
        if not (said or step or alone or told and not self.loose):
            return None
        if (
            not points
            and evidence.own < _FAINT
            and passage.bearing in TOLD
            and self._strange(promised, passage, traits)
        ):
            return None  # the choir of another town has sung in Rome
        led = points and evidence.before >= _CARRIED
        if passage.bearing == "expects" and not led and self._is_away(passage, promised, traits):
            return None
        counted = self._is_counted(promised, traits) or self.is_numbered(evidence.id, passage)
        if evidence.before < _CARRIED and self._is_another(promised, traits, points, counted=counted):
            return None
        return Focused(evidence.id, evidence, points, step, self._seen(promised, traits, points), told)

    def of_state(self, passage: Passage, traits: Traits) -> Evidence | None:
        """What a sentence is plainly about that tells, without naming a deed, that things have come to be so."""
        if self.loose or not self.scene.profiles:
            return None
        evidence = self.scene.about(self.stretches.at(passage.start))
        if evidence is None or evidence.rival > _HALF * evidence.whole:
            return None
        counted = not passage.cue
        least = _ALONE if counted or self._is_all_of(evidence.id, passage) else _STATE
        if evidence.own < least or counted and not self._is_some_of(evidence.id, traits):
            return None
        promised = self.index.traits[evidence.id]
        if not counted and not self._is_of_thing(evidence.id, passage):
            return None
        if counted and is_other_kind(promised, traits) and evidence.own < _PLAINLY:
            return None  # six petrol stations, of six forest stations
        strange = (counted or evidence.own < _PLAINLY) and bool(self._strange(promised, passage, traits))
        return None if strange or self._is_new(promised, traits) else evidence

    def _is_of_thing(self, id: str, passage: Passage) -> bool:
        """Whether a sentence names more of a promise than where it is and for whom: not: the hospital takes no cash."""
        promised, scene = self.index.traits[id], self.scene
        words = count_words(passage.text, self.language)
        kin = scene.kin.get(id, {})
        acted = promised.heads - promised.names | promised.deed_nouns | {promised.verb}
        near = {c for head in acted for c, _ in kin.get(head, [])}
        if words.keys() & (acted | near) or any(w.startswith("=") and w in scene.profiles[id] for w in words):
            return True
        places = promised.names | promised.parties | concepts_of(self.language, "body_noun")
        own = {c for c, w in promised.core.items() if w >= PLAIN} - places
        return bool(words.keys() & own) or scene.around_words(id, words)

    def _is_all_of(self, id: str, passage: Passage) -> bool:
        """Whether a sentence begins with all of the very number promised: all of the 24 have by now …"""
        words = tokens(passage.text)
        if not words or words[0].casefold() not in self.known.set_of("whole"):
            return False
        first = next((n for n in find_numbers(words, self.language) if n.at <= PHRASE), None)
        return first is not None and any(n.value == first.value > COUNT for n in self.index.traits[id].numbers)

    def _is_alone(self, passage: Passage, promised: Traits, traits: Traits, evidence: Evidence) -> bool:
        """Whether a sentence plainly tells of one promise alone, and of nobody and no place that is strange to it."""
        if self.loose or not evidence.is_sure or evidence.own < _ALONE or passage.headline:
            return False
        if self._is_other_matter(passage, traits, evidence):
            return False
        idle = self.known.set_of("looking_verb", "inert_verb") - self.known.set_of("coming_there", "departing_verb")
        if passage.bearing not in TOLD or passage.verb in idle | self.known.set_of("reach_verb"):
            return False
        inert = passage.verb in self.known.set_of("inert_verb", "begin_verb")
        if passage.bearing == "works" and (inert or not traits.doers):
            return False  # at home we weld standing up; less good news comes from the trail
        named = (set(promised.core) | set(promised.wide)) & (set(traits.core) | set(traits.wide)) - promised.parties
        return bool(named) and not self._strange(promised, passage, traits) and not self._is_new(promised, traits)

    def _is_other_matter(self, passage: Passage, traits: Traits, evidence: Evidence) -> bool:
        """Whether a sentence says that it turns to something else, or brings in a thing that nothing ties to a promise.

        Elsewhere in the town a market hall was opened; the municipality opened a bus stand.
        """
        if {w.casefold() for w in tokens(passage.text)[:1]} & self.known.set_of("elsewhere_word"):
            return True
        kin = {c for some in self.scene.kin.get(evidence.id, {}).values() for c, _ in some}
        return bool(self._heads(passage) & traits.indefinite - self.scene.profiles[evidence.id].keys() - kin)

    def _is_same_deed(self, passage: Passage, promised: Traits, evidence: Evidence) -> bool:
        """Whether the very deed promised is told of a thing that is only pointed to: will not introduce the system."""
        if passage.verb != promised.verb or not passage.verb or evidence.before < TELLS or not evidence.is_sure:
            return False
        words = tokens(passage.rest) if passage.active or passage.bearing == "contradicts" else tokens(passage.subject)
        if not words or words[0].casefold() not in self.definite:
            return False
        return all(w != PLAIN for w in weigh(["", *words], self.language, {}).values())

    def _is_known_thing(self, promised: Traits, passage: Passage, traits: Traits) -> bool:
        """Whether what a clause speaks of is called as the promised thing is, and nothing in it is strange to that."""
        if self.loose or passage.headline or self._is_new(promised, traits):
            return False
        if self._strange(promised, passage, traits):
            return False
        things = promised.heads - promised.names - promised.parties
        kin = self.scene.kin.get(promised.id, {})
        near = {c for head in sorted(things) for c, x in kin.get(head, []) if x >= NEAR}
        return bool(self._heads(passage) & (things | near))

    def journey(self, passage: Passage) -> str | None:
        """The promise of somebody by name to come somewhere that a passage tells to be kept: who had come for the day.

        Where the promise names a place, the stretch or the head of the report names it too, or a place of its country.
        """
        if passage.verb not in self.known.set_of("coming_there") or passage.bearing != "fulfils" or passage.headline:
            return None
        subject = {concept_of(w, self.language) for w in self._whole_subject(passage)}
        here = self._stretch(passage).words.keys() | self.head
        kept = [
            id
            for id in self.scene.profiles
            if self.index.traits[id].verb in self.known.set_of("travelling_verb")
            and subject & (one := self.index.traits[id]).agents
            and (not one.names or one.names & here)
        ]
        same = {self.index.commitments[id].action for id in kept}  # an invitation and that it was accepted
        return kept[0] if len(same) == 1 else None

    def is_about(self, id: str, passage: Passage) -> bool:
        """Whether the stretch of a passage is plainly about a commitment."""
        evidence = self._plain(passage)
        return evidence is not None and evidence.id == id and evidence.is_sure

    def is_numbered(self, id: str, passage: Passage) -> bool:
        """Whether a passage gives the very number promised."""
        counts = {n.value for n in self.index.traits[id].numbers if n.value > COUNT}
        return bool(counts & {n.value for n in find_numbers(tokens(passage.text), self.language)})

    def _is_the_number(self, promised: Traits, passage: Passage) -> bool:
        """Whether a passage speaks of the very number promised, as known or a large one: of the 40,000 volumes."""
        words = tokens(passage.text)
        counts = {n.value for n in promised.numbers if n.value > COUNT}
        part = self.known.set_of("portion", "indefinite")
        return any(
            n.value in counts
            and not (n.at > 2 and n.of and part >= {w.casefold() for w in words[n.at - 3 : n.at - 1]})  # a shipment of
            and (
                n.value >= _LARGE
                or not n.of
                or n.of & set(promised.core)
                or words[n.at - 1].casefold() in self.definite
            )
            for n in find_numbers(words, self.language)
        )

    def is_about_other(self, id: str, passage: Passage) -> bool:
        """Whether the stretch of a passage is plainly about another commitment of the same parties."""
        evidence = self._plain(passage) if id in self.scene.profiles else None
        return evidence is not None and evidence.id != id and evidence.is_sure

    def is_tied(self, id: str, passage: Passage, traits: Traits) -> bool:
        """Whether a stretch is plainly about a commitment, and a passage in it speaks of the very thing or number."""
        promised = self.index.traits[id]
        evidence = self._about(passage, traits)
        if evidence is None and self._is_moved_alone(id, passage):
            return True
        if evidence is None or evidence.id != id or not evidence.is_sure:
            return False
        if passage.bearing == "delays" and passage.due and evidence.own >= OWN:
            if not self._strange(promised, passage, traits):
                return True  # the sports competition for young people has been postponed to March
        if self.is_pointed_to(passage, evidence):
            return True
        known = self.share_told(passage) is not None or self._topic(passage) is not None
        if known or self.is_numbered(id, passage):
            return True
        if passage.bearing == "contradicts" and self._is_same_deed(passage, promised, evidence):
            return True  # the department will not introduce the system
        if not self.loose and self._is_some_of(id, traits) and passage.bearing in TOLD:
            return True
        if self._is_alone(passage, promised, traits, evidence) or self._is_known_thing(promised, passage, traits):
            return True
        if self._is_deed(passage, promised) or self._is_unpaid(passage, evidence) or self._is_done(passage, promised):
            return True
        words = [*tokens(passage.subject), ".", *tokens(passage.rest)]
        return any(
            word.casefold() in self.definite
            and {concept_of(w, self.language) for w in words[n + 1 : n + PHRASE]} & (promised.heads - promised.names)
            for n, word in enumerate(words)
        )

    def _is_moved_alone(self, id: str, passage: Passage) -> bool:
        """Whether a known thing on which one promise alone acts is moved to a day: the start of the air service."""
        words = tokens(passage.subject)
        if passage.bearing != "delays" or not passage.due or id not in self.scene.profiles:
            return False
        if not words or words[0].casefold() not in self.definite:
            return False
        named = set(find_heads(words, self.language)) & self._things(id)
        return bool(named) and not any(named & self._things(one) for one in self.scene.profiles if one != id)

    def _theme(self, passage: Passage, promised: Traits, plainly: bool) -> bool:
        """Whether what a passage speaks of, its subject or its object, is what a commitment acts on, or its deed.

        A word that only says of which kind the thing is tells it where the sentence `plainly` does: students, of a
        student centre.
        """
        own = {c for c in promised.core if c not in promised.parties and c not in promised.names} | promised.heads
        heads = self._heads(passage)
        words = weigh(["", *tokens(passage.subject), ".", *self._object(passage)], self.language, {})
        named = {c for c, w in words.items() if c in own and (w == PLAIN or c in promised.heads)}
        things = named if plainly else promised.heads
        return bool(heads & things) or len(named) > 1 or self._is_deed(passage, promised)

    def _is_of_people(self, passage: Passage, evidence: Evidence) -> bool:
        """Whether its subject is so many people, where people were promised by number: ten young Fijians."""
        if "=people" not in self.scene.profiles[evidence.id] or not evidence.is_sure:
            return False
        return any(n.at <= 1 for n in find_people(tokens(passage.subject), self.language))

    def _is_attended(self, passage: Passage, promised: Traits) -> bool:
        """Whether people do something at what was to be held: 9,000 visitors tasted honey."""
        crowd = self.known.set_of("crowd_noun") & {w.casefold() for w in tokens(passage.subject)}
        event = any("hold" in self.known.act_nouns.get(head, ()) for head in promised.heads)
        return bool(crowd) and (event or promised.verb in self.known.set_of("staging_verb"))

    def _is_counted(self, promised: Traits, traits: Traits) -> bool:
        """Whether it counts what was promised by number: 410 tonnes of seed, of 600 tonnes of seed potatoes."""
        return any(len(x.of & y.of) > 1 and y.value <= x.value for x in promised.numbers for y in traits.numbers)

    def _is_told(self, passage: Passage, promised: Traits, evidence: Evidence) -> bool:
        """Whether a clause has words of the promise itself, or ones related to them: every landing charge."""
        words = count_words(f"{passage.subject} . {passage.rest}", self.language)
        if evidence.own < TELLS or self.scene.clause(evidence.id, words) < _CLAUSE:
            return False
        kin = self.scene.kin.get(evidence.id, {})
        near = {c for head in promised.heads for c, x in kin.get(head, []) if x >= NEAR}
        acted = promised.heads - promised.names | promised.deed_nouns | near
        return evidence.own >= _PLAINLY or not words.keys().isdisjoint(acted)

    def _is_late(self, passage: Passage, evidence: Evidence) -> bool:
        """Whether only the deed is said to be moved: the opening of the unit."""
        if passage.bearing != "delays" or not evidence.is_sure:
            return False
        if passage.due and self._fitting(passage) == frozenset({evidence.id}):
            return True  # the by-law against it is not expected before June
        if evidence.whole < OWN:
            return False
        words = [w.casefold() for w in tokens(passage.subject)]
        rest = [w.casefold() for w in tokens(passage.rest)][:2]
        if len(rest) > 1 and rest[0] in self.definite and rest[1] in self.known.carriers:
            return True  # has put the opening off
        own = [w for w in words if w not in self.known.small]
        if own and all(w in self.known.set_of("doing") for w in own):
            return True  # construction has been put off
        return words[:1] != [] and words[0] in self.definite and any(w in self.known.carriers for w in words[1:PHRASE])

    def _is_whole(self, passage: Passage, evidence: Evidence) -> bool:
        """Whether a set phrase says all and names nothing else: the governor cut the ribbon."""
        if " " not in passage.cue or not passage.acts or evidence.before < TELLS:
            return False
        rest = [w.casefold() for w in tokens(passage.rest)]
        if rest and rest[0] not in self.known.prepositions and rest[0].isalpha():
            return False
        return all(w != PLAIN for w in weigh(["", *tokens(passage.subject)], self.language, {}).values())

    def _is_unpaid(self, passage: Passage, evidence: Evidence) -> bool:
        """Whether no money is to be had for what a sentence is plainly about: not a euro will be spent on a ropeway."""
        if passage.bearing != "contradicts" or not evidence.is_sure or evidence.whole < OWN:
            return False
        return speaks_of_no_money(passage.subject, self.language)

    def _is_off(self, passage: Passage, evidence: Evidence) -> bool:
        """Whether it is said of what the sentence is about that nothing comes of it: nothing further is planned."""
        if passage.bearing not in _UNDONE or passage.acts or evidence.own < TELLS:
            return False
        if self._is_idea_dropped(passage, evidence):
            return True
        if " " not in passage.cue:
            return False
        if tokens(passage.cue)[0].casefold() in self.known.set_of("negative_subject"):
            return True
        known = self.scene.profiles[evidence.id].keys() | self.index.traits[evidence.id].parties
        return all(
            c in known for c, w in weigh(["", *tokens(passage.subject)], self.language, {}).items() if w >= PLAIN
        )

    def _is_away(self, passage: Passage, promised: Traits, traits: Traits) -> bool:
        """Whether what is to come is told of other names than the promise gives, and of none of those."""
        names = promised.names - promised.parties
        others = traits.names - promised.names - promised.parties - promised.scene - traits.persons
        return bool(names and others) and names.isdisjoint(self._stretch(passage).words)

    def _is_another(self, promised: Traits, traits: Traits, points: bool, *, counted: bool = False) -> bool:
        """Whether a passage names other countries alone, another place, or a thing of another kind.

        So many of the very things promised may have come from another country (`counted`).
        """
        own = {code[:2] for code in promised.all_areas}
        said = {code[:2] for code in traits.said_areas}
        if (
            said - own
            and not said & own
            and not counted
            or is_of_other(promised, traits)
            or is_other_kind(promised, traits)
        ):
            return True
        return not points and (not said or bool(said - own)) and is_elsewhere(promised, traits)

    def _seen(self, promised: Traits, traits: Traits, points: bool) -> Traits:
        """The traits of a passage with what it points back to as its own."""
        if not points:
            return traits
        return replace(traits, heads=traits.heads | promised.heads)
