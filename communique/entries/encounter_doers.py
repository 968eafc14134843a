"""Who does what a verb tells, by the shape of its clause: those joined or the one right before it."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.encounter_sides import Sides
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADJ, ADV, AUX, BE, COMMA, DET, MODAL, PAST, POSS, PREP, TO
from communique.words.load import Group

NEAR_LINK: Final = 4  # tokens of "the visiting Danish" before somebody
FAR_THING: Final = 18  # tokens between a verb and "with" and somebody
_FAR_DOER: Final = 40  # tokens of the offices between somebody's name and the verb
_LONGEST_GAP: Final = 14  # tokens of a day and a place between somebody and the verb
_LONGEST_PHRASE: Final = 9  # tokens of "of the ministry of trade" behind somebody
_PLAIN: Final = Group("encounter", (), {"form": "meeting", "by": "verb"})


class Doers:
    """Finds them on one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings, sides: Sides) -> None:
        language = around.page.language
        self.around, self.sides = around, sides
        self.context, self.page, self.words, self.tags = around.context, around.page, around.words, around.page.tags
        self.verbs = language.verbs
        self.moves = language.sets["movedeed"]
        self.pair = language.sets["pairword"]
        self.agent = language.sets["agentlink"]
        self.endings = tuple(sorted(language.sets["past_ending"]))
        self.prepositions = language.sets["preposition"]

    def _mover(self, i: int, first: int) -> int | None:
        """The verb of the way that somebody made to do what the verb at token `i` tells: flew to Riga | to see B."""
        for k in range(i - 2, max(first, i - FAR_THING), -1):
            if self.tags[k] & PAST and (self._is_in(k, self.moves) or self.tags[k] & BE):
                return k
            if self.tags[k] & PAST and self.context.clauses.is_finite(k):
                return None
        return None

    def _is_unlisted(self, i: int) -> bool:
        """Whether a token may be a verb in the past that no list holds: strolled."""
        return not self.tags[i] and self.words[i].endswith(self.endings)

    def _is_right_behind(self, i: int, first: int) -> bool:
        """Whether a verb in the past stands right behind who acts, and is no participle: A, Mayor of X, | spent."""
        if self.words[i + 1 : i + 2] and self.words[i + 1] in self.agent:
            return False
        for m in reversed(self.context.mentions_in(max(first, i - _FAR_DOER), i)):
            if m.who is not None and m.form in ("name", "role", "pronoun"):
                apposed = self.words[i - 1] != "," or "," in self.words[m.start : m.stop]
                stop = self.around.sentence(i)[1]
                return self._is_gap(m.stop, i) and (apposed or not self.context.clauses.has_finite(i + 1, stop))
        return False

    def _helper(self, i: int, first: int) -> int:
        """The token before a verb and its adverbs."""
        k = i - 1
        while k > first and self.tags[k] & ADV:
            k -= 1
        return max(k, 0)

    def _link(self, i: int, start: int) -> int | None:
        """The small word before somebody and the words that describe them, or the verb itself."""
        k = start - 1
        while k > i and start - k <= NEAR_LINK and self.tags[k] & (DET | ADJ | POSS) and not self.tags[k] & PREP:
            k -= 1
        return k if k >= i else None

    def _doers(self, i: int, first: int) -> list[Figurehead]:
        """Who does what the verb at token `i` tells: those joined, or the one, right before it."""
        match = Match(i, i + 1, _PLAIN)
        author = self.sides.authors.of(match)
        if author is not None:
            return [author]
        for m in reversed(self.context.mentions_in(max(first, i - _FAR_DOER), i)):
            if m.who is None or m.form not in ("name", "role", "pronoun"):
                continue
            if m.form == "pronoun" and (m.plural or self.words[m.start] in self.around.objects):
                return []
            if not self._is_gap(m.stop, i) or m.who.kind != "person" or self.page.is_possessive(m.stop):
                return []
            joined = self.sides.joined_before(match)
            if len(joined) > 1 and joined[-1] is m.who:
                return joined if self._is_subject(joined[0], first, i) else []
            return [m.who] if m.who.name and self._is_subject(m.who, first, i) else []
        return []

    def _is_subject(self, who: Figurehead, first: int, i: int) -> bool:
        """Whether no preposition stands before somebody named before a verb."""
        m = next((m for m in reversed(self.context.mentions_in(first, i)) if m.who is who), None)
        if m is None:
            return False
        k = m.start - 1
        while k > first and (self.tags[k] & (POSS | DET) or k in self.context.place_of) and not self.tags[k] & PREP:
            k -= 1
        return k < first or self.words[k] not in self.prepositions

    def _is_gap(self, start: int, stop: int) -> bool:
        """Whether only a day, a place and small words stand between somebody and a verb."""
        if stop - start > _LONGEST_GAP:
            return False
        k = start
        while k < stop:
            when = self.context.dates_in(k, k + 1)
            place = self.context.place_of.get(k)
            if when and when[0].start == k:
                k = when[0].stop
            elif place is not None and self.words[k - 1] in self.around.places:
                k = place.stop
            elif (
                self.tags[k] & (ADV | AUX | COMMA | MODAL | TO)
                or self.words[k] in self.pair
                or self._is_coming(k, stop)
            ):
                k += 1
            elif (self.tags[k] & PREP or k == start and self.tags[k] & POSS) and (end := self._phrase_end(k, stop)):
                k = end
            elif self.words[k] in ("-", "–", "—"):
                k += 1
            else:
                return False
        return True

    def _phrase_end(self, k: int, stop: int) -> int | None:
        """The token behind a phrase that opens with a small word: of its ministry, in Riga since Monday."""
        end = next((i for i in range(k, min(stop, k + _LONGEST_PHRASE)) if self.words[i] == ","), None)
        if end is None or self.context.mentions_in(k, end) and self.around.people_in(k, end):
            ahead = self.context.dates_in(k + 1, k + 2) or self.context.place_of.get(k + 1)
            return k + 1 if ahead else None
        return None if self.context.clauses.has_finite(k + 1, end) else end

    def _is_coming(self, k: int, stop: int) -> bool:
        """Whether token `k` is part of what says that a deed is to come: is | due | to open."""
        return self.tags[k - 1] & BE > 0 and k + 1 < stop and self.tags[k + 1] & TO > 0

    def _is_in(self, i: int, bases: frozenset[str]) -> bool:
        """Whether a token is a form of one of these verbs."""
        word = self.words[i]
        if word in self.verbs:
            return any(base in bases for base, _ in self.verbs[word])
        return any(word.endswith(end) and (word[: -len(end)] in bases or word[:-1] in bases) for end in self.endings)
