"""Whether a passage tells of a thing unlike the promised one: many, another nation's, traded, or only written of."""

from __future__ import annotations

from itertools import pairwise, takewhile

from communique.compare.lexicon import stem
from communique.compare.likeness import countries_of
from communique.compare.nations import nations
from communique.compare.owners import FACTS, Owners
from communique.compare.traits import Traits, find_heads
from communique.compare.traits_told import find_indefinite
from communique.compare.vocabulary import concept_of, tokens

_WHOM = 3  # words behind "to" in which it stands who is given something
_PHRASE = 6  # words of a noun phrase behind a preposition


class Unlike(Owners):
    """One passage beside one commitment: is the thing that it tells of unlike the promised one?"""

    def is_unlike(self) -> bool:
        """Whether its own words tell of a thing that cannot be the one promised."""
        if self._is_of_many() or self._is_of_another_nation() or self._is_only_treated() or self._is_trade():
            return True
        if self._is_of_other_field() or self._is_at_other_event():
            return True
        return self._is_given_to_it() or self._is_by_outsider() or self._is_looked_at() or self._is_new_elsewhere()

    def _things(self) -> frozenset[str]:
        return self.promised.heads - self.promised.names

    def _ones(self) -> frozenset[str]:
        """The things of which one was promised: a music school, a flood protection plan."""
        counted = {c for n in self.promised.numbers for c in n.of}
        shown = {head: self.promised.shown.get(head, "").casefold() for head in self._things()}
        single = frozenset(head for head, word in shown.items() if word and stem(word) == word)
        return (single | find_indefinite(tokens(self.commitment.action), self.language)) - counted

    def _is_of_many(self) -> bool:
        """Whether several of the things are told of where one was promised: 3,400 music schools."""
        if self.passage.bearing == "contradicts" or not self.told.numbers:
            return False
        words, ones = [*tokens(self.passage.subject), ".", *tokens(self.passage.rest)], self._ones()
        for number in self.told.numbers:
            if number.value <= 1 or number.signed or words[number.stop : number.stop + 1] == []:
                continue
            if words[number.stop].casefold() in self.known.prepositions:
                continue
            phrase = list(takewhile(lambda w: w.isalpha() or w == "-", words[number.stop :]))
            for head in find_heads(phrase, self.language)[:1]:
                if head in ones and any(
                    concept_of(w, self.language) == head and stem(w) != w.casefold() for w in phrase
                ):
                    return True
        return False

    def _is_of_another_nation(self) -> bool:
        """Whether the thing is said to be another country's: the Days of Belarusian Culture."""
        own = countries_of(self.promised.areas or self.promised.all_areas)
        if not own or "supply" in self.promised.acts or not self.told.doers & self.promised.heads:
            return False
        by_nation = nations(self.language)
        subject = tokens(self.passage.subject)
        said = {by_nation.get(concept_of(w, self.language)) for w in subject if w[:1].isupper()} - {None}
        return bool(said) and said.isdisjoint(own)

    def _is_of_other_field(self) -> bool:
        """Whether a thing of which the promise says the kind is told to be of another: certificates of origin."""
        mine, yours = self.promised, self.told
        if self.passage.bearing not in FACTS or mine.names & yours.core.keys():
            return False
        for thing in mine.heads & yours.complements.keys() & mine.kinds.keys() - yours.kinds.keys():
            of = yours.complements[thing]
            if thing not in mine.complements and of.isdisjoint(mine.core.keys() | mine.wide.keys() | yours.names):
                return mine.kinds[thing] not in yours.core and mine.kinds[thing] not in yours.wide
        return False

    def _is_at_other_event(self) -> bool:
        """Whether the event is held where the promise knows nothing of: the Days of Vologda Culture in Minsk."""
        mine, yours = self.promised, self.told
        if "hold" not in mine.acts:
            return False
        own, other = (
            {name for thing, names in one.sites.items() if thing in self._parts_of_event(one) for name in names}
            for one in (mine, yours)
        )
        return bool(own and other) and own.isdisjoint(other) and not any(self._is_known_name(name) for name in other)

    def _parts_of_event(self, one: Traits) -> frozenset[str]:
        """The event promised and the words that name it: the Days of Culture of Andijan."""
        found = self.promised.heads
        for _ in range(2):
            found = found.union(*(one.complements.get(thing, frozenset()) for thing in found))
        return found

    def _is_only_treated(self) -> bool:
        """Whether the thing is only what something else is about: a seminar on nurses."""
        words = tokens(f"{self.passage.subject} . {self.passage.rest}")
        treating, about = self.known.set_of("treating_noun"), self.known.set_of("about_word")
        things = self._things()
        inside = outside = False
        topic = False
        for n, word in enumerate(words):
            low = word.casefold()
            if low in about:
                topic = n > 0 and words[n - 1].casefold() in treating
                topic = topic and concept_of(words[n - 1], self.language) not in self.promised.core
            elif low in self.known.prepositions and low not in self.known.set_of("of_thing") or not word[0].isalnum():
                topic = False
            elif concept_of(word, self.language) in things:
                inside, outside = inside or topic, outside or not topic
        return inside and not outside

    def _is_trade(self) -> bool:
        """Whether it is told how much of it was traded: exported knitwear worth 3.2 million dollars."""
        trading = self.known.set_of("trading_verb")
        if self.passage.verb not in trading or self.promised.verb in trading or not self.passage.active:
            return False
        return any(n.signed or n.of & self.known.money for n in self.told.numbers)

    def _is_given_to_it(self) -> bool:
        """Whether something else is given to what was promised: awarded the prize to the physiotherapist."""
        if not self.passage.active or self.passage.verb not in self.known.set_of("donating_verb", "awarding_verb"):
            return False
        rest = tokens(self.passage.rest)
        things = self._things()
        at = next((n for n, w in enumerate(rest) if n and w.casefold() in self.known.set_of("recipient_to")), len(rest))
        given = set(find_heads(rest[:at], self.language)[:1])
        whom = {concept_of(w, self.language) for w in rest[at + 1 : at + 1 + _WHOM]}
        return bool(given) and given.isdisjoint(self.promised.heads | self.promised.core.keys()) and bool(whom & things)

    def _is_by_outsider(self) -> bool:
        """Whether a body that the promise does not know has done it: introduced by the tourist association."""
        if self.passage.active or self.passage.bearing not in FACTS:
            return False
        rest = tokens(self.passage.rest)
        low = [w.casefold() for w in rest]
        at = next((n for n, w in enumerate(low) if w in self.known.set_of("agentlink")), None)
        if at is None:
            return False
        known = self.known.prepositions
        doer = list(takewhile(lambda w: w[0].isalnum() and w.casefold() not in known, rest[at + 1 :]))[:_PHRASE]
        bodies = self.known.set_of("outsider_noun", "newcomer_noun") - self.known.set_of("contractor_noun")
        own = [w for w in doer if w.casefold() in bodies]
        mine = self.promised
        telling = {concept_of(w, self.language) for w in (*own, *(w for w in doer if w[:1].isupper()))}
        if not own or telling & (mine.scene | mine.parties | mine.core.keys() | mine.wide.keys()):
            return False
        places = mine.names - mine.parties
        return places.isdisjoint(self.told.names | self.told.core.keys() | self.told.wide.keys())

    def _is_looked_at(self) -> bool:
        """Whether a thing told of as new was only looked at: they visited a plant in New Annan."""
        if self.passage.verb not in self.known.set_of("viewing_verb") or not self.passage.active:
            return False
        if self.promised.verb in self.known.set_of("viewing_verb", "travelling_verb"):
            return False
        return bool(self.told.indefinite & self.promised.core.keys() | self.told.indefinite & self.promised.heads)

    def _is_new_elsewhere(self) -> bool:
        """Whether it is told of as new, at a place that the promise does not know: a cookbook, in Ruvela."""
        new = self.told.indefinite & self._ones()
        if not new or self.passage.bearing == "contradicts":
            return False
        mine = self.promised
        if mine.names - mine.parties & (self.told.names | self.told.core.keys() | self.told.wide.keys()):
            return False
        words = tokens(f"{self.passage.subject} . {self.passage.rest}")
        sites, dates = self.known.set_of("place_word"), self.known.months
        named = [
            concept_of(after, self.language)
            for word, after in pairwise(words)
            if word.casefold() in sites and after[:1].isupper() and after.casefold() not in dates
        ]
        return bool(named) and not any(self._is_known_name(name) for name in named)

    def _is_known_name(self, name: str) -> bool:
        """Whether a name is one of the earlier report, of a person of the later one, or of a country of the former."""
        mine = self.promised
        if name in mine.scene or name in mine.parties or name in mine.agents or name in self.told.persons:
            return True
        return (
            name in mine.core or name in mine.wide or nations(self.language).get(name) in countries_of(mine.all_areas)
        )
