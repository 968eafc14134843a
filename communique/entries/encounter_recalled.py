"""Other encounters of those who met, told by the shape of the clause: the two last faced each other in Lima in May."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_again import before_relative, is_of_others, may_be_pair
from communique.entries.encounter_deeds import are_apart
from communique.entries.encounter_forms import is_at_event
from communique.entries.encounter_turns import Turn
from communique.entries.people_around import distinct
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADV, AUX, BE, COMMA, MODAL, NEG, PART, PREP, STOP, TO, VERB
from communique.words.load import Group, forms_of

_FAR_VERB: Final = 8  # tokens between "they" and what they did
_FAR_EACH_OTHER: Final = 5  # tokens between a verb and "each other"
_FAR_BEFORE: Final = 2  # sentences before "they" that tell who met
_TELLING: Final = Group("encounter", (), {"form": "meeting", "by": "verb"})
_TALKING: Final = frozenset(("verb", "convene", "discuss", "together"))  # encounters told by a verb
_CUES: Final = ("eachother", "sameagain", "tablereturn")


class _Deed(NamedTuple):
    """What a group is said to have done: its verb, whether on another occasion, whether it is to come."""

    verb: int
    again: bool
    coming: bool


class Recalled:
    """Reads such encounters of one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings, main: Encounter | None, found: list[Encounter], turns: list[Turn]) -> None:
        self.around, self.main, self.found, self.turns = around, main, found, turns
        self.page, self.words, self.context = around.page, around.words, around.context
        language = around.page.language
        self.occasions = language.sets["occasionword"]
        self.talking = forms_of(language, language.sets["talkverb"])
        self.signing = forms_of(language, language.sets["pairsigns"])
        self.unreal = language.sets["unreal"] | language.sets["wishedfor"]
        self.settled = language.sets["meetplan"]

    def find(self) -> list[Encounter]:
        """The encounters that sentences about those who met tell beside the ones that are known."""
        page, lines = self.page, set[int]()
        for cls in _CUES:
            lines |= {page.sentence_of[m.start] for m in page.of(cls)}
        lines |= {page.sentence_of[m.start] for m in page.of("thepair") if self._signs(m, m.stop) is not None}
        if not self.occasions.isdisjoint(page.known):
            lines |= {page.sentence_of[i] for i, word in enumerate(self.words) if word in self.occasions}
        told: list[Encounter | None] = [one for number in sorted(lines) for one in self._told(*page.sentences[number])]
        told += [self._of_turn(turn) for turn in self.turns if not turn.of_body]
        return [one for one in told if one is not None and not self._is_known(one)]

    def _of_turn(self, turn: Turn) -> Encounter | None:
        """The encounter that a noun tells with its turn: their last meeting, in Lima in May."""
        people = self._people(turn.start, turn.stop)
        if not people:
            return None
        span = (turn.start, turn.stop)
        return Encounter(turn.form, people[:], turn.day, turn.place, [span], True, "encounter of several")

    def _is_known(self, one: Encounter) -> bool:
        """Whether those people met on that day as far as is known."""
        return any(one.known <= each.known and one.date == each.date for each in self.found)

    def _told(self, first: int, stop: int) -> list[Encounter]:
        if self.around.is_quoted(first) or self.around.is_skipped(first):
            return []
        for start, end in self._groups(first, stop):
            if self.around.is_quoted(start):
                continue
            begins = [end, *self._joined(end, stop)]  # they first spoke in May | and had sat together in June
            told = [self._done(start, i, k) for i, k in zip(begins, [*begins[1:], stop], strict=True)]
            kept = [one for one in told if one is not None]
            if kept:
                return kept
        return []

    def _done(self, start: int, i: int, stop: int) -> Encounter | None:
        """The encounter that the verb behind a group, from token `i` on, tells."""
        deed = self._deed(i, stop)
        people = self._people(start, i) if deed is not None else []
        return self._encounter(start, deed, people, stop) if deed is not None and people else None

    def _joined(self, i: int, stop: int) -> list[int]:
        """Behind the joiners before a further verb of the same group."""
        joints = [k for k in range(i + 1, stop - 1) if self.page.is_a(k, "joiner")]
        return [k + 1 for k in joints if self.page.tags[k + 1] & (AUX | MODAL) or self.words[k + 1] in self.occasions]

    def _groups(self, first: int, stop: int) -> list[tuple[int, int]]:
        """The words of a sentence that may mean those who met: they, the two ministers, Kolar and Oyaro."""
        found = [(m.start, m.stop) for m in self.page.within("thepair", first, stop)]
        for mention in self.context.mentions_in(first, stop):
            if mention.plural and mention.form == "group" and may_be_pair(self.around, mention):
                found.append((mention.start, mention.stop))
        named = [m for m in self.around.people_in(first, stop) if m.who and m.who.name]
        joined = (pair for pair in pairwise(named) if self._are_joined(*pair))
        found += [(one.start, other.stop) for one, other in joined]
        return sorted(found, key=lambda span: (span[0], -span[1]))

    def _are_joined(self, one: Mention, other: Mention) -> bool:
        return other.start - one.stop == 1 and self.page.is_a(one.stop, "joiner")

    def _people(self, start: int, end: int) -> list[Figurehead]:
        """Whom the words of a group mean: those named in them, those of the sentences before, those of the report."""
        named = distinct([m.who for m in self.around.people_in(start, end) if m.who and m.who.name])
        if len(named) > 1:
            return named if any({id(who) for who in named} <= one.known for one in self.found) else []
        here = self._pair_named(self.page.sentences[self.page.sentence_of[start]][0], start)
        if here:
            return here  # A and B's first encounter since they quarrelled
        group = next((m for m in self.context.mentions_in(start, end) if m.form == "group"), None)
        rank = group.who.rank if group and group.who and group.who.rank not in (None, "official", "leader") else None
        number = self.page.sentence_of[start]
        begin = self.page.sentences[max(0, number - _FAR_BEFORE)][0]
        near = [one for one in self.found if any(begin <= a < start for a, _ in one.spans) and len(one.people) > 1]
        told = self.main is not None and min(self.main.spans)[0] < start
        one = near[-1] if near else self.main if told else None
        if one is None:
            return self._pair_named(begin, start)
        if is_of_others(self.around, one, start, rank):
            block = self.page.paragraphs[self.page.paragraph_of[start]][0]
            return self._pair_named(max(begin, block), start)
        people = [who for who in one.people if rank is None or who.rank == rank]
        three = self.page.has_a("threefold", start, end)
        return people if len(people) == 2 + three else []

    def _pair_named(self, begin: int, start: int) -> list[Figurehead]:
        """The two people of two sides whom the words before name, and nobody else, where they are not known to meet."""
        named = distinct([m.who for m in self.around.people_in(begin, start) if m.who and m.who.name])
        return named if len(named) == 2 and are_apart(*named) else []

    def _deed(self, i: int, stop: int) -> _Deed | None:
        """What stands behind a group from token `i` on, if it is said to have been done or to be to come."""
        coming = False
        again = self.page.is_a(i - 2, "otheroccasion")  # since they | quarrelled
        tags, last = self.page.tags, min(stop, i + _FAR_VERB)
        while i < last:
            word, tag = self.words[i], tags[i]
            planned = self.around.coming.at(self.words, i)
            if tag & NEG:
                return self._since(i, stop)
            if word in self.unreal:
                return None
            if self.page.match_at("sameagain", i):
                return _Deed(i, True, coming)
            if planned:
                i, coming = planned[0], True
            elif word in self.occasions:
                i, again = i + 1, True
            elif self.page.is_a(i, "pastperfect"):
                i, again = i + 1, True
            elif tag & (AUX | MODAL) and not (tag & BE and coming) or tag & (ADV | TO):
                i, coming = i + 1, coming or bool(tag & MODAL)
            elif word in self.settled and self.page.tag(i + 1) & TO:
                i, coming = i + 2, True
            else:
                return _Deed(i, again or self.page.word(i + 1) in self.occasions, coming) if self._is_verb(i) else None
        return None

    def _since(self, i: int, stop: int) -> _Deed | None:
        """What was not done since it was done: had not faced one another | since a stormy afternoon in Lima in May."""
        since = next((k for k in range(i, stop) if self.page.is_a(k, "sincelink")), None)
        told = since is not None and self.page.within("eachother", i, since) and self.context.dates_in(since, stop)
        return _Deed(since, True, False) if told and since is not None else None

    def _signs(self, pair: Match, i: int) -> int | None:
        """The verb shortly behind "they" that tells a signing: they had | signed, they are due to | sign."""
        last = min(i + _FAR_VERB, self.around.sentence(pair.start)[1])
        return next((k for k in range(i, last) if self.words[k] in self.signing), None)

    def _is_verb(self, i: int) -> bool:
        return bool(self.page.tags[i] & VERB)

    def _encounter(self, start: int, deed: _Deed, people: list[Figurehead], stop: int) -> Encounter | None:
        around, verb = self.around, deed.verb
        stop = before_relative(around, verb + 1, stop)
        told = Match(verb, verb + 1, _TELLING)
        day, place = around.day(told, verb, stop), around.place(verb + 1, stop)
        if day is None:
            first = around.sentence(verb)[0]
            day = around.day(told, first, start)
        if day is None or any(one.date == day for one in self.found if {id(w) for w in people} <= one.known):
            return None
        called = self.page.has_a("fromafar", verb, stop) or self._is_again_by_call(deed, start)
        if not self._is_meeting(deed, stop, called or place is not None) or self._is_conditional(deed):
            return None
        end = around.with_when(self._details_end(verb + 1, stop), stop)
        form = "call" if called else "signing" if self.words[verb] in self.signing else "meeting"
        form = "forum" if form == "meeting" and is_at_event(around, verb, stop) else form
        coming = bool(self.context.published and day > self.context.published)
        one = Encounter(form, people[:], day, None if called else place, [(start, end)], True, "encounter recalled")
        one.coming = coming
        return one

    def _details_end(self, i: int, stop: int) -> int:
        """Behind the last place or day from token `i` on before a mark that ends the clause."""
        ends = [p.stop for p in self.context.places_in(i, stop)] + [w.stop for w in self.context.dates_in(i, stop)]
        return max((end for end in ends if end <= stop), default=i)

    def _is_meeting(self, deed: _Deed, stop: int, placed: bool) -> bool:
        """Whether what a group did is to meet: each other, the same again, to talk on another occasion."""
        page, verb = self.page, deed.verb
        if page.match_at("sameagain", verb) or page.is_a(verb, "sincelink"):
            return True
        if page.match_at("tablereturn", verb):
            return placed
        if page.within("eachother", verb + 1, min(stop, verb + _FAR_EACH_OTHER)):
            return deed.again or deed.coming or placed
        if self.words[verb] in self.signing:
            return placed
        told = page.match_at("encounter", verb)
        if told is not None and told.group["by"] in _TALKING:
            return deed.again and (placed or told.group["form"] == "call")
        bare = verb + 1 >= stop or bool(page.tags[verb + 1] & (PREP | ADV | COMMA | STOP))
        bare = bare or self.words[verb + 1] in self.occasions
        passive = bool(page.tags[verb] & PART) and any(page.tags[i] & BE for i in range(max(0, verb - 2), verb))
        return deed.again and bare and not passive and self.words[verb] in self.talking and placed

    def _is_conditional(self, deed: _Deed) -> bool:
        return deed.coming and self.page.is_a(self.around.sentence(deed.verb)[0], "openingif")

    def _is_again_by_call(self, deed: _Deed, start: int) -> bool:
        """Whether "they did so" stands behind a sentence about a call."""
        if self.page.match_at("sameagain", deed.verb) is None:
            return False
        before = [one for one in self.found if any(a < start for a, _ in one.spans)]
        line = self.page.sentences[max(0, self.page.sentence_of[start] - 1)]
        return before[-1].form == "call" if before else self.page.has_a("callword", *line)
