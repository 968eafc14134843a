"""Whether a passage tells of another thing than the one promised: one more, a bought one, or somebody else's."""

from __future__ import annotations

from itertools import pairwise, takewhile

from communique.compare.counted import find_numbers
from communique.compare.lexicon import stem
from communique.compare.likeness import countries_of, is_framed_elsewhere, same_word
from communique.compare.nations import nations
from communique.compare.owners import FACTS
from communique.compare.traits import find_heads, is_name
from communique.compare.unlike import Unlike
from communique.compare.vocabulary import concept_of, concepts_of, tokens

_LEARNING = frozenset({"study", "teach", "visit"})  # kinds of deed that people begin for themselves
_NAMES = 4  # words of a subject that is only a name
_FRAME, _NEAR_CUE = 4, 12  # words at the beginning of a sentence, and behind a cue, in which its year stands
_YEAR, _OLDEST = 5, 1500  # letters of a year or decade, and the least number that is one


_WITH_PEOPLE = frozenset({"visit", "teach", "study"})  # kinds of deed that are done with people
_JOINTS = frozenset({"-", "–"})
_TWO = 2  # places that a route goes between
_TOO = 8  # first words of a sentence in which "too" stands


class Others(Unlike):
    """One passage beside one commitment: is it another thing that it tells of?"""

    def is_another(self, parties: frozenset[str]) -> bool:
        """Whether it tells of another thing: a new one, of another number, by somebody who was no party."""
        new = self.told.indefinite & self.promised.heads
        if self.is_plainly_another() or self._is_one_more() or self._is_bought() or self._is_of_another_place(parties):
            return True
        if self._is_of_any_such():
            return True
        if not new or self.told.doers & ((self.promised.heads - new) | parties | self.promised.agents):
            return False
        mine, theirs = ({n.value for n in one.numbers if n.value > 1} for one in (self.promised, self.told))
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def _is_of_any_such(self) -> bool:
        """Whether it is said of all such things, where one was promised: dairies make 90 kinds of cheese."""
        subject = tokens(self.passage.subject)
        first = subject[0].casefold() if subject else ""
        if not self.passage.active or not first.isalpha() or first in self.known.small or first in self.known.numbers:
            return False
        if self.known.definite & {w.casefold() for w in subject} or self.promised.names & set(self.told.core):
            return False
        for head in self.told.doers & self.promised.heads:
            many, one = self.told.shown.get(head, ""), self.promised.shown.get(head, "")
            if stem(many) != many.casefold() and one and stem(one) == one.casefold():
                return not any(head in n.of and n.value > 1 for n in self.promised.numbers)
        return False

    def is_plainly_another(self) -> bool:
        """Whether its own words say so: somebody else's, elsewhere, for somebody else, or long before."""
        if is_framed_elsewhere(self.promised, self.told) or self._is_of_another_region() or self._is_saying():
            return True
        if self.is_unlike() or self._is_statistic() or self._is_with_others() or self._is_greeted():
            return True
        if self.is_of_own() or self.is_many_more() or self.is_by_newcomer() or self.is_other_kind_told():
            return True
        if self._is_on_another_route() or self._is_of_deed_of_theirs():
            return True
        if self._is_from_elsewhere() or self._is_had_elsewhere() or self._is_too() or self._is_of_other_ones():
            return True
        return self.is_by_others() or self._is_at_another_site() or self._is_of_before() or self._is_for_others()

    def _is_too(self) -> bool:
        """Whether another country is told to do it as well: Senegal, too, has been talking about patrols."""
        words = tokens(self.passage.text)[:_TOO]
        at = next((n for n, w in enumerate(words) if w.casefold() in self.known.set_of("too_word")), 0)
        named = {nations(self.language).get(concept_of(w, self.language)) for w in words[:at]} - {None}
        return bool(named) and not named <= countries_of(self.promised.all_areas)

    def _is_of_other_ones(self) -> bool:
        """Whether so many others are told of, and not the others: two other aircraft were rented."""
        first = tokens(self.passage.subject)[:2]
        numbers = find_numbers(first, self.language)
        return (
            bool(numbers)
            and numbers[0].at == 0
            and first[1:] != []
            and (first[1].casefold() in self.known.set_of("other_word"))
        )

    def _is_at_another_site(self) -> bool:
        """Whether the thing is told to stand elsewhere than the promised one: the dairy in Kalpetta."""
        mine, yours = self.promised, self.told
        for thing in (mine.heads & yours.sites.keys()) - mine.names:
            own = mine.sites.get(thing, frozenset()) | mine.complements.get(thing, frozenset()) & mine.names
            other = yours.sites.get(thing, frozenset())
            if not own and thing not in yours.complements and self._is_at_body():
                own = mine.complements.get(thing, frozenset()) - mine.parties
            if own and other and own.isdisjoint((yours.names | yours.core.keys() | yours.wide.keys()) - yours.doers):
                return not any(self._is_known_name(name) for name in other)
        return False

    def _is_at_body(self) -> bool:
        """Whether a body is named that the promise does not speak of: the queue at the Orel hospital."""
        own = self.promised.core.keys() | self.promised.wide.keys()
        return bool((concepts_of(self.language, "body_noun") - own) & (self.told.core.keys() | self.told.wide.keys()))

    def _is_from_elsewhere(self) -> bool:
        """Whether the things come from a country that the promise does not know: recruits from Kiribati, of Vanuatu."""
        words = tokens(f"{self.passage.subject} . {self.passage.rest}")
        lead = self.known.set_of("origin_word")
        for n, word in enumerate(words[1:-1], 1):
            if word not in lead or concept_of(words[n - 1], self.language) not in self.promised.heads:
                continue
            named = takewhile(lambda w: w[:1].isupper() or w.casefold() in self.known.small, words[n + 1 :])
            names = {concept_of(w, self.language) for w in named if w[:1].isupper()}
            abroad = any(nations(self.language).get(name) for name in names)
            if abroad and not any(self._is_known_name(name) for name in names):
                return True
        return False

    def _is_on_another_route(self) -> bool:
        """Whether a thing that was to go between two named places goes elsewhere: a flight from Omsk to Jeddah."""
        if self.passage.bearing not in FACTS or len(self._way(tokens(self.commitment.action))) < _TWO:
            return False
        way = self._way(tokens(f"{self.passage.subject} . {self.passage.rest}"))
        return any(not self._is_known_name(name) for name in way)

    def _way(self, words: list[str]) -> list[str]:
        """The names of the places right behind a thing promised that it goes from, to, or between."""
        ways = self.known.set_of("way_word")
        for n, word in enumerate(words[:-1]):
            if words[n + 1].casefold() in ways and concept_of(word, self.language) in self.promised.heads:
                behind = takewhile(lambda w: w[:1].isupper() or w.casefold() in ways | _JOINTS, words[n + 1 :])
                named = [w for w in behind if w[:1].isupper() and w.casefold() not in self.known.months]
                return [concept_of(w, self.language) for w in named]
        return []

    def _is_of_deed_of_theirs(self) -> bool:
        """Whether people who were to be sent or taught are told to have got something: pupils took second place."""
        people = concepts_of(self.language, "people_noun")
        if not self.promised.acts & _WITH_PEOPLE or not self.passage.active or " " in self.passage.cue:
            return False
        if not self.told.doers & self.promised.heads & people:
            return False
        if self.passage.bearing not in FACTS or self.passage.verb not in self.known.set_of("light_verb"):
            return False
        rest = tokens(self.passage.rest)
        object_ = list(takewhile(lambda w: w.casefold() not in self.known.prepositions, rest))
        got = set(find_heads(object_, self.language)[:1]) if object_ else set()
        own = self.promised.heads | self.promised.core.keys() | concepts_of(self.language, "study_noun") | people
        return bool(got) and got.isdisjoint(own)

    def _is_had_elsewhere(self) -> bool:
        """Whether a place or body by a name that the promise does not know has got it: the library at Patto."""
        places = self.promised.names - self.promised.parties
        had = self.passage.verb in self.known.set_of("obtain_verb") and self.passage.active
        if not had or not places or places & (self.told.names | self.told.core.keys() | self.told.wide.keys()):
            return False
        subject = ["", "", *tokens(self.passage.subject)]
        names = {concept_of(w, self.language) for n, w in enumerate(subject) if n and is_name(["x", *subject], n + 1)}
        return bool(names) and not any(self._is_known_name(name) for name in names)

    def _is_of_another_region(self) -> bool:
        """Whether it is a new thing in another region of the same country: a bill has been tabled in Kerala.

        So is what a sentence tells that begins with that region: in Nariño, 80 tonnes were seized.
        """
        regions = {code for code in self.told.said_areas if "-" in code}
        own = countries_of(frozenset(code for code in self.promised.areas if "-" in code))
        new = self.told.frame if self.passage.bearing in FACTS else frozenset()
        if not own or not regions or not (new or self.told.indefinite & self.promised.heads):
            return False
        return countries_of(frozenset(regions)) <= own and regions.isdisjoint(self.promised.all_areas)

    def _is_statistic(self) -> bool:
        """Whether it counts what all of a kind do: sawmills in the region cut 2.1 million cubic metres last year."""
        subject = tokens(self.passage.subject)
        if not self.passage.active or not subject or not subject[0].isalpha():
            return False
        first = subject[0].casefold()
        many = stem(first) != first and first not in self.known.small and subject[0] not in self.told.names
        rest = [w.casefold() for w in tokens(self.passage.rest)]
        lasts, times = self.known.set_of("last_word"), self.known.set_of("time_noun")
        if not many or not any(a in lasts and b in times for a, b in pairwise(rest)):
            return False
        shared = self.promised.heads & (self.told.heads | self.told.core.keys())
        if any(same_word(self.promised.shown.get(c, c), self.told.shown.get(c, c)) for c in shared):
            return False
        given = {n.value for n in self.told.numbers if n.of or n.signed}
        return bool(given) and given.isdisjoint(n.value for n in self.promised.numbers)

    def _is_with_others(self) -> bool:
        """Whether what two sides were to do together is done with somebody else: with the University of Galway."""
        if len(self.commitment.actors) < 2 or self.passage.verb not in self.known.set_of("paper_verb"):
            return False
        rest = tokens(self.passage.rest)
        at = next((n for n, w in enumerate(rest) if w.casefold() in self.known.set_of("given_with")), len(rest))
        named = [w for w in rest[at + 1 :] if w[:1].isupper() and w.casefold() not in self.known.months]
        whom = {name for name in (concept_of(w, self.language) for w in named) if not name.startswith("#")}
        known = self.promised.scene | self.promised.parties | self.promised.agents | self.told.persons
        return whom.isdisjoint(known) and any(not self._is_known_name(name) for name in whom)

    def _is_saying(self) -> bool:
        """Whether a verb with the words behind it says something else: teachers went on strike."""
        if self._is_done_to_own():
            return True
        if self.passage.verb not in self.known.set_of("set_verb"):
            return False
        rest = " ".join(tokens(self.passage.rest)).casefold()
        if any(rest.startswith(f"{phrase} ") for phrase in self.known.phrases_of("attending_phrase")):
            return not self._is_part_taken()
        return any(rest.startswith(phrase) for phrase in self.known.phrases_of("set_phrase"))

    def _is_part_taken(self) -> bool:
        """Whether people took part in what was promised, or were to: 24 teachers took part in the summer course."""
        behind = set(find_heads(tokens(self.passage.rest)[2:], self.language)[:1])
        course = self.told.doers & self.promised.heads and behind & self.promised.core.keys()
        return bool(behind & self.promised.heads or course) or self.promised.verb in self.known.set_of("set_verb")

    def _is_done_to_own(self) -> bool:
        """Whether somebody does it to something of their own, and not to what is promised: began their studies."""
        rest = tokens(self.passage.rest)
        own = {w.casefold() for w in rest[:1]} & self.known.set_of("own_determiner")
        if not own or not self.passage.active or " " in self.passage.cue or self.passage.bearing not in FACTS:
            return False
        begun = self.passage.verb in self.known.set_of("begin_verb")
        if begun and self.promised.acts & _LEARNING or not begun and (self.passage.before or self.told.numbers):
            return False
        heads = set(find_heads(rest, self.language)[:1])
        known = self.promised.deed_nouns | self.promised.core.keys() | self.promised.wide.keys()
        things = (self.promised.heads | self.promised.core.keys()) - self.promised.names - self.promised.parties
        named = things & self.told.core.keys()  # rehearse their menus for the food week
        return bool(heads) and heads.isdisjoint(known) and (begun or not named)

    def _is_greeted(self) -> bool:
        """Whether somebody was met somewhere, by somebody: no promise was met."""
        if self.passage.cue.casefold() not in self.known.phrases_of("greeted_phrase"):
            return False
        rest = tokens(self.passage.rest)[:1]
        return bool(rest) and rest[0].casefold() in self.known.set_of("agentlink", "activity_place")

    def _is_for_others(self) -> bool:
        """Whether it is given to another country: bean seed to the region of Piura in Peru."""
        abroad = countries_of(self.told.said_areas) - countries_of(self.promised.all_areas)
        if not abroad or not self.promised.acts & {"supply"}:
            return False
        rest = tokens(f"{self.passage.subject} . {self.passage.rest}")
        at = next((n for n, w in enumerate(rest) if w.casefold() in self.known.set_of("recipient_word")), len(rest))
        whom = {concept_of(w, self.language) for w in rest[at + 1 :] if w[:1].isupper()}
        known = self.promised.scene | self.promised.parties | set(self.promised.core) | set(self.promised.wide)
        return bool(whom & self.told.places) and whom.isdisjoint(known)

    def _is_of_before(self) -> bool:
        """Whether it is dated in a year before the promise was made: in 2015 it gave, has been running since 2017."""
        if self.promised.day is None or self.passage.due or not self.passage.cue:
            return False
        words = self._dating_words()
        if self.known.set_of("decade_word") & set(words):
            return True
        years = [int(w[:4]) for w in words if w[:4].isdigit() and len(w) <= _YEAR]
        return bool(years) and max(years) < self.promised.day.year and min(years) >= _OLDEST

    def _dating_words(self) -> list[str]:
        """The words of a sentence that may date its deed: its first ones, and those right behind the cue."""
        text = self.passage.text
        first = tokens(text[: text.find(self.passage.cue) + 1])[:_FRAME]
        behind = tokens(text[text.find(self.passage.cue) :])[:_NEAR_CUE]
        leads = self.known.set_of("dating_word")
        found: list[str] = []
        for words in (first if first and first[0].casefold() in leads else [], behind):
            stop = next((n for n, w in enumerate(words) if n and w == ","), len(words))
            near = [w.casefold() for w in words[:stop]]
            if self.known.set_of("once_word").isdisjoint(near):  # not: for the first time since 1989
                found += [b for a, b in pairwise(near) if a in leads | self.known.months]
                found += [w for w in near if w in self.known.set_of("decade_word")]
        return found

    def _is_of_another_place(self, parties: frozenset[str]) -> bool:
        """Whether a place or body by a name that the promise does not know does it to a new thing: Mombasa opened a
        tile factory."""
        subject = tokens(self.passage.subject)
        behind = tokens(self.passage.rest)[:1]
        if not self.passage.active or not 0 < len(subject) <= _NAMES or not self._is_new(behind):
            return False
        names = [w for w in subject if w[:1].isupper() and w.casefold() not in self.known.small]
        plain = [w for w in subject if w[:1].islower() and w.casefold() not in self.known.small]
        own = {concept_of(w, self.language) for w in names}
        known = self.promised.parties | self.promised.names | self.promised.agents | self.promised.scene | parties
        return bool(names) and not plain and not own & (known | self.told.persons)

    def _is_new(self, behind: list[str]) -> bool:
        """Whether what stands behind a verb is told as new: a factory, four boats."""
        first = behind[0].casefold() if behind else ""
        return first in self.known.set_of("indefinite") or first in self.known.numbers or first[:1].isdigit()

    def is_idle(self) -> bool:
        """Whether a verb without a subject of its own tells nothing of it: from Amhara comes less good news."""
        idle = self.passage.verb in self.known.set_of("inert_verb") and " " not in self.passage.cue
        return idle and self.passage.active and not self.passage.subject and not self.told.heads & self.promised.heads

    def _is_bought(self) -> bool:
        """Whether what was to be made or given is told to be bought abroad."""
        bought = self.known.set_of("purchase_verb")
        abroad = countries_of(self.told.said_areas) - countries_of(self.promised.all_areas)
        return self.told.verb in bought and self.promised.verb not in bought and bool(abroad)

    def is_by_others(self) -> bool:
        """Whether somebody whom the promise does not know does it to what is not told to be the promised thing."""
        doing = self.passage.active or self.passage.bearing == "progresses" and " " not in self.passage.cue
        subject = ["", *tokens(self.passage.subject)]
        nouns = self.known.set_of("body_noun")
        if doing and self._is_armed(subject):
            return self._is_unknown_object()
        if (
            not doing
            or self.told.doers & self._things()  # the laboratory beside the college has been working
            or self.passage.bearing in ("delays", "contradicts")
            or nouns.isdisjoint(map(str.casefold, subject))
        ):
            return False
        bodies = nouns | self.known.generic | self.known.small
        subject.append("")
        names = {w for n, w in enumerate(subject[:-1]) if is_name(subject, n) or n == 1 and is_name(subject, n + 1)}
        own = {concept_of(w, self.language) for w in names if w.casefold() not in bodies}
        known = self.promised.parties | self.promised.names | self.promised.agents | self.told.persons
        if not own and self._is_outsider(subject):
            return self._is_unknown_object()
        if not own or own & known:
            return False
        return self._is_unknown_object()

    def _is_unknown_object(self) -> bool:
        """Whether what is done is not done to a thing told as known."""
        object_ = tokens(self.passage.rest)[:1]
        return not object_ or object_[0].casefold() not in self.known.definite

    def _is_armed(self, subject: list[str]) -> bool:
        """Whether a country's forces do it, of which the promise says nothing: the army, the coast guard."""
        forces = {w.casefold() for w in subject} & self.known.set_of("force_noun")
        return bool(forces) and forces.isdisjoint(w.casefold() for w in tokens(self.commitment.action))

    def _is_one_more(self) -> bool:
        """Whether it names one more of the things promised: the bids for a second bridge."""
        articles, more = self.known.set_of("indefinite"), self.known.set_of("more")
        things = self.promised.heads | set(self.promised.core)
        counted = any(n.value > 1 for n in self.promised.numbers)
        for n, (word, after) in enumerate(pairwise(self.words)):
            new = (
                word in articles
                and after in more - self.known.set_of("new_word")
                or word in self.known.set_of("one_more")
            )
            if (
                new
                and not counted
                and concept_of(" ".join(self.words[n + 1 + (word in articles) :][:1]), self.language) in things
            ):
                return True
        return False

    def _is_outsider(self, subject: list[str]) -> bool:
        """Whether a body without a name does it that the promise does not speak of: the social security institute."""
        bodies = {concept_of(w, self.language) for w in subject if w.casefold() in self.known.set_of("outsider_noun")}
        return bool(bodies) and bodies.isdisjoint(
            set(self.promised.core) | set(self.promised.wide) | self.promised.scene
        )
