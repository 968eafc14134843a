"""Verbs that tell of a thing as being there, and verbs with a particle: it stands, it was called off."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from communique.entries.action_dates import NewDates
from communique.entries.action_denials import Denials
from communique.entries.action_groups import FULFILS, Cue, Group
from communique.entries.context import Context
from communique.text.tags import ADV, AUX, BASE, BE, COMMA, DET, HAVE, ING, MODAL, NEG, NOUN, NUM, PART, PAST, PREP, TO
from communique.words.load import Group as WordGroup

_SHARE: Final = 4  # tokens of a share: 14 of the 20
_NOUN: Final = 8  # tokens behind a particle in which its noun stands: out of its budget
_OBJECT: Final = 4  # tokens from a verb to its short object: a new date


class Presence(Denials):
    """The cues of one document that say that something is there."""

    def __init__(self, context: Context, dates: NewDates) -> None:
        super().__init__(context, dates)
        language = context.page.language
        self.posture_acts = tuple(sorted(language.sets["posture_act"]))
        self.presence = language.sets["presence_word"]
        self.presence_acts = tuple(sorted(language.sets["presence_act"]))
        self.no_place = language.sets["no_place"]
        self.cardinals = language.sets["cardinal"]
        self.of_it, self.own = language.sets["of_it"], language.sets["own_word"]
        self.at_last = language.sets["at_word"], language.sets["last_word"]
        self.able = language.sets["able_modal"]
        self.capable = language.sets["capable_word"]
        self.by_now = language.sets["by_now"]

    def _is_share(self, k: int, stop: int) -> bool:
        """Whether a share of a number stands at token `k`: 14 of the 20 kilometres."""
        near = self.words[k : min(stop, k + _SHARE)]
        counted = [n for n, word in enumerate(near) if word[0].isdigit() or word in self.cardinals]
        return any(word in self.of_word and counted[0] < n < counted[-1] for n, word in enumerate(near) if counted)

    def _is_placed(self, k: int, start: int, stop: int) -> bool:
        """Whether a verb says where a thing is: has been standing in Florence since May."""
        group = self._group(k, start)
        after = self.clauses.skip_adverbs(k + 1, stop)
        if group.modal or group.negated or group.infinitive or after + 1 >= stop or not self.tags[after] & PREP:
            return False
        lone = self.tags[k] & (NOUN | BASE) and not group.be and self._is_lone(k, start)
        if self.tags[k] & NOUN and not group.be and not lone:
            return False
        number = self.tags[after + 1] & NUM
        finite = group.be or group.have or self.clauses.is_finite(k) or lone or self._is_past(k, start)
        placed = group.have and self._is_since(start, stop) or self.words[after] not in self.no_place
        return bool(finite and not number and placed)

    def _of_being(self, k: int, start: int, stop: int) -> Cue | None:
        """ "Have been with the brigades since August": where somebody has been for some time."""
        group = self._group(k, start)
        after = self.clauses.skip_adverbs(k + 1, stop)
        if not group.have or group.modal or group.negated or group.infinitive or after + 1 >= stop:
            return None
        near = self.words[after] in self.presence and not self.tags[after + 1] & NUM
        if not near or not self._is_since(start, stop) or self._is_state(after + 1):
            return None
        return Cue(FULFILS, k, k + 1, group.start, "be", self.presence_acts)

    def _is_state(self, k: int) -> bool:
        """Whether what stands behind a preposition is no place: in use, on hold."""
        return not self.tags[k] & (DET | NUM) and not self.page.is_capital(k)

    def _of_having(self, k: int, start: int, stop: int) -> Cue | None:
        """ "Now has five ambulances": what somebody has by now was given or made."""
        group = self._group(k, start)
        told = group.have or self.clauses.is_finite(k) and not self.tags[k] & PAST  # has had one since May
        if group.modal or group.negated or group.infinitive or not told:
            return None
        after = k + 1 + any(w in self.by_now for w in self.words[k + 1 : k + 2])
        now = after > k + 1 or self.words[k - 1] in self.by_now or self._is_since(start, stop)
        now = now or self._is_given(k, after, stop) or self.is_number(after) and self._is_so_far(after, stop)
        done = any(self.tags[n] & PART and not self.tags[n] & ING for n in range(after, min(stop, after + _OBJECT)))
        if not now or done or after >= stop or self.tags[after] & (PART | PREP | TO | ADV | NEG):
            return None
        return Cue(FULFILS, k, after, group.start, "have", self.posture_acts)

    def _is_so_far(self, k: int, stop: int) -> bool:
        """Whether "so far" stands behind a number: has 1,900 trees so far."""
        near = self.words[k : min(stop, k + _NOUN)]
        return any(a in self.so and b in self.so for a, b in pairwise(near))

    def _is_given(self, k: int, after: int, stop: int) -> bool:
        """Whether what is had is told as come by: has its own gate, has its ten volunteers, has readers at last."""
        if after + 1 < stop and self.words[after] in self.of_it:
            got = k and self.tags[k - 1] & HAVE  # have had their checks
            return bool(got) or self.page.word(after + 1) in self.own or self.is_number(after + 1)
        behind = self.words[after : min(stop, self.clauses.clause_end(k))]
        return any(a in self.at_last[0] and b in self.at_last[1] for a, b in pairwise(behind))

    def is_number(self, k: int) -> bool:
        return bool(self.tags[k] & NUM) or self.words[k] in self.cardinals

    def _enabled(self, k: int, base: str, group: Group, start: int, stop: int) -> Cue | None:
        """ "Can now look at the photographs": what can be done since a day, or now, shows that the thing is there."""
        made = group.infinitive and self._is_made_able(group, start)
        if group.modal not in self.able and not made or group.negated or self.tags[k] & (AUX | MODAL | HAVE):
            return None
        near = range(max(start, group.start - 1), k)
        now = self._is_since(start, stop) or any(self.words[i] in self.by_now for i in near)
        if not now and not self._is_share(k + 1, stop):
            return None
        first = group.start if not made else self._group(group.start - 2, start).start
        return Cue(FULFILS, k, k + 1, first, base, self.posture_acts)

    def _is_made_able(self, group: Group, start: int) -> bool:
        """Whether somebody is able to: people have been able to buy silk there since November."""
        i = group.start - 2
        return i > start and self.words[i] in self.capable and bool(self.tags[i - 1] & BE)

    def _of_split(self, k: int, base: str, group: Group, stop: int) -> Cue | None:
        """ "Called the deal off", "was deleted from the law", "ended its cooperation": what a verb says with a word.

        The word is a particle behind the object, a particle with its noun, or (without particles) the object itself.
        """
        if group.modal in self.unsure or group.negated or group.infinitive:
            return None
        end = min(stop, self.clauses.clause_end(k))
        for one in self.page.language.of("split"):
            if base in one.words and self._is_split(one, k, end, passive=bool(group.be)):
                return Cue(one["bearing"], k, k + 1, group.start, base)
        return None

    def _is_split(self, one: WordGroup, k: int, end: int, *, passive: bool) -> bool:
        particles, nouns = one.get("particles", ()), one.get("nouns", ())
        if not particles:
            stop = next((n for n in range(k + 2, end) if self.tags[n] & PREP and not self.tags[n] & ADV), end)
            last = next((n for n in range(k + 1, stop) if self.words[n] in nouns), None)
            return not passive and last is not None and (last + 1 >= end or not self.tags[last + 1] & NOUN)
        if passive and not nouns:
            return False
        for n in range(k + 1 if nouns else k + 2, end):
            if self.tags[n] & (COMMA | AUX | BE | HAVE):
                break
            if self.words[n] in particles and (
                not nouns or any(w in nouns for w in self.words[n + 1 : min(end, n + _NOUN)])
            ):
                return True  # out of its budget
        return False
